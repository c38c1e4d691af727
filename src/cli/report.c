/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/report.h"

#include <stdio.h>

void
dw_say(const char *sentence)
{
  fprintf(stderr, "doublewell-cli: %s\n", sentence);
}

int
dw_report(const DwError *error)
{
  if (*error->message)
    dw_say(error->message);
  switch (error->status) {
  case DW_OK:
    return DW_EXIT_DONE;
  case DW_BAD_VALUE:
    return DW_EXIT_USAGE;
  case DW_INPUT_OUTPUT:
    return DW_EXIT_FILE;
  case DW_CANCELLED:
    return DW_EXIT_INTERRUPTED;
  default:
    return DW_EXIT_SOLVER;
  }
}
