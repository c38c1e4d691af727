/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include <glib.h>
#include <math.h>
#include <string.h>

void
survey_default(const DwModel *model, double *values)
{
  for (size_t k = 0; k < model->n_parameters; k++)
    values[k] = model->parameters[k].initial;
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
  default:
    return dw_parameter_clamp(parameter, dw_parameter_at_position(parameter, g_test_rand_double()));
  }
}

void
survey_random(const DwModel *model, double *values)
{
  g_autoptr(GString) said = g_string_new(model->id);
  for (size_t k = 0; k < model->n_parameters; k++) {
    values[k] = random_value(&model->parameters[k]);
    g_string_append_printf(said, " %s=%.17g", model->parameters[k].name, values[k]);
  }
  g_test_message("%s", said->str);
}

void
survey_preset(const DwModel *model, const char *id, double *values)
{
  const int index = dw_model_preset(model, id);
  g_assert_cmpint(index, >=, 0);
  survey_default(model, values);
  for (const DwSetting *setting = model->presets[index].settings; setting->name; setting++)
    values[dw_model_parameter(model, setting->name)] = setting->value;
}

void
survey_init(Survey *survey, const DwModel *model, const double *values, size_t plot, size_t n)
{
  const DwPlot *table = &model->plots[plot];
  double low, high;
  *survey = (Survey){.model = model};
  for (size_t k = 0; k < model->n_parameters; k++)
    survey->values[k] = values[k];
  table->domain(survey->values, &low, &high);
  dw_abscissae_fill(survey->abscissae, n, table->x.scale, low, high);
  survey->plot = (DwPlotRequest){plot, dw_plot_all_curves(table), survey->abscissae, n};
  survey->request = (DwRequest){
      .model = model, .values = survey->values, .plots = &survey->plot, .n_plots = 1, .readouts = true};
}

DwResult *
survey_solve(const Survey *survey)
{
  DwError error = {0};
  DwResult *result = survey->model->solve(&survey->request, NULL, &error);
  g_assert_cmpstr(error.message, ==, "");
  g_assert_nonnull(result);
  return result;
}

static void
check_series(const DwSeries *series)
{
  g_assert_true(series->n > 0 || series->remark);
  for (size_t k = 0; k < series->n; k++) {
    g_assert_true(isfinite(series->x[k]));
    g_assert_false(isinf(series->y[k]));
  }
}

void
survey_check(const Survey *survey, const DwResult *result)
{
  for (size_t curve = 0; curve < survey->model->plots[survey->plot.plot].n_curves; curve++) {
    const DwSeries *series = dw_result_find(result, survey->plot.plot, curve);
    g_assert_nonnull(series);
    check_series(series);
  }
  for (size_t k = 0; k < dw_result_n_bands(result); k++) {
    const DwBand *band = dw_result_band(result, k);
    g_assert_true(isfinite(band->low) && isfinite(band->high) && band->low < band->high);
    g_assert_true(band->label[0] && g_utf8_validate(band->label, -1, NULL));
  }
  for (size_t k = 0; k < survey->model->n_readouts; k++) {
    const DwReading reading = dw_result_reading(result, k);
    g_assert_true(!reading.present || isfinite(reading.value));
  }
}

double
survey_reading(const DwModel *model, const double *values, const char *readout)
{
  Survey survey;
  survey_init(&survey, model, values, 0, 3);
  survey.request.n_plots = 0;
  DwResult *result = survey_solve(&survey);
  const int index = dw_model_readout(model, readout);
  g_assert_cmpint(index, >=, 0);
  const DwReading reading = dw_result_reading(result, (size_t) index);
  g_assert_true(reading.present);
  dw_result_unref(result);
  return reading.value;
}
