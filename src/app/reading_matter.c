/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reading_matter.h"

#include "app/curve_sample.h"
#include "app/highlight.h"
#include "app/words.h"
#include "model/text.h"

static GtkWidget *
card_new(void)
{
  GtkWidget *card = gtk_box_new(GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class(card, "card");
  gtk_widget_add_css_class(card, "matter");
  return card;
}

static void
append(GtkWidget *box, GtkWidget *child)
{
  gtk_box_append(GTK_BOX(box), child);
}

static void
append_source(GtkWidget *box, const char *source)
{
  if (!source || !*source)
    return;
  GtkWidget *label = dw_paragraph_new(dw_text(source), "caption");
  gtk_widget_add_css_class(label, "dim-label");
  append(box, label);
}

/* --- equations ------------------------------------------------------------------------------------------ */

static GtkWidget *
headline_new(const DwPlot *plot, DwExploration *exploration)
{
  GtkWidget *card = card_new(), *equation = dw_paragraph_new("", "equation");
  dw_highlight_follow(GTK_LABEL(equation), exploration, dw_text(plot->equation));
  append(card, equation);
  append_source(card, dw_text(plot->source));
  return card;
}

static GtkWidget *
curve_new(const DwCurve *curve)
{
  GtkWidget *row = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *sample = dw_curve_sample_new(curve);
  g_autofree char *label = g_strdup_printf("<b>%s</b>", dw_text(curve->label));
  gtk_widget_set_valign(sample, GTK_ALIGN_START);
  gtk_widget_set_margin_top(sample, 3);
  append(words, dw_paragraph_new(label, NULL));
  if (curve->equation && *curve->equation)
    append(words, dw_paragraph_new(dw_text(curve->equation), NULL));
  append(words, dw_paragraph_new(dw_text(curve->meaning), "dim-label"));
  append_source(words, dw_text(curve->source));
  append(row, sample);
  append(row, words);
  return row;
}

void
dw_fill_equations(GtkBox *box, DwExploration *exploration)
{
  const DwState *state = dw_exploration_state(exploration);
  dw_box_clear(box);
  for (size_t k = 0; k < state->n_views; k++) {
    const DwPlot *plot = &state->model->plots[state->views[k].plot];
    gtk_box_append(box, headline_new(plot, exploration));
    for (size_t curve = 0; curve < plot->n_curves; curve++)
      gtk_box_append(box, curve_new(&plot->curves[curve]));
  }
}

/* --- notes ---------------------------------------------------------------------------------------------- */

static GtkWidget *
note_new(const DwNote *note)
{
  GtkWidget *card = card_new();
  GtkWidget *place = gtk_label_new(dw_text(note->place));
  gtk_label_set_xalign(GTK_LABEL(place), 0);
  gtk_label_set_wrap(GTK_LABEL(place), TRUE);
  gtk_widget_add_css_class(place, "caption-heading");
  append(card, place);
  append(card, dw_paragraph_new(dw_text(note->text), NULL));
  return card;
}

static bool
concerns_shown_plot(const DwNote *note, const DwState *state)
{
  for (size_t k = 0; k < state->n_views; k++)
    if (dw_note_concerns(note, &state->model->plots[state->views[k].plot]))
      return true;
  return false;
}

bool
dw_fill_notes(GtkBox *box, const DwState *state)
{
  bool any = false;
  dw_box_clear(box);
  for (size_t k = 0; k < state->model->n_notes; k++)
    if (concerns_shown_plot(&state->model->notes[k], state)) {
      gtk_box_append(box, note_new(&state->model->notes[k]));
      any = true;
    }
  return any;
}

/* --- references ----------------------------------------------------------------------------------------- */

void
dw_fill_references(GtkBox *box, const DwModel *model)
{
  dw_box_clear(box);
  for (size_t k = 0; k < model->n_citations; k++) {
    g_autofree char *text = g_markup_escape_text(model->citations[k].text, -1);
    GtkWidget *label = dw_paragraph_new(text, "caption");
    gtk_widget_add_css_class(label, "dim-label");
    gtk_box_append(box, label);
  }
}
