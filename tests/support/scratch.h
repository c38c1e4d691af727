/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A folder for one test's files, gone with scratch_remove. */
const char *scratch_folder(void);
/* The path of a file in it.  Free with g_free. */
char *scratch_path(const char *name);
void scratch_remove(void);
