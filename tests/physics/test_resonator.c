/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include "physics/resonator/line.h"
#include "physics/resonator/loss.h"
#include "physics/resonator/narrowing.h"
#include "physics/resonator/noise.h"
#include "physics/resonator/shift.h"
#include "physics/resonator/standard.h"

#include <complex.h>
#include <gsl/gsl_eigen.h>
#include <math.h>

/* 1e-12 is what is promised; narrow lines do no harm. */
#define INTEGRAL_TOLERANCE 1e-12

static DwGlass
default_glass(void)
{
  return (DwGlass){.nu0 = 6 * DW_KELVIN_PER_GIGAHERTZ,
                   .temperature = 0.1,
                   .mu = 0.3,
                   .chi = 1e-3,
                   .e_max = 100,
                   .log_rates = 20,
                   .c = 1,
                   .u0 = 100,
                   .gamma_min = 1e-3,
                   .gamma_max = 1e5,
                   .f_tan_delta = 1e-5,
                   .volume = 1.5e11};
}

static DwGlass
random_glass(void)
{
  return (DwGlass){.nu0 = DW_KELVIN_PER_GIGAHERTZ * g_test_rand_double_range(1, 12),
                   .temperature = random_log(0.008, 3),
                   .mu = g_test_rand_double_range(0, 0.6),
                   .chi = random_log(1e-5, 1e-1),
                   .e_max = random_log(10, 1000),
                   .log_rates = g_test_rand_double_range(1, 30),
                   .c = random_log(0.1, 20),
                   .u0 = random_log(5, 500),
                   .drive = g_test_rand_bit() ? random_log(1e-2, 1e2) : 0,
                   .field_held = g_test_rand_bit(),
                   .self_consistent = g_test_rand_bit(),
                   .gamma_min = random_log(1e-5, 1),
                   .gamma_max = random_log(10, 1e8),
                   .f_tan_delta = random_log(1e-8, 1e-3),
                   .volume = random_log(1e9, 1e14)};
}

/* An integral of the kind, of a random line down to 1e-13 of nu0. */
typedef struct {
  double nu0, width, temperature, mu, e_max;
} Line;

static Line
random_line(void)
{
  const double nu0 = random_log(0.05, 0.6);
  return (Line){nu0, nu0 * random_log(1e-13, 2), random_log(0.008, 3), g_test_rand_double_range(0, 0.9),
                random_log(10, 1000)};
}

static double
integral(const Line *line)
{
  return dw_noise_integral(line->nu0, line->width, line->temperature, line->mu, line->e_max).s;
}

/* s(l nu0, l A, l T, l Emax) = s/l */
static void
test_scaling(void)
{
  for (int round = 0; round < random_rounds(200, 20000); round++) {
    const Line line = random_line();
    const double l = random_log(1e-3, 1e3);
    const Line scaled = {l * line.nu0, l * line.width, l * line.temperature, line.mu, l * line.e_max};
    assert_relative(integral(&scaled), integral(&line) / l, INTEGRAL_TOLERANCE);
  }
}

/* integral of x^2/(x^2 + A^2)^2 is [atan(x/A)/A - x/(x^2 + A^2)]/2. */
static double
antiderivative(double x, double width)
{
  return (atan(x / width) / width - x / (x * x + width * width)) / 2;
}

/* mu = 0 and T = 0, where tanh = 1. */
static void
test_cold(void)
{
  for (int round = 0; round < random_rounds(200, 20000); round++) {
    Line line = random_line();
    line.mu = 0;
    line.temperature = 1e-6 * line.nu0;
    const double exact =
        antiderivative(line.e_max - line.nu0, line.width) - antiderivative(-line.nu0, line.width);
    /* tanh is not 1 below E ~ T, a 1e-6th of the range whose integrand is at most 1/A^2 of its peak's. */
    assert_relative(integral(&line), exact, 3e-6);
    line.temperature = 1e-14 * line.nu0;
    assert_relative(integral(&line), exact, INTEGRAL_TOLERANCE);
  }
}

