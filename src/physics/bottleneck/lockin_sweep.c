/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/lockin_sweep.h"

#include "physics/bottleneck/linear_response.h"

#include <math.h>
#include <stdlib.h>

DwStatus
dw_lockin_sweep_init(DwLockinSweep *sweep, double sigma, double a, double drive, const double *omega,
                     size_t n)
{
  *sweep = (DwLockinSweep){.sigma = sigma, .a = a, .drive = drive, .omega = omega, .n = n, .stride = 1};
  sweep->chi = malloc((n ? n : 1) * sizeof *sweep->chi);
  if (!sweep->chi)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < n; k++)
    sweep->chi[k] = NAN + NAN * I;
  while (sweep->stride < n)
    sweep->stride *= 2;
  return DW_OK;
}

void
dw_lockin_sweep_clear(DwLockinSweep *sweep)
{
  free(sweep->chi);
  *sweep = (DwLockinSweep){0};
}

/* Index 0 first; then each pass takes the odd multiples of its stride. */
static size_t
take_next(DwLockinSweep *sweep)
{
  const size_t taken = sweep->next;
  sweep->next += taken == 0 ? sweep->stride : 2 * sweep->stride;
  while (sweep->next >= sweep->n && sweep->stride > 1) {
    sweep->stride /= 2;
    sweep->next = sweep->stride;
  }
  return taken;
}

DwStatus
dw_lockin_sweep_step(DwLockinSweep *sweep, const DwCancel *cancel)
{
  if (dw_cancel_requested(cancel))
    return DW_CANCELLED;
  const size_t k = take_next(sweep);
  sweep->done++;
  if (!(sweep->omega[k] > 0))
    return DW_OK;
  double complex chi;
  const DwStatus status = dw_lockin(sweep->sigma, sweep->a, sweep->drive, sweep->omega[k], cancel, &chi);
  if (status == DW_OK)
    sweep->chi[k] = chi;
  if (status != DW_NO_CONVERGENCE)
    return status;
  sweep->failed = true;
  return DW_OK;
}
