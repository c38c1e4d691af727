/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/byte_stream.h"
#include "physics/levels/ensemble_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The format, version 1.  `number` is as dw_write_number writes it, `double` eight bytes, little endian.
 *   "DWLEVELS", version (4 bytes)
 *   recipe: number L; double x, h0, J0, C; number rungs; double T of each; number sweeps, protocol, repair
 *   double quantum; number sites, seed, signature
 *   number intervals; for each: number of indices left out before it, number of indices in it
 *   for each batch that is not empty, for each state: the count without its realizations (the intervals tell
 *   them); levels as numbers, a 0 followed by how many further zeros come
 *   CRC-32 of everything before (4 bytes) */
static const char magic[8] = {'D', 'W', 'L', 'E', 'V', 'E', 'L', 'S'};
enum { VERSION = 1, CHECK_LENGTH = 4, MOST_SIZE = 16, MOST_SITES = MOST_SIZE * MOST_SIZE * MOST_SIZE };

static void
write_recipe(DwByteWriter *writer, const DwRecipe *recipe)
{
  dw_write_number(writer, recipe->size);
  dw_write_double(writer, recipe->concentration);
  dw_write_double(writer, recipe->field);
  dw_write_double(writer, recipe->interaction);
  dw_write_double(writer, recipe->cutoff);
  dw_write_number(writer, recipe->ladder.n);
  for (size_t rung = 0; rung < recipe->ladder.n; rung++)
    dw_write_double(writer, recipe->ladder.temperature[rung]);
  dw_write_number(writer, recipe->sweeps);
  dw_write_number(writer, recipe->protocol);
  dw_write_number(writer, recipe->repair_pairs);
}

static void
write_head(DwByteWriter *writer, const DwEnsemble *ensemble)
{
  for (size_t k = 0; k < sizeof magic; k++)
    dw_write_fixed(writer, (unsigned char) magic[k], 1);
  dw_write_fixed(writer, VERSION, 4);
  write_recipe(writer, &ensemble->recipe);
  dw_write_double(writer, ensemble->quantum);
  dw_write_number(writer, ensemble->sites);
  dw_write_number(writer, ensemble->seed);
  dw_write_number(writer, ensemble->signature);
}

static void
write_intervals(DwByteWriter *writer, const DwIntervals *held)
{
  uint64_t end = 0;
  dw_write_number(writer, held->n);
  for (size_t k = 0; k < held->n; k++) {
    dw_write_number(writer, held->at[k].low - end);
    dw_write_number(writer, held->at[k].high - held->at[k].low);
    end = held->at[k].high;
  }
}

static void
write_levels(DwByteWriter *writer, const uint32_t *levels)
{
  for (size_t k = 0; k < DW_LEVEL_BINS;) {
    dw_write_number(writer, levels[k]);
    if (levels[k++] > 0)
      continue;
    const size_t first = k;
    while (k < DW_LEVEL_BINS && levels[k] == 0)
      k++;
    dw_write_number(writer, k - first);
  }
}

static void
write_count(DwByteWriter *writer, const DwCount *count)
{
  dw_write_number(writer, count->realizations_with_unstable_pairs);
  dw_write_number(writer, count->unstable_pairs);
  dw_write_number(writer, count->unstable_sites);
  dw_write_number(writer, count->accepted);
  dw_write_number(writer, count->proposed);
  dw_write_signed(writer, count->energy);
  for (size_t word = 0; word < 2; word++)
    dw_write_number(writer, count->energy_squared[word]);
  for (size_t word = 0; word < 2; word++)
    dw_write_number(writer, count->level_squared[word]);
  write_levels(writer, count->levels);
}

