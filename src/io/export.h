/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/state.h"
#include "plot/figure.h"
#include "plot/theme.h"

#include <cairo.h>

typedef enum {
  DW_FORMAT_CSV,
  DW_FORMAT_JSON,
  DW_FORMAT_SVG,
  DW_FORMAT_PNG,
  DW_FORMAT_PDF,
  DW_FORMAT_ENSEMBLE, /* what a Monte Carlo has computed, to go on from: see io/ensemble_file.h */
  DW_N_FORMATS,
} DwFormat;

/* "csv", "json", ...; and the format that a file name's ending asks for.  False if there is none. */
const char *dw_format_name(DwFormat format);
bool dw_format_find(const char *name, DwFormat *format);
bool dw_format_of_path(const char *path, DwFormat *format);

/* Whether the format is a figure, not data; and whether a result of the model can have it. */
bool dw_format_is_picture(DwFormat format);
bool dw_format_suits(DwFormat format, const DwModel *model);

/* Width and height in points of 1/72 inch ("86x60mm"), PNGs at `dpi` dots an inch.  A size in pixels
 * ("800x600px") means points = pixels at 72 dpi: the caller converts with dw_size_parse. */
typedef struct {
  DwFormat format;
  double width, height; /* points, from 85 x 57 (30 x 20 mm) to 14400 a side */
  double dpi;           /* 36..2400; for PNG only.  Pixels are capped at 32767 a side and 2^28 in all */
  const DwTheme *theme;
  double font_size, line_width; /* points, 4..72 and 0.1..20; 0: as the theme has them */
  const DwComparison *comparison; /* borrowed; NULL: nothing is pinned */
  const DwMeasures *measures;     /* borrowed; NULL: without rulers and guide lines */
  bool readouts; /* CSV: readout,value,error,unit instead of curves */
} DwExportOptions;

/* 178 x 110 mm, 200 dpi, theme light. */
DwExportOptions dw_export_options(DwFormat format);

/* "WxHmm" or "WxHpx" into points. */
DwStatus dw_size_parse(const char *text, double *width, double *height, DwError *error);

/* Whether size, dpi and the pixels they make are allowed: DW_BAD_VALUE says what is. */
DwStatus dw_export_check(const DwExportOptions *options, DwError *error);

/* The figure as every picture format shows it, in 0,0..width,height of `cr`. */
void dw_export_draw(const DwState *state, const DwResult *result, const DwExportOptions *options, cairo_t *cr);

/* The whole file in memory, free with g_free, its length in `length`; NULL with `error` filled in.  Embeds
 * the state string: CSV, JSON and ensembles as text, PNG iTXt `doublewell:state`, SVG <metadata>, PDF
 * metadata. */
char *dw_export_render(const DwState *state, const DwResult *result, const DwExportOptions *options,
                       size_t *length, DwError *error);

/* Renders and writes: the file is replaced whole or not at all; "-" is standard output. */
DwStatus dw_export_write(const DwState *state, const DwResult *result, const DwExportOptions *options,
                         const char *path, DwError *error);

/* The state string that a file exported by Doublewell carries.  Reads at most 64 MiB.  Free with g_free; NULL
 * with a sentence if there is none. */
char *dw_embedded_state(const char *path, DwError *error);
