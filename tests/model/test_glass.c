/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both glasses as models: their tables' contract, and what their answers promise whoever asks. */
#include "glass_inquiry.h"

#include <math.h>
#include <string.h>

/* The names that scripts and sessions rely on. */
static void
test_contract(void)
{
  static const struct {
    const char *model, *parameters, *plots;
  } contract[] = {
      {"tls-glass",
       "sites disorder interaction temperature kappa density start delta0_min delta0_max rate_constant "
       "realizations",
       "density-of-states:energies,biases,log-fit,inverse-fit,bare gap:energies,biases,log-fit,inverse-fit "
       "rates:monte-carlo,plateau rates-linear:monte-carlo,plateau relaxation:direct,continuum,logarithm "
       "interaction-error:derived,as-printed interaction-rates:derived,as-printed,without "
       "shift:disorder,interaction,size,disorder-mean"},
      {"electron-glass",
       "sites disorder interaction temperature localisation density boundary rate_model interaction_term "
       "filling "
       "realizations",
       "density-of-states:monte-carlo,efros-shklovskii,linear-fit rates:monte-carlo "
       "rates-linear:monte-carlo,inverse "
       "relaxation:direct,logarithm size:n-10,n-100,n-1000,nearest size-collapse:n-10,n-100,n-1000,nearest "
       "size-density-of-states:n-10,n-100,n-1000 shift:disorder,interaction,size"},
  };
  for (size_t k = 0; k < G_N_ELEMENTS(contract); k++) {
    const DwModel *table = glass_model(contract[k].model);
    g_autoptr(GString) parameters = g_string_new(NULL), plots = g_string_new(NULL);
    for (size_t j = 0; j < table->n_parameters; j++)
      g_string_append_printf(parameters, "%s%s", j ? " " : "", table->parameters[j].name);
    for (size_t j = 0; j < table->n_plots; j++) {
      g_string_append_printf(plots, "%s%s", j ? " " : "", table->plots[j].id);
      for (size_t curve = 0; curve < table->plots[j].n_curves; curve++)
        g_string_append_printf(plots, "%c%s", curve ? ',' : ':', table->plots[j].curves[curve].id);
    }
    g_assert_cmpstr(parameters->str, ==, contract[k].parameters);
    g_assert_cmpstr(plots->str, ==, contract[k].plots);
    g_assert_true(table->sampled);
  }
}

/* Neither the number of threads nor their luck, nor a pause, decides a bit. */
static void
test_threads(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(glass_models); k++) {
    Question question;
    Listener alone = {0};
    small(&question, glass_models[k]);
    ask(&question, NULL);
    question.request.realizations = 7;
    DwResult *one = solve(&question, &alone);
    g_assert_cmpuint(dw_result_realizations(one, NULL), ==, 7);
    g_assert_cmpuint(alone.published, >=, 1);
    static const unsigned threads[] = {1, 2, 2, 5};
    for (size_t j = 0; j < G_N_ELEMENTS(threads); j++) {
      Listener many = {.threads = threads[j], .pause_every = j == 1 ? 60 : 0};
      DwResult *other = solve(&question, &many);
      assert_same(one, other);
      dw_result_unref(other);
    }
    dw_result_unref(one);
  }
}

/* More realizations of what was kept are the same as all of them at once. */
static void
test_continues(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(glass_models); k++) {
    Question question;
    Listener fresh = {0}, again = {.kept = empty_store()};
    small(&question, glass_models[k]);
    ask(&question, NULL);
    for (uint64_t realizations = 3; realizations < 9; realizations += 2) {
      question.request.realizations = realizations;
      again.threads = (unsigned) realizations % 3;
      dw_result_unref(solve(&question, &again));
    }
    question.request.realizations = 9;
    DwResult *continued = solve(&question, &again), *at_once = solve(&question, &fresh);
    assert_same(continued, at_once);
    g_assert_cmpuint(g_hash_table_size(again.kept), ==, 1);
    question.request.seed = 4; /* another ensemble */
    again.last_done = 0;
    dw_result_unref(solve(&question, &again));
    g_assert_cmpuint(g_hash_table_size(again.kept), ==, 2);
    dw_result_unref(continued);
    dw_result_unref(at_once);
    g_hash_table_unref(again.kept);
  }
}

/* Stopped wherever it was and taken up again, as often as it takes: what was kept and what came later are one
 * run. */
