/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/tunnelling/energy_scales.h"
#include "model/model.h"
#include "model/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Table I and Appendix C of Churkin et al.: the energies that rule tunnelling systems in a glass, from the
 * constants of the material.  Equation and table numbers are the paper's. */

enum {
  GAMMA_W,
  GAMMA_S,
  DENSITY,
  VELOCITY,
  DIPOLE,
  PERMITTIVITY,
  DISTANCE,
  C_DIP,
  C_EL,
  TAN_DELTA,
  INVERSE_Q
};
enum { ENERGY };
enum { DEFECTS, RANDOM_FIELD, ELASTIC, ELECTRIC, PRESENT };

enum { H0, J0_ELASTIC, J0_ELECTRIC, RATIO_ELASTIC, RATIO_ELECTRIC, G, DISTANCE_1000, DISTANCE_300 };
enum { R_SLOPES = DISTANCE_300 + 1, R_SLOPES_EXACT, R_LOSSES, R_MIXED };

/* The paper's range of glass transitions, K. */
static const double LOWEST_TRANSITION = 300, HIGHEST_TRANSITION = 1000;

enum { INK_DEFECTS, INK_FIELD, INK_ELASTIC, INK_ELECTRIC, INK_PRESENT };

static double
decade(double x)
{
  return pow(10, round(log10(x)));
}

/* A decade and a half to each side of the present distance. */
static void
distances(const double *values, double *low, double *high)
{
  *low = decade(values[DISTANCE] / 20);
  *high = decade(values[DISTANCE] * 20);
}

static DwMaterial
material_of(const double *values)
{
  return (DwMaterial){values[GAMMA_W],  values[GAMMA_S], values[DENSITY],
                      values[VELOCITY], values[DIPOLE],  values[PERMITTIVITY]};
}

static void
energies(const double *values, double *low, double *high)
{
  const DwMaterial material = material_of(values);
  double first, last;
  distances(values, &first, &last);
  const double weakest = fmin(dw_energy_elastic(&material, last), dw_energy_electric(&material, last));
  *low = 0.1 * decade(weakest);
  *high = 10 * decade(dw_energy_of_defects(&material, first));
}

/* The table. */

static const DwParameter parameters[] = {
    [GAMMA_W] = {"gamma_w", "γ<sub>w</sub>", "eV", N_("coupling of the abundant levels to strain"),
                 DW_PARAMETER_REAL, DW_SCALE_LOG, 0.01, 5, 1},
    [GAMMA_S] = {"gamma_s", "γ<sub>s</sub>", "eV", N_("coupling of the other defects to strain"),
                 DW_PARAMETER_REAL, DW_SCALE_LOG, 0.5, 200, 50},
    [DENSITY] = {"density", "ρ", "kg/m<sup>3</sup>", N_("mass density"), DW_PARAMETER_REAL, DW_SCALE_LOG, 500,
                 20000, 2200},
    [VELOCITY] = {"velocity", "v", "m/s", N_("sound velocity"), DW_PARAMETER_REAL, DW_SCALE_LOG, 500, 12000,
                  3800},
    [DIPOLE] = {"dipole", "p", "D", N_("electric dipole moment of a level"), DW_PARAMETER_REAL, DW_SCALE_LOG,
                0.1, 20, 3},
    [PERMITTIVITY] = {"permittivity", "ε", "", N_("relative permittivity"), DW_PARAMETER_REAL,
                      DW_SCALE_LINEAR, 1, 30, 3.9},
    [DISTANCE] = {"distance", "R<sub>0</sub>", "nm", N_("distance between nearest levels"), DW_PARAMETER_REAL,
                  DW_SCALE_LOG, 0.2, 50, 2},
    [C_DIP] = {"c_dip", "C<sub>dip</sub>", "",
               N_("slope of the dielectric constant over ln T; 0 where it is not known"), DW_PARAMETER_REAL,
               DW_SCALE_LOG, 1e-6, 0.1, 0, .zero_allowed = true},
    [C_EL] = {"c_el", "C<sub>el</sub>", "",
              N_("slope of the sound velocity over ln T; 0 where it is not known"), DW_PARAMETER_REAL,
              DW_SCALE_LOG, 1e-6, 0.1, 0, .zero_allowed = true},
    [TAN_DELTA] = {"tan_delta", "tan δ", "", N_("dielectric loss; 0 where it is not known"),
                   DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-6, 0.1, 0, .zero_allowed = true},
    [INVERSE_Q] = {"inverse_q", "Q<sup>−1</sup>", "", N_("internal friction; 0 where it is not known"),
                   DW_PARAMETER_REAL, DW_SCALE_LOG, 1e-6, 0.1, 0, .zero_allowed = true},
};

