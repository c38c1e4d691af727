/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The symbol that moves is found where it stands for itself, and nowhere else, in every model's equations. */
#include "app/highlight.h"
#include "model/registry.h"

/* How often; and the equation is the same text with the same tags around it. */
static guint
count(const char *equation, const char *symbol)
{
  g_autofree char *markup = dw_highlight_symbol(equation, symbol), *text = NULL, *plain = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;
  g_assert_true(pango_parse_markup(markup, -1, 0, NULL, &text, NULL, &error));
  g_assert_true(pango_parse_markup(equation, -1, 0, NULL, &plain, NULL, NULL));
  g_assert_cmpstr(text, ==, plain);
  for (const char *c = markup; (c = strstr(c, "<span background")); c++)
    n++;
  return n;
}

static void
test_finds_symbols(void)
{
  g_assert_cmpuint(count("du/dt = a[(v − u) − σu(1 − v)]", "a"), ==, 1);
  g_assert_cmpuint(count("du/dt = a[(v − u) − σu(1 − v)]", "σ"), ==, 1);
  g_assert_cmpuint(count("t = −σ(1 − v) − (1 + σ) ln v", "σ"), ==, 2);
  g_assert_cmpuint(count("<i>e</i><sup>−λ<i>t</i></sup> + <i>b</i>", "λ"), ==, 1);
  g_assert_cmpuint(count("<i>e</i><sup>−λ<i>t</i></sup> + <i>b</i>", "<i>b</i>"), ==, 1);
  g_assert_cmpuint(count("(h/H<sub>1</sub>)<sup>2</sup> + h", "h/H<sub>1</sub>"), ==, 1);
}

static void
test_leaves_other_symbols_alone(void)
{
  g_assert_cmpuint(count("a ln max(x, a<sub>0</sub>)", "a"), ==, 1);
  g_assert_cmpuint(count("σ<sub>x</sub> + σ′ + σ″ + v̂", "σ"), ==, 0);
  g_assert_cmpuint(count("v̂(ω)", "v"), ==, 0);
  g_assert_cmpuint(count("χ<sub>T</sub> + T", "T"), ==, 1);
  g_assert_cmpuint(count("x &amp; y &lt; z", "a"), ==, 0);
  g_assert_cmpuint(count("<sup>2</sup>", "s"), ==, 0);
  g_assert_cmpuint(count("a + b", ""), ==, 0);
}

/* Whatever a table holds, what comes out is markup of the same text. */
static void
test_takes_every_table(void)
{
  const DwRegistry *registry = dw_registry();
  for (size_t k = 0; k < registry->n_models; k++) {
    const DwModel *model = registry->models[k];
    for (size_t plot = 0; plot < model->n_plots; plot++)
      for (size_t parameter = 0; parameter < model->n_parameters; parameter++)
        count(model->plots[plot].equation, model->parameters[parameter].symbol);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/highlight/finds-symbols", test_finds_symbols);
  g_test_add_func("/highlight/leaves-other-symbols-alone", test_leaves_other_symbols_alone);
  g_test_add_func("/highlight/takes-every-table", test_takes_every_table);
  return g_test_run();
}
