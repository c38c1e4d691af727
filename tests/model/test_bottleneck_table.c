/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include "model/registry.h"

#include <string.h>

/* The table of the bottleneck keeps its contract: scripts, sessions and exported figures rely on these names.
 */

static const DwModel *
bottleneck(void)
{
  const DwModel *model = dw_registry_find(dw_registry(), "bottleneck");
  g_assert_nonnull(model);
  return model;
}

static void
test_parameters(void)
{
  static const struct {
    const char *name;
    double minimum, maximum, initial;
    DwScale scale;
    bool zero_allowed;
  } contract[] = {
      {"sigma", 1e-2, 1e9, 1e5, DW_SCALE_LOG, true},
      {"a", 1e-2, 1e7, 100, DW_SCALE_LOG, true},
      {"v0", 1e-3, 2, 1, DW_SCALE_LINEAR, false},
      {"drive", 1e-4, 0.95, 1e-3, DW_SCALE_LOG, false},
  };
  g_assert_cmpuint(bottleneck()->n_parameters, ==, G_N_ELEMENTS(contract));
  for (size_t k = 0; k < G_N_ELEMENTS(contract); k++) {
    const DwParameter *parameter = &bottleneck()->parameters[k];
    g_assert_cmpstr(parameter->name, ==, contract[k].name);
    g_assert_cmpfloat(parameter->minimum, ==, contract[k].minimum);
    g_assert_cmpfloat(parameter->maximum, ==, contract[k].maximum);
    g_assert_cmpfloat(parameter->initial, ==, contract[k].initial);
    g_assert_cmpint(parameter->scale, ==, contract[k].scale);
    g_assert_cmpint(parameter->zero_allowed, ==, contract[k].zero_allowed);
  }
}

static void
test_plots(void)
{
  static const struct {
    const char *plot, *curves;
  } contract[] = {
      {"spectrum", "chi-exact chi-approx step-coupled step-adiabatic linear-response guide-2"},
      {"susceptibility", "chi-real chi-imag linear-real linear-imag lockin-real lockin-imag"},
      {"exponent", "alpha-exact alpha-approx alpha-step"},
      {"relaxation", "v-coupled v-adiabatic stretched short-time transform-printed transform-normalised"},
      {"phonons", "u-coupled u-adiabatic prediction"},
      {"fourier", "fft-real fft-magnitude fft-power guide-1.5"},
      {"reduced-time", "sigma-1.57 sigma-17 sigma-500 current transform-printed"},
  };
  g_assert_cmpuint(bottleneck()->n_plots, ==, G_N_ELEMENTS(contract));
  for (size_t k = 0; k < G_N_ELEMENTS(contract); k++) {
    const DwPlot *plot = &bottleneck()->plots[k];
    g_assert_cmpstr(plot->id, ==, contract[k].plot);
    g_autoptr(GString) curves = g_string_new(NULL);
    for (size_t curve = 0; curve < plot->n_curves; curve++)
      g_string_append_printf(curves, "%s%s", curve ? " " : "", plot->curves[curve].id);
    g_assert_cmpstr(curves->str, ==, contract[k].curves);
  }
}

static void
test_readouts(void)
{
  static const char *const contract[] = {
      "window-low", "window-high", "window-decades", "step-window-decades", "u-peak",         "t-peak",
      "t-half",     "crossover",   "fft-slope-real", "fft-slope-magnitude", "fft-slope-power"};
  g_assert_cmpuint(bottleneck()->n_readouts, ==, G_N_ELEMENTS(contract));
  for (size_t k = 0; k < G_N_ELEMENTS(contract); k++)
    g_assert_cmpstr(bottleneck()->readouts[k].id, ==, contract[k]);
}

/* Well-formed XML is what Pango's markup needs. */
static void
assert_markup(const char *text)
{
  static const GMarkupParser parser = {0};
  g_autoptr(GError) error = NULL;
  g_autofree char *document = g_strconcat("<markup>", text, "</markup>", NULL);
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
  g_markup_parse_context_parse(context, document, -1, &error);
  g_assert_no_error(error);
}

static void
test_words(void)
{
  const DwModel *model = bottleneck();
  for (size_t k = 0; k < model->n_plots; k++) {
    assert_markup(model->plots[k].equation);
    for (size_t curve = 0; curve < model->plots[k].n_curves; curve++) {
      assert_markup(model->plots[k].curves[curve].label);
      assert_markup(model->plots[k].curves[curve].equation);
      g_assert_true(g_str_has_suffix(model->plots[k].curves[curve].meaning, "."));
      g_assert_cmpuint(model->plots[k].curves[curve].colour, <, 8);
    }
  }
  for (size_t k = 0; k < model->n_notes; k++) {
    assert_markup(model->notes[k].text);
    g_auto(GStrv) ids = g_strsplit(model->notes[k].plots, " ", -1);
    for (char **id = ids; *id; id++)
      g_assert_cmpint(dw_model_plot(model, *id), >=, 0);
  }
}

static void
test_presets(void)
{
  const DwModel *model = bottleneck();
  static const char *const contract[] = {"figure-1", "figure-2a", "figure-2b",      "figure-3",
                                         "figure-4", "figure-5",  "figure-5-short", "standley-wright",
                                         "roinel",   "avalanche"};
  g_assert_cmpuint(model->n_presets, ==, G_N_ELEMENTS(contract));
  for (size_t k = 0; k < model->n_presets; k++) {
    const DwPreset *preset = &model->presets[k];
    g_assert_cmpstr(preset->id, ==, contract[k]);
    for (size_t j = 0; preset->settings[j].name; j++) {
      const int parameter = dw_model_parameter(model, preset->settings[j].name);
      g_assert_cmpint(parameter, >=, 0);
      const double value = preset->settings[j].value;
      g_assert_cmpint(dw_parameter_check(&model->parameters[parameter], value, NULL), ==, DW_OK);
    }
    g_assert_nonnull(preset->views[0].plot);
    for (size_t j = 0; j < DW_MAX_VIEWS && preset->views[j].plot; j++) {
      g_assert_cmpint(dw_model_plot(model, preset->views[j].plot), >=, 0);
      g_assert_true(preset->views[j].x_scale == DW_SCALE_LINEAR || preset->views[j].x_low >= 0);
    }
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/bottleneck/contract/parameters", test_parameters);
  g_test_add_func("/bottleneck/contract/plots", test_plots);
  g_test_add_func("/bottleneck/contract/readouts", test_readouts);
  g_test_add_func("/bottleneck/contract/words", test_words);
  g_test_add_func("/bottleneck/contract/presets", test_presets);
  return g_test_run();
}
