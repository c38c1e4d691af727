/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exploration.h"

#include <gtk/gtk.h>

/* `equation` (markup) with every occurrence of `symbol` (markup too) on a coloured ground; as it is where the
 * symbol does not occur.  Letters within a word or an index, and letters with a hat, a prime or an index of
 * their own, are other symbols.  Free with g_free. */
char *dw_highlight_symbol(const char *equation, const char *symbol);

/* Shows `equation`, which is static, in `label`, highlighting the symbol that moves. */
void dw_highlight_follow(GtkLabel *label, DwExploration *exploration, const char *equation);
