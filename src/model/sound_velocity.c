/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/model.h"
#include "model/text.h"
#include "physics/tunnelling/curves.h"
#include "physics/tunnelling/heat.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What A. Churkin, S. Matityahu, A. O. Maksymov, A. L. Burin and M. Schechter draw from a density of levels:
 * sound velocity, dielectric constant, heat capacity and thermal conductivity.  Equation and figure numbers
 * are theirs; where their print and the right form differ, a note says so. */

enum { MU, DENSITY_OF_STATES, RATIO, STRENGTH, FREQUENCY, CROSSOVER, REFERENCE, KERNEL };
enum { VELOCITY, DIELECTRIC, HEAT_CAPACITY, CONDUCTIVITY, SLOPE_RATIO, KERNEL_PLOT };
enum { TOTAL, RESONANT, RELAXATION, STANDARD_MODEL, SLOPE_BELOW, SLOPE_ABOVE };
enum { HEAT, HEAT_POWER, HEAT_STANDARD };
enum { EQ_5, EQ_A1, CONDUCTION_POWER, CONDUCTION_STANDARD, GUIDE_1_95 };
enum { WIDE, NEAR, MID, PRESENT, HALF, ONE };
enum { R_OF_K, SMALL_K, LARGE_K };

enum { T_CROSSOVER, T_MAX, T_MAX_RATIO, READ_SLOPE_BELOW, READ_SLOPE_ABOVE };
enum { READ_NEAR = READ_SLOPE_ABOVE + 1, READ_WIDE, READ_MID, READ_STEEPEST };
enum { KERNEL_RATIO = READ_STEEPEST + 1, ALPHA, BETA, A1_RATIO, GAP_DENSITY, GAP_SLOPE };

enum { FORM_EQ_3, FORM_J0_2, FORM_J0_3, FORM_EQ_9 };

enum { MOST_CURVES = 6 }; /* of a plot */

/* The palette's slots, by physics: a colour means the same on every page. */
enum { INK_TOTAL, INK_RESONANT, INK_RELAXATION, INK_STANDARD, INK_DELTA, INK_POWER, INK_WINDOW, INK_OTHER };

static const double RANDOM_FIELD = 10; /* h0 of the paper's figures, K: sets the scale of Eq. 9's gap */

/* Domains and ranges, in whole decades or round numbers so that axes move seldom. */

static double
decade(double x)
{
  return pow(10, round(log10(x)));
}

static double
crossover_temperature(const double *values)
{
  return cbrt(values[FREQUENCY] / values[CROSSOVER]);
}

static void
temperatures(const double *values, double *low, double *high)
{
  *low = decade(crossover_temperature(values) / 20);
  *high = decade(crossover_temperature(values) * 20);
}

static void
low_temperatures(const double *values, double *low, double *high)
{
  *low = 1e-2;
  *high = 10;
}

static void
exponents(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 0.5;
}

static void
ratio_range(const double *values, double *low, double *high)
{
  *low = 0.1;
  *high = 100;
}

static void
rates(const double *values, double *low, double *high)
{
  *low = 1e-6;
  *high = 1e6;
}

static void
kernel_range(const double *values, double *low, double *high)
{
  *low = 1e-12;
  *high = 10;
}

/* Densities are in units of their n0. */
static DwDensity
density_of(const double *values)
{
  const int form = (int) lround(values[DENSITY_OF_STATES]);
  if (form == FORM_EQ_3)
    return dw_density_eq3(1, values[MU]);
  if (form == FORM_EQ_9)
    return dw_density_eq9(1, values[RATIO], RANDOM_FIELD);
  DwDensity density = dw_density_table2(form == FORM_J0_2 ? 2 : 3);
  density.amplitude = 1 / dw_density_form(&density, 1).amplitude;
  return density;
}

static DwTunnelling
tunnelling_of(const double *values)
{
  return (DwTunnelling){.density = density_of(values),
                        .strength = values[STRENGTH],
                        .crossover = crossover_temperature(values),
                        .reference = values[REFERENCE]};
}

/* The smallest of 1, 2, 5 times a power of ten that is not below x > 0. */
static double
round_step(double x)
{
  const double unit = pow(10, floor(log10(x)));
  return x <= unit ? unit : x <= 2 * unit ? 2 * unit : x <= 5 * unit ? 5 * unit : 10 * unit;
}

/* What the sum spans, at its ends and near its maximum, with room for the parts. */
static void
sound_range(const double *values, double *low, double *high)
{
  DwTunnelling tunnelling = tunnelling_of(values);
  double first, last;
  temperatures(values, &first, &last);
  dw_tunnelling_prepare(&tunnelling, DW_TUNNELLING_SOUND, first, last);
  const double at_first = dw_tunnelling_sound(first, &tunnelling);
  const double at_last = dw_tunnelling_sound(last, &tunnelling);
  const double top = fmax(fmax(dw_tunnelling_sound(tunnelling.crossover, &tunnelling), at_first), at_last);
  const double bottom = fmin(at_first, at_last);
  const double step = round_step((top - bottom) / 6);
  *low = step * floor(bottom / step - 0.2);
  *high = step * ceil(top / step + 0.7);
}

static void
dielectric_range(const double *values, double *low, double *high)
{
  double velocity_low, velocity_high;
  sound_range(values, &velocity_low, &velocity_high);
  *low = -velocity_high;
  *high = -velocity_low;
}

/* The table. */

static const char *const density_words[] = {
    [FORM_EQ_3] = "eq-3",
    [FORM_J0_2] = "table-2-j0-2",
    [FORM_J0_3] = "table-2-j0-3",
    [FORM_EQ_9] = "eq-9",
    NULL,
};
static const char *const density_labels[] = {
    [FORM_EQ_3] = N_("Eq. 3"),
    [FORM_J0_2] = N_("Table II, J₀ = 2 K"),
    [FORM_J0_3] = N_("Table II, J₀ = 3 K"),
    [FORM_EQ_9] = N_("Eq. 9"),
    NULL,
};
static const char *const kernel_words[] = {"n-of-E", "n-of-Delta", NULL};
static const char *const kernel_labels[] = {"n(E)", "n(Δ)", NULL};

static const DwParameter parameters[] = {
    [MU] = {"mu", "μ", "", N_("exponent of the density of levels in Eq. 3"), DW_PARAMETER_REAL,
            DW_SCALE_LINEAR, 0, 0.5, 0.13},
    [DENSITY_OF_STATES] = {"density_of_states", "n(T, E)", "",
                           N_("density of levels: Eq. 3 with μ, Table II, or the dipolar gap of Eq. 9"),
                           DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, FORM_EQ_9, FORM_EQ_3,
                           .words = density_words, .labels = density_labels},
    [RATIO] = {"ratio", "J<sub>0</sub>/h<sub>0</sub>", "",
               N_("interaction over random field, for the gap of Eq. 9"), DW_PARAMETER_REAL, DW_SCALE_LINEAR,
               0, 1, 0.2},
    [STRENGTH] = {"strength", "P<sub>0</sub>γ<sup>2</sup>/ρv<sup>2</sup>", "",
                  N_("strength of the coupling to sound (or to the electric field)"), DW_PARAMETER_REAL,
                  DW_SCALE_LOG, 1e-6, 1e-2, 3.2e-4},
    [FREQUENCY] = {"frequency", "ω", "Hz", N_("frequency of the measurement, as printed"), DW_PARAMETER_REAL,
                   DW_SCALE_LOG, 1, 1e10, 9e4},
    [CROSSOVER] = {"crossover", "A", "Hz/K<sup>3</sup>",
                   N_("rate of relaxation over E³, in the frequency’s unit"), DW_PARAMETER_REAL, DW_SCALE_LOG,
                   1e3, 1e12, 9.4e6},
    [REFERENCE] = {"reference", "T<sub>ref</sub>", "K", N_("temperature from which changes are counted"),
                   DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-3, 10, 0.1},
    [KERNEL] = {"kernel", "n(E), n(Δ)", "",
                N_("reading of the density: of energies (Eq. 8) or of biases Δ (Eq. A2)"),
                DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 1, 0, .words = kernel_words,
                .labels = kernel_labels},
};

