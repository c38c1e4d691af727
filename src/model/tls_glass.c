/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tls_glass.h"
#include "model/text.h"

#include <math.h>

/* The TLS glass of O. Asban, A. Amir, Y. Imry and M. Schechter, "Effect of interactions and disorder on the
 * relaxation of two-level systems in amorphous solids" (2016).  Equation and figure numbers are the paper's;
 * where its print and the right form differ, a note says so. */

/* The palette's slots, by physics: a colour means the same on every page. */
enum {
  INK_MEASURED,
  INK_BIAS,
  INK_LAW,
  INK_OTHER_LAW,
  INK_PRINTED,
  INK_DERIVED,
  INK_SIZE,
  INK_BARE,
  INK_WITHOUT = INK_SIZE
};

DwTls
dw_tls_of(const double *values)
{
  return (DwTls){
      .sites = (size_t) values[TLS_SITES],
      .disorder = values[TLS_DISORDER],
      .interaction = values[TLS_INTERACTION],
      .temperature = values[TLS_TEMPERATURE],
      .kappa = values[TLS_KAPPA] == 0 ? 0.25 : 0.5,
      .density = (DwDensity) (int) values[TLS_DENSITY],
      .start = (DwTlsStart) (int) values[TLS_START],
      .delta0_min = values[TLS_DELTA0_MIN],
      .delta0_max = values[TLS_DELTA0_MAX],
  };
}

/* Domains and ranges. */

/* A gain that a typical site has, to a factor of two. */
static double
typical_gain(const DwTls *tls)
{
  const double level = hypot(0.67 * tls->disorder, 2 * dw_tls_effective_interaction(tls));
  return fmax(2 * tls->temperature, level);
}

static void
typical_edges(const double *values, double *slowest, double *fastest)
{
  const DwTls tls = dw_tls_of(values);
  const double gain = values[TLS_RATE_CONSTANT] * typical_gain(&tls);
  *slowest = gain * tls.delta0_min * tls.delta0_min;
  *fastest = gain * fmax(tls.delta0_max, 2 * tls.delta0_min) * fmax(tls.delta0_max, 2 * tls.delta0_min);
}

static void
level_domain(const double *values, double *low, double *high)
{
  const DwTls tls = dw_tls_of(values);
  *high = dw_tls_reach(&tls);
  *low = -*high;
}

static void
gap_domain(const double *values, double *low, double *high)
{
  const DwTls tls = dw_tls_of(values);
  *high = dw_tls_reach(&tls);
  *low = pow(10, ceil(log10(*high)) - 3);
}

static void
rate_domain(const double *values, double *low, double *high)
{
  typical_edges(values, low, high);
  *low = floor(log(*low)) - 4;
  *high = ceil(log(*high)) + 6;
}

static double
plateau(const double *values)
{
  return 0.5 / log(fmax(values[TLS_DELTA0_MAX] / values[TLS_DELTA0_MIN], 2));
}

static void
rate_range(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 1.5 * plateau(values);
}

static void
slow_rate_domain(const double *values, double *low, double *high)
{
  typical_edges(values, low, high);
  *high = 20 * *low;
  *low = 0;
}

static void
slow_rate_range(const double *values, double *low, double *high)
{
  double slowest, fastest;
  typical_edges(values, &slowest, &fastest);
  *low = 0;
  *high = 1.2 * plateau(values) / slowest;
}

static void
time_domain(const double *values, double *low, double *high)
{
  double slowest, fastest;
  typical_edges(values, &slowest, &fastest);
  *low = pow(10, floor(log10(0.02 / fastest)));
  *high = pow(10, ceil(log10(20 / slowest)));
}

static void
unit_range(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 1.05;
}

static void
term_domain(const double *values, double *low, double *high)
{
  typical_edges(values, low, high);
  *low = pow(10, floor(log10(*low)) - 1);
  *high = pow(10, ceil(log10(*high)) + 1);
}

static void
term_range(const double *values, double *low, double *high)
{
  *low = 1e-16;
  *high = 1e2;
}

static void
rank_domain(const double *values, double *low, double *high)
{
  *low = 0;
  *high = values[TLS_SITES];
}

static void
shift_domain(const double *values, double *low, double *high)
{
  const double root = hypot(values[TLS_DISORDER], values[TLS_INTERACTION]);
  *low = pow(10, floor(log10(0.1 * fmin(root, values[TLS_DISORDER]))));
  *high = pow(10, ceil(log10(1.2 * fmax(100 * values[TLS_DISORDER], values[TLS_SITES]))));
}

/* The table. */

static const char *const kappas[] = {"1/4", "1/2", NULL};
static const char *const densities[] = {"unit", "appendix", "mean-distance", NULL};
static const char *const density_labels[] = {N_("density 1"), N_("App. A"), N_("mean distance 1"), NULL};
static const char *const starts[] = {"uniform", "bare", "zero", NULL};
static const char *const start_labels[] = {N_("random"), N_("without interaction"), N_("zero"), NULL};

