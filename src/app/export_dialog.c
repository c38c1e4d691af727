/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export_dialog.h"

#include "app/compat.h"
#include "app/export_job.h"
#include "app/i18n.h"
#include "plot/figure.h"

static const double points_per_mm = 72 / 25.4;

struct _DwExportDialog {
  AdwWindow parent;
  DwWindow *window; /* whose modal dialog it is */
  DwExploration *exploration;
  GCancellable *cancellable;
  AdwComboRow *format, *size, *theme;
  GtkAdjustment *width, *height, *dpi;
  GtkWidget *figure, *resolution, *save;
  GtkDrawingArea *preview;
  GtkLabel *error;
  bool updating;
};

G_DEFINE_FINAL_TYPE(DwExportDialog, dw_export_dialog, ADW_TYPE_WINDOW)

/* In the order of the rows in export-dialog.ui. */
static const DwFormat formats[] = {DW_FORMAT_PDF, DW_FORMAT_SVG, DW_FORMAT_PNG, DW_FORMAT_CSV,
                                   DW_FORMAT_JSON};
static const char *const themes[] = {"print", "projector", "light", "dark"};
static const struct {
  double width, height;
} sizes[] = {{86, 60}, {178, 110}, {254, 143}, {0, 0}}; /* one column, two columns, a slide, one's own */
enum { OWN_SIZE = G_N_ELEMENTS(sizes) - 1 };

DwExportOptions
dw_export_dialog_options(DwExportDialog *self)
{
  DwExportOptions options = dw_export_options(formats[adw_combo_row_get_selected(self->format)]);
  options.width = points_per_mm * gtk_adjustment_get_value(self->width);
  options.height = points_per_mm * gtk_adjustment_get_value(self->height);
  options.dpi = gtk_adjustment_get_value(self->dpi);
  options.theme = dw_theme_find(themes[adw_combo_row_get_selected(self->theme)]);
  return options;
}

/* --- the picture ---------------------------------------------------------------------------------------- */

static void
draw_preview(GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  DwExportDialog *self = data;
  const DwResult *result = dw_exploration_result(self->exploration);
  const DwExportOptions options = dw_export_dialog_options(self);
  const double scale = MIN(width / options.width, height / options.height);
  if (!result)
    return;
  cairo_translate(cr, (width - scale * options.width) / 2, (height - scale * options.height) / 2);
  cairo_scale(cr, scale, scale);
  dw_figure_draw_sheet(dw_exploration_state(self->exploration), result, options.theme, cr, options.width,
                       options.height);
}

/* --- choices -------------------------------------------------------------------------------------------- */

static void
on_changed(DwExportDialog *self)
{
  const DwFormat format = formats[adw_combo_row_get_selected(self->format)];
  const bool table = format == DW_FORMAT_CSV || format == DW_FORMAT_JSON;
  gtk_widget_set_sensitive(self->figure, !table);
  gtk_widget_set_opacity(GTK_WIDGET(self->preview), table ? 0.3 : 1);
  gtk_widget_set_sensitive(self->resolution, format == DW_FORMAT_PNG);
  gtk_widget_set_visible(GTK_WIDGET(self->error), FALSE);
  gtk_widget_queue_draw(GTK_WIDGET(self->preview));
}

static void
on_size_chosen(DwExportDialog *self)
{
  const guint size = adw_combo_row_get_selected(self->size);
  if (self->updating || size >= OWN_SIZE)
    return;
  self->updating = true;
  gtk_adjustment_set_value(self->width, sizes[size].width);
  gtk_adjustment_set_value(self->height, sizes[size].height);
  self->updating = false;
  on_changed(self);
}

static void
on_length_changed(DwExportDialog *self)
{
  if (self->updating)
    return;
  self->updating = true;
  adw_combo_row_set_selected(self->size, OWN_SIZE);
  self->updating = false;
  on_changed(self);
}

/* --- writing -------------------------------------------------------------------------------------------- */

static void
set_busy(DwExportDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive(self->save, !busy);
}

