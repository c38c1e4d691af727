/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/picture.h"
#include "io/version.h"
#include "model/text.h"
#include "plot/figure.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <string.h>

static cairo_status_t
append(void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append(bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Draws into `surface` and lets it go; whether that worked. */
static bool
draw(cairo_surface_t *surface, const DwState *state, const DwResult *result, const DwExportOptions *options,
     DwError *error)
{
  cairo_t *cr = cairo_create(surface);
  dw_figure_draw_sheet(state, result, options->theme, cr, options->width, options->height);
  cairo_destroy(cr);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS)
    dw_error_set(error, DW_NO_MEMORY, "the picture could not be drawn: %s.", cairo_status_to_string(status));
  return status == CAIRO_STATUS_SUCCESS;
}

/* Puts <title> and <metadata> behind the opening <svg ...> tag. */
static GByteArray *
with_metadata(GByteArray *drawn, const DwState *state, const char *address)
{
  char plain[256];
  const char *text = (const char *) drawn->data;
  const char *svg = g_strstr_len(text, drawn->len, "<svg");
  const char *end = svg ? memchr(svg, '>', drawn->len - (size_t) (svg - text)) : NULL;
  if (!end)
    return NULL;
  g_autofree char *metadata = g_markup_printf_escaped(
      "\n<title>%s</title>\n<metadata>\n<doublewell:state xmlns:doublewell=\"" DW_XML_NAMESPACE
      "\" version=\"" DW_VERSION "\">%s</doublewell:state>\n</metadata>",
      dw_text_plain(dw_text(state->model->title), plain, sizeof plain), address);
  const size_t head = (size_t) (end + 1 - text);
  GByteArray *whole = g_byte_array_sized_new(drawn->len + 1024);
  g_byte_array_append(whole, drawn->data, (guint) head);
  g_byte_array_append(whole, (const guint8 *) metadata, (guint) strlen(metadata));
  g_byte_array_append(whole, drawn->data + head, drawn->len - (guint) head);
  return whole;
}

GByteArray *
dw_svg_render(const DwState *state, const DwResult *result, const DwExportOptions *options,
              const char *address, DwError *error)
{
  g_autoptr(GByteArray) drawn = g_byte_array_new();
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream(append, drawn, options->width, options->height);
  if (!draw(surface, state, result, options, error))
    return NULL;
  GByteArray *whole = with_metadata(drawn, state, address);
  if (!whole)
    dw_error_set(error, DW_NO_MEMORY, "the picture could not be drawn: it has no opening tag.");
  return whole;
}

/* Version 1.4: later ones may compress the metadata together with other objects. */
static cairo_surface_t *
pdf_surface(GByteArray *bytes, const DwState *state, const DwExportOptions *options, const char *address)
{
  char plain[256];
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream(append, bytes, options->width, options->height);
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                 dw_text_plain(dw_text(state->model->title), plain, sizeof plain));
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Doublewell " DW_VERSION);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, address);
#if CAIRO_VERSION >= CAIRO_VERSION_ENCODE(1, 18, 0)
  cairo_pdf_surface_set_custom_metadata(surface, "doublewell:state", address);
#endif
  return surface;
}

GByteArray *
dw_pdf_render(const DwState *state, const DwResult *result, const DwExportOptions *options,
              const char *address, DwError *error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  if (!draw(pdf_surface(bytes, state, options, address), state, result, options, error))
    return NULL;
  return g_steal_pointer(&bytes);
}
