/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_guides.h"

#include "app/decimal.h"
#include "app/figure_theme.h"
#include "app/i18n.h"
#include "app/plot_bubble.h"
#include "app/plot_handle.h"
#include "app/plot_view.h"
#include "io/measures.h"
#include "io/number.h"
#include "plot/ruler.h"

#include <math.h>

static const double reach = 40; /* pixels within which a curve gives a guide its slope */
static const double arm = 110;  /* pixels from the one handle to the other */
static const double turn_step = 0.25, fine_turn = 0.01, dragged_turn = 0.05; /* of the slope */
static const double move_step = 4, fine_move = 1;                            /* pixels */

enum { MOVE, TURN };

struct _DwPlotGuides {
  GtkWidget parent;
  DwPlotView *plot; /* its parent */
  GtkWidget *handles[DW_MAX_GUIDES][2];
  int n, edited; /* as many lines as the plot's measure has */
  GtkWidget *popover, *entry;
};

G_DEFINE_FINAL_TYPE(DwPlotGuides, dw_plot_guides, GTK_TYPE_WIDGET)

/* --- geometry ------------------------------------------------------------------------------------------- */

/* Narrows `low` to `high`, ways along a line, to those where from + way * pace is from 0 to room. */
static void
clip(double from, double pace, double room, double *low, double *high)
{
  const double in = pace > 0 ? -from / pace : (room - from) / pace;
  const double out = pace > 0 ? (room - from) / pace : -from / pace;
  if (pace == 0 && (from < 0 || from > room))
    *high = -INFINITY;
  if (pace == 0)
    return;
  *low = fmax(*low, in);
  *high = fmin(*high, out);
}

/* The handles stand where the line is seen: the one as near to its anchor as may be, the other an arm's
 * length away.  Nowhere if it is not seen at all. */
static void
handle_places(const DwLayout *layout, const DwGuide *guide, double x[2], double y[2])
{
  const DwRectangle *frame = &layout->frame;
  const double steep = guide->slope * dw_layout_aspect(layout), length = hypot(1, steep);
  const double x0 = dw_layout_x(layout, guide->x), y0 = dw_layout_y(layout, guide->y);
  double low = -INFINITY, high = INFINITY;
  clip(x0 - frame->x, 1 / length, frame->width, &low, &high);
  clip(y0 - frame->y, -steep / length, frame->height, &low, &high);
  const double anchor = low <= high + 1 ? fmin(fmax(0, low), high) : (double) NAN;
  const double ahead = fmin(arm, high - anchor), back = fmin(arm, anchor - low);
  const double turn = ahead >= back ? anchor + ahead : anchor - back;
  const double ways[] = {anchor, turn};
  for (int k = MOVE; k <= TURN; k++) {
    x[k] = x0 + ways[k] / length;
    y[k] = y0 - ways[k] * steep / length;
  }
}

static void
place_handles(GtkWidget *const handles[2], const DwGuide *guide, const DwLayout *layout, bool shown)
{
  const DwColour colour = dw_window_theme()->text;
  double x[2], y[2];
  handle_places(layout, guide, x, y);
  dw_plot_handle_place(DW_PLOT_HANDLE(handles[MOVE]), shown ? x[MOVE] : NAN, y[MOVE]);
  dw_plot_handle_place(DW_PLOT_HANDLE(handles[TURN]), shown ? x[TURN] : NAN, y[TURN]);
  dw_plot_handle_look(DW_PLOT_HANDLE(handles[MOVE]), colour, false);
  dw_plot_handle_look(DW_PLOT_HANDLE(handles[TURN]), colour, true);
  dw_plot_handle_allocate(DW_PLOT_HANDLE(handles[MOVE]));
  dw_plot_handle_allocate(DW_PLOT_HANDLE(handles[TURN]));
}

static void
dw_plot_guides_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  DwPlotGuides *self = DW_PLOT_GUIDES(widget);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const DwMeasure *measure = dw_plot_view_measured(self->plot);
  for (int k = 0; k < self->n; k++)
    place_handles(self->handles[k], &measure->guides[k], layout, dw_guides_fit(measure, layout));
  if (gtk_widget_get_visible(self->popover))
    gtk_popover_present(GTK_POPOVER(self->popover));
}

/* --- changing them -------------------------------------------------------------------------------------- */

static const DwGuide *
guide_at(DwPlotGuides *self, int k)
{
  return &dw_plot_view_measured(self->plot)->guides[k];
}

static char *
slope_markup(const DwGuide *guide)
{
  char words[192];
  return g_strdup(dw_decimal_show(dw_guide_words(guide, words, sizeof words)));
}

