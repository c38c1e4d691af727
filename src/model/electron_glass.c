/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/electron_glass.h"
#include "model/text.h"

#include <math.h>

/* The electron glass as O. Asban, A. Amir, Y. Imry and M. Schechter compare it with the TLS glass in "Effect
 * of interactions and disorder on the relaxation of two-level systems in amorphous solids" (2016).  Equation
 * and figure numbers are that paper's; where its print and the right form differ, a note says so. */

/* The palette's slots, by physics: a colour means the same on every page. */
enum {
  INK_MEASURED,
  INK_HUNDRED,
  INK_LAW,
  INK_OTHER_LAW,
  INK_TEN,
  INK_THOUSAND = INK_MEASURED,
  INK_GUIDE = 7
};

DwElectrons
dw_electrons_of(const double *values)
{
  return (DwElectrons){
      .sites = (size_t) values[EG_SITES],
      .disorder = values[EG_DISORDER_WIDTH],
      .interaction = values[EG_INTERACTION_STRENGTH],
      .temperature = values[EG_TEMPERATURE],
      .localisation = values[EG_LOCALISATION],
      .density = values[EG_DENSITY] == 0 ? DW_DENSITY_UNIT : DW_DENSITY_APPENDIX,
      .open = values[EG_BOUNDARY] == 1,
      .rate_model = values[EG_RATE_MODEL] == 0 ? DW_RATES_FULL : DW_RATES_DISTANCE_ONLY,
      .interaction_term = values[EG_INTERACTION_TERM] == 1,
      .exactly_half = values[EG_FILLING] == 1,
  };
}

/* Domains and ranges. */

static void
level_domain(const double *values, double *low, double *high)
{
  const DwElectrons electrons = dw_electrons_of(values);
  *high = dw_electron_reach(&electrons);
  *low = -*high;
}

static void
rate_domain(const double *values, double *low, double *high)
{
  const double barrier =
      (values[EG_DISORDER_WIDTH] + values[EG_INTERACTION_STRENGTH]) / values[EG_TEMPERATURE];
  *low = floor(-(1.8 / values[EG_LOCALISATION] + 6 + fmin(0.4 * barrier, 60)));
  *high = 2;
}

/* What is shown spans the data, upwards from 0. */
static void
floor_range(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 10;
}

/* Eq. A1's peak is near one distance: there the plateau is. */
static void
slow_rate_domain(const double *values, double *low, double *high)
{
  *low = 0;
  *high = exp(-0.8 / values[EG_LOCALISATION]);
}

static void
slow_rate_range(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 0.1 * exp(1.1 / values[EG_LOCALISATION]);
}

static void
time_domain(const double *values, double *low, double *high)
{
  double slowest, fastest;
  rate_domain(values, &slowest, &fastest);
  *low = 1e-2;
  *high = pow(10, ceil(-slowest / log(10)));
}

static void
unit_range(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 1.05;
}

static void
shift_domain(const double *values, double *low, double *high)
{
  const double root = hypot(values[EG_DISORDER_WIDTH], values[EG_INTERACTION_STRENGTH]);
  *low = pow(10, floor(log10(0.1 * fmin(root, values[EG_DISORDER_WIDTH]))));
  *high = pow(10, ceil(log10(1.2 * fmax(10 * values[EG_DISORDER_WIDTH], values[EG_SITES]))));
}

/* The table. */

static const char *const densities[] = {"unit", "appendix", NULL};
static const char *const density_labels[] = {N_("density 1"), N_("App. A"), NULL};
static const char *const boundaries[] = {"periodic", "open", NULL};
static const char *const boundary_labels[] = {N_("periodic"), N_("open"), NULL};
static const char *const rate_models[] = {"full", "distance-only", NULL};
static const char *const rate_model_labels[] = {N_("energies and distance"), N_("distance alone"), NULL};
static const char *const switches[] = {"off", "on", NULL};
static const char *const fillings[] = {"fixed-mu", "exact", NULL};
static const char *const filling_labels[] = {N_("on average"), N_("exact"), NULL};

