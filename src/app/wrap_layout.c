/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wrap_layout.h"

static const int spacing = 6, line_spacing = 4;

struct _DwWrapLayout {
  GtkLayoutManager parent;
};

G_DEFINE_FINAL_TYPE(DwWrapLayout, dw_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef void (*Place)(GtkWidget *child, int x, int y, int width, int height);

static void
allocate_child(GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate(child, &(GtkAllocation){x, y, width, height}, -1);
}

static void
child_size(GtkWidget *child, int room, int *width, int *height)
{
  int minimum, natural;
  gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *width = MAX(minimum, MIN(natural, room));
  gtk_widget_measure(child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

/* Walks the children line by line, tells `place` of each (it may be NULL), returns the height. */
static int
wrap(GtkWidget *widget, int room, Place place)
{
  int x = 0, y = 0, line = 0;
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child;
       child = gtk_widget_get_next_sibling(child)) {
    int width, height;
    if (!gtk_widget_should_layout(child))
      continue;
    child_size(child, room, &width, &height);
    if (x > 0 && x + width > room) {
      x = 0;
      y += line + line_spacing;
      line = 0;
    }
    if (place)
      place(child, x, y, width, height);
    x += width + spacing;
    line = MAX(line, height);
  }
  return y + line;
}

static void
measure_width(GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child;
       child = gtk_widget_get_next_sibling(child)) {
    int child_minimum, child_natural;
    gtk_widget_measure(child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
    *minimum = MAX(*minimum, child_minimum);
    *natural += child_natural + (*natural ? spacing : 0);
  }
}

static void
dw_wrap_layout_measure(GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                       int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width(widget, minimum, natural);
  else
    *minimum = *natural = wrap(widget, for_size < 0 ? G_MAXINT / 2 : for_size, NULL);
}

static void
dw_wrap_layout_allocate(GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  wrap(widget, width, allocate_child);
}

static GtkSizeRequestMode
dw_wrap_layout_request_mode(GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dw_wrap_layout_class_init(DwWrapLayoutClass *class)
{
  GtkLayoutManagerClass *manager = GTK_LAYOUT_MANAGER_CLASS(class);
  manager->measure = dw_wrap_layout_measure;
  manager->allocate = dw_wrap_layout_allocate;
  manager->get_request_mode = dw_wrap_layout_request_mode;
}

static void
dw_wrap_layout_init(DwWrapLayout *self)
{
}
