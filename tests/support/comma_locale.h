/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Builds a German locale, whose decimal point is a comma, in `folder` and puts LOCPATH, LC_ALL and LANGUAGE
 * into the environment.  False where the machine cannot: then the test is skipped. */
gboolean comma_locale_prepare(const char *folder);