static const DwParameter parameters[] = {
    [EG_SITES] = {"sites", "N", "", N_("number of sites"), DW_PARAMETER_INTEGER, DW_SCALE_LOG, 10, 3000,
                  1000},
    [EG_DISORDER_WIDTH] = {"disorder", "W", "", N_("width of the distribution of site energies"),
                           DW_PARAMETER_REAL, DW_SCALE_LOG, 0.01, 100, 1},
    [EG_INTERACTION_STRENGTH] = {"interaction", "J", "", N_("Coulomb energy e² at distance 1"),
                                 DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-3, 10, 1, .zero_allowed = true},
    [EG_TEMPERATURE] = {"temperature", "T", "", N_("temperature as an energy"), DW_PARAMETER_REAL,
                        DW_SCALE_LOG, 0.005, 20, 0.1},
    [EG_LOCALISATION] = {"localisation", "ξ", "", N_("localisation length"), DW_PARAMETER_REAL, DW_SCALE_LOG,
                         0.02, 1, 0.1},
    [EG_DENSITY] = {"density", "n", "", N_("what r = 1 means: density 1, or App. A’s lattice"),
                    DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 1, 0, .words = densities,
                    .labels = density_labels},
    [EG_BOUNDARY] = {"boundary", "∂", "", N_("edges of the square: nearest image, or open"),
                     DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 1, 0, .words = boundaries,
                     .labels = boundary_labels},
    [EG_RATE_MODEL] = {"rate_model", "γ", "",
                       N_("hops by energies and distance (Eq. 21), or by distance alone (App. A)"),
                       DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 1, 0, .words = rate_models,
                       .labels = rate_model_labels},
    [EG_INTERACTION_TERM] = {"interaction_term", "e<sup>2</sup>γ/T", "",
                             N_("second term of Eq. 23: energies follow the electrons"), DW_PARAMETER_CHOICE,
                             DW_SCALE_LINEAR, 0, 1, 0, .words = switches},
    [EG_FILLING] = {"filling", "K", "", N_("half filling on average (μ = 0), or exactly, with μ moved"),
                    DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 1, 0, .words = fillings,
                    .labels = filling_labels},
    [EG_REALIZATIONS] = {"realizations", "R", "", N_("realizations of the disorder to average over"),
                         DW_PARAMETER_INTEGER, DW_SCALE_LOG, 1, 100000, 100},
};

#define EQ_20                                                                                                \
  "E<sub>i</sub> = ε<sub>i</sub> − ½ Σ<sub>j</sub> e<sup>2</sup>/r<sub>ij</sub> tanh(E<sub>j</sub>/2T)"
#define EQ_22 "dδn<sub>i</sub>/dt = Σ<sub>j</sub> A<sub>ij</sub> δn<sub>j</sub>"
#define DIRECT "|δn|/N = (N − 1)<sup>−1</sup> Σ<sub>k</sub> exp(−λ<sub>k</sub> t)"
#define EQ_24 "−c[γ<sub>E</sub> + ln(λ<sub>min</sub> t)]"
#define EQ_A2 "p(x) = 2π ξ<sup>2</sup> |x| exp(−π ξ<sup>2</sup> x<sup>2</sup>), x = ln(λ/2)"

static const DwCurve level_curves[] = {
    [EG_MONTE_CARLO] = {"monte-carlo", N_("energies E"), EQ_20, N_("Eq. 20"),
                        N_("Normalised histogram of the energies, with standard errors."), DW_STROKE_POINTS,
                        INK_MEASURED, .sampled = true},
    [EG_GUIDE] = {"efros-shklovskii", "2|E|/πe<sup>4</sup>", "n = 2|E|/πe<sup>4</sup>",
                  N_("text after Eq. 20"),
                  N_("The slope of Efros and Shklovskii’s Coulomb gap in two dimensions."), DW_STROKE_GUIDE,
                  INK_GUIDE},
    [EG_FIT] = {"linear-fit", N_("line through the gap"), "n = n<sub>0</sub> + s|E|", N_("Fig. 8"),
                N_("A line fitted between 2T and 0.4 J; the gap is only roughly linear."), DW_STROKE_SOLID,
                INK_LAW},
};

static const DwCurve rate_curves[] = {
    [EG_MONTE_CARLO] = {"monte-carlo", N_("rates"), EQ_22, N_("Eq. 22"),
                        N_("Normalised histogram of ln λ without the zero mode, with standard errors."),
                        DW_STROKE_POINTS, INK_MEASURED, .sampled = true},
};

