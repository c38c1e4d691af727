/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/numerics/dense.h"

#include <math.h>

static int
pivot_row(int n, const double *matrix, int column)
{
  int best = column;
  for (int row = column + 1; row < n; row++)
    if (fabs(matrix[n * row + column]) > fabs(matrix[n * best + column]))
      best = row;
  return best;
}

static void
exchange_rows(int n, double *matrix, double *right, int one, int other, int from)
{
  for (int k = from; k < n; k++) {
    const double kept = matrix[n * one + k];
    matrix[n * one + k] = matrix[n * other + k];
    matrix[n * other + k] = kept;
  }
  const double kept = right[one];
  right[one] = right[other];
  right[other] = kept;
}

static void
substitute_back(int n, const double *matrix, double *right)
{
  for (int row = n - 1; row >= 0; row--) {
    double sum = right[row];
    for (int k = row + 1; k < n; k++)
      sum -= matrix[n * row + k] * right[k];
    right[row] = sum / matrix[n * row + row];
  }
}

bool
dw_dense_solve(int n, double *restrict matrix, double *restrict right)
{
  for (int column = 0; column < n; column++) {
    const int pivot = pivot_row(n, matrix, column);
    if (pivot != column)
      exchange_rows(n, matrix, right, column, pivot, column);
    const double *restrict top = matrix + n * column;
    if (!isnormal(top[column]))
      return false;
    const double inverse = 1 / top[column];
    for (int row = column + 1; row < n; row++) {
      double *restrict line = matrix + n * row;
      const double factor = line[column] * inverse;
      for (int k = column + 1; k < n; k++)
        line[k] -= factor * top[k];
      right[row] -= factor * right[column];
    }
  }
  substitute_back(n, matrix, right);
  return true;
}
