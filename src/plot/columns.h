/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/projection.h"

/* What a curve does in one column of the frame, in user units (y grows downwards).  n = 0: nothing. */
typedef struct {
  size_t n;
  bool cut;                            /* a gap lies between the curve before and this column */
  bool noisy;                          /* the curve goes up and down in it, or turns in it sharply */
  double first_x, first, last_x, last; /* where it comes in and goes out */
  double top, bottom;
} DwColumn;

/* The frame's columns from left to right. */
typedef struct {
  DwColumn *columns;
  size_t n;
  double origin, width; /* left edge of the first one, width of each */
} DwColumns;

/* Columns `resolution` to a user unit on whole device columns; false without memory. */
bool dw_columns_open(DwColumns *columns, const DwLayout *layout, double resolution, double origin);
void dw_columns_close(DwColumns *columns);

/* Sorts an ascending series into columns: raw values are compared, only extremes are projected. */
void dw_columns_fill(DwColumns *columns, const DwSeries *series, const DwLayout *layout);
/* The same of a series in any order, point by point. */
void dw_columns_scatter(DwColumns *columns, const DwSeries *series, const DwLayout *layout);

/* Tells noisy columns from smooth ones, however steep, by what the curve does in them and between them. Comes
 * before dw_columns_connect, which hides the difference. */
void dw_columns_find_noise(DwColumns *columns);

/* Widens each column to meet its neighbours half way: what the curve's segments between them cover. */
void dw_columns_connect(DwColumns *columns);
