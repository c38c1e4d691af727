/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/trace_cursor.h"

#include "app/i18n.h"
#include "app/trace_mark.h"
#include "app/words.h"

#include <math.h>

/* On a wide logarithmic axis a step is a tenth of a decade and lands on 10^(k/10), a page is a decade;
 * elsewhere they are shares of the axis. */
static const double wide = 2, log_step = 0.1, log_page = 1, step_share = 0.02, page_share = 0.1, fine = 0.1;
static const int scale_end = 12;           /* pixels */
static const guint refresh_interval = 100; /* milliseconds: text takes longer to lay out than a curve */

struct _DwTraceCursor {
  GtkWidget parent;
  DwPlotView *plot; /* its neighbour, which lives as long */
  GtkWidget *scale, *reading, *mark;
  size_t curve;
  bool announce; /* the curve's name is new to the listener */
  guint refresh;
};

G_DEFINE_FINAL_TYPE(DwTraceCursor, dw_trace_cursor, GTK_TYPE_WIDGET)

static const DwPlot *
plot_of(const DwFigure *figure)
{
  return &figure->model->plots[figure->view->plot];
}

static const DwAxis *
axis_of(const DwFigure *figure)
{
  return dw_axis_of(figure->view->x_scale);
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
reading_words(const DwFigure *figure, bool there, const DwNearest *place, double x)
{
  const DwPlot *plot = plot_of(figure);
  GString *text = g_string_new(NULL);
  append_coordinate(text, &plot->x, there ? place->x : x);
  g_string_append(text, ", ");
  if (!there) {
    g_string_append(text, _("no value here"));
  } else {
    append_coordinate(text, &plot->y, place->y);
    if (isfinite(place->exponent)) {
      char exponent[96];
      dw_number_markup(place->exponent, 3, exponent, sizeof exponent);
      g_string_append_printf(text, ", %s %s", _("local exponent"), exponent);
    }
  }
  return g_string_free(text, FALSE);
}

static void
speak(DwTraceCursor *self, const char *label, const char *reading)
{
  char plain[512];
  g_autofree char *named = g_strdup_printf("%s: %s", label, reading);
  g_autofree char *shown = g_strdup_printf("<b>%s</b>: %s", label, reading);
  gtk_label_set_markup(GTK_LABEL(self->reading), shown);
  dw_say_value(self->scale, dw_text_plain(self->announce ? named : reading, plain, sizeof plain));
}

/* --- where it is ---------------------------------------------------------------------------------------- */

static double
coordinate(DwTraceCursor *self)
{
  return gtk_range_get_value(GTK_RANGE(self->scale));
}

static bool
read_at(DwTraceCursor *self, const DwFigure *figure, double at, DwNearest *place)
{
  return dw_figure_on_curve(figure, self->curve, axis_of(figure)->inverse(at), place);
}

static void
read_curve(DwTraceCursor *self)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const double x = axis_of(&figure)->inverse(coordinate(self));
  DwNearest place;
  const bool there = read_at(self, &figure, coordinate(self), &place);
  g_autofree char *words = reading_words(&figure, there, &place, x);
  speak(self, dw_text(plot_of(&figure)->curves[self->curve].label), words);
  dw_trace_mark_put(DW_TRACE_MARK(self->mark), there ? place.x : NAN, there ? place.y : NAN);
}

static bool
can_trace(const DwFigure *figure, size_t curve)
{
  const DwSeries *series = figure->result && figure->view->curves >> curve & 1
                               ? dw_result_find(figure->result, figure->view->plot, curve)
                               : NULL;
  return series && series->n > 0;
}

/* Goes on to the next curve in a direction; 0 keeps the present one where it is still shown. */
static void
change_curve(DwTraceCursor *self, int direction)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const size_t n = plot_of(&figure)->n_curves, before = self->curve;
  const size_t step = direction < 0 ? n - 1 : 1;
  for (size_t k = direction ? 1 : 0; k < n; k++)
    if (can_trace(&figure, (before + k * step) % n)) {
      self->curve = (before + k * step) % n;
      break;
    }
  self->announce = self->announce || self->curve != before;
}