static const DwCurve slow_rate_curves[] = {
    [EG_MONTE_CARLO] = {"monte-carlo", N_("rates"), EQ_22, N_("Eq. 22"),
                        N_("The same histogram as a density of λ, at the slow side of its peak."),
                        DW_STROKE_POINTS, INK_MEASURED, .sampled = true},
    [EG_INVERSE] = {"inverse", "c/λ", "p(λ) = c/λ", N_("Fig. 9 (b)"),
                    /* xgettext:no-c-format */
                    N_("1/λ at the height of the peak of p(ln λ), where that is within 20 % of its peak."),
                    DW_STROKE_SOLID, INK_LAW},
};

static const DwCurve relaxation_curves[] = {
    [EG_DIRECT] = {"direct", N_("sum over modes"), DIRECT, N_("Eqs. 22, 24"),
                   N_("The sum of exponentials itself, all modes but the zero mode excited alike."),
                   DW_STROKE_POINTS, INK_MEASURED, .sampled = true},
    [EG_LOGARITHM] = {"logarithm", N_("logarithm (Eq. 24)"), EQ_24, N_("Eq. 24"),
                      N_("The logarithm of an even distribution as high as the peak of p(ln λ); it holds in "
                         "the shaded window."),
                      DW_STROKE_DASHED, INK_LAW},
};

#define SIZE(id, label, equation, meaning, ink)                                                              \
  {                                                                                                          \
    id, label, equation, N_("App. A"), meaning, DW_STROKE_POINTS, ink, .sampled = true                       \
  }
#define SIZES(equation, meaning)                                                                             \
  [EG_N_10] = SIZE("n-10", "N = 10", equation, meaning, INK_TEN),                                            \
  [EG_N_100] = SIZE("n-100", "N = 100", equation, meaning, INK_HUNDRED),                                     \
  [EG_N_1000] = SIZE("n-1000", "N = 1000", equation, meaning, INK_THOUSAND)

static const DwCurve size_curves[] = {
    SIZES(
        EQ_22,
        N_("Normalised histogram of ln λ for systems of this size, with standard errors; small ones come by "
           "the hundred.")),
    [EG_NEAREST] = {"nearest", N_("nearest neighbours"), EQ_A2, N_("Eqs. A1, A2"),
                    N_("What the distance to the nearest neighbour alone would give at density 1."),
                    DW_STROKE_GUIDE, INK_GUIDE, .hidden = true},
};
static const DwCurve collapse_curves[] = {
    SIZES(EQ_22, N_("The same with ln λ stretched by Eq. A2’s factor √[(√N + 1)/(√N − 1)].")),
    [EG_NEAREST] = {"nearest", N_("nearest neighbours"), EQ_A2, N_("Eqs. A1, A2"),
                    N_("What the distance to the nearest neighbour alone would give at density 1."),
                    DW_STROKE_GUIDE, INK_GUIDE, .hidden = true},
};
static const DwCurve size_level_curves[] = {
    SIZES(EQ_20, N_("Normalised histogram of the energies for systems of this size, with standard errors."))};

#define SHIFT "med ln λ(k) − med ln λ(1)"
static const DwCurve shift_curves[] = {
    [EG_SHIFT_DISORDER] =
        {"disorder", N_("disorder W (W/T constant)"), SHIFT, N_("Table I, Figs. 10, 11"),
         N_("Shift of the median ln λ for W, 5W and 10W, T in proportion, on the same realizations."),
         DW_STROKE_POINTS, INK_MEASURED, .sampled = true},
    [EG_SHIFT_INTERACTION] =
        {"interaction", N_("interaction J (W² + J² constant)"), SHIFT, N_("Table I, Figs. 12, 13"),
         N_("Shift of the median ln λ for W/J = √97, √17 and 1, on the same realizations."), DW_STROKE_POINTS,
         INK_LAW, .sampled = true},
    [EG_SHIFT_SIZE] = {"size", N_("sites N"), SHIFT, N_("Table I, Fig. 15"),
                       N_("Shift of the median ln λ for N/100, N/10 and N sites."), DW_STROKE_POINTS, INK_TEN,
                       .sampled = true},
};

#define LOG_RATE                                                                                             \
  {                                                                                                          \
    "ln λ", "", N_("natural logarithm of the relaxation rate over Γ<sub>0</sub>"), DW_SCALE_LINEAR           \
  }
#define ENERGY                                                                                               \
  {                                                                                                          \
    "E", "", N_("energy of a site"), DW_SCALE_LINEAR                                                         \
  }
#define LEVELS_PER_SITE                                                                                      \
  {                                                                                                          \
    "n", "", N_("density of states, per site"), DW_SCALE_LINEAR                                              \
  }
