/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/panes.h"

enum { SIDEBAR_WIDTH = 230, INSPECTOR_WIDTH = 330, NARROW_INSPECTOR_WIDTH = 264 };
enum { WIDE_FROM = 1080, BESIDE_FROM = 720, LOW_BESIDE_FROM = 600, LOW_TO = 480 };
static const double inspector_share = 0.42; /* of the height, where it stands below */

typedef enum { WIDE, BESIDE, BELOW } Shape;

struct _DwPanes {
  GtkWidget parent;
  GtkWidget *sidebar, *content, *inspector;
  GtkWidget *shade; /* over the content while the sidebar is */
  Shape shape;
  gboolean wants_sidebar, covering, wants_inspector;
  guint settling;
};

enum { NONE, SIDEBAR, CONTENT, INSPECTOR, SHOW_SIDEBAR, SHOW_INSPECTOR, NARROW, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(DwPanes, dw_panes, GTK_TYPE_WIDGET)

static gboolean
shows_sidebar(DwPanes *self)
{
  return self->shape == WIDE ? self->wants_sidebar : self->covering;
}

gboolean
dw_panes_wants_sidebar(DwPanes *self)
{
  return self->wants_sidebar;
}

static void
show_sidebar(DwPanes *self, gboolean show)
{
  gboolean *flag = self->shape == WIDE ? &self->wants_sidebar : &self->covering;
  if (*flag == show)
    return;
  *flag = show;
  gtk_widget_queue_resize(GTK_WIDGET(self));
  g_object_notify_by_pspec(G_OBJECT(self), properties[SHOW_SIDEBAR]);
}

void
dw_panes_uncover(DwPanes *self)
{
  if (self->shape != WIDE)
    show_sidebar(self, FALSE);
}

/* --- allocation ----------------------------------------------------------------------------------------- */

/* In a low window, like a laptop's at 200 %, a plot and an inspector one above the other are both too low. */
static Shape
shape_for(int width, int height)
{
  const int beside_from = height < LOW_TO ? LOW_BESIDE_FROM : BESIDE_FROM;
  return width >= WIDE_FROM ? WIDE : width >= beside_from ? BESIDE : BELOW;
}

static gboolean
settle(gpointer data)
{
  DwPanes *self = data;
  self->settling = 0;
  g_object_notify_by_pspec(G_OBJECT(self), properties[SHOW_SIDEBAR]);
  g_object_notify_by_pspec(G_OBJECT(self), properties[NARROW]);
  return G_SOURCE_REMOVE;
}

static void
take_shape(DwPanes *self, Shape shape)
{
  if (self->shape == shape)
    return;
  self->shape = shape;
  self->covering = FALSE;
  if (!self->settling) /* a toggle button must not change while sizes are given out */
    self->settling = g_idle_add(settle, self);
}

static void
allocate(GtkWidget *child, gboolean shown, int x, int y, int width, int height)
{
  if (!child)
    return;
  gtk_widget_set_child_visible(child, shown);
  if (shown)
    gtk_widget_size_allocate(child, &(GtkAllocation){x, y, width, height}, -1);
}

static void
set_class(GtkWidget *child, const char *class, gboolean wanted)
{
  if (child && wanted)
    gtk_widget_add_css_class(child, class);
  else if (child)
    gtk_widget_remove_css_class(child, class);
}

static void
dw_panes_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  DwPanes *self = DW_PANES(widget);
  take_shape(self, shape_for(width, height));
  const gboolean sidebar = shows_sidebar(self), inspector = self->wants_inspector;
  const int inspector_width = width < BESIDE_FROM ? NARROW_INSPECTOR_WIDTH : INSPECTOR_WIDTH;
  const int left = self->shape == WIDE && sidebar ? SIDEBAR_WIDTH : 0;
  const int right = self->shape != BELOW && inspector ? inspector_width : 0;
  const int below = self->shape == BELOW && inspector ? (int) (inspector_share * height) : 0;
  const gboolean beneath = self->shape == BELOW;
  set_class(self->inspector, "below", beneath);
  set_class(self->sidebar, "covering", self->shape != WIDE);
  allocate(self->content, TRUE, left, 0, width - left - right, height - below);
  allocate(self->inspector, inspector, beneath ? 0 : width - right, beneath ? height - below : 0,
           beneath ? width : right, beneath ? below : height);
  allocate(self->shade, self->covering, 0, 0, width, height);
  allocate(self->sidebar, sidebar, 0, 0, SIDEBAR_WIDTH, height);
}

