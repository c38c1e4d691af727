/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/kernel.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void *
dw_aligned_zeros(size_t bytes)
{
  const size_t alignment = 64, whole = (bytes + alignment - 1) / alignment * alignment;
  void *memory = aligned_alloc(alignment, whole);
  return memory ? memset(memory, 0, whole) : NULL;
}

DwInstance *
dw_instance_new(unsigned max_sites)
{
  DwInstance *instance = calloc(1, sizeof *instance);
  if (!instance)
    return NULL;
  const size_t stride = (size_t) dw_whole_strips(max_sites) * DW_STRIP;
  instance->max_sites = max_sites;
  instance->field = calloc(stride, sizeof *instance->field);
  instance->coupling = dw_aligned_zeros(stride * stride * sizeof *instance->coupling);
  instance->place = calloc(DW_MOST_SITES, sizeof *instance->place);
  for (int axis = 0; axis < 3; axis++)
    instance->position[axis] = calloc(stride, sizeof *instance->position[axis]);
  if (!instance->field || !instance->coupling || !instance->place || !instance->position[0] ||
      !instance->position[1] || !instance->position[2]) {
    dw_instance_free(instance);
    return NULL;
  }
  return instance;
}

void
dw_instance_free(DwInstance *instance)
{
  if (!instance)
    return;
  free(instance->field);
  free(instance->coupling);
  free(instance->place);
  for (int axis = 0; axis < 3; axis++)
    free(instance->position[axis]);
  free(instance);
}

static void
resize(DwInstance *instance, unsigned n, double quantum)
{
  instance->n = n;
  instance->stride = dw_whole_strips(n) * DW_STRIP;
  instance->quantum = quantum;
  memset(instance->coupling, 0, (size_t) n * instance->stride * sizeof *instance->coupling);
}

/* The first n of a random order of the lattice's sites.  That neighbours in the sweep are no neighbours in
 * space is what lets a block of them be decided nearly at once. */
static void
draw_places(DwInstance *instance, unsigned size, uint64_t seed, uint64_t realization)
{
  const DwRandom random = {seed, realization, DW_STREAM_SITES};
  const unsigned lattice = size * size * size;
  for (unsigned k = 0; k < lattice; k++) {
    const uint8_t place[4] = {(uint8_t) (k % size), (uint8_t) (k / size % size),
                              (uint8_t) (k / (size * size))};
    memcpy(instance->place[k], place, sizeof place);
  }
  uint32_t words[4];
  for (unsigned k = 0; k < instance->n; k++) {
    if (k % 4 == 0)
      dw_random_words(&random, k / 4, 4, words);
    const unsigned other = k + (unsigned) (((uint64_t) words[k % 4] * (lattice - k)) >> 32);
    uint8_t swapped[4];
    memcpy(swapped, instance->place[k], sizeof swapped);
    memcpy(instance->place[k], instance->place[other], sizeof swapped);
    memcpy(instance->place[other], swapped, sizeof swapped);
    for (int axis = 0; axis < 3; axis++)
      instance->position[axis][k] = instance->place[k][axis];
  }
}

static void
draw_fields(DwInstance *instance, double width, uint64_t seed, uint64_t realization)
{
  const DwRandom random = {seed, realization, DW_STREAM_FIELDS};
  float normals[DW_BLOCK * 2];
  enum { CHUNK = sizeof normals / sizeof *normals };
  for (unsigned i = 0; i < instance->n; i++) {
    if (i % CHUNK == 0)
      dw_random_normals(&random, i / 4, CHUNK, normals);
    instance->field[i] = (int32_t) lrint(width * (double) normals[i % CHUNK] / instance->quantum);
  }
}

void
dw_instance_begin(DwInstance *instance, const DwRecipe *recipe, uint64_t seed, uint64_t realization)
{
  resize(instance, dw_recipe_sites(recipe), dw_recipe_quantum(recipe));
  draw_places(instance, recipe->size, seed, realization);
  draw_fields(instance, recipe->field, seed, realization);
}

