/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/table.h"
#include "model/text.h"

#include <string.h>

enum { LINE_WIDTH = 100, LEAST_LAST_COLUMN = 30, GAP = 2, BELOW_INDENT = 4 };

struct DwTable {
  size_t n_columns;
  GPtrArray *cells;
  GHashTable *below; /* number of a row's first cell -> paragraph */
};

DwTable *
dw_table_new(size_t n_columns)
{
  DwTable *table = g_new(DwTable, 1);
  *table = (DwTable){n_columns, g_ptr_array_new_with_free_func(g_free),
                     g_hash_table_new_full(NULL, NULL, NULL, g_free)};
  return table;
}

void
dw_table_free(DwTable *table)
{
  g_ptr_array_unref(table->cells);
  g_hash_table_unref(table->below);
  g_free(table);
}

static char *
plain_copy(const char *markup)
{
  char plain[1024] = "";
  if (markup && *markup)
    dw_text_plain(dw_text(markup), plain, sizeof plain);
  return g_strdup(plain);
}

void
dw_table_add(DwTable *table, const char *markup)
{
  g_ptr_array_add(table->cells, plain_copy(markup));
}

void
dw_table_add_below(DwTable *table, const char *markup)
{
  g_hash_table_insert(table->below, GSIZE_TO_POINTER(table->cells->len - table->n_columns),
                      plain_copy(markup));
}

/* Columns that a terminal gives to `n` bytes of text: accents stand on the letter before, Chinese takes two.
 */
static size_t
columns_of(const char *text, size_t n)
{
  size_t columns = 0;
  for (const char *c = text; c < text + n; c = g_utf8_next_char(c)) {
    const gunichar letter = g_utf8_get_char(c);
    columns += g_unichar_iszerowidth(letter) ? 0 : g_unichar_iswide(letter) ? 2 : 1;
  }
  return columns;
}

static void
append_blanks(GString *text, size_t n)
{
  g_string_append_printf(text, "%*s", (int) n, "");
}

void
dw_wrap_append(GString *text, const char *plain, size_t indent)
{
  const size_t width = MAX(LINE_WIDTH - (int) indent, LEAST_LAST_COLUMN);
  size_t used = 0;
  while (*plain) {
    const size_t length = strcspn(plain, " "), columns = columns_of(plain, length);
    if (used > 0 && used + 1 + columns > width) {
      g_string_append_c(text, '\n');
      append_blanks(text, indent);
      used = 0;
    } else if (used > 0) {
      g_string_append_c(text, ' ');
      used++;
    }
    g_string_append_len(text, plain, (gssize) length);
    used += columns;
    plain += length + strspn(plain + length, " ");
  }
  g_string_append_c(text, '\n');
}

static size_t
column_width(const DwTable *table, size_t column)
{
  size_t widest = 0;
  for (size_t k = column; k < table->cells->len; k += table->n_columns) {
    const char *cell = table->cells->pdata[k];
    widest = MAX(widest, columns_of(cell, strlen(cell)));
  }
  return widest;
}

static void
append_row(const DwTable *table, const size_t *widths, size_t row, GString *text, size_t indent)
{
  size_t start = indent;
  append_blanks(text, indent);
  for (size_t k = 0; k < table->n_columns; k++) {
    const char *cell = table->cells->pdata[row + k];
    if (k + 1 == table->n_columns) {
      dw_wrap_append(text, cell, start);
    } else if (widths[k] > 0) { /* a column without any text takes no room */
      g_string_append(text, cell);
      append_blanks(text, widths[k] + GAP - columns_of(cell, strlen(cell)));
      start += widths[k] + GAP;
    }
  }
}

static void
append_below(const DwTable *table, size_t row, GString *text, size_t indent)
{
  const char *paragraph = g_hash_table_lookup(table->below, GSIZE_TO_POINTER(row));
  if (!paragraph)
    return;
  append_blanks(text, indent + BELOW_INDENT);
  dw_wrap_append(text, paragraph, indent + BELOW_INDENT);
}

void
dw_table_append(DwTable *table, GString *text, size_t indent)
{
  g_autofree size_t *widths = g_new(size_t, table->n_columns);
  for (size_t k = 0; k < table->n_columns; k++)
    widths[k] = column_width(table, k);
  for (size_t row = 0; row < table->cells->len; row += table->n_columns) {
    append_row(table, widths, row, text, indent);
    append_below(table, row, text, indent);
  }
}
