/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an SVG's reader gets: text that is text, the picture that the PNG shows, and no file too large to
 * send. */
#include "../plot/toy.h"
#include "golden.h"
#include "io/export.h"
#include "scratch.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 2000000 };

static DwState
toy_state(size_t plot, uint64_t curves)
{
  DwState state = {.model = &toy_model, .n_views = 1};
  state.views[0] = dw_view_initial(&toy_model, plot);
  state.views[0].curves = curves;
  return state;
}

static char *
render(const DwState *state, const DwResult *result, DwFormat format, const char *theme, size_t *length)
{
  DwError error = {0};
  DwExportOptions options = dw_export_options(format);
  options.theme = dw_theme_find(theme);
  options.dpi = 144;
  char *data = dw_export_render(state, result, &options, length, &error);
  g_assert_cmpstr(error.message, ==, "");
  return data;
}

static size_t
svg_size(const DwState *state, const DwResult *result)
{
  size_t length;
  g_free(render(state, result, DW_FORMAT_SVG, "print", &length));
  return length;
}

/* --- text -------------------------------------------------------------------------------------------------
 */

/* The characters of the file's <text> elements, one element a line. */
typedef struct {
  GString *found;
  int depth;
} Words;

static void
enter(GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data,
      GError **error)
{
  Words *words = data;
  words->depth += g_str_equal(name, "text");
}

static void
leave(GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Words *words = data;
  if (!g_str_equal(name, "text"))
    return;
  words->depth--;
  g_string_append_c(words->found, '\n');
}

static void
take(GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Words *words = data;
  if (words->depth)
    g_string_append_len(words->found, text, (gssize) length);
}

static char *
words_of(const char *svg, size_t length)
{
  static const GMarkupParser parser = {.start_element = enter, .end_element = leave, .text = take};
  Words words = {g_string_new(NULL), 0};
  GError *error = NULL;
  GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &words, NULL);
  g_assert_true(g_markup_parse_context_parse(context, svg, (gssize) length, &error));
  g_assert_true(g_markup_parse_context_end_parse(context, &error));
  g_markup_parse_context_free(context);
  return g_string_free(words.found, FALSE);
}

static DwResult *
smooth_result(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_LOG, TOY_SOLID, 400, DW_SCALE_LOG, 1e-8, 1e8, toy_bottleneck);
  toy_add(result, TOY_LOG, TOY_DASHED, 400, DW_SCALE_LOG, 1e-8, 1e8, toy_power);
  toy_add(result, TOY_LOG, TOY_DOTTED, 400, DW_SCALE_LOG, 1e-8, 1e8, toy_lorentz);
  return result;
}

static void
test_text_is_text(void)
{
  static const char *const lines[] = {"10−4", "angular frequency, ω (1/τs)",
                                      "noise power over temperature, |χ″|/ω (χTτs)", "|χ″|/ω, exact"};
  size_t length;
  DwResult *result = smooth_result();
  const DwState state = toy_state(TOY_LOG, 7);
  g_autofree char *svg = render(&state, result, DW_FORMAT_SVG, "print", &length);
  g_autofree char *words = words_of(svg, length);
  g_auto(GStrv) found = g_strsplit(words, "\n", -1);
  for (size_t k = 0; k < G_N_ELEMENTS(lines); k++)
    if (!g_strv_contains((const char *const *) found, lines[k]))
      g_error("no text says %s; there is\n%s", lines[k], words);
  g_assert_null(strstr(svg, "<symbol")); /* what cairo makes of letters */
  g_assert_nonnull(strstr(svg, "Cantarell"));
  dw_result_unref(result);
}

