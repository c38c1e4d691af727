/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <Random123/philox.h>
#include <stdint.h>

/* Random numbers that depend on where they are wanted, not on what was drawn before: Philox, keyed by the
 * seed and counted by realization, stream and block.  Four words a block. */

/* What a stream is for, so that none is used twice. */
enum { DW_PHILOX_RATES = 0, DW_PHILOX_TELEGRAPH = 1, DW_PHILOX_DRIFT = 2, DW_PHILOX_BLOCH = 3 };
enum { DW_PHILOX_BITS = 24 }; /* the purpose stands above the stream's number */

typedef struct {
  philox4x32_key_t key;
  philox4x32_ctr_t counter; /* .v[0]: the block */
} DwPhilox;

static inline DwPhilox
dw_philox(uint64_t seed, uint64_t realization, uint32_t purpose, uint32_t stream)
{
  return (DwPhilox){.key = {{(uint32_t) seed, (uint32_t) (seed >> 32)}},
                    .counter = {{0, purpose << DW_PHILOX_BITS | stream, (uint32_t) realization,
                                 (uint32_t) (realization >> 32)}}};
}

/* The words of the next block. */
static inline philox4x32_ctr_t
dw_philox_block(DwPhilox *random)
{
  const philox4x32_ctr_t words = philox4x32(random->counter, random->key);
  random->counter.v[0]++;
  return words;
}

/* Uniform between 0 and 1, neither of them. */
static inline double
dw_philox_uniform(uint32_t word)
{
  return (word + 0.5) * 0x1p-32;
}
