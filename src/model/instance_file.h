/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/error.h"

#include <stddef.h>
#include <stdint.h>

enum { DW_MAX_INSTANCE_SITES = 1024 };

/* Fields and couplings of one sample, in K, as a file gives them. */
typedef struct {
  unsigned n;
  double *fields;     /* n */
  double *couplings;  /* n x n, symmetric, zero diagonal */
  uint64_t signature; /* of the numbers, never 0: tells one sample from another */
} DwInstanceFile;

/* Reads comma-separated text: a header with a column `h` and columns `J0` .. `J(n-1)` (others are ignored),
 * then a row for each of the n <= DW_MAX_INSTANCE_SITES sites.  Refuses with a sentence that names line and
 * column: missing columns or rows, what is no plain decimal number, couplings that are not symmetric or have
 * a diagonal.  On error `file` is empty. */
DwStatus dw_instance_file_read(const char *text, DwInstanceFile *file, DwError *error);
void dw_instance_file_clear(DwInstanceFile *file);
