/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export_dialog.h"

#include "app/compat.h"
#include "app/exploration_measures.h"
#include "app/export_job.h"
#include "app/export_names.h"
#include "app/i18n.h"
#include "app/words.h"

static const double points_per_mm = 72 / 25.4;
static const double true_size = 96. / 72; /* logical pixels a point */

struct _DwExportDialog {
  AdwWindow parent;
  DwWindow *window; /* whose modal dialog it is */
  DwExploration *exploration;
  GCancellable *cancellable;
  GtkToggleButton *pdf, *svg, *png, *csv, *json, *ensemble;
  GtkSwitch *measures;
  AdwComboRow *size, *theme;
  GtkAdjustment *width, *height, *dpi, *font_size, *line_width;
  GtkWidget *figure, *measures_row, *resolution, *save;
  GtkDrawingArea *preview;
  GtkLabel *caption, *error;
  char *path; /* chosen, while it is asked whether its neighbours may be replaced */
  bool updating;
};

G_DEFINE_FINAL_TYPE(DwExportDialog, dw_export_dialog, ADW_TYPE_WINDOW)

/* In the order of the rows in export-dialog.ui. */
static const char *const themes[] = {"print", "projector", "light", "dark"};
static const struct {
  double width, height;
} sizes[] = {{86, 60}, {178, 110}, {254, 143}, {0, 0}}; /* one column, two columns, a slide, one's own */
enum { OWN_SIZE = G_N_ELEMENTS(sizes) - 1 };

/* In the order in which a name is suggested. */
static const DwFormat order[] = {DW_FORMAT_PDF, DW_FORMAT_SVG,  DW_FORMAT_PNG,
                                 DW_FORMAT_CSV, DW_FORMAT_JSON, DW_FORMAT_ENSEMBLE};

static void
get_chosen(DwExportDialog *self, bool chosen[DW_N_FORMATS])
{
  GtkToggleButton *const buttons[DW_N_FORMATS] = {
      [DW_FORMAT_PDF] = self->pdf, [DW_FORMAT_SVG] = self->svg,   [DW_FORMAT_PNG] = self->png,
      [DW_FORMAT_CSV] = self->csv, [DW_FORMAT_JSON] = self->json, [DW_FORMAT_ENSEMBLE] = self->ensemble};
  for (int k = 0; k < DW_N_FORMATS; k++)
    chosen[k] = gtk_widget_get_visible(GTK_WIDGET(buttons[k])) && gtk_toggle_button_get_active(buttons[k]);
}

/* False if none is chosen. */
static bool
first_format(DwExportDialog *self, DwFormat *format)
{
  bool chosen[DW_N_FORMATS];
  get_chosen(self, chosen);
  for (size_t k = 0; k < G_N_ELEMENTS(order); k++)
    if (chosen[order[k]]) {
      *format = order[k];
      return true;
    }
  return false;
}

static const DwTheme *
chosen_theme(DwExportDialog *self)
{
  return dw_theme_find(themes[adw_combo_row_get_selected(self->theme)]);
}

DwExportOptions
dw_export_dialog_options(DwExportDialog *self)
{
  DwFormat format = DW_FORMAT_PDF;
  first_format(self, &format);
  DwExportOptions options = dw_export_options(format);
  options.width = points_per_mm * gtk_adjustment_get_value(self->width);
  options.height = points_per_mm * gtk_adjustment_get_value(self->height);
  options.dpi = gtk_adjustment_get_value(self->dpi);
  options.font_size = gtk_adjustment_get_value(self->font_size);
  options.line_width = gtk_adjustment_get_value(self->line_width);
  options.theme = chosen_theme(self);
  options.comparison = dw_pinboard_comparison(dw_exploration_pins(self->exploration));
  options.measures =
      gtk_switch_get_active(self->measures) ? dw_exploration_measures(self->exploration) : NULL;
  return options;
}

/* --- the picture ---------------------------------------------------------------------------------------- */

/* As large as it is on paper at 96 dots to the inch, or as the room allows. */
static double
preview_scale(const DwExportOptions *options, int width, int height)
{
  return MIN(true_size, MIN((width - 2) / options->width, (height - 2) / options->height));
}

