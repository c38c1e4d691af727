/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* The application's settings; NULL where the schema is not installed (run from a build tree), which must not
 * keep it from starting.  Free with g_object_unref. */
GSettings *dw_settings_open(void);
