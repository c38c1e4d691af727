/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_view.h"

#include <math.h>

static const double wheel_zoom = 1.2, key_zoom = 1.5, key_pan = 0.1;

/* --- pointer and fingers -------------------------------------------------------------------------------- */

/* The view at the beginning of a gesture, kept with the gesture. */
static void
remember_view(GtkEventController *gesture, DwPlotView *self)
{
  DwView *view = g_new(DwView, 1);
  *view = *dw_plot_view_view(self);
  g_object_set_data_full(G_OBJECT(gesture), "view", view, g_free);
}

static const DwView *
remembered_view(GtkEventController *gesture)
{
  return g_object_get_data(G_OBJECT(gesture), "view");
}

static void
on_motion(GtkEventControllerMotion *motion, double x, double y, DwPlotView *self)
{
  dw_plot_view_point(self, x, y);
}

static void
on_leave(GtkEventControllerMotion *motion, DwPlotView *self)
{
  dw_plot_view_point(self, NAN, NAN);
}

static gboolean
on_scroll(GtkEventControllerScroll *scroll, double dx, double dy, DwPlotView *self)
{
  double x, y;
  dw_plot_view_pointer(self, &x, &y);
  dw_plot_view_zoom(self, pow(wheel_zoom, -dy), x, y);
  return GDK_EVENT_STOP;
}

static void
on_drag_begin(GtkGestureDrag *drag, double x, double y, DwPlotView *self)
{
  remember_view(GTK_EVENT_CONTROLLER(drag), self);
}

static void
on_drag_update(GtkGestureDrag *drag, double dx, double dy, DwPlotView *self)
{
  GtkWidget *widget = GTK_WIDGET(self);
  const DwRectangle *frame = &dw_plot_view_layout(self)->frame;
  if (!gtk_drag_check_threshold(widget, 0, 0, (int) dx, (int) dy) &&
      !gtk_widget_has_css_class(widget, "panning"))
    return;
  gtk_widget_add_css_class(widget, "panning");
  gtk_widget_set_cursor_from_name(widget, "grabbing");
  if (frame->width > 0 && frame->height > 0)
    dw_plot_view_pan(self, remembered_view(GTK_EVENT_CONTROLLER(drag)), -dx / frame->width,
                     dy / frame->height);
}

static void
on_drag_end(GtkGestureDrag *drag, double dx, double dy, DwPlotView *self)
{
  gtk_widget_remove_css_class(GTK_WIDGET(self), "panning");
  gtk_widget_set_cursor(GTK_WIDGET(self), NULL);
}

static void
on_pressed(GtkGestureClick *click, int n_press, double x, double y, DwPlotView *self)
{
  gtk_widget_grab_focus(GTK_WIDGET(self));
  if (n_press == 2)
    dw_plot_view_reset(self);
}

static void
on_pinch_begin(GtkGesture *pinch, GdkEventSequence *sequence, DwPlotView *self)
{
  g_object_set_data(G_OBJECT(pinch), "scale", NULL);
}

static void
on_pinch(GtkGestureZoom *pinch, double scale, DwPlotView *self)
{
  double x, y;
  const int before = GPOINTER_TO_INT(g_object_get_data(G_OBJECT(pinch), "scale"));
  const double last = before ? before / 1000. : 1;
  g_object_set_data(G_OBJECT(pinch), "scale", GINT_TO_POINTER((int) (1000 * scale)));
  if (gtk_gesture_get_bounding_box_center(GTK_GESTURE(pinch), &x, &y))
    dw_plot_view_zoom(self, scale / last, x, y);
}

static void
add(DwPlotView *self, gpointer controller)
{
  gtk_widget_add_controller(GTK_WIDGET(self), GTK_EVENT_CONTROLLER(controller));
}

