/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/menus.h"

/* Built once: GTK 4.8 loses the items of each menu that it builds, and a page of a plot would cost 2 kB. */
GMenuModel *
dw_menu_find(const char *id)
{
  static GtkBuilder *menus;
  if (!menus)
    menus = gtk_builder_new_from_resource("/org/doublewell/Doublewell/menus.ui");
  return G_MENU_MODEL(gtk_builder_get_object(menus, id));
}
