/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clock.h"
#include "model/model.h"
#include "model/text.h"
#include "physics/bottleneck/curves.h"
#include "physics/bottleneck/lockin_sweep.h"
#include "physics/bottleneck/susceptibility.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The phonon bottleneck of S. T. Bramwell, "1/f^{3/2} power spectrum at the phonon bottleneck" (2025).
 * Equation and figure numbers are the paper's; where its print and the right form differ, a note says so. */

enum { SIGMA, A, V0, DRIVE };
enum { SPECTRUM, SUSCEPTIBILITY, EXPONENT, RELAXATION, PHONONS, FOURIER, REDUCED_TIME };
enum { CHI_EXACT, CHI_APPROX, STEP_COUPLED, STEP_ADIABATIC, LINEAR_RESPONSE, GUIDE_2 };
enum { CHI_REAL, CHI_IMAG, LINEAR_REAL, LINEAR_IMAG, LOCKIN_REAL, LOCKIN_IMAG };
enum { ALPHA_EXACT, ALPHA_APPROX, ALPHA_STEP };
enum { V_COUPLED, V_ADIABATIC, STRETCHED, SHORT_TIME, TRANSFORM_PRINTED, TRANSFORM_NORMALISED };
enum { U_COUPLED, U_ADIABATIC, PREDICTION };
enum { FFT_REAL, FFT_MAGNITUDE, FFT_POWER, GUIDE_1_5 };
enum { SIGMA_1_57, SIGMA_17, SIGMA_500, CURRENT, REDUCED_TRANSFORM };

enum { WINDOW_LOW, WINDOW_HIGH, WINDOW_DECADES, STEP_WINDOW_DECADES, U_PEAK, T_PEAK, T_HALF, CROSSOVER };
enum { FFT_SLOPE_REAL = CROSSOVER + 1, FFT_SLOPE_MAGNITUDE, FFT_SLOPE_POWER };

/* How far alpha may be from 3/2 inside the window. */
static const double WINDOW_TOLERANCE = 0.05;
static const double SECONDS_PER_SNAPSHOT = 0.05;

enum { MOST_CURVES = 6 }; /* of a plot */

/* The palette's slots, by physics: a colour means the same on every page. */
enum { INK_EQ_13, INK_EQ_1, INK_SOLVED, INK_STEADY, INK_LINEAR, INK_LOCK_IN, INK_STRETCHED, INK_OTHER };

/* Domains and ranges, in whole decades so that axes move seldom. */

static double
decade(double x)
{
  return pow(10, round(log10(x)));
}

/* From the plateau below 1/(1 + sigma) to the Debye tail above sigma. */
static void
frequencies(const double *values, double *low, double *high)
{
  *low = decade(1e-2 / (1 + values[SIGMA]));
  *high = decade(1e2 * fmax(values[SIGMA], 1));
}

static void
spectrum_range(const double *values, double *low, double *high)
{
  const double sigma = fmax(values[SIGMA], 1);
  *low = decade(1e-4 / (sigma * sigma));
  *high = 10 * decade(1 + values[SIGMA]);
}

static void
susceptibility_range(const double *values, double *low, double *high)
{
  *low = decade(1e-2 / fmax(values[SIGMA], 1));
  *high = 2;
}

static void
exponent_range(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 2.5;
}

/* When the phonons have followed the spins: 1/a, or the time sqrt(1/(a sigma)) of their exchange; over an
 * inverted start they multiply at the rate a sigma (v0 - 1). */
static double
transient(const double *values)
{
  const double gain = values[A] * values[SIGMA] * fmax(values[V0] - 1, 0);
  return 1 / (1 + values[A] + sqrt(values[A] * values[SIGMA]) + gain);
}

static void
phonon_times(const double *values, double *low, double *high)
{
  *low = decade(0.2 * transient(values));
  *high = decade(20 * fmax(1 + values[SIGMA], values[A] > 0 ? 1 / values[A] : 0));
}

/* v leaves 1 long after the phonons' transient, unless it starts inverted and falls with their avalanche. */
static void
relaxation_times(const double *values, double *low, double *high)
{
  *low = decade(values[V0] > 1 ? 0.2 * transient(values) : 1e-4 * (1 + values[SIGMA]));
  *high = decade(20 * (1 + values[SIGMA]));
}

static void
reduced_times(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 5;
}

static void
deviation_range(const double *values, double *low, double *high)
{
  *low = 0;
  *high = fmax(values[V0], 1);
}

/* From v0 = 1 u peaks near sqrt(a/sigma), from below it reaches the steady state of Eq. 7 at most; slow
 * phonons bring it to a v0, and an inverted start can hand all its excess over.  It ends at the level of
 * v0/(1 + sigma). */
static void
phonon_range(const double *values, double *low, double *high)
{
  const double sigma = values[SIGMA], a = fmax(values[A], 1e-2), v0 = values[V0];
  const double end = v0 * fmin(1 / (1 + sigma), a);
  const double steady = v0 < 1 ? v0 / (1 + sigma * (1 - v0)) : 1;
  const double peak = fmax(fmin(fmin(steady, a), sqrt(a / (1 + sigma))), a * (v0 - 1));
  *low = decade(1e-2 * end);
  *high = 10 * decade(fmax(peak, end));
}

/* The bins of 2^20 samples over 4 (1 + sigma). */
static void
sampled_frequencies(const double *values, double *low, double *high)
{
  *low = decade(1 / (1 + values[SIGMA]));
  *high = 1e6 * *low;
}

/* From v0 = 1 the real part falls with slope 3/2 over those six decades, from below with Debye's 2. */
static void
sampled_range(const double *values, double *low, double *high)
{
  const double plateau = values[V0] * (1 + values[SIGMA]);
  *low = decade((values[V0] < 1 ? 1e-12 : 1e-9) * plateau);
  *high = decade(pow(1 + values[SIGMA], 2));
}

/* The table. */

static const DwParameter parameters[] = {
    [SIGMA] = {"sigma", "σ", "", N_("strength of the bottleneck"), DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-2, 1e9,
               1e5, .zero_allowed = true},
    [A] = {"a", "a", "", N_("relaxation time of the spins over that of the phonons"), DW_PARAMETER_REAL,
           DW_SCALE_LOG, 1e-2, 1e7, 100, .zero_allowed = true},
    [V0] = {"v0", "v(0)", "", N_("deviation at the start: 1 not magnetised, 2 reversed"), DW_PARAMETER_REAL,
            DW_SCALE_LINEAR, 1e-3, 2, 1},
    [DRIVE] = {"drive", "h/H<sub>1</sub>", "",
               N_("amplitude of the lock-in measurement over the static field"), DW_PARAMETER_REAL,
               DW_SCALE_LOG, 1e-4, 0.95, 1e-3},
};