static const DwParameter parameters[] = {
    [TLS_SITES] = {"sites", "N", "", N_("number of two-level systems"), DW_PARAMETER_INTEGER, DW_SCALE_LOG,
                   10, 20000, 1000},
    [TLS_DISORDER] = {"disorder", "W", "", N_("standard deviation of the asymmetries Δ"), DW_PARAMETER_REAL,
                      DW_SCALE_LOG, 0.01, 200, 1},
    [TLS_INTERACTION] = {"interaction", "J", "", N_("standard deviation of the coupling at distance 1"),
                         DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-3, 10, 1, .zero_allowed = true},
    [TLS_TEMPERATURE] = {"temperature", "T", "", N_("temperature as an energy"), DW_PARAMETER_REAL,
                         DW_SCALE_LOG, 0.005, 20, 0.05},
    [TLS_KAPPA] = {"kappa", "κ", "",
                   N_("factor before the couplings: 1/4 as printed in Eq. 4, 1/2 from the Hamiltonian"),
                   DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 1, 0, .words = kappas},
    [TLS_DENSITY] = {"density", "n", "",
                     N_("what r = 1 means: density 1, App. A’s lattice, or the mean nearest distance"),
                     DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 2, 0, .words = densities,
                     .labels = density_labels},
    [TLS_START] = {"start", "Δ′<sub>0</sub>", "",
                   N_("where the iteration starts: it decides which solution it finds"), DW_PARAMETER_CHOICE,
                   DW_SCALE_LINEAR, 0, 2, 0, .words = starts, .labels = start_labels},
    [TLS_DELTA0_MIN] = {"delta0_min", "Δ<sub>0,min</sub>", "", N_("smallest tunnelling amplitude"),
                        DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-12, 1e-2, 1e-7},
    [TLS_DELTA0_MAX] = {"delta0_max", "Δ<sub>0,max</sub>", "", N_("largest tunnelling amplitude"),
                        DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-6, 1, 1e-1},
    [TLS_RATE_CONSTANT] = {"rate_constant", "a", "",
                           N_("constant of the rates: 1, or 10⁸ for 1/s with energies in kelvin"),
                           DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-3, 1e12, 1},
    [TLS_REALIZATIONS] = {"realizations", "R", "", N_("realizations of the disorder to average over"),
                          DW_PARAMETER_INTEGER, DW_SCALE_LOG, 1, 100000, 100},
};

#define EQ_4                                                                                                 \
  "Δ′<sub>i</sub> = Δ<sub>i</sub> + κ Σ<sub>j</sub> u<sub>ij</sub>/r<sub>ij</sub><sup>3</sup> "        \
  "tanh(Δ′<sub>j</sub>/2T)"
#define EQ_6 "E = sgn(Δ′) √(Δ′<sup>2</sup> + Δ<sub>0</sub><sup>2</sup>)"
#define EQ_12 "λ = a Δ<sub>0</sub><sup>2</sup> |E| coth(|E|/2T)"
#define EQ_15 "|δσ|/N = N<sup>−1</sup> Σ<sub>i</sub> exp(−λ<sub>i</sub> t)"
#define LOG_GAP "n = a + b ln |E|"
#define INVERSE_GAP "n = n<sub>0</sub>/(1 + c ln(1/|E|))"

#define LEVEL_CURVES                                                                                         \
  [TLS_ENERGIES] = {"energies",                                                                              \
                    N_("energies E"),                                                                        \
                    EQ_6,                                                                                    \
                    N_("Eqs. 4, 6"),                                                                         \
                    N_("Normalised histogram of the excitation energies, with standard errors."),            \
                    DW_STROKE_POINTS,                                                                        \
                    INK_MEASURED,                                                                            \
                    .sampled = true},                                                                        \
  [TLS_BIASES] =                                                                                             \
      {"biases",                                                                                             \
       N_("asymmetries Δ′"),                                                                                 \
       EQ_4,                                                                                                 \
       N_("Eq. 4"),                                                                                          \
       N_("The same of the asymmetries: the tunnelling amplitudes dent n(E) below |E| = 0.05 further."),     \
       DW_STROKE_POINTS,                                                                                     \
       INK_BIAS,                                                                                             \
       .hidden = true,                                                                                       \
       .sampled = true},                                                                                     \
  [TLS_LOG_FIT] =                                                                                            \
      {"log-fit",                                                                                            \
       N_("fit a + b ln|E|"),                                                                                \
       LOG_GAP,                                                                                              \
       N_("text after Eq. 7"),                                                                               \
       N_("The logarithmic gap, fitted to n(|Δ′|) between 4T and 0.8 of the effective interaction."),        \
       DW_STROKE_SOLID,                                                                                      \
       INK_LAW},                                                                                             \
  [TLS_INVERSE_FIT] = {                                                                                      \
      "inverse-fit",                                                                                         \
      N_("fit n<sub>0</sub>/(1 + c ln 1/|E|)"),                                                              \
      INVERSE_GAP,                                                                                           \
      N_("text after Eq. 7"),                                                                                \
      N_("The other logarithmic law, fitted to the same points: the two cannot be told apart."),             \
      DW_STROKE_DASHED,                                                                                      \
      INK_OTHER_LAW}

static const DwCurve level_curves[] = {
    LEVEL_CURVES,
    [TLS_BARE] = {"bare", N_("Δ without interaction"),
                  "exp(−Δ<sup>2</sup>/2W<sup>2</sup>)/√(2πW<sup>2</sup>)", N_("Eq. 7"),
                  N_("The distribution of the asymmetries before they interact."), DW_STROKE_GUIDE, INK_BARE,
                  .hidden = true},
};

static const DwCurve gap_curves[] = {LEVEL_CURVES};

