/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that reads what it did not write, on a hundred thousand damaged inputs: state strings, numbers,
 * sizes and the state inside each kind of exported file.  Whatever the bytes are, an answer is a valid state
 * or one sentence.  Meant for the sanitizers, which see what a crash does not show; a failure names its
 * --seed. */
#include "io/embedded.h"
#include "io/ensemble_file.h"
#include "io/export.h"
#include "io/number.h"
#include "io/state_string.h"
#include "results.h"
#include "tiny_dice.h"
#include "tiny_model.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 20000, MOST_BYTES = 1 << 16 };

static GByteArray *
bytes_of(const char *data, size_t length)
{
  GByteArray *bytes = g_byte_array_new();
  g_byte_array_append(bytes, (const guint8 *) data, (guint) length);
  return bytes;
}

static GByteArray *
export_seed(DwFormat format)
{
  static const double abscissae[] = {0.25, 0.5, 1, 2};
  const DwState state = random_state();
  const DwResult *result = solve_state(&state, abscissae, G_N_ELEMENTS(abscissae));
  DwExportOptions options = dw_export_options(format);
  options.dpi = 36;
  size_t length;
  DwError error = {0};
  g_autofree char *data = dw_export_render(&state, result, &options, &length, &error);
  dw_result_unref(result);
  g_assert_cmpstr(error.message, ==, "");
  return bytes_of(data, length);
}

static guint
place_in(const GByteArray *bytes)
{
  return bytes->len ? (guint) g_test_rand_int_range(0, (gint32) bytes->len) : 0;
}

static void
flip_bit(GByteArray *bytes)
{
  if (bytes->len)
    bytes->data[place_in(bytes)] ^= (guint8) (1u << g_test_rand_int_range(0, 8));
}

static void
overwrite(GByteArray *bytes)
{
  static const guint8 telling[] = {0, 1, 0x7f, 0x80, 0xff, '&', '=', '%', '<', '"', '\n', 'e'};
  if (bytes->len)
    bytes->data[place_in(bytes)] = telling[g_test_rand_int_range(0, G_N_ELEMENTS(telling))];
}

static void
cut(GByteArray *bytes)
{
  g_byte_array_set_size(bytes, place_in(bytes));
}

static void
take_out(GByteArray *bytes)
{
  const guint from = place_in(bytes), rest = bytes->len - from;
  if (rest)
    g_byte_array_remove_range(bytes, from, (guint) g_test_rand_int_range(1, (gint32) rest + 1));
}

static void
repeat_part(GByteArray *bytes)
{
  const guint from = place_in(bytes), length = MIN(bytes->len - from, 200);
  if (bytes->len + length > MOST_BYTES)
    return;
  g_autofree guint8 *part = g_memdup2(bytes->data + from, length);
  g_byte_array_append(bytes, part, length);
}

static GByteArray *
damaged(const GByteArray *seed)
{
  static void (*const damages[])(GByteArray *) = {flip_bit, overwrite, cut, take_out, repeat_part};
  GByteArray *bytes = bytes_of((const char *) seed->data, seed->len);
  for (int k = g_test_rand_int_range(1, 5); k > 0; k--)
    damages[g_test_rand_int_range(0, G_N_ELEMENTS(damages))](bytes);
  g_byte_array_append(bytes, (const guint8 *) "", 1); /* the zero that readers may rely on */
  return g_byte_array_set_size(bytes, bytes->len - 1);
}

static void
read_as_state(const char *text)
{
  DwState state;
  DwError error = {0};
  if (dw_state_parse(tiny_registry(), text, &state, &error) != DW_OK) {
    g_assert_cmpint((int) strlen(error.message), >, 0);
    g_assert_true(g_utf8_validate(error.message, -1, NULL));
    return;
  }
  for (size_t k = 0; k < state.model->n_parameters; k++)
    g_assert_cmpint(dw_parameter_check(&state.model->parameters[k], state.values[k], NULL), ==, DW_OK);
}