#define TEMPERATURE                                                                                          \
  {                                                                                                          \
    "T", "K", N_("temperature"), DW_SCALE_LOG                                                                \
  }
#define EQ_3 "n = n<sub>0</sub>(T<sup>2</sup> + E<sup>2</sup>)<sup>μ/2</sup>"
#define C_FACTOR "P<sub>0</sub>γ<sup>2</sup>/ρv<sup>2</sup>"
#define RESONANT_INTEGRAL "∫ (n/n<sub>0</sub>) tanh(E/2T) dE/E"
#define RELAXATION_INTEGRAL "∫ (n/n<sub>0</sub>) R(k) dE/[2T cosh<sup>2</sup>(E/2T)]"
#define CONDUCTION_INTEGRAL "∫ E<sup>3</sup> dE/[T<sup>2</sup> sinh<sup>2</sup>(E/2T) tanh(E/2T) n]"
#define HEAT_INTEGRAL "∫ n (E/2T)<sup>2</sup> dE/cosh<sup>2</sup>(E/2T)"

static const DwCurve velocity_curves[] = {
    [TOTAL] = {"total", N_("sum"), "δv/v = δv<sub>res</sub>/v + δv<sub>rel</sub>/v", N_("Eqs. 7, 8"),
               N_("The change of the sound velocity since the reference temperature: resonant and "
                  "relaxational parts together."),
               DW_STROKE_SOLID, INK_TOTAL},
    [RESONANT] = {"resonant", N_("resonant"), "−" C_FACTOR " " RESONANT_INTEGRAL, N_("Eq. 7"),
                  N_("Levels in resonance with the sound; it rises for ever, as ln T or a power of T."),
                  DW_STROKE_DASHED, INK_RESONANT},
    [RELAXATION] = {"relaxation", N_("relaxation"), "−" C_FACTOR " " RELAXATION_INTEGRAL, N_("Eqs. 8, A2"),
                    N_("Levels that follow the sound by relaxing, with the chosen kernel."),
                    DW_STROKE_DASH_DOT, INK_RELAXATION},
    [STANDARD_MODEL] = {"standard-model", N_("standard tunnelling model"), "μ = 0", N_("Eqs. 7, 8"),
                        N_("The same sum for a constant density of levels, at the same strength; the paper’s "
                           "dashed lines are fits with a strength of their own."),
                        DW_STROKE_DOTTED, INK_STANDARD},
    [SLOPE_BELOW] = {"slope-below", N_("slope below"), "a + b ln T, 0.1 ≤ T/T<sub>max</sub> ≤ 1/3", "",
                     N_("The straight line through the sum below its maximum, by least squares over ln T."),
                     DW_STROKE_GUIDE, INK_OTHER},
    [SLOPE_ABOVE] = {"slope-above", N_("slope above"), "a + b ln T, 3 ≤ T/T<sub>max</sub> ≤ 10", "",
                     N_("The straight line through the sum above its maximum, by least squares over ln T."),
                     DW_STROKE_GUIDE, INK_OTHER},
};

static const DwCurve dielectric_curves[] = {
    [TOTAL] = {"total", N_("sum"), "δε/ε = −(δv<sub>res</sub> + δv<sub>rel</sub>)/v", N_("Eqs. 7, 8"),
               N_("The change of the dielectric constant since the reference temperature, with the sign that "
                  "gives a minimum."),
               DW_STROKE_SOLID, INK_TOTAL},
    [RESONANT] = {"resonant", N_("resonant"), "C " RESONANT_INTEGRAL, N_("Eq. 7"),
                  N_("Levels in resonance with the field; it falls for ever, as ln T or a power of T."),
                  DW_STROKE_DASHED, INK_RESONANT},
    [RELAXATION] = {"relaxation", N_("relaxation"), "C " RELAXATION_INTEGRAL, N_("Eqs. 8, A2"),
                    N_("Levels that follow the field by relaxing, with the chosen kernel."),
                    DW_STROKE_DASH_DOT, INK_RELAXATION},
    [STANDARD_MODEL] = {"standard-model", N_("standard tunnelling model"), "μ = 0", N_("Eqs. 7, 8"),
                        N_("The same sum for a constant density of levels, at the same strength."),
                        DW_STROKE_DOTTED, INK_STANDARD},
    [SLOPE_BELOW] = {"slope-below", N_("slope below"), "a + b ln T, 0.1 ≤ T/T<sub>min</sub> ≤ 1/3", "",
                     N_("The straight line through the sum below its minimum, by least squares over ln T."),
                     DW_STROKE_GUIDE, INK_OTHER},
    [SLOPE_ABOVE] = {"slope-above", N_("slope above"), "a + b ln T, 3 ≤ T/T<sub>min</sub> ≤ 10", "",
                     N_("The straight line through the sum above its minimum, by least squares over ln T."),
                     DW_STROKE_GUIDE, INK_OTHER},
};

static const DwCurve heat_capacity_curves[] = {
    [HEAT] = {"heat-capacity", N_("chosen density"), "C = " HEAT_INTEGRAL, N_("Eq. 6"),
              N_("The heat capacity of independent levels with the chosen density."), DW_STROKE_SOLID,
              INK_TOTAL},
    [HEAT_POWER] = {"power-law", N_("pure power E<sup>μ</sup>"),
                    "C = Γ(3 + μ) η(2 + μ) n<sub>0</sub>T<sup>1+μ</sup>", N_("Eq. 6"),
                    N_("The closed form for a density that is a pure power of E, without the T² of Eq. 3."),
                    DW_STROKE_DASHED, INK_POWER, .hidden = true},
    [HEAT_STANDARD] = {"standard-model", N_("standard tunnelling model"),
                       "C = (π<sup>2</sup>/6) n<sub>0</sub>T", N_("Eq. 6"),
                       N_("The linear heat capacity of a constant density n₀."), DW_STROKE_DOTTED,
                       INK_STANDARD},
};

