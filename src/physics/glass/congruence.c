/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/congruence.h"
#include "physics/glass/lapack.h"

static const double MINUS = -1, ONE = 1;
/* What is done between two questions, narrow by long by up to n: 4 ms at n = 3000. */
enum { NARROW = 64, LONG = 512 };

static int
least(size_t a, size_t b)
{
  return (int) (a < b ? a : b);
}

/* Columns `first` to `first + width` of L, from those before them. */
static DwStatus
factor_columns(int n, int first, int width, double *H)
{
  double *corner = H + (size_t) first * (size_t) n + first;
  const int rows = n - first, below = rows - width;
  int info;
  dgemm_("N", "T", &rows, &width, &first, &MINUS, H + first, &n, H + first, &n, &ONE, corner, &n, 1, 1);
  dpotrf_("L", &width, corner, &n, &info, 1);
  if (info != 0)
    return DW_BAD_VALUE;
  dtrsm_("R", "L", "T", "N", &below, &width, &ONE, corner, &n, corner + width, &n, 1, 1, 1, 1);
  return DW_OK;
}

DwStatus
dw_cholesky(size_t n, double *H, const DwCancel *cancel)
{
  enum { WIDTH = NARROW / 2 };
  for (size_t first = 0; first < n; first += WIDTH) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    const DwStatus status = factor_columns((int) n, (int) first, least(WIDTH, n - first), H);
    if (status != DW_OK)
      return status;
  }
  return DW_OK;
}

/* A narrow strip of the matrix and, along it, a long piece. */
typedef struct {
  int n, first, narrow, along, extent;
  double *matrix;
  const double *L;
} Piece;

/* Columns of K into those of K L, some rows of them: what they take is not yet changed to the right. */
static void
multiply_columns(const Piece *p)
{
  const size_t stride = (size_t) p->n;
  const int right = p->n - p->first - p->narrow;
  const double *corner = p->L + (size_t) p->first * (stride + 1);
  double *columns = p->matrix + (size_t) p->first * stride + p->along,
         *next = columns + (size_t) p->narrow * stride;
  dtrmm_("R", "L", "N", "N", &p->extent, &p->narrow, &ONE, corner, &p->n, columns, &p->n, 1, 1, 1, 1);
  dgemm_("N", "N", &p->extent, &p->narrow, &right, &ONE, next, &p->n, corner + p->narrow, &p->n, &ONE,
         columns, &p->n, 1, 1);
}

/* Rows of X into those of L^T X, some columns of them: what they take is not yet changed below. */
static void
multiply_rows(const Piece *p)
{
  const size_t stride = (size_t) p->n;
  const int below = p->n - p->first - p->narrow;
  const double *corner = p->L + (size_t) p->first * (stride + 1);
  double *rows = p->matrix + (size_t) p->along * stride + p->first, *next = rows + p->narrow;
  dtrmm_("L", "L", "T", "N", &p->narrow, &p->extent, &ONE, corner, &p->n, rows, &p->n, 1, 1, 1, 1);
  dgemm_("T", "N", &p->narrow, &p->extent, &below, &ONE, corner + p->narrow, &p->n, next, &p->n, &ONE, rows,
         &p->n, 1, 1);
}

/* `triangle`: only as far along as the diagonal. */
static DwStatus
pass(size_t n, double *matrix, const double *L, void (*multiply)(const Piece *piece), bool triangle,
     const DwCancel *cancel)
{
  for (size_t first = 0; first < n; first += NARROW) {
    const int narrow = least(NARROW, n - first);
    const size_t end = triangle ? first + (size_t) narrow : n;
    for (size_t along = 0; along < end; along += LONG) {
      if (dw_cancel_requested(cancel))
        return DW_CANCELLED;
      const Piece piece = {(int) n, (int) first, narrow, (int) along, least(LONG, end - along), matrix, L};
      multiply(&piece);
    }
  }
  return DW_OK;
}

DwStatus
dw_congruent(size_t n, double *K, const double *L, const DwCancel *cancel)
{
  const DwStatus status = pass(n, K, L, multiply_columns, false, cancel);
  return status == DW_OK ? pass(n, K, L, multiply_rows, true, cancel) : status;
}