#define FREQUENCY                                                                                            \
  {                                                                                                          \
    "ω", "1/τ<sub>s</sub>", N_("angular frequency"), DW_SCALE_LOG                                            \
  }
#define TIME                                                                                                 \
  {                                                                                                          \
    "t", "τ<sub>s</sub>", N_("time"), DW_SCALE_LOG                                                           \
  }
#define EQ_20 "t = −σ(1 − v) − (1 + σ) ln v"
#define EQ_2 "dv/dt = −v + σu(1 − v)"
#define EQ_3 "du/dt = a[(v − u) − σu(1 − v)]"
#define EQ_13 "χ<sub>T</sub> − χ = iωχ(1 + σχ/χ<sub>T</sub>)"
#define TWO_POLE "(a + iω)/(a + iω[1 + a(1 + σ)] − ω<sup>2</sup>)"
#define LOCK_IN N_("fundamental of M(t) at H = H<sub>1</sub> + h cos ωt")

static const DwCurve spectrum_curves[] = {
    [CHI_EXACT] = {"chi-exact", N_("Bramwell’s χ (Eq. 13)"),
                   "χ = 2/[1 + iω + √((1 + iω)<sup>2</sup> + 4iωσ)]", N_("Eq. 13"),
                   N_("The susceptibility of Eqs. 13 to 15, exactly; it is not the linear response of the "
                      "full equations."),
                   DW_STROKE_SOLID, INK_EQ_13},
    [CHI_APPROX] = {"chi-approx", N_("approximation (Eq. 1)"), "1/(1/σ + √(2σ) ω<sup>3/2</sup>)", N_("Eq. 1"),
                    N_("The paper’s approximation to Eq. 13 for large σ."), DW_STROKE_DASHED, INK_EQ_1},
    [STEP_COUPLED] =
        {"step-coupled", N_("solved step"), "Re v̂(ω) = ∫ v(t) cos ωt dt", N_("Eqs. 2, 3, 9"),
         N_("The cosine transform of the solution of the full equations after a step of the field."),
         DW_STROKE_DASH_DOT, INK_SOLVED},
    [STEP_ADIABATIC] = {"step-adiabatic", N_("step, a → ∞"), N_("Re v̂(ω) with v of Eq. 20"), N_("Eqs. 9, 20"),
                        N_("The same with the phonons in their steady state."), DW_STROKE_DOTTED, INK_STEADY,
                        .hidden = true},
    [LINEAR_RESPONSE] =
        {"linear-response", N_("true linear response"), "χ = " TWO_POLE, N_("Eqs. 10, 11"),
         N_("The response of the full equations to a small field on top of a static one: two poles, no 3/2."),
         DW_STROKE_DASHED, INK_LINEAR, .hidden = true},
    [GUIDE_2] = {"guide-2", "ω<sup>−2</sup>", "1/ω<sup>2</sup>", N_("Fig. 4"),
                 N_("Debye’s slope, which every curve reaches at last."), DW_STROKE_GUIDE, INK_OTHER},
};

static const DwCurve susceptibility_curves[] = {
    [CHI_REAL] = {"chi-real", N_("χ′ (Eq. 13)"), "Re χ", N_("Eq. 14"),
                  N_("In phase with the field, from Eq. 13."), DW_STROKE_DASHED, INK_EQ_13},
    [CHI_IMAG] = {"chi-imag", N_("|χ″| (Eq. 13)"), "−Im χ", N_("Eq. 15"),
                  N_("Out of phase with the field, from Eq. 13."), DW_STROKE_SOLID, INK_EQ_13},
    [LINEAR_REAL] = {"linear-real", N_("χ′, linear response"), "Re " TWO_POLE, N_("Eqs. 10, 11"),
                     N_("In phase, from the full equations at vanishing amplitude."), DW_STROKE_DASHED,
                     INK_LINEAR},
    [LINEAR_IMAG] = {"linear-imag", N_("|χ″|, linear response"), "−Im " TWO_POLE, N_("Eqs. 10, 11"),
                     N_("Out of phase, from the full equations at vanishing amplitude."), DW_STROKE_SOLID,
                     INK_LINEAR},
    [LOCKIN_REAL] = {"lockin-real", N_("χ′, lock-in"), LOCK_IN, N_("Eqs. 10, 11"),
                     N_("In phase, as a lock-in amplifier would measure it on the full equations."),
                     DW_STROKE_DASH_DOT, INK_LOCK_IN, .hidden = true},
    [LOCKIN_IMAG] = {"lockin-imag", N_("|χ″|, lock-in"), LOCK_IN, N_("Eqs. 10, 11"),
                     N_("Out of phase, as a lock-in amplifier would measure it on the full equations."),
                     DW_STROKE_DOTTED, INK_LOCK_IN, .hidden = true},
};

static const DwCurve exponent_curves[] = {
    [ALPHA_EXACT] = {"alpha-exact", N_("Bramwell’s χ (Eq. 13)"), "α = −d ln(|χ″|/ω)/d ln ω", N_("Eq. 15"),
                     N_("The local exponent of Eq. 13, differentiated analytically."), DW_STROKE_SOLID,
                     INK_EQ_13},
    [ALPHA_APPROX] = {"alpha-approx", N_("approximation (Eq. 1)"),
                      "α = (3/2)/[1 + 1/(√2 (σω)<sup>3/2</sup>)]", N_("Eq. 1"),
                      N_("The local exponent of Eq. 1; it stays at 3/2 for ever."), DW_STROKE_DASHED,
                      INK_EQ_1},
    [ALPHA_STEP] = {"alpha-step", N_("solved step"), "α = −d ln Re v̂/d ln ω", N_("Eqs. 2, 3, 9"),
                    N_("The local exponent of the solved step’s spectrum; the phonons cut it off near 0.1a."),
                    DW_STROKE_DASH_DOT, INK_SOLVED},
};

