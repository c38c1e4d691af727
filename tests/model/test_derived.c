/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A derived quantity and the parameter that it moves say the same thing. */
#include "golden.h"
#include "growing_model.h"

#include <math.h>
#include <string.h>

static const DwModel *const model = &growing_model;

static void
random_values(double *values)
{
  for (size_t k = 0; k < model->n_parameters; k++)
    values[k] = dw_parameter_at_position(&model->parameters[k], g_test_rand_double());
}

/* What is asked for is what comes out, wherever the parameter can be that. */
static void
test_back_and_forth(void)
{
  for (int round = 0; round < 1000; round++) {
    double values[DW_MAX_PARAMETERS], given;
    random_values(values);
    for (size_t k = 0; k < model->n_derived; k++) {
      const DwDerived *derived = &model->derived[k];
      const double wanted = dw_parameter_at_position(&derived->quantity, g_test_rand_double());
      const int moved = dw_model_parameter(model, derived->moves);
      g_assert_cmpint(moved, >=, 0);
      const DwStatus status = dw_derived_back(model, derived, values, wanted, &given, NULL);
      g_assert_cmpint(dw_parameter_check(&model->parameters[moved], given, NULL), ==, DW_OK);
      values[moved] = given;
      if (status == DW_OK) /* a product and a quotient: two roundings, and the clamp's 4 ulp */
        assert_relative(derived->value(values), wanted, 1e-14);
    }
  }
}

static void
test_says_what_the_parameter_may_be(void)
{
  double values[DW_MAX_PARAMETERS], given = -1;
  DwError error = {DW_OK};
  const int ratio = dw_model_derived(model, "ratio"), field = dw_model_parameter(model, "field");
  g_assert_cmpint(dw_model_derived(model, "field"), ==, -1);
  random_values(values);
  values[field] = 100;
  g_assert_cmpint(dw_derived_back(model, &model->derived[ratio], values, 0.5, &given, &error), ==,
                  DW_BAD_VALUE);
  g_assert_cmpfloat(given, ==, 10); /* as far as it goes */
  g_assert_nonnull(strstr(error.message, "interaction cannot be 50: "));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/derived/back-and-forth", test_back_and_forth);
  g_test_add_func("/derived/says-what-the-parameter-may-be", test_says_what_the_parameter_may_be);
  return g_test_run();
}
