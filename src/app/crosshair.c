/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/crosshair.h"

#include "app/compat.h"
#include "app/decimal.h"
#include "app/figure_theme.h"
#include "app/i18n.h"
#include "app/plot_bubble.h"
#include "app/plot_view.h"

#include <math.h>

static const double reach = 28; /* pixels within which it snaps to a curve */

struct _DwCrosshair {
  GtkWidget parent;
  DwPlotView *plot; /* its parent */
  double x, y;
};

G_DEFINE_FINAL_TYPE(DwCrosshair, dw_crosshair, GTK_TYPE_WIDGET)

/* Where the lines cross and what is said there. */
typedef struct {
  double x, y;           /* in pixels */
  double data_x, data_y; /* in units of the axes */
  const DwCurve *curve;  /* NULL: no curve is near */
  double exponent;
} Place;

static bool
inside(const DwRectangle *frame, double x, double y)
{
  return x >= frame->x && x <= frame->x + frame->width && y >= frame->y && y <= frame->y + frame->height;
}

static bool
find_place(DwCrosshair *self, Place *place)
{
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  if (!inside(&layout->frame, self->x, self->y)) /* NaN too */
    return false;
  const DwFigure figure = dw_plot_view_figure(self->plot);
  DwNearest nearest;
  *place = (Place){.x = self->x, .y = self->y, .exponent = NAN};
  if (dw_figure_nearest(&figure, layout, self->x, self->y, reach, &nearest)) {
    place->curve = nearest.curve;
    place->exponent = nearest.exponent;
    place->x = dw_layout_x(layout, nearest.x);
    place->y = dw_layout_y(layout, nearest.y);
  }
  place->data_x = place->curve ? nearest.x : dw_layout_data_x(layout, place->x);
  place->data_y = place->curve ? nearest.y : dw_layout_data_y(layout, place->y);
  return true;
}

/* --- words ---------------------------------------------------------------------------------------------- */

static void
append_coordinate(GString *text, const DwQuantity *quantity, double value)
{
  char number[96];
  dw_number_markup(value, 4, number, sizeof number);
  g_string_append_printf(text, "%s = %s", quantity->symbol, number);
  if (*quantity->unit)
    g_string_append_printf(text, " %s", quantity->unit);
}

static char *
readout(DwCrosshair *self, const Place *place)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const DwPlot *plot = &figure.model->plots[figure.view->plot];
  GString *text = g_string_new(NULL);
  if (place->curve)
    g_string_append_printf(text, "<b>%s</b>\n", dw_text(place->curve->label));
  append_coordinate(text, &plot->x, place->data_x);
  g_string_append_c(text, '\n');
  append_coordinate(text, &plot->y, place->data_y);
  if (isfinite(place->exponent)) {
    char exponent[96];
    dw_number_markup(place->exponent, 3, exponent, sizeof exponent);
    g_string_append_printf(text, "\n%s %s", _("local exponent"), exponent);
  }
  return dw_decimal_show(g_string_free(text, FALSE));
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static GdkRGBA
rgba(DwColour colour, double alpha)
{
  return (GdkRGBA){(float) colour.red, (float) colour.green, (float) colour.blue,
                   (float) (colour.alpha * alpha)};
}

static void
draw_lines(GtkSnapshot *snapshot, const DwRectangle *frame, const Place *place, DwColour colour)
{
  const GdkRGBA line = rgba(colour, 0.35);
  const float x = (float) floor(place->x), y = (float) floor(place->y);
  gtk_snapshot_append_color(snapshot, &line,
                            &GRAPHENE_RECT_INIT(x, (float) frame->y, 1, (float) frame->height));
  gtk_snapshot_append_color(snapshot, &line,
                            &GRAPHENE_RECT_INIT((float) frame->x, y, (float) frame->width, 1));
}

static void
draw_disc(GtkSnapshot *snapshot, double x, double y, double radius, GdkRGBA colour)
{
  GskRoundedRect disc;
  gsk_rounded_rect_init_from_rect(&disc,
                                  &GRAPHENE_RECT_INIT((float) (x - radius), (float) (y - radius),
                                                      (float) (2 * radius), (float) (2 * radius)),
                                  (float) radius);
  gtk_snapshot_push_rounded_clip(snapshot, &disc);
  gtk_snapshot_append_color(snapshot, &colour, &disc.bounds);
  gtk_snapshot_pop(snapshot);
}

static void
dw_crosshair_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  DwCrosshair *self = DW_CROSSHAIR(widget);
  const DwTheme *theme = dw_window_theme();
  Place place;
  if (!find_place(self, &place))
    return;
  draw_lines(snapshot, &dw_plot_view_layout(self->plot)->frame, &place, theme->text);
  if (place.curve) {
    draw_disc(snapshot, place.x, place.y, 6, rgba(theme->background, 1));
    draw_disc(snapshot, place.x, place.y, 4.5, rgba(theme->palette[place.curve->colour % DW_PALETTE], 1));
  }
  g_autofree char *words = readout(self, &place);
  dw_bubble_draw(widget, snapshot, words, place.x, place.y, &dw_plot_view_layout(self->plot)->frame);
}

/* --- life ----------------------------------------------------------------------------------------------- */

void
dw_crosshair_point(DwCrosshair *self, double x, double y)
{
  self->x = x;
  self->y = y;
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
dw_crosshair_refresh(DwCrosshair *self)
{
  if (!isnan(self->x))
    gtk_widget_queue_draw(GTK_WIDGET(self));
}

static void
dw_crosshair_class_init(DwCrosshairClass *class)
{
  GTK_WIDGET_CLASS(class)->snapshot = dw_crosshair_snapshot;
  gtk_widget_class_set_accessible_role(GTK_WIDGET_CLASS(class), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dw_crosshair_init(DwCrosshair *self)
{
  self->x = self->y = NAN;
  gtk_widget_set_can_target(GTK_WIDGET(self), FALSE);
}

GtkWidget *
dw_crosshair_new(DwPlotView *plot)
{
  DwCrosshair *self = g_object_new(DW_TYPE_CROSSHAIR, NULL);
  self->plot = plot;
  return GTK_WIDGET(self);
}
