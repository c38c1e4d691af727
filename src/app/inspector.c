/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspector.h"

#include "app/decimal.h"
#include "app/parameter_row.h"
#include "app/pins_panel.h"
#include "app/reading_matter.h"
#include "app/readouts.h"
#include "app/words.h"

struct _DwInspector {
  GtkWidget parent;
  DwExploration *exploration;
  GtkListBox *parameters;
  DwPinsPanel *pins;
  DwParameterRow *rows[DW_MAX_PARAMETERS];
  GPtrArray *derived; /* their rows, in the order of the model's table */
  GtkWidget *readouts_title, *notes_title;
  GtkBox *readouts, *equations, *notes, *references;
};

G_DEFINE_FINAL_TYPE(DwInspector, dw_inspector, GTK_TYPE_WIDGET)

/* --- parameters ----------------------------------------------------------------------------------------- */

static size_t
index_of(DwParameterRow *row)
{
  return GPOINTER_TO_SIZE(g_object_get_data(G_OBJECT(row), "index"));
}

static void
on_row_changed(DwInspector *self, double value, DwParameterRow *row)
{
  dw_exploration_set_value(self->exploration, index_of(row), value);
}

/* Of a derived quantity it is the parameter's symbol: that one stands in the equations. */
static const char *
symbol_of(DwInspector *self, DwParameterRow *row)
{
  const DwModel *model = dw_exploration_model(self->exploration);
  size_t index = index_of(row);
  if (self->rows[index] != row)
    index = (size_t) dw_model_parameter(model, model->derived[index].moves);
  return model->parameters[index].symbol;
}

static void
on_row_dragging(DwInspector *self, gboolean dragging, DwParameterRow *row)
{
  dw_exploration_hold_axes(self->exploration, dragging);
  if (dragging)
    dw_exploration_set_moving(self->exploration, symbol_of(self, row));
}

static void
on_row_nudged(DwInspector *self, DwParameterRow *row)
{
  dw_exploration_hold_briefly(self->exploration);
  dw_exploration_set_moving(self->exploration, symbol_of(self, row));
}

static void
update_row(DwParameterRow *row, double value)
{
  if (dw_parameter_row_value(row) != value)
    dw_parameter_row_set_value(row, value);
}

static void
update_parameters(DwInspector *self)
{
  const DwState *state = dw_exploration_state(self->exploration);
  for (size_t k = 0; k < state->model->n_parameters; k++)
    update_row(self->rows[k], state->values[k]);
  for (size_t k = 0; k < state->model->n_derived; k++)
    update_row(g_ptr_array_index(self->derived, k), state->model->derived[k].value(state->values));
}

/* As far as the parameter goes; where it goes no further the slider comes back. */
static void
on_derived_changed(DwInspector *self, double value, DwParameterRow *row)
{
  const DwState *state = dw_exploration_state(self->exploration);
  const DwDerived *derived = &state->model->derived[index_of(row)];
  double moved;
  dw_derived_back(state->model, derived, state->values, value, &moved, NULL);
  dw_exploration_set_value(self->exploration, (size_t) dw_model_parameter(state->model, derived->moves),
                           moved);
  update_parameters(self);
}

static DwStatus
check_derived(gpointer inspector, DwParameterRow *row, double value, DwError *error)
{
  const DwState *state = dw_exploration_state(DW_INSPECTOR(inspector)->exploration);
  double moved;
  const DwStatus status = dw_derived_back(state->model, &state->model->derived[index_of(row)], state->values,
                                          value, &moved, error);
  dw_decimal_show(error->message);
  return status;
}

