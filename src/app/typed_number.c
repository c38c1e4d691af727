/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/typed_number.h"

#include "app/decimal.h"
#include "app/i18n.h"
#include "io/number.h"
#include "io/quote.h"
#include "model/text.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* What was typed, as digits times a power of ten: read as one decimal number in the end, 2.5 m is the double
 * nearest to 0.0025. */
typedef struct {
  char digits[2 * DW_NUMBER_LENGTH]; /* "-2.5" */
  int exponent;
} Decimal;

static const int huge = 10000; /* more than any exponent that a double can have */

static bool
skip(const char **text, const char *start)
{
  if (!g_str_has_prefix(*text, start))
    return false;
  *text += strlen(start);
  return true;
}

/* --- digits and powers ---------------------------------------------------------------------------------- */

/* "2,5", but not "1.000,5": who writes thousands apart may mean either. */
static bool
read_comma(char *digits)
{
  char *comma = strchr(digits, ',');
  if (comma && (!dw_decimal_is_comma() || strchr(digits, '.')))
    return false;
  if (comma)
    *comma = '.';
  return true;
}

static bool
read_digits(const char **text, Decimal *decimal)
{
  const char *start = *text;
  const bool sign = *start == '-' || *start == '+';
  const size_t length = sign + strspn(start + sign, "0123456789.,");
  if (length == sign || length >= sizeof decimal->digits)
    return false;
  g_strlcpy(decimal->digits, start, length + 1);
  *text += length;
  return read_comma(decimal->digits);
}

static bool
read_exponent(const char **text, int *exponent)
{
  char *end;
  const bool sign = **text == '-' || **text == '+';
  if (!g_ascii_isdigit((*text)[sign]))
    return false;
  *exponent += (int) CLAMP(g_ascii_strtoll(*text, &end, 10), -huge, huge);
  *text = end;
  return true;
}

/* "⁻⁵" as "-5". */
static bool
read_superscript(const char **text, int *exponent)
{
  static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  const bool negative = skip(text, "⁻");
  int value = 0, length = 0;
  for (int k = 0; k < (int) G_N_ELEMENTS(raised); k++)
    if (skip(text, raised[k])) {
      value = MIN(10 * value + k, huge);
      length++;
      k = -1;
    }
  *exponent += negative ? -value : value;
  return length > 0;
}

static bool
read_raised(const char **text, int *exponent)
{
  return skip(text, "^") ? read_exponent(text, exponent) : read_superscript(text, exponent);
}

/* "e5", "×10^5", "×10⁵"; of the number 10 itself also "^5", "⁵".  False for a power that is begun only. */
static bool
read_power(const char **text, Decimal *decimal)
{
  const char *start = *text;
  if (skip(text, "e") || skip(text, "E"))
    return read_exponent(text, &decimal->exponent);
  if (skip(text, "×10") || skip(text, "·10") || skip(text, "*10") || skip(text, "x10"))
    return read_raised(text, &decimal->exponent);
  if (g_str_equal(decimal->digits, "10") && read_raised(text, &decimal->exponent))
    g_strlcpy(decimal->digits, "1", sizeof decimal->digits);
  else
    *text = start; /* no power, and no harm */
  return true;
}

/* --- prefixes and units --------------------------------------------------------------------------------- */

static int
read_prefix(const char **text)
{
  static const struct {
    const char *letter;
    int exponent;
  } prefixes[] = {{"a", -18}, {"f", -15}, {"p", -12}, {"n", -9},
                  {"u", -6},  {"µ", -6},  {"μ", -6}, /* the sign and the Greek letter */
                  {"m", -3},  {"k", 3},   {"M", 6},   {"G", 9},
                  {"T", 12},  {"P", 15},  {"E", 18}};
  for (size_t k = 0; k < G_N_ELEMENTS(prefixes); k++)
    if (skip(text, prefixes[k].letter))
      return prefixes[k].exponent;
  return 0;
}

static bool
is_base_unit(const char *unit)
{
  static const char *const units[] = {"K", "Hz", "eV", "s", "m", "g", "V", "A", "W", "J",
                                      "T", "Pa", "N",  "F", "C", "H", "Ω", "S", "D", NULL};
  return g_strv_contains(units, unit);
}

/* Of "GHz" the "Hz", and the power of ten between them. */
static const char *
base_of(const char *unit, int *exponent)
{
  const char *base = unit;
  const int prefix = read_prefix(&base);
  if (prefix == 0 || !is_base_unit(base))
    return NULL;
  *exponent = prefix;
  return base;
}

/* "", "k", "mK", "K" after a number in K; the unit alone comes before a prefix that looks the same. */
static bool
read_unit(const char *text, const DwParameter *parameter, int *exponent)
{
  char unit[DW_NUMBER_LENGTH];
  int of_unit = 0;
  dw_text_plain(parameter->unit, unit, sizeof unit);
  const char *base = base_of(unit, &of_unit);
  if (!*text || g_str_equal(text, unit))
    return true;
  if (!*unit && g_str_equal(text, "%")) {
    *exponent -= 2;
    return true;
  }
  if (base && g_str_equal(text, base)) {
    *exponent -= of_unit;
    return true;
  }
  *exponent += read_prefix(&text);
  if (base && g_str_equal(text, base)) {
    *exponent -= of_unit;
    return true;
  }
  return !*text || (g_ascii_isalpha(*unit) && g_str_equal(text, unit));
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static bool
read_decimal(const DwParameter *parameter, const char *text, Decimal *decimal)
{
  *decimal = (Decimal){.exponent = 0};
  if (!read_digits(&text, decimal) || !read_power(&text, decimal))
    return false;
  return read_unit(text + strspn(text, " "), parameter, &decimal->exponent);
}

static bool
read_value(const DwParameter *parameter, const char *text, double *value)
{
  Decimal decimal;
  char plain[sizeof decimal.digits + 16];
  double number;
  if (parameter->kind == DW_PARAMETER_CHOICE)
    return dw_parameter_parse(parameter, text, value, NULL) == DW_OK;
  if (!read_decimal(parameter, text, &decimal))
    return false;
  g_snprintf(plain, sizeof plain, "%se%d", decimal.digits, decimal.exponent);
  if (dw_parameter_parse(parameter, plain, &number, NULL) != DW_OK)
    return false;
  if (number == 0 && strpbrk(decimal.digits, "123456789"))
    return false; /* too small for a double, and not the zero that is meant to switch something off */
  *value = number;
  return true;
}

DwStatus
dw_typed_number(const DwParameter *parameter, const char *text, double *value, DwError *error)
{
  char quoted[DW_QUOTE_SIZE], symbol[DW_NUMBER_LENGTH], unit[64], allowed[240];
  g_autofree char *typed = g_strstrip(g_strdup(text));
  if (read_value(parameter, typed, value))
    return DW_OK;
  dw_decimal_show(dw_parameter_allowed(parameter, allowed, sizeof allowed));
  if (*parameter->unit)
    g_snprintf(allowed + strlen(allowed), sizeof allowed - strlen(allowed), " %s",
               dw_text_plain(parameter->unit, unit, sizeof unit));
  return dw_error_set(
      error, DW_BAD_VALUE, _("%s cannot be %s: allowed is %s."),
      dw_text_plain(*parameter->symbol ? parameter->symbol : parameter->name, symbol, sizeof symbol),
      dw_quote(typed, quoted), allowed);
}