/* A PDF's letters are glyphs with their meaning beside them. */
static void
test_pdf_text_is_found(void)
{
  static const char *const words[] = {"angular frequency, ω (1/τs)", "|χ″|/ω, exact"};
  size_t length;
  g_autofree char *program = g_find_program_in_path("pdftotext"), *text = NULL;
  g_autofree char *path = scratch_path("figure.pdf");
  if (!program) {
    g_test_skip("pdftotext is not installed");
    return;
  }
  DwResult *result = smooth_result();
  const DwState state = toy_state(TOY_LOG, 7);
  g_autofree char *pdf = render(&state, result, DW_FORMAT_PDF, "print", &length);
  g_assert_true(g_file_set_contents(path, pdf, (gssize) length, NULL));
  const char *command[] = {program, "-enc", "UTF-8", path, "-", NULL};
  g_assert_true(g_spawn_sync(NULL, (char **) command, NULL, 0, NULL, NULL, &text, NULL, NULL, NULL));
  for (size_t k = 0; k < G_N_ELEMENTS(words); k++)
    if (!strstr(text, words[k]))
      g_error("no text says %s; there is\n%s", words[k], text);
  dw_result_unref(result);
}

/* --- the picture ------------------------------------------------------------------------------------------
 */

typedef struct {
  cairo_surface_t *surface;
  int width, height;
} Pixels;

static Pixels
load(const char *path)
{
  Pixels pixels = {.surface = cairo_image_surface_create_from_png(path)};
  g_assert_cmpint(cairo_surface_status(pixels.surface), ==, CAIRO_STATUS_SUCCESS);
  pixels.width = cairo_image_surface_get_width(pixels.surface);
  pixels.height = cairo_image_surface_get_height(pixels.surface);
  return pixels;
}

enum { BLOCK = 8 };

/* The mean of one colour in a block of pixels, 0 to 1. */
static double
block_mean(const Pixels *pixels, int x, int y, int channel)
{
  const unsigned char *data = cairo_image_surface_get_data(pixels->surface);
  const int stride = cairo_image_surface_get_stride(pixels->surface);
  double sum = 0;
  for (int j = 0; j < BLOCK; j++)
    for (int i = 0; i < BLOCK; i++)
      sum += data[(y + j) * stride + 4 * (x + i) + channel];
  return sum / (255.0 * BLOCK * BLOCK);
}

/* Root mean square over blocks and colours: a line that is half a pixel off changes little, one that is
 * missing much. */
static double
difference(const Pixels *a, const Pixels *b)
{
  double sum = 0;
  int n = 0;
  for (int y = 0; y + BLOCK <= MIN(a->height, b->height); y += BLOCK)
    for (int x = 0; x + BLOCK <= MIN(a->width, b->width); x += BLOCK)
      for (int channel = 0; channel < 3; channel++, n++) {
        const double change = block_mean(a, x, y, channel) - block_mean(b, x, y, channel);
        sum += change * change;
      }
  return sqrt(sum / n);
}

static bool
rasterise(const char *svg_path, const char *png_path)
{
  const char *command[] = {"rsvg-convert", "-d", "144", "-p", "144", svg_path, "-o", png_path, NULL};
  int status;
  return g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                      NULL) &&
         g_spawn_check_wait_status(status, NULL);
}

/* What another program makes of one state's SVG beside the PNG of another. */
static double
svg_beside_png_of(const DwState *state, const DwState *other, const DwResult *result, const char *theme)
{
  size_t length;
  g_autofree char *svg_path = scratch_path("figure.svg"), *png_path = scratch_path("figure.png");
  g_autofree char *again_path = scratch_path("again.png");
  g_autofree char *svg = render(state, result, DW_FORMAT_SVG, theme, &length);
  g_assert_cmpint(length, <=, MOST_BYTES + 100000); /* text and state */
  g_assert_true(g_file_set_contents(svg_path, svg, (gssize) length, NULL));
  g_autofree char *png = render(other, result, DW_FORMAT_PNG, theme, &length);
  g_assert_true(g_file_set_contents(png_path, png, (gssize) length, NULL));
  g_assert_true(rasterise(svg_path, again_path));
  Pixels direct = load(png_path), again = load(again_path);
  g_assert_cmpint(abs(direct.width - again.width), <=, 1);
  g_assert_cmpint(abs(direct.height - again.height), <=, 1);
  const double change = difference(&direct, &again);
  cairo_surface_destroy(direct.surface);
  cairo_surface_destroy(again.surface);
  return change;
}

