/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/picture.h"
#include "io/version.h"

#include <cairo-pdf.h>

/* Version 1.4: later ones may compress the metadata together with other objects. */
static cairo_surface_t *
pdf_surface(GByteArray *bytes, const DwState *state, const DwExportOptions *options, const char *address)
{
  char title[256];
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream(dw_picture_append, bytes, options->width, options->height);
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                 dw_picture_title(state, title, sizeof title));
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
  if (!dw_picture_draw(pdf_surface(bytes, state, options, address), state, result, options, error))
    return NULL;
  return g_steal_pointer(&bytes);
}
