/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/legend.h"

#include "app/curve_sample.h"
#include "app/i18n.h"
#include "app/pin_chip.h"
#include "app/words.h"
#include "app/wrap_layout.h"

typedef struct {
  GtkWidget *button, *remark;
} Chip;

struct _DwLegend {
  GtkWidget parent;
  DwExploration *exploration;
  size_t view;
  Chip chips[DW_MAX_CURVES];
  GtkWidget *pins[DW_MAX_GHOSTS]; /* behind the curves */
  size_t n_pins;
  bool updating; /* the ticks follow the view, not a user */
};

G_DEFINE_FINAL_TYPE(DwLegend, dw_legend, GTK_TYPE_WIDGET)

static const DwPlot *
plot_of(DwLegend *self)
{
  return &dw_exploration_model(self->exploration)
              ->plots[dw_exploration_view(self->exploration, self->view)->plot];
}

static void
on_toggled(DwLegend *self, GtkToggleButton *button)
{
  const size_t curve = GPOINTER_TO_SIZE(g_object_get_data(G_OBJECT(button), "curve"));
  DwView view = dw_exploration_state(self->exploration)->views[self->view];
  const uint64_t bit = (uint64_t) 1 << curve;
  if (self->updating)
    return;
  view.curves = gtk_toggle_button_get_active(button) ? view.curves | bit : view.curves & ~bit;
  dw_exploration_set_view(self->exploration, self->view, &view);
}

static void
update_ticks(DwLegend *self)
{
  if (!self->exploration)
    return; /* the buttons are going: the focus that leaves them may change views on its way */
  const uint64_t curves = dw_exploration_view(self->exploration, self->view)->curves;
  self->updating = true;
  for (size_t k = 0; k < plot_of(self)->n_curves; k++)
    gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(self->chips[k].button), curves >> k & 1);
  self->updating = false;
}

/* An absent curve cannot be switched; its reason stands under its name. */
static void
update_chip(Chip *chip, const DwCurve *curve, const DwSeries *series)
{
  const char *remark = series && series->remark ? dw_text(series->remark) : NULL;
  const bool absent = remark && series->n == 0;
  gtk_widget_set_sensitive(chip->button, !absent);
  gtk_widget_set_visible(chip->remark, absent);
  if (absent)
    gtk_label_set_text(GTK_LABEL(chip->remark), remark);
  gtk_widget_set_tooltip_text(chip->button, remark ? remark : dw_text(curve->meaning));
}

/* Alone when pins change: with another model they do so before the plots, and these chips with them, are made
 * anew. */
static void
update_pins(DwLegend *self)
{
  for (size_t k = 0; k < self->n_pins; k++)
    dw_pin_chip_refresh(self->pins[k]);
}

void
dw_legend_refresh(DwLegend *self)
{
  const DwResult *result = dw_exploration_result(self->exploration);
  const size_t plot = dw_exploration_view(self->exploration, self->view)->plot;
  for (size_t k = 0; k < plot_of(self)->n_curves; k++)
    update_chip(&self->chips[k], &plot_of(self)->curves[k], result ? dw_result_find(result, plot, k) : NULL);
  update_pins(self);
}

static void
fill_pins(DwLegend *self)
{
  DwPinboard *pins = dw_exploration_pins(self->exploration);
  while (self->n_pins > 0)
    gtk_widget_unparent(self->pins[--self->n_pins]);
  for (guint k = 0; k < g_list_model_get_n_items(G_LIST_MODEL(pins)); k++) {
    g_autoptr(DwPinned) pin = g_list_model_get_item(G_LIST_MODEL(pins), k);
    GtkWidget *chip = self->pins[self->n_pins++] = dw_pin_chip_new(pins, pin);
    gtk_widget_set_parent(chip, GTK_WIDGET(self));
  }
}

static Chip
chip_new(const DwCurve *curve)
{
  Chip chip = {gtk_toggle_button_new(), dw_words_new("", "caption")};
  GtkWidget *words = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = dw_words_new(dw_text(curve->label), "caption");
  /* Wrapped, not ellipsized: Pango 1.50 warns of sub- and superscripts in what it ellipsizes. */
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_natural_wrap_mode(GTK_LABEL(label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_wrap(GTK_LABEL(chip.remark), TRUE);
  gtk_label_set_max_width_chars(GTK_LABEL(chip.remark), 34);
  gtk_widget_set_visible(chip.remark, FALSE);
  gtk_box_append(GTK_BOX(words), label);
  gtk_box_append(GTK_BOX(words), chip.remark);
  gtk_widget_set_valign(words, GTK_ALIGN_CENTER);
  gtk_box_append(GTK_BOX(content), dw_curve_sample_new(curve));
  gtk_box_append(GTK_BOX(content), words);
  gtk_button_set_child(GTK_BUTTON(chip.button), content);
  gtk_widget_add_css_class(chip.button, "chip");
  dw_name_accessible(chip.button, dw_text(curve->label), dw_text(curve->meaning));
  return chip;
}

static void
dw_legend_dispose(GObject *object)
{
  DwLegend *self = DW_LEGEND(object);
  GtkWidget *child;
  g_clear_object(&self->exploration);
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))))
    gtk_widget_unparent(child);
  self->n_pins = 0;
  G_OBJECT_CLASS(dw_legend_parent_class)->dispose(object);
}

static void
dw_legend_class_init(DwLegendClass *class)
{
  G_OBJECT_CLASS(class)->dispose = dw_legend_dispose;
  gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(class), DW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name(GTK_WIDGET_CLASS(class), "legend");
  gtk_widget_class_set_accessible_role(GTK_WIDGET_CLASS(class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dw_legend_init(DwLegend *self)
{
  dw_name_accessible(GTK_WIDGET(self), _("Curves"), NULL);
}

GtkWidget *
dw_legend_new(DwExploration *exploration, size_t view)
{
  DwLegend *self = g_object_new(DW_TYPE_LEGEND, NULL);
  self->exploration = g_object_ref(exploration);
  self->view = view;
  const DwPlot *plot = plot_of(self);
  for (size_t k = 0; k < plot->n_curves; k++) {
    self->chips[k] = chip_new(&plot->curves[k]);
    g_object_set_data(G_OBJECT(self->chips[k].button), "curve", GSIZE_TO_POINTER(k));
    gtk_widget_set_parent(self->chips[k].button, GTK_WIDGET(self));
    g_signal_connect_swapped(self->chips[k].button, "toggled", G_CALLBACK(on_toggled), self);
  }
  update_ticks(self);
  fill_pins(self);
  dw_legend_refresh(self);
  g_signal_connect_object(exploration, "views", G_CALLBACK(update_ticks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(dw_exploration_pins(exploration), "items-changed", G_CALLBACK(fill_pins), self,
                          G_CONNECT_SWAPPED);
  g_signal_connect_object(dw_exploration_pins(exploration), "changed", G_CALLBACK(update_pins), self,
                          G_CONNECT_SWAPPED);
  return GTK_WIDGET(self);
}