static void
set_guide(DwPlotGuides *self, int k, const DwGuide *guide)
{
  DwMeasure measure = *dw_plot_view_measured(self->plot);
  measure.guides[k] = *guide;
  dw_plot_view_set_measured(self->plot, &measure);
}

static void
set_slope(DwPlotGuides *self, int k, double slope)
{
  DwGuide guide = *guide_at(self, k);
  if (!isfinite(slope))
    return;
  guide.slope = fmin(fmax(slope, -DW_STEEPEST), DW_STEEPEST);
  set_guide(self, k, &guide);
}

/* Within the frame, so that its handle can be found again.  False if that is no place of the axes. */
static bool
put_at(DwPlotGuides *self, DwGuide *guide, double x, double y)
{
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const DwRectangle *frame = &layout->frame;
  guide->x = dw_layout_data_x(layout, fmin(fmax(x, frame->x), frame->x + frame->width));
  guide->y = dw_layout_data_y(layout, fmin(fmax(y, frame->y), frame->y + frame->height));
  return isfinite(guide->x) && isfinite(guide->y);
}

static void
move_to(DwPlotGuides *self, int k, double x, double y)
{
  DwGuide guide = *guide_at(self, k);
  if (put_at(self, &guide, x, y))
    set_guide(self, k, &guide);
}

static void
take_away(DwPlotGuides *self, int k)
{
  DwMeasure measure = *dw_plot_view_measured(self->plot);
  measure.n_guides--;
  for (size_t j = (size_t) k; j < measure.n_guides; j++)
    measure.guides[j] = measure.guides[j + 1];
  self->edited = (int) measure.n_guides - 1;
  dw_plot_view_set_measured(self->plot, &measure);
}

void
dw_plot_guides_clear(DwPlotGuides *self)
{
  DwMeasure measure = *dw_plot_view_measured(self->plot);
  measure.n_guides = 0;
  dw_plot_view_set_measured(self->plot, &measure);
}

/* --- the handles follow --------------------------------------------------------------------------------- */

static void on_dragged(DwPlotGuides *self, double x, double y, DwPlotHandle *handle);
static gboolean on_key(DwPlotGuides *self, guint key, guint modifiers, DwPlotHandle *handle);

static GtkWidget *
add_handle(DwPlotGuides *self, const char *name)
{
  GtkWidget *handle = dw_plot_handle_new(name);
  gtk_widget_insert_before(handle, GTK_WIDGET(self), self->popover);
  g_signal_connect_swapped(handle, "dragged", G_CALLBACK(on_dragged), self);
  g_signal_connect_swapped(handle, "key", G_CALLBACK(on_key), self);
  return handle;
}

static void
set_count(DwPlotGuides *self, int n)
{
  for (; self->n < n; self->n++) {
    self->handles[self->n][MOVE] = add_handle(self, _("Guide line, to move it"));
    self->handles[self->n][TURN] = add_handle(self, _("Guide line, to turn it"));
  }
  while (self->n > n) {
    self->n--;
    gtk_widget_unparent(self->handles[self->n][MOVE]);
    gtk_widget_unparent(self->handles[self->n][TURN]);
  }
}

static void
say_slope(DwPlotGuides *self, int k)
{
  char plain[128];
  g_autofree char *words = slope_markup(guide_at(self, k));
  dw_text_plain(words, plain, sizeof plain);
  dw_plot_handle_say(DW_PLOT_HANDLE(self->handles[k][MOVE]), plain);
  dw_plot_handle_say(DW_PLOT_HANDLE(self->handles[k][TURN]), plain);
}

