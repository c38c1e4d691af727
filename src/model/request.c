/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/request.h"
#include "model/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void *
copy_of(const void *source, size_t size)
{
  void *copy = malloc(size ? size : 1);
  if (copy && size)
    memcpy(copy, source, size);
  return copy;
}

static bool
copy_plots(DwRequest *request, const DwPlotRequest *plots, size_t n_plots)
{
  request->plots = calloc(n_plots ? n_plots : 1, sizeof *request->plots);
  if (!request->plots)
    return false;
  for (size_t k = 0; k < n_plots; k++) {
    request->plots[k] = plots[k];
    request->plots[k].abscissae = copy_of(plots[k].abscissae, plots[k].n * sizeof(double));
    request->n_plots = k + 1;
    if (!request->plots[k].abscissae)
      return false;
  }
  return true;
}

/* What files brought along. */
static bool
copy_files(DwRequest *request, const DwRequest *pattern)
{
  if (pattern->instance)
    request->instance = copy_of(pattern->instance, strlen(pattern->instance) + 1);
  if (pattern->ensemble)
    request->ensemble = copy_of(pattern->ensemble, pattern->ensemble_length);
  return (request->instance || !pattern->instance) && (request->ensemble || !pattern->ensemble);
}

DwRequest *
dw_request_new(const DwRequest *pattern)
{
  DwRequest *request = copy_of(pattern, sizeof *pattern);
  if (!request)
    return NULL;
  request->n_plots = 0;
  request->plots = NULL;
  request->instance = NULL;
  request->ensemble = NULL;
  request->values = copy_of(pattern->values, pattern->model->n_parameters * sizeof(double));
  if (request->values && copy_plots(request, pattern->plots, pattern->n_plots) &&
      copy_files(request, pattern))
    return request;
  dw_request_free(request);
  return NULL;
}

void
dw_request_free(DwRequest *request)
{
  if (!request)
    return;
  for (size_t k = 0; k < request->n_plots; k++)
    free((void *) request->plots[k].abscissae);
  free(request->plots);
  free(request->values);
  free((void *) request->instance);
  free((void *) request->ensemble);
  free(request);
}

void
dw_abscissae_fill(double *abscissae, size_t n, DwScale scale, double low, double high)
{
  const bool log_scale = scale == DW_SCALE_LOG;
  const double start = log_scale ? log(low) : low, end = log_scale ? log(high) : high;
  for (size_t k = 0; k < n; k++) {
    const double fraction = (double) k / (double) (n - 1);
    /* A convex sum: end - start would overflow on the widest linear ranges. */
    const double place = (1 - fraction) * start + fraction * end;
    abscissae[k] = log_scale ? exp(place) : place;
  }
  abscissae[0] = low;
  abscissae[n - 1] = high;
}

void
dw_abscissae_hit(double *abscissae, size_t n, double x)
{
  if (n < 3 || !(x > abscissae[0] && x < abscissae[n - 1]))
    return;
  size_t above = 1;
  while (abscissae[above] < x)
    above++;
  const size_t below = above - 1;
  const bool is_below = above == n - 1 || (below > 0 && x - abscissae[below] < abscissae[above] - x);
  abscissae[is_below ? below : above] = x;
}
