/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contract.h"
#include "golden.h"

#include "model/registry.h"

/* The table of the bottleneck keeps its contract: scripts, sessions and exported figures rely on these names.
 */

static const DwModel *
bottleneck(void)
{
  const DwModel *model = dw_registry_find(dw_registry(), "bottleneck");
  g_assert_nonnull(model);
  return model;
}

static void
test_parameters(void)
{
  static const ParameterContract contract[] = {
      {"sigma", 1e-2, 1e9, 1e5, DW_SCALE_LOG, true},
      {"a", 1e-2, 1e7, 100, DW_SCALE_LOG, true},
      {"v0", 1e-3, 2, 1, DW_SCALE_LINEAR, false},
      {"drive", 1e-4, 0.95, 1e-3, DW_SCALE_LOG, false},
  };
  contract_parameters(bottleneck(), contract, G_N_ELEMENTS(contract));
}

static void
test_plots(void)
{
  static const PlotContract contract[] = {
      {"spectrum", "chi-exact chi-approx step-coupled step-adiabatic linear-response guide-2"},
      {"susceptibility", "chi-real chi-imag linear-real linear-imag lockin-real lockin-imag"},
      {"exponent", "alpha-exact alpha-approx alpha-step"},
      {"relaxation", "v-coupled v-adiabatic stretched short-time transform-printed transform-normalised"},
      {"phonons", "u-coupled u-adiabatic prediction"},
      {"fourier", "fft-real fft-magnitude fft-power guide-1.5"},
      {"reduced-time", "sigma-1.57 sigma-17 sigma-500 current transform-printed"},
  };
  contract_plots(bottleneck(), contract, G_N_ELEMENTS(contract));
}

static void
test_readouts(void)
{
  static const char *const contract[] = {
      "window-low", "window-high", "window-decades", "step-window-decades", "u-peak",         "t-peak",
      "t-half",     "crossover",   "fft-slope-real", "fft-slope-magnitude", "fft-slope-power"};
  g_assert_cmpuint(bottleneck()->n_readouts, ==, G_N_ELEMENTS(contract));
  for (size_t k = 0; k < G_N_ELEMENTS(contract); k++)
    g_assert_cmpstr(bottleneck()->readouts[k].id, ==, contract[k]);
}

static void
test_presets(void)
{
  const DwModel *model = bottleneck();
  static const char *const contract[] = {"figure-1", "figure-2a", "figure-2b",      "figure-3",
                                         "figure-4", "figure-5",  "figure-5-short", "standley-wright",
                                         "roinel",   "avalanche"};
  g_assert_cmpuint(model->n_presets, ==, G_N_ELEMENTS(contract));
  for (size_t k = 0; k < model->n_presets; k++)
    g_assert_cmpstr(model->presets[k].id, ==, contract[k]);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/bottleneck/contract/parameters", test_parameters);
  g_test_add_func("/bottleneck/contract/plots", test_plots);
  g_test_add_func("/bottleneck/contract/readouts", test_readouts);
  g_test_add_func("/bottleneck/contract/presets", test_presets);
  return g_test_run();
}
