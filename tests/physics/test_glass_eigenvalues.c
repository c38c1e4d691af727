/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eigenvalues that can be interrupted, beside LAPACK's that cannot. */
#include "physics/glass/congruence.h"
#include "physics/glass/symmetric.h"
#include "physics/glass/tridiagonal.h"

#include "golden.h"

#include <float.h>
#include <math.h>
#include <string.h>

void dsyev_(const char *job, const char *uplo, const int *n, double *a, const int *stride, double *values,
            double *work, const int *work_length, int *info, size_t job_length, size_t uplo_length);
void dsygv_(const int *type, const char *job, const char *uplo, const int *n, double *a, const int *a_stride,
            double *b, const int *b_stride, double *values, double *work, const int *work_length, int *info,
            size_t job_length, size_t uplo_length);
void dsterf_(const int *n, double *diagonal, double *off_diagonal, int *info);

/* Sizes around those of panels (32), pieces (64) and strips (512). */
static size_t
some_size(int round)
{
  static const size_t sizes[] = {1, 2, 3, 31, 32, 33, 63, 65, 513, 600};
  return round < (int) G_N_ELEMENTS(sizes) ? sizes[round] : (size_t) g_test_rand_int_range(1, 700);
}

static double *
random_symmetric(size_t n)
{
  double *matrix = g_new(double, n *n);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++)
      matrix[i * n + j] = matrix[j * n + i] = g_test_rand_double_range(-1, 1);
  return matrix;
}

static double
largest_of(const double *values, size_t n)
{
  double largest = 0;
  for (size_t k = 0; k < n; k++)
    largest = fmax(largest, fabs(values[k]));
  return largest;
}

/* Both are backward stable: a few roundings of the largest, growing as the root of n. */
static void
assert_same_spectrum(const double *values, const double *expected, size_t n)
{
  const double tolerance = 10 * DBL_EPSILON * sqrt((double) n) * largest_of(expected, n);
  for (size_t k = 0; k < n; k++)
    g_assert_cmpfloat_with_epsilon(values[k], expected[k], tolerance);
}

static void
test_symmetric(void)
{
  for (int round = 0; round < random_rounds(14, 100); round++) {
    const size_t n = some_size(round);
    const int size = (int) n, length = 40 * size;
    int info;
    g_autofree double *matrix = random_symmetric(n), *copy = g_memdup2(matrix, n * n * sizeof(double));
    g_autofree double *values = g_new(double, n), *expected = g_new(double, n),
                      *work = g_new(double, (size_t) length);
    DwSymmetric *symmetric = dw_symmetric_new(n);
    g_assert_cmpint(dw_symmetric_values(symmetric, n, matrix, values, NULL), ==, DW_OK);
    dsyev_("N", "L", &size, copy, &size, expected, work, &length, &info, 1, 1);
    assert_same_spectrum(values, expected, n);
    dw_symmetric_free(symmetric);
  }
}

static void
test_product(void)
{
  for (int round = 0; round < random_rounds(14, 100); round++) {
    const size_t n = some_size(round);
    const int size = (int) n, length = 40 * size, product = 2;
    int info;
    g_autofree double *K = random_symmetric(n), *H = random_symmetric(n);
    for (size_t i = 0; i < n; i++)
      H[i * n + i] = 3 * sqrt((double) n); /* beyond the semicircle of the rest: positive definite */
    g_autofree double *K_copy = g_memdup2(K, n * n * sizeof(double)),
                      *H_copy = g_memdup2(H, n * n * sizeof(double));
    g_autofree double *values = g_new(double, n), *expected = g_new(double, n),
                      *work = g_new(double, (size_t) length);
    DwSymmetric *symmetric = dw_symmetric_new(n);
    g_assert_cmpint(dw_symmetric_product_values(symmetric, n, K, H, values, NULL), ==, DW_OK);
    dsygv_(&product, "N", "L", &size, K_copy, &size, H_copy, &size, expected, work, &length, &info, 1, 1);
    assert_same_spectrum(values, expected, n);
    dw_symmetric_free(symmetric);
  }
}

static void
test_indefinite(void)
{
  double K[4] = {1, 0, 0, 1}, H[4] = {1, 2, 2, 1}, values[2];
  DwSymmetric *symmetric = dw_symmetric_new(2);
  g_assert_cmpint(dw_symmetric_product_values(symmetric, 2, K, H, values, NULL), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_symmetric_values(symmetric, 3, K, values, NULL), ==, DW_BAD_VALUE);
  dw_symmetric_free(symmetric);
}

/* Elements over many decades, to either end, with zeros here and there, very large and very small: as
 * LAPACK's to some roundings of the largest. */
