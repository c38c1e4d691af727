/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the resonator's model draws at random: telegraphs and their spectra, the energy drift, a system that
 * is brought in and out of resonance.  Seeds are fixed, so that five standard errors never fail by chance. */
#include "golden.h"

#include "physics/numerics/philox.h"
#include "physics/resonator/bloch.h"
#include "physics/resonator/drift.h"
#include "physics/resonator/noise.h"
#include "physics/resonator/power_law.h"
#include "physics/resonator/telegraph.h"
#include "physics/resonator/welch.h"

#include <math.h>

enum { BLOCK = 5000 }; /* no divisor of a segment: blocks must not matter */

/* The words of Random123's own known answer test for philox4x32-10. */
static void
test_philox(void)
{
  DwPhilox random = {.key = {{0xa4093822, 0x299f31d0}},
                     .counter = {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}};
  const philox4x32_ctr_t words = dw_philox_next(&random);
  const uint32_t known[] = {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
  for (size_t k = 0; k < 4; k++)
    g_assert_cmphex(words.v[k], ==, known[k]);
}

static void
simulate(DwTelegraph *telegraph, uint64_t seed, uint64_t realization)
{
  dw_telegraph_start(telegraph, seed, realization);
  while (dw_telegraph_advance(telegraph)) {
  }
}

static void
transform(const DwTelegraph *telegraph, size_t samples, DwWelch *welch)
{
  double sum[BLOCK];
  int64_t level = 0;
  dw_welch_reset(welch);
  for (size_t first = 0; first < samples; first += BLOCK) {
    const size_t n = MIN(BLOCK, samples - first);
    dw_telegraph_read(telegraph, first, n, &level, sum);
    dw_welch_add(welch, sum, n);
  }
}

/* The mean spectrum of an ensemble, with the degrees of freedom of all of its records. */
static size_t
ensemble_bins(const DwTelegraphRecipe *recipe, uint64_t seed, int records, DwWelchBin *bins)
{
  DwTelegraph *telegraph = dw_telegraph_new(recipe);
  DwWelch *welch = dw_welch_new(recipe->samples);
  size_t n = 0;
  for (int record = 0; record < records; record++) {
    DwWelchBin one[DW_WELCH_MAX_BINS];
    simulate(telegraph, seed, (uint64_t) record);
    transform(telegraph, recipe->samples, welch);
    n = dw_welch_bins(welch, one);
    for (size_t k = 0; k < n; k++) {
      const double before = record > 0 ? bins[k].power : 0;
      bins[k] = (DwWelchBin){.frequency = one[k].frequency,
                             .power = before + one[k].power / records,
                             .freedom = one[k].freedom * records};
    }
  }
  dw_telegraph_free(telegraph);
  dw_welch_free(welch);
  return n;
}

/* The mean of the sum is 0 and its mean square the number of fluctuators, at any sample of many records. */
static void
test_variance(void)
{
  const DwTelegraphRecipe recipe = {.samples = 1 << 16, .fluctuators = 50, .rate_low = 1e-9, .rate_high = 1};
  DwTelegraph *telegraph = dw_telegraph_new(&recipe);
  const int records = random_rounds(400, 4000);
  double sum = 0, square = 0, fourth = 0;
  for (int record = 0; record < records; record++) {
    double samples[1 << 12];
    int64_t level = 0;
    simulate(telegraph, 1, (uint64_t) record);
    for (size_t first = 0; first < recipe.samples; first += G_N_ELEMENTS(samples))
      dw_telegraph_read(telegraph, first, G_N_ELEMENTS(samples), &level, samples);
    const double last = samples[G_N_ELEMENTS(samples) - 1]; /* one number a record: independent */
    sum += last / records;
    square += last * last / records;
    fourth += pow(last, 4) / records;
  }
  g_assert_cmpfloat(fabs(sum), <, 5 * sqrt(recipe.fluctuators / (double) records));
  g_assert_cmpfloat(fabs(square - recipe.fluctuators), <, 5 * sqrt((fourth - square * square) / records));
  dw_telegraph_free(telegraph);
}

/* <n(0) n(k)> = exp(-2 gamma k): the fast fluctuators' batches and the slow ones' single events. */
static void
check_correlation(double rate, size_t lag)
{
  const DwTelegraphRecipe recipe = {
      .samples = 1 << 18, .fluctuators = 1, .rate_low = rate, .rate_high = rate};
  DwTelegraph *telegraph = dw_telegraph_new(&recipe);
  double *samples = g_new(double, recipe.samples), mean = 0;
  const int records = 30;
  for (int record = 0; record < records; record++) {
    int64_t level = 0;
    simulate(telegraph, 2, (uint64_t) record);
    dw_telegraph_read(telegraph, 0, recipe.samples, &level, samples);
    for (size_t k = 0; k + lag < recipe.samples; k++)
      mean += samples[k] * samples[k + lag];
    for (size_t k = 0; k < recipe.samples; k++)
      g_assert_cmpfloat(fabs(samples[k]), ==, 1);
  }
  mean /= records * (double) (recipe.samples - lag);
  /* products are correlated over about 1/gamma samples */
  const double independent = records * (double) recipe.samples * fmin(1, rate);
  g_assert_cmpfloat(fabs(mean - exp(-2 * rate * (double) lag)), <, 5 / sqrt(independent));
  g_free(samples);
  dw_telegraph_free(telegraph);
}

static void
test_correlation(void)
{
  check_correlation(3, 1);
  check_correlation(0.5, 1);
  check_correlation(0.5, 2);
  check_correlation(2e-3, 300);
  check_correlation(4e-4, 1000); /* below the threshold of fast fluctuators */
}

/* Of independent fluctuators at one rate: flips are binomial. */
static void
test_flips(void)
{
  for (double rate = 1e-4; rate < 2; rate *= 7) {
    const DwTelegraphRecipe recipe = {
        .samples = 1 << 20, .fluctuators = 50, .rate_low = rate, .rate_high = rate};
    DwTelegraph *telegraph = dw_telegraph_new(&recipe);
    simulate(telegraph, 9, 0);
    const double n = 50. * (1 << 20), chance = -expm1(-2 * rate) / 2;
    g_assert_cmpfloat(fabs((double) dw_telegraph_events(telegraph) - n * chance), <,
                      5 * sqrt(n * chance * (1 - chance)));
    dw_telegraph_free(telegraph);
  }
}

/* A record depends on its own index, not on what the workspace did before. */
static void
test_reproducible(void)
{
  const DwTelegraphRecipe recipe = {.samples = 100003, .fluctuators = 37, .rate_low = 1e-5, .rate_high = 1};
  DwTelegraph *one = dw_telegraph_new(&recipe), *other = dw_telegraph_new(&recipe);
  double *a = g_new(double, recipe.samples), *b = g_new(double, recipe.samples);
  for (uint64_t seed = 1; seed < 3; seed++) {
    int64_t level = 0;
    simulate(one, seed, 7);
    dw_telegraph_read(one, 0, recipe.samples, &level, a);
    simulate(other, seed, 8);
    simulate(other, seed, UINT64_MAX);
    simulate(other, seed, 7);
    level = 0;
    dw_telegraph_read(other, 0, 1234, &level, b);
    dw_telegraph_read(other, 1234, recipe.samples - 1234, &level, b + 1234);
    g_assert_cmpmem(a, recipe.samples * sizeof(double), b, recipe.samples * sizeof(double));
    simulate(other, seed + 1, 7);
    level = 0;
    dw_telegraph_read(other, 0, recipe.samples, &level, b);
    g_assert_cmpint(memcmp(a, b, recipe.samples * sizeof(double)), !=, 0);
  }
  g_free(a);
  g_free(b);
  dw_telegraph_free(one);
  dw_telegraph_free(other);
}

/* All strata are visited, whatever their number. */
static void
test_strata(void)
{
  for (uint32_t n = 1; n < 50; n++) {
    const DwTelegraphRecipe recipe = {
        .samples = 1 << 16, .fluctuators = n, .rate_low = 1e-12, .rate_high = 1e-11};
    DwTelegraph *telegraph = dw_telegraph_new(&recipe);
    double first;
    int64_t level = 0;
    simulate(telegraph, n, 0);
    dw_telegraph_read(telegraph, 0, 1, &level, &first);
    g_assert_cmpuint(dw_telegraph_done(telegraph), ==, n);
    g_assert_cmpfloat(fabs(first), <=, n);
    g_assert_cmpint((int) (n - (uint32_t) level) % 2, ==, 0);
    dw_telegraph_free(telegraph);
  }
}

/* White noise of variance 1 has the one-sided power 2 everywhere; each bin's scatter is that of its degrees
 * of freedom. */
static void
test_white(void)
{
  enum { SAMPLES = 1 << 18, RECORDS = 60 };
  DwWelch *welch = dw_welch_new(SAMPLES);
  double *samples = g_new(double, SAMPLES), total = 0, chi = 0;
  size_t n = 0;
  for (int record = 0; record < RECORDS; record++) {
    DwWelchBin bins[DW_WELCH_MAX_BINS];
    DwPhilox random = dw_philox(5, (uint64_t) record, 9, 0);
    for (size_t k = 0; k < SAMPLES; k += 4) {
      const philox4x32_ctr_t words = dw_philox_next(&random);
      for (size_t j = 0; j < 4; j++)
        samples[k + j] = sqrt(12) * (dw_philox_uniform(words.v[j]) - 0.5);
    }
    dw_welch_reset(welch);
    dw_welch_add(welch, samples, SAMPLES);
    n = dw_welch_bins(welch, bins);
    g_assert_cmpuint(n, <=, DW_WELCH_MAX_BINS);
    for (size_t k = 0; k < n; k++) {
      total += (bins[k].power - 2) / 2 * sqrt(bins[k].freedom / 2) / sqrt(RECORDS * (double) n);
      chi += pow((bins[k].power - 2) / 2, 2) * bins[k].freedom / 2 / (RECORDS * (double) n);
      /* no gaps: thirds of octaves, of whole lines */
      g_assert_true(k == 0 || bins[k].frequency > bins[k - 1].frequency);
      g_assert_true(k == 0 || bins[k].frequency < 1.4 * bins[k - 1].frequency);
    }
  }
  g_test_message("mean pull %.2f sigma, mean square of a pull %.3f", total, chi);
  /* Images of white noise add up to 0.3 % at the upper end of a level, which is 2 sigma here. */
  g_assert_cmpfloat(fabs(total), <, 7);
  g_assert_cmpfloat(fabs(chi - 1), <, 0.15);
  g_free(samples);
  dw_welch_free(welch);
}

/* However the samples come. */
static void
test_pieces(void)
{
  enum { SAMPLES = 100003 };
  double *samples = g_new(double, SAMPLES);
  DwWelch *whole = dw_welch_new(SAMPLES), *pieces = dw_welch_new_like(whole);
  DwWelchBin a[DW_WELCH_MAX_BINS], b[DW_WELCH_MAX_BINS];
  for (size_t k = 0; k < SAMPLES; k++)
    samples[k] = g_test_rand_double();
  dw_welch_add(whole, samples, SAMPLES);
  dw_welch_add(pieces, samples, SAMPLES / 2);
  dw_welch_reset(pieces);
  for (size_t first = 0, n; first < SAMPLES; first += n) {
    n = (size_t) g_test_rand_int_range(1, 9000);
    n = MIN(n, SAMPLES - first);
    dw_welch_add(pieces, samples + first, n);
  }
  const size_t n = dw_welch_bins(whole, a);
  g_assert_cmpuint(dw_welch_bins(pieces, b), ==, n);
  for (size_t k = 0; k < n; k++)
    assert_relative(b[k].power, a[k].power, 1e-12);
  dw_welch_free(pieces);
  dw_welch_free(whole);
  g_free(samples);
}

/* A sine holds half its amplitude's square, also where it is seen through means over 4 or 16 samples. */
static void
test_sine(void)
{
  enum { SAMPLES = 1 << 20 };
  double *samples = g_new(double, SAMPLES);
  for (int level = 0; level < 4; level++) {
    DwWelch *welch = dw_welch_new(SAMPLES);
    DwWelchBin bins[DW_WELCH_MAX_BINS];
    const double line = exp2(-2 * level) / DW_WELCH_SEGMENT, f = 115 * line;
    for (size_t k = 0; k < SAMPLES; k++)
      samples[k] = 3 * sin(2 * M_PI * f * (double) k + 1) + 5;
    dw_welch_add(welch, samples, SAMPLES);
    const size_t n = dw_welch_bins(welch, bins);
    double power = 0;
    for (size_t k = 0; k < n; k++)
      if (bins[k].low < f && bins[k].high > f)
        power = bins[k].power * (bins[k].high - bins[k].low + line);
    assert_relative(power, 4.5, 2e-4); /* neighbouring lines are corrected as if the sine were theirs */
    dw_welch_free(welch);
  }
  g_free(samples);
}

/* Per bin against the exact spectrum of the samples, up to Nyquist's frequency. */
static void
test_spectrum(void)
{
  const DwTelegraphRecipe recipe = {.samples = 1 << 18, .fluctuators = 300, .rate_low = 1e-5, .rate_high = 1};
  DwWelchBin bins[DW_WELCH_MAX_BINS];
  const size_t n = ensemble_bins(&recipe, 3, random_rounds(6, 100), bins);
  g_assert_cmpuint(n, >, 30);
  for (size_t k = 0; k < n; k++) {
    const double exact = recipe.fluctuators * dw_telegraph_ensemble_spectrum(&recipe, bins[k].frequency);
    /* 2 % for the window's lowest lines and the bins' width. */
    g_assert_cmpfloat(fabs(bins[k].power / exact - 1), <, 0.02 + 5 / sqrt(bins[k].freedom / 2));
  }
}

/* The slope of a 1/f spectrum over four decades: -1 +- 0.03, by its recipe. */
static void
test_slope(void)
{
  const DwTelegraphRecipe recipe = {.samples = 1 << 20, .fluctuators = 100, .rate_low = 1e-6, .rate_high = 1};
  DwWelchBin bins[DW_WELCH_MAX_BINS];
  const size_t n = ensemble_bins(&recipe, 4, 4, bins);
  const DwPowerLaw law = dw_power_law_fit(bins, n, 3e-6, 3e-2);
  g_test_message("slope %.4f +- %.4f from %g to %g", law.slope, law.slope_error, law.low, law.high);
  g_assert_cmpfloat(fabs(law.slope + 1), <, 0.03);
  g_assert_cmpfloat(law.slope_error, <, 0.012);
  g_assert_cmpfloat(log10(law.high / law.low), >, 3.6);
}

/* Half as many samples at twice the step: the same spectrum except near Nyquist's frequency. */
static void
test_sampling_step(void)
{
  const DwTelegraphRecipe fine = {.samples = 1 << 19, .fluctuators = 200, .rate_low = 1e-5, .rate_high = 0.5};
  const DwTelegraphRecipe coarse = {.samples = 1 << 18, .fluctuators = 200, .rate_low = 2e-5, .rate_high = 1};
  DwWelchBin a[DW_WELCH_MAX_BINS], b[DW_WELCH_MAX_BINS];
  const size_t n_a = ensemble_bins(&fine, 5, 4, a), n_b = ensemble_bins(&coarse, 6, 4, b);
  const double near_nyquist =
      dw_telegraph_ensemble_spectrum(&coarse, 0.45) / dw_telegraph_ensemble_spectrum(&fine, 0.225) * 2;
  g_assert_cmpfloat(near_nyquist, >, 1.2);
  for (size_t k = 0; k < n_b; k++)
    for (size_t j = 0; j < n_a && b[k].frequency < 0.03; j++)
      if (fabs(2 * a[j].frequency / b[k].frequency - 1) < 0.02) {
        const double ratio = b[k].power * b[k].frequency / (a[j].power * a[j].frequency);
        g_assert_cmpfloat(fabs(ratio - 1), <, 0.03 + 5 * sqrt(2 / a[j].freedom + 2 / b[k].freedom));
      }
}

static void
test_spectrum_tables(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/rts_spectrum.csv");
  const double dt = 1e-3;
  const DwGlass glass = {.gamma_min = 1e-3, .gamma_max = 1e3};
  const DwTelegraphRecipe recipe = {.fluctuators = 1, .rate_low = 1e-3 * dt, .rate_high = 1e3 * dt};
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double f = golden_number(golden, k, "f_Hz");
    assert_relative(dw_noise_shape(&glass, f), golden_number(golden, k, "S_cont"), 1e-11); /* f's digits */
    const double aliased = golden_number(golden, k, "S_alias");
    if (isfinite(aliased))
      assert_relative(dt * dw_telegraph_ensemble_spectrum(&recipe, f * dt), aliased, 1e-10);
    const double h = 1e-4;
    const double slope =
        log(dw_noise_shape(&glass, f * exp(h)) / dw_noise_shape(&glass, f * exp(-h))) / (2 * h);
    g_assert_cmpfloat(fabs(slope - golden_number(golden, k, "slope")), <, 1e-7);
  }
}

