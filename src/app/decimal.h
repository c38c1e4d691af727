/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* The decimal sign on the screen: a comma where the person's locale has one, and nowhere but on the screen.
 */
void dw_decimal_use_comma(bool comma);
bool dw_decimal_is_comma(void);

/* Gives the numbers in a text that sign, in place, and returns it. */
char *dw_decimal_show(char *text);