static const DwCurve conductivity_curves[] = {
    [EQ_5] = {"eq-5", N_("n(E) (Eq. 5)"), "κ ∝ " CONDUCTION_INTEGRAL, N_("Eq. 5"),
              N_("Phonons scattered by resonant levels, the density read as that of energies."),
              DW_STROKE_SOLID, INK_TOTAL},
    [EQ_A1] = {"eq-a1", N_("n(Δ) (Eq. A1)"),
               "κ ∝ ∫ E<sup>4</sup> dE/[T<sup>2</sup> sinh<sup>2</sup>(E/2T) tanh(E/2T) N(E)]", N_("Eq. A1"),
               N_("The same with the density read as that of biases: N(E) counts the levels below E."),
               DW_STROKE_DASHED, INK_DELTA},
    [CONDUCTION_POWER] = {"power-law", N_("pure power E<sup>μ</sup>"),
                          "κ = 4Γ(4 − μ) ζ(2 − μ) T<sup>2−μ</sup>/n<sub>0</sub>", N_("Eq. 5"),
                          N_("The closed form for a density that is a pure power of E."), DW_STROKE_DASH_DOT,
                          INK_POWER, .hidden = true},
    [CONDUCTION_STANDARD] = {"standard-model", N_("standard tunnelling model"),
                             "κ = 4π<sup>2</sup>T<sup>2</sup>/n<sub>0</sub>", N_("Eq. 5"),
                             N_("The quadratic conductivity of a constant density n₀."), DW_STROKE_DOTTED,
                             INK_STANDARD},
    [GUIDE_1_95] = {"guide-1.95", "T<sup>1.95</sup>", "T<sup>1.95</sup>", N_("Fig. 4"),
                    N_("The slope fitted to measured Suprasil, at the level of the standard model at 0.1 K."),
                    DW_STROKE_GUIDE, INK_OTHER},
};

#define SLOPES_OF                                                                                            \
  N_("Slopes of the sum of Eqs. 7 and 8 over ln T, by least squares in this window; it depends "             \
     "on μ alone.")
static const DwCurve slope_ratio_curves[] = {
    [WIDE] = {"wide", N_("0.01–0.1 and 10–100 T<sub>max</sub>"), "−b<sub>above</sub>/b<sub>below</sub>",
              N_("Eqs. 3, 7, 8"), SLOPES_OF, DW_STROKE_SOLID, INK_TOTAL},
    [NEAR] = {"near", N_("0.1–1/3 and 3–10 T<sub>max</sub>"), "−b<sub>above</sub>/b<sub>below</sub>",
              N_("Eqs. 3, 7, 8"), SLOPES_OF, DW_STROKE_DASHED, INK_RESONANT},
    [MID] = {"mid", N_("0.1–0.3 and 5–30 T<sub>max</sub>"), "−b<sub>above</sub>/b<sub>below</sub>",
             N_("Eqs. 3, 7, 8"), SLOPES_OF, DW_STROKE_DASH_DOT, INK_RELAXATION},
    [PRESENT] = {"present", N_("present μ"), "−b<sub>above</sub>/b<sub>below</sub>", N_("Eqs. 3, 7, 8"),
                 N_("The three windows at the present μ of Eq. 3."), DW_STROKE_POINTS, INK_WINDOW,
                 .sampled = true},
    [HALF] = {"half", "1 : −0.5", "1/2", "",
              N_("What the standard tunnelling model tends to in wide windows."), DW_STROKE_GUIDE, INK_OTHER},
    [ONE] = {"one", "1 : −1", "1", "", N_("What most experiments show."), DW_STROKE_GUIDE, INK_OTHER},
};

static const DwCurve kernel_curves[] = {
    [R_OF_K] = {"kernel", "R(k)", "R = Re[c artanh(1/c)] − 1, c = √(1 + ik)", N_("Eq. 8"),
                N_("The inner integral of Eq. 8 over all tunnelling amplitudes, in closed form."),
                DW_STROKE_SOLID, INK_TOTAL},
    [SMALL_K] = {"small-k", N_("small k"), "½ ln(4/k) − 1", N_("Eq. 8"),
                 N_("The logarithm that makes the slope above the maximum −1/2; it ends where it is 0."),
                 DW_STROKE_DASHED, INK_RESONANT},
    [LARGE_K] = {"large-k", N_("large k"), "2/(15k<sup>2</sup>)", N_("Eq. 8"),
                 N_("Levels too slow to follow."), DW_STROKE_DASH_DOT, INK_RELAXATION},
};

static const DwPlot plots[] = {
    [VELOCITY] = {.id = "velocity",
                  .title = N_("Sound velocity"),
                  .equation = "δv/v = −" C_FACTOR " {" RESONANT_INTEGRAL " + " RELAXATION_INTEGRAL "}",
                  .source = N_("Eqs. 7, 8"),
                  .x = TEMPERATURE,
                  .y = {"δv/v", "", N_("change of the sound velocity"), DW_SCALE_LINEAR},
                  .curves = velocity_curves,
                  .n_curves = DW_COUNT(velocity_curves),
                  .domain = temperatures,
                  .range = sound_range},
    [DIELECTRIC] = {.id = "dielectric",
                    .title = N_("Dielectric constant"),
                    .equation = "δε/ε = C {" RESONANT_INTEGRAL " + " RELAXATION_INTEGRAL "}",
                    .source = N_("Eqs. 7, 8"),
                    .x = TEMPERATURE,
                    .y = {"δε/ε", "", N_("change of the dielectric constant"), DW_SCALE_LINEAR},
                    .curves = dielectric_curves,
                    .n_curves = DW_COUNT(dielectric_curves),
                    .domain = temperatures,
                    .range = dielectric_range},
    [HEAT_CAPACITY] = {.id = "heat-capacity",
                       .title = N_("Heat capacity"),
                       .equation = "C = " HEAT_INTEGRAL,
                       .source = N_("Eq. 6"),
                       .x = TEMPERATURE,
                       .y = {"C/n<sub>0</sub>", "k<sub>B</sub>K", N_("heat capacity"), DW_SCALE_LOG},
                       .curves = heat_capacity_curves,
                       .n_curves = DW_COUNT(heat_capacity_curves),
                       .domain = low_temperatures},
    [CONDUCTIVITY] = {.id = "conductivity",
                      .title = N_("Thermal conductivity"),
                      .equation = "κ ∝ " CONDUCTION_INTEGRAL,
                      .source = N_("Eq. 5"),
                      .x = TEMPERATURE,
                      .y = {"κn<sub>0</sub>", N_("arb. units"), N_("thermal conductivity"), DW_SCALE_LOG},
                      .curves = conductivity_curves,
                      .n_curves = DW_COUNT(conductivity_curves),
                      .domain = low_temperatures},
    [SLOPE_RATIO] = {.id = "slope-ratio",
                     .title = N_("Slope ratio"),
                     .equation = EQ_3,
                     .source = N_("Eqs. 3, 7, 8"),
                     .x = {"μ", "", N_("exponent of the density of levels"), DW_SCALE_LINEAR},
                     .y = {"−b<sub>above</sub>/b<sub>below</sub>", "", N_("slope above over slope below"),
                           DW_SCALE_LOG},
                     .curves = slope_ratio_curves,
                     .n_curves = DW_COUNT(slope_ratio_curves),
                     .domain = exponents,
                     .range = ratio_range},
    [KERNEL_PLOT] = {.id = "kernel",
                     .title = N_("Kernel"),
                     .equation = "R(k) = ∫<sub>0</sub><sup>1</sup> √(1 − x<sup>2</sup>) dx/[x(1 + "
                                 "k<sup>2</sup>/x<sup>4</sup>)], k = ω/[AE<sup>3</sup> coth(E/2T)]",
                     .source = N_("Eq. 8"),
                     .x = {"k", "", N_("frequency over the rate of relaxation"), DW_SCALE_LOG},
                     .y = {"R", "", N_("weight of the levels of one energy"), DW_SCALE_LOG},
                     .curves = kernel_curves,
                     .n_curves = DW_COUNT(kernel_curves),
                     .domain = rates,
                     .range = kernel_range},
};

