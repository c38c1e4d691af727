/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of a solve is made to fail in turn: it says that there is no memory, or does without a
 * snapshot, and neither crashes nor (under the address sanitizer) loses a byte. */
#include "inquiry.h"
#include "noise_inquiry.h"
#include "scarce_memory.h"
#include "survey.h"

#include "model/density_of_states.h"
#include "model/registry.h"

#include <glib.h>

static void
discard(void *context, DwResult *snapshot)
{
  dw_result_unref(snapshot);
}

static const DwControl control = {.publish = discard};

static void
test_bottleneck(void)
{
  static const double values[][4] = {{500, 100, 2, 0.1}, {1e5, 100, 1, 0.5}, {0, 0, 0.5, 1e-3}};
  for (size_t k = 0; k < G_N_ELEMENTS(values); k++)
    for (size_t plot = 0; plot < inquiry_model()->n_plots; plot++) {
      Inquiry inquiry = {.values = {values[k][0], values[k][1], values[k][2], values[k][3]}};
      inquiry_init(&inquiry, plot, 3);
      g_test_message("%s, case %zu", inquiry_model()->plots[plot].id, k);
      scarce_memory_solve(inquiry_model(), &inquiry.request, &control);
    }
}

static void
test_resonator(void)
{
  for (size_t plot = 0; plot < noise_model()->n_plots; plot++) {
    NoiseInquiry inquiry = {0};
    noise_defaults(&inquiry);
    noise_ask(&inquiry, noise_model()->plots[plot].id);
    inquiry.plot.n = 3;
    g_test_message("%s", noise_model()->plots[plot].id);
    scarce_memory_solve(noise_model(), &inquiry.request, &control);
  }
}

static void
check_preset(const char *id, const char *preset)
{
  const DwModel *model = dw_registry_find(dw_registry(), id);
  for (size_t plot = 0; plot < model->n_plots; plot++) {
    double values[DW_MAX_PARAMETERS];
    Survey survey;
    survey_preset(model, preset, values);
    survey_init(&survey, model, values, plot, 3);
    survey.request.readouts = false;
    g_test_message("%s", model->plots[plot].id);
    scarce_memory_solve(model, &survey.request, &control);
  }
}

static void
test_sound(void)
{
  check_preset("sound-velocity", "figure-5a");
  check_preset("sound-velocity", "figure-7");
}

static void
test_energy_scales(void)
{
  check_preset("energy-scales", "bk7");
}

/* Five sites an edge, ten sweeps: what is annealed does not matter. */
static void
test_density_of_states(void)
{
  const DwModel *model = dw_registry_find(dw_registry(), "density-of-states");
  for (size_t plot = 0; plot < (g_test_slow() ? model->n_plots : 1); plot++) {
    double values[DW_MAX_PARAMETERS];
    Survey survey;
    survey_default(model, values);
    values[DW_DOS_SIZE] = 5;
    values[DW_DOS_SWEEPS] = 10;
    values[DW_DOS_LADDER] = 12;
    values[DW_DOS_REALIZATIONS] = 2;
    survey_init(&survey, model, values, plot, 3);
    survey.request.seed = 7;
    g_test_message("%s", model->plots[plot].id);
    scarce_memory_solve(model, &survey.request, &control);
  }
}

/* `plot`: NULL, all of them but those that take a thousand sites whatever is asked. */
typedef struct {
  const char *model, *plot, *parameter;
  double sites, value;
} GlassCase;

static bool
covers(const GlassCase *c, const char *plot)
{
  return c->plot ? g_str_equal(c->plot, plot) : g_test_slow() || !g_str_has_prefix(plot, "size");
}

static void
check_glass(const GlassCase *c)
{
  const DwModel *model = dw_registry_find(dw_registry(), c->model);
  for (size_t plot = 0; plot < model->n_plots; plot++) {
    double values[DW_MAX_PARAMETERS];
    Survey survey;
    if (!covers(c, model->plots[plot].id))
      continue;
    survey_default(model, values);
    values[dw_model_parameter(model, "sites")] = c->sites;
    if (c->parameter)
      values[dw_model_parameter(model, c->parameter)] = c->value;
    survey_init(&survey, model, values, plot, 3);
    survey.request.realizations = 1; /* of more, time decides which are shown */
    g_test_message("%s, %g sites, %s", model->plots[plot].id, c->sites, c->parameter ? c->parameter : "");
    scarce_memory_solve(model, &survey.request, &control);
  }
}

/* Every way to the rates; and what is large enough for a preview. */
static void
test_glasses(void)
{
  static const GlassCase cases[] = {
      {"tls-glass", NULL, NULL, 30},
      {"tls-glass", "rates", NULL, 2001},
      {"tls-glass", "interaction-error", NULL, 601},
      {"electron-glass", NULL, NULL, 30},
      {"electron-glass", "rates", NULL, 201},
      {"electron-glass", "rates", "interaction_term", 30, 1},
      {"electron-glass", "rates", "localisation", 30, 0.02},
      {"electron-glass", "relaxation", "filling", 30, 1},
  };
  for (size_t k = 0; k < G_N_ELEMENTS(cases); k++)
    check_glass(&cases[k]);
}

static void
test_request(void)
{
  Inquiry inquiry = {.values = {17, 100, 1, 0.1}};
  inquiry_init(&inquiry, 0, 3);
  scarce_memory_from(G_MAXUINT, G_MAXUINT);
  dw_request_free(dw_request_new(&inquiry.request));
  for (unsigned k = 0, n = scarce_memory_end(); k < n; k++) {
    scarce_memory_from(k, k);
    g_assert_null(dw_request_new(&inquiry.request));
  }
  scarce_memory_end();
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/bottleneck", test_bottleneck);
  g_test_add_func("/memory/resonator", test_resonator);
  g_test_add_func("/memory/sound", test_sound);
  g_test_add_func("/memory/energy-scales", test_energy_scales);
  g_test_add_func("/memory/density-of-states", test_density_of_states);
  g_test_add_func("/memory/glasses", test_glasses);
  g_test_add_func("/memory/request", test_request);
  return g_test_run();
}
