/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "golden.h"

#include <stdbool.h>

/* Our realizations beside tables that an independent program made of its own, with other random numbers: what
 * is compared are averages, in units of both standard errors together. */

typedef struct {
  double sum, square;
  int n;
} Mean;

void mean_add(Mean *mean, double value);
double mean_value(const Mean *mean);
double mean_error(const Mean *mean);

/* 4.5 standard errors: seven in a million of normal deviations are beyond, and the long tier makes some
 * fifteen thousand comparisons.  The seeds are fixed, so that a failure means a change. */
#define WORST_DEVIATION 4.5

/* Fails the test unless `mean` is `expected` within WORST_DEVIATION of both errors. */
void assert_mean(const Mean *mean, double expected, double expected_error, const char *what);

/* A column "what[tag]" of a table: averages of one configuration, one for each bin, probability or time. */
typedef struct {
  char *name, *what;
  size_t n;
  double *low, *high;    /* the bin; without bins the first column, twice */
  double *value, *error; /* error: NaN where the table gives none */
  Mean *mean;            /* ours */
  Mean *rounding; /* of a quantile: the share of values between those that six digits do not tell apart */
} TableColumn;

/* The columns of a configuration in all of the tables (their list ends with NULL), to be freed with
 * g_ptr_array_unref. */
GPtrArray *table_columns(const char *const *tables, const char *tag);

/* Fails the test unless every column of the tables belongs to a configuration, a row of `summary`: none is
 * left out. */
void assert_all_columns_known(const char *const *tables, const char *summary);

/* Add a realization to a column: how densely its values lie in the bins; or what share of them is below
 * `low`, of which `value` is a quantile; or the mean of exp(-rate t).  `folded`: of magnitudes, for values of
 * either sign. */
void column_add_density(TableColumn *column, const double *values, size_t n, bool folded);
void column_add_shares(TableColumn *column, const double *values, size_t n);
void column_add_decay(TableColumn *column, const double *rates, size_t n);

/* Bins of a histogram with counts enough to be nearly normal, of realizations of `values` numbers: nearly
 * independent of each other, so that the sum of squares is chi^2 and has to be neither too large nor too
 * small, besides the largest one. */
void assert_density(const TableColumn *column, size_t values, bool folded);

/* Points of one curve, which move together: only the largest deviation says anything, and for shares the mean
 * square, which follows Anderson and Darling's law: above 6 once in a thousand.  The table's own errors,
 * where it has none, are ours times `ratio`. */
void assert_curve(const TableColumn *column, double ratio);
void assert_shares(const TableColumn *column, double ratio);

/* Cumulative distributions of two samples: their largest distance, in units of sqrt(1/n + 1/m): below 2 but
 * once in 1500 times if they are of one kind.  Sorts both. */
double kolmogorov_smirnov(double *one, size_t n, double *other, size_t m);

/* The same of one sample: its values' cumulative probabilities beside an even distribution over (0, 1).
 * Sorts. */
double kolmogorov(double *probabilities, size_t n);
