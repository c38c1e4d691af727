/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and fingers on a plot. */
#include "app/exploration_history.h"
#include "app/plot_view.h"

#include <math.h>

static const double wheel_zoom = 1.2;
static const double least_box = 6; /* pixels: a smaller box was a slip */

/* What a gesture began with, and how far it is. */
typedef struct {
  DwPlotView *plot;
  DwView from;
  DwAlong along;
  double x, y; /* where it began */
  bool moving, boxing;
  guint held_key; /* x or y: that axis alone; 0 */
  GtkGesture *drag;
  GtkWidget *root; /* whose keys are watched */
  GtkEventController *keys;
} Hand;

static DwAlong
along(const Hand *hand, double x, double y)
{
  if (hand->held_key)
    return hand->held_key == GDK_KEY_x ? DW_ALONG_X : DW_ALONG_Y;
  return dw_plot_view_along(hand->plot, x, y);
}

/* What happens from here to the end is one step of the way back. */
static void
begin(Hand *hand, double x, double y)
{
  hand->from = *dw_plot_view_view(hand->plot);
  hand->along = along(hand, x, y);
  hand->x = x;
  hand->y = y;
  hand->moving = hand->boxing = false;
  dw_exploration_grip(dw_plot_view_exploration(hand->plot), true);
}

static void
end(Hand *hand)
{
  dw_exploration_grip(dw_plot_view_exploration(hand->plot), false);
  dw_plot_view_show_box(hand->plot, NULL);
  gtk_widget_set_cursor(GTK_WIDGET(hand->plot), NULL);
  hand->moving = hand->boxing = false;
}

/* --- pointer -------------------------------------------------------------------------------------------- */

static void
on_motion(GtkEventControllerMotion *motion, double x, double y, Hand *hand)
{
  dw_plot_view_point(hand->plot, x, y);
}

static void
on_leave(GtkEventControllerMotion *motion, Hand *hand)
{
  dw_plot_view_point(hand->plot, NAN, NAN);
}

/* A wheel zooms, two fingers on a touchpad move, as on a screen. */
static gboolean
on_scroll(GtkEventControllerScroll *scroll, double dx, double dy, Hand *hand)
{
  double x, y;
  const GdkModifierType keys = gtk_event_controller_get_current_event_state(GTK_EVENT_CONTROLLER(scroll));
  dw_plot_view_pointer(hand->plot, &x, &y);
  if (gtk_event_controller_scroll_get_unit(scroll) == GDK_SCROLL_UNIT_SURFACE && !(keys & GDK_CONTROL_MASK)) {
    const DwView from = *dw_plot_view_view(hand->plot);
    dw_plot_view_stretch(hand->plot, &from, along(hand, x, y), 1, x, y, -dx, -dy);
  } else
    dw_plot_view_zoom(hand->plot, along(hand, x, y), pow(wheel_zoom, -dy), x, y);
  return GDK_EVENT_STOP;
}

static void
on_drag_begin(GtkGestureDrag *drag, double x, double y, Hand *hand)
{
  const GdkModifierType keys = gtk_event_controller_get_current_event_state(GTK_EVENT_CONTROLLER(drag));
  begin(hand, x, y);
  hand->boxing = keys & GDK_SHIFT_MASK;
}

/* From where it began to the pointer, within the frame, and across all of it along the axis that is not
 * meant. */
static DwRectangle
box_to(const Hand *hand, double dx, double dy)
{
  const DwRectangle *frame = &dw_plot_view_layout(hand->plot)->frame;
  const double right = frame->x + frame->width, bottom = frame->y + frame->height;
  const double x1 = CLAMP(hand->x, frame->x, right), x2 = CLAMP(hand->x + dx, frame->x, right);
  const double y1 = CLAMP(hand->y, frame->y, bottom), y2 = CLAMP(hand->y + dy, frame->y, bottom);
  DwRectangle box = {fmin(x1, x2), fmin(y1, y2), fabs(x2 - x1), fabs(y2 - y1)};
  if (!(hand->along & DW_ALONG_X))
    box.x = frame->x, box.width = frame->width;
  if (!(hand->along & DW_ALONG_Y))
    box.y = frame->y, box.height = frame->height;
  return box;
}

static void
on_drag_update(GtkGestureDrag *drag, double dx, double dy, Hand *hand)
{
  if (!hand->moving && !gtk_drag_check_threshold(GTK_WIDGET(hand->plot), 0, 0, (int) dx, (int) dy))
    return;
  hand->moving = true;
  if (hand->boxing) {
    const DwRectangle box = box_to(hand, dx, dy);
    dw_plot_view_show_box(hand->plot, &box);
    return;
  }
  gtk_widget_set_cursor_from_name(GTK_WIDGET(hand->plot), "grabbing");
  dw_plot_view_stretch(hand->plot, &hand->from, hand->along, 1, hand->x, hand->y, dx, dy);
}

static void
on_drag_end(GtkGestureDrag *drag, double dx, double dy, Hand *hand)
{
  const DwRectangle box = box_to(hand, dx, dy);
  if (hand->boxing && hand->moving && box.width >= least_box && box.height >= least_box)
    dw_plot_view_zoom_to(hand->plot, hand->along, &box);
  end(hand);
}

static void
on_cancel(GtkGesture *gesture, GdkEventSequence *sequence, Hand *hand)
{
  end(hand);
}

