/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/csv.h"
#include "io/pins.h"
#include "io/state_string.h"
#include "io/version.h"
#include "model/text.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* The first line is always there, for scripts; it says 0 where nothing is sampled. */
static void
append_realizations(GString *text, const DwResult *result)
{
  uint64_t wanted;
  const uint64_t done = dw_result_realizations(result, &wanted);
  g_string_append_printf(text, "# realizations: %" G_GUINT64_FORMAT "\n", done);
  if (dw_result_first(result) > 0)
    g_string_append_printf(text, "# first realization: %" G_GUINT64_FORMAT "\n", dw_result_first(result));
  if (done < wanted)
    g_string_append_printf(text, "# interrupted: %" G_GUINT64_FORMAT " realizations were asked for\n",
                           wanted);
}

static bool
exists(const DwSeries *series, size_t i)
{
  return isfinite(series->x[i]) && isfinite(series->y[i]);
}

static size_t
count_absent(const DwSeries *series)
{
  size_t absent = 0;
  for (size_t i = 0; i < series->n; i++)
    absent += !exists(series, i);
  return absent;
}

/* What a reader of the rows must know: why a curve or a part of it is absent, how another must be
 * read. */
static void
append_remarks(GString *text, const DwResult *result)
{
  char plain[512];
  const DwModel *model = dw_result_model(result);
  for (size_t k = 0; k < dw_result_n_series(result); k++) {
    const DwSeries *series = dw_result_series(result, k);
    const DwPlot *plot = &model->plots[series->plot];
    const char *curve = plot->curves[series->curve].id;
    const size_t absent = count_absent(series);
    if (series->remark)
      g_string_append_printf(text, "# remark: %s,%s: %s\n", plot->id, curve,
                             dw_text_plain(dw_text(series->remark), plain, sizeof plain));
    if (absent > 0)
      g_string_append_printf(text, "# remark: %s,%s: %zu of %zu points have no value and are left out.\n",
                             plot->id, curve, absent, series->n);
  }
}

static void
append_preamble(GString *text, const DwState *state, const DwResult *result)
{
  g_autofree char *address = dw_state_format(state);
  g_string_append_printf(text, "# doublewell %s\n# state: %s\n# seed: %" G_GUINT64_FORMAT "\n", DW_VERSION,
                         address, dw_result_seed(result));
  append_realizations(text, result);
}

static void
append_number(GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(text, g_ascii_formatd(digits, sizeof digits, "%.17g", value));
}

/* RFC 4180: a cell with a comma, a quotation mark or a line break stands in quotation marks, its own doubled.
 */
static void
append_cell(GString *text, const char *cell)
{
  if (!strpbrk(cell, ",\"\r\n")) {
    g_string_append(text, cell);
    return;
  }
  g_string_append_c(text, '"');
  for (const char *c = cell; *c; c++)
    g_string_append_len(text, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
  g_string_append_c(text, '"');
}

/* `pin` ends each row. */
static void
append_series(GString *text, const DwModel *model, const DwSeries *series, const char *pin)
{
  const DwPlot *plot = &model->plots[series->plot];
  for (size_t i = 0; i < series->n; i++) {
    if (!exists(series, i))
      continue;
    g_string_append_printf(text, "%s,%s,", plot->id, plot->curves[series->curve].id);
    append_number(text, series->x[i]);
    g_string_append_c(text, ',');
    append_number(text, series->y[i]);
    g_string_append_c(text, ',');
    if (series->y_error && isfinite(series->y_error[i]))
      append_number(text, series->y_error[i]);
    g_string_append_printf(text, "%s\n", pin);
  }
}

static void
append_reading(GString *text, const DwReadout *readout, DwReading reading)
{
  char unit[128];
  if (!reading.present)
    return;
  g_string_append_printf(text, "%s,", readout->id);
  append_number(text, reading.value);
  g_string_append_c(text, ',');
  if (isfinite(reading.error))
    append_number(text, reading.error);
  g_string_append_c(text, ',');
  append_cell(text, dw_text_plain(readout->unit, unit, sizeof unit));
  g_string_append_c(text, '\n');
}

static char *
finish(GString *text, size_t *length)
{
  *length = text->len;
  return g_string_free(text, FALSE);
}

static void
append_all_series(GString *text, const DwResult *result, const char *pin)
{
  for (size_t k = 0; k < dw_result_n_series(result); k++)
    append_series(text, dw_result_model(result), dw_result_series(result, k), pin);
}

/* A comment is one line, whatever a name has in it. */
static void
append_pin_comment(GString *text, const DwState *state, const DwGhost *pin)
{
  g_autofree char *address = dw_pin_state(state, dw_result_values(pin->result), dw_result_seed(pin->result));
  g_autofree char *name = g_strdelimit(g_strdup(pin->name ? pin->name : ""), "\r\n", ' ');
  g_string_append_printf(text, "# pin %u: %s\n", pin->number, address);
  if (*name)
    g_string_append_printf(text, "# pin %u name: %s\n", pin->number, name);
}

static void
append_pins(GString *text, const DwComparison *comparison)
{
  for (size_t k = 0; k < comparison->n; k++) {
    char pin[16];
    g_snprintf(pin, sizeof pin, ",%u", comparison->ghosts[k].number);
    append_all_series(text, comparison->ghosts[k].result, pin);
  }
}

char *
dw_csv_curves(const DwState *state, const DwResult *result, const DwComparison *comparison, size_t *length)
{
  GString *text = g_string_new(NULL);
  append_preamble(text, state, result);
  append_remarks(text, result);
  const bool pinned = comparison && comparison->n > 0;
  for (size_t k = 0; pinned && k < comparison->n; k++)
    append_pin_comment(text, state, &comparison->ghosts[k]);
  g_string_append(text, pinned ? "plot,curve,x,y,y_error,pin\n" : "plot,curve,x,y,y_error\n");
  append_all_series(text, result, pinned ? "," : "");
  if (pinned)
    append_pins(text, comparison);
  return finish(text, length);
}

char *
dw_csv_readouts(const DwState *state, const DwResult *result, size_t *length)
{
  const DwModel *model = dw_result_model(result);
  GString *text = g_string_new(NULL);
  append_preamble(text, state, result);
  g_string_append(text, "readout,value,error,unit\n");
  for (size_t k = 0; k < model->n_readouts; k++)
    append_reading(text, &model->readouts[k], dw_result_reading(result, k));
  return finish(text, length);
}
