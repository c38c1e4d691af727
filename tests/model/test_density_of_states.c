/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include "model/density_of_states.h"
#include "model/level_ensemble.h"
#include "model/registry.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

/* The model of the interacting tunnelling systems: that answers depend on the request alone, however they
 * were come by, and that what is computed once is not computed again. */

static const DwModel *
model_of_systems(void)
{
  return dw_registry_find(dw_registry(), "density-of-states");
}

/* --- requests ------------------------------------------------------------------------------------------- */

enum { ABSCISSAE = 64, MOST_PLOTS = 8 };

/* Small, few and quick, and a place for what a request points to. */
typedef struct {
  double values[DW_MAX_PARAMETERS];
  double abscissae[MOST_PLOTS][ABSCISSAE];
  DwPlotRequest plots[MOST_PLOTS];
  DwRequest request;
} Inquiry;

static void
want_everything(Inquiry *inquiry)
{
  const DwModel *model = model_of_systems();
  for (size_t k = 0; k < model->n_plots; k++) {
    double low, high;
    model->plots[k].domain(inquiry->values, &low, &high);
    dw_abscissae_fill(inquiry->abscissae[k], ABSCISSAE, model->plots[k].x.scale, low, high);
    inquiry->plots[k] =
        (DwPlotRequest){k, dw_plot_all_curves(&model->plots[k]), inquiry->abscissae[k], ABSCISSAE};
  }
  inquiry->request.n_plots = model->n_plots;
}

static void
inquire(Inquiry *inquiry)
{
  const DwModel *model = model_of_systems();
  *inquiry = (Inquiry){0};
  for (size_t k = 0; k < model->n_parameters; k++)
    inquiry->values[k] = model->parameters[k].initial;
  inquiry->values[DW_DOS_SIZE] = 5;
  inquiry->values[DW_DOS_SWEEPS] = 10;
  inquiry->values[DW_DOS_LADDER] = 12;
  inquiry->values[DW_DOS_REALIZATIONS] = 30;
  inquiry->request = (DwRequest){
      .model = model, .values = inquiry->values, .plots = inquiry->plots, .readouts = true, .seed = 7};
  want_everything(inquiry);
}

static const DwResult *
answer(const Inquiry *inquiry, const DwControl *control)
{
  DwError error = {0};
  const DwResult *result = model_of_systems()->solve(&inquiry->request, control, &error);
  if (!result)
    g_error("no answer: %s", error.message);
  return result;
}

static void
assert_same_numbers(const double *a, const double *b, size_t n)
{
  for (size_t k = 0; k < n; k++)
    g_assert_true(a[k] == b[k] || (isnan(a[k]) && isnan(b[k])));
}

static void
assert_same(const DwResult *a, const DwResult *b)
{
  g_assert_cmpuint(dw_result_n_series(a), ==, dw_result_n_series(b));
  g_assert_cmpuint(dw_result_realizations(a, NULL), ==, dw_result_realizations(b, NULL));
  for (size_t k = 0; k < dw_result_n_series(a); k++) {
    const DwSeries *left = dw_result_series(a, k), *right = dw_result_series(b, k);
    g_assert_cmpuint(left->n, ==, right->n);
    assert_same_numbers(left->x, right->x, left->n);
    assert_same_numbers(left->y, right->y, left->n);
    if (left->y_error)
      assert_same_numbers(left->y_error, right->y_error, left->n);
  }
  for (size_t k = 0; k < model_of_systems()->n_readouts; k++) {
    const DwReading left = dw_result_reading(a, k), right = dw_result_reading(b, k);
    g_assert_cmpint(left.present, ==, right.present);
    g_assert_true(!left.present || left.value == right.value);
  }
}

/* --- services of the control ------------------------------------------------------------------------------
 */

typedef struct {
  void (*work)(void *job, unsigned k);
  void *job;
  unsigned k;
} Share;

static void *
do_share(void *share_)
{
  const Share *share = share_;
  share->work(share->job, share->k);
  return NULL;
}

/* As many threads as asked for. */
static void
team(void *context, unsigned wanted, void (*work)(void *job, unsigned k), void *job)
{
  enum { MOST = 8 };
  pthread_t threads[MOST];
  Share shares[MOST];
  const unsigned n = CLAMP(wanted, 1, MOST);
  for (unsigned k = 0; k < n; k++) {
    shares[k] = (Share){work, job, k};
    g_assert_cmpint(pthread_create(&threads[k], NULL, do_share, &shares[k]), ==, 0);
  }
  for (unsigned k = 0; k < n; k++)
    pthread_join(threads[k], NULL);
}