/* What was drawn below the diagonal, above it too. */
static void
mirror(DwInstance *instance, unsigned block, unsigned end)
{
  const size_t stride = instance->stride;
  for (unsigned first = 0; first < end; first += DW_BLOCK)
    for (unsigned j = first; j < first + DW_BLOCK && j < end; j++)
      for (unsigned i = block > j ? block : j + 1; i < end; i++)
        instance->coupling[j * stride + i] = instance->coupling[i * stride + j];
}

void
dw_instance_draw_rows(DwInstance *instance, const DwRecipe *recipe, uint64_t seed, uint64_t realization,
                      unsigned first, const DwKernelCode *kernel)
{
  const DwRandom random = {seed, realization, DW_STREAM_COUPLINGS};
  const unsigned end = first + DW_BLOCK < instance->n ? first + DW_BLOCK : instance->n;
  for (unsigned row = first; row < end; row++)
    kernel->draw_couplings(instance, recipe, &random, row,
                           instance->coupling + (size_t) row * instance->stride);
  mirror(instance, first, end);
}

void
dw_instance_draw(DwInstance *instance, const DwRecipe *recipe, uint64_t seed, uint64_t realization)
{
  dw_instance_begin(instance, recipe, seed, realization);
  for (unsigned first = 0; first < instance->n; first += DW_BLOCK)
    dw_instance_draw_rows(instance, recipe, seed, realization, first, dw_kernel_code(DW_KERNEL_BEST));
}

/* The largest magnitude, or NaN where something is not finite. */
static double
largest(const double *values, size_t n)
{
  double top = 0;
  for (size_t k = 0; k < n; k++)
    if (!isfinite(values[k]))
      return NAN;
    else
      top = fmax(top, fabs(values[k]));
  return top;
}

static bool
symmetric_without_diagonal(const double *couplings, unsigned n)
{
  for (unsigned i = 0; i < n; i++) {
    if (couplings[i * (size_t) n + i] != 0)
      return false;
    for (unsigned j = 0; j < i; j++)
      if (couplings[i * (size_t) n + j] != couplings[j * (size_t) n + i])
        return false;
  }
  return true;
}

DwStatus
dw_instance_set(DwInstance *instance, unsigned n, const double *fields, const double *couplings)
{
  if (n < 1 || n > instance->max_sites)
    return DW_BAD_VALUE;
  const double field = largest(fields, n), coupling = largest(couplings, (size_t) n * n);
  if (isnan(field) || isnan(coupling) || !symmetric_without_diagonal(couplings, n))
    return DW_BAD_VALUE;
  const double quantum = fmax(coupling / DW_LARGEST_COUPLING, field / 0x1p28);
  resize(instance, n, quantum >= DBL_MIN ? quantum : 1);
  for (unsigned i = 0; i < n; i++) {
    instance->field[i] = (int32_t) lrint(fields[i] / instance->quantum);
    for (unsigned j = 0; j < n; j++)
      instance->coupling[(size_t) i * instance->stride + j] =
          (int16_t) lrint(couplings[(size_t) i * n + j] / instance->quantum);
  }
  return DW_OK;
}

unsigned
dw_instance_sites(const DwInstance *instance)
{
  return instance->n;
}

double
dw_instance_quantum(const DwInstance *instance)
{
  return instance->quantum;
}

int32_t
dw_instance_field(const DwInstance *instance, unsigned i)
{
  return instance->field[i];
}

int32_t
dw_instance_coupling(const DwInstance *instance, unsigned i, unsigned j)
{
  return instance->coupling[(size_t) i * instance->stride + j];
}

int32_t
dw_instance_local_field(const DwInstance *instance, unsigned i, const int16_t *spin)
{
  const int16_t *row = instance->coupling + (size_t) i * instance->stride;
  int32_t sum = 0;
  for (unsigned j = 0; j < instance->stride; j++)
    sum += row[j] * spin[j];
  return instance->field[i] + sum;
}
