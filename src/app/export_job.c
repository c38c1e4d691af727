/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export_job.h"

#include "run/team.h"

typedef struct {
  DwRequest *request;
  DwSharedStore *store;
  DwState state;
  DwExportOptions options;
  char *path;
  DwError error;
} Job;

static void
job_free(Job *job)
{
  dw_request_free(job->request);
  dw_shared_store_unref(job->store);
  g_free(job->path);
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

static void
run(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  const DwControl control = {.context = cancellable,
                             .cancelled = cancelled,
                             .publish = discard,
                             .team = dw_team_run,
                             .store = dw_shared_store_control(job->store)};
  DwResult *result = job->state.model->solve(job->request, &control, &job->error);
  if (result)
    dw_export_write(&job->state, result, &job->options, job->path, &job->error);
  dw_result_unref(result);
  g_task_return_boolean(task, job->error.status == DW_OK);
}

void
dw_export_job_start(DwRequest *request, DwSharedStore *store, const DwState *state,
                    const DwExportOptions *options, const char *path, GCancellable *cancellable,
                    GObject *owner, GAsyncReadyCallback finished)
{
  g_autoptr(GTask) task = g_task_new(owner, cancellable, finished, NULL);
  Job *job = g_new0(Job, 1);
  *job = (Job){.request = request,
               .store = dw_shared_store_ref(store),
               .state = *state,
               .options = *options,
               .path = g_strdup(path)};
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

const char *
dw_export_job_path(GAsyncResult *result)
{
  const Job *job = g_task_get_task_data(G_TASK(result));
  return job->path;
}
