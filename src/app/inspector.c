/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspector.h"

#include "app/parameter_row.h"
#include "app/reading_matter.h"
#include "app/readouts.h"
#include "app/words.h"

struct _DwInspector {
  GtkWidget parent;
  DwExploration *exploration;
  GtkListBox *parameters;
  GtkWidget *readouts_title, *notes_title;
  GtkBox *readouts, *equations, *notes, *references;
};

G_DEFINE_FINAL_TYPE(DwInspector, dw_inspector, GTK_TYPE_WIDGET)

/* --- parameters ----------------------------------------------------------------------------------------- */

static void
on_row_changed(DwInspector *self, double value, DwParameterRow *row)
{
  const int index = gtk_list_box_row_get_index(GTK_LIST_BOX_ROW(row));
  dw_exploration_set_value(self->exploration, (size_t) index, value);
}

static void
on_row_dragging(DwInspector *self, gboolean dragging, DwParameterRow *row)
{
  dw_exploration_hold_axes(self->exploration, dragging);
}

static void
on_row_nudged(DwInspector *self, DwParameterRow *row)
{
  dw_exploration_hold_briefly(self->exploration);
}

static void
update_parameters(DwInspector *self)
{
  const DwState *state = dw_exploration_state(self->exploration);
  for (size_t k = 0; k < state->model->n_parameters; k++) {
    DwParameterRow *row = DW_PARAMETER_ROW(gtk_list_box_get_row_at_index(self->parameters, (int) k));
    if (dw_parameter_row_value(row) != state->values[k])
      dw_parameter_row_set_value(row, state->values[k]);
  }
}

static void
fill_parameters(DwInspector *self)
{
  const DwModel *model = dw_exploration_model(self->exploration);
  GtkListBoxRow *old;
  while ((old = gtk_list_box_get_row_at_index(self->parameters, 0)))
    gtk_list_box_remove(self->parameters, GTK_WIDGET(old));
  for (size_t k = 0; k < model->n_parameters; k++) {
    GtkWidget *row = dw_parameter_row_new(&model->parameters[k]);
    g_signal_connect_object(row, "changed", G_CALLBACK(on_row_changed), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(row, "dragging", G_CALLBACK(on_row_dragging), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(row, "nudged", G_CALLBACK(on_row_nudged), self, G_CONNECT_SWAPPED);
    gtk_list_box_append(self->parameters, row);
  }
}

/* --- what stands below ---------------------------------------------------------------------------------- */

static void
update_reading_matter(DwInspector *self)
{
  const DwState *state = dw_exploration_state(self->exploration);
  dw_fill_equations(self->equations, state);
  gtk_widget_set_visible(self->notes_title, dw_fill_notes(self->notes, state));
}

void
dw_inspector_refresh(DwInspector *self)
{
  dw_readouts_refresh(self->readouts, dw_exploration_model(self->exploration),
                      dw_exploration_result(self->exploration));
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
  G_OBJECT_CLASS(dw_inspector_parent_class)->dispose(object);
}

static void
dw_inspector_class_init(DwInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_inspector_dispose;
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/inspector.ui");
  gtk_widget_class_bind_template_child(widget_class, DwInspector, parameters);
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
}

void
dw_inspector_connect(DwInspector *self, DwExploration *exploration)
{
  self->exploration = g_object_ref(exploration);
  on_opened(self);
  g_signal_connect_object(exploration, "opened", G_CALLBACK(on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "values", G_CALLBACK(update_parameters), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(exploration, "plots", G_CALLBACK(update_reading_matter), self, G_CONNECT_SWAPPED);
}
