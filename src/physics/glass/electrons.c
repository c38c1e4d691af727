/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/electrons.h"
#include "physics/glass/electron_matrix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double ENOUGH_BALANCE = 1e-6;
enum { MOST_SHIFTS = 40, ROWS_PER_QUESTION = 16 };

DwElectronGlass *
dw_electron_glass_new(size_t most_sites)
{
  DwElectronGlass *glass = calloc(1, sizeof *glass);
  if (!glass)
    return NULL;
  glass->most = most_sites;
  glass->mean_field = dw_mean_field_new(most_sites);
  glass->symmetric = dw_symmetric_new(most_sites);
  glass->x = calloc(6 * (most_sites + 1), sizeof(double));
  glass->matrix = malloc(most_sites * most_sites * sizeof(double));
  if (!glass->mean_field || !glass->symmetric || !glass->x || !glass->matrix) {
    dw_electron_glass_free(glass);
    return NULL;
  }
  glass->y = glass->x + most_sites;
  glass->bare = glass->y + most_sites;
  glass->spin = glass->bare + most_sites;
  glass->weight = glass->spin + most_sites;
  glass->inverse = glass->weight + most_sites;
  return glass;
}

void
dw_electron_glass_free(DwElectronGlass *glass)
{
  if (!glass)
    return;
  dw_mean_field_free(glass->mean_field);
  dw_symmetric_free(glass->symmetric);
  free(glass->x);
  free(glass->matrix);
  free(glass->second);
  free(glass);
}

/* The paper's start, "randomly distributed values": E uniform in (-1, 1). */
static void
draw(DwElectronGlass *glass, const DwElectrons *electrons, const DwDraws *draws)
{
  const size_t n = electrons->sites;
  const double width = electrons->disorder;
  glass->length = dw_box_length(electrons->density, 2, n);
  dw_draw_coordinates(draws, 0, glass->length, n, glass->x);
  dw_draw_coordinates(draws, 1, glass->length, n, glass->y);
  dw_draw_uniforms(draws, DW_STREAM_BIASES, -width / 2, width / 2, n, glass->bare);
  dw_draw_uniforms(draws, DW_STREAM_START, -1, 1, n, glass->spin);
  for (size_t i = 0; i < n; i++)
    glass->spin[i] = tanh(glass->spin[i] / (2 * electrons->temperature));
}

double
dw_electron_distance(const DwElectronGlass *glass, const DwElectrons *electrons, size_t i, size_t j)
{
  double dx = fabs(glass->x[i] - glass->x[j]), dy = fabs(glass->y[i] - glass->y[j]);
  if (!electrons->open) {
    dx = fmin(dx, glass->length - dx);
    dy = fmin(dy, glass->length - dy);
  }
  return sqrt(dx * dx + dy * dy);
}

/* c_ij = -J/2r of Eq. 20 into the matrix. */
static DwStatus
fill_couplings(DwElectronGlass *glass, const DwElectrons *electrons, const DwCancel *cancel)
{
  const size_t n = electrons->sites;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < i; j++) {
      const double r = dw_electron_distance(glass, electrons, i, j);
      glass->matrix[i * n + j] = glass->matrix[j * n + i] = -electrons->interaction / (2 * r);
    }
    glass->matrix[i * n + i] = 0;
    if (i % ROWS_PER_QUESTION == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return DW_OK;
}

static double
imbalance(const DwElectronGlass *glass)
{
  const double *spin = dw_mean_field_spins(glass->mean_field);
  double sum = 0;
  for (size_t i = 0; i < glass->n; i++)
    sum += spin[i];
  return sum;
}

/* How much sum tanh(E/2T) changes with the bare fields if the fields follow by what the charge itself makes:
 * that of a capacitor, 1/capacity = mean sum of couplings, in series with the levels. */
static double
compliance(const DwElectronGlass *glass, double temperature)
{
  const double *spin = dw_mean_field_spins(glass->mean_field);
  double levels = 0, couplings = 0;
  for (size_t i = 0; i < glass->n; i++)
    levels += (1 - spin[i] * spin[i]) / (2 * temperature);
  for (size_t k = 0; k < glass->n * glass->n; k++)
    couplings -= glass->matrix[k];
  const double n = (double) glass->n;
  return 1 / (1 / fmax(levels, 1e-3) + couplings / (n * n));
}

/* Secant steps of the chemical potential.  Where pairs flip on the way the number of electrons jumps by a
 * little and what is reached is the nearest that the present solution has. */
static DwStatus
balance(DwElectronGlass *glass, double temperature, const DwCancel *cancel)
{
  double slope = compliance(glass, temperature), charge = imbalance(glass);
  for (int k = 0; k < MOST_SHIFTS && fabs(charge) > ENOUGH_BALANCE; k++) {
    const double shift = -charge / slope, before = charge;
    dw_mean_field_shift(glass->mean_field, shift);
    const DwStatus status = dw_mean_field_settle(glass->mean_field, cancel);
    if (status != DW_OK)
      return status;
    glass->chemical_potential -= shift;
    charge = imbalance(glass);
    const double secant = (charge - before) / shift;
    if (secant > 0.2 * slope && secant < 5 * slope)
      slope = secant;
    else
      slope *= 1.5; /* a jump: go on in smaller steps */
  }
  return DW_OK;
}

DwStatus
dw_electron_glass_solve(DwElectronGlass *glass, const DwElectrons *electrons, const DwCancel *cancel)
{
  glass->n = electrons->sites;
  glass->chemical_potential = 0;
  DwStatus status = fill_couplings(glass, electrons, cancel);
  if (status != DW_OK)
    return status;
  DwMatrixCouplings couplings = dw_matrix_couplings(glass->n, glass->matrix);
  status = dw_mean_field_begin(glass->mean_field, electrons->temperature, glass->bare, &couplings.base,
                               glass->spin, cancel);
  if (status == DW_OK)
    status = dw_mean_field_settle(glass->mean_field, cancel);
  if (status == DW_OK && electrons->exactly_half)
    status = balance(glass, electrons->temperature, cancel);
  return status;
}

DwStatus
dw_electron_glass_realize(DwElectronGlass *glass, const DwElectrons *electrons, const DwDraws *draws,
                          const DwCancel *cancel)
{
  if (electrons->sites > glass->most || electrons->sites < 2)
    return DW_BAD_VALUE;
  draw(glass, electrons, draws);
  return dw_electron_glass_solve(glass, electrons, cancel);
}

const double *
dw_electron_glass_energies(const DwElectronGlass *glass)
{
  return dw_mean_field_fields(glass->mean_field);
}

double
dw_electron_glass_imbalance(const DwElectronGlass *glass)
{
  return imbalance(glass);
}

double
dw_electron_glass_chemical_potential(const DwElectronGlass *glass)
{
  return glass->chemical_potential;
}
