/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/error.h"

#include <glib.h>

/* The arguments of one command as they were typed; NULL or false where they were not. */
typedef struct {
  gboolean help, json, readouts, quiet, cache;
  char **rest; /* MODEL, STATE or FILE; several FILEs of merge */
  char *preset, **settings, **plots, **curves;
  char *at, *points_per_decade;
  char *realizations, *first, *seed, *threads, *instance;
  char *output, *format, *size, *dpi, *theme, *font_size, *line_width;
} DwArguments;

typedef enum { DW_COMMAND_MODELS, DW_COMMAND_DESCRIBE, DW_COMMAND_RUN, DW_COMMAND_MERGE } DwCommand;

/* Reads what follows the command's name.  With --help the other arguments are of no interest. */
DwStatus dw_arguments_read(DwArguments *arguments, DwCommand command, int argc, char **argv, DwError *error);
void dw_arguments_clear(DwArguments *arguments);

/* What --help shows, for one command and for the program.  Free with g_free. */
char *dw_command_help(DwCommand command);
char *dw_program_help(void);
