/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/lettering.h"
#include "model/text.h"
#include "plot/inscription.h"

#include <math.h>

enum { MOST_TEXT = 512 };

/* Hinting would round advances to whole user units, which are coarse on paper. */
static void
set_unhinted(PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
}

static double
digit_height(DwLettering *lettering)
{
  PangoRectangle ink;
  pango_layout_set_text(lettering->layout, "0", -1);
  pango_layout_get_extents(lettering->layout, &ink, NULL);
  return (double) ink.height / PANGO_SCALE;
}

DwLettering
dw_lettering_open(const DwTheme *theme)
{
  /* Pango keeps one default font map a thread, with its fonts loaded. */
  DwLettering lettering = {.context = pango_font_map_create_context(pango_cairo_font_map_get_default())};
  set_unhinted(lettering.context);
  lettering.layout = pango_layout_new(lettering.context);
  PangoFontDescription *font = pango_font_description_from_string(theme->font);
  pango_font_description_set_absolute_size(font, theme->font_size * PANGO_SCALE);
  pango_layout_set_font_description(lettering.layout, font);
  pango_font_description_free(font);
  pango_layout_set_single_paragraph_mode(lettering.layout, TRUE);
  lettering.size = theme->font_size;
  lettering.digit_height = digit_height(&lettering);
  const DwExtent line = dw_lettering_measure(&lettering, "0");
  lettering.ascent = line.ascent;
  lettering.descent = line.descent;
  lettering.line = line.ascent + line.descent;
  return lettering;
}

void
dw_lettering_close(DwLettering *lettering)
{
  g_object_unref(lettering->layout);
  g_object_unref(lettering->context);
}

DwExtent
dw_lettering_measure(DwLettering *lettering, const char *markup)
{
  PangoRectangle logical;
  pango_layout_set_markup(lettering->layout, markup, -1);
  pango_layout_get_extents(lettering->layout, NULL, &logical);
  const double baseline = (double) pango_layout_get_baseline(lettering->layout) / PANGO_SCALE;
  return (DwExtent){(double) logical.width / PANGO_SCALE, baseline,
                    (double) logical.height / PANGO_SCALE - baseline};
}

/* Pango loses count of its font scales when an ellipsis cuts markup with <sub> or <sup> ("Leftover font
 * scales"): what is cut is cut as plain text. */
static void
set_cut(PangoLayout *layout, const char *markup, double most)
{
  char plain[MOST_TEXT];
  pango_layout_set_attributes(layout, NULL);
  pango_layout_set_text(layout, dw_text_plain(markup, plain, sizeof plain), -1);
  pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width(layout, (int) (fmax(most, 0) * PANGO_SCALE));
}

void
dw_lettering_draw(DwLettering *lettering, cairo_t *cr, const char *markup, double x, double baseline,
                  double align, double most)
{
  PangoLayout *layout = lettering->layout;
  DwExtent extent = dw_lettering_measure(lettering, markup);
  const bool cut = extent.width > most;
  if (cut) {
    set_cut(layout, markup, most);
    extent.width = most;
    extent.ascent = (double) pango_layout_get_baseline(layout) / PANGO_SCALE;
  }
  if (!dw_inscription_take(layout, cr, x, baseline, align)) {
    cairo_move_to(cr, x - align * extent.width, baseline - extent.ascent);
    pango_cairo_show_layout(cr, layout);
  }
  if (cut) {
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE);
    pango_layout_set_width(layout, -1);
  }
}