/* Far above Emax tanh(E/2T) is E/2T, and s = integral (E/Emax)^mu (E/2T)^2 ...: T^2 s is constant. */
static void
test_hot(void)
{
  for (int round = 0; round < random_rounds(200, 2000); round++) {
    Line line = random_line();
    line.temperature = 1e8 * line.e_max;
    const double s = integral(&line);
    line.temperature *= 10;
    assert_relative(100 * integral(&line), s, INTEGRAL_TOLERANCE);
    line.mu = 0;
    /* x^2/(x^2 + A^2)^2 (nu0 + x)^2, by partial fractions */
    const double low = -line.nu0, high = line.e_max - line.nu0, a = line.width, a2 = a * a;
    const double log_ratio = log((high * high + a2) / (low * low + a2));
    const double part = a2 / (high * high + a2) - a2 / (low * low + a2);
    const double constant = line.nu0 * line.nu0 * (antiderivative(high, a) - antiderivative(low, a));
    const double linear = line.nu0 * (log_ratio + part);
    const double quadratic = high - low - 1.5 * a * (atan(high / a) - atan(low / a)) +
                             a2 / 2 * (high / (high * high + a2) - low / (low * low + a2));
    const double exact = (constant + linear + quadratic) / pow(2 * line.temperature, 2);
    assert_relative(integral(&line), exact, 1e-11); /* the closed form cancels a little */
  }
}

/* s = d(A^2 J)/d(A^2), J = integral (E/Emax)^mu tanh^2/(x^2 + A^2) dE. */
typedef struct {
  Line line;
  double width2, sum;
} Area;

static void
add_area(void *context, double x, double energy, double weight)
{
  Area *area = context;
  const double th = tanh(energy / (2 * area->line.temperature));
  area->sum += weight * pow(energy / area->line.e_max, area->line.mu) * th * th * area->width2 /
               (x * x + area->width2);
}

static double
area(const Line *line, double width)
{
  Area sums = {*line, width * width, 0};
  const DwLine panels = {line->nu0, width, line->temperature, line->e_max};
  dw_line_integrate(&panels, add_area, &sums);
  return sums.sum;
}

static void
test_derivative_of_area(void)
{
  for (int round = 0; round < random_rounds(200, 2000); round++) {
    const Line line = random_line();
    const double step = 1e-4, low = line.width * (1 - step), high = line.width * (1 + step);
    const double slope = (area(&line, high) - area(&line, low)) / (high * high - low * low);
    assert_relative(integral(&line), slope, 1e-6); /* a difference quotient's step^2 and noise */
  }
}

/* Logarithmic derivatives under the integral sign against differences. */
static void
test_logarithmic_derivatives(void)
{
  for (int round = 0; round < random_rounds(200, 2000); round++) {
    const Line line = random_line();
    const DwNoise noise = dw_noise_integral(line.nu0, line.width, line.temperature, line.mu, line.e_max);
    const double h = 1e-4;
    Line more = line, less = line;
    more.temperature *= exp(h);
    less.temperature *= exp(-h);
    g_assert_cmpfloat(fabs(noise.by_temperature - log(integral(&more) / integral(&less)) / (2 * h)), <, 1e-7);
    more = less = line;
    more.width *= exp(h);
    less.width *= exp(-h);
    g_assert_cmpfloat(fabs(noise.by_width - log(integral(&more) / integral(&less)) / (2 * h)), <, 1e-7);
  }
}

/* Every table of s: the widest error is printed. */
static void
check_grid(const char *name)
{
  g_autoptr(Golden) golden = golden_read(name);
  DwGlass glass = default_glass();
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double T = golden_number(golden, k, "T_K");
    glass.nu0 = golden_number(golden, k, "nu0_K");
    glass.mu = golden_number(golden, k, "mu");
    glass.drive = golden_number(golden, k, "e");
    assert_relative(dw_glass_dephasing(&glass, T), golden_number(golden, k, "Gamma2_K"), 1e-14);
    assert_relative(dw_noise(&glass, T).s, golden_number(golden, k, "s_perK"), INTEGRAL_TOLERANCE);
    assert_relative(dw_noise_resonant(&glass, T), golden_number(golden, k, "s_res"), 1e-11); /* printed */
    assert_relative(dw_noise_hot(&glass, T), golden_number(golden, k, "s_43"), 1e-11);
  }
}

