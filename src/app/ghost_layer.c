/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/ghost_layer.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* What decides how ghosts look. */
typedef struct {
  uint64_t version;
  int scale;
  DwView view;
  DwLayout layout;
  DwTheme theme;
} Key;

struct DwGhostLayer {
  uint64_t version;
  int scale;
  Key key;
  cairo_surface_t *surface;
};

DwGhostLayer *
dw_ghost_layer_new(void)
{
  return g_new0(DwGhostLayer, 1);
}

void
dw_ghost_layer_free(DwGhostLayer *layer)
{
  g_clear_pointer(&layer->surface, cairo_surface_destroy);
  g_free(layer);
}

static bool
same_layout(const DwLayout *a, const DwLayout *b)
{
  return a->frame.x == b->frame.x && a->frame.y == b->frame.y && a->frame.width == b->frame.width &&
         a->frame.height == b->frame.height && a->x_axis == b->x_axis && a->y_axis == b->y_axis &&
         a->x.low == b->x.low && a->x.high == b->x.high && a->y.low == b->y.low && a->y.high == b->y.high;
}

static bool
same_key(const Key *a, const Key *b)
{
  return a->version == b->version && a->scale == b->scale && a->view.plot == b->view.plot &&
         a->view.curves == b->view.curves && same_layout(&a->layout, &b->layout) &&
         memcmp(&a->theme, &b->theme, sizeof a->theme) == 0;
}

/* The surface begins at a whole pixel, so that it is put down without being blurred. */
static void
draw_anew(DwGhostLayer *layer, const DwFigure *figure, const DwLayout *layout, double x, double y)
{
  const int width = (int) ceil(layout->frame.width) + 2, height = (int) ceil(layout->frame.height) + 2;
  g_clear_pointer(&layer->surface, cairo_surface_destroy);
  layer->surface =
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width * layer->scale, height * layer->scale);
  cairo_surface_set_device_scale(layer->surface, layer->scale, layer->scale);
  cairo_t *cr = cairo_create(layer->surface);
  cairo_translate(cr, -x, -y);
  dw_figure_draw_ghosts(figure, layout, cr);
  cairo_destroy(cr);
}

static void
draw(void *context, const DwFigure *figure, const DwLayout *layout, cairo_t *cr)
{
  DwGhostLayer *layer = context;
  const Key key = {layer->version, layer->scale, *figure->view, *layout, *figure->theme};
  const double x = floor(layout->frame.x), y = floor(layout->frame.y);
  if (!layer->surface || !same_key(&key, &layer->key))
    draw_anew(layer, figure, layout, x, y);
  layer->key = key;
  cairo_set_source_surface(cr, layer->surface, x, y);
  cairo_paint(cr);
}

void
dw_ghost_layer_use(DwGhostLayer *layer, DwFigure *figure, uint64_t version, int scale)
{
  layer->version = version;
  layer->scale = scale;
  figure->draw_ghosts = draw;
  figure->ghosts_context = layer;
}