#define PER_VOLUME "/ρv<sup>2</sup>R<sup>3</sup>"

static const DwCurve energy_curves[] = {
    [DEFECTS] =
        {"defects", N_("defects"), "γ<sub>s</sub><sup>2</sup>" PER_VOLUME, N_("Table I"),
         N_("What two strongly coupled defects do to each other; of the order of the glass transition at "
            "their distance."),
         DW_STROKE_SOLID, INK_DEFECTS},
    [RANDOM_FIELD] = {"random-field", N_("random field h<sub>0</sub>"),
                      "γ<sub>s</sub>γ<sub>w</sub>" PER_VOLUME, N_("Eq. 10"),
                      N_("What the frozen defects do to an abundant level: its bias."), DW_STROKE_DASHED,
                      INK_FIELD},
    [ELASTIC] = {"elastic", N_("elastic J<sub>0</sub>"), "γ<sub>w</sub><sup>2</sup>" PER_VOLUME, N_("Eq. 10"),
                 N_("What two abundant levels do to each other through strain."), DW_STROKE_DASH_DOT,
                 INK_ELASTIC},
    [ELECTRIC] = {"electric", N_("electric J<sub>0</sub>"), "p<sup>2</sup>/4πεε<sub>0</sub>R<sup>3</sup>",
                  N_("Eq. 11"), N_("What they do to each other through their electric dipoles."),
                  DW_STROKE_DOTTED, INK_ELECTRIC},
    [PRESENT] = {"present", N_("at R<sub>0</sub>"), "R = R<sub>0</sub>", "",
                 N_("The four energies at the present distance: T_g, h₀ and both J₀ of Table I."),
                 DW_STROKE_POINTS, INK_PRESENT, .sampled = true},
};

static const DwPlot plots[] = {
    [ENERGY] = {.id = "energy",
                .title = N_("Energies"),
                .equation =
                    N_("h<sub>0</sub> = γ<sub>s</sub>γ<sub>w</sub>/ρv<sup>2</sup>R<sub>0</sub><sup>3</sup>, "
                       "J<sub>0</sub> = γ<sub>w</sub><sup>2</sup>/ρv<sup>2</sup>R<sub>0</sub><sup>3</sup> or "
                       "p<sup>2</sup>/4πεε<sub>0</sub>R<sub>0</sub><sup>3</sup>"),
                .source = N_("Eqs. 10, 11"),
                .x = {"R", "nm", N_("distance"), DW_SCALE_LOG},
                .y = {"E/k<sub>B</sub>", "K", N_("energy"), DW_SCALE_LOG},
                .curves = energy_curves,
                .n_curves = DW_COUNT(energy_curves),
                .domain = distances,
                .range = energies},
};

static const DwReadout readouts[] = {
    [H0] = {"h0", "h<sub>0</sub>", "K", N_("random field at the present distance")},
    [J0_ELASTIC] = {"j0-elastic", "J<sub>0,el</sub>", "K", N_("elastic interaction of nearest levels")},
    [J0_ELECTRIC] = {"j0-electric", "J<sub>0,dip</sub>", "K", N_("electric interaction of nearest levels")},
    [RATIO_ELASTIC] = {"ratio-elastic", "J<sub>0,el</sub>/h<sub>0</sub>", "",
                       N_("elastic interaction over random field: it is g at every distance")},
    [RATIO_ELECTRIC] =
        {"ratio-electric", "J<sub>0,dip</sub>/h<sub>0</sub>", "",
         N_("electric interaction over random field: it decides how strongly the density of levels "
            "falls")},
    [G] = {"g", "g = γ<sub>w</sub>/γ<sub>s</sub>", "", N_("weak over strong coupling; 0.02 in the paper")},
    [DISTANCE_1000] = {"distance-1000", "R<sub>0</sub>(1000 K)", "nm",
                       N_("distance at which the energy of defects is a glass transition of 1000 K")},
    [DISTANCE_300] = {"distance-300", "R<sub>0</sub>(300 K)", "nm",
                      N_("distance at which the energy of defects is a glass transition of 300 K")},
    [R_SLOPES] =
        {"ratio-slopes", "r(C<sub>dip</sub>, C<sub>el</sub>)", "",
         N_("electric over elastic interaction from the two slopes, 0.56 C_dip/1.74 C_el as printed")},
    [R_SLOPES_EXACT] = {"ratio-slopes-exact", "r(C<sub>dip</sub>, C<sub>el</sub>), unrounded", "",
                        N_("the same with 0.36 π/2 and 1.1 π/2 in place of the print’s 0.56 and 1.74")},
    [R_LOSSES] = {"ratio-losses", "r(tan δ, Q<sup>−1</sup>)", "",
                  N_("electric over elastic interaction from the two losses, 0.36 tan δ/1.1 Q⁻¹")},
    [R_MIXED] = {"ratio-mixed", "r(C<sub>dip</sub>, Q<sup>−1</sup>)", "",
                 N_("electric over elastic interaction from slope and friction, 0.56 C_dip/1.1 Q⁻¹")},
};