/* The spectrum holds the whole variance: the trapezium over ln f, to a hundredth of what lies outside. */
static void
test_sum_rule(void)
{
  for (int round = 0; round < random_rounds(50, 500); round++) {
    const DwGlass glass = {.gamma_min = random_log(1e-5, 1), .gamma_max = random_log(10, 1e8)};
    double sum = 0;
    const double step = 0.01;
    for (double x = log(1e-4 * glass.gamma_min); x < log(1e4 * glass.gamma_max); x += step)
      sum += step * exp(x) * dw_noise_shape(&glass, exp(x));
    g_assert_cmpfloat(fabs(sum - 1), <, 1e-4);
  }
}

static DwDriftCounts
drift(const DwDriftRecipe *recipe, uint32_t n)
{
  DwDriftCounts counts = {0};
  for (uint32_t k = 0; k < n; k++)
    dw_drift_count(&counts, dw_drift_sample(recipe, 11, 0, k));
  return counts;
}

/* Many neighbours: a Lorentzian, of median 1 and quantiles tan(pi q/2). */
static void
test_drift_is_lorentzian(void)
{
  const DwDriftRecipe recipe = {.neighbours = 300};
  const DwDriftCounts counts = drift(&recipe, 100000);
  double error, chi = 0;
  const double median = dw_drift_quantile(&counts, 0.5, &error);
  g_assert_cmpfloat(fabs(median - 1), <, 0.015);
  g_assert_cmpfloat(error, <, 0.006);
  assert_relative(dw_drift_quantile(&counts, 0.8, &error) / median, 3.078, 0.02);
  assert_relative(dw_drift_quantile(&counts, 0.9, &error) / median, 6.314, 0.02);
  for (size_t k = 0; k < DW_DRIFT_BINS; k++) {
    const double density = dw_drift_density(&counts, k, &error);
    chi += pow((density - dw_drift_lorentzian(dw_drift_bin(k))) / error, 2) / DW_DRIFT_BINS;
  }
  g_assert_cmpfloat(chi, <, 1.5); /* 121 bins: 1 +- 0.13, and the density's bend within a bin */
}

