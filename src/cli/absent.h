/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/job.h"

/* Says on standard error which plots have no value at all at some of the numbers of --at: their rows are not
 * in the file, and nobody should have to count them. */
void dw_say_absent(const DwJob *job, const DwResult *result);
