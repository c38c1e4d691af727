/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_bubble.h"

#include "app/figure_theme.h"

static const int margin = 8, gap = 14;

static GdkRGBA
rgba(DwColour colour, double alpha)
{
  return (GdkRGBA){(float) colour.red, (float) colour.green, (float) colour.blue,
                   (float) (colour.alpha * alpha)};
}

static void
draw_bubble(GtkSnapshot *snapshot, const graphene_rect_t *bounds, const DwTheme *theme)
{
  GskRoundedRect outline;
  const GdkRGBA fill = rgba(theme->background, 0.94), edge = rgba(theme->text, 0.2);
  gsk_rounded_rect_init_from_rect(&outline, bounds, 8);
  gtk_snapshot_push_rounded_clip(snapshot, &outline);
  gtk_snapshot_append_color(snapshot, &fill, bounds);
  gtk_snapshot_pop(snapshot);
  gtk_snapshot_append_border(snapshot, &outline, (float[4]){1, 1, 1, 1},
                             (GdkRGBA[4]){edge, edge, edge, edge});
}

/* Beside the place, on the side where there is room. */
static double
beside(double place, double length, double low, double high)
{
  const double after = place + gap;
  return CLAMP(after + length <= high ? after : place - gap - length, low, MAX(low, high - length));
}

void
dw_bubble_draw(GtkWidget *widget, GtkSnapshot *snapshot, const char *markup, double near_x, double near_y,
               const DwRectangle *frame)
{
  const DwTheme *theme = dw_window_theme();
  g_autoptr(PangoLayout) text = gtk_widget_create_pango_layout(widget, NULL);
  const GdkRGBA colour = rgba(theme->text, 1);
  int width, height;
  pango_layout_set_markup(text, markup, -1);
  pango_layout_get_pixel_size(text, &width, &height);
  const double x = beside(near_x, width + 2 * margin, frame->x, frame->x + frame->width);
  const double y = beside(near_y, height + 2 * margin, frame->y, frame->y + frame->height);
  draw_bubble(
      snapshot,
      &GRAPHENE_RECT_INIT((float) x, (float) y, (float) (width + 2 * margin), (float) (height + 2 * margin)),
      theme);
  gtk_snapshot_save(snapshot);
  gtk_snapshot_translate(snapshot, &GRAPHENE_POINT_INIT((float) (x + margin), (float) (y + margin)));
  gtk_snapshot_append_layout(snapshot, text, &colour);
  gtk_snapshot_restore(snapshot);
}

void
dw_bubble_measure(GtkWidget *widget, const char *markup, int *width, int *height)
{
  g_autoptr(PangoLayout) text = gtk_widget_create_pango_layout(widget, NULL);
  pango_layout_set_markup(text, markup, -1);
  pango_layout_get_pixel_size(text, width, height);
  *width += 2 * margin;
  *height += 2 * margin;
}