/* Few neighbours are wider, a cut-off cuts the tail: quantiles of an independent computation. */
static void
test_drift_limits(void)
{
  double error;
  DwDriftCounts counts = drift(&(DwDriftRecipe){.neighbours = 10}, 100000);
  g_assert_cmpfloat(fabs(dw_drift_quantile(&counts, 0.5, &error) - 1.029), <, 0.02);
  counts = drift(&(DwDriftRecipe){.neighbours = 1000, .cut = 0.01}, 50000);
  g_assert_cmpfloat(fabs(dw_drift_quantile(&counts, 0.5, &error) - 0.985), <, 0.025);
  g_assert_cmpfloat(fabs(dw_drift_quantile(&counts, 0.99, &error) - 31.6), <, 2.5);
  counts = drift(&(DwDriftRecipe){.neighbours = 1000, .cut = 0.1}, 50000);
  g_assert_cmpfloat(fabs(dw_drift_quantile(&counts, 0.5, &error) - 0.859), <, 0.025);
}

/* <exp(i lambda xi)> = [cos q - q (pi/2 - Si q)]^N, q = U0 lambda/R^3: by the integral of cos(q/v) over v. */
static void
test_drift_characteristic(void)
{
  const DwDriftRecipe recipe = {.neighbours = 3};
  const uint32_t n = 200000;
  for (double lambda = 0.2; lambda < 3; lambda *= 2) {
    const double q = 2 * lambda / (M_PI * recipe.neighbours);
    double si = 0, sampled = 0;
    for (int k = 0; k < 1000; k++) { /* Si by the midpoint rule */
      const double t = q * (k + 0.5) / 1000;
      si += sin(t) / t * q / 1000;
    }
    for (uint32_t k = 0; k < n; k++)
      sampled += cos(lambda * dw_drift_sample(&recipe, 12, 0, k)) / n;
    const double exact = pow(cos(q) - q * (M_PI / 2 - si), recipe.neighbours);
    g_assert_cmpfloat(fabs(sampled - exact), <, 5 / sqrt(2. * n));
  }
}