static void
test_grids(void)
{
  check_grid("resonator/s_grid_6GHz_a.csv");
  check_grid("resonator/s_grid_6GHz_b.csv");
  check_grid("resonator/s_grid_4_8GHz_mu03.csv");
}

static void
test_stress(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/s_stress.csv");
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const Line line = {golden_number(golden, k, "nu0_K"), golden_number(golden, k, "A_K"),
                       golden_number(golden, k, "T_K"), golden_number(golden, k, "mu"),
                       golden_number(golden, k, "Emax_K")};
    assert_relative(integral(&line), golden_number(golden, k, "s_perK"), INTEGRAL_TOLERANCE);
  }
}

/* Numbers of the program's defaults. */
static void
test_numbers(void)
{
  static const struct {
    double drive, T, s;
  } known[] = {{0, 0.02, 8740.24177}, {0, 0.05, 2621.97579}, {0, 0.1, 860.925442},   {0, 0.2, 167.216154},
               {0, 0.5, 11.0554434},  {0, 1, 1.46163244},    {10, 0.02, 869.257889}, {10, 0.1, 85.2151660},
               {10, 1, 0.453943541},  {100, 0.1, 8.21354957}};
  DwGlass glass = default_glass();
  for (size_t k = 0; k < G_N_ELEMENTS(known); k++) {
    glass.drive = known[k].drive;
    assert_relative(dw_noise(&glass, known[k].T).s, known[k].s, 1e-8); /* nine digits printed */
  }
  glass.drive = 0;
  const double shapes[][2] = {{1e-3, 3.62369e-15}, {0.1, 4.49898e-17}, {1, 4.507e-18},
                              {10, 4.50713e-19},   {1e3, 4.41799e-21}, {1e4, 3.63452e-22}};
  for (size_t k = 0; k < G_N_ELEMENTS(shapes); k++)
    assert_relative(dw_noise_variance(&glass, 0.1) * dw_noise_shape(&glass, shapes[k][0]), shapes[k][1],
                    2e-4);
  /* 2 S N_f/(...): what is printed of S1(1 Hz) has four digits. */
  glass.log_rates = 3;
  assert_relative(dw_noise_variance(&glass, 0.1) * dw_noise_shape(&glass, 1), 2.00e-16, 5e-3);
  glass.log_rates = 1;
  assert_relative(dw_noise_variance(&glass, 0.1) * dw_noise_shape(&glass, 1), 1.80e-15, 5e-3);
}

static void
test_constants(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/constants.csv");
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double mu = golden_number(golden, k, "mu");
    if (mu < 1)
      assert_relative(dw_noise_hot_constant(mu), golden_number(golden, k, "c43"), 1e-13);
  }
  assert_relative(dw_noise_hot_constant(1e-9), dw_noise_hot_constant(0), 1e-8); /* a smooth limit */
  assert_relative(dw_standard_cold(0.3, 0.01), golden_number(golden, 0, "STM48") * 1e-6 / (4 * pow(0.3, 4)),
                  1e-13);
}

