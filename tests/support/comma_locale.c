/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comma_locale.h"

gboolean
comma_locale_prepare(const char *folder)
{
  g_autofree char *target = g_build_filename(folder, "de_DE.UTF-8", NULL);
  const char *const command[] = {"localedef", "-i", "de_DE", "-f", "UTF-8", target, NULL};
  int status = -1;
  if (!g_spawn_sync(NULL, (char **) command, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                    NULL, NULL, &status, NULL) ||
      !g_spawn_check_wait_status(status, NULL))
    return FALSE;
  g_setenv("LOCPATH", folder, TRUE);
  g_setenv("LC_ALL", "de_DE.UTF-8", TRUE);
  g_setenv("LANGUAGE", "C", TRUE);
  return TRUE;
}
