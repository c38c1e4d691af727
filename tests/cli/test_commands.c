/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comma_locale.h"
#include "program.h"
#include "scratch.h"

#include <json-glib/json-glib.h>
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

static void
assert_answer_has(const char *arguments, const char *part)
{
  g_autofree char *out = answered(arguments);
  if (!strstr(out, part))
    g_error("%s does not answer \"%s\" but:\n%s", arguments, part, out);
}

static size_t
count(const char *text, const char *part)
{
  size_t n = 0;
  for (const char *place = text; (place = strstr(place, part)); place += strlen(part))
    n++;
  return n;
}

static char *
contents(const char *name, size_t *length)
{
  char *text = NULL;
  g_autofree char *path = scratch_path(name);
  g_assert_true(g_file_get_contents(path, &text, length, NULL));
  return text;
}

static void
test_help(void)
{
  static const char *const options[] = {
      "--preset",       "--set",   "--plot", "--curve",   "--readouts", "--at",     "--points-per-decade",
      "--realizations", "--first", "--seed", "--threads", "--output",   "--format", "--size",
      "--dpi",          "--theme", "--quiet"};
  for (size_t k = 0; k < G_N_ELEMENTS(options); k++)
    assert_answer_has("run --help", options[k]);
  assert_answer_has("--help", "describe MODEL");
  assert_answer_has("models -h", "--json");
  assert_answer_has("describe --help", "MODEL");
  assert_answer_has("--version", "doublewell-cli ");
}

static void
test_listing(void)
{
  assert_answer_has("models", "decay  Radioactive decay  Nobody (2000)\n");
  assert_answer_has("describe decay", "0, or 0.001 to 1000");
  assert_answer_has("describe decay", "t_½");
  g_autofree char *json = answered("describe decay --json");
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  g_assert_nonnull(root);
  g_autofree char *models = answered("models --json");
  g_autoptr(JsonNode) list = json_from_string(models, NULL);
  g_assert_nonnull(list);
}

/* --at keeps the order, its numbers come from a list or a file alike. */
static void
test_abscissae(void)
{
  g_autofree char *path = scratch_path("x.txt");
  g_assert_true(g_file_set_contents(path, "# times\r\n4\n\n 0.5 \r\n1e1\n", -1, NULL));
  g_autofree char *list = answered("run decay --curve survival --at 4,0.5,1e1 --output -");
  g_autofree char *file = answered("run decay --curve survival --at %s/x.txt --output -");
  g_assert_cmpstr(list, ==, file);
  g_assert_nonnull(
      strstr(list, "y_error\nsurvival,survival,4,0.018315638888734179,\nsurvival,survival,0.5,"));
  g_assert_cmpuint(count(list, "\nsurvival,"), ==, 3);
}

/* No row, but a remark and a sentence: an empty table could mean anything. */
static void
test_absent_points_are_told(void)
{
  g_auto(Answer) answer = program_run("run decay --curve survival --at -1,1,-2 --output -");
  g_assert_cmpint(answer.status, ==, 0);
  g_assert_cmpuint(count(answer.out, "\nsurvival,"), ==, 1);
  g_assert_nonnull(strstr(answer.out, "\n# remark: survival,survival: 2 of 3 points have no value"));
  g_assert_cmpstr(answer.err, ==,
                  "doublewell-cli: --at: survival has no value at 2 of the 3 numbers: they are left out.\n");
  g_autofree char *quiet = answered("run decay --curve survival --at -1,1,-2 --quiet --output -");
  g_assert_cmpstr(quiet, ==, answer.out);
  g_autofree char *ended = answered("run decay --at 0.5,2 --output -"); /* one curve ends, another goes on */
  g_assert_nonnull(strstr(ended, "\n# remark: survival,straight: 1 of 2 points"));
}

/* Five decades, from 1e-3 to 1e2: forty steps each and both ends. */
static void
test_points_per_decade(void)
{
  g_autofree char *usual = answered("run decay --curve survival --output -");
  g_assert_cmpuint(count(usual, "\nsurvival,"), ==, 201);
  g_assert_nonnull(strstr(usual, "\nsurvival,survival,0.001,"));
  g_assert_nonnull(strstr(usual, "\nsurvival,survival,100,"));
  g_autofree char *few = answered("run decay --curve survival --points-per-decade 2 --output -");
  g_assert_cmpuint(count(few, "\nsurvival,"), ==, 11);
  g_autofree char *linear = answered("run decay --plot counts --curve expected --output -");
  g_assert_cmpuint(count(linear, "\ncounts,expected,"), ==, 400);
}

