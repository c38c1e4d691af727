/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pins_panel.h"

#include "app/pin_row.h"

struct _DwPinsPanel {
  GtkWidget parent;
  DwPinboard *pins;
  GtkListBox *list;
  GtkCheckButton *ratio;
};

G_DEFINE_FINAL_TYPE(DwPinsPanel, dw_pins_panel, GTK_TYPE_WIDGET)

static GtkWidget *
make_row(gpointer pin, gpointer pins)
{
  return dw_pin_row_new(pins, pin);
}

static void
on_ratio(DwPinsPanel *self)
{
  if (self->pins)
    dw_pinboard_set_ratio(self->pins, gtk_check_button_get_active(self->ratio));
}

void
dw_pins_panel_refresh(DwPinsPanel *self)
{
  GtkListBoxRow *row;
  const bool any = g_list_model_get_n_items(G_LIST_MODEL(self->pins)) > 0;
  gtk_widget_set_visible(GTK_WIDGET(self->list), any);
  gtk_widget_set_visible(GTK_WIDGET(self->ratio), any);
  for (int k = 0; (row = gtk_list_box_get_row_at_index(self->list, k)); k++)
    dw_pin_row_refresh(DW_PIN_ROW(row));
  gtk_check_button_set_active(self->ratio, dw_pinboard_comparison(self->pins)->ratio);
}

static void
dw_pins_panel_dispose(GObject *object)
{
  DwPinsPanel *self = DW_PINS_PANEL(object);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))))
    gtk_widget_unparent(child);
  g_clear_object(&self->pins);
  G_OBJECT_CLASS(dw_pins_panel_parent_class)->dispose(object);
}

static void
dw_pins_panel_class_init(DwPinsPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_pins_panel_dispose;
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/pins-panel.ui");
  gtk_widget_class_bind_template_child(widget_class, DwPinsPanel, list);
  gtk_widget_class_bind_template_child(widget_class, DwPinsPanel, ratio);
  gtk_widget_class_bind_template_callback(widget_class, on_ratio);
}

static void
dw_pins_panel_init(DwPinsPanel *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
dw_pins_panel_connect(DwPinsPanel *self, DwPinboard *pins)
{
  self->pins = g_object_ref(pins);
  gtk_list_box_bind_model(self->list, G_LIST_MODEL(pins), make_row, pins, NULL);
  g_signal_connect_object(pins, "changed", G_CALLBACK(dw_pins_panel_refresh), self, G_CONNECT_SWAPPED);
  dw_pins_panel_refresh(self);
}
