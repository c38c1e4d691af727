/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export.h"
#include "io/csv.h"
#include "io/ensemble_file.h"
#include "io/file.h"
#include "io/json.h"
#include "io/number.h"
#include "io/picture.h"
#include "io/quote.h"
#include "io/state_string.h"

#include <math.h>
#include <string.h>

static const double POINTS_PER_MM = 72 / 25.4;
static const double LEAST_WIDTH = 85, LEAST_HEIGHT = 56.5,
                    MOST_POINTS = 14400 * (1 + 1e-12); /* 5080 mm round */
static const double LEAST_FONT_SIZE = 4, MOST_FONT_SIZE = 72, LEAST_LINE_WIDTH = 0.1, MOST_LINE_WIDTH = 20;
static const double LEAST_DPI = 36, MOST_DPI = 2400;
static const double MOST_PIXELS_A_SIDE = 32767, MOST_PIXELS = 1 << 28;

static const char *const format_names[DW_N_FORMATS] = {
    [DW_FORMAT_CSV] = "csv", [DW_FORMAT_JSON] = "json", [DW_FORMAT_SVG] = "svg",
    [DW_FORMAT_PNG] = "png", [DW_FORMAT_PDF] = "pdf",   [DW_FORMAT_ENSEMBLE] = "ensemble",
};

const char *
dw_format_name(DwFormat format)
{
  return format_names[format];
}

bool
dw_format_find(const char *name, DwFormat *format)
{
  for (int k = 0; k < DW_N_FORMATS; k++)
    if (g_ascii_strcasecmp(format_names[k], name) == 0) {
      *format = (DwFormat) k;
      return true;
    }
  return false;
}

bool
dw_format_of_path(const char *path, DwFormat *format)
{
  const char *name = strrchr(path, '/');
  const char *ending = strrchr(name ? name : path, '.');
  return ending && dw_format_find(ending + 1, format);
}

bool
dw_format_is_picture(DwFormat format)
{
  return format == DW_FORMAT_SVG || format == DW_FORMAT_PNG || format == DW_FORMAT_PDF;
}

bool
dw_format_suits(DwFormat format, const DwModel *model)
{
  return format != DW_FORMAT_ENSEMBLE || model->ensemble;
}

DwExportOptions
dw_export_options(DwFormat format)
{
  return (DwExportOptions){
      .format = format,
      .width = 178 * POINTS_PER_MM,
      .height = 110 * POINTS_PER_MM,
      .dpi = 200,
      .theme = dw_theme_find("light"),
  };
}

/* Cuts "WxHmm" into its numbers and says how many points its unit has; 0 if it has no such shape. */
static double
split_size(char *text, char **width, char **height)
{
  char *cross = strchr(text, 'x');
  const size_t length = strlen(text);
  if (!cross || length < 2)
    return 0;
  char *unit = text + length - 2;
  const double points = strcmp(unit, "mm") == 0 ? POINTS_PER_MM : strcmp(unit, "px") == 0 ? 1 : 0;
  *cross = *unit = '\0';
  *width = text;
  *height = cross + 1;
  return cross < unit ? points : 0;
}

void
dw_export_pixels(const DwExportOptions *options, double *width, double *height)
{
  *width = fmax(1, round(options->width / 72 * options->dpi));
  *height = fmax(1, round(options->height / 72 * options->dpi));
}

#define SIZES "30x20 to 5080x5080 mm, or 85x57 to 14400x14400 px"

/* Smaller figures have no room for what their axes say. */
static bool
size_allowed(double width, double height)
{
  return width >= LEAST_WIDTH && width <= MOST_POINTS && height >= LEAST_HEIGHT && height <= MOST_POINTS;
}

DwStatus
dw_size_parse(const char *text, double *width, double *height, DwError *error)
{
  char quoted[DW_QUOTE_SIZE];
  char *width_text, *height_text;
  double wide, high;
  g_autofree char *copy = g_strndup(text, 2 * DW_NUMBER_LENGTH + 4);
  const double points = split_size(copy, &width_text, &height_text);
  if (points == 0 || dw_number_parse(width_text, &wide, NULL) != DW_OK ||
      dw_number_parse(height_text, &high, NULL) != DW_OK)
    return dw_error_set(error, DW_BAD_VALUE,
                        "the size cannot be %s: it should look like 178x110mm or 800x600px.",
                        dw_quote(text, quoted));
  if (!size_allowed(wide * points, high * points))
    return dw_error_set(error, DW_BAD_VALUE, "the size cannot be %s: allowed is " SIZES ".",
                        dw_quote(text, quoted));
  *width = wide * points;
  *height = high * points;
  return DW_OK;
}

