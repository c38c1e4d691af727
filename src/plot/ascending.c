/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/ascending.h"

bool
dw_abscissae_ascend(const DwSeries *series)
{
  enum { BLOCK = 4096 }; /* no early way out inside a block: the inner loop is bound by memory alone */
  const double *x = series->x;
  if (series->n > 0 && x[0] != x[0])
    return false;
  for (size_t start = 1; start < series->n; start += BLOCK) {
    const size_t end = start + BLOCK < series->n ? start + BLOCK : series->n;
    int falls = 0;
    for (size_t i = start; i < end; i++)
      falls |= !(x[i] >= x[i - 1]);
    if (falls)
      return false;
  }
  return true;
}

size_t
dw_abscissae_find(const DwSeries *series, size_t start, double x)
{
  size_t low = start, high = series->n, step = 1;
  while (low + step < series->n && series->x[low + step] < x)
    step *= 2;
  if (low + step < series->n)
    high = low + step;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (series->x[middle] < x)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void
dw_abscissae_between(const DwSeries *series, double low, double high, size_t *first, size_t *end)
{
  *first = 0;
  *end = series->n;
  if (!dw_abscissae_ascend(series))
    return;
  const size_t from = dw_abscissae_find(series, 0, low);
  *first = from > 0 ? from - 1 : 0;
  /* One past the first point beyond `high`: its segment may still be seen. */
  const size_t beyond = dw_abscissae_find(series, *first, high);
  *end = beyond + 1 < series->n ? beyond + 1 : series->n;
}