static void
test_figures_heed_points_per_decade(void)
{
  size_t length;
  succeed("run decay --points-per-decade 3 --output %s/few.svg");
  succeed("run decay --points-per-decade 30 --output %s/many.svg");
  g_autofree char *coarse = contents("few.svg", &length), *fine = contents("many.svg", &length);
  g_assert_cmpuint(strlen(coarse), <, strlen(fine));
}

static void
test_choice_of_curves(void)
{
  g_autofree char *all =
      answered("run decay --plot survival --plot counts --set law=algebraic --at 0.5 --output -");
  static const char *const curves[] = {"\nsurvival,survival,", "\nsurvival,straight,", "\nsurvival,late,",
                                       "\ncounts,expected,", "\ncounts,counted,"};
  for (size_t k = 0; k < G_N_ELEMENTS(curves); k++)
    g_assert_nonnull(strstr(all, curves[k]));
  g_autofree char *some = answered("run decay --preset both --curve expected --at 0.5 --output -");
  g_assert_null(strstr(some, "\nsurvival,"));
  g_assert_nonnull(strstr(some, "plot=counts"));
}

static void
test_settings(void)
{
  assert_answer_has("run decay --output - --at 1", "rate=1&");
  assert_answer_has("run decay --preset both --output - --at 1",
                    "rate=2&background=0&realizations=1000&law=algebraic&plot=survival&plot=counts");
  assert_answer_has("run decay --preset both --set rate=3 --set rate=4 --output - --at 1", "rate=4&");
  assert_answer_has("run decay --set background=-0.5 --output - --at 1", "background=-0.5&");
  assert_answer_has("run decay --seed 18446744073709551615 --output - --readouts",
                    "# seed: 18446744073709551615\n");
  assert_answer_has("run 'doublewell:decay?rate=7&plot=counts&seed=9' --output - --at 1",
                    "rate=7&background=0&realizations=1000&law=exponential&plot=counts&seed=9\n");
  assert_answer_has("run 'doublewell:decay?rate=7' --set rate=8 --output - --at 1", "rate=8&");
}

/* The state that a file carries makes the same file. */
static void
test_state_repeats_the_run(void)
{
  g_autofree char *first = answered("run decay --preset both --set rate=0.3 --seed 77 --output -");
  const char *state = strstr(first, "doublewell:");
  g_autofree char *again_line = g_strdup_printf("run '%.*s' --output -", (int) strcspn(state, "\n"), state);
  g_autofree char *again = answered(again_line);
  g_assert_cmpstr(first, ==, again);
}

/* So it does for a figure, with its ranges, scales and chosen curves; and a plain run carries none of them.
 */
static void
test_figures_carry_their_views(void)
{
  size_t length;
  const char *state = "doublewell:decay?rate=2&background=0&realizations=1000&law=algebraic&plot=survival&"
                      "x=log,0.01,10&y=linear,-0.5,1.5&curves=survival,late&plot=counts&x=log&seed=1";
  g_autofree char *line = g_strdup_printf("run '%s' --output %%s/views.svg", state);
  g_autofree char *copy = g_strdup_printf("run '%s' --output %%s/copy.svg", state);
  succeed(line);
  succeed(copy);
  succeed("run decay --preset both --output %s/plain.svg");
  g_autofree char *svg = contents("views.svg", &length), *again = contents("copy.svg", &length);
  g_autofree char *plain = contents("plain.svg", &length), *escaped = g_markup_escape_text(state, -1);
  g_assert_nonnull(strstr(svg, escaped));
  g_assert_cmpstr(svg, ==, again);
  g_assert_nonnull(strstr(plain, "plot=survival&amp;plot=counts&amp;seed"));
  assert_answer_has("run decay --curve late --curve survival --at 1 --output -",
                    "plot=survival&curves=survival,late&seed=1\n");
  g_autofree char *data = answered("run 'doublewell:decay?plot=survival&curves=late' --at 1 --output -");
  g_assert_null(strstr(data, "\nsurvival,survival"));
}

/* A realization depends on seed and index alone: shards add up to the whole. */
static void
test_shards(void)
{
  assert_answer_has("run decay --first 500 --realizations 250 --readouts --output -",
                    "# realizations: 250\n# first realization: 500\n");
  double sum = 0;
  static const char *const shards[] = {"run decay --readouts --output - --realizations 1000",
                                       "run decay --readouts --output - --realizations 500",
                                       "run decay --readouts --output - --realizations 500 --first 500"};
  for (size_t k = 0; k < G_N_ELEMENTS(shards); k++) {
    g_autofree char *out = answered(shards[k]);
    const double mean = g_ascii_strtod(strstr(out, "mean-life,") + strlen("mean-life,"), NULL);
    sum += k == 0 ? -mean : mean / 2;
  }
  g_assert_cmpfloat_with_epsilon(sum, 0, 1e-14); /* rounding of a sum of 1000 terms of order 1 */
}

