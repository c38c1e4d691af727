/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/lapack.h"
#include "physics/glass/tridiagonal.h"

/* Householder's reduction in panels of columns, as LAPACK's dsytrd and dlatrd do it: a column's reflection is
 * applied to the rest of its panel at once, to what is right of the panel only with all the others', in one
 * update of the rank 2 x width.  Pieces are small enough to be left within milliseconds at n = 3000. */

static const double MINUS = -1, NOUGHT = 0, ONE = 1;
static const int STEP = 1;
enum { STRIP = 512 }; /* columns of the matrix that are updated between two questions */

/* One panel: the first columns of the square A (stride `stride`) of `n` rows that is left, and W with A - V
 * W^T - W V^T what is to become of it, V the reflections, which are kept below the diagonal. */
typedef struct {
  int n, stride;
  double *A, *W;
} Panel;

static double *
a_at(const Panel *p, int row, int column)
{
  return p->A + (size_t) column * (size_t) p->stride + row;
}

static double *
w_at(const Panel *p, int row, int column)
{
  return p->W + (size_t) column * (size_t) p->n + row;
}

/* What the reflections before column k have made of it. */
static void
update_column(const Panel *p, int k)
{
  const int rows = p->n - k;
  double *column = a_at(p, k, k);
  dgemv_("N", &rows, &k, &MINUS, a_at(p, k, 0), &p->stride, w_at(p, k, 0), &p->n, &ONE, column, &STEP, 1);
  dgemv_("N", &rows, &k, &MINUS, w_at(p, k, 0), &p->n, a_at(p, k, 0), &p->stride, &ONE, column, &STEP, 1);
}

/* w = tau (A - V W^T - W V^T) v - (tau/2)(w v) v of the reflection v that column k holds. */
static void
fill_w(const Panel *p, int k, double tau)
{
  const int rows = p->n - k - 1;
  double *v = a_at(p, k + 1, k), *w = w_at(p, k + 1, k), *products = w_at(p, 0, k);
  double *V = a_at(p, k + 1, 0), *W = w_at(p, k + 1, 0);
  dsymv_("L", &rows, &tau, a_at(p, k + 1, k + 1), &p->stride, v, &STEP, &NOUGHT, w, &STEP, 1);
  const double minus_tau = -tau;
  dgemv_("T", &rows, &k, &ONE, W, &p->n, v, &STEP, &NOUGHT, products, &STEP, 1);
  dgemv_("N", &rows, &k, &minus_tau, V, &p->stride, products, &STEP, &ONE, w, &STEP, 1);
  dgemv_("T", &rows, &k, &ONE, V, &p->stride, v, &STEP, &NOUGHT, products, &STEP, 1);
  dgemv_("N", &rows, &k, &minus_tau, W, &p->n, products, &STEP, &ONE, w, &STEP, 1);
  const double half = tau / 2 * ddot_(&rows, w, &STEP, v, &STEP);
  for (int i = 0; i < rows; i++)
    w[i] -= half * v[i];
}

static void
reduce_column(const Panel *p, int k, double *diagonal, double *off_diagonal)
{
  const int rows = p->n - k - 1;
  double tau;
  update_column(p, k);
  *diagonal = *a_at(p, k, k);
  if (rows == 0)
    return;
  dlarfg_(&rows, a_at(p, k + 1, k), a_at(p, rows > 1 ? k + 2 : k + 1, k), &STEP, &tau);
  *off_diagonal = *a_at(p, k + 1, k);
  *a_at(p, k + 1, k) = 1;
  fill_w(p, k, tau);
}

/* A - V W^T - W V^T to the right of a panel that is `width` wide, in strips. */
static DwStatus
update_rest(const Panel *p, int width, const DwCancel *cancel)
{
  for (int first = width; first < p->n; first += STRIP) {
    const int columns = p->n - first < STRIP ? p->n - first : STRIP, next = first + columns,
              below = p->n - next;
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    dsyr2k_("L", "N", &columns, &width, &MINUS, a_at(p, first, 0), &p->stride, w_at(p, first, 0), &p->n, &ONE,
            a_at(p, first, first), &p->stride, 1, 1);
    if (below == 0)
      continue;
    dgemm_("N", "T", &below, &columns, &width, &MINUS, a_at(p, next, 0), &p->stride, w_at(p, first, 0), &p->n,
           &ONE, a_at(p, next, first), &p->stride, 1, 1);
    dgemm_("N", "T", &below, &columns, &width, &MINUS, w_at(p, next, 0), &p->n, a_at(p, first, 0), &p->stride,
           &ONE, a_at(p, next, first), &p->stride, 1, 1);
  }
  return DW_OK;
}

DwStatus
dw_tridiagonalise(size_t n, double *matrix, double *diagonal, double *off_diagonal, double *panel,
                  const DwCancel *cancel)
{
  for (size_t first = 0; first < n; first += DW_TRIDIAGONAL_PANEL) {
    const Panel p = {(int) (n - first), (int) n, matrix + first * n + first, panel};
    const int width = p.n < DW_TRIDIAGONAL_PANEL ? p.n : DW_TRIDIAGONAL_PANEL;
    for (int k = 0; k < width; k++) {
      if (dw_cancel_requested(cancel))
        return DW_CANCELLED;
      reduce_column(&p, k, diagonal + first + k, off_diagonal + first + k);
    }
    const DwStatus status = update_rest(&p, width, cancel);
    if (status != DW_OK)
      return status;
  }
  return DW_OK;
}
