/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/model.h"
#include "model/resonator_answer.h"
#include "model/text.h"

#include <math.h>

/* The noise of superconducting resonators in the generalised tunnelling model of L. Faoro and L. B. Ioffe.
 * Equation and figure numbers are the paper's; where its print and the right form differ, a note says so. */

/* The palette's slots, by physics: a colour means the same on every page. */
enum { INK_GTM, INK_COLD, INK_HOT, INK_STM, INK_PRINTED, INK_SAMPLED, INK_RATE, INK_OTHER };

/* Domains and ranges, in whole decades so that axes move seldom. */

static const double COLDEST = 0.008, HOTTEST = 3; /* K */

static double
decade_below(double x)
{
  return pow(10, floor(log10(x)));
}

static double
decade_above(double x)
{
  return pow(10, ceil(log10(x)));
}

/* From the plateau below the slowest fluctuator to the tail above the fastest. */
static void
frequencies(const double *values, double *low, double *high)
{
  *low = decade_below(0.03 * values[DW_RESONATOR_GAMMA_MIN]);
  *high = decade_above(3 * values[DW_RESONATOR_GAMMA_MAX]);
}

static void
spectrum_range(const double *values, double *low, double *high)
{
  DwResonator resonator = dw_resonator_of(values);
  double first, last;
  dw_resonator_prepare(&resonator);
  frequencies(values, &first, &last);
  *low = decade_below(dw_resonator_spectrum(&resonator, last));
  *high = 10 * decade_above(dw_resonator_spectrum(&resonator, first));
}

static void
temperatures(const double *values, double *low, double *high)
{
  *low = COLDEST;
  *high = HOTTEST;
}

static void
temperature_range(const double *values, double *low, double *high)
{
  const DwResonator resonator = dw_resonator_of(values);
  const double cold = dw_resonator_gtm(&resonator, COLDEST), hot = dw_resonator_gtm(&resonator, HOTTEST);
  *low = decade_below(fmin(dw_resonator_stm(&resonator, COLDEST), fmin(cold, hot)));
  *high = 10 * decade_below(fmax(cold, hot));
}

static void
beta_range(const double *values, double *low, double *high)
{
  *low = -1;
  *high = 4;
}

static void
powers(const double *values, double *low, double *high)
{
  *low = 1e-4;
  *high = 1e4;
}

static void
power_range(const double *values, double *low, double *high)
{
  const DwResonator resonator = dw_resonator_of(values);
  *low = decade_below(fmin(dw_resonator_power(&resonator, 1e4), dw_resonator_power_other(&resonator, 1e4)));
  *high =
      10 * decade_below(2 * fmax(dw_resonator_power(&resonator, 0), dw_resonator_power_other(&resonator, 0)));
}

static void
interaction_range(const double *values, double *low, double *high)
{
  const DwResonator resonator = dw_resonator_of(values);
  *low = decade_below(dw_resonator_interaction(&resonator, COLDEST));
  *high = 10 * decade_below(2 * values[DW_RESONATOR_CHI]);
}

static void
drifts(const double *values, double *low, double *high)
{
  *low = -15;
  *high = 15;
}

static void
drift_range(const double *values, double *low, double *high)
{
  *low = 1e-4;
  *high = 1;
}

static void
shifts_of_level(const double *values, double *low, double *high)
{
  *low = 1e-2;
  *high = 1e3;
}

static void
narrowing_range(const double *values, double *low, double *high)
{
  *low = 1e-5;
  *high = 2;
}

static void
bloch_times(const double *values, double *low, double *high)
{
  *low = 0;
  *high = DW_BLOCH_TIME;
}

/* In units of the levels between which the demonstration switches. */
static void
bloch_range(const double *values, double *low, double *high)
{
  const DwBloch bloch = dw_resonator_bloch(values);
  const double deepest = dw_bloch_stationary(&bloch, bloch.on).re;
  *low = fmin(1.4 * deepest, -1e-3);
  *high = -*low;
}

/* The table. */

static const char *const drive_modes[] = {"ratio", "field", NULL};
static const char *const drive_mode_labels[] = {N_("ratio"), N_("field"), NULL};
static const char *const countings[] = {"paper", "self-consistent", NULL};
static const char *const counting_labels[] = {N_("as in the paper"), N_("self-consistently"), NULL};