static void
test_figures(void)
{
  static const struct {
    const char *name, *start, *carried;
  } figures[] = {
      {"f.svg", "<?xml", "rate=2&amp;"}, {"f.png", "\x89PNG", "rate=2&b"}, {"f.pdf", "%PDF", "rate=2&b"}};
  for (size_t k = 0; k < G_N_ELEMENTS(figures); k++) {
    size_t length;
    g_autofree char *line = g_strdup_printf(
        "run decay --preset both --output %%s/%s --size 120x60mm --theme print", figures[k].name);
    g_autofree char *out = answered(line);
    g_autofree char *data = contents(figures[k].name, &length);
    g_assert_cmpstr(out, ==, "");
    g_assert_cmpmem(data, strlen(figures[k].start), figures[k].start, strlen(figures[k].start));
    g_assert_nonnull(memmem(data, length, figures[k].carried, strlen(figures[k].carried)));
  }
}

/* Whatever the order of --at, a figure's line runs from left to right; data keep the order. */
static void
test_figures_sort_their_abscissae(void)
{
  size_t length;
  succeed("run decay --at 0.1,10,1 --output %s/mixed.svg");
  succeed("run decay --at 0.1,1,10 --output %s/sorted.svg");
  g_autofree char *mixed = contents("mixed.svg", &length), *sorted = contents("sorted.svg", &length);
  g_assert_cmpstr(mixed, ==, sorted);
}

static void
test_svg_is_valid_xml(void)
{
  g_autofree char *xmllint = g_find_program_in_path("xmllint");
  if (!xmllint) {
    g_test_skip("xmllint is not installed");
    return;
  }
  succeed("run decay --preset both --output %s/valid.svg");
  g_autofree char *path = scratch_path("valid.svg");
  const char *const command[] = {xmllint, "--noout", path, NULL};
  int status = -1;
  g_assert_true(
      g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_true(g_spawn_check_wait_status(status, NULL));
}

static void
test_format_beats_the_ending(void)
{
  size_t length;
  succeed("run decay --at 1 --output %s/table.txt --format json");
  g_autofree char *data = contents("table.txt", &length);
  g_assert_true(g_str_has_prefix(data, "{"));
}

static void
test_comma_locale(void)
{
  static const char line[] = "run decay --set rate=0.5 --at 0.25,1.5 --output -";
  g_autofree char *plain = answered(line);
  if (!comma_locale_prepare(scratch_folder())) {
    g_test_skip("no German locale can be made here");
    return;
  }
  g_autofree char *german = answered(line);
  g_auto(Answer) refused = program_run("run decay --set rate=0,5 --output -");
  g_auto(Answer) range = program_run("run decay --set rate=1e-4 --output -");
  g_setenv("LC_ALL", "C", TRUE);
  g_assert_cmpstr(german, ==, plain);
  g_assert_cmpint(refused.status, ==, 2);
  g_assert_nonnull(strstr(range.err, "0.001 to 1000"));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/commands/help", test_help);
  g_test_add_func("/commands/listing", test_listing);
  g_test_add_func("/commands/abscissae", test_abscissae);
  g_test_add_func("/commands/absent-points", test_absent_points_are_told);
  g_test_add_func("/commands/points-per-decade", test_points_per_decade);
  g_test_add_func("/commands/points-in-figures", test_figures_heed_points_per_decade);
  g_test_add_func("/commands/choice-of-curves", test_choice_of_curves);
  g_test_add_func("/commands/settings", test_settings);
  g_test_add_func("/commands/state-repeats-the-run", test_state_repeats_the_run);
  g_test_add_func("/commands/views", test_figures_carry_their_views);
  g_test_add_func("/commands/shards", test_shards);
  g_test_add_func("/commands/figures", test_figures);
  g_test_add_func("/commands/sorted-figures", test_figures_sort_their_abscissae);
  g_test_add_func("/commands/valid-svg", test_svg_is_valid_xml);
  g_test_add_func("/commands/format", test_format_beats_the_ending);
  g_test_add_func("/commands/comma-locale", test_comma_locale);
  const int status = g_test_run();
  scratch_remove();
  return status;
}
