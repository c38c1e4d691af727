/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both glasses stand on: counted random numbers, eigenvalues, the spectrum of graded networks,
 * relaxation. */
#include "physics/glass/draws.h"
#include "physics/glass/graded.h"
#include "physics/glass/relaxation.h"
#include "physics/glass/symmetric.h"

#include "golden.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_sf_expint.h>
#include <gsl/gsl_sort_vector.h>
#include <math.h>
#include <Random123/philox.h>
#include <string.h>

/* The strip's words are Philox's own, its normal numbers those of Box and Muller in double precision. */
static void
test_strip(void)
{
  for (int round = 0; round < random_rounds(50, 1000); round++) {
    const DwDraws draws = {((uint64_t) g_test_rand_int() << 32) | (uint32_t) g_test_rand_int(),
                           (uint64_t) (uint32_t) g_test_rand_int() << g_test_rand_int_range(0, 32)};
    const uint32_t first = (uint32_t) g_test_rand_int(), stride = g_test_rand_bit() ? 1 : 1 << 16;
    const size_t n = (size_t) g_test_rand_int_range(1, DW_STRIP + 1);
    DwStrip strip;
    dw_draw_strip(&draws, first, stride, n, DW_BOTH_ROWS, &strip);
    for (size_t k = 0; k < n; k++) {
      const philox4x32_ctr_t counter = {{first + (uint32_t) k * stride, DW_STREAM_COUPLINGS,
                                         (uint32_t) draws.realization, (uint32_t) (draws.realization >> 32)}};
      const philox4x32_key_t key = {{(uint32_t) draws.seed, (uint32_t) (draws.seed >> 32)}};
      const philox4x32_ctr_t words = philox4x32(counter, key);
      for (int j = 0; j < 4; j += 2) {
        const double radius = sqrt(-2 * log(((double) (words.v[j] >> 8) + 0.5) / 16777216));
        const double turn = 2 * G_PI * ((double) words.v[j + 1] / 4294967296);
        /* Mirrored in every other quarter, which is why only |cos| and |sin| are compared, as a set. */
        const double a = fabs(radius * cos(turn)), b = fabs(radius * sin(turn));
        const double x = fabs((double) strip.normal[j][k]), y = fabs((double) strip.normal[j + 1][k]);
        const double straight = fmax(fabs(x - a), fabs(y - b)), crossed = fmax(fabs(x - b), fabs(y - a));
        /* Single precision of a number up to 6, and of ln u where u is nearly 1. */
        g_assert_cmpfloat(fmin(straight, crossed), <, 8e-6 + 1.3e-7 / radius);
      }
    }
  }
}

/* 2^20 numbers: moments within five standard errors, which are sqrt(1, 2, 15, 96)/2^10. */
static void
test_moments(void)
{
  enum { STRIPS = 1024 };
  double sum[4] = {0};
  DwStrip strip;
  const DwDraws draws = {(uint64_t) g_test_rand_int(), 7};
  for (uint32_t k = 0; k < STRIPS; k++) {
    dw_draw_strip(&draws, k << 16, 1, DW_STRIP, DW_BOTH_ROWS, &strip);
    for (size_t j = 0; j < 4 * DW_STRIP; j++) {
      const double x = (double) strip.normal[j / DW_STRIP][j % DW_STRIP];
      sum[0] += x;
      sum[1] += x * x;
      sum[2] += x * x * x;
      sum[3] += x * x * x * x;
    }
  }
  static const double moment[] = {0, 1, 0, 3}, variance[] = {1, 2, 15, 96};
  for (int k = 0; k < 4; k++)
    g_assert_cmpfloat_with_epsilon(sum[k] / (STRIPS * 4 * DW_STRIP), moment[k], 5 * sqrt(variance[k]) / 1024);
}

static void
random_symmetric(size_t n, double *matrix)
{
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j <= i; j++)
      matrix[i * n + j] = matrix[j * n + i] = g_test_rand_double_range(-1, 1);
}

static double *
values_by_gsl(size_t n, double *matrix)
{
  gsl_matrix_view view = gsl_matrix_view_array(matrix, n, n);
  double *values = g_new(double, n);
  gsl_vector_view out = gsl_vector_view_array(values, n);
  gsl_eigen_symm_workspace *work = gsl_eigen_symm_alloc(n);
  gsl_eigen_symm(&view.matrix, &out.vector, work);
  gsl_eigen_symm_free(work);
  gsl_sort_vector(&out.vector);
  return values;
}

static void
test_eigenvalues(void)
{
  for (int round = 0; round < random_rounds(40, 400); round++) {
    const size_t n = (size_t) g_test_rand_int_range(1, 150);
    g_autofree double *matrix = g_new(double, n *n), *copy = g_new(double, n *n), *values = g_new(double, n);
    random_symmetric(n, matrix);
    memcpy(copy, matrix, n * n * sizeof(double));
    DwSymmetric *symmetric = dw_symmetric_new(n);
    g_assert_cmpint(dw_symmetric_values(symmetric, n, matrix, values, NULL), ==, DW_OK);
    g_autofree double *expected = values_by_gsl(n, copy);
    for (size_t k = 0; k < n; k++)
      g_assert_cmpfloat_with_epsilon(values[k], expected[k], 1e-13 * (double) n);
    dw_symmetric_free(symmetric);
  }
}

