/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters, requests, results and texts: what every model relies on. */
#include "golden.h"
#include "model/model.h"
#include "model/text.h"

#include <float.h>
#include <math.h>
#include <string.h>

static const char *const words[] = {"paper", "fast", "preview", NULL};

static const DwParameter sigma = {.name = "sigma",
                                  .scale = DW_SCALE_LOG,
                                  .minimum = 1e-2,
                                  .maximum = 1e9,
                                  .initial = 1e5,
                                  .zero_allowed = true};
static const DwParameter v0 = {.name = "v0", .minimum = 1e-3, .maximum = 2, .initial = 1};
static const DwParameter sweeps = {.name = "sweeps",
                                   .kind = DW_PARAMETER_INTEGER,
                                   .scale = DW_SCALE_LOG,
                                   .minimum = 1,
                                   .maximum = 5000,
                                   .initial = 257};
static const DwParameter protocol = {
    .name = "protocol", .kind = DW_PARAMETER_CHOICE, .maximum = 2, .initial = 0, .words = words};
static const DwParameter *const all[] = {&sigma, &v0, &sweeps, &protocol};

static void
test_check(void)
{
  const double bad[] = {NAN, INFINITY, -INFINITY, -1, 1e10, 5e-324, 0.009, DBL_MAX};
  for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
    DwError error = {0};
    g_assert_cmpint(dw_parameter_check(&sigma, bad[k], &error), ==, DW_BAD_VALUE);
    g_assert_nonnull(strstr(error.message, "sigma"));
    g_assert_nonnull(strstr(error.message, "0, or 0.01 to 1e9"));
  }
  const double good[] = {0, -0.0, 0.01, 1e9, 1e9 * (1 + DBL_EPSILON), 17};
  for (size_t k = 0; k < G_N_ELEMENTS(good); k++)
    g_assert_cmpint(dw_parameter_check(&sigma, good[k], NULL), ==, DW_OK);
  g_assert_cmpint(dw_parameter_check(&sweeps, 2.5, NULL), ==, DW_BAD_VALUE);
  g_assert_cmpint(dw_parameter_check(&sweeps, 0, NULL), ==, DW_BAD_VALUE);
  DwError error;
  dw_parameter_check(&sigma, 1e10, &error);
  g_assert_nonnull(strstr(error.message, "sigma cannot be 1e10: "));
  dw_parameter_check(&sigma, 5e-324, &error);
  g_assert_nonnull(strstr(error.message, "sigma cannot be 5e-324: "));
  dw_parameter_check(&sigma, -12345.678, &error);
  g_assert_nonnull(strstr(error.message, "sigma cannot be -12345.678: "));
  dw_parameter_check(&sweeps, 5001, &error);
  g_assert_nonnull(strstr(error.message, "allowed is a whole number from 1 to 5000."));
  g_assert_cmpint(dw_parameter_check(&protocol, 3, &error), ==, DW_BAD_VALUE);
  g_assert_nonnull(strstr(error.message, "paper, fast or preview"));
}

/* Position and value are inverse; clamped values are always accepted; steps have a way back. */
static void
test_positions_and_steps(void)
{
  for (size_t p = 0; p < G_N_ELEMENTS(all); p++)
    for (int k = 0; k <= 1000; k++) {
      const double value = dw_parameter_at_position(all[p], k / 1000.0);
      g_assert_cmpint(dw_parameter_check(all[p], value, NULL), ==, DW_OK);
      const double again = dw_parameter_at_position(all[p], dw_parameter_position(all[p], value));
      g_assert_true(fabs(again - value) <= 1e-12 * fabs(value)); /* the header's bound */
      const double stepped = dw_parameter_step(all[p], value, k % 2 ? 1 : -1);
      g_assert_cmpint(dw_parameter_check(all[p], stepped, NULL), ==, DW_OK);
    }
  g_assert_cmpfloat(dw_parameter_at_position(&sigma, 0), ==, 0);
  g_assert_cmpfloat(dw_parameter_at_position(&sigma, 1), ==, 1e9);
  g_assert_cmpfloat(dw_parameter_step(&sigma, 0.01, -1), ==, 0);
  g_assert_cmpfloat(dw_parameter_step(&sigma, 0, 1), ==, 0.01);
  assert_relative(dw_parameter_step(&sigma, 1e5, 48), 1e6, 1e-14); /* 48 steps are a decade */
  g_assert_cmpfloat(dw_parameter_step(&sweeps, 2, 1), ==, 3);
  const double hostile[] = {NAN, INFINITY, -INFINITY, DBL_MAX, -DBL_MAX, 5e-324};
  for (size_t k = 0; k < G_N_ELEMENTS(hostile); k++)
    for (size_t p = 0; p < G_N_ELEMENTS(all); p++) {
      g_assert_cmpint(dw_parameter_check(all[p], dw_parameter_clamp(all[p], hostile[k]), NULL), ==, DW_OK);
      g_assert_cmpint(dw_parameter_check(all[p], dw_parameter_at_position(all[p], hostile[k]), NULL), ==,
                      DW_OK);
    }
}

