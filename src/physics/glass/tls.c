/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/tls.h"

#include <math.h>
#include <stdlib.h>

struct DwTlsGlass {
  DwDipoles *dipoles;
  DwMeanField *mean_field;
  size_t most;
  double *bare, *spin, *delta0, *gain, *scratch;
};

double
dw_tls_energy(double bias, double delta0)
{
  return copysign(hypot(bias, delta0), bias);
}

double
dw_tls_gain(double energy, double temperature)
{
  const double x = fabs(energy) / (2 * temperature);
  return x > 1e-8 ? fabs(energy) / tanh(x) : 2 * temperature;
}

double
dw_tls_effective_interaction(const DwTls *tls)
{
  const double length = dw_box_length(tls->density, 3, tls->sites);
  return 4 * tls->kappa * tls->interaction * (double) tls->sites / (length * length * length);
}

DwTlsGlass *
dw_tls_glass_new(size_t most_sites)
{
  DwTlsGlass *glass = calloc(1, sizeof *glass);
  if (!glass)
    return NULL;
  glass->most = most_sites;
  glass->dipoles = dw_dipoles_new(most_sites);
  glass->mean_field = dw_mean_field_new(most_sites);
  glass->bare = calloc(5 * (most_sites + 1), sizeof(double));
  if (!glass->dipoles || !glass->mean_field || !glass->bare) {
    dw_tls_glass_free(glass);
    return NULL;
  }
  glass->spin = glass->bare + most_sites;
  glass->delta0 = glass->spin + most_sites;
  glass->gain = glass->delta0 + most_sites;
  glass->scratch = glass->gain + most_sites;
  return glass;
}

void
dw_tls_glass_free(DwTlsGlass *glass)
{
  if (!glass)
    return;
  dw_dipoles_free(glass->dipoles);
  dw_mean_field_free(glass->mean_field);
  free(glass->bare);
  free(glass);
}

/* Delta (Gaussian), Delta0 (uniform in its logarithm, P0/Delta0 of Eq. 7) and the start. */
static void
draw(DwTlsGlass *glass, const DwTls *tls, const DwDraws *draws)
{
  const size_t n = tls->sites;
  dw_draw_normals(draws, DW_STREAM_BIASES, n, glass->bare);
  dw_draw_uniforms(draws, DW_STREAM_TUNNELLING, log(tls->delta0_min), log(tls->delta0_max), n, glass->delta0);
  dw_draw_uniforms(draws, DW_STREAM_START, -1, 1, n, glass->spin);
  for (size_t i = 0; i < n; i++) {
    glass->bare[i] *= tls->disorder;
    glass->delta0[i] = exp(glass->delta0[i]);
    const double bias = tls->start == DW_START_UNIFORM ? glass->spin[i] : glass->bare[i];
    glass->spin[i] = tls->start == DW_START_ZERO ? 0 : tanh(bias / (2 * tls->temperature));
  }
}

DwStatus
dw_tls_glass_realize(DwTlsGlass *glass, const DwTls *tls, const DwDraws *draws, const DwCancel *cancel)
{
  if (tls->sites > glass->most || tls->sites < 2)
    return DW_BAD_VALUE;
  draw(glass, tls, draws);
  DwStatus status = dw_dipoles_draw(glass->dipoles, tls->sites, dw_box_length(tls->density, 3, tls->sites),
                                    tls->kappa * tls->interaction, DW_KEEP_BY_SIZE, draws, cancel);
  if (status == DW_OK)
    status = dw_mean_field_begin(glass->mean_field, tls->temperature, glass->bare,
                                 dw_dipoles_couplings(glass->dipoles), glass->spin, cancel);
  if (status == DW_OK)
    status = dw_mean_field_settle(glass->mean_field, cancel);
  const double *bias = dw_mean_field_fields(glass->mean_field);
  for (size_t i = 0; i < tls->sites && status == DW_OK; i++)
    glass->gain[i] = dw_tls_gain(dw_tls_energy(bias[i], glass->delta0[i]), tls->temperature);
  return status;
}

const double *
dw_tls_glass_biases(const DwTlsGlass *glass)
{
  return dw_mean_field_fields(glass->mean_field);
}

const double *
dw_tls_glass_tunnelling(const DwTlsGlass *glass)
{
  return glass->delta0;
}

const double *
dw_tls_glass_gains(const DwTlsGlass *glass)
{
  return glass->gain;
}

double *
dw_tls_glass_scratch(DwTlsGlass *glass)
{
  return glass->scratch;
}

DwDipoles *
dw_tls_glass_dipoles(DwTlsGlass *glass)
{
  return glass->dipoles;
}

const DwMeanField *
dw_tls_glass_mean_field(const DwTlsGlass *glass)
{
  return glass->mean_field;
}
