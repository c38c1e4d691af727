/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rulers and guide lines in files: sessions bring them back, damaged ones are refused, figures show them. */
#include "io/export.h"
#include "io/session.h"
#include "io/state_string.h"
#include "results.h"
#include "scratch.h"
#include "tiny_model.h"

#include <math.h>
#include <string.h>

static const double abscissae[] = {0.25, 0.5, 1, 2, 4};
enum { SURVIVAL, COUNTS };

/* --- sessions ------------------------------------------------------------------------------------------- */

static double
random_number(void)
{
  return pow(10, g_test_rand_double_range(-290, 290)) * (g_test_rand_bit() ? 1 : -1);
}

static DwMeasure
random_measure(const DwPlot *plot)
{
  DwMeasure measure = {.ruled = g_test_rand_bit(),
                       .n_guides = (size_t) g_test_rand_int_range(0, DW_MAX_GUIDES + 1)};
  for (int k = 0; measure.ruled && k < 2; k++)
    measure.marks[k] =
        (DwRulerMark){random_number(), random_number(), g_test_rand_int_range(-1, (gint32) plot->n_curves)};
  for (size_t k = 0; k < measure.n_guides; k++)
    measure.guides[k] = (DwGuide){random_number(), random_number(), g_test_rand_double_range(-1e6, 1e6)};
  if (measure.n_guides > 0) {
    measure.x_scale = g_test_rand_bit() ? DW_SCALE_LOG : DW_SCALE_LINEAR;
    measure.y_scale = g_test_rand_bit() ? DW_SCALE_LOG : DW_SCALE_LINEAR;
  }
  return measure;
}

static void
assert_same_measure(const DwMeasure *a, const DwMeasure *b)
{
  g_assert_cmpint(a->ruled, ==, b->ruled);
  for (int k = 0; a->ruled && k < 2; k++) {
    g_assert_cmpfloat(a->marks[k].x, ==, b->marks[k].x);
    g_assert_cmpfloat(a->marks[k].y, ==, b->marks[k].y);
    g_assert_cmpint(a->marks[k].curve, ==, b->marks[k].curve);
  }
  g_assert_cmpuint(a->n_guides, ==, b->n_guides);
  for (size_t k = 0; k < a->n_guides; k++) {
    g_assert_cmpfloat(a->guides[k].x, ==, b->guides[k].x);
    g_assert_cmpfloat(a->guides[k].y, ==, b->guides[k].y);
    g_assert_cmpfloat(a->guides[k].slope, ==, b->guides[k].slope);
  }
  g_assert_cmpint(a->x_scale, ==, b->x_scale);
  g_assert_cmpint(a->y_scale, ==, b->y_scale);
}

/* Bit for bit. */
static void
test_measures_come_back(void)
{
  g_autofree char *path = scratch_path("measured.doublewell");
  for (int round = 0; round < 50; round++) {
    DwError error = {0};
    g_autofree DwSession *session = g_new0(DwSession, 1), *again = g_new0(DwSession, 1);
    session->n = 2;
    for (size_t k = 0; k < session->n; k++) {
      session->states[k] = random_state();
      session->measures[k].plots[SURVIVAL] = random_measure(&tiny_model.plots[SURVIVAL]);
      session->measures[k].plots[COUNTS] = random_measure(&tiny_model.plots[COUNTS]);
    }
    g_assert_cmpint(dw_session_write(session, path, &error), ==, DW_OK);
    dw_session_read(tiny_registry(), path, again, &error);
    g_assert_cmpstr(error.message, ==, "");
    for (size_t k = 0; k < session->n; k++)
      for (size_t plot = SURVIVAL; plot <= COUNTS; plot++)
        assert_same_measure(&session->measures[k].plots[plot], &again->measures[k].plots[plot]);
  }
}

/* A session with this for its "measures". */
static DwStatus
read_measures(const char *measures, DwSession *session, DwError *error)
{
  g_autofree char *text = g_strdup_printf(
      "{\"explorations\":[{\"state\":\"doublewell:decay?rate=2\",\"measures\":%s}]}", measures);
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_byte_array_append(bytes, (const guint8 *) text, (guint) strlen(text) + 1);
  g_byte_array_set_size(bytes, bytes->len - 1);
  return dw_session_parse(tiny_registry(), bytes, "x.doublewell", session, error);
}