static DwStatus
check_pixels(const DwExportOptions *options, DwError *error)
{
  double width, height;
  dw_export_pixels(options, &width, &height);
  if (width <= MOST_PIXELS_A_SIDE && height <= MOST_PIXELS_A_SIDE && width * height <= MOST_PIXELS)
    return DW_OK;
  return dw_error_set(
      error, DW_BAD_VALUE,
      "a PNG cannot have %.0f × %.0f pixels: allowed are %.0f a side and %.0f million in all.", width, height,
      MOST_PIXELS_A_SIDE, MOST_PIXELS / 1e6);
}

/* 0 leaves it to the theme. */
static DwStatus
check_length(const char *name, double value, double least, double most, DwError *error)
{
  char text[DW_NUMBER_LENGTH];
  if (value == 0 || (value >= least && value <= most))
    return DW_OK;
  return dw_error_set(error, DW_BAD_VALUE, "the %s cannot be %s: allowed is %.4g to %.4g points.", name,
                      dw_number_format(value, text, sizeof text), least, most);
}

DwStatus
dw_export_check(const DwExportOptions *options, DwError *error)
{
  char dpi[DW_NUMBER_LENGTH];
  if (!size_allowed(options->width, options->height))
    return dw_error_set(error, DW_BAD_VALUE, "the size cannot be %.4gx%.4g mm: allowed is " SIZES ".",
                        options->width / POINTS_PER_MM, options->height / POINTS_PER_MM);
  if (!(options->dpi >= LEAST_DPI && options->dpi <= MOST_DPI))
    return dw_error_set(error, DW_BAD_VALUE, "dpi cannot be %s: allowed is 36 to 2400.",
                        dw_number_format(options->dpi, dpi, sizeof dpi));
  if (check_length("font size", options->font_size, LEAST_FONT_SIZE, MOST_FONT_SIZE, error) != DW_OK ||
      check_length("line width", options->line_width, LEAST_LINE_WIDTH, MOST_LINE_WIDTH, error) != DW_OK)
    return DW_BAD_VALUE;
  return options->format == DW_FORMAT_PNG ? check_pixels(options, error) : DW_OK;
}

static GByteArray *
render_picture(const DwState *state, const DwResult *result, const DwExportOptions *options, DwError *error)
{
  if (dw_export_check(options, error) != DW_OK)
    return NULL;
  g_autofree char *address = dw_state_format(state);
  switch (options->format) {
  case DW_FORMAT_SVG:
    return dw_svg_render(state, result, options, address, error);
  case DW_FORMAT_PNG:
    return dw_png_render(state, result, options, address, error);
  default:
    return dw_pdf_render(state, result, options, address, error);
  }
}

static char *
take_bytes(GByteArray *bytes, size_t *length)
{
  *length = bytes->len;
  return (char *) g_byte_array_free(bytes, FALSE);
}

static char *
render_ensemble(const DwState *state, const DwResult *result, size_t *length, DwError *error)
{
  size_t size;
  const unsigned char *bytes = dw_result_ensemble(result, &size);
  g_autofree char *address = dw_state_format(state);
  if (bytes)
    return dw_ensemble_file_format(address, bytes, size, length);
  dw_error_set(error, DW_BAD_VALUE, "%s has no ensemble to write.", state->model->id);
  return NULL;
}

char *
dw_export_render(const DwState *state, const DwResult *result, const DwExportOptions *options, size_t *length,
                 DwError *error)
{
  if (options->format == DW_FORMAT_JSON)
    return dw_json_result(state, result, options->comparison, options->readouts, length);
  if (options->format == DW_FORMAT_CSV)
    return options->readouts ? dw_csv_readouts(state, result, length)
                             : dw_csv_curves(state, result, options->comparison, length);
  if (options->format == DW_FORMAT_ENSEMBLE)
    return render_ensemble(state, result, length, error);
  GByteArray *bytes = render_picture(state, result, options, error);
  return bytes ? take_bytes(bytes, length) : NULL;
}

DwStatus
dw_export_write(const DwState *state, const DwResult *result, const DwExportOptions *options,
                const char *path, DwError *error)
{
  DwError failure = {0};
  size_t length;
  g_autofree char *data = dw_export_render(state, result, options, &length, &failure);
  if (!data)
    return dw_error_set(error, failure.status, "%s", failure.message);
  return dw_file_write(path, data, length, error);
}
