/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/number.h"
#include "io/quote.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t
skip_digits(const char **text)
{
  const char *start = *text;
  while (g_ascii_isdigit(**text))
    ++*text;
  return (size_t) (*text - start);
}

static void
skip_sign(const char **text)
{
  if (**text == '+' || **text == '-')
    ++*text;
}

/* [sign] digits [. digits] [e [sign] digits], with a digit on at least one side of the point. */
static bool
is_plain_decimal(const char *text)
{
  skip_sign(&text);
  size_t digits = skip_digits(&text);
  if (*text == '.') {
    text++;
    digits += skip_digits(&text);
  }
  if (!digits)
    return false;
  if (*text == 'e' || *text == 'E') {
    text++;
    skip_sign(&text);
    if (!skip_digits(&text))
      return false;
  }
  return !*text;
}

#define TOO_SMALL "numbers other than 0 start at 5e-324."

/* Whether a plain decimal would become 0, though it has another digit than 0 before its exponent. */
static bool
is_too_small(const char *text, double number)
{
  return number == 0 && g_ascii_isdigit(text[strcspn(text, "123456789eE")]);
}

DwStatus
dw_number_parse(const char *text, double *value, DwError *error)
{
  char quoted[DW_QUOTE_SIZE];
  if (!*text)
    return dw_error_set(error, DW_BAD_VALUE, "a number is missing.");
  if (strnlen(text, DW_NUMBER_LENGTH + 1) > DW_NUMBER_LENGTH)
    return dw_error_set(error, DW_BAD_VALUE, "%s is too long for a number: at most %d characters are read.",
                        dw_quote(text, quoted), DW_NUMBER_LENGTH);
  if (!is_plain_decimal(text))
    return dw_error_set(error, DW_BAD_VALUE, "%s is not a plain decimal number such as 12, -0.5 or 1e5.",
                        dw_quote(text, quoted));
  const double number = g_ascii_strtod(text, NULL);
  if (!isfinite(number))
    return dw_error_set(error, DW_BAD_VALUE, "%s is too large: numbers end at 1.79e308.",
                        dw_quote(text, quoted));
  if (is_too_small(text, number))
    return dw_error_set(error, DW_BAD_VALUE, "%s is too small: " TOO_SMALL, dw_quote(text, quoted));
  *value = number;
  return DW_OK;
}

/* The word's index, or -1. */
static int
find_word(const DwParameter *parameter, const char *text)
{
  for (int k = 0; parameter->words && parameter->words[k]; k++)
    if (g_str_equal(parameter->words[k], text))
      return k;
  return -1;
}

DwStatus
dw_parameter_parse(const DwParameter *parameter, const char *text, double *value, DwError *error)
{
  char quoted[DW_QUOTE_SIZE], allowed[160];
  const bool choice = parameter->kind == DW_PARAMETER_CHOICE;
  if (!choice && is_plain_decimal(text) && is_too_small(text, g_ascii_strtod(text, NULL)))
    return dw_error_set(error, DW_BAD_VALUE, "%s cannot be %s: " TOO_SMALL, parameter->name,
                        dw_quote(text, quoted));
  double number = choice ? find_word(parameter, text) : 0;
  DwStatus status = choice && number < 0 ? DW_BAD_VALUE : DW_OK;
  if (!choice)
    status = dw_number_parse(text, &number, NULL);
  if (status == DW_OK)
    status = dw_parameter_check(parameter, number, NULL);
  if (status != DW_OK)
    return dw_error_set(error, status, "%s cannot be %s: allowed is %s.", parameter->name,
                        dw_quote(text, quoted), dw_parameter_allowed(parameter, allowed, sizeof allowed));
  *value = dw_parameter_clamp(parameter, number);
  return DW_OK;
}

/* Formats with the fewest significant digits that read back the same; 17 always do. */
static int
shortest_digits(double value, char *text, size_t size)
{
  char format[8];
  for (int digits = 1;; digits++) {
    g_snprintf(format, sizeof format, "%%.%de", digits - 1);
    g_ascii_formatd(text, (int) size, format, value);
    if (digits == 17 || g_ascii_strtod(text, NULL) == value)
      return digits;
  }
}

/* "1.5e+05" becomes "1.5e5". */
static void
trim_exponent(char *text)
{
  char *exponent = strchr(text, 'e');
  if (exponent)
    g_snprintf(exponent + 1, 8, "%d", atoi(exponent + 1));
}

char *
dw_number_format(double value, char *text, size_t size)
{
  char scientific[DW_NUMBER_LENGTH], fixed[DW_NUMBER_LENGTH], format[8];
  const int digits = shortest_digits(value, scientific, sizeof scientific);
  const char *exponent_text = strchr(scientific, 'e');
  const int exponent = exponent_text ? atoi(exponent_text + 1) : 0;
  trim_exponent(scientific);
  g_strlcpy(text, scientific, size);
  if (!isfinite(value) || exponent < -4 || exponent > 16)
    return text;
  g_snprintf(format, sizeof format, "%%.%df", MAX(0, digits - 1 - exponent));
  g_ascii_formatd(fixed, sizeof fixed, format, value);
  if (exponent < 5 || strlen(fixed) < strlen(scientific))
    g_strlcpy(text, fixed, size);
  return text;
}

char *
dw_parameter_format(const DwParameter *parameter, double value, char *text, size_t size)
{
  if (parameter->kind != DW_PARAMETER_CHOICE)
    return dw_number_format(value, text, size);
  g_strlcpy(text, parameter->words[(size_t) dw_parameter_clamp(parameter, value)], size);
  return text;
}
