/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/arguments.h"
#include "model/registry.h"

/* Joins the shards of an ensemble into one file; says what went wrong and returns the exit status. */
int dw_merge(const DwRegistry *registry, const DwArguments *arguments);