static const DwCurve rate_curves[] = {
    [TLS_MONTE_CARLO] = {"monte-carlo", N_("rates"), EQ_12, N_("Eq. 12"),
                         N_("Normalised histogram of ln λ, with standard errors."), DW_STROKE_POINTS,
                         INK_MEASURED, .sampled = true},
    [TLS_PLATEAU] = {"plateau", N_("1/2 ln(Δ<sub>0,max</sub>/Δ<sub>0,min</sub>)"),
                     "1/[2 ln(Δ<sub>0,max</sub>/Δ<sub>0,min</sub>)]", N_("Eqs. 7, 12"),
                     N_("The plateau, which follows from the distribution of Δ<sub>0</sub> alone."),
                     DW_STROKE_SOLID, INK_LAW},
};

static const DwCurve slow_rate_curves[] = {
    [TLS_MONTE_CARLO] = {"monte-carlo", N_("rates"), EQ_12, N_("Eq. 12"),
                         N_("The same histogram as a density of λ, at the slow end."), DW_STROKE_POINTS,
                         INK_MEASURED, .sampled = true},
    [TLS_PLATEAU] = {"plateau", "1/λ", "p(λ) = 1/[2 ln(Δ<sub>0,max</sub>/Δ<sub>0,min</sub>) λ]",
                     N_("Fig. 3 (b)"), N_("The plateau over λ, from the lower edge on."), DW_STROKE_SOLID,
                     INK_LAW},
};

static const DwCurve relaxation_curves[] = {
    [TLS_DIRECT] = {"direct", N_("sum over sites"), EQ_15, N_("Eq. 15"),
                    N_("The sum of exponentials itself, all sites excited alike, with standard errors."),
                    DW_STROKE_POINTS, INK_MEASURED, .sampled = true},
    [TLS_CONTINUUM] =
        {"continuum", N_("continuum (Eq. 16)"),
         "[E<sub>1</sub>(λ<sub>min</sub>t) − "
         "E<sub>1</sub>(λ<sub>max</sub>t)]/ln(λ<sub>max</sub>/λ<sub>min</sub>)",
         N_("Eq. 16"),
         N_("The integral over 1/λ in exponential integrals, averaged over the energies found."),
         DW_STROKE_SOLID, INK_OTHER_LAW},
    [TLS_LOGARITHM] = {"logarithm", N_("logarithm (Eq. 17)"),
                       "−[γ<sub>E</sub> + ln(λ<sub>min</sub>t)]/ln(λ<sub>max</sub>/λ<sub>min</sub>)",
                       N_("Eq. 17"),
                       N_("The logarithm, with λ<sub>min</sub> from the mean logarithm of E coth(E/2T); it "
                          "holds in the shaded window."),
                       DW_STROKE_DASHED, INK_LAW},
};

static const DwCurve term_curves[] = {
    [TLS_DERIVED] = {"derived", N_("f<sub>ij</sub> derived"),
                     "f<sub>ij</sub> = −2κaΔ<sub>0</sub><sup>2</sup>Δ′N(N + 1)σ<sup>0</sup>J<sub>ij</sub>/T",
                     N_("App. B"),
                     N_("Change of the rates by the interaction term, rank by rank, in one realization."),
                     DW_STROKE_POINTS, INK_DERIVED, .sampled = true},
    [TLS_AS_PRINTED] = {"as-printed", N_("f<sub>ij</sub> as printed"),
                        "f<sub>ij</sub> = 2aΔ<sub>0</sub><sup>2</sup>Δ′N(N + 1)σ<sup>0</sup>J<sub>ij</sub>/T",
                        N_("Eq. B1"),
                        N_("The same with the term as printed, which makes some rates negative."),
                        DW_STROKE_POINTS, INK_PRINTED, .hidden = true, .sampled = true},
};

static const DwCurve term_rate_curves[] = {
    [TLS_DERIVED] = {"derived", N_("f<sub>ij</sub> derived"),
                     "−λ<sub>i</sub> δ<sub>ij</sub> + f<sub>ij</sub>", N_("Fig. 20"),
                     N_("Rates with the interaction term, in one realization."), DW_STROKE_SOLID, INK_DERIVED,
                     .sampled = true},
    [TLS_AS_PRINTED] = {"as-printed", N_("f<sub>ij</sub> as printed"),
                        "−λ<sub>i</sub> δ<sub>ij</sub> + f<sub>ij</sub>", N_("Eq. B1"),
                        N_("Rates with the term as printed."), DW_STROKE_DOTTED, INK_PRINTED, .hidden = true,
                        .sampled = true},
    [TLS_WITHOUT] = {"without", N_("f<sub>ij</sub> = 0"), EQ_12, N_("Fig. 20"),
                     N_("Rates without the interaction term, in the same realization."), DW_STROKE_DASHED,
                     INK_WITHOUT, .sampled = true},
};

#define SHIFT "⟨ln λ⟩(k) − ⟨ln λ⟩(1)"
#define MEDIAN_SHIFT "med ln λ(k) − med ln λ(1)"
static const DwCurve shift_curves[] = {
    [TLS_SHIFT_DISORDER] =
        {"disorder", N_("disorder W (W/T constant)"), MEDIAN_SHIFT, N_("Table I, Figs. 4, 6"),
         N_("Shift of the median ln λ for W, 10W and 100W, T in proportion, on the same realizations."),
         DW_STROKE_POINTS, INK_MEASURED, .sampled = true},
    [TLS_SHIFT_INTERACTION] =
        {"interaction", N_("interaction J (W² + J² constant)"), MEDIAN_SHIFT, N_("Table I, Figs. 5, 7"),
         N_("Shift of the median ln λ for W/J = 9.8, 3.1 and 1, on the same realizations."), DW_STROKE_POINTS,
         INK_LAW, .sampled = true},
    [TLS_SHIFT_SIZE] = {"size", N_("sites N"), SHIFT, N_("Table I"),
                        N_("Shift of the mean ln λ for N/100, N/10 and N sites by their energies alone, "
                           "Δ<sub>0</sub> left out."),
                        DW_STROKE_POINTS, INK_SIZE, .sampled = true},
    [TLS_MEAN_DISORDER] = {"disorder-mean", N_("disorder W, mean ln λ"), SHIFT, N_("Table I"),
                           N_("The first of these in the mean of ln λ in place of the median."),
                           DW_STROKE_POINTS, INK_OTHER_LAW, .hidden = true, .sampled = true},
};

