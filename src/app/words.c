/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/words.h"

#include "model/text.h"

#include <stdbool.h>

GtkWidget *
dw_words_new(const char *markup, const char *class)
{
  GtkWidget *label = gtk_label_new(NULL);
  gtk_label_set_markup(GTK_LABEL(label), markup);
  gtk_label_set_xalign(GTK_LABEL(label), 0);
  if (class)
    gtk_widget_add_css_class(label, class);
  return label;
}

GtkWidget *
dw_paragraph_new(const char *markup, const char *class)
{
  GtkWidget *label = dw_words_new(markup, class);
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode(GTK_LABEL(label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_selectable(GTK_LABEL(label), TRUE);
  gtk_widget_set_can_focus(label, FALSE); /* else Tab stops at every sentence, or is lost there */
  return label;
}

static bool
joins(const char *text, const char *blank)
{
  const bool equation = blank[1] == '=' || (blank > text && blank[-1] == '=');
  return equation || (blank > text && g_ascii_isdigit(blank[-1]) && g_ascii_isalpha(blank[1]));
}

char *
dw_unbroken(const char *text)
{
  GString *unbroken = g_string_new(NULL);
  for (const char *c = text; *c; c++)
    if (*c == ' ' && joins(text, c))
      g_string_append(unbroken, "\u00a0");
    else
      g_string_append_c(unbroken, *c);
  return g_string_free(unbroken, FALSE);
}

void
dw_name_accessible(GtkWidget *widget, const char *name, const char *description)
{
  char plain[512];
  gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 dw_text_plain(name, plain, sizeof plain), -1);
  if (description)
    gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                   dw_text_plain(description, plain, sizeof plain), -1);
}

/* What a slider's number means is the value text's to say, which GTK 4.8 keeps from AT-SPI: its values there are
 * numbers alone.  The description is passed on. */
void
dw_say_value(GtkWidget *widget, const char *words)
{
  gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
name_by_tooltip(GtkWidget *widget, const char *tooltip)
{
  GtkWidget *inner = GTK_IS_MENU_BUTTON(widget) ? gtk_widget_get_first_child(widget) : NULL;
  gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  if (inner) /* which takes the focus */
    gtk_accessible_update_property(GTK_ACCESSIBLE(inner), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

void
dw_name_by_tooltips(GtkWidget *root)
{
  const char *tooltip = gtk_widget_get_tooltip_text(root);
  if (tooltip && (GTK_IS_BUTTON(root) || GTK_IS_MENU_BUTTON(root)))
    name_by_tooltip(root, tooltip);
  for (GtkWidget *child = gtk_widget_get_first_child(root); child; child = gtk_widget_get_next_sibling(child))
    dw_name_by_tooltips(child);
}

void
dw_box_clear(GtkBox *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(box))))
    gtk_box_remove(box, child);
}
