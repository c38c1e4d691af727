/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parameter_row.h"

#include "app/i18n.h"
#include "app/parameter_slider.h"
#include "app/typed_number.h"
#include "app/words.h"
#include "io/number.h"

struct _DwParameterRow {
  AdwPreferencesRow parent;
  const DwParameter *parameter;
  double value;
  bool updating; /* widgets follow the value, not a user */
  GtkLabel *symbol, *meaning, *unit, *refusal;
  GtkButton *reset;
  GtkScale *slider;
  GtkEntry *entry;
  GtkDropDown *words;
  GtkWidget *number;
};

enum { CHANGED, DRAGGING, NUDGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(DwParameterRow, dw_parameter_row, ADW_TYPE_PREFERENCES_ROW)

double
dw_parameter_row_value(DwParameterRow *self)
{
  return self->value;
}

/* --- showing a value ------------------------------------------------------------------------------------ */

static void
set_refusal(DwParameterRow *self, const char *sentence)
{
  if (!sentence && !gtk_widget_get_visible(GTK_WIDGET(self->refusal)))
    return; /* nothing to lay out anew in every frame of a drag */
  gtk_widget_set_visible(GTK_WIDGET(self->refusal), sentence != NULL);
  gtk_label_set_text(self->refusal, sentence ? sentence : "");
  if (sentence)
    gtk_widget_add_css_class(GTK_WIDGET(self->entry), "error");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self->entry), "error");
  gtk_accessible_update_state(GTK_ACCESSIBLE(self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                              sentence ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_number(DwParameterRow *self)
{
  char number[DW_NUMBER_LENGTH], unit[64], spoken[2 * DW_NUMBER_LENGTH];
  dw_parameter_format(self->parameter, self->value, number, sizeof number);
  dw_text_plain(self->parameter->unit, unit, sizeof unit);
  g_snprintf(spoken, sizeof spoken, "%s %s", number, unit);
  gtk_editable_set_text(GTK_EDITABLE(self->entry), number);
  dw_parameter_slider_set(self->slider, dw_parameter_position(self->parameter, self->value),
                          g_strchomp(spoken));
}

/* The place of the reset button is kept when it is not needed, so that nothing moves while dragging. */
static void
show_reset(DwParameterRow *self)
{
  const bool changed = self->value != self->parameter->initial;
  gtk_widget_set_opacity(GTK_WIDGET(self->reset), changed ? 1 : 0);
  gtk_widget_set_sensitive(GTK_WIDGET(self->reset), changed);
}

void
dw_parameter_row_set_value(DwParameterRow *self, double value)
{
  self->value = value;
  self->updating = true;
  set_refusal(self, NULL);
  if (self->parameter->kind == DW_PARAMETER_CHOICE)
    gtk_drop_down_set_selected(self->words, (guint) value);
  else
    show_number(self);
  show_reset(self);
  self->updating = false;
}

/* --- a user's changes ----------------------------------------------------------------------------------- */

static void
change(DwParameterRow *self, double value)
{
  const bool differs = value != self->value;
  dw_parameter_row_set_value(self, value);
  if (differs)
    g_signal_emit(self, signals[CHANGED], 0, value);
}

bool
dw_parameter_row_type(DwParameterRow *self, const char *text)
{
  DwError error = {DW_OK};
  double value;
  if (dw_typed_number(self->parameter, text, &value, &error) != DW_OK) {
    if (!g_str_equal(gtk_editable_get_text(GTK_EDITABLE(self->entry)), text)) /* else the cursor would jump */
      gtk_editable_set_text(GTK_EDITABLE(self->entry), text);
    set_refusal(self, error.message);
    return false;
  }
  change(self, value);
  return true;
}

static void
on_typed(DwParameterRow *self)
{
  g_autofree char *text = g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->entry)));
  dw_parameter_row_type(self, text);
}

/* A refusal is about the text that was refused. */
static void
on_text(DwParameterRow *self)
{
  set_refusal(self, NULL);
}

