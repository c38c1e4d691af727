/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A reference table: a CSV with a header line, cells that are numbers or words. */
typedef struct Golden Golden;

/* Reads `name` from the folder in the environment variable DW_GOLDEN (set by meson.build); a test that has no
 * table fails. */
Golden *golden_read(const char *name);
void golden_free(Golden *golden);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Golden, golden_free)

size_t golden_n_rows(const Golden *golden);
/* A cell as a number ("nan" gives NaN), and as it stands.  An unknown column fails the test. */
double golden_number(const Golden *golden, size_t row, const char *column);
const char *golden_text(const Golden *golden, size_t row, const char *column);
/* By position, where several columns share a name ("se" behind each mean): the name of column k, NULL behind
 * the last, and its cell. */
const char *golden_column(const Golden *golden, size_t k);
double golden_cell(const Golden *golden, size_t row, size_t k);

/* Fails the test unless |actual - expected| <= tolerance * |expected|, and says by how much. */
#define assert_relative(actual, expected, tolerance)                                                         \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    const double actual_ = (actual), expected_ = (expected), tolerance_ = (tolerance);                       \
    if (!(fabs(actual_ - expected_) <= tolerance_ * fabs(expected_)))                                        \
      g_error("%s:%d: %s = %.17g, expected %.17g (relative error %.3g > %.3g)", __FILE__, __LINE__, #actual, \
              actual_, expected_, fabs(actual_ / expected_ - 1), tolerance_);                                \
  }                                                                                                          \
  G_STMT_END

/* How many random cases a test takes: `usual`, or `full` in the tier of long statistics (-m slow). */
int random_rounds(int usual, int full);

/* A random number between `low` and `high`, uniform in its logarithm; follows the test's --seed. */
double random_log(double low, double high);
