/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "program.h"
#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

/* A line of arguments that must be refused: with what status, and what the sentence must name. */
typedef struct {
  const char *arguments;
  int status;
  const char *named;
} Case;

static const Case usage[] = {
    {"", 2, "models, describe, run"},
    {"''", 2, "models"},
    {"frobnicate", 2, "frobnicate"},
    {"models decay", 2, "no model"},
    {"models --frob", 2, "--frob"},
    {"describe", 2, "model"},
    {"describe nothing", 2, "nothing"},
    {"describe decai", 2, "did you mean decay"},
    {"describe decay decay", 2, "one model"},
    {"run", 2, "model"},
    {"run decay", 2, "--output"},
    {"run decay --output ''", 2, "--output"},
    {"run decay --output", 2, "--output needs a file or -."},
    {"run decay --plot --output -", 2, "--plot needs an id."},
    {"run decay --output - --plot", 2, "--plot needs an id."},
    {"run decay --set -o -", 2, "--set needs NAME=VALUE."},
    {"run decay -o --quiet", 2, "-o needs a file or -."},
    {"run decay --at --output -", 2, "--at needs numbers or a file."},
    {"run decay decay --output %s/new.csv", 2, "one model"},
    {"run '' --output %s/new.csv", 2, "model"},
    {"run decay --output %s/new", 2, ".csv"},
    {"run decay --output %s/new.csv --frob", 2, "--frob"},
    {"run decay --output %s/new.csv --format gif", 2, "gif"},
    {"run decay --output %s/new.csv --format ''", 2, "csv, json"},
    {"run decay --output %s/new.svg --readouts", 2, "--readouts"},
    {"run decay --output %s/new.csv --theme pink", 2, "light, dark"},
    {"run decay --output %s/new.csv --plot nothing", 2, "nothing"},
    {"run decay --output %s/new.csv --plot survivel", 2, "did you mean survival"},
    {"run decay --output %s/new.csv --curve nothing", 2, "nothing"},
    {"run decay --output %s/new.csv --curve counted", 2, "--plot counts"},
    {"run decay --output %s/new.csv --plot survival --plot counts --curve expected", 2,
     "--plot survival has none of the chosen curves: choose one of survival, straight, late"},
    {"run decay --output %s/new.csv --preset nothing", 2, "--preset"},
};

/* An unknown name: which argument, which value, and all that there are. */
#define PARAMETERS ": allowed is rate, background, realizations or law."
static const Case unknown[] = {
    {"run foo --output %s/new.csv", 2, "MODEL: Doublewell has no model “foo”: allowed is decay."},
    {"describe foo", 2, "MODEL: Doublewell has no model “foo”: allowed is decay."},
    {"run decay --output %s/new.csv --set foo=1", 2, "--set: decay has no parameter “foo”" PARAMETERS},
    {"run decay --output %s/new.csv --plot foo", 2,
     "--plot: decay has no plot “foo”: allowed is survival or counts."},
    {"run decay --output %s/new.csv --preset foo", 2,
     "--preset: decay has no preset “foo”: allowed is opening or both."},
    {"run decay --output %s/new.csv --plot counts --curve foo", 2,
     "--curve: counts has no curve “foo”: allowed is expected or counted."},
    {"run decay --output %s/new.csv --preset both --curve foo", 2,
     "--curve: decay has no curve “foo”: allowed is survival, straight, late, expected or counted."},
    {"run doublewell:foo --output %s/new.csv", 2,
     "the state: Doublewell has no model “foo”: allowed is decay."},
    {"run doublewell:decay?foo=1 --output %s/new.csv", 2,
     "the state: decay has no parameter “foo”" PARAMETERS},
    {"run doublewell:decay?plot=foo --output %s/new.csv", 2,
     "plot in the state: decay has no plot “foo”: allowed is survival or counts."},
    {"run 'doublewell:decay?plot=counts&curves=foo' --output %s/new.csv", 2,
     "curves in the state: counts has no curve “foo”: allowed is expected or counted."},
};