static gboolean
on_entry_key(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers,
             DwParameterRow *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  dw_parameter_row_set_value(self, self->value);
  return GDK_EVENT_STOP;
}

static void
on_position(DwParameterRow *self, double position)
{
  change(self, dw_parameter_slider_value(self->parameter, position));
}

static void
on_steps(DwParameterRow *self, double steps)
{
  g_signal_emit(self, signals[NUDGED], 0);
  change(self, dw_parameter_slider_step(self->parameter, self->value, steps));
}

static void
on_held(DwParameterRow *self, gboolean held)
{
  g_signal_emit(self, signals[DRAGGING], 0, held);
}

static void
on_reset(DwParameterRow *self)
{
  change(self, self->parameter->initial);
}

static void
on_selected(DwParameterRow *self)
{
  if (!self->updating)
    change(self, gtk_drop_down_get_selected(self->words));
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_parameter_row_class_init(DwParameterRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  signals[CHANGED] = g_signal_new("changed", DW_TYPE_PARAMETER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[DRAGGING] = g_signal_new("dragging", DW_TYPE_PARAMETER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[NUDGED] =
      g_signal_new("nudged", DW_TYPE_PARAMETER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/parameter-row.ui");
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, symbol);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, meaning);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, unit);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, refusal);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, reset);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, slider);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, entry);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, words);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, number);
  gtk_widget_class_bind_template_callback(widget_class, on_typed);
  gtk_widget_class_bind_template_callback(widget_class, on_text);
  gtk_widget_class_bind_template_callback(widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback(widget_class, on_reset);
  gtk_widget_class_bind_template_callback(widget_class, on_selected);
}

static void
dw_parameter_row_init(DwParameterRow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

static void
show_parameter(DwParameterRow *self)
{
  const DwParameter *parameter = self->parameter;
  const bool choice = parameter->kind == DW_PARAMETER_CHOICE;
  const char *meaning = dw_text(parameter->meaning);
  g_autofree char *symbol = g_strdup_printf("<b>%s</b>", parameter->symbol);
  gtk_label_set_markup(self->symbol, symbol);
  gtk_widget_set_visible(GTK_WIDGET(self->symbol), *parameter->symbol != '\0');
  gtk_label_set_text(self->meaning, meaning);
  gtk_label_set_markup(self->unit, parameter->unit);
  gtk_widget_set_visible(GTK_WIDGET(self->unit), *parameter->unit != '\0');
  gtk_widget_set_visible(GTK_WIDGET(self->words), choice);
  gtk_widget_set_visible(self->number, !choice);
  dw_name_accessible(GTK_WIDGET(self->slider), meaning, NULL);
  dw_name_accessible(GTK_WIDGET(self->entry), meaning, NULL);
  dw_name_accessible(GTK_WIDGET(self->words), meaning, NULL);
}

static void
fill_words(DwParameterRow *self)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new(NULL);
  for (const char *const *word = self->parameter->words; *word; word++)
    gtk_string_list_append(words, dw_text(*word));
  self->updating = true;
  gtk_drop_down_set_model(self->words, G_LIST_MODEL(words));
  self->updating = false;
}

GtkWidget *
dw_parameter_row_new(const DwParameter *parameter)
{
  DwParameterRow *self = g_object_new(DW_TYPE_PARAMETER_ROW, NULL);
  self->parameter = parameter;
  show_parameter(self);
  if (parameter->kind == DW_PARAMETER_CHOICE)
    fill_words(self);
  else
    dw_parameter_slider_add_input(self->slider, parameter,
                                  (DwSliderInput){.object = G_OBJECT(self),
                                                  .position = (DwSliderNumber) on_position,
                                                  .steps = (DwSliderNumber) on_steps,
                                                  .held = (DwSliderHeld) on_held,
                                                  .reset = (DwSliderReset) on_reset});
  dw_parameter_row_set_value(self, parameter->initial);
  return GTK_WIDGET(self);
}