#define ENERGY                                                                                               \
  {                                                                                                          \
    "E", "", N_("excitation energy"), DW_SCALE_LINEAR                                                        \
  }

static const DwPlot plots[] = {
    [TLS_PLOT_LEVELS] = {.id = "density-of-states",
                         .title = N_("Density of states"),
                         .equation = EQ_4,
                         .source = N_("Eqs. 4, 6"),
                         .x = ENERGY,
                         .y = {"n", "", N_("density of states, per site"), DW_SCALE_LINEAR},
                         .curves = level_curves,
                         .n_curves = DW_COUNT(level_curves),
                         .domain = level_domain},
    [TLS_PLOT_GAP] = {.id = "gap",
                      .title = N_("Gap"),
                      .equation = LOG_GAP,
                      .source = N_("text after Eq. 7"),
                      .x = {"|E|", "", N_("excitation energy, without sign"), DW_SCALE_LOG},
                      .y = {"n", "", N_("density of states, per site"), DW_SCALE_LINEAR},
                      .curves = gap_curves,
                      .n_curves = DW_COUNT(gap_curves),
                      .domain = gap_domain},
    [TLS_PLOT_RATES] = {.id = "rates",
                        .title = N_("Rates"),
                        .equation = EQ_12,
                        .source = N_("Eq. 12"),
                        .x = {"ln λ", "", N_("natural logarithm of the relaxation rate"), DW_SCALE_LINEAR},
                        .y = {"p(ln λ)", "", N_("distribution of the rates"), DW_SCALE_LINEAR},
                        .curves = rate_curves,
                        .n_curves = DW_COUNT(rate_curves),
                        .domain = rate_domain,
                        .range = rate_range},
    [TLS_PLOT_RATES_LINEAR] = {.id = "rates-linear",
                               .title = N_("Slow rates"),
                               .equation = "p(λ) ∝ 1/λ",
                               .source = N_("Fig. 3 (b)"),
                               .x = {"λ", "", N_("relaxation rate"), DW_SCALE_LINEAR},
                               .y = {"p(λ)", "", N_("distribution of the rates"), DW_SCALE_LINEAR},
                               .curves = slow_rate_curves,
                               .n_curves = DW_COUNT(slow_rate_curves),
                               .domain = slow_rate_domain,
                               .range = slow_rate_range},
    [TLS_PLOT_RELAXATION] = {.id = "relaxation",
                             .title = N_("Relaxation"),
                             .equation = EQ_15,
                             .source = N_("Eqs. 15–17"),
                             .x = {"t", "", N_("time since the drive stopped"), DW_SCALE_LOG},
                             .y = {"|δσ|/N", "", N_("what is left of the excitation, per site"),
                                   DW_SCALE_LINEAR},
                             .curves = relaxation_curves,
                             .n_curves = DW_COUNT(relaxation_curves),
                             .domain = time_domain,
                             .range = unit_range},
    [TLS_PLOT_TERM] = {.id = "interaction-error",
                       .title = N_("Interaction term"),
                       .equation = "|λ′ − λ|/λ′",
                       .source = N_("App. B"),
                       .x = {"λ", "", N_("rate without the interaction term"), DW_SCALE_LOG},
                       .y = {"|λ′ − λ|/λ′", "", N_("relative change by the interaction term"), DW_SCALE_LOG},
                       .curves = term_curves,
                       .n_curves = DW_COUNT(term_curves),
                       .domain = term_domain,
                       .range = term_range},
    [TLS_PLOT_TERM_RATES] = {.id = "interaction-rates",
                             .title = N_("Rates by rank"),
                             .equation = "A<sub>ij</sub> = −λ<sub>i</sub> δ<sub>ij</sub> + f<sub>ij</sub>",
                             .source = N_("Fig. 20"),
                             .x = {"k", "", N_("rank, from the slowest"), DW_SCALE_LINEAR},
                             .y = {"λ<sub>k</sub>", "", N_("relaxation rate"), DW_SCALE_LOG},
                             .curves = term_rate_curves,
                             .n_curves = DW_COUNT(term_rate_curves),
                             .domain = rank_domain},
    [TLS_PLOT_SHIFT] = {.id = "shift",
                        .title = N_("Table I"),
                        .equation = MEDIAN_SHIFT,
                        .source = N_("Table I"),
                        .x = {"W, J, N", "", N_("disorder, interaction or number of sites"), DW_SCALE_LOG},
                        .y = {"Δ ln λ", "", N_("shift of the rates, above 0 faster"), DW_SCALE_LINEAR},
                        .curves = shift_curves,
                        .n_curves = DW_COUNT(shift_curves),
                        .domain = shift_domain,
                        .about_zero = true},
};