/* An abscissa is where it is wanted, they still ascend, and the ends stay. */
static void
test_abscissae_hit(void)
{
  for (int round = 0; round < 1000; round++) {
    double x[17];
    const size_t n = (size_t) g_test_rand_int_range(3, G_N_ELEMENTS(x) + 1);
    const double place = g_test_rand_double_range(-1.2, 2.2);
    bool hit = false;
    dw_abscissae_fill(x, n, DW_SCALE_LINEAR, -1, 2);
    dw_abscissae_hit(x, n, place);
    for (size_t k = 1; k < n; k++) {
      g_assert_cmpfloat(x[k], >, x[k - 1]);
      hit |= x[k] == place;
    }
    g_assert_true(hit == (place > -1 && place < 2));
    g_assert_cmpfloat(x[0], ==, -1);
    g_assert_cmpfloat(x[n - 1], ==, 2);
  }
}

static void
test_abscissae(void)
{
  for (int round = 0; round < 200; round++) {
    const double low = random_log(1e-300, 1), high = low * random_log(1.001, 1e300);
    double x[257];
    dw_abscissae_fill(x, G_N_ELEMENTS(x), DW_SCALE_LOG, low, high);
    g_assert_cmpfloat(x[0], ==, low);
    g_assert_cmpfloat(x[256], ==, high);
    for (size_t k = 1; k < G_N_ELEMENTS(x); k++)
      g_assert_cmpfloat(x[k], >, x[k - 1]);
  }
  double x[3];
  dw_abscissae_fill(x, 3, DW_SCALE_LINEAR, -DBL_MAX, DBL_MAX);
  g_assert_cmpfloat(x[1], ==, 0);
}

static const DwReadout readouts[] = {{.id = "peak"}, {.id = "width"}};
static const DwModel model = {
    .id = "m", .parameters = &sigma, .n_parameters = 1, .readouts = readouts, .n_readouts = 2};

static void
test_result(void)
{
  double value = 17;
  DwResult *result =
      dw_result_new(&(DwRequest){.model = &model, .values = &value, .seed = 3, .readouts = true});
  DwSeries *first = dw_result_add_series(result, 0, 0, 5, true);
  for (size_t k = 0; k < 100; k++)
    g_assert_nonnull(dw_result_add_absent(result, 1, k, "It is not there."));
  g_assert_true(dw_result_series(result, 0) == first); /* adding did not move it */
  for (size_t k = 0; k < 5; k++)
    g_assert_true(isnan(first->y[k]) && isnan(first->y_error[k]));
  g_assert_cmpstr(dw_result_find(result, 1, 42)->remark, ==, "It is not there.");
  g_assert_null(dw_result_find(result, 2, 0));
  dw_result_set_reading(result, 0, 2.5, NAN);
  dw_result_set_reading(result, 1, INFINITY, 1);
  g_assert_true(dw_result_reading(result, 0).present);
  g_assert_false(dw_result_reading(result, 1).present);
  dw_result_unref(dw_result_ref(result));
  g_assert_cmpfloat(dw_result_values(result)[0], ==, 17);
  g_assert_null(dw_result_add_series(result, 0, 0, SIZE_MAX / 8, false)); /* refused, not wrapped around */
  dw_result_unref(result);
}

static void
test_text(void)
{
  char plain[64];
  g_assert_cmpstr(dw_text_plain("<i>τ</i><sub>s</sub> &lt; ω<sup>3/2</sup>", plain, sizeof plain), ==,
                  "τ_s < ω^3/2");
  g_assert_cmpstr(dw_text_plain("abcdef", plain, 4), ==, "abc");
  g_assert_cmpstr(dw_text_with_comma(strcpy(plain, "1.5×10<sup>7</sup>, Fig. 2, .5, 3.")), ==,
                  "1,5×10<sup>7</sup>, Fig. 2, .5, 3.");
  g_assert_cmpstr(dw_text(""), ==, "");
  g_assert_null(dw_text(NULL));
  DwError error = {0};
  g_autofree char *longer = g_strnfill(2 * DW_ERROR_LENGTH, 'x');
  g_assert_cmpint(dw_error_set(&error, DW_BAD_VALUE, "%sσ", longer), ==, DW_BAD_VALUE);
  g_assert_true(g_utf8_validate(error.message, -1, NULL));
  for (int shift = 0; shift < 4; shift++) {
    g_autofree char *sigmas = g_strnfill((gsize) shift, 'x');
    g_autoptr(GString) text = g_string_new(sigmas);
    for (int k = 0; k < DW_ERROR_LENGTH; k++)
      g_string_append(text, "σ");
    dw_error_set(&error, DW_BAD_VALUE, "%s", text->str);
    g_assert_true(g_utf8_validate(error.message, -1, NULL));
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/parameter/check", test_check);
  g_test_add_func("/parameter/positions-and-steps", test_positions_and_steps);
  g_test_add_func("/request/abscissae", test_abscissae);
  g_test_add_func("/request/abscissae-hit", test_abscissae_hit);
  g_test_add_func("/result", test_result);
  g_test_add_func("/text", test_text);
  return g_test_run();
}
