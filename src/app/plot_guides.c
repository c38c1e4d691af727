/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_guides.h"

#include "app/figure_theme.h"
#include "app/decimal.h"
#include "app/i18n.h"
#include "app/plot_bubble.h"
#include "app/plot_handle.h"
#include "app/plot_view.h"
#include "io/number.h"

#include <math.h>

static const double reach = 40; /* pixels within which a curve gives a guide its slope */
static const double arm = 110;  /* pixels from the one handle to the other */
static const double turn_step = 0.25, fine_turn = 0.01, dragged_turn = 0.05; /* of the slope */
static const double move_step = 4, fine_move = 1;                            /* pixels */
static const double steepest = 1e6;

enum { MOVE, TURN };

typedef struct {
  double x, y;  /* in the plot's units */
  double slope; /* in coordinates of the axes */
  GtkWidget *handles[2];
} Guide;

struct _DwPlotGuides {
  GtkWidget parent;
  DwPlotView *plot; /* its parent */
  Guide guides[DW_MAX_GUIDES];
  int n, edited;
  const DwAxis *x_axis, *y_axis; /* that the slopes are of */
  GtkWidget *popover, *entry;
};

G_DEFINE_FINAL_TYPE(DwPlotGuides, dw_plot_guides, GTK_TYPE_WIDGET)

/* --- geometry ------------------------------------------------------------------------------------------- */

/* Pixels up for one unit of the axes' coordinates over pixels right for one. */
static double
aspect(const DwLayout *layout)
{
  const double width = layout->x_axis->map(layout->x.high) - layout->x_axis->map(layout->x.low);
  const double height = layout->y_axis->map(layout->y.high) - layout->y_axis->map(layout->y.low);
  return layout->frame.height / height / (layout->frame.width / width);
}

static void
turn_handle_place(const DwLayout *layout, const Guide *guide, double *x, double *y)
{
  const double steep = guide->slope * aspect(layout), length = hypot(1, steep);
  const double anchor = dw_layout_x(layout, guide->x);
  const double way = anchor + arm / length > layout->frame.x + layout->frame.width ? -arm : arm;
  *x = anchor + way / length;
  *y = dw_layout_y(layout, guide->y) - way * steep / length;
}

static bool
is_shown(DwPlotGuides *self, const DwLayout *layout)
{
  return self->x_axis == layout->x_axis && self->y_axis == layout->y_axis;
}

static void
dw_plot_guides_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  DwPlotGuides *self = DW_PLOT_GUIDES(widget);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const bool shown = is_shown(self, layout);
  const DwColour colour = dw_window_theme()->text;
  for (int k = 0; k < self->n; k++) {
    const Guide *guide = &self->guides[k];
    double turn_x, turn_y;
    turn_handle_place(layout, guide, &turn_x, &turn_y);
    dw_plot_handle_place(DW_PLOT_HANDLE(guide->handles[MOVE]), shown ? dw_layout_x(layout, guide->x) : NAN,
                         dw_layout_y(layout, guide->y));
    dw_plot_handle_place(DW_PLOT_HANDLE(guide->handles[TURN]), shown ? turn_x : NAN, turn_y);
    dw_plot_handle_look(DW_PLOT_HANDLE(guide->handles[MOVE]), colour, false);
    dw_plot_handle_look(DW_PLOT_HANDLE(guide->handles[TURN]), colour, true);
    dw_plot_handle_allocate(DW_PLOT_HANDLE(guide->handles[MOVE]));
    dw_plot_handle_allocate(DW_PLOT_HANDLE(guide->handles[TURN]));
  }
  if (gtk_widget_get_visible(self->popover))
    gtk_popover_present(GTK_POPOVER(self->popover));
}

/* --- changing them -------------------------------------------------------------------------------------- */

static char *
slope_markup(const Guide *guide)
{
  char number[96];
  dw_number_markup(guide->slope, 4, number, sizeof number);
  return dw_decimal_show(g_strdup_printf("%s %s", _("slope"), number));
}

