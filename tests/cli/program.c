/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "program.h"
#include "scratch.h"

#include <sys/wait.h>

char **
program_arguments(const char *arguments)
{
  g_auto(GStrv) pieces = g_strsplit(arguments, "%s", -1);
  g_autofree char *line = g_strjoinv(scratch_folder(), pieces);
  g_autofree char *whole = g_strdup_printf("'%s' %s", g_getenv("DW_CLI"), line);
  char **argv = NULL;
  g_assert_true(g_shell_parse_argv(whole, NULL, &argv, NULL));
  return argv;
}

Answer
program_run(const char *arguments)
{
  Answer answer = {0};
  int wait_status = 0;
  g_auto(GStrv) argv = program_arguments(arguments);
  g_assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &answer.out, &answer.err,
                             &wait_status, NULL));
  g_assert_true(WIFEXITED(wait_status)); /* no crash, whatever was asked */
  answer.status = WEXITSTATUS(wait_status);
  return answer;
}

void
program_clear(Answer *answer)
{
  g_free(answer->out);
  g_free(answer->err);
}