/* K H with H = 1 is K, and with H = c K's own sign pattern squared its trace is that of the product. */
static void
test_product_eigenvalues(void)
{
  for (int round = 0; round < random_rounds(20, 200); round++) {
    const size_t n = (size_t) g_test_rand_int_range(2, 100);
    g_autofree double *K = g_new(double, n *n), *H = g_new(double, n *n), *values = g_new(double, n);
    random_symmetric(n, K);
    random_symmetric(n, H);
    double trace = 0, sum = 0;
    for (size_t i = 0; i < n; i++)
      H[i * n + i] = (double) n;
    for (size_t k = 0; k < n * n; k++)
      trace += K[k] * H[k];
    DwSymmetric *symmetric = dw_symmetric_new(n);
    g_assert_cmpint(dw_symmetric_product_values(symmetric, n, K, H, values, NULL), ==, DW_OK);
    for (size_t k = 0; k < n; k++)
      sum += values[k];
    g_assert_cmpfloat_with_epsilon(sum, trace, 1e-12 * (double) (n * n));
    dw_symmetric_free(symmetric);
  }
}

/* A chain of sites whose links fall by 1e-6 a step: each rate is its link's (1 + e^..)-fold to 1e-6, at 1e-60
 * of the largest still.  Two sites are exact. */
static void
test_graded_chain(void)
{
  enum { N = 11 };
  for (int round = 0; round < random_rounds(20, 500); round++) {
    double S[N * N] = {0}, values[N];
    for (int k = 0; k + 1 < N; k++)
      S[k * N + k + 1] = S[(k + 1) * N + k] = pow(10, -6 * k);
    g_assert_cmpint(dw_graded_rates(N, S, values, NULL), ==, DW_OK);
    g_assert_cmpfloat(values[0], ==, 0);
    /* Joining m sites that are one to one more: (m + 1)/m of the link. */
    for (int k = 0; k + 1 < N; k++) {
      const double m = k + 1;
      assert_relative(values[N - 1 - k], (m + 1) / m * pow(10, -6 * k), 1e-5);
    }
    double pair[4] = {0, random_log(1e-200, 1), random_log(1e-200, 1), 0}, rates[2];
    const double expected = pair[1] + pair[2];
    g_assert_cmpint(dw_graded_rates(2, pair, rates, NULL), ==, DW_OK);
    assert_relative(rates[1], expected, 1e-13);
  }
}

/* Where double precision is enough both ways agree. */
static void
test_graded_against_ordinary(void)
{
  for (int round = 0; round < random_rounds(20, 200); round++) {
    const size_t n = (size_t) g_test_rand_int_range(2, 60);
    g_autofree double *S = g_new0(double, n *n), *K = g_new0(double, n *n), *w = g_new(double, n);
    g_autofree double *graded = g_new(double, n), *ordinary = g_new(double, n);
    for (size_t i = 0; i < n; i++) {
      w[i] = g_test_rand_double_range(0, 2);
      for (size_t j = 0; j < i; j++)
        S[i * n + j] = S[j * n + i] = random_log(1e-4, 1);
    }
    for (size_t i = 0; i < n; i++)
      for (size_t j = 0; j < n; j++) {
        K[i * n + j] -= S[i * n + j];
        S[i * n + j] *= exp(w[i] - w[j]);
        K[i * n + i] += S[i * n + j];
      }
    DwSymmetric *symmetric = dw_symmetric_new(n);
    g_assert_cmpint(dw_symmetric_values(symmetric, n, K, ordinary, NULL), ==, DW_OK);
    g_assert_cmpint(dw_graded_rates(n, S, graded, NULL), ==, DW_OK);
    for (size_t k = 0; k < n; k++)
      g_assert_cmpfloat_with_epsilon(graded[k], ordinary[k], 2e-13 * ordinary[n - 1]);
    dw_symmetric_free(symmetric);
  }
}

static void
test_relaxation(void)
{
  for (int round = 0; round < random_rounds(500, 5000); round++) {
    const double low = random_log(1e-20, 1), high = low * random_log(10, 1e20), spread = log(high / low);
    /* Inside its window the logarithm is good to 5.3 %, and what it leaves out is x - x^2/4 + ... and E1. */
    const double t = exp(g_test_rand_double_range(log(3 / high), log(0.1 / low)));
    if (high / low > 300)
      g_assert_cmpfloat_with_epsilon(dw_logarithmic_relaxation(t, low, high) * spread,
                                     dw_even_relaxation(t, low, high) * spread, 0.1 + 0.014);
    const double x = random_log(1e-3 * low / high, 600), late = x / low * high;
    g_assert_cmpfloat_with_epsilon(dw_even_relaxation(x / low, low, high) * spread,
                                   gsl_sf_expint_E1(x) - (late < 700 ? gsl_sf_expint_E1(late) : 0),
                                   1e-14 * spread);
  }
  g_assert_cmpfloat(dw_even_relaxation(0, 1e-10, 1), ==, 1);
  g_assert_cmpfloat_with_epsilon(dw_even_relaxation(1e3, 1e-1, 1), 0, 1e-15);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/glass/linear/strip", test_strip);
  g_test_add_func("/glass/linear/moments", test_moments);
  g_test_add_func("/glass/linear/eigenvalues", test_eigenvalues);
  g_test_add_func("/glass/linear/product-eigenvalues", test_product_eigenvalues);
  g_test_add_func("/glass/linear/graded-chain", test_graded_chain);
  g_test_add_func("/glass/linear/graded-against-ordinary", test_graded_against_ordinary);
  g_test_add_func("/glass/linear/relaxation", test_relaxation);
  return g_test_run();
}
