/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tiny_model.h"
#include "model/text.h"

#include <math.h>

enum { RATE, BACKGROUND, REALIZATIONS, LAW };
enum { PLOT_SURVIVAL, PLOT_COUNTS };
enum { CURVE_SURVIVAL, CURVE_STRAIGHT, CURVE_LATE };
enum { CURVE_EXPECTED, CURVE_COUNTED };
enum { EXPONENTIAL, ALGEBRAIC };

static const char *const laws[] = {"exponential", "algebraic", NULL};

static const DwParameter parameters[] = {
    {.name = "rate",
     .symbol = "λ",
     .unit = "1/s",
     .meaning = N_("decay rate"),
     .scale = DW_SCALE_LOG,
     .minimum = 1e-3,
     .maximum = 1e3,
     .initial = 1,
     .zero_allowed = true},
    {.name = "background",
     .symbol = "<i>b</i>",
     .unit = "",
     .meaning = N_("background that is always there"),
     .minimum = -1,
     .maximum = 1,
     .initial = 0},
    {.name = "realizations",
     .symbol = "<i>N</i>",
     .unit = "",
     .meaning = N_("number of nuclei that are counted"),
     .kind = DW_PARAMETER_INTEGER,
     .scale = DW_SCALE_LOG,
     .minimum = 1,
     .maximum = 1e8,
     .initial = 1000},
    {.name = "law",
     .symbol = "",
     .unit = "",
     .meaning = N_("law of the decay"),
     .kind = DW_PARAMETER_CHOICE,
     .maximum = 1,
     .words = laws},
};

static const DwCurve survival_curves[] = {
    {.id = "survival",
     .label = N_("Survival"),
     .equation = "<i>e</i><sup>−λ<i>t</i></sup> + <i>b</i>",
     .source = "Eq. 1",
     .meaning = N_("The part that has not decayed yet."),
     .colour = 0},
    {.id = "straight",
     .label = N_("Short times"),
     .equation = "1 − λ<i>t</i> + <i>b</i>",
     .source = "Eq. 2",
     .meaning = N_("The tangent at t = 0; it ends where nothing is left."),
     .stroke = DW_STROKE_DASHED,
     .colour = 1},
    {.id = "late",
     .label = N_("Late times"),
     .equation = "1/λ<i>t</i>",
     .source = "Eq. 3",
     .meaning = N_("What the algebraic law tends to; the exponential one has no such tail."),
     .stroke = DW_STROKE_GUIDE,
     .colour = 2,
     .hidden = true},
};

static const DwCurve counts_curves[] = {
    {.id = "expected",
     .label = N_("Expected"),
     .equation = "λ<i>e</i><sup>−λ<i>t</i></sup>",
     .source = "Eq. 4",
     .meaning = N_("The density that the counts scatter about."),
     .colour = 0},
    {.id = "counted",
     .label = N_("Counted"),
     .equation = "<i>n</i>/<i>N</i>Δ<i>t</i>",
     .source = "Eq. 5",
     .meaning = N_("Simulated counts in ten intervals, with their standard errors."),
     .stroke = DW_STROKE_POINTS,
     .colour = 3,
     .sampled = true},
};

static double
time_scale(const double *values)
{
  return values[RATE] > 0 ? 1 / values[RATE] : 1;
}

static void
survival_domain(const double *values, double *low, double *high)
{
  *low = 1e-3 * time_scale(values);
  *high = 1e2 * time_scale(values);
}

static void
counts_domain(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 5 * time_scale(values);
}

static void
survival_range(const double *values, double *low, double *high)
{
  *low = 1e-4;
  *high = 2;
}

static const DwPlot plots[] = {
    {.id = "survival",
     .title = N_("Survival"),
     .equation = "<i>dp</i>/<i>dt</i> = −λ<i>p</i>",
     .source = "Eq. 1",
     .x = {"<i>t</i>", "s", N_("time"), DW_SCALE_LOG},
     .y = {"<i>p</i>", "", N_("surviving part"), DW_SCALE_LOG},
     .curves = survival_curves,
     .n_curves = DW_COUNT(survival_curves),
     .domain = survival_domain,
     .range = survival_range},
    {.id = "counts",
     .title = N_("Counts"),
     .equation = "<i>n</i> = <i>N</i>λ<i>e</i><sup>−λ<i>t</i></sup>Δ<i>t</i>",
     .source = "Eq. 5",
     .x = {"<i>t</i>", "s", N_("time"), DW_SCALE_LINEAR},
     .y = {"ρ", "1/s", N_("decays per nucleus and time"), DW_SCALE_LINEAR},
     .curves = counts_curves,
     .n_curves = DW_COUNT(counts_curves),
     .domain = counts_domain},
};

