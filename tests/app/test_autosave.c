/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed is in the file two seconds later, whole, and comes back; at rest nothing happens. */
#include "app/autosave.h"
#include "app/history.h"
#include "display.h"
#include "tiny_model.h"

#include <glib/gstdio.h>

typedef struct {
  char *folder, *path;
  DwAutosave *autosave;
  DwState states[3];
  size_t n;
} Fixture;

static size_t
list(gpointer data, DwState *states, size_t most)
{
  const Fixture *fixture = data;
  for (size_t k = 0; k < fixture->n && k < most; k++)
    states[k] = fixture->states[k];
  return fixture->n;
}

static void
set_up(Fixture *fixture, gconstpointer none)
{
  fixture->folder = g_dir_make_tmp("doublewell-XXXXXX", NULL);
  fixture->path = g_build_filename(fixture->folder, "deeper", "last-states", NULL);
  fixture->autosave = dw_autosave_new(fixture->path, list, fixture);
  fixture->n = 1;
  for (size_t k = 0; k < G_N_ELEMENTS(fixture->states); k++) {
    fixture->states[k] = dw_state_initial(&tiny_model);
    fixture->states[k].values[0] = 2 + (double) k;
  }
}

static void
tear_down(Fixture *fixture, gconstpointer none)
{
  g_autofree char *inner = g_path_get_dirname(fixture->path);
  dw_autosave_free(fixture->autosave);
  g_unlink(fixture->path);
  g_rmdir(inner);
  g_assert_cmpint(g_rmdir(fixture->folder), ==, 0); /* and no drafts are left */
  g_free(fixture->path);
  g_free(fixture->folder);
}

static size_t
restore(Fixture *fixture, DwState *states)
{
  return dw_autosave_restore(fixture->autosave, tiny_registry(), states, 3);
}

static void
test_comes_back(Fixture *fixture, gconstpointer none)
{
  DwState back[3];
  g_assert_cmpuint(restore(fixture, back), ==, 0);
  fixture->n = 3;
  dw_autosave_touch(fixture->autosave);
  dw_autosave_flush(fixture->autosave);
  g_assert_cmpuint(restore(fixture, back), ==, 3);
  for (size_t k = 0; k < 3; k++)
    g_assert_true(dw_state_equal(&back[k], &fixture->states[k]));
}

/* Changes that never pause are saved all the same. */
static void
test_saves_while_changing(Fixture *fixture, gconstpointer none)
{
  DwState back[3];
  const gint64 start = g_get_monotonic_time();
  for (int k = 1; g_get_monotonic_time() < start + 4 * G_USEC_PER_SEC; k++) {
    fixture->states[0].values[0] = 1 + k / 1000.0;
    dw_autosave_touch(fixture->autosave);
    run_for(10);
  }
  g_assert_cmpuint(restore(fixture, back), ==, 1);
  g_assert_cmpfloat(back[0].values[0], >, 1.01);
}

static void
test_rests(Fixture *fixture, gconstpointer none)
{
  GPollFD descriptors[16];
  gint priority, timeout = 0;
  dw_autosave_touch(fixture->autosave);
  run_for(2500);
  GMainContext *context = g_main_context_default();
  g_main_context_acquire(context);
  g_main_context_prepare(context, &priority);
  g_main_context_query(context, G_MAXINT, &timeout, descriptors, G_N_ELEMENTS(descriptors));
  g_main_context_release(context);
  g_assert_cmpint(timeout, ==, -1);
  g_assert_true(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
}

/* A state of a model that is no more, half a line, noise: what is left comes back. */
static void
test_survives_rubbish(Fixture *fixture, gconstpointer none)
{
  DwState back[3];
  g_autofree char *text = NULL, *worse = NULL;
  fixture->n = 2;
  dw_autosave_flush(fixture->autosave);
  g_assert_true(g_file_get_contents(fixture->path, &text, NULL, NULL));
  worse = g_strconcat("doublewell:of-yesterday?x=1\n\xff\xfe\x01\n\n", text, "doublewell:tin", NULL);
  g_assert_true(g_file_set_contents(fixture->path, worse, -1, NULL));
  g_assert_cmpuint(restore(fixture, back), ==, 2);
  g_assert_true(dw_state_equal(&back[0], &fixture->states[0]));
}

static void
test_forgets(Fixture *fixture, gconstpointer none)
{
  DwState back[3];
  dw_autosave_flush(fixture->autosave);
  dw_autosave_touch(fixture->autosave);
  dw_autosave_forget(fixture->autosave);
  g_assert_cmpuint(restore(fixture, back), ==, 0);
}

/* Nobody is disturbed by a folder that cannot be made. */
static void
test_impossible_folder(Fixture *fixture, gconstpointer none)
{
  DwState back[3];
  DwAutosave *nowhere = dw_autosave_new("/dev/null/none/last-states", list, fixture);
  dw_autosave_flush(nowhere);
  g_assert_cmpuint(dw_autosave_restore(nowhere, tiny_registry(), back, 3), ==, 0);
  dw_autosave_free(nowhere);
}

static void
add(const char *path, void (*test)(Fixture *, gconstpointer))
{
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  add("/autosave/comes-back", test_comes_back);
  add("/autosave/saves-while-changing", test_saves_while_changing);
  add("/autosave/rests", test_rests);
  add("/autosave/survives-rubbish", test_survives_rubbish);
  add("/autosave/forgets", test_forgets);
  add("/autosave/impossible-folder", test_impossible_folder);
  return g_test_run();
}
