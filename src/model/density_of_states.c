/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states.h"
#include "model/level_ensemble.h"
#include "model/text.h"

#include <math.h>

/* Interacting tunnelling systems in glasses, after A. Churkin, S. Matityahu, A. O. Maksymov, A. L. Burin and
 * M. Schechter, "Anomalous low-energy properties in amorphous solids and the interplay of electric and
 * elastic interactions of tunneling two-level systems" (2021).  Equation and figure numbers are the paper's.
 */

/* The palette's slots, by physics: a colour means the same on every page. */
enum { INK_MONTE_CARLO, INK_COLD, INK_FIT, INK_EQ_3, INK_EQ_9, INK_FREE, INK_SECOND, INK_OTHER };

static double
ratio_of(const double *values)
{
  return values[DW_DOS_INTERACTION] / values[DW_DOS_FIELD];
}

static double
interaction_of(const double *values, double ratio)
{
  return ratio * values[DW_DOS_FIELD];
}

/* Domains and ranges. */

/* The width of the levels' distribution, K: of the random field, and the couplings' sum over a lattice. */
static double
width(const double *values)
{
  const double coupled = 1.75 * sqrt(values[DW_DOS_CONCENTRATION]) * values[DW_DOS_INTERACTION] *
                         (1.5 / (0.5 + values[DW_DOS_CUTOFF]));
  return 2 * hypot(values[DW_DOS_FIELD], coupled);
}

static void
energies(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 4 * width(values);
}