static const DwNote notes[] = {
    {N_("Table I"),
     N_("Orders of magnitude only. T<sub>g</sub>, h<sub>0</sub> and J<sub>0</sub> stand as 1 : g : "
        "g<sup>2</sup>, so that g = 0.02 and 500 K give 10 K and 0.2 K, as its first row says."),
     "energy"},
    {N_("Table I"),
     N_("The second row’s J<sub>0</sub> = 2–3 K is an input, not a consequence of its own numbers: at the "
        "distance "
        "that gives silica 0.2 K of elastic interaction, 6.64 nm, dipoles of 3 and 6 D give 0.057 and 0.229 "
        "K. "
        "Even stiffer Al<sub>2</sub>O<sub>3</sub> and Si<sub>3</sub>N<sub>4</sub> with γ<sub>w</sub> = 0.5 "
        "eV "
        "and 6 D give no more than 1.7 K."),
     "energy"},
    {N_("Table I"), N_("γ<sub>w</sub> = 1–2 eV together with g = 0.02 means γ<sub>s</sub> = 50–100 eV."),
     "energy"},
    {N_("Eq. 11"),
     N_("Eq. 11, the text after Eq. 8 and Table I print 4πε<sub>0</sub>; between dipoles in a glass it is "
        "4πεε<sub>0</sub>, as drawn: 3.9 times less in silica."),
     "energy"},
    {N_("Text after Eq. 9"),
     N_("J<sub>0</sub>/h<sub>0</sub> ≈ 0.03 would make the exponent of Eq. 9 0.063 at E = J<sub>0</sub>, not "
        "0.03 as the text has it: c = 2π/3 is missing there."),
     "energy"},
    {N_("App. C"),
     N_("“C<sub>el</sub> = 0.17–0.23·10<sup>−3</sup>, Q = 3.3·10<sup>−4</sup>” for SiO<sub>2</sub> must read "
        "C<sub>dip</sub> and Q<sup>−1</sup>: 0.56C<sub>dip</sub>/1.1Q<sup>−1</sup> is then 0.262 to 0.355, "
        "the "
        "text’s 0.3. Taken literally there is no dielectric number at all."),
     "energy"},
    {N_("App. C"),
     N_("BK7 gives 1.5187, to be rounded to 1.52 where 1.51 is printed; coverglass 1.5109. The factors are "
        "rounded, too: 1.1π/2 is 1.728 (printed 1.74) and 0.36π/2 is 0.5655 (printed 0.56), with which the "
        "two "
        "ratios are 1.544 and 1.536."),
     "energy"},
    {N_("Presets"),
     N_("Appendix C gives slopes and losses only. Densities, sound velocities and permittivities of the "
        "presets are usual handbook values; γ<sub>w</sub> = 1 eV and p = 3 D are the lower ends of the "
        "text’s ranges (0.5 eV and 6 D, most in favour of dipoles, for Al<sub>2</sub>O<sub>3</sub> and "
        "Si<sub>3</sub>N<sub>4</sub>), g is 0.02 and R<sub>0</sub> is where defects have 500 K. With these "
        "numbers J<sub>0,dip</sub>/J<sub>0,el</sub> of BK7 and coverglass is 0.2, not the r = 1.5 of their "
        "measured slopes."),
     "energy"},
};

#define CHURKIN_C "Churkin et al. (2021), App. C"
#define AUTOMATIC 0, 0, 0, 0, DW_SCALE_LOG, DW_SCALE_LOG
#define ENERGY_VIEW                                                                                          \
  {                                                                                                          \
    {                                                                                                        \
      "energy", AUTOMATIC                                                                                    \
    }                                                                                                        \
  }

