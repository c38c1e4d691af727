/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/text.h"

/* The window's own words take the same way into a translation as the tables' (glib/gi18n.h would define N_
 * anew). */
#define _(text) dw_text(text)
