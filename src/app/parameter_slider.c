/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parameter_slider.h"

#include "app/words.h"

#include <math.h>

/* Steps of dw_parameter_step: Page Up and Down go a decade on a log scale, a tenth of a linear one. */
enum { DECADE = 48, TENTH = 10 };
static const double fine = 0.2;

typedef struct {
  DwSliderInput input;
  const DwParameter *parameter;
} Slider;

/* The nearest value of so many significant digits. */
static double
round_value(const DwParameter *parameter, double value, int precision)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE], format[8];
  if (parameter->scale == DW_SCALE_LINEAR && fabs(value) < 1e-12 * (parameter->maximum - parameter->minimum))
    return dw_parameter_clamp(parameter, 0); /* what differences of steps leave of it */
  g_snprintf(format, sizeof format, "%%.%dg", precision);
  g_ascii_formatd(digits, sizeof digits, format, value);
  return dw_parameter_clamp(parameter, g_ascii_strtod(digits, NULL));
}

double
dw_parameter_slider_value(const DwParameter *parameter, double position)
{
  /* A pixel is some percent of the value on a log scale: more than three digits would be noise. */
  return round_value(parameter, dw_parameter_at_position(parameter, position), 3);
}

double
dw_parameter_slider_step(const DwParameter *parameter, double value, double steps)
{
  const double stepped = dw_parameter_step(parameter, value, steps);
  for (int precision = 3; precision <= 6; precision++) {
    const double rounded = round_value(parameter, stepped, precision);
    if ((rounded - value) * steps > 0)
      return rounded;
  }
  return stepped;
}

void
dw_parameter_slider_set(GtkScale *slider, double position, const char *spoken)
{
  g_object_set_data(G_OBJECT(slider), "following", slider);
  gtk_adjustment_set_value(gtk_range_get_adjustment(GTK_RANGE(slider)), position);
  g_object_set_data(G_OBJECT(slider), "following", NULL);
  dw_say_value(GTK_WIDGET(slider), spoken);
}

static gboolean
on_change_value(GtkRange *range, GtkScrollType scroll, double position, Slider *slider)
{
  slider->input.position(slider->input.object, CLAMP(position, 0, 1));
  return TRUE; /* the owner moves the slider */
}

/* Assistive technologies set the value itself, which no other signal tells. */
static void
on_value_changed(GtkRange *range, Slider *slider)
{
  if (!g_object_get_data(G_OBJECT(range), "following"))
    slider->input.position(slider->input.object, gtk_range_get_value(range));
}

double
dw_parameter_slider_key(const DwParameter *parameter, guint key, GdkModifierType modifiers)
{
  const double page = parameter->scale == DW_SCALE_LOG ? DECADE : TENTH;
  const struct {
    guint key;
    double steps;
  } moves[] = {
      {GDK_KEY_Left, -1}, {GDK_KEY_Right, 1},      {GDK_KEY_Down, -1},
      {GDK_KEY_Up, 1},    {GDK_KEY_Page_Up, page}, {GDK_KEY_Page_Down, -page},
  };
  const double share = modifiers & GDK_SHIFT_MASK ? fine : 1;
  for (size_t k = 0; k < G_N_ELEMENTS(moves); k++)
    if (moves[k].key == key && !(modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
      return share * moves[k].steps;
  return 0;
}

static gboolean
on_key(GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, Slider *slider)
{
  const double steps = dw_parameter_slider_key(slider->parameter, key, modifiers);
  if (steps != 0)
    slider->input.steps(slider->input.object, steps);
  return steps != 0 ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* Presses and releases as they come: GtkRange's own gestures claim them, so that another gesture would not
 * see the end of a drag. */
static gboolean
on_event(GtkEventControllerLegacy *legacy, GdkEvent *event, Slider *slider)
{
  const GdkEventType type = gdk_event_get_event_type(event);
  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    slider->input.held(slider->input.object, TRUE);
  else if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL)
    slider->input.held(slider->input.object, FALSE);
  return GDK_EVENT_PROPAGATE;
}

static void
on_pressed(GtkGestureClick *click, int n_press, double x, double y, Slider *slider)
{
  if (n_press != 2)
    return;
  gtk_gesture_set_state(GTK_GESTURE(click), GTK_EVENT_SEQUENCE_CLAIMED);
  slider->input.held(slider->input.object, FALSE);
  slider->input.reset(slider->input.object);
}

/* A wheel over a slider scrolls the page that it stands in, instead of changing physics in passing. */
static void
ignore_wheel(GtkWidget *slider)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(slider);
  for (guint k = 0; k < g_list_model_get_n_items(controllers); k++) {
    g_autoptr(GtkEventController) controller = g_list_model_get_item(controllers, k);
    if (GTK_IS_EVENT_CONTROLLER_SCROLL(controller))
      gtk_event_controller_set_propagation_phase(controller, GTK_PHASE_NONE);
  }
}

void
dw_parameter_slider_add_input(GtkScale *scale, const DwParameter *parameter, DwSliderInput input)
{
  GtkWidget *widget = GTK_WIDGET(scale);
  Slider *slider = g_new(Slider, 1);
  *slider = (Slider){input, parameter};
  g_object_set_data_full(G_OBJECT(scale), "input", slider, g_free);
  g_signal_connect(scale, "change-value", G_CALLBACK(on_change_value), slider);
  g_signal_connect(scale, "value-changed", G_CALLBACK(on_value_changed), slider);
  GtkEventController *keys = gtk_event_controller_key_new();
  gtk_event_controller_set_propagation_phase(keys, GTK_PHASE_CAPTURE);
  g_signal_connect(keys, "key-pressed", G_CALLBACK(on_key), slider);
  gtk_widget_add_controller(widget, keys);
  GtkEventController *legacy = gtk_event_controller_legacy_new();
  gtk_event_controller_set_propagation_phase(legacy, GTK_PHASE_CAPTURE);
  g_signal_connect(legacy, "event", G_CALLBACK(on_event), slider);
  gtk_widget_add_controller(widget, legacy);
  GtkGesture *click = gtk_gesture_click_new();
  gtk_event_controller_set_propagation_phase(GTK_EVENT_CONTROLLER(click), GTK_PHASE_CAPTURE);
  g_signal_connect(click, "pressed", G_CALLBACK(on_pressed), slider);
  gtk_widget_add_controller(widget, GTK_EVENT_CONTROLLER(click));
  ignore_wheel(widget);
}
