/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export.h"
#include "io/session.h"
#include "io/state_string.h"
#include "results.h"
#include "scratch.h"
#include "tiny_model.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
save(const char *path, const char *text)
{
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
test_sessions_come_back(void)
{
  g_autofree char *path = scratch_path("lecture.doublewell");
  for (int round = 0; round < 20; round++) {
    DwError error = {0};
    DwSession session = {.n = (size_t) g_test_rand_int_range(1, DW_MAX_EXPLORATIONS + 1)}, again = {0};
    session.current = (size_t) g_test_rand_int_range(0, (gint32) session.n);
    for (size_t k = 0; k < session.n; k++)
      session.states[k] = random_state();
    g_assert_cmpint(dw_session_write(&session, path, &error), ==, DW_OK);
    g_assert_cmpint(dw_session_read(tiny_registry(), path, &again, &error), ==, DW_OK);
    g_assert_cmpuint(again.n, ==, session.n);
    g_assert_cmpuint(again.current, ==, session.current);
    for (size_t k = 0; k < session.n; k++)
      assert_same_state(&session.states[k], &again.states[k]);
  }
}

/* Who reads only the state of a file gets the exploration that was in front. */
static void
test_a_session_carries_its_current_state(void)
{
  DwState state;
  g_autofree char *path = scratch_path("carrier.doublewell");
  DwSession session = {.n = 3, .current = 1};
  for (size_t k = 0; k < session.n; k++)
    session.states[k] = random_state();
  g_assert_cmpint(dw_session_write(&session, path, NULL), ==, DW_OK);
  g_autofree char *text = dw_embedded_state(path, NULL);
  g_assert_cmpint(dw_state_parse(tiny_registry(), text, &state, NULL), ==, DW_OK);
  assert_same_state(&session.states[1], &state);
}

static void
test_unknown_members_mean_nothing(void)
{
  DwError error = {0};
  DwSession session = {0};
  g_autofree char *path = scratch_path("later.doublewell");
  save(path,
       "{\"doublewell\":\"99\",\"scenes\":[[1,{}],null],\"current\":\"x\",\"explorations\":"
       "[{\"state\":\"doublewell:decay\",\"frames\":[{\"name\":\"old\"}]},{\"state\":\"doublewell:decay?"
       "seed=7\"}]}");
  g_assert_cmpint(dw_session_read(tiny_registry(), path, &session, &error), ==, DW_OK);
  g_assert_cmpuint(session.n, ==, 2);
  g_assert_cmpuint(session.current, ==, 0);
  g_assert_cmpuint(session.states[1].seed, ==, 7);
}

/* One sentence, and nothing changes. */
static void
test_refusals(void)
{
  g_autofree char *many = g_strnfill(600, ' '), *path = scratch_path("bad.doublewell");
  GString *crowd = g_string_new("{\"explorations\":[");
  for (int k = 0; k <= DW_MAX_EXPLORATIONS; k++)
    g_string_append(crowd, k ? ",{\"state\":\"doublewell:decay\"}" : "{\"state\":\"doublewell:decay\"}");
  g_string_append(crowd, "]}");
  const char *const texts[] = {
      "",
      many,
      "{",
      "[]",
      "{\"explorations\":[]}",
      "{\"explorations\":{}}",
      "{\"explorations\":[5]}",
      "{\"explorations\":[{}]}",
      "{\"explorations\":[{\"state\":5}]}",
      "{\"explorations\":[{\"state\":{}}]}",
      "{\"explorations\":[{\"state\":\"doublewell:nothing\"}]}",
      "{\"explorations\":[{\"state\":\"doublewell:decay\"},{\"state\":\"doublewell:decay?x=1\"}]}",
      "{\"explorations\":[{\"state\":\"doublewell:decay\"},{\"state\":\"http://x\"}]}",
      crowd->str,
  };
  DwSession session = {.n = 1, .current = 0};
  session.states[0] = random_state();
  const DwState before = session.states[0];
  for (size_t k = 0; k < G_N_ELEMENTS(texts); k++) {
    DwError error = {0};
    save(path, texts[k]);
    g_assert_cmpint(dw_session_read(tiny_registry(), path, &session, &error), ==, DW_BAD_VALUE);
    g_assert_true(g_str_has_suffix(error.message, "."));
    g_assert_cmpuint(session.n, ==, 1);
    assert_same_state(&session.states[0], &before);
  }
  g_string_free(crowd, TRUE);
}

/* Nobody writes to this pipe: whoever waits for that waits for ever, and an alarm ends the test. */
static void
test_a_pipe_is_no_session(void)
{
  DwError error = {0};
  DwSession session = {0};
  g_autofree char *path = scratch_path("pipe.doublewell");
  g_assert_cmpint(mkfifo(path, 0600), ==, 0);
  alarm(10);
  g_assert_cmpint(dw_session_read(tiny_registry(), path, &session, &error), ==, DW_INPUT_OUTPUT);
  g_assert_nonnull(strstr(error.message, "cannot be read: it is a device or a pipe."));
  alarm(0);
  g_assert_cmpint(g_unlink(path), ==, 0);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/session/come-back", test_sessions_come_back);
  g_test_add_func("/session/current-state", test_a_session_carries_its_current_state);
  g_test_add_func("/session/unknown-members", test_unknown_members_mean_nothing);
  g_test_add_func("/session/refusals", test_refusals);
  g_test_add_func("/session/pipe", test_a_pipe_is_no_session);
  const int failed = g_test_run();
  scratch_remove();
  return failed;
}
