/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The state string in a file's bytes (a zero byte follows them), by format; NULL if there is none.  Whatever
 * the bytes are.  Free with g_free. */
char *dw_embedded_in_csv(const GByteArray *bytes);
char *dw_embedded_in_json(const GByteArray *bytes);
char *dw_embedded_in_png(const GByteArray *bytes);
char *dw_embedded_in_svg(const GByteArray *bytes);
char *dw_embedded_in_pdf(const GByteArray *bytes);
char *dw_embedded_in_ensemble(const GByteArray *bytes);

/* The same of whatever kind the bytes are; what cannot be a state string is left out. */
char *dw_embedded_find(const GByteArray *bytes);