GtkWidget *
dw_trace_cursor_mark(DwTraceCursor *self)
{
  return self->mark;
}

/* --- keeping up with the plot --------------------------------------------------------------------------- */

/* The knob stands below its place in the frame, but for the half of it that a scale keeps free at its ends.
 */
static void
line_up(DwTraceCursor *self)
{
  const DwRectangle *frame = &dw_plot_view_layout(self->plot)->frame;
  const double right = gtk_widget_get_width(GTK_WIDGET(self->plot)) - frame->x - frame->width;
  gtk_widget_set_margin_start(self->scale, MAX(0, (int) frame->x - scale_end));
  gtk_widget_set_margin_end(self->scale, MAX(0, (int) right - scale_end));
}

static void
follow_axis(DwTraceCursor *self)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const DwAxis *axis = axis_of(&figure);
  const double low = axis->map(figure.view->x.low), high = axis->map(figure.view->x.high), span = high - low;
  const bool decades = axis == &dw_axis_log && span > wide;
  line_up(self);
  gtk_adjustment_configure(gtk_range_get_adjustment(GTK_RANGE(self->scale)), coordinate(self), low, high,
                           decades ? log_step : step_share * span, decades ? log_page : page_share * span, 0);
}

static gboolean
on_refresh(gpointer data)
{
  DwTraceCursor *self = data;
  self->refresh = 0;
  if (!gtk_widget_get_visible(GTK_WIDGET(self)))
    return G_SOURCE_REMOVE;
  change_curve(self, 0);
  follow_axis(self);
  read_curve(self);
  return G_SOURCE_REMOVE;
}

static void
refresh_soon(DwTraceCursor *self)
{
  if (!self->refresh && gtk_widget_get_visible(GTK_WIDGET(self)))
    self->refresh = g_timeout_add(refresh_interval, on_refresh, self);
}

/* --- keys ----------------------------------------------------------------------------------------------- */

static void
move_to(DwTraceCursor *self, double at)
{
  self->announce = false;
  dw_plot_view_point(self->plot, NAN, NAN); /* a pointer that rests there would say something else */
  gtk_range_set_value(GTK_RANGE(self->scale), at);
}

/* Steps land on their own multiples. */
static double
stepped(double at, double step, int direction)
{
  const double place = at / step, nearest = round(place);
  const bool on_it = fabs(place - nearest) < 1e-6;
  return step * (on_it ? nearest + direction : direction > 0 ? ceil(place) : floor(place));
}

/* Markers are gone through one by one, however far apart they are. */
static double
next_point(DwTraceCursor *self, const DwFigure *figure, int direction)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment(GTK_RANGE(self->scale));
  const double low = gtk_adjustment_get_lower(adjustment), high = gtk_adjustment_get_upper(adjustment);
  const double step = direction * (high - low) / 500;
  DwNearest here, next;
  if (!read_at(self, figure, coordinate(self), &here))
    return coordinate(self);
  for (double at = coordinate(self) + step; at > low - fabs(step) && at < high + fabs(step); at += step)
    if (read_at(self, figure, at, &next) && next.x != here.x)
      return axis_of(figure)->map(next.x);
  return coordinate(self);
}

static void
step(DwTraceCursor *self, int direction, double size)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  if (plot_of(&figure)->curves[self->curve].stroke == DW_STROKE_POINTS)
    move_to(self, next_point(self, &figure, direction));
  else
    move_to(self, stepped(coordinate(self), size, direction));
}

static void
step_curve(DwTraceCursor *self, int direction)
{
  change_curve(self, direction);
  read_curve(self);
}

