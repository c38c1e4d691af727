/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/glass_averages.h"
#include "model/text.h"
#include "model/tls_glass.h"
#include "physics/glass/tls_interaction.h"

#include <pthread.h>
#include <stdlib.h>

/* How a request to the TLS glass is answered: a preview, averages while they grow, App. B's matrices. */

static const double SECONDS_PER_SNAPSHOT = 0.15;
/* Systems of the preview, which takes some 5 to 10 ms: those of Table I come by the half-dozen, and App. B's
 * matrices take the cube of the sites. */
enum { PREVIEW_SITES = 1000, PREVIEW_TABLE_SITES = 500, PREVIEW_TERM_SITES = 300, PREVIEW_REALIZATIONS = 3 };

/* One answer in the making. */
typedef struct {
  const DwRequest *request;
  const DwControl *control;
  DwTls tls;
  DwTlsNumbers numbers;
  DwTlsTerm term;
  double *term_room; /* of its rates */
  uint64_t wanted;
} Answer;

static bool
wants_plot(const DwRequest *request, size_t first, size_t last)
{
  bool wanted = request->n_plots == 0;
  for (size_t k = 0; k < request->n_plots; k++)
    wanted |= request->plots[k].plot >= first && request->plots[k].plot <= last;
  return wanted;
}

static bool
wants_term(const DwRequest *request)
{
  return wants_plot(request, TLS_PLOT_TERM, TLS_PLOT_TERM_RATES) &&
         request->values[TLS_SITES] <= DW_TLS_TERM_SITES;
}

static unsigned
needs_of(const DwRequest *request)
{
  return (wants_plot(request, TLS_PLOT_LEVELS, TLS_PLOT_RELAXATION) ? DW_TLS_ALONE : 0) |
         (wants_plot(request, TLS_PLOT_SHIFT, TLS_PLOT_SHIFT) ? DW_TLS_SCHEMES : 0);
}

static DwResult *
assemble(const Answer *answer, const DwMoments *moments, DwStatus *status)
{
  const DwTlsAnswer parts = {answer->request,  &answer->tls, answer->request->values[TLS_RATE_CONSTANT],
                             &answer->numbers, moments,      &answer->term};
  DwResult *result = dw_result_new(answer->request);
  *status = result ? DW_OK : DW_NO_MEMORY;
  for (size_t k = 0; k < answer->request->n_plots && *status == DW_OK; k++)
    *status = dw_tls_add_plot(&parts, result, &answer->request->plots[k]);
  if (*status == DW_OK && answer->request->readouts)
    dw_tls_read_out(&parts, result);
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
  return dw_tls_glass_new(((Answer *) context)->tls.sites);
}

static void
end(void *room)
{
  dw_tls_glass_free(room);
}

static DwStatus
realize(void *context, void *room, uint64_t realization, double *numbers, const DwCancel *cancel)
{
  const Answer *answer = context;
  const DwDraws draws = {answer->request->seed, realization};
  return dw_tls_numbers_realize(&answer->numbers, room, &draws, numbers, cancel);
}

static DwStatus
diagonalise(Answer *answer, const DwMoments *moments, DwTlsGlass *glass, DwSymmetric *symmetric,
            double *matrix, const DwCancel *cancel)
{
  const DwDraws draws = {answer->request->seed, answer->request->first};
  const size_t n = answer->term.n = answer->tls.sites;
  const double **const rates[] = {&answer->term.without, &answer->term.derived, &answer->term.printed};
  DwStatus status = dw_tls_glass_realize(glass, &answer->tls, &draws, cancel);
  for (size_t k = 0; k < DW_COUNT(rates) && status == DW_OK; k++) {
    double *place = answer->term_room + k * n;
    status = dw_tls_glass_rates(glass, &answer->tls, (DwInteractionTerm) k, symmetric, matrix, place, cancel);
    *rates[k] = place;
    if (k == DW_TERM_DERIVED && status == DW_OK && !answer->numbers.preview)
      status = show(answer, moments); /* what is right; the other takes as long again */
  }
  return status;
}

