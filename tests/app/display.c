/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display.h"

#include <stdlib.h>

void
display_init(int *argc, char ***argv)
{
  g_setenv("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv("GTK_A11Y", "test", FALSE);
  g_test_init(argc, argv, NULL);
  if (!gtk_init_check())
    exit(77);
  adw_init();
}

void
settle(void)
{
  while (g_main_context_iteration(NULL, FALSE))
    ;
}

static gboolean
set_flag(gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

void
run_for(guint milliseconds)
{
  gboolean over = FALSE;
  g_timeout_add(milliseconds, set_flag, &over);
  while (!over)
    g_main_context_iteration(NULL, TRUE);
}

void
wait_for_answer(DwExploration *exploration)
{
  gboolean late = FALSE;
  const guint alarm = g_timeout_add_seconds(10, set_flag, &late);
  while (dw_exploration_is_busy(exploration) && !late)
    g_main_context_iteration(NULL, TRUE);
  g_assert_false(late);
  g_source_remove(alarm);
}

static void
collect(GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a(G_OBJECT_TYPE(widget), type))
    g_ptr_array_add(found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child;
       child = gtk_widget_get_next_sibling(child))
    collect(child, type, found);
}

GPtrArray *
find_widgets(GtkWidget *widget, GType type)
{
  GPtrArray *found = g_ptr_array_new();
  collect(widget, type, found);
  return found;
}

void
assert_dies(gpointer object)
{
  gpointer watched = object;
  g_object_add_weak_pointer(object, &watched);
  g_object_unref(object);
  for (int k = 0; watched && k < 20; k++)
    run_for(20);
  g_assert_null(watched);
}