static void
test_rates(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/gamma2.csv");
  DwGlass glass = default_glass();
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double T = golden_number(golden, k, "T_K");
    glass.mu = golden_number(golden, k, "mu");
    assert_relative(dw_glass_dephasing(&glass, T), golden_number(golden, k, "Gamma2_K"), 1e-12);
    assert_relative(dw_glass_dephasing(&glass, T) / DW_KELVIN_PER_RATE,
                    golden_number(golden, k, "Gamma2_invs"), 1e-12);
    assert_relative(dw_glass_interaction(&glass, T), golden_number(golden, k, "chieff"), 1e-12);
    assert_relative(dw_glass_critical_field(&glass, T), golden_number(golden, k, "Ec_ratio"), 1e-12);
    assert_relative(dw_rate_neighbours(&glass, glass.nu0, T), golden_number(golden, k, "G1TLS_invs"), 1e-12);
    assert_relative(dw_glass_neighbours(&glass), 4 * M_PI / 3 / 20, 1e-15);
  }
  g_autoptr(Golden) relaxation = golden_read("resonator/gamma1.csv");
  for (size_t k = 0; k < golden_n_rows(relaxation); k++) {
    const double E = golden_number(relaxation, k, "f_GHz") * DW_KELVIN_PER_GIGAHERTZ;
    const double T = golden_number(relaxation, k, "T_K");
    assert_relative(dw_rate_phonons(E, T), golden_number(relaxation, k, "G1ph4_invs"), 1e-9);
    assert_relative(dw_rate_phonons_printed(E, T), golden_number(relaxation, k, "G1ph20_invs"), 1e-9);
    assert_relative(dw_rate_electrons(E, T), golden_number(relaxation, k, "G1el5_invs"), 1e-9);
  }
}

static void
test_exponents(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/beta.csv");
  DwGlass glass = default_glass();
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double T = golden_number(golden, k, "T_K");
    glass.mu = golden_number(golden, k, "mu");
    glass.drive = golden_number(golden, k, "e0");
    glass.field_held = g_str_equal(golden_text(golden, k, "mode"), "field");
    g_assert_cmpfloat(fabs(dw_glass_drive(&glass, T) - golden_number(golden, k, "e_T")), <,
                      1e-9 * glass.drive + 1e-12);
    /* The table is a five-point difference quotient. */
    g_assert_cmpfloat(fabs(dw_noise_temperature_exponent(&glass, T) - golden_number(golden, k, "beta")), <,
                      3e-7);
    g_assert_cmpfloat(fabs(dw_noise_resonant_exponent(&glass, T) - golden_number(golden, k, "beta_res")), <,
                      2e-9);
  }
}

/* Exponents against differences of the noise itself, with both ways of counting. */
static void
test_exponents_are_slopes(void)
{
  for (int round = 0; round < random_rounds(200, 2000); round++) {
    DwGlass glass = random_glass();
    const double h = 1e-4, T = glass.temperature;
    const double by_T =
        log(dw_noise_variance(&glass, T * exp(h)) / dw_noise_variance(&glass, T * exp(-h))) / (2 * h);
    g_assert_cmpfloat(fabs(dw_noise_temperature_exponent(&glass, T) + by_T), <, 1e-6);
    const double e = glass.drive, by_P_exact = dw_noise_power_exponent(&glass, T);
    glass.drive = e * exp(h);
    const double more = dw_noise_variance(&glass, T);
    glass.drive = e * exp(-h);
    g_assert_cmpfloat(fabs(by_P_exact - log(more / dw_noise_variance(&glass, T)) / (4 * h)), <, 1e-6);
  }
}

static void
test_power(void)
{
  static const double known[][2] = {{1, -0.25021}, {10, -0.49789}, {100, -0.51818}};
  DwGlass glass = default_glass();
  for (size_t k = 0; k < G_N_ELEMENTS(known); k++) {
    glass.drive = known[k][0];
    g_assert_cmpfloat(fabs(dw_noise_power_exponent(&glass, 0.1) - known[k][1]), <, 2e-5);
  }
  glass.self_consistent = true;
  glass.drive = 100;
  g_assert_cmpfloat(fabs(dw_noise_power_exponent(&glass, 0.02) + 1), <, 5e-3);
}

/* Both countings are the two closed forms of the averaged variance. */
static void
test_counting(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/selfcons.csv");
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double ratio = golden_number(golden, k, "Gf_over_G2");
    DwGlass glass = default_glass();
    glass.drive = golden_number(golden, k, "e");
    glass.log_rates = 2 * M_PI * M_PI / 3 / ratio;
    const double T = 0.1, A = dw_glass_width(&glass, T), G2 = dw_glass_dephasing(&glass, T);
    const double resonance = M_PI / 2 * G2 / A / 4; /* with Gamma_2 as unit of energy */
    assert_relative(dw_glass_drift(&glass, T) / G2, ratio, 1e-12);
    assert_relative(dw_noise_fluctuators(&glass, T) * resonance, golden_number(golden, k, "V_paper"), 1e-11);
    glass.self_consistent = true;
    assert_relative(dw_noise_fluctuators(&glass, T) * resonance, golden_number(golden, k, "V_exact"), 1e-11);
  }
}

