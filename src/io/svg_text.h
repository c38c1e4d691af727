/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/inscription.h"

/* Appends one <text> element, sub- and superscripts as <tspan>s: searchable, editable, and aligned where it
 * is aligned in the figure, whatever font a reader finds. */
void dw_svg_append_text(GString *svg, const DwInscription *inscription);