#define RATE_DENSITY                                                                                         \
  {                                                                                                          \
    "p(ln λ)", "", N_("distribution of the rates"), DW_SCALE_LINEAR                                          \
  }

static const DwPlot plots[] = {
    [EG_PLOT_LEVELS] = {.id = "density-of-states",
                        .title = N_("Density of states"),
                        .equation = EQ_20,
                        .source = N_("Eq. 20"),
                        .x = ENERGY,
                        .y = LEVELS_PER_SITE,
                        .curves = level_curves,
                        .n_curves = DW_COUNT(level_curves),
                        .domain = level_domain,
                        .range = floor_range},
    [EG_PLOT_RATES] = {.id = "rates",
                       .title = N_("Rates"),
                       .equation = EQ_22,
                       .source = N_("Eqs. 22, 23"),
                       .x = LOG_RATE,
                       .y = RATE_DENSITY,
                       .curves = rate_curves,
                       .n_curves = DW_COUNT(rate_curves),
                       .domain = rate_domain,
                       .range = floor_range},
    [EG_PLOT_RATES_LINEAR] = {.id = "rates-linear",
                              .title = N_("Slow rates"),
                              .equation = "p(λ) ∝ 1/λ",
                              .source = N_("Fig. 9 (b)"),
                              .x = {"λ", "Γ<sub>0</sub>", N_("relaxation rate"), DW_SCALE_LINEAR},
                              .y = {"p(λ)", "1/Γ<sub>0</sub>", N_("distribution of the rates"),
                                    DW_SCALE_LINEAR},
                              .curves = slow_rate_curves,
                              .n_curves = DW_COUNT(slow_rate_curves),
                              .domain = slow_rate_domain,
                              .range = slow_rate_range},
    [EG_PLOT_RELAXATION] = {.id = "relaxation",
                            .title = N_("Relaxation"),
                            .equation = DIRECT,
                            .source = N_("Eq. 24"),
                            .x = {"t", "1/Γ<sub>0</sub>", N_("time since the drive stopped"), DW_SCALE_LOG},
                            .y = {"|δn|/N", "", N_("what is left of the excitation, per mode"),
                                  DW_SCALE_LINEAR},
                            .curves = relaxation_curves,
                            .n_curves = DW_COUNT(relaxation_curves),
                            .domain = time_domain,
                            .range = unit_range},
    [EG_PLOT_SIZE] = {.id = "size",
                      .title = N_("Sizes"),
                      .equation = EQ_22,
                      .source = N_("Figs. 15, 16"),
                      .x = LOG_RATE,
                      .y = RATE_DENSITY,
                      .curves = size_curves,
                      .n_curves = DW_COUNT(size_curves),
                      .domain = rate_domain,
                      .range = floor_range},
    [EG_PLOT_COLLAPSE] = {.id = "size-collapse",
                          .title = N_("Sizes, scaled"),
                          .equation = "ln λ → √[(√N + 1)/(√N − 1)] ln λ",
                          .source = N_("Eq. A2, inset of Fig. 16"),
                          .x = {"√[(√N + 1)/(√N − 1)] ln λ", "",
                                N_("scaled logarithm of the relaxation rate"), DW_SCALE_LINEAR},
                          .y = RATE_DENSITY,
                          .curves = collapse_curves,
                          .n_curves = DW_COUNT(collapse_curves),
                          .domain = rate_domain,
                          .range = floor_range},
    [EG_PLOT_SIZE_LEVELS] = {.id = "size-density-of-states",
                             .title = N_("Sizes, energies"),
                             .equation = EQ_20,
                             .source = N_("Fig. 14"),
                             .x = ENERGY,
                             .y = LEVELS_PER_SITE,
                             .curves = size_level_curves,
                             .n_curves = DW_COUNT(size_level_curves),
                             .domain = level_domain,
                             .range = floor_range},
    [EG_PLOT_SHIFT] = {.id = "shift",
                       .title = N_("Table I"),
                       .equation = SHIFT,
                       .source = N_("Table I"),
                       .x = {"W, J, N", "", N_("disorder, interaction or number of sites"), DW_SCALE_LOG},
                       .y = {"Δ ln λ", "", N_("shift of the rates, above 0 faster"), DW_SCALE_LINEAR},
                       .curves = shift_curves,
                       .n_curves = DW_COUNT(shift_curves),
                       .domain = shift_domain,
                       .about_zero = true},
};

