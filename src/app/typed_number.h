/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/parameter.h"

/* The value that a person typed for a parameter: a plain number or word as everywhere, the ways people write
 * powers ("10^5", "10⁵", "2×10^5", "2*10^5"), and after a number a prefix (a f p n u µ m k M G T P E), the
 * parameter's unit, or both: "20 k", "2.5 mK"; where that unit has a prefix, its base with any other one too
 * ("600 MHz" of a parameter in GHz).  "5 %" of a pure number is 0.05.  A decimal comma where the screen has
 * one, never both signs.  A refusal speaks of the parameter's symbol. */
DwStatus dw_typed_number(const DwParameter *parameter, const char *text, double *value, DwError *error);