void
dw_plot_view_add_input(DwPlotView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new();
  g_signal_connect(motion, "enter", G_CALLBACK(on_motion), self);
  g_signal_connect(motion, "motion", G_CALLBACK(on_motion), self);
  g_signal_connect(motion, "leave", G_CALLBACK(on_leave), self);
  add(self, motion);
  GtkEventController *scroll = gtk_event_controller_scroll_new(GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  g_signal_connect(scroll, "scroll", G_CALLBACK(on_scroll), self);
  add(self, scroll);
  GtkGesture *drag = gtk_gesture_drag_new();
  g_signal_connect(drag, "drag-begin", G_CALLBACK(on_drag_begin), self);
  g_signal_connect(drag, "drag-update", G_CALLBACK(on_drag_update), self);
  g_signal_connect(drag, "drag-end", G_CALLBACK(on_drag_end), self);
  add(self, drag);
  GtkGesture *click = gtk_gesture_click_new();
  g_signal_connect(click, "pressed", G_CALLBACK(on_pressed), self);
  add(self, click);
  GtkGesture *pinch = gtk_gesture_zoom_new();
  g_signal_connect(pinch, "begin", G_CALLBACK(on_pinch_begin), self);
  g_signal_connect(pinch, "scale-changed", G_CALLBACK(on_pinch), self);
  add(self, pinch);
}

/* --- keys ----------------------------------------------------------------------------------------------- */

static gboolean
on_key_zoom(GtkWidget *widget, GVariant *factor, gpointer data)
{
  DwPlotView *self = DW_PLOT_VIEW(widget);
  const DwRectangle *frame = &dw_plot_view_layout(self)->frame;
  dw_plot_view_zoom(self, g_variant_get_double(factor), frame->x + frame->width / 2,
                    frame->y + frame->height / 2);
  return TRUE;
}

static gboolean
on_key_pan(GtkWidget *widget, GVariant *steps, gpointer data)
{
  DwPlotView *self = DW_PLOT_VIEW(widget);
  double right, up;
  g_variant_get(steps, "(dd)", &right, &up);
  const DwView from = *dw_plot_view_view(self);
  dw_plot_view_pan(self, &from, right, up);
  return TRUE;
}

static gboolean
on_key_reset(GtkWidget *widget, GVariant *none, gpointer data)
{
  dw_plot_view_reset(DW_PLOT_VIEW(widget));
  return TRUE;
}

void
dw_plot_view_bind_keys(GtkWidgetClass *class)
{
  static const struct {
    guint key;
    double factor;
  } zooms[] = {{GDK_KEY_plus, key_zoom},
               {GDK_KEY_equal, key_zoom},
               {GDK_KEY_KP_Add, key_zoom},
               {GDK_KEY_minus, 1 / key_zoom},
               {GDK_KEY_KP_Subtract, 1 / key_zoom}};
  static const struct {
    guint key;
    double right, up;
  } pans[] = {{GDK_KEY_Left, -key_pan, 0},
              {GDK_KEY_Right, key_pan, 0},
              {GDK_KEY_Down, 0, -key_pan},
              {GDK_KEY_Up, 0, key_pan}};
  for (size_t k = 0; k < G_N_ELEMENTS(zooms); k++) {
    gtk_widget_class_add_binding(class, zooms[k].key, 0, on_key_zoom, "d", zooms[k].factor);
    gtk_widget_class_add_binding(class, zooms[k].key, GDK_SHIFT_MASK, on_key_zoom, "d", zooms[k].factor);
  }
  for (size_t k = 0; k < G_N_ELEMENTS(pans); k++)
    gtk_widget_class_add_binding(class, pans[k].key, 0, on_key_pan, "(dd)", pans[k].right, pans[k].up);
  gtk_widget_class_add_binding(class, GDK_KEY_0, 0, on_key_reset, NULL);
  gtk_widget_class_add_binding(class, GDK_KEY_KP_0, 0, on_key_reset, NULL);
  gtk_widget_class_add_binding(class, GDK_KEY_Home, 0, on_key_reset, NULL);
}
