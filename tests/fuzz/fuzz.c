/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One reader of foreign bytes under libFuzzer, chosen by DW_TARGET.  Whatever the bytes are, the answer is a
 * valid state or one sentence, and what was there before stays. */
#include "io/embedded.h"
#include "io/ensemble_file.h"
#include "io/export.h"
#include "io/number.h"
#include "io/session.h"
#include "io/state_string.h"
#include "model/instance_file.h"
#include "model/level_ensemble.h"
#include "tiny_dice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool condition, const char *promise)
{
  if (!condition)
    g_error("broken promise: %s", promise);
}

static void
check_sentence(const DwError *error)
{
  demand(error->status != DW_OK, "a refusal has a status");
  demand(*error->message != '\0', "a refusal has a sentence");
  demand(g_utf8_validate(error->message, -1, NULL), "a sentence is UTF-8");
  demand(strchr(error->message, '\n') == NULL, "a sentence is one line");
}

static void
check_state(const DwState *state)
{
  demand(state->n_views >= 1 && state->n_views <= DW_MAX_VIEWS, "a state shows something");
  for (size_t k = 0; k < state->model->n_parameters; k++)
    demand(dw_parameter_check(&state->model->parameters[k], state->values[k], NULL) == DW_OK,
           "values are in their ranges");
  for (size_t k = 0; k < state->n_views; k++) {
    const DwView *view = &state->views[k];
    demand(view->x_automatic || (isfinite(view->x.high - view->x.low) && view->x.low < view->x.high) ||
               (isfinite(view->x.low) && isfinite(view->x.high)),
           "ranges are finite");
  }
}

/* What is accepted means the same when it is written down and read again. */
static void
check_round_trip(const DwState *state)
{
  DwState again;
  g_autofree char *text = dw_state_format(state);
  demand(dw_state_parse(dw_registry(), text, &again, NULL) == DW_OK, "a state's own string is read");
  g_autofree char *second = dw_state_format(&again);
  demand(g_str_equal(text, second), "a state survives its string");
}

static void
read_state(const char *text)
{
  DwState state;
  DwError error = {0};
  if (dw_state_parse(dw_registry(), text, &state, &error) != DW_OK) {
    check_sentence(&error);
    return;
  }
  check_state(&state);
  check_round_trip(&state);
}

typedef char *(*Reader)(const GByteArray *bytes);

static void
read_embedded(const GByteArray *bytes, Reader reader)
{
  g_autofree char *text = reader(bytes);
  if (text)
    read_state(text);
}

/* --- the targets ---------------------------------------------------------------------------------------- */

G_GNUC_UNUSED static void
target_state(const GByteArray *bytes)
{
  read_state((const char *) bytes->data);
}

G_GNUC_UNUSED static void
target_number(const GByteArray *bytes)
{
  const char *text = (const char *) bytes->data;
  double value = 0, height = 0;
  DwError error = {0}, size_error = {0};
  if (dw_number_parse(text, &value, &error) == DW_OK)
    demand(isfinite(value), "a number is finite");
  else
    check_sentence(&error);
  if (dw_size_parse(text, &value, &height, &size_error) == DW_OK)
    demand(value > 0 && height > 0 && value < 1e5 && height < 1e5, "a size is allowed");
  else
    check_sentence(&size_error);
}

G_GNUC_UNUSED static void
target_csv(const GByteArray *bytes)
{
  read_embedded(bytes, dw_embedded_in_csv);
}

G_GNUC_UNUSED static void
target_json(const GByteArray *bytes)
{
  read_embedded(bytes, dw_embedded_in_json);
}

G_GNUC_UNUSED static void
target_svg(const GByteArray *bytes)
{
  read_embedded(bytes, dw_embedded_in_svg);
}

G_GNUC_UNUSED static void
target_png(const GByteArray *bytes)
{
  read_embedded(bytes, dw_embedded_in_png);
}

G_GNUC_UNUSED static void
target_pdf(const GByteArray *bytes)
{
  read_embedded(bytes, dw_embedded_in_pdf);
}

/* Behind the checksum, which is not looked at here: see build-aux/fuzz. */
G_GNUC_UNUSED static void
target_ensemble(const GByteArray *bytes)
{
  DwError error = {0};
  DwEnsembleFile ensemble;
  read_embedded(bytes, dw_embedded_in_ensemble);
  if (dw_ensemble_file_parse(&ensemble, dice_registry(), bytes, &error) != DW_OK)
    check_sentence(&error);
  dw_ensemble_file_clear(&ensemble);
}

/* What an ensemble of levels holds, and two of them together: nobody has a realization twice. */
G_GNUC_UNUSED static void
target_levels(const GByteArray *bytes)
{
  DwError error = {0};
  DwEnsembleContent content = {0};
  unsigned char *joined = NULL;
  size_t length;
  if (dw_level_ensemble.examine(bytes->data, bytes->len, &content, &error) != DW_OK) {
    check_sentence(&error);
    return;
  }
  if (content.realizations > 0)
    demand(dw_level_ensemble.join(bytes->data, bytes->len, bytes->data, bytes->len, &joined, &length,
                                  &error) != DW_OK,
           "no realization counts twice");
  free(joined);
  dw_ensemble_content_clear(&content);
}

static void
check_instance(const DwInstanceFile *file)
{
  demand(file->n >= 2 && file->n <= DW_MAX_INSTANCE_SITES, "an instance has sites");
  demand(file->signature != 0, "an instance is told from others");
  for (unsigned i = 0; i < file->n; i++) {
    demand(isfinite(file->fields[i]), "fields are finite");
    demand(file->couplings[i * file->n + i] == 0, "no site is coupled to itself");
    for (unsigned j = 0; j < i; j++)
      demand(file->couplings[i * file->n + j] == file->couplings[j * file->n + i], "couplings are mutual");
  }
}

/* Fields and couplings for the command line. */
G_GNUC_UNUSED static void
target_instance(const GByteArray *bytes)
{
  DwError error = {0};
  DwInstanceFile file;
  if (dw_instance_file_read((const char *) bytes->data, &file, &error) == DW_OK) {
    check_instance(&file);
  } else {
    check_sentence(&error);
    demand(file.n == 0 && !file.fields && !file.couplings, "a refused instance is empty");
  }
  dw_instance_file_clear(&file);
}

/* Any file that is dropped on the window. */
G_GNUC_UNUSED static void
target_session(const GByteArray *bytes)
{
  DwError error = {0};
  g_autofree DwSession *session = g_new0(DwSession, 1), *before = g_new0(DwSession, 1);
  if (dw_session_parse(dw_registry(), bytes, "file", session, &error) != DW_OK) {
    check_sentence(&error);
    demand(memcmp(session, before, sizeof *session) == 0, "a refused session changes nothing");
    return;
  }
  demand(session->n >= 1 && session->n <= DW_MAX_EXPLORATIONS && session->current < session->n,
         "a session has an exploration in front");
  for (size_t k = 0; k < session->n; k++)
    check_state(&session->states[k]);
}

/* The zero that readers may rely on stands behind the bytes. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GByteArray) bytes = g_byte_array_sized_new((guint) size + 1);
  g_byte_array_append(bytes, data, (guint) size);
  g_byte_array_append(bytes, (const guint8 *) "", 1);
  g_byte_array_set_size(bytes, (guint) size);
  DW_TARGET(bytes);
  return 0;
}
