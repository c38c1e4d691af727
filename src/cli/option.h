/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/error.h"

#include <stdint.h>

/* "--dpi cannot be “0”: allowed is 36 to 2400."  Returns DW_BAD_VALUE. */
DwStatus dw_option_refuse(DwError *error, const char *option, const char *text, const char *allowed);

/* The value of an option, which must lie between `low` and `high`.  Leaves `value` alone where the option was
 * not given: `text` is NULL then. */
DwStatus dw_option_number(const char *option, const char *text, double low, double high, double *value,
                          DwError *error);
DwStatus dw_option_whole(const char *option, const char *text, double low, double high, uint64_t *value,
                         DwError *error);
