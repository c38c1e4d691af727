/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model.h"

/* Memory that runs out when a test wants it to: the linker sends what model and physics ask of the allocators
 * here (--wrap in meson.build); GLib and the inside of the libraries keep theirs. */

/* From now on the allocations `first` to `last`, counted from 0, fail. */
void scarce_memory_from(unsigned first, unsigned last);
/* None fails any more.  Returns how many there were. */
unsigned scarce_memory_end(void);

/* Solves the request once for each of its allocations, which fails, alone or with all that follow it.  Fails
 * the test unless each solve says that there is no memory or, if only snapshots were lost, has its answer, to
 * the last bit. */
void scarce_memory_solve(const DwModel *model, const DwRequest *request, const DwControl *control);