static const DwParameter parameters[] = {
    [DW_RESONATOR_F0] = {"f0", "ν<sub>0</sub>", "GHz", N_("frequency of the resonator"), DW_PARAMETER_REAL,
                         DW_SCALE_LINEAR, 1, 12, 6},
    [DW_RESONATOR_TEMPERATURE] = {"temperature", "T", "K", N_("temperature"), DW_PARAMETER_REAL, DW_SCALE_LOG,
                                  0.008, 3, 0.1},
    [DW_RESONATOR_MU] = {"mu", "μ", "", N_("exponent of the density of states"), DW_PARAMETER_REAL,
                         DW_SCALE_LINEAR, 0, 0.6, 0.3},
    [DW_RESONATOR_CHI] = {"chi", "χ", "", N_("interaction between two-level systems, P₀U₀"),
                          DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-5, 1e-1, 1e-3},
    [DW_RESONATOR_E_MAX] = {"e_max", "E<sub>max</sub>", "K", N_("upper end of the density of states"),
                            DW_PARAMETER_REAL, DW_SCALE_LOG, 10, 1000, 100},
    [DW_RESONATOR_LOG_RATES] =
        {"log_rates", "ln(Γ<sub>max</sub>/Γ<sub>min</sub>)", "",
         N_("range of the thermal systems’ rates: 20 in bulk, about 2 in a thin oxide"), DW_PARAMETER_REAL,
         DW_SCALE_LINEAR, 1, 30, 20},
    [DW_RESONATOR_C] = {"c", "c", "", N_("prefactor of Γ₂, about 1"), DW_PARAMETER_REAL, DW_SCALE_LOG, 0.1,
                        20, 1},
    [DW_RESONATOR_U0] = {"u0", "U<sub>0</sub>", "K nm³", N_("interaction at a distance, U₀/r³"),
                         DW_PARAMETER_REAL, DW_SCALE_LOG, 5, 500, 100},
    [DW_RESONATOR_DRIVE] = {"drive", "|E/E<sub>c</sub>|", "",
                            N_("field of the microwaves over the critical one"), DW_PARAMETER_REAL,
                            DW_SCALE_LOG, 1e-2, 1e2, 1, .zero_allowed = true},
    [DW_RESONATOR_DRIVE_MODE] = {"drive_mode", N_("held"), "",
                                 N_("what stays as the temperature changes: the ratio, or the field that has "
                                    "it at 0.1 K"),
                                 DW_PARAMETER_CHOICE, DW_SCALE_LINEAR, 0, 1, 0, .words = drive_modes,
                                 .labels = drive_mode_labels},
    [DW_RESONATOR_COUNTING] = {"counting", "N<sub>f</sub>", "",
                               N_("how the strongly coupled fluctuators are counted"), DW_PARAMETER_CHOICE,
                               DW_SCALE_LINEAR, 0, 1, 0, .words = countings, .labels = counting_labels},
    [DW_RESONATOR_GAMMA_MIN] = {"gamma_min", "γ<sub>min</sub>", "1/s", N_("rate of the slowest fluctuator"),
                                DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-5, 1, 1e-3},
    [DW_RESONATOR_GAMMA_MAX] = {"gamma_max", "γ<sub>max</sub>", "1/s", N_("rate of the fastest fluctuator"),
                                DW_PARAMETER_REAL, DW_SCALE_LOG, 10, 1e8, 1e5},
    [DW_RESONATOR_F_TAN_DELTA] = {"f_tan_delta", "F tan δ", "",
                                  N_("filling factor times the intrinsic loss tangent"), DW_PARAMETER_REAL,
                                  DW_SCALE_LOG, 1e-8, 1e-3, 1e-5},
    [DW_RESONATOR_VOLUME] = {"volume", "V<sub>h</sub>", "nm³", N_("volume of the host material"),
                             DW_PARAMETER_REAL, DW_SCALE_LOG, 1e9, 1e14, 1.5e11},
    [DW_RESONATOR_FLUCTUATORS] = {"fluctuators", "N", "", N_("fluctuators in the simulated ensemble"),
                                  DW_PARAMETER_INTEGER, DW_SCALE_LOG, 10, 1000000, 400},
    [DW_RESONATOR_RECORD] = {"record", "N<sub>t</sub>", "", N_("samples in a simulated record"),
                             DW_PARAMETER_INTEGER, DW_SCALE_LOG, 65536, 16777216, 1048576},
    [DW_RESONATOR_NEIGHBOURS] = {"neighbours", "N<sub>ξ</sub>", "",
                                 N_("fluctuators around one system whose drift is drawn"),
                                 DW_PARAMETER_INTEGER, DW_SCALE_LOG, 3, 3000, 300},
    [DW_RESONATOR_INNER_CUT] = {"inner_cut", "n<sub>a</sub>", "",
                                N_("mean number of fluctuators within the inner cut-off"), DW_PARAMETER_REAL,
                                DW_SCALE_LOG, 1e-3, 1, 0, .zero_allowed = true},
    [DW_RESONATOR_LEVEL] = {"level", "E/T", "", N_("energy of the thermal neighbour over temperature"),
                            DW_PARAMETER_REAL, DW_SCALE_LINEAR, 0.02, 10, 1},
    [DW_RESONATOR_TUNNELLING] = {"tunnelling", "Δ<sub>0</sub>/E", "",
                                 N_("share of tunnelling in the thermal neighbour’s energy"),
                                 DW_PARAMETER_REAL, DW_SCALE_LINEAR, 0, 0.95, 0.3},
};

#define S_OF_T "S<sub>δν</sub>/ν<sub>0</sub><sup>2</sup>"
#define EQ_4                                                                                                 \
  "Γ<sub>1</sub> = γ<sup>2</sup>Δ<sub>0</sub><sup>2</sup>E coth(E/2T)/(2πρℏ<sup>4</sup>v<sup>5</sup>)"
#define EQ_16 N_("Γ<sub>2</sub>(u) = u<sup>2</sup>/Γ<sub>1</sub>, at most Γ<sub>1</sub>")
#define EQ_19                                                                                                \
  "Γ<sub>2</sub> = cχ ln(Γ<sub>max</sub>/Γ<sub>min</sub>) T<sup>1+μ</sup>/E<sub>max</sub><sup>μ</sup>"
#define EQ_29                                                                                                \
  "Re S<sup>+</sup> = (Ω/2) m (ν<sub>0</sub> − E)/[(ν<sub>0</sub> − E)<sup>2</sup> + "                \
  "Γ<sub>2</sub><sup>2</sup> "                                                                              \
  "+ Ω<sup>2</sup>Γ<sub>2</sub>/4Γ<sub>1</sub>]"
#define EQ_34 "P(ξ) = (1/π) Γ<sub>f</sub>/(Γ<sub>f</sub><sup>2</sup> + ξ<sup>2</sup>)"
#define EQ_37                                                                                                \
  "δν/ν<sub>0</sub> = −(F tan δ/2π) ∫ P(E) tanh(E/2T) 2E/(E<sup>2</sup> − ν<sub>0</sub><sup>2</sup>) dE"
#define EQ_38 "S = s ∫ γP(γ)/(4γ<sup>2</sup> + ω<sup>2</sup>) dγ"
#define EQ_39                                                                                                     \
  "s = ∫ P(E) tanh<sup>2</sup>(E/2T) (E − ν<sub>0</sub>)<sup>2</sup>/[(E − ν<sub>0</sub>)<sup>2</sup> + " \
  "A<sup>2</sup>]<sup>2</sup> dE"
#define RESONANT "(ν<sub>0</sub>/E<sub>max</sub>)<sup>μ</sup> tanh<sup>2</sup>(ν<sub>0</sub>/2T) π/2A"
#define TEMPERATURE                                                                                          \
  {                                                                                                          \
    "T", "K", N_("temperature"), DW_SCALE_LOG                                                                \
  }
#define POWER                                                                                                \
  {                                                                                                          \
    "|E/E<sub>c</sub>|<sup>2</sup>", "", N_("microwave power over the critical one"), DW_SCALE_LOG           \
  }

static const DwCurve spectrum_curves[] = {
    [DW_RESONATOR_ANALYTIC] =
        {"analytic", N_("closed form"), EQ_38, N_("Eq. 38"),
         N_("The integral of Eq. 38 over rates distributed as 1/γ, with its coefficients put right."),
         DW_STROKE_SOLID, INK_GTM},
    [DW_RESONATOR_MONTE_CARLO] =
        {"monte-carlo", N_("simulated"), N_("Welch spectrum of Σ n<sub>k</sub>(t)"), N_("Eq. 28"),
         N_("Random telegraphs with stratified rates, flip by flip, their spectrum in thirds of octaves with "
            "one standard error; near its upper end it holds the sampling’s images."),
         DW_STROKE_POINTS, INK_SAMPLED, .sampled = true},
    [DW_RESONATOR_LORENTZIAN] =
        {"lorentzian", N_("one fluctuator"), "2γ/(γ<sup>2</sup> + π<sup>2</sup>f<sup>2</sup>)", N_("Eq. 38"),
         N_("The part of one fluctuator of the ensemble, at the geometric mean of the rates."),
         DW_STROKE_DASHED, INK_RATE},
    [DW_RESONATOR_GUIDE_1] = {"guide-1", "1/f", "1/[f ln(γ<sub>max</sub>/γ<sub>min</sub>)]", N_("Eq. 38"),
                              N_("The 1/f law that infinitely many decades of rates would give."),
                              DW_STROKE_GUIDE, INK_OTHER},
};

