/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/resonator_answer.h"

#include "model/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_CURVES = 5, DEFAULT_REALIZATIONS = 16 };

/* The demonstration of Fig. 3 in units of Gamma_2. */
static const double DEMO_RELAXATION = 0.2, DEMO_ON = 1, DEMO_OFF = 25, DEMO_SWITCHING = 0.01;
enum { TRACE = 8001, MOST_TRACES = 64, LIVE_STEPS = 75 };
static const double LIVE_SECONDS = 0.04; /* a step */

/* How curves are computed, in the order of their tables.  Those without an entry are sampled. */
static DwResonatorCurve *const functions[DW_RESONATOR_N_PLOTS][MOST_CURVES] = {
    [DW_RESONATOR_SPECTRUM] = {[DW_RESONATOR_ANALYTIC] = dw_resonator_spectrum,
                               [DW_RESONATOR_LORENTZIAN] = dw_resonator_lorentzian,
                               [DW_RESONATOR_GUIDE_1] = dw_resonator_guide_1},
    [DW_RESONATOR_TEMPERATURE_PLOT] = {dw_resonator_gtm, dw_resonator_low_limit, dw_resonator_high_limit,
                                       dw_resonator_stm, dw_resonator_stm_thermal},
    [DW_RESONATOR_BETA] = {dw_resonator_beta, dw_resonator_beta_resonant, dw_resonator_beta_low,
                           dw_resonator_beta_high},
    [DW_RESONATOR_POWER] = {dw_resonator_power, dw_resonator_power_other, dw_resonator_guide_half,
                            dw_resonator_guide_one},
    [DW_RESONATOR_DEPHASING] = {dw_resonator_gamma_2, dw_resonator_gamma_1_phonon,
                                dw_resonator_gamma_1_electron, dw_resonator_gamma_1_tls},
    [DW_RESONATOR_SHIFT] = {dw_resonator_shift, dw_resonator_shift_stm, dw_resonator_shift_printed},
    [DW_RESONATOR_LOSS] = {dw_resonator_loss, dw_resonator_loss_logarithmic},
    [DW_RESONATOR_INTERACTION] = {dw_resonator_interaction, dw_resonator_interaction_bare},
    [DW_RESONATOR_DRIFT] = {[1] = dw_resonator_drift},
    [DW_RESONATOR_NARROWING] = {dw_resonator_telegraph, dw_resonator_estimate, dw_resonator_four_level},
};

DwResonator
dw_resonator_of(const double *values)
{
  return (DwResonator){.glass = {.nu0 = DW_KELVIN_PER_GIGAHERTZ * values[DW_RESONATOR_F0],
                                 .temperature = values[DW_RESONATOR_TEMPERATURE],
                                 .mu = values[DW_RESONATOR_MU],
                                 .chi = values[DW_RESONATOR_CHI],
                                 .e_max = values[DW_RESONATOR_E_MAX],
                                 .log_rates = values[DW_RESONATOR_LOG_RATES],
                                 .c = values[DW_RESONATOR_C],
                                 .u0 = values[DW_RESONATOR_U0],
                                 .drive = values[DW_RESONATOR_DRIVE],
                                 .field_held = values[DW_RESONATOR_DRIVE_MODE] > 0.5,
                                 .self_consistent = values[DW_RESONATOR_COUNTING] > 0.5,
                                 .gamma_min = values[DW_RESONATOR_GAMMA_MIN],
                                 .gamma_max = values[DW_RESONATOR_GAMMA_MAX],
                                 .f_tan_delta = values[DW_RESONATOR_F_TAN_DELTA],
                                 .volume = values[DW_RESONATOR_VOLUME]},
                       .fluctuators = values[DW_RESONATOR_FLUCTUATORS],
                       .level = values[DW_RESONATOR_LEVEL],
                       .tunnelling = values[DW_RESONATOR_TUNNELLING]};
}

/* Omega^2/(4 Gamma_1 Gamma_2) is |E/Ec|^2. */
DwBloch
dw_resonator_bloch(const double *values)
{
  const DwResonator resonator = dw_resonator_of(values);
  const DwGlass *glass = &resonator.glass;
  return (DwBloch){.relaxation = DEMO_RELAXATION,
                   .rabi = 2 * dw_glass_drive(glass, glass->temperature) * sqrt(DEMO_RELAXATION),
                   .polarisation = tanh(glass->nu0 / (2 * glass->temperature)) / 2,
                   .on = DEMO_ON,
                   .off = DEMO_OFF,
                   .switching = DEMO_SWITCHING};
}