static void
test_crossover(void)
{
  DwGlass glass = default_glass();
  assert_relative(dw_noise_crossover(&glass), 1.59, 5e-3); /* three digits are known */
  for (int round = 0; round < random_rounds(20, 200); round++) {
    glass = random_glass();
    const double T = dw_noise_crossover(&glass);
    if (isfinite(T))
      assert_relative(dw_noise(&glass, T).s, 2 * dw_noise_resonant(&glass, T), 1e-9);
  }
}

static void
test_shift(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/freqshift.csv");
  DwGlass glass = default_glass();
  glass.f_tan_delta = 1;
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double T = golden_number(golden, k, "T_K");
    glass.mu = golden_number(golden, k, "mu");
    const double v = dw_shift_integral(glass.nu0, T, glass.mu, glass.e_max);
    g_assert_cmpfloat(fabs(v - golden_number(golden, k, "v")), <, 2e-14 + 4e-15 * fabs(v));
    g_assert_cmpfloat(fabs(dw_shift(&glass, T) - golden_number(golden, k, "shift")), <, 5e-15);
    const double printed = dw_shift_printed_integral(glass.nu0, 1e-6, T, glass.mu, glass.e_max);
    g_assert_cmpfloat(fabs(printed - golden_number(golden, k, "v_rwa37")), <, 1e-11);
    if (glass.mu == 0)
      g_assert_cmpfloat(fabs(dw_shift_digamma(glass.nu0, T, glass.e_max) - v), <, 1e-10);
  }
  static const double known[][2] = {
      {0.05, -0.00250539}, {0.1, -0.00784802}, {0.2, -0.00042454}, {0.5, 0.04475968}, {1, 0.09659692}};
  glass.mu = 0.3;
  for (size_t k = 0; k < G_N_ELEMENTS(known); k++)
    g_assert_cmpfloat(fabs(dw_shift(&glass, known[k][0]) - known[k][1]), <, 1e-8);
}

/* The digamma form wherever Emax is far above T, and the dip, at 0.4408 nu0 whatever nu0 is. */
static void
test_standard_shift(void)
{
  for (int round = 0; round < random_rounds(200, 2000); round++) {
    const double nu0 = random_log(0.05, 0.6), T = random_log(0.008, 3), e_max = random_log(150, 1000);
    /* 1 - tanh(Emax/2T) is below 1e-21 */
    g_assert_cmpfloat(fabs(dw_shift_digamma(nu0, T, e_max) - dw_shift_integral(nu0, T, 0, e_max)), <, 1e-12);
  }
  g_assert_cmpfloat(fabs(dw_shift_dip() - 0.440812), <, 1e-6);
  DwGlass glass = default_glass();
  glass.f_tan_delta = 1;
  const double dip = dw_shift_standard(&glass, dw_shift_dip() * glass.nu0);
  for (double factor = 0.9; factor < 1.15; factor += 0.19)
    g_assert_cmpfloat(dw_shift_standard(&glass, factor * dw_shift_dip() * glass.nu0), >, dip);
}

static void
test_standard_noise(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/gtm_vs_stm.csv");
  const DwGlass glass = default_glass();
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double T = golden_number(golden, k, "T_K");
    assert_relative(dw_standard_cold(glass.nu0, T), golden_number(golden, k, "stm48"), 1e-11);
    assert_relative(dw_standard_full(glass.nu0, 1e-5, T, glass.e_max), golden_number(golden, k, "stm_full"),
                    1e-9);
    assert_relative(dw_noise(&glass, T).s / dw_noise(&glass, 0.05).s, golden_number(golden, k, "gtm_ratio"),
                    1e-10);
  }
  /* Where no system is thermally excited at resonance, Eq. 48 is the limit of the full integral. */
  assert_relative(dw_standard_full(glass.nu0, 1e-5, 1e-3, 100), dw_standard_cold(glass.nu0, 1e-3), 1e-3);
}