static const DwReadout readouts[] = {
    [T_CROSSOVER] = {"crossover-temperature", "T<sub>0</sub>", "K", N_("crossover temperature (ω/A)¹ᐟ³")},
    [T_MAX] = {"t-max", "T<sub>max</sub>", "K",
               N_("temperature of the largest sound velocity (the smallest dielectric constant)")},
    [T_MAX_RATIO] = {"t-max-ratio", "T<sub>max</sub>/T<sub>0</sub>", "",
                     N_("the same over the crossover temperature; 1.30366 at μ = 0")},
    [READ_SLOPE_BELOW] = {"slope-below", "b<sub>below</sub>", "",
                          N_("slope of δv/v over ln T, fitted from 0.1 to 1/3 of Tₘₐₓ")},
    [READ_SLOPE_ABOVE] = {"slope-above", "b<sub>above</sub>", "",
                          N_("slope of δv/v over ln T, fitted from 3 to 10 Tₘₐₓ")},
    [READ_NEAR] = {"slope-ratio", "b<sub>above</sub>/b<sub>below</sub>", "",
                   N_("ratio of these slopes; −1 in most experiments")},
    [READ_WIDE] = {"slope-ratio-wide", "b<sub>above</sub>/b<sub>below</sub>, wide", "",
                   N_("ratio of the slopes from 10 to 100 and from 0.01 to 0.1 Tₘₐₓ; −0.495 at μ = 0")},
    [READ_MID] = {"slope-ratio-mid", "b<sub>above</sub>/b<sub>below</sub>, mid", "",
                  N_("ratio of the slopes from 5 to 30 and from 0.1 to 0.3 Tₘₐₓ")},
    [READ_STEEPEST] = {"slope-ratio-steepest", "b<sub>above</sub>/b<sub>below</sub>, steepest", "",
                       N_("ratio of the steepest slopes within a factor 30 of Tₘₐₓ")},
    [KERNEL_RATIO] = {"kernel-ratio", "δv<sub>rel</sub>(A2)/δv<sub>rel</sub>(8)", "",
                      N_("relaxation with n of Δ over that with n of E, at Tₘₐₓ")},
    [ALPHA] = {"alpha", "α", "",
               N_("C ∝ T¹⁺ᵅ, a straight line through the seven temperatures of Table II, 0.1 to 1 K")},
    [BETA] = {"beta", "β", "",
              N_("κ ∝ T²⁻ᵝ, a straight line through the seven temperatures of Table II, 0.1 to 1 K")},
    [A1_RATIO] = {"a1-ratio", "κ(A1)/κ(5)", "",
                  N_("conductivity with n of Δ over that with n of E, at 0.5 K; 1 + μ for a pure power")},
    [GAP_DENSITY] = {"gap-density", "n/n<sub>0</sub>", "", N_("Eq. 9 at E = J₀/10, as printed")},
    [GAP_SLOPE] = {"gap-slope", "d ln n/d ln E", "", N_("exponent of Eq. 9 at E = J₀/10, as printed")},
};

