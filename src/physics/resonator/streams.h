/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/philox.h"

/* What a stream of random numbers is for, so that none is used twice: the purpose stands above the number of
 * the fluctuator or draw. */
enum {
  DW_RANDOM_RATES = 0,
  DW_RANDOM_TELEGRAPH = 1 << 24,
  DW_RANDOM_DRIFT = 2 << 24,
  DW_RANDOM_BLOCH = 3 << 24
};