static const DwReadout readouts[] = {
    [EG_READ_MEDIAN_ENERGY] = {"median-energy", "med |E|", "", N_("median of |E|")},
    [EG_READ_GAP_SLOPE] = {"gap-slope", "s", "",
                           N_("slope of the Coulomb gap; Efros and Shklovskii: 2/π = 0.637 for J = 1")},
    [EG_READ_GAP_OFFSET] = {"gap-offset", "n<sub>0</sub>", "", N_("where that line meets E = 0")},
    [EG_READ_GAP_CHI2] = {"gap-chi2", "χ<sup>2</sup>", "", N_("χ² per degree of freedom of that line")},
    [EG_READ_GAP_LOW] = {"gap-low", "E<sub>low</sub>", "", N_("where the line begins, 2T")},
    [EG_READ_GAP_HIGH] = {"gap-high", "E<sub>high</sub>", "", N_("where the line ends, 0.4 J")},
    [EG_READ_EXCESS] = {"excess-electrons", "ΔM", "",
                        N_("electrons above or below half filling, root mean square")},
    [EG_READ_POTENTIAL] = {"chemical-potential", "μ", "",
                           N_("mean chemical potential at exact half filling")},
    /* xgettext:no-c-format */
    [EG_READ_Q05] = {"ln-rate-5", "ln λ<sub>5 %</sub>", "", N_("ln λ below which 5 % of the rates are")},
    /* xgettext:no-c-format */
    [EG_READ_Q25] = {"ln-rate-25", "ln λ<sub>25 %</sub>", "", N_("ln λ below which 25 % of the rates are")},
    [EG_READ_Q50] = {"ln-rate-50", "med ln λ", "", N_("median of ln λ")},
    /* xgettext:no-c-format */
    [EG_READ_Q75] = {"ln-rate-75", "ln λ<sub>75 %</sub>", "", N_("ln λ below which 75 % of the rates are")},
    /* xgettext:no-c-format */
    [EG_READ_Q95] = {"ln-rate-95", "ln λ<sub>95 %</sub>", "", N_("ln λ below which 95 % of the rates are")},
    [EG_READ_MEAN] = {"mean-ln-rate", "⟨ln λ⟩", "", N_("mean of ln λ")},
    [EG_READ_MODE] = {"ln-rate-mode", "ln λ<sub>peak</sub>", "", N_("where p(ln λ) is highest")},
    [EG_READ_PLATEAU] = {"plateau", "c", "", N_("height of that peak, the c of Eq. 24")},
    [EG_READ_PLATEAU_LOW] = {"plateau-low", "ln λ<sub>low</sub>", "",
                             /* xgettext:no-c-format */
                             N_("where p(ln λ) comes within 20 % of its peak")},
    [EG_READ_PLATEAU_HIGH] = {"plateau-high", "ln λ<sub>high</sub>", "",
                              N_("where p(ln λ) leaves its peak by 20 %")},
    [EG_READ_LAMBDA_MIN] = {"ln-lambda-min", "ln λ<sub>min</sub>", "",
                            N_("the lower cutoff of Eq. 24 for that height")},
    [EG_READ_UNTRUSTED] = {"untrusted", "", "",
                           N_("share of the rates below what double precision resolves")},
    [EG_READ_N_10] = {"ln-rate-n10", "med ln λ, N = 10", "", N_("median of ln λ of ten sites")},
    [EG_READ_N_100] = {"ln-rate-n100", "med ln λ, N = 100", "", N_("median of ln λ of a hundred sites")},
    [EG_READ_N_1000] = {"ln-rate-n1000", "med ln λ, N = 1000", "", N_("median of ln λ of a thousand sites")},
    [EG_READ_SIGN_DISORDER] = {"table-disorder", "Δ ln λ(W)", "",
                               N_("Table I, disorder: W → 10W; above 0 is its +"), .signed_number = true},
    [EG_READ_SIGN_INTERACTION] = {"table-interaction", "Δ ln λ(J)", "",
                                  N_("Table I, interaction: W/J = √97 → 1; below 0 is its −"),
                                  .signed_number = true},
    [EG_READ_SIGN_SIZE] = {"table-size", "Δ ln λ(N)", "", N_("Table I, size: N/100 → N; below 0 is its −"),
                           .signed_number = true},
};

