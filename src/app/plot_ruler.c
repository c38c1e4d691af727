/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_ruler.h"

#include "app/decimal.h"
#include "app/figure_theme.h"
#include "app/i18n.h"
#include "app/plot_bubble.h"
#include "app/plot_handle.h"
#include "app/plot_view.h"
#include "plot/ruler.h"

#include <math.h>

static const double reach = 28;                         /* pixels within which a handle finds a curve */
static const double key_step = 0.01, fine_step = 0.001; /* of the frame */
static const double least_box = 6;                      /* pixels */
static const double most_covered = 0.6;                 /* of the frame, by words */

struct _DwPlotRuler {
  GtkWidget parent;
  DwPlotView *plot; /* its parent */
  GtkWidget *handles[2];
  DwRulerMark drawn[2]; /* what is to be seen of the measure's marks */
  bool moved;           /* by a hand, not by its curve */
};

G_DEFINE_FINAL_TYPE(DwPlotRuler, dw_plot_ruler, GTK_TYPE_WIDGET)

/* --- where the marks are -------------------------------------------------------------------------------- */

static double
within(DwRange range, double value)
{
  return fmin(fmax(value, range.low), range.high);
}

static void
look(DwPlotRuler *self, const DwFigure *figure, int k)
{
  const DwRulerMark *mark = &self->drawn[k];
  const DwPlot *plot = &figure->model->plots[figure->view->plot];
  const bool held = mark->curve >= 0;
  const DwTheme *theme = figure->theme;
  dw_plot_handle_look(DW_PLOT_HANDLE(self->handles[k]),
                      held ? theme->palette[plot->curves[mark->curve].colour % DW_PALETTE] : theme->text,
                      !held);
}

void
dw_plot_ruler_say(DwPlotRuler *self)
{
  char plain[1024];
  if (!gtk_widget_get_visible(GTK_WIDGET(self)))
    return;
  const DwFigure figure = dw_plot_view_figure(self->plot);
  g_autofree char *read = dw_plot_ruler_read(self);
  dw_text_plain(read, plain, sizeof plain);
  for (int k = 0; k < 2; k++) {
    char markup[512], where[512];
    dw_text_plain(dw_ruler_mark_words(&figure, &self->drawn[k], markup, sizeof markup), where, sizeof where);
    g_autofree char *sentence = g_strdup_printf("%s. %s", dw_decimal_show(where), plain);
    dw_plot_handle_say(DW_PLOT_HANDLE(self->handles[k]), sentence);
  }
}

static void
dw_plot_ruler_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  DwPlotRuler *self = DW_PLOT_RULER(widget);
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const DwMeasure *measure = dw_plot_view_measured(self->plot);
  for (int k = 0; k < 2; k++)
    self->drawn[k] = dw_ruler_mark_drawn(&figure, layout, &measure->marks[k]);
  for (int k = 0; k < 2; k++) {
    DwPlotHandle *handle = DW_PLOT_HANDLE(self->handles[k]);
    look(self, &figure, k);
    dw_plot_handle_place(handle, dw_layout_x(layout, self->drawn[k].x),
                         within((DwRange){layout->frame.y, layout->frame.y + layout->frame.height},
                                dw_layout_y(layout, self->drawn[k].y)));
    dw_plot_handle_allocate(handle);
  }
  if (self->moved)
    dw_plot_ruler_say(self);
  self->moved = false;
}

static void
put(DwPlotRuler *self, int k, DwRulerMark mark)
{
  DwMeasure measure = *dw_plot_view_measured(self->plot);
  if (!isfinite(mark.x) || !isfinite(mark.y))
    return;
  measure.marks[k] = mark;
  self->moved = true;
  dw_plot_view_set_measured(self->plot, &measure);
}

