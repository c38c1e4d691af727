/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Text in columns for a terminal. */
typedef struct DwTable DwTable;

DwTable *dw_table_new(size_t n_columns);
/* Adds a cell, rows from left to right; markup is translated and dropped. */
void dw_table_add(DwTable *table, const char *markup);
/* Puts a paragraph under the row that was added last. */
void dw_table_add_below(DwTable *table, const char *markup);
/* Appends the rows, each `indent` blanks in, columns two blanks apart; the last column is wrapped. */
void dw_table_append(DwTable *table, GString *text, size_t indent);
void dw_table_free(DwTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DwTable, dw_table_free)

/* Appends a paragraph of plain text, wrapped; lines after the first start `indent` blanks in, where the first
 * one already stands. */
void dw_wrap_append(GString *text, const char *plain, size_t indent);