unsigned char *
dw_ensemble_write(const DwEnsemble *ensemble, size_t *length)
{
  DwByteWriter writer = {0};
  write_head(&writer, ensemble);
  write_intervals(&writer, &ensemble->held);
  for (size_t batch = 0; batch < DW_BATCHES; batch++)
    for (size_t state = 0; state < ensemble->states; state++)
      if (dw_ensemble_count(ensemble, batch, state)->realizations > 0)
        write_count(&writer, dw_ensemble_count(ensemble, batch, state));
  dw_write_fixed(&writer, dw_crc32(writer.bytes, writer.length), CHECK_LENGTH);
  if (writer.failed) {
    free(writer.bytes);
    return NULL;
  }
  *length = writer.length;
  return writer.bytes;
}

/* A whole number of at most `most`; anything else is damage. */
static uint64_t
read_at_most(DwByteReader *reader, uint64_t most)
{
  const uint64_t number = dw_read_number(reader);
  if (number <= most)
    return number;
  reader->failed = true;
  return 0;
}

static void
read_ladder(DwByteReader *reader, DwLadder *ladder)
{
  ladder->n = read_at_most(reader, DW_MAX_RUNGS);
  reader->failed |= ladder->n < 2;
  double hotter = INFINITY;
  for (size_t rung = 0; rung < ladder->n; rung++) {
    const double temperature = ladder->temperature[rung] = dw_read_double(reader);
    reader->failed |= !(temperature > 0 && temperature < hotter);
    hotter = temperature;
  }
}

static void
read_recipe(DwByteReader *reader, DwRecipe *recipe)
{
  recipe->size = (unsigned) read_at_most(reader, MOST_SIZE);
  recipe->concentration = dw_read_double(reader);
  recipe->field = dw_read_double(reader);
  recipe->interaction = dw_read_double(reader);
  recipe->cutoff = dw_read_double(reader);
  read_ladder(reader, &recipe->ladder);
  recipe->sweeps = (unsigned) read_at_most(reader, 5000);
  recipe->protocol = (DwProtocol) read_at_most(reader, DW_PROTOCOL_PREVIEW);
  recipe->repair_pairs = read_at_most(reader, 1) == 1;
  reader->failed |= recipe->size < 2 || recipe->sweeps < 1 ||
                    !(recipe->concentration > 0 && recipe->concentration <= 1) ||
                    !(recipe->field > 0 && recipe->field < INFINITY) ||
                    !(recipe->interaction >= 0 && recipe->interaction < INFINITY) ||
                    !(recipe->cutoff >= 0 && recipe->cutoff < INFINITY);
}

/* An empty ensemble as the head tells; NULL with `failed` set for damage, without for want of memory. */
static DwEnsemble *
read_head(DwByteReader *reader)
{
  if (reader->length < sizeof magic || memcmp(reader->bytes, magic, sizeof magic) != 0) {
    reader->failed = true;
    return NULL;
  }
  reader->at = sizeof magic;
  reader->failed |= dw_read_fixed(reader, 4) != VERSION;
  DwRecipe recipe = {0};
  read_recipe(reader, &recipe);
  const double quantum = dw_read_double(reader);
  const unsigned sites = (unsigned) read_at_most(reader, MOST_SITES);
  const uint64_t seed = dw_read_number(reader), signature = dw_read_number(reader);
  reader->failed |= sites < 1 || !(quantum > 0 && quantum < INFINITY);
  if (reader->failed || (signature == 0 && sites != dw_recipe_sites(&recipe))) {
    reader->failed = true;
    return NULL;
  }
  return dw_ensemble_new(&recipe, seed, sites, quantum, signature);
}

/* An interval takes two bytes or more, which bounds what is asked of the heap. */
static DwStatus
read_intervals(DwByteReader *reader, DwIntervals *held)
{
  const size_t n = read_at_most(reader, (reader->length - reader->at) / 2);
  if (dw_intervals_reserve(held, n) != DW_OK)
    return DW_NO_MEMORY;
  uint64_t end = 0;
  for (size_t k = 0; k < n && !reader->failed; k++) {
    const uint64_t low = end + read_at_most(reader, UINT64_MAX - end);
    const uint64_t length = read_at_most(reader, UINT64_MAX - low);
    reader->failed |= length == 0 || (k > 0 && low == end);
    end = low + length;
    held->at[held->n++] = (DwInterval){low, end};
  }
  return reader->failed ? DW_BAD_VALUE : DW_OK;
}