static void
show_error(DwExportDialog *self, const char *sentence)
{
  gtk_label_set_text(self->error, sentence);
  gtk_widget_set_visible(GTK_WIDGET(self->error), TRUE);
}

static void
on_written(GObject *object, GAsyncResult *job, gpointer data)
{
  DwExportDialog *self = DW_EXPORT_DIALOG(object);
  DwError error;
  if (!self->exploration || dw_export_job_finish(job, &error) == DW_CANCELLED)
    return; /* closed in the meantime */
  set_busy(self, FALSE);
  if (error.status != DW_OK) {
    show_error(self, error.message);
    return;
  }
  g_autofree char *name = g_path_get_basename(dw_export_job_path(job));
  g_autofree char *shown = g_filename_display_name(name);
  g_autofree char *sentence = g_strdup_printf(_("Saved as %s"), shown);
  dw_window_say(self->window, sentence);
  gtk_window_close(GTK_WINDOW(self));
}

/* As many abscissae as the file has dots, or would have at 300 to the inch. */
static size_t
density(const DwExportOptions *options)
{
  const double dpi = options->format == DW_FORMAT_PNG ? options->dpi : 300;
  return (size_t) CLAMP(options->width * dpi / 72, 400, 4096);
}

void
dw_export_dialog_write(DwExportDialog *self, const char *path)
{
  DwExportOptions options = dw_export_dialog_options(self);
  dw_format_of_path(path, &options.format); /* a name that was given another ending means it */
  DwRequest *request = dw_exploration_request(self->exploration, density(&options));
  if (!request) {
    show_error(self, dw_status_sentence(DW_NO_MEMORY));
    return;
  }
  set_busy(self, TRUE);
  dw_export_job_start(request, dw_exploration_store(self->exploration),
                      dw_exploration_state(self->exploration), &options, path, self->cancellable,
                      G_OBJECT(self), on_written);
}

static void
on_path_chosen(const char *path, gpointer data)
{
  g_autoptr(DwExportDialog) self = data;
  if (self->exploration)
    dw_export_dialog_write(self, path);
}

static void
on_save(DwExportDialog *self)
{
  const DwState *state = dw_exploration_state(self->exploration);
  const DwFormat format = formats[adw_combo_row_get_selected(self->format)];
  g_autofree char *name = g_strdup_printf(
      "%s-%s.%s", state->model->id, state->model->plots[state->views[0].plot].id, dw_format_name(format));
  dw_choose_path_to_save(GTK_WINDOW(self), _("Export Figure"), name, on_path_chosen, g_object_ref(self));
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_export_dialog_dispose(GObject *object)
{
  DwExportDialog *self = DW_EXPORT_DIALOG(object);
  if (self->cancellable)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_object(&self->exploration);
  G_OBJECT_CLASS(dw_export_dialog_parent_class)->dispose(object);
}

static void
dw_export_dialog_class_init(DwExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/export-dialog.ui");
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, format);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, size);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, theme);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, width);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, height);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, dpi);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, figure);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, resolution);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, save);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, preview);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, error);
  gtk_widget_class_bind_template_callback(widget_class, on_changed);
  gtk_widget_class_bind_template_callback(widget_class, on_size_chosen);
  gtk_widget_class_bind_template_callback(widget_class, on_length_changed);
  gtk_widget_class_bind_template_callback(widget_class, on_save);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dw_export_dialog_init(DwExportDialog *self)
{
  self->updating = true;
  gtk_widget_init_template(GTK_WIDGET(self));
  self->updating = false;
  self->cancellable = g_cancellable_new();
}

GtkWidget *
dw_export_dialog_new(DwWindow *window)
{
  DwExportDialog *self = g_object_new(DW_TYPE_EXPORT_DIALOG, "transient-for", window, "modal", TRUE, NULL);
  self->window = window;
  self->exploration = g_object_ref(dw_window_exploration(window));
  gtk_drawing_area_set_draw_func(self->preview, draw_preview, self, NULL);
  on_changed(self);
  return GTK_WIDGET(self);
}
