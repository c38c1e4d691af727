/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/electron_glass.h"
#include "model/glass_averages.h"

#include <pthread.h>

/* How a request to the electron glass is answered: a preview, then averages while they grow. */

static const double SECONDS_PER_SNAPSHOT = 0.15;
/* Systems of the preview, which takes some 5 ms, and 50 ms where rates need to be found the graded way. */
enum { PREVIEW_SITES = 100, PREVIEW_LEVEL_SITES = 500 };

/* One answer in the making. */
typedef struct {
  const DwRequest *request;
  const DwControl *control;
  DwElectronNumbers numbers;
  uint64_t wanted;
} Answer;

static unsigned
needs_of(const DwRequest *request)
{
  static const unsigned needs[] = {
      [EG_PLOT_LEVELS] = DW_EG_LEVELS,      [EG_PLOT_RATES] = DW_EG_RATES,
      [EG_PLOT_RATES_LINEAR] = DW_EG_RATES, [EG_PLOT_RELAXATION] = DW_EG_RATES,
      [EG_PLOT_SIZE] = DW_EG_SIZES,         [EG_PLOT_COLLAPSE] = DW_EG_SIZES,
      [EG_PLOT_SIZE_LEVELS] = DW_EG_SIZES,  [EG_PLOT_SHIFT] = DW_EG_SCHEMES,
  };
  unsigned all = 0;
  for (size_t k = 0; k < request->n_plots; k++)
    all |= needs[request->plots[k].plot];
  return request->n_plots ? all : DW_EG_LEVELS | DW_EG_RATES | DW_EG_SIZES | DW_EG_SCHEMES;
}

static DwResult *
assemble(const Answer *answer, const DwMoments *moments, DwStatus *status)
{
  const DwElectronAnswer parts = {answer->request, &answer->numbers, moments};
  DwResult *result = dw_result_new(answer->request);
  *status = result ? DW_OK : DW_NO_MEMORY;
  for (size_t k = 0; k < answer->request->n_plots && *status == DW_OK; k++)
    *status = dw_electron_add_plot(&parts, result, &answer->request->plots[k]);
  if (*status == DW_OK && answer->request->readouts)
    dw_electron_read_out(&parts, result);
  if (*status == DW_OK) {
    dw_tell_realizations(result, moments, answer->wanted, answer->numbers.preview);
    return result;
  }
  dw_result_unref(result);
  return NULL;
}

static DwStatus
show(void *context, const DwMoments *moments)
{
  const Answer *answer = context;
  DwStatus status;
  if (!answer->control || !answer->control->publish)
    return DW_OK;
  DwResult *snapshot = assemble(answer, moments, &status);
  if (snapshot)
    answer->control->publish(answer->control->context, snapshot);
  return status;
}

static void *
begin(void *context)
{
  return dw_electron_room_new(&((Answer *) context)->numbers);
}

static void
end(void *room)
{
  dw_electron_room_free(room);
}

static DwStatus
realize(void *context, void *room, uint64_t realization, double *numbers, const DwCancel *cancel)
{
  const Answer *answer = context;
  const DwDraws draws = {answer->request->seed, realization};
  return dw_electron_numbers_realize(&answer->numbers, room, &draws, numbers, cancel);
}

static uint64_t
preview_realizations(unsigned what)
{
  return what & (DW_EG_SIZES | DW_EG_SCHEMES) ? 2 : 8; /* of which each has many systems, or one */
}

static DwStatus preview(void *context, bool *shown);

static DwStatus
sample(Answer *answer, DwMoments *moments)
{
  char key[512];
  const bool small = answer->numbers.preview;
  dw_name_averages("electron-glass 3", answer->request, answer->numbers.what, EG_REALIZATIONS, key,
                   sizeof key);
  const DwAveraging task = {.n_numbers = answer->numbers.n,
                            .first = answer->request->first,
                            .wanted = small ? preview_realizations(answer->numbers.what) : answer->wanted,
                            .threads = answer->request->threads,
                            .interval = SECONDS_PER_SNAPSHOT,
                            .control = answer->control,
                            .key = key,
                            .context = answer,
                            .begin = begin,
                            .end = end,
                            .realize = realize,
                            .preview = preview,
                            .show = small ? NULL : show};
  return dw_averaging_run(&task, moments);
}

/* False where the systems themselves are there as soon. */
static bool
shrink(Answer *answer)
{
  const unsigned what = answer->numbers.what;
  DwElectrons electrons = answer->numbers.electrons;
  const size_t sites = what & (DW_EG_RATES | DW_EG_SCHEMES) ? PREVIEW_SITES : PREVIEW_LEVEL_SITES;
  if (answer->numbers.preview || (electrons.sites <= 2 * sites && !(what & DW_EG_SIZES)))
    return false;
  electrons.sites = electrons.sites < sites ? electrons.sites : sites;
  answer->numbers = dw_electron_numbers(&electrons, what);
  answer->numbers.preview = true;
  return true;
}

/* Here and now: no team is called together for it, and nothing is kept of it. */
static DwStatus
preview(void *context, bool *shown)
{
  Answer small = *(const Answer *) context;
  const DwControl *control = small.control;
  DwMoments moments = {0};
  if (!control || !control->publish || !shrink(&small))
    return DW_OK;
  small.control =
      &(DwControl){.context = control->context, .cancelled = control->cancelled, .publish = control->publish};
  DwStatus status = sample(&small, &moments);
  if (status == DW_OK)
    status = show(&small, &moments);
  *shown = true;
  dw_moments_clear(&moments);
  return status;
}

DwResult *
dw_electron_solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  static pthread_once_t prepared = PTHREAD_ONCE_INIT;
  pthread_once(&prepared, dw_symmetric_single_thread);
  const DwElectrons electrons = dw_electrons_of(request->values);
  Answer answer = {.request = request,
                   .control = control,
                   .numbers = dw_electron_numbers(&electrons, needs_of(request)),
                   .wanted = request->realizations ? request->realizations
                                                   : (uint64_t) request->values[EG_REALIZATIONS]};
  DwMoments moments = {0};
  DwResult *result = NULL;
  DwStatus status = sample(&answer, &moments);
  if (status == DW_OK)
    result = assemble(&answer, &moments, &status);
  dw_moments_clear(&moments);
  if (!result)
    dw_error_set(error, status, "%s", dw_status_sentence(status));
  return result;
}
