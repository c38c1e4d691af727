/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Monte Carlo on the command line: files of ensembles, shards and their sum, going on, interruption, the
 * store, instances; and what is no Monte Carlo refuses all that. */
#include "program.h"
#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>

static char *
answered(const char *arguments)
{
  g_auto(Answer) answer = program_run(arguments);
  if (answer.status != 0)
    g_error("%s: status %d, %s", arguments, answer.status, answer.err);
  g_assert_cmpstr(answer.err, ==, "");
  return g_steal_pointer(&answer.out);
}

static void
succeed(const char *arguments)
{
  g_free(answered(arguments));
}

static GBytes *
contents(const char *name)
{
  gsize length;
  char *text = NULL;
  g_autofree char *path = scratch_path(name);
  g_assert_true(g_file_get_contents(path, &text, &length, NULL));
  return g_bytes_new_take(text, length);
}

static void
assert_same_files(const char *one, const char *other)
{
  g_autoptr(GBytes) a = contents(one), b = contents(other);
  g_assert_true(g_bytes_equal(a, b));
}

/* A sentence with this in it, and nothing written. */
static void
assert_refused(const char *arguments, int status, const char *named)
{
  g_auto(Answer) answer = program_run(arguments);
  g_autofree char *path = scratch_path("new");
  if (answer.status != status || !strstr(answer.err, named))
    g_error("%s: status %d, %s", arguments, answer.status, answer.err);
  g_assert_cmpuint(strcspn(answer.err, "\n"), ==, strlen(answer.err) - 1);
  g_assert_cmpint(answer.err[strlen(answer.err) - 2], ==, '.');
  g_assert_cmpstr(answer.out, ==, "");
  g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* The value of a readout in CSV. */
static double
reading(const char *csv, const char *id)
{
  const char *place = strstr(csv, id);
  g_assert_nonnull(place);
  return g_ascii_strtod(place + strlen(id) + 1, NULL);
}

/* --- files ------------------------------------------------------------------------------------------------
 */

static void
test_file_gives_the_same_curves(void)
{
  succeed("run dice --seed 5 --set sides=8 --output %s/whole.ensemble");
  g_autofree char *run = answered("run dice --seed 5 --set sides=8 --output -");
  g_autofree char *file = answered("run %s/whole.ensemble --output -");
  g_assert_cmpstr(file, ==, run);
  g_autofree char *counted = answered("run %s/whole.ensemble --set shown=count --readouts --output -");
  g_assert_cmpfloat(reading(counted, "\ncomputed"), ==, 0);
}

static void
test_format_option(void)
{
  succeed("run dice --output %s/a.bin --format ensemble");
  succeed("run dice --output %s/a.ensemble");
  assert_same_files("a.bin", "a.ensemble");
}

static void
test_going_on(void)
{
  succeed("run dice --realizations 3000 --output %s/all.ensemble");
  succeed("run dice --realizations 1200 --output %s/some.ensemble");
  g_autofree char *more = answered("run %s/some.ensemble --realizations 3000 --readouts --output -");
  g_autofree char *whole = answered("run dice --realizations 3000 --readouts --output -");
  g_assert_cmpfloat(reading(more, "\ncomputed"), ==, 1800);
  g_assert_cmpfloat(reading(more, "\nmean"), ==, reading(whole, "\nmean"));
  succeed("run %s/some.ensemble --realizations 3000 --output %s/more.ensemble");
  assert_same_files("all.ensemble", "more.ensemble");
}

/* Threads share the work; who did what is not to be seen. */
static void
test_threads_change_nothing(void)
{
  succeed("run dice --set pace=10 --threads 1 --output %s/one.ensemble");
  succeed("run dice --set pace=10 --threads 7 --output %s/seven.ensemble");
  assert_same_files("one.ensemble", "seven.ensemble");
}

/* --- shards -----------------------------------------------------------------------------------------------
 */

static void
test_merge(void)
{
  static const char *const orders[] = {"a b c d", "d c b a", "b d a c"};
  succeed("run dice --realizations 1000 --output %s/all.ensemble");
  succeed("run dice --realizations 250 --output %s/a.ensemble");
  succeed("run dice --first 250 --realizations 100 --output %s/b.ensemble");
  succeed("run dice --first 350 --realizations 399 --set shown=count --output %s/c.ensemble");
  succeed("run dice --first 749 --realizations 251 --output %s/d.ensemble");
  for (size_t k = 0; k < G_N_ELEMENTS(orders); k++) {
    g_autoptr(GString) line = g_string_new("merge --output %s/sum.ensemble");
    g_auto(GStrv) names = g_strsplit(orders[k], " ", -1);
    for (char **name = names; *name; name++)
      g_string_append_printf(line, " %%s/%s.ensemble", *name);
    succeed(line->str);
    g_autofree char *run = answered("run dice --realizations 1000 --set shown=count --output -");
    g_autofree char *sum = answered("run %s/sum.ensemble --output -");
    g_assert_cmpstr(sum, ==, run); /* of the shards' states, that with “count” is the alphabetically first */
    succeed("merge %s/sum.ensemble --output %s/again.ensemble");
    assert_same_files("sum.ensemble", "again.ensemble");
  }
  succeed("merge %s/a.ensemble %s/b.ensemble --output %s/ab.ensemble");
  succeed("merge %s/b.ensemble %s/a.ensemble --output %s/ba.ensemble");
  assert_same_files("ab.ensemble", "ba.ensemble");
  succeed("run dice --realizations 350 --output %s/one-run.ensemble");
  assert_same_files("ab.ensemble", "one-run.ensemble");
  g_autofree char *piped = answered("merge %s/a.ensemble --output -");
  g_assert_true(g_str_has_prefix(piped, "doublewell ensemble 1\ndoublewell:dice?"));
}

/* Shards with a gap between them are no less an ensemble, and going on fills it. */
static void
test_gap(void)
{
  succeed("run dice --realizations 10 --output %s/a.ensemble");
  succeed("run dice --first 20 --realizations 10 --output %s/b.ensemble");
  succeed("merge %s/b.ensemble %s/a.ensemble --output %s/gap.ensemble");
  g_autofree char *json = answered("run %s/gap.ensemble --output - --format json");
  g_assert_nonnull(strstr(json, "\"realizations\" : 20"));
  g_assert_nonnull(strstr(json, "\"first\" : 20,\n      \"last\" : 29"));
  succeed("run %s/gap.ensemble --realizations 30 --output %s/filled.ensemble");
  succeed("run dice --realizations 30 --output %s/whole.ensemble");
  assert_same_files("filled.ensemble", "whole.ensemble");
}

static void
test_merge_refuses(void)
{
  static const struct {
    const char *arguments;
    int status;
    const char *named;
  } cases[] = {
      {"merge --output %s/new", 2, "merge needs the files of ensembles."},
      {"merge %s/a.ensemble", 2, "--output is missing"},
      {"merge %s/a.ensemble %s/a.ensemble --output %s/new", 2, "both hold realization 0."},
      {"merge %s/a.ensemble %s/b.ensemble %s/lap.ensemble --output %s/new", 2,
       "“b.ensemble” and “lap.ensemble” cannot be merged: both hold realization 15."},
      {"merge %s/a.ensemble %s/seed.ensemble --output %s/new", 2, "the dice differ."},
      {"merge %s/a.ensemble %s/sides.ensemble --output %s/new", 2, "the dice differ."},
      {"merge %s/a.ensemble %s/none.ensemble --output %s/new", 3, "cannot be read"},
      {"merge %s/a.ensemble %s/short.ensemble --output %s/new", 2, "damaged"},
      {"merge %s/a.ensemble %s/text.ensemble --output %s/new", 2, "does not begin like"},
      {"merge %s/a.ensemble --output %s/none/new", 3, "none"},
      {"merge %s/a.ensemble --output %s/new --seed 3", 2, "--seed"},
  };
  succeed("run dice --realizations 10 --output %s/a.ensemble");
  succeed("run dice --first 10 --realizations 10 --output %s/b.ensemble");
  succeed("run dice --first 15 --realizations 10 --output %s/lap.ensemble");
  succeed("run dice --first 10 --realizations 10 --seed 2 --output %s/seed.ensemble");
  succeed("run dice --first 10 --realizations 10 --set sides=7 --output %s/sides.ensemble");
  g_autoptr(GBytes) whole = contents("b.ensemble");
  g_autofree char *cut = scratch_path("short.ensemble"), *text = scratch_path("text.ensemble");
  g_assert_true(
      g_file_set_contents(cut, g_bytes_get_data(whole, NULL), (gssize) g_bytes_get_size(whole) - 1, NULL));
  g_assert_true(g_file_set_contents(text, "Dear diary", -1, NULL));
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++)
    assert_refused(cases[k].arguments, cases[k].status, cases[k].named);
}

