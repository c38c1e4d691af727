/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/parameter.h"

enum { DW_NUMBER_LENGTH = 64 };

/* A plain decimal number: optional sign, digits, '.', exponent; nothing else, at most DW_NUMBER_LENGTH
 * bytes, '.' in every locale.  Refuses hexadecimal, "inf", "nan", blanks, commas, what overflows a double
 * and what is not 0 but would become it; denormals pass.  The sentence quotes at most 40 bytes of the text. */
DwStatus dw_number_parse(const char *text, double *value, DwError *error);

/* The value of a parameter from its plain number or one of its words, checked against its range.  The
 * sentence quotes the text as it was given. */
DwStatus dw_parameter_parse(const DwParameter *parameter, const char *text, double *value, DwError *error);

/* The shortest decimal text that reads back as the same double ("1e5", "0.1"), or the word of a choice.
 * Returns `text`. */
char *dw_number_format(double value, char *text, size_t size);
char *dw_parameter_format(const DwParameter *parameter, double value, char *text, size_t size);
