/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_handle.h"

#include "app/figure_theme.h"
#include "app/words.h"

#include <math.h>

enum { SIZE = 28 }; /* pixels that a finger finds */
static const double radius = 7;

struct _DwPlotHandle {
  GtkWidget parent;
  double x, y;
  double offset_x, offset_y; /* of the middle from where it was taken hold of */
  DwColour colour;
  bool hollow;
};

enum { GRIPPED, DRAGGED, KEY, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(DwPlotHandle, dw_plot_handle, GTK_TYPE_WIDGET)

/* --- place and look ------------------------------------------------------------------------------------- */

void
dw_plot_handle_place(DwPlotHandle *self, double x, double y)
{
  self->x = x;
  self->y = y;
  gtk_widget_set_child_visible(GTK_WIDGET(self), isfinite(x) && isfinite(y));
}

void
dw_plot_handle_allocate(DwPlotHandle *self)
{
  if (!isfinite(self->x) || !isfinite(self->y))
    return;
  const graphene_point_t corner =
      GRAPHENE_POINT_INIT((float) (self->x - SIZE / 2.0), (float) (self->y - SIZE / 2.0));
  gtk_widget_allocate(GTK_WIDGET(self), SIZE, SIZE, -1, gsk_transform_translate(NULL, &corner));
}

void
dw_plot_handle_look(DwPlotHandle *self, DwColour colour, bool hollow)
{
  self->colour = colour;
  self->hollow = hollow;
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
dw_plot_handle_say(DwPlotHandle *self, const char *sentence)
{
  dw_say_value(GTK_WIDGET(self), sentence);
}

static void
draw_disc(GtkSnapshot *snapshot, double size, DwColour colour)
{
  const GdkRGBA fill = {(float) colour.red, (float) colour.green, (float) colour.blue, 1};
  const float corner = (float) (SIZE / 2.0 - size);
  const graphene_rect_t area = GRAPHENE_RECT_INIT(corner, corner, (float) (2 * size), (float) (2 * size));
  GskRoundedRect disc;
  gsk_rounded_rect_init_from_rect(&disc, &area, (float) size);
  gtk_snapshot_push_rounded_clip(snapshot, &disc);
  gtk_snapshot_append_color(snapshot, &fill, &area);
  gtk_snapshot_pop(snapshot);
}

static void
dw_plot_handle_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  DwPlotHandle *self = DW_PLOT_HANDLE(widget);
  const DwTheme *theme = dw_window_theme();
  const bool focused = gtk_widget_has_focus(widget);
  draw_disc(snapshot, radius + (focused ? 4 : 2), focused ? theme->text : theme->background);
  draw_disc(snapshot, radius + (focused ? 2 : 0), focused ? theme->background : self->colour);
  draw_disc(snapshot, radius, self->colour);
  if (self->hollow)
    draw_disc(snapshot, radius - 2.5, theme->background);
}

static void
dw_plot_handle_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

/* --- input ---------------------------------------------------------------------------------------------- */

/* The handle moves while it is dragged: places are its parent's. */
static bool
pointer_place(DwPlotHandle *self, GtkGesture *drag, double *x, double *y)
{
  GtkWidget *widget = GTK_WIDGET(self);
  double own_x, own_y;
  return gtk_gesture_get_point(drag, NULL, &own_x, &own_y) &&
         gtk_widget_translate_coordinates(widget, gtk_widget_get_parent(widget), own_x, own_y, x, y);
}

static void
on_drag_begin(GtkGestureDrag *drag, double start_x, double start_y, DwPlotHandle *self)
{
  double x, y;
  gtk_gesture_set_state(GTK_GESTURE(drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus(GTK_WIDGET(self));
  if (pointer_place(self, GTK_GESTURE(drag), &x, &y)) {
    self->offset_x = self->x - x;
    self->offset_y = self->y - y;
  }
  g_signal_emit(self, signals[GRIPPED], 0, TRUE);
}

static void
on_drag_update(GtkGestureDrag *drag, double dx, double dy, DwPlotHandle *self)
{
  double x, y;
  if (pointer_place(self, GTK_GESTURE(drag), &x, &y))
    g_signal_emit(self, signals[DRAGGED], 0, x + self->offset_x, y + self->offset_y);
}

static void
on_drag_end(GtkGestureDrag *drag, double dx, double dy, DwPlotHandle *self)
{
  g_signal_emit(self, signals[GRIPPED], 0, FALSE);
}

static gboolean
on_key(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, DwPlotHandle *self)
{
  gboolean meant = FALSE;
  g_signal_emit(self, signals[KEY], 0, key, (guint) modifiers, &meant);
  return meant;
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_plot_handle_class_init(DwPlotHandleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  widget_class->snapshot = dw_plot_handle_snapshot;
  widget_class->measure = dw_plot_handle_measure;
  gtk_widget_class_set_css_name(widget_class, "plothandle");
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  signals[GRIPPED] = g_signal_new("gripped", DW_TYPE_PLOT_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[DRAGGED] = g_signal_new("dragged", DW_TYPE_PLOT_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[KEY] =
      g_signal_new("key", DW_TYPE_PLOT_HANDLE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL,
                   NULL, G_TYPE_BOOLEAN, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
dw_plot_handle_init(DwPlotHandle *self)
{
  GtkWidget *widget = GTK_WIDGET(self);
  GtkGesture *drag = gtk_gesture_drag_new();
  GtkEventController *keys = gtk_event_controller_key_new();
  GtkEventController *focus = gtk_event_controller_focus_new();
  g_signal_connect(drag, "drag-begin", G_CALLBACK(on_drag_begin), self);
  g_signal_connect(drag, "drag-update", G_CALLBACK(on_drag_update), self);
  g_signal_connect(drag, "drag-end", G_CALLBACK(on_drag_end), self);
  g_signal_connect(keys, "key-pressed", G_CALLBACK(on_key), self);
  g_signal_connect_swapped(focus, "enter", G_CALLBACK(gtk_widget_queue_draw), self);
  g_signal_connect_swapped(focus, "leave", G_CALLBACK(gtk_widget_queue_draw), self);
  gtk_widget_add_controller(widget, GTK_EVENT_CONTROLLER(drag));
  gtk_widget_add_controller(widget, keys);
  gtk_widget_add_controller(widget, focus);
  gtk_widget_set_focusable(widget, TRUE);
  gtk_widget_set_cursor_from_name(widget, "grab");
  self->x = self->y = NAN;
}

GtkWidget *
dw_plot_handle_new(const char *name)
{
  GtkWidget *self = g_object_new(DW_TYPE_PLOT_HANDLE, NULL);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return self;
}
