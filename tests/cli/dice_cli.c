/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"
#include "tiny_dice.h"

int
main(int argc, char **argv)
{
  return dw_cli_main(dice_registry(), argc, argv);
}
