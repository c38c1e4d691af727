/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/electron_glass.h"
#include "model/glass_averages.h"

#include <math.h>

static void
read_levels(const DwElectronAnswer *answer, DwResult *result)
{
  const DwElectronNumbers *numbers = answer->numbers;
  const double square = dw_moments_mean(answer->moments, numbers->square_excess), root = sqrt(square);
  double low, high;
  DwFit fit;
  dw_read_mean(answer->moments, result, EG_READ_MEDIAN_ENERGY, numbers->median_energy, 1);
  dw_result_set_reading(result, EG_READ_EXCESS, root,
                        root > 0 ? dw_moments_error(answer->moments, numbers->square_excess) / (2 * root)
                                 : NAN);
  if (numbers->electrons.exactly_half)
    dw_read_mean(answer->moments, result, EG_READ_POTENTIAL, numbers->potential, 1);
  if (!dw_electron_fit_gap(answer, &low, &high, &fit))
    return;
  dw_result_set_reading(result, EG_READ_GAP_SLOPE, fit.q, fit.q_error);
  dw_result_set_reading(result, EG_READ_GAP_OFFSET, fit.p, fit.p_error);
  dw_result_set_reading(result, EG_READ_GAP_CHI2, fit.chi2, NAN);
  dw_result_set_reading(result, EG_READ_GAP_LOW, low, NAN);
  dw_result_set_reading(result, EG_READ_GAP_HIGH, high, NAN);
}

static void
read_rates(const DwElectronAnswer *answer, DwResult *result)
{
  const DwElectronNumbers *numbers = answer->numbers;
  DwPlateau plateau;
  for (size_t k = 0; k < DW_EG_QUANTILES; k++)
    dw_read_mean(answer->moments, result, EG_READ_Q05 + k, numbers->quantile + k, 1);
  dw_read_mean(answer->moments, result, EG_READ_MEAN, numbers->mean_rate, 1);
  dw_read_mean(answer->moments, result, EG_READ_UNTRUSTED, numbers->untrusted, 1);
  if (!dw_electron_plateau(answer, &plateau))
    return;
  dw_result_set_reading(result, EG_READ_MODE, plateau.mode, plateau.mode_error);
  dw_result_set_reading(result, EG_READ_PLATEAU, plateau.height, plateau.height_error);
  dw_result_set_reading(result, EG_READ_PLATEAU_LOW, plateau.low, plateau.low_error);
  dw_result_set_reading(result, EG_READ_PLATEAU_HIGH, plateau.high, plateau.high_error);
  dw_result_set_reading(result, EG_READ_LAMBDA_MIN, plateau.log_lambda_min, plateau.log_lambda_min_error);
}

void
dw_electron_read_out(const DwElectronAnswer *answer, DwResult *result)
{
  const DwElectronNumbers *numbers = answer->numbers;
  if (!answer->moments || answer->moments->realizations == 0)
    return;
  if (numbers->what & (DW_EG_LEVELS | DW_EG_RATES))
    read_levels(answer, result);
  if (numbers->what & DW_EG_RATES)
    read_rates(answer, result);
  for (size_t step = 0; step < dw_electron_sizes(numbers); step++)
    dw_read_mean(answer->moments, result, EG_READ_N_10 + step, numbers->size_median + step, 1);
  for (int scheme = 0; scheme < dw_electron_schemes(numbers); scheme++)
    dw_read_mean(answer->moments, result, EG_READ_SIGN_DISORDER + (size_t) scheme,
                 dw_electron_shift_place(numbers, scheme, DW_EG_STEPS - 1), 1);
}
