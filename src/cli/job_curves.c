/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/job_parts.h"
#include "cli/report.h"
#include "io/names.h"

static DwStatus
add_plot(DwJob *job, size_t plot, DwError *error)
{
  for (size_t k = 0; k < job->n_plots; k++)
    if (job->plots[k].view.plot == plot)
      return DW_OK;
  if (dw_format_is_picture(job->options.format) && job->n_plots == DW_MAX_VIEWS)
    return dw_error_set(error, DW_BAD_VALUE, "--plot: a figure shows at most %d plots.", DW_MAX_VIEWS);
  DwView view = dw_view_initial(job->state.model, plot);
  for (size_t k = 0; k < job->state.n_views; k++)
    if (job->state.views[k].plot == plot)
      view = job->state.views[k];
  job->plots[job->n_plots++].view = view;
  return DW_OK;
}

DwStatus
dw_job_read_plots(DwJob *job, char **ids, DwError *error)
{
  size_t plot;
  for (size_t k = 0; !ids && k < job->state.n_views; k++)
    add_plot(job, job->state.views[k].plot, error);
  for (char **id = ids; id && *id; id++) {
    if (dw_find_plot(job->state.model, *id, &plot, error) != DW_OK)
      return dw_error_name(error, "--plot");
    if (add_plot(job, plot, error) != DW_OK)
      return DW_BAD_VALUE;
  }
  return DW_OK;
}

/* Data hold all curves, except where somebody has chosen: in a state's `curves`. */
static void
choose_default_curves(DwJob *job)
{
  for (size_t k = 0; k < job->n_plots; k++) {
    const DwView *view = &job->plots[k].view;
    const DwPlot *plot = &job->state.model->plots[view->plot];
    const bool all = !dw_format_is_picture(job->options.format) && view->curves == dw_plot_shown_curves(plot);
    job->plots[k].curves = all ? dw_plot_all_curves(plot) : view->curves;
  }
}

/* No chosen plot has the curve: perhaps another one does. */
static DwStatus
refuse_curve(const DwJob *job, const char *id, DwError *error)
{
  size_t plots[DW_MAX_JOB_PLOTS];
  const DwModel *model = job->state.model;
  for (size_t k = 0; k < model->n_plots; k++)
    if (dw_plot_curve(&model->plots[k], id) >= 0)
      return dw_error_set(error, DW_BAD_VALUE, "--curve: %s belongs to the plot %s: add --plot %s.", id,
                          model->plots[k].id, model->plots[k].id);
  for (size_t k = 0; k < job->n_plots; k++)
    plots[k] = job->plots[k].view.plot;
  dw_refuse_curve(model, plots, job->n_plots, id, error);
  return dw_error_name(error, "--curve");
}

static DwStatus
choose_curve(DwJob *job, const char *id, DwError *error)
{
  bool found = false;
  for (size_t k = 0; k < job->n_plots; k++) {
    DwView *view = &job->plots[k].view;
    const int curve = dw_plot_curve(&job->state.model->plots[view->plot], id);
    if (curve < 0)
      continue;
    view->curves |= UINT64_C(1) << curve;
    found = true;
  }
  return found ? DW_OK : refuse_curve(job, id, error);
}

static DwStatus
refuse_plot_without_curves(const DwModel *model, size_t plot, DwError *error)
{
  g_autoptr(GString) ids = g_string_new(NULL);
  for (size_t k = 0; k < model->plots[plot].n_curves; k++)
    g_string_append_printf(ids, "%s%s", k ? ", " : "", model->plots[plot].curves[k].id);
  return dw_error_set(
      error, DW_BAD_VALUE,
      "--plot %s has none of the chosen curves: choose one of %s with --curve, or leave it out.",
      model->plots[plot].id, ids->str);
}

/* Plots that nobody asked for by name may go. */
static DwStatus
drop_plots_without_curves(DwJob *job, bool asked_for, DwError *error)
{
  size_t kept = 0;
  for (size_t k = 0; k < job->n_plots; k++)
    if (job->plots[k].view.curves)
      job->plots[kept++] = job->plots[k];
    else if (asked_for)
      return refuse_plot_without_curves(job->state.model, job->plots[k].view.plot, error);
  job->n_plots = kept;
  return DW_OK;
}

DwStatus
dw_job_read_curves(DwJob *job, const DwArguments *arguments, DwError *error)
{
  if (!arguments->curves) {
    choose_default_curves(job);
    return DW_OK;
  }
  for (size_t k = 0; k < job->n_plots; k++)
    job->plots[k].view.curves = 0;
  for (char **id = arguments->curves; *id; id++)
    if (choose_curve(job, *id, error) != DW_OK)
      return DW_BAD_VALUE;
  if (drop_plots_without_curves(job, arguments->plots, error) != DW_OK)
    return DW_BAD_VALUE;
  for (size_t k = 0; k < job->n_plots; k++)
    job->plots[k].curves = job->plots[k].view.curves;
  return DW_OK;
}

void
dw_job_show_plots(DwJob *job)
{
  job->state.n_views = MIN(job->n_plots, DW_MAX_VIEWS);
  for (size_t k = 0; k < job->state.n_views; k++)
    job->state.views[k] = job->plots[k].view;
}