static const Case values[] = {
    {"run decay --output %s/new.csv --set", 2, "set"},
    {"run decay --output %s/new.csv --set rate", 2, "NAME=VALUE"},
    {"run decay --output %s/new.csv --set =1", 2, "parameter"},
    {"run decay --output %s/new.csv --set ratee=1", 2, "did you mean rate"},
    {"run decay --output %s/new.csv --set rate=", 2, "0.001 to 1000"},
    {"run decay --output %s/new.csv --set rate=abc", 2, "0.001 to 1000"},
    {"run decay --output %s/new.csv --set rate=nan", 2, "nan"},
    {"run decay --output %s/new.csv --set rate=inf", 2, "inf"},
    {"run decay --output %s/new.csv --set rate=-1", 2, "-1"},
    {"run decay --output %s/new.csv --set rate=1e9", 2, "0.001 to 1000"},
    {"run decay --output %s/new.csv --set rate=4.9e-324", 2, "0.001 to 1000"},
    {"run decay --output %s/new.csv --set rate=9.99e-321", 2, "“9.99e-321”"},
    {"run decay --output %s/new.csv --set rate=1e-400", 2, "“1e-400”"},
    {"run decay --output %s/new.csv --set background=1e-400", 2, "background cannot be “1e-400”: numbers"},
    {"run decay --output %s/new.csv --at 1e-400", 2, "too small"},
    {"run decay --output %s/new.csv --set rate=1,5", 2, "1,5"},
    {"run decay --output %s/new.csv --set 'rate=1 s'", 2, "rate"},
    {"run decay --output %s/new.csv --set realizations=1.5", 2, "whole"},
    {"run decay --output %s/new.csv --set law=2", 2, "exponential or algebraic"},
    {"run decay --output %s/new.csv --seed -1", 2, "--seed"},
    {"run decay --output %s/new.csv --seed 1e3", 2, "--seed"},
    {"run decay --output %s/new.csv --realizations 0", 2, "--realizations"},
    {"run decay --output %s/new.csv --realizations 1.5", 2, "whole"},
    {"run decay --output %s/new.csv --realizations 1e300", 2, "--realizations"},
    {"run decay --output %s/new.csv --first -1", 2, "--first"},
    {"run decay --output %s/new.csv --threads 0", 2, "--threads"},
    {"run decay --output %s/new.csv --threads 1e6", 2, "1024"},
    {"run decay --output %s/new.csv --points-per-decade 0", 2, "--points-per-decade"},
    {"run decay --output %s/new.csv --points-per-decade 1e12", 2, "10000"},
    {"run decay --output %s/new.csv --points-per-decade nan", 2, "nan"},
    {"run decay --output %s/new.csv --plot counts --points-per-decade 10", 2, "no plot here"},
    {"run decay --output %s/new.svg --plot counts --points-per-decade 10", 2, "no plot here"},
    {"run decay --output %s/new.svg --points-per-decade -10", 2, "“-10”: allowed is 1 to 10000"},
    {"run decay --output %s/new.csv --at ''", 2, "--at"},
    {"run decay --output %s/new.csv --at 1,,2", 2, "--at"},
    {"run decay --output %s/new.csv --at 1,2,", 2, "--at"},
    {"run decay --output %s/new.csv --at nan", 2, "nan"},
    {"run decay --output %s/new.csv --at 1,inf", 2, "inf"},
    {"run decay --output %s/new.csv --at 1e999", 2, "too large"},
    {"run decay --output %s/new.csv --at 0x10", 2, "0x10"},
    {"run decay --output %s/new.csv --at %s/empty.txt", 2, "no number"},
    {"run decay --output %s/new.csv --at %s/bad.txt", 2, "line 2"},
    {"run decay --output %s/new.csv --at %s/binary.txt", 2, "not text"},
    {"run decay --output %s/new.csv --at %s/many.txt", 2, "1000000"},
    {"run decay --output %s/new.png --size 1e9x1e9mm", 2, "--size"},
    {"run decay --output %s/new.png --size 0x0px", 2, "--size"},
    {"run decay --output %s/new.png --size 20x20mm", 2, "“20x20mm”: allowed is 30x20 to"},
    {"run decay --output %s/new.png --size 10", 2, "178x110mm"},
    {"run decay --output %s/new.png --dpi 0", 2, "36 to 2400"},
    {"run decay --output %s/new.png --dpi 1e9", 2, "36 to 2400"},
    {"run decay --output %s/new.png --dpi nan", 2, "nan"},
    {"run decay --output %s/new.png --size 5000x5000mm --dpi 2400", 2, "pixels"},
    {"run 'doublewell:decay?rate=1&rate=2' --output %s/new.csv", 2, "twice"},
    {"run 'doublewell:decay?what=1' --output %s/new.csv", 2, "what"},
    {"run 'doublewell:' --output %s/new.csv", 2, "model"},
    {"run 'doublewell:decay?rate=%zz' --output %s/new.csv", 2, "name=value"},
};

static const Case files[] = {
    {"run decay --output %s/none/new.csv", 3, "none"},
    {"run decay --output %s --format csv", 3, "folder"},
    {"run decay --output /dev/full --format csv", 3, "/dev/full"},
    {"run decay --output /dev/full --format pdf", 3, "/dev/full"},
    {"run decay --output /proc/new.csv", 3, "/proc"},
    {"run decay --output %s/new.csv --at %s/none.txt", 3, "none.txt"},
    {"run decay --output %s/new.csv --at %s", 3, "--at"},
    {"run decay --output %s/new.csv --at /dev/zero", 3, "64 MiB"},
};

