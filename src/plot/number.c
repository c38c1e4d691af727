/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/number.h"
#include "plot/figure.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUS "\u2212"
#define TIMES "\u00d7"

enum { MOST_DIGITS = 17 };

/* The digits of a positive number and the power of ten of the first of them. */
typedef struct {
  char digits[MOST_DIGITS + 1];
  int exponent;
} Decimal;

/* printf writes the decimal separator of the locale, which may be several bytes: only digits are taken. */
static Decimal
decimal_of(double value, int digits)
{
  char text[64];
  snprintf(text, sizeof text, "%.*e", digits - 1, value);
  const char *e = strchr(text, 'e');
  Decimal decimal = {.exponent = atoi(e + 1)};
  size_t n = 0;
  for (const char *c = text; c < e && n < MOST_DIGITS; c++)
    if (isdigit((unsigned char) *c))
      decimal.digits[n++] = *c;
  return decimal;
}

/* `digits` with the point after the first `whole` of them; whole <= 0 puts zeros in front. */
static void
with_point(const char *digits, int whole, char *text, size_t size)
{
  const int n = (int) strlen(digits);
  if (whole <= 0)
    snprintf(text, size, "0.%.*s%s", -whole, "0000000000000000000", digits);
  else if (whole < n)
    snprintf(text, size, "%.*s.%s", whole, digits, digits + whole);
  else
    snprintf(text, size, "%s%.*s", digits, whole - n, "0000000000000000000");
}

void
dw_number_power(int exponent, char *text, size_t size)
{
  snprintf(text, size, "10<sup>%s%d</sup>", exponent < 0 ? MINUS : "", abs(exponent));
}

void
dw_number_exact(int64_t count, int power, int exponent, char *text, size_t size)
{
  if (count == 0) {
    snprintf(text, size, "0");
    return;
  }
  const char *sign = count < 0 ? MINUS : "";
  char digits[24], mantissa[64], scale[32] = "";
  snprintf(digits, sizeof digits, "%lld", llabs((long long) count));
  with_point(digits, (int) strlen(digits) + power - exponent, mantissa, sizeof mantissa);
  if (exponent != 0)
    dw_number_power(exponent, scale, sizeof scale);
  if (exponent != 0 && strcmp(mantissa, "1") == 0)
    snprintf(text, size, "%s%s", sign, scale);
  else
    snprintf(text, size, "%s%s%s%s", sign, mantissa, exponent != 0 ? TIMES : "", scale);
}

char *
dw_number_markup(double value, int digits, char *text, size_t size)
{
  const char *sign = value < 0 ? MINUS : "";
  if (isnan(value)) {
    snprintf(text, size, "\u2013");
  } else if (isinf(value)) {
    snprintf(text, size, "%s\u221e", sign);
  } else if (value == 0) {
    snprintf(text, size, "0");
  } else {
    digits = digits < 1 ? 1 : digits > MOST_DIGITS ? MOST_DIGITS : digits;
    const Decimal decimal = decimal_of(fabs(value), digits);
    const bool plain = decimal.exponent >= -2 && decimal.exponent < (digits > 3 ? digits : 3);
    char mantissa[64], scale[32];
    with_point(decimal.digits, plain ? decimal.exponent + 1 : 1, mantissa, sizeof mantissa);
    dw_number_power(decimal.exponent, scale, sizeof scale);
    snprintf(text, size, "%s%s%s%s", sign, mantissa, plain ? "" : TIMES, plain ? "" : scale);
  }
  return text;
}
