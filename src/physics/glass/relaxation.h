/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Relaxation of rates that are spread evenly over ln lambda between `low` and `high`, from 1 at t = 0. */

/* Eq. 16: (E1(low t) - E1(high t))/ln(high/low). */
double dw_even_relaxation(double t, double low, double high);
/* Eq. 17 and 24: -(gamma_E + ln(low t))/ln(high/low); good to 5 % for 3/high < t < 0.1/low. */
double dw_logarithmic_relaxation(double t, double low, double high);
