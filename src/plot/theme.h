/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

typedef struct {
  double red, green, blue, alpha;
} DwColour;

enum { DW_PALETTE = 8 };

/* How figures look.  Lengths are in points of 1/72 inch at scale 1; on screen a point is a logical pixel.
 * `light` and `dark` are for the window, `print` for paper (white, thin), `projector` for the back row. */
typedef struct {
  const char *name;
  const char *font; /* family list for Pango */
  double font_size;
  double line_width, guide_width, frame_width, marker_size;
  DwColour background, frame, grid, minor_grid, text, muted_text, band, guide;
  DwColour palette[DW_PALETTE]; /* distinguishable with every common colour blindness, on the background */
} DwTheme;

/* "light", "dark", "print", "projector"; NULL if there is none of that name. */
const DwTheme *dw_theme_find(const char *name);
/* All of them. */
const DwTheme *const *dw_themes(size_t *n);

/* A theme with another font size and line width, which guides and markers follow, a frame where
 * it is thinner; 0 keeps what it has. */
DwTheme dw_theme_with(const DwTheme *theme, double font_size, double line_width);