static DwBloch
demonstration(void)
{
  return (DwBloch){
      .relaxation = 0.2, .rabi = 0.4, .polarisation = 0.5, .on = 1, .off = 25, .switching = 0.01};
}

static void
test_bloch_stationary(void)
{
  const DwBloch bloch = demonstration();
  const DwSpin on = dw_bloch_stationary(&bloch, bloch.on), off = dw_bloch_stationary(&bloch, bloch.off);
  assert_relative(on.re, -1. / 22, 1e-14);
  assert_relative(on.im, -1. / 22, 1e-14);
  assert_relative(on.z, 10. / 22, 1e-14);
  assert_relative(off.re, -0.00399233, 1e-5); /* six digits are known */
  assert_relative(off.im, -0.000159693, 1e-5);
  assert_relative(off.z, 0.4998403, 1e-6);
  for (int round = 0; round < random_rounds(200, 2000); round++) {
    const DwBloch b = {random_log(1e-3, 2), random_log(1e-3, 10), g_test_rand_double_range(0, 0.5), 0, 0, 1};
    const double d = g_test_rand_double_range(-50, 50);
    const DwSpin rate = dw_bloch_rate(&b, d, dw_bloch_stationary(&b, d));
    g_assert_cmpfloat(fabs(rate.re) + fabs(rate.im) + fabs(rate.z), <, 1e-13);
  }
}