static void
prepare(void)
{
  static const struct {
    const char *name, *text;
    gssize length;
  } inputs[] = {{"empty.txt", "# nothing\n\n", -1},
                {"bad.txt", "1\nzwei\n", -1},
                {"binary.txt", "1\0002\n", 4},
                {"keep.csv", "kept", -1}};
  for (size_t k = 0; k < G_N_ELEMENTS(inputs); k++) {
    g_autofree char *path = scratch_path(inputs[k].name);
    g_assert_true(g_file_set_contents(path, inputs[k].text, inputs[k].length, NULL));
  }
  g_autofree char *many = scratch_path("many.txt");
  GString *lines = g_string_new(NULL);
  for (int k = 0; k <= 1000000; k++)
    g_string_append(lines, "1\n");
  g_assert_true(g_file_set_contents(many, lines->str, (gssize) lines->len, NULL));
  g_string_free(lines, TRUE);
}

/* One line, which names what is wrong, and no control characters in it. */
static void
assert_one_sentence(const char *arguments, const Answer *answer, const char *named)
{
  const size_t length = strlen(answer->err);
  if (!strstr(answer->err, named))
    g_error("%s: \"%s\" does not name %s", arguments, answer->err, named);
  g_assert_true(g_str_has_prefix(answer->err, "doublewell-cli: "));
  g_assert_true(g_utf8_validate(answer->err, -1, NULL));
  g_assert_cmpuint(strcspn(answer->err, "\n"), ==, length - 1);
  g_assert_cmpint(answer->err[length - 2], ==, '.');
  g_assert_cmpstr(answer->out, ==, "");
}

static void
assert_nothing_written(void)
{
  static const char *const names[] = {"new", "new.csv", "new.svg", "new.png"};
  for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
    g_autofree char *path = scratch_path(names[k]);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
  }
}

static void
assert_refused(const Case *bad)
{
  g_auto(Answer) answer = program_run(bad->arguments);
  if (answer.status != bad->status)
    g_error("%s: status %d instead of %d: %s", bad->arguments, answer.status, bad->status, answer.err);
  assert_one_sentence(bad->arguments, &answer, bad->named);
  assert_nothing_written();
}

static void
test_usage(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(usage); k++)
    assert_refused(&usage[k]);
}

static void
test_names(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(unknown); k++)
    assert_refused(&unknown[k]);
}

static void
test_values(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(values); k++)
    assert_refused(&values[k]);
}

static void
test_files(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(files); k++)
    assert_refused(&files[k]);
  struct stat status;
  g_assert_true(stat("/dev/full", &status) == 0 && S_ISCHR(status.st_mode));
}

static void
test_long_arguments(void)
{
  g_autofree char *filling = g_strnfill(60000, '7');
  static const char *const shapes[] = {"run %s --output -",
                                       "run decay --set rate=%s --output -",
                                       "run decay --set %s=1 --output -",
                                       "run decay --at %s --output -",
                                       "run doublewell:decay?rate=%s --output -",
                                       "run decay --plot %s --output -",
                                       "run decay --size %sx%smm --output -",
                                       "%s"};
  for (size_t k = 0; k < G_N_ELEMENTS(shapes); k++) {
    g_auto(GStrv) pieces = g_strsplit(shapes[k], "%s", -1);
    g_autofree char *line = g_strjoinv(filling, pieces);
    g_auto(Answer) answer = program_run(line);
    g_assert_cmpint(answer.status, ==, 2);
    g_assert_cmpuint(strlen(answer.err), <, 400);
    g_assert_cmpstr(answer.out, ==, "");
  }
}

/* Random bytes as values of every option: refused or done, never a crash. */
static void
test_random_arguments(void)
{
  static const char *const options[] = {"--set",   "--at",     "--size",        "--dpi",
                                        "--seed",  "--plot",   "--first",       "--points-per-decade",
                                        "--theme", "--format", "--realizations"};
  static const char alphabet[] = "0123456789.,-+exnmp=&:?%#rate \t\xc3\xa9\xff";
  for (int k = 0; k < 300; k++) {
    char noise[16] = "";
    for (int i = g_test_rand_int_range(0, 15); i > 0; i--)
      noise[i - 1] = alphabet[g_test_rand_int_range(0, sizeof alphabet - 1)];
    g_autofree char *quoted = g_shell_quote(noise);
    g_autofree char *line = g_strdup_printf("run decay %s %s --output - --readouts --realizations 10",
                                            options[g_test_rand_int_range(0, G_N_ELEMENTS(options))], quoted);
    g_auto(Answer) answer = program_run(line);
    g_assert_true(answer.status == 0 || answer.status == 2 || answer.status == 3);
    g_assert_true((answer.status == 0) == (*answer.err == '\0'));
  }
}

