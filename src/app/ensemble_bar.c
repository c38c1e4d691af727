/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/ensemble_bar.h"

#include "app/i18n.h"
#include "app/words.h"
#include "io/quote.h"

static const double pace = 0.2; /* seconds between two updates of a run that goes on */
static const int spacing = 12, line_spacing = 6;

struct _DwEnsembleBar {
  GtkWidget parent;
  DwExploration *exploration;
  GtkWidget *run, *seed_row;
  GtkLabel *words, *refusal;
  GtkProgressBar *progress;
  GtkButton *pause;
  GtkEntry *seed;
  DwGrowthPhase phase; /* that is shown */
  double refreshed;
  int widest; /* that the run's line has ever wanted to be, so that the layout does not follow every digit */
};

G_DEFINE_FINAL_TYPE(DwEnsembleBar, dw_ensemble_bar, GTK_TYPE_WIDGET)

/* --- the run -------------------------------------------------------------------------------------------- */

static void
show_pause(DwEnsembleBar *self, bool going)
{
  const char *name = going ? _("Pause") : _("Continue");
  gtk_button_set_icon_name(self->pause,
                           going ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text(GTK_WIDGET(self->pause), name);
  dw_name_accessible(GTK_WIDGET(self->pause), name, NULL);
}

static void
refresh(DwEnsembleBar *self)
{
  const DwGrowth *growth = dw_exploration_growth(self->exploration);
  const double now = dw_exploration_clock();
  g_autofree char *words = dw_growth_text(growth, now);
  gtk_label_set_text(self->words, words);
  gtk_progress_bar_set_fraction(self->progress,
                                growth->wanted ? (double) growth->done / (double) growth->wanted : 0);
  gtk_widget_set_opacity(GTK_WIDGET(self->progress), growth->wanted ? 1 : 0);
  show_pause(self, growth->phase == DW_GROWTH_GOING || growth->phase == DW_GROWTH_DONE);
  self->phase = growth->phase;
  self->refreshed = now;
}

/* A run that goes on speaks often; one that comes to rest says so at once. */
static void
on_growth(DwEnsembleBar *self)
{
  const DwGrowthPhase phase = dw_exploration_growth(self->exploration)->phase;
  if (!dw_exploration_model(self->exploration)->sampled)
    return;
  if (phase != self->phase || dw_exploration_clock() >= self->refreshed + pace)
    refresh(self);
}

/* What stopping makes insensitive must not take the focus along. */
static void
on_stop(DwEnsembleBar *self)
{
  gtk_widget_grab_focus(GTK_WIDGET(self->pause));
}

/* --- the seed ------------------------------------------------------------------------------------------- */

static void
set_refusal(DwEnsembleBar *self, const char *sentence)
{
  gtk_widget_set_visible(GTK_WIDGET(self->refusal), sentence != NULL);
  gtk_label_set_text(self->refusal, sentence ? sentence : "");
  if (sentence)
    gtk_widget_add_css_class(GTK_WIDGET(self->seed), "error");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self->seed), "error");
  gtk_accessible_update_state(GTK_ACCESSIBLE(self->seed), GTK_ACCESSIBLE_STATE_INVALID,
                              sentence ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
set_seed_text(DwEnsembleBar *self, const char *text)
{
  if (!g_str_equal(gtk_editable_get_text(GTK_EDITABLE(self->seed)), text)) /* else the cursor would jump */
    gtk_editable_set_text(GTK_EDITABLE(self->seed), text);
}

static void
show_seed(DwEnsembleBar *self)
{
  g_autofree char *text =
      g_strdup_printf("%" G_GUINT64_FORMAT, dw_exploration_state(self->exploration)->seed);
  set_seed_text(self, text);
  set_refusal(self, NULL);
}

bool
dw_ensemble_bar_type_seed(DwEnsembleBar *self, const char *text)
{
  char quoted[DW_QUOTE_SIZE];
  g_autofree char *typed = g_strstrip(g_strdup(text));
  guint64 seed;
  if (g_ascii_string_to_unsigned(typed, 10, 0, G_MAXUINT64, &seed, NULL)) {
    dw_exploration_set_seed(self->exploration, seed);
    show_seed(self);
    return true;
  }
  g_autofree char *sentence =
      g_strdup_printf(_("The seed cannot be %s: allowed is a whole number from 0 to %s."),
                      dw_quote(typed, quoted), "18446744073709551615");
  set_seed_text(self, text);
  set_refusal(self, sentence);
  return false;
}

static void
on_seed_typed(DwEnsembleBar *self)
{
  g_autofree char *text = g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->seed)));
  dw_ensemble_bar_type_seed(self, text);
}

/* A refusal is about the text that was refused. */
static void
on_seed_text(DwEnsembleBar *self)
{
  set_refusal(self, NULL);
}

static gboolean
on_seed_key(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers,
            DwEnsembleBar *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  show_seed(self);
  return GDK_EVENT_STOP;
}

/* --- layout --------------------------------------------------------------------------------------------- */