static void
test_tridiagonal(void)
{
  for (int round = 0; round < random_rounds(200, 5000); round++) {
    const size_t n = (size_t) g_test_rand_int_range(1, 60);
    const int size = (int) n;
    int info;
    const double scale = random_log(1e-280, 1e280), step = g_test_rand_double_range(-2, 2);
    double d[60], e[60], d_copy[60], e_copy[60];
    for (size_t k = 0; k < n; k++) {
      const double size_here = scale * pow(10, step * (double) k / 10);
      d[k] = size_here * g_test_rand_double_range(-1, 1);
      e[k] = g_test_rand_int_range(0, 8) ? size_here * g_test_rand_double_range(-1, 1) : 0;
    }
    memcpy(d_copy, d, sizeof d);
    memcpy(e_copy, e, sizeof e);
    g_assert_cmpint(dw_tridiagonal_values(n, d, e, NULL), ==, DW_OK);
    dsterf_(&size, d_copy, e_copy, &info);
    const double largest = largest_of(d_copy, n);
    for (size_t k = 0; k < n; k++)
      g_assert_cmpfloat_with_epsilon(d[k] / largest, d_copy[k] / largest, 1e-14);
  }
}

/* A matrix that falls by decades along its diagonal keeps the digits of each eigenvalue, in either order. */
static void
test_graded(void)
{
  enum { N = 40 };
  for (int turned = 0; turned < 2; turned++) {
    double d[N], e[N];
    for (int k = 0; k < N; k++) {
      d[turned ? N - 1 - k : k] = pow(10, -k);
      if (k + 1 < N)
        e[turned ? N - 2 - k : k] = 1e-10 * pow(10, -k);
    }
    g_assert_cmpint(dw_tridiagonal_values(N, d, e, NULL), ==, DW_OK);
    for (int k = 0; k < N; k++)
      assert_relative(d[N - 1 - k], pow(10, -k), 1e-14);
  }
}

static void
test_not_a_number(void)
{
  double d[5] = {1, NAN, 2, 3, 4}, e[5] = {1, 1, NAN, 1};
  g_assert_cmpint(dw_tridiagonal_values(5, d, e, NULL), !=, DW_CANCELLED); /* it ends */
}

/* Stopping. */

typedef struct {
  unsigned asked, stop_at;
} Question;

static bool
ask(void *context)
{
  Question *question = context;
  return ++question->asked >= question->stop_at;
}

/* The steps on the way to the eigenvalues of a product, one after the other, each with its own question. */
enum { FACTOR, TRANSFORM, REDUCE, ITERATE, N_STEPS };

static DwStatus
take_steps(size_t n, Question *questions)
{
  g_autofree double *K = random_symmetric(n), *H = g_new0(double, n *n), *values = g_new(double, n);
  g_autofree double *beside = g_new(double, n), *panel = g_new(double, n *DW_TRIDIAGONAL_PANEL);
  DwCancel cancel[N_STEPS];
  for (size_t i = 0; i < n; i++)
    H[i * n + i] = 1;
  for (int k = 0; k < N_STEPS; k++)
    cancel[k] = (DwCancel){ask, &questions[k]};
  DwStatus status = dw_cholesky(n, H, &cancel[FACTOR]);
  if (status == DW_OK)
    status = dw_congruent(n, K, H, &cancel[TRANSFORM]);
  if (status == DW_OK)
    status = dw_tridiagonalise(n, K, values, beside, panel, &cancel[REDUCE]);
  return status == DW_OK ? dw_tridiagonal_values(n, values, beside, &cancel[ITERATE]) : status;
}

/* A column or a block of them is the longest piece of work there is; after the question that is answered with
 * yes there is none. */
static void
test_stops(void)
{
  for (int round = 0; round < random_rounds(40, 400); round++) {
    const size_t n = (size_t) g_test_rand_int_range(100, 200);
    const unsigned fewest[N_STEPS] = {(unsigned) n / 32, (unsigned) n / 32, (unsigned) n, (unsigned) n / 2};
    const int step = round % N_STEPS;
    Question questions[N_STEPS];
    for (int k = 0; k < N_STEPS; k++)
      questions[k] = (Question){.stop_at = G_MAXUINT};
    g_assert_cmpint(take_steps(n, questions), ==, DW_OK);
    g_assert_cmpuint(questions[step].asked, >=, fewest[step]);
    const unsigned stop_at = 1 + (unsigned) g_test_rand_int_range(0, (int) fewest[step]);
    questions[step] = (Question){.stop_at = stop_at};
    g_assert_cmpint(take_steps(n, questions), ==, DW_CANCELLED);
    g_assert_cmpuint(questions[step].asked, ==, stop_at);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  dw_symmetric_single_thread();
  g_test_add_func("/glass/eigenvalues/symmetric", test_symmetric);
  g_test_add_func("/glass/eigenvalues/product", test_product);
  g_test_add_func("/glass/eigenvalues/indefinite", test_indefinite);
  g_test_add_func("/glass/eigenvalues/tridiagonal", test_tridiagonal);
  g_test_add_func("/glass/eigenvalues/graded", test_graded);
  g_test_add_func("/glass/eigenvalues/not-a-number", test_not_a_number);
  g_test_add_func("/glass/eigenvalues/stops", test_stops);
  return g_test_run();
}
