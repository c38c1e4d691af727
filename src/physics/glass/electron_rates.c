/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/electron_matrix.h"
#include "physics/glass/graded.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* The rate matrix of Eqs. 21-23, symmetrised: with D = n(1 - n) and the exchange gamma_ij at equilibrium, A =
 * -L(1/D + V/T) with the graph Laplacian L of gamma, so that sqrt(D) (-A) 1/sqrt(D) is K H with
 *   K = 1/sqrt(D) L 1/sqrt(D):  K_ij = -S_ij = -e^(-r/xi)/(2 sinh(|E_i - E_j|/2T)),
 *   K_ii = sum_k S_ik cosh(E_i/2T)/cosh(E_k/2T),  and  H = 1 + sqrt(D) V sqrt(D)/T.
 * Everything goes through ln cosh: |E|/2T reaches hundreds, where n (1 - n) is 0 in a double. */

/* Errors of small rates do not grow with the largest, which belongs to one close pair with nearly one energy;
 * over thousands of matrices they stay below some 1e-16 of the common scale, as does the zero mode, which is
 * all error and so tells what a matrix in hand is worth. */
static const double NOISE = 1e-16, NOISES_TO_TRUST = 100;
enum { ROWS_PER_QUESTION = 16 };

/* ln cosh x without overflow. */
static double
log_cosh(double x)
{
  const double a = fabs(x);
  return a + log1p(exp(-2 * a)) - 0.6931471805599453;
}

static void
weigh(DwElectronGlass *glass, const DwElectrons *electrons)
{
  const double *energy = dw_electron_glass_energies(glass);
  const bool full = electrons->rate_model == DW_RATES_FULL;
  for (size_t i = 0; i < glass->n; i++)
    glass->weight[i] = full ? log_cosh(energy[i] / (2 * electrons->temperature)) : 0;
}

/* ln S_ij; of the distance alone where the rate model says so (App. A's A_ij). */
static double
log_exchange(const DwElectronGlass *glass, const DwElectrons *electrons, size_t i, size_t j)
{
  const double hop = dw_electron_distance(glass, electrons, i, j) / electrons->localisation;
  if (electrons->rate_model == DW_RATES_DISTANCE_ONLY)
    return -hop;
  const double *energy = dw_electron_glass_energies(glass);
  /* Two sites at the same energy to the last bit would have no finite rate: an accident of rounding. */
  const double x = fmax(fabs(energy[i] - energy[j]) / (2 * electrons->temperature), 1e-300);
  return -hop - x - log(-expm1(-2 * x));
}

static DwStatus
fill_exchange(DwElectronGlass *glass, const DwElectrons *electrons, const DwCancel *cancel)
{
  const size_t n = glass->n;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < i; j++)
      glass->matrix[i * n + j] = glass->matrix[j * n + i] = -exp(log_exchange(glass, electrons, i, j));
    glass->matrix[i * n + i] = 0;
    if (i % ROWS_PER_QUESTION == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return DW_OK;
}

/* Above this ln cosh may not be taken out of its logarithm. */
static const double LARGEST_WEIGHT = 300;

/* K_ii = sum_k S_ik e^(w_i - w_k) with all of the exponents together, each of which may overflow alone. */
static DwStatus
fill_cold_diagonal(DwElectronGlass *glass, const DwElectrons *electrons, const DwCancel *cancel)
{
  const size_t n = glass->n;
  for (size_t i = 0; i < n; i++) {
    double sum = 0;
    for (size_t k = 0; k < n; k++)
      if (k != i)
        sum += exp(log_exchange(glass, electrons, i, k) + glass->weight[i] - glass->weight[k]);
    glass->matrix[i * n + i] = sum;
    if (i % ROWS_PER_QUESTION == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return DW_OK;
}

static DwStatus
fill_diagonal(DwElectronGlass *glass, const DwElectrons *electrons, const DwCancel *cancel)
{
  const size_t n = glass->n;
  for (size_t k = 0; k < n; k++) {
    if (glass->weight[k] > LARGEST_WEIGHT)
      return fill_cold_diagonal(glass, electrons, cancel);
    glass->inverse[k] = exp(-glass->weight[k]);
  }
  for (size_t i = 0; i < n; i++) {
    const double *row = glass->matrix + i * n;
    double sum = 0;
    for (size_t k = 0; k < n; k++)
      sum -= row[k] * glass->inverse[k];
    glass->matrix[i * n + i] = sum * exp(glass->weight[i]);
    if (i % ROWS_PER_QUESTION == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return DW_OK;
}

/* H = 1 + sqrt(D_i D_j) J/(r T), sqrt(D) = 1/(2 cosh). */
static DwStatus
fill_response(DwElectronGlass *glass, const DwElectrons *electrons, const DwCancel *cancel)
{
  const size_t n = glass->n;
  if (!glass->second)
    glass->second = malloc(glass->most * glass->most * sizeof(double));
  if (!glass->second)
    return DW_NO_MEMORY;
  const double scale = electrons->interaction / (4 * electrons->temperature);
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < i; j++) {
      const double r = dw_electron_distance(glass, electrons, i, j);
      const double h = scale / r * exp(-glass->weight[i] - glass->weight[j]);
      glass->second[i * n + j] = glass->second[j * n + i] = h;
    }
    glass->second[i * n + i] = 1;
    if (i % ROWS_PER_QUESTION == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return DW_OK;
}

static DwStatus
ordinary_rates(DwElectronGlass *glass, const DwElectrons *electrons, double *rates, const DwCancel *cancel)
{
  const size_t n = glass->n;
  DwStatus status = fill_exchange(glass, electrons, cancel);
  if (status == DW_OK)
    status = fill_diagonal(glass, electrons, cancel);
  if (status != DW_OK)
    return status;
  if (!electrons->interaction_term || electrons->rate_model == DW_RATES_DISTANCE_ONLY)
    return dw_symmetric_values(glass->symmetric, n, glass->matrix, rates, cancel);
  status = fill_response(glass, electrons, cancel);
  if (status == DW_OK)
    status = dw_symmetric_product_values(glass->symmetric, n, glass->matrix, glass->second, rates, cancel);
  return status;
}

/* Hops from i to j: S_ij e^(w_i - w_j). */
static DwStatus
graded_rates(DwElectronGlass *glass, const DwElectrons *electrons, double *rates, const DwCancel *cancel)
{
  const size_t n = glass->n;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < n; j++) {
      const double up = glass->weight[i] - glass->weight[j];
      glass->matrix[i * n + j] = i == j ? 0 : exp(log_exchange(glass, electrons, i, j) + up);
    }
    if (i % ROWS_PER_QUESTION == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return dw_graded_rates(n, glass->matrix, rates, cancel);
}

DwStatus
dw_electron_glass_rates(DwElectronGlass *glass, const DwElectrons *electrons, double *rates, double *trusted,
                        const DwCancel *cancel)
{
  const bool with_interaction = electrons->interaction_term && electrons->rate_model == DW_RATES_FULL;
  weigh(glass, electrons);
  DwStatus status = ordinary_rates(glass, electrons, rates, cancel);
  if (status != DW_OK)
    return status;
  *trusted = NOISES_TO_TRUST * fmax(NOISE * fmin(rates[glass->n - 1], 1), fabs(rates[0]));
  /* The zero mode itself is noise of either sign, so the first that counts is the second. */
  if (rates[1] > *trusted || with_interaction || glass->n > DW_GRADED_SITES)
    return DW_OK;
  *trusted = 0;
  return graded_rates(glass, electrons, rates, cancel);
}
