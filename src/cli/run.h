/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/job.h"

/* Solves and writes; says what went wrong and returns the exit status. */
int dw_job_run(const DwJob *job);
