/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export_names.h"

#include <string.h>

/* Without the ending, if it is that of a format. */
static char *
stem_of(const char *path)
{
  DwFormat format;
  if (!dw_format_of_path(path, &format))
    return g_strdup(path);
  return g_strndup(path, (size_t) (strrchr(path, '.') - path));
}

static int
count(const bool chosen[DW_N_FORMATS])
{
  int n = 0;
  for (int k = 0; k < DW_N_FORMATS; k++)
    n += chosen[k];
  return n;
}

GStrv
dw_export_paths(const char *path, const bool chosen[DW_N_FORMATS])
{
  DwFormat format;
  g_autofree char *stem = stem_of(path);
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
  if (count(chosen) == 1 && dw_format_of_path(path, &format)) {
    g_strv_builder_add(paths, path);
    return g_strv_builder_end(paths);
  }
  for (int k = 0; k < DW_N_FORMATS; k++) {
    g_autofree char *whole = g_strdup_printf("%s.%s", stem, dw_format_name((DwFormat) k));
    if (chosen[k])
      g_strv_builder_add(paths, whole);
  }
  return g_strv_builder_end(paths);
}

char *
dw_export_present(const char *path, const char *const *paths)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new();
  for (; *paths; paths++) {
    g_autofree char *name = g_path_get_basename(*paths), *shown = g_filename_display_name(name);
    if (!g_str_equal(*paths, path) && g_file_test(*paths, G_FILE_TEST_EXISTS))
      g_strv_builder_add(names, shown);
  }
  g_auto(GStrv) list = g_strv_builder_end(names);
  return list[0] ? g_strjoinv(", ", list) : NULL;
}