/* What stood there stays when the run is refused or its file cannot be written. */
static void
test_existing_file_survives(void)
{
  static const char *const lines[] = {"run decay --output %s/keep.csv --set rate=nan",
                                      "run decay --output %s/keep.csv --at nan",
                                      "run decay --output %s/keep.csv --format png --dpi 0"};
  g_autofree char *path = scratch_path("keep.csv");
  for (size_t k = 0; k < G_N_ELEMENTS(lines); k++) {
    g_autofree char *text = NULL;
    g_auto(Answer) answer = program_run(lines[k]);
    g_assert_cmpint(answer.status, ==, 2);
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "kept");
  }
}

/* A disk that fills up half-way, played by a limit on the size of files. */
static void
test_full_disk(void)
{
  g_autofree char *path = scratch_path("keep.csv"), *text = NULL;
  g_autofree char *line = g_strdup_printf(
      "ulimit -f 8; exec '%s' run decay --points-per-decade 9000 --output '%s'", g_getenv("DW_CLI"), path);
  const char *const command[] = {"/bin/sh", "-c", line, NULL};
  g_autofree char *err = NULL;
  int status = 0;
  g_assert_true(
      g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &err, &status, NULL));
  g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
  g_assert_true(g_str_has_suffix(err, "” cannot be written: File too large.\n"));
  g_assert_null(strstr(err, "keep.csv.")); /* the draft's name is nobody's business */
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_assert_cmpstr(text, ==, "kept");
  g_autoptr(GDir) dir = g_dir_open(scratch_folder(), 0, NULL);
  for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
    g_assert_false(g_str_has_prefix(name, "keep.csv.")); /* no half file is left beside it */
}

/* `| head -1`: who has read enough leaves, and nobody makes a noise about it. */
static void
test_broken_pipe(void)
{
  g_autofree char *line = g_strdup_printf("{ '%s' run decay --points-per-decade 9000 --output -; "
                                          "echo $? >&3; } 3>'%s/status' | head -n 1",
                                          g_getenv("DW_CLI"), scratch_folder());
  const char *const command[] = {"/bin/sh", "-c", line, NULL};
  g_autofree char *path = scratch_path("status"), *out = NULL, *err = NULL, *status = NULL;
  g_assert_true(
      g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, NULL, NULL));
  g_assert_true(g_file_get_contents(path, &status, NULL, NULL));
  g_assert_true(g_str_has_prefix(out, "# doublewell "));
  g_assert_cmpstr(err, ==, "");
  g_assert_cmpstr(status, ==, "3\n");
}

/* --- interruption ------------------------------------------------------------------------------------------
 */

static GSubprocess *
start(const char *arguments)
{
  g_auto(GStrv) argv = program_arguments(arguments);
  GSubprocess *process = g_subprocess_newv(
      (const char *const *) argv, G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_assert_nonnull(process);
  return process;
}

/* 1e9 realizations take a while; the answer has those that were done. */
static void
test_interruption_keeps_what_is_done(void)
{
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr(GSubprocess) process = start("run decay --plot counts --realizations 1e9 --output -");
  g_usleep(1500000); /* a snapshot comes every hundredth of the way */
  g_subprocess_send_signal(process, SIGINT);
  g_assert_true(g_subprocess_communicate_utf8(process, NULL, NULL, &out, &err, NULL));
  g_assert_cmpint(g_subprocess_get_exit_status(process), ==, 130);
  g_assert_true(g_str_has_prefix(err, "doublewell-cli: interrupted: "));
  if (*out == '\0') {
    g_test_skip("this machine had no time for a snapshot");
    return;
  }
  g_assert_nonnull(strstr(out, "# interrupted: 1000000000 realizations were asked for\n"));
  g_assert_nonnull(strstr(out, "\ncounts,counted,"));
  g_assert_nonnull(strstr(err, " of 1000000000 realizations were written."));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  prepare();
  g_test_add_func("/bad-input/usage", test_usage);
  g_test_add_func("/bad-input/names", test_names);
  g_test_add_func("/bad-input/values", test_values);
  g_test_add_func("/bad-input/files", test_files);
  g_test_add_func("/bad-input/long-arguments", test_long_arguments);
  g_test_add_func("/bad-input/random-arguments", test_random_arguments);
  g_test_add_func("/bad-input/existing-file-survives", test_existing_file_survives);
  g_test_add_func("/bad-input/full-disk", test_full_disk);
  g_test_add_func("/bad-input/broken-pipe", test_broken_pipe);
  g_test_add_func("/bad-input/interruption", test_interruption_keeps_what_is_done);
  const int status = g_test_run();
  scratch_remove();
  return status;
}