static void
test_stopped_and_resumed(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(glass_models); k++)
    for (int round = 0; round < random_rounds(1, 15); round++) {
      Question question;
      Listener fresh = {0}, again = {.kept = empty_store(), .threads = round % 2 ? 0 : 2};
      small(&question, glass_models[k]);
      ask(&question, NULL);
      question.request.realizations = 6;
      DwResult *resumed = NULL, *at_once = solve(&question, &fresh);
      /* Who may ask longer each time gets through even the longest piece. */
      for (int questions = g_test_rand_int_range(10, 60); !resumed; questions += questions / 2) {
        again.questions = 0;
        again.stop_after = questions;
        resumed = solve(&question, &again);
      }
      assert_same(resumed, at_once);
      g_assert_cmpuint(g_hash_table_size(again.kept), ==, 1);
      dw_result_unref(resumed);
      dw_result_unref(at_once);
      g_hash_table_unref(again.kept);
    }
}

/* Shards: the mean over 0..3 and 4..7 is that over 0..7. */
static void
test_shards(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(glass_models); k++) {
    Question question;
    Listener listener = {0};
    const char *readout = k ? "median-energy" : "median-bias";
    double mean[3];
    small(&question, glass_models[k]);
    ask(&question, "density-of-states");
    for (int part = 0; part < 3; part++) {
      question.request.first = part == 1 ? 4 : 0;
      question.request.realizations = part == 2 ? 8 : 4;
      listener.last_done = 0;
      DwResult *result = solve(&question, &listener);
      mean[part] = reading(result, readout, NULL);
      g_assert_cmpuint(dw_result_first(result), ==, question.request.first);
      dw_result_unref(result);
    }
    g_assert_cmpfloat(mean[0], !=, mean[1]);
    assert_relative((mean[0] + mean[1]) / 2, mean[2], 1e-13);
  }
}

static void
test_stops_at_any_question(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(glass_models); k++)
    for (int round = 0; round < random_rounds(12, 100); round++) {
      Question question;
      Listener listener = {.stop_after = g_test_rand_int_range(1, 400), .threads = round % 2 ? 3 : 0};
      small(&question, glass_models[k]);
      ask(&question, NULL);
      question.request.realizations = 20;
      dw_result_unref(solve(&question, &listener));
      g_assert_cmpint(listener.questions, <=, listener.stop_after + 40); /* a few for each layer and thread */
    }
}

/* Wherever the parameters stand, within what they allow: an answer with finite numbers, and errors that are
 * none below 0. */
static void
test_anywhere(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(glass_models); k++)
    for (int round = 0; round < random_rounds(25, 500); round++) {
      Question question;
      Listener listener = {0};
      defaults(&question, glass_models[k]);
      for (size_t j = 0; j < question.model->n_parameters; j++)
        question.values[j] = dw_parameter_at_position(&question.model->parameters[j], g_test_rand_double());
      set(&question, "sites", g_test_rand_int_range(10, 60));
      if (k == 0)
        set(&question, "delta0_max",
            fmin(1, 2 * fmax(question.values[dw_model_parameter(question.model, "delta0_min")],
                             question.values[dw_model_parameter(question.model, "delta0_max")])));
      ask(&question, g_test_rand_bit() ? "rates" : "relaxation");
      question.request.realizations = 2;
      DwResult *result = solve(&question, &listener);
      for (size_t j = 0; j < dw_result_n_series(result); j++) {
        const DwSeries *series = dw_result_series(result, j);
        for (size_t i = 0; i < series->n; i++) {
          g_assert_true(isfinite(series->x[i]) && !isinf(series->y[i]));
          g_assert_true(!series->y_error || !(series->y_error[i] < 0));
        }
      }
      dw_result_unref(result);
    }
}

/* All of the sites are counted, but for a Cauchy tail; sums over bins of ln lambda are 1. */
static void
test_normalised(void)
{
  for (size_t k = 0; k < G_N_ELEMENTS(glass_models); k++) {
    Question question;
    Listener listener = {0};
    small(&question, glass_models[k]);
    ask(&question, "rates");
    DwResult *result = solve(&question, &listener);
    const DwSeries *series = dw_result_find(result, question.plots[0].plot, 0);
    double sum = 0;
    for (size_t i = 0; i < series->n; i++)
      sum += series->y[i] * (series->x[1] - series->x[0]);
    g_assert_cmpfloat_with_epsilon(sum, 1, 1e-9);
    dw_result_unref(result);
  }
}

/* What Eq. 16 continues is the sum: within five errors of it at each of its times. */
static void
test_continuum(void)
{
  Question question;
  Listener listener = {0};
  defaults(&question, "tls-glass");
  ask(&question, "relaxation");
  question.request.realizations = 60;
  DwResult *first = solve(&question, &listener);
  const DwSeries *direct = dw_result_find(first, question.plots[0].plot, 0);
  question.plots[0].abscissae = direct->x;
  question.plots[0].n = direct->n;
  listener.last_done = 0;
  DwResult *second = solve(&question, &listener);
  const DwSeries *continuum = dw_result_find(second, question.plots[0].plot, 1);
  for (size_t i = 0; i < direct->n; i++)
    if (direct->y[i] > 0.003 && direct->y[i] < 0.997)
      g_assert_cmpfloat_with_epsilon(direct->y[i], continuum->y[i], 5 * direct->y_error[i] + 1e-3);
  dw_result_unref(first);
  dw_result_unref(second);
}

