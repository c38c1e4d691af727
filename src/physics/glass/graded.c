/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/graded.h"
#include "physics/glass/wide.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SWEEPS = 60 };
static const double ORTHOGONAL = 1e-15;

/* What is left of the network, and the sites in the order in which they go. */
typedef struct {
  size_t n;
  double *B;
  size_t *order;
  double *strength; /* s_k, by subtraction: good enough to choose by */
} Network;

/* s_k over the sites that are left. */
static double
strength_of(const Network *net, size_t first, size_t k)
{
  double sum = 0;
  for (size_t q = first; q < net->n; q++)
    if (net->order[q] != k)
      sum += net->B[k * net->n + net->order[q]];
  return sum;
}

static void
choose(Network *net, size_t first)
{
  size_t best = first;
  for (size_t q = first + 1; q < net->n; q++)
    if (net->strength[net->order[q]] > net->strength[net->order[best]])
      best = q;
  const size_t k = net->order[best];
  net->order[best] = net->order[first];
  net->order[first] = k;
}

/* Removes site k, whose column of G is sqrt(s) (e_k - sum_j S_kj/s e_j) with S_kj^2 = B_kj B_jk. */
static void
eliminate(Network *net, size_t first, double *column)
{
  const size_t n = net->n, k = net->order[first];
  const double s = strength_of(net, first + 1, k), *row = net->B + k * n;
  memset(column, 0, n * sizeof *column);
  column[k] = sqrt(s);
  if (!(s > 0))
    return;
  for (size_t q = first + 1; q < n; q++) {
    const size_t i = net->order[q];
    const double to_k = net->B[i * n + k];
    column[i] = -sqrt(row[i] / s) * sqrt(to_k);
    net->strength[i] -= to_k * (row[i] / s);
    if (to_k > 0)
      for (size_t p = first + 1; p < n; p++)
        net->B[i * n + net->order[p]] += to_k * (row[net->order[p]] / s);
  }
}

static DwStatus
factor(Network *net, double *G, const DwCancel *cancel)
{
  for (size_t k = 0; k < net->n; k++)
    net->order[k] = k;
  for (size_t k = 0; k < net->n; k++)
    net->strength[k] = strength_of(net, 0, k);
  for (size_t first = 0; first + 1 < net->n; first++) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    choose(net, first);
    eliminate(net, first, G + first * net->n);
  }
  return DW_OK;
}

typedef struct {
  double aa, bb, ab;
} Products;

DW_WIDE static Products
multiply(size_t n, const double *restrict a, const double *restrict b)
{
  enum { LANES = 16 }; /* the order of summation, which is thereby that of every vector width */
  double aa[LANES] = {0}, bb[LANES] = {0}, ab[LANES] = {0};
  for (size_t k = 0; k < n; k += LANES)
    for (size_t lane = 0; lane < LANES; lane++) {
      aa[lane] += a[k + lane] * a[k + lane];
      bb[lane] += b[k + lane] * b[k + lane];
      ab[lane] += a[k + lane] * b[k + lane];
    }
  Products sum = {0};
  for (int lane = 0; lane < LANES; lane++)
    sum = (Products){sum.aa + aa[lane], sum.bb + bb[lane], sum.ab + ab[lane]};
  return sum;
}

DW_WIDE static void
rotate(size_t n, double c, double s, double *restrict a, double *restrict b)
{
  for (size_t k = 0; k < n; k++) {
    const double x = a[k], y = b[k];
    a[k] = c * x - s * y;
    b[k] = s * x + c * y;
  }
}

/* Makes two columns orthogonal; whether they were not. */
static bool
orthogonalise(size_t n, double *a, double *b)
{
  const Products p = multiply(n, a, b);
  if (!(fabs(p.ab) > ORTHOGONAL * sqrt(p.aa) * sqrt(p.bb)))
    return false;
  const double zeta = (p.bb - p.aa) / (2 * p.ab);
  const double t = copysign(1, zeta) / (fabs(zeta) + hypot(1, zeta)), c = 1 / sqrt(1 + t * t);
  rotate(n, c, c * t, a, b);
  return true;
}

static DwStatus
sweep(size_t n, size_t stride, double *G, bool *rotated, const DwCancel *cancel)
{
  *rotated = false;
  for (size_t i = 0; i + 1 < n; i++) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    for (size_t j = i + 1; j < n; j++)
      *rotated |= orthogonalise(stride, G + i * stride, G + j * stride);
  }
  return DW_OK;
}

static int
ascending(const void *one, const void *other)
{
  const double a = *(const double *) one, b = *(const double *) other;
  return (a > b) - (a < b);
}

static DwStatus
diagonalise(size_t n, size_t stride, double *G, double *values, const DwCancel *cancel)
{
  bool rotated = true;
  for (int k = 0; k < MOST_SWEEPS && rotated; k++) {
    const DwStatus status = sweep(n - 1, stride, G, &rotated, cancel);
    if (status != DW_OK)
      return status;
  }
  values[0] = 0;
  for (size_t k = 0; k + 1 < n; k++)
    values[k + 1] = multiply(stride, G + k * stride, G + k * stride).aa;
  qsort(values, n, sizeof *values, ascending);
  return rotated ? DW_NO_CONVERGENCE : DW_OK;
}

/* Columns padded to whole lanes. */
static double *
pad(size_t n, size_t stride, const double *columns)
{
  double *padded = calloc(n * stride, sizeof *padded);
  for (size_t k = 0; k + 1 < n && padded; k++)
    memcpy(padded + k * stride, columns + k * n, n * sizeof *padded);
  return padded;
}

DwStatus
dw_graded_rates(size_t n, double *B, double *values, const DwCancel *cancel)
{
  const size_t stride = (n + 15) / 16 * 16;
  double *G = malloc(n * n * sizeof *G), *strength = malloc(n * sizeof *strength), *padded = NULL;
  size_t *order = malloc(n * sizeof *order);
  Network net = {n, B, order, strength};
  DwStatus status = DW_NO_MEMORY;
  if (G && strength && order)
    status = factor(&net, G, cancel);
  if (status == DW_OK) {
    padded = pad(n, stride, G);
    status = padded ? diagonalise(n, stride, padded, values, cancel) : DW_NO_MEMORY;
  }
  free(padded);
  free(order);
  free(strength);
  free(G);
  return status;
}