static const DwCurve relaxation_curves[] = {
    [V_COUPLED] = {"v-coupled", N_("solved equations"), EQ_2, N_("Eqs. 2, 3"),
                   N_("The solution of the full coupled equations."), DW_STROKE_SOLID, INK_SOLVED},
    [V_ADIABATIC] = {"v-adiabatic", N_("a → ∞ (Eq. 20)"), EQ_20, N_("Eqs. 20, 21"),
                     N_("The solution with the phonons in their steady state."), DW_STROKE_DOTTED, INK_STEADY,
                     .hidden = true},
    [STRETCHED] = {"stretched", N_("stretched exponential"), "exp(−√(2t/σ))", N_("Eq. 8"),
                   N_("The stretched exponential that agrees with the solution at short times."),
                   DW_STROKE_DASHED, INK_STRETCHED},
    [SHORT_TIME] = {"short-time", N_("short times"), "1 − √(2t/σ)", N_("Eq. 8"),
                    N_("The leading term at short times; it ends where it reaches 0."), DW_STROKE_DOTTED,
                    INK_OTHER},
    [TRANSFORM_PRINTED] =
        {"transform-printed", N_("transform of Eq. 1"), "α f(t/ασ), α = 3√3/8", N_("Ref. [15]"),
         N_("The inverse Fourier transform of Eq. 1 with the paper’s factor; it starts at 0.9948."),
         DW_STROKE_DASHED, INK_EQ_1},
    [TRANSFORM_NORMALISED] = {"transform-normalised", N_("transform of Eq. 1, normalised"),
                              "α f(t/ασ), α = 0.652943", N_("Ref. [15]"),
                              N_("The same with the factor that makes it start at 1."), DW_STROKE_DOTTED,
                              INK_EQ_1, .hidden = true},
};

static const DwCurve phonons_curves[] = {
    [U_COUPLED] = {"u-coupled", N_("solved equations"), EQ_3, N_("Eqs. 2, 3"),
                   N_("The solution of the full coupled equations."), DW_STROKE_SOLID, INK_SOLVED},
    [U_ADIABATIC] = {"u-adiabatic", N_("a → ∞ (Eq. 7)"), "u = v/[1 + σ(1 − v)]", N_("Eq. 7"),
                     N_("The steady state that slow spins maintain."), DW_STROKE_DOTTED, INK_STEADY,
                     .hidden = true},
    [PREDICTION] = {"prediction", N_("prediction of Fig. 3"), "u ≈ exp(−√(2t/σ))/√(2σt)", N_("Fig. 3"),
                    N_("Minus the rate of the stretched exponential of Eq. 8."), DW_STROKE_DASHED,
                    INK_STRETCHED},
};

static const DwCurve fourier_curves[] = {
    [FFT_REAL] = {"fft-real", N_("real part"), N_("Re v̂, first sample at half weight"), N_("Fig. 2 (b)"),
                  N_("The real part of the fast Fourier transform of 2²⁰ samples, the even "
                     "extension: slope 3/2."),
                  DW_STROKE_POINTS, INK_SOLVED, .sampled = true},
    [FFT_MAGNITUDE] = {"fft-magnitude", N_("magnitude"), "|v̂|", "",
                       N_("The magnitude of the same transform: the jump at t = 0 makes its slope 1."),
                       DW_STROKE_DASHED, INK_STRETCHED, .sampled = true},
    [FFT_POWER] = {"fft-power", N_("power"), "|v̂|<sup>2</sup>", "",
                   N_("The squared magnitude of the same transform: the jump at t = 0 makes its slope 2."),
                   DW_STROKE_DOTTED, INK_OTHER, .sampled = true},
    [GUIDE_1_5] = {"guide-1.5", "ω<sup>−3/2</sup>", "√(π/σ)/(2ω<sup>3/2</sup>)", N_("Fig. 2 (b)"),
                   N_("The slope 3/2, at the level of the step for a → ∞."), DW_STROKE_GUIDE, INK_OTHER},
};

static const DwCurve reduced_time_curves[] = {
    [SIGMA_1_57] = {"sigma-1.57", "σ = 1.57", EQ_20, N_("Eq. 21"),
                    N_("The bottleneck of Standley and Wright’s copper complex."), DW_STROKE_DASH_DOT,
                    INK_LINEAR},
    [SIGMA_17] = {"sigma-17", "σ = 17", EQ_20, N_("Eq. 21"), N_("The bottleneck of Roinel’s TmPO₄."),
                  DW_STROKE_DASHED, INK_LOCK_IN},
    [SIGMA_500] = {"sigma-500", "σ = 500", EQ_20, N_("Eq. 21"), N_("A large value for comparison."),
                   DW_STROKE_DOTTED, INK_STRETCHED},
    [CURRENT] = {"current", N_("present σ"), "t = σ[v − v(0)] − (1 + σ) ln[v/v(0)]", N_("Eq. 21"),
                 N_("The same solution at the present σ and v(0)."), DW_STROKE_SOLID, INK_STEADY},
    [REDUCED_TRANSFORM] = {"transform-printed", N_("transform of Eq. 1"), "α f(t<sub>0</sub>/α), α = 3√3/8",
                           N_("Ref. [15]"),
                           N_("The inverse Fourier transform of Eq. 1, for which t<sub>0</sub> is t/σ."),
                           DW_STROKE_DASHED, INK_EQ_1},
};