void
dw_plot_ruler_refresh(DwPlotRuler *self)
{
  gtk_widget_set_visible(GTK_WIDGET(self), dw_plot_view_measured(self->plot)->ruled);
  gtk_widget_queue_allocate(GTK_WIDGET(self));
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
dw_plot_ruler_move(DwPlotRuler *self, int k, double x, double y)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const DwRectangle *frame = &layout->frame;
  x = fmin(fmax(x, frame->x), frame->x + frame->width);
  y = fmin(fmax(y, frame->y), frame->y + frame->height);
  DwNearest nearest;
  if (dw_figure_nearest(&figure, layout, x, y, reach, &nearest))
    put(self, k, (DwRulerMark){nearest.x, nearest.y, (int) nearest.index});
  else
    put(self, k, (DwRulerMark){dw_layout_data_x(layout, x), dw_layout_data_y(layout, y), -1});
}

/* --- laying it down ------------------------------------------------------------------------------------- */

/* The first result that has a value at both places. */
static int
curve_for(const DwFigure *figure, const DwLayout *layout, const double *x)
{
  const DwPlot *plot = &figure->model->plots[figure->view->plot];
  for (size_t k = 0; k < plot->n_curves; k++)
    if (plot->curves[k].stroke != DW_STROKE_GUIDE &&
        isfinite(dw_ruler_height(figure, layout, (int) k, x[0])) &&
        isfinite(dw_ruler_height(figure, layout, (int) k, x[1])))
      return (int) k;
  return -1;
}

void
dw_plot_ruler_lay(DwPlotRuler *self, bool shown)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  DwMeasure measure = *dw_plot_view_measured(self->plot);
  const double x[2] = {dw_axis_value(layout->x_axis, layout->x, 0.35),
                       dw_axis_value(layout->x_axis, layout->x, 0.65)};
  const double middle = dw_axis_value(layout->y_axis, layout->y, 0.5);
  const int curve = shown ? curve_for(&figure, layout, x) : -1;
  measure.ruled = shown;
  for (int k = 0; shown && k < 2; k++)
    measure.marks[k] =
        (DwRulerMark){x[k], curve < 0 ? middle : dw_ruler_height(&figure, layout, curve, x[k]), curve};
  self->moved = shown;
  dw_plot_view_set_measured(self->plot, &measure);
}

/* --- hands ---------------------------------------------------------------------------------------------- */

static int
index_of(DwPlotRuler *self, DwPlotHandle *handle)
{
  return GTK_WIDGET(handle) == self->handles[1];
}

static void
on_dragged(DwPlotRuler *self, double x, double y, DwPlotHandle *handle)
{
  dw_plot_ruler_move(self, index_of(self, handle), x, y);
}

static void
step_x(DwPlotRuler *self, int k, double fraction)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  DwRulerMark mark = self->drawn[k];
  const double place = dw_axis_place(layout->x_axis, layout->x, mark.x) + fraction;
  mark.x = dw_axis_value(layout->x_axis, layout->x, fmin(fmax(place, 0), 1));
  const double height = dw_ruler_height(&figure, layout, mark.curve, mark.x);
  if (mark.curve >= 0 && !isfinite(height))
    return; /* the curve ends here */
  mark.y = mark.curve >= 0 ? height : mark.y;
  put(self, k, mark);
}

/* The next curve above (direction 1) or below (-1) at the same x. */
static void
change_curve(DwPlotRuler *self, int k, int direction)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const DwPlot *plot = &figure.model->plots[figure.view->plot];
  const DwRulerMark mark = self->drawn[k];
  DwRulerMark best = {mark.x, direction * INFINITY, -1};
  for (size_t c = 0; c < plot->n_curves; c++) {
    const double y = dw_ruler_height(&figure, layout, (int) c, mark.x);
    if ((int) c != mark.curve && direction * (y - mark.y) > 0 && direction * (best.y - y) > 0)
      best = (DwRulerMark){mark.x, y, (int) c};
  }
  put(self, k, best); /* nowhere, if there is none */
}

/* Off its curve, if it held one. */
static void
step_y(DwPlotRuler *self, int k, double fraction)
{
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  DwRulerMark mark = self->drawn[k];
  const double place = dw_axis_place(layout->y_axis, layout->y, mark.y) + fraction;
  mark.y = dw_axis_value(layout->y_axis, layout->y, fmin(fmax(place, 0), 1));
  mark.curve = -1;
  put(self, k, mark);
}

