/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/density_of_states.h"
#include "model/ensemble_growth.h"
#include "model/instance_file.h"
#include "physics/annealing/enumeration.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* From a request to an ensemble, and from that to an answer; the table is in density_of_states.c. */

/* Seconds for which the preview of a new recipe, shown with its first sample so that it follows a slider, is
 * made smoother; and between snapshots of what follows. */
static const double PREVIEW_SECONDS = 0.04, SNAPSHOT_SECONDS = 0.15;
enum { PREVIEW_SIZE = 8 };

/* The recipe. */

DwStatus
dw_dos_recipe(const double *values, DwRecipe *recipe, DwError *error)
{
  *recipe = (DwRecipe){.size = (unsigned) values[DW_DOS_SIZE],
                       .concentration = values[DW_DOS_CONCENTRATION],
                       .field = values[DW_DOS_FIELD],
                       .interaction = values[DW_DOS_INTERACTION],
                       .cutoff = values[DW_DOS_CUTOFF],
                       .sweeps = (unsigned) values[DW_DOS_SWEEPS],
                       .protocol = (DwProtocol) values[DW_DOS_PROTOCOL],
                       .repair_pairs = values[DW_DOS_REPAIR_PAIRS] > 0};
  if (dw_ladder_fill(&recipe->ladder, (size_t) values[DW_DOS_LADDER], values[DW_DOS_HOTTEST],
                     values[DW_DOS_COLDEST]) == DW_OK)
    return DW_OK;
  return dw_error_set(error, DW_BAD_VALUE,
                      "the ladder must fall: its first temperature, %g K, must exceed its last, %g K.",
                      values[DW_DOS_HOTTEST], values[DW_DOS_COLDEST]);
}

void
dw_dos_power_window(const double *values, double *low, double *high)
{
  *low = 0.02 * values[DW_DOS_FIELD];
  *high = 0.2 * values[DW_DOS_FIELD];
}

/* Under which the ensemble is kept: everything that determines its realizations but their number. */
static void
write_key(const DwRequest *request, char *key, size_t size)
{
  int length = snprintf(key, size, "density-of-states/1?seed=%" PRIu64 "&first=%" PRIu64, request->seed,
                        request->first);
  for (size_t k = 0; k <= DW_DOS_PROTOCOL && length > 0 && (size_t) length < size; k++)
    if (k != DW_DOS_TEMPERATURE)
      length += snprintf(key + length, size - (size_t) length, "&%s=%.17g",
                         request->model->parameters[k].name, request->values[k]);
}

/* What an answer is made of. */
typedef struct {
  const DwRequest *request;
  const DwControl *control;
  DwCancel cancel;
  DwRecipe recipe;
  DwInstanceFile file;  /* n = 0 without one */
  DwInstance *instance; /* NULL without one */
  double quantum;       /* K */
  unsigned sites;
  uint64_t wanted;
  bool preview;
  char key[1024];
  DwObserver *observer; /* made when a curve first needs it */
  DwError *error;
} Answer;

static bool
control_cancelled(void *control)
{
  return dw_control_cancelled(control);
}

/* Fields and couplings that came in a file. */
static DwStatus
take_instance(Answer *answer)
{
  const DwStatus status = dw_instance_file_read(answer->request->instance, &answer->file, answer->error);
  if (status != DW_OK)
    return status;
  answer->sites = answer->file.n;
  answer->instance = dw_instance_new(answer->sites);
  if (!answer->instance)
    return DW_NO_MEMORY;
  return dw_instance_set(answer->instance, answer->sites, answer->file.fields, answer->file.couplings);
}

/* The quantum of drawn couplings is the recipe's, the same for every sample. */
static DwStatus
take_recipe(Answer *answer)
{
  answer->sites = dw_recipe_sites(&answer->recipe);
  return DW_OK;
}

static DwStatus
prepare(Answer *answer)
{
  const DwRequest *request = answer->request;
  DwStatus status = dw_dos_recipe(request->values, &answer->recipe, answer->error);
  if (status == DW_OK)
    status = request->instance ? take_instance(answer) : take_recipe(answer);
  if (status != DW_OK)
    return status;
  answer->quantum =
      answer->instance ? dw_instance_quantum(answer->instance) : dw_recipe_quantum(&answer->recipe);
  answer->wanted =
      request->realizations ? request->realizations : (uint64_t) request->values[DW_DOS_REALIZATIONS];
  write_key(request, answer->key, sizeof answer->key);
  return DW_OK;
}

/* Where the answer starts from: the request's ensemble, what the store remembers, or nothing. */