static void
moved(DwPlotGuides *self, const Guide *guide)
{
  char plain[128];
  g_autofree char *words = slope_markup(guide);
  dw_text_plain(words, plain, sizeof plain);
  dw_plot_handle_say(DW_PLOT_HANDLE(guide->handles[MOVE]), plain);
  dw_plot_handle_say(DW_PLOT_HANDLE(guide->handles[TURN]), plain);
  gtk_widget_queue_allocate(GTK_WIDGET(self));
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

static void
set_slope(DwPlotGuides *self, Guide *guide, double slope)
{
  if (!isfinite(slope))
    return;
  guide->slope = fmin(fmax(slope, -steepest), steepest);
  moved(self, guide);
}

/* Within the frame, so that its handle can be found again. */
static void
move_to(DwPlotGuides *self, Guide *guide, double x, double y)
{
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const DwRectangle *frame = &layout->frame;
  const double data_x = dw_layout_data_x(layout, fmin(fmax(x, frame->x), frame->x + frame->width));
  const double data_y = dw_layout_data_y(layout, fmin(fmax(y, frame->y), frame->y + frame->height));
  if (!isfinite(data_x) || !isfinite(data_y))
    return;
  guide->x = data_x;
  guide->y = data_y;
  moved(self, guide);
}

static void
free_guide(Guide *guide)
{
  gtk_widget_unparent(guide->handles[MOVE]);
  gtk_widget_unparent(guide->handles[TURN]);
}

static void
take_away(DwPlotGuides *self, int k)
{
  free_guide(&self->guides[k]);
  self->n--;
  for (int j = k; j < self->n; j++)
    self->guides[j] = self->guides[j + 1];
  self->edited = self->n - 1;
  gtk_widget_set_visible(GTK_WIDGET(self), self->n > 0);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
dw_plot_guides_clear(DwPlotGuides *self)
{
  while (self->n > 0)
    take_away(self, self->n - 1);
}

int
dw_plot_guides_count(DwPlotGuides *self)
{
  return self->n;
}

double
dw_plot_guides_slope(DwPlotGuides *self)
{
  return self->n > 0 ? self->guides[self->n - 1].slope : (double) NAN;
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
type(DwPlotGuides *self, Guide *guide, const char *text)
{
  double slope;
  if (!read_number(text, &slope))
    return false;
  set_slope(self, guide, slope);
  return true;
}

bool
dw_plot_guides_type(DwPlotGuides *self, const char *text)
{
  return self->n > 0 && type(self, &self->guides[self->n - 1], text);
}

static void
on_entered(DwPlotGuides *self)
{
  if (self->edited < 0 || self->edited >= self->n)
    return;
  if (type(self, &self->guides[self->edited], gtk_editable_get_text(GTK_EDITABLE(self->entry))))
    gtk_popover_popdown(GTK_POPOVER(self->popover));
  else
    gtk_widget_add_css_class(self->entry, "error");
}

static void
edit(DwPlotGuides *self, int k)
{
  const Guide *guide = &self->guides[k];
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  char number[DW_NUMBER_LENGTH];
  self->edited = k;
  gtk_widget_remove_css_class(self->entry, "error");
  gtk_editable_set_text(GTK_EDITABLE(self->entry),
                        dw_decimal_show(dw_number_format(guide->slope, number, sizeof number)));
  gtk_popover_set_pointing_to(
      GTK_POPOVER(self->popover),
      &(GdkRectangle){(int) dw_layout_x(layout, guide->x), (int) dw_layout_y(layout, guide->y), 1, 1});
  gtk_popover_popup(GTK_POPOVER(self->popover));
  gtk_widget_grab_focus(self->entry);
}

/* --- hands ---------------------------------------------------------------------------------------------- */

static int
find(DwPlotGuides *self, DwPlotHandle *handle, int *which)
{
  for (int k = 0; k < self->n; k++)
    for (*which = MOVE; *which <= TURN; ++*which)
      if (self->guides[k].handles[*which] == GTK_WIDGET(handle))
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
  Guide *guide = &self->guides[k];
  const double right = x - dw_layout_x(layout, guide->x), up = dw_layout_y(layout, guide->y) - y;
  if (which == MOVE)
    move_to(self, guide, x, y);
  else if (fabs(right) > 3)
    set_slope(self, guide, round(up / right / aspect(layout) / dragged_turn) * dragged_turn);
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
  Guide *guide = &self->guides[k];
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  if (arrow(key, &right, &up) && which == TURN)
    set_slope(self, guide,
              round((guide->slope + (up + right) * (fine ? fine_turn : turn_step)) / fine_turn) * fine_turn);
  else if (arrow(key, &right, &up))
    move_to(self, guide, dw_layout_x(layout, guide->x) + right * (fine ? fine_move : move_step),
            dw_layout_y(layout, guide->y) - up * (fine ? fine_move : move_step));
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_F2)
    edit(self, k);
  else if (key == GDK_KEY_Delete || key == GDK_KEY_Escape) {
    gtk_widget_grab_focus(GTK_WIDGET(self->plot));
    take_away(self, k);
  } else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
add_handle(DwPlotGuides *self, const char *name)
{
  GtkWidget *handle = dw_plot_handle_new(name);
  gtk_widget_insert_before(handle, GTK_WIDGET(self), self->popover);
  g_signal_connect_swapped(handle, "dragged", G_CALLBACK(on_dragged), self);
  g_signal_connect_swapped(handle, "key", G_CALLBACK(on_key), self);
  return handle;
}

bool
dw_plot_guides_add(DwPlotGuides *self, double x, double y, double slope)
{
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  if (self->n > 0 && !is_shown(self, layout))
    dw_plot_guides_clear(self); /* of other axes */
  if (self->n == DW_MAX_GUIDES)
    return false;
  self->x_axis = layout->x_axis;
  self->y_axis = layout->y_axis;
  Guide *guide = &self->guides[self->n++];
  *guide = (Guide){.slope = slope};
  guide->handles[MOVE] = add_handle(self, _("Guide line, to move it"));
  guide->handles[TURN] = add_handle(self, _("Guide line, to turn it"));
  gtk_widget_set_visible(GTK_WIDGET(self), TRUE);
  move_to(self, guide, x, y);
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

/* Across the frame, however steep: by its two ends in pixels, which cairo's clip cuts. */
static void
draw_line(const Guide *guide, const DwLayout *layout, cairo_t *cr)
{
  const double steep = guide->slope * aspect(layout), length = hypot(1, steep);
  const double x = dw_layout_x(layout, guide->x), y = dw_layout_y(layout, guide->y);
  const double far = layout->frame.width + layout->frame.height;
  cairo_move_to(cr, x - far / length, y + far * steep / length);
  cairo_line_to(cr, x + far / length, y - far * steep / length);
  cairo_stroke(cr);
}

static void
draw_lines(DwPlotGuides *self, const DwLayout *layout, cairo_t *cr)
{
  const DwColour colour = dw_window_theme()->text;
  cairo_set_source_rgba(cr, colour.red, colour.green, colour.blue, 0.6);
  cairo_set_line_width(cr, 1.2);
  cairo_set_dash(cr, (double[]){6, 4}, 2, 0);
  for (int k = 0; k < self->n; k++)
    draw_line(&self->guides[k], layout, cr);
}

static void
dw_plot_guides_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  DwPlotGuides *self = DW_PLOT_GUIDES(widget);
  const DwLayout *layout = dw_plot_view_layout(self->plot);
  const DwRectangle *frame = &layout->frame;
  if (!is_shown(self, layout))
    return;
  cairo_t *cr =
      gtk_snapshot_append_cairo(snapshot, &GRAPHENE_RECT_INIT((float) frame->x, (float) frame->y,
                                                              (float) frame->width, (float) frame->height));
  draw_lines(self, layout, cr);
  cairo_destroy(cr);
  for (int k = 0; k < self->n; k++) {
    double x, y;
    g_autofree char *words = slope_markup(&self->guides[k]);
    turn_handle_place(layout, &self->guides[k], &x, &y);
    gtk_widget_snapshot_child(widget, self->guides[k].handles[MOVE], snapshot);
    gtk_widget_snapshot_child(widget, self->guides[k].handles[TURN], snapshot);
    dw_bubble_draw(widget, snapshot, words, x, y, frame);
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
  while (self->n > 0)
    free_guide(&self->guides[--self->n]);
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
