/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plot_area.h"

static const int spacing = 12;
/* Widths from which pages stand beside each other: two want to be seen well, more of them to be seen at all.
 */
static const int beside_from = 380, square_from = 240;
static const double tall = 1.5; /* height to width from which two stand below each other all the same */

struct _DwPlotArea {
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE(DwPlotArea, dw_plot_area, GTK_TYPE_WIDGET)

static int
count_pages(GtkWidget *area)
{
  int n = 0;
  for (GtkWidget *page = gtk_widget_get_first_child(area); page; page = gtk_widget_get_next_sibling(page))
    n++;
  return n;
}

static int
columns_for(int n, int width, int height)
{
  const int page_width = (width - spacing) / 2;
  if (n < 2 || page_width < (n == 2 ? beside_from : square_from))
    return 1;
  return n == 2 && height > tall * width ? 1 : 2;
}

static int
track_size(int whole, int tracks)
{
  return (whole - (tracks - 1) * spacing) / tracks;
}

static void
dw_plot_area_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  const int n = count_pages(widget);
  if (n == 0)
    return;
  const int columns = columns_for(n, width, height), rows = (n + columns - 1) / columns;
  const int page_width = track_size(width, columns), page_height = track_size(height, rows);
  int k = 0;
  for (GtkWidget *page = gtk_widget_get_first_child(widget); page;
       page = gtk_widget_get_next_sibling(page), k++)
    gtk_widget_size_allocate(page,
                             &(GtkAllocation){k % columns * (page_width + spacing),
                                              k / columns * (page_height + spacing), page_width, page_height},
                             -1);
}

static void
measure_largest(GtkWidget *area, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *page = gtk_widget_get_first_child(area); page; page = gtk_widget_get_next_sibling(page)) {
    int page_minimum, page_natural;
    gtk_widget_measure(page, orientation, for_size, &page_minimum, &page_natural, NULL, NULL);
    *minimum = MAX(*minimum, page_minimum);
    *natural = MAX(*natural, page_natural);
  }
}

/* One page wide at the least; as high as the rows for a width, none of them squeezed. */
static void
dw_plot_area_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  const int n = count_pages(widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_largest(widget, orientation, -1, minimum, natural);
    return;
  }
  const int columns = columns_for(n, for_size, 0), rows = MAX(1, (n + columns - 1) / columns);
  measure_largest(widget, orientation, for_size < 0 ? -1 : track_size(for_size, columns), minimum, natural);
  *minimum = *minimum * rows + (rows - 1) * spacing;
  *natural = *natural * rows + (rows - 1) * spacing;
}

static GtkSizeRequestMode
dw_plot_area_request_mode(GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clear(GtkWidget *area)
{
  GtkWidget *page;
  while ((page = gtk_widget_get_first_child(area)))
    dw_plot_page_leave(DW_PLOT_PAGE(page));
}

void
dw_plot_area_fill(DwPlotArea *self, DwExploration *exploration)
{
  clear(GTK_WIDGET(self));
  for (size_t k = 0; k < dw_exploration_state(exploration)->n_views; k++)
    gtk_widget_set_parent(dw_plot_page_new(exploration, k), GTK_WIDGET(self));
}

void
dw_plot_area_refresh(DwPlotArea *self)
{
  GtkWidget *page = gtk_widget_get_first_child(GTK_WIDGET(self));
  for (; page; page = gtk_widget_get_next_sibling(page))
    dw_plot_page_refresh(DW_PLOT_PAGE(page));
}

static void
dw_plot_area_dispose(GObject *object)
{
  clear(GTK_WIDGET(object));
  G_OBJECT_CLASS(dw_plot_area_parent_class)->dispose(object);
}

static void
dw_plot_area_class_init(DwPlotAreaClass *class)
{
  G_OBJECT_CLASS(class)->dispose = dw_plot_area_dispose;
  GTK_WIDGET_CLASS(class)->size_allocate = dw_plot_area_size_allocate;
  GTK_WIDGET_CLASS(class)->measure = dw_plot_area_measure;
  GTK_WIDGET_CLASS(class)->get_request_mode = dw_plot_area_request_mode;
}

static void
dw_plot_area_init(DwPlotArea *self)
{
}
