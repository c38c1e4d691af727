/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figure_theme.h"

#include <adwaita.h>
#include <math.h>

static const double usual_dpi = 96 * PANGO_SCALE; /* what gtk-xft-dpi counts */
static const double large = 1.25;                 /* beside the desktop's own text */
static const double high_contrast_line = 1.25;

static double
text_scale(void)
{
  int dpi = 0;
  g_object_get(gtk_settings_get_default(), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / usual_dpi : 1;
}

/* Lines need not grow as much as letters. */
static DwTheme
scaled(const DwTheme *theme, double scale)
{
  return dw_theme_with(theme, scale * theme->font_size, sqrt(scale) * theme->line_width);
}

static void
raise_contrast(DwTheme *theme, bool dark)
{
  const double ink = dark ? 1 : 0;
  theme->background = (DwColour){1 - ink, 1 - ink, 1 - ink, 1};
  theme->text = theme->muted_text = theme->frame = (DwColour){ink, ink, ink, 1};
  theme->grid = (DwColour){ink, ink, ink, 0.2};
  theme->minor_grid.alpha = 0;
  theme->guide = (DwColour){ink, ink, ink, 0.65};
  theme->line_width *= high_contrast_line;
  theme->guide_width *= high_contrast_line;
  theme->frame_width *= high_contrast_line;
}

const DwTheme *
dw_window_theme(void)
{
  static DwTheme theme; /* of the main thread, as all that draws on screen */
  AdwStyleManager *style = adw_style_manager_get_default();
  const bool dark = adw_style_manager_get_dark(style);
  theme = scaled(dw_theme_find(dark ? "dark" : "light"), text_scale());
  if (adw_style_manager_get_high_contrast(style))
    raise_contrast(&theme, dark);
  return &theme;
}

void
dw_follow_window_theme(GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default();
  static const char *const changes[] = {"notify::dark", "notify::high-contrast"};
  for (size_t k = 0; k < G_N_ELEMENTS(changes); k++)
    g_signal_connect_object(style, changes[k], G_CALLBACK(gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object(gtk_settings_get_default(), "notify::gtk-xft-dpi",
                          G_CALLBACK(gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

/* The desktop's value comes back by itself when ours is taken away. */
void
dw_set_large_type(bool wanted)
{
  GtkSettings *settings = gtk_settings_get_default();
  gtk_settings_reset_property(settings, "gtk-xft-dpi");
  if (wanted)
    g_object_set(settings, "gtk-xft-dpi", (int) lround(large * text_scale() * usual_dpi), NULL);
}