static void
draw_paper_edge(GtkWidget *area, cairo_t *cr, const DwExportOptions *options)
{
  DwColour colour = dw_widget_colour(area);
  colour.alpha *= 0.25;
  cairo_rectangle(cr, 0, 0, options->width, options->height);
  cairo_set_source_rgba(cr, colour.red, colour.green, colour.blue, colour.alpha);
  cairo_set_line_width(cr, 1);
  cairo_stroke(cr);
}

static void
draw_preview(GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  DwExportDialog *self = data;
  const DwResult *result = dw_exploration_result(self->exploration);
  const DwExportOptions options = dw_export_dialog_options(self);
  const double scale = preview_scale(&options, width, height);
  if (!result)
    return;
  cairo_translate(cr, (width - scale * options.width) / 2, (height - scale * options.height) / 2);
  cairo_scale(cr, scale, scale);
  dw_export_draw(dw_exploration_state(self->exploration), result, &options, cr);
  draw_paper_edge(GTK_WIDGET(area), cr, &options);
}

/* "86 × 60 mm at 100 %, 1016 × 709 pixels" */
static void
write_caption(DwExportDialog *self, int width, int height)
{
  const DwExportOptions options = dw_export_dialog_options(self);
  const double percent = 100 * preview_scale(&options, width, height) / true_size;
  g_autofree char *size =
      g_strdup_printf(_("%.0f × %.0f mm, shown at %.0f %%"), options.width / points_per_mm,
                      options.height / points_per_mm, percent);
  g_autofree char *pixels = g_strdup_printf(_("PNG: %.0f × %.0f pixels"), options.width / 72 * options.dpi,
                                            options.height / 72 * options.dpi);
  g_autofree char *text = g_strdup_printf("%s \u00b7 %s", size, pixels);
  gtk_label_set_text(self->caption, gtk_toggle_button_get_active(self->png) ? text : size);
}

static void
on_resized(GtkDrawingArea *area, int width, int height, DwExportDialog *self)
{
  write_caption(self, width, height);
}

/* --- choices -------------------------------------------------------------------------------------------- */

static void
on_changed(DwExportDialog *self)
{
  bool chosen[DW_N_FORMATS];
  DwFormat format;
  if (self->updating)
    return;
  get_chosen(self, chosen);
  const bool picture = chosen[DW_FORMAT_PDF] || chosen[DW_FORMAT_SVG] || chosen[DW_FORMAT_PNG];
  gtk_widget_set_sensitive(self->figure, picture);
  gtk_widget_set_opacity(GTK_WIDGET(self->preview), picture ? 1 : 0.3);
  gtk_widget_set_sensitive(self->resolution, chosen[DW_FORMAT_PNG]);
  gtk_widget_set_sensitive(self->save, first_format(self, &format));
  gtk_widget_set_visible(GTK_WIDGET(self->error), FALSE);
  write_caption(self, gtk_widget_get_width(GTK_WIDGET(self->preview)),
                gtk_widget_get_height(GTK_WIDGET(self->preview)));
  gtk_widget_queue_draw(GTK_WIDGET(self->preview));
}

/* Letters and lines as the style has them. */
static void
on_theme_chosen(DwExportDialog *self)
{
  const DwTheme *theme = chosen_theme(self);
  if (self->updating)
    return;
  self->updating = true;
  gtk_adjustment_set_value(self->font_size, theme->font_size);
  gtk_adjustment_set_value(self->line_width, theme->line_width);
  self->updating = false;
  on_changed(self);
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

/* "Saved as figure.pdf, figure.svg" */
static void
say_saved(DwExportDialog *self, const char *const *paths)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new();
  for (; *paths; paths++) {
    g_autofree char *name = g_path_get_basename(*paths), *shown = g_filename_display_name(name);
    g_strv_builder_add(names, shown);
  }
  g_auto(GStrv) list = g_strv_builder_end(names);
  g_autofree char *all = g_strjoinv(", ", list);
  g_autofree char *sentence = g_strdup_printf(_("Saved as %s"), all);
  dw_window_say(self->window, sentence);
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
  say_saved(self, dw_export_job_paths(job));
  gtk_window_close(GTK_WINDOW(self));
}