static const DwReadout readouts[] = {
    [TLS_READ_COUPLING] = {"effective-interaction", "4κnJ", "",
                           N_("all that κ, the density and J do to the energies")},
    [TLS_READ_MEDIAN_BIAS] = {"median-bias", "med |Δ′|", "", N_("median of |Δ′|")},
    [TLS_READ_MEDIAN_GAIN] = {"median-gain", "med g", "", N_("median of g = |E| coth(|E|/2T)")},
    [TLS_READ_LOG_GAIN] = {"log-gain", "⟨ln g⟩", "", N_("mean of ln g")},
    [TLS_READ_LAMBDA_HALF] = {"ln-lambda-half", "ln λ<sub>½</sub>", "",
                              N_("where the lower edge of p(ln λ) is at half its height: ln aΔ₀,min² med g")},
    [TLS_READ_LAMBDA_EFF] = {"ln-lambda-eff", "ln λ<sub>min</sub>", "",
                             N_("the lower cutoff of Eq. 17: ln aΔ₀,min² + ⟨ln g⟩")},
    [TLS_READ_PLATEAU] = {"plateau", "p(ln λ)", "",
                          N_("height of the plateau, measured three e-folds inside its edges")},
    [TLS_READ_PLATEAU_LOW] = {"plateau-low", "ln λ<sub>low</sub>", "", N_("ln λ from which it is measured")},
    [TLS_READ_PLATEAU_HIGH] = {"plateau-high", "ln λ<sub>high</sub>", "",
                               N_("ln λ up to which it is measured")},
    [TLS_READ_PLATEAU_EXACT] = {"plateau-exact", "p<sub>0</sub>", "",
                                N_("height of the plateau, 1/2 ln(Δ₀,max/Δ₀,min)")},
    [TLS_READ_GAP_LOW] = {"gap-low", "E<sub>low</sub>", "", N_("where the fits of the gap begin")},
    [TLS_READ_GAP_HIGH] = {"gap-high", "E<sub>high</sub>", "", N_("where the fits of the gap end")},
    [TLS_READ_GAP_A] = {"gap-a", "a", "", N_("fit n = a + b ln|Δ′|: density at |Δ′| = 1")},
    [TLS_READ_GAP_B] = {"gap-b", "b", "", N_("fit n = a + b ln|Δ′|: slope")},
    [TLS_READ_GAP_CHI2] = {"gap-chi2", "χ<sup>2</sup>", "",
                           N_("fit n = a + b ln|Δ′|: χ² per degree of freedom")},
    [TLS_READ_GAP_N0] = {"gap-n0", "n<sub>0</sub>", "", N_("fit n₀/(1 + c ln 1/|Δ′|): density at |Δ′| = 1")},
    [TLS_READ_GAP_C] = {"gap-c", "c", "", N_("fit n₀/(1 + c ln 1/|Δ′|): strength of the gap")},
    [TLS_READ_INVERSE_CHI2] = {"gap-inverse-chi2", "χ<sup>2</sup>", "",
                               N_("fit n₀/(1 + c ln 1/|Δ′|): χ² per degree of freedom")},
    [TLS_READ_TAIL] = {"cauchy-tail", "E P(|Δ′| &gt; E)/J", "",
                       N_("tail of the asymmetries: 0.8356 for independent r⁻³ couplings")},
    [TLS_READ_TAIL_LOW] = {"cauchy-tail-low", "E<sub>tail</sub>", "",
                           N_("where that tail begins: 100 effective interactions, or 10 W")},
    [TLS_READ_CHI_BARE] = {"chi-bare", "χ<sub>0</sub>", "",
                           N_("tunnelling strength P₀U₀ without gap: it follows, it cannot be set")},
    [TLS_READ_CHI] = {"chi", "χ", "", N_("tunnelling strength P₀U₀ with the density found at Δ′ = 0")},
    [TLS_READ_WINDOW_LOW] = {"log-window-low", "t<sub>low</sub>", "",
                             N_("where Eq. 17 begins to hold, 3/λₘₐₓ")},
    [TLS_READ_WINDOW_HIGH] = {"log-window-high", "t<sub>high</sub>", "",
                              /* xgettext:no-c-format */
                              N_("where Eq. 17 is 5 % off, 0.1/λₘᵢₙ")},
    [TLS_READ_SLOPE] = {"decade-slope", "d(|δσ|/N)/d log<sub>10</sub> t", "",
                        N_("what a decade of time takes in that window: a line through the sum")},
    [TLS_READ_SLOPE_EXACT] = {"decade-slope-exact", "s<sub>0</sub>", "",
                              N_("the same by Eq. 17: −ln 10/ln(λₘₐₓ/λₘᵢₙ)")},
    [TLS_READ_SIGN_DISORDER] = {"table-disorder", "Δ⟨ln λ⟩(W)", "",
                                N_("Table I, disorder: W → 100W; above 0 is its +"), .signed_number = true},
    [TLS_READ_SIGN_INTERACTION] = {"table-interaction", "Δ⟨ln λ⟩(J)", "",
                                   N_("Table I, interaction: W/J = 9.8 → 1; above 0 is its +"),
                                   .signed_number = true},
    [TLS_READ_SIGN_SIZE] = {"table-size", "Δ⟨ln λ⟩(N)", "",
                            N_("Table I, size: N/100 → N, energies alone; the table has −"),
                            .signed_number = true},
    [TLS_READ_TERM_DERIVED] = {"term-derived", "|1 − λ/λ′|", "",
                               N_("change of the hundred slowest rates by f derived, median")},
    [TLS_READ_TERM_PRINTED] = {"term-printed", "|1 − λ/λ′|", "",
                               N_("change of the hundred slowest rates by f as printed, median")},
    [TLS_READ_TERM_NEGATIVE] = {"term-negative", "λ′ &lt; 0", "",
                                N_("rates that f as printed makes negative")},
};