/* A listener that stops the work after so many questions, and a store of one entry. */
typedef struct {
  int patience; /* questions left, < 0: for ever */
  unsigned snapshots;
  uint64_t most, first_done;
  char *key;
  GBytes *kept;
  unsigned recalled;
  DwStore store;
} Desk;

static bool
cancelled(void *desk_)
{
  Desk *desk = desk_;
  if (desk->patience > 0)
    desk->patience--;
  return desk->patience == 0;
}

static void
publish(void *desk_, DwResult *snapshot)
{
  Desk *desk = desk_;
  const uint64_t done = dw_result_realizations(snapshot, NULL);
  if (desk->snapshots++ == 0)
    desk->first_done = done;
  g_assert_cmpuint(done, >=, desk->most);
  desk->most = done;
  dw_result_unref(snapshot);
}

static void *
recall(void *desk_, const char *key, size_t *length)
{
  Desk *desk = desk_;
  if (!desk->kept || strcmp(key, desk->key) != 0)
    return NULL;
  desk->recalled++;
  *length = g_bytes_get_size(desk->kept);
  void *bytes = malloc(*length);
  return memcpy(bytes, g_bytes_get_data(desk->kept, NULL), *length);
}

static void
keep(void *desk_, const char *key, const void *bytes, size_t length)
{
  Desk *desk = desk_;
  g_free(desk->key);
  g_clear_pointer(&desk->kept, g_bytes_unref);
  desk->key = g_strdup(key);
  desk->kept = g_bytes_new(bytes, length);
}

static DwControl
open_desk(Desk *desk)
{
  *desk = (Desk){.patience = -1, .store = {desk, recall, keep}};
  return (DwControl){.context = desk, .cancelled = cancelled, .publish = publish, .store = &desk->store};
}

static void
close_desk(Desk *desk)
{
  g_free(desk->key);
  g_clear_pointer(&desk->kept, g_bytes_unref);
}

/* --- an answer depends on its request alone ---------------------------------------------------------------
 */

static void
test_threads(void)
{
  Inquiry inquiry;
  inquire(&inquiry);
  const DwControl with_team = {.team = team};
  const DwResult *alone = answer(&inquiry, NULL);
  for (unsigned threads = 1; threads <= 4; threads++) {
    inquiry.request.threads = threads;
    const DwResult *together = answer(&inquiry, &with_team);
    assert_same(alone, together);
    dw_result_unref(together);
  }
  dw_result_unref(alone);
}

static GBytes *
ensemble_of(const DwResult *result)
{
  size_t length;
  const unsigned char *bytes = dw_result_ensemble(result, &length);
  g_assert_nonnull(bytes);
  return g_bytes_new(bytes, length);
}

static GBytes *
shard(uint64_t first, uint64_t n)
{
  Inquiry inquiry;
  inquire(&inquiry);
  inquiry.request.n_plots = 0;
  inquiry.request.readouts = false;
  inquiry.request.first = first;
  inquiry.request.realizations = n;
  inquiry.request.keep_ensemble = true;
  const DwResult *result = answer(&inquiry, NULL);
  GBytes *bytes = ensemble_of(result);
  dw_result_unref(result);
  return bytes;
}

static GBytes *
join(GBytes *a, GBytes *b)
{
  size_t a_length, b_length, length;
  const void *a_data = g_bytes_get_data(a, &a_length), *b_data = g_bytes_get_data(b, &b_length);
  unsigned char *joined = NULL;
  DwError error = {0};
  g_assert_cmpint(dw_level_ensemble.join(a_data, a_length, b_data, b_length, &joined, &length, &error), ==,
                  DW_OK);
  GBytes *bytes = g_bytes_new(joined, length);
  free(joined);
  return bytes;
}

/* Shards joined in any order are the ensemble of one run, byte for byte, and give its curves. */
static void
test_shards(void)
{
  g_autoptr(GBytes) whole = shard(0, 30);
  g_autoptr(GBytes) head = shard(0, 11), middle = shard(11, 12), tail = shard(23, 7);
  g_autoptr(GBytes) ends = join(tail, head);
  g_autoptr(GBytes) joined = join(ends, middle);
  g_assert_true(g_bytes_equal(whole, joined));
  Inquiry inquiry;
  inquire(&inquiry);
  const DwResult *computed = answer(&inquiry, NULL);
  inquiry.request.ensemble = g_bytes_get_data(joined, &inquiry.request.ensemble_length);
  const DwResult *read_back = answer(&inquiry, NULL);
  assert_same(computed, read_back);
  dw_result_unref(computed);
  dw_result_unref(read_back);
}