static double
svg_beside_png(const DwState *state, const DwResult *result, const char *theme)
{
  return svg_beside_png_of(state, state, result, theme);
}

static bool
has_rasteriser(void)
{
  g_autofree char *program = g_find_program_in_path("rsvg-convert");
  if (!program)
    g_test_skip("rsvg-convert is not installed");
  return program != NULL;
}

static const char *const themes[] = {"light", "dark", "print", "projector"};

/* Two renderers differ in how they smooth edges and letters; one curve too many makes twice the difference.
 */
static const double most_difference = 0.016;

static void
test_svg_looks_like_png(void)
{
  if (!has_rasteriser())
    return;
  DwResult *result = smooth_result();
  const DwState state = toy_state(TOY_LOG, 7), poorer = toy_state(TOY_LOG, 3);
  for (size_t k = 0; k < G_N_ELEMENTS(themes); k++) {
    const double change = svg_beside_png(&state, result, themes[k]);
    const double without_one = svg_beside_png_of(&poorer, &state, result, themes[k]);
    g_test_message("%s: %.4f, without a curve %.4f", themes[k], change, without_one);
    g_assert_cmpfloat(change, <, most_difference);
    g_assert_cmpfloat(without_one, >, most_difference);
  }
  dw_result_unref(result);
}

/* --- large data -------------------------------------------------------------------------------------------
 */

static double
noise(double x)
{
  return random_log(0.02, 50);
}

static double
shifted_noise(double x)
{
  return pow(x, -0.5) * noise(x);
}

static void
test_noisy_curves_stay_small(void)
{
  static const size_t curves[] = {TOY_SOLID, TOY_DASHED, TOY_DOTTED, TOY_DASH_DOT, TOY_MORE};
  DwResult *result = toy_result();
  for (size_t k = 0; k < G_N_ELEMENTS(curves); k++)
    toy_add(result, TOY_LOG, curves[k], 1000000, DW_SCALE_LOG, 1e-8, 1e8, k % 2 ? noise : shifted_noise);
  const DwState state = toy_state(TOY_LOG, 1 << TOY_SOLID | 1 << TOY_DASHED | 1 << TOY_DOTTED |
                                               1 << TOY_DASH_DOT | 1 << TOY_MORE);
  const size_t length = svg_size(&state, result);
  g_test_message("5 curves of a million noisy points: %zu bytes", length);
  g_assert_cmpint(length, <=, MOST_BYTES);
  if (has_rasteriser())
    for (size_t k = 0; k < G_N_ELEMENTS(themes); k++) {
      const double change = svg_beside_png(&state, result, themes[k]);
      g_test_message("%s: %.4f", themes[k], change);
      g_assert_cmpfloat(change, <,
                        2 * most_difference); /* the ends of dashes are a column of the file apart */
    }
  dw_result_unref(result);
}

static void
test_many_points_stay_small(void)
{
  DwResult *result = toy_result();
  toy_add(result, TOY_LOG, TOY_POINTS, 100000, DW_SCALE_LOG, 1e-8, 1e8, shifted_noise);
  const DwState state = toy_state(TOY_LOG, 1 << TOY_POINTS);
  const size_t length = svg_size(&state, result);
  g_test_message("a hundred thousand markers: %zu bytes", length);
  g_assert_cmpint(length, <=, MOST_BYTES);
  if (has_rasteriser()) {
    const double change = svg_beside_png(&state, result, "light");
    g_test_message("%.4f", change);
    g_assert_cmpfloat(change, <, 2 * most_difference); /* markers stand on other pixels */
  }
  dw_result_unref(result);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/svg/text", test_text_is_text);
  g_test_add_func("/pdf/text", test_pdf_text_is_found);
  g_test_add_func("/svg/looks-like-png", test_svg_looks_like_png);
  g_test_add_func("/svg/noisy", test_noisy_curves_stay_small);
  g_test_add_func("/svg/points", test_many_points_stay_small);
  const int failed = g_test_run();
  scratch_remove();
  return failed;
}
