/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static char *folder;

const char *
scratch_folder(void)
{
  if (!folder)
    folder = g_dir_make_tmp("doublewell-test-XXXXXX", NULL);
  g_assert_nonnull(folder);
  return folder;
}

char *
scratch_path(const char *name)
{
  return g_build_filename(scratch_folder(), name, NULL);
}

static void
remove_tree(const char *path)
{
  g_autoptr(GDir) dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
    g_autofree char *child = g_build_filename(path, name, NULL);
    remove_tree(child);
  }
  g_remove(path);
}

void
scratch_remove(void)
{
  if (folder)
    remove_tree(folder);
  g_clear_pointer(&folder, g_free);
}