static double
closed_logarithmic(const DwGlass *glass, double drive, double gamma_1)
{
  const double a = drive * drive * gamma_1, b = sqrt(gamma_1 / (a + gamma_1));
  double value[2];
  for (int k = 0; k < 2; k++) {
    const double g = k ? glass->gamma_max : glass->gamma_min, t = sqrt((gamma_1 + g) / (gamma_1 + g + a));
    value[k] = 2 * atanh(t) + b * log((t - b) / (t + b));
  }
  return (value[1] - value[0]) / log(glass->gamma_max / glass->gamma_min);
}

static void
test_loss(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/loss.csv");
  DwGlass glass = default_glass();
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double T = golden_number(golden, k, "T_K"), e = golden_number(golden, k, "e");
    glass.mu = golden_number(golden, k, "mu");
    assert_relative(dw_loss_standard(&glass, T, e), golden_number(golden, k, "closed"), 1e-12);
    assert_relative(dw_loss_integral(&glass, T, e), golden_number(golden, k, "q"), 1e-12);
  }
  for (int round = 0; round < random_rounds(200, 2000); round++) {
    glass = random_glass();
    const double T = glass.temperature, e = random_log(1, 100), gamma_1 = random_log(1e-2, 1e4);
    const double unsaturated = dw_loss_standard(&glass, T, 0);
    /* The closed form cancels: t - b where the slowest switch is slow beside Gamma_1. */
    assert_relative(dw_loss_logarithmic(&glass, T, e, gamma_1),
                    unsaturated * closed_logarithmic(&glass, e, gamma_1), 1e-6);
    assert_relative(dw_loss_logarithmic(&glass, T, 0, gamma_1), unsaturated, 1e-13);
    g_assert_cmpfloat(dw_loss_logarithmic(&glass, T, e, gamma_1), >=, dw_loss_standard(&glass, T, e));
  }
}

static void
test_narrowing(void)
{
  g_autoptr(Golden) golden = golden_read("resonator/telegraph.csv");
  for (size_t k = 0; k < golden_n_rows(golden); k++) {
    const double u = golden_number(golden, k, "delta"), p = golden_number(golden, k, "p");
    /* The inputs are printed with 13 digits; at p = 0 the rate has a kink at u = 1/2. */
    assert_relative(dw_narrowing_telegraph(u, p), golden_number(golden, k, "g2slow"), 1e-11);
    assert_relative(dw_narrowing_estimate(u, p), golden_number(golden, k, "g2_paper16"), 1e-10);
  }
  g_autoptr(Golden) master = golden_read("resonator/fourlevel.csv");
  for (size_t k = 0; k < golden_n_rows(master); k++) {
    const double u = golden_number(master, k, "d"), x = golden_number(master, k, "x"), p = tanh(0.5);
    assert_relative(dw_narrowing_four_levels(u, p, x, 1e4), golden_number(master, k, "g2_master_over_G1"),
                    2e-9);
    assert_relative(dw_narrowing_telegraph(u * sqrt(1 - x * x), p),
                    golden_number(master, k, "g2_telegraph_over_G1"), 1e-10);
  }
}

/* The slowest decay among the eigenvalues of the whole master equation, written out as d rho/dt = -i (H0 rho
 * - rho H1) + relaxation for the real and imaginary parts of (up, down, the two coherences). */
