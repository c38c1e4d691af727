/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"
#include "levels_sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double few[] = {300, 1, 0.02};
static const double width = 20;

static GBytes *
bytes_of(const DwEnsemble *ensemble)
{
  size_t length;
  unsigned char *bytes = dw_ensemble_write(ensemble, &length);
  g_assert_nonnull(bytes);
  return g_bytes_new_with_free_func(bytes, length, free, bytes);
}

static void
assert_same(const DwEnsemble *a, const DwEnsemble *b)
{
  g_autoptr(GBytes) bytes = bytes_of(a);
  g_autoptr(GBytes) others = bytes_of(b);
  g_assert_true(g_bytes_equal(bytes, others));
}

static DwStatus
read_bytes(const void *bytes, size_t length)
{
  DwEnsemble *read;
  const DwStatus status = dw_ensemble_read(bytes, length, &read);
  g_assert_cmpint(status == DW_OK, ==, read != NULL);
  dw_ensemble_free(read);
  return status;
}

/* Against the definition: the last edge that is not above E. */
static void
bins_follow_their_edges(void)
{
  for (size_t k = 0; k < DW_LEVEL_BINS; k++) {
    const double low = dw_level_bin_edge(k), high = dw_level_bin_edge(k + 1);
    g_assert_cmpfloat(low, <, high);
    g_assert_cmpuint(dw_level_bin(low * (1 + 1e-14)), ==, k); /* the edge itself, to rounding */
    g_assert_cmpuint(dw_level_bin(low + (high - low) * g_test_rand_double_range(0.001, 0.999)), ==, k);
  }
  for (int k = 0; k <= 64; k++) /* 40 mK steps up to 2.56 K are edges, to rounding */
    g_assert_cmpfloat_with_epsilon(dw_level_bin_edge(dw_level_bin(0.04 * k + 1e-9)), 0.04 * k, 1e-12);
  g_assert_cmpuint(dw_level_bin(1e300), ==, DW_LEVEL_BINS - 1);
  g_assert_cmpuint(dw_level_bin(0), ==, 0);
}

static void
a_record_counts_every_level(void)
{
  const DwRecipe recipe = levels_recipe(2, few);
  g_autoptr(DwEnsemble) ensemble = dw_ensemble_new(&recipe, 1, 4, 0.5, 7);
  g_autoptr(DwRecord) record = dw_record_new();
  const int32_t field[] = {3, -3, 0, INT32_MIN};
  for (size_t state = 0; state < 3; state++)
    dw_record_configuration(record, &(DwConfiguration){.state = state,
                                                       .n = 4,
                                                       .quantum = 0.5,
                                                       .local_field = field,
                                                       .energy = INT64_MIN / 2,
                                                       .unstable_pairs = 2});
  g_assert_cmpint(dw_ensemble_add(ensemble, 41, record), ==, DW_OK);
  const DwCount *count = dw_ensemble_count(ensemble, 1, 2);
  g_assert_cmpuint(count->levels[dw_level_bin(3)], ==, 2);
  g_assert_cmpuint(count->levels[0], ==, 1);
  g_assert_cmpuint(count->levels[DW_LEVEL_BINS - 1], ==, 1);
  g_assert_cmpuint(count->realizations_with_unstable_pairs, ==, 1);
  g_assert_cmpuint(count->unstable_pairs, ==, 2);
  g_assert_cmpuint(count->level_squared[0], ==, ((guint64) 1 << 62) + 18);
  g_assert_cmpuint(count->energy_squared[1], ==, (guint64) 1 << 60); /* 2^124 */
}

