/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run.h"
#include "cli/absent.h"
#include "cli/report.h"
#include "cli/watch.h"
#include "io/store.h"

#include <string.h>

/* An ensemble is wanted as such, or for JSON, which says what realizations it has. */
static bool
needs_ensemble(const DwJob *job)
{
  const DwFormat format = job->options.format;
  return job->state.model->ensemble && (format == DW_FORMAT_ENSEMBLE || format == DW_FORMAT_JSON);
}

static DwRequest *
new_request(const DwJob *job)
{
  DwPlotRequest plots[DW_MAX_JOB_PLOTS];
  size_t ensemble_length = 0;
  const void *ensemble = job->ensemble.bytes ? g_bytes_get_data(job->ensemble.bytes, &ensemble_length) : NULL;
  for (size_t k = 0; k < job->n_plots; k++)
    plots[k] = (DwPlotRequest){
        .plot = job->plots[k].view.plot,
        .curves = job->plots[k].curves,
        .abscissae = (const double *) job->plots[k].abscissae->data,
        .n = job->plots[k].abscissae->len,
    };
  const DwRequest pattern = {
      .model = job->state.model,
      .values = (double *) job->state.values,
      .plots = plots,
      .n_plots = job->options.readouts || job->options.format == DW_FORMAT_ENSEMBLE ? 0 : job->n_plots,
      .readouts = job->options.readouts || job->options.format == DW_FORMAT_JSON,
      .seed = job->state.seed,
      .first = job->first,
      .realizations = job->realizations,
      .threads = job->threads,
      .instance = job->instance ? (const char *) job->instance->data : NULL,
      .ensemble = ensemble,
      .ensemble_length = ensemble_length,
      .keep_ensemble = needs_ensemble(job),
  };
  return dw_request_new(&pattern);
}

static const DwResult *
solve(const DwJob *job, DwWatch *watch, DwError *error)
{
  DwRequest *request = new_request(job);
  if (!request) {
    dw_error_set(error, DW_NO_MEMORY, "%s", dw_status_sentence(DW_NO_MEMORY));
    return NULL;
  }
  const DwResult *result = job->state.model->solve(request, dw_watch_control(watch), error);
  dw_request_free(request);
  return result;
}

/* The part of a Monte Carlo that was done when somebody lost patience, or NULL. */
static const DwResult *
take_partial(DwWatch *watch)
{
  const DwResult *snapshot = dw_watch_interrupted(watch) ? dw_watch_take(watch) : NULL;
  if (snapshot && dw_result_realizations(snapshot, NULL) > 0)
    return snapshot;
  dw_result_unref(snapshot);
  return NULL;
}

static int
report_interruption(const DwResult *result)
{
  char sentence[160];
  uint64_t wanted, done = dw_result_realizations(result, &wanted);
  g_snprintf(sentence, sizeof sentence,
             "interrupted: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " realizations were written.", done,
             wanted);
  dw_say(sentence);
  return DW_EXIT_INTERRUPTED;
}

static int
write_result(const DwJob *job, const DwResult *result, bool interrupted)
{
  DwError error = {0};
  uint64_t wanted;
  if (dw_export_write(&job->state, result, &job->options, job->output, &error) != DW_OK)
    return dw_report(&error);
  if (job->at && !job->quiet && !job->options.readouts && job->options.format != DW_FORMAT_ENSEMBLE)
    dw_say_absent(job, result);
  const bool partial = dw_result_realizations(result, &wanted) < wanted;
  return interrupted && partial ? report_interruption(result) : DW_EXIT_DONE;
}

int
dw_job_run(const DwJob *job)
{
  DwError error = {0};
  DwDiskStore *store = job->cache ? dw_store_new(NULL, 0) : NULL;
  DwWatch *watch = dw_watch_new(job->quiet, store ? dw_store_control(store) : NULL);
  const DwResult *result = solve(job, watch, &error);
  if (!result)
    result = take_partial(watch);
  const bool interrupted = dw_watch_interrupted(watch);
  dw_watch_free(watch);
  dw_store_free(store);
  if (!result && interrupted)
    dw_error_set(&error, DW_CANCELLED, "interrupted: nothing was written.");
  const int status = result ? write_result(job, result, interrupted) : dw_report(&error);
  dw_result_unref(result);
  return status;
}
