/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/error.h"

enum { DW_EXIT_DONE = 0, DW_EXIT_USAGE = 2, DW_EXIT_FILE = 3, DW_EXIT_SOLVER = 4, DW_EXIT_INTERRUPTED = 130 };

/* One sentence on standard error. */
void dw_say(const char *sentence);

/* Says what went wrong, if there is a sentence for it, and returns the exit status that belongs to it. */
int dw_report(const DwError *error);
