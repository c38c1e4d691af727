/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include <math.h>

struct Golden {
  char **columns;
  GPtrArray *rows; /* of char ** */
};

Golden *
golden_read(const char *name)
{
  g_autofree char *path = g_build_filename(g_getenv("DW_GOLDEN"), name, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(path, &text, NULL, &error))
    g_error("%s", error->message);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
  Golden *golden = g_new0(Golden, 1);
  golden->rows = g_ptr_array_new_with_free_func((GDestroyNotify) g_strfreev);
  for (char **line = lines; *line; line++) {
    if (**line == '#')
      continue;
    char **cells = g_strsplit(g_strchomp(*line), ",", -1);
    if (!golden->columns)
      golden->columns = cells;
    else
      g_ptr_array_add(golden->rows, cells);
  }
  g_assert_cmpuint(golden->rows->len, >, 0);
  return golden;
}

void
golden_free(Golden *golden)
{
  g_strfreev(golden->columns);
  g_ptr_array_unref(golden->rows);
  g_free(golden);
}

size_t
golden_n_rows(const Golden *golden)
{
  return golden->rows->len;
}

const char *
golden_text(const Golden *golden, size_t row, const char *column)
{
  char **cells = g_ptr_array_index(golden->rows, row);
  for (size_t k = 0; golden->columns[k] && cells[k]; k++)
    if (g_str_equal(golden->columns[k], column))
      return cells[k];
  g_error("no column %s", column);
}

double
golden_number(const Golden *golden, size_t row, const char *column)
{
  return g_ascii_strtod(golden_text(golden, row, column), NULL);
}

const char *
golden_column(const Golden *golden, size_t k)
{
  return golden->columns[k];
}

double
golden_cell(const Golden *golden, size_t row, size_t k)
{
  char **cells = g_ptr_array_index(golden->rows, row);
  g_assert_cmpuint(k, <, g_strv_length(cells));
  return g_ascii_strtod(cells[k], NULL);
}

double
random_log(double low, double high)
{
  return exp(g_test_rand_double_range(log(low), log(high)));
}

int
random_rounds(int usual, int full)
{
  return g_test_slow() ? full : usual;
}
