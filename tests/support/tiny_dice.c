/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tiny_dice.h"
#include "tiny_ensemble.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { SIDES, REALIZATIONS, PACE, SHOWN };
enum { FREQUENCY, COUNT };
enum { CURVE_THROWN, CURVE_FAIR };
enum { READ_MEAN, READ_COMPUTED };

static const char *const shown_words[] = {"frequency", "count", NULL};

static const DwParameter parameters[] = {
    {.name = "sides",
     .symbol = "s",
     .unit = "",
     .meaning = "sides of the die",
     .kind = DW_PARAMETER_INTEGER,
     .minimum = 2,
     .maximum = MOST_SIDES,
     .initial = 6},
    {.name = "realizations",
     .symbol = "N",
     .unit = "",
     .meaning = "throws",
     .kind = DW_PARAMETER_INTEGER,
     .scale = DW_SCALE_LOG,
     .minimum = 1,
     .maximum = 1e9,
     .initial = 1000},
    {.name = "pace",
     .symbol = "τ",
     .unit = "µs",
     .meaning = "how long a throw takes",
     .maximum = 1e6,
     .initial = 0},
    {.name = "shown",
     .symbol = "",
     .unit = "",
     .meaning = "what is plotted; it changes no throw",
     .kind = DW_PARAMETER_CHOICE,
     .maximum = 1,
     .words = shown_words},
};

static const DwCurve curves[] = {
    {.id = "thrown", .label = "Thrown", .equation = "n/N", .source = "", .meaning = "", .sampled = true},
    {.id = "fair", .label = "Fair", .equation = "1/s", .source = "", .meaning = ""},
};

static void
domain(const double *values, double *low, double *high)
{
  *low = 0;
  *high = values[SIDES] + 1;
}

static const DwPlot plots[] = {{.id = "faces",
                                .title = "Faces",
                                .equation = "n",
                                .source = "",
                                .x = {"f", "", "face", DW_SCALE_LINEAR},
                                .y = {"p", "", "frequency", DW_SCALE_LINEAR},
                                .curves = curves,
                                .n_curves = DW_COUNT(curves),
                                .domain = domain}};

static const DwReadout readouts[] = {
    {.id = "mean", .symbol = "f", .unit = "", .meaning = "mean face"},
    {.id = "computed", .symbol = "n", .unit = "", .meaning = "throws that were not there before"},
};

/* SplitMix64: seed and index alone decide. */
static unsigned
face_of(const TinyEnsemble *ensemble, uint64_t index)
{
  if (ensemble->loaded)
    return ensemble->loaded - 1;
  uint64_t z = ensemble->seed * UINT64_C(0xd1342543de82ef95) + (index + 1) * UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return (unsigned) ((z ^ z >> 31) % ensemble->sides);
}

/* --- an answer --------------------------------------------------------------------------------------------
 */

typedef struct {
  const DwRequest *request;
  const DwControl *control;
  char key[64];
  pthread_mutex_t lock; /* around what follows */
  TinyEnsemble *ensemble;
  uint64_t wanted, recalled, claimed, next;
  gint64 published;
} Throws;

static void
add_thrown(DwResult *result, const Throws *throws, size_t plot)
{
  const TinyEnsemble *ensemble = throws->ensemble;
  const double n =
      throws->request->values[SHOWN] == COUNT ? 1 : (double) tiny_ensemble_realizations(ensemble);
  DwSeries *series = dw_result_add_series(result, plot, CURVE_THROWN, ensemble->sides, true);
  for (unsigned k = 0; n > 0 && k < ensemble->sides; k++) {
    series->x[k] = k + 1;
    series->y[k] = (double) ensemble->counts[k] / n;
    series->y_error[k] = sqrt((double) ensemble->counts[k]) / n;
  }
}

static void
add_fair(DwResult *result, const Throws *throws, const DwPlotRequest *wanted)
{
  DwSeries *series = dw_result_add_series(result, wanted->plot, CURVE_FAIR, wanted->n, false);
  for (size_t i = 0; i < wanted->n; i++) {
    series->x[i] = wanted->abscissae[i];
    series->y[i] = 1 / throws->request->values[SIDES];
  }
}

