/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of a solve of sound or energy scales is made to fail in turn: it says that there is no
 * memory, and neither crashes nor (under the address sanitizer) loses a byte.  The linker sends what model
 * and physics ask of the allocators here (--wrap in meson.build). */
#include "survey.h"

#include "model/registry.h"

#include <glib.h>

static unsigned allocations, failing_first, failing_last;

static bool
fails(void)
{
  const unsigned n = allocations++;
  return n >= failing_first && n <= failing_last;
}

#define WRAP(result, name, parameters, arguments)                                                            \
  result __real_##name parameters;                                                                           \
  result __wrap_##name parameters;                                                                           \
  result __wrap_##name parameters                                                                            \
  {                                                                                                          \
    return fails() ? NULL : __real_##name arguments;                                                         \
  }

WRAP(void *, malloc, (size_t size), (size))
WRAP(void *, calloc, (size_t n, size_t size), (n, size))
WRAP(void *, realloc, (void *old, size_t size), (old, size))

static void
discard(void *context, DwResult *snapshot)
{
  dw_result_unref(snapshot);
}

/* With these allocations failing, counted from 0. */
static DwResult *
solve(const Survey *survey, unsigned first, unsigned last, DwError *error)
{
  const DwControl control = {.publish = discard};
  allocations = 0;
  failing_first = first;
  failing_last = last;
  DwResult *result = survey->model->solve(&survey->request, &control, error);
  failing_first = failing_last = G_MAXUINT;
  return result;
}

static void
check_failures(const Survey *survey, bool lasting)
{
  DwError error = {0};
  dw_result_unref(solve(survey, G_MAXUINT, G_MAXUINT, &error));
  const unsigned n = allocations;
  g_assert_cmpint(error.status, ==, DW_OK);
  g_assert_cmpuint(n, >=, 5);
  for (unsigned k = 0; k < n; k++) {
    error = (DwError){0};
    g_assert_null(solve(survey, k, lasting ? G_MAXUINT - 1 : k, &error));
    g_assert_cmpint(error.status, ==, DW_NO_MEMORY);
    g_assert_cmpstr(error.message, !=, "");
  }
}

static void
check_model(const char *id, const char *preset)
{
  const DwModel *model = dw_registry_find(dw_registry(), id);
  for (size_t plot = 0; plot < model->n_plots; plot++) {
    double values[DW_MAX_PARAMETERS];
    Survey survey;
    survey_preset(model, preset, values);
    survey_init(&survey, model, values, plot, 3);
    survey.request.readouts = false;
    check_failures(&survey, false);
    check_failures(&survey, true);
  }
}

static void
test_sound(void)
{
  check_model("sound-velocity", "figure-5a");
  check_model("sound-velocity", "figure-7");
}

static void
test_energy_scales(void)
{
  check_model("energy-scales", "bk7");
}

int
main(int argc, char **argv)
{
  failing_first = failing_last = G_MAXUINT;
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tunnelling-memory/sound", test_sound);
  g_test_add_func("/tunnelling-memory/energy-scales", test_energy_scales);
  return g_test_run();
}