static int
natural_width(GtkWidget *child)
{
  int natural;
  gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
height_at(GtkWidget *child, int width)
{
  int height = 0;
  if (gtk_widget_should_layout(child))
    gtk_widget_measure(child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
place(GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_should_layout(child))
    gtk_widget_size_allocate(child, &(GtkAllocation){x, y, width, height}, -1);
}

/* Run and seed at the two ends of a line where they fit on one, else below each other; the refusal below.
 * Returns the height; allocates if asked to. */
static int
lay_out(DwEnsembleBar *self, int width, bool allocate)
{
  GtkWidget *refusal = GTK_WIDGET(self->refusal);
  const int seed_width = MIN(natural_width(self->seed_row), width);
  self->widest = MAX(self->widest, natural_width(self->run));
  const bool one_line = self->widest + spacing + seed_width <= width;
  const int run_width = one_line ? width - spacing - seed_width : width;
  const int run_height = height_at(self->run, run_width), seed_height = height_at(self->seed_row, seed_width);
  const int line = one_line ? MAX(run_height, seed_height) : run_height;
  const int lines = one_line ? line : line + line_spacing + seed_height;
  const int refusal_height = height_at(refusal, width);
  if (allocate) {
    place(self->run, 0, 0, run_width, line);
    place(self->seed_row, one_line ? width - seed_width : 0, one_line ? 0 : line + line_spacing, seed_width,
          one_line ? line : seed_height);
    place(refusal, 0, lines, width, refusal_height);
  }
  return lines + refusal_height;
}

static void
dw_ensemble_bar_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  lay_out(DW_ENSEMBLE_BAR(widget), width, true);
}

static void
dw_ensemble_bar_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  DwEnsembleBar *self = DW_ENSEMBLE_BAR(widget);
  GtkWidget *const children[] = {self->run, self->seed_row, GTK_WIDGET(self->refusal)};
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = lay_out(self, for_size < 0 ? G_MAXINT / 2 : for_size, false);
    return;
  }
  for (size_t k = 0; k < G_N_ELEMENTS(children); k++) {
    int least = 0;
    if (gtk_widget_should_layout(children[k]))
      gtk_widget_measure(children[k], orientation, -1, &least, NULL, NULL, NULL);
    *minimum = MAX(*minimum, least);
  }
  *natural = MAX(*minimum, natural_width(self->run) + spacing + natural_width(self->seed_row));
}

static GtkSizeRequestMode
dw_ensemble_bar_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_ensemble_bar_dispose(GObject *object)
{
  DwEnsembleBar *self = DW_ENSEMBLE_BAR(object);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))))
    gtk_widget_unparent(child);
  g_clear_object(&self->exploration);
  G_OBJECT_CLASS(dw_ensemble_bar_parent_class)->dispose(object);
}

static void
dw_ensemble_bar_class_init(DwEnsembleBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_ensemble_bar_dispose;
  widget_class->size_allocate = dw_ensemble_bar_size_allocate;
  widget_class->measure = dw_ensemble_bar_measure;
  widget_class->get_request_mode = dw_ensemble_bar_request_mode;
  gtk_widget_class_set_css_name(widget_class, "ensemblebar");
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/ensemble-bar.ui");
  gtk_widget_class_bind_template_child(widget_class, DwEnsembleBar, run);
  gtk_widget_class_bind_template_child(widget_class, DwEnsembleBar, seed_row);
  gtk_widget_class_bind_template_child(widget_class, DwEnsembleBar, words);
  gtk_widget_class_bind_template_child(widget_class, DwEnsembleBar, refusal);
  gtk_widget_class_bind_template_child(widget_class, DwEnsembleBar, progress);
  gtk_widget_class_bind_template_child(widget_class, DwEnsembleBar, pause);
  gtk_widget_class_bind_template_child(widget_class, DwEnsembleBar, seed);
  gtk_widget_class_bind_template_callback(widget_class, on_stop);
  gtk_widget_class_bind_template_callback(widget_class, on_seed_typed);
  gtk_widget_class_bind_template_callback(widget_class, on_seed_text);
  gtk_widget_class_bind_template_callback(widget_class, on_seed_key);
}

static void
dw_ensemble_bar_init(DwEnsembleBar *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  dw_name_by_tooltips(GTK_WIDGET(self));
  dw_name_accessible(GTK_WIDGET(self), _("Realizations"), NULL);
}

static void
on_opened(DwEnsembleBar *self)
{
  gtk_widget_set_visible(GTK_WIDGET(self), dw_exploration_model(self->exploration)->sampled);
  self->widest = 0;
  show_seed(self);
  refresh(self);
}

void
dw_ensemble_bar_connect(DwEnsembleBar *self, DwExploration *exploration)
{
  self->exploration = g_object_ref(exploration);
  on_opened(self);
  g_signal_connect_object(exploration, "opened", G_CALLBACK(on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "values", G_CALLBACK(show_seed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "result", G_CALLBACK(on_growth), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "status", G_CALLBACK(on_growth), self, G_CONNECT_SWAPPED);
}
