/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/picture.h"
#include "io/version.h"

#include <cairo.h>
#include <math.h>
#include <png.h>
#include <setjmp.h>

static const double INCHES_PER_METRE = 1 / 0.0254;

/* The picture as pixels, or NULL. */
static cairo_surface_t *
draw(const DwState *state, const DwResult *result, const DwExportOptions *options, DwError *error)
{
  double width, height;
  dw_export_pixels(options, &width, &height);
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t *cr = cairo_create(surface);
  cairo_scale(cr, width / options->width, height / options->height);
  dw_export_draw(state, result, options, cr);
  cairo_destroy(cr);
  cairo_surface_flush(surface);
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  dw_error_set(error, DW_NO_MEMORY, "there is not enough memory for a picture of %.0f × %.0f pixels.", width,
               height);
  cairo_surface_destroy(surface);
  return NULL;
}

static void
append(png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append(png_get_io_ptr(png), data, (guint) length);
}

static void
flush(png_structp png)
{
}

static void
write_header(png_structp png, png_infop info, cairo_surface_t *surface, double dpi, const char *address)
{
  png_text texts[] = {
      {.compression = PNG_TEXT_COMPRESSION_NONE,
       .key = (char *) "Software",
       .text = (char *) "Doublewell " DW_VERSION},
      {.compression = PNG_ITXT_COMPRESSION_NONE, .key = (char *) DW_PNG_KEY, .text = (char *) address},
  };
  const png_uint_32 dots = (png_uint_32) lround(dpi * INCHES_PER_METRE);
  png_set_IHDR(png, info, (png_uint_32) cairo_image_surface_get_width(surface),
               (png_uint_32) cairo_image_surface_get_height(surface), 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, dots, dots, PNG_RESOLUTION_METER);
  png_set_text(png, info, texts, G_N_ELEMENTS(texts));
  png_write_info(png, info);
}

/* Cairo keeps a pixel as a native 32-bit word 0xXXRRGGBB; libpng takes it as bytes. */
static void
write_rows(png_structp png, cairo_surface_t *surface)
{
  unsigned char *row = cairo_image_surface_get_data(surface);
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN)
    png_set_bgr(png);
  png_set_filler(png, 0, G_BYTE_ORDER == G_LITTLE_ENDIAN ? PNG_FILLER_AFTER : PNG_FILLER_BEFORE);
  for (int y = 0; y < cairo_image_surface_get_height(surface);
       y++, row += cairo_image_surface_get_stride(surface))
    png_write_row(png, row);
}

/* Nothing here lives in variables that change after setjmp: libpng may jump back. */
static bool
encode(cairo_surface_t *surface, double dpi, const char *address, GByteArray *bytes)
{
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return false;
  }
  png_set_write_fn(png, bytes, append, flush);
  write_header(png, info, surface, dpi, address);
  write_rows(png, surface);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return true;
}

GByteArray *
dw_png_render(const DwState *state, const DwResult *result, const DwExportOptions *options,
              const char *address, DwError *error)
{
  cairo_surface_t *surface = draw(state, result, options, error);
  if (!surface)
    return NULL;
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  const bool encoded = encode(surface, options->dpi, address, bytes);
  cairo_surface_destroy(surface);
  if (encoded)
    return g_steal_pointer(&bytes);
  dw_error_set(error, DW_NO_MEMORY, "%s", dw_status_sentence(DW_NO_MEMORY));
  return NULL;
}