/* --- refusals ---------------------------------------------------------------------------------------------
 */

static void
test_run_refuses(void)
{
  static const struct {
    const char *arguments;
    int status;
    const char *named;
  } cases[] = {
      {"run coin --realizations 10 --output %s/new --format csv", 2,
       "--realizations: coin is no Monte Carlo, it has no realizations."},
      {"run coin --first 10 --output %s/new --format csv", 2, "--first: coin is no Monte Carlo"},
      {"run coin --threads 2 --output %s/new --format csv", 2, "--threads: coin is no Monte Carlo"},
      {"run coin --instance %s/face.txt --output %s/new --format csv", 2, "--instance: coin takes no"},
      {"run coin --output %s/new --format ensemble", 2, "--format: coin keeps no ensembles"},
      {"run coin --output %s/new.ensemble", 2, "--format: coin keeps no ensembles"},
      {"run dice --readouts --output %s/new --format ensemble", 2, "csv or json together with --readouts"},
      {"run dice --instance %s/none.txt --output %s/new --format csv", 3, "--instance: "},
      {"run dice --instance %s/binary.txt --output %s/new --format csv", 2,
       "--instance: the file is not text."},
      {"run dice --instance %s/word.txt --output %s/new --format csv", 2, "no face of this die"},
      {"run dice --instance", 2, "--instance needs a file."},
      {"run %s/none.ensemble --output %s/new --format csv", 3, "cannot be read"},
      {"run %s/word.txt.ensemble --output %s/new --format csv", 2, "does not begin like"},
      {"run %s/a.ensemble --realizations 9 --output %s/new --format csv", 2,
       "--realizations cannot be “9”: allowed is 10 or more"},
      {"run %s/a.ensemble --seed 9 --output %s/new --format csv", 2,
       "--seed cannot be “9”: allowed is 1, the ensemble's."},
      {"run %s/a.ensemble --set sides=9 --output %s/new --format csv", 2, "another die"},
  };
  static const struct {
    const char *name, *text;
    gssize length;
  } inputs[] = {{"face.txt", "3\n", -1},
                {"word.txt", "three", -1},
                {"binary.txt", "3\0", 2},
                {"word.txt.ensemble", "three", -1}};
  for (size_t k = 0; k < G_N_ELEMENTS(inputs); k++) {
    g_autofree char *path = scratch_path(inputs[k].name);
    g_assert_true(g_file_set_contents(path, inputs[k].text, inputs[k].length, NULL));
  }
  succeed("run dice --realizations 10 --output %s/a.ensemble");
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++)
    assert_refused(cases[k].arguments, cases[k].status, cases[k].named);
}

