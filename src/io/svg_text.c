/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/svg_text.h"

#include <math.h>

/* Thousandths of a point, without trailing zeros. */
static void
append_number(GString *svg, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(svg, g_ascii_formatd(text, sizeof text, "%.7g", round(value * 1000) / 1000 + 0.0));
}

static void
append_attribute(GString *svg, const char *name, double value)
{
  g_string_append_printf(svg, " %s=\"", name);
  append_number(svg, value);
  g_string_append_c(svg, '"');
}

static void
append_colour(GString *svg, DwColour colour)
{
  g_string_append_printf(svg, " fill=\"#%02x%02x%02x\"", (unsigned) lround(255 * colour.red),
                         (unsigned) lround(255 * colour.green), (unsigned) lround(255 * colour.blue));
  if (colour.alpha < 1)
    append_attribute(svg, "fill-opacity", colour.alpha);
}

/* Upright text has its place as x and y, where editors look for it; turned text is set about the origin. */
static void
append_place(GString *svg, const DwInscription *text)
{
  const cairo_matrix_t *m = &text->matrix;
  double x = text->x, y = text->baseline;
  cairo_matrix_transform_point(m, &x, &y);
  if (m->xy == 0 && m->yx == 0 && m->xx == 1 && m->yy == 1) {
    append_attribute(svg, "x", x);
    append_attribute(svg, "y", y);
    return;
  }
  const double numbers[] = {m->xx, m->yx, m->xy, m->yy, x, y};
  g_string_append(svg, " transform=\"matrix(");
  for (size_t k = 0; k < G_N_ELEMENTS(numbers); k++) {
    g_string_append(svg, k ? " " : "");
    append_number(svg, numbers[k]);
  }
  g_string_append(svg, ")\"");
}

/* `rise` is where the run before has left the baseline: dy counts from there. */
static void
append_run(GString *svg, const DwTextRun *run, double size, double rise)
{
  g_autofree char *escaped = g_markup_escape_text(run->text, -1);
  const bool plain = fabs(run->size - size) < 0.01 && fabs(run->rise - rise) < 0.01;
  if (plain && !run->italic && !run->bold) {
    g_string_append(svg, escaped);
    return;
  }
  g_string_append(svg, "<tspan");
  if (fabs(run->rise - rise) >= 0.01)
    append_attribute(svg, "dy", rise - run->rise);
  if (fabs(run->size - size) >= 0.01)
    append_attribute(svg, "font-size", run->size);
  g_string_append(svg, run->italic ? " font-style=\"italic\"" : "");
  g_string_append(svg, run->bold ? " font-weight=\"bold\"" : "");
  g_string_append_printf(svg, ">%s</tspan>", escaped);
}

static double
largest_size(const DwInscription *text)
{
  double size = 0;
  for (size_t k = 0; k < text->n_runs; k++)
    size = fmax(size, text->runs[k].size);
  return size;
}

void
dw_svg_append_text(GString *svg, const DwInscription *text)
{
  const double size = largest_size(text);
  double rise = 0;
  g_autofree char *font = g_markup_escape_text(text->font, -1);
  g_string_append_printf(svg, "<text xml:space=\"preserve\" font-family=\"%s\"", font);
  append_attribute(svg, "font-size", size);
  append_place(svg, text);
  append_colour(svg, text->colour);
  if (text->align != 0)
    g_string_append_printf(svg, " text-anchor=\"%s\"", text->align == 1 ? "end" : "middle");
  g_string_append_c(svg, '>');
  for (size_t k = 0; k < text->n_runs; k++) {
    append_run(svg, &text->runs[k], size, rise);
    rise = text->runs[k].rise;
  }
  g_string_append(svg, "</text>\n");
}
