/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <X11/Xlib.h>

/* The application's marker (application: latency_marker.c), read off the screen. */
typedef struct {
  int x, y;
} MarkerPlace;

gboolean marker_find(Display *display, MarkerPlace *place);
/* The 16 bits that it shows, -1 if it is not there. */
int marker_read(Display *display, MarkerPlace place);
