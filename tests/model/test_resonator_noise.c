/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the resonator's noise keeps its contract, and its answers obey laws wherever the parameters
 * are. The physics behind them is tested in tests/physics. */
#include "contract.h"
#include "golden.h"
#include "noise_inquiry.h"

#include <math.h>
#include <string.h>

static void
test_parameters(void)
{
  static const ParameterContract contract[] = {
      {"f0", 1, 12, 6, DW_SCALE_LINEAR, false},
      {"temperature", 0.008, 3, 0.1, DW_SCALE_LOG, false},
      {"mu", 0, 0.6, 0.3, DW_SCALE_LINEAR, false},
      {"chi", 1e-5, 1e-1, 1e-3, DW_SCALE_LOG, false},
      {"e_max", 10, 1000, 100, DW_SCALE_LOG, false},
      {"log_rates", 1, 30, 20, DW_SCALE_LINEAR, false},
      {"c", 0.1, 20, 1, DW_SCALE_LOG, false},
      {"u0", 5, 500, 100, DW_SCALE_LOG, false},
      {"drive", 1e-2, 1e2, 1, DW_SCALE_LOG, true},
      {"drive_mode", 0, 1, 0, DW_SCALE_LINEAR, false},
      {"counting", 0, 1, 0, DW_SCALE_LINEAR, false},
      {"gamma_min", 1e-5, 1, 1e-3, DW_SCALE_LOG, false},
      {"gamma_max", 10, 1e8, 1e5, DW_SCALE_LOG, false},
      {"f_tan_delta", 1e-8, 1e-3, 1e-5, DW_SCALE_LOG, false},
      {"volume", 1e9, 1e14, 1.5e11, DW_SCALE_LOG, false},
      {"fluctuators", 10, 1000000, 400, DW_SCALE_LOG, false},
      {"record", 65536, 16777216, 1048576, DW_SCALE_LOG, false},
      {"neighbours", 3, 3000, 300, DW_SCALE_LOG, false},
      {"inner_cut", 1e-3, 1, 0, DW_SCALE_LOG, true},
      {"level", 0.02, 10, 1, DW_SCALE_LINEAR, false},
      {"tunnelling", 0, 0.95, 0.3, DW_SCALE_LINEAR, false},
  };
  contract_parameters(noise_model(), contract, G_N_ELEMENTS(contract));
  g_assert_true(noise_model()->sampled);
}

static void
test_plots(void)
{
  static const PlotContract contract[] = {
      {"spectrum", "analytic monte-carlo lorentzian guide-1"},
      {"temperature", "gtm low-limit high-limit stm stm-thermal"},
      {"beta", "gtm resonant-limit measured-low measured-high"},
      {"power", "gtm gtm-other guide-half guide-one"},
      {"dephasing", "gamma-2 gamma-1-phonon gamma-1-electron gamma-1-tls"},
      {"shift", "gtm stm-digamma as-printed"},
      {"loss", "standard logarithmic"},
      {"interaction", "chi-eff bare"},
      {"drift", "monte-carlo lorentzian"},
      {"narrowing", "telegraph estimate four-level"},
      {"bloch", "stationary integrated"},
  };
  contract_plots(noise_model(), contract, G_N_ELEMENTS(contract));
}

/* Ranges that a plot can have, and every curve has finite values or none. */
static void
check_plot(const NoiseInquiry *inquiry)
{
  const DwPlot *plot = &noise_model()->plots[inquiry->plot.plot];
  double low, high;
  g_test_message("%s", plot->id);
  if (plot->range) {
    plot->range(inquiry->values, &low, &high);
    g_assert_true(isfinite(low) && isfinite(high) && low < high &&
                  (plot->y.scale == DW_SCALE_LINEAR || low > 0));
  }
  DwResult *result = noise_answer(inquiry);
  for (size_t curve = 0; curve < plot->n_curves; curve++) {
    const DwSeries *series = noise_series(result, plot->id, plot->curves[curve].id);
    size_t values = 0;
    for (size_t k = 0; k < series->n; k++) {
      g_assert_true(isfinite(series->x[k]) && !isinf(series->y[k]));
      g_assert_true(plot->y.scale == DW_SCALE_LINEAR || !(series->y[k] <= 0));
      g_assert_true(!series->y_error || !isfinite(series->y[k]) || series->y_error[k] > 0);
      values += isfinite(series->y[k]);
    }
    g_assert_cmpuint(values, >=, 3);
  }
  for (size_t k = 0; k < noise_model()->n_readouts; k++)
    if (dw_result_reading(result, k).present)
      g_assert_true(isfinite(dw_result_reading(result, k).value));
  dw_result_unref(result);
}

