/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "physics/numerics/status.h"

enum { DW_ERROR_LENGTH = 768 };

/* An error travels as a value: what kind, and one sentence that a user can act on.  A zeroed DwError is
 * success. */
typedef struct {
  DwStatus status;
  char message[DW_ERROR_LENGTH];
} DwError;

/* Stores `status` and a printf-formatted sentence (cut at DW_ERROR_LENGTH - 1 bytes, on a UTF-8
 * boundary) in `error`, which may be NULL.  Returns `status`, so that a function can end with
 * `return dw_error_set(error, ...)`.  Both programs keep LC_NUMERIC at "C", so that numbers have a '.'. */
DwStatus dw_error_set(DwError *error, DwStatus status, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Puts "argument: " before the sentence and returns the error's status; DW_BAD_VALUE without an error. */
DwStatus dw_error_name(DwError *error, const char *argument);

/* The general sentence for a status, for solvers that have nothing more precise to say.  Static. */
const char *dw_status_sentence(DwStatus status);
