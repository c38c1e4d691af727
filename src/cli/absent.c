/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/absent.h"
#include "cli/report.h"

#include <math.h>

/* Marks the numbers at which a series has a value; false for one that brings its own abscissae. */
static bool
mark_values(const DwSeries *series, const DwModel *model, bool *has_value, size_t n)
{
  if (model->plots[series->plot].curves[series->curve].sampled || series->n != n)
    return false;
  for (size_t i = 0; i < n; i++)
    has_value[i] |= isfinite(series->x[i]) && isfinite(series->y[i]);
  return true;
}

/* How many of the numbers no curve of the plot has a value at. */
static size_t
count_absent(const DwResult *result, const DwJobPlot *plot)
{
  const size_t n = plot->abscissae->len;
  size_t absent = 0;
  bool evaluated = false;
  g_autofree bool *has_value = g_new0(bool, n);
  for (size_t k = 0; k < dw_result_n_series(result); k++)
    if (dw_result_series(result, k)->plot == plot->view.plot)
      evaluated |= mark_values(dw_result_series(result, k), dw_result_model(result), has_value, n);
  for (size_t i = 0; evaluated && i < n; i++)
    absent += !has_value[i];
  return absent;
}

void
dw_say_absent(const DwJob *job, const DwResult *result)
{
  g_autoptr(GString) plots = g_string_new(NULL);
  for (size_t k = 0; k < job->n_plots; k++) {
    const size_t absent = count_absent(result, &job->plots[k]);
    if (absent > 0)
      g_string_append_printf(plots, "%s%s has no value at %zu of the %u numbers", plots->len ? ", " : "",
                             job->state.model->plots[job->plots[k].view.plot].id, absent,
                             job->plots[k].abscissae->len);
  }
  if (plots->len == 0)
    return;
  g_string_prepend(plots, "--at: ");
  g_string_append(plots, ": they are left out.");
  dw_say(plots->str);
}