static const DwNote notes[] = {
    {N_("Eq. 20"),
     N_("The solution is never unique, and the start decides (median |E| 1.12 from random values, 1.15 from "
        "0): here it is random "
        "in (−1, 1). All sites at once do not converge, however damped; one at a time always does."),
     "density-of-states rates size-density-of-states"},
    {N_("Eq. 20"),
     /* xgettext:no-c-format */
     N_("With μ = 0 half filling holds on average only: a quarter of an electron either way at W = J = 1, "
        "more than one at W = 10. "
        "“exact” moves μ; the density of states changes by less than 3 %."),
     "density-of-states"},
    {N_("Fig. 8"),
     N_("The gap is only roughly linear, and rounds off above 0.35 J: the slope between 0.1 and 0.4 is 0.67 "
        "for N = 10000 and 0.71 for "
        "N = 1000, at T = 0.05, with χ<sup>2</sup> above 4 per degree of freedom; 2/π = 0.637."),
     "density-of-states"},
    {N_("Fig. 8"),
     /* xgettext:no-c-format */
     N_("The paper has N = 10000. Here N goes to 3000, since the rates of one realization need its whole "
        "matrix; at N = 1000 the "
        "density of states is the same within errors but for a slope 5 % steeper."),
     "density-of-states"},
    {N_("Eq. 21"),
     N_("Θ(|ΔE|) is always 1 and breaks detailed balance by up to a factor of 10<sup>6</sup>. Meant is "
        "Θ(E<sub>i</sub> − E<sub>j</sub>), with which "
        "γ<sub>ij</sub> = γ<sub>ji</sub> at equilibrium."),
     "rates rates-linear relaxation size"},
    {N_("Eq. 23"),
     /* xgettext:no-c-format */
     N_("The sum must include k = j, whose term is −e<sup>2</sup>γ<sub>ij</sub>/(T r<sub>ij</sub>): without "
        "it the matrix is 26 % off the "
        "derivative of the rate equations. It is included here; the whole term moves the median ln λ by "
        "0.02."),
     "rates relaxation"},
    {N_("Fig. 9"),
     N_("There is no imaginary part to leave out: with D = n(1 − n) the matrix is symmetrised exactly, with "
        "the interaction term too, "
        "so that all rates are real, and positive but for the zero mode of the conserved number."),
     "rates"},
    {N_("Fig. 9"),
     /* xgettext:no-c-format */
     N_("“1/λ” is a peak, not a plateau: p(ln λ) is highest at −9.25 and within 10 % of that over three "
        "e-folds, within 20 % over five."),
     "rates rates-linear relaxation"},
    {N_("Eq. 24"),
     N_("λ<sub>min</sub> and c are not free: c is the height of the peak, and λ<sub>min</sub> makes an even "
        "distribution of that height hold as many "
        "rates below the peak. The logarithm then holds over the e-folds of the peak, shaded."),
     "relaxation"},
    {N_("Eq. 25"), N_("The first line should read |ΔE| &gt; T, ΔE &lt; 0."), "rates"},
    {N_("Figs. 12, 13"),
     N_("The disorder is uniform with variance W<sup>2</sup>/12, so that W<sup>2</sup> + J<sup>2</sup> = 2 "
        "is no sum of variances. The ratios √17 and √97 are not "
        "the TLS glass’s 3.1 and 9.8."),
     "density-of-states rates shift"},
    {N_("App. A"),
     N_("The size effect of Figs. 14 to 16 is made by r<sub>nn</sub> = L/(√N − 1) = 1: the density is then "
        "2.14, 1.23 and 1.07 at N = 10, 100 and 1000. With "
        "it the median ln λ is −6.9, −9.2 and −9.9; at constant density −9.9, −10.1 and −10.1."),
     "size size-collapse size-density-of-states shift"},
    {N_("Eq. A2"),
     N_("x must be |x|, “r<sub>nn</sub> ≪ ξ” should be ≫, and r̄ is L/(N<sup>1/d</sup> − 1). At constant "
        "density the factor is (N − 1)/N: the collapse "
        "then makes things worse, which tells the two densities apart."),
     "size-collapse size"},
    {N_("Table I"),
     N_("The signs of disorder (+) and interaction (−) come out with shifts of 2.9 and −2.4 in ln λ. That of "
        "the size is −0.27 from N = 10 to 1000 at "
        "constant density, −2.97 with App. A’s distance."),
     "shift"},
    {N_("App. A"),
     /* xgettext:no-c-format */
     N_("Rates of the ordinary way are good to 1 % down to 10<sup>−14</sup> or so. Below that, for short ξ "
        "or low T, an elimination without "
        "subtractions and Jacobi rotations take over (up to 1000 sites, seconds each); rates that neither "
        "resolves are left out and counted."),
     "rates rates-linear relaxation size"},
};

