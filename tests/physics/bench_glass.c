/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Realizations of both glasses beside plain ways to them, in one run: for the TLS glass couplings from libm's
 * Gaussian numbers and full Gauss-Seidel sweeps, for the electron glass gsl_eigen_symm.  Thread CPU times,
 * best of several; prints ratios. */
#include "physics/glass/electron_matrix.h"
#include "physics/glass/tls.h"

#include "stopwatch.h"

#include <gsl/gsl_eigen.h>
#include <string.h>

typedef struct {
  DwTls tls;
  DwTlsGlass *glass;
  uint64_t realization;
  double *matrix, *x, *bare, *spin; /* of the plain way */
  double median;
} TlsCase;

static void
ours(void *context)
{
  TlsCase *c = context;
  const DwDraws draws = {1, c->realization++};
  if (dw_tls_glass_realize(c->glass, &c->tls, &draws, NULL) != DW_OK)
    abort();
}

/* The same couplings in distribution, one pair after the other. */
static void
plain_couplings(TlsCase *c, const DwDraws *draws)
{
  const size_t n = c->tls.sites, pairs = n * n;
  const double length = cbrt((double) n);
  for (unsigned axis = 0; axis < 3; axis++)
    dw_draw_coordinates(draws, axis, length, n, c->x + axis * n);
  dw_draw_normals(draws, DW_STREAM_COUPLINGS, pairs, c->matrix);
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < i; j++) {
      double r2 = 0;
      for (unsigned axis = 0; axis < 3; axis++) {
        const double d = fabs(c->x[axis * n + i] - c->x[axis * n + j]), nearest = fmin(d, length - d);
        r2 += nearest * nearest;
      }
      c->matrix[i * n + j] = c->matrix[j * n + i] = 0.25 * c->matrix[i * n + j] / (r2 * sqrt(r2));
    }
    c->matrix[i * n + i] = 0;
  }
}

static void
plain(void *context)
{
  TlsCase *c = context;
  const size_t n = c->tls.sites;
  const DwDraws draws = {1, c->realization++};
  plain_couplings(c, &draws);
  dw_draw_normals(&draws, DW_STREAM_BIASES, n, c->bare);
  dw_draw_uniforms(&draws, DW_STREAM_START, -1, 1, n, c->spin);
  for (size_t i = 0; i < n; i++)
    c->spin[i] = tanh(c->spin[i] / (2 * c->tls.temperature));
  double largest = 1;
  while (largest > 1e-8) {
    largest = 0;
    for (size_t i = 0; i < n; i++) {
      double field = c->bare[i];
      for (size_t j = 0; j < n; j++)
        field += c->matrix[i * n + j] * c->spin[j];
      const double spin = tanh(field / (2 * c->tls.temperature));
      largest = fmax(largest, fabs(spin - c->spin[i]));
      c->spin[i] = spin;
    }
  }
}

static void
bench_tls(size_t sites, int runs, bool with_plain)
{
  TlsCase c = {.tls = {.sites = sites,
                       .disorder = 1,
                       .interaction = 1,
                       .temperature = 0.05,
                       .kappa = 0.25,
                       .delta0_min = 1e-7,
                       .delta0_max = 1e-1},
               .glass = dw_tls_glass_new(sites)};
  const double best = best_seconds(ours, &c, runs);
  printf("TLS glass, N = %zu: %.4g ms, %.4g realizations/s, %.2f rows a site\n", sites, 1e3 * best, 1 / best,
         (double) dw_mean_field_rows(dw_tls_glass_mean_field(c.glass)) / (double) sites);
  if (with_plain) {
    c.matrix = malloc(sites * sites * sizeof(double));
    c.x = malloc(5 * sites * sizeof(double));
    c.bare = c.x + 3 * sites;
    c.spin = c.bare + sites;
    c.realization = 0;
    const double slow = best_seconds(plain, &c, runs / 3);
    printf("  plain couplings and sweeps: %.4g ms, ratio %.1f\n", 1e3 * slow, slow / best);
    free(c.matrix);
    free(c.x);
  }
  dw_tls_glass_free(c.glass);
}

typedef struct {
  DwElectrons electrons;
  DwElectronGlass *glass;
  double *rates, *matrix, *copy;
  uint64_t realization;
  gsl_eigen_symm_workspace *work;
} ElectronCase;

static void
realize_and_rate(void *context)
{
  ElectronCase *c = context;
  const DwDraws draws = {1, c->realization++};
  double trusted;
  if (dw_electron_glass_realize(c->glass, &c->electrons, &draws, NULL) != DW_OK ||
      dw_electron_glass_rates(c->glass, &c->electrons, c->rates, &trusted, NULL) != DW_OK)
    abort();
}

static void
by_lapack(void *context)
{
  ElectronCase *c = context;
  memcpy(c->copy, c->matrix, c->electrons.sites * c->electrons.sites * sizeof(double));
  if (dw_symmetric_values(c->glass->symmetric, c->electrons.sites, c->copy, c->rates, NULL) != DW_OK)
    abort();
}

static void
by_gsl(void *context)
{
  ElectronCase *c = context;
  const size_t n = c->electrons.sites;
  memcpy(c->copy, c->matrix, n * n * sizeof(double));
  gsl_matrix_view view = gsl_matrix_view_array(c->copy, n, n);
  gsl_vector_view values = gsl_vector_view_array(c->rates, n);
  gsl_eigen_symm(&view.matrix, &values.vector, c->work);
}

/* The Laplacian of e^(-r/xi), the kind of matrix that both get. */
static void
fill(ElectronCase *c)
{
  const size_t n = c->electrons.sites;
  memset(c->matrix, 0, n * n * sizeof(double));
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      if (i != j) {
        const double hop =
            exp(-dw_electron_distance(c->glass, &c->electrons, i, j) / c->electrons.localisation);
        c->matrix[i * n + j] = -hop;
        c->matrix[i * n + i] += hop;
      }
}

static void
bench_electrons(size_t sites, int runs)
{
  ElectronCase c = {
      .electrons = {.sites = sites, .disorder = 1, .interaction = 1, .temperature = 0.1, .localisation = 0.1},
      .glass = dw_electron_glass_new(sites),
      .rates = malloc(sites * sizeof(double)),
      .matrix = malloc(sites * sites * sizeof(double)),
      .copy = malloc(sites * sites * sizeof(double)),
      .work = gsl_eigen_symm_alloc(sites)};
  const double whole = best_seconds(realize_and_rate, &c, runs);
  fill(&c);
  const double lapack = best_seconds(by_lapack, &c, runs), gsl = best_seconds(by_gsl, &c, runs);
  printf("electron glass, N = %zu: %.4g ms, %.4g realizations/s\n", sites, 1e3 * whole, 1 / whole);
  printf("  eigenvalues %.4g ms, gsl_eigen_symm %.4g ms, ratio %.2f\n", 1e3 * lapack, 1e3 * gsl,
         gsl / lapack);
  gsl_eigen_symm_free(c.work);
  free(c.copy);
  free(c.matrix);
  free(c.rates);
  dw_electron_glass_free(c.glass);
}

int
main(void)
{
  dw_symmetric_single_thread();
  print_load();
  bench_tls(1000, 30, true);
  bench_tls(5000, 3, false);
  bench_tls(10000, 2, false);
  bench_electrons(300, 5);
  bench_electrons(1000, 3);
  return 0;
}