static const DwNote notes[] = {
    {N_("Eq. 1"),
     N_("With Pauli matrices the splitting of Eq. 1 is 2√(Δ<sup>2</sup> + Δ<sub>0</sub><sup>2</sup>), twice "
        "the "
        "E of the text. Table II’s E is the cost of a flip, 2|h<sub>i</sub> + Σ "
        "J<sub>ij</sub>τ<sub>j</sub>|, and "
        "its n counts levels per lattice site on E &gt; 0."),
     "velocity heat-capacity conductivity"},
    {N_("Eq. 3"),
     N_("B and μ of the fit are strongly correlated: what a fit knows well is the density at "
        "√(T<sup>2</sup> + E<sup>2</sup>) = 1.48T. With 10 000 realizations the error of μ is 0.018 at "
        "0.1 K and 0.005 at 1 K (up to 0.025 for J<sub>0</sub> = 3 K), so that Table II’s μ at 0.1 and 0.8 K "
        "say little; the text’s 0.1269 and 0.1517 are the table’s 0.127 and 0.152."),
     "velocity heat-capacity conductivity"},
    {N_("Table II"),
     N_("B and μ are taken linear in ln T between the table’s rows, and constant beyond 0.1 and 1 K, where "
        "the "
        "table ends. Densities are drawn in units of their own n<sub>0</sub>: B, B(1 K) of the table, "
        "1/h<sub>0</sub> of Eq. 9."),
     "velocity dielectric heat-capacity conductivity"},
    {N_("Eq. 4"),
     N_("The δ function sits exactly on the upper limit √(E<sup>2</sup> − Δ<sup>2</sup>), where half its "
        "weight "
        "could be meant; with all of it Eq. A1 follows. Neglecting Δ<sub>0</sub> in it, as the text says, "
        "gives 0: Eq. 5 is Eq. A1 with N(E) replaced by E n(E)."),
     "conductivity"},
    {N_("Text before Eq. 4"),
     N_("The phonons’ heat capacity should carry ħ<sup>3</sup>, not ħ<sup>2</sup>, and Eq. 4 a factor 1/ħ; "
        "the "
        "two slips cancel in κ."),
     "conductivity"},
    {N_("Eq. 5"),
     N_("With Eq. 3 and constant B and μ the exponent is exactly 2 − μ. A density that falls faster than "
        "e<sup>−E/T</sup>, as the Gaussian tail of a sampled one does, makes the integral diverge: it must "
        "be "
        "cut, here at 50T."),
     "conductivity"},
    {N_("Eq. A1"),
     /* xgettext:no-c-format */
     N_("For a pure power Eq. A1 is exactly 1 + μ times Eq. 5, so the two do not differ “negligibly”: with "
        "Eq. "
        "3 by 6 % at μ = 0.13, and by 6 to 10 % in the simulation. The exponent is the same."),
     "conductivity"},
    {N_("Fig. 4"),
     N_("μ = 0.04 gives T<sup>1.96</sup> with Eq. 3 just as with n ∝ E<sup>0.04</sup>. That E<sup>0.05</sup> "
        "is "
        "needed for T<sup>1.95</sup> but 0.04 in Eq. 3 does not follow from a constant μ; it takes B and μ "
        "that "
        "depend on T."),
     "conductivity"},
    {N_("Fig. 4"),
     N_("Shown are Suprasil and Suprasil W from 0.01 to 1 K, without a unit of κ. The measured points are "
        "not "
        "published as numbers, so none are drawn."),
     "conductivity"},
    {N_("Eq. 6"),
     /* xgettext:no-c-format */
     N_("This is the heat capacity of levels that do not know of each other. The derivative of the simulated "
        "energy is larger: by 4 to 10 % at 1.4 to 4.4 K, by about 20 % below 0.5 K."),
     "heat-capacity"},
    {N_("Fig. 2"),
     N_("α and β “in the range 0.1–0.2” hold for J<sub>0</sub> = 2 K; Table II gives 0.190 and 0.190 there, "
        "but "
        "0.267 and 0.259 for J<sub>0</sub> = 3 K."),
     "heat-capacity conductivity"},
    {N_("Eq. 7"),
     N_("With Eq. 3 the integral diverges at high energies, as ln E or E<sup>μ</sup>/μ; its change with T "
        "does "
        "not, and needs no cut-off. So only differences to a reference temperature are shown."),
     "velocity dielectric"},
    {N_("Eq. 7"),
     /* xgettext:no-c-format */
     N_("With the B and μ of Table II even the difference would depend on a cut-off, because each fit has a "
        "tail "
        "of its own; the levels up there do not change with T. Drawn is the integral of the local slope, "
        "which "
        "agrees with the simulated levels to 1 % of the rise from 0.1 to 1 K for J<sub>0</sub> = 2 K."),
     "velocity dielectric"},
    {N_("Eq. 8"),
     N_("The inner integral is R(k) = Re[c artanh(1/c)] − 1 with c = √(1 + ik). Evaluated literally this "
        "loses "
        "k<sup>2</sup> digits at large k; drawn is a form that is right to 10<sup>−14</sup> everywhere."),
     "velocity dielectric kernel"},
    {N_("Figs. 5, 6: ω, A"),
     N_("Only ω/A = T<sub>0</sub><sup>3</sup> matters. A is printed in Hz/K<sup>3</sup> as ω is in Hz: that "
        "of "
        "SiO<sub>2</sub> from γ<sub>l</sub> = 1.04, γ<sub>t</sub> = 0.65 eV is "
        "2π·7.7 MHz/K<sup>3</sup>. To multiply ω alone by 2π would shift T<sub>0</sub> by a factor 1.845."),
     "velocity dielectric"},
    {N_("Figs. 5, 6: strength"),
     N_("n/L<sub>0</sub> is read as P<sub>0</sub>[(T<sup>2</sup> + "
        "E<sup>2</sup>)/K<sup>2</sup>]<sup>μ/2</sup>, "
        "so that the printed P<sub>0</sub>γ<sup>2</sup>/ρv<sup>2</sup> is the strength at 1 K; the "
        "slope at T is that times about T<sup>μ</sup>."),
     "velocity dielectric"},
    {N_("Text after Eq. 8"),
     N_("Replacing γ<sup>2</sup>/ρv<sup>2</sup> by p<sup>2</sup>/4πεε<sub>0</sub> as told gives a maximum; "
        "the "
        "dielectric constant has a minimum, so a sign is missing: δε/ε = −(…). The strength is here a free "
        "prefactor into which factors of direction are absorbed."),
     "dielectric"},
    {N_("Eq. A2"),
     /* xgettext:no-c-format */
     N_("With n read as that of Δ the relaxation is smaller: by 5, 2 and 0.5 % at T/T<sub>0</sub> = 0.2, 1 "
        "and 5 "
        "for μ = 0.13. The sum changes by less than 1 %."),
     "velocity dielectric"},
    {N_("Slope ratio"),
     N_("“1 : −1” depends on where slopes are read: for μ = 0.13 it is −3.4, −1.5 or −2.1 in the three "
        "windows "
        "drawn. 1 : −1 belongs to μ = 0.04 to 0.08; 1 : −0.5 is exact for μ = 0, with T<sub>max</sub> = "
        "1.30366T<sub>0</sub>. For μ &gt; 0 neither side is straight in ln T."),
     "velocity dielectric slope-ratio"},
    {N_("Fig. 3"),
     N_("A and ω are not printed; the points are met with T<sub>0</sub> = 0.2 to 0.3 K, and the axis is "
        "10<sup>2</sup> δv/v at prefactor 1 with the density per site. Fits with a constant μ give "
        "0.125 to 0.165 and 0.185 to 0.215 for J<sub>0</sub> = 2 and 3 K, depending on the range (the paper: "
        "0.13 and 0.2); the slopes are 1 : −1.4 to −1.8 and 1 : −2.2 to −2.8."),
     "velocity"},
    {N_("Eq. 9"),
     N_("At E = J<sub>0</sub> the exponent of Eq. 9 is cJ<sub>0</sub>/h<sub>0</sub> = 0.063 for "
        "J<sub>0</sub>/h<sub>0</sub> = 0.03, where the text says 0.03. In the simulation the coefficient is "
        "0.039, 0.115, 0.261 and 0.408 for J<sub>0</sub> = 0.3, 1, 2 and 3 K where c "
        "J<sub>0</sub>/h<sub>0</sub> "
        "is 0.063, 0.209, 0.419 and 0.628, and n<sub>0</sub> = 1/h<sub>0</sub> is 5 to 6 times the true "
        "density."),
     "velocity heat-capacity conductivity"},
    {N_("Eq. 9"),
     N_("Eq. 9 is the gap at T = 0 and below E = J<sub>0</sub>; drawn is n<sub>0</sub> above it, and "
        "h<sub>0</sub> = 10 K as in the paper’s figures. That the gap closes with rising temperature is left "
        "out. The simulation prefers a power of E for J<sub>0</sub> = 2 K and Eq. 9 for 3 K."),
     "velocity heat-capacity conductivity"},
    {N_("Figs. 5, 6"),
     N_("ω, A and the strength are printed, μ is not: only that it is larger for coverglass than for silica, "
        "falls with x in Fig. 6 (a), and is equal and small in Fig. 6 (b). The measured points are not "
        "published as numbers, so none are drawn. Fig. 5 (c) shows runs at 0.7 and 10 V; it is the one at 10 "
        "V, "
        "out of equilibrium, that has 1 : −0.5."),
     "velocity dielectric"},
};

#define CHURKIN "Churkin et al. (2021)"
#define AUTOMATIC 0, 0, 0, 0
#define LOG_LOG DW_SCALE_LOG, DW_SCALE_LOG
#define SEMI_LOG DW_SCALE_LOG, DW_SCALE_LINEAR
#define SEMI_LOG_Y DW_SCALE_LINEAR, DW_SCALE_LOG
#define ONE_VIEW(plot)                                                                                       \
  {                                                                                                          \
    {                                                                                                        \
      plot, AUTOMATIC, SEMI_LOG                                                                              \
    }                                                                                                        \
  }