static void
read_out(DwResult *result, const Throws *throws)
{
  double sum = 0;
  const double n = (double) tiny_ensemble_realizations(throws->ensemble);
  for (unsigned k = 0; k < throws->ensemble->sides; k++)
    sum += (k + 1) * (double) throws->ensemble->counts[k];
  dw_result_set_reading(result, READ_MEAN, sum / n, NAN);
  dw_result_set_reading(result, READ_COMPUTED, n - (double) throws->recalled, NAN);
}

static void
add_numbers(DwResult *result, const TinyEnsemble *ensemble)
{
  double rows[2 * MOST_SIDES];
  for (unsigned k = 0; k < ensemble->sides; k++) {
    rows[2 * k] = k + 1;
    rows[2 * k + 1] = (double) ensemble->counts[k];
  }
  dw_result_add_table(result, "counts", "face,count", ensemble->sides, 2, rows);
}

/* Call under the lock. */
static DwResult *
answer(const Throws *throws)
{
  size_t length;
  const DwRequest *request = throws->request;
  DwResult *result = dw_result_new(request);
  for (size_t k = 0; k < request->n_plots; k++) {
    if (request->plots[k].curves >> CURVE_THROWN & 1)
      add_thrown(result, throws, request->plots[k].plot);
    if (request->plots[k].curves >> CURVE_FAIR & 1)
      add_fair(result, throws, &request->plots[k]);
  }
  read_out(result, throws);
  add_numbers(result, throws->ensemble);
  dw_result_set_realizations(result, tiny_ensemble_realizations(throws->ensemble), throws->wanted);
  if (request->keep_ensemble) {
    char *bytes = tiny_ensemble_write(throws->ensemble, &length);
    dw_result_set_ensemble(result, (unsigned char *) bytes, length);
  }
  return result;
}

/* --- throwing ---------------------------------------------------------------------------------------------
 */

/* Call under the lock. */
static void
report(Throws *throws, bool last)
{
  size_t length;
  const DwControl *control = throws->control;
  const gint64 now = g_get_monotonic_time();
  const uint64_t done = tiny_ensemble_realizations(throws->ensemble);
  if (!control || (!last && now - throws->published < 20000))
    return;
  throws->published = now;
  if (control->progress)
    control->progress(control->context, (double) done / (double) throws->wanted);
  if (control->publish && done > 0)
    control->publish(control->context, answer(throws));
  if (control->store && done > throws->recalled) {
    g_autofree char *bytes = tiny_ensemble_write(throws->ensemble, &length);
    control->store->keep(control->store->context, throws->key, bytes, length);
  }
}

static bool
claim(Throws *throws, uint64_t *index)
{
  pthread_mutex_lock(&throws->lock);
  const bool left = throws->claimed < throws->wanted;
  while (left && tiny_ensemble_holds(throws->ensemble, throws->next))
    throws->next++;
  *index = throws->next++;
  throws->claimed++;
  pthread_mutex_unlock(&throws->lock);
  return left;
}

static void
throw_some(void *job, unsigned k)
{
  Throws *throws = job;
  uint64_t index;
  while (!dw_control_cancelled(throws->control) && claim(throws, &index)) {
    if (throws->request->values[PACE] > 0)
      g_usleep((gulong) throws->request->values[PACE]);
    pthread_mutex_lock(&throws->lock);
    tiny_ensemble_add(throws->ensemble, index, face_of(throws->ensemble, index));
    report(throws, false);
    pthread_mutex_unlock(&throws->lock);
  }
}