static const DwPreset presets[] = {
    {"sio2",
     N_("SiO₂: elastic interaction dominates, r = 0.3"),
     N_("Vitreous silica, whose levels have a small dipole of 0.5 D; C_dip is the middle of 0.17 to "
        "0.23·10⁻³."),
     CHURKIN_C,
     {{"density", 2200},
      {"velocity", 3800},
      {"permittivity", 3.9},
      {"dipole", 0.5},
      {"distance", 6.64},
      {"c_dip", 2e-4},
      {"inverse_q", 3.3e-4}},
     ENERGY_VIEW},
    {"bk7",
     N_("BK7: electric interaction dominates, r = 1.52"),
     N_("A borosilicate crown glass; the slopes are those that Appendix C prints."),
     CHURKIN_C,
     {{"density", 2510},
      {"velocity", 3600},
      {"permittivity", 6.2},
      {"dipole", 3},
      {"distance", 6.58},
      {"c_dip", 1.51e-3},
      {"c_el", 3.2e-4}},
     ENERGY_VIEW},
    {"coverglass",
     N_("Coverglass: electric interaction dominates, r = 1.51"),
     N_("A soda-lime glass; the slopes are those that Appendix C prints."),
     CHURKIN_C,
     {{"density", 2510},
      {"velocity", 3400},
      {"permittivity", 6.7},
      {"dipole", 3},
      {"distance", 6.84},
      {"c_dip", 1.69e-3},
      {"c_el", 3.6e-4}},
     ENERGY_VIEW},
    {"al2o3",
     N_("Al₂O₃: γ = 0.5 eV, p = 6 D"),
     N_("The barrier of superconducting qubits, with the largest dipole of the text: even so the electric "
        "interaction stays below 2 K."),
     "Churkin et al. (2021), Table I",
     {{"gamma_w", 0.5},
      {"gamma_s", 25},
      {"density", 3900},
      {"velocity", 6200},
      {"permittivity", 10},
      {"dipole", 6},
      {"distance", 2.5}},
     ENERGY_VIEW},
    {"si3n4",
     N_("Si₃N₄: γ = 0.5 eV, p = 6 D"),
     N_("The dielectric of microresonators, with the largest dipole of the text."),
     "Churkin et al. (2021), Table I",
     {{"gamma_w", 0.5},
      {"gamma_s", 25},
      {"density", 3200},
      {"velocity", 5900},
      {"permittivity", 7.5},
      {"dipole", 6},
      {"distance", 2.76}},
     ENERGY_VIEW},
};

static const DwCitation citations[] = {
    {"churkin-2021", "A. Churkin, S. Matityahu, A. O. Maksymov, A. L. Burin and M. Schechter, “Anomalous "
                     "low-energy properties in amorphous solids and the interplay of electric and elastic "
                     "interactions of tunneling two-level systems”, Phys. Rev. B 103, 054202 (2021)"},
    {"schechter-stamp-2013", "M. Schechter and P. C. E. Stamp, Phys. Rev. B 88, 174202 (2013)"},
    {"natelson-1998", "D. Natelson, D. Rosenberg and D. D. Osheroff, Phys. Rev. Lett. 80, 4689 (1998)"},
    {"salvino-1994",
     "D. J. Salvino, S. Rogge, B. Tigner and D. D. Osheroff, Phys. Rev. Lett. 73, 268 (1994)"},
    {"classen-2000", "J. Classen, T. Burkert, C. Enss and S. Hunklinger, Phys. Rev. Lett. 84, 2176 (2000)"},
};

typedef double (*EnergyAt)(const DwMaterial *material, double distance);
static const EnergyAt functions[] = {
    [DEFECTS] = dw_energy_of_defects,
    [RANDOM_FIELD] = dw_energy_of_field,
    [ELASTIC] = dw_energy_elastic,
    [ELECTRIC] = dw_energy_electric,
};

static double
finite_or_nan(double x)
{
  return isfinite(x) ? x : (double) NAN;
}

static DwStatus
add_curve(DwResult *result, const DwMaterial *material, const DwPlotRequest *plot, size_t curve)
{
  DwSeries *series = dw_result_add_series(result, plot->plot, curve, plot->n, false);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < plot->n; k++) {
    series->x[k] = plot->abscissae[k];
    series->y[k] = series->x[k] > 0 ? finite_or_nan(functions[curve](material, series->x[k])) : (double) NAN;
  }
  return DW_OK;
}

