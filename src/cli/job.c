/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/abscissae.h"
#include "cli/job_parts.h"
#include "cli/option.h"
#include "io/file.h"
#include "plot/axis.h"

static const double DATA_POINTS_PER_DECADE = 40, FIGURE_POINTS_PER_DECADE = 80;
enum { LINEAR_POINTS = 400, FIGURE_LINEAR_POINTS = 1200 };

/* Data keep the order in which x was given; a line is drawn from left to right. */
static int
ascending(const void *a, const void *b)
{
  const double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

static DwStatus
read_density(const DwJob *job, const char *text, double *density, DwError *error)
{
  bool has_decades = false;
  for (size_t k = 0; k < job->n_plots; k++)
    has_decades |= job->plots[k].view.x_scale == DW_SCALE_LOG;
  if (text && !has_decades)
    return dw_error_set(error, DW_BAD_VALUE,
                        "--points-per-decade: no plot here has a logarithmic x; give the points with --at.");
  return dw_option_number("--points-per-decade", text, 1, 10000, density, error);
}

/* A picture's curves begin and end where the plot's domain does; a table's steps are even. */
static GArray *
abscissae_of_view(const DwState *state, const DwView *view, double density, bool picture)
{
  DwRange domain;
  state->model->plots[view->plot].domain(state->values, &domain.low, &domain.high);
  /* A table's range need not suit a chosen scale. */
  const DwRange range = dw_axis_sane(dw_axis_of(view->x_scale), view->x_automatic ? domain : view->x);
  GArray *abscissae =
      dw_abscissae_of_range(range, view->x_scale, density, picture ? FIGURE_LINEAR_POINTS : LINEAR_POINTS);
  if (picture) {
    dw_abscissae_hit((double *) abscissae->data, abscissae->len, domain.low);
    dw_abscissae_hit((double *) abscissae->data, abscissae->len, domain.high);
  }
  return abscissae;
}

static DwStatus
read_abscissae(DwJob *job, const DwArguments *arguments, DwError *error)
{
  g_autoptr(GArray) at = NULL;
  const bool picture = dw_format_is_picture(job->options.format);
  double density = picture ? FIGURE_POINTS_PER_DECADE : DATA_POINTS_PER_DECADE;
  if (read_density(job, arguments->points_per_decade, &density, error) != DW_OK)
    return DW_BAD_VALUE;
  if (arguments->at && !(at = dw_abscissae_read(arguments->at, error)))
    return error->status;
  job->at = at;
  if (at && picture)
    g_array_sort(at, ascending);
  for (size_t k = 0; k < job->n_plots; k++)
    job->plots[k].abscissae =
        at ? g_array_ref(at) : abscissae_of_view(&job->state, &job->plots[k].view, density, picture);
  return DW_OK;
}

DwStatus
dw_job_read(DwJob *job, const DwRegistry *registry, const DwArguments *arguments, DwError *error)
{
  DwStatus status = dw_job_read_state(job, registry, arguments, error);
  if (status == DW_OK)
    status = dw_job_read_output(job, arguments, error);
  if (status == DW_OK)
    status = dw_job_read_plots(job, arguments->plots, error);
  if (status == DW_OK)
    status = dw_job_read_curves(job, arguments, error);
  if (status != DW_OK)
    return status;
  dw_job_show_plots(job);
  status = read_abscissae(job, arguments, error);
  if (status == DW_OK)
    status = dw_job_read_sampling(job, arguments, error);
  return status == DW_OK ? dw_file_check(job->output, error) : status;
}

void
dw_job_clear(DwJob *job)
{
  for (size_t k = 0; k < job->n_plots; k++)
    g_clear_pointer(&job->plots[k].abscissae, g_array_unref);
  g_clear_pointer(&job->instance, g_byte_array_unref);
  dw_ensemble_file_clear(&job->ensemble);
}