static const DwNote notes[] = {
    {N_("Eqs. 1, 3, 4"),
     N_("The derivative of Eq. 1 has no factor 1/2 before the sum: Eqs. 3 and 4 as printed (κ = 1/4) are "
        "half as strong as "
        "the Hamiltonian’s (κ = 1/2). Both are offered; κ = 1/2 is the same as twice J."),
     NULL},
    {N_("Text after Eq. 2"),
     N_("Of κ, the density n and J only 4κnJ matters. “Mean nearest distance 1” is n = 0.170, at which the "
        "trend of Figs. 5 "
        "and 7 turns round in part; density 1 shows it clearly. App. A’s r = L/(N<sup>1/3</sup> − 1) = 1 "
        "makes the density "
        "depend on N: 1.37 at N = 1000."),
     NULL},
    {N_("Eq. 4"),
     N_("The solution is never unique: twenty starts find twenty solutions at N = 1000. Averages depend a "
        "little on the start "
        "(median |Δ′| 2.06 from random values, 2.12 from Δ, 2.15 from 0), so the start is a parameter."),
     "density-of-states gap rates shift"},
    {N_("Text after Eq. 7"),
     N_("All sites at once, as the iteration is usually done, does not converge: close pairs flip for ever, "
        "damped or not. Here "
        "one site moves at a time, which lowers the mean-field free energy and always ends."),
     "density-of-states gap"},
    {N_("Eq. 4"),
     N_("The mean of S<sup>z</sup> neglects Δ′/E and uses tanh(Δ′/2T): it matters only for sites with "
        "Δ<sub>0</sub> near Δ′."),
     "density-of-states rates"},
    {N_("Eq. 7"),
     N_("The prefactor must be 1/√(2πW<sup>2</sup>): as printed the distribution integrates to 1/W. W is the "
        "standard deviation, "
        "not the variance, of Δ."),
     "density-of-states"},
    {N_("Text after Eq. 7"),
     N_("χ = P<sub>0</sub>U<sub>0</sub> = 10<sup>−3</sup> cannot be chosen on top of W, J and the range of "
        "Δ<sub>0</sub>: at W = J = "
        "1 it is 0.029 without the gap and near 0.0056 with it. It is a readout here."),
     "density-of-states rates"},
    {N_("Eq. 6"),
     N_("Below |E| = 0.05 n(E) lies under n(Δ′), 0.067 against 0.079 below 0.02: the amplitudes "
        "Δ<sub>0</sub> ≤ 0.1 push energies up."),
     "density-of-states gap"},
    {N_("Text after Eq. 7"),
     N_("a + b ln|E| and n<sub>0</sub>/(1 + c ln 1/|E|) fit equally well (χ<sup>2</sup> 0.50 and 0.70 per "
        "degree of freedom over 0.05 to "
        "0.8); a linear law does not (4.4). Points deep in the gap, |E| &lt; 4T, are melted and left out."),
     "gap density-of-states"},
    {N_("Eq. 12"),
     N_("λ is positive: the printed minus signs belong to the matrix, as Eqs. 13 and 14 use it."),
     "rates rates-linear relaxation"},
    {N_("Text after Eq. 16"),
     N_("λ<sub>min</sub> read off a histogram depends on its bins. Here the edge is "
        "aΔ<sub>0,min</sub><sup>2</sup> med g, which is where the "
        "distribution is at half its height, and Eq. 17 uses aΔ<sub>0,min</sub><sup>2</sup> exp⟨ln g⟩, which "
        "is what it needs."),
     "rates rates-linear relaxation"},
    {N_("Eq. 15"),
     N_("What is drawn, and what Eq. 16 continues, is the sum of the deviations; the norm of the vector "
        "would be the root of "
        "the sum of their squares."),
     "relaxation"},
    {N_("Eq. 17"),
     /* xgettext:no-c-format */
     N_("The logarithm is 0.25 % off at λ<sub>min</sub>t = 0.01, 5 % at 0.1, 79 % at 0.5 and turns negative "
        "at 0.56: it holds from "
        "3/λ<sub>max</sub> to 0.1/λ<sub>min</sub>, not from 1/λ<sub>max</sub> to 1/λ<sub>min</sub>."),
     "relaxation"},
    {N_("Eq. 18"),
     N_("The variance does not exist: sites at random with r<sup>−3</sup> couplings give a Cauchy tail, E "
        "P(|Δ′| &gt; E) → 0.836 J. So "
        "medians are quoted, and W<sup>2</sup> + J<sup>2</sup> = 2 does not keep a width."),
     "density-of-states gap shift"},
    {N_("Fig. 3"),
     N_("The caption’s J/T = 10 is T = 0.1, but “the energies of Fig. 1” are those of T = 0.05. Both are "
        "presets."),
     "rates rates-linear"},
    {N_("Table I"),
     N_("The dependence on the size is made by App. A’s distance: with it ⟨ln g⟩ falls from 2.35 at N = 10 "
        "to 0.90 at 10000; at constant "
        "density it is constant to 0.006 from N = 100 on."),
     "shift"},
    {N_("Figs. 5, 7"),
     N_("Larger J is faster for density 1 (κ = 1/4 or 1/2). With n = 0.170 and κ = 1/4 the last step, J = "
        "0.43 to 1, is slower by 0.05."),
     "shift rates"},
    {N_("Eq. B1"),
     N_("f<sub>ij</sub> as printed is −4 times the derivative of Eq. 11 with Eq. 4. It makes some fifteen of "
        "a thousand rates negative and moves "
        "the slowest by half, against the paper’s own claim; the derived term moves them by a thousandth, "
        "and the claim holds."),
     "interaction-error interaction-rates"},
    {N_("Eq. B2"),
     N_("The ratio is κ/2 = 1/8 of the printed right-hand side; half of it even for f<sub>ij</sub> as "
        "printed."),
     "interaction-error"},
    {N_("Eq. B3"),
     N_("cosh<sup>−2</sup>x is near 1/(1 + x<sup>2</sup>), not 1/(1 + x<sup>2</sup>/2); at |E| = 2T it is "
        "0.42, and 0.1 only at 3.64T; for "
        "large |E| its factor is 4, not 2."),
     "interaction-error"},
    {N_("Figs. 17–19"),
     N_("Points at 10<sup>−15</sup> are rounding: there the term does nothing. Rates are sorted before the "
        "matrix is reduced, which keeps "
        "each to 10<sup>−9</sup> of itself or better over fourteen decades."),
     "interaction-error"},
    {N_("Figs. 17–19"),
     N_("Text and captions give the three cases in different orders, so presets name them by W and J. App. "
        "B’s matrix is "
        "symmetrised exactly: all rates are real."),
     "interaction-error interaction-rates"},
};