/* A decade of a log axis, a tenth of a linear one. */
static double
page(const DwLayout *layout)
{
  if (layout->x_axis != &dw_axis_log)
    return 0.1;
  return 1 / (log10(layout->x.high) - log10(layout->x.low));
}

static gboolean
on_key(DwPlotRuler *self, guint key, guint modifiers, DwPlotHandle *handle)
{
  const int k = index_of(self, handle);
  const double step = modifiers & GDK_SHIFT_MASK ? fine_step : key_step;
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    step_x(self, k, key == GDK_KEY_Right ? step : -step);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down)
    step_x(self, k, (key == GDK_KEY_Page_Up ? 1 : -1) * page(dw_plot_view_layout(self->plot)));
  else if ((key == GDK_KEY_Up || key == GDK_KEY_Down) && modifiers & GDK_SHIFT_MASK)
    step_y(self, k, key == GDK_KEY_Up ? key_step : -key_step);
  else if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    change_curve(self, k, key == GDK_KEY_Up ? 1 : -1);
  else if (key == GDK_KEY_Escape || key == GDK_KEY_Delete)
    gtk_widget_activate_action(GTK_WIDGET(self), "plot.ruler", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Where the handles are as high as each other that is no box: along x alone. */
void
dw_plot_ruler_zoom(DwPlotRuler *self)
{
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const double x1 = dw_layout_x(layout, self->drawn[0].x), x2 = dw_layout_x(layout, self->drawn[1].x);
  const double y1 = dw_layout_y(layout, self->drawn[0].y), y2 = dw_layout_y(layout, self->drawn[1].y);
  const DwRectangle box = {fmin(x1, x2), fmin(y1, y2), fabs(x2 - x1), fabs(y2 - y1)};
  const bool wide = box.width >= least_box, high = box.height >= least_box;
  const int along = (wide ? DW_ALONG_X : 0) | (high ? DW_ALONG_Y : 0);
  if (gtk_widget_get_visible(GTK_WIDGET(self)) && along)
    dw_plot_view_zoom_to(self->plot, (DwAlong) along, &box);
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static char *
words_of(DwPlotRuler *self, bool brief)
{
  char text[1024];
  const DwFigure figure = dw_plot_view_figure(self->plot);
  dw_ruler_words(&figure, dw_plot_view_layout(self->plot), self->drawn, brief, text, sizeof text);
  return g_strdup(dw_decimal_show(text));
}

char *
dw_plot_ruler_read(DwPlotRuler *self)
{
  return words_of(self, false);
}

/* What it reads where it does not hide what it reads from. */
static char *
read_for(DwPlotRuler *self, const DwLayout *layout)
{
  int width, height;
  char *words = words_of(self, false);
  dw_bubble_measure(GTK_WIDGET(self), words, &width, &height);
  if (width < most_covered * layout->frame.width && height < most_covered * layout->frame.height)
    return words;
  g_free(words);
  return words_of(self, true);
}

static void
draw_line(DwPlotRuler *self, const DwFigure *figure, const DwLayout *layout, cairo_t *cr)
{
  DwSlope slope;
  const DwColour colour = figure->theme->text;
  if (!dw_ruler_line(figure, layout, self->drawn, &slope))
    return;
  for (int k = 0; k < 2; k++) {
    const double x = layout->x_axis->map(self->drawn[k].x);
    cairo_line_to(cr, dw_layout_x(layout, self->drawn[k].x),
                  dw_layout_y(layout, layout->y_axis->inverse(slope.y + slope.slope * (x - slope.x))));
  }
  cairo_set_source_rgba(cr, colour.red, colour.green, colour.blue, 0.75);
  cairo_set_line_width(cr, 1.5);
  cairo_stroke(cr);
}

/* How near a rectangle's middle comes to what is measured, in its own widths and heights. */
static double
clearance(DwPlotRuler *self, const DwLayout *layout, double x, double y, int width, int height)
{
  double least = INFINITY;
  const double x1 = dw_layout_x(layout, self->drawn[0].x), x2 = dw_layout_x(layout, self->drawn[1].x);
  const double y1 = dw_layout_y(layout, self->drawn[0].y), y2 = dw_layout_y(layout, self->drawn[1].y);
  for (int k = 0; k <= 8; k++)
    least = fmin(least, hypot((x1 + k * (x2 - x1) / 8 - x) / width, (y1 + k * (y2 - y1) / 8 - y) / height));
  return least;
}

/* The corner of the frame where words hide least of it. */
static void
find_corner(DwPlotRuler *self, const DwLayout *layout, const char *words, double *x, double *y)
{
  const DwRectangle *frame = &layout->frame;
  const double left = frame->x, right = left + frame->width, top = frame->y, bottom = top + frame->height;
  const struct {
    double x, y;
    int right, down; /* where its middle is from there */
  } corners[] = {{left, bottom, 1, -1}, {right, top, -1, 1}, {left, top, 1, 1}, {right, bottom, -1, -1}};
  double best = -1;
  int width, height;
  *x = left;
  *y = bottom;
  dw_bubble_measure(GTK_WIDGET(self), words, &width, &height);
  for (size_t k = 0; k < G_N_ELEMENTS(corners); k++) {
    const double clear = clearance(self, layout, corners[k].x + corners[k].right * width / 2.0,
                                   corners[k].y + corners[k].down * height / 2.0, width, height);
    if (clear <= 1.05 * best)
      continue;
    best = clear;
    *x = corners[k].x;
    *y = corners[k].y;
  }
}

static void
dw_plot_ruler_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  DwPlotRuler *self = DW_PLOT_RULER(widget);
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const DwRectangle *frame = &layout->frame;
  const graphene_rect_t area =
      GRAPHENE_RECT_INIT((float) frame->x, (float) frame->y, (float) frame->width, (float) frame->height);
  g_autofree char *words = read_for(self, layout);
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, &area);
  draw_line(self, &figure, layout, cr);
  cairo_destroy(cr);
  gtk_widget_snapshot_child(widget, self->handles[0], snapshot);
  gtk_widget_snapshot_child(widget, self->handles[1], snapshot);
  double x, y;
  find_corner(self, layout, words, &x, &y);
  dw_bubble_draw(widget, snapshot, words, x, y, frame);
}

