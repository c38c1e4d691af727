/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/theme.h"

#include <math.h>
#include <string.h>

#define FONT "Cantarell, Inter, DejaVu Sans, sans-serif"
#define RGB(hex)                                                                                             \
  {                                                                                                          \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0, 1                      \
  }
#define RGBA(hex, opacity)                                                                                   \
  {                                                                                                          \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0, opacity                \
  }

/* The palettes follow Okabe and Ito: blue, vermilion, green, purple, orange, sky, ink and brown, the order
 * kept in every theme, darkened on white until a thin line holds 3.5:1 against it and brightened on black.
 * From there they were moved as little as leaves any two of them 13 or more apart in CIEDE2000, also for
 * those who see no red, no green or no blue: tests/plot/test_palette.c holds them to it. */
#define ON_WHITE                                                                                             \
  {                                                                                                          \
    RGB(0x005ad8), RGB(0xb03703), RGB(0x188260), RGB(0xa04c82), RGB(0xba7a00), RGB(0x0c8ce7), RGB(0x3b3745), \
        RGB(0x644333)                                                                                        \
  }

static const DwTheme light = {
    .name = "light",
    .font = FONT,
    .font_size = 13,
    .line_width = 1.8,
    .guide_width = 1.1,
    .frame_width = 1,
    .marker_size = 6,
    .background = RGB(0xffffff),
    .frame = RGB(0x5e5c64),
    .grid = RGB(0xe6e5e3),
    .minor_grid = RGB(0xf4f3f2),
    .text = RGB(0x2e2c33),
    .muted_text = RGB(0x6f6c76),
    .band = RGBA(0x3584e4, 0.10),
    .guide = RGB(0x9a9996),
    .palette = ON_WHITE,
};

static const DwTheme dark = {
    .name = "dark",
    .font = FONT,
    .font_size = 13,
    .line_width = 1.8,
    .guide_width = 1.1,
    .frame_width = 1,
    .marker_size = 6,
    .background = RGB(0x1e1e1e),
    .frame = RGB(0x9a9996),
    .grid = RGB(0x343434),
    .minor_grid = RGB(0x272727),
    .text = RGB(0xeeeeec),
    .muted_text = RGB(0x8f8e8c),
    .band = RGBA(0x78aeed, 0.13),
    .guide = RGB(0x86847f),
    .palette = {RGB(0x5c9cf9), RGB(0xfb722b), RGB(0x95c4a0), RGB(0xe38eb9), RGB(0xffcf40), RGB(0x77d9ff),
                RGB(0xe9e9e5), RGB(0xa58368)},
};

static const DwTheme print = {
    .name = "print",
    .font = FONT,
    .font_size = 8,
    .line_width = 1,
    .guide_width = 0.6,
    .frame_width = 0.6,
    .marker_size = 3.6,
    .background = RGB(0xffffff),
    .frame = RGB(0x000000),
    .grid = RGBA(0xffffff, 0),
    .minor_grid = RGBA(0xffffff, 0),
    .text = RGB(0x000000),
    .muted_text = RGB(0x6b6a70),
    .band = RGBA(0x808080, 0.14),
    .guide = RGB(0x8c8c8c),
    .palette = ON_WHITE,
};

static const DwTheme projector = {
    .name = "projector",
    .font = FONT,
    .font_size = 22,
    .line_width = 4,
    .guide_width = 2,
    .frame_width = 1.8,
    .marker_size = 12,
    .background = RGB(0xffffff),
    .frame = RGB(0x241f31),
    .grid = RGB(0xe0dedb),
    .minor_grid = RGBA(0xffffff, 0),
    .text = RGB(0x000000),
    .muted_text = RGB(0x6f6c76),
    .band = RGBA(0x3584e4, 0.14),
    .guide = RGB(0x8c8a88),
    .palette = ON_WHITE,
};

static const DwTheme *const themes[] = {&light, &dark, &print, &projector};

const DwTheme *const *
dw_themes(size_t *n)
{
  *n = sizeof themes / sizeof themes[0];
  return themes;
}

const DwTheme *
dw_theme_find(const char *name)
{
  for (size_t k = 0; k < sizeof themes / sizeof themes[0]; k++)
    if (name && strcmp(themes[k]->name, name) == 0)
      return themes[k];
  return NULL;
}

DwTheme
dw_theme_with(const DwTheme *theme, double font_size, double line_width)
{
  DwTheme changed = *theme;
  if (font_size > 0)
    changed.font_size = font_size;
  if (line_width > 0) {
    const double factor = line_width / theme->line_width;
    changed.line_width = line_width;
    changed.guide_width *= factor;
    changed.frame_width *= fmin(factor, 1); /* never heavier than the curves for it */
    changed.marker_size *= factor;
  }
  return changed;
}
