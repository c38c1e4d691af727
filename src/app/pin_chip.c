/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pin_chip.h"

#include "app/figure_theme.h"
#include "app/i18n.h"
#include "app/words.h"

/* --- the key -------------------------------------------------------------------------------------------- */

static void
draw_sample(GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer number)
{
  dw_figure_draw_ghost_sample(GPOINTER_TO_UINT(number), dw_window_theme(), cr, width, height);
}

GtkWidget *
dw_pin_sample_new(unsigned number)
{
  GtkWidget *area = g_object_new(GTK_TYPE_DRAWING_AREA, "content-width", 28, "content-height", 14, "valign",
                                 GTK_ALIGN_CENTER, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_drawing_area_set_draw_func(GTK_DRAWING_AREA(area), draw_sample, GUINT_TO_POINTER(number), NULL);
  dw_follow_window_theme(area);
  return area;
}

/* --- the chip ------------------------------------------------------------------------------------------- */

static DwPinned *
pin_of(GtkWidget *chip)
{
  return g_object_get_data(G_OBJECT(chip), "pin");
}

static DwPinboard *
board_of(GtkWidget *chip)
{
  return g_object_get_data(G_OBJECT(chip), "pins");
}

static void
on_toggled(GtkToggleButton *chip)
{
  GtkWidget *widget = GTK_WIDGET(chip);
  dw_pinboard_show(board_of(widget), pin_of(widget), gtk_toggle_button_get_active(chip));
}

void
dw_pin_chip_refresh(GtkWidget *chip)
{
  DwPinned *pin = pin_of(chip);
  GtkWidget *label = g_object_get_data(G_OBJECT(chip), "label");
  g_autofree char *words = dw_pinboard_describe(board_of(chip), pin);
  g_autofree char *title = g_strdup_printf(_("pin %u"), dw_pinned_number(pin));
  gtk_label_set_markup(GTK_LABEL(label), *words ? words : title);
  dw_name_accessible(chip, title, words);
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(chip), dw_pinned_is_shown(pin));
}

GtkWidget *
dw_pin_chip_new(DwPinboard *pins, DwPinned *pin)
{
  GtkWidget *chip = gtk_toggle_button_new(), *label = dw_words_new("", "caption");
  GtkWidget *content = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_natural_wrap_mode(GTK_LABEL(label), GTK_NATURAL_WRAP_NONE);
  gtk_box_append(GTK_BOX(content), dw_pin_sample_new(dw_pinned_number(pin)));
  gtk_box_append(GTK_BOX(content), label);
  gtk_button_set_child(GTK_BUTTON(chip), content);
  gtk_widget_add_css_class(chip, "chip");
  gtk_widget_set_tooltip_text(chip, _("Pinned curves, to compare with"));
  g_object_set_data_full(G_OBJECT(chip), "pin", g_object_ref(pin), g_object_unref);
  g_object_set_data_full(G_OBJECT(chip), "pins", g_object_ref(pins), g_object_unref);
  g_object_set_data(G_OBJECT(chip), "label", label);
  dw_pin_chip_refresh(chip);
  g_signal_connect(chip, "toggled", G_CALLBACK(on_toggled), NULL);
  return chip;
}
