/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export.h"
#include "io/file.h"
#include "io/state_string.h"
#include "results.h"
#include "scratch.h"
#include "tiny_model.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const double abscissae[] = {0.25, 0.5, 1, 2};

/* Renders small pictures: the point is what they carry. */
static char *
rendered(const DwState *state, DwFormat format, size_t *length)
{
  DwError error = {0};
  DwExportOptions options = dw_export_options(format);
  options.width = 160;
  options.height = 100;
  options.dpi = 72;
  const DwResult *result = solve_state(state, abscissae, G_N_ELEMENTS(abscissae));
  char *data = dw_export_render(state, result, &options, length, &error);
  g_assert_cmpstr(error.message, ==, "");
  dw_result_unref(result);
  return data;
}

static void
save(const char *path, const char *data, size_t length)
{
  g_unlink(path); /* without it GLib 2.74 leaves the tail of a longer file */
  g_assert_true(g_file_set_contents_full(path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* In those formats that every model has. */
static void
test_every_file_carries_its_state(void)
{
  g_autofree char *path = scratch_path("carrier");
  for (int k = 0; k < 10 * DW_FORMAT_ENSEMBLE; k++) {
    size_t length;
    DwState again;
    DwError error = {0};
    const DwState state = random_state();
    g_autofree char *data = rendered(&state, (DwFormat) (k % DW_FORMAT_ENSEMBLE), &length);
    save(path, data, length);
    g_autofree char *text = dw_embedded_state(path, &error);
    if (!text)
      g_error("%s: %s", dw_format_name((DwFormat) (k % DW_FORMAT_ENSEMBLE)), error.message);
    g_assert_cmpint(dw_state_parse(tiny_registry(), text, &again, &error), ==, DW_OK);
    assert_same_state(&state, &again);
  }
}

/* From the file of a preset comes back the view that it was made with. */
static void
test_presets_reopen(void)
{
  const DwRegistry *registry = dw_registry();
  g_autofree char *path = scratch_path("preset");
  DwState state = dw_state_initial(registry->models[0]), again;
  for (size_t k = 0; k < state.model->n_presets; k++) {
    size_t length;
    dw_state_apply_preset(&state, &state.model->presets[k]);
    g_autofree char *data = rendered(&state, (DwFormat) (k % DW_FORMAT_ENSEMBLE), &length);
    save(path, data, length);
    g_autofree char *text = dw_embedded_state(path, NULL);
    g_assert_cmpint(dw_state_parse(registry, text, &again, NULL), ==, DW_OK);
    assert_same_state(&state, &again);
  }
}

/* Cuts a file short or flips some of its bits. */
static size_t
damage(char *data, size_t length)
{
  if (g_test_rand_bit())
    length = (size_t) g_test_rand_int_range(0, (int) length);
  for (int flips = g_test_rand_int_range(0, 8); flips && length; flips--)
    data[g_test_rand_int_range(0, (int) MIN(length, 2000))] ^= (char) (1 << g_test_rand_int_range(0, 8));
  return length;
}

static void
test_damaged_files(gconstpointer format)
{
  size_t length;
  const DwState state = random_state();
  g_autofree char *path = scratch_path("damaged");
  g_autofree char *data = rendered(&state, (DwFormat) GPOINTER_TO_INT(format), &length);
  for (int k = 0; k < 1000; k++) {
    DwError error = {0};
    g_autofree char *copy = g_memdup2(data, length);
    save(path, copy, damage(copy, length));
    g_autofree char *text = dw_embedded_state(path, &error);
    g_assert_true((text != NULL) == (error.status == DW_OK));
    g_assert_true(!text || g_str_has_prefix(text, "doublewell:"));
  }
}

static void
test_foreign_files(void)
{
  g_autofree char *path = scratch_path("foreign"), *deep = g_strnfill(3000000, '[');
  g_autofree char *commas = g_strnfill(10000000, ','), *zeros = g_strconcat("{\"a\":[0", commas, NULL);
  g_autofree char *deep_object = g_strconcat("{\"state\":", deep, NULL);
  g_autofree char *long_state = g_strconcat("# state: doublewell:", deep, "\n", NULL);
  const char *const contents[] = {"",
                                  "#",
                                  "# state",
                                  "{",
                                  "{}",
                                  "{\"state\":5}",
                                  "{\"state\":{}}",
                                  "\x89PNG\r\n\x1a\n\x6forpttEXtSoftware", /* 1.9 GB of text are to follow */
                                  zeros,
                                  "<",
                                  "<svg/>",
                                  "%PDF-1.4 /Keywords (",
                                  "%PDF-1.4 /Keywords",
                                  "%PDF /Keywords (doublewell",
                                  "\x89PNG",
                                  "\x89PNG\r\n\x1a\n",
                                  "1,2,3\n",
                                  deep_object,
                                  long_state,
                                  "{\"state\":\"http:x\"}",
                                  "\xef\xbb\xbf"};
  for (size_t k = 0; k < G_N_ELEMENTS(contents); k++) {
    DwError error = {0};
    save(path, contents[k], strlen(contents[k]));
    g_assert_null(dw_embedded_state(path, &error));
    g_assert_cmpint(error.status, ==, DW_BAD_VALUE);
  }
}

static void
test_unreadable_files(void)
{
  static const char *const paths[] = {"/", "/nonexistent/file", ""};
  for (size_t k = 0; k < G_N_ELEMENTS(paths); k++) {
    DwError error = {0};
    g_assert_null(dw_embedded_state(paths[k], &error));
    g_assert_cmpint(error.status, ==, DW_INPUT_OUTPUT);
    g_assert_cmpstr(error.message, !=, "");
  }
}

/* A table of a million rows still opens; an endless device does not. */
static void
test_large_files(void)
{
  static const char head[] = "# doublewell 0\n# state: doublewell:decay\n";
  DwError error = {0};
  const size_t length = (size_t) DW_FILE_BYTES + 1000000;
  g_autofree char *path = scratch_path("large.csv"), *data = g_strnfill(length, '\n');
  memcpy(data, head, strlen(head));
  save(path, data, length);
  g_autofree char *state = dw_embedded_state(path, NULL);
  g_assert_cmpstr(state, ==, "doublewell:decay");
  g_unlink(path);
  g_assert_null(dw_embedded_state("/dev/zero", &error));
  g_assert_cmpint(error.status, ==, DW_INPUT_OUTPUT);
}

/* Letters and lines that are asked for are those in the file; what cannot be drawn is refused. */
static void
test_letters_and_lines(void)
{
  size_t length;
  DwError error = {0};
  const DwState state = dw_state_initial(&tiny_model); /* a random one may show no curve */
  const DwResult *result = solve_state(&state, abscissae, G_N_ELEMENTS(abscissae));
  DwExportOptions options = dw_export_options(DW_FORMAT_SVG);
  options.font_size = 11.5;
  options.line_width = 3.25;
  g_autofree char *svg = dw_export_render(&state, result, &options, &length, &error);
  g_assert_nonnull(strstr(svg, " font-size=\"11.5\""));
  g_assert_nonnull(strstr(svg, "stroke-width:3.25;"));
  static const double bad[] = {-1, 3.9, 72.1, INFINITY, NAN};
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    options.font_size = bad[k];
    g_assert_cmpint(dw_export_check(&options, &error), ==, DW_BAD_VALUE);
    options.font_size = 0;
    options.line_width = bad[k] > 3 && bad[k] < 10 ? 20.1 : bad[k];
    g_assert_cmpint(dw_export_check(&options, &error), ==, DW_BAD_VALUE);
    options.line_width = 0;
  }
  g_assert_cmpint(dw_export_check(&options, &error), ==, DW_OK);
  dw_result_unref(result);
}

static void
test_png_has_its_size(void)
{
  size_t length;
  const DwState state = random_state();
  g_autofree char *path = scratch_path("size.png");
  g_autofree char *data = rendered(&state, DW_FORMAT_PNG, &length);
  save(path, data, length);
  cairo_surface_t *surface = cairo_image_surface_create_from_png(path);
  g_assert_cmpint(cairo_image_surface_get_width(surface), ==, 160);
  g_assert_cmpint(cairo_image_surface_get_height(surface), ==, 100);
  cairo_surface_destroy(surface);
  /* 72 dpi are 2835 dots a metre, in both directions. */
  g_assert_nonnull(memmem(data, length, "pHYs\0\0\x0b\x13\0\0\x0b\x13\x01", 13));
}

static void
test_sizes(void)
{
  double width = 0, height = 0;
  g_assert_cmpint(dw_size_parse("50.8x25.4mm", &width, &height, NULL), ==, DW_OK);
  g_assert_cmpfloat_with_epsilon(width, 144, 1e-9);
  g_assert_cmpfloat_with_epsilon(height, 72, 1e-9);
  g_assert_cmpint(dw_size_parse("800x600px", &width, &height, NULL), ==, DW_OK);
  g_assert_cmpfloat(width, ==, 800);
  g_assert_cmpfloat(height, ==, 600);
  static const char *const least[] = {"30x20mm", "85x57px", "5080x5080mm", "14400x57px", "800x600px"};
  for (size_t k = 0; k < G_N_ELEMENTS(least); k++)
    g_assert_cmpint(dw_size_parse(least[k], &width, &height, NULL), ==, DW_OK);
  static const char *const bad[] = {
      "29x20mm",    "30x19mm",   "84x57px",   "85x56px",   "20x20px",    "14401x600px", "",      "x",
      "mm",         "xmm",       "1e9x1e9mm", "0x0mm",     "-5x5mm",     "nanxnanmm",   "10x10", "10x10cm",
      "10x10x10mm", "10mmx10mm", "10 x 10mm", "infxinfpx", "1e-300x5mm", "800x600pxx",  "px"};
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    g_assert_cmpint(dw_size_parse(bad[k], &width, &height, NULL), ==, DW_BAD_VALUE);
    g_assert_cmpfloat(width, ==, 800);
  }
}

/* Whoever fills in the options without a text meets the same bounds. */
static void
test_small_figures_are_refused(void)
{
  DwError error = {0};
  DwExportOptions options = dw_export_options(DW_FORMAT_PDF);
  options.width = 60;
  g_assert_cmpint(dw_export_check(&options, &error), ==, DW_BAD_VALUE);
  g_assert_nonnull(strstr(error.message, "allowed is 30x20 to 5080x5080 mm"));
  options.width = 86;
  g_assert_cmpint(dw_export_check(&options, NULL), ==, DW_OK);
  options.height = NAN;
  g_assert_cmpint(dw_export_check(&options, NULL), ==, DW_BAD_VALUE);
}

static void
test_formats(void)
{
  DwFormat format = DW_FORMAT_PDF;
  g_assert_true(dw_format_of_path("/a.b/figure.SVG", &format) && format == DW_FORMAT_SVG);
  g_assert_true(dw_format_of_path("table.csv", &format) && format == DW_FORMAT_CSV);
  g_assert_false(dw_format_of_path("/a.csv/figure", &format));
  g_assert_false(dw_format_of_path("figure.csv.gz", &format));
  g_assert_false(dw_format_find("", &format));
}

/* --- writing -----------------------------------------------------------------------------------------------
 */

static void
assert_contents(const char *path, const char *expected)
{
  g_autofree char *contents = NULL;
  g_assert_true(g_file_get_contents(path, &contents, NULL, NULL));
  g_assert_cmpstr(contents, ==, expected);
}

static void
test_files_are_replaced(void)
{
  g_autofree char *path = scratch_path("replaced"), *link = scratch_path("link");
  struct stat status;
  g_assert_cmpint(dw_file_write(path, "new", 3, NULL), ==, DW_OK);
  g_assert_cmpint(g_chmod(path, 0640), ==, 0);
  g_assert_cmpint(symlink("replaced", link), ==, 0);
  g_assert_cmpint(dw_file_write(link, "newer", 5, NULL), ==, DW_OK);
  assert_contents(path, "newer");
  g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint(stat(path, &status), ==, 0);
  g_assert_cmpint(status.st_mode & 0777, ==, 0640);
}

static void
test_bad_targets(void)
{
  DwError error = {0};
  struct stat status;
  static const char *const targets[] = {"/dev/full", "/nonexistent/folder/file", "/", "/proc/version/x", ""};
  for (size_t k = 0; k < G_N_ELEMENTS(targets); k++) {
    g_assert_cmpint(dw_file_write(targets[k], "text", 4, &error), ==, DW_INPUT_OUTPUT);
    g_assert_true(g_utf8_validate(error.message, -1, NULL));
  }
  g_assert_true(stat("/dev/full", &status) == 0 && S_ISCHR(status.st_mode));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/export/letters-and-lines", test_letters_and_lines);
  g_test_add_func("/export/state", test_every_file_carries_its_state);
  g_test_add_func("/export/presets", test_presets_reopen);
  for (int k = 0; k < DW_FORMAT_ENSEMBLE; k++) {
    g_autofree char *name = g_strdup_printf("/export/damaged/%s", dw_format_name((DwFormat) k));
    g_test_add_data_func(name, GINT_TO_POINTER(k), test_damaged_files);
  }
  g_test_add_func("/export/foreign", test_foreign_files);
  g_test_add_func("/export/unreadable", test_unreadable_files);
  g_test_add_func("/export/large", test_large_files);
  g_test_add_func("/export/png-size", test_png_has_its_size);
  g_test_add_func("/export/sizes", test_sizes);
  g_test_add_func("/export/small", test_small_figures_are_refused);
  g_test_add_func("/export/formats", test_formats);
  g_test_add_func("/export/replaced", test_files_are_replaced);
  g_test_add_func("/export/bad-targets", test_bad_targets);
  const int status = g_test_run();
  scratch_remove();
  return status;
}