static void
fuzz_files(gconstpointer data)
{
  static char *(*const readers[DW_FORMAT_ENSEMBLE])(const GByteArray *) = {
      [DW_FORMAT_CSV] = dw_embedded_in_csv,
      [DW_FORMAT_JSON] = dw_embedded_in_json,
      [DW_FORMAT_SVG] = dw_embedded_in_svg,
      [DW_FORMAT_PNG] = dw_embedded_in_png,
      [DW_FORMAT_PDF] = dw_embedded_in_pdf};
  const DwFormat format = (DwFormat) GPOINTER_TO_INT(data);
  g_autoptr(GByteArray) seed = export_seed(format);
  for (int k = 0; k < ROUNDS; k++) {
    g_autoptr(GByteArray) bytes = damaged(seed);
    g_autofree char *text = readers[format](bytes);
    if (text)
      read_as_state(text);
  }
}

static GByteArray *
throws_file(const GByteArray *throws, const GByteArray *address)
{
  size_t length;
  g_autofree char *file =
      dw_ensemble_file_format((const char *) address->data, throws->data, throws->len, &length);
  GByteArray *bytes = bytes_of(file, length);
  g_byte_array_append(bytes, (const guint8 *) "", 1);
  return g_byte_array_set_size(bytes, bytes->len - 1);
}

static void
read_as_ensemble(const GByteArray *bytes)
{
  DwError error = {0};
  DwEnsembleFile ensemble;
  g_autofree char *text = dw_embedded_in_ensemble(bytes);
  if (text)
    read_as_state(text);
  if (dw_ensemble_file_parse(&ensemble, dice_registry(), bytes, &error) == DW_OK)
    dw_ensemble_file_clear(&ensemble);
  else
    g_assert_cmpuint(strlen(error.message), >, 0);
}

/* Damage to the whole is found by its checksum; what the readers behind that make of damage is another
 * question. */
static void
fuzz_ensembles(void)
{
  static const char throws[] = "dice 3 0 7\n5\n6\n1\n0 10\n12 14\n",
                    address[] = "doublewell:dice?sides=3&seed=7";
  g_autoptr(GByteArray) sound = bytes_of(throws, strlen(throws)), line = bytes_of(address, sizeof address);
  g_autoptr(GByteArray) whole = throws_file(sound, line);
  for (int k = 0; k < ROUNDS; k++) {
    g_autoptr(GByteArray) broken = damaged(whole), part = damaged(sound), other = damaged(line);
    g_autoptr(GByteArray) resealed = k % 2 ? throws_file(part, line) : throws_file(sound, other);
    read_as_ensemble(broken);
    read_as_ensemble(resealed);
  }
}

static void
fuzz_words(void)
{
  static const char *const seeds[] = {"-1.25e-308", "178x110mm", "800x600px", "1e5", "0.1"};
  for (int k = 0; k < ROUNDS; k++) {
    const DwState state = random_state();
    g_autofree char *address = dw_state_format(&state);
    const char *word = k % 2 ? address : seeds[k / 2 % G_N_ELEMENTS(seeds)];
    g_autoptr(GByteArray) seed = bytes_of(word, strlen(word));
    g_autoptr(GByteArray) bytes = damaged(seed);
    const char *text = (const char *) bytes->data;
    double value = 0, height = 0;
    read_as_state(text);
    if (dw_number_parse(text, &value, NULL) == DW_OK)
      g_assert_true(isfinite(value));
    if (dw_size_parse(text, &value, &height, NULL) == DW_OK)
      g_assert_true(isfinite(value) && isfinite(height));
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/fuzz/words", fuzz_words);
  g_test_add_func("/fuzz/ensembles", fuzz_ensembles);
  for (int format = 0; format < DW_FORMAT_ENSEMBLE; format++) {
    g_autofree char *path = g_strdup_printf("/fuzz/%s", dw_format_name((DwFormat) format));
    g_test_add_data_func(path, GINT_TO_POINTER(format), fuzz_files);
  }
  return g_test_run();
}
