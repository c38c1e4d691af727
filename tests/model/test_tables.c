/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"
#include "survey.h"

#include "model/registry.h"

#include <math.h>
#include <string.h>

/* What holds for the table of every model that there is or will be. */

static void
for_all(void (*check)(const DwModel *model))
{
  for (size_t k = 0; k < dw_registry()->n_models; k++)
    check(dw_registry()->models[k]);
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
  g_assert_true(g_utf8_validate(text, -1, NULL));
}

/* Words in a row of the window, which shows them as they are. */
static void
assert_plain(const char *text)
{
  g_assert_null(strstr(text, "<s"));
  g_assert_null(strchr(text, '&'));
  g_assert_true(g_utf8_validate(text, -1, NULL));
}

static void
check_quantity(const DwQuantity *quantity)
{
  assert_markup(quantity->symbol);
  assert_markup(quantity->unit);
  assert_markup(quantity->meaning);
}

static void
check_plot_words(const DwPlot *plot)
{
  assert_markup(plot->equation);
  check_quantity(&plot->x);
  check_quantity(&plot->y);
  g_assert_cmpuint(plot->n_curves, <=, DW_MAX_CURVES);
  for (size_t k = 0; k < plot->n_curves; k++) {
    const DwCurve *curve = &plot->curves[k];
    assert_markup(curve->label);
    assert_markup(curve->equation);
    assert_markup(curve->meaning);
    g_assert_true(g_str_has_suffix(curve->meaning, "."));
    g_assert_cmpuint(curve->colour, <, 8);
    g_assert_cmpint(dw_plot_curve(plot, curve->id), ==, (int) k);
  }
}

/* A person reads one label for each of a choice's words. */
static void
check_choice(const DwParameter *parameter)
{
  if (!parameter->labels)
    return;
  g_assert_cmpint(parameter->kind, ==, DW_PARAMETER_CHOICE);
  g_assert_cmpuint(g_strv_length((char **) parameter->labels), ==, g_strv_length((char **) parameter->words));
  for (size_t k = 0; parameter->labels[k]; k++)
    assert_plain(parameter->labels[k]);
}

static void
check_words(const DwModel *model)
{
  for (size_t k = 0; k < model->n_plots; k++) {
    check_plot_words(&model->plots[k]);
    g_assert_cmpint(dw_model_plot(model, model->plots[k].id), ==, (int) k);
  }
  for (size_t k = 0; k < model->n_parameters; k++) {
    assert_markup(model->parameters[k].symbol);
    assert_plain(model->parameters[k].meaning);
    check_choice(&model->parameters[k]);
    g_assert_cmpint(dw_model_parameter(model, model->parameters[k].name), ==, (int) k);
    g_assert_cmpint(dw_parameter_check(&model->parameters[k], model->parameters[k].initial, NULL), ==, DW_OK);
  }
  for (size_t k = 0; k < model->n_readouts; k++) {
    assert_markup(model->readouts[k].symbol);
    assert_plain(model->readouts[k].meaning);
    g_assert_cmpint(dw_model_readout(model, model->readouts[k].id), ==, (int) k);
  }
}

static void
check_notes(const DwModel *model)
{
  for (size_t k = 0; k < model->n_notes; k++) {
    assert_markup(model->notes[k].text);
    g_assert_true(g_str_has_suffix(model->notes[k].text, "."));
    g_auto(GStrv) ids = g_strsplit(model->notes[k].plots ? model->notes[k].plots : "", " ", -1);
    for (char **id = ids; *id; id++)
      g_assert_cmpint(dw_model_plot(model, *id), >=, 0);
  }
}

static void
check_preset(const DwModel *model, const DwPreset *preset)
{
  assert_markup(preset->title);
  assert_markup(preset->meaning);
  g_assert_true(g_str_has_suffix(preset->meaning, "."));
  g_assert_true(preset->source && *preset->source);
  for (size_t k = 0; k < DW_MAX_SETTINGS && preset->settings[k].name; k++) {
    const int parameter = dw_model_parameter(model, preset->settings[k].name);
    g_assert_cmpint(parameter, >=, 0);
    g_assert_cmpint(dw_parameter_check(&model->parameters[parameter], preset->settings[k].value, NULL), ==,
                    DW_OK);
  }
  g_assert_nonnull(preset->views[0].plot);
  for (size_t k = 0; k < DW_MAX_VIEWS && preset->views[k].plot; k++) {
    const DwPresetView *view = &preset->views[k];
    g_assert_cmpint(dw_model_plot(model, view->plot), >=, 0);
    g_assert_true(view->x_scale == DW_SCALE_LINEAR || view->x_low >= 0);
    g_assert_true(view->y_scale == DW_SCALE_LINEAR || view->y_low >= 0);
  }
}

static void
check_presets(const DwModel *model)
{
  for (size_t k = 0; k < model->n_presets; k++) {
    check_preset(model, &model->presets[k]);
    g_assert_cmpint(dw_model_preset(model, model->presets[k].id), ==, (int) k);
  }
}

static void
assert_range(const char *plot, const DwQuantity *quantity, double low, double high)
{
  if (!(low < high))
    g_error("%s: %s from %g to %g", plot, quantity->symbol, low, high);
  g_assert_true(isfinite(low) && isfinite(high));
  g_assert_cmpfloat(low, <, high);
  g_assert_true(quantity->scale == DW_SCALE_LINEAR || low > 0);
}

/* No axis ever has a limit of 0, NaN or infinity. */
static void
check_axes(const DwModel *model)
{
  double values[DW_MAX_PARAMETERS], low, high;
  for (int round = 0; round < random_rounds(300, 10000); round++) {
    survey_random(model, values);
    for (size_t k = 0; k < model->n_plots; k++) {
      const DwPlot *plot = &model->plots[k];
      plot->domain(values, &low, &high);
      assert_range(plot->id, &plot->x, low, high);
      if (!plot->range)
        continue;
      plot->range(values, &low, &high);
      assert_range(plot->id, &plot->y, low, high);
    }
  }
}

static void
test_words(void)
{
  for_all(check_words);
}

static void
test_notes(void)
{
  for_all(check_notes);
}

static void
test_presets(void)
{
  for_all(check_presets);
}

static void
test_axes(void)
{
  for_all(check_axes);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tables/words", test_words);
  g_test_add_func("/tables/notes", test_notes);
  g_test_add_func("/tables/presets", test_presets);
  g_test_add_func("/tables/axes", test_axes);
  return g_test_run();
}