/* The sampling step is 1/gamma_max. */
DwTelegraphRecipe
dw_resonator_telegraphs(const double *values)
{
  return (DwTelegraphRecipe){.samples = (size_t) values[DW_RESONATOR_RECORD],
                             .fluctuators = (uint32_t) values[DW_RESONATOR_FLUCTUATORS],
                             .rate_low = values[DW_RESONATOR_GAMMA_MIN] / values[DW_RESONATOR_GAMMA_MAX],
                             .rate_high = 1};
}

/* One answer in the making: what its partial results share. */
typedef struct {
  const DwRequest *request;
  const DwControl *control;
  DwResonator resonator;
  DwResult *closed; /* what is no matter of chance */
  DwSamplingPlan plan;
  bool trace; /* whether the demonstration is wanted */
  DwBloch bloch;
  size_t n_trace; /* of it, as far as it is shown */
  double integrated[TRACE], stationary[TRACE];
  double ratio, ratio_error;
} Answer;

static bool
wants(const DwPlotRequest *plot, size_t curve)
{
  return plot->curves >> curve & 1;
}

static const DwPlotRequest *
find_plot(const DwRequest *request, size_t plot)
{
  for (size_t k = 0; k < request->n_plots; k++)
    if (request->plots[k].plot == plot)
      return &request->plots[k];
  return NULL;
}

/* Sampling takes its time: it is done for curves that are shown, or for readouts where they are all that is
 * requested. */
static bool
wants_sampled(const DwRequest *request, size_t plot, uint64_t curves)
{
  const DwPlotRequest *found = find_plot(request, plot);
  return found ? (found->curves & curves) != 0 : request->n_plots == 0 && request->readouts;
}

/* Said once a plot, by its first curve. */
static const char *
remark(const DwResonator *resonator, size_t plot, size_t curve)
{
  const bool lineless = plot == DW_RESONATOR_TEMPERATURE_PLOT || plot == DW_RESONATOR_BETA ||
                        plot == DW_RESONATOR_SPECTRUM || plot == DW_RESONATOR_POWER;
  if (curve == 0 && lineless &&
      dw_glass_width(&resonator->glass, resonator->glass.temperature) > resonator->glass.nu0)
    return N_("The line is wider than the resonator’s frequency: nothing is resonant at this temperature.");
  return NULL;
}

static DwStatus
add_function(const Answer *answer, const DwPlotRequest *plot, size_t curve)
{
  DwSeries *series = dw_result_add_series(answer->closed, plot->plot, curve, plot->n, false);
  if (!series)
    return DW_NO_MEMORY;
  memcpy(series->x, plot->abscissae, plot->n * sizeof(double));
  series->remark = remark(&answer->resonator, plot->plot, curve);
  for (size_t k = 0; k < plot->n; k++) {
    if (k % 16 == 0 && dw_control_cancelled(answer->control))
      return DW_CANCELLED;
    const double y = functions[plot->plot][curve](&answer->resonator, series->x[k]);
    series->y[k] = isfinite(y) ? y : NAN;
  }
  return DW_OK;
}

static DwStatus
make_closed(Answer *answer)
{
  const DwRequest *request = answer->request;
  answer->closed = dw_result_new(request);
  DwStatus status = answer->closed ? DW_OK : DW_NO_MEMORY;
  for (size_t k = 0; k < request->n_plots && status == DW_OK; k++) {
    const DwPlotRequest *plot = &request->plots[k];
    if (!dw_resonator_add_bands(&answer->resonator, answer->closed, plot))
      return DW_NO_MEMORY;
    for (size_t curve = 0; curve < MOST_CURVES && status == DW_OK; curve++)
      if (wants(plot, curve) && functions[plot->plot][curve])
        status = add_function(answer, plot, curve);
  }
  if (dw_control_cancelled(answer->control))
    return DW_CANCELLED;
  if (status == DW_OK && request->readouts)
    dw_resonator_read_out(&answer->resonator, answer->closed);
  return status;
}

static bool
copy_series(DwResult *result, const DwSeries *series)
{
  DwSeries *copy = dw_result_add_series(result, series->plot, series->curve, series->n, false);
  if (!copy)
    return false;
  memcpy(copy->x, series->x, series->n * sizeof(double));
  memcpy(copy->y, series->y, series->n * sizeof(double));
  copy->remark = series->remark;
  return true;
}

/* A result, once shown, never changes: the next one begins with a copy. */
static DwResult *
copy_closed(const Answer *answer)
{
  DwResult *result = dw_result_new(answer->request);
  bool good = result != NULL;
  for (size_t k = 0; good && k < dw_result_n_series(answer->closed); k++)
    good = copy_series(result, dw_result_series(answer->closed, k));
  for (size_t k = 0; good && k < dw_result_n_bands(answer->closed); k++) {
    const DwBand *band = dw_result_band(answer->closed, k);
    good = dw_result_add_band(result, band->plot, band->low, band->high, band->label);
  }
  for (size_t k = 0; good && dw_result_has_readings(answer->closed) && k < answer->request->model->n_readouts;
       k++) {
    const DwReading reading = dw_result_reading(answer->closed, k);
    dw_result_set_reading(result, k, reading.present ? reading.value : NAN, reading.error);
  }
  if (good)
    return result;
  dw_result_unref(result);
  return NULL;
}