#define GOOD_MARK "{\"x\":1,\"y\":0.5,\"curve\":\"survival\"}"
#define RULER(marks) "[{\"plot\":\"survival\",\"ruler\":[" marks "]}]"
#define GUIDES(guides, scales) "[{\"plot\":\"survival\",\"guides\":[" guides "],\"scales\":" scales "}]"
#define GOOD_GUIDE "{\"x\":1,\"y\":1,\"slope\":-1}"
#define LOG_LOG "[\"log\",\"log\"]"

/* One sentence, and nothing changes. */
static void
test_hostile_measures_are_refused(void)
{
  static const char *const bad[] = {
      "5",
      "{}",
      "[5]",
      "[null]",
      RULER(""),
      RULER(GOOD_MARK),
      RULER(GOOD_MARK "," GOOD_MARK "," GOOD_MARK),
      RULER(GOOD_MARK ",5"),
      RULER(GOOD_MARK ",null"),
      RULER(GOOD_MARK ",{\"x\":1}"),
      RULER(GOOD_MARK ",{\"x\":null,\"y\":1}"),
      RULER(GOOD_MARK ",{\"x\":\"1\",\"y\":1}"),
      RULER(GOOD_MARK ",{\"x\":true,\"y\":1}"),
      RULER(GOOD_MARK ",{\"x\":[1],\"y\":1}"),
      RULER(GOOD_MARK ",{\"x\":1e999,\"y\":1}"),
      RULER(GOOD_MARK ",{\"x\":1,\"y\":-1e305}"),
      RULER(GOOD_MARK ",{\"x\":NaN,\"y\":1}"),
      "[{\"plot\":\"survival\",\"ruler\":{}}]",
      "[{\"plot\":\"survival\",\"guides\":{}}]",
      "[{\"plot\":\"survival\",\"guides\":[" GOOD_GUIDE "]}]",
      GUIDES(GOOD_GUIDE, "[]"),
      GUIDES(GOOD_GUIDE, "[\"log\"]"),
      GUIDES(GOOD_GUIDE, "[\"log\",\"cubic\"]"),
      GUIDES(GOOD_GUIDE, "[\"log\",{}]"),
      GUIDES("5", LOG_LOG),
      GUIDES("{\"x\":1,\"y\":1}", LOG_LOG),
      GUIDES("{\"x\":1,\"y\":1,\"slope\":1e7}", LOG_LOG),
      GUIDES("{\"x\":1,\"y\":1,\"slope\":1e999}", LOG_LOG),
      GUIDES(GOOD_GUIDE "," GOOD_GUIDE "," GOOD_GUIDE "," GOOD_GUIDE "," GOOD_GUIDE, LOG_LOG),
  };
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    DwError error = {0};
    g_autofree DwSession *session = g_new0(DwSession, 1);
    session->measures[0].plots[0].n_guides = 3;
    g_test_message("%s", bad[k]);
    g_assert_cmpint(read_measures(bad[k], session, &error), ==, DW_BAD_VALUE);
    g_assert_true(g_str_has_suffix(error.message, "."));
    g_assert_null(strchr(error.message, '\n'));
    g_assert_cmpuint(session->n, ==, 0);
    g_assert_cmpuint(session->measures[0].plots[0].n_guides, ==, 3);
  }
}

