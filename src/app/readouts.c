/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readouts.h"

#include "app/decimal.h"
#include "app/i18n.h"
#include "app/words.h"
#include "plot/figure.h"
#include "plot/ruler.h"

#include <math.h>

static GtkWidget *
row_new(const DwReadout *readout)
{
  /* No box: it would ask a wrapped text how narrow it can be at the row's height, and grow too wide. */
  GtkWidget *row = gtk_grid_new();
  gtk_grid_set_column_spacing(GTK_GRID(row), 12);
  g_autofree char *words = g_markup_escape_text(dw_text(readout->meaning), -1);
  g_autofree char *name = readout->symbol && *readout->symbol
                              ? g_strdup_printf("%s, %s", words, readout->symbol)
                              : g_strdup(words);
  GtkWidget *meaning = dw_words_new(name, "dim-label");
  GtkWidget *value = dw_words_new("–", "numeric");
  gtk_label_set_wrap(GTK_LABEL(meaning), TRUE);
  gtk_label_set_natural_wrap_mode(GTK_LABEL(meaning), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand(meaning, TRUE);
  gtk_label_set_selectable(GTK_LABEL(value), TRUE);
  gtk_widget_set_can_focus(value, FALSE); /* see dw_paragraph_new */
  gtk_widget_set_valign(value, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign(meaning, GTK_ALIGN_BASELINE);
  gtk_grid_attach(GTK_GRID(row), meaning, 0, 0, 1, 1);
  gtk_grid_attach(GTK_GRID(row), value, 1, 0, 1, 1);
  gtk_widget_add_css_class(row, "readout");
  return row;
}

void
dw_readouts_fill(GtkBox *box, const DwModel *model)
{
  dw_box_clear(box);
  for (size_t k = 0; k < model->n_readouts; k++)
    gtk_box_append(box, row_new(&model->readouts[k]));
  gtk_widget_set_visible(GTK_WIDGET(box), model->n_readouts > 0);
}

static bool
is_count(double value)
{
  return value == round(value) && fabs(value) < 1e6;
}

static char *
reading_markup(const DwReadout *readout, const DwReading *reading)
{
  char number[128];
  if (!reading->present)
    return g_strdup("–");
  GString *text = g_string_new(readout->signed_number && reading->value > 0 ? "+" : NULL);
  if (isnan(reading->error) && is_count(reading->value))
    g_string_append_printf(text, "%s%.0f", reading->value < 0 ? "−" : "", fabs(reading->value));
  else
    g_string_append(text, dw_with_error_markup(reading->value, reading->error, number, sizeof number));
  if (*readout->unit)
    g_string_append_printf(text, " %s", readout->unit);
  return dw_decimal_show(g_string_free(text, FALSE));
}

/* What is sampled answers for the plots that are shown alone; the readouts of the others are left out. */
void
dw_readouts_refresh(GtkBox *box, const DwModel *model, const DwResult *result)
{
  GtkWidget *row = gtk_widget_get_first_child(GTK_WIDGET(box));
  const bool known = result && dw_result_has_readings(result);
  for (size_t k = 0; row; k++, row = gtk_widget_get_next_sibling(row)) {
    const DwReading reading = known ? dw_result_reading(result, k) : (DwReading){.present = false};
    g_autofree char *markup = reading_markup(&model->readouts[k], &reading);
    gtk_label_set_markup(GTK_LABEL(gtk_widget_get_last_child(row)), markup);
    gtk_widget_set_tooltip_text(row,
                                known && !reading.present ? _("Does not exist for these parameters") : NULL);
    gtk_widget_set_visible(row, reading.present || !model->sampled);
  }
}
