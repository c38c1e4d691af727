/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

int
main(int argc, char **argv)
{
  return dw_cli_main(dw_registry(), argc, argv);
}
