/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/abscissae.h"
#include "cli/report.h"
#include "io/file.h"
#include "io/number.h"

#include <math.h>
#include <string.h>

enum { MOST_NUMBERS = 1000000 };

static DwStatus
append(GArray *numbers, const char *text, DwError *error)
{
  double value;
  const DwStatus status = dw_number_parse(text, &value, error);
  if (status != DW_OK)
    return status;
  if (numbers->len == MOST_NUMBERS)
    return dw_error_set(error, DW_BAD_VALUE, "at most %d numbers are read.", MOST_NUMBERS);
  g_array_append_val(numbers, value);
  return DW_OK;
}

static DwStatus
read_list(GArray *numbers, char *list, DwError *error)
{
  DwStatus status = DW_OK;
  while (list && status == DW_OK)
    status = append(numbers, strsep(&list, ","), error);
  return status == DW_OK ? DW_OK : dw_error_name(error, "--at");
}

static DwStatus
read_lines(GArray *numbers, char *lines, DwError *error)
{
  char place[48];
  size_t count = 0;
  while (lines) {
    char *line = g_strstrip(strsep(&lines, "\n"));
    count++;
    if (*line == '\0' || *line == '#' || append(numbers, line, error) == DW_OK)
      continue;
    g_snprintf(place, sizeof place, "--at: line %zu of the file", count);
    return dw_error_name(error, place);
  }
  if (numbers->len == 0)
    return dw_error_set(error, DW_BAD_VALUE, "--at: the file holds no number.");
  return DW_OK;
}

/* Whether the text was meant as numbers rather than as the name of a file. */
static bool
means_numbers(const char *text)
{
  double unused;
  if (g_file_test(text, G_FILE_TEST_EXISTS))
    return dw_number_parse(text, &unused, NULL) == DW_OK;
  const char *digits = text + strspn(text, "+-.");
  return !*digits || strchr(text, ',') || g_ascii_isdigit(*digits) ||
         g_ascii_strncasecmp(digits, "inf", 3) == 0 || g_ascii_strcasecmp(digits, "nan") == 0;
}

static DwStatus
read_file(GArray *numbers, const char *path, DwError *error)
{
  g_autoptr(GByteArray) bytes = dw_file_read(path, error);
  if (!bytes)
    return dw_error_name(error, "--at");
  if (memchr(bytes->data, '\0', bytes->len))
    return dw_error_set(error, DW_BAD_VALUE, "--at: the file is not text: it should hold one number a line.");
  return read_lines(numbers, (char *) bytes->data, error);
}

GArray *
dw_abscissae_read(const char *text, DwError *error)
{
  g_autofree char *copy = g_strdup(text);
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(double));
  const DwStatus status =
      means_numbers(text) ? read_list(numbers, copy, error) : read_file(numbers, text, error);
  return status == DW_OK ? g_steal_pointer(&numbers) : NULL;
}

GArray *
dw_abscissae_of_range(DwRange range, DwScale scale, double points_per_decade, size_t points)
{
  if (scale == DW_SCALE_LOG) {
    /* A whole number of decades must not gain a point from the rounding of its logarithm. */
    const double steps = ceil((log10(range.high) - log10(range.low)) * points_per_decade - 1e-6);
    points = (size_t) fmin(fmax(steps, 1), MOST_NUMBERS - 1) + 1;
  }
  GArray *numbers = g_array_sized_new(FALSE, FALSE, sizeof(double), (guint) points);
  g_array_set_size(numbers, (guint) points);
  dw_abscissae_fill((double *) numbers->data, points, scale, range.low, range.high);
  return numbers;
}
