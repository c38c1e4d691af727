/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A description names everything that its model's table has. */
#include "growing_model.h"
#include "io/describe.h"
#include "tiny_model.h"

#include <json-glib/json-glib.h>

static void
test_lists_derived_quantities(void)
{
  g_autofree char *text = dw_describe_model(&growing_model, false);
  g_assert_nonnull(strstr(text, "DERIVED QUANTITIES"));
  g_assert_nonnull(strstr(text, "J_0/h_0"));
  g_assert_nonnull(strstr(text, "[moves interaction]"));
  g_autofree char *without = dw_describe_model(&tiny_model, false);
  g_assert_null(strstr(without, "DERIVED QUANTITIES"));
}

static void
test_lists_derived_quantities_as_json(void)
{
  g_autofree char *text = dw_describe_model(&growing_model, true);
  g_autoptr(JsonNode) root = json_from_string(text, NULL);
  g_assert_nonnull(root);
  JsonArray *derived = json_object_get_array_member(json_node_get_object(root), "derived");
  g_assert_cmpuint(json_array_get_length(derived), ==, growing_model.n_derived);
  JsonObject *ratio = json_array_get_object_element(derived, 0);
  g_assert_cmpstr(json_object_get_string_member(ratio, "name"), ==, "ratio");
  g_assert_cmpstr(json_object_get_string_member(ratio, "moves"), ==, "interaction");
  g_assert_cmpfloat(json_object_get_double_member(ratio, "max"), ==, 1);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/describe/derived", test_lists_derived_quantities);
  g_test_add_func("/describe/derived-json", test_lists_derived_quantities_as_json);
  return g_test_run();
}
