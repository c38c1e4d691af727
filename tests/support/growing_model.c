/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "growing_model.h"

#include "model/text.h"
#include "tiny_model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FIELD, INTERACTION, SIZE, PROTOCOL, REPAIR, PACE, REALIZATIONS, N_VALUES = 15 };
enum { PLOT_DENSITY, PLOT_TAIL };
enum { CURVE_SAMPLED, CURVE_GAUSSIAN };
enum { BINS = 75 };

static const char *const protocols[] = {"paper", "fast", "preview", NULL};
static const char *const switches[] = {"off", "on", NULL};

#define REAL(parameter, sign, of, words, scaled, low, high, at)                                              \
  {                                                                                                          \
    .name = parameter, .symbol = sign, .unit = of, .meaning = N_(words), .scale = DW_SCALE_##scaled,         \
    .minimum = low, .maximum = high, .initial = at                                                           \
  }
#define WHOLE(parameter, sign, words, scaled, low, high, at)                                                 \
  {                                                                                                          \
    .name = parameter, .symbol = sign, .unit = "", .meaning = N_(words), .kind = DW_PARAMETER_INTEGER,       \
    .scale = DW_SCALE_##scaled, .minimum = low, .maximum = high, .initial = at                               \
  }

static const DwParameter parameters[] = {
    REAL("field", "<i>h</i><sub>0</sub>", "K", "width of the random field", LOG, 0.1, 100, 10),
    REAL("interaction", "<i>J</i><sub>0</sub>", "K", "strength of the interaction", LINEAR, 0, 10, 2),
    WHOLE("size", "<i>L</i>", "edge of the lattice", LINEAR, 4, 16, 8),
    {.name = "protocol",
     .symbol = "",
     .unit = "",
     .meaning = N_("protocol of the annealing"),
     .kind = DW_PARAMETER_CHOICE,
     .maximum = 2,
     .words = protocols},
    {.name = "repair_pairs",
     .symbol = "",
     .unit = "",
     .meaning = N_("repair unstable pairs"),
     .kind = DW_PARAMETER_CHOICE,
     .maximum = 1,
     .initial = 1,
     .words = switches},
    WHOLE("pace", "", "realizations a second, 0 for all that it can", LINEAR, 0, 1e6, 2000),
    WHOLE("realizations", "<i>N</i>", "number of realizations", LOG, 1, 1e6, 10000),
    REAL("concentration", "<i>x</i>", "", "share of the sites that are taken", LINEAR, 0.1, 1, 0.5),
    REAL("cutoff", "<i>C</i>", "", "distance within which pairs do not interact", LINEAR, 0, 2, 1),
    REAL("temperature", "<i>T</i>", "K", "temperature of the curve", LOG, 0.02, 300, 0.02),
    WHOLE("ladder", "", "temperatures of the ladder", LINEAR, 2, 64, 42),
    REAL("hottest", "<i>T</i><sub>1</sub>", "K", "where the ladder starts", LOG, 1, 1000, 300),
    REAL("coldest", "<i>T</i><sub>2</sub>", "K", "where the ladder ends", LOG, 1e-3, 1, 0.02),
    WHOLE("sweeps", "", "sweeps at each temperature", LOG, 1, 5000, 257),
    REAL("crossover", "<i>A</i>", "Hz/K<sup>3</sup>", "rate of relaxation", LOG, 1e3, 1e12, 9.4e6),
};

static double
ratio(const double *values)
{
  return values[INTERACTION] / values[FIELD];
}

static double
interaction_at(const double *values, double wanted)
{
  return wanted * values[FIELD];
}

static const DwDerived derived[] = {
    {.quantity = {.name = "ratio",
                  .symbol = "<i>J</i><sub>0</sub>/<i>h</i><sub>0</sub>",
                  .unit = "",
                  .meaning = N_("interaction in units of the field"),
                  .minimum = 0,
                  .maximum = 1},
     .moves = "interaction",
     .value = ratio,
     .back = interaction_at},
};

static const DwCurve curves[] = {
    {.id = "monte-carlo",
     .label = N_("Monte Carlo"),
     .equation = "<i>n</i>(<i>E</i>)",
     .source = "Eq. 1",
     .meaning = N_("Counted energies, with one standard error."),
     .stroke = DW_STROKE_POINTS,
     .sampled = true},
    {.id = "gaussian",
     .label = N_("Gaussian"),
     .equation = "exp(−<i>E</i><sup>2</sup>/2<i>h</i><sub>0</sub><sup>2</sup>)",
     .source = "Eq. 2",
     .meaning = N_("What the field alone would give."),
     .stroke = DW_STROKE_DASHED,
     .colour = 1},
};

static void
density_domain(const double *values, double *low, double *high)
{
  *low = 0;
  *high = 3 * values[FIELD];
}