/* Table I: TLS glass + +, electron glass + - -, each by more than ten standard errors where it is not for
 * want of an effect. */
static void
test_table_1(void)
{
  static const struct {
    const char *model, *readout;
    double sign;
  } signs[] = {{"tls-glass", "table-disorder", 1},
               {"tls-glass", "table-interaction", 1},
               {"electron-glass", "table-disorder", 1},
               {"electron-glass", "table-interaction", -1}};
  for (size_t k = 0; k < G_N_ELEMENTS(glass_models); k++) {
    Question question;
    Listener listener = {0};
    defaults(&question, glass_models[k]);
    set(&question, "temperature", 0.1);
    set(&question, "sites", k ? 300 : 1000);
    ask(&question, "shift");
    question.request.realizations = 12;
    DwResult *result = solve(&question, &listener);
    for (size_t j = 0; j < G_N_ELEMENTS(signs); j++)
      if (g_str_equal(signs[j].model, glass_models[k])) {
        double error;
        const double shift = reading(result, signs[j].readout, &error);
        g_test_message("%s %s: %+.3f(%.3f)", signs[j].model, signs[j].readout, shift, error);
        g_assert_cmpfloat(signs[j].sign * shift, >, 10 * error);
      }
    dw_result_unref(result);
  }
}

static bool
is_among(const char *word, const char *words)
{
  g_auto(GStrv) each = g_strsplit(words, " ", -1);
  return g_strv_contains((const char *const *) each, word);
}

/* What is measured says how well: only what follows from the parameters, bounds a fit, tells how good a fit
 * is or counts has no error. */
static void
test_errors(void)
{
  static const char *const exact[] = {"effective-interaction plateau-exact plateau-low plateau-high gap-low "
                                      "gap-high gap-chi2 gap-inverse-chi2 "
                                      "chi-bare cauchy-tail-low decade-slope-exact term-negative",
                                      "gap-low gap-high gap-chi2"};
  for (size_t k = 0; k < G_N_ELEMENTS(glass_models); k++) {
    Question question;
    Listener listener = {0};
    small(&question, glass_models[k]);
    set(&question, "sites", 150);
    if (k == 1)
      set(&question, "filling", 1);
    ask(&question, NULL);
    question.request.realizations = 12;
    DwResult *result = solve(&question, &listener);
    for (size_t j = 0; j < question.model->n_readouts; j++) {
      const char *id = question.model->readouts[j].id;
      double error;
      const double value = reading(result, id, &error);
      g_test_message("%s %s: %g(%g)", glass_models[k], id, value, error);
      g_assert_true(isfinite(value));
      g_assert_true(is_among(id, exact[k]) ? isnan(error) : error >= 0);
    }
    for (size_t j = 0; j < dw_result_n_series(result); j++) {
      const DwSeries *series = dw_result_series(result, j);
      if (series->y_error) /* of lines no bars are drawn */
        g_assert_cmpint(question.model->plots[series->plot].curves[series->curve].stroke, ==,
                        DW_STROKE_POINTS);
    }
    dw_result_unref(result);
  }
}

static void
test_refuses_reversed_amplitudes(void)
{
  Question question;
  DwError error = {0};
  small(&question, "tls-glass");
  set(&question, "delta0_min", 1e-3);
  set(&question, "delta0_max", 1e-4);
  ask(&question, "rates");
  g_assert_null(question.model->solve(&question.request, NULL, &error));
  g_assert_cmpint(error.status, ==, DW_BAD_VALUE);
  g_assert_nonnull(strstr(error.message, "delta0_min"));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/glass-models/contract", test_contract);
  g_test_add_func("/glass-models/threads", test_threads);
  g_test_add_func("/glass-models/continues", test_continues);
  g_test_add_func("/glass-models/stopped-and-resumed", test_stopped_and_resumed);
  g_test_add_func("/glass-models/shards", test_shards);
  g_test_add_func("/glass-models/stops-at-any-question", test_stops_at_any_question);
  g_test_add_func("/glass-models/anywhere", test_anywhere);
  g_test_add_func("/glass-models/normalised", test_normalised);
  g_test_add_func("/glass-models/continuum", test_continuum);
  g_test_add_func("/glass-models/table-1", test_table_1);
  g_test_add_func("/glass-models/errors", test_errors);
  g_test_add_func("/glass-models/refuses-reversed-amplitudes", test_refuses_reversed_amplitudes);
  return g_test_run();
}
