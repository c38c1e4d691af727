/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/accelerators.h"

static const struct {
  const char *action, *keys[3];
} accelerators[] = {
    {"win.undo", {"<Control>z"}},
    {"win.redo", {"<Control><Shift>z", "<Control>y"}},
    {"win.view-back", {"<Alt>Left"}},
    {"win.view-forward", {"<Alt>Right"}},
    {"win.reset-view", {"<Control>0"}},
    {"win.pin", {"<Control>d"}},
    {"win.pause-run", {"<Control>p"}},
    {"win.stop-run", {"<Control><Shift>p"}},
    {"win.new-seed", {"<Control>r"}},
    {"win.open", {"<Control>o"}},
    {"win.save-session", {"<Control>s"}},
    {"win.export", {"<Control>e"}},
    {"win.copy-figure", {"<Control><Shift>f"}},
    {"win.copy-data", {"<Control><Shift>d"}},
    {"win.copy-link", {"<Control><Shift>c"}},
    {"win.copy-command", {"<Control><Shift>k"}},
    {"win.paste-link", {"<Control><Shift>v"}},
    {"win.show-sidebar", {"F9"}},
    {"win.show-inspector", {"<Shift>F9"}},
    {"app.preferences", {"<Control>comma"}},
    {"window.close", {"<Control>w"}},
    {"app.quit", {"<Control>q"}},
};

/* Alt and the number of a plot. */
static void
set_plot_accels(GtkApplication *application, unsigned plot)
{
  g_autofree char *alone = g_strdup_printf("win.show-plot(uint32 %u)", plot);
  g_autofree char *alone_key = g_strdup_printf("<Alt>%u", plot + 1);
  g_autofree char *beside = g_strdup_printf("win.show-plot-beside(uint32 %u)", plot);
  g_autofree char *beside_key = g_strdup_printf("<Control><Alt>%u", plot + 1);
  gtk_application_set_accels_for_action(application, alone, (const char *[]){alone_key, NULL});
  gtk_application_set_accels_for_action(application, beside, (const char *[]){beside_key, NULL});
}

void
dw_application_set_accels(GtkApplication *application)
{
  for (size_t k = 0; k < G_N_ELEMENTS(accelerators); k++)
    gtk_application_set_accels_for_action(application, accelerators[k].action, accelerators[k].keys);
  for (unsigned plot = 0; plot < 9; plot++)
    set_plot_accels(application, plot);
}