static void
tail_domain(const double *values, double *low, double *high)
{
  *low = 0.02 * values[FIELD];
  *high = 3 * values[FIELD];
}

static const DwPlot plots[] = {
    {.id = "density-of-states",
     .title = N_("Density of states"),
     .equation = "<i>n</i>(<i>E</i>)",
     .source = "Eq. 1",
     .x = {"<i>E</i>", "K", N_("energy"), DW_SCALE_LINEAR},
     .y = {"<i>n</i>", "1/K", N_("density of states"), DW_SCALE_LINEAR},
     .curves = curves,
     .n_curves = DW_COUNT(curves),
     .domain = density_domain},
    {.id = "pseudo-gap",
     .title = N_("Pseudo-gap"),
     .equation = "<i>n</i>(<i>E</i>)",
     .source = "Eq. 1",
     .x = {"<i>E</i>", "K", N_("energy"), DW_SCALE_LOG},
     .y = {"<i>n</i>", "1/K", N_("density of states"), DW_SCALE_LOG},
     .curves = curves,
     .n_curves = DW_COUNT(curves),
     .domain = tail_domain},
};

static const DwReadout readouts[] = {
    {.id = "width", .symbol = "σ", .unit = "K", .meaning = N_("width of the counted energies")},
};

static const DwPreset presets[] = {
    {.id = "opening",
     .title = N_("As printed"),
     .meaning = N_("Table I."),
     .source = "nobody (2000)",
     .views = {{.plot = "density-of-states"}}},
    {.id = "tail",
     .title = N_("Small energies"),
     .meaning = N_("The same on logarithmic axes."),
     .source = "nobody (2000)",
     .views = {{.plot = "pseudo-gap", .x_scale = DW_SCALE_LOG, .y_scale = DW_SCALE_LOG}}},
};

static const DwCitation citations[] = {{"nobody-2000", "A. Nobody, Journal of Nothing 1, 1 (2000)"}};

/* --- the ensemble --------------------------------------------------------------------------------------- */

typedef struct {
  uint64_t done, counts[BINS];
  double squares; /* sum of the squared energies in units of the field */
} Ensemble;

/* A number in (0, 1) of a realization: seed and index alone decide (SplitMix64). */
static double
uniform(uint64_t seed, uint64_t index)
{
  uint64_t z = seed * UINT64_C(0xd1342543de82ef95) + (index + 1) * UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return ((double) ((z ^ z >> 31) >> 11) + 0.5) / 9007199254740992.0;
}

/* Energies in units of the field: a Gaussian, thinned below the interaction's strength. */
static void
count_one(Ensemble *ensemble, const DwRequest *request)
{
  const uint64_t index = request->first + ensemble->done++;
  const double u = uniform(request->seed, 3 * index), v = uniform(request->seed, 3 * index + 1);
  const double energy = fabs(sqrt(-2 * log(u)) * cos(2 * 3.14159265358979323846 * v));
  const double gap = ratio(request->values);
  if (uniform(request->seed, 3 * index + 2) > (energy + 0.05) / (energy + 0.05 + gap))
    return;
  ensemble->squares += energy * energy;
  if (energy < 3)
    ensemble->counts[(size_t) (energy / 3 * BINS)]++;
}

static bool
matters(size_t parameter)
{
  return parameter != PACE && parameter != REALIZATIONS;
}

static void
write_key(const DwRequest *request, char *key, size_t size)
{
  int length = snprintf(key, size, "cooling/%llu", (unsigned long long) request->seed);
  for (size_t k = 0; k < N_VALUES && (size_t) length < size; k++)
    if (matters(k))
      length += snprintf(key + length, size - (size_t) length, "/%.17g", request->values[k]);
}

static Ensemble
recall(const DwRequest *request, const DwControl *control, uint64_t wanted)
{
  char key[600];
  size_t length = 0;
  Ensemble ensemble = {0};
  write_key(request, key, sizeof key);
  void *kept =
      control && control->store ? control->store->recall(control->store->context, key, &length) : NULL;
  if (kept && length == sizeof ensemble)
    memcpy(&ensemble, kept, length);
  free(kept);
  return ensemble.done <= wanted ? ensemble : (Ensemble){0};
}

static void
keep(const DwRequest *request, const DwControl *control, const Ensemble *ensemble)
{
  char key[600];
  write_key(request, key, sizeof key);
  if (control && control->store)
    control->store->keep(control->store->context, key, ensemble, sizeof *ensemble);
}

/* --- the answer ----------------------------------------------------------------------------------------- */

