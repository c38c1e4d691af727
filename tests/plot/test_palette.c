/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That curves are told apart by everybody: by their colour, whatever cones an eye lacks, and without colour
 * by dashes or markers. */
#include "golden.h"
#include "model/registry.h"
#include "plot/theme.h"

#include <math.h>

/* Machado, Oliveira and Fernandes, IEEE Trans. Vis. Comput. Graph. 15, 1291 (2009): what is left of linear
 * red, green and blue where one kind of cone is missing altogether. */
typedef struct {
  const char *name;
  double matrix[3][3];
} Vision;

static const Vision visions[] = {
    {"all cones", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"protanopia",
     {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {"deuteranopia",
     {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {"tritanopia",
     {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
};

typedef struct {
  double l, a, b;
} Lab;

static double
linear(double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static void
multiply(const double matrix[3][3], const double in[3], double out[3])
{
  for (int i = 0; i < 3; i++)
    out[i] = matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2];
}

static double
lab_curve(double t)
{
  return t > 216 / 24389. ? cbrt(t) : (24389 / 27. * t + 16) / 116;
}

/* sRGB's primaries and white, D65. */
static Lab
lab_of(const double rgb[3])
{
  static const double to_xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
                                      {0.2126729, 0.7151522, 0.0721750},
                                      {0.0193339, 0.1191920, 0.9503041}};
  double xyz[3];
  multiply(to_xyz, rgb, xyz);
  const double x = lab_curve(xyz[0] / 0.95047), y = lab_curve(xyz[1]), z = lab_curve(xyz[2] / 1.08883);
  return (Lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

static Lab
seen(DwColour colour, const Vision *vision)
{
  const double rgb[3] = {linear(colour.red), linear(colour.green), linear(colour.blue)};
  double left[3];
  multiply(vision->matrix, rgb, left);
  for (int i = 0; i < 3; i++)
    left[i] = fmin(fmax(left[i], 0), 1);
  return lab_of(left);
}

static double
degrees(double b, double a)
{
  const double angle = atan2(b, a) * 180 / M_PI;
  return a == 0 && b == 0 ? 0 : angle < 0 ? angle + 360 : angle;
}

static double
cosine(double angle)
{
  return cos(angle * M_PI / 180);
}

static double
strength(double chroma)
{
  return sqrt(pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7)));
}

typedef struct {
  double chroma, hue;
} Polar;

static Polar
polar_of(Lab colour, double stretch)
{
  return (Polar){hypot(stretch * colour.a, colour.b), degrees(colour.b, stretch * colour.a)};
}

static double
hue_change(Polar p, Polar q)
{
  const double change = q.hue - p.hue;
  if (p.chroma * q.chroma == 0)
    return 0;
  return change > 180 ? change - 360 : change < -180 ? change + 360 : change;
}

static double
mean_hue(Polar p, Polar q)
{
  const double sum = p.hue + q.hue;
  if (p.chroma * q.chroma == 0)
    return sum;
  return fabs(p.hue - q.hue) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

/* CIEDE2000, as Sharma, Wu and Dalal write it, Color Res. Appl. 30, 21 (2005). */
static double
difference(Lab p, Lab q)
{
  const double stretch = 1.5 - 0.5 * strength((hypot(p.a, p.b) + hypot(q.a, q.b)) / 2);
  const Polar first = polar_of(p, stretch), second = polar_of(q, stretch);
  const double chroma = (first.chroma + second.chroma) / 2, hue = mean_hue(first, second);
  const double l = pow((p.l + q.l) / 2 - 50, 2);
  const double t = 1 - 0.17 * cosine(hue - 30) + 0.24 * cosine(2 * hue) + 0.32 * cosine(3 * hue + 6) -
                   0.20 * cosine(4 * hue - 63);
  const double dl = (q.l - p.l) / (1 + 0.015 * l / sqrt(20 + l));
  const double dc = (second.chroma - first.chroma) / (1 + 0.045 * chroma);
  const double dh = 2 * sqrt(first.chroma * second.chroma) * sin(hue_change(first, second) * M_PI / 360) /
                    (1 + 0.015 * chroma * t);
  const double turn = 60 * exp(-pow((hue - 275) / 25, 2));
  return sqrt(dl * dl + dc * dc + dh * dh - 2 * strength(chroma) * sin(turn * M_PI / 180) * dc * dh);
}

/* Pairs of the table that the formula's authors publish to test programs with; it has four decimals. */
static void
test_formula(void)
{
  static const struct {
    Lab p, q;
    double expected;
  } pairs[] = {{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
               {{50, -1, 2}, {50, 0, 0}, 2.3669},
               {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
               {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
               {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
               {{2.0776, 0.0795, -1.135}, {0.9033, -0.0636, -0.5514}, 0.9082}};
  for (size_t k = 0; k < G_N_ELEMENTS(pairs); k++) {
    g_assert_cmpfloat_with_epsilon(difference(pairs[k].p, pairs[k].q), pairs[k].expected, 5e-5);
    g_assert_cmpfloat_with_epsilon(difference(pairs[k].q, pairs[k].p), pairs[k].expected, 5e-5);
  }
}

/* One is a difference that is just seen between large areas; lines are thin and far apart. */
static const double least_difference = 13;

static void
test_colours_are_told_apart(gconstpointer data)
{
  const DwTheme *theme = data;
  for (size_t k = 0; k < G_N_ELEMENTS(visions); k++)
    for (int i = 0; i < DW_PALETTE; i++)
      for (int j = 0; j < i; j++) {
        const double apart =
            difference(seen(theme->palette[i], &visions[k]), seen(theme->palette[j], &visions[k]));
        if (!(apart >= least_difference))
          g_error("%s: slots %d and %d are only %.1f apart with %s", theme->name, i, j, apart,
                  visions[k].name);
      }
}

static double
luminance(DwColour colour)
{
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

/* As the Web Content Accessibility Guidelines count it. */
static double
contrast(DwColour a, DwColour b)
{
  const double light = fmax(luminance(a), luminance(b)), dark = fmin(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

/* Their least values for graphics and for text. */
static void
test_colours_stand_out(gconstpointer data)
{
  const DwTheme *theme = data;
  for (int k = 0; k < DW_PALETTE; k++)
    g_assert_cmpfloat(contrast(theme->palette[k], theme->background), >=, 3);
  g_assert_cmpfloat(contrast(theme->text, theme->background), >=, 7);
  g_assert_cmpfloat(contrast(theme->muted_text, theme->background), >=, 4.5);
  g_assert_cmpfloat(contrast(theme->frame, theme->background), >=, 4.5);
}

/* In one plot no two curves have both the same colour and the same dashes; colour alone is 13 apart. */
static void
test_curves_are_told_apart(void)
{
  const DwRegistry *registry = dw_registry();
  for (size_t k = 0; k < registry->n_models; k++)
    for (size_t p = 0; p < registry->models[k]->n_plots; p++) {
      const DwPlot *plot = &registry->models[k]->plots[p];
      for (size_t i = 0; i < plot->n_curves; i++)
        for (size_t j = 0; j < i; j++) {
          const DwCurve *a = &plot->curves[i], *b = &plot->curves[j];
          if (a->stroke == b->stroke && a->colour % DW_PALETTE == b->colour % DW_PALETTE &&
              a->stroke != DW_STROKE_GUIDE)
            g_error("%s: %s and %s look the same", plot->id, a->id, b->id);
        }
    }
}

static void
add(const char *name, const DwTheme *theme, GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf("/palette/%s/%s", theme->name, name);
  g_test_add_data_func(path, theme, test);
}

int
main(int argc, char **argv)
{
  size_t n;
  const DwTheme *const *themes = dw_themes(&n);
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/palette/formula", test_formula);
  g_test_add_func("/palette/curves", test_curves_are_told_apart);
  for (size_t k = 0; k < n; k++) {
    add("told-apart", themes[k], test_colours_are_told_apart);
    add("stand-out", themes[k], test_colours_stand_out);
  }
  return g_test_run();
}