static void
test_refused_joints(void)
{
  g_autoptr(GBytes) a = shard(0, 3), b = shard(2, 3);
  size_t a_length, b_length, length;
  const void *a_data = g_bytes_get_data(a, &a_length), *b_data = g_bytes_get_data(b, &b_length);
  unsigned char *joined = NULL;
  DwError error = {0};
  g_assert_cmpint(dw_level_ensemble.join(a_data, a_length, b_data, b_length, &joined, &length, &error), ==,
                  DW_BAD_VALUE);
  g_assert_nonnull(strstr(error.message, "realization 2"));
  Inquiry inquiry;
  inquire(&inquiry);
  inquiry.values[DW_DOS_INTERACTION] = 3;
  inquiry.request.ensemble = a_data;
  inquiry.request.ensemble_length = a_length;
  g_assert_null(inquiry.request.model->solve(&inquiry.request, NULL, &error));
  g_assert_cmpint(error.status, ==, DW_BAD_VALUE);
}

/* Cut short again and again, it gets there all the same, and is what it would have been. */
static void
test_interruptions(void)
{
  Inquiry inquiry;
  Desk desk;
  inquire(&inquiry);
  const DwResult *straight = answer(&inquiry, NULL), *result = NULL;
  DwControl control = open_desk(&desk);
  control.publish = NULL; /* nor a preview, which would take all the patience */
  unsigned attempts = 0;
  while (!result && attempts++ < 2000) {
    DwError error = {0};
    desk.patience = attempts < 30 ? g_test_rand_int_range(3, 60) : -1;
    desk.most = 0;
    result = model_of_systems()->solve(&inquiry.request, &control, &error);
    g_assert_true(result || error.status == DW_CANCELLED);
  }
  g_assert_nonnull(result);
  g_assert_cmpuint(desk.recalled, >, 1);
  assert_same(straight, result);
  dw_result_unref(straight);
  dw_result_unref(result);
  close_desk(&desk);
}

/* --- what is kept
 * ------------------------------------------------------------------------------------------- */

static bool
finds_again(size_t parameter, double value)
{
  Inquiry inquiry;
  Desk desk;
  inquire(&inquiry);
  const DwControl control = open_desk(&desk);
  dw_result_unref(answer(&inquiry, &control));
  inquiry.values[parameter] = value;
  const unsigned before = desk.recalled;
  desk.most = 0;
  const DwResult *second = answer(&inquiry, &control);
  const bool found = desk.recalled > before;
  const DwResult *fresh = answer(&inquiry, NULL);
  assert_same(fresh, second);
  dw_result_unref(fresh);
  dw_result_unref(second);
  close_desk(&desk);
  return found;
}

/* What only looks at the samples finds them again; what makes other samples does not. */
static void
test_kept(void)
{
  g_assert_true(finds_again(DW_DOS_TEMPERATURE, 1));
  g_assert_true(finds_again(DW_DOS_CROSSOVER, 0.3));
  g_assert_true(finds_again(DW_DOS_REFERENCE, 0.5));
  g_assert_true(finds_again(DW_DOS_REALIZATIONS, 45));
  g_assert_false(finds_again(DW_DOS_INTERACTION, 2.5));
  g_assert_false(finds_again(DW_DOS_SIZE, 6));
  g_assert_false(finds_again(DW_DOS_SWEEPS, 9));
  g_assert_false(finds_again(DW_DOS_PROTOCOL, 2));
  g_assert_false(finds_again(DW_DOS_COLDEST, 0.03));
}

/* Fewer than are kept: an answer of exactly those, and what was kept stays. */
static void
test_fewer(void)
{
  Inquiry inquiry;
  Desk desk;
  inquire(&inquiry);
  const DwControl control = open_desk(&desk);
  dw_result_unref(answer(&inquiry, &control));
  g_autoptr(GBytes) before = g_bytes_ref(desk.kept);
  inquiry.values[DW_DOS_REALIZATIONS] = 8;
  desk.most = 0;
  const DwResult *few = answer(&inquiry, &control), *fresh = answer(&inquiry, NULL);
  g_assert_cmpuint(dw_result_realizations(few, NULL), ==, 8);
  assert_same(few, fresh);
  g_assert_true(g_bytes_equal(before, desk.kept));
  dw_result_unref(few);
  dw_result_unref(fresh);
  close_desk(&desk);
}

/* Something is there before the first sample is: a preview, which counts as none. */
static void
test_preview(void)
{
  Inquiry inquiry;
  Desk desk;
  inquire(&inquiry);
  const DwControl control = open_desk(&desk);
  dw_result_unref(answer(&inquiry, &control));
  g_assert_cmpuint(desk.snapshots, >, 0);
  g_assert_cmpuint(desk.first_done, ==, 0);
  close_desk(&desk);
}

/* --- a given instance
 * --------------------------------------------------------------------------------------- */

