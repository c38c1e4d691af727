/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of a solve is made to fail in turn: it says that there is no memory, and neither crashes
 * nor (under the address sanitizer) loses a byte.  The linker sends what model and physics ask of the
 * allocators here (--wrap in meson.build); GLib and the inside of FFTW keep theirs. */
#include "inquiry.h"

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

/* With these allocations failing, counted from 0. */
static DwResult *
solve(const Inquiry *inquiry, unsigned first, unsigned last, DwError *error)
{
  const DwControl control = {.publish = discard};
  allocations = 0;
  failing_first = first;
  failing_last = last;
  DwResult *result = inquiry_model()->solve(&inquiry->request, &control, error);
  failing_first = failing_last = G_MAXUINT;
  return result;
}

static void
check_failures(const Inquiry *inquiry, bool lasting)
{
  DwError error = {0};
  dw_result_unref(solve(inquiry, G_MAXUINT, G_MAXUINT, &error));
  const unsigned n = allocations;
  g_assert_cmpint(error.status, ==, DW_OK);
  g_assert_cmpuint(n, >=, 5);
  for (unsigned k = 0; k < n; k++) {
    error = (DwError){0};
    g_assert_null(solve(inquiry, k, lasting ? G_MAXUINT - 1 : k, &error));
    g_assert_cmpint(error.status, ==, DW_NO_MEMORY);
    g_assert_cmpstr(error.message, !=, "");
  }
}

static void
test_solve(void)
{
  static const double values[][4] = {{500, 100, 2, 0.1}, {1e5, 100, 1, 0.5}, {0, 0, 0.5, 1e-3}};
  for (size_t k = 0; k < G_N_ELEMENTS(values); k++)
    for (size_t plot = 0; plot < inquiry_model()->n_plots; plot++) {
      Inquiry inquiry = {.values = {values[k][0], values[k][1], values[k][2], values[k][3]}};
      inquiry_init(&inquiry, plot, 3);
      g_test_message("%s, case %zu", inquiry_model()->plots[plot].id, k);
      check_failures(&inquiry, false);
      check_failures(&inquiry, true);
    }
}

static void
test_request(void)
{
  Inquiry inquiry = {.values = {17, 100, 1, 0.1}};
  inquiry_init(&inquiry, 0, 3);
  allocations = 0;
  dw_request_free(dw_request_new(&inquiry.request));
  for (unsigned k = 0, n = allocations; k < n; k++) {
    allocations = 0;
    failing_first = failing_last = k;
    g_assert_null(dw_request_new(&inquiry.request));
  }
  failing_first = failing_last = G_MAXUINT;
}

int
main(int argc, char **argv)
{
  failing_first = failing_last = G_MAXUINT;
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/bottleneck-memory/solve", test_solve);
  g_test_add_func("/bottleneck-memory/request", test_request);
  return g_test_run();
}