static void
test_instance(void)
{
  g_autofree char *path = scratch_path("face.txt");
  g_assert_true(g_file_set_contents(path, "3\n", -1, NULL));
  g_autofree char *csv = answered("run dice --instance %s/face.txt --readouts --output -");
  g_assert_cmpfloat(reading(csv, "\nmean"), ==, 3);
}

/* --- JSON -------------------------------------------------------------------------------------------------
 */

static void
test_json(void)
{
  g_autofree char *json = answered(
      "run dice --seed 3 --first 7 --realizations 20 --instance %s/face.txt --output - --format json");
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonObject *object = json_node_get_object(root);
  g_assert_cmpint(json_object_get_int_member(object, "seed"), ==, 3);
  g_assert_cmpint(json_object_get_int_member(object, "realizations"), ==, 20);
  JsonArray *intervals = json_object_get_array_member(object, "intervals");
  g_assert_cmpuint(json_array_get_length(intervals), ==, 1);
  JsonObject *interval = json_array_get_object_element(intervals, 0);
  g_assert_cmpint(json_object_get_int_member(interval, "first"), ==, 7);
  g_assert_cmpint(json_object_get_int_member(interval, "last"), ==, 26);
  JsonObject *table = json_array_get_object_element(json_object_get_array_member(object, "tables"), 0);
  g_assert_cmpstr(json_object_get_string_member(table, "id"), ==, "counts");
  g_assert_cmpstr(json_array_get_string_element(json_object_get_array_member(table, "columns"), 1), ==,
                  "count");
  JsonArray *rows = json_object_get_array_member(table, "rows");
  g_assert_cmpuint(json_array_get_length(rows), ==, 6);
  g_assert_cmpfloat(json_array_get_double_element(json_array_get_array_element(rows, 2), 1), ==, 20);
}

