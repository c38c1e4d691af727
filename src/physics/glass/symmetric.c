/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/symmetric.h"
#include "physics/glass/lapack.h"

#include <stdlib.h>

enum {
  WIDEST = 32,            /* columns of a panel */
  LAST_BLOCK = 32,        /* what is left to the unblocked code */
  PANEL_ENTRIES = 1 << 25 /* entries of the matrix that a panel reads: about 5 ms */
};

struct DwSymmetric {
  size_t most;
  double *off_diagonal, *tau, *panel;
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
  double *numbers = malloc((most + 1) * (WIDEST + 2) * sizeof *numbers);
  if (!s || !numbers) {
    free(s);
    free(numbers);
    return NULL;
  }
  s->most = most;
  s->off_diagonal = numbers;
  s->tau = numbers + most + 1;
  s->panel = numbers + 2 * (most + 1);
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

static int
panel_width(int rest)
{
  const int width = PANEL_ENTRIES / rest / rest;
  return width < 4 ? 4 : width > WIDEST ? WIDEST : width;
}

/* LAPACK's dsytrd for the lower triangle, with a question between its panels: dlatrd reduces some columns,
 * the rest gets its update of rank 2 x width. */
static DwStatus
reduce(DwSymmetric *s, int n, double *matrix, double *diagonal, const DwCancel *cancel)
{
  const double minus = -1, one = 1;
  int first = 0, info;
  while (n - first > LAST_BLOCK) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    const int rest = n - first, width = panel_width(rest), below = rest - width;
    double *corner = matrix + (size_t) first * (size_t) n + first,
           *next = corner + (size_t) width * (size_t) n + width;
    dlatrd_("L", &rest, &width, corner, &n, s->off_diagonal + first, s->tau, s->panel, &rest, 1);
    dsyr2k_("L", "N", &below, &width, &minus, corner + width, &n, s->panel + width, &rest, &one, next, &n, 1,
            1);
    for (int k = 0; k < width; k++)
      diagonal[first + k] = corner[(size_t) k * (size_t) n + (size_t) k];
    first += width;
  }
  const int rest = n - first;
  dsytd2_("L", &rest, matrix + (size_t) first * (size_t) n + first, &n, diagonal + first,
          s->off_diagonal + first, s->tau, &info, 1);
  return dw_cancel_requested(cancel) ? DW_CANCELLED : DW_OK;
}

DwStatus
dw_symmetric_values(DwSymmetric *s, size_t n, double *matrix, double *values, const DwCancel *cancel)
{
  if (n > s->most || n == 0)
    return DW_BAD_VALUE;
  const int size = (int) n;
  int info = 0;
  const DwStatus status = reduce(s, size, matrix, values, cancel);
  if (status != DW_OK)
    return status;
  dsterf_(&size, values, s->off_diagonal, &info);
  return info == 0 ? DW_OK : DW_NO_CONVERGENCE;
}

DwStatus
dw_symmetric_product_values(DwSymmetric *s, size_t n, double *K, double *H, double *values,
                            const DwCancel *cancel)
{
  if (n > s->most || n == 0)
    return DW_BAD_VALUE;
  const int size = (int) n, product_of_a_and_b = 2;
  int info = 0;
  dpotrf_("L", &size, H, &size, &info, 1);
  if (info != 0)
    return DW_BAD_VALUE;
  if (dw_cancel_requested(cancel))
    return DW_CANCELLED;
  dsygst_(&product_of_a_and_b, "L", &size, K, &size, H, &size, &info, 1);
  return dw_symmetric_values(s, n, K, values, cancel);
}