static const DwCurve temperature_curves[] = {
    {"gtm", N_("generalised model"), EQ_39, N_("Eqs. 38, 39"),
     N_("The integral of Eq. 39, resonance and background together, at 1 Hz."), DW_STROKE_SOLID, INK_GTM},
    {"low-limit", N_("resonance alone"), RESONANT, N_("Eq. 40"),
     N_("Eq. 40 with the factors π/2 and tanh² that its print drops."), DW_STROKE_DASHED, INK_COLD},
    {"high-limit", N_("T ≫ ν₀"), "c(μ) T<sup>μ−1</sup>/E<sub>max</sub><sup>μ</sup>", N_("Eq. 43"),
     N_("Eq. 43 with its exact constant: what is left far above the resonance and far below Eₘₐₓ."),
     DW_STROKE_DOTTED, INK_HOT},
    {"stm", N_("standard model, no resonant systems"),
     "(π<sup>2</sup>/6) T<sup>3</sup>/ν<sub>0</sub><sup>4</sup>", N_("Eq. 48"),
     N_("Eq. 48 as its own integral gives it, T³ at a fixed density of states, with the same 1/f factor."),
     DW_STROKE_DASH_DOT, INK_STM},
    {"stm-thermal", N_("standard model"),
     "∫ sech<sup>2</sup>(E/2T) {[x/(x<sup>2</sup> + Γ<sub>2</sub><sup>2</sup>) + 1/(E + "
     "ν<sub>0</sub>)]/2}<sup>2</sup> dE/4",
     N_("Eqs. 47, 48"),
     N_("The standard model with its resonant systems, which are thermally excited above about ν₀/20."),
     DW_STROKE_SOLID, INK_STM},
};

static const DwCurve beta_curves[] = {
    {"gtm", N_("generalised model"), "β = −d ln S/d ln T", N_("Eq. 39"),
     N_("The exponent of the whole integral, by derivatives under the integral sign."), DW_STROKE_SOLID,
     INK_GTM},
    {"resonant-limit", N_("resonance alone"),
     "1 + μ + 2(ν<sub>0</sub>/T)/sinh(ν<sub>0</sub>/T) for weak drive", N_("Eq. 40"),
     N_("The exponent of the resonance’s closed form."), DW_STROKE_DASHED, INK_COLD},
    {"measured-low", "β = 1.2", "β = 1.2", N_("Introduction"), N_("The lower end of what was measured."),
     DW_STROKE_GUIDE, INK_OTHER},
    {"measured-high", "β = 1.73", "β = 1.73", N_("Introduction"), N_("The upper end of what was measured."),
     DW_STROKE_GUIDE, INK_OTHER},
};

static const DwCurve power_curves[] = {
    {"gtm", N_("fluctuators counted as set"), EQ_39, N_("Eqs. 38, 39"),
     N_("The noise at 1 Hz as the drive broadens the line, with the counting that the parameter chooses."),
     DW_STROKE_SOLID, INK_GTM},
    {"gtm-other", N_("counted the other way"), EQ_39, N_("Eqs. 38, 39"),
     N_("The same with the other counting of strongly coupled fluctuators."), DW_STROKE_DASHED, INK_COLD},
    {"guide-half", "P<sup>−1/2</sup>", "P<sup>−1/2</sup>", N_("Eq. 42"),
     N_("What the paper’s counting tends to while the resonance dominates."), DW_STROKE_GUIDE, INK_OTHER},
    {"guide-one", "P<sup>−1</sup>", "P<sup>−1</sup>", N_("Eqs. 29–31"),
     N_("What the self-consistent counting tends to while the resonance dominates."), DW_STROKE_GUIDE,
     INK_OTHER},
};

static const DwCurve dephasing_curves[] = {
    {"gamma-2", "Γ<sub>2</sub>", EQ_19, N_("Eq. 19"),
     N_("Dephasing of a resonant system by its thermally excited neighbours."), DW_STROKE_SOLID, INK_GTM},
    {"gamma-1-phonon", N_("Γ₁, phonons"), EQ_4, N_("Eq. 4"),
     N_("Relaxation by phonons at E = Δ₀ = ν₀ for γ = 1 eV, 2200 kg/m³ and 4000 m/s."), DW_STROKE_DASHED,
     INK_RATE},
    {"gamma-1-electron", N_("Γ₁, electrons"), "Γ<sub>1</sub> = πKE coth(E/2T)", N_("Eq. 5"),
     N_("Relaxation by the electrons of a metal with K = 0.1."), DW_STROKE_DOTTED, INK_HOT},
    {"gamma-1-tls", N_("Γ₁, other systems"),
     "Γ<sub>1</sub> = χ<sup>2</sup>(E/E<sub>max</sub>)<sup>2μ</sup>Γ<sub>2</sub>", N_("Eq. 21"),
     N_("Relaxation by exchange with the nearest system in resonance."), DW_STROKE_DASH_DOT, INK_STM},
};

static const DwCurve shift_curves[] = {
    {"gtm", N_("generalised model"), EQ_37, N_("Eqs. 36, 37"),
     N_("The shift with the right sign and both rotating terms, relative to 10 mK."), DW_STROKE_SOLID,
     INK_GTM},
    {"stm-digamma", N_("standard model"),
     "−(F tan δ/2π){ln[E<sub>max</sub><sup>2</sup>/(2πT)<sup>2</sup>] − 2 Re ψ(½ + iν<sub>0</sub>/2πT)}",
     N_("Eqs. 36, 37"), N_("The closed form at μ = 0: a dip at T = 0.4408 ν₀, then a logarithm."),
     DW_STROKE_DASHED, INK_STM},
    {"as-printed", N_("Eqs. 36, 37 as printed"),
     "+(F tan δ/2π) ∫ P(E) tanh(E/2T) x/(x<sup>2</sup> + A<sup>2</sup>) dE", N_("Eqs. 36, 37"),
     N_("With the printed sign and without the counter-rotating term."), DW_STROKE_DOTTED, INK_PRINTED},
};

