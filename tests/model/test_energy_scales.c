/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"
#include "survey.h"

#include "model/registry.h"
#include "physics/tunnelling/energy_scales.h"

#include <math.h>

/* Few correctly rounded operations. */
static const double FEW_ULP = 1e-14;

static const DwModel *
scales(void)
{
  const DwModel *model = dw_registry_find(dw_registry(), "energy-scales");
  g_assert_nonnull(model);
  return model;
}

/* Scripts, sessions and exported figures rely on these names. */
static void
test_contract(void)
{
  static const char *const parameters[] = {"gamma_w", "gamma_s",      "density",  "velocity",
                                           "dipole",  "permittivity", "distance", "c_dip",
                                           "c_el",    "tan_delta",    "inverse_q"};
  static const char *const curves[] = {"defects", "random-field", "elastic", "electric"};
  static const char *const presets[] = {"sio2", "bk7", "coverglass", "al2o3", "si3n4"};
  g_assert_cmpuint(scales()->n_parameters, ==, G_N_ELEMENTS(parameters));
  for (size_t k = 0; k < G_N_ELEMENTS(parameters); k++)
    g_assert_cmpstr(scales()->parameters[k].name, ==, parameters[k]);
  for (size_t k = 0; k < G_N_ELEMENTS(curves); k++)
    g_assert_cmpstr(scales()->plots[0].curves[k].id, ==, curves[k]);
  g_assert_cmpuint(scales()->n_presets, ==, G_N_ELEMENTS(presets));
  for (size_t k = 0; k < G_N_ELEMENTS(presets); k++)
    g_assert_cmpstr(scales()->presets[k].id, ==, presets[k]);
}

/* Silica by hand: gamma^2/(rho v^2 k_B) = 5.853e-26 K m^3, 0.2 K at 6.64 nm, and there 0.057 and 0.229 K of
 * dipoles of 3 and 6 D. */
static void
test_silica(void)
{
  DwMaterial silica = {1, 50, 2200, 3800, 3, 3.9};
  assert_relative(dw_energy_elastic(&silica, 1) * 1e-27, 5.853e-26, 1e-4);
  const double distance = cbrt(dw_energy_elastic(&silica, 1) / 0.2);
  assert_relative(distance, 6.64, 5e-4);
  assert_relative(dw_energy_electric(&silica, distance), 0.057, 5e-3);
  silica.dipole = 6;
  assert_relative(dw_energy_electric(&silica, distance), 0.229, 5e-3);
  assert_relative(dw_distance_of_defects(&silica, 500), distance, FEW_ULP);
}

/* T_g : h0 : J0 = 1 : g : g^2, at the third power of the distance. */
static void
test_scaling(void)
{
  for (int trial = 0; trial < 200; trial++) {
    const DwMaterial m = {random_log(0.01, 5),    random_log(0.5, 200), random_log(500, 20000),
                          random_log(500, 12000), random_log(0.1, 20),  random_log(1, 30)};
    const double r = random_log(0.2, 50), g = m.weak / m.strong, defects = dw_energy_of_defects(&m, r);
    assert_relative(dw_energy_of_field(&m, r), g * defects, FEW_ULP);
    assert_relative(dw_energy_elastic(&m, r), g * g * defects, FEW_ULP);
    assert_relative(dw_energy_electric(&m, r), 8 * dw_energy_electric(&m, 2 * r), FEW_ULP);
    assert_relative(dw_energy_of_defects(&m, dw_distance_of_defects(&m, 300)), 300, FEW_ULP);
  }
}

static double
reading(const char *preset, const char *readout)
{
  double values[DW_MAX_PARAMETERS];
  survey_preset(scales(), preset, values);
  return survey_reading(scales(), values, readout);
}

static void
test_appendix_c(void)
{
  assert_relative(reading("bk7", "ratio-slopes"), 1.5187, 5e-5);
  assert_relative(reading("coverglass", "ratio-slopes"), 1.5109, 5e-5);
  assert_relative(reading("bk7", "ratio-slopes-exact"), 1.544, 5e-4);
  assert_relative(reading("coverglass", "ratio-slopes-exact"), 1.536, 5e-4);
  assert_relative(reading("sio2", "ratio-mixed"), 0.31, 0.01);
  assert_relative(dw_ratio_of_slope_and_loss(0.17e-3, 3.3e-4), 0.262, 2e-3);
  assert_relative(dw_ratio_of_slope_and_loss(0.23e-3, 3.3e-4), 0.355, 2e-3);
}

/* Table I's first row, and what becomes of its second. */
static void
test_table_1(void)
{
  for (size_t k = 0; k < scales()->n_presets; k++) {
    const char *preset = scales()->presets[k].id;
    assert_relative(reading(preset, "h0"), 10, 0.02);
    assert_relative(reading(preset, "j0-elastic"), 0.2, 0.02);
    g_assert_cmpfloat(reading(preset, "j0-electric"), <=, 1.7);
  }
}

static void
test_everywhere(void)
{
  for (int round = 0; round < random_rounds(200, 20000); round++) {
    double values[DW_MAX_PARAMETERS];
    Survey survey;
    survey_random(scales(), values);
    survey_init(&survey, scales(), values, 0, 50);
    DwResult *result = survey_solve(&survey);
    survey_check(&survey, result);
    for (size_t k = 0; k < 50; k++)
      g_assert_cmpfloat(dw_result_find(result, 0, 0)->y[k], >, 0);
    dw_result_unref(result);
  }
}

/* A quantity that is not known has no ratio. */
static void
test_unknown(void)
{
  double values[DW_MAX_PARAMETERS];
  Survey survey;
  survey_default(scales(), values);
  survey_init(&survey, scales(), values, 0, 3);
  DwResult *result = survey_solve(&survey);
  static const char *const ratios[] = {"ratio-slopes", "ratio-slopes-exact", "ratio-losses", "ratio-mixed"};
  for (size_t k = 0; k < G_N_ELEMENTS(ratios); k++)
    g_assert_false(dw_result_reading(result, (size_t) dw_model_readout(scales(), ratios[k])).present);
  dw_result_unref(result);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/energy-scales/contract", test_contract);
  g_test_add_func("/energy-scales/silica", test_silica);
  g_test_add_func("/energy-scales/scaling", test_scaling);
  g_test_add_func("/energy-scales/appendix-c", test_appendix_c);
  g_test_add_func("/energy-scales/table-1", test_table_1);
  g_test_add_func("/energy-scales/everywhere", test_everywhere);
  g_test_add_func("/energy-scales/unknown", test_unknown);
  return g_test_run();
}