static const DwReadout readouts[] = {
    {.id = "half-life",
     .symbol = "<i>t</i><sub>½</sub>",
     .unit = "s",
     .meaning = N_("time until half has decayed")},
    {.id = "mean-life", .symbol = "τ", .unit = "s", .meaning = N_("mean of the simulated lives")},
};

static const DwNote notes[] = {
    {.place = "Eq. 2",
     .text = N_("The print has 1 + λ<i>t</i> &lt; 1; the sign is wrong."),
     .plots = "survival"},
    {.place = "Fig. 1", .text = N_("Nothing was measured: the counts are simulated."), .plots = NULL},
};

static const DwPreset presets[] = {
    {.id = "opening",
     .title = N_("Fast decay"),
     .meaning = N_("Ten decays a second."),
     .source = "nobody (2000)",
     .settings = {{"rate", 10}},
     .views = {{.plot = "survival", .x_scale = DW_SCALE_LOG, .y_scale = DW_SCALE_LOG}}},
    {.id = "both",
     .title = N_("Both plots"),
     .meaning = N_("Survival beside counts."),
     .source = "nobody (2000)",
     .settings = {{"rate", 2}, {"law", ALGEBRAIC}},
     .views = {{.plot = "survival", .x_scale = DW_SCALE_LOG, .y_scale = DW_SCALE_LOG}, {.plot = "counts"}}},
};

static const DwCitation citations[] = {{"nobody-2000", "A. Nobody, Journal of Nothing 1, 1 (2000)"}};

/* --- the physics, closed form ------------------------------------------------------------------------------
 */

static double
survival(const double *values, double t)
{
  const double decays = values[RATE] * t;
  return values[BACKGROUND] + (values[LAW] == ALGEBRAIC ? 1 / (1 + decays) : exp(-decays));
}

static double
curve_value(const double *values, size_t plot, size_t curve, double t)
{
  const double decays = values[RATE] * t;
  if (t < 0)
    return NAN; /* nothing has decayed before the start */
  if (plot == PLOT_COUNTS)
    return values[RATE] * exp(-decays);
  if (curve == CURVE_SURVIVAL)
    return survival(values, t);
  if (curve == CURVE_LATE)
    return decays > 0 ? 1 / decays : NAN;
  return decays < 1 ? 1 - decays + values[BACKGROUND] : NAN;
}

/* A uniform number in (0, 1) of a realization: SplitMix64, so that index and seed alone decide. */
static double
uniform(uint64_t seed, uint64_t index)
{
  uint64_t z = seed * UINT64_C(0xd1342543de82ef95) + (index + 1) * UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return ((double) ((z ^ z >> 31) >> 11) + 0.5) / 9007199254740992.0;
}

/* --- the answer to a request -------------------------------------------------------------------------------
 */

enum { INTERVALS = 10, CANCEL_EVERY = 1024 };

typedef struct {
  uint64_t done, wanted, counts[INTERVALS];
  double sum; /* of the lives, in units of 1/rate */
} Census;

/* Counts realizations until `until`.  False if it was asked to stop. */
static bool
count(const DwRequest *request, const DwControl *control, Census *census, uint64_t until)
{
  for (; census->done < until; census->done++) {
    if (census->done % CANCEL_EVERY == 0 && dw_control_cancelled(control))
      return false;
    const double life = -log(uniform(request->seed, request->first + census->done));
    census->sum += life;
    if (life < 5)
      census->counts[(size_t) (life / 5 * INTERVALS)]++;
  }
  return true;
}