#define PAPER "Asban et al. (2016)"
#define AUTOMATIC 0, 0, 0, 0
#define LINEAR DW_SCALE_LINEAR, DW_SCALE_LINEAR
#define SEMI_LOG DW_SCALE_LOG, DW_SCALE_LINEAR
#define LOG_LOG DW_SCALE_LOG, DW_SCALE_LOG
#define LEVELS                                                                                               \
  {                                                                                                          \
    "density-of-states", AUTOMATIC, LINEAR                                                                   \
  }
#define GAP                                                                                                  \
  {                                                                                                          \
    "gap", AUTOMATIC, SEMI_LOG                                                                               \
  }
#define RATES                                                                                                \
  {                                                                                                          \
    "rates", AUTOMATIC, LINEAR                                                                               \
  }
#define SLOW_RATES                                                                                           \
  {                                                                                                          \
    "rates-linear", AUTOMATIC, LINEAR                                                                        \
  }
#define TERM                                                                                                 \
  {                                                                                                          \
    "interaction-error", AUTOMATIC, LOG_LOG                                                                  \
  }
#define COLD                                                                                                 \
  {                                                                                                          \
    "temperature", 0.1                                                                                       \
  }
#define RATIO_3_1                                                                                            \
  {"disorder", 1.345919},                                                                                    \
  {                                                                                                          \
    "interaction", 0.434167                                                                                  \
  }
#define RATIO_9_8                                                                                            \
  {"disorder", 1.406908},                                                                                    \
  {                                                                                                          \
    "interaction", 0.143562                                                                                  \
  }

