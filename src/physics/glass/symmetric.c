/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/symmetric.h"
#include "physics/glass/congruence.h"
#include "physics/glass/lapack.h"
#include "physics/glass/tridiagonal.h"

#include <stdlib.h>

struct DwSymmetric {
  size_t most;
  double *off_diagonal, *panel;
};

void
dw_symmetric_single_thread(void)
{
  openblas_set_num_threads(1);
}

DwSymmetric *
dw_symmetric_new(size_t most)
{
  DwSymmetric *s = calloc(1, sizeof *s);
  double *numbers = malloc((most + 1) * (DW_TRIDIAGONAL_PANEL + 1) * sizeof *numbers);
  if (!s || !numbers) {
    free(s);
    free(numbers);
    return NULL;
  }
  s->most = most;
  s->off_diagonal = numbers;
  s->panel = numbers + most + 1;
  return s;
}

void
dw_symmetric_free(DwSymmetric *s)
{
  if (!s)
    return;
  free(s->off_diagonal);
  free(s);
}

DwStatus
dw_symmetric_values(DwSymmetric *s, size_t n, double *matrix, double *values, const DwCancel *cancel)
{
  if (n > s->most || n == 0)
    return DW_BAD_VALUE;
  const DwStatus status = dw_tridiagonalise(n, matrix, values, s->off_diagonal, s->panel, cancel);
  return status == DW_OK ? dw_tridiagonal_values(n, values, s->off_diagonal, cancel) : status;
}

DwStatus
dw_symmetric_product_values(DwSymmetric *s, size_t n, double *K, double *H, double *values,
                            const DwCancel *cancel)
{
  if (n > s->most || n == 0)
    return DW_BAD_VALUE;
  DwStatus status = dw_cholesky(n, H, cancel);
  if (status == DW_OK)
    status = dw_congruent(n, K, H, cancel);
  return status == DW_OK ? dw_symmetric_values(s, n, K, values, cancel) : status;
}
