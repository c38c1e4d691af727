/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/plot_view.h"

/* Keeps what a screen reader says of a plot true: once its curves have come to rest, at most once a second. */
void dw_spoken_plot_follow(DwPlotView *plot);
