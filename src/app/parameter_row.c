/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parameter_row.h"

#include "app/decimal.h"
#include "app/i18n.h"
#include "app/parameter_slider.h"
#include "app/typed_number.h"
#include "app/words.h"
#include "io/number.h"

#include <math.h>

/* The longest word of a choice that stands beside the parameter's meaning, in characters. */
static const long beside = 3;

struct _DwParameterRow {
  AdwPreferencesRow parent;
  const DwParameter *parameter;
  bool derived;
  double value;
  char shown[DW_NUMBER_LENGTH]; /* of the value in the entry */
  bool updating;                /* widgets follow the value, not a user */
  DwParameterRowCheck check;
  gpointer check_data;
  GtkLabel *symbol, *meaning, *unit, *refusal;
  GtkButton *reset;
  GtkScale *slider;
  GtkEntry *entry;
  GtkDropDown *words;
  GtkSwitch *toggle;
  GtkBox *head;
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

/* --- switches ------------------------------------------------------------------------------------------- */

static bool
is_on(const DwParameter *parameter, double value)
{
  return g_str_equal(parameter->words[(size_t) value], "on");
}

/* A choice between "off" and "on". */
static bool
is_switch(const DwParameter *parameter)
{
  const char *const *words = parameter->words;
  return parameter->kind == DW_PARAMETER_CHOICE && g_strv_length((char **) words) == 2 &&
         g_strv_contains(words, "on") && g_strv_contains(words, "off");
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

/* Of a quotient of typed numbers four digits are enough. */
static void
format_value(DwParameterRow *self)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double value = self->value;
  if (self->derived)
    value = g_ascii_strtod(g_ascii_formatd(digits, sizeof digits, "%.4g", value), NULL);
  if (isnan(value))
    g_strlcpy(self->shown, "–", sizeof self->shown);
  else
    dw_decimal_show(dw_parameter_format(self->parameter, value, self->shown, sizeof self->shown));
}

static void
show_number(DwParameterRow *self)
{
  char unit[64], spoken[2 * DW_NUMBER_LENGTH];
  const bool there = !isnan(self->value);
  format_value(self);
  dw_text_plain(self->parameter->unit, unit, sizeof unit);
  g_snprintf(spoken, sizeof spoken, "%s %s", self->shown, unit);
  gtk_editable_set_text(GTK_EDITABLE(self->entry), self->shown);
  dw_parameter_slider_set(self->slider, there ? dw_parameter_position(self->parameter, self->value) : 0,
                          g_strchomp(spoken));
  gtk_widget_set_sensitive(self->number, there);
}

/* The place of the reset button is kept when it is not needed, so that nothing moves while dragging. */
static void
show_reset(DwParameterRow *self)
{
  const bool changed = !self->derived && self->value != self->parameter->initial;
  gtk_widget_set_opacity(GTK_WIDGET(self->reset), changed ? 1 : 0);
  gtk_widget_set_sensitive(GTK_WIDGET(self->reset), changed);
}

void
dw_parameter_row_set_value(DwParameterRow *self, double value)
{
  self->value = value;
  self->updating = true;
  set_refusal(self, NULL);
  if (is_switch(self->parameter))
    gtk_switch_set_active(self->toggle, is_on(self->parameter, value));
  else if (self->parameter->kind == DW_PARAMETER_CHOICE)
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
  if (dw_typed_number(self->parameter, text, &value, &error) != DW_OK ||
      (self->check && self->check(self->check_data, self, value, &error) != DW_OK)) {
    if (!g_str_equal(gtk_editable_get_text(GTK_EDITABLE(self->entry)), text)) /* else the cursor would jump */
      gtk_editable_set_text(GTK_EDITABLE(self->entry), text);
    set_refusal(self, error.message);
    return false;
  }
  change(self, value);
  return true;
}

void
dw_parameter_row_set_check(DwParameterRow *self, DwParameterRowCheck check, gpointer data)
{
  self->check = check;
  self->check_data = data;
}

static void
on_typed(DwParameterRow *self)
{
  g_autofree char *text = g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->entry)));
  if (!g_str_equal(text, self->shown)) /* whose digits may be fewer than the value's */
    dw_parameter_row_type(self, text);
}

bool
dw_parameter_row_revert(DwParameterRow *self)
{
  if (self->parameter->kind == DW_PARAMETER_CHOICE ||
      g_str_equal(gtk_editable_get_text(GTK_EDITABLE(self->entry)), self->shown))
    return false;
  dw_parameter_row_set_value(self, self->value);
  return true;
}

/* A refusal is about the text that was refused. */
static void
on_text(DwParameterRow *self)
{
  set_refusal(self, NULL);
}

static void
on_steps(DwParameterRow *self, double steps)
{
  g_signal_emit(self, signals[NUDGED], 0);
  change(self, dw_parameter_slider_step(self->parameter, self->value, steps));
}

/* As on the slider, but for the keys that move the cursor. */
static bool
step_by_key(DwParameterRow *self, guint key, GdkModifierType modifiers)
{
  const double steps = dw_parameter_slider_key(self->parameter, key, modifiers);
  if (steps == 0 || key == GDK_KEY_Left || key == GDK_KEY_Right)
    return false;
  on_steps(self, steps);
  gtk_editable_set_position(GTK_EDITABLE(self->entry), -1);
  return true;
}

