/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/parameter.h"

#include <gtk/gtk.h>

/* The input of a parameter's slider, a GtkScale over positions 0..1: pointer, keys in steps of the
 * parameter's own kind, double-click. */
typedef void (*DwSliderNumber)(gpointer object, double number);
typedef void (*DwSliderHeld)(gpointer object, gboolean held);
typedef void (*DwSliderReset)(gpointer object);

typedef struct {
  GObject *object; /* given to each; owns the slider */
  DwSliderNumber position, steps;
  DwSliderHeld held;
  DwSliderReset reset;
} DwSliderInput;

void dw_parameter_slider_add_input(GtkScale *slider, const DwParameter *parameter, DwSliderInput input);
/* The steps that a key stands for; 0: none. */
double dw_parameter_slider_key(const DwParameter *parameter, guint key, GdkModifierType modifiers);
/* Moves the slider and says the value as `spoken`; calls nothing. */
void dw_parameter_slider_set(GtkScale *slider, double position, const char *spoken);
/* The value at a position, rounded to the digits that a slider can mean. */
double dw_parameter_slider_value(const DwParameter *parameter, double position);
/* dw_parameter_step rounded as far as it remains a step in its direction: keys land on numbers that are short
 * to read. */
double dw_parameter_slider_step(const DwParameter *parameter, double value, double steps);
