/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"

/* The tables as JSON, whole.  Free with g_free. */
char *dw_describe_models_json(const DwRegistry *registry);
char *dw_describe_model_json(const DwModel *model);