/* What another Doublewell has is no reason to refuse the rest. */
static void
test_unknown_curves_and_plots(void)
{
  DwError error = {0};
  g_autofree DwSession *session = g_new0(DwSession, 1);
  read_measures("[{\"plot\":\"of-tomorrow\",\"ruler\":5},{\"later\":1},{\"plot\":7}]", session, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_false(session->measures[0].plots[SURVIVAL].ruled);
  read_measures(RULER(GOOD_MARK ",{\"x\":2,\"y\":3,\"curve\":\"of-tomorrow\"}"), session, &error);
  g_assert_cmpstr(error.message, ==, "");
  const DwMeasure *measure = &session->measures[0].plots[SURVIVAL];
  g_assert_true(measure->ruled);
  g_assert_cmpint(measure->marks[0].curve, ==, 0);
  g_assert_cmpint(measure->marks[1].curve, ==, -1);
  g_assert_cmpfloat(measure->marks[1].y, ==, 3);
}

/* --- figures -------------------------------------------------------------------------------------------- */

static char *
rendered(DwFormat format, const DwMeasures *measures, size_t *length)
{
  DwState state;
  DwError error = {0};
  g_assert_cmpint(dw_state_parse(tiny_registry(), "doublewell:decay?rate=2&plot=survival", &state, &error),
                  ==, DW_OK);
  const DwResult *result = solve_state(&state, abscissae, G_N_ELEMENTS(abscissae));
  DwExportOptions options = dw_export_options(format);
  options.measures = measures;
  char *bytes = dw_export_render(&state, result, &options, length, &error);
  g_assert_cmpstr(error.message, ==, "");
  dw_result_unref(result);
  return bytes;
}

static DwMeasures
ruler_and_guide(void)
{
  DwMeasures measures = {0};
  const DwView view = dw_view_initial(&tiny_model, SURVIVAL);
  measures.plots[SURVIVAL] = (DwMeasure){.ruled = true,
                                         .marks = {{0.5, 0.3, 0}, {2, 0.01, 0}},
                                         .guides = {{1, 0.5, -0.375}},
                                         .n_guides = 1,
                                         .x_scale = view.x_scale,
                                         .y_scale = view.y_scale};
  return measures;
}

/* The bytes of a file have no end but their length. */
static bool
has_word(const char *bytes, size_t length, const char *word)
{
  return g_strstr_len(bytes, (gssize) length, word);
}

/* As text that can be searched: what the ruler reads and the slope of the line. */
static void
test_figures_show_them(void)
{
  size_t length, bare_length;
  const DwMeasures measures = ruler_and_guide();
  g_autofree char *with = rendered(DW_FORMAT_SVG, &measures, &length);
  g_autofree char *without = rendered(DW_FORMAT_SVG, NULL, &bare_length);
  static const char *const words[] = {"−0.375", "±"};
  for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
    g_assert_true(has_word(with, length, words[k]));
    g_assert_false(has_word(without, bare_length, words[k]));
  }
}

static size_t
length_of(DwFormat format, const DwMeasures *measures)
{
  size_t length;
  g_free(rendered(format, measures, &length));
  return length;
}

static void
test_every_picture_shows_them(void)
{
  static const DwFormat formats[] = {DW_FORMAT_PNG, DW_FORMAT_PDF};
  const DwMeasures measures = ruler_and_guide(), nothing = {0};
  for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
    const size_t bare = length_of(formats[k], NULL), empty = length_of(formats[k], &nothing);
    g_assert_cmpuint(length_of(formats[k], &measures), >, bare + 500); /* which lines and two of words take */
    g_assert_cmpuint(labs((long) bare - (long) empty), <, 100);        /* a PDF's date */
  }
}

/* On axes of another kind its slope would mean something else. */
static void
test_guides_of_other_axes_are_left_out(void)
{
  size_t length;
  DwMeasures measures = ruler_and_guide();
  DwMeasure *measure = &measures.plots[SURVIVAL];
  measure->x_scale = measure->x_scale == DW_SCALE_LOG ? DW_SCALE_LINEAR : DW_SCALE_LOG;
  g_autofree char *svg = rendered(DW_FORMAT_SVG, &measures, &length);
  g_assert_false(has_word(svg, length, "−0.375"));
  g_assert_true(has_word(svg, length, "±"));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/measures/come-back", test_measures_come_back);
  g_test_add_func("/measures/hostile", test_hostile_measures_are_refused);
  g_test_add_func("/measures/unknown", test_unknown_curves_and_plots);
  g_test_add_func("/measures/figures", test_figures_show_them);
  g_test_add_func("/measures/every-picture", test_every_picture_shows_them);
  g_test_add_func("/measures/other-axes", test_guides_of_other_axes_are_left_out);
  const int failed = g_test_run();
  scratch_remove();
  return failed;
}
