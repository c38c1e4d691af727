/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pins.h"

#include <gtk/gtk.h>

/* A pin in the legend under a plot: a switch that shows and hides it. */
GtkWidget *dw_pin_chip_new(DwPinboard *pins, DwPinned *pin);
void dw_pin_chip_refresh(GtkWidget *chip);

/* The key of a pin: a faint line with its number. */
GtkWidget *dw_pin_sample_new(unsigned number);
