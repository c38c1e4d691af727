/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"

/* The whole of doublewell-cli: parses `argv`, answers on standard output or into files, returns the exit
 * status (0 done, 2 usage, 3 input or output, 4 solver, 130 interrupted).  A registry as argument lets a test
 * bring its own model. */
int dw_cli_main(const DwRegistry *registry, int argc, char **argv);