static const DwPlot plots[] = {
    [SPECTRUM] = {.id = "spectrum",
                  .title = N_("Spectrum"),
                  .equation = EQ_13,
                  .source = N_("Eq. 13"),
                  .x = FREQUENCY,
                  .y = {"|χ″|/ω", "χ<sub>T</sub>τ<sub>s</sub>", N_("power spectrum"), DW_SCALE_LOG},
                  .curves = spectrum_curves,
                  .n_curves = DW_COUNT(spectrum_curves),
                  .domain = frequencies,
                  .range = spectrum_range},
    [SUSCEPTIBILITY] = {.id = "susceptibility",
                        .title = N_("Susceptibility"),
                        .equation = EQ_13,
                        .source = N_("Eqs. 13–15"),
                        .x = FREQUENCY,
                        .y = {"χ", "χ<sub>T</sub>", N_("susceptibility, χ′ and |χ″|"), DW_SCALE_LOG},
                        .curves = susceptibility_curves,
                        .n_curves = DW_COUNT(susceptibility_curves),
                        .domain = frequencies,
                        .range = susceptibility_range},
    [EXPONENT] = {.id = "exponent",
                  .title = N_("Exponent"),
                  .equation = "α = −d ln(|χ″|/ω)/d ln ω",
                  .source = N_("Eqs. 1, 15"),
                  .x = FREQUENCY,
                  .y = {"α", "", N_("local exponent of the power spectrum"), DW_SCALE_LINEAR},
                  .curves = exponent_curves,
                  .n_curves = DW_COUNT(exponent_curves),
                  .domain = frequencies,
                  .range = exponent_range},
    [RELAXATION] = {.id = "relaxation",
                    .title = N_("Relaxation"),
                    .equation = EQ_2,
                    .source = N_("Eq. 2"),
                    .x = TIME,
                    .y = {"v", "", N_("deviation of the magnetisation"), DW_SCALE_LINEAR},
                    .curves = relaxation_curves,
                    .n_curves = DW_COUNT(relaxation_curves),
                    .domain = relaxation_times,
                    .range = deviation_range},
    [PHONONS] = {.id = "phonons",
                 .title = N_("Phonons"),
                 .equation = EQ_3,
                 .source = N_("Eq. 3"),
                 .x = TIME,
                 .y = {"u", "", N_("deviation of the phonon number"), DW_SCALE_LOG},
                 .curves = phonons_curves,
                 .n_curves = DW_COUNT(phonons_curves),
                 .domain = phonon_times,
                 .range = phonon_range},
    [FOURIER] = {.id = "fourier",
                 .title = N_("Fourier"),
                 .equation = "v̂(ω) = Δt Σ<sub>k</sub> v(kΔt) "
                             "exp(−iωkΔt)",
                 .source = N_("Fig. 2 (b)"),
                 .x = FREQUENCY,
                 .y = {"v̂", "τ<sub>s</sub>", N_("transform of the sampled step"), DW_SCALE_LOG},
                 .curves = fourier_curves,
                 .n_curves = DW_COUNT(fourier_curves),
                 .domain = sampled_frequencies,
                 .range = sampled_range},
    [REDUCED_TIME] = {.id = "reduced-time",
                      .title = N_("Reduced time"),
                      .equation = EQ_20,
                      .source = N_("Eq. 20"),
                      .x = {"t<sub>0</sub>", "τ<sub>s</sub>", N_("reduced time t/(1 + σ)"), DW_SCALE_LINEAR},
                      .y = {"v", "", N_("deviation of the magnetisation"), DW_SCALE_LINEAR},
                      .curves = reduced_time_curves,
                      .n_curves = DW_COUNT(reduced_time_curves),
                      .domain = reduced_times,
                      .range = deviation_range},
};

static const DwReadout readouts[] = {
    [WINDOW_LOW] = {"window-low", "ω<sub>low</sub>", "1/τ<sub>s</sub>",
                    N_("where α of Eq. 13 comes within 0.05 of 3/2")},
    [WINDOW_HIGH] = {"window-high", "ω<sub>high</sub>", "1/τ<sub>s</sub>",
                     N_("where α of Eq. 13 leaves 3/2 by 0.05")},
    [WINDOW_DECADES] = {"window-decades", "log<sub>10</sub>(ω<sub>high</sub>/ω<sub>low</sub>)", "",
                        N_("decades over which α of Eq. 13 is within 0.05 of 3/2")},
    [STEP_WINDOW_DECADES] = {"step-window-decades", "log<sub>10</sub>(ω<sub>high</sub>/ω<sub>low</sub>), v̂",
                             "", N_("decades over which α of the solved step is within 0.05 of 3/2")},
    [U_PEAK] = {"u-peak", "u<sub>max</sub>", "", N_("largest deviation of the phonon number")},
    [T_PEAK] = {"t-peak", "t<sub>max</sub>", "τ<sub>s</sub>",
                N_("time of the largest deviation of the phonon number")},
    [T_HALF] = {"t-half", "t<sub>1/2</sub>", "τ<sub>s</sub>", N_("time at which v has halved")},
    [CROSSOVER] = {"crossover", "ω<sub>×</sub>", "1/τ<sub>s</sub>",
                   N_("where α of Eq. 13 is 7/4, half-way from 3/2 to 2")},
    [FFT_SLOPE_REAL] = {"fft-slope-real", "α<sub>Re v̂</sub>", "",
                        N_("slope fitted to the real part of the fast Fourier transform")},
    [FFT_SLOPE_MAGNITUDE] = {"fft-slope-magnitude", "α<sub>|v̂|</sub>", "",
                             N_("slope fitted to the magnitude of the fast Fourier transform")},
    [FFT_SLOPE_POWER] = {"fft-slope-power", "α<sub>|v̂|²</sub>", "",
                         N_("slope fitted to the power of the fast Fourier transform")},
};