/* The propagator solves the equations: two halves are the whole, a short time follows the rate. */
static void
test_bloch_evolution(void)
{
  for (int round = 0; round < random_rounds(200, 2000); round++) {
    const DwBloch b = {random_log(1e-3, 2), random_log(1e-3, 10), g_test_rand_double_range(0, 0.5), 0, 0, 1};
    const double d = g_test_rand_double_range(-30, 30), t = random_log(1e-3, 30), h = 1e-5;
    const DwSpin start = {g_test_rand_double_range(-1, 1), g_test_rand_double_range(-1, 1), 0.3};
    const DwSpin whole = dw_bloch_evolve(&b, d, t, start);
    const DwSpin halves = dw_bloch_evolve(&b, d, t / 2, dw_bloch_evolve(&b, d, t / 2, start));
    g_assert_cmpfloat(fabs(whole.re - halves.re) + fabs(whole.im - halves.im) + fabs(whole.z - halves.z), <,
                      1e-11);
    const DwSpin after = dw_bloch_evolve(&b, d, h, whole), before = dw_bloch_evolve(&b, d, -h, whole);
    const DwSpin rate = dw_bloch_rate(&b, d, whole);
    g_assert_cmpfloat(fabs((after.re - before.re) / (2 * h) - rate.re), <, 1e-5);
    g_assert_cmpfloat(fabs((after.im - before.im) / (2 * h) - rate.im), <, 1e-5);
    g_assert_cmpfloat(fabs((after.z - before.z) / (2 * h) - rate.z), <, 1e-5);
  }
}