/* Reads levels and returns how many they are. */
static uint64_t
read_levels(DwByteReader *reader, uint32_t *levels)
{
  uint64_t sum = 0;
  for (size_t k = 0; k < DW_LEVEL_BINS && !reader->failed; k++) {
    levels[k] = (uint32_t) read_at_most(reader, UINT32_MAX);
    sum += levels[k];
    if (levels[k] == 0)
      k += read_at_most(reader, DW_LEVEL_BINS - 1 - k);
  }
  return sum;
}

static void
read_count(DwByteReader *reader, DwCount *count, unsigned sites)
{
  const uint64_t levels = count->realizations * sites;
  count->realizations_with_unstable_pairs = read_at_most(reader, count->realizations);
  count->unstable_pairs = dw_read_number(reader);
  count->unstable_sites = read_at_most(reader, levels);
  count->accepted = dw_read_number(reader);
  count->proposed = dw_read_number(reader);
  count->energy = dw_read_signed(reader);
  for (size_t word = 0; word < 2; word++)
    count->energy_squared[word] = dw_read_number(reader);
  for (size_t word = 0; word < 2; word++)
    count->level_squared[word] = dw_read_number(reader);
  reader->failed |= read_levels(reader, count->levels) != levels;
}

static DwStatus
read_body(DwByteReader *reader, DwEnsemble *ensemble)
{
  const DwStatus status = read_intervals(reader, &ensemble->held);
  if (status != DW_OK)
    return status;
  for (size_t batch = 0; batch < DW_BATCHES; batch++) {
    const uint64_t n = dw_intervals_congruent(&ensemble->held, DW_BATCHES, batch);
    if (n > UINT32_MAX / ensemble->sites)
      return DW_BAD_VALUE;
    for (size_t state = 0; n > 0 && state < ensemble->states && !reader->failed; state++) {
      DwCount *count = dw_ensemble_at(ensemble, batch, state);
      count->realizations = n;
      read_count(reader, count, ensemble->sites);
    }
  }
  return reader->failed || reader->at != reader->length ? DW_BAD_VALUE : DW_OK;
}

/* The same ensemble has one spelling only; numbers with idle zeros or runs cut in two are not it. */
static DwStatus
check_spelling(const DwEnsemble *ensemble, const void *bytes, size_t length)
{
  size_t again_length;
  unsigned char *again = dw_ensemble_write(ensemble, &again_length);
  if (!again)
    return DW_NO_MEMORY;
  const bool same = again_length == length && memcmp(again, bytes, length) == 0;
  free(again);
  return same ? DW_OK : DW_BAD_VALUE;
}

DwStatus
dw_ensemble_read(const void *bytes, size_t length, DwEnsemble **ensemble)
{
  *ensemble = NULL;
  if (length < CHECK_LENGTH)
    return DW_BAD_VALUE;
  DwByteReader body = {.bytes = bytes, .length = length - CHECK_LENGTH};
  DwByteReader check = {.bytes = bytes, .length = length, .at = body.length};
  if (dw_read_fixed(&check, CHECK_LENGTH) != dw_crc32(bytes, body.length))
    return DW_BAD_VALUE;
  DwEnsemble *read = read_head(&body);
  if (!read)
    return body.failed ? DW_BAD_VALUE : DW_NO_MEMORY;
  DwStatus status = read_body(&body, read);
  if (status == DW_OK)
    status = check_spelling(read, bytes, length);
  if (status == DW_OK)
    *ensemble = read;
  else
    dw_ensemble_free(read);
  return status;
}