static gboolean
on_entry_key(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers,
             DwParameterRow *self)
{
  if (key == GDK_KEY_Escape)
    dw_parameter_row_set_value(self, self->value);
  else if (!step_by_key(self, key, modifiers))
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_position(DwParameterRow *self, double position)
{
  change(self, dw_parameter_slider_value(self->parameter, position));
}

static void
on_held(DwParameterRow *self, gboolean held)
{
  g_signal_emit(self, signals[DRAGGING], 0, held);
}

static void
on_reset(DwParameterRow *self)
{
  if (!self->derived)
    change(self, self->parameter->initial);
}

static void
on_selected(DwParameterRow *self)
{
  if (!self->updating)
    change(self, gtk_drop_down_get_selected(self->words));
}

static void
on_toggled(DwParameterRow *self)
{
  const double value = self->value == 0 ? 1 : 0;
  if (!self->updating)
    change(self, value);
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
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, toggle);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, head);
  gtk_widget_class_bind_template_child(widget_class, DwParameterRow, number);
  gtk_widget_class_bind_template_callback(widget_class, on_typed);
  gtk_widget_class_bind_template_callback(widget_class, on_text);
  gtk_widget_class_bind_template_callback(widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback(widget_class, on_reset);
  gtk_widget_class_bind_template_callback(widget_class, on_selected);
  gtk_widget_class_bind_template_callback(widget_class, on_toggled);
}

static void
dw_parameter_row_init(DwParameterRow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  dw_name_by_tooltips(GTK_WIDGET(self));
}

static void
show_parameter(DwParameterRow *self)
{
  const DwParameter *parameter = self->parameter;
  const bool choice = parameter->kind == DW_PARAMETER_CHOICE;
  const char *meaning = dw_text(parameter->meaning);
  g_autofree char *symbol = g_strdup_printf("<b>%s</b>", dw_text(parameter->symbol));
  gtk_label_set_markup(self->symbol, symbol);
  gtk_widget_set_visible(GTK_WIDGET(self->symbol), *parameter->symbol != '\0');
  gtk_label_set_text(self->meaning, meaning);
  gtk_label_set_markup(self->unit, parameter->unit);
  gtk_widget_set_visible(GTK_WIDGET(self->unit), *parameter->unit != '\0');
  gtk_widget_set_visible(GTK_WIDGET(self->toggle), is_switch(parameter));
  gtk_widget_set_visible(GTK_WIDGET(self->words), choice && !is_switch(parameter));
  gtk_widget_set_visible(self->number, !choice);
  dw_name_accessible(GTK_WIDGET(self->slider), meaning, NULL);
  dw_name_accessible(GTK_WIDGET(self->entry), meaning, NULL);
  dw_name_accessible(GTK_WIDGET(self->words), meaning, NULL);
  dw_name_accessible(GTK_WIDGET(self->toggle), meaning, NULL);
}

/* Short words have their place in the row's first line. */
static void
move_words_beside(DwParameterRow *self)
{
  GtkWidget *words = g_object_ref(GTK_WIDGET(self->words));
  gtk_box_remove(GTK_BOX(gtk_widget_get_parent(words)), words);
  gtk_widget_set_margin_top(words, 0);
  gtk_widget_set_valign(words, GTK_ALIGN_CENTER);
  gtk_box_append(self->head, words);
  g_object_unref(words);
}

static void
fill_words(DwParameterRow *self)
{
  long longest = 0;
  g_autoptr(GtkStringList) words = gtk_string_list_new(NULL);
  const DwParameter *parameter = self->parameter;
  for (const char *const *label = parameter->labels ? parameter->labels : parameter->words; *label; label++) {
    gtk_string_list_append(words, dw_text(*label));
    longest = MAX(longest, g_utf8_strlen(dw_text(*label), -1));
  }
  self->updating = true;
  gtk_drop_down_set_model(self->words, G_LIST_MODEL(words));
  self->updating = false;
  if (longest <= beside)
    move_words_beside(self);
}

static GtkWidget *
row_new(const DwParameter *parameter, bool derived)
{
  DwParameterRow *self = g_object_new(DW_TYPE_PARAMETER_ROW, NULL);
  self->parameter = parameter;
  self->derived = derived;
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
  dw_parameter_row_set_value(self, derived ? NAN : parameter->initial);
  return GTK_WIDGET(self);
}

void
dw_parameter_row_line_up(DwParameterRow *self, GtkSizeGroup *units)
{
  gtk_label_set_xalign(self->unit, 0);
  gtk_widget_set_visible(GTK_WIDGET(self->unit), TRUE);
  gtk_size_group_add_widget(units, GTK_WIDGET(self->unit));
}

GtkWidget *
dw_parameter_row_new(const DwParameter *parameter)
{
  return row_new(parameter, false);
}

GtkWidget *
dw_parameter_row_new_derived(const DwDerived *derived)
{
  GtkWidget *row = row_new(&derived->quantity, true);
  gtk_widget_add_css_class(row, "derived");
  gtk_widget_set_visible(GTK_WIDGET(DW_PARAMETER_ROW(row)->reset), FALSE);
  return row;
}