static const DwCurve loss_curves[] = {
    {"standard", N_("saturation"),
     "F tan δ (ν<sub>0</sub>/E<sub>max</sub>)<sup>μ</sup> tanh(ν<sub>0</sub>/2T)/√(1 + "
     "|E/E<sub>c</sub>|<sup>2</sup>)",
     N_("Eq. 27"),
     N_("The resonance’s loss with its square-root saturation, the factor 2 of Eq. 27 restored."),
     DW_STROKE_SOLID, INK_STM},
    {"logarithmic", N_("illustrative extension"),
     "⟨√[(Γ<sub>1</sub> + γ)/(Γ<sub>1</sub> + γ + Γ<sub>1</sub>|E/E<sub>c</sub>|<sup>2</sup>)]⟩<sub>ln "
     "γ</sub>",
     N_("Ref. [14]"),
     N_("Not in the paper: each switch of a fluctuator is assumed to bring a fresh system, which makes the "
        "fall nearly logarithmic."),
     DW_STROKE_DASHED, INK_RATE},
};

static const DwCurve interaction_curves[] = {
    {"chi-eff", "χ<sub>eff</sub>", "χ(T/E<sub>max</sub>)<sup>μ</sup>", N_("Conclusions"),
     N_("What the interaction amounts to at a temperature."), DW_STROKE_SOLID, INK_GTM},
    {"bare", "χ", "χ", N_("Conclusions"), N_("Its bare value, at Eₘₐₓ."), DW_STROKE_DASHED, INK_COLD},
};

static const DwCurve drift_curves[] = {
    [DW_RESONATOR_DRIFT_DRAWN] =
        {"monte-carlo", N_("drawn"),
         "ξ = Σ u<sub>k</sub>n<sub>k</sub>, u<sub>k</sub> = U<sub>0</sub>/r<sub>k</sub><sup>3</sup>",
         N_("Eqs. 30, 31"),
         N_("Sums over fluctuators at random places in a ball, with an inner cut-off if there is one."),
         DW_STROKE_POINTS, INK_SAMPLED, .sampled = true},
    [1] = {"lorentzian", N_("Lorentzian"), EQ_34, N_("Eq. 34"),
           N_("The limit of infinitely many fluctuators, with the norm 1/π."), DW_STROKE_SOLID, INK_GTM},
};

static const DwCurve narrowing_curves[] = {
    {"telegraph", N_("exact telegraph"),
     "Re[(u<sup>2</sup> − iupΓ<sub>1</sub>)/(Γ<sub>1</sub>/2 + k)], k<sup>2</sup> = "
     "Γ<sub>1</sub><sup>2</sup>/4 − "
     "u<sup>2</sup> + iupΓ<sub>1</sub>",
     N_("Eq. 16"), N_("The slowest decay of the mean phase under one random telegraph, p = tanh(E/2T)."),
     DW_STROKE_SOLID, INK_GTM},
    {"estimate", N_("estimate (Eq. 16)"), EQ_16, N_("Eq. 16"),
     N_("The paper’s two limits, joined at their crossing; its plateau is Γ₁."), DW_STROKE_DASHED,
     INK_PRINTED},
    {"four-level", N_("four levels"), N_("slowest eigenvalue of the coherence’s master equation"),
     N_("Eqs. 11–15"),
     N_("Two coupled systems with the neighbour’s own tunnelling, for E = 10⁴ Γ₁ times E/T, while u is below "
        "E."),
     DW_STROKE_DOTTED, INK_STM},
};

static const DwCurve bloch_curves[] = {
    [DW_RESONATOR_STATIONARY] =
        {"stationary", N_("stationary (Eq. 29)"), EQ_29, N_("Eq. 29"),
         N_("Where the system would come to rest at the fluctuator’s present position."), DW_STROKE_DASHED,
         INK_COLD, .sampled = true},
    [DW_RESONATOR_INTEGRATED] =
        {"integrated", N_("solved (Eq. 23)"),
         "i dS<sup>+</sup>/dt = [E + ξ(t) − iΓ<sub>2</sub>]S<sup>+</sup> + ΩS<sub>z</sub> cos ν<sub>0</sub>t",
         N_("Eq. 23"), N_("The Bloch equations in the rotating frame, solved exactly from flip to flip."),
         DW_STROKE_SOLID, INK_GTM, .sampled = true},
};

#define PLOT(plot_id, plot_title, plot_equation, plot_source, x_axis, y_axis, of, places, heights)           \
  {                                                                                                          \
    .id = plot_id, .title = plot_title, .equation = plot_equation, .source = plot_source, .x = x_axis,       \
    .y = y_axis, .curves = of, .n_curves = DW_COUNT(of), .domain = places, .range = heights                  \
  }
#define AXIS(...)                                                                                            \
  {                                                                                                          \
    __VA_ARGS__                                                                                              \
  }
#define NOISE AXIS(S_OF_T, "1/Hz", N_("noise of the frequency, relative, one-sided"), DW_SCALE_LOG)