static const DwPreset presets[] = {
    {"figure-1",
     N_("Fig. 1: W = J = 1, T = 0.05"),
     N_("The density of states and its logarithmic gap; the paper has N = 10000 and R = 300."),
     PAPER,
     {{"temperature", 0.05}, {"realizations", 300}},
     {LEVELS, GAP}},
    {"figure-2-t0.1",
     N_("Fig. 2: T = 0.1"),
     N_("The coldest of three temperatures: the gap."),
     PAPER,
     {COLD},
     {LEVELS}},
    {"figure-2-t1", N_("Fig. 2: T = 1"), N_("The gap has filled in."), PAPER, {{"temperature", 1}}, {LEVELS}},
    {"figure-2-t2", N_("Fig. 2: T = 2"), N_("The gap is gone."), PAPER, {{"temperature", 2}}, {LEVELS}},
    {"figure-3",
     N_("Fig. 3: J/T = 10"),
     N_("Rates over thirty e-folds, and the slow ones on a linear scale; T as in the caption."),
     PAPER,
     {COLD, {"realizations", 300}},
     {RATES, SLOW_RATES}},
    {"figure-3-t0.05",
     N_("Fig. 3: energies of Fig. 1"),
     N_("The same at T = 0.05, as the text has it."),
     PAPER,
     {{"temperature", 0.05}, {"realizations", 300}},
     {RATES, SLOW_RATES}},
    {"figure-4-w1",
     N_("Fig. 4: W = 1, T = 0.1"),
     N_("Disorder varied with W/T = 10: the least of it."),
     PAPER,
     {COLD},
     {LEVELS}},
    {"figure-4-w10",
     N_("Fig. 4: W = 10, T = 1"),
     N_("Disorder varied with W/T = 10: the gap has gone, the levels spread."),
     PAPER,
     {{"disorder", 10}, {"temperature", 1}},
     {LEVELS}},
    {"figure-4-w100",
     N_("Fig. 4: W = 100, T = 10"),
     N_("Disorder varied with W/T = 10: the most of it."),
     PAPER,
     {{"disorder", 100}, {"temperature", 10}},
     {LEVELS}},
    {"figure-5-1",
     N_("Fig. 5: W/J = 1"),
     N_("Interaction varied with W² + J² = 2: the strongest."),
     PAPER,
     {COLD},
     {LEVELS}},
    {"figure-5-3.1",
     N_("Fig. 5: W/J = 3.1"),
     N_("Interaction varied with W² + J² = 2."),
     PAPER,
     {RATIO_3_1, COLD},
     {LEVELS}},
    {"figure-5-9.8",
     N_("Fig. 5: W/J = 9.8"),
     N_("Interaction varied with W² + J² = 2: the weakest, narrow and high."),
     PAPER,
     {RATIO_9_8, COLD},
     {LEVELS}},
    {"figure-6-w1",
     N_("Fig. 6: W = 1, T = 0.1"),
     N_("Rates for the disorder of Fig. 4: the slowest."),
     PAPER,
     {COLD},
     {RATES, SLOW_RATES}},
    {"figure-6-w10",
     N_("Fig. 6: W = 10, T = 1"),
     N_("Rates for the disorder of Fig. 4."),
     PAPER,
     {{"disorder", 10}, {"temperature", 1}},
     {RATES, SLOW_RATES}},
    {"figure-6-w100",
     N_("Fig. 6: W = 100, T = 10"),
     N_("Rates for the disorder of Fig. 4: the fastest."),
     PAPER,
     {{"disorder", 100}, {"temperature", 10}},
     {RATES, SLOW_RATES}},
    {"figure-7-1",
     N_("Fig. 7: W/J = 1"),
     N_("Rates for the interactions of Fig. 5: the fastest."),
     PAPER,
     {COLD},
     {RATES, SLOW_RATES}},
    {"figure-7-3.1",
     N_("Fig. 7: W/J = 3.1"),
     N_("Rates for the interactions of Fig. 5."),
     PAPER,
     {RATIO_3_1, COLD},
     {RATES, SLOW_RATES}},
    {"figure-7-9.8",
     N_("Fig. 7: W/J = 9.8"),
     N_("Rates for the interactions of Fig. 5: the slowest."),
     PAPER,
     {RATIO_9_8, COLD},
     {RATES, SLOW_RATES}},
    {"figure-17",
     N_("Figs. 17–19: W = 0.1, J = 1.4"),
     N_("What the interaction term does to the rates where the gap is deepest."),
     PAPER,
     {{"disorder", 0.1}, {"interaction", 1.4}, COLD, {"realizations", 1}},
     {TERM}},
    {"figure-18",
     N_("Figs. 17–19: W = J = 1"),
     N_("What the interaction term does to the rates."),
     PAPER,
     {COLD, {"realizations", 1}},
     {TERM}},
    {"figure-19",
     N_("Figs. 17–19: W = 1.4, J = 0.1"),
     N_("What the interaction term does to the rates where interaction is weak."),
     PAPER,
     {{"disorder", 1.4}, {"interaction", 0.1}, COLD, {"realizations", 1}},
     {TERM}},
    {"figure-20",
     N_("Fig. 20: rates by rank"),
     N_("Rates with and without the interaction term: the curves lie on each other."),
     PAPER,
     {COLD, {"realizations", 1}},
     {{"interaction-rates", AUTOMATIC, DW_SCALE_LINEAR, DW_SCALE_LOG}}},
    {"equation-17",
     N_("Eq. 17: twelve decades of time"),
     N_("The relaxation as a sum, as an integral and as a logarithm."),
     PAPER,
     {{"temperature", 0.05}, {"realizations", 300}},
     {{"relaxation", AUTOMATIC, SEMI_LOG}}},
    {"kelvin",
     N_("In kelvin and seconds: a = 10⁸"),
     N_("The rate constant of Eq. 10 with energies in kelvin and rates in 1/s."),
     PAPER,
     {{"rate_constant", 1e8}},
     {{"relaxation", AUTOMATIC, SEMI_LOG}, RATES}},
    {"table-1",
     N_("Table I: signs of the shifts"),
     N_("Median ln λ against the first point of three schemes; above 0 is faster, the table’s +."),
     PAPER,
     {COLD},
     {{"shift", AUTOMATIC, SEMI_LOG}}},
    {"table-1-appendix",
     N_("Table I with App. A’s distance"),
     N_("The same with a density that depends on N: the size effect that the paper found."),
     PAPER,
     {COLD, {"density", 1}},
     {{"shift", AUTOMATIC, SEMI_LOG}}},
};

static const DwCitation citations[] = {
    {"asban-2016",
     "O. Asban, A. Amir, Y. Imry and M. Schechter, “Effect of interactions and disorder on the relaxation of "
     "two-level systems in amorphous solids”, arXiv:1612.08452 (2016)"},
    {"burin-1995", "A. L. Burin, “Dipole gap effects in low energy excitation spectrum of amorphous solids. "
                   "Theory for dielectric "
                   "relaxation”, J. Low Temp. Phys. 100, 309 (1995)"},
    {"grunewald-1982",
     "M. Grünewald, B. Pohlmann, L. Schweitzer and D. Würtz, “Mean field approach to the electron glass”, "
     "J. Phys. C 15, L1153 (1982)"},
    {"phillips-1987", "W. A. Phillips, “Two-level states in glasses”, Rep. Prog. Phys. 50, 1657 (1987)"},
};

extern const DwModel dw_model_tls_glass;

const DwModel dw_model_tls_glass = {
    .id = "tls-glass",
    .title = N_("TLS glass"),
    .summary = N_("Two-level systems in a disordered solid, coupled by random 1/r³ interactions: a "
                  "logarithmic gap in their "
                  "energies, rates over thirty e-folds, and a relaxation that is logarithmic in time."),
    .source = "Asban et al. (2016)",
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
    .sampled = true,
    .solve = dw_tls_solve,
};
