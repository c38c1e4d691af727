/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/figure.h"

/* The picture of a figure's ghosts, kept as long as it would come out the same: ghosts stand still while the
 * curves move. */
typedef struct DwGhostLayer DwGhostLayer;

DwGhostLayer *dw_ghost_layer_new(void);
void dw_ghost_layer_free(DwGhostLayer *layer);
/* Lets `figure` draw its ghosts through the layer; `version` is another one whenever the ghosts are. */
void dw_ghost_layer_use(DwGhostLayer *layer, DwFigure *figure, uint64_t version, int scale);