static gboolean
on_key(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, DwTraceCursor *self)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment(GTK_RANGE(self->scale));
  const double size = gtk_adjustment_get_step_increment(adjustment) * (modifiers & GDK_SHIFT_MASK ? fine : 1);
  switch (key) {
  case GDK_KEY_Left:
    step(self, -1, size);
    break;
  case GDK_KEY_Right:
    step(self, 1, size);
    break;
  case GDK_KEY_Page_Down:
    move_to(self, coordinate(self) - gtk_adjustment_get_page_increment(adjustment));
    break;
  case GDK_KEY_Page_Up:
    move_to(self, coordinate(self) + gtk_adjustment_get_page_increment(adjustment));
    break;
  case GDK_KEY_Up:
    step_curve(self, -1);
    break;
  case GDK_KEY_Down:
    step_curve(self, 1);
    break;
  case GDK_KEY_Escape:
    dw_trace_cursor_toggle(self);
    break;
  default:
    return GDK_EVENT_PROPAGATE;
  }
  return GDK_EVENT_STOP;
}

void
dw_trace_cursor_toggle(DwTraceCursor *self)
{
  const bool show = !gtk_widget_get_visible(GTK_WIDGET(self));
  gtk_widget_set_visible(GTK_WIDGET(self), show);
  if (!show) {
    dw_trace_mark_put(DW_TRACE_MARK(self->mark), NAN, NAN);
    gtk_widget_grab_focus(GTK_WIDGET(self->plot));
    return;
  }
  self->announce = true;
  change_curve(self, 0);
  follow_axis(self);
  GtkAdjustment *adjustment = gtk_range_get_adjustment(GTK_RANGE(self->scale));
  gtk_range_set_value(GTK_RANGE(self->scale),
                      (gtk_adjustment_get_lower(adjustment) + gtk_adjustment_get_upper(adjustment)) / 2);
  read_curve(self);
  gtk_widget_grab_focus(self->scale);
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_trace_cursor_dispose(GObject *object)
{
  DwTraceCursor *self = DW_TRACE_CURSOR(object);
  GtkWidget *child;
  g_clear_handle_id(&self->refresh, g_source_remove);
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))))
    gtk_widget_unparent(child);
  G_OBJECT_CLASS(dw_trace_cursor_parent_class)->dispose(object);
}

static void
dw_trace_cursor_class_init(DwTraceCursorClass *class)
{
  G_OBJECT_CLASS(class)->dispose = dw_trace_cursor_dispose;
  gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name(GTK_WIDGET_CLASS(class), "tracecursor");
}

static void
dw_trace_cursor_init(DwTraceCursor *self)
{
  GtkWidget *widget = GTK_WIDGET(self);
  GtkEventController *keys = gtk_event_controller_key_new();
  gtk_orientable_set_orientation(GTK_ORIENTABLE(gtk_widget_get_layout_manager(widget)),
                                 GTK_ORIENTATION_VERTICAL);
  self->scale = gtk_scale_new(GTK_ORIENTATION_HORIZONTAL, NULL);
  self->reading = dw_paragraph_new("", "caption");
  gtk_range_set_round_digits(GTK_RANGE(self->scale), -1);
  dw_name_accessible(self->scale, _("Trace cursor"), _("Up and Down change the curve, Escape ends tracing"));
  gtk_widget_set_parent(self->scale, widget);
  gtk_widget_set_parent(self->reading, widget);
  gtk_widget_set_visible(widget, FALSE);
  gtk_event_controller_set_propagation_phase(keys, GTK_PHASE_CAPTURE);
  g_signal_connect(keys, "key-pressed", G_CALLBACK(on_key), self);
  gtk_widget_add_controller(self->scale, keys);
  g_signal_connect_swapped(self->scale, "value-changed", G_CALLBACK(read_curve), self);
}

GtkWidget *
dw_trace_cursor_new(DwPlotView *plot)
{
  DwTraceCursor *self = g_object_new(DW_TYPE_TRACE_CURSOR, NULL);
  DwExploration *exploration = dw_plot_view_exploration(plot);
  self->plot = plot;
  self->mark = dw_trace_mark_new(plot);
  g_signal_connect_object(exploration, "result", G_CALLBACK(refresh_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "views", G_CALLBACK(refresh_soon), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET(self);
}
