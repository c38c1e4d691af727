/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inquiry.h"

#include "model/registry.h"

#include <glib.h>

const DwModel *
inquiry_model(void)
{
  return dw_registry_find(dw_registry(), "bottleneck");
}

void
inquiry_init(Inquiry *inquiry, size_t plot, size_t n)
{
  const DwPlot *table = &inquiry_model()->plots[plot];
  double low, high;
  table->domain(inquiry->values, &low, &high);
  dw_abscissae_fill(inquiry->abscissae, n, table->x.scale, low, high);
  inquiry->plot = (DwPlotRequest){plot, dw_plot_all_curves(table), inquiry->abscissae, n};
  inquiry->request = (DwRequest){.model = inquiry_model(),
                                 .values = inquiry->values,
                                 .plots = &inquiry->plot,
                                 .n_plots = 1,
                                 .readouts = true};
}

double
inquiry_random_value(const DwParameter *parameter)
{
  switch (g_test_rand_int_range(0, 9)) {
  case 0:
    return parameter->zero_allowed ? 0 : parameter->minimum;
  case 1:
    return parameter->minimum;
  case 2:
    return parameter->maximum;
  default:
    return dw_parameter_at_position(parameter, g_test_rand_double());
  }
}
