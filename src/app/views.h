/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* What becomes of automatic axes that are shown already. */
typedef enum {
  DW_AXES_FREE,   /* fitted anew */
  DW_AXES_STEADY, /* y is fitted anew when curves would leave the frame or be lost in it */
  DW_AXES_HELD,   /* stay as they are */
} DwAxesHold;

/* View `k` with its automatic ranges resolved; `shown` is how it is drawn up to now, `comparison` (may be
 * NULL) what is pinned. */
DwView dw_view_fitted(const DwState *state, size_t k, const DwResult *result, const DwComparison *comparison,
                      const DwView *shown, DwAxesHold hold);
/* Whether they are drawn the same. */
bool dw_view_same(const DwView *a, const DwView *b);

/* What a solver is asked for so that a state's plots can be drawn: for view k its shown curves at n[k]
 * abscissae over ranges[k], and the readouts.  NULL without memory. */
DwRequest *dw_views_request(const DwState *state, const DwRange *ranges, const size_t *n);