static const DwNote notes[] = {
    {N_("Eq. 1"),
     /* xgettext:no-c-format */
     N_("Eq. 1 is a model of Eq. 13, not its limit everywhere: for large σ the exact curve lies up to 29.6 % "
        "below it, at σω = 1.71. Its sum (2/π)∫|χ″|/ω dω is 1.222 at every σ, where Eq. 13 obeys the rule "
        "and gives 1."),
     "spectrum exponent"},
    {N_("Text after Eq. 15"),
     /* xgettext:no-c-format */
     N_("For ω → 0 Eq. 13 tends to χ<sub>T</sub>(1 + σ), not to the χ<sub>T</sub>σ of the text and of Eq. 1: "
        "64 % more at σ = 1.57."),
     "spectrum susceptibility"},
    {N_("Eq. 13"),
     N_("Eq. 13 answers a complex drive he<sup>iωt</sup> without static field, for which "
        "M/M<sup>0</sup> stays constant; the derivative of Eqs. 10 and 11 about a real "
        "equilibrium has two poles and no 3/2 region, and it is this that a lock-in at small amplitude "
        "measures. So the three differ: χ of Eq. 13 is Bramwell’s, the two-pole curve is the linear "
        "response."),
     "spectrum susceptibility exponent"},
    {N_("Eqs. 10, 11"),
     N_("At σ = 17, a = 100 and ω = 5 the full equations answer with |χ″| = 0.0111, Eq. 13 says "
        "0.0693; a large amplitude does not bring the 3/2 back either (0.0048 at "
        "h/H<sub>1</sub> = 0.9). The equations hold for constant M<sup>0</sup>: in a "
        "changing field Eq. 11 is singular where H = 0, and the dependence of τ<sub>s</sub>, "
        "p<sup>0</sup> and σ on the field is left out."),
     "susceptibility"},
    {N_("Eqs. 14, 15"),
     N_("Both are right with w read as ω and the angle φ taken over all four quadrants, since 1 − "
        "ω<sup>2</sup> turns negative above ω = 1; χ″ is negative, so |χ″| is drawn. Evaluated as printed "
        "they cancel to nothing in double precision (χ″ below ω ≈ 10<sup>−8</sup>/(1 + σ), χ′ above "
        "10<sup>8</sup>); drawn is χ = 2/[1 + iω + √((1 + iω)<sup>2</sup> + 4iωσ)], the same function."),
     "spectrum susceptibility"},
    {N_("Eq. 16"),
     N_("The 3/2 law, and with it cos φ, sin φ → 1/√2, holds for 1/σ ≪ ω ≪ σ only, not for all ω at large σ: "
        "α − 3/2 ≈ −1/√(8σω) + ω/8σ."),
     "spectrum exponent"},
    {N_("Fig. 4"),
     N_("The window is narrower than 1/σ &lt; ω &lt; σ and its ends are not sharp: for large σ α is within "
        "0.05 of 3/2 from 55/σ to 0.40σ (7.86 decades at σ = 10<sup>5</sup>), within 0.01 from 1275/σ to "
        "0.08σ, and it passes 7/4 only at 4σ/√3."),
     "spectrum exponent"},
    {N_("Text on Fig. 5"),
     N_("“Over two decades” of 3/2 at σ = 17 are not there: α is within 0.1 of 3/2 for 1.34 decades, within "
        "0.05 for 0.74."),
     "exponent spectrum reduced-time"},
    {N_("Text after Eq. 19"),
     N_("The corrections to the steady state are algebraic in ω/a, not exponentially small (v "
        "itself is shifted by about −u/a). It is a, not σ, that ends the slope of the "
        "solved step: near 0.09a, after 4.1 decades at σ = 10<sup>5</sup>, a = 100."),
     "spectrum exponent phonons"},
    {N_("Eq. 9"),
     N_("Eq. 9 is meant with the unitary cosine transform √(2/π)∫v cos ωt dt; Re "
        "v̂ = ∫v cos ωt dt, which is drawn, is √(π/2) = 1.2533 times as large."),
     "spectrum fourier"},
    {N_("Eqs. 9, 13"),
     N_("The spectrum of the step is not that of Eq. 13: for large a Re v̂ starts at 1 + σ/2 "
        "instead of 1 + σ and lies 1.253 times higher in the 3/2 region; a step that is small (v(0) → "
        "0) relaxes as Debye’s."),
     "spectrum"},
    {N_("Fig. 2 (b)"),
     N_("Only the real part with the first sample at half weight (the even extension of v) shows 3/2. "
        "Without the extension the jump at t = 0 takes over and the magnitude has slope 0.99, the "
        "power 1.98; with the first sample at full weight a floor of Δt/2 spoils the real part (slope "
        "0.87)."),
     "fourier"},
    {N_("Eq. 7"),
     N_("Eqs. 7, 20 and 21 hold for v(0) &lt; 1 + 1/σ. A reversed magnetisation (v(0) = 2) "
        "starts an avalanche of phonons that only Eqs. 2 and 3 describe: u reaches 77.6 at t = "
        "0.00601 for σ = 17, a = 100."),
     "relaxation phonons spectrum reduced-time"},
    {N_("Eq. 8"),
     N_("Both forms are for short times. The stretched exponential is off by up to 0.087 (at t = "
        "1.38σ), and its local exponent is within 0.05 of 1/2 over 7.5 decades of time at σ = "
        "10<sup>5</sup>, 2.8 at σ = 500 and nowhere at σ = 17; the end is the plain exponential "
        "exp(−t/(1 + σ))."),
     "relaxation"},
    {N_("Eq. 21"),
     N_("The prefactor −1/(1 + σ) must be −(1 + σ)/σ: as printed v(0) would be σ/(1 + σ)<sup>2</sup>, "
        "0.052 at σ = 17. Since e<sup>−σ−t</sup> underflows for σ near 1000, drawn is the root of Eq. "
        "20, the same function."),
     "relaxation reduced-time"},
    {N_("Ref. [15]"),
     N_("The Meijer function’s upper parameters should read 1/12, 1/3, 7/12. The factor α = 3√3/8 does not "
        "quite normalise it: the curve starts at 0.994756; α = 0.652943 makes it start at 1."),
     "relaxation reduced-time"},
    {N_("Fig. 2 (a)"),
     N_("The transform of Eq. 1 follows v to 0.027 (at t = 0.0745σ) on a linear scale, but it "
        "ends as t<sup>−5/2</sup> where v ends exponentially: 8.6·10<sup>−4</sup> against "
        "1.6·10<sup>−5</sup> at t = 10σ."),
     "relaxation reduced-time"},
    {N_("Fig. 3"),
     /* xgettext:no-c-format */
     N_("The prediction is u ≈ −d exp(−√(2t/σ))/dt: the caption prints w for "
        "u and loses the sign, and dw/dt = 0 before Eq. 17 is du/dt = 0. "
        "It is within 5 % of the solution for t = 0.10 to 1230 at σ = 10<sup>5</sup>, a = "
        "100."),
     "phonons"},
    {N_("Eq. 18"),
     N_("A factor a is missing: du/dt + au(1 + σχ/χ<sub>T</sub>) = a(1 − "
        "χ/χ<sub>T</sub>) is what has Eq. 19 as its solution."),
     "phonons"},
    {N_("Fig. 5"),
     N_("The measured points of Fig. 5 are not published as numbers, so none are drawn. t<sub>0</sub> "
        "is t/(1 + σ) for the solutions and t/σ for the transform of Eq. 1."),
     "reduced-time"},
};

#define PAPER "Bramwell (2025)"
#define FIGURES_1_TO_4                                                                                       \
  {                                                                                                          \
    {"sigma", 1e5},                                                                                          \
    {                                                                                                        \
      "a", 100                                                                                               \
    }                                                                                                        \
  }
#define AUTOMATIC 0, 0, 0, 0
#define LOG_LOG DW_SCALE_LOG, DW_SCALE_LOG
#define SEMI_LOG DW_SCALE_LOG, DW_SCALE_LINEAR
#define LINEAR DW_SCALE_LINEAR, DW_SCALE_LINEAR

