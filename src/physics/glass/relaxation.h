/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* Relaxation of rates that are spread evenly over ln lambda between `low` and `high`, from 1 at t = 0. */

/* Eq. 16: (E1(low t) - E1(high t))/ln(high/low). */
double dw_even_relaxation(double t, double low, double high);
/* Eq. 17 and 24: -(gamma_E + ln(low t))/ln(high/low). */
double dw_logarithmic_relaxation(double t, double low, double high);
/* The times between which that is good to 5 %, 3/high to 0.1/low; false where there are none. */
bool dw_logarithm_window(double low, double high, double *from, double *to);
