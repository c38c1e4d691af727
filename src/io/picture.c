/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/picture.h"
#include "model/text.h"
#include "plot/figure.h"

#include <math.h>

cairo_status_t
dw_picture_append(void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append(bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

char *
dw_picture_title(const DwState *state, char *plain, size_t size)
{
  return dw_text_plain(dw_text(state->model->title), plain, size);
}

void
dw_export_draw(const DwState *state, const DwResult *result, const DwExportOptions *options, cairo_t *cr)
{
  const DwTheme theme = dw_theme_with(options->theme, options->font_size, options->line_width);
  dw_figure_draw_sheet(state, result, options->comparison, options->measures, &theme, cr, options->width,
                       options->height);
}

bool
dw_picture_draw(cairo_surface_t *surface, const DwState *state, const DwResult *result,
                const DwExportOptions *options, DwError *error)
{
  cairo_t *cr = cairo_create(surface);
  dw_export_draw(state, result, options, cr);
  cairo_destroy(cr);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS)
    dw_error_set(error, DW_NO_MEMORY, "the picture could not be drawn: %s.", cairo_status_to_string(status));
  return status == CAIRO_STATUS_SUCCESS;
}