static void
test_anywhere(void)
{
  for (int round = 0; round < random_rounds(3, 200); round++)
    for (size_t plot = 0; plot < noise_model()->n_plots; plot++) {
      NoiseInquiry inquiry = {0};
      noise_at_random(&inquiry);
      noise_ask(&inquiry, noise_model()->plots[plot].id);
      check_plot(&inquiry);
    }
}

/* At exactly the abscissae that were asked for, also absurd ones. */
static void
test_absurd_abscissae(void)
{
  const double absurd[] = {-1, 0, 1e-300, 1e-10, 1, 1e10, 1e300};
  for (size_t plot = 0; plot < noise_model()->n_plots; plot++) {
    NoiseInquiry inquiry = {0};
    noise_defaults(&inquiry);
    noise_ask(&inquiry, noise_model()->plots[plot].id);
    memcpy(inquiry.abscissae, absurd, sizeof absurd);
    inquiry.plot.n = G_N_ELEMENTS(absurd);
    DwResult *result = noise_answer(&inquiry);
    for (size_t k = 0; k < dw_result_n_series(result); k++) {
      const DwSeries *series = dw_result_series(result, k);
      for (size_t j = 0; j < series->n; j++)
        g_assert_false(isinf(series->y[j]));
      if (!noise_model()->plots[plot].curves[series->curve].sampled)
        g_assert_cmpmem(series->x, series->n * sizeof(double), absurd, sizeof absurd);
    }
    dw_result_unref(result);
  }
}

static void
check_falls(const DwSeries *series)
{
  for (size_t k = 1; k < series->n; k++)
    g_assert_true(!(series->y[k] > series->y[k - 1] * (1 + 1e-9)));
}

/* Spectrum, power dependence and loss fall; the extension saturates later than the square root. */
static void
test_monotony(void)
{
  for (int round = 0; round < random_rounds(5, 300); round++) {
    NoiseInquiry inquiry = {0};
    noise_at_random(&inquiry);
    noise_ask(&inquiry, "power");
    DwResult *power = noise_answer(&inquiry);
    check_falls(noise_series(power, "power", "gtm"));
    check_falls(noise_series(power, "power", "gtm-other"));
    dw_result_unref(power);
    noise_ask(&inquiry, "loss");
    DwResult *loss = noise_answer(&inquiry);
    const DwSeries *standard = noise_series(loss, "loss", "standard"),
                   *later = noise_series(loss, "loss", "logarithmic");
    check_falls(standard);
    check_falls(later);
    for (size_t k = 0; k < standard->n; k++)
      g_assert_cmpfloat(later->y[k], >=, standard->y[k] * (1 - 1e-12));
    dw_result_unref(loss);
    noise_ask(&inquiry, "spectrum");
    inquiry.plot.curves &= ~UINT64_C(2); /* without the simulation */
    DwResult *spectrum = noise_answer(&inquiry);
    check_falls(noise_series(spectrum, "spectrum", "analytic"));
    g_assert_cmpuint(dw_result_realizations(spectrum, NULL), ==, 0);
    dw_result_unref(spectrum);
  }
}

/* The counting that is set and the other change places. */
static void
test_countings(void)
{
  NoiseInquiry inquiry = {0};
  noise_defaults(&inquiry);
  noise_ask(&inquiry, "power");
  DwResult *paper = noise_answer(&inquiry);
  noise_set(&inquiry, "counting", 1);
  DwResult *other = noise_answer(&inquiry);
  const size_t bytes = NOISE_ABSCISSAE * sizeof(double);
  g_assert_cmpmem(noise_series(paper, "power", "gtm")->y, bytes, noise_series(other, "power", "gtm-other")->y,
                  bytes);
  g_assert_cmpmem(noise_series(paper, "power", "gtm-other")->y, bytes, noise_series(other, "power", "gtm")->y,
                  bytes);
  dw_result_unref(paper);
  dw_result_unref(other);
}

/* The page's own numbers at 6 GHz, mu = 0.3 and ln = 20: where the exponent is what was measured. */
static void
test_windows(void)
{
  NoiseInquiry inquiry = {0};
  noise_defaults(&inquiry);
  noise_set(&inquiry, "drive", 0);
  noise_ask(&inquiry, "beta");
  DwResult *result = noise_answer(&inquiry);
  g_assert_cmpfloat(fabs(noise_reading(result, "beta-max").value - 3.059), <, 0.002);
  g_assert_cmpfloat(fabs(noise_reading(result, "beta-max-temperature").value - 0.446), <, 0.003);
  g_assert_cmpfloat(fabs(noise_reading(result, "beta-window-high").value - 0.0825), <, 0.0006);
  g_assert_cmpfloat(fabs(noise_reading(result, "crossover").value - 1.59), <, 0.006);
  g_assert_cmpfloat(fabs(noise_reading(result, "dip").value / (6 * 0.0479924307) - 0.440812), <, 1e-5);
  g_assert_cmpuint(dw_result_n_bands(result), >=, 1);
  dw_result_unref(result);
  noise_set(&inquiry, "drive", 10);
  noise_set(&inquiry, "drive_mode", 1);
  result = noise_answer(&inquiry);
  g_assert_cmpfloat(fabs(noise_reading(result, "beta-window-low").value - 0.1075), <, 0.0005);
  g_assert_cmpfloat(fabs(noise_reading(result, "beta-window-high").value - 0.2055), <, 0.001);
  dw_result_unref(result);
}