static const DwTableOfNumbers *
table_of(const DwResult *result, const char *id)
{
  for (size_t k = 0; k < dw_result_n_tables(result); k++)
    if (strcmp(dw_result_table(result, k)->id, id) == 0)
      return dw_result_table(result, k);
  g_assert_not_reached();
}

static void
assert_instance_tables(const DwResult *result)
{
  const DwTableOfNumbers *states = table_of(result, "stable-states");
  g_assert_cmpuint(states->n_rows, ==, 5);
  g_assert_cmpfloat_with_epsilon(states->values[0], -43.460935, 1e-6);
  const DwTableOfNumbers *heat = table_of(result, "thermodynamics"), *levels = table_of(result, "levels");
  const double *coldest = heat->values + (heat->n_rows - 1) * heat->n_columns;
  g_assert_cmpfloat(coldest[1], >=, -43.47); /* no energy below the ground state's, but for its rounding */
  g_assert_cmpfloat(coldest[1], <, -42);
  double sum = 0;
  for (size_t row = 0; row < levels->n_rows; row++)
    if (levels->values[row * levels->n_columns] == coldest[0])
      sum += 2 * levels->values[row * levels->n_columns + 3];
  g_assert_cmpfloat_with_epsilon(sum, 1, 1e-9); /* each system has one level */
}

static void
test_instance(void)
{
  g_autofree char *path = g_build_filename(g_getenv("DW_GOLDEN"), "exact_instance_couplings.csv", NULL);
  g_autofree char *text = NULL;
  Inquiry inquiry;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  inquire(&inquiry);
  inquiry.values[DW_DOS_SWEEPS] = 257;
  inquiry.values[DW_DOS_REALIZATIONS] = 200;
  inquiry.request.instance = text;
  const DwResult *result = answer(&inquiry, NULL);
  assert_instance_tables(result);
  dw_result_unref(result);
  inquiry.request.instance = "h,J0\n";
  DwError error = {0};
  g_assert_null(model_of_systems()->solve(&inquiry.request, NULL, &error));
  g_assert_cmpint(error.status, ==, DW_BAD_VALUE);
}

/* --- everywhere
 * ---------------------------------------------------------------------------------------------- */

static void
assert_sound(const DwResult *result)
{
  for (size_t k = 0; k < dw_result_n_series(result); k++) {
    const DwSeries *series = dw_result_series(result, k);
    g_assert_true(series->n > 0 || series->remark);
    for (size_t i = 0; i < series->n; i++) {
      g_assert_true(isfinite(series->x[i]));
      g_assert_false(isinf(series->y[i]));
      g_assert_true(!series->y_error || !isinf(series->y_error[i]));
    }
  }
  for (size_t k = 0; k < dw_result_n_bands(result); k++)
    g_assert_cmpfloat(dw_result_band(result, k)->low, <, dw_result_band(result, k)->high);
}

static void
draw_values(double *values)
{
  const DwModel *model = model_of_systems();
  for (size_t k = 0; k < model->n_parameters; k++) {
    const int end = g_test_rand_int_range(0, 5);
    const double position = end == 0 ? 0 : end == 1 ? 1 : g_test_rand_double();
    values[k] =
        dw_parameter_clamp(&model->parameters[k], dw_parameter_at_position(&model->parameters[k], position));
  }
  values[DW_DOS_SIZE] = g_test_rand_int_range(4, 7);
  values[DW_DOS_SWEEPS] = g_test_rand_int_range(1, 8);
  values[DW_DOS_REALIZATIONS] = g_test_rand_int_range(1, 6);
}

/* No parameter, however odd, gives infinities or anything but an answer or a sentence. */
static void
test_everywhere(void)
{
  Inquiry inquiry;
  for (int round = 0; round < random_rounds(25, 1000); round++) {
    DwError error = {0};
    inquire(&inquiry);
    draw_values(inquiry.values);
    want_everything(&inquiry);
    const DwResult *result = model_of_systems()->solve(&inquiry.request, NULL, &error);
    if (result)
      assert_sound(result);
    else
      g_assert_true(error.status == DW_BAD_VALUE && strstr(error.message, "ladder"));
    dw_result_unref(result);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/density-of-states/threads", test_threads);
  g_test_add_func("/density-of-states/shards", test_shards);
  g_test_add_func("/density-of-states/refused-joints", test_refused_joints);
  g_test_add_func("/density-of-states/interruptions", test_interruptions);
  g_test_add_func("/density-of-states/kept", test_kept);
  g_test_add_func("/density-of-states/fewer", test_fewer);
  g_test_add_func("/density-of-states/preview", test_preview);
  g_test_add_func("/density-of-states/instance", test_instance);
  g_test_add_func("/density-of-states/everywhere", test_everywhere);
  return g_test_run();
}
