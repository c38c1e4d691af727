/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* From data to user units with the ends of the axes mapped once; NaN where an axis has no such value. */
typedef struct {
  const DwAxis *x_axis, *y_axis;
  double x_origin, x_scale, y_origin, y_scale;
} DwProjection;

DwProjection dw_projection_of(const DwLayout *layout);

static inline double
dw_project_x(const DwProjection *projection, double x)
{
  return projection->x_origin + projection->x_scale * projection->x_axis->map(x);
}

static inline double
dw_project_y(const DwProjection *projection, double y)
{
  return projection->y_origin + projection->y_scale * projection->y_axis->map(y);
}