static const DwPreset presets[] = {
    {"figure-1",
     N_("Fig. 1: σ = 10⁵"),
     N_("The power spectrum of Eq. 13 beside Eq. 1, over the 3/2 region and beyond."),
     PAPER,
     FIGURES_1_TO_4,
     {{"spectrum", AUTOMATIC, LOG_LOG}}},
    {"figure-2a",
     N_("Fig. 2 (a): a = 10², σ = 10⁵"),
     N_("The relaxation of the spins, solved, beside its short-time forms and the transform of Eq. 1."),
     PAPER,
     FIGURES_1_TO_4,
     {{"relaxation", 0, 5e5, 0, 1, LINEAR}}},
    {"figure-2b",
     N_("Fig. 2 (b): a = 10², σ = 10⁵"),
     N_("The fast Fourier transform of the solved relaxation beside the slope 3/2."),
     PAPER,
     FIGURES_1_TO_4,
     {{"fourier", AUTOMATIC, LOG_LOG}}},
    {"figure-3",
     N_("Fig. 3: a = 10², σ = 10⁵"),
     N_("The phonons, solved, beside the prediction from the stretched exponential."),
     PAPER,
     FIGURES_1_TO_4,
     {{"phonons", AUTOMATIC, LOG_LOG}}},
    {"figure-4",
     N_("Fig. 4: σ = 10⁵"),
     N_("The crossover from slope 3/2 to slope 2 near ω = σ."),
     PAPER,
     FIGURES_1_TO_4,
     {{"spectrum", 1e2, 1e8, 1e-16, 1e-5, LOG_LOG}}},
    {"figure-5",
     N_("Fig. 5: reduced time"),
     N_("The solutions for the σ of the two experiments and a large one, on the reduced time scale."),
     PAPER,
     {{"sigma", 500}, {"a", 100}},
     {{"reduced-time", 0, 5, 0, 1, LINEAR}}},
    {"figure-5-short",
     N_("Fig. 5, lower: short reduced times"),
     N_("The enlargement of the same curves at short times."),
     PAPER,
     {{"sigma", 500}, {"a", 100}},
     {{"reduced-time", 0, 0.2, 0.45, 1, LINEAR}}},
    {"standley-wright",
     N_("Standley and Wright: copper dipyrromethene, σ = 1.57"),
     N_("Their fit at 2.45 K, with W = 1.06/ms; it assumed large a, here 10⁴."),
     "K. J. Standley and J. K. Wright, Proc. Phys. Soc. 83, 361 (1964)",
     {{"sigma", 1.57}, {"a", 1e4}},
     {{"relaxation", 0, 13, 0, 1, LINEAR}, {"exponent", AUTOMATIC, SEMI_LOG}}},
    {"roinel",
     N_("Roinel et al.: TmPO₄, σ = 17"),
     N_("Their fit at 50 mK and 1 T, with W = 1/(26 h); it assumed large a, here 10⁴."),
     "Y. Roinel et al., J. Physique 46, 1699 (1985)",
     {{"sigma", 17}, {"a", 1e4}},
     {{"relaxation", 0, 90, 0, 1, LINEAR}, {"exponent", AUTOMATIC, SEMI_LOG}}},
    {"avalanche",
     N_("Phonon avalanche: v(0) = 2, σ = 17, a = 100"),
     N_("A reversed magnetisation relaxes by stimulated emission: the phonons multiply."),
     "Bramwell (2025), Eqs. 2, 3",
     {{"sigma", 17}, {"a", 100}, {"v0", 2}},
     {{"relaxation", AUTOMATIC, SEMI_LOG}, {"phonons", AUTOMATIC, LOG_LOG}}},
};

static const DwCitation citations[] = {
    {"bramwell-2025", "S. T. Bramwell, “1/f^{3/2} power spectrum at the phonon bottleneck”, London Centre "
                      "for Nanotechnology and University College London (28 July 2025)"},
    {"faughnan-strandberg-1961", "B. W. Faughnan and M. W. P. Strandberg, “The role of phonons in "
                                 "paramagnetic relaxation”, J. Phys. Chem. Solids 19, 155 (1961)"},
    {"strandberg-1958", "M. W. P. Strandberg, “Spin-lattice relaxation”, Phys. Rev. 110, 65 (1958)"},
    {"standley-wright-1964", "K. J. Standley and J. K. Wright, “Spin-lattice relaxation in two organic "
                             "copper complexes”, Proc. Phys. Soc. 83, 361 (1964)"},
    {"roinel-1985",
     "Y. Roinel, V. Bouffard, J.-F. Jacquinot, C. Fermon and G. Fournier, “Relaxation and phonon bottleneck "
     "of ¹⁶⁹Tm nuclear spins in TmPO₄: evidence for the direct process?”, J. Physique 46, 1699 (1985)"},
};

/* How curves are computed, in the order of their tables.  Those without an entry are not functions of the
 * abscissa alone: the sampled transform and the lock-in. */
static const DwBottleneckCurve *const functions[][MOST_CURVES] = {
    [SPECTRUM] = {&dw_curve_chi_exact, &dw_curve_chi_approx, &dw_curve_step_coupled, &dw_curve_step_adiabatic,
                  &dw_curve_linear_response, &dw_curve_guide_2},
    [SUSCEPTIBILITY] = {&dw_curve_chi_real, &dw_curve_chi_imag, &dw_curve_linear_real, &dw_curve_linear_imag},
    [EXPONENT] = {&dw_curve_alpha_exact, &dw_curve_alpha_approx, &dw_curve_alpha_step},
    [RELAXATION] = {&dw_curve_v_coupled, &dw_curve_v_adiabatic, &dw_curve_stretched, &dw_curve_short_time,
                    &dw_curve_transform_printed, &dw_curve_transform_normalised},
    [PHONONS] = {&dw_curve_u_coupled, &dw_curve_u_adiabatic, &dw_curve_prediction},
    [FOURIER] = {[GUIDE_1_5] = &dw_curve_guide_1_5},
    [REDUCED_TIME] = {&dw_curve_sigma_1_57, &dw_curve_sigma_17, &dw_curve_sigma_500, &dw_curve_reduced,
                      &dw_curve_reduced_transform},
};

