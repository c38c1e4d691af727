/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/pin_row.h"

#include "app/i18n.h"
#include "app/menus.h"
#include "app/pin_chip.h"
#include "app/words.h"

struct _DwPinRow {
  GtkListBoxRow parent;
  DwPinboard *pins;
  DwPinned *pin;
  GtkBox *key;
  GtkToggleButton *shown;
  GtkEditableLabel *name;
  GtkLabel *words;
  GtkSpinner *spinner;
  GtkMenuButton *menu;
  bool updating; /* the widgets follow the pin, not a user */
};

G_DEFINE_FINAL_TYPE(DwPinRow, dw_pin_row, GTK_TYPE_LIST_BOX_ROW)

/* --- what a user does ----------------------------------------------------------------------------------- */

static void
on_shown(DwPinRow *self)
{
  if (!self->updating)
    dw_pinboard_show(self->pins, self->pin, gtk_toggle_button_get_active(self->shown));
}

static char *
title_of(DwPinRow *self)
{
  const char *name = dw_pinned_name(self->pin);
  return *name ? g_strdup(name) : g_strdup_printf(_("Pin %u"), dw_pinned_number(self->pin));
}

/* An empty name, or the one that it had without being asked, is none. */
static void
on_editing(DwPinRow *self)
{
  const char *text = gtk_editable_get_text(GTK_EDITABLE(self->name));
  g_autofree char *title = title_of(self);
  if (self->updating || gtk_editable_label_get_editing(self->name) || g_str_equal(text, title))
    return;
  dw_pinboard_rename(self->pins, self->pin, text);
  dw_pin_row_refresh(self);
}

static void
recompute(GtkWidget *row, const char *name, GVariant *none)
{
  dw_pinboard_recompute(DW_PIN_ROW(row)->pins, DW_PIN_ROW(row)->pin);
}

static void
take_back(GtkWidget *row, const char *name, GVariant *none)
{
  dw_pinboard_take_back(DW_PIN_ROW(row)->pins, DW_PIN_ROW(row)->pin);
}

static void
rename_in_place(GtkWidget *row, const char *name, GVariant *none)
{
  gtk_editable_label_start_editing(DW_PIN_ROW(row)->name);
}

/* The row goes with its pin. */
static void
remove_pin(GtkWidget *row, const char *name, GVariant *none)
{
  g_autoptr(DwPinned) pin = g_object_ref(DW_PIN_ROW(row)->pin);
  g_autoptr(DwPinboard) pins = g_object_ref(DW_PIN_ROW(row)->pins);
  g_autofree char *title = title_of(DW_PIN_ROW(row));
  gtk_widget_activate_action(row, "win.say-pin-removed", "s", title);
  dw_pinboard_remove(pins, pin);
}

/* --- what it shows -------------------------------------------------------------------------------------- */

static char *
words_of(DwPinRow *self)
{
  if (!dw_pinned_result(self->pin))
    return g_strdup(dw_pinned_is_busy(self->pin) ? _("Solving…") : _("Not solved yet: recompute it"));
  return dw_pinboard_tell_apart(self->pins, self->pin);
}

void
dw_pin_row_refresh(DwPinRow *self)
{
  g_autofree char *title = title_of(self), *words = words_of(self);
  self->updating = true;
  gtk_toggle_button_set_active(self->shown, dw_pinned_is_shown(self->pin));
  gtk_button_set_icon_name(GTK_BUTTON(self->shown),
                           dw_pinned_is_shown(self->pin) ? "view-reveal-symbolic" : "view-conceal-symbolic");
  if (!gtk_editable_label_get_editing(self->name))
    gtk_editable_set_text(GTK_EDITABLE(self->name), title);
  gtk_label_set_markup(self->words, words);
  gtk_widget_set_visible(GTK_WIDGET(self->words), *gtk_label_get_text(self->words));
  gtk_spinner_set_spinning(self->spinner, dw_pinned_is_busy(self->pin));
  self->updating = false;
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_pin_row_dispose(GObject *object)
{
  DwPinRow *self = DW_PIN_ROW(object);
  g_clear_object(&self->pin);
  g_clear_object(&self->pins);
  G_OBJECT_CLASS(dw_pin_row_parent_class)->dispose(object);
}

static void
dw_pin_row_class_init(DwPinRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_pin_row_dispose;
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/pin-row.ui");
  gtk_widget_class_bind_template_child(widget_class, DwPinRow, key);
  gtk_widget_class_bind_template_child(widget_class, DwPinRow, shown);
  gtk_widget_class_bind_template_child(widget_class, DwPinRow, name);
  gtk_widget_class_bind_template_child(widget_class, DwPinRow, words);
  gtk_widget_class_bind_template_child(widget_class, DwPinRow, spinner);
  gtk_widget_class_bind_template_child(widget_class, DwPinRow, menu);
  gtk_widget_class_bind_template_callback(widget_class, on_shown);
  gtk_widget_class_bind_template_callback(widget_class, on_editing);
  gtk_widget_class_install_action(widget_class, "pin.recompute", NULL, recompute);
  gtk_widget_class_install_action(widget_class, "pin.take-back", NULL, take_back);
  gtk_widget_class_install_action(widget_class, "pin.rename", NULL, rename_in_place);
  gtk_widget_class_install_action(widget_class, "pin.remove", NULL, remove_pin);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_F2, 0, "pin.rename", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Delete, 0, "pin.remove", NULL);
}

static void
dw_pin_row_init(DwPinRow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  gtk_menu_button_set_menu_model(self->menu, dw_menu_find("pin"));
}

GtkWidget *
dw_pin_row_new(DwPinboard *pins, DwPinned *pin)
{
  DwPinRow *self = g_object_new(DW_TYPE_PIN_ROW, NULL);
  self->pins = g_object_ref(pins);
  self->pin = g_object_ref(pin);
  gtk_box_append(self->key, dw_pin_sample_new(dw_pinned_number(pin)));
  dw_pin_row_refresh(self);
  return GTK_WIDGET(self);
}