static bool
add_counts(DwResult *result, const DwRequest *request, size_t plot, const Ensemble *ensemble)
{
  DwSeries *series = dw_result_add_series(result, plot, CURVE_SAMPLED, BINS, true);
  const double width = 3 * request->values[FIELD] / BINS, scale = 1 / ((double) ensemble->done * width);
  for (size_t k = 0; series && k < BINS; k++) {
    series->x[k] = ((double) k + 0.5) * width;
    if (!ensemble->done || !ensemble->counts[k])
      continue;
    series->y[k] = (double) ensemble->counts[k] * scale;
    series->y_error[k] = sqrt((double) ensemble->counts[k]) * scale;
  }
  return series;
}

static bool
add_gaussian(DwResult *result, const DwRequest *request, const DwPlotRequest *wanted)
{
  DwSeries *series = dw_result_add_series(result, wanted->plot, CURVE_GAUSSIAN, wanted->n, false);
  const double width = request->values[FIELD];
  for (size_t k = 0; series && k < wanted->n; k++) {
    const double energy = wanted->abscissae[k] / width;
    series->x[k] = wanted->abscissae[k];
    series->y[k] = 0.7978845608028654 / width * exp(-energy * energy / 2);
  }
  return series;
}

static DwResult *
answer(const DwRequest *request, const Ensemble *ensemble, uint64_t wanted, DwError *error)
{
  DwResult *result = dw_result_new(request);
  bool added = result != NULL;
  for (size_t k = 0; added && k < request->n_plots; k++) {
    const DwPlotRequest *plot = &request->plots[k];
    added &= !(plot->curves & 1) || add_counts(result, request, plot->plot, ensemble);
    added &= !(plot->curves & 2) || add_gaussian(result, request, plot);
  }
  if (!added) {
    dw_error_set(error, DW_NO_MEMORY, "%s", dw_status_sentence(DW_NO_MEMORY));
    dw_result_unref(result);
    return NULL;
  }
  if (ensemble->done)
    dw_result_set_reading(result, 0,
                          request->values[FIELD] * sqrt(ensemble->squares / (double) ensemble->done),
                          request->values[FIELD] / sqrt(2.0 * (double) ensemble->done));
  dw_result_set_realizations(result, ensemble->done, wanted);
  return result;
}

static double
now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec + 1e-9 * (double) time.tv_nsec;
}

/* Two milliseconds' worth of realizations, and those milliseconds. */
static void
count_some(Ensemble *ensemble, const DwRequest *request, uint64_t wanted, double *owed)
{
  static const struct timespec moment = {.tv_nsec = 2000000};
  const double pace = request->values[PACE];
  *owed = pace > 0 ? *owed + pace * 2e-3 : 512;
  for (; *owed >= 1 && ensemble->done < wanted; --*owed)
    count_one(ensemble, request);
  if (pace > 0)
    nanosleep(&moment, NULL);
}

static void
publish(const DwRequest *request, const DwControl *control, const Ensemble *ensemble, uint64_t wanted)
{
  DwResult *snapshot = control && control->publish ? answer(request, ensemble, wanted, NULL) : NULL;
  if (snapshot)
    control->publish(control->context, snapshot);
  if (control && control->progress)
    control->progress(control->context, (double) ensemble->done / (double) wanted);
}

static DwResult *
solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  const uint64_t wanted =
      request->realizations ? request->realizations : (uint64_t) request->values[REALIZATIONS];
  Ensemble ensemble = recall(request, control, wanted);
  double owed = 1, shown = 0;
  while (ensemble.done < wanted && !dw_control_cancelled(control)) {
    count_some(&ensemble, request, wanted, &owed);
    if (now() - shown > 0.03) {
      shown = now();
      keep(request, control, &ensemble);
      publish(request, control, &ensemble, wanted);
    }
  }
  keep(request, control, &ensemble);
  if (ensemble.done == wanted)
    return answer(request, &ensemble, wanted, error);
  dw_error_set(error, DW_CANCELLED, "%s", dw_status_sentence(DW_CANCELLED));
  return NULL;
}

const DwModel growing_model = {
    .id = "cooling",
    .title = N_("Frozen spins"),
    .summary = N_("Spins freeze in a random field, one realization after the other."),
    .source = "Nobody (2000)",
    .parameters = parameters,
    .n_parameters = DW_COUNT(parameters),
    .derived = derived,
    .n_derived = DW_COUNT(derived),
    .plots = plots,
    .n_plots = DW_COUNT(plots),
    .readouts = readouts,
    .n_readouts = DW_COUNT(readouts),
    .presets = presets,
    .n_presets = DW_COUNT(presets),
    .citations = citations,
    .n_citations = DW_COUNT(citations),
    .sampled = true,
    .solve = solve,
};

static const DwModel *const models[] = {&growing_model, &tiny_model};

const DwRegistry *
growing_registry(void)
{
  static const DwRegistry registry = {models, DW_COUNT(models)};
  return &registry;
}
