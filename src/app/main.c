/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"
#include "app/decimal.h"
#include "model/text.h"

#include <libintl.h>
#include <locale.h>

int
main(int argc, char **argv)
{
  gtk_disable_setlocale(); /* it would undo the second of these: numbers in sentences have a '.' */
  setlocale(LC_ALL, "");
  dw_decimal_use_comma(g_str_equal(localeconv()->decimal_point, ","));
  setlocale(LC_NUMERIC, "C");
  bindtextdomain(DW_TEXT_DOMAIN, DW_LOCALE_DIR);
  bind_textdomain_codeset(DW_TEXT_DOMAIN, "UTF-8");
  textdomain(DW_TEXT_DOMAIN);
  g_autoptr(DwApplication) application = dw_application_new(dw_registry());
  return g_application_run(G_APPLICATION(application), argc, argv);
}