/* A stranger's is of no use; nor is one with throws that were not asked for. */
static bool
start_from(Throws *throws, const void *bytes, size_t length, bool any_throws)
{
  TinyEnsemble *ensemble = tiny_ensemble_read(bytes, length);
  const uint64_t first = throws->request->first;
  bool fits = ensemble && tiny_ensemble_same_kind(ensemble, throws->ensemble);
  for (guint k = 0; fits && !any_throws && k < ensemble->intervals->len; k++) {
    const DwRealizations *held = &g_array_index(ensemble->intervals, DwRealizations, k);
    fits = held->low >= first && held->high <= first + throws->wanted;
  }
  if (fits)
    g_clear_pointer(&throws->ensemble, tiny_ensemble_free);
  if (fits)
    throws->ensemble = ensemble;
  else if (ensemble)
    tiny_ensemble_free(ensemble);
  return fits;
}

static DwStatus
begin(Throws *throws, DwError *error)
{
  size_t length;
  const DwRequest *request = throws->request;
  const DwStore *store = throws->control ? throws->control->store : NULL;
  if (request->ensemble && !start_from(throws, request->ensemble, request->ensemble_length, true))
    return dw_error_set(error, DW_BAD_VALUE, "the ensemble is of another die.");
  void *kept = store && !request->ensemble ? store->recall(store->context, throws->key, &length) : NULL;
  if (kept)
    start_from(throws, kept, length, false);
  free(kept);
  throws->recalled = throws->claimed = tiny_ensemble_realizations(throws->ensemble);
  return DW_OK;
}

static DwStatus
read_instance(const DwRequest *request, unsigned *loaded, DwError *error)
{
  guint64 face = 0;
  g_autofree char *text = g_strstrip(g_strdup(request->instance ? request->instance : "0"));
  if (!g_ascii_string_to_unsigned(text, 10, 0, (guint64) request->values[SIDES], &face, NULL))
    return dw_error_set(error, DW_BAD_VALUE, "the instance is no face of this die.");
  *loaded = (unsigned) face;
  return DW_OK;
}

static DwResult *
throw_all(Throws *throws, DwError *error)
{
  if (begin(throws, error) != DW_OK)
    return NULL;
  if (throws->recalled > 0)
    report(throws, true); /* what was recalled was not computed */
  dw_control_team(throws->control, throws->request->threads, throw_some, throws);
  report(throws, true);
  if (!dw_control_cancelled(throws->control))
    return answer(throws);
  dw_error_set(error, DW_CANCELLED, "%s", dw_status_sentence(DW_CANCELLED));
  return NULL;
}

static DwResult *
solve(const DwRequest *request, const DwControl *control, DwError *error)
{
  unsigned loaded = 0;
  const unsigned sides = (unsigned) request->values[SIDES];
  if (read_instance(request, &loaded, error) != DW_OK)
    return NULL;
  Throws throws = {.request = request, .control = control, .next = request->first};
  throws.wanted = request->realizations ? request->realizations : (uint64_t) request->values[REALIZATIONS];
  throws.ensemble = tiny_ensemble_new(sides, loaded, request->seed);
  g_snprintf(throws.key, sizeof throws.key, "dice %u %u %" G_GUINT64_FORMAT, sides, loaded, request->seed);
  pthread_mutex_init(&throws.lock, NULL);
  DwResult *result = throw_all(&throws, error);
  pthread_mutex_destroy(&throws.lock);
  tiny_ensemble_free(throws.ensemble);
  return result;
}

#define DESCRIPTION                                                                                          \
  .title = "Dice", .summary = "", .source = "", .parameters = parameters,                                    \
  .n_parameters = DW_COUNT(parameters), .plots = plots, .n_plots = DW_COUNT(plots), .readouts = readouts,    \
  .n_readouts = DW_COUNT(readouts), .solve = solve

const DwModel tiny_dice = {
    .id = "dice", DESCRIPTION, .takes_instance = true, .sampled = true, .ensemble = &tiny_ensemble_format};

const DwModel tiny_coin = {.id = "coin", DESCRIPTION};

static const DwModel *const models[] = {&tiny_dice, &tiny_coin};

const DwRegistry *
dice_registry(void)
{
  static const DwRegistry registry = {models, DW_COUNT(models)};
  return &registry;
}
