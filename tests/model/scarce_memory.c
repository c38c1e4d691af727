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

static unsigned
count_allocations(const DwModel *model, const DwRequest *request, const DwControl *control)
{
  DwError error = {0};
  scarce_memory_from(G_MAXUINT, G_MAXUINT);
  dw_result_unref(model->solve(request, control, &error));
  g_assert_cmpint(error.status, ==, DW_OK);
  return scarce_memory_end();
}

/* Whether the solve was given up. */
static bool
refuses(const DwModel *model, const DwRequest *request, const DwControl *control, unsigned first,
        unsigned last)
{
  DwError error = {0};
  scarce_memory_from(first, last);
  DwResult *result = model->solve(request, control, &error);
  scarce_memory_end();
  g_assert_cmpint(error.status, ==, result ? DW_OK : DW_NO_MEMORY);
  g_assert_true(result || error.message[0]);
  dw_result_unref(result);
  return !result;
}

void
scarce_memory_solve(const DwModel *model, const DwRequest *request, const DwControl *control)
{
  const unsigned n = count_allocations(model, request, control);
  unsigned refused = 0;
  for (unsigned k = 0; k < n; k++) {
    refused += refuses(model, request, control, k, k);
    g_assert_true(refuses(model, request, control, k, G_MAXUINT - 1));
  }
  g_assert_cmpuint(refused, >=, 5);
}
