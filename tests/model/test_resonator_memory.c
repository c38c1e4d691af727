/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of a solve is made to fail in turn: it says that there is no memory, or does without a
 * snapshot, and neither crashes nor (under the address sanitizer) loses a byte.  The linker sends what model
 * and physics ask of the allocators here (--wrap in meson.build). */
#include "noise_inquiry.h"

#include <fftw3.h>
#include <glib.h>

static unsigned allocations, failing_first, failing_last;

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

static void
discard(void *context, DwResult *snapshot)
{
  dw_result_unref(snapshot);
}

static DwResult *
solve(const NoiseInquiry *inquiry, unsigned first, unsigned last, DwError *error)
{
  const DwControl control = {.publish = discard};
  allocations = 0;
  failing_first = first;
  failing_last = last;
  DwResult *result = noise_model()->solve(&inquiry->request, &control, error);
  failing_first = failing_last = G_MAXUINT;
  return result;
}

static void
check_failures(const NoiseInquiry *inquiry, bool lasting)
{
  DwError error = {0};
  dw_result_unref(solve(inquiry, G_MAXUINT, G_MAXUINT, &error));
  const unsigned n = allocations;
  unsigned refused = 0;
  g_assert_cmpint(error.status, ==, DW_OK);
  for (unsigned k = 0; k < n; k++) {
    error = (DwError){0};
    DwResult *result = solve(inquiry, k, lasting ? G_MAXUINT - 1 : k, &error);
    g_assert_true((result != NULL) == (error.status == DW_OK));
    g_assert_true(result || error.status == DW_NO_MEMORY);
    g_assert_true(!lasting || !result);
    refused += !result;
    dw_result_unref(result);
  }
  g_assert_cmpuint(refused, >=, 5);
}

static void
test_solve(void)
{
  for (size_t plot = 0; plot < noise_model()->n_plots; plot++) {
    NoiseInquiry inquiry = {0};
    noise_defaults(&inquiry);
    noise_ask(&inquiry, noise_model()->plots[plot].id);
    inquiry.plot.n = 3;
    g_test_message("%s", noise_model()->plots[plot].id);
    check_failures(&inquiry, false);
    check_failures(&inquiry, true);
  }
}

int
main(int argc, char **argv)
{
  failing_first = failing_last = G_MAXUINT;
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resonator-memory/solve", test_solve);
  return g_test_run();
}
