/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/decimal.h"

#include "model/text.h"

static bool comma;

void
dw_decimal_use_comma(bool wanted)
{
  comma = wanted;
}

bool
dw_decimal_is_comma(void)
{
  return comma;
}

char *
dw_decimal_show(char *text)
{
  return comma ? dw_text_with_comma(text) : text;
}
