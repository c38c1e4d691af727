/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application on the model of the tests that grows, to look at. */
#include "app/application.h"
#include "growing_model.h"

int
main(int argc, char **argv)
{
  g_autoptr(DwApplication) application = dw_application_new(growing_registry());
  return g_application_run(G_APPLICATION(application), argc, argv);
}
