/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A label for markup from a model's table, aligned left; `class` may be NULL. */
GtkWidget *dw_words_new(const char *markup, const char *class);
/* The same over several lines, to be selected and copied. */
GtkWidget *dw_paragraph_new(const char *markup, const char *class);
/* Name and description (NULL: none) for screen readers, markup made plain. */
void dw_name_accessible(GtkWidget *widget, const char *name, const char *description);
/* What a widget with a value has it at: "2.5 K". */
void dw_say_value(GtkWidget *widget, const char *words);
/* Buttons below `root` that show a picture get the names that their tooltips show. */
void dw_name_by_tooltips(GtkWidget *root);
/* The same text with blanks at which no line breaks around = and between a number and its unit.  Free with
 * g_free. */
char *dw_unbroken(const char *text);
/* Takes all children away. */
void dw_box_clear(GtkBox *box);