static const char *
absence(unsigned broken)
{
  if (broken & DW_HOLDS_WITH_BOTTLENECK)
    return N_("Without a bottleneck (σ = 0) the relaxation is Debye’s and this form does not exist.");
  if (broken & DW_HOLDS_STEADY)
    return N_("Eqs. 7 and 20 hold only for v(0) below 1 + 1/σ.");
  if (broken & DW_HOLDS_FROM_ONE)
    return N_("This form holds only for v(0) = 1.");
  return N_("With a = 0 the phonons stay in equilibrium: u = 0.");
}

/* One answer in the making: what its partial results share. */
typedef struct {
  const DwRequest *request;
  const DwControl *control;
  DwCancel cancel;
  DwBottleneck physics;
  DwLockinSweep lockin;
} Answer;

static bool
wants(const DwPlotRequest *plot, size_t curve)
{
  return plot->curves >> curve & 1;
}

/* The uniform transform takes several milliseconds, so that a drag pays for it only while its page is shown:
 * its slopes are read out when the fourier plot is requested, or when readouts are all that is requested. */
static bool
wants_fft_slopes(const DwRequest *request)
{
  bool shown = request->n_plots == 0;
  for (size_t k = 0; k < request->n_plots; k++)
    shown |= request->plots[k].plot == FOURIER;
  return request->readouts && shown;
}

static unsigned
needs_of_plot(const DwBottleneck *physics, const DwPlotRequest *plot)
{
  unsigned needs = 0;
  for (size_t curve = 0; curve < plots[plot->plot].n_curves; curve++) {
    const DwBottleneckCurve *function = functions[plot->plot][curve];
    if (wants(plot, curve) && function && !dw_bottleneck_broken(physics, function))
      needs |= function->needs;
    if (wants(plot, curve) && plots[plot->plot].curves[curve].sampled)
      needs |= DW_NEED_SAMPLED;
  }
  return needs;
}

static unsigned
needs_of(const Answer *answer)
{
  unsigned needs = answer->request->readouts ? DW_NEED_STEP | DW_NEED_COUPLED : 0;
  for (size_t k = 0; k < answer->request->n_plots; k++)
    needs |= needs_of_plot(&answer->physics, &answer->request->plots[k]);
  return wants_fft_slopes(answer->request) ? needs | DW_NEED_SAMPLED : needs;
}

/* The spectrum of an avalanche does so; a logarithmic axis leaves a gap there. */
static void
remark_negative(DwSeries *series)
{
  for (size_t k = 0; k < series->n && !series->remark; k++)
    if (plots[series->plot].y.scale == DW_SCALE_LOG && series->y[k] < 0)
      series->remark = N_("It is negative in places, where a logarithmic axis shows nothing.");
}

static DwStatus
add_function(const Answer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  const DwBottleneckCurve *function = functions[plot->plot][curve];
  const unsigned broken = dw_bottleneck_broken(&answer->physics, function);
  if (broken)
    return dw_result_add_absent(result, plot->plot, curve, absence(broken)) ? DW_OK : DW_NO_MEMORY;
  DwSeries *series = dw_result_add_series(result, plot->plot, curve, plot->n, false);
  if (!series)
    return DW_NO_MEMORY;
  memcpy(series->x, plot->abscissae, plot->n * sizeof(double));
  const DwStatus status =
      dw_bottleneck_evaluate(&answer->physics, function, series->x, series->y, plot->n, &answer->cancel);
  remark_negative(series);
  return status;
}

static DwStatus
add_sampled(const Answer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  const DwSampledTransform *sampled = &answer->physics.sampled;
  const double *const columns[] = {
      [FFT_REAL] = sampled->real, [FFT_MAGNITUDE] = sampled->magnitude, [FFT_POWER] = sampled->power};
  DwSeries *series = dw_result_add_series(result, plot->plot, curve, sampled->n, false);
  if (!series)
    return DW_NO_MEMORY;
  memcpy(series->x, sampled->omega, sampled->n * sizeof(double));
  memcpy(series->y, columns[curve], sampled->n * sizeof(double));
  remark_negative(series);
  return DW_OK;
}

static DwStatus
add_lockin(const Answer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  const DwLockinSweep *lockin = &answer->lockin;
  if (lockin->omega != plot->abscissae)
    return DW_OK; /* still to come */
  DwSeries *series = dw_result_add_series(result, plot->plot, curve, plot->n, false);
  if (!series)
    return DW_NO_MEMORY;
  memcpy(series->x, plot->abscissae, plot->n * sizeof(double));
  for (size_t k = 0; k < plot->n; k++)
    series->y[k] = curve == LOCKIN_REAL ? creal(lockin->chi[k]) : -cimag(lockin->chi[k]);
  if (lockin->failed)
    series->remark = N_("No periodic state was found at some frequencies.");
  return DW_OK;
}

static DwStatus
add_curve(const Answer *answer, DwResult *result, const DwPlotRequest *plot, size_t curve)
{
  if (functions[plot->plot][curve])
    return add_function(answer, result, plot, curve);
  return plot->plot == FOURIER ? add_sampled(answer, result, plot, curve)
                               : add_lockin(answer, result, plot, curve);
}

/* Where the exponent of Eq. 13 is 3/2, wherever that exponent or its curve is shown. */
static DwStatus
add_window(const Answer *answer, DwResult *result, const DwPlotRequest *plot)
{
  const bool shown = (plot->plot == SPECTRUM && wants(plot, CHI_EXACT)) ||
                     (plot->plot == EXPONENT && wants(plot, ALPHA_EXACT));
  double low, high;
  if (!shown || !dw_susceptibility_window(answer->physics.sigma, WINDOW_TOLERANCE, &low, &high))
    return DW_OK;
  char decades[16], label[96];
  const int hundredths = (int) lround(100 * log10(high / low)); /* '.' in every locale */
  snprintf(decades, sizeof decades, "%d.%02d", hundredths / 100, hundredths % 100);
  snprintf(label, sizeof label, dw_text(N_("|α − 3/2| ≤ 0.05: %s decades")), decades);
  return dw_result_add_band(result, plot->plot, low, high, label) ? DW_OK : DW_NO_MEMORY;
}