static DwParameterRow *
add_row(DwInspector *self, GtkWidget *row, size_t index, GCallback changed)
{
  g_object_set_data(G_OBJECT(row), "index", GSIZE_TO_POINTER(index));
  g_signal_connect_object(row, "changed", changed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object(row, "dragging", G_CALLBACK(on_row_dragging), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(row, "nudged", G_CALLBACK(on_row_nudged), self, G_CONNECT_SWAPPED);
  gtk_list_box_append(self->parameters, row);
  return DW_PARAMETER_ROW(row);
}

static void
add_derived(DwInspector *self, const DwModel *model, size_t index)
{
  GtkWidget *row = dw_parameter_row_new_derived(&model->derived[index]);
  dw_parameter_row_set_check(DW_PARAMETER_ROW(row), check_derived, self);
  self->derived->pdata[index] = add_row(self, row, index, G_CALLBACK(on_derived_changed));
}

static bool
has_units(const DwModel *model)
{
  for (size_t k = 0; k < model->n_parameters; k++)
    if (*model->parameters[k].unit)
      return true;
  return false;
}

static void
line_up_rows(DwInspector *self, const DwModel *model)
{
  g_autoptr(GtkSizeGroup) units = gtk_size_group_new(GTK_SIZE_GROUP_HORIZONTAL);
  for (size_t k = 0; k < model->n_parameters; k++)
    dw_parameter_row_line_up(self->rows[k], units);
  for (size_t k = 0; k < model->n_derived; k++)
    dw_parameter_row_line_up(g_ptr_array_index(self->derived, k), units);
}

/* A derived quantity stands under the parameter that it moves. */
static void
fill_parameters(DwInspector *self)
{
  const DwModel *model = dw_exploration_model(self->exploration);
  GtkListBoxRow *old;
  while ((old = gtk_list_box_get_row_at_index(self->parameters, 0)))
    gtk_list_box_remove(self->parameters, GTK_WIDGET(old));
  g_ptr_array_set_size(self->derived, (int) model->n_derived);
  for (size_t k = 0; k < model->n_parameters; k++) {
    self->rows[k] = add_row(self, dw_parameter_row_new(&model->parameters[k]), k, G_CALLBACK(on_row_changed));
    for (size_t j = 0; j < model->n_derived; j++)
      if (g_str_equal(model->derived[j].moves, model->parameters[k].name))
        add_derived(self, model, j);
  }
  if (has_units(model))
    line_up_rows(self, model);
}

/* --- what stands below ---------------------------------------------------------------------------------- */

static void
update_reading_matter(DwInspector *self)
{
  const DwState *state = dw_exploration_state(self->exploration);
  dw_fill_equations(self->equations, self->exploration);
  gtk_widget_set_visible(self->notes_title, dw_fill_notes(self->notes, state));
}

void
dw_inspector_refresh(DwInspector *self)
{
  dw_readouts_refresh(self->readouts, dw_exploration_model(self->exploration),
                      dw_exploration_result(self->exploration));
  dw_pins_panel_refresh(self->pins);
}

static void
on_opened(DwInspector *self)
{
  const DwModel *model = dw_exploration_model(self->exploration);
  fill_parameters(self);
  update_parameters(self);
  dw_readouts_fill(self->readouts, model);
  gtk_widget_set_visible(self->readouts_title, model->n_readouts > 0);
  dw_fill_references(self->references, model);
  update_reading_matter(self);
  dw_inspector_refresh(self);
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_inspector_dispose(GObject *object)
{
  DwInspector *self = DW_INSPECTOR(object);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))))
    gtk_widget_unparent(child);
  g_clear_object(&self->exploration);
  g_clear_pointer(&self->derived, g_ptr_array_unref);
  G_OBJECT_CLASS(dw_inspector_parent_class)->dispose(object);
}

static void
dw_inspector_class_init(DwInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_inspector_dispose;
  g_type_ensure(DW_TYPE_PINS_PANEL);
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/inspector.ui");
  gtk_widget_class_bind_template_child(widget_class, DwInspector, parameters);
  gtk_widget_class_bind_template_child(widget_class, DwInspector, pins);
  gtk_widget_class_bind_template_child(widget_class, DwInspector, readouts_title);
  gtk_widget_class_bind_template_child(widget_class, DwInspector, notes_title);
  gtk_widget_class_bind_template_child(widget_class, DwInspector, readouts);
  gtk_widget_class_bind_template_child(widget_class, DwInspector, equations);
  gtk_widget_class_bind_template_child(widget_class, DwInspector, notes);
  gtk_widget_class_bind_template_child(widget_class, DwInspector, references);
}

static void
dw_inspector_init(DwInspector *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  self->derived = g_ptr_array_new();
}

void
dw_inspector_connect(DwInspector *self, DwExploration *exploration)
{
  self->exploration = g_object_ref(exploration);
  dw_pins_panel_connect(self->pins, dw_exploration_pins(exploration));
  on_opened(self);
  g_signal_connect_object(exploration, "opened", G_CALLBACK(on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "values", G_CALLBACK(update_parameters), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "plots", G_CALLBACK(update_reading_matter), self, G_CONNECT_SWAPPED);
}
