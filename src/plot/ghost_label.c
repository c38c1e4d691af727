/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"
#include "plot/figure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MOST_NAMED = 3, DIGITS = 4 };

static void
append(char *text, size_t size, const char *format, ...)
{
  const size_t length = strlen(text);
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text + length, size - length, format, arguments);
  va_end(arguments);
}

/* A name is a user's: its letters are no markup. */
static void
append_escaped(char *text, size_t size, const char *name)
{
  for (const char *c = name; *c; c++) {
    const char letter[] = {*c, '\0'};
    append(text, size, "%s", *c == '<' ? "&lt;" : *c == '>' ? "&gt;" : *c == '&' ? "&amp;" : letter);
  }
}

/* Whether the ghosts and the curves do not all have the same value: that one says nothing. */
static bool
varies(const DwFigure *figure, size_t parameter)
{
  const double first = dw_result_values(figure->ghosts[0].result)[parameter];
  for (size_t g = 1; g < figure->n_ghosts; g++)
    if (dw_result_values(figure->ghosts[g].result)[parameter] != first)
      return true;
  return figure->result && dw_result_values(figure->result)[parameter] != first;
}

static bool
seed_varies(const DwFigure *figure)
{
  const uint64_t first = dw_result_seed(figure->ghosts[0].result);
  for (size_t g = 1; g < figure->n_ghosts; g++)
    if (dw_result_seed(figure->ghosts[g].result) != first)
      return true;
  return figure->result && dw_result_seed(figure->result) != first;
}

/* "1.000×10⁵" is 10⁵, "10.00" is 10: a setting is exact, not measured. */
static char *
write_setting(double value, char *text, size_t size)
{
  dw_number_markup(value, DIGITS, text, size);
  char *end = text + strcspn(text, "\xc3<"), *zeros = end;
  if (memchr(text, '.', (size_t) (end - text))) {
    while (zeros[-1] == '0')
      zeros--;
    zeros -= zeros[-1] == '.';
    memmove(zeros, end, strlen(end) + 1);
  }
  if (strncmp(text, "1×", strlen("1×")) == 0)
    memmove(text, text + strlen("1×"), strlen(text + strlen("1×")) + 1);
  return text;
}

static void
append_setting(char *text, size_t size, const DwParameter *parameter, double value)
{
  char number[96];
  const bool word = parameter->kind == DW_PARAMETER_CHOICE;
  append(text, size, "%s = %s%s%s", parameter->symbol,
         word ? dw_text(parameter->words[(size_t) value]) : write_setting(value, number, sizeof number),
         *parameter->unit ? " " : "", parameter->unit);
}

/* "σ = 10³, a = 20": what tells the ghosts and the curves apart; "" where nothing does. */
static void
append_differences(char *text, size_t size, const DwFigure *figure, const DwResult *result)
{
  const DwModel *model = figure->model;
  size_t named = 0;
  for (size_t k = 0; k < model->n_parameters; k++) {
    if (!varies(figure, k))
      continue;
    append(text, size, "%s", named == 0 ? ": " : ", ");
    if (named++ == MOST_NAMED) {
      append(text, size, "…");
      return;
    }
    append_setting(text, size, &model->parameters[k], dw_result_values(result)[k]);
  }
  if (model->sampled && seed_varies(figure))
    append(text, size, "%s%s %llu", named == 0 ? ": " : ", ", dw_text(N_("seed")),
           (unsigned long long) dw_result_seed(result));
}

char *
dw_ghost_label(const DwFigure *figure, size_t ghost, char *text, size_t size)
{
  const DwGhost *named = &figure->ghosts[ghost];
  snprintf(text, size, "%s %u", dw_text(N_("pin")), named->number);
  if (named->name && *named->name) {
    append(text, size, ": ");
    append_escaped(text, size, named->name);
  } else
    append_differences(text, size, figure, named->result);
  return text;
}