static bool
add_closed_form(DwResult *result, const DwRequest *request, const DwPlotRequest *wanted, size_t curve)
{
  if (wanted->plot == PLOT_SURVIVAL && curve == CURVE_LATE && request->values[LAW] == EXPONENTIAL)
    return dw_result_add_absent(result, wanted->plot, curve,
                                N_("The exponential law has no algebraic tail."));
  DwSeries *series = dw_result_add_series(result, wanted->plot, curve, wanted->n, false);
  for (size_t i = 0; series && i < wanted->n; i++) {
    series->x[i] = wanted->abscissae[i];
    series->y[i] = curve_value(request->values, wanted->plot, curve, wanted->abscissae[i]);
  }
  return series;
}

static bool
add_counts(DwResult *result, const DwRequest *request, const Census *census)
{
  DwSeries *series = dw_result_add_series(result, PLOT_COUNTS, CURVE_COUNTED, INTERVALS, true);
  const double width = 5 * time_scale(request->values) / INTERVALS,
               scale = 1 / ((double) census->done * width);
  for (size_t i = 0; series && census->done && i < INTERVALS; i++) {
    series->x[i] = ((double) i + 0.5) * width;
    series->y[i] = (double) census->counts[i] * scale;
    series->y_error[i] = sqrt((double) census->counts[i]) * scale;
  }
  return series;
}

static bool
add_curves(DwResult *result, const DwRequest *request, const Census *census)
{
  bool added = true;
  for (size_t k = 0; k < request->n_plots; k++) {
    const DwPlotRequest *wanted = &request->plots[k];
    for (size_t curve = 0; curve < plots[wanted->plot].n_curves; curve++) {
      if (!(wanted->curves >> curve & 1))
        continue;
      added &= plots[wanted->plot].curves[curve].sampled ? add_counts(result, request, census)
                                                         : add_closed_form(result, request, wanted, curve);
    }
  }
  return added;
}

static void
read_out(DwResult *result, const DwRequest *request, const Census *census)
{
  const double scale = time_scale(request->values), n = (double) census->done;
  const double half = request->values[LAW] == ALGEBRAIC ? 1 : log(2);
  dw_result_set_reading(result, 0, request->values[RATE] > 0 ? half * scale : NAN, NAN);
  if (census->done)
    dw_result_set_reading(result, 1, census->sum / n * scale, scale / sqrt(n));
}

static DwResult *
answer(const DwRequest *request, const Census *census, DwError *error)
{
  DwResult *result = dw_result_new(request);
  if (!result || !add_curves(result, request, census)) {
    dw_error_set(error, DW_NO_MEMORY, "%s", dw_status_sentence(DW_NO_MEMORY));
    dw_result_unref(result);
    return NULL;
  }
  read_out(result, request, census);
  dw_result_set_realizations(result, census->done, census->wanted);
  return result;
}

static bool
wants_counts(const DwRequest *request)
{
  bool wanted = request->readouts;
  for (size_t k = 0; k < request->n_plots; k++)
    wanted |= request->plots[k].plot == PLOT_COUNTS && request->plots[k].curves >> CURVE_COUNTED & 1;
  return wanted;
}

/* A snapshot after every hundredth of the way. */
static bool
count_all(const DwRequest *request, const DwControl *control, Census *census)
{
  for (uint64_t part = 1; part <= 100; part++) {
    if (!count(request, control, census, census->wanted / 100 * part + census->wanted % 100 * part / 100))
      return false;
    if (control && control->progress)
      control->progress(control->context, (double) part / 100);
    if (control && control->publish && part < 100 && census->done > 0) {
      DwResult *snapshot = answer(request, census, NULL);
      if (snapshot)
        control->publish(control->context, snapshot);
    }
  }
  return true;
}

static DwResult *
solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  Census census = {0};
  if (wants_counts(request))
    census.wanted = request->realizations ? request->realizations : (uint64_t) request->values[REALIZATIONS];
  if (dw_control_cancelled(control) || !count_all(request, control, &census)) {
    dw_error_set(error, DW_CANCELLED, "%s", dw_status_sentence(DW_CANCELLED));
    return NULL;
  }
  return answer(request, &census, error);
}

const DwModel tiny_model = {
    .id = "decay",
    .title = N_("Radioactive decay"),
    .summary = N_("Nuclei decay at a constant rate. The whole model is one page."),
    .source = "Nobody (2000)",
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
    .solve = solve,
};

static const DwModel *const models[] = {&tiny_model};

const DwRegistry *
tiny_registry(void)
{
  static const DwRegistry registry = {models, DW_COUNT(models)};
  return &registry;
}
