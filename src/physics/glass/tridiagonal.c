/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/tridiagonal.h"
#include "physics/glass/bins.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* The QL iteration without square roots of Pal, Walker and Kahan (Parlett, "The Symmetric Eigenvalue
 * Problem", 8.15), as in LAPACK's dsterf: one eigenvalue after the other, two sweeps or so each, over the
 * squares of the off-diagonal elements. */

enum { MOST_SWEEPS = 30 }; /* an eigenvalue; two do */
static const double ROUNDING = DBL_EPSILON / 2;
/* Squares of what lies between these two neither overflow nor lose digits. */
static const double LEAST = 0x1p-405, LARGEST = 0x1p510;

/* A block without zeros beside its diagonal, whose eigenvalues are found from the front. */
typedef struct {
  size_t n;
  double *d, *square;
  size_t sweeps_left;
} Block;

/* One sweep over elements `from` to `to` with the shift that makes the first of them settle. */
static void
sweep(Block *b, size_t from, size_t to)
{
  const double root = sqrt(b->square[from]), first = b->d[from];
  const double slope = (b->d[from + 1] - first) / (2 * root);
  const double shift = first - root / (slope + copysign(hypot(slope, 1), slope));
  double c = 1, s = 0, gamma = b->d[to] - shift, p = gamma * gamma;
  for (size_t i = to; i-- > from;) {
    const double square = b->square[i], r = p + square, before = c, gamma_before = gamma;
    if (i + 1 != to)
      b->square[i + 1] = s * r;
    c = p / r;
    s = square / r;
    gamma = c * (b->d[i] - shift) - s * gamma_before;
    b->d[i + 1] = gamma_before + (b->d[i] - gamma);
    p = c != 0 ? gamma * gamma / c : before * square;
  }
  b->square[from] = s * p;
  b->d[from] = shift + gamma;
}

/* Eigenvalues of the two by two matrix at i, without cancellation in either. */
static void
solve_pair(Block *b, size_t i)
{
  const double x = b->d[i], y = b->d[i + 1], root = sqrt(b->square[i]), sum = x + y;
  const double larger = fabs(x) < fabs(y) ? y : x, smaller = fabs(x) < fabs(y) ? x : y;
  const double spread = hypot(x - y, 2 * root);
  b->d[i] = (sum + copysign(spread, sum)) / 2;
  b->d[i + 1] = sum == 0 ? -b->d[i] : larger / b->d[i] * smaller - root / b->d[i] * root;
}

/* The end of the part that begins at `from`: behind it the matrix falls apart to working precision. */
static size_t
end_of_part(const Block *b, size_t from)
{
  size_t to = from;
  while (to + 1 < b->n && b->square[to] > ROUNDING * ROUNDING * fabs(b->d[to] * b->d[to + 1]))
    to++;
  return to;
}

static DwStatus
iterate(Block *b, const DwCancel *cancel)
{
  for (size_t from = 0; from < b->n;) {
    const size_t to = end_of_part(b, from);
    if (to + 1 < b->n)
      b->square[to] = 0;
    if (to == from) {
      from++;
    } else if (to == from + 1) {
      solve_pair(b, from);
      from += 2;
    } else if (b->sweeps_left-- == 0) {
      return DW_NO_CONVERGENCE;
    } else if (dw_cancel_requested(cancel)) {
      return DW_CANCELLED;
    } else {
      sweep(b, from, to);
    }
  }
  return DW_OK;
}

static void
turn_round(double *values, size_t n)
{
  for (size_t k = 0; k < n / 2; k++) {
    const double value = values[k];
    values[k] = values[n - 1 - k];
    values[n - 1 - k] = value;
  }
}

/* A factor that brings the largest element of the block to where squares are safe: mostly 1. */
static double
scale_of(const double *d, const double *e, size_t n)
{
  double largest = 0;
  for (size_t k = 0; k < n; k++)
    largest = fmax(largest, fmax(fabs(d[k]), k + 1 < n ? fabs(e[k]) : 0));
  return largest > LARGEST ? LARGEST / largest : largest < LEAST ? LEAST / largest : 1;
}

/* From the end at which the elements are small, so that these are found before larger ones blur them. */
static DwStatus
solve_block(double *d, double *e, size_t n, const DwCancel *cancel)
{
  const double scale = scale_of(d, e, n);
  Block block = {n, d, e, MOST_SWEEPS * n};
  for (size_t k = 0; k < n; k++)
    d[k] *= scale;
  for (size_t k = 0; k + 1 < n; k++)
    e[k] = (scale * e[k]) * (scale * e[k]);
  if (fabs(d[n - 1]) < fabs(d[0])) {
    turn_round(d, n);
    turn_round(e, n - 1);
  }
  const DwStatus status = iterate(&block, cancel);
  for (size_t k = 0; k < n; k++)
    d[k] /= scale;
  return status;
}

DwStatus
dw_tridiagonal_values(size_t n, double *diagonal, double *off_diagonal, const DwCancel *cancel)
{
  for (size_t first = 0, last = 0; first < n; first = ++last) {
    while (last + 1 < n &&
           fabs(off_diagonal[last]) > sqrt(fabs(diagonal[last])) * sqrt(fabs(diagonal[last + 1])) * ROUNDING)
      last++;
    if (last == first)
      continue;
    const DwStatus status = solve_block(diagonal + first, off_diagonal + first, last - first + 1, cancel);
    if (status != DW_OK)
      return status;
  }
  dw_sort(diagonal, n);
  return DW_OK;
}
