/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the application answers without a window, and without a display. */
#include <glib.h>
#include <sys/wait.h>

static const char *program;

/* The exit status; what was printed to either stream in `text`, free with g_free. */
static int
run(const char *argument, char **text)
{
  char *arguments[] = {(char *) program, (char *) argument, NULL};
  g_auto(GStrv) environment = g_environ_unsetenv(g_get_environ(), "DISPLAY");
  g_autofree char *out = NULL, *err = NULL;
  int status;
  environment = g_environ_unsetenv(environment, "WAYLAND_DISPLAY");
  g_assert_true(g_spawn_sync(NULL, arguments, environment, 0, NULL, NULL, &out, &err, &status, NULL));
  g_assert_true(WIFEXITED(status));
  *text = g_strconcat(out, err, NULL);
  return WEXITSTATUS(status);
}

static void
test_help(void)
{
  g_autofree char *text = NULL;
  g_assert_cmpint(run("--help", &text), ==, 0);
  g_assert_nonnull(strstr(text, "--version"));
  g_assert_nonnull(strstr(text, "[STATE|FILE]…"));
}

static void
test_version(void)
{
  g_autofree char *text = NULL;
  g_assert_cmpint(run("--version", &text), ==, 0);
  g_assert_cmpstr(text, ==, "doublewell " DW_VERSION "\n");
}

static void
test_unknown_option(void)
{
  g_autofree char *text = NULL;
  g_assert_cmpint(run("--frobnicate", &text), ==, 2);
  g_assert_nonnull(strstr(text, "--frobnicate"));
  g_assert_true(strchr(text, '\n') == text + strlen(text) - 1); /* one sentence */
}

static void
test_no_display(void)
{
  g_autofree char *text = NULL;
  g_assert_cmpint(run(NULL, &text), ==, 1);
  g_assert_nonnull(strstr(text, "doublewell-cli"));
}

int
main(int argc, char **argv)
{
  g_setenv("LC_ALL", "C.UTF-8", TRUE);
  g_test_init(&argc, &argv, NULL);
  program = argv[1];
  g_test_add_func("/command-line/help", test_help);
  g_test_add_func("/command-line/version", test_version);
  g_test_add_func("/command-line/unknown-option", test_unknown_option);
  g_test_add_func("/command-line/no-display", test_no_display);
  return g_test_run();
}
