/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <Random123/philox.h>
#include <stdint.h>

/* Random numbers that are a function of where they are wanted, not of what was drawn before: Philox 4x32-10
 * (Salmon et al., SC11), keyed by the seed and counted by realization, stream and block of four words.  What
 * is drawn so is the same on any number of threads and in any order. */

/* A stream that is read block after block. */
typedef struct {
  philox4x32_key_t key;
  philox4x32_ctr_t counter; /* .v[0]: the block to be read next */
} DwPhilox;

static inline DwPhilox
dw_philox(uint64_t seed, uint64_t realization, uint32_t stream, uint32_t block)
{
  return (DwPhilox){.key = {{(uint32_t) seed, (uint32_t) (seed >> 32)}},
                    .counter = {{block, stream, (uint32_t) realization, (uint32_t) (realization >> 32)}}};
}

static inline philox4x32_ctr_t
dw_philox_next(DwPhilox *random)
{
  const philox4x32_ctr_t words = philox4x32(random->counter, random->key);
  random->counter.v[0]++;
  return words;
}

/* One block alone. */
static inline philox4x32_ctr_t
dw_philox_block(uint64_t seed, uint64_t realization, uint32_t stream, uint32_t block)
{
  const DwPhilox random = dw_philox(seed, realization, stream, block);
  return philox4x32(random.counter, random.key);
}

/* Uniform between 0 and 1, neither of them. */
static inline double
dw_philox_uniform(uint32_t word)
{
  return (word + 0.5) * 0x1p-32;
}
