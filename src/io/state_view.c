/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/state_view.h"
#include "io/names.h"
#include "io/number.h"
#include "io/quote.h"

/* One axis of a view. */
typedef struct {
  DwScale scale;
  bool automatic;
  DwRange range;
} Axis;

static const char *const scale_names[] = {[DW_SCALE_LINEAR] = "linear", [DW_SCALE_LOG] = "log"};

static bool
find_scale(const char *name, DwScale *scale)
{
  for (size_t k = 0; k < G_N_ELEMENTS(scale_names); k++)
    if (g_str_equal(name, scale_names[k])) {
      *scale = (DwScale) k;
      return true;
    }
  return false;
}

/* "SCALE" or "SCALE,LOW,HIGH". */
static bool
read_pieces(char **pieces, Axis *axis)
{
  const guint n = g_strv_length(pieces);
  if ((n != 1 && n != 3) || !find_scale(pieces[0], &axis->scale))
    return false;
  axis->automatic = n == 1;
  if (axis->automatic)
    return true;
  return dw_number_parse(pieces[1], &axis->range.low, NULL) == DW_OK &&
         dw_number_parse(pieces[2], &axis->range.high, NULL) == DW_OK && axis->range.low < axis->range.high &&
         (axis->scale != DW_SCALE_LOG || axis->range.low > 0);
}

static DwStatus
read_axis(const char *name, const char *text, Axis *axis, DwError *error)
{
  char quoted[DW_QUOTE_SIZE];
  Axis read = *axis;
  g_auto(GStrv) pieces = g_strsplit(text, ",", 4);
  if (!read_pieces(pieces, &read))
    return dw_error_set(
        error, DW_BAD_VALUE,
        "%s cannot be %s: allowed is log or linear, then LOW,HIGH with LOW < HIGH or nothing, "
        "and 0 < LOW where it is log.",
        name, dw_quote(text, quoted));
  *axis = read;
  return DW_OK;
}

DwStatus
dw_view_read_x(const DwModel *model, DwView *view, const char *text, DwError *error)
{
  Axis axis = {view->x_scale, view->x_automatic, view->x};
  const DwStatus status = read_axis("x", text, &axis, error);
  view->x_scale = axis.scale;
  view->x_automatic = axis.automatic;
  view->x = axis.range;
  return status;
}

DwStatus
dw_view_read_y(const DwModel *model, DwView *view, const char *text, DwError *error)
{
  Axis axis = {view->y_scale, view->y_automatic, view->y};
  const DwStatus status = read_axis("y", text, &axis, error);
  view->y_scale = axis.scale;
  view->y_automatic = axis.automatic;
  view->y = axis.range;
  return status;
}

DwStatus
dw_view_read_curves(const DwModel *model, DwView *view, const char *text, DwError *error)
{
  uint64_t curves = 0;
  const DwPlot *plot = &model->plots[view->plot];
  g_auto(GStrv) ids = g_strsplit(text, ",", (int) DW_MAX_CURVES + 1);
  for (char **id = ids; *id; id++) {
    size_t k;
    if (dw_find_curve(plot, *id, &k, error) != DW_OK)
      return dw_error_name(error, "curves in the state");
    if (curves >> k & 1)
      return dw_error_set(error, DW_BAD_VALUE, "curves of %s names %s twice.", plot->id, plot->curves[k].id);
    curves |= UINT64_C(1) << k;
  }
  view->curves = curves;
  return DW_OK;
}

static void
append_axis(GString *text, const char *name, const Axis *axis, DwScale usual)
{
  char low[DW_NUMBER_LENGTH], high[DW_NUMBER_LENGTH];
  if (axis->automatic && axis->scale == usual)
    return;
  g_string_append_printf(text, "%s=%s", name, scale_names[axis->scale]);
  if (!axis->automatic)
    g_string_append_printf(text, ",%s,%s", dw_number_format(axis->range.low, low, sizeof low),
                           dw_number_format(axis->range.high, high, sizeof high));
  g_string_append_c(text, '&');
}

static void
append_curves(GString *text, const DwPlot *plot, uint64_t curves)
{
  const char *separator = "";
  if (curves == dw_plot_shown_curves(plot))
    return;
  g_string_append(text, "curves=");
  for (size_t k = 0; k < plot->n_curves; k++)
    if (curves >> k & 1) {
      g_string_append_printf(text, "%s%s", separator, plot->curves[k].id);
      separator = ",";
    }
  g_string_append_c(text, '&');
}

void
dw_view_append(GString *text, const DwModel *model, const DwView *view)
{
  const DwPlot *plot = &model->plots[view->plot];
  g_string_append_printf(text, "plot=%s&", plot->id);
  append_axis(text, "x", &(Axis){view->x_scale, view->x_automatic, view->x}, plot->x.scale);
  append_axis(text, "y", &(Axis){view->y_scale, view->y_automatic, view->y}, plot->y.scale);
  append_curves(text, plot, view->curves);
}