static DwEnsemble *
read_back(const Answer *answer, const void *bytes, size_t length)
{
  DwEnsemble *ensemble = NULL;
  if (dw_ensemble_read(bytes, length, &ensemble) != DW_OK)
    return NULL;
  DwEnsemble *pattern = dw_ensemble_new(&answer->recipe, answer->request->seed, answer->sites,
                                        answer->quantum, answer->file.signature);
  const bool fits = pattern && dw_ensemble_same_kind(pattern, ensemble);
  dw_ensemble_free(pattern);
  if (fits)
    return ensemble;
  dw_ensemble_free(ensemble);
  return NULL;
}

/* More than was asked for cannot be shown, since an answer depends on its request alone: then the ensemble is
 * begun anew, beside the store. */
static DwEnsemble *
recall(Answer *answer)
{
  const DwStore *store = answer->control ? answer->control->store : NULL;
  if (!store || answer->instance)
    return NULL;
  size_t length;
  void *bytes = store->recall(store->context, answer->key, &length);
  DwEnsemble *ensemble = bytes ? read_back(answer, bytes, length) : NULL;
  free(bytes);
  if (ensemble && dw_ensemble_realizations(ensemble) > answer->wanted) {
    dw_ensemble_free(ensemble);
    answer->key[0] = 0;
    return NULL;
  }
  return ensemble;
}

static DwStatus
begin(Answer *answer, DwEnsemble **ensemble)
{
  const DwRequest *request = answer->request;
  if (request->ensemble) {
    *ensemble = read_back(answer, request->ensemble, request->ensemble_length);
    answer->key[0] = 0;
    return *ensemble
               ? DW_OK
               : dw_error_set(answer->error, DW_BAD_VALUE,
                              "the ensemble is damaged or was made with other parameters or another seed.");
  }
  *ensemble = recall(answer);
  if (!*ensemble)
    *ensemble = dw_ensemble_new(&answer->recipe, request->seed, answer->sites, answer->quantum,
                                answer->file.signature);
  return *ensemble ? DW_OK : DW_NO_MEMORY;
}

/* Tables beside the curves, for a given instance. */

static bool
add_stable_states(const Answer *answer, DwResult *result)
{
  const DwInstanceFile *file = &answer->file;
  DwStableState states[DW_MAX_STABLE_STATES];
  size_t found;
  if (file->n > DW_MAX_ENUMERATED_SITES ||
      dw_enumerate_stable(file->n, file->fields, file->couplings, states, &found, &answer->cancel) != DW_OK)
    return true;
  const size_t n = found < DW_MAX_STABLE_STATES ? found : DW_MAX_STABLE_STATES;
  double *rows = malloc((n + 1) * 3 * sizeof *rows);
  for (size_t k = 0; rows && k < n; k++) {
    rows[3 * k] = states[k].energy;
    rows[3 * k + 1] = states[k].pair_stable;
    rows[3 * k + 2] = states[k].up;
  }
  const bool done = rows && dw_result_add_table(result, "stable-states", "energy,pair_stable,up", n, 3, rows);
  free(rows);
  return done;
}

static bool
add_ensemble_file(DwResult *result, const DwEnsemble *ensemble)
{
  size_t length;
  unsigned char *bytes = dw_ensemble_write(ensemble, &length);
  if (bytes)
    dw_result_set_ensemble(result, bytes, length);
  return bytes != NULL;
}

static DwResult *
assemble(Answer *answer, const DwEnsemble *ensemble, DwStatus *status)
{
  const DwRequest *request = answer->request;
  DwResult *result = dw_result_new(request);
  *status =
      result ? dw_dos_assemble(result, request, ensemble, &answer->observer, answer->preview, &answer->cancel)
             : DW_NO_MEMORY;
  if (*status == DW_OK && answer->instance &&
      !(dw_dos_add_instance_tables(result, ensemble) && add_stable_states(answer, result)))
    *status = DW_NO_MEMORY;
  if (*status == DW_OK && request->keep_ensemble && !answer->preview && !add_ensemble_file(result, ensemble))
    *status = DW_NO_MEMORY;
  if (*status == DW_OK) {
    const uint64_t done = answer->preview ? 0 : dw_ensemble_realizations(ensemble);
    dw_result_set_realizations(result, done, done > answer->wanted ? done : answer->wanted);
    return result;
  }
  dw_result_unref(result);
  return NULL;
}

static DwStatus
show(void *context, const DwEnsemble *ensemble)
{
  Answer *answer = context;
  if (!answer->control || !answer->control->publish)
    return DW_OK;
  DwStatus status;
  DwResult *snapshot = assemble(answer, ensemble, &status);
  if (snapshot)
    answer->control->publish(answer->control->context, snapshot);
  return status;
}

