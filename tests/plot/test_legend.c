/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A legend names every curve, says why others are absent, and hides none. */
#include "golden.h"
#include "plot/inscription.h"
#include "toy.h"

#include <math.h>
#include <string.h>

typedef struct {
  char *text;
  double x, baseline, size;
} Line;

static void
clear_line(gpointer line)
{
  g_free(((Line *) line)->text);
}

static void
take(void *context, const DwInscription *inscription)
{
  GString *text = g_string_new(NULL);
  Line line = {.x = inscription->x, .baseline = inscription->baseline};
  cairo_matrix_transform_point(&inscription->matrix, &line.x, &line.baseline);
  for (size_t k = 0; k < inscription->n_runs; k++) {
    g_string_append(text, inscription->runs[k].text);
    line.size = fmax(line.size, inscription->runs[k].size);
  }
  line.text = g_string_free(text, FALSE);
  g_array_append_val((GArray *) context, line);
}

static cairo_t *
paper(GArray *lines, DwTextRecorder *recorder)
{
  cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, NULL);
  g_array_set_clear_func(lines, clear_line);
  *recorder = (DwTextRecorder){take, lines};
  dw_inscriptions_record(surface, recorder);
  cairo_t *cr = cairo_create(surface);
  cairo_surface_destroy(surface);
  return cr;
}

static const Line *
find(const GArray *lines, const char *part)
{
  for (guint k = 0; k < lines->len; k++)
    if (strstr(g_array_index(lines, Line, k).text, part))
      return &g_array_index(lines, Line, k);
  return NULL;
}

static bool
covers(const Line *line, double x, double y)
{
  const double width = 0.3 * line->size * (double) g_utf8_strlen(line->text, -1); /* no letter is as narrow */
  return x > line->x && x < line->x + width && y < line->baseline && y > line->baseline - 0.5 * line->size;
}

static void
assert_hides_nothing(const Line *line, const DwFigure *figure, const DwLayout *layout)
{
  for (size_t k = 0; k < dw_result_n_series(figure->result); k++) {
    const DwSeries *series = dw_result_series(figure->result, k);
    for (size_t i = 0; i < series->n; i++)
      if (series->y[i] >= layout->y.low && series->y[i] <= layout->y.high &&
          covers(line, dw_layout_x(layout, series->x[i]), dw_layout_y(layout, series->y[i])))
        g_error("“%s” hides a curve", line->text);
  }
}

static const struct {
  const char *theme;
  double width, height;
} papers[] = {{"print", 244, 170}, {"print", 504, 312}, {"light", 340, 227},    {"light", 504, 312},
              {"dark", 640, 480},  {"dark", 400, 300},  {"projector", 720, 405}};

static void
test_legend_hides_no_curve(void)
{
  static const char *const names[] = {", exact", ", approximate", "step of the coupled", "linear response"};
  double (*const functions[])(double) = {toy_bottleneck, toy_lorentz, toy_power, toy_decay};
  DwResult *result = toy_result();
  for (size_t k = 0; k < G_N_ELEMENTS(functions); k++)
    toy_add(result, TOY_LOG, k, 2000, DW_SCALE_LOG, 1e-8, 1e8, functions[k]);
  const DwView view = toy_view(result, TOY_LOG, 0xf);
  for (size_t k = 0; k < G_N_ELEMENTS(papers); k++) {
    DwTextRecorder recorder;
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
    cairo_t *cr = paper(lines, &recorder);
    DwFigure figure = toy_figure(result, &view, papers[k].theme);
    figure.legend = true;
    const DwLayout layout = dw_figure_draw(&figure, cr, papers[k].width, papers[k].height);
    for (size_t j = 0; j < G_N_ELEMENTS(names); j++) {
      const Line *line = find(lines, names[j]);
      if (!line)
        g_error("%s at %g x %g: no legend names “%s”", papers[k].theme, papers[k].width, papers[k].height,
                names[j]);
      g_assert_cmpfloat(line->baseline, <, papers[k].height);
      assert_hides_nothing(line, &figure, &layout);
    }
    cairo_destroy(cr);
  }
  dw_result_unref(result);
}

/* Two plots in two columns of print: the words that say why two curves are missing are all there, once. */
static void
test_reasons_are_given(void)
{
  static const char *const words[] = {"sampled, N = 864, adiabatic step:", "bottleneck", "exist."};
  DwTextRecorder recorder;
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
  cairo_t *cr = paper(lines, &recorder);
  DwResult *result = toy_result();
  for (size_t k = 0; k < TOY_POINTS; k++)
    toy_add(result, TOY_LOG, k, 500, DW_SCALE_LOG, 1e-8, 1e8, k % 2 ? toy_lorentz : toy_power);
  toy_add(result, TOY_LINEAR, TOY_SOLID, 500, DW_SCALE_LINEAR, 0, 10, toy_decay);
  const char *remark = "Without a bottleneck the relaxation is exponential and this does not exist.";
  dw_result_add_absent(result, TOY_LOG, TOY_POINTS, remark);
  dw_result_add_absent(result, TOY_LOG, TOY_MORE, remark);
  DwState state = {.model = &toy_model, .n_views = 2};
  state.views[0] = dw_view_initial(&toy_model, TOY_LOG);
  state.views[1] = dw_view_initial(&toy_model, TOY_LINEAR);
  dw_figure_draw_sheet(&state, result, NULL, NULL, dw_theme_find("print"), cr, 504, 200);
  for (size_t k = 0; k < G_N_ELEMENTS(words); k++)
    if (!find(lines, words[k]))
      g_error("nothing says “%s”", words[k]);
  cairo_destroy(cr);
  dw_result_unref(result);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/legend/hides-no-curve", test_legend_hides_no_curve);
  g_test_add_func("/legend/reasons", test_reasons_are_given);
  return g_test_run();
}
