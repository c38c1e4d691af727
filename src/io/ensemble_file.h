/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/ensemble.h"
#include "model/state.h"

#include <glib.h>

/* A file of realizations: three lines, and the ensemble's bytes.
 *
 *   doublewell ensemble 1
 *   doublewell:MODEL?name=value&...        the state that the realizations were computed for
 *   sha256 HEX                             of the line before and the bytes behind
 */
typedef struct {
  DwState state;
  char *address; /* the state's line as it stands in the file */
  GBytes *bytes;
  DwEnsembleContent content;
} DwEnsembleFile;

/* Free with g_free. */
char *dw_ensemble_file_format(const char *address, const void *bytes, size_t length, size_t *file_length);

/* DW_BAD_VALUE, with a clause that says what is wrong, for anything that dw_ensemble_file_format did not
 * write, and for what no model of the registry understands. */
DwStatus dw_ensemble_file_parse(DwEnsembleFile *ensemble, const DwRegistry *registry, const GByteArray *data,
                                DwError *error);
/* Of the file's path; its sentences name the file. */
DwStatus dw_ensemble_file_read(DwEnsembleFile *ensemble, const DwRegistry *registry, const char *path,
                               DwError *error);
void dw_ensemble_file_clear(DwEnsembleFile *ensemble);
