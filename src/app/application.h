/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/registry.h"

#include <adwaita.h>

#define DW_TYPE_APPLICATION (dw_application_get_type())
G_DECLARE_FINAL_TYPE(DwApplication, dw_application, DW, APPLICATION, AdwApplication)

/* The application for a registry's models; the registry outlives it. */
DwApplication *dw_application_new(const DwRegistry *registry);
