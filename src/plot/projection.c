/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/projection.h"

DwProjection
dw_projection_of(const DwLayout *layout)
{
  const DwRectangle *frame = &layout->frame;
  DwProjection projection = {.x_axis = layout->x_axis, .y_axis = layout->y_axis};
  const double x_low = layout->x_axis->map(layout->x.low), x_high = layout->x_axis->map(layout->x.high);
  const double y_low = layout->y_axis->map(layout->y.low), y_high = layout->y_axis->map(layout->y.high);
  projection.x_scale = frame->width / (x_high - x_low);
  projection.x_origin = frame->x - projection.x_scale * x_low;
  projection.y_scale = -frame->height / (y_high - y_low);
  projection.y_origin = frame->y - projection.y_scale * y_high;
  return projection;
}