/* --- life ----------------------------------------------------------------------------------------------- */

/* Between the handles the pointer is the plot's. */
static gboolean
dw_plot_ruler_contains(GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
dw_plot_ruler_dispose(GObject *object)
{
  DwPlotRuler *self = DW_PLOT_RULER(object);
  g_clear_pointer(&self->handles[0], gtk_widget_unparent);
  g_clear_pointer(&self->handles[1], gtk_widget_unparent);
  G_OBJECT_CLASS(dw_plot_ruler_parent_class)->dispose(object);
}

static void
dw_plot_ruler_class_init(DwPlotRulerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_plot_ruler_dispose;
  widget_class->snapshot = dw_plot_ruler_snapshot;
  widget_class->size_allocate = dw_plot_ruler_size_allocate;
  widget_class->contains = dw_plot_ruler_contains;
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dw_plot_ruler_init(DwPlotRuler *self)
{
  gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
  for (int k = 0; k < 2; k++) {
    self->handles[k] =
        dw_plot_handle_new(k == 0 ? _("First handle of the ruler") : _("Second handle of the ruler"));
    gtk_widget_set_parent(self->handles[k], GTK_WIDGET(self));
    g_signal_connect_swapped(self->handles[k], "dragged", G_CALLBACK(on_dragged), self);
    g_signal_connect_swapped(self->handles[k], "key", G_CALLBACK(on_key), self);
  }
}

GtkWidget *
dw_plot_ruler_new(DwPlotView *plot)
{
  DwPlotRuler *self = g_object_new(DW_TYPE_PLOT_RULER, NULL);
  self->plot = plot;
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Slope ruler"), -1);
  return GTK_WIDGET(self);
}