static const DwPreset presets[] = {
    {"figure-5a",
     N_("Fig. 5 (a): vitreous silica, 90 kHz"),
     N_("Sound in silica with the printed A and strength. μ is not printed; here it is 0.06, which gives "
        "slopes "
        "near 1 : −1."),
     CHURKIN,
     {{"mu", 0.06}, {"frequency", 9e4}, {"crossover", 9.4e6}, {"strength", 3.2e-4}},
     ONE_VIEW("velocity")},
    {"figure-5b",
     N_("Fig. 5 (b): dielectric constant of silica, 1 kHz"),
     N_("The dielectric constant of silica with the printed A and strength. μ is not printed; here it is "
        "0.06 as "
        "for its sound."),
     CHURKIN,
     {{"mu", 0.06}, {"frequency", 1e3}, {"crossover", 7.9e6}, {"strength", 8e-4}},
     ONE_VIEW("dielectric")},
    {"figure-5c",
     N_("Fig. 5 (c): coverglass, 5.1 kHz"),
     N_("Sound in coverglass with the printed A and strength. μ is not printed, only that it is larger than "
        "in "
        "silica; here it is 0.1."),
     CHURKIN,
     {{"mu", 0.1}, {"frequency", 5.1e3}, {"crossover", 5.6e6}, {"strength", 4.2e-4}},
     ONE_VIEW("velocity")},
    {"figure-6a-17",
     N_("Fig. 6 (a): (SrF₂)₁₋ₓ(LaF₃)ₓ, x = 0.17"),
     N_("A crystal with few foreign ions, printed A and strength. μ is not printed, only that it falls with "
        "x; "
        "here it is 0.1."),
     CHURKIN,
     {{"mu", 0.1}, {"frequency", 9e4}, {"crossover", 7.9e6}, {"strength", 1.9e-5}},
     ONE_VIEW("velocity")},
    {"figure-6a-32",
     N_("Fig. 6 (a): (SrF₂)₁₋ₓ(LaF₃)ₓ, x = 0.32"),
     N_("The same crystal with more of them and more strain. μ is not printed, only that it is smaller than "
        "for "
        "x = 0.17; here it is 0.05."),
     CHURKIN,
     {{"mu", 0.05}, {"frequency", 9e4}, {"crossover", 4.6e6}, {"strength", 2.5e-5}},
     ONE_VIEW("velocity")},
    {"figure-6b-4",
     N_("Fig. 6 (b): BaF₂, SrF₂ with LaF₃, x = 0.04"),
     N_("A mixed crystal with the printed A and strength. μ is not printed, only that it is small and the "
        "same "
        "for both x; here it is 0.04."),
     CHURKIN,
     {{"mu", 0.04}, {"frequency", 9e4}, {"crossover", 3.5e6}, {"strength", 2.1e-5}},
     ONE_VIEW("velocity")},
    {"figure-6b-7",
     N_("Fig. 6 (b): BaF₂, SrF₂ with LaF₃, x = 0.07"),
     N_("The same with more foreign ions. μ is not printed, only that it is small and the same for both x; "
        "here "
        "it is 0.04."),
     CHURKIN,
     {{"mu", 0.04}, {"frequency", 9e4}, {"crossover", 3.9e6}, {"strength", 4.5e-5}},
     ONE_VIEW("velocity")},
    {"figure-4",
     N_("Fig. 4: conductivity of silica, μ = 0.04"),
     N_("The thermal conductivity by Eq. 5 with the printed μ beside the slope 1.95 of the measurement."),
     CHURKIN,
     {{"mu", 0.04}},
     {{"conductivity", 1e-2, 1, 0, 0, LOG_LOG}}},
    {"figure-3-j0-2",
     N_("Fig. 3: J₀ = 2 K, μ = 0.13"),
     N_("The paper’s fit to its simulation with a constant μ. ω and A are not printed; T₀ = 0.25 K is in the "
        "range that meets the points, and the strength sets the scale only."),
     CHURKIN,
     {{"mu", 0.13}, {"frequency", 9e4}, {"crossover", 5.76e6}, {"strength", 1e-2}},
     {{"velocity", 1e-2, 10, 0, 0, SEMI_LOG}}},
    {"figure-3-j0-3",
     N_("Fig. 3: J₀ = 3 K, μ = 0.2"),
     N_("The paper’s fit for the stronger interaction, a steeper fall beyond the maximum. ω and A are not "
        "printed; here T₀ = 0.25 K."),
     CHURKIN,
     {{"mu", 0.2}, {"frequency", 9e4}, {"crossover", 5.76e6}, {"strength", 1e-2}},
     {{"velocity", 1e-2, 10, 0, 0, SEMI_LOG}}},
    {"figure-3-table-2",
     N_("Fig. 3: J₀ = 2 K with Table II"),
     N_("The same curve from the density that Table II prints, whose B and μ depend on temperature."),
     CHURKIN,
     {{"density_of_states", FORM_J0_2}, {"frequency", 9e4}, {"crossover", 5.76e6}, {"strength", 1e-2}},
     {{"velocity", 1e-2, 10, 0, 0, SEMI_LOG}}},
    {"figure-2",
     N_("Fig. 2: J₀ = 2 K with Table II"),
     N_("Heat capacity and conductivity from the density that Table II prints: α and β are 0.19."),
     CHURKIN,
     {{"density_of_states", FORM_J0_2}},
     {{"heat-capacity", 0.1, 1, 0, 0, LOG_LOG}, {"conductivity", 0.1, 1, 0, 0, LOG_LOG}}},
    {"figure-7",
     N_("Fig. 7: n of E or of Δ, J₀ = 2 K"),
     N_("What changes if the density is read as that of the bias: the conductivity by 6 %, the sound less."),
     CHURKIN,
     {{"density_of_states", FORM_J0_2}, {"kernel", 1}, {"crossover", 5.76e6}, {"strength", 1e-2}},
     {{"conductivity", 0.1, 1, 0, 0, LOG_LOG}, {"velocity", 1e-2, 10, 0, 0, SEMI_LOG}}},
    {"standard-model",
     N_("Standard tunnelling model: 1 : −0.5"),
     N_("A constant density of levels: slopes 1 : −0.5 and a maximum at 1.30366 T₀."),
     "Jäckle (1972)",
     {{"mu", 0}},
     {{"velocity", 1e-3, 1e2, -1.6e-3, 4e-4, SEMI_LOG}}},
    {"slope-ratios",
     N_("Slope ratios over μ"),
     N_("Which μ belongs to the measured 1 : −1 depends on the window in which slopes are read."),
     CHURKIN,
     {{"mu", 0.06}},
     {{"slope-ratio", AUTOMATIC, SEMI_LOG_Y}, {"velocity", AUTOMATIC, SEMI_LOG}}},
    {"dipolar-gap",
     N_("Eq. 9: dipolar gap, J₀/h₀ = 0.2"),
     N_("The gap that dipoles open at T = 0, as printed: at E = J₀/10 the density is 0.509 n₀ and its "
        "exponent "
        "0.213."),
     CHURKIN,
     {{"density_of_states", FORM_EQ_9}, {"ratio", 0.2}},
     {{"velocity", AUTOMATIC, SEMI_LOG}, {"heat-capacity", AUTOMATIC, LOG_LOG}}},
};

static const DwCitation citations[] = {
    {"churkin-2021", "A. Churkin, S. Matityahu, A. O. Maksymov, A. L. Burin and M. Schechter, “Anomalous "
                     "low-energy properties in amorphous solids and the interplay of electric and elastic "
                     "interactions of tunneling two-level systems”, Phys. Rev. B 103, 054202 (2021)"},
    {"jackle-1972",
     "J. Jäckle, “On the ultrasonic attenuation in glasses at low temperatures”, Z. Physik 257, "
     "212 (1972)"},
    {"phillips-1987", "W. A. Phillips, “Two-level states in glasses”, Rep. Prog. Phys. 50, 1657 (1987)"},
    {"topp-1999", "K. A. Topp, E. J. Thompson and R. O. Pohl, Phys. Rev. B 60, 898 (1999)"},
    {"strehlow-1998", "P. Strehlow, C. Enss and S. Hunklinger, Phys. Rev. Lett. 80, 5361 (1998)"},
    {"classen-1994",
     "J. Classen, C. Enss, C. Bechinger, G. Weiss and S. Hunklinger, Ann. Physik 3, 315 (1994)"},
    {"lasjaunias-1975",
     "J. G. Lasjaunias, A. Ravex, M. Vandorpe and S. Hunklinger, Solid State Commun. 17, 1045 "
     "(1975)"},
};

/* How curves are computed, in the order of their tables.  Those of the slope ratio have a table of their own.
 */
static const DwTunnellingCurve *const functions[][MOST_CURVES] = {
    [VELOCITY] = {&dw_curve_sound, &dw_curve_sound_resonant, &dw_curve_sound_relaxation,
                  &dw_curve_sound_standard, &dw_curve_sound_below, &dw_curve_sound_above},
    [DIELECTRIC] = {&dw_curve_dielectric, &dw_curve_dielectric_resonant, &dw_curve_dielectric_relaxation,
                    &dw_curve_dielectric_standard, &dw_curve_dielectric_below, &dw_curve_dielectric_above},
    [HEAT_CAPACITY] = {&dw_curve_heat, &dw_curve_heat_power, &dw_curve_heat_standard},
    [CONDUCTIVITY] = {&dw_curve_conduction, &dw_curve_conduction_delta, &dw_curve_conduction_power,
                      &dw_curve_conduction_standard, &dw_curve_guide_1_95},
    [SLOPE_RATIO] = {NULL},
    [KERNEL_PLOT] = {&dw_curve_kernel, &dw_curve_kernel_small, &dw_curve_kernel_large},
};