#define PAPER "Asban et al. (2016)"
#define AUTOMATIC 0, 0, 0, 0
#define LINEAR DW_SCALE_LINEAR, DW_SCALE_LINEAR
#define SEMI_LOG DW_SCALE_LOG, DW_SCALE_LINEAR
#define LEVELS                                                                                               \
  {                                                                                                          \
    "density-of-states", AUTOMATIC, LINEAR                                                                   \
  }
#define RATES                                                                                                \
  {                                                                                                          \
    "rates", AUTOMATIC, LINEAR                                                                               \
  }
#define SLOW_RATES                                                                                           \
  {                                                                                                          \
    "rates-linear", AUTOMATIC, LINEAR                                                                        \
  }
/* Where the rates are faster the plateau lies higher: c/λ is followed over the same factors. */
#define SLOW_RATES_TO(x_high, y_high)                                                                        \
  {                                                                                                          \
    "rates-linear", 0, x_high, 0, y_high, LINEAR                                                             \
  }
#define W_5                                                                                                  \
  {"disorder", 5},                                                                                           \
  {                                                                                                          \
    "temperature", 0.5                                                                                       \
  }
#define W_10                                                                                                 \
  {"disorder", 10},                                                                                          \
  {                                                                                                          \
    "temperature", 1                                                                                         \
  }
#define RATIO_17                                                                                             \
  {"disorder", 1.3743685},                                                                                   \
  {                                                                                                          \
    "interaction", 0.3333333                                                                                 \
  }
#define RATIO_97                                                                                             \
  {"disorder", 1.4069768},                                                                                   \
  {                                                                                                          \
    "interaction", 0.1428571                                                                                 \
  }