static void
dw_panes_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                 int *minimum_baseline, int *natural_baseline)
{
  DwPanes *self = DW_PANES(widget);
  GtkWidget *const children[] = {self->sidebar, self->content, self->inspector};
  *minimum = *natural = 0;
  for (size_t k = 0; k < G_N_ELEMENTS(children); k++) {
    int child_minimum, child_natural;
    if (!children[k])
      continue;
    gtk_widget_measure(children[k], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
    *minimum = MAX(*minimum, child_minimum);
    *natural =
        orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + child_natural : MAX(*natural, child_natural);
  }
}

/* --- properties ----------------------------------------------------------------------------------------- */

static void
set_child(DwPanes *self, GtkWidget **place, GtkWidget *child)
{
  g_return_if_fail(!*place && child);
  *place = child;
  gtk_widget_set_parent(child, GTK_WIDGET(self));
}

static void
dw_panes_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DwPanes *self = DW_PANES(object);
  switch (id) {
  case SIDEBAR:
    set_child(self, &self->sidebar, g_value_get_object(value));
    gtk_widget_insert_before(self->shade, GTK_WIDGET(self), self->sidebar);
    break;
  case CONTENT:
    set_child(self, &self->content, g_value_get_object(value));
    gtk_widget_insert_after(self->content, GTK_WIDGET(self), NULL);
    break;
  case INSPECTOR:
    set_child(self, &self->inspector, g_value_get_object(value));
    gtk_widget_insert_before(self->inspector, GTK_WIDGET(self), self->shade);
    break;
  case SHOW_SIDEBAR:
    show_sidebar(self, g_value_get_boolean(value));
    break;
  case SHOW_INSPECTOR:
    self->wants_inspector = g_value_get_boolean(value);
    gtk_widget_queue_resize(GTK_WIDGET(self));
    break;
  }
}

static void
dw_panes_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DwPanes *self = DW_PANES(object);
  if (id == SHOW_SIDEBAR)
    g_value_set_boolean(value, shows_sidebar(self));
  else if (id == SHOW_INSPECTOR)
    g_value_set_boolean(value, self->wants_inspector);
  else if (id == NARROW)
    g_value_set_boolean(value, self->shape == BELOW);
}

/* --- life ----------------------------------------------------------------------------------------------- */

static gboolean
on_escape(GtkWidget *widget, GVariant *none, gpointer data)
{
  DwPanes *self = DW_PANES(widget);
  const gboolean covered = self->covering;
  dw_panes_uncover(self);
  return covered;
}

static void
dw_panes_dispose(GObject *object)
{
  DwPanes *self = DW_PANES(object);
  g_clear_handle_id(&self->settling, g_source_remove);
  g_clear_pointer(&self->sidebar, gtk_widget_unparent);
  g_clear_pointer(&self->content, gtk_widget_unparent);
  g_clear_pointer(&self->inspector, gtk_widget_unparent);
  g_clear_pointer(&self->shade, gtk_widget_unparent);
  G_OBJECT_CLASS(dw_panes_parent_class)->dispose(object);
}

static void
dw_panes_class_init(DwPanesClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS(class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  object_class->dispose = dw_panes_dispose;
  object_class->set_property = dw_panes_set_property;
  object_class->get_property = dw_panes_get_property;
  widget_class->size_allocate = dw_panes_size_allocate;
  widget_class->measure = dw_panes_measure;
  static const char *const children[] = {
      [SIDEBAR] = "sidebar", [CONTENT] = "content", [INSPECTOR] = "inspector"};
  for (int k = SIDEBAR; k <= INSPECTOR; k++)
    properties[k] = g_param_spec_object(children[k], NULL, NULL, GTK_TYPE_WIDGET,
                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  properties[SHOW_SIDEBAR] =
      g_param_spec_boolean("show-sidebar", NULL, NULL, TRUE, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[SHOW_INSPECTOR] = g_param_spec_boolean("show-inspector", NULL, NULL, TRUE, flags);
  properties[NARROW] =
      g_param_spec_boolean("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name(widget_class, "panes");
  gtk_widget_class_add_binding(widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
dw_panes_init(DwPanes *self)
{
  self->wants_sidebar = self->wants_inspector = TRUE;
  self->shade = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class(self->shade, "shade");
  gtk_widget_set_parent(self->shade, GTK_WIDGET(self));
  GtkGesture *click = gtk_gesture_click_new();
  g_signal_connect_swapped(click, "pressed", G_CALLBACK(dw_panes_uncover), self);
  gtk_widget_add_controller(self->shade, GTK_EVENT_CONTROLLER(click));
}
