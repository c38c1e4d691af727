/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed is in the file two seconds later, whole, and comes back; at rest nothing happens. */
#include "app/autosave.h"
#include "app/history.h"
#include "display.h"
#include "tiny_model.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *path;
  DwAutosave *autosave;
  DwSession kept; /* whose first `n` are listed */
  size_t n;
} Fixture;

static void
list(gpointer data, DwSession *session)
{
  const Fixture *fixture = data;
  *session = fixture->kept;
  session->n = fixture->n;
}

static void
set_up(Fixture *fixture, gconstpointer none)
{
  fixture->folder = g_dir_make_tmp("doublewell-XXXXXX", NULL);
  fixture->path = g_build_filename(fixture->folder, "deeper", "last-states", NULL);
  fixture->autosave = dw_autosave_new(fixture->path, list, fixture);
  fixture->n = 1;
  for (size_t k = 0; k < 3; k++) {
    fixture->kept.states[k] = dw_state_initial(&tiny_model);
    fixture->kept.states[k].values[0] = 2 + (double) k;
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

static DwSession *
restore(Fixture *fixture)
{
  DwSession *back = g_new(DwSession, 1);
  g_assert_cmpuint(dw_autosave_restore(fixture->autosave, tiny_registry(), back), ==, back->n);
  return back;
}

static size_t
count(Fixture *fixture)
{
  g_autofree DwSession *back = restore(fixture);
  return back->n;
}

static void
test_comes_back(Fixture *fixture, gconstpointer none)
{
  g_assert_cmpuint(count(fixture), ==, 0);
  fixture->n = 3;
  dw_autosave_touch(fixture->autosave);
  dw_autosave_flush(fixture->autosave);
  g_autofree DwSession *back = restore(fixture);
  g_assert_cmpuint(back->n, ==, 3);
  for (size_t k = 0; k < 3; k++)
    g_assert_true(dw_state_equal(&back->states[k], &fixture->kept.states[k]));
}

/* A ruler and a guide line over the first plot, and a pin with a name of two lines' length. */
static void
lay_things(Fixture *fixture, size_t k)
{
  DwMeasure *measure = &fixture->kept.measures[k].plots[0];
  DwPins *pins = &fixture->kept.pins[k];
  *measure = (DwMeasure){.ruled = true,
                         .marks = {{0.5, 0.25, 0}, {2, 1e-3, -1}},
                         .guides = {{1, 0.5, -1.5}},
                         .n_guides = 1,
                         .x_scale = DW_SCALE_LOG};
  *pins = (DwPins){.n = 1, .ratio = true};
  pins->pins[0] = (DwPin){.number = 4, .hidden = true, .seed = 7};
  g_strlcpy(pins->pins[0].name, "\"before\" \\ after {", DW_PIN_NAME);
  memcpy(pins->pins[0].values, fixture->kept.states[k].values, sizeof pins->pins[0].values);
  pins->pins[0].values[0] = 42;
}

/* Pins, ruler and guide lines too, each with its own exploration. */
static void
test_all_of_it_comes_back(Fixture *fixture, gconstpointer none)
{
  fixture->n = 3;
  lay_things(fixture, 1);
  dw_autosave_flush(fixture->autosave);
  g_autofree DwSession *back = restore(fixture);
  g_assert_cmpuint(back->n, ==, 3);
  g_assert_cmpuint(back->pins[0].n + back->pins[2].n, ==, 0);
  g_assert_cmpuint(back->pins[1].n, ==, 1);
  const DwPin *pin = &back->pins[1].pins[0], *kept = &fixture->kept.pins[1].pins[0];
  g_assert_true(back->pins[1].ratio && pin->hidden);
  g_assert_cmpuint(pin->number, ==, 4);
  g_assert_cmpstr(pin->name, ==, kept->name);
  g_assert_cmpmem(pin->values, sizeof(double), kept->values, sizeof(double));
  const DwMeasure *measure = &back->measures[1].plots[0];
  g_assert_true(measure->ruled && !back->measures[0].plots[0].ruled);
  g_assert_cmpfloat(measure->marks[1].x, ==, 2);
  g_assert_cmpint(measure->marks[0].curve, ==, 0);
  g_assert_cmpint(measure->marks[1].curve, ==, -1);
  g_assert_cmpuint(measure->n_guides, ==, 1);
  g_assert_cmpfloat(measure->guides[0].slope, ==, -1.5);
}

/* Damaged pins cost their exploration no more than themselves. */
static void
test_damaged_pins(Fixture *fixture, gconstpointer none)
{
  g_autofree char *text = NULL;
  fixture->n = 2;
  lay_things(fixture, 0);
  dw_autosave_flush(fixture->autosave);
  g_assert_true(g_file_get_contents(fixture->path, &text, NULL, NULL));
  char *pin = strstr(text, "rate=42");
  g_assert_nonnull(pin);
  memcpy(pin, "rate=xx", 7);
  g_assert_true(g_file_set_contents(fixture->path, text, -1, NULL));
  g_autofree DwSession *back = restore(fixture);
  g_assert_cmpuint(back->n, ==, 2);
  g_assert_true(dw_state_equal(&back->states[0], &fixture->kept.states[0]));
  g_assert_cmpuint(back->pins[0].n, ==, 0);
}

/* The lines of state strings that former versions wrote. */
static void
test_former_files(Fixture *fixture, gconstpointer none)
{
  dw_autosave_flush(fixture->autosave); /* for the folder */
  g_assert_true(
      g_file_set_contents(fixture->path, "doublewell:decay?rate=5\ndoublewell:decay?rate=6\n", -1, NULL));
  g_autofree DwSession *back = restore(fixture);
  g_assert_cmpuint(back->n, ==, 2);
  g_assert_cmpfloat(back->states[1].values[0], ==, 6);
}

/* Changes that never pause are saved all the same. */
static void
test_saves_while_changing(Fixture *fixture, gconstpointer none)
{
  const gint64 start = g_get_monotonic_time();
  for (int k = 1; g_get_monotonic_time() < start + 4 * G_USEC_PER_SEC; k++) {
    fixture->kept.states[0].values[0] = 1 + k / 1000.0;
    dw_autosave_touch(fixture->autosave);
    run_for(10);
  }
  g_autofree DwSession *back = restore(fixture);
  g_assert_cmpuint(back->n, ==, 1);
  g_assert_cmpfloat(back->states[0].values[0], >, 1.01);
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
  g_autofree char *text = NULL, *worse = NULL;
  fixture->n = 2;
  dw_autosave_flush(fixture->autosave);
  g_assert_true(g_file_get_contents(fixture->path, &text, NULL, NULL));
  worse = g_strconcat("doublewell:of-yesterday?x=1\n\xff\xfe\x01\n\n", text,
                      "doublewell:tin\n{\"explorations\":[{\"state\":", NULL);
  g_assert_true(g_file_set_contents(fixture->path, worse, -1, NULL));
  g_autofree DwSession *back = restore(fixture);
  g_assert_cmpuint(back->n, ==, 2);
  g_assert_true(dw_state_equal(&back->states[0], &fixture->kept.states[0]));
}

static void
test_forgets(Fixture *fixture, gconstpointer none)
{
  dw_autosave_flush(fixture->autosave);
  dw_autosave_touch(fixture->autosave);
  dw_autosave_forget(fixture->autosave);
  g_assert_cmpuint(count(fixture), ==, 0);
}

/* Nobody is disturbed by a folder that cannot be made. */
static void
test_impossible_folder(Fixture *fixture, gconstpointer none)
{
  g_autofree DwSession *back = g_new(DwSession, 1);
  DwAutosave *nowhere = dw_autosave_new("/dev/null/none/last-states", list, fixture);
  dw_autosave_flush(nowhere);
  g_assert_cmpuint(dw_autosave_restore(nowhere, tiny_registry(), back), ==, 0);
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
  add("/autosave/all-of-it-comes-back", test_all_of_it_comes_back);
  add("/autosave/damaged-pins", test_damaged_pins);
  add("/autosave/former-files", test_former_files);
  add("/autosave/saves-while-changing", test_saves_while_changing);
  add("/autosave/rests", test_rests);
  add("/autosave/survives-rubbish", test_survives_rubbish);
  add("/autosave/forgets", test_forgets);
  add("/autosave/impossible-folder", test_impossible_folder);
  return g_test_run();
}