/* As many abscissae as the file has dots, or would have at 300 to the inch. */
static size_t
density(const DwExportOptions *options)
{
  const double dpi = MAX(options->dpi, 300);
  return (size_t) CLAMP(options->width * dpi / 72, 400, 4096);
}

/* Of the values that are shown, not of those before. */
static bool
has_sampled(DwExportDialog *self)
{
  return dw_exploration_result(self->exploration) && dw_exploration_growth(self->exploration)->done > 0;
}

/* What has been sampled so far is what is exported, its ensemble out of the store; everything else is solved
 * as densely as the file can show. */
static bool
choose_source(DwExportDialog *self, DwExportWork *work, bool ensemble)
{
  const bool sampled = work->state.model->sampled;
  if (sampled && !ensemble) {
    work->result = dw_exploration_result(self->exploration);
    return work->result;
  }
  work->request = dw_exploration_request(self->exploration, density(&work->options));
  if (work->request)
    work->request->keep_ensemble = ensemble;
  return work->request;
}

void
dw_export_dialog_write(DwExportDialog *self, const char *path)
{
  bool chosen[DW_N_FORMATS];
  get_chosen(self, chosen);
  g_auto(GStrv) paths = dw_export_paths(path, chosen);
  DwExportWork work = {.state = *dw_exploration_state(self->exploration),
                       .store = dw_exploration_store(self->exploration),
                       .options = dw_export_dialog_options(self),
                       .paths = (const char *const *) paths};
  if (chosen[DW_FORMAT_ENSEMBLE] && !has_sampled(self)) {
    show_error(self, _("Nothing has been sampled yet"));
    return;
  }
  if (!choose_source(self, &work, chosen[DW_FORMAT_ENSEMBLE])) {
    show_error(self, dw_status_sentence(DW_NO_MEMORY));
    return;
  }
  set_busy(self, TRUE);
  dw_export_job_start(&work, self->cancellable, G_OBJECT(self), on_written);
}

static void
on_replace_answered(AdwMessageDialog *question, const char *response, DwExportDialog *self)
{
  if (g_str_equal(response, "replace") && self->exploration)
    dw_export_dialog_write(self, self->path);
}

/* The file chooser has asked only about the name that was typed. */
static void
ask_whether_to_replace(DwExportDialog *self, const char *names)
{
  GtkWidget *question = adw_message_dialog_new(GTK_WINDOW(self), _("Replace Files?"), NULL);
  adw_message_dialog_format_body(ADW_MESSAGE_DIALOG(question), _("These are there already: %s"), names);
  adw_message_dialog_add_responses(ADW_MESSAGE_DIALOG(question), "cancel", _("_Cancel"), "replace",
                                   _("_Replace"), NULL);
  adw_message_dialog_set_response_appearance(ADW_MESSAGE_DIALOG(question), "replace",
                                             ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response(ADW_MESSAGE_DIALOG(question), "cancel");
  g_signal_connect_object(question, "response", G_CALLBACK(on_replace_answered), self, 0);
  gtk_window_present(GTK_WINDOW(question));
}

static void
on_path_chosen(const char *path, GtkWindow *dialog)
{
  DwExportDialog *self = DW_EXPORT_DIALOG(dialog);
  bool chosen[DW_N_FORMATS];
  if (!self->exploration)
    return;
  get_chosen(self, chosen);
  g_auto(GStrv) paths = dw_export_paths(path, chosen);
  g_autofree char *present = dw_export_present(path, (const char *const *) paths);
  g_free(self->path);
  self->path = g_strdup(path);
  if (present)
    ask_whether_to_replace(self, present);
  else
    dw_export_dialog_write(self, path);
}

static void
on_save(DwExportDialog *self)
{
  const DwState *state = dw_exploration_state(self->exploration);
  DwFormat format;
  if (!first_format(self, &format))
    return;
  g_autofree char *name = g_strdup_printf(
      "%s-%s.%s", state->model->id, state->model->plots[state->views[0].plot].id, dw_format_name(format));
  dw_choose_path_to_save(GTK_WINDOW(self), _("Export Figure"), name, on_path_chosen);
}

/* --- life ----------------------------------------------------------------------------------------------- */

static void
dw_export_dialog_dispose(GObject *object)
{
  DwExportDialog *self = DW_EXPORT_DIALOG(object);
  if (self->cancellable)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  self->updating = true; /* the focus leaves a field only now, which then says what was typed into it */
  g_clear_object(&self->exploration);
  g_clear_pointer(&self->path, g_free);
  G_OBJECT_CLASS(dw_export_dialog_parent_class)->dispose(object);
}

static void
bind_children(GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, pdf);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, svg);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, png);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, csv);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, json);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, ensemble);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, measures);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, measures_row);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, size);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, theme);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, width);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, height);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, dpi);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, font_size);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, line_width);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, figure);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, resolution);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, save);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, preview);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, caption);
  gtk_widget_class_bind_template_child(widget_class, DwExportDialog, error);
}