static DwStatus
add_present(DwResult *result, const DwMaterial *material, double distance)
{
  DwSeries *series = dw_result_add_series(result, ENERGY, PRESENT, DW_COUNT(functions), false);
  if (!series)
    return DW_NO_MEMORY;
  for (size_t k = 0; k < DW_COUNT(functions); k++) {
    series->x[k] = distance;
    series->y[k] = functions[k](material, distance);
  }
  return DW_OK;
}

/* Where defects have the energy of a glass transition. */
static DwStatus
add_transition(DwResult *result, const DwMaterial *material)
{
  char label[96];
  snprintf(label, sizeof label, "%s", dw_text(N_("defects at 300–1000 K")));
  const double near = dw_distance_of_defects(material, HIGHEST_TRANSITION);
  const double far = dw_distance_of_defects(material, LOWEST_TRANSITION);
  return dw_result_add_band(result, ENERGY, near, far, label) ? DW_OK : DW_NO_MEMORY;
}

static DwStatus
add_plot(DwResult *result, const DwRequest *request, const DwPlotRequest *plot)
{
  const DwMaterial material = material_of(request->values);
  DwStatus status = plot->curves >> DEFECTS & 1 ? add_transition(result, &material) : DW_OK;
  for (size_t curve = 0; curve < DW_COUNT(energy_curves) && status == DW_OK; curve++)
    if (plot->curves >> curve & 1)
      status = curve == PRESENT ? add_present(result, &material, request->values[DISTANCE])
                                : add_curve(result, &material, plot, curve);
  return status;
}

/* A quantity that is 0 is not known, and its ratio does not exist. */
static double
known(double ratio, double one, double other)
{
  return one > 0 && other > 0 ? ratio : (double) NAN;
}

static void
read_out_ratios(DwResult *result, const double *v)
{
  const double c_dip = v[C_DIP], c_el = v[C_EL], loss = v[TAN_DELTA], friction = v[INVERSE_Q];
  const double readings[] = {
      [R_SLOPES - R_SLOPES] = known(dw_ratio_of_slopes_printed(c_dip, c_el), c_dip, c_el),
      [R_SLOPES_EXACT - R_SLOPES] = known(dw_ratio_of_slopes(c_dip, c_el), c_dip, c_el),
      [R_LOSSES - R_SLOPES] = known(dw_ratio_of_losses(loss, friction), loss, friction),
      [R_MIXED - R_SLOPES] = known(dw_ratio_of_slope_and_loss(c_dip, friction), c_dip, friction),
  };
  for (size_t k = 0; k < DW_COUNT(readings); k++)
    dw_result_set_reading(result, R_SLOPES + k, readings[k], NAN);
}

static void
read_out(DwResult *result, const double *values)
{
  const DwMaterial material = material_of(values);
  const double r = values[DISTANCE], field = dw_energy_of_field(&material, r);
  const double elastic = dw_energy_elastic(&material, r), electric = dw_energy_electric(&material, r);
  const double readings[] = {
      [H0] = field,
      [J0_ELASTIC] = elastic,
      [J0_ELECTRIC] = electric,
      [RATIO_ELASTIC] = elastic / field,
      [RATIO_ELECTRIC] = electric / field,
      [G] = values[GAMMA_W] / values[GAMMA_S],
      [DISTANCE_1000] = dw_distance_of_defects(&material, HIGHEST_TRANSITION),
      [DISTANCE_300] = dw_distance_of_defects(&material, LOWEST_TRANSITION),
  };
  for (size_t k = 0; k < DW_COUNT(readings); k++)
    dw_result_set_reading(result, k, readings[k], NAN);
  read_out_ratios(result, values);
}

static DwResult *
solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  DwResult *result = dw_result_new(request);
  DwStatus status = result ? DW_OK : DW_NO_MEMORY;
  for (size_t k = 0; k < request->n_plots && status == DW_OK; k++)
    status = dw_control_cancelled(control) ? DW_CANCELLED : add_plot(result, request, &request->plots[k]);
  if (status == DW_OK && request->readouts)
    read_out(result, request->values);
  if (status == DW_OK)
    return result;
  dw_result_unref(result);
  dw_error_set(error, status, "%s", dw_status_sentence(status));
  return NULL;
}

extern const DwModel dw_model_energy_scales;

const DwModel dw_model_energy_scales = {
    .id = "energy-scales",
    .title = N_("Energy scales"),
    .summary =
        N_("How strongly defects in a glass act on each other through strain and through their dipoles, and "
           "whether the electric interaction can outweigh the elastic one."),
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
