/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of realizations gives back what was written, bit for bit, or is refused: one wrong bit is enough. */
#include "io/ensemble_file.h"
#include "io/export.h"
#include "io/state_string.h"
#include "scratch.h"
#include "tiny_dice.h"
#include "tiny_ensemble.h"

#include <stdlib.h>
#include <string.h>

static const char address[] = "doublewell:dice?sides=6&realizations=10&pace=0&shown=count&plot=faces&seed=9";

static GByteArray *
array_of(const char *data, size_t length)
{
  GByteArray *bytes = g_byte_array_new();
  g_byte_array_append(bytes, (const guint8 *) data, (guint) length);
  g_byte_array_append(bytes, (const guint8 *) "", 1);
  return g_byte_array_set_size(bytes, (guint) length);
}

static char *
some_throws(size_t *length)
{
  g_autoptr(TinyEnsemble) ensemble = tiny_ensemble_new(6, 0, 9);
  for (unsigned k = 0; k < 10; k++)
    tiny_ensemble_add(ensemble, k < 5 ? k : k + 7, k % 6);
  return tiny_ensemble_write(ensemble, length);
}

static GByteArray *
some_file(void)
{
  size_t length, file_length;
  g_autofree char *bytes = some_throws(&length);
  g_autofree char *file = dw_ensemble_file_format(address, bytes, length, &file_length);
  return array_of(file, file_length);
}

static void
assert_refused(const GByteArray *data)
{
  DwError error = {0};
  DwEnsembleFile ensemble;
  g_assert_cmpint(dw_ensemble_file_parse(&ensemble, dice_registry(), data, &error), ==, DW_BAD_VALUE);
  g_assert_cmpuint(strlen(error.message), >, 0);
  g_assert_null(ensemble.bytes);
  g_assert_null(ensemble.address);
}

static void
test_comes_back(void)
{
  size_t length;
  DwError error = {0};
  DwEnsembleFile ensemble;
  g_autofree char *bytes = some_throws(&length);
  g_autoptr(GByteArray) data = some_file();
  g_assert_cmpint(dw_ensemble_file_parse(&ensemble, dice_registry(), data, &error), ==, DW_OK);
  g_assert_cmpstr(ensemble.address, ==, address);
  g_autofree char *state = dw_state_format(&ensemble.state);
  g_assert_cmpstr(state, ==, address);
  g_assert_cmpmem(g_bytes_get_data(ensemble.bytes, NULL), g_bytes_get_size(ensemble.bytes), bytes, length);
  g_assert_cmpuint(ensemble.content.seed, ==, 9);
  g_assert_cmpuint(ensemble.content.realizations, ==, 10);
  g_assert_cmpuint(ensemble.content.n_intervals, ==, 2);
  g_assert_cmpuint(ensemble.content.intervals[1].low, ==, 12);
  g_assert_cmpuint(ensemble.content.intervals[1].high, ==, 17);
  dw_ensemble_file_clear(&ensemble);
}

/* Any bytes may follow the three lines, a zero and a line's end too. */
static void
test_first_lines(void)
{
  size_t length;
  static const char bytes[] = "\n\0sha256";
  g_autofree char *file = dw_ensemble_file_format("doublewell:dice?", bytes, sizeof bytes, &length);
  g_assert_true(g_str_has_prefix(file, "doublewell ensemble 1\ndoublewell:dice?\nsha256 "));
  g_assert_cmpmem(file + length - sizeof bytes, sizeof bytes, bytes, sizeof bytes);
}

static void
test_every_bit_counts(void)
{
  g_autoptr(GByteArray) data = some_file();
  for (guint k = 0; k < data->len; k++)
    for (int bit = 0; bit < 8; bit++) {
      data->data[k] ^= (guint8) (1 << bit);
      assert_refused(data);
      data->data[k] ^= (guint8) (1 << bit);
    }
}

static void
test_every_byte_counts(void)
{
  g_autoptr(GByteArray) data = some_file();
  g_autoptr(GByteArray) longer = array_of((const char *) data->data, data->len + 1);
  assert_refused(longer);
  for (guint length = 0; length < data->len; length++) {
    g_autoptr(GByteArray) shorter = array_of((const char *) data->data, length);
    assert_refused(shorter);
  }
}

/* Sound as a file, but nothing that the program can use. */
static void
test_useless(void)
{
  size_t length, file_length;
  g_autofree char *bytes = some_throws(&length);
  const struct {
    const char *address;
    size_t length;
  } files[] = {{address, length - 1},
               {address, 0},
               {"doublewell:coin?", length},
               {"doublewell:roulette?", length},
               {"doublewell:dice?sides=1000", length},
               {"", length},
               {"dice", length}};
  for (size_t k = 0; k < G_N_ELEMENTS(files); k++) {
    g_autofree char *file = dw_ensemble_file_format(files[k].address, bytes, files[k].length, &file_length);
    g_autoptr(GByteArray) data = array_of(file, file_length);
    assert_refused(data);
  }
}

static void
test_reading(void)
{
  DwError error = {0};
  DwEnsembleFile ensemble;
  g_autoptr(GByteArray) data = some_file();
  g_autofree char *path = scratch_path("throws.ensemble");
  g_assert_true(g_file_set_contents(path, (const char *) data->data, data->len, NULL));
  g_assert_cmpint(dw_ensemble_file_read(&ensemble, dice_registry(), path, &error), ==, DW_OK);
  dw_ensemble_file_clear(&ensemble);
  g_autofree char *state = dw_embedded_state(path, &error);
  g_assert_cmpstr(state, ==, address);
  g_assert_true(g_file_set_contents(path, (const char *) data->data, data->len - 1, NULL));
  g_assert_cmpint(dw_ensemble_file_read(&ensemble, dice_registry(), path, &error), ==, DW_BAD_VALUE);
  g_assert_cmpstr(error.message, ==,
                  "“throws.ensemble” is no ensemble that can be used: it is damaged: its checksum differs.");
  g_assert_cmpint(dw_ensemble_file_read(&ensemble, dice_registry(), scratch_folder(), &error), ==,
                  DW_INPUT_OUTPUT);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/ensemble-file/comes-back", test_comes_back);
  g_test_add_func("/ensemble-file/first-lines", test_first_lines);
  g_test_add_func("/ensemble-file/every-bit", test_every_bit_counts);
  g_test_add_func("/ensemble-file/every-byte", test_every_byte_counts);
  g_test_add_func("/ensemble-file/useless", test_useless);
  g_test_add_func("/ensemble-file/reading", test_reading);
  const int status = g_test_run();
  scratch_remove();
  return status;
}
