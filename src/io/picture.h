/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "io/export.h"

#include <cairo.h>
#include <glib.h>

/* The three picture formats: the same drawing with `address`, the state string, embedded.  NULL with `error`
 * filled in where memory or the format's limits do not suffice. */
GByteArray *dw_png_render(const DwState *state, const DwResult *result, const DwExportOptions *options,
                          const char *address, DwError *error);
GByteArray *dw_svg_render(const DwState *state, const DwResult *result, const DwExportOptions *options,
                          const char *address, DwError *error);
GByteArray *dw_pdf_render(const DwState *state, const DwResult *result, const DwExportOptions *options,
                          const char *address, DwError *error);

/* Draws into `surface`, finishes it and lets it go; whether that worked. */
bool dw_picture_draw(cairo_surface_t *surface, const DwState *state, const DwResult *result,
                     const DwExportOptions *options, DwError *error);
/* Where a surface for a stream puts its bytes, in a GByteArray. */
cairo_status_t dw_picture_append(void *bytes, const unsigned char *data, unsigned int length);

/* The model's title as plain text; returns `plain`. */
char *dw_picture_title(const DwState *state, char *plain, size_t size);

/* How many pixels a PNG of these options has. */
void dw_export_pixels(const DwExportOptions *options, double *width, double *height);

/* The key of the state in each format. */
#define DW_PNG_KEY "doublewell:state"
#define DW_XML_NAMESPACE "urn:doublewell:state"