/* Powers at unit steps become densities of delta nu/nu0 in 1/Hz. */
static bool
add_spectrum(const Answer *answer, const DwSamples *samples, DwResult *result)
{
  const DwResonator *resonator = &answer->resonator;
  const double per_second = resonator->glass.gamma_max;
  const double unit = resonator->variance / resonator->fluctuators / per_second;
  DwSeries *series =
      dw_result_add_series(result, DW_RESONATOR_SPECTRUM, DW_RESONATOR_MONTE_CARLO, samples->n_bins, true);
  for (size_t k = 0; series && k < samples->n_bins; k++) {
    series->x[k] = samples->bins[k].frequency * per_second;
    series->y[k] = samples->bins[k].power * unit;
    series->y_error[k] = series->y[k] * sqrt(2 / samples->bins[k].freedom);
  }
  return series != NULL;
}

/* Empty bins have no place on a logarithmic axis. */
static bool
add_drift(const DwSamples *samples, DwResult *result)
{
  DwSeries *series =
      dw_result_add_series(result, DW_RESONATOR_DRIFT, DW_RESONATOR_DRIFT_DRAWN, DW_DRIFT_BINS, true);
  for (size_t k = 0; series && k < DW_DRIFT_BINS; k++) {
    double error;
    const double density = dw_drift_density(&samples->drift, k, &error);
    series->x[k] = dw_drift_bin(k);
    series->y[k] = density > 0 ? density : NAN;
    series->y_error[k] = density > 0 ? error : NAN;
  }
  return series != NULL;
}

static bool
add_trace(const Answer *answer, size_t curve, DwResult *result)
{
  const DwPlotRequest *plot = find_plot(answer->request, DW_RESONATOR_BLOCH);
  if (!plot || !wants(plot, curve) || answer->n_trace == 0)
    return true;
  const double *trace = curve == DW_RESONATOR_INTEGRATED ? answer->integrated : answer->stationary;
  DwSeries *series = dw_result_add_series(result, DW_RESONATOR_BLOCH, curve, answer->n_trace, false);
  for (size_t k = 0; series && k < answer->n_trace; k++) {
    series->x[k] = DW_BLOCH_TIME * (double) k / (TRACE - 1);
    series->y[k] = trace[k];
  }
  if (series && curve == DW_RESONATOR_STATIONARY && answer->bloch.rabi == 0)
    series->remark = N_("Without a drive there is no response: raise |E/E_c|.");
  return series != NULL;
}

/* `samples` may be NULL. */
static DwResult *
assemble(const Answer *answer, const DwSamples *samples)
{
  DwResult *result = copy_closed(answer);
  bool good = result != NULL;
  if (good && samples && samples->n_bins > 0 && find_plot(answer->request, DW_RESONATOR_SPECTRUM))
    good = add_spectrum(answer, samples, result);
  if (good && samples && samples->drift.n > 0 && find_plot(answer->request, DW_RESONATOR_DRIFT))
    good = add_drift(samples, result);
  good = good && add_trace(answer, DW_RESONATOR_STATIONARY, result) &&
         add_trace(answer, DW_RESONATOR_INTEGRATED, result);
  if (!good) {
    dw_result_unref(result);
    return NULL;
  }
  if (samples && answer->request->readouts)
    dw_resonator_read_out_samples(&answer->resonator, samples, result);
  if (answer->trace && answer->request->readouts)
    dw_result_set_reading(result, DW_READ_BLOCH, answer->ratio, answer->ratio_error);
  if (answer->plan.realizations > 0)
    dw_result_set_realizations(result, samples ? samples->done : 0, answer->plan.realizations);
  return result;
}

static bool
shows(const Answer *answer)
{
  return answer->control && answer->control->publish;
}

static void
show(void *context, const DwSamples *samples)
{
  Answer *answer = context;
  DwResult *result = shows(answer) ? assemble(answer, samples) : NULL;
  if (result)
    answer->control->publish(answer->control->context, result);
}

/* The demonstration. */

static double
variance(const double *trace)
{
  double mean = 0, square = 0;
  for (int k = 0; k < TRACE; k++)
    mean += trace[k] / TRACE;
  for (int k = 0; k < TRACE; k++)
    square += (trace[k] - mean) * (trace[k] - mean) / TRACE;
  return square;
}

