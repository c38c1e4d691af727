/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys on a plot. */
#include "app/plot_view.h"

static const double key_zoom = 1.5, key_pan = 0.1, page_pan = 0.5;

/* About the middle; along the axes of those bits. */
static gboolean
on_key_zoom(GtkWidget *widget, GVariant *how, gpointer data)
{
  DwPlotView *self = DW_PLOT_VIEW(widget);
  const DwRectangle *frame = &dw_plot_view_layout(self)->frame;
  double factor;
  int along;
  g_variant_get(how, "(di)", &factor, &along);
  dw_plot_view_zoom(self, (DwAlong) along, factor, frame->x + frame->width / 2, frame->y + frame->height / 2);
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

static gboolean
on_key_zoom_to_ruler(GtkWidget *widget, GVariant *none, gpointer data)
{
  dw_plot_ruler_zoom(dw_plot_view_ruler(DW_PLOT_VIEW(widget)));
  return TRUE;
}

/* Of the page that the plot stands in. */
static gboolean
on_key_action(GtkWidget *widget, GVariant *action, gpointer data)
{
  return gtk_widget_activate_action_variant(widget, g_variant_get_string(action, NULL), NULL);
}

static void
bind_zoom(GtkWidgetClass *class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    double factor;
    DwAlong along;
  } zooms[] = {
      {GDK_KEY_plus, 0, key_zoom, DW_ALONG_BOTH},
      {GDK_KEY_plus, GDK_SHIFT_MASK, key_zoom, DW_ALONG_BOTH},
      {GDK_KEY_equal, 0, key_zoom, DW_ALONG_BOTH},
      {GDK_KEY_KP_Add, 0, key_zoom, DW_ALONG_BOTH},
      {GDK_KEY_minus, 0, 1 / key_zoom, DW_ALONG_BOTH},
      {GDK_KEY_minus, GDK_SHIFT_MASK, 1 / key_zoom, DW_ALONG_BOTH},
      {GDK_KEY_KP_Subtract, 0, 1 / key_zoom, DW_ALONG_BOTH},
      {GDK_KEY_Right, GDK_CONTROL_MASK, key_zoom, DW_ALONG_X},
      {GDK_KEY_Left, GDK_CONTROL_MASK, 1 / key_zoom, DW_ALONG_X},
      {GDK_KEY_Up, GDK_CONTROL_MASK, key_zoom, DW_ALONG_Y},
      {GDK_KEY_Down, GDK_CONTROL_MASK, 1 / key_zoom, DW_ALONG_Y},
  };
  for (size_t k = 0; k < G_N_ELEMENTS(zooms); k++)
    gtk_widget_class_add_binding(class, zooms[k].key, zooms[k].modifiers, on_key_zoom, "(di)",
                                 zooms[k].factor, (int) zooms[k].along);
}

static void
bind_pan(GtkWidgetClass *class)
{
  static const struct {
    guint key;
    double right, up;
  } pans[] = {{GDK_KEY_Left, -key_pan, 0}, {GDK_KEY_Right, key_pan, 0},    {GDK_KEY_Down, 0, -key_pan},
              {GDK_KEY_Up, 0, key_pan},    {GDK_KEY_Page_Up, 0, page_pan}, {GDK_KEY_Page_Down, 0, -page_pan}};
  for (size_t k = 0; k < G_N_ELEMENTS(pans); k++)
    gtk_widget_class_add_binding(class, pans[k].key, 0, on_key_pan, "(dd)", pans[k].right, pans[k].up);
}

void
dw_plot_view_bind_keys(GtkWidgetClass *class)
{
  static const guint resets[] = {GDK_KEY_0, GDK_KEY_KP_0, GDK_KEY_Home};
  bind_zoom(class);
  bind_pan(class);
  for (size_t k = 0; k < G_N_ELEMENTS(resets); k++)
    gtk_widget_class_add_binding(class, resets[k], 0, on_key_reset, NULL);
  gtk_widget_class_add_binding(class, GDK_KEY_z, 0, on_key_zoom_to_ruler, NULL);
  gtk_widget_class_add_binding(class, GDK_KEY_r, 0, on_key_action, "s", "plot.ruler");
  gtk_widget_class_add_binding(class, GDK_KEY_g, 0, on_key_action, "s", "plot.add-guide");
}