/* --- the store --------------------------------------------------------------------------------------------
 */

static void
test_cache(void)
{
  static const char line[] = "run dice --realizations 500 --seed 11 --readouts --output - --cache";
  g_autofree char *folder = scratch_path("cache");
  g_setenv("XDG_CACHE_HOME", folder, TRUE);
  g_autofree char *hermetic = answered("run dice --realizations 500 --seed 11 --readouts --output -");
  g_assert_false(g_file_test(folder, G_FILE_TEST_EXISTS));
  g_autofree char *first = answered(line), *second = answered(line);
  g_autofree char *more = answered("run dice --realizations 800 --seed 11 --readouts --output - --cache");
  g_assert_cmpfloat(reading(hermetic, "\ncomputed"), ==, 500);
  g_assert_cmpfloat(reading(first, "\ncomputed"), ==, 500);
  g_assert_cmpfloat(reading(second, "\ncomputed"), ==, 0);
  g_assert_cmpfloat(reading(more, "\ncomputed"), ==, 300);
  g_assert_cmpfloat(reading(second, "\nmean"), ==, reading(hermetic, "\nmean"));
  g_unsetenv("XDG_CACHE_HOME");
}

/* --- interruption -----------------------------------------------------------------------------------------
 */

static void
interrupt(const char *arguments, int signal)
{
  g_autofree char *err = NULL;
  g_auto(GStrv) argv = program_arguments(arguments);
  g_autoptr(GSubprocess) process =
      g_subprocess_newv((const char *const *) argv, G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL);
  g_assert_nonnull(process);
  g_usleep(1500000);
  g_subprocess_send_signal(process, signal);
  g_assert_true(g_subprocess_communicate_utf8(process, NULL, NULL, NULL, &err, NULL));
  g_assert_cmpint(g_subprocess_get_exit_status(process), ==, 130);
  g_assert_true(g_str_has_prefix(err, "doublewell-cli: interrupted: "));
  g_assert_nonnull(strstr(err, " of 1000000 realizations were written."));
}

/* What a team had when it was stopped is a good start for the next. */
static void
test_interruption_can_be_gone_on_from(void)
{
  interrupt("run dice --threads 3 --set pace=500 --realizations 1e6 --output %s/part.ensemble", SIGTERM);
  interrupt("run dice --threads 3 --set pace=500 --realizations 1e6 --output %s/part.json", SIGINT);
  g_autofree char *part = answered("run %s/part.ensemble --readouts --output -");
  g_assert_cmpfloat(reading(part, "\ncomputed"), ==, 0);
  succeed("run %s/part.ensemble --set pace=0 --realizations 30000 --output %s/end.ensemble");
  succeed("run %s/part.ensemble --output %s/same.ensemble");
  g_autoptr(GBytes) json = contents("part.json");
  g_autofree char *text = g_strndup(g_bytes_get_data(json, NULL), g_bytes_get_size(json));
  g_autoptr(JsonNode) root = json_from_string(text, NULL);
  g_assert_cmpint(json_object_get_int_member(json_node_get_object(root), "realizations"), >, 0);
  g_autofree char *end = answered("run %s/end.ensemble --set pace=0 --readouts --output -");
  g_autofree char *whole = answered("run dice --realizations 30000 --readouts --output -");
  g_assert_cmpfloat(reading(end, "\nmean"), ==, reading(whole, "\nmean"));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/ensembles/same-curves", test_file_gives_the_same_curves);
  g_test_add_func("/ensembles/format", test_format_option);
  g_test_add_func("/ensembles/going-on", test_going_on);
  g_test_add_func("/ensembles/threads", test_threads_change_nothing);
  g_test_add_func("/ensembles/merge", test_merge);
  g_test_add_func("/ensembles/gap", test_gap);
  g_test_add_func("/ensembles/merge-refuses", test_merge_refuses);
  g_test_add_func("/ensembles/run-refuses", test_run_refuses);
  g_test_add_func("/ensembles/instance", test_instance);
  g_test_add_func("/ensembles/json", test_json);
  g_test_add_func("/ensembles/cache", test_cache);
  g_test_add_func("/ensembles/interruption", test_interruption_can_be_gone_on_from);
  const int status = g_test_run();
  scratch_remove();
  return status;
}
