/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Times of which there are many, as a benchmark prints them. */

extern const double frame_time; /* milliseconds, of a display at 60 Hz */

double milliseconds_now(void);

/* "TITLE: p50 … ms, p95 … ms, p99 … ms, max … ms; n …"; sorts them. */
void print_percentiles(const char *title, double *milliseconds, int n);
/* A row for each quarter of a frame, the last one for all that is longer. */
void print_histogram(const char *title, const double *milliseconds, int n);