static double
slowest_eigenvalue(double u, double p, double tunnelling, double energy)
{
  const double c = u / 2 * sqrt(1 - tunnelling * tunnelling), s = u / 2 * tunnelling;
  const double down = (1 + p) / 2, up = (1 - p) / 2;
  const double complex matrix[4][4] = {{2 * I * c - down, up, I * s, I * s},
                                       {down, -2 * I * c - up, I * s, I * s},
                                       {I * s, I * s, -I * energy - 0.5, 0},
                                       {I * s, I * s, 0, I * energy - 0.5}};
  gsl_matrix *real = gsl_matrix_alloc(8, 8);
  gsl_vector_complex *eigenvalues = gsl_vector_complex_alloc(8);
  gsl_eigen_nonsymm_workspace *workspace = gsl_eigen_nonsymm_alloc(8);
  for (size_t i = 0; i < 4; i++)
    for (size_t j = 0; j < 4; j++) {
      gsl_matrix_set(real, i, j, creal(matrix[i][j]));
      gsl_matrix_set(real, i + 4, j + 4, creal(matrix[i][j]));
      gsl_matrix_set(real, i, j + 4, -cimag(matrix[i][j]));
      gsl_matrix_set(real, i + 4, j, cimag(matrix[i][j]));
    }
  g_assert_cmpint(gsl_eigen_nonsymm(real, eigenvalues, workspace), ==, 0);
  double slowest = INFINITY;
  for (size_t k = 0; k < 8; k++) {
    const gsl_complex value = gsl_vector_complex_get(eigenvalues, k);
    slowest = fmin(slowest, -GSL_REAL(value));
  }
  gsl_eigen_nonsymm_free(workspace);
  gsl_vector_complex_free(eigenvalues);
  gsl_matrix_free(real);
  return slowest;
}

static void
test_four_levels(void)
{
  for (int round = 0; round < random_rounds(100, 2000); round++) {
    const double energy = random_log(100, 1e4), x = g_test_rand_double_range(0, 0.95);
    const double u = random_log(0.1, 1e3), p = g_test_rand_double_range(0, 0.95);
    /* rounding of eigenvalues as large as E */
    g_assert_cmpfloat(fabs(dw_narrowing_four_levels(u, p, x, energy) - slowest_eigenvalue(u, p, x, energy)),
                      <, 1e-13 * energy + 1e-10);
  }
}

/* u << 1: u^2 (1 - p^2), motional narrowing; u >> 1: (1 - |p|)/2, each jump counts. */
static void
test_narrowing_limits(void)
{
  for (int round = 0; round < random_rounds(200, 2000); round++) {
    const double p = g_test_rand_double_range(0, 0.99), u = random_log(1e-6, 1e-4);
    assert_relative(dw_narrowing_telegraph(u, p), u * u * (1 - p * p), 1e-6);
    assert_relative(dw_narrowing_telegraph(1 / u, p), (1 - p) / 2, 1e-6);
    assert_relative(dw_narrowing_four_levels(1e4 * u, p, 0, 1e4), dw_narrowing_telegraph(1e4 * u, p), 1e-12);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resonator/integral/scaling", test_scaling);
  g_test_add_func("/resonator/integral/cold", test_cold);
  g_test_add_func("/resonator/integral/hot", test_hot);
  g_test_add_func("/resonator/integral/derivative-of-area", test_derivative_of_area);
  g_test_add_func("/resonator/integral/logarithmic-derivatives", test_logarithmic_derivatives);
  g_test_add_func("/resonator/integral/grids", test_grids);
  g_test_add_func("/resonator/integral/stress", test_stress);
  g_test_add_func("/resonator/noise/numbers", test_numbers);
  g_test_add_func("/resonator/noise/constants", test_constants);
  g_test_add_func("/resonator/noise/rates", test_rates);
  g_test_add_func("/resonator/noise/exponents", test_exponents);
  g_test_add_func("/resonator/noise/exponents-are-slopes", test_exponents_are_slopes);
  g_test_add_func("/resonator/noise/power", test_power);
  g_test_add_func("/resonator/noise/counting", test_counting);
  g_test_add_func("/resonator/noise/crossover", test_crossover);
  g_test_add_func("/resonator/shift/tables", test_shift);
  g_test_add_func("/resonator/shift/standard", test_standard_shift);
  g_test_add_func("/resonator/standard/tables", test_standard_noise);
  g_test_add_func("/resonator/loss", test_loss);
  g_test_add_func("/resonator/narrowing/tables", test_narrowing);
  g_test_add_func("/resonator/narrowing/four-levels", test_four_levels);
  g_test_add_func("/resonator/narrowing/limits", test_narrowing_limits);
  return g_test_run();
}
