/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marker_probe.h"

#include <X11/Xutil.h>

enum { CELLS = 4, CELL = 4, SIDE = CELLS * CELL };

/* The marker's two colours, which nothing else on screen has. */
static const unsigned long ONE = 0xff00ff, ZERO = 0x00ff00;

static int
bit_at(XImage *image, int x, int y)
{
  const unsigned long pixel = XGetPixel(image, x, y) & 0xffffff;
  return pixel == ONE ? 1 : pixel == ZERO ? 0 : -1;
}

/* The bits of the marker whose corner is (x, y) of the image, -1 if there is none. */
static int
decode(XImage *image, int x, int y)
{
  int value = 0;
  for (int cell = 0; cell < CELLS * CELLS; cell++) {
    const int bit = bit_at(image, x + cell % CELLS * CELL + CELL / 2, y + cell / CELLS * CELL + CELL / 2);
    if (bit < 0)
      return -1;
    value = value * 2 + bit;
  }
  return value;
}

gboolean
marker_find(Display *display, MarkerPlace *place)
{
  const int width = DisplayWidth(display, 0), height = DisplayHeight(display, 0);
  XImage *image = XGetImage(display, DefaultRootWindow(display), 0, 0, (unsigned) width, (unsigned) height,
                            AllPlanes, ZPixmap);
  gboolean found = FALSE;
  for (int y = 0; image && y + SIDE < height && !found; y++)
    for (int x = 0; x + SIDE < width && !found; x++)
      if (bit_at(image, x, y) >= 0 && decode(image, x, y) >= 0) {
        *place = (MarkerPlace){x, y};
        found = TRUE;
      }
  if (image)
    XDestroyImage(image);
  return found;
}

int
marker_read(Display *display, MarkerPlace place)
{
  XImage *image =
      XGetImage(display, DefaultRootWindow(display), place.x, place.y, SIDE, SIDE, AllPlanes, ZPixmap);
  const int value = image ? decode(image, 0, 0) : -1;
  if (image)
    XDestroyImage(image);
  return value;
}