/* The mean over some traces; the first of them is drawn. */
static DwStatus
compare_variances(Answer *answer, uint64_t traces)
{
  const DwRequest *request = answer->request;
  double sum = 0, square = 0;
  for (uint64_t k = traces; k-- > 0;) {
    if (dw_control_cancelled(answer->control))
      return DW_CANCELLED;
    dw_bloch_trace(&answer->bloch, request->seed, request->first + k, DW_BLOCH_TIME / (TRACE - 1), TRACE,
                   answer->integrated, answer->stationary);
    const double ratio = variance(answer->integrated) / variance(answer->stationary);
    sum += ratio / (double) traces;
    square += ratio * ratio / (double) traces;
  }
  answer->ratio = sum;
  answer->ratio_error = traces > 1 ? sqrt(fmax(square - sum * sum, 0) / (double) (traces - 1)) : NAN;
  return DW_OK;
}

/* In time with whoever watches. */
static DwStatus
unfold(Answer *answer)
{
  for (int step = 1; step < LIVE_STEPS; step++) {
    answer->n_trace = (size_t) (TRACE * step / LIVE_STEPS);
    show(answer, NULL);
    for (int k = 0; k < 10; k++) {
      if (dw_control_cancelled(answer->control))
        return DW_CANCELLED;
      nanosleep(&(struct timespec){.tv_nsec = (long) (1e8 * LIVE_SECONDS)}, NULL);
    }
  }
  return DW_OK;
}

static DwStatus
demonstrate(Answer *answer)
{
  const uint64_t wanted = answer->plan.realizations;
  DwStatus status = compare_variances(answer, wanted < MOST_TRACES ? wanted : MOST_TRACES);
  const bool seen = find_plot(answer->request, DW_RESONATOR_BLOCH) && shows(answer);
  if (status == DW_OK && seen && answer->control->live)
    status = unfold(answer);
  answer->n_trace = TRACE;
  return status;
}

static void
make_plan(Answer *answer)
{
  const DwRequest *request = answer->request;
  DwSamplingPlan *plan = &answer->plan;
  plan->spectrum = wants_sampled(request, DW_RESONATOR_SPECTRUM, UINT64_C(1) << DW_RESONATOR_MONTE_CARLO);
  plan->drift = wants_sampled(request, DW_RESONATOR_DRIFT, UINT64_C(1) << DW_RESONATOR_DRIFT_DRAWN);
  answer->trace = wants_sampled(request, DW_RESONATOR_BLOCH, 3);
  if (!plan->spectrum && !plan->drift && !answer->trace)
    return;
  plan->telegraphs = dw_resonator_telegraphs(request->values);
  plan->neighbours = (DwDriftRecipe){(uint32_t) request->values[DW_RESONATOR_NEIGHBOURS],
                                     request->values[DW_RESONATOR_INNER_CUT]};
  plan->seed = request->seed;
  plan->first = request->first;
  plan->realizations = request->realizations > 0 ? request->realizations : DEFAULT_REALIZATIONS;
  plan->threads = request->threads;
}

static DwStatus
solve_sampled(Answer *answer, DwSamples *samples)
{
  DwStatus status = DW_OK;
  show(answer, NULL);
  if (answer->trace)
    status = demonstrate(answer);
  if (status == DW_OK && (answer->plan.spectrum || answer->plan.drift))
    status = dw_sampling_run(&answer->plan, answer->control, show, answer, samples);
  else if (status == DW_OK)
    samples->done = answer->plan.realizations;
  return status;
}

/* With room for samples where there are any. */
static DwResult *
solve(Answer *answer, DwSamples *samples, DwStatus *status)
{
  dw_resonator_prepare(&answer->resonator);
  make_plan(answer);
  *status = make_closed(answer);
  if (*status == DW_OK && answer->plan.realizations == 0)
    return dw_result_ref(answer->closed);
  if (*status == DW_OK)
    *status = solve_sampled(answer, samples);
  DwResult *result = *status == DW_OK ? assemble(answer, samples) : NULL;
  if (!result && *status == DW_OK)
    *status = DW_NO_MEMORY;
  return result;
}

DwResult *
dw_resonator_solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  DwStatus status = DW_NO_MEMORY;
  DwResult *result = NULL;
  Answer *answer = calloc(1, sizeof *answer);
  DwSamples *samples = calloc(1, sizeof *samples);
  if (answer && samples) {
    answer->request = request;
    answer->control = control;
    answer->resonator = dw_resonator_of(request->values);
    answer->bloch = dw_resonator_bloch(request->values);
    result = solve(answer, samples, &status);
    dw_result_unref(answer->closed);
  }
  free(answer);
  free(samples);
  if (!result)
    dw_error_set(error, status, "%s", dw_status_sentence(status));
  return result;
}
