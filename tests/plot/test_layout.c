/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words around a frame: none leaves the paper, none runs into another, whatever the size, span and theme. */
#include "golden.h"
#include "plot/ground.h"
#include "toy.h"

#include <math.h>

enum { MOST_BOXES = 600 };

typedef struct {
  DwRectangle boxes[MOST_BOXES];
  size_t n;
} Boxes;

static void
add_box(Boxes *boxes, double x, double y, double width, double height)
{
  g_assert_cmpuint(boxes->n, <, MOST_BOXES);
  boxes->boxes[boxes->n++] = (DwRectangle){x, y, width, height};
}

/* What is inked of a label: from its top to its baseline; nothing hangs below figures. */
static void
collect_labels(Boxes *boxes, const DwGround *ground, DwLettering *lettering)
{
  for (size_t k = 0; ground->labels && k < ground->x.n; k++) {
    const DwTick *tick = &ground->x.ticks[k];
    const double width = dw_lettering_measure(lettering, tick->label).width;
    if (*tick->label)
      add_box(boxes, dw_layout_x(&ground->layout, tick->value) - width / 2,
              ground->x_label_baseline - ground->x.label_ascent, width, ground->x.label_ascent);
  }
  for (size_t k = 0; ground->labels && k < ground->y.n; k++) {
    const DwTick *tick = &ground->y.ticks[k];
    const double width = dw_lettering_measure(lettering, tick->label).width;
    const double middle = dw_layout_y(&ground->layout, tick->value);
    if (*tick->label)
      add_box(boxes, ground->y_label_right - width, middle - lettering->digit_height / 2, width,
              lettering->digit_height);
  }
}

static void
collect_titles(Boxes *boxes, const DwGround *ground, DwLettering *lettering)
{
  const DwRectangle *frame = &ground->layout.frame;
  if (!ground->axis_titles)
    return;
  const double x_width = fmin(dw_lettering_measure(lettering, ground->x_title).width, frame->width);
  const double y_width = fmin(dw_lettering_measure(lettering, ground->y_title).width, frame->height);
  const double rise = lettering->digit_height, fall = lettering->descent;
  add_box(boxes, frame->x + (frame->width - x_width) / 2, ground->x_title_baseline - rise, x_width,
          rise + fall);
  add_box(boxes, ground->y_title_baseline - rise, frame->y + (frame->height - y_width) / 2, rise + fall,
          y_width);
}