/* S(1 Hz) is the spectrum at 1 Hz is the temperature's curve at T is the power's at the drive. */
static void
test_pages_agree(void)
{
  for (int round = 0; round < random_rounds(5, 300); round++) {
    NoiseInquiry inquiry = {0};
    noise_at_random(&inquiry);
    noise_set(&inquiry, "drive_mode", 0);
    const double T = inquiry.values[dw_model_parameter(noise_model(), "temperature")];
    const double drive = inquiry.values[dw_model_parameter(noise_model(), "drive")];
    const struct {
      const char *plot, *curve;
      double x;
    } places[] = {{"spectrum", "analytic", 1}, {"temperature", "gtm", T}, {"power", "gtm", drive * drive}};
    for (size_t k = 0; k < G_N_ELEMENTS(places); k++) {
      noise_ask(&inquiry, places[k].plot);
      inquiry.plot.curves &= ~UINT64_C(0) ^ (strcmp(places[k].plot, "spectrum") == 0 ? 2 : 0);
      inquiry.abscissae[0] = places[k].x;
      inquiry.plot.n = 1;
      DwResult *result = noise_answer(&inquiry);
      assert_relative(noise_series(result, places[k].plot, places[k].curve)->y[0],
                      noise_reading(result, "noise-1hz").value, 1e-12);
      dw_result_unref(result);
    }
  }
}

/* Where the resonance dominates, strong drives follow the guides, each way of counting its own. */
static void
test_guides(void)
{
  NoiseInquiry inquiry = {0};
  noise_defaults(&inquiry);
  noise_set(&inquiry, "temperature", 0.02);
  noise_ask(&inquiry, "power");
  inquiry.plot.n = 1;
  inquiry.abscissae[0] = 1e3;
  DwResult *result = noise_answer(&inquiry);
  assert_relative(noise_series(result, "power", "gtm")->y[0],
                  noise_series(result, "power", "guide-half")->y[0], 0.02);
  assert_relative(noise_series(result, "power", "gtm-other")->y[0],
                  noise_series(result, "power", "guide-one")->y[0], 0.03);
  dw_result_unref(result);
}

/* Shifts are relative to 10 mK; the printed one goes the other way. */
static void
test_shifts(void)
{
  NoiseInquiry inquiry = {0};
  noise_defaults(&inquiry);
  noise_set(&inquiry, "f_tan_delta", 1e-3);
  noise_ask(&inquiry, "shift");
  inquiry.plot.n = 2;
  inquiry.abscissae[0] = 0.01;
  inquiry.abscissae[1] = 0.1;
  DwResult *result = noise_answer(&inquiry);
  for (size_t k = 0; k < dw_result_n_series(result); k++)
    g_assert_cmpfloat(dw_result_series(result, k)->y[0], ==, 0);
  g_assert_cmpfloat(fabs(noise_series(result, "shift", "gtm")->y[1] + 0.00784802e-3), <, 1e-11);
  g_assert_cmpfloat(fabs(noise_series(result, "shift", "stm-digamma")->y[1] + 0.05951713e-3), <, 1e-11);
  g_assert_cmpfloat(noise_series(result, "shift", "as-printed")->y[1], >, 0.01e-3);
  dw_result_unref(result);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resonator-noise/contract/parameters", test_parameters);
  g_test_add_func("/resonator-noise/contract/plots", test_plots);
  g_test_add_func("/resonator-noise/anywhere", test_anywhere);
  g_test_add_func("/resonator-noise/absurd-abscissae", test_absurd_abscissae);
  g_test_add_func("/resonator-noise/monotony", test_monotony);
  g_test_add_func("/resonator-noise/countings", test_countings);
  g_test_add_func("/resonator-noise/windows", test_windows);
  g_test_add_func("/resonator-noise/pages-agree", test_pages_agree);
  g_test_add_func("/resonator-noise/guides", test_guides);
  g_test_add_func("/resonator-noise/shifts", test_shifts);
  return g_test_run();
}
