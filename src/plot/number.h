/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Writes count * 10^power with all its digits, as "0.25", or where `exponent` is not 0 as a mantissa of
 * that power, "2.5×10<sup>7</sup>".  Works on integers: exact, and the same in every locale. */
void dw_number_exact(int64_t count, int power, int exponent, char *text, size_t size);

/* "10<sup>−3</sup>" */
void dw_number_power(int exponent, char *text, size_t size);