/* Decades, halves and fifths of them: axes shall move seldom. */
static double
round_number(double x)
{
  const double decade = pow(10, floor(log10(x)));
  const double digit = x / decade;
  return decade * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

static void
densities(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 1.1 * values[DW_DOS_CONCENTRATION] * sqrt(2 / M_PI) / (2 * values[DW_DOS_FIELD]);
}

static void
gap_energies(const double *values, double *low, double *high)
{
  *low = round_number(2e-3 * values[DW_DOS_FIELD]);
  *high = round_number(4 * values[DW_DOS_FIELD]);
}

static void
gap_densities(const double *values, double *low, double *high)
{
  const double bare = values[DW_DOS_CONCENTRATION] * sqrt(2 / M_PI) / (2 * values[DW_DOS_FIELD]);
  const double ratio = values[DW_DOS_INTERACTION] / values[DW_DOS_FIELD];
  *low = bare * fmax(0.02, 0.4 / (1 + 8 * ratio));
  *high = 1.4 * bare;
}

static void
temperatures(const double *values, double *low, double *high)
{
  *low = values[DW_DOS_COLDEST];
  *high = fmax(values[DW_DOS_COLDEST] * 10, fmin(values[DW_DOS_HOTTEST], 0.5 * values[DW_DOS_FIELD]));
}

static void
fit_temperatures(const double *values, double *low, double *high)
{
  *low = fmax(values[DW_DOS_COLDEST], 5e-3 * values[DW_DOS_FIELD]);
  *high = fmax(*low * 10, 0.2 * values[DW_DOS_FIELD]);
}

/* mu is near 0.1 or 0.2, B near the density of the gap. */
static void
fit_range(const double *values, double *low, double *high)
{
  const double bare = values[DW_DOS_CONCENTRATION] * sqrt(2 / M_PI) / (2 * values[DW_DOS_FIELD]);
  *low = fmin(0.01, round_number(0.3 * bare));
  *high = fmax(1, round_number(3 * bare));
}

static void
ladder_temperatures(const double *values, double *low, double *high)
{
  *low = values[DW_DOS_COLDEST];
  *high = fmax(values[DW_DOS_COLDEST] * 10, values[DW_DOS_HOTTEST]);
}

static void
annealing_range(const double *values, double *low, double *high)
{
  *low = -1;
  *high = 1;
}

/* The table. */

static const char *const on_or_off[] = {"off", "on", NULL};
static const char *const protocols[] = {"paper", "fast", "preview", NULL};
static const char *const protocol_labels[] = {N_("paper"), N_("fast"), N_("preview"), NULL};

static const DwParameter parameters[] = {
    [DW_DOS_SIZE] = {"size", "L", "", N_("edge of the periodic lattice, in sites"), DW_PARAMETER_INTEGER,
                     DW_SCALE_LINEAR, 4, 16, 8},
    [DW_DOS_CONCENTRATION] = {"concentration", "x", "", N_("fraction of sites that hold a tunnelling system"),
                              DW_PARAMETER_REAL, DW_SCALE_LINEAR, 0.1, 1, 0.5},
    [DW_DOS_FIELD] = {"field", "h<sub>0</sub>", "K", N_("width of the random fields"), DW_PARAMETER_REAL,
                      DW_SCALE_LOG, 0.1, 100, 10},
    [DW_DOS_INTERACTION] = {"interaction", "J<sub>0</sub>", "K", N_("strength of the dipolar couplings"),
                            DW_PARAMETER_REAL, DW_SCALE_LINEAR, 0, 10, 2},
    [DW_DOS_CUTOFF] = {"cutoff", "C", "", N_("softening of the coupling at short distance"),
                       DW_PARAMETER_REAL, DW_SCALE_LINEAR, 0, 2, 1},
    [DW_DOS_TEMPERATURE] = {"temperature", "T", "K",
                            N_("the rung of the ladder that is shown: the nearest one"), DW_PARAMETER_REAL,
                            DW_SCALE_LOG, 0.02, 300, 0.02},
    [DW_DOS_LADDER] = {"ladder", "n<sub>T</sub>", "", N_("temperatures of the annealing"),
                       DW_PARAMETER_INTEGER, DW_SCALE_LINEAR, 2, DW_MAX_RUNGS, 42},
    [DW_DOS_HOTTEST] = {"hottest", "T<sub>first</sub>", "K", N_("where the annealing begins"),
                        DW_PARAMETER_REAL, DW_SCALE_LOG, 1, 1000, 300},
    [DW_DOS_COLDEST] = {"coldest", "T<sub>last</sub>", "K", N_("the last temperature before the quench"),
                        DW_PARAMETER_REAL, DW_SCALE_LOG, 2e-3, 1, 0.02},
    [DW_DOS_SWEEPS] = {"sweeps", "n<sub>MC</sub>", "", N_("Monte Carlo steps at each temperature"),
                       DW_PARAMETER_INTEGER, DW_SCALE_LOG, 1, 5000, 257},
    [DW_DOS_REPAIR_PAIRS] = {"repair_pairs", N_("pairs"), "",
                             N_("make the last state stable against flips of two as well"),
                             DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 1, 1, .words = on_or_off},
    [DW_DOS_PROTOCOL] = {"protocol", N_("protocol"), "",
                         N_("paper: all steps; fast: at most 32 above 1 K; preview: at most 25 everywhere"),
                         DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 2, 0, .words = protocols,
                         .labels = protocol_labels},
    [DW_DOS_REALIZATIONS] = {"realizations", "N<sub>r</sub>", "", N_("samples of disorder to average over"),
                             DW_PARAMETER_INTEGER, DW_SCALE_LOG, 1, 1e6, 10000},
    [DW_DOS_CROSSOVER] = {"crossover", "T<sub>0</sub>", "K",
                          N_("(ω/A)^⅓: where relaxation reaches the probing frequency"), DW_PARAMETER_REAL,
                          DW_SCALE_LOG, 0.01, 10, 0.2},
    [DW_DOS_REFERENCE] = {"reference", "T<sub>ref</sub>", "K",
                          N_("temperature from which sound velocity and dielectric constant are counted"),
                          DW_PARAMETER_REAL, DW_SCALE_LOG, 0.02, 10, 0.1},
};

static const DwDerived derived[] = {
    {.quantity = {"ratio", "J<sub>0</sub>/h<sub>0</sub>", "", N_("interaction over random field"),
                  DW_PARAMETER_REAL, DW_SCALE_LINEAR, 0, 1, 0.2},
     .moves = "interaction",
     .value = ratio_of,
     .back = interaction_of},
};

#define LEVELS                                                                                               \
  {                                                                                                          \
    "E", "K", N_("energy of a level"), DW_SCALE_LINEAR                                                       \
  }
#define LEVELS_LOG                                                                                           \
  {                                                                                                          \
    "E", "K", N_("energy of a level"), DW_SCALE_LOG                                                          \
  }
#define TEMPERATURES                                                                                         \
  {                                                                                                          \
    "T", "K", N_("temperature"), DW_SCALE_LOG                                                                \
  }
#define EQ_2 "H = Σ h<sub>i</sub>τ<sub>i</sub> + ½ Σ J<sub>ij</sub>τ<sub>i</sub>τ<sub>j</sub>"
#define LEVEL "E = 2|h<sub>i</sub> + Σ<sub>j</sub> J<sub>ij</sub>τ<sub>j</sub>|"
#define EQ_3 "n ≈ B (T<sup>2</sup> + E<sup>2</sup>)<sup>μ/2</sup>"
#define EQ_5 "κ ∝ ∫ E<sup>3</sup> dE/[T<sup>2</sup> sinh<sup>2</sup>(E/2T) tanh(E/2T) n(E)]"
#define EQ_6 "C = ∫ n E<sup>2</sup> dE/[4T<sup>2</sup> cosh<sup>2</sup>(E/2T)]"
#define EQ_7 "−∫ n tanh(E/2T) dE/E"
#define RELAXATION "∫ n R(k) dE/[2T cosh<sup>2</sup>(E/2T)]"
#define EQ_8 "−" RELAXATION
#define EQ_A1                                                                                                \
  "κ ∝ ∫ E<sup>4</sup> dE/[T<sup>2</sup> sinh<sup>2</sup>(E/2T) tanh(E/2T) ∫<sub>0</sub><sup>E</sup> n dE′]"
#define MEASURED(id, label, source, meaning, ink)                                                            \
  {                                                                                                          \
    id, label, LEVEL, source, meaning, DW_STROKE_POINTS, ink, .sampled = true                                \
  }

static const DwCurve density_curves[] = {
    [DW_DOS_DENSITY_MONTE_CARLO] = MEASURED(
        "monte-carlo", N_("Monte Carlo at T"), N_("Fig. 1 (a)"),
        N_("Levels of the annealed samples at the rung shown, per lattice site; bars are one standard "
           "error."),
        INK_MONTE_CARLO),
    [DW_DOS_COLD] = MEASURED("cold", N_("Monte Carlo, T → 0"), N_("Fig. 1 (a)"),
                             N_("The same after the quench to zero temperature."), INK_COLD),
    [DW_DOS_GAUSSIAN] =
        {"gaussian", N_("Gaussian fit"), "n ∝ exp(−E<sup>2</sup>/2E<sub>0</sub><sup>2</sup>)",
         N_("Fig. 1 (a)"),
         N_("A Gaussian through the levels above J₀, which leaves the gap out; its width stands "
            "among the values."),
         DW_STROKE_SOLID, INK_FIT},
    [DW_DOS_NON_INTERACTING] = {"non-interacting", N_("no interactions"),
                                "n = x √(2/π) exp(−E<sup>2</sup>/8h<sub>0</sub><sup>2</sup>)/2h<sub>0</sub>",
                                N_("Eq. 2"),
                                N_("The exact density of states at J₀ = 0: a Gaussian of width 2h₀."),
                                DW_STROKE_DASHED, INK_FREE},
};

static const DwCurve gap_curves[] = {
    [DW_DOS_GAP_MONTE_CARLO] =
        MEASURED("monte-carlo", N_("Monte Carlo at T"), N_("Fig. 1 (b)"),
                 N_("Levels of the annealed samples at the rung shown, per lattice site."), INK_MONTE_CARLO),
    [DW_DOS_GAP_POWER_LAW] = {"power-law", N_("power law"), "n ∝ E<sup>μ</sup>", N_("Fig. 1 (b), inset"),
                              N_("A power of E, fitted by maximum likelihood inside the marked window."),
                              DW_STROKE_SOLID, INK_FIT},
    [DW_DOS_GAP_EQ_3] = {"eq-3", N_("Eq. 3"), EQ_3, N_("Eq. 3"),
                         N_("Eq. 3, fitted by maximum likelihood on 0 &lt; E &lt; 2T."), DW_STROKE_DASHED,
                         INK_EQ_3},
    [DW_DOS_GAP_EQ_9] =
        {"eq-9", N_("dipolar gap (Eq. 9)"), "n = n<sub>0</sub>/[1 + a ln(J<sub>0</sub>/E)]", N_("Eq. 9"),
         N_("The logarithmic gap of the weakly interacting theory with a free coefficient, fitted "
            "below J₀."),
         DW_STROKE_DASH_DOT, INK_EQ_9},
};

static const DwCurve exponent_curves[] = {
    [DW_DOS_MU] = {"mu", N_("μ of Eq. 3"), EQ_3, N_("Table II"),
                   N_("The exponent of Eq. 3 at each rung, fitted on 0 &lt; E &lt; 2T."), DW_STROKE_POINTS,
                   INK_MONTE_CARLO, .sampled = true},
    [DW_DOS_B] = {"b", N_("B of Eq. 3"), EQ_3, N_("Table II"),
                  N_("The amplitude of Eq. 3 at each rung, per site and K at 1 K; it is correlated with μ."),
                  DW_STROKE_POINTS, INK_COLD, .sampled = true},
    [DW_DOS_MU_PRINTED] = {"mu-printed", N_("μ, Table II"), EQ_3, N_("Table II"),
                           N_("The printed exponents for J₀ = 2 or 3 K; the paper gives no errors."),
                           DW_STROKE_DOTTED, INK_EQ_3, .sampled = true},
    [DW_DOS_B_PRINTED] = {"b-printed", N_("B, Table II"), EQ_3, N_("Table II"),
                          N_("The printed amplitudes for J₀ = 2 or 3 K."), DW_STROKE_DOTTED, INK_EQ_9,
                          .sampled = true},
};

#define POWER_OF_T(meaning)                                                                                  \
  {                                                                                                          \
    "power-law", N_("power law"), "T<sup>p</sup>", N_("Fig. 2"), meaning, DW_STROKE_SOLID, INK_FIT           \
  }

static const DwCurve heat_curves[] = {
    [DW_DOS_HEAT_MONTE_CARLO] = {"monte-carlo", N_("Monte Carlo"), EQ_6, N_("Eq. 6, Fig. 2 (b)"),
                                 N_("Eq. 6 summed over the sampled levels of each rung, per lattice site."),
                                 DW_STROKE_POINTS, INK_MONTE_CARLO, .sampled = true},
    [DW_DOS_HEAT_POWER_LAW] = POWER_OF_T(N_("T to the power 1 + α, fitted inside the marked window.")),
};

static const DwCurve conductivity_curves[] = {
    [DW_DOS_KAPPA_EQ_5] = {"eq-5", N_("Monte Carlo, Eq. 5"), EQ_5, N_("Eq. 5, Fig. 2 (a)"),
                           N_("Eq. 5 with the smoothed density of states of each rung."), DW_STROKE_POINTS,
                           INK_MONTE_CARLO, .sampled = true},
    [DW_DOS_KAPPA_EQ_A1] = {"eq-a1", N_("Monte Carlo, Eq. A1"), EQ_A1, N_("Eq. A1, Fig. 7 (a)"),
                            N_("The same with the density of states read as that of Δ."), DW_STROKE_POINTS,
                            INK_SECOND, .hidden = true, .sampled = true},
    [DW_DOS_KAPPA_POWER_LAW] =
        POWER_OF_T(N_("T to the power 2 − β, fitted to Eq. 5 inside the marked window.")),
};

/* The dielectric constant follows the sound velocity with the opposite sign. */
#define RESPONSE_CURVES                                                                                      \
  {                                                                                                          \
    [DW_DOS_SOUND_EQ_8] =                                                                                    \
        {"eq-8",                                                                                             \
         N_("Monte Carlo, Eqs. 7 + 8"),                                                                      \
         EQ_7 " − " RELAXATION,                                                                              \
         N_("Eqs. 7, 8, Fig. 3"),                                                                            \
         N_("Resonant and relaxational part summed over the sampled levels, relative to the "                \
            "rung nearest T<sub>ref</sub>."),                                                                \
         DW_STROKE_POINTS,                                                                                   \
         INK_MONTE_CARLO,                                                                                    \
         .sampled = true},                                                                                   \
    [DW_DOS_SOUND_EQ_A2] = {"eq-a2",                                                                         \
                            N_("Monte Carlo, Eqs. 7 + A2"),                                                  \
                            EQ_7 " − " RELAXATION,                                                           \
                            N_("Eq. A2, Fig. 7 (b)"),                                                        \
                            N_("The same with the levels read as Δ in the relaxational part."),              \
                            DW_STROKE_POINTS,                                                                \
                            INK_SECOND,                                                                      \
                            .hidden = true,                                                                  \
                            .sampled = true},                                                                \
    [DW_DOS_SOUND_RESONANT] = {"resonant",                                                                   \
                               N_("resonant part"),                                                          \
                               EQ_7,                                                                         \
                               N_("Eq. 7"),                                                                  \
                               N_("Eq. 7 alone, relative to T<sub>ref</sub>."),                              \
                               DW_STROKE_DASHED,                                                             \
                               INK_EQ_3,                                                                     \
                               .hidden = true,                                                               \
                               .sampled = true},                                                             \
    [DW_DOS_SOUND_RELAXATION] = {"relaxation",                                                               \
                                 N_("relaxational part"),                                                    \
                                 EQ_8,                                                                       \
                                 N_("Eq. 8"),                                                                \
                                 N_("Eq. 8 alone, relative to T<sub>ref</sub>."),                            \
                                 DW_STROKE_DOTTED,                                                           \
                                 INK_EQ_9,                                                                   \
                                 .hidden = true,                                                             \
                                 .sampled = true},                                                           \
    [DW_DOS_SOUND_SLOPES] = {"slopes",                                                                       \
                             N_("slopes"),                                                                   \
                             "a + b ln T",                                                                   \
                             N_("Fig. 3"),                                                                   \
                             N_("Straight lines in ln T, fitted on either side of the extremum inside the "  \
                                "marked windows."),                                                          \
                             DW_STROKE_SOLID,                                                                \
                             INK_FIT,                                                                        \
                             .sampled = true},                                                               \
  }
static const DwCurve sound_curves[] = RESPONSE_CURVES;
static const DwCurve dielectric_curves[] = RESPONSE_CURVES;

static const DwCurve annealing_curves[] = {
    [DW_DOS_ACCEPTANCE] = {"acceptance", N_("acceptance"), "min(1, exp(−ΔE/T))", N_("Sec. III A"),
                           N_("The fraction of proposed flips that were accepted at each rung."),
                           DW_STROKE_POINTS, INK_MONTE_CARLO, .sampled = true},
    [DW_DOS_ENERGY] = {"energy", N_("energy/h<sub>0</sub>"), EQ_2, N_("Eq. 2"),
                       N_("The energy per tunnelling system in units of h₀ at the end of each rung."),
                       DW_STROKE_POINTS, INK_COLD, .sampled = true},
    [DW_DOS_UNSTABLE_PAIRS] =
        {"unstable-pairs", N_("unstable pairs"),
         "w<sub>i</sub> + w<sub>j</sub> + 4J<sub>ij</sub>τ<sub>i</sub>τ<sub>j</sub> &lt; 0", N_("Sec. III A"),
         N_("Pairs per sample whose common flip would gain energy although neither flip alone "
            "does; below 1 K."),
         DW_STROKE_POINTS, INK_SECOND, .sampled = true},
};

static const DwPlot plots[] = {
    [DW_DOS_DENSITY] = {.id = "density-of-states",
                        .title = N_("Density of states"),
                        .equation = LEVEL,
                        .source = N_("Fig. 1 (a)"),
                        .x = LEVELS,
                        .y = {"n", "1/K", N_("levels per lattice site"), DW_SCALE_LINEAR},
                        .curves = density_curves,
                        .n_curves = DW_COUNT(density_curves),
                        .domain = energies,
                        .range = densities},
    [DW_DOS_PSEUDO_GAP] = {.id = "pseudo-gap",
                           .title = N_("Pseudo-gap"),
                           .equation = EQ_3,
                           .source = N_("Eq. 3, Fig. 1 (b)"),
                           .x = LEVELS_LOG,
                           .y = {"n", "1/K", N_("levels per lattice site"), DW_SCALE_LOG},
                           .curves = gap_curves,
                           .n_curves = DW_COUNT(gap_curves),
                           .domain = gap_energies,
                           .range = gap_densities},
    [DW_DOS_EXPONENTS] = {.id = "exponents",
                          .title = N_("Exponents"),
                          .equation = EQ_3,
                          .source = N_("Eq. 3, Table II"),
                          .x = TEMPERATURES,
                          .y = {"μ, B", "1, 1/K", N_("exponent and amplitude of Eq. 3"), DW_SCALE_LOG},
                          .curves = exponent_curves,
                          .n_curves = DW_COUNT(exponent_curves),
                          .domain = fit_temperatures,
                          .range = fit_range},
    [DW_DOS_HEAT_CAPACITY] = {.id = "heat-capacity",
                              .title = N_("Heat capacity"),
                              .equation = EQ_6,
                              .source = N_("Eq. 6, Fig. 2 (b)"),
                              .x = TEMPERATURES,
                              .y = {"C", "k<sub>B</sub>", N_("heat capacity per lattice site"), DW_SCALE_LOG},
                              .curves = heat_curves,
                              .n_curves = DW_COUNT(heat_curves),
                              .domain = temperatures},
    [DW_DOS_CONDUCTIVITY] = {.id = "conductivity",
                             .title = N_("Conductivity"),
                             .equation = EQ_5,
                             .source = N_("Eq. 5, Fig. 2 (a)"),
                             .x = TEMPERATURES,
                             .y = {"κ", "", N_("thermal conductivity, arbitrary units"), DW_SCALE_LOG},
                             .curves = conductivity_curves,
                             .n_curves = DW_COUNT(conductivity_curves),
                             .domain = temperatures},
    [DW_DOS_SOUND_VELOCITY] = {.id = "sound-velocity",
                               .title = N_("Sound velocity"),
                               .equation = "δv/v = " EQ_7 " − " RELAXATION,
                               .source = N_("Eqs. 7, 8, Fig. 3"),
                               .x = TEMPERATURES,
                               .y = {"δv/v", "γ<sup>2</sup>/ρv<sup>2</sup>",
                                     N_("sound velocity, relative to T<sub>ref</sub>"), DW_SCALE_LINEAR},
                               .curves = sound_curves,
                               .n_curves = DW_COUNT(sound_curves),
                               .domain = temperatures},
    [DW_DOS_DIELECTRIC] = {.id = "dielectric",
                           .title = N_("Dielectric constant"),
                           .equation = "δε/ε = ∫ n tanh(E/2T) dE/E + …",
                           .source = N_("Sec. III C"),
                           .x = TEMPERATURES,
                           .y = {"δε/ε", "p<sup>2</sup>/4πεε<sub>0</sub>",
                                 N_("dielectric constant, relative to T<sub>ref</sub>"), DW_SCALE_LINEAR},
                           .curves = dielectric_curves,
                           .n_curves = DW_COUNT(dielectric_curves),
                           .domain = temperatures},
    [DW_DOS_ANNEALING] = {.id = "annealing",
                          .title = N_("Annealing"),
                          .equation = EQ_2,
                          .source = N_("Eq. 2, Sec. III A"),
                          .x = TEMPERATURES,
                          .y = {"", "", N_("acceptance, energy per system and unstable pairs"),
                                DW_SCALE_LINEAR},
                          .curves = annealing_curves,
                          .n_curves = DW_COUNT(annealing_curves),
                          .domain = ladder_temperatures,
                          .range = annealing_range},
};

static const DwReadout readouts[] = {
    [DW_DOS_RUNG] = {"rung", "T", "K", N_("temperature of the rung shown")},
    [DW_DOS_MU_COLD] = {"mu-cold", "μ(T → 0)", "",
                        N_("exponent of the power law at the coldest rung, inside its window")},
    [DW_DOS_MU_COLD_LOW] = {"mu-cold-low", "E<sub>low</sub>", "K", N_("where the power law’s window begins")},
    [DW_DOS_MU_COLD_HIGH] = {"mu-cold-high", "E<sub>high</sub>", "K",
                             N_("where the power law’s window ends")},
    [DW_DOS_MU_AT_T] = {"mu", "μ(T)", "", N_("exponent of Eq. 3 at the rung shown, fitted on 0 < E < 2T")},
    [DW_DOS_B_AT_T] = {"b", "B(T)", "1/K", N_("amplitude of Eq. 3 at the rung shown")},
    [DW_DOS_PIVOT_DENSITY] = {"pivot-density", "n(1.1 T)", "1/K",
                              N_("Eq. 3 where (T² + E²)^½ = 1.483 T: there B and μ are not correlated")},
    [DW_DOS_WIDTH] = {"width", "E<sub>0</sub>", "K",
                      N_("width of the Gaussian fitted above J₀ at the rung shown")},
    [DW_DOS_RMS] = {"rms", "⟨E²⟩<sup>1/2</sup>", "K", N_("root mean square of the levels at the rung shown")},
    [DW_DOS_GAP_COEFFICIENT] = {"gap-coefficient", "a", "",
                                N_("coefficient of the dipolar gap, fitted below J₀ at the coldest rung")},
    [DW_DOS_ALPHA] = {"alpha", "α", "", N_("heat capacity ∝ T¹⁺ᵅ below 1 K")},
    [DW_DOS_BETA] = {"beta", "β", "", N_("conductivity ∝ T²⁻ᵝ below 1 K")},
    [DW_DOS_T_MAX] = {"t-max", "T<sub>max</sub>", "K", N_("where the sound velocity is largest")},
    [DW_DOS_SLOPE_BELOW] = {"slope-below", "s<sub>below</sub>", "",
                            N_("slope of δv/v over ln T from Tₘₐₓ/10 to Tₘₐₓ/3")},
    [DW_DOS_SLOPE_ABOVE] = {"slope-above", "s<sub>above</sub>", "",
                            N_("slope of δv/v over ln T from 3 Tₘₐₓ to 10 Tₘₐₓ")},
    [DW_DOS_SLOPE_RATIO] = {"slope-ratio", "s<sub>above</sub>/s<sub>below</sub>", "",
                            N_("ratio of the two slopes, −0.5 without interactions")},
    [DW_DOS_ENERGY_COLD] = {"energy-cold", "U/N", "K", N_("energy per tunnelling system after the quench")},
    [DW_DOS_ACCEPTANCE_AT_T] = {"acceptance", "P<sub>acc</sub>", "",
                                N_("accepted fraction of proposals at the rung shown")},
    [DW_DOS_PAIR_FRACTION] = {"unstable-pair-fraction", "P<sub>pair</sub>", "",
                              N_("fraction of samples that hold an unstable pair after the quench")},
    [DW_DOS_CHI2_MU] =
        {"chi2-mu", "χ²(μ)/7", "",
         N_("the seven μ against Table II’s, with the errors of both taken as ours for 10 000 samples")},
    [DW_DOS_CHI2_DENSITY] =
        {"chi2-density", "χ²(n)/7", "",
         N_("the seven pivot densities against Table II’s, allowing the print’s rounding")},
};

#define DENSITIES "density-of-states pseudo-gap exponents"
#define RESPONSES "sound-velocity dielectric"

static const DwNote notes[] = {
    {N_("Eq. 1"),
     N_("With Pauli matrices the Hamiltonian of Eq. 1 splits by 2√(Δ² + Δ₀²), not √(Δ² + Δ₀²). Here E = 2|φ| "
        "is the "
        "cost of a flip; only so the width is the printed 21.53 K. E = |φ| would give 10.8 K."),
     DENSITIES},
    {N_("Fig. 1, Table II"),
     N_("Densities are per lattice site on E &gt; 0, so that ∫n dE = x. One sample of spins per realization, "
        "after "
        "the sweeps at T. Per tunnelling system B(0.5 K) would be 0.027, twice the print; counting only the "
        "flips that cost energy would "
        "make μ(0.5 K) 0.71."),
     DENSITIES},
    {N_("Sec. III A"),
     /* xgettext:no-c-format */
     N_("“Decreasing the cutoff has minimal effect” holds for μ, within 0.02, but not for the amplitude: C = "
        "0 lowers "
        "B(0.5 K) by 24 % and widens the Gaussian to 24.5 K."),
     DENSITIES " annealing"},
    {N_("Fig. 1 (a)"),
     N_("The Gaussian of width 21.53 K is not the limit of negligible interactions, which has exactly 2h₀ = "
        "20 K. It is the fit at "
        "J₀ = 2 K that leaves the gap below 2 K out; from 0 K the fit would give 22.1 K, from 5 K 21.2 K."),
     "density-of-states"},
    {N_("Sec. III A"),
     /* xgettext:no-c-format */
     N_("After the quench every single flip costs energy, yet 8 % (L = 8) or 23 % (L = 12) of the samples at "
        "J₀ = 2 K hold an unstable "
        "pair. Stability against double flips needs the extra repair, which changes μ by less than its "
        "error."),
     "annealing pseudo-gap"},
    {N_("Eq. 3, Table II"),
     N_("B and μ are strongly correlated when fitted on 0 &lt; E &lt; 2T. Compare the density where √(T² + "
        "E²) = 1.483 T. With the "
        "paper’s 10 000 samples μ has an error of 0.018 at 0.1 K and 0.005 at 1 K, so that its variation "
        "from row to row is noise."),
     "exponents pseudo-gap"},
    {N_("Table II"),
     /* xgettext:no-c-format */
     N_("The printed values are for L = 12, x = 0.5, h₀ = 10 K, C = 1 and J₀ = 2 or 3 K; they are shown "
        "beside other sizes, too, which differ "
        "by 0.5 % to 2 % in density at L = 8."),
     "exponents"},
    {N_("Fig. 1 (b), inset"),
     N_("The window of the fit to E to the power μ is not printed. E = 0.2 to 2 K reproduces 0.2 and 0.27; "
        "0.02 to 0.5 K "
        "would give 0.18. Here the window scales with h₀."),
     "pseudo-gap"},
    {N_("Eq. 9"),
     N_("As printed the slope at E = J₀ would be 0.063 for J₀/h₀ = 0.03, not the 0.03 of the text, and n₀ = "
        "1/h₀ is five to six times the true density. "
        "The free coefficient comes out as 0.26 and 0.41 for J₀ = 2 and 3 K, where 0.42 and 0.63 are "
        "printed."),
     "pseudo-gap"},
    {N_("Before Eq. 4"),
     N_("The phonons’ heat capacity needs ħ³ where ħ² is printed, and Eq. 4 lacks 1/ħ; the two slips cancel "
        "in κ."),
     "conductivity"},
    {N_("Eq. 4"),
     N_("The delta function sits at the very end of its integral; its full weight gives Eq. A1. “Neglecting "
        "Δ₀ in the "
        "delta function” literally gives 0: Eq. 5 is Eq. A1 with ∫n replaced by E n(E)."),
     "conductivity"},
    {N_("Eq. 5"),
     N_("With the Gaussian tail of the sampled levels the integral diverges at large E. It is cut at the "
        "smaller of 40 T and "
        "90 K (times h₀/10 K), and n is smoothed first, since an empty bin would count as infinite."),
     "conductivity"},
    {N_("Eq. A1"),
     /* xgettext:no-c-format */
     N_("For a pure power Eq. A1 is exactly 1 + μ times Eq. 5: 6 to 10 % here, with the same exponent within "
        "0.02. “Negligible” holds "
        "for the exponent only."),
     "conductivity"},
    {N_("Eq. 6"),
     /* xgettext:no-c-format */
     N_("This is the heat capacity of independent levels. The derivative of the same samples’ energy is "
        "larger: by 4 to 10 % at 1.4 to 4.4 K, by some 20 % below 0.5 K."),
     "heat-capacity"},
    {N_("Fig. 2"),
     N_("“α and β in the range 0.1–0.2” holds at J₀ = 2 K (0.18 both); at J₀ = 3 K they are 0.22 and 0.21, "
        "fitted from 0.02 to 1 K."),
     "heat-capacity conductivity"},
    {N_("Eq. 7"),
     N_("Only differences between temperatures mean something: with Eq. 3 the integral diverges at its upper "
        "end, with sampled levels "
        "it ends by itself. A reference is always subtracted."),
     RESPONSES},
    {N_("Eq. 8"),
     N_("The inner integral is R(k) = Re[c artanh(1/c)] − 1 with c² = 1 + ik, k = ω/[A E³ coth(E/2T)]. Only "
        "T₀ = (ω/A)<sup>1/3</sup> "
        "enters; ω and A are printed in the same units and neither needs 2π."),
     RESPONSES},
    {N_("Fig. 3"),
     N_("Its T₀ is not printed; 0.2 to 0.3 K match the figure, whose axis is our δv/v times 100 without a "
        "reference. “1 : −1” depends on the window: "
        "between T<sub>max</sub>/10 and 10 T<sub>max</sub> it is −1.4 to −1.8 at J₀ = 2 K and −2.2 to −2.8 "
        "at 3 K."),
     RESPONSES},
    {N_("Eq. A2"),
     /* xgettext:no-c-format */
     N_("Reading the levels as Δ lowers the relaxational part by 5 % at T = T₀/5 and 0.5 % at 5 T₀; the sum "
        "changes by less than 1 %."),
     RESPONSES},
    {N_("Sec. III C"),
     N_("The literal substitution would give the dielectric constant a maximum, as the sound velocity has. "
        "It has a minimum: the sign is missing, "
        "and ε, which Eq. 8’s text drops, belongs in p²/4πεε₀."),
     "dielectric"},
    {N_("Sec. III A"),
     N_("The 42 temperatures are not printed. Here they are geometric from 300 to 0.02 K, the seven nearest "
        "moved to Table II’s."),
     NULL},
    {N_("Sec. III A"),
     N_("One Monte Carlo step is one proposal for each system in turn. At 300 K almost every flip is "
        "accepted and few sweeps do not equilibrate; "
        "the memory is gone below 100 K."),
     "annealing"},
    {N_("Sec. III A"),
     N_("Above 10 K the couplings are rounded to 8 bits, below they have 16 and local fields are exact whole "
        "numbers: however long the annealing, nothing drifts."),
     "annealing"},
};

#define PAPER "Churkin et al. (2021)"
#define AUTOMATIC 0, 0, 0, 0
#define LOG_LOG DW_SCALE_LOG, DW_SCALE_LOG
#define SEMI_LOG DW_SCALE_LOG, DW_SCALE_LINEAR
#define LINEAR DW_SCALE_LINEAR, DW_SCALE_LINEAR
#define L_8                                                                                                  \
  {                                                                                                          \
    "size", 8                                                                                                \
  }
#define L_12                                                                                                 \
  {                                                                                                          \
    "size", 12                                                                                               \
  }
#define J_2                                                                                                  \
  {                                                                                                          \
    "interaction", 2                                                                                         \
  }
#define J_3                                                                                                  \
  {                                                                                                          \
    "interaction", 3                                                                                         \
  }
#define AT(kelvin)                                                                                           \
  {                                                                                                          \
    "temperature", kelvin                                                                                    \
  }

static const DwPreset presets[] = {
    {"quick-look",
     N_("A first look: L = 8, J₀ = 2 K"),
     N_("The density of states and its pseudo-gap from small samples: complete within a minute or two."),
     PAPER,
     {L_8, J_2, AT(0.02), {"protocol", 1}},
     {{"density-of-states", AUTOMATIC, LINEAR}, {"pseudo-gap", AUTOMATIC, LOG_LOG}}},
    {"figure-1a-j2",
     N_("Fig. 1 (a): J₀ = 2 K, T = 0.02 K"),
     N_("The whole density of states with its Gaussian, as in the paper: L = 12, 10 000 samples."),
     PAPER,
     {L_12, J_2, AT(0.02)},
     {{"density-of-states", 0, 90, 0, 0.022, LINEAR}}},
    {"figure-1a-j3",
     N_("Fig. 1 (a): J₀ = 3 K, T = 0.02 K"),
     N_("The same at the stronger interaction."),
     PAPER,
     {L_12, J_3, AT(0.02)},
     {{"density-of-states", 0, 90, 0, 0.022, LINEAR}}},
    {"figure-1b-j2",
     N_("Fig. 1 (b): J₀ = 2 K, T = 0.5 K"),
     N_("Low energies with Eq. 3, and the quenched samples beside the warm ones."),
     PAPER,
     {L_12, J_2, AT(0.5)},
     {{"density-of-states", 0, 4, 0, 0.022, LINEAR}, {"pseudo-gap", AUTOMATIC, LOG_LOG}}},
    {"figure-1b-j3",
     N_("Fig. 1 (b): J₀ = 3 K, T = 0.5 K"),
     N_("The same at the stronger interaction."),
     PAPER,
     {L_12, J_3, AT(0.5)},
     {{"density-of-states", 0, 4, 0, 0.022, LINEAR}, {"pseudo-gap", AUTOMATIC, LOG_LOG}}},
    {"figure-1b-inset-j2",
     N_("Fig. 1 (b), inset: J₀ = 2 K, μ = 0.2"),
     N_("The power law of the coldest rung, E = 0.2 to 2 K."),
     PAPER,
     {L_12, J_2, AT(0.02)},
     {{"pseudo-gap", 0.02, 4, 4e-3, 0.02, LOG_LOG}}},
    {"figure-1b-inset-j3",
     N_("Fig. 1 (b), inset: J₀ = 3 K, μ = 0.27"),
     N_("The same at the stronger interaction."),
     PAPER,
     {L_12, J_3, AT(0.02)},
     {{"pseudo-gap", 0.02, 4, 4e-3, 0.02, LOG_LOG}}},
    {"table-2-j2",
     N_("Table II: J₀ = 2 K"),
     N_("B and μ of Eq. 3 at each temperature beside the printed ones."),
     PAPER,
     {L_12, J_2, AT(0.5)},
     {{"exponents", 0.08, 1.3, 5e-3, 0.5, LOG_LOG}}},
    {"table-2-j3",
     N_("Table II: J₀ = 3 K"),
     N_("The same at the stronger interaction."),
     PAPER,
     {L_12, J_3, AT(0.5)},
     {{"exponents", 0.08, 1.3, 5e-3, 0.5, LOG_LOG}}},
    {"figure-2-l12-j2",
     N_("Fig. 2: L = 12, J₀ = 2 K"),
     N_("Thermal conductivity and heat capacity with their powers of T."),
     PAPER,
     {L_12, J_2},
     {{"conductivity", AUTOMATIC, LOG_LOG}, {"heat-capacity", AUTOMATIC, LOG_LOG}}},
    {"figure-2-l12-j3",
     N_("Fig. 2: L = 12, J₀ = 3 K"),
     N_("The same at the stronger interaction."),
     PAPER,
     {L_12, J_3},
     {{"conductivity", AUTOMATIC, LOG_LOG}, {"heat-capacity", AUTOMATIC, LOG_LOG}}},
    {"figure-2-l8-j2",
     N_("Fig. 2: L = 8, J₀ = 2 K"),
     N_("The same for the smaller lattice."),
     PAPER,
     {L_8, J_2},
     {{"conductivity", AUTOMATIC, LOG_LOG}, {"heat-capacity", AUTOMATIC, LOG_LOG}}},
    {"figure-2-l8-j3",
     N_("Fig. 2: L = 8, J₀ = 3 K"),
     N_("The smaller lattice at the stronger interaction."),
     PAPER,
     {L_8, J_3},
     {{"conductivity", AUTOMATIC, LOG_LOG}, {"heat-capacity", AUTOMATIC, LOG_LOG}}},
    {"figure-3-j2",
     N_("Fig. 3: J₀ = 2 K"),
     N_("The sound velocity from the sampled levels; T₀ = 0.2 K is a guess, the paper does not print it."),
     PAPER,
     {L_12, J_2, {"crossover", 0.2}},
     {{"sound-velocity", AUTOMATIC, SEMI_LOG}}},
    {"figure-3-j3",
     N_("Fig. 3: J₀ = 3 K"),
     N_("The same at the stronger interaction: a steeper descent."),
     PAPER,
     {L_12, J_3, {"crossover", 0.2}},
     {{"sound-velocity", AUTOMATIC, SEMI_LOG}}},
    {"figure-7",
     N_("Fig. 7: Eqs. 5 and 8 against A1 and A2"),
     N_("The two readings of the density of states; switch Eqs. A1 and A2 on in the legend."),
     PAPER,
     {L_12, J_2},
     {{"conductivity", AUTOMATIC, LOG_LOG}, {"sound-velocity", AUTOMATIC, SEMI_LOG}}},
    {"no-interactions",
     N_("Without interactions: J₀ = 0"),
     N_("A Gaussian of width 2h₀ at every temperature, and no gap."),
     PAPER,
     {L_8, {"interaction", 0}, {"protocol", 1}},
     {{"density-of-states", AUTOMATIC, LINEAR}}},
    {"annealing",
     N_("The annealing itself"),
     N_("Acceptance and energy down the ladder, and the pairs that stay unstable."),
     PAPER,
     {L_8, J_2, {"protocol", 0}},
     {{"annealing", AUTOMATIC, SEMI_LOG}}},
};

static const DwCitation citations[] = {
    {"churkin-2021", "A. Churkin, S. Matityahu, A. O. Maksymov, A. L. Burin and M. Schechter, “Anomalous "
                     "low-energy properties in amorphous solids and the interplay of electric and elastic "
                     "interactions of tunneling two-level systems”, Phys. Rev. B 103, 054202 (2021)"},
    {"efros-shklovskii-1975",
     "A. L. Efros and B. I. Shklovskii, “Coulomb gap and low temperature conductivity of "
     "disordered systems”, J. Phys. C 8, L49 (1975)"},
    {"burin-1995", "A. L. Burin, “Dipole gap effects in low energy excitation spectrum of amorphous solids”, "
                   "J. Low Temp. Phys. 100, 309 (1995)"},
    {"schechter-stamp-2013",
     "M. Schechter and P. C. E. Stamp, “Inversion symmetric two-level systems and the "
     "low-temperature universality in disordered solids”, Phys. Rev. B 88, 174202 (2013)"},
};

extern const DwModel dw_model_density_of_states;

const DwModel dw_model_density_of_states = {
    .id = "density-of-states",
    .title = N_("Interacting tunnelling systems"),
    .summary = N_(
        "Tunnelling systems with random fields and dipolar couplings, annealed by Monte Carlo while you "
        "watch: "
        "how interactions dig a pseudo-gap into the density of states, and what heat and sound make of it."),
    .source = "Churkin et al. (2021)",
    .parameters = parameters,
    .n_parameters = DW_COUNT(parameters),
    .derived = derived,
    .n_derived = DW_COUNT(derived),
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
    .takes_instance = true,
    .sampled = true,
    .ensemble = &dw_level_ensemble,
    .solve = dw_dos_solve,
};
