/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application on the tests' own model: what it offers comes out of that model's table. */
#include "app/application.h"
#include "tiny_model.h"

int
main(int argc, char **argv)
{
  g_autoptr(DwApplication) application = dw_application_new(tiny_registry());
  return g_application_run(G_APPLICATION(application), argc, argv);
}