static DwGrowth
growth_of(Answer *answer, const DwRecipe *recipe)
{
  const DwRequest *request = answer->request;
  return (DwGrowth){.recipe = recipe,
                    .instance = answer->instance,
                    .seed = request->seed,
                    .signature = answer->file.signature,
                    .first = request->first,
                    .wanted = answer->wanted,
                    .threads = request->threads,
                    .seconds = INFINITY,
                    .interval = SNAPSHOT_SECONDS,
                    .control = answer->control,
                    .context = answer};
}

/* A curve at once: few sweeps on a small lattice, while the first true sample is still far away.  It is made
 * on this thread: a team's threads would have to be started and, of lower priority, stand behind whatever
 * else runs.  However busy the machine is, one sample is waited for. */
static DwStatus
begin_preview(Answer *answer, DwGrowth growth, DwEnsemble *ensemble)
{
  DwControl alone = *growth.control;
  alone.team = NULL;
  growth.control = &alone;
  growth.wanted = 1;
  const DwStatus status = dw_ensemble_grow(&growth, ensemble);
  return status == DW_OK ? show(answer, ensemble) : status;
}

/* And a better one a moment later. */
static DwStatus
refine_preview(Answer *answer, DwGrowth growth, DwEnsemble *ensemble)
{
  growth.seconds = PREVIEW_SECONDS;
  const DwStatus status = dw_ensemble_grow(&growth, ensemble);
  return status == DW_OK ? show(answer, ensemble) : status;
}

static DwStatus
show_preview(Answer *answer)
{
  DwRecipe recipe = answer->recipe;
  recipe.protocol = DW_PROTOCOL_PREVIEW;
  recipe.size = recipe.size < PREVIEW_SIZE ? recipe.size : PREVIEW_SIZE;
  DwEnsemble *ensemble = dw_ensemble_new(&recipe, answer->request->seed, dw_recipe_sites(&recipe),
                                         dw_recipe_quantum(&recipe), 0);
  if (!ensemble)
    return DW_NO_MEMORY;
  DwGrowth growth = growth_of(answer, &recipe);
  growth.wanted = UINT64_C(1000);
  answer->preview = true;
  DwStatus status = begin_preview(answer, growth, ensemble);
  if (status == DW_OK)
    status = refine_preview(answer, growth, ensemble);
  answer->preview = false;
  dw_ensemble_free(ensemble);
  return status;
}

/* Of what there is, curves alone: the sums for the readouts take ten times as long, and come with the next
 * answer. */
static DwStatus
show_what_there_is(Answer *answer, const DwEnsemble *ensemble)
{
  const DwRequest *request = answer->request;
  DwRequest curves = *request;
  curves.readouts = false;
  answer->request = &curves;
  const DwStatus status = show(answer, ensemble);
  answer->request = request;
  return status;
}

/* A curve of what there is, or a preview, then samples until all are there. */
static DwStatus
grow(Answer *answer, DwEnsemble *ensemble)
{
  DwGrowth growth = growth_of(answer, &answer->recipe);
  const uint64_t there = dw_ensemble_realizations(ensemble);
  const bool watched = answer->control && answer->control->live;
  growth.key = answer->key[0] ? answer->key : NULL;
  growth.show = answer->control && answer->control->publish ? show : NULL;
  if (there >= growth.wanted)
    return watched ? show_what_there_is(answer, ensemble) : DW_OK;
  DwStatus status = DW_OK;
  if (growth.show && (there > 0 || answer->instance))
    status = show_what_there_is(answer, ensemble);
  else if (growth.show)
    status = show_preview(answer);
  return status == DW_OK ? dw_ensemble_grow(&growth, ensemble) : status;
}

DwResult *
dw_dos_solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  DwEnsemble *ensemble = NULL;
  DwResult *result = NULL;
  DwError local = {0};
  Answer answer = {.request = request,
                   .control = control,
                   .cancel = {control_cancelled, (void *) control},
                   .error = &local};
  DwStatus status = prepare(&answer);
  if (status == DW_OK)
    status = begin(&answer, &ensemble);
  if (status == DW_OK)
    status = grow(&answer, ensemble);
  if (status == DW_CANCELLED && request->keep_ensemble)
    show(&answer, ensemble); /* nothing of a cluster's hours is to be lost */
  if (status == DW_OK)
    result = assemble(&answer, ensemble, &status);
  dw_ensemble_free(ensemble);
  dw_observer_free(answer.observer);
  dw_instance_free(answer.instance);
  dw_instance_file_clear(&answer.file);
  if (!result && local.status != DW_OK)
    dw_error_set(error, local.status, "%s", local.message);
  else if (!result)
    dw_error_set(error, status, "%s", dw_status_sentence(status));
  return result;
}
