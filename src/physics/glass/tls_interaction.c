/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/tls_interaction.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
  double rate, root; /* lambda_i, sqrt(c_i/kappa): the couplings bring kappa along */
  size_t site;
} Row;

static int
descending(const void *one, const void *other)
{
  const double a = ((const Row *) one)->rate, b = ((const Row *) other)->rate;
  return (a < b) - (a > b);
}

/* Sorted by falling rate: in this order the reduction keeps relative accuracy over all decades (1e-9 instead
 * of 1e-3). */
static void
sort_rows(const DwTlsGlass *glass, const DwTls *tls, Row *rows)
{
  const double *bias = dw_tls_glass_biases(glass), *delta0 = dw_tls_glass_tunnelling(glass),
               *gain = dw_tls_glass_gains(glass), T = tls->temperature;
  for (size_t i = 0; i < tls->sites; i++) {
    const double square = delta0[i] * delta0[i], energy = hypot(bias[i], delta0[i]);
    rows[i] = (Row){square * gain[i], sqrt(square * fabs(bias[i]) / (T * sinh(energy / T))), i};
  }
  qsort(rows, tls->sites, sizeof *rows, descending);
}

static DwStatus
fill(DwTlsGlass *glass, size_t n, const Row *rows, double sign, double *matrix, const DwCancel *cancel)
{
  DwDipoles *dipoles = dw_tls_glass_dipoles(glass);
  for (size_t j = 0; j < n; j++) {
    const float *coupling = dw_dipoles_row(dipoles, rows[j].site);
    for (size_t i = j + 1; i < n; i++)
      matrix[j * n + i] = sign * rows[i].root * rows[j].root * (double) coupling[rows[i].site];
    matrix[j * n + j] = rows[j].rate;
    if (j % 64 == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return DW_OK;
}

DwStatus
dw_tls_glass_rates(DwTlsGlass *glass, const DwTls *tls, DwInteractionTerm term, DwSymmetric *symmetric,
                   double *matrix, double *rates, const DwCancel *cancel)
{
  const size_t n = tls->sites;
  Row *rows = malloc(n * sizeof *rows);
  if (!rows)
    return DW_NO_MEMORY;
  sort_rows(glass, tls, rows);
  DwStatus status = DW_OK;
  if (term == DW_TERM_ABSENT || tls->interaction == 0) {
    for (size_t k = 0; k < n; k++)
      rates[k] = rows[n - 1 - k].rate;
  } else {
    status = fill(glass, n, rows, term == DW_TERM_DERIVED ? -1 : 1 / tls->kappa, matrix, cancel);
    if (status == DW_OK)
      status = dw_symmetric_values(symmetric, n, matrix, rates, cancel);
  }
  free(rows);
  return status;
}