/* One answer in the making. */
typedef struct {
  const DwRequest *request;
  const DwControl *control;
  DwCancel cancel;
  DwTunnelling physics;
} Answer;

static bool
wants(const DwPlotRequest *plot, size_t curve)
{
  return plot->curves >> curve & 1;
}

static bool
shows_sound(const DwPlotRequest *plot)
{
  return plot->plot == VELOCITY || plot->plot == DIELECTRIC;
}

static int
form_of(const DwRequest *request)
{
  return (int) lround(request->values[DENSITY_OF_STATES]);
}

/* What the wanted curves need; the windows of the slopes are marked with the sum. */
static unsigned
needs_of(const DwRequest *request)
{
  unsigned needs = request->readouts ? DW_TUNNELLING_SLOPES : 0;
  for (size_t k = 0; k < request->n_plots; k++) {
    if (shows_sound(&request->plots[k]))
      needs |= DW_TUNNELLING_SLOPES;
    if (request->plots[k].plot == HEAT_CAPACITY || request->plots[k].plot == CONDUCTIVITY)
      needs |= DW_TUNNELLING_HEAT;
  }
  return needs;
}

/* The temperatures at which dv/v will be asked for: those of the curves, of the slopes' windows and, with
 * readouts, of the widest of them. */
static void
temperatures_of(const Answer *answer, double *low, double *high)
{
  const double margin = answer->request->readouts ? 150 : 40;
  *low = answer->physics.crossover / margin;
  *high = answer->physics.crossover * margin;
  for (size_t k = 0; k < answer->request->n_plots; k++) {
    const DwPlotRequest *plot = &answer->request->plots[k];
    for (size_t j = 0; shows_sound(plot) && j < plot->n; j++)
      if (plot->abscissae[j] > 0) {
        *low = fmin(*low, plot->abscissae[j]);
        *high = fmax(*high, plot->abscissae[j]);
      }
  }
}

static DwStatus
prepare(Answer *answer)
{
  double low, high;
  temperatures_of(answer, &low, &high);
  return dw_tunnelling_prepare(&answer->physics, needs_of(answer->request), low, high);
}

/* Curves. */

static const char *
absence(const Answer *answer, const DwTunnellingCurve *function)
{
  if (function->of_power && form_of(answer->request) != FORM_EQ_3)
    return N_("The closed form belongs to the μ of Eq. 3.");
  if (function->of_maximum && isnan(answer->physics.maximum))
    return N_("There is no maximum near the crossover temperature.");
  return NULL;
}

static bool
beyond_table_2(const DwSeries *series)
{
  for (size_t k = 0; k < series->n; k++)
    if (series->x[k] < 0.1 * (1 - 1e-12) || series->x[k] > 1 + 1e-12)
      return true;
  return false;
}

/* The one curve of each page that says so for all that are drawn from the density. */
static bool
speaks_for_density(const DwPlotRequest *plot, size_t curve)
{
  return curve == 0 && plot->plot != SLOPE_RATIO && plot->plot != KERNEL_PLOT;
}

static DwStatus
add_function(const Answer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  const DwTunnellingCurve *function = functions[plot->plot][curve];
  const char *missing = absence(answer, function);
  if (missing)
    return dw_result_add_absent(result, plot->plot, curve, missing) ? DW_OK : DW_NO_MEMORY;
  DwSeries *series = dw_result_add_series(result, plot->plot, curve, plot->n, false);
  if (!series)
    return DW_NO_MEMORY;
  memcpy(series->x, plot->abscissae, plot->n * sizeof(double));
  const int form = form_of(answer->request);
  if ((form == FORM_J0_2 || form == FORM_J0_3) && speaks_for_density(plot, curve) && beyond_table_2(series))
    series->remark = N_("B and μ constant beyond 0.1 to 1 K.");
  return dw_tunnelling_evaluate(&answer->physics, function, series->x, series->y, plot->n);
}

/* The slope ratio: few abscissae directly, many from a table over mu. */

static double
slope_ratio_at(const DwSlopeTable *table, size_t curve, double mu)
{
  double ratios[DW_SLOPE_WINDOWS];
  if (curve == HALF || curve == ONE)
    return curve == HALF ? 0.5 : 1;
  if (!(mu >= 0 && mu <= 0.5))
    return NAN;
  if (table)
    return dw_slope_table_at(table, (unsigned) curve, mu);
  dw_slope_ratios_of(mu, ratios);
  return ratios[curve];
}

static DwStatus
add_slope_ratio(const Answer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve,
                const DwSlopeTable *table)
{
  DwSeries *series = dw_result_add_series(result, SLOPE_RATIO, curve, plot->n, false);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < plot->n; k++) {
    if (dw_cancel_requested(&answer->cancel))
      return DW_CANCELLED;
    series->x[k] = plot->abscissae[k];
    series->y[k] = slope_ratio_at(table, curve, series->x[k]);
  }
  return DW_OK;
}

static DwStatus
add_present(const Answer *answer, DwResult *result)
{
  if (form_of(answer->request) != FORM_EQ_3)
    return dw_result_add_absent(result, SLOPE_RATIO, PRESENT, N_("The density in use has no constant μ."))
               ? DW_OK
               : DW_NO_MEMORY;
  DwSeries *series = dw_result_add_series(result, SLOPE_RATIO, PRESENT, DW_SLOPE_WINDOWS, false);
  if (!series)
    return DW_NO_MEMORY;
  dw_slope_ratios_of(answer->request->values[MU], series->y);
  for (size_t k = 0; k < series->n; k++)
    series->x[k] = answer->request->values[MU];
  return DW_OK;
}

static DwStatus
add_slope_ratios(const Answer *answer, DwResult *result, const DwPlotRequest *plot)
{
  DwSlopeTable table;
  const bool many = plot->n > DW_SLOPE_NODES / DW_SLOPE_WINDOWS;
  DwStatus status = many ? dw_slope_table_fill(&table, &answer->cancel) : DW_OK;
  for (size_t curve = 0; curve < DW_COUNT(slope_ratio_curves) && status == DW_OK; curve++)
    if (wants(plot, curve))
      status = curve == PRESENT ? add_present(answer, result)
                                : add_slope_ratio(answer, result, plot, curve, many ? &table : NULL);
  return status;
}

/* Bands: where slopes were fitted, and where Table II holds. */

/* "−1.65" in every locale */
static void
write_ratio(char *text, size_t size, double ratio)
{
  const long hundredths = lround(100 * fabs(ratio));
  snprintf(text, size, "%s%ld.%02ld", ratio < 0 ? "−" : "", hundredths / 100, hundredths % 100);
}

static DwStatus
add_slope_windows(const Answer *answer, DwResult *result, size_t plot)
{
  const double maximum = answer->physics.maximum;
  const DwSlopeWindow *window = &dw_slope_window_near;
  if (isnan(maximum))
    return DW_OK;
  char ratio[32], label[96];
  write_ratio(ratio, sizeof ratio, answer->physics.above.slope / answer->physics.below.slope);
  snprintf(label, sizeof label, dw_text(N_("slope %s")), ratio);
  const bool added =
      dw_result_add_band(result, plot, window->below_low * maximum, window->below_high * maximum,
                         dw_text(N_("slope 1"))) &&
      dw_result_add_band(result, plot, window->above_low * maximum, window->above_high * maximum, label);
  return added ? DW_OK : DW_NO_MEMORY;
}

