/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "noise_inquiry.h"

#include "model/registry.h"

#include <glib.h>

const DwModel *
noise_model(void)
{
  return dw_registry_find(dw_registry(), "resonator-noise");
}

void
noise_set(NoiseInquiry *inquiry, const char *name, double value)
{
  const int parameter = dw_model_parameter(noise_model(), name);
  g_assert_cmpint(parameter, >=, 0);
  inquiry->values[parameter] = value;
}

static void
shorten(NoiseInquiry *inquiry)
{
  noise_set(inquiry, "record", 65536);
  noise_set(inquiry, "fluctuators", 100);
  noise_set(inquiry, "neighbours", 10);
}

void
noise_defaults(NoiseInquiry *inquiry)
{
  for (size_t k = 0; k < noise_model()->n_parameters; k++)
    inquiry->values[k] = noise_model()->parameters[k].initial;
  shorten(inquiry);
}

static double
random_value(const DwParameter *parameter)
{
  switch (g_test_rand_int_range(0, 9)) {
  case 0:
    return parameter->zero_allowed ? 0 : parameter->minimum;
  case 1:
    return parameter->minimum;
  case 2:
    return parameter->maximum;
  default: {
    const double value = dw_parameter_at_position(parameter, g_test_rand_double());
    return parameter->kind == DW_PARAMETER_REAL ? value : (double) (long) (value + 0.5);
  }
  }
}

void
noise_at_random(NoiseInquiry *inquiry)
{
  for (size_t k = 0; k < noise_model()->n_parameters; k++)
    inquiry->values[k] = random_value(&noise_model()->parameters[k]);
  shorten(inquiry);
}

void
noise_ask(NoiseInquiry *inquiry, const char *plot)
{
  const size_t index = (size_t) dw_model_plot(noise_model(), plot);
  const DwPlot *table = &noise_model()->plots[index];
  double low, high;
  table->domain(inquiry->values, &low, &high);
  dw_abscissae_fill(inquiry->abscissae, NOISE_ABSCISSAE, table->x.scale, low, high);
  inquiry->plot = (DwPlotRequest){index, dw_plot_all_curves(table), inquiry->abscissae, NOISE_ABSCISSAE};
  inquiry->request = (DwRequest){.model = noise_model(),
                                 .values = inquiry->values,
                                 .plots = &inquiry->plot,
                                 .n_plots = 1,
                                 .readouts = true,
                                 .seed = 1,
                                 .realizations = 2};
}

DwResult *
noise_answer(const NoiseInquiry *inquiry)
{
  DwError error = {0};
  DwResult *result = noise_model()->solve(&inquiry->request, NULL, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_nonnull(result);
  return result;
}

const DwSeries *
noise_series(const DwResult *result, const char *plot, const char *curve)
{
  const int index = dw_model_plot(noise_model(), plot);
  g_assert_cmpint(index, >=, 0);
  const int k = dw_plot_curve(&noise_model()->plots[index], curve);
  g_assert_cmpint(k, >=, 0);
  const DwSeries *series = dw_result_find(result, (size_t) index, (size_t) k);
  g_assert_nonnull(series);
  return series;
}

DwReading
noise_reading(const DwResult *result, const char *name)
{
  const int readout = dw_model_readout(noise_model(), name);
  g_assert_cmpint(readout, >=, 0);
  return dw_result_reading(result, (size_t) readout);
}
