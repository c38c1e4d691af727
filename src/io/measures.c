/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/measures.h"
#include "io/json.h"
#include "io/json_read.h"
#include "plot/axis.h"

#include <math.h>
#include <string.h>

/* --- writing -------------------------------------------------------------------------------------------- */

static void
append_mark(JsonBuilder *builder, const DwPlot *plot, const DwRulerMark *mark)
{
  json_builder_begin_object(builder);
  dw_json_number(builder, "x", mark->x);
  dw_json_number(builder, "y", mark->y);
  if (mark->curve >= 0)
    dw_json_string(builder, "curve", plot->curves[mark->curve].id);
  json_builder_end_object(builder);
}

static void
append_ruler(JsonBuilder *builder, const DwPlot *plot, const DwRulerMark *marks)
{
  json_builder_set_member_name(builder, "ruler");
  json_builder_begin_array(builder);
  append_mark(builder, plot, &marks[0]);
  append_mark(builder, plot, &marks[1]);
  json_builder_end_array(builder);
}

static const char *
scale_name(DwScale scale)
{
  return scale == DW_SCALE_LOG ? "log" : "linear";
}

static void
append_guides(JsonBuilder *builder, const DwMeasure *measure)
{
  json_builder_set_member_name(builder, "guides");
  json_builder_begin_array(builder);
  for (size_t k = 0; k < measure->n_guides; k++) {
    json_builder_begin_object(builder);
    dw_json_number(builder, "x", measure->guides[k].x);
    dw_json_number(builder, "y", measure->guides[k].y);
    dw_json_number(builder, "slope", measure->guides[k].slope);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
  json_builder_set_member_name(builder, "scales");
  json_builder_begin_array(builder);
  json_builder_add_string_value(builder, scale_name(measure->x_scale));
  json_builder_add_string_value(builder, scale_name(measure->y_scale));
  json_builder_end_array(builder);
}

static void
append_measure(JsonBuilder *builder, const DwPlot *plot, const DwMeasure *measure)
{
  json_builder_begin_object(builder);
  dw_json_string(builder, "plot", plot->id);
  if (measure->ruled)
    append_ruler(builder, plot, measure->marks);
  if (measure->n_guides > 0)
    append_guides(builder, measure);
  json_builder_end_object(builder);
}

static bool
is_measured(const DwMeasure *measure)
{
  return measure->ruled || measure->n_guides > 0;
}

void
dw_measures_append(JsonBuilder *builder, const DwModel *model, const DwMeasures *measures)
{
  bool any = false;
  for (size_t k = 0; k < model->n_plots && k < DW_MAX_MEASURED; k++) {
    if (!is_measured(&measures->plots[k]))
      continue;
    if (!any) {
      json_builder_set_member_name(builder, "measures");
      json_builder_begin_array(builder);
    }
    any = true;
    append_measure(builder, &model->plots[k], &measures->plots[k]);
  }
  if (any)
    json_builder_end_array(builder);
}

/* --- reading -------------------------------------------------------------------------------------------- */

static DwStatus
refuse(DwError *error)
{
  return dw_error_set(error, DW_BAD_VALUE,
                      "the session cannot be opened: a ruler or a guide line in it is damaged.");
}

/* A number that is finite and within `most`. */
static bool
read_number(JsonNode *node, const char *name, double most, double *value)
{
  JsonNode *member = json_object_get_member(json_node_get_object(node), name);
  if (!member || !JSON_NODE_HOLDS_VALUE(member))
    return false;
  const GType type = json_node_get_value_type(member);
  *value = json_node_get_double(member);
  return (type == G_TYPE_DOUBLE || type == G_TYPE_INT64) && isfinite(*value) && fabs(*value) <= most;
}

static bool
read_place(JsonNode *node, double *x, double *y)
{
  const double most = dw_axis_linear.limits.high;
  return JSON_NODE_HOLDS_OBJECT(node) && read_number(node, "x", most, x) && read_number(node, "y", most, y);
}

/* The array of that name; NULL if there is none.  False if it is something else. */
static bool
find_array(JsonObject *object, const char *name, JsonArray **array)
{
  JsonNode *member = json_object_get_member(object, name);
  *array = member && JSON_NODE_HOLDS_ARRAY(member) ? json_node_get_array(member) : NULL;
  return !member || *array;
}

static int
find_curve(const DwPlot *plot, const char *id)
{
  for (size_t k = 0; id && k < plot->n_curves; k++)
    if (strcmp(plot->curves[k].id, id) == 0)
      return (int) k;
  return -1;
}

static bool
read_ruler(JsonObject *object, const DwPlot *plot, DwMeasure *measure)
{
  JsonArray *array;
  if (!find_array(object, "ruler", &array) || (array && json_array_get_length(array) != 2))
    return false;
  for (guint k = 0; array && k < 2; k++) {
    JsonNode *node = json_array_get_element(array, k);
    DwRulerMark *mark = &measure->marks[k];
    if (!read_place(node, &mark->x, &mark->y))
      return false;
    mark->curve = find_curve(plot, dw_json_string_member(node, "curve"));
  }
  measure->ruled = array;
  return true;
}

static bool
read_scale(JsonArray *array, guint k, DwScale *scale)
{
  JsonNode *node = json_array_get_element(array, k);
  const char *name = JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING
                         ? json_node_get_string(node)
                         : "";
  *scale = strcmp(name, "log") == 0 ? DW_SCALE_LOG : DW_SCALE_LINEAR;
  return strcmp(name, scale_name(*scale)) == 0;
}

static bool
read_guides(JsonObject *object, DwMeasure *measure)
{
  JsonArray *guides, *scales;
  if (!find_array(object, "guides", &guides) || !find_array(object, "scales", &scales))
    return false;
  if (!guides)
    return true;
  measure->n_guides = json_array_get_length(guides);
  if (measure->n_guides > DW_MAX_GUIDES || !scales || json_array_get_length(scales) != 2)
    return false;
  for (guint k = 0; k < measure->n_guides; k++) {
    JsonNode *node = json_array_get_element(guides, k);
    DwGuide *guide = &measure->guides[k];
    if (!read_place(node, &guide->x, &guide->y) || !read_number(node, "slope", DW_STEEPEST, &guide->slope))
      return false;
  }
  return read_scale(scales, 0, &measure->x_scale) && read_scale(scales, 1, &measure->y_scale);
}

static size_t
find_plot(const DwModel *model, const char *id)
{
  size_t k = 0;
  while (k < model->n_plots && !(id && strcmp(model->plots[k].id, id) == 0))
    k++;
  return k;
}

static bool
read_measure(JsonNode *node, const DwModel *model, DwMeasures *measures)
{
  if (!JSON_NODE_HOLDS_OBJECT(node))
    return false;
  const size_t k = find_plot(model, dw_json_string_member(node, "plot"));
  DwMeasure measure = {0};
  if (k >= model->n_plots || k >= DW_MAX_MEASURED)
    return true; /* a later Doublewell's */
  if (!read_ruler(json_node_get_object(node), &model->plots[k], &measure) ||
      !read_guides(json_node_get_object(node), &measure))
    return false;
  measures->plots[k] = measure;
  return true;
}

DwStatus
dw_measures_read(JsonObject *exploration, const DwModel *model, DwMeasures *measures, DwError *error)
{
  JsonArray *array;
  *measures = (DwMeasures){0};
  if (!find_array(exploration, "measures", &array))
    return refuse(error);
  for (guint k = 0; array && k < json_array_get_length(array); k++)
    if (!read_measure(json_array_get_element(array, k), model, measures)) {
      *measures = (DwMeasures){0};
      return refuse(error);
    }
  return DW_OK;
}