static DwStatus
add_bands(const Answer *answer, DwResult *result, const DwPlotRequest *plot)
{
  if (shows_sound(plot) && (wants(plot, SLOPE_BELOW) || wants(plot, SLOPE_ABOVE)))
    return add_slope_windows(answer, result, plot->plot);
  const int form = form_of(answer->request);
  if ((plot->plot == HEAT_CAPACITY || plot->plot == CONDUCTIVITY) && (form == FORM_J0_2 || form == FORM_J0_3))
    return dw_result_add_band(result, plot->plot, 0.1, 1, dw_text(N_("Table II"))) ? DW_OK : DW_NO_MEMORY;
  return DW_OK;
}

static DwStatus
add_plot(const Answer *answer, DwResult *result, const DwPlotRequest *plot)
{
  DwStatus status = add_bands(answer, result, plot);
  if (plot->plot == SLOPE_RATIO)
    return status == DW_OK ? add_slope_ratios(answer, result, plot) : status;
  for (size_t curve = 0; curve < plots[plot->plot].n_curves && status == DW_OK; curve++)
    if (wants(plot, curve))
      status = add_function(answer, result, plot, curve);
  return status;
}

/* Readouts. */

/* The exponent of a straight line through ln y over ln T at the temperatures of Table II. */
static double
fitted_exponent(double (*f)(const DwDensity *density, double temperature), const DwDensity *density)
{
  static const double rows[DW_TABLE_2_ROWS] = {0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 1};
  double sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (int k = 0; k < DW_TABLE_2_ROWS; k++) {
    const double x = log(rows[k]), y = log(f(density, rows[k]));
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  return (DW_TABLE_2_ROWS * sxy - sx * sy) / (DW_TABLE_2_ROWS * sxx - sx * sx);
}

static void
read_out_density(const Answer *answer, DwResult *result)
{
  const DwDensity *density = &answer->physics.density;
  const double ratio = answer->request->values[RATIO];
  const DwDensity gap = dw_density_eq9(1, ratio, RANDOM_FIELD);
  const double energy = gap.gap / 10;
  dw_result_set_reading(result, ALPHA, fitted_exponent(dw_heat_capacity, density) - 1, NAN);
  dw_result_set_reading(result, BETA, 2 - fitted_exponent(dw_conductivity, density), NAN);
  dw_result_set_reading(result, A1_RATIO, dw_conductivity_delta(density, 0.5) / dw_conductivity(density, 0.5),
                        NAN);
  if (ratio > 0) {
    dw_result_set_reading(result, GAP_DENSITY, dw_density_at(&gap, 1, energy), NAN);
    dw_result_set_reading(result, GAP_SLOPE, dw_density_gap_slope(&gap, energy), NAN);
  }
}

static void
read_out_ratios(const DwTunnelling *physics, DwResult *result)
{
  const double maximum = physics->maximum;
  const struct {
    size_t readout;
    const DwSlopeWindow *window;
  } windows[] = {{READ_WIDE, &dw_slope_window_wide}, {READ_MID, &dw_slope_window_mid}};
  for (size_t k = 0; k < DW_COUNT(windows); k++)
    dw_result_set_reading(result, windows[k].readout,
                          dw_slope_ratio(dw_tunnelling_sound, physics, maximum, windows[k].window), NAN);
  dw_result_set_reading(result, READ_STEEPEST, dw_steepest_slope_ratio(dw_tunnelling_sound, physics, maximum),
                        NAN);
  dw_result_set_reading(result, KERNEL_RATIO,
                        dw_velocity_relaxation_delta(&physics->velocity, maximum) /
                            dw_velocity_relaxation(&physics->velocity, maximum),
                        NAN);
}

static DwStatus
read_out(const Answer *answer, DwResult *result)
{
  const DwTunnelling *physics = &answer->physics;
  dw_result_set_reading(result, T_CROSSOVER, physics->crossover, NAN);
  read_out_density(answer, result);
  if (isfinite(physics->maximum)) {
    dw_result_set_reading(result, T_MAX, physics->maximum, NAN);
    dw_result_set_reading(result, T_MAX_RATIO, physics->maximum / physics->crossover, NAN);
    dw_result_set_reading(result, READ_SLOPE_BELOW, physics->below.slope, NAN);
    dw_result_set_reading(result, READ_SLOPE_ABOVE, physics->above.slope, NAN);
    dw_result_set_reading(result, READ_NEAR, physics->above.slope / physics->below.slope, NAN);
    read_out_ratios(physics, result);
  }
  return dw_cancel_requested(&answer->cancel) ? DW_CANCELLED : DW_OK;
}

static DwResult *
assemble(const Answer *answer, DwStatus *status)
{
  DwResult *result = dw_result_new(answer->request);
  *status = result ? DW_OK : DW_NO_MEMORY;
  for (size_t k = 0; k < answer->request->n_plots && *status == DW_OK; k++)
    *status = add_plot(answer, result, &answer->request->plots[k]);
  if (*status == DW_OK && answer->request->readouts)
    *status = read_out(answer, result);
  if (*status == DW_OK)
    return result;
  dw_result_unref(result);
  return NULL;
}

/* Eq. A2 takes tens of milliseconds over a curve, and Eq. 8 differs from it by a few per cent: that is shown
 * first. */
static DwStatus
publish_eq_8(Answer *answer)
{
  answer->physics.delta = false;
  DwStatus status = prepare(answer);
  DwResult *snapshot = status == DW_OK ? assemble(answer, &status) : NULL;
  if (snapshot)
    answer->control->publish(answer->control->context, snapshot);
  answer->physics.delta = true;
  return status;
}

static bool
control_cancelled(void *control)
{
  return dw_control_cancelled(control);
}

static DwResult *
solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  Answer answer = {.request = request,
                   .control = control,
                   .cancel = {control_cancelled, (void *) control},
                   .physics = tunnelling_of(request->values)};
  answer.physics.cancel = &answer.cancel;
  answer.physics.delta = request->values[KERNEL] > 0.5;
  DwResult *result = NULL;
  DwStatus status = DW_OK;
  if (answer.physics.delta && control && control->publish && needs_of(request) & DW_TUNNELLING_SLOPES)
    status = publish_eq_8(&answer);
  if (status == DW_OK)
    status = prepare(&answer);
  if (status == DW_OK)
    result = assemble(&answer, &status);
  if (!result)
    dw_error_set(error, status, "%s", dw_status_sentence(status));
  return result;
}

extern const DwModel dw_model_sound_velocity;

const DwModel dw_model_sound_velocity = {
    .id = "sound-velocity",
    .title = N_("Sound and heat in glasses"),
    .summary =
        N_("What tunnelling systems do to sound, electric fields and heat in a glass below a few kelvin. "
           "How a density of levels that falls towards low energies bends the logarithms and powers of "
           "the standard tunnelling model."),
    .source = "Churkin et al. (2021)",
    .parameters = parameters,
    .n_parameters = DW_COUNT(parameters),
    .plots = plots,
    .n_plots = DW_COUNT(plots),
    .readouts = readouts,
    .n_readouts = DW_COUNT(readouts),
    .notes = notes,
    .n_notes = DW_COUNT(notes),
    .presets = presets,
    .n_presets = DW_COUNT(presets),
    .citations = citations,
    .n_citations = DW_COUNT(citations),
    .solve = solve,
};
