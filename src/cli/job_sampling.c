/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/job_parts.h"
#include "cli/option.h"
#include "io/file.h"

#include <string.h>

/* What would do nothing is refused, so that nobody thinks that it did. */
static DwStatus
check_options(const DwModel *model, const DwArguments *arguments, DwError *error)
{
  const struct {
    const char *option;
    bool given;
  } options[] = {{"--realizations", arguments->realizations},
                 {"--first", arguments->first},
                 {"--threads", arguments->threads}};
  for (size_t k = 0; k < G_N_ELEMENTS(options); k++)
    if (options[k].given && !model->sampled)
      return dw_error_set(error, DW_BAD_VALUE, "%s: %s is no Monte Carlo, it has no realizations.",
                          options[k].option, model->id);
  if (arguments->instance && !model->takes_instance)
    return dw_error_set(error, DW_BAD_VALUE, "--instance: %s takes no fields and couplings from a file.",
                        model->id);
  return DW_OK;
}

/* An ensemble's own realizations are what is wanted of it, unless more are asked for. */
static DwStatus
check_ensemble(DwJob *job, const DwArguments *arguments, DwError *error)
{
  char allowed[96];
  const DwEnsembleContent *content = &job->ensemble.content;
  if (job->state.seed != content->seed) {
    g_snprintf(allowed, sizeof allowed, "%" G_GUINT64_FORMAT ", the ensemble's", content->seed);
    return dw_option_refuse(error, "--seed", arguments->seed ? arguments->seed : "1", allowed);
  }
  if (!arguments->first && content->n_intervals > 0)
    job->first = content->intervals[0].low;
  if (arguments->realizations && job->realizations < content->realizations) {
    g_snprintf(allowed, sizeof allowed, "%" G_GUINT64_FORMAT " or more, since the ensemble holds as many",
               content->realizations);
    return dw_option_refuse(error, "--realizations", arguments->realizations, allowed);
  }
  job->realizations = MAX(job->realizations, content->realizations);
  return DW_OK;
}

static DwStatus
read_instance(DwJob *job, const char *path, DwError *error)
{
  if (!path)
    return DW_OK;
  job->instance = dw_file_read(path, error);
  if (!job->instance)
    return dw_error_name(error, "--instance");
  if (memchr(job->instance->data, '\0', job->instance->len))
    return dw_error_set(error, DW_BAD_VALUE, "--instance: the file is not text.");
  return DW_OK;
}

DwStatus
dw_job_read_sampling(DwJob *job, const DwArguments *arguments, DwError *error)
{
  const double most = 9007199254740992.0; /* 2^53: whole numbers are exact up to there */
  uint64_t threads = 0;
  DwStatus status =
      dw_option_whole("--realizations", arguments->realizations, 1, most, &job->realizations, error);
  if (status == DW_OK)
    status = dw_option_whole("--first", arguments->first, 0, most, &job->first, error);
  if (status == DW_OK)
    status = dw_option_whole("--threads", arguments->threads, 1, 1024, &threads, error);
  if (status == DW_OK)
    status = check_options(job->state.model, arguments, error);
  if (status == DW_OK && job->ensemble.bytes)
    status = check_ensemble(job, arguments, error);
  job->threads = (unsigned) threads;
  job->cache = arguments->cache;
  return status == DW_OK ? read_instance(job, arguments->instance, error) : status;
}
