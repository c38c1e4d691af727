/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* The object that a JSON file consists of; NULL if it is none, is no UTF-8, or is nested deeper than any file
 * of ours.  A zero byte follows the bytes.  Free with json_node_unref. */
JsonNode *dw_json_read_object(const GByteArray *bytes);

/* A member that is a string; NULL if there is none, or it is something else. */
const char *dw_json_string_member(JsonNode *object, const char *name);