static void
dw_export_dialog_class_init(DwExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(class);
  G_OBJECT_CLASS(class)->dispose = dw_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource(widget_class, "/org/doublewell/Doublewell/export-dialog.ui");
  bind_children(widget_class);
  gtk_widget_class_bind_template_callback(widget_class, on_changed);
  gtk_widget_class_bind_template_callback(widget_class, on_size_chosen);
  gtk_widget_class_bind_template_callback(widget_class, on_theme_chosen);
  gtk_widget_class_bind_template_callback(widget_class, on_length_changed);
  gtk_widget_class_bind_template_callback(widget_class, on_save);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dw_export_dialog_init(DwExportDialog *self)
{
  self->updating = true;
  gtk_widget_init_template(GTK_WIDGET(self));
  dw_name_by_tooltips(GTK_WIDGET(self));
  self->updating = false;
  self->cancellable = g_cancellable_new();
}

/* What was chosen last time is chosen, and what is chosen now is kept. */
static void
remember_choices(DwExportDialog *self, GSettings *settings)
{
  const struct {
    const char *key;
    gpointer object;
    const char *property;
  } choices[] = {
      {"export-pdf", self->pdf, "active"},
      {"export-svg", self->svg, "active"},
      {"export-png", self->png, "active"},
      {"export-csv", self->csv, "active"},
      {"export-json", self->json, "active"},
      {"export-ensemble", self->ensemble, "active"},
      {"export-style", self->theme, "selected"},
      {"export-size", self->size, "selected"},
      {"export-width", self->width, "value"},
      {"export-height", self->height, "value"},
      {"export-font-size", self->font_size, "value"},
      {"export-line-width", self->line_width, "value"},
      {"export-dpi", self->dpi, "value"},
  };
  self->updating = true; /* one of them must not change another */
  for (size_t k = 0; settings && k < G_N_ELEMENTS(choices); k++)
    g_settings_bind(settings, choices[k].key, choices[k].object, choices[k].property,
                    G_SETTINGS_BIND_DEFAULT);
  self->updating = false;
}

GtkWidget *
dw_export_dialog_new(DwWindow *window)
{
  DwExportDialog *self = g_object_new(DW_TYPE_EXPORT_DIALOG, "transient-for", window, "modal", TRUE, NULL);
  self->window = window;
  self->exploration = g_object_ref(dw_window_exploration(window));
  gtk_drawing_area_set_draw_func(self->preview, draw_preview, self, NULL);
  g_signal_connect_object(self->preview, "resize", G_CALLBACK(on_resized), self, 0);
  gtk_widget_set_visible(GTK_WIDGET(self->ensemble),
                         dw_format_suits(DW_FORMAT_ENSEMBLE, dw_exploration_model(self->exploration)));
  gtk_widget_set_visible(self->measures_row, dw_exploration_is_measured(self->exploration));
  remember_choices(self, dw_window_settings(window));
  on_changed(self);
  return GTK_WIDGET(self);
}
