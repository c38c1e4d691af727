/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/recent_files.h"

#define GROUP "Doublewell"

enum { MOST = 8 };

/* The type is found by the name: content would be read on a thread of GTK's. */
void
dw_recent_files_add(const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autofree char *uri = g_file_get_uri(file), *type = g_content_type_guess(path, NULL, 0, NULL);
  g_autofree char *mime = g_content_type_get_mime_type(type);
  GtkRecentData data = {.mime_type = mime ? mime : (char *) "application/octet-stream",
                        .app_name = (char *) GROUP,
                        .app_exec = (char *) "doublewell %u",
                        .groups = (char *[]){(char *) GROUP, NULL}};
  gtk_recent_manager_add_full(gtk_recent_manager_get_default(), uri, &data);
}

static int
newest_first(gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *left = *(GtkRecentInfo *const *) a, *right = *(GtkRecentInfo *const *) b;
  return g_date_time_compare(gtk_recent_info_get_modified(right), gtk_recent_info_get_modified(left));
}

static GPtrArray *
ours(GtkRecentManager *manager)
{
  GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items(manager);
  for (GList *item = items; item; item = item->next)
    if (gtk_recent_info_has_group(item->data, GROUP) && gtk_recent_info_is_local(item->data) &&
        gtk_recent_info_exists(item->data))
      g_ptr_array_add(found, gtk_recent_info_ref(item->data));
  g_list_free_full(items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort(found, newest_first);
  return found;
}

static void
fill(GtkRecentManager *manager, GMenu *menu)
{
  const char *action = g_object_get_data(G_OBJECT(menu), "action");
  g_autoptr(GPtrArray) found = ours(manager);
  g_menu_remove_all(menu);
  for (guint k = 0; k < MIN(found->len, MOST); k++) {
    GtkRecentInfo *info = g_ptr_array_index(found, k);
    g_autoptr(GFile) file = g_file_new_for_uri(gtk_recent_info_get_uri(info));
    g_autofree char *path = g_file_get_path(file), *name = gtk_recent_info_get_short_name(info);
    g_auto(GStrv) parts = g_strsplit(name, "_", -1);
    g_autofree char *label = g_strjoinv("__", parts); /* an underscore would mark a mnemonic */
    g_autoptr(GMenuItem) item = g_menu_item_new(label, NULL);
    g_menu_item_set_action_and_target(item, action, "s", path);
    g_menu_append_item(menu, item);
  }
}

void
dw_recent_files_show(GMenu *menu, const char *action)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default();
  g_object_set_data(G_OBJECT(menu), "action", (gpointer) action);
  g_signal_connect_object(manager, "changed", G_CALLBACK(fill), menu, 0);
  fill(manager, menu);
}
