/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export_job.h"

#include "run/team.h"

typedef struct {
  DwExportWork work;
  DwComparison comparison; /* with references to results and copies of names */
  DwMeasures measures;
  DwError error;
} Job;

static void
copy_comparison(DwComparison *copy, const DwComparison *comparison)
{
  if (!comparison)
    return;
  *copy = *comparison;
  for (size_t k = 0; k < copy->n; k++) {
    copy->ghosts[k].result = dw_result_ref(comparison->ghosts[k].result);
    copy->ghosts[k].name = g_strdup(comparison->ghosts[k].name);
  }
}

static void
clear_comparison(DwComparison *copy)
{
  for (size_t k = 0; k < copy->n; k++) {
    dw_result_unref(copy->ghosts[k].result);
    g_free((char *) copy->ghosts[k].name);
  }
}

static void
job_free(Job *job)
{
  if (job->work.request)
    dw_request_free(job->work.request);
  dw_shared_store_unref(job->work.store);
  dw_result_unref(job->work.result);
  g_strfreev((char **) job->work.paths);
  clear_comparison(&job->comparison);
  g_free(job);
}

static bool
cancelled(void *context)
{
  return g_cancellable_is_cancelled(context);
}

static void
discard(void *context, DwResult *snapshot)
{
  dw_result_unref(snapshot);
}

static DwResult *
result_of(const DwExportWork *work, GCancellable *cancellable, DwError *error)
{
  const DwControl control = {.context = cancellable,
                             .cancelled = cancelled,
                             .publish = discard,
                             .team = dw_team_run,
                             .store = dw_shared_store_control(work->store)};
  if (!work->request)
    return dw_result_ref(work->result);
  return work->state.model->solve(work->request, &control, error);
}

static DwStatus
write_files(const DwExportWork *work, const DwResult *result, DwError *error)
{
  for (const char *const *path = work->paths; *path; path++) {
    DwExportOptions options = work->options;
    dw_format_of_path(*path, &options.format);
    if (dw_export_write(&work->state, result, &options, *path, error) != DW_OK)
      return error->status;
  }
  return DW_OK;
}

static void
run(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  DwResult *result = result_of(&job->work, cancellable, &job->error);
  if (result)
    write_files(&job->work, result, &job->error);
  dw_result_unref(result);
  g_task_return_boolean(task, job->error.status == DW_OK);
}

void
dw_export_job_start(const DwExportWork *work, GCancellable *cancellable, GObject *owner,
                    GAsyncReadyCallback finished)
{
  g_autoptr(GTask) task = g_task_new(owner, cancellable, finished, NULL);
  Job *job = g_new0(Job, 1);
  job->work = *work;
  job->work.store = dw_shared_store_ref(work->store);
  copy_comparison(&job->comparison, work->options.comparison);
  job->work.options.comparison = work->options.comparison ? &job->comparison : NULL;
  if (work->options.measures)
    job->measures = *work->options.measures;
  job->work.options.measures = work->options.measures ? &job->measures : NULL;
  job->work.result = work->result ? dw_result_ref(work->result) : NULL;
  job->work.paths = (const char *const *) g_strdupv((char **) work->paths);
  g_task_set_check_cancellable(task, FALSE); /* the solver answers DW_CANCELLED itself */
  g_task_set_task_data(task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread(task, run);
}

DwStatus
dw_export_job_finish(GAsyncResult *result, DwError *error)
{
  const Job *job = g_task_get_task_data(G_TASK(result));
  *error = job->error;
  return job->error.status;
}

const char *const *
dw_export_job_paths(GAsyncResult *result)
{
  const Job *job = g_task_get_task_data(G_TASK(result));
  return job->work.paths;
}
