/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that a terminal shows counts what is computed now, not what was recalled; and what a team's
 * threads publish or report late changes nothing. */
#include "cli/watch.h"
#include "tiny_dice.h"

#include <glib.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static DwResult *
snapshot_of(uint64_t done)
{
  double values[] = {6, 1000, 0, 0};
  const DwRequest request = {.model = &tiny_dice, .values = values};
  DwResult *result = dw_result_new(&request);
  dw_result_set_realizations(result, done, 1000);
  return result;
}

/* Standard error is a terminal until end_terminal. */
static int
begin_terminal(int *before)
{
  int master, slave;
  g_assert_cmpint(openpty(&master, &slave, NULL, NULL, NULL), ==, 0);
  *before = dup(STDERR_FILENO);
  dup2(slave, STDERR_FILENO);
  close(slave);
  return master;
}

static void
end_terminal(int master, int before, char *text, size_t size)
{
  struct pollfd ready = {.fd = master, .events = POLLIN};
  size_t got = 0;
  ssize_t n = 1;
  /* The kernel hands a terminal's output over in pieces. */
  while (n > 0 && got + 1 < size && poll(&ready, 1, 300) == 1) {
    n = read(master, text + got, size - 1 - got);
    got += n > 0 ? (size_t) n : 0;
  }
  dup2(before, STDERR_FILENO);
  close(before);
  close(master);
  g_assert_cmpint(got, >, 0);
  text[got] = '\0';
}

/* 900 of 1000 were there; 50 more take at least 0.6 s, since no line comes before half a second. */
static void
test_rate_leaves_out_what_was_recalled(void)
{
  int before;
  char text[1000];
  const int master = begin_terminal(&before);
  DwWatch *watch = dw_watch_new(false, NULL);
  const DwControl *control = dw_watch_control(watch);
  control->progress(control->context, 0.9);
  control->publish(control->context, snapshot_of(900));
  g_usleep(600000);
  control->progress(control->context, 0.95);
  dw_watch_free(watch);
  end_terminal(master, before, text, sizeof text);
  const char *rate = strstr(text, "95 %");
  g_assert_nonnull(rate);
  const double per_second = g_ascii_strtod(rate + strlen("95 %"), NULL);
  g_assert_cmpfloat(per_second, >, 0);
  g_assert_cmpfloat(per_second, <=, 50 / 0.6);
  g_assert_null(strstr(text, " 0 s left")); /* 50 are left, too */
}

static void
test_late_reports_change_nothing(void)
{
  DwWatch *watch = dw_watch_new(true, NULL);
  const DwControl *control = dw_watch_control(watch);
  control->publish(control->context, snapshot_of(20));
  control->publish(control->context, snapshot_of(10));
  const DwResult *latest = dw_watch_take(watch);
  g_assert_cmpuint(dw_result_realizations(latest, NULL), ==, 20);
  dw_result_unref(latest);
  dw_watch_free(watch);
}

/* A container without /dev/pts has none. */
static bool
have_terminals(void)
{
  int master, slave;
  if (openpty(&master, &slave, NULL, NULL, NULL) != 0)
    return false;
  close(master);
  close(slave);
  return true;
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  if (!have_terminals()) {
    puts("1..0 # SKIP no terminal can be opened here");
    return 0;
  }
  g_test_add_func("/watch/rate", test_rate_leaves_out_what_was_recalled);
  g_test_add_func("/watch/late-reports", test_late_reports_change_nothing);
  return g_test_run();
}