static const DwPlot plots[] = {
    [DW_RESONATOR_SPECTRUM] =
        PLOT("spectrum", N_("Spectrum"), EQ_38, N_("Eq. 38"), AXIS("f", "Hz", N_("frequency"), DW_SCALE_LOG),
             NOISE, spectrum_curves, frequencies, spectrum_range),
    [DW_RESONATOR_TEMPERATURE_PLOT] =
        PLOT("temperature", N_("Temperature"), EQ_39, N_("Eq. 39"), TEMPERATURE,
             AXIS(S_OF_T "(1 Hz)", "1/Hz", N_("relative noise at 1 Hz"), DW_SCALE_LOG), temperature_curves,
             temperatures, temperature_range),
    [DW_RESONATOR_BETA] =
        PLOT("beta", N_("Exponent"), "S ∝ T<sup>−β</sup>", N_("Eq. 39"), TEMPERATURE,
             AXIS("β", "", N_("local exponent of the noise, −d ln S/d ln T"), DW_SCALE_LINEAR), beta_curves,
             temperatures, beta_range),
    [DW_RESONATOR_POWER] = PLOT("power", N_("Power"), EQ_39, N_("Eqs. 39, 42"), POWER,
                                AXIS(S_OF_T "(1 Hz)", "1/Hz", N_("relative noise at 1 Hz"), DW_SCALE_LOG),
                                power_curves, powers, power_range),
    [DW_RESONATOR_DEPHASING] = PLOT("dephasing", N_("Dephasing"), EQ_19, N_("Eq. 19"), TEMPERATURE,
                                    AXIS("Γ", "1/s", N_("rates of a system at resonance"), DW_SCALE_LOG),
                                    dephasing_curves, temperatures, NULL),
    [DW_RESONATOR_SHIFT] =
        PLOT("shift", N_("Shift"), EQ_37, N_("Eqs. 36, 37"), TEMPERATURE,
             AXIS("δν/ν<sub>0</sub>", "", N_("shift of the frequency since 10 mK"), DW_SCALE_LINEAR),
             shift_curves, temperatures, NULL),
    [DW_RESONATOR_LOSS] =
        PLOT("loss", N_("Loss"), "1/Q ∝ tanh(ν<sub>0</sub>/2T)/√(1 + |E/E<sub>c</sub>|<sup>2</sup>)",
             N_("Eq. 27"), POWER, AXIS("1/Q", "", N_("internal loss by two-level systems"), DW_SCALE_LOG),
             loss_curves, powers, NULL),
    [DW_RESONATOR_INTERACTION] =
        PLOT("interaction", N_("Interaction"), "χ<sub>eff</sub> = χ(T/E<sub>max</sub>)<sup>μ</sup>",
             N_("Conclusions"), TEMPERATURE,
             AXIS("χ<sub>eff</sub>", "", N_("effective interaction"), DW_SCALE_LOG), interaction_curves,
             temperatures, interaction_range),
    [DW_RESONATOR_DRIFT] = PLOT("drift", N_("Energy drift"), EQ_34, N_("Eqs. 30–34"),
                                AXIS("ξ", "Γ<sub>f</sub>", N_("drift of a system’s energy"), DW_SCALE_LINEAR),
                                AXIS("P(ξ)", "1/Γ<sub>f</sub>", N_("probability density"), DW_SCALE_LOG),
                                drift_curves, drifts, drift_range),
    [DW_RESONATOR_NARROWING] =
        PLOT("narrowing", N_("Narrowing"), EQ_16, N_("Eq. 16"),
             AXIS("u", "Γ<sub>1</sub>", N_("shift by one thermal neighbour, 2U"), DW_SCALE_LOG),
             AXIS("Γ<sub>2</sub>", "Γ<sub>1</sub>", N_("dephasing rate"), DW_SCALE_LOG), narrowing_curves,
             shifts_of_level, narrowing_range),
    [DW_RESONATOR_BLOCH] =
        PLOT("bloch", N_("In and out of resonance"), EQ_29, N_("Eqs. 23, 29, Fig. 3"),
             AXIS("t", "1/Γ<sub>2</sub>", N_("time"), DW_SCALE_LINEAR),
             AXIS("Re S<sup>+</sup>", "", N_("response that shifts the frequency"), DW_SCALE_LINEAR),
             bloch_curves, bloch_times, bloch_range),
};

static const DwReadout readouts[] = {
    [DW_READ_GAMMA_2] = {"gamma-2", "Γ<sub>2</sub>", "1/s", N_("dephasing rate at the temperature")},
    [DW_READ_NEIGHBOURS] = {"fluctuators-strong", "N<sub>f</sub>", "",
                            N_("strongly coupled fluctuators per resonant system, counted as set")},
    [DW_READ_DRIFT_WIDTH] = {"drift-width", "Γ<sub>f</sub>", "1/s", N_("width of the energy drift")},
    [DW_READ_CRITICAL_FIELD] = {"critical-field", "E<sub>c</sub>(T)/E<sub>c</sub>(0.1 K)", "",
                                N_("critical field relative to its value at 0.1 K")},
    [DW_READ_CHI_EFF] = {"chi-eff", "χ<sub>eff</sub>", "", N_("effective interaction at the temperature")},
    [DW_READ_NOISE] = {"noise-1hz", S_OF_T "(1 Hz)", "1/Hz", N_("relative noise at 1 Hz")},
    [DW_READ_BETA] = {"beta", "β", "", N_("exponent of the noise at the temperature")},
    [DW_READ_BETA_LOW] = {"beta-window-low", "T<sub>low</sub>", "K",
                          N_("lower end of the widest range of temperature with β between 1.2 and 1.73")},
    [DW_READ_BETA_HIGH] = {"beta-window-high", "T<sub>high</sub>", "K", N_("upper end of that range")},
    [DW_READ_BETA_MAX] = {"beta-max", "β<sub>max</sub>", "", N_("largest exponent between 8 mK and 3 K")},
    [DW_READ_BETA_MAX_T] = {"beta-max-temperature", "T(β<sub>max</sub>)", "K",
                            N_("temperature of the largest exponent")},
    [DW_READ_POWER] = {"power-exponent", "d ln S/d ln P", "",
                       N_("exponent of the noise in power, at the drive")},
    [DW_READ_CROSSOVER] = {"crossover", "T<sub>×</sub>", "K",
                           N_("temperature above which less than half of the noise is resonant")},
    [DW_READ_HOT_CONSTANT] = {"hot-constant", "c(μ)", "", N_("constant of Eq. 43")},
    [DW_READ_STM] = {"stm-exponent", "d ln S<sub>STM</sub>/d ln T", "",
                     N_("exponent of the standard model’s noise at the temperature")},
    [DW_READ_DIP] = {"dip", "T<sub>dip</sub>", "K",
                     N_("temperature of the standard model’s lowest frequency")},
    [DW_READ_DIP_DEPTH] = {"dip-depth", "δν/ν<sub>0</sub>(T<sub>dip</sub>)", "",
                           N_("shift at the standard model’s dip, since 10 mK")},
    [DW_READ_WINGS] =
        {"loss-wings", "q/q<sub>res</sub>", "",
         N_("integral of Lorentzian lines over the resonance’s loss: 1 where lines are narrow")},
    [DW_READ_PLATEAU] = {"narrowing-plateau", "Γ<sub>2</sub>(u → ∞)/Γ<sub>1</sub>", "",
                         N_("dephasing by a neighbour whose every jump counts")},
    [DW_READ_SLOPE] = {"slope", "d ln S/d ln f", "", N_("slope fitted to the simulated spectrum")},
    [DW_READ_SLOPE_EXACT] = {"slope-exact", "d ln S/d ln f, exact", "",
                             N_("slope fitted in the same way to the exact spectrum of sampled telegraphs")},
    [DW_READ_SLOPE_LOW] = {"slope-low", "f<sub>low</sub>", "Hz", N_("lower end of the fit")},
    [DW_READ_SLOPE_HIGH] = {"slope-high", "f<sub>high</sub>", "Hz", N_("upper end of the fit")},
    [DW_READ_RATIO] = {"spectrum-ratio", "S<sub>MC</sub>/S", "",
                       N_("simulated spectrum over the exact one of sampled telegraphs, mean")},
    [DW_READ_MEDIAN] = {"drift-median", "med|ξ|", "Γ<sub>f</sub>",
                        N_("median of the drawn drift: 1 for the Lorentzian")},
    [DW_READ_Q80] = {"drift-q80", "|ξ|<sub>0.8</sub>", "Γ<sub>f</sub>",
                     N_("quantile of the drawn drift: 3.078 for the Lorentzian")},
    [DW_READ_Q90] = {"drift-q90", "|ξ|<sub>0.9</sub>", "Γ<sub>f</sub>",
                     N_("quantile of the drawn drift: 6.314 for the Lorentzian")},
    [DW_READ_BLOCH] = {"bloch-ratio", "var(23)/var(29)", "",
                       N_("variance of the solved response over that of the stationary one")},
};

