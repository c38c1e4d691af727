/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the tiny model's command line answered. */
typedef struct {
  int status;
  char *out, *err;
} Answer;

/* Runs it with a shell-quoted line of arguments, in which %s is the scratch folder. */
Answer program_run(const char *arguments);
void program_clear(Answer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Answer, program_clear)

/* The arguments as a vector that starts with the program (DW_CLI in the environment).  Free with g_strfreev.
 */
char **program_arguments(const char *arguments);