static void
on_pressed(GtkGestureClick *click, int n_press, double x, double y, Hand *hand)
{
  gtk_widget_grab_focus(GTK_WIDGET(hand->plot));
  if (n_press == 2)
    dw_plot_view_reset(hand->plot);
}

/* --- two fingers ---------------------------------------------------------------------------------------- */

static void
on_pinch_begin(GtkGesture *pinch, GdkEventSequence *sequence, Hand *hand)
{
  double x, y;
  gtk_gesture_set_state(hand->drag, GTK_EVENT_SEQUENCE_DENIED); /* of the finger that was there first */
  if (gtk_gesture_get_bounding_box_center(pinch, &x, &y))
    begin(hand, x, y);
}

static void
on_pinch(GtkGestureZoom *pinch, double scale, Hand *hand)
{
  double x, y;
  if (gtk_gesture_get_bounding_box_center(GTK_GESTURE(pinch), &x, &y))
    dw_plot_view_stretch(hand->plot, &hand->from, hand->along, scale, hand->x, hand->y, x - hand->x,
                         y - hand->y);
}

/* --- keys that are held down ---------------------------------------------------------------------------- */

/* A drag that was begun by mistake leaves everything as it was. */
static void
give_up(Hand *hand)
{
  if (!hand->boxing)
    dw_plot_view_pan(hand->plot, &hand->from, 0, 0); /* what was automatic is so again */
  hand->boxing = false; /* or its end would still zoom */
  gtk_event_controller_reset(GTK_EVENT_CONTROLLER(hand->drag));
  if (hand->moving) /* still: nobody told of it */
    end(hand);
}

/* Watched wherever the focus is: over a plot the wheel needs none. */
static gboolean
on_key_down(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, Hand *hand)
{
  const guint lower = gdk_keyval_to_lower(key);
  if (lower == GDK_KEY_Escape && hand->moving) {
    give_up(hand);
    return GDK_EVENT_STOP;
  }
  if (lower == GDK_KEY_x || lower == GDK_KEY_y)
    hand->held_key = lower;
  return GDK_EVENT_PROPAGATE;
}

static void
on_key_up(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, Hand *hand)
{
  if (gdk_keyval_to_lower(key) == hand->held_key)
    hand->held_key = 0;
}

static void
stop_watching_keys(Hand *hand)
{
  if (hand->root)
    gtk_widget_remove_controller(hand->root, hand->keys);
  g_clear_weak_pointer(&hand->root);
  hand->held_key = 0;
}

static void
on_root(GtkWidget *plot, GParamSpec *property, Hand *hand)
{
  GtkRoot *root = gtk_widget_get_root(plot);
  stop_watching_keys(hand);
  if (!root)
    return;
  g_set_weak_pointer(&hand->root, GTK_WIDGET(root));
  hand->keys = gtk_event_controller_key_new();
  gtk_event_controller_set_propagation_phase(hand->keys, GTK_PHASE_CAPTURE);
  g_signal_connect(hand->keys, "key-pressed", G_CALLBACK(on_key_down), hand);
  g_signal_connect(hand->keys, "key-released", G_CALLBACK(on_key_up), hand);
  gtk_widget_add_controller(hand->root, hand->keys);
}

/* --- all of them ---------------------------------------------------------------------------------------- */

static void
hand_free(gpointer data)
{
  Hand *hand = data;
  stop_watching_keys(hand);
  g_free(hand);
}

static void
add(Hand *hand, gpointer controller)
{
  gtk_widget_add_controller(GTK_WIDGET(hand->plot), GTK_EVENT_CONTROLLER(controller));
}

static void
add_pointer(Hand *hand)
{
  GtkEventController *motion = gtk_event_controller_motion_new();
  GtkEventController *scroll = gtk_event_controller_scroll_new(GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new();
  g_signal_connect(motion, "enter", G_CALLBACK(on_motion), hand);
  g_signal_connect(motion, "motion", G_CALLBACK(on_motion), hand);
  g_signal_connect(motion, "leave", G_CALLBACK(on_leave), hand);
  g_signal_connect(scroll, "scroll", G_CALLBACK(on_scroll), hand);
  g_signal_connect(click, "pressed", G_CALLBACK(on_pressed), hand);
  add(hand, motion);
  add(hand, scroll);
  add(hand, click);
}

static void
add_gestures(Hand *hand)
{
  GtkGesture *pinch = gtk_gesture_zoom_new();
  hand->drag = gtk_gesture_drag_new();
  g_signal_connect(hand->drag, "drag-begin", G_CALLBACK(on_drag_begin), hand);
  g_signal_connect(hand->drag, "drag-update", G_CALLBACK(on_drag_update), hand);
  g_signal_connect(hand->drag, "drag-end", G_CALLBACK(on_drag_end), hand);
  g_signal_connect(hand->drag, "cancel", G_CALLBACK(on_cancel), hand);
  g_signal_connect(pinch, "begin", G_CALLBACK(on_pinch_begin), hand);
  g_signal_connect(pinch, "scale-changed", G_CALLBACK(on_pinch), hand);
  g_signal_connect(pinch, "end", G_CALLBACK(on_cancel), hand);
  add(hand, hand->drag);
  add(hand, pinch);
}

void
dw_plot_view_add_input(DwPlotView *self)
{
  Hand *hand = g_new0(Hand, 1);
  hand->plot = self;
  g_object_set_data_full(G_OBJECT(self), "hand", hand, hand_free);
  add_pointer(hand);
  add_gestures(hand);
  g_signal_connect(self, "notify::root", G_CALLBACK(on_root), hand);
}