static const DwNote notes[] = {
    {N_("Eq. 42, strong drive"),
     N_("The printed S ∝ T<sup>(1−μ)/2</sup> is wrong in sign and form. From Eqs. 40 and 41 s ∝ "
        "√(Γ<sub>1</sub>/Γ<sub>2</sub>), so that S ∝ T<sup>−(1+μ)/2</sup> at a fixed field and T ≪ "
        "ν<sub>0</sub>: β = 0.65 at 10 mK for μ = 0.3, where the print has −0.35."),
     "temperature beta"},
    {N_("Text after Eq. 44"),
     N_("A crossover at T ≈ ν<sub>0</sub> to T<sup>μ−1</sup> does not exist for weak drive: with the "
        "tanh<sup>2</sup>(ν<sub>0</sub>/2T) that Eq. 40 drops the resonance goes on falling, β = 1 + μ + "
        "2(ν<sub>0</sub>/T)/sinh(ν<sub>0</sub>/T) reaches 3.06 at 0.446 K, and only above T<sub>×</sub> "
        "(1.59 K) "
        "does the background of Eq. 43 take over."),
     "temperature beta"},
    {N_("Eq. 40"),
     N_("The print lacks π/2 and tanh<sup>2</sup>(ν<sub>0</sub>/2T); the exact integral is 1.5707 times the "
        "printed form at 10 mK."),
     "temperature"},
    {N_("Eq. 43"),
     N_("c(μ) is 1.175 at μ = 0.3, and the printed 1.2 at μ = 0.314. The finite E<sub>max</sub> takes "
        "(T/E<sub>max</sub>)<sup>1−μ</sup>/[(1 − μ)c] away, so that the law is never clean: the integral is "
        "4.95, "
        "1.23, 0.80 times Eq. 43 at 1, 3, 10 K."),
     "temperature"},
    {N_("Eqs. 35, 42"),
     N_("The paper counts fluctuators with U &gt; Γ<sub>2</sub>, however wide the line is under drive, and "
        "finds "
        "P<sup>−1/2</sup>. Averaging its own Eq. 29 over its own drift (Eq. 31) exactly gives N<sub>f</sub> "
        "= "
        "4Γ<sub>f</sub>/(2A + Γ<sub>f</sub>): the same T<sup>−(1+μ)</sup> for weak drive, but P<sup>−1</sup> "
        "and no "
        "dependence on T for strong. Both are offered: paper and self-consistent."),
     "power temperature beta"},
    {N_("Eq. 29"),
     N_("Relative to Eq. 23 the print is off by 1/2 in amplitude and by 1/4 in saturation; drawn is the "
        "right "
        "form. With |E/E<sub>c</sub>| as parameter only the value of E<sub>c</sub> would change, by a factor "
        "2."),
     "bloch power"},
    {N_("Eqs. 36, 37"),
     N_("Eq. 36 has the wrong sign and Eq. 37 lacks the counter-rotating term: printed, the frequency first "
        "rises "
        "linearly in T, then falls by 0.25 F tan δ. Derived, it dips by 0.066 F tan δ at T = 0.4408 "
        "ν<sub>0</sub> "
        "in the standard model and then rises. Both are drawn."),
     "shift"},
    {N_("Text after Eq. 37"),
     N_("The shift is insensitive to the fluctuators, but not to the density of states: for μ > 0 it goes as "
        "T<sup>μ</sup>, not ln T, and at 0.1 K it is −0.0078 F tan δ for μ = 0.3 against −0.0595 for μ = 0."),
     "shift"},
    {N_("Loss, text after Eq. 37"),
     N_("The logarithmic dependence on power does not follow from the text. A static drift leaves the area "
        "of "
        "the loss, π/√(1 + |E/E<sub>c</sub>|<sup>2</sup>), as it is, and a two-position telegraph at most "
        "doubles "
        "Γ<sub>1</sub>. The extension drawn assumes that each switch brings a fresh system; later work "
        "disputes "
        "it (arXiv:2501.11259). It takes the paper’s own Γ<sub>1</sub> ≈ 10<sup>3</sup>/s (Eq. 20), and "
        "bends only "
        "where fluctuators switch faster than that."),
     "loss"},
    {N_("Eq. 27"),
     /* xgettext:no-c-format */
     N_("The print gives half of 1/Q = F tan δ. Drawn is the closed form of the resonance; the integral over "
        "Lorentzian lines agrees within 3 % up to 0.2 K but counts wings that no line has at higher "
        "temperature "
        "and strong drive (2.9 times at 1 K and |E/E<sub>c</sub>| = 100)."),
     "loss"},
    {N_("Eq. 48"),
     /* xgettext:no-c-format */
     N_("At a fixed density of states the integral is (2π<sup>2</sup>/3)T<sup>3</sup>, not T<sup>2</sup>; "
        "T<sup>2</sup> "
        "is per thermally active system. It leaves out systems at resonance that are thermally excited: they "
        "add "
        "31 % at 15 mK, and at 50 mK they are 4000 times as large (6 GHz, Γ<sub>2</sub> = 10<sup>−5</sup> "
        "K)."),
     "temperature"},
    {N_("Eq. 48, 1/ω"),
     N_("Both curves of the standard model carry the 1/f factor of Eq. 38, as Eq. 48 does, so that one can "
        "compare. "
        "It does not follow: the response brings sin<sup>4</sup>θ, which the slow systems lack, and what "
        "relaxes "
        "at Γ<sub>1</sub> ≈ 10<sup>6</sup>/s is white at 1 Hz."),
     "temperature"},
    {N_("Text after Eq. 20"),
     N_("Γ<sub>2</sub> ≈ 10<sup>6</sup>/s at 100 mK is the number of a surface oxide: μ = 0.3, "
        "E<sub>max</sub> = "
        "100 K, χ = 10<sup>−3</sup> need c ln(Γ<sub>max</sub>/Γ<sub>min</sub>) = 0.61. With ln = 20 it is "
        "3.3·10<sup>7</sup>/s, which is the 2·10<sup>−4</sup> K that the paper quotes elsewhere."),
     "dephasing"},
    {N_("Introduction, β = 1.2–1.73"),
     N_("For weak drive at 6 GHz and ln = 20 β is in the measured range from 10 to 82 mK for μ = 0.3 and far "
        "above it at higher temperature; at a fixed field of |E/E<sub>c</sub>| = 10 (at 0.1 K) from 110 to "
        "201 mK. "
        "The whole span of the experiments needs a moderately strong drive."),
     "beta temperature"},
    {N_("Eq. 19"),
     N_("c ≈ 1 is a convention. Eq. 16 integrated over space gives 15.5 for μ = 0.3, the exact rate of a "
        "telegraph 4.4; the exponent 1 + μ does not depend on it."),
     "dephasing narrowing"},
    {N_("Eq. 20"),
     N_("Evaluated as printed Eq. 20 gives 940/s at 6 GHz; Eq. 4 is exactly 3π(U<sub>0</sub>/a<sup>3</sup>)"
        "(E/ω<sub>D</sub>)<sup>3</sup> coth(E/2T) with the same constants, and 9.2·10<sup>5</sup>/s with the "
        "values drawn here. So Γ<sub>2</sub> ≫ Γ<sub>1</sub> fails in thin oxides, where the logarithm is "
        "about 1."),
     "dephasing"},
    {N_("N_f"),
     N_("N<sub>f</sub> = (4π/3)(U<sub>0</sub>/Γ<sub>2</sub>)ρ must be taken with the density of thermally "
        "active "
        "fluctuators: it is (4π/3)/(c ln), 0.21 in bulk (ln = 20) and 4.2 for ln = 1."),
     "power spectrum temperature"},
    {N_("U₀"),
     N_("The text has U<sub>0</sub> = 100 K nm<sup>3</sup>, 10 K nm<sup>3</sup> for N<sub>f</sub> and 8 K "
        "nm<sup>3</sup> (300 K times a<sup>3</sup>) in three places; it enters the noise only with the "
        "number of "
        "systems P<sub>0</sub>V<sub>h</sub> = χV<sub>h</sub>/U<sub>0</sub>."),
     "spectrum dephasing"},
    {N_("Eq. 38"),
     N_("The autocorrelation e<sup>−2γ|t|</sup> gives γ/(4γ<sup>2</sup> + ω<sup>2</sup>), not "
        "γ/(γ<sup>2</sup> + "
        "ω<sup>2</sup>), and the mean of sin<sup>4</sup>θ is 2/(3 + μ): the coefficient is 2/[5(3 + μ)] "
        "instead of 8/15, which is 8.8 times as large for μ = 0.3. N<sub>f</sub> belongs into P(γ)."),
     "spectrum"},
    {N_("Eq. 28"),
     N_("The paper’s spectrum is two-sided in ω. Drawn is the one-sided spectrum per Hz, S<sub>1</sub>(f) = "
        "2S(2πf), for a uniform field."),
     "spectrum temperature power"},
    {N_("Simulated spectrum"),
     N_("The sampling step is 1/γ<sub>max</sub>. Near the upper end of the points, Nyquist’s frequency "
        "γ<sub>max</sub>/2, images of the fast fluctuators lift them above the continuous spectrum (1.8 "
        "times at "
        "most); the readout compares with the spectrum of the samples. A fit of slope −1 ± 0.03 needs "
        "21γ<sub>min</sub> "
        "&lt; πf &lt; γ<sub>max</sub>/21, which is marked. Error bars are those of a chi square."),
     "spectrum"},
    {N_("Eq. 34"),
     N_("The prefactor is 1/π; √(2/π) integrates to 2.5066. C is 2π<sup>2</sup>/3 = 6.5797, 0.77 times that "
        "for "
        "dipoles averaged over angles. The Lorentzian is the limit in three dimensions; in a thin layer the "
        "characteristic function is exp(−const|λ|<sup>2/3</sup>)."),
     "drift"},
    {N_("Eqs. 31–33"),
     /* xgettext:no-c-format */
     N_("With N fluctuators in a ball the characteristic function is [cos q − q(π/2 − Si q)]<sup>N</sup>, q "
        "= "
        "U<sub>0</sub>λ/R<sup>3</sup>: the median of |ξ| is 1.029 Γ<sub>f</sub> for N = 10 and 1.001 for N = "
        "100. A "
        "cut-off cuts the tail: with 0.01 fluctuators inside the 99 % quantile halves, and the median is "
        "0.985."),
     "drift"},
    {N_("Eq. 16"),
     N_("The estimate’s plateau Γ<sub>1</sub> is not the exact one: every jump counts once, which gives "
        "Γ<sub>1</sub>(1 − p)/2. At p = 0 the exact rate has a kink at u = Γ<sub>1</sub>/2."),
     "narrowing"},
    {N_("Eqs. 11–15"),
     N_("Eq. 11 makes E<sub>0</sub> jump by ±2U, so that u is 2U(Δ/E). In Eqs. 12–14 the sign of U is to be "
        "swapped (S<sub>z</sub>|0⟩ = −½|0⟩) and Eq. 13 is H, not H<sub>int</sub>; Eq. 15 is exactly "
        "½Γ<sub>1</sub>/cosh<sup>2</sup>(E/2T)."),
     "narrowing"},
    {N_("Eqs. 45–47"),
     N_("In Eq. 47 Γ<sub>+</sub> is Γ<sub>2</sub> − Γ<sub>1</sub> and iω is iν<sub>0</sub>; the variance is "
        "¼ − "
        "m<sup>2</sup>, not 1 − m<sup>2</sup>."),
     "temperature bloch"},
    {N_("Fig. 3"),
     N_("A demonstration in units of Γ<sub>2</sub>: Γ<sub>1</sub> = 0.2, detuning 1 or 25, γ = 0.01; the "
        "drive sets "
        "Ω = 2|E/E<sub>c</sub>|√(Γ<sub>1</sub>Γ<sub>2</sub>) and temperature m. Eq. 29 follows Eq. 23 within "
        "6 % as long as γ is below Γ<sub>1</sub>/2; at γ = Γ<sub>2</sub> its spectrum is off by 36 %."),
     "bloch"},
    {N_("Conclusions"),
     N_("χ<sub>eff</sub> = 1.3·10<sup>−4</sup> at 0.1 K for χ = 10<sup>−3</sup> and E<sub>max</sub> = 100 K; "
        "for "
        "χ<sub>eff</sub> = 10<sup>−3</sup> with E<sub>max</sub> = 1000 K the bare value is 0.016."),
     "interaction"},
};

