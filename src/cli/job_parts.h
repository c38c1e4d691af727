/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/job.h"

/* dw_job_read, a concern a file, in the order in which they are read. */
DwStatus dw_job_read_state(DwJob *job, const DwRegistry *registry, const DwArguments *arguments,
                           DwError *error);
DwStatus dw_job_read_output(DwJob *job, const DwArguments *arguments, DwError *error);
DwStatus dw_job_read_plots(DwJob *job, char **ids, DwError *error);
DwStatus dw_job_read_curves(DwJob *job, const DwArguments *arguments, DwError *error);
DwStatus dw_job_read_sampling(DwJob *job, const DwArguments *arguments, DwError *error);
/* Makes the state that a file carries show the plots that it holds, as many as a state can. */
void dw_job_show_plots(DwJob *job);
