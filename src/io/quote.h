/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Room for a quoted text: 40 bytes of it, each at worst a three-byte replacement character, marks and dots.
 */
enum { DW_QUOTE_SIZE = 136 };

/* Text from outside as an error sentence may show it: in quotation marks, at most 40 bytes of it, without
 * control characters and always valid UTF-8.  Returns `quoted`, of DW_QUOTE_SIZE bytes. */
char *dw_quote(const char *text, char quoted[DW_QUOTE_SIZE]);

/* The one of `n` names that `text` was probably meant to be (at most two edits away), or NULL. */
const char *dw_nearest_name(const char *text, const char *(*name)(const void *table, size_t k),
                            const void *table, size_t n);

/* " (did you mean x?)", or "" without a near name.  Returns `hint`. */
char *dw_name_hint(const char *near_name, char *hint, size_t size);