/* Realizations added in any order, in shards cut anywhere, give the bytes of one run. */
static void
shards_join_to_one_run(void)
{
  const DwRecipe recipe = levels_recipe(G_N_ELEMENTS(few), few);
  g_autoptr(DwEnsemble) whole = levels_ensemble(&recipe, 5, 0, 130, draw_gaussian, &width);
  for (int round = 0; round < random_rounds(5, 50); round++) {
    const guint64 a = (guint64) g_test_rand_int_range(1, 60), b = (guint64) g_test_rand_int_range(61, 129);
    g_autoptr(DwEnsemble) one = levels_ensemble(&recipe, 5, 0, a, draw_gaussian, &width);
    g_autoptr(DwEnsemble) two = levels_ensemble(&recipe, 5, a, b, draw_gaussian, &width);
    g_autoptr(DwEnsemble) three = levels_ensemble(&recipe, 5, b, 130, draw_gaussian, &width);
    g_assert_cmpint(dw_ensemble_merge(three, one), ==, DW_OK);
    const DwInterval *held;
    g_assert_cmpuint(dw_ensemble_intervals(three, &held), ==, 2);
    g_assert_cmpuint(dw_ensemble_next(three, 0), ==, a);
    g_assert_cmpuint(dw_ensemble_next(three, b), ==, 130);
    g_assert_false(dw_ensemble_holds(three, a));
    g_assert_cmpint(dw_ensemble_merge(three, two), ==, DW_OK);
    assert_same(three, whole);
    g_autoptr(GBytes) before = bytes_of(three);
    g_assert_cmpint(dw_ensemble_merge(three, two), ==, DW_BAD_VALUE);
    g_autoptr(GBytes) after = bytes_of(three);
    g_assert_true(g_bytes_equal(before, after));
  }
  g_assert_cmpuint(dw_ensemble_realizations(whole), ==, 130);
}

/* The set of indices against a plain bitmap. */
static void
intervals_are_a_set(void)
{
  const DwRecipe recipe = levels_recipe(2, few);
  gboolean held[100] = {FALSE};
  g_autoptr(DwEnsemble) ensemble = dw_ensemble_new(&recipe, 1, dw_recipe_sites(&recipe), 1e-6, 0);
  g_autoptr(DwRecord) record = dw_record_new();
  GRand *random = g_rand_new_with_seed(1);
  levels_draw_record(record, &recipe, random, draw_gaussian, &width);
  g_rand_free(random);
  for (int step = 0; step < 300; step++) {
    const int k = g_test_rand_int_range(0, 100);
    g_assert_cmpint(dw_ensemble_add(ensemble, (guint64) k, record), ==, held[k] ? DW_BAD_VALUE : DW_OK);
    held[k] = TRUE;
    const DwInterval *intervals;
    const size_t n = dw_ensemble_intervals(ensemble, &intervals);
    for (size_t i = 1; i < n; i++)
      g_assert_cmpuint(intervals[i - 1].high, <, intervals[i].low);
    for (int j = 0; j < 100; j++)
      g_assert_cmpint(dw_ensemble_holds(ensemble, (guint64) j), ==, held[j]);
  }
  g_assert_cmpint(dw_ensemble_add(ensemble, G_MAXUINT64, record), ==, DW_BAD_VALUE);
  dw_record_clear(record);
  g_assert_cmpint(dw_ensemble_add(ensemble, 1000, record), ==, DW_BAD_VALUE);
}

static void
strangers_do_not_join(void)
{
  DwRecipe recipe = levels_recipe(2, few);
  g_autoptr(DwEnsemble) ensemble = dw_ensemble_new(&recipe, 1, 256, 1e-6, 0);
  g_autoptr(DwEnsemble) seed = dw_ensemble_new(&recipe, 2, 256, 1e-6, 0);
  g_autoptr(DwEnsemble) signature = dw_ensemble_new(&recipe, 1, 256, 1e-6, 3);
  recipe.ladder.temperature[1] = 0.9;
  g_autoptr(DwEnsemble) ladder = dw_ensemble_new(&recipe, 1, 256, 1e-6, 0);
  const DwEnsemble *others[] = {seed, signature, ladder};
  for (size_t k = 0; k < G_N_ELEMENTS(others); k++) {
    g_assert_false(dw_ensemble_same_kind(ensemble, others[k]));
    g_assert_cmpint(dw_ensemble_merge(ensemble, others[k]), ==, DW_BAD_VALUE);
  }
}

