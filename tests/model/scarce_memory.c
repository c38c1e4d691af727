/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scarce_memory.h"

#include <fftw3.h>
#include <glib.h>

static unsigned allocations, failing_first = G_MAXUINT, failing_last = G_MAXUINT;

static bool
fails(void)
{
  const unsigned n = allocations++;
  return n >= failing_first && n <= failing_last;
}

#define WRAP(result, name, parameters, arguments)                                                            \
  result __real_##name parameters;                                                                           \
  result __wrap_##name parameters;                                                                           \
  result __wrap_##name parameters                                                                            \
  {                                                                                                          \
    return fails() ? NULL : __real_##name arguments;                                                         \
  }

WRAP(void *, malloc, (size_t size), (size))
WRAP(void *, calloc, (size_t n, size_t size), (n, size))
WRAP(void *, realloc, (void *old, size_t size), (old, size))
WRAP(double *, fftw_alloc_real, (size_t n), (n))
WRAP(fftw_complex *, fftw_alloc_complex, (size_t n), (n))
WRAP(fftw_plan, fftw_plan_dft_r2c_1d, (int n, double *in, fftw_complex *out, unsigned flags),
     (n, in, out, flags))
WRAP(fftw_plan, fftw_plan_dft_c2r_1d, (int n, fftw_complex *in, double *out, unsigned flags),
     (n, in, out, flags))

void
scarce_memory_from(unsigned first, unsigned last)
{
  allocations = 0;
  failing_first = first;
  failing_last = last;
}

unsigned
scarce_memory_end(void)
{
  failing_first = failing_last = G_MAXUINT;
  return allocations;
}

/* The answer with all the memory it asks for, and how many times that is. */
static DwResult *
solve_in_plenty(const DwModel *model, const DwRequest *request, const DwControl *control, unsigned *n)
{
  DwError error = {0};
  scarce_memory_from(G_MAXUINT, G_MAXUINT);
  DwResult *result = model->solve(request, control, &error);
  g_assert_cmpint(error.status, ==, DW_OK);
  *n = scarce_memory_end();
  return result;
}

static void
assert_same(const DwResult *one, const DwResult *other)
{
  g_assert_cmpuint(dw_result_n_series(one), ==, dw_result_n_series(other));
  for (size_t k = 0; k < dw_result_n_series(one); k++) {
    const DwSeries *a = dw_result_series(one, k), *b = dw_result_series(other, k);
    g_assert_cmpmem(a->x, a->n * sizeof(double), b->x, b->n * sizeof(double));
    g_assert_cmpmem(a->y, a->n * sizeof(double), b->y, b->n * sizeof(double));
  }
}

/* Whether the solve was given up; if not, its answer is the whole one. */
static bool
refuses(const DwModel *model, const DwRequest *request, const DwControl *control, unsigned first,
        unsigned last, const DwResult *whole)
{
  DwError error = {0};
  scarce_memory_from(first, last);
  DwResult *result = model->solve(request, control, &error);
  scarce_memory_end();
  g_assert_cmpint(error.status, ==, result ? DW_OK : DW_NO_MEMORY);
  g_assert_true(result || error.message[0]);
  if (result)
    assert_same(result, whole);
  dw_result_unref(result);
  return !result;
}

void
scarce_memory_solve(const DwModel *model, const DwRequest *request, const DwControl *control)
{
  unsigned n, refused = 0;
  DwResult *whole = solve_in_plenty(model, request, control, &n);
  for (unsigned k = 0; k < n; k++) {
    refused += refuses(model, request, control, k, k, whole);
    g_assert_true(refuses(model, request, control, k, G_MAXUINT - 1, whole));
  }
  g_assert_cmpuint(refused, >=, 5);
  dw_result_unref(whole);
}
