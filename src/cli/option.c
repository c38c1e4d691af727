/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/option.h"
#include "io/number.h"
#include "io/quote.h"

#include <glib.h>
#include <math.h>

DwStatus
dw_option_refuse(DwError *error, const char *option, const char *text, const char *allowed)
{
  char quoted[DW_QUOTE_SIZE];
  return dw_error_set(error, DW_BAD_VALUE, "%s cannot be %s: allowed is %s.", option, dw_quote(text, quoted),
                      allowed);
}

DwStatus
dw_option_number(const char *option, const char *text, double low, double high, double *value, DwError *error)
{
  char allowed[2 * DW_NUMBER_LENGTH + 8], least[DW_NUMBER_LENGTH], most[DW_NUMBER_LENGTH];
  double number;
  if (!text)
    return DW_OK;
  if (dw_number_parse(text, &number, NULL) == DW_OK && number >= low && number <= high) {
    *value = number;
    return DW_OK;
  }
  g_snprintf(allowed, sizeof allowed, "%s to %s", dw_number_format(low, least, sizeof least),
             dw_number_format(high, most, sizeof most));
  return dw_option_refuse(error, option, text, allowed);
}

DwStatus
dw_option_whole(const char *option, const char *text, double low, double high, uint64_t *value,
                DwError *error)
{
  double number = 0;
  const DwStatus status = dw_option_number(option, text, low, high, &number, error);
  if (status != DW_OK || !text)
    return status;
  if (number != floor(number))
    return dw_option_refuse(error, option, text, "a whole number");
  *value = (uint64_t) number;
  return DW_OK;
}