static const DwPreset presets[] = {
    {"figure-9",
     N_("Fig. 9: J/T = 10, ξ = 0.1"),
     N_("Rates of the electron glass, on a logarithmic and on a linear scale."),
     PAPER,
     {{0}},
     {RATES, SLOW_RATES}},
    {"figure-8",
     N_("Fig. 8: J/T = 20"),
     N_("The Coulomb gap beside the slope 2/π; the paper has N = 10000 and R = 300."),
     PAPER,
     {{"temperature", 0.05}, {"realizations", 300}},
     {LEVELS}},
    {"figure-10-w1",
     N_("Fig. 10: W = 1, T = 0.1"),
     N_("Disorder varied with W/T = 10: the least of it."),
     PAPER,
     {{0}},
     {LEVELS}},
    {"figure-10-w5",
     N_("Fig. 10: W = 5, T = 0.5"),
     N_("Disorder varied with W/T = 10."),
     PAPER,
     {W_5},
     {LEVELS}},
    {"figure-10-w10",
     N_("Fig. 10: W = 10, T = 1"),
     N_("Disorder varied with W/T = 10: the most of it."),
     PAPER,
     {W_10},
     {LEVELS}},
    {"figure-11-w1",
     N_("Fig. 11: W = 1, T = 0.1"),
     N_("Rates for the disorder of Fig. 10: the slowest."),
     PAPER,
     {{0}},
     {RATES, SLOW_RATES}},
    {"figure-11-w5",
     N_("Fig. 11: W = 5, T = 0.5"),
     N_("Rates for the disorder of Fig. 10."),
     PAPER,
     {W_5},
     {RATES, SLOW_RATES_TO(1.5e-3, 1300)}},
    {"figure-11-w10",
     N_("Fig. 11: W = 10, T = 1"),
     N_("Rates for the disorder of Fig. 10: the fastest."),
     PAPER,
     {W_10},
     {RATES, SLOW_RATES_TO(3e-3, 700)}},
    {"figure-12-1",
     N_("Fig. 12: W/J = 1"),
     N_("Interaction varied with W² + J² = 2: the strongest, the deepest gap."),
     PAPER,
     {{0}},
     {LEVELS}},
    {"figure-12-17",
     N_("Fig. 12: W/J = √17"),
     N_("Interaction varied with W² + J² = 2."),
     PAPER,
     {RATIO_17},
     {LEVELS}},
    {"figure-12-97",
     N_("Fig. 12: W/J = √97"),
     N_("Interaction varied with W² + J² = 2: the weakest."),
     PAPER,
     {RATIO_97},
     {LEVELS}},
    {"figure-13-1",
     N_("Fig. 13: W/J = 1"),
     N_("Rates for the interactions of Fig. 12: the slowest."),
     PAPER,
     {{0}},
     {RATES, SLOW_RATES}},
    {"figure-13-17",
     N_("Fig. 13: W/J = √17"),
     N_("Rates for the interactions of Fig. 12."),
     PAPER,
     {RATIO_17},
     {RATES, SLOW_RATES_TO(8e-4, 2500)}},
    {"figure-13-97",
     N_("Fig. 13: W/J = √97"),
     N_("Rates for the interactions of Fig. 12: the fastest."),
     PAPER,
     {RATIO_97},
     {RATES, SLOW_RATES_TO(2e-3, 1000)}},
    {"figure-14",
     N_("Fig. 14: N = 10, 100, 1000"),
     N_("The density of states of three sizes, with App. A’s distance."),
     PAPER,
     {{"density", 1}},
     {{"size-density-of-states", AUTOMATIC, LINEAR}}},
    {"figure-15",
     N_("Fig. 15: N = 10, 100, 1000"),
     N_("Rates of three sizes, with App. A’s distance."),
     PAPER,
     {{"density", 1}},
     {{"size", AUTOMATIC, LINEAR}}},
    {"figure-15-unit",
     N_("Fig. 15 at constant density"),
     N_("The same with one site per unit area: the effect has gone."),
     PAPER,
     {{0}},
     {{"size", AUTOMATIC, LINEAR}}},
    {"figure-16",
     N_("Fig. 16: rates by distance alone"),
     N_("Rates of three sizes without energies, and scaled by Eq. A2."),
     PAPER,
     {{"density", 1}, {"rate_model", 1}},
     {{"size", AUTOMATIC, LINEAR}, {"size-collapse", AUTOMATIC, LINEAR}}},
    {"figure-16-unit",
     N_("Fig. 16 at constant density"),
     N_("The same with one site per unit area: scaling makes it worse."),
     PAPER,
     {{"rate_model", 1}},
     {{"size", AUTOMATIC, LINEAR}, {"size-collapse", AUTOMATIC, LINEAR}}},
    {"equation-24",
     N_("Eq. 24: the relaxation"),
     N_("The relaxation as a sum over modes and as a logarithm."),
     PAPER,
     {{0}},
     {{"relaxation", AUTOMATIC, SEMI_LOG}}},
    {"table-1",
     N_("Table I: signs of the shifts"),
     N_("Median ln λ against the first point of three schemes; above 0 is faster, the table’s +."),
     PAPER,
     {{"realizations", 50}},
     {{"shift", AUTOMATIC, SEMI_LOG}}},
    {"table-1-appendix",
     N_("Table I with App. A’s distance"),
     N_("The same with a density that depends on N: the size effect that the paper found."),
     PAPER,
     {{"density", 1}, {"realizations", 50}},
     {{"shift", AUTOMATIC, SEMI_LOG}}},
};

static const DwCitation citations[] = {
    {"asban-2016",
     "O. Asban, A. Amir, Y. Imry and M. Schechter, “Effect of interactions and disorder on the relaxation of "
     "two-level systems in amorphous solids”, arXiv:1612.08452 (2016)"},
    {"amir-2008", "A. Amir, Y. Oreg and Y. Imry, “Mean-field model for electron-glass dynamics”, Phys. Rev. "
                  "B 77, 165207 (2008)"},
    {"efros-shklovskii-1975",
     "A. L. Efros and B. I. Shklovskii, “Coulomb gap and low temperature conductivity of disordered "
     "systems”, J. Phys. C 8, L49 (1975)"},
    {"grunewald-1982", "M. Grünewald, B. Pohlmann, L. Schweitzer and D. Würtz, J. Phys. C 15, L1153 (1982)"},
};

extern const DwModel dw_model_electron_glass;

const DwModel dw_model_electron_glass = {
    .id = "electron-glass",
    .title = N_("Electron glass"),
    .summary = N_("Localised electrons with Coulomb repulsion: a gap in their energies, hops between sites "
                  "whose rates spread over "
                  "twenty e-folds, and a relaxation that interaction slows down."),
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
    .solve = dw_electron_solve,
};