/* Slow switching: the system follows to its resting place, which is two-valued. */
static void
test_bloch_trace(void)
{
  enum { N = 200000 };
  DwBloch bloch = demonstration();
  double *solved = g_new(double, N), *rest = g_new(double, N), difference = 0;
  size_t flips = 0;
  bloch.switching = 1e-3;
  dw_bloch_trace(&bloch, 1, 0, 0.25, N, solved, rest);
  for (size_t k = 0; k < N; k++) {
    difference += fabs(solved[k] - rest[k]) / N;
    flips += k > 0 && rest[k] != rest[k - 1];
  }
  g_assert_cmpfloat(difference, <, 0.01 * 0.0415); /* a transient of about 10 in 1000 */
  g_assert_cmpfloat(fabs((double) flips - 50), <, 5 * sqrt(50));
  g_free(solved);
  g_free(rest);
}

/* ((on - off)/2)^2 2 gamma/(gamma^2 + pi^2 f^2) at low frequencies. */
static void
test_bloch_spectrum(void)
{
  enum { N = 1 << 20 };
  DwBloch bloch = demonstration();
  DwWelchBin bins[DW_WELCH_MAX_BINS];
  DwWelch *welch = dw_welch_new(N);
  double *solved = g_new(double, N), *rest = g_new(double, N);
  const double step = 0.25,
               jump = (dw_bloch_stationary(&bloch, 1).re - dw_bloch_stationary(&bloch, 25).re) / 2;
  dw_bloch_trace(&bloch, 2, 0, step, N, solved, rest);
  dw_welch_add(welch, solved, N);
  const size_t n = dw_welch_bins(welch, bins);
  for (size_t k = 0; k < n && bins[k].frequency / step < 0.01; k++) {
    const double exact = jump * jump * dw_telegraph_spectrum(bloch.switching, bins[k].frequency / step);
    g_assert_cmpfloat(fabs(bins[k].power * step / exact - 1), <, 0.06 + 5 / sqrt(bins[k].freedom / 2));
  }
  dw_welch_free(welch);
  g_free(solved);
  g_free(rest);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resonator/random/philox", test_philox);
  g_test_add_func("/resonator/telegraph/variance", test_variance);
  g_test_add_func("/resonator/telegraph/correlation", test_correlation);
  g_test_add_func("/resonator/telegraph/flips", test_flips);
  g_test_add_func("/resonator/telegraph/reproducible", test_reproducible);
  g_test_add_func("/resonator/telegraph/strata", test_strata);
  g_test_add_func("/resonator/telegraph/tables", test_spectrum_tables);
  g_test_add_func("/resonator/telegraph/sum-rule", test_sum_rule);
  g_test_add_func("/resonator/welch/white", test_white);
  g_test_add_func("/resonator/welch/pieces", test_pieces);
  g_test_add_func("/resonator/welch/sine", test_sine);
  g_test_add_func("/resonator/welch/telegraphs", test_spectrum);
  g_test_add_func("/resonator/welch/slope", test_slope);
  g_test_add_func("/resonator/welch/sampling-step", test_sampling_step);
  g_test_add_func("/resonator/drift/lorentzian", test_drift_is_lorentzian);
  g_test_add_func("/resonator/drift/limits", test_drift_limits);
  g_test_add_func("/resonator/drift/characteristic", test_drift_characteristic);
  g_test_add_func("/resonator/bloch/stationary", test_bloch_stationary);
  g_test_add_func("/resonator/bloch/evolution", test_bloch_evolution);
  g_test_add_func("/resonator/bloch/trace", test_bloch_trace);
  g_test_add_func("/resonator/bloch/spectrum", test_bloch_spectrum);
  return g_test_run();
}