#define PAPER "Faoro and Ioffe (2015)"
#define AUTOMATIC 0, 0, 0, 0
#define LOG_LOG DW_SCALE_LOG, DW_SCALE_LOG
#define SEMI_LOG DW_SCALE_LOG, DW_SCALE_LINEAR
#define LOG_Y DW_SCALE_LINEAR, DW_SCALE_LOG
#define LINEAR DW_SCALE_LINEAR, DW_SCALE_LINEAR

static const DwPreset presets[] = {
    {"thin-oxide",
     N_("Resonator on a thin oxide: 6 GHz, 50 mK"),
     N_("The frequency noise of a resonator whose surface oxide hosts the two-level systems."),
     "J. Burnett et al., Nature Communications 5, 4119 (2014)",
     {{"temperature", 0.05}, {"log_rates", 2}, {"drive", 0}},
     {{"spectrum", AUTOMATIC, LOG_LOG}, {"temperature", AUTOMATIC, LOG_LOG}}},
    {"bulk-glass",
     N_("Bulk glass: ln(Γₘₐₓ/Γₘᵢₙ) = 20"),
     N_("The same in three dimensions, where the large logarithm widens the line."),
     PAPER,
     {{"drive", 0}},
     {{"temperature", AUTOMATIC, LOG_LOG}, {"dephasing", AUTOMATIC, LOG_LOG}}},
    {"weak-drive",
     N_("Weak drive: how steeply the noise falls with temperature"),
     N_("The power −(1 + μ) of T at low temperature, and steeper towards ν₀, where tanh² sets in."),
     PAPER,
     {{"drive", 0}},
     {{"temperature", AUTOMATIC, LOG_LOG}, {"beta", AUTOMATIC, SEMI_LOG}}},
    {"strong-drive",
     N_("Strong drive: a field ten times the critical one"),
     N_("A held field makes the noise depend less on temperature, and saturates it with power."),
     PAPER,
     {{"drive", 10}, {"drive_mode", 1}},
     {{"beta", AUTOMATIC, SEMI_LOG}, {"power", AUTOMATIC, LOG_LOG}}},
    {"phase-qubit",
     N_("Phase qubit: dephasing as the power 1.24 of T"),
     N_("The rates of single systems in a junction’s barrier, about 10⁶/s at 50 mK."),
     "J. Lisenfeld et al., Phys. Rev. Lett. 105, 230504 (2010)",
     {{"f0", 7.5}, {"temperature", 0.05}, {"mu", 0.24}, {"log_rates", 1}, {"drive", 0}},
     {{"dephasing", AUTOMATIC, LOG_LOG}}},
    {"one-over-f",
     N_("1/f from 400 fluctuators"),
     N_("Telegraphs with rates over six decades add up to 1/f over four; one alone is a Lorentzian."),
     PAPER,
     {{"gamma_min", 0.1}, {"gamma_max", 1e5}, {"drive", 0}, {"fluctuators", 400}},
     {{"spectrum", AUTOMATIC, LOG_LOG}}},
    {"energy-drift",
     N_("Energy drift by neighbouring fluctuators"),
     N_("Random places and a 1/r³ interaction make a Lorentzian, however few the neighbours are."),
     PAPER,
     {{"neighbours", 300}},
     {{"drift", AUTOMATIC, LOG_Y}}},
    {"motional-narrowing",
     N_("Motional narrowing by one thermal neighbour"),
     N_("Small shifts average out as u²/Γ₁, large ones dephase at every jump."),
     PAPER,
     {{"level", 0.2}, {"tunnelling", 0.7}},
     {{"narrowing", AUTOMATIC, LOG_LOG}}},
    {"figure-3",
     N_("Fig. 3: in and out of resonance"),
     N_("One fluctuator brings a system into resonance and out again; its response jumps between two "
        "values."),
     PAPER,
     {{"temperature", 0.02}, {"drive", 0.4472135955}},
     {{"bloch", AUTOMATIC, LINEAR}}},
    {"loss-and-shift",
     N_("Loss and shift"),
     N_("What a resonator’s quality and frequency do with power and temperature."),
     PAPER,
     {{"drive", 0}, {"gamma_min", 1}, {"gamma_max", 1e8}},
     {{"loss", AUTOMATIC, LOG_LOG}, {"shift", AUTOMATIC, SEMI_LOG}}},
    {"interaction",
     N_("The effective interaction"),
     N_("How the power law of the density of states weakens the interaction towards low temperature."),
     PAPER,
     {{"e_max", 1000}, {"chi", 0.016}},
     {{"interaction", AUTOMATIC, LOG_LOG}}},
};