/* App. B for the first realization. */
static DwStatus
solve_term(Answer *answer, const DwMoments *moments, const DwCancel *cancel)
{
  const size_t n = answer->tls.sites;
  DwTlsGlass *glass = dw_tls_glass_new(n);
  DwSymmetric *symmetric = dw_symmetric_new(n);
  double *matrix = malloc(n * n * sizeof *matrix);
  answer->term_room = calloc(3 * n, sizeof(double));
  DwStatus status = DW_NO_MEMORY;
  if (glass && symmetric && matrix && answer->term_room)
    status = diagonalise(answer, moments, glass, symmetric, matrix, cancel);
  free(matrix);
  dw_symmetric_free(symmetric);
  dw_tls_glass_free(glass);
  return status;
}

static DwStatus preview(void *context, bool *shown);

static DwStatus
sample(Answer *answer, DwMoments *moments)
{
  char key[512];
  const bool small = answer->numbers.preview;
  dw_name_averages("tls-glass 2", answer->request, answer->numbers.what, TLS_RATE_CONSTANT, key, sizeof key);
  const DwAveraging task = {.n_numbers = answer->numbers.n,
                            .first = answer->request->first,
                            .wanted = small ? PREVIEW_REALIZATIONS : answer->wanted,
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

static bool
control_cancelled(void *control)
{
  return dw_control_cancelled(control);
}

/* Averages first, which are shown while the matrices are worked at. */
static DwStatus
work(Answer *answer, DwMoments *moments)
{
  const DwCancel cancel = {control_cancelled, (void *) answer->control};
  bool shown;
  DwStatus status = answer->numbers.what ? sample(answer, moments) : preview(answer, &shown);
  if (status != DW_OK || !wants_term(answer->request))
    return status;
  if (answer->numbers.what && !answer->numbers.preview)
    status = show(answer, moments);
  return status == DW_OK ? solve_term(answer, moments, &cancel) : status;
}

static size_t
preview_sites(const Answer *answer)
{
  if (wants_term(answer->request))
    return PREVIEW_TERM_SITES;
  return answer->numbers.what & DW_TLS_SCHEMES ? PREVIEW_TABLE_SITES : PREVIEW_SITES;
}

/* False where the systems themselves are there as soon. */
static bool
shrink(Answer *answer)
{
  const size_t sites = preview_sites(answer);
  const bool any = answer->numbers.what || wants_term(answer->request);
  if (!any || answer->numbers.preview || answer->tls.sites <= 2 * sites)
    return false;
  answer->tls.sites = sites;
  answer->numbers = dw_tls_numbers(&answer->tls, answer->numbers.what);
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
  DwStatus status = work(&small, &moments);
  if (status == DW_OK)
    status = show(&small, &moments);
  *shown = true;
  dw_moments_clear(&moments);
  free(small.term_room);
  return status;
}

static uint64_t
wanted_of(const DwRequest *request)
{
  if (needs_of(request) == 0)
    return 1; /* the matrices of one realization: nothing is averaged */
  return request->realizations ? request->realizations : (uint64_t) request->values[TLS_REALIZATIONS];
}

DwResult *
dw_tls_solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  static pthread_once_t prepared = PTHREAD_ONCE_INIT;
  const double *values = request->values;
  if (!(values[TLS_DELTA0_MIN] < values[TLS_DELTA0_MAX])) {
    dw_error_set(error, DW_BAD_VALUE, "%s", dw_text(N_("delta0_min must be smaller than delta0_max.")));
    return NULL;
  }
  pthread_once(&prepared, dw_symmetric_single_thread);
  const DwTls tls = dw_tls_of(values);
  Answer answer = {.request = request,
                   .control = control,
                   .tls = tls,
                   .numbers = dw_tls_numbers(&tls, needs_of(request)),
                   .wanted = wanted_of(request)};
  DwMoments moments = {0};
  DwResult *result = NULL;
  DwStatus status = work(&answer, &moments);
  if (answer.numbers.what == 0)
    moments.realizations = 1;
  if (status == DW_OK)
    result = assemble(&answer, &moments, &status);
  dw_moments_clear(&moments);
  free(answer.term_room);
  if (!result)
    dw_error_set(error, status, "%s", dw_status_sentence(status));
  return result;
}
