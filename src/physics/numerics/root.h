/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A function of one variable. */
typedef double (*DwFunction)(double x, const void *context);

/* A root of f between low and high, where f has opposite signs (or is zero), to the spacing of doubles.  NaN
 * if the signs are equal. */
double dw_find_root(DwFunction f, const void *context, double low, double high);