static const DwCitation citations[] = {
    {"faoro-ioffe-2015",
     "L. Faoro and L. B. Ioffe, “Generalized tunneling model for TLS in amorphous materials "
     "and its predictions for their dephasing and the noise in superconducting "
     "microresonators”, arXiv:1404.2410, Phys. Rev. B 91, 014201 (2015)"},
    {"burnett-2014", "J. Burnett et al., “Evidence for interacting two-level systems from the 1/f noise of a "
                     "superconducting resonator”, Nature Communications 5, 4119 (2014)"},
    {"lisenfeld-2010", "J. Lisenfeld et al., “Measuring the temperature dependence of individual two-level "
                       "systems by direct coherent control”, Phys. Rev. Lett. 105, 230504 (2010)"},
    {"faoro-ioffe-2012", "L. Faoro and L. B. Ioffe, “Internal loss of superconducting resonators induced by "
                         "interacting two-level systems”, Phys. Rev. Lett. 109, 157005 (2012)"},
};

extern const DwModel dw_model_resonator_noise;

const DwModel dw_model_resonator_noise = {
    .id = "resonator-noise",
    .title = N_("Resonator noise"),
    .summary =
        N_("Two-level systems that interact and whose density falls as a power of energy: the 1/f noise of "
           "superconducting resonators, its temperature, power and the steps that lead there."),
    .source = "Faoro and Ioffe (2015)",
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
    .solve = dw_resonator_solve,
};
