/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tiny_ensemble.h"

#include <stdlib.h>
#include <string.h>

TinyEnsemble *
tiny_ensemble_new(unsigned sides, unsigned loaded, uint64_t seed)
{
  TinyEnsemble *ensemble = g_new0(TinyEnsemble, 1);
  *ensemble = (TinyEnsemble){.sides = sides, .loaded = loaded, .seed = seed};
  ensemble->intervals = g_array_new(FALSE, FALSE, sizeof(DwRealizations));
  return ensemble;
}

void
tiny_ensemble_free(TinyEnsemble *ensemble)
{
  g_array_unref(ensemble->intervals);
  g_free(ensemble);
}

static DwRealizations *
interval(const TinyEnsemble *ensemble, guint k)
{
  return &g_array_index(ensemble->intervals, DwRealizations, k);
}

uint64_t
tiny_ensemble_realizations(const TinyEnsemble *ensemble)
{
  uint64_t sum = 0;
  for (guint k = 0; k < ensemble->intervals->len; k++)
    sum += interval(ensemble, k)->high - interval(ensemble, k)->low;
  return sum;
}

bool
tiny_ensemble_holds(const TinyEnsemble *ensemble, uint64_t realization)
{
  for (guint k = 0; k < ensemble->intervals->len; k++)
    if (interval(ensemble, k)->low <= realization && realization < interval(ensemble, k)->high)
      return true;
  return false;
}

static void
add_interval(TinyEnsemble *ensemble, DwRealizations new)
{
  guint k = 0;
  while (k < ensemble->intervals->len && interval(ensemble, k)->high < new.low)
    k++;
  while (k < ensemble->intervals->len && interval(ensemble, k)->low <= new.high) {
    new.low = MIN(new.low, interval(ensemble, k)->low);
    new.high = MAX(new.high, interval(ensemble, k)->high);
    g_array_remove_index(ensemble->intervals, k);
  }
  g_array_insert_val(ensemble->intervals, k, new);
}

void
tiny_ensemble_add(TinyEnsemble *ensemble, uint64_t realization, unsigned face)
{
  ensemble->counts[face]++;
  add_interval(ensemble, (DwRealizations){realization, realization + 1});
}

bool
tiny_ensemble_same_kind(const TinyEnsemble *a, const TinyEnsemble *b)
{
  return a->sides == b->sides && a->loaded == b->loaded && a->seed == b->seed;
}

/* --- the file ---------------------------------------------------------------------------------------------
 */

char *
tiny_ensemble_write(const TinyEnsemble *ensemble, size_t *length)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "dice %u %u %" G_GUINT64_FORMAT "\n", ensemble->sides, ensemble->loaded,
                         ensemble->seed);
  for (unsigned k = 0; k < ensemble->sides; k++)
    g_string_append_printf(text, "%" G_GUINT64_FORMAT "\n", ensemble->counts[k]);
  for (guint k = 0; k < ensemble->intervals->len; k++)
    g_string_append_printf(text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n", interval(ensemble, k)->low,
                           interval(ensemble, k)->high);
  *length = text->len;
  return strdup(text->str);
}

static uint64_t
next_number(char **text)
{
  return g_ascii_strtoull(*text, text, 10);
}

TinyEnsemble *
tiny_ensemble_read(const void *bytes, size_t length)
{
  g_autofree char *text = g_strndup(bytes ? bytes : "", length);
  if (!g_str_has_prefix(text, "dice "))
    return NULL;
  char *place = text + strlen("dice ");
  const unsigned sides = (unsigned) next_number(&place), loaded = (unsigned) next_number(&place);
  if (sides > MOST_SIDES)
    return NULL;
  g_autoptr(TinyEnsemble) ensemble = tiny_ensemble_new(sides, loaded, next_number(&place));
  for (unsigned k = 0; k < sides; k++)
    ensemble->counts[k] = next_number(&place);
  while (place[0] == '\n' && g_ascii_isdigit(place[1])) {
    DwRealizations new = {.low = next_number(&place)};
    new.high = next_number(&place);
    add_interval(ensemble, new);
  }
  size_t written;
  g_autofree char *again = tiny_ensemble_write(ensemble, &written);
  return written == length && memcmp(again, bytes, length) == 0 ? g_steal_pointer(&ensemble) : NULL;
}

static DwStatus
examine(const void *bytes, size_t length, DwEnsembleContent *content, DwError *error)
{
  *content = (DwEnsembleContent){0};
  g_autoptr(TinyEnsemble) ensemble = tiny_ensemble_read(bytes, length);
  if (!ensemble)
    return dw_error_set(error, DW_BAD_VALUE, "these are no dice");
  content->seed = ensemble->seed;
  content->realizations = tiny_ensemble_realizations(ensemble);
  content->n_intervals = ensemble->intervals->len;
  content->intervals = calloc(content->n_intervals + 1, sizeof *content->intervals);
  if (content->n_intervals > 0)
    memcpy(content->intervals, ensemble->intervals->data, content->n_intervals * sizeof *content->intervals);
  return DW_OK;
}

static DwStatus
join(const void *a, size_t a_length, const void *b, size_t b_length, unsigned char **joined,
     size_t *joined_length, DwError *error)
{
  g_autoptr(TinyEnsemble) left = tiny_ensemble_read(a, a_length), right = tiny_ensemble_read(b, b_length);
  if (!left || !right || !tiny_ensemble_same_kind(left, right))
    return dw_error_set(error, DW_BAD_VALUE, "the dice differ");
  for (guint k = 0; k < right->intervals->len; k++)
    for (uint64_t i = interval(right, k)->low; i < interval(right, k)->high; i++)
      if (tiny_ensemble_holds(left, i))
        return dw_error_set(error, DW_BAD_VALUE, "both hold realization %" G_GUINT64_FORMAT, i);
  for (guint k = 0; k < right->intervals->len; k++)
    add_interval(left, *interval(right, k));
  for (unsigned k = 0; k < left->sides; k++)
    left->counts[k] += right->counts[k];
  *joined = (unsigned char *) tiny_ensemble_write(left, joined_length);
  return DW_OK;
}

const DwEnsembleFormat tiny_ensemble_format = {.examine = examine, .join = join};
