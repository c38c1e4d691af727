/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

#include <json-glib/json-glib.h>

/* The result with everything that is known of it, as UTF-8, and the pins of `comparison` (may be NULL).  With
 * `only_readouts` the plots are left out.  Free with g_free. */
char *dw_json_result(const DwState *state, const DwResult *result, const DwComparison *comparison,
                     bool only_readouts, size_t *length);

/* Building blocks that results and descriptions share.  Text members are translated and freed of markup. */
void dw_json_string(JsonBuilder *builder, const char *name, const char *text);
void dw_json_text(JsonBuilder *builder, const char *name, const char *markup);
void dw_json_number(JsonBuilder *builder, const char *name, double value);
/* Whole numbers beyond 2^53, which JSON readers would round, become strings. */
void dw_json_whole(JsonBuilder *builder, const char *name, uint64_t value);
/* A parameter's value: a number, or the word of a choice. */
void dw_json_value(JsonBuilder *builder, const char *name, const DwParameter *parameter, double value);
void dw_json_quantity(JsonBuilder *builder, const char *name, const DwQuantity *quantity);
/* Ends the builder's object: indented text with a final line break. */
char *dw_json_finish(JsonBuilder *builder, size_t *length);