void
dw_plot_guides_refresh(DwPlotGuides *self)
{
  set_count(self, (int) dw_plot_view_measured(self->plot)->n_guides);
  for (int k = 0; k < self->n; k++)
    say_slope(self, k);
  gtk_widget_set_visible(GTK_WIDGET(self), self->n > 0);
  gtk_widget_queue_allocate(GTK_WIDGET(self));
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

int
dw_plot_guides_count(DwPlotGuides *self)
{
  return self->n;
}

double
dw_plot_guides_slope(DwPlotGuides *self)
{
  return self->n > 0 ? guide_at(self, self->n - 1)->slope : (double) NAN;
}

/* --- typing a slope ------------------------------------------------------------------------------------- */

/* "-3/2" too: slopes are often fractions. */
static bool
read_number(const char *text, double *value)
{
  g_auto(GStrv) parts = g_strsplit(text, "/", 2);
  double over = 1;
  for (char **part = parts; *part; part++) {
    g_strstrip(*part);
    if (g_str_has_prefix(*part, "−")) { /* as slopes are shown */
      char *plain = g_strconcat("-", *part + strlen("−"), NULL);
      g_free(*part);
      *part = plain;
    }
    if (dw_decimal_is_comma())
      g_strdelimit(*part, ",", '.');
  }
  if (!parts[0] || dw_number_parse(parts[0], value, NULL) != DW_OK)
    return false;
  if (parts[1] && (dw_number_parse(parts[1], &over, NULL) != DW_OK || over == 0))
    return false;
  *value /= over;
  return isfinite(*value);
}

static bool
type(DwPlotGuides *self, int k, const char *text)
{
  double slope;
  if (!read_number(text, &slope))
    return false;
  set_slope(self, k, slope);
  return true;
}

bool
dw_plot_guides_type(DwPlotGuides *self, const char *text)
{
  return self->n > 0 && type(self, self->n - 1, text);
}

static void
on_entered(DwPlotGuides *self)
{
  if (self->edited < 0 || self->edited >= self->n)
    return;
  if (type(self, self->edited, gtk_editable_get_text(GTK_EDITABLE(self->entry))))
    gtk_popover_popdown(GTK_POPOVER(self->popover));
  else
    gtk_widget_add_css_class(self->entry, "error");
}

static void
edit(DwPlotGuides *self, int k)
{
  const DwGuide *guide = guide_at(self, k);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  char number[DW_NUMBER_LENGTH];
  self->edited = k;
  gtk_widget_remove_css_class(self->entry, "error");
  gtk_editable_set_text(GTK_EDITABLE(self->entry),
                        dw_decimal_show(dw_number_format(guide->slope, number, sizeof number)));
  double x[2], y[2];
  handle_places(layout, guide, x, y);
  gtk_popover_set_pointing_to(GTK_POPOVER(self->popover),
                              &(GdkRectangle){(int) x[MOVE], (int) y[MOVE], 1, 1});
  gtk_popover_popup(GTK_POPOVER(self->popover));
  gtk_widget_grab_focus(self->entry);
}

/* --- hands ---------------------------------------------------------------------------------------------- */

static int
find(DwPlotGuides *self, DwPlotHandle *handle, int *which)
{
  for (int k = 0; k < self->n; k++)
    for (*which = MOVE; *which <= TURN; ++*which)
      if (self->handles[k][*which] == GTK_WIDGET(handle))
        return k;
  return -1;
}

static void
on_dragged(DwPlotGuides *self, double x, double y, DwPlotHandle *handle)
{
  int which;
  const int k = find(self, handle, &which);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  if (k < 0)
    return;
  const DwGuide *guide = guide_at(self, k);
  const double right = x - dw_layout_x(layout, guide->x), up = dw_layout_y(layout, guide->y) - y;
  if (which == MOVE)
    move_to(self, k, x, y);
  else if (fabs(right) > 3)
    set_slope(self, k, round(up / right / dw_layout_aspect(layout) / dragged_turn) * dragged_turn);
}

static bool
arrow(guint key, double *right, double *up)
{
  *right = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0;
  *up = key == GDK_KEY_Up ? 1 : key == GDK_KEY_Down ? -1 : 0;
  return *right != 0 || *up != 0;
}

static gboolean
on_key(DwPlotGuides *self, guint key, guint modifiers, DwPlotHandle *handle)
{
  int which;
  double right, up;
  const int k = find(self, handle, &which);
  const bool fine = modifiers & GDK_SHIFT_MASK;
  if (k < 0 || modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  const DwGuide *guide = guide_at(self, k);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  if (arrow(key, &right, &up) && which == TURN)
    set_slope(self, k,
              round((guide->slope + (up + right) * (fine ? fine_turn : turn_step)) / fine_turn) * fine_turn);
  else if (arrow(key, &right, &up)) {
    double x[2], y[2];
    handle_places(layout, guide, x, y);
    move_to(self, k, x[MOVE] + right * (fine ? fine_move : move_step),
            y[MOVE] - up * (fine ? fine_move : move_step));
  } else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_F2)
    edit(self, k);
  else if (key == GDK_KEY_Delete || key == GDK_KEY_Escape) {
    gtk_widget_grab_focus(GTK_WIDGET(self->plot));
    take_away(self, k);
  } else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

bool
dw_plot_guides_add(DwPlotGuides *self, double x, double y, double slope)
{
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  DwMeasure measure = *dw_plot_view_measured(self->plot);
  if (!dw_guides_fit(&measure, layout))
    measure.n_guides = 0; /* those of other axes */
  if (measure.n_guides == DW_MAX_GUIDES)
    return false;
  DwGuide *guide = &measure.guides[measure.n_guides];
  guide->slope = slope;
  if (!put_at(self, guide, x, y))
    return false;
  measure.n_guides++;
  measure.x_scale = dw_plot_view_view(self->plot)->x_scale;
  measure.y_scale = dw_plot_view_view(self->plot)->y_scale;
  dw_plot_view_set_measured(self->plot, &measure);
  return true;
}

static double
slope_near(const DwLayout *layout, const DwNearest *nearest)
{
  const bool power_law = layout->x_axis == &dw_axis_log && layout->y_axis == &dw_axis_log;
  return power_law && isfinite(nearest->exponent) ? round(nearest->exponent * 4) / 4 : -1;
}

void
dw_plot_guides_offer(DwPlotGuides *self, double x, double y)
{
  const DwFigure figure = dw_plot_view_figure(self->plot);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  DwNearest nearest;
  const bool near = dw_figure_nearest(&figure, layout, x, y, reach, &nearest);
  const double slope = near ? slope_near(layout, &nearest) : layout->y_axis == &dw_axis_log ? -1 : 0;
  if (near) {
    x = dw_layout_x(layout, nearest.x);
    y = dw_layout_y(layout, nearest.y);
  }
  if (dw_plot_guides_add(self, x, y, slope))
    edit(self, self->n - 1);
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static void
draw_lines(DwPlotGuides *self, const DwLayout *layout, cairo_t *cr)
{
  const DwColour colour = dw_window_theme()->text;
  cairo_set_source_rgba(cr, colour.red, colour.green, colour.blue, 0.6);
  cairo_set_line_width(cr, 1.2);
  cairo_set_dash(cr, (double[]){6, 4}, 2, 0);
  for (int k = 0; k < self->n; k++) {
    double x1, y1, x2, y2;
    dw_guide_ends(guide_at(self, k), layout, &x1, &y1, &x2, &y2);
    cairo_move_to(cr, x1, y1);
    cairo_line_to(cr, x2, y2);
    cairo_stroke(cr);
  }
}

static void
dw_plot_guides_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  DwPlotGuides *self = DW_PLOT_GUIDES(widget);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const DwRectangle *frame = &layout->frame;
  if (!dw_guides_fit(dw_plot_view_measured(self->plot), layout))
    return;
  cairo_t *cr =
      gtk_snapshot_append_cairo(snapshot, &GRAPHENE_RECT_INIT((float) frame->x, (float) frame->y,
                                                              (float) frame->width, (float) frame->height));
  draw_lines(self, layout, cr);
  cairo_destroy(cr);
  for (int k = 0; k < self->n; k++) {
    double x[2], y[2];
    g_autofree char *words = slope_markup(guide_at(self, k));
    handle_places(layout, guide_at(self, k), x, y);
    gtk_widget_snapshot_child(widget, self->handles[k][MOVE], snapshot);
    gtk_widget_snapshot_child(widget, self->handles[k][TURN], snapshot);
    if (isfinite(x[TURN]))
      dw_bubble_draw(widget, snapshot, words, x[TURN], y[TURN], frame);
  }
}

/* --- life ----------------------------------------------------------------------------------------------- */

/* Beside the handles the pointer is the plot's. */
static gboolean
dw_plot_guides_contains(GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
dw_plot_guides_dispose(GObject *object)
{
  DwPlotGuides *self = DW_PLOT_GUIDES(object);
  set_count(self, 0);
  g_clear_pointer(&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS(dw_plot_guides_parent_class)->dispose(object);
}

static void
dw_plot_guides_class_init(DwPlotGuidesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_plot_guides_dispose;
  widget_class->snapshot = dw_plot_guides_snapshot;
  widget_class->size_allocate = dw_plot_guides_size_allocate;
  widget_class->contains = dw_plot_guides_contains;
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dw_plot_guides_init(DwPlotGuides *self)
{
  gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
  self->entry = gtk_entry_new();
  self->popover = gtk_popover_new();
  gtk_entry_set_input_purpose(GTK_ENTRY(self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_editable_set_max_width_chars(GTK_EDITABLE(self->entry), 8);
  gtk_widget_set_tooltip_text(self->entry, _("Slope of the guide line"));
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 _("Slope of the guide line"), -1);
  gtk_popover_set_child(GTK_POPOVER(self->popover), self->entry);
  gtk_widget_set_parent(self->popover, GTK_WIDGET(self));
  g_signal_connect_swapped(self->entry, "activate", G_CALLBACK(on_entered), self);
}

GtkWidget *
dw_plot_guides_new(DwPlotView *plot)
{
  DwPlotGuides *self = g_object_new(DW_TYPE_PLOT_GUIDES, NULL);
  self->plot = plot;
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Guide lines"), -1);
  return GTK_WIDGET(self);
}