static void
bytes_come_back(void)
{
  const DwRecipe recipe = levels_recipe(G_N_ELEMENTS(few), few);
  const guint64 highs[] = {0, 1, 90};
  for (size_t k = 0; k < G_N_ELEMENTS(highs); k++) {
    g_autoptr(DwEnsemble) ensemble = levels_ensemble(&recipe, 9, 0, highs[k], draw_gaussian, &width);
    g_autoptr(GBytes) bytes = bytes_of(ensemble);
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    g_autoptr(DwEnsemble) read = NULL;
    g_assert_cmpint(dw_ensemble_read(data, length, &read), ==, DW_OK);
    g_assert_true(dw_ensemble_same_kind(ensemble, read));
    assert_same(ensemble, read);
    g_autoptr(DwEnsemble) copy = dw_ensemble_copy(read);
    assert_same(ensemble, copy);
  }
}

/* A CRC-32 written differently from the one in use, so that damage can be made that it does not see. */
static void
mend_check(guint8 *bytes, gsize length)
{
  guint32 crc = 0xffffffff;
  for (gsize k = 0; k < length - 4; k++) {
    crc ^= bytes[k];
    for (int bit = 0; bit < 8; bit++)
      crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
  }
  crc = GUINT32_TO_LE(~crc);
  memcpy(bytes + length - 4, &crc, 4);
}

/* Changed bytes are refused; with a check sum mended to suit, what is accepted is an ensemble that spells
 * itself so, and nothing crashes. */
static void
damage_is_refused(void)
{
  const DwRecipe recipe = levels_recipe(2, few);
  g_autoptr(DwEnsemble) ensemble = levels_ensemble(&recipe, 9, 3, 45, draw_gaussian, &width);
  g_autoptr(GBytes) bytes = bytes_of(ensemble);
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  g_autofree guint8 *damaged = g_memdup2(data, length);
  mend_check(damaged, length);
  g_assert_cmpmem(damaged, length, data, length);
  for (gsize cut = 0; cut < length; cut += 1 + cut / 20)
    g_assert_cmpint(read_bytes(data, cut), ==, DW_BAD_VALUE);
  for (int round = 0; round < random_rounds(2000, 30000); round++) {
    const gsize at = (gsize) g_test_rand_int_range(0, g_test_rand_bit() ? 160 : (gint32) length - 4);
    const guint8 was = damaged[at];
    damaged[at] ^= (guint8) g_test_rand_int_range(1, 256);
    g_assert_cmpint(read_bytes(damaged, length), ==, DW_BAD_VALUE);
    mend_check(damaged, length);
    DwEnsemble *read;
    if (dw_ensemble_read(damaged, length, &read) == DW_OK) {
      g_autoptr(GBytes) again = bytes_of(read);
      g_assert_cmpmem(damaged, length, g_bytes_get_data(again, NULL), g_bytes_get_size(again));
      g_assert_cmpint(dw_ensemble_merge(read, ensemble), !=, DW_NO_MEMORY);
    }
    dw_ensemble_free(read);
    damaged[at] = was;
    mend_check(damaged, length);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/levels/bins follow their edges", bins_follow_their_edges);
  g_test_add_func("/levels/a record counts every level", a_record_counts_every_level);
  g_test_add_func("/levels/shards join to one run", shards_join_to_one_run);
  g_test_add_func("/levels/intervals are a set", intervals_are_a_set);
  g_test_add_func("/levels/strangers do not join", strangers_do_not_join);
  g_test_add_func("/levels/bytes come back", bytes_come_back);
  g_test_add_func("/levels/damage is refused", damage_is_refused);
  return g_test_run();
}