static void
read_out_windows(const Answer *answer, DwResult *result)
{
  double low, high;
  if (dw_susceptibility_window(answer->physics.sigma, WINDOW_TOLERANCE, &low, &high)) {
    dw_result_set_reading(result, WINDOW_LOW, low, NAN);
    dw_result_set_reading(result, WINDOW_HIGH, high, NAN);
    dw_result_set_reading(result, WINDOW_DECADES, log10(high / low), NAN);
  }
  if (dw_step_spectrum_window(answer->physics.step, WINDOW_TOLERANCE, &low, &high))
    dw_result_set_reading(result, STEP_WINDOW_DECADES, log10(high / low), NAN);
  dw_result_set_reading(result, CROSSOVER, dw_susceptibility_crossover(answer->physics.sigma), NAN);
}

static void
read_out(const Answer *answer, DwResult *result)
{
  const DwBottleneck *physics = &answer->physics;
  double t_peak;
  const double u_peak = dw_coupled_peak(physics->coupled, &t_peak).u;
  read_out_windows(answer, result);
  dw_result_set_reading(result, U_PEAK, u_peak, NAN);
  dw_result_set_reading(result, T_PEAK, physics->a > 0 ? t_peak : NAN, NAN);
  dw_result_set_reading(result, T_HALF, dw_coupled_half_time(physics->coupled), NAN);
  if (wants_fft_slopes(answer->request)) {
    dw_result_set_reading(result, FFT_SLOPE_REAL, physics->sampled.slope_real, NAN);
    dw_result_set_reading(result, FFT_SLOPE_MAGNITUDE, physics->sampled.slope_magnitude, NAN);
    dw_result_set_reading(result, FFT_SLOPE_POWER, physics->sampled.slope_power, NAN);
  }
}

static DwStatus
add_plot(const Answer *answer, DwResult *result, const DwPlotRequest *plot)
{
  DwStatus status = add_window(answer, result, plot);
  for (size_t curve = 0; curve < plots[plot->plot].n_curves && status == DW_OK; curve++)
    if (wants(plot, curve))
      status = add_curve(answer, result, plot, curve);
  return status;
}

/* A result of what is known so far.  Curves in closed form are evaluated anew each time, which costs less
 * than the code that would carry them from one immutable result to the next. */
static DwResult *
assemble(const Answer *answer, DwStatus *status)
{
  DwResult *result = dw_result_new(answer->request);
  *status = result ? DW_OK : DW_NO_MEMORY;
  for (size_t k = 0; k < answer->request->n_plots && *status == DW_OK; k++)
    *status = add_plot(answer, result, &answer->request->plots[k]);
  if (*status == DW_OK && answer->request->readouts)
    read_out(answer, result);
  if (*status == DW_OK)
    return result;
  dw_result_unref(result);
  return NULL;
}

static DwStatus
publish(const Answer *answer)
{
  if (!answer->control || !answer->control->publish)
    return DW_OK;
  DwStatus status;
  DwResult *snapshot = assemble(answer, &status);
  if (snapshot)
    answer->control->publish(answer->control->context, snapshot);
  return status;
}

/* The lock-in of the nonlinear equations is the one slow curve: it comes after everything else. */

static DwStatus
sweep(Answer *answer)
{
  double published = dw_seconds();
  while (answer->lockin.done < answer->lockin.n) {
    DwStatus status = dw_lockin_sweep_step(&answer->lockin, &answer->cancel);
    if (answer->control && answer->control->progress)
      answer->control->progress(answer->control->context,
                                (double) answer->lockin.done / (double) answer->lockin.n);
    if (status == DW_OK && dw_seconds() - published > SECONDS_PER_SNAPSHOT) {
      status = publish(answer);
      published = dw_seconds();
    }
    if (status != DW_OK)
      return status;
  }
  return DW_OK;
}

/* NULL: not wanted.  A request names a plot once. */
static const DwPlotRequest *
lockin_plot(const DwRequest *request)
{
  for (size_t k = 0; k < request->n_plots; k++) {
    const DwPlotRequest *plot = &request->plots[k];
    if (plot->plot == SUSCEPTIBILITY && (wants(plot, LOCKIN_REAL) || wants(plot, LOCKIN_IMAG)))
      return plot;
  }
  return NULL;
}

/* What takes more than a few milliseconds is shown first as a coarser answer, lest a slider drag past it
 * without ever seeing one. */
static DwStatus
prepare(Answer *answer)
{
  const unsigned needs = needs_of(answer);
  if (needs & DW_NEED_SAMPLED && answer->control && answer->control->publish) {
    const unsigned first = (needs & ~(unsigned) DW_NEED_SAMPLED) | DW_NEED_SAMPLED_FIRST;
    DwStatus status = dw_bottleneck_prepare(&answer->physics, first, &answer->cancel);
    if (status == DW_OK)
      status = publish(answer);
    if (status != DW_OK)
      return status;
  }
  return dw_bottleneck_prepare(&answer->physics, needs, &answer->cancel);
}

static DwStatus
solve_lockin(Answer *answer)
{
  const DwPlotRequest *plot = lockin_plot(answer->request);
  if (!plot)
    return DW_OK;
  DwStatus status = publish(answer);
  if (status == DW_OK)
    status = dw_lockin_sweep_init(&answer->lockin, answer->physics.sigma, answer->physics.a,
                                  answer->request->values[DRIVE], plot->abscissae, plot->n);
  return status == DW_OK ? sweep(answer) : status;
}

static bool
control_cancelled(void *control)
{
  return dw_control_cancelled(control);
}

static DwResult *
solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  const double *values = request->values;
  Answer answer = {.request = request,
                   .control = control,
                   .cancel = {control_cancelled, (void *) control},
                   .physics = {.sigma = values[SIGMA], .a = values[A], .v0 = values[V0]}};
  DwResult *result = NULL;
  DwStatus status = prepare(&answer);
  if (status == DW_OK)
    status = solve_lockin(&answer);
  if (status == DW_OK)
    result = assemble(&answer, &status);
  dw_lockin_sweep_clear(&answer.lockin);
  dw_bottleneck_clear(&answer.physics);
  if (!result)
    dw_error_set(error, status, "%s", dw_status_sentence(status));
  return result;
}

extern const DwModel dw_model_bottleneck;

const DwModel dw_model_bottleneck = {
    .id = "bottleneck",
    .title = N_("Phonon bottleneck"),
    .summary = N_("Spins that relax through phonons which cannot carry their energy away fast enough. How σ "
                  "and a shape the power spectrum between Debye’s slope 2 and the anomalous 3/2."),
    .source = "Bramwell (2025)",
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
