/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contract.h"

#include <glib.h>

void
contract_parameters(const DwModel *model, const ParameterContract *contract, size_t n)
{
  g_assert_cmpuint(model->n_parameters, ==, n);
  for (size_t k = 0; k < n; k++) {
    const DwParameter *parameter = &model->parameters[k];
    g_assert_cmpstr(parameter->name, ==, contract[k].name);
    g_assert_cmpfloat(parameter->minimum, ==, contract[k].minimum);
    g_assert_cmpfloat(parameter->maximum, ==, contract[k].maximum);
    g_assert_cmpfloat(parameter->initial, ==, contract[k].initial);
    g_assert_cmpint(parameter->scale, ==, contract[k].scale);
    g_assert_cmpint(parameter->zero_allowed, ==, contract[k].zero_allowed);
  }
}

void
contract_plots(const DwModel *model, const PlotContract *contract, size_t n)
{
  g_assert_cmpuint(model->n_plots, ==, n);
  for (size_t k = 0; k < n; k++) {
    const DwPlot *plot = &model->plots[k];
    g_autoptr(GString) curves = g_string_new(NULL);
    for (size_t curve = 0; curve < plot->n_curves; curve++)
      g_string_append_printf(curves, "%s%s", curve ? " " : "", plot->curves[curve].id);
    g_assert_cmpstr(plot->id, ==, contract[k].plot);
    g_assert_cmpstr(curves->str, ==, contract[k].curves);
  }
}
