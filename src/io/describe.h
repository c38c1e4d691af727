/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"

/* What `doublewell-cli models` and `describe` print, as text for a terminal or as JSON.  Free with g_free. */
char *dw_describe_models(const DwRegistry *registry, bool json);
char *dw_describe_model(const DwModel *model, bool json);