static bool
overlap(const DwRectangle *a, const DwRectangle *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

static void
assert_words_have_room(const DwFigure *figure, double width, double height)
{
  DwLettering lettering = dw_lettering_open(figure->theme);
  DwGround ground;
  dw_ground_measure(&ground, figure, width, height, NULL, &lettering);
  Boxes boxes = {.n = 0};
  collect_labels(&boxes, &ground, &lettering);
  collect_titles(&boxes, &ground, &lettering);
  for (size_t i = 0; i < boxes.n; i++) {
    const DwRectangle *box = &boxes.boxes[i];
    if (ground.labels) {
      g_assert_cmpfloat(box->x, >=, 0);
      g_assert_cmpfloat(box->x + box->width, <=, width);
      g_assert_cmpfloat(box->y, >=, 0);
      g_assert_cmpfloat(box->y + box->height, <=, height);
    }
    for (size_t j = 0; j < i; j++)
      g_assert_false(overlap(box, &boxes.boxes[j]));
  }
  const DwRectangle *frame = &ground.layout.frame;
  /* One column of print, 86 x 60 mm in 8 point: every word has its place, and the data the most of it. */
  if (width >= 30 * lettering.size && height >= 21 * lettering.size) {
    g_assert_true(ground.labels && ground.axis_titles);
    g_assert_cmpfloat(frame->width, >, 0.4 * width);
    g_assert_cmpfloat(frame->height, >, 0.5 * height);
  }
  dw_lettering_close(&lettering);
}

static const double sizes[][2] = {{244, 170}, {320, 240}, {504, 312}, {760, 560}, {3840, 2160}, {60, 40},
                                  {30, 400},  {400, 30},  {120, 90},  {150, 700}, {1000, 120}};

static void
test_words_at_many_spans(void)
{
  static const double decades[] = {1e-8, 1e-6, 1e-3, 0.1, 0.2, 0.5, 0.8, 1,   1.5,
                                   2,    3,    5,    8,   16,  40,  100, 300, 590};
  size_t n_themes;
  const DwTheme *const *themes = dw_themes(&n_themes);
  for (size_t s = 0; s < G_N_ELEMENTS(sizes); s++)
    for (size_t d = 0; d < G_N_ELEMENTS(decades); d++)
      for (size_t t = 0; t < n_themes; t++) {
        const double low = g_test_rand_double_range(-298, 298 - decades[d]);
        const DwRange range = {pow(10, low), pow(10, low + decades[d])};
        const double middle = random_log(1e-12, 1e12), half = middle * decades[d];
        const DwRange linear = {middle - half, middle + half};
        const DwView views[] = {
            toy_view_of(TOY_LOG, 1, DW_SCALE_LOG, range, DW_SCALE_LOG, range),
            toy_view_of(TOY_LINEAR, 1, DW_SCALE_LINEAR, linear, DW_SCALE_LINEAR, linear),
        };
        for (size_t k = 0; k < G_N_ELEMENTS(views); k++) {
          DwFigure figure = toy_figure(NULL, &views[k], themes[t]->name);
          figure.title = d % 2;
          assert_words_have_room(&figure, sizes[s][0], sizes[s][1]);
        }
      }
}

static void
test_layout_inverts(void)
{
  const DwView view =
      toy_view_of(TOY_LOG, 1, DW_SCALE_LOG, (DwRange){1e-8, 1e8}, DW_SCALE_LINEAR, (DwRange){-2, 5});
  const DwFigure figure = toy_figure(NULL, &view, "light");
  const DwLayout layout = dw_figure_layout(&figure, 700, 500);
  for (int k = 0; k < 1000; k++) {
    const double x = random_log(1e-9, 1e9), y = g_test_rand_double_range(-5, 9);
    assert_relative(dw_layout_data_x(&layout, dw_layout_x(&layout, x)), x, 1e-11);
    g_assert_cmpfloat(fabs(dw_layout_data_y(&layout, dw_layout_y(&layout, y)) - y), <, 1e-11);
  }
  g_assert_true(isnan(dw_layout_x(&layout, -1)));
  g_assert_cmpfloat(fabs(dw_layout_x(&layout, 1e-8) - layout.frame.x), <, 1e-9);
  g_assert_cmpfloat(fabs(dw_layout_y(&layout, 5) - layout.frame.y), <, 1e-9);
}

/* A dragged axis must not shake its frame: the last digits of a range do not move it. */
static void
test_frame_holds_still(void)
{
  DwView view =
      toy_view_of(TOY_LOG, 1, DW_SCALE_LOG, (DwRange){1e-8, 1e8}, DW_SCALE_LOG, (DwRange){1e-14, 1e6});
  const DwFigure figure = toy_figure(NULL, &view, "light");
  const DwLayout first = dw_figure_layout(&figure, 700, 500);
  for (int k = 0; k < 50; k++) {
    view.y = dw_axis_pan(&dw_axis_log, view.y, 0.001);
    view.x = dw_axis_pan(&dw_axis_log, view.x, -0.001);
    const DwLayout layout = dw_figure_layout(&figure, 700, 500);
    g_assert_true(layout.frame.x == first.frame.x && layout.frame.width == first.frame.width);
    g_assert_true(layout.frame.y == first.frame.y && layout.frame.height == first.frame.height);
  }
}

static double
contrast(DwColour a, DwColour b)
{
  const double colours[2][3] = {{a.red, a.green, a.blue}, {b.red, b.green, b.blue}};
  double luminance[2];
  for (int k = 0; k < 2; k++) {
    double linear[3];
    for (int c = 0; c < 3; c++)
      linear[c] =
          colours[k][c] <= 0.04045 ? colours[k][c] / 12.92 : pow((colours[k][c] + 0.055) / 1.055, 2.4);
    luminance[k] = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
  return (fmax(luminance[0], luminance[1]) + 0.05) / (fmin(luminance[0], luminance[1]) + 0.05);
}

/* 3:1 is what WCAG asks of graphics, 4.5:1 of text. */
static void
test_themes_have_contrast(void)
{
  size_t n;
  const DwTheme *const *themes = dw_themes(&n);
  g_assert_cmpuint(n, ==, 4);
  for (size_t t = 0; t < n; t++) {
    g_assert_true(dw_theme_find(themes[t]->name) == themes[t]);
    g_assert_cmpfloat(contrast(themes[t]->text, themes[t]->background), >, 7);
    g_assert_cmpfloat(contrast(themes[t]->muted_text, themes[t]->background), >, 3.3);
    for (size_t k = 0; k < DW_PALETTE; k++)
      g_assert_cmpfloat(contrast(themes[t]->palette[k], themes[t]->background), >, 3);
  }
  g_assert_null(dw_theme_find("sepia"));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/layout/words-at-many-spans", test_words_at_many_spans);
  g_test_add_func("/layout/layout-inverts", test_layout_inverts);
  g_test_add_func("/layout/frame-holds-still", test_frame_holds_still);
  g_test_add_func("/layout/themes-have-contrast", test_themes_have_contrast);
  return g_test_run();
}
