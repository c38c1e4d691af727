/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include "physics/annealing/enumeration.h"

#include <math.h>

enum { MOST_SITES = 14 };

typedef struct {
  unsigned n;
  double fields[MOST_SITES], couplings[MOST_SITES * MOST_SITES];
} Sample;

static double
draw_normal(void)
{
  return sqrt(-2 * log(1 - g_test_rand_double())) * cos(2 * G_PI * g_test_rand_double());
}

static void
draw(Sample *sample, unsigned n)
{
  sample->n = n;
  for (unsigned i = 0; i < n; i++) {
    sample->fields[i] = 3 * draw_normal();
    sample->couplings[i * n + i] = 0;
    for (unsigned j = 0; j < i; j++)
      sample->couplings[i * n + j] = sample->couplings[j * n + i] = draw_normal();
  }
}

static double
energy(const Sample *sample, uint32_t up)
{
  double sum = 0;
  for (unsigned i = 0; i < sample->n; i++) {
    const double spin_i = up >> i & 1 ? 1 : -1;
    sum += sample->fields[i] * spin_i;
    for (unsigned j = 0; j < i; j++)
      sum += sample->couplings[i * sample->n + j] * spin_i * (up >> j & 1 ? 1 : -1);
  }
  return sum;
}

/* By the definition, without the walk's bookkeeping. */
static bool
stable(const Sample *sample, uint32_t up, unsigned flips)
{
  for (unsigned i = 0; i < sample->n; i++)
    for (unsigned j = 0; j <= (flips == 2 ? i : 0); j++) {
      const uint32_t other = up ^ (1u << i) ^ (flips == 2 && j < i ? 1u << j : 0);
      if (energy(sample, other) < energy(sample, up))
        return false;
    }
  return true;
}

static void
check_sample(const Sample *sample)
{
  DwStableState states[DW_MAX_STABLE_STATES];
  size_t found, expected = 0;
  g_assert_cmpint(dw_enumerate_stable(sample->n, sample->fields, sample->couplings, states, &found, NULL), ==,
                  DW_OK);
  for (uint32_t up = 0; up < 1u << sample->n; up++)
    expected += stable(sample, up, 1);
  g_assert_cmpuint(found, ==, expected);
  for (size_t k = 0; k < found; k++) {
    g_assert_cmpfloat_with_epsilon(states[k].energy, energy(sample, states[k].up), 1e-9);
    g_assert_true(stable(sample, states[k].up, 1));
    g_assert_cmpint(states[k].pair_stable, ==, stable(sample, states[k].up, 2));
    g_assert_true(k == 0 || states[k - 1].energy <= states[k].energy);
  }
}

static void
test_definition(void)
{
  Sample sample;
  for (int round = 0; round < random_rounds(20, 500); round++) {
    draw(&sample, (unsigned) g_test_rand_int_range(1, 11));
    check_sample(&sample);
  }
}

/* The reference instance: 14 sites of a lattice of 4 x 4 x 4. */
static void
test_reference(void)
{
  g_autoptr(Golden) table = golden_read("exact_instance_couplings.csv");
  Sample sample = {.n = 14};
  DwStableState states[DW_MAX_STABLE_STATES];
  size_t found, pair_stable = 0;
  for (unsigned i = 0; i < 14; i++) {
    sample.fields[i] = golden_number(table, i, "h");
    for (unsigned j = 0; j < 14; j++) {
      g_autofree char *column = g_strdup_printf("J%u", j);
      sample.couplings[i * 14 + j] = golden_number(table, i, column);
    }
  }
  g_assert_cmpint(dw_enumerate_stable(14, sample.fields, sample.couplings, states, &found, NULL), ==, DW_OK);
  for (size_t k = 0; k < found; k++)
    pair_stable += states[k].pair_stable;
  g_assert_cmpuint(found, ==, 5);
  g_assert_cmpuint(pair_stable, ==, 2);
  g_assert_cmpfloat_with_epsilon(states[0].energy, -43.460935, 1e-6);
}

/* Without couplings each site follows its field: one stable state. */
static void
test_free(void)
{
  Sample sample = {.n = 8};
  DwStableState states[DW_MAX_STABLE_STATES];
  size_t found;
  for (unsigned i = 0; i < 8; i++)
    sample.fields[i] = i % 2 ? 1 + i : -1 - (double) i;
  g_assert_cmpint(dw_enumerate_stable(8, sample.fields, sample.couplings, states, &found, NULL), ==, DW_OK);
  g_assert_cmpuint(found, ==, 1);
  g_assert_cmpuint(states[0].up, ==, 0x55);
  g_assert_cmpfloat(states[0].energy, ==, -36);
}

static void
test_limits(void)
{
  const double nothing[1] = {0};
  DwStableState states[DW_MAX_STABLE_STATES];
  size_t found;
  g_assert_cmpint(dw_enumerate_stable(0, nothing, nothing, states, &found, NULL), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_enumerate_stable(DW_MAX_ENUMERATED_SITES + 1, nothing, nothing, states, &found, NULL),
                  ==, DW_BAD_VALUE);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/annealing/enumeration/definition", test_definition);
  g_test_add_func("/annealing/enumeration/reference", test_reference);
  g_test_add_func("/annealing/enumeration/free", test_free);
  g_test_add_func("/annealing/enumeration/limits", test_limits);
  return g_test_run();
}
