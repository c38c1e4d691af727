/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/embedded.h"
#include "io/picture.h"

#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST_CHUNK = 1 << 20, LONGEST_STRING = 1 << 16 };

typedef struct {
  const GByteArray *bytes;
  size_t position;
} Source;

static void
read_bytes(png_structp png, png_bytep data, png_size_t length)
{
  Source *source = png_get_io_ptr(png);
  if (length > source->bytes->len - source->position)
    png_error(png, "the file ends early");
  memcpy(data, source->bytes->data + source->position, length);
  source->position += length;
}

static void
ignore_warning(png_structp png, png_const_charp message)
{
}

static void
leave(png_structp png, png_const_charp message)
{
  png_longjmp(png, 1);
}

static char *
find_text(png_structp png, png_infop info)
{
  png_textp texts = NULL;
  int n = 0;
  png_get_text(png, info, &texts, &n);
  for (int k = 0; k < n; k++)
    if (texts[k].key && texts[k].text && strcmp(texts[k].key, DW_PNG_KEY) == 0)
      return g_strdup(texts[k].text);
  return NULL;
}

/* libpng makes room for a chunk of any length that one announces before it reads on: up to the pixels, none
 * may announce more than there is. */
static bool
chunks_are_whole(const GByteArray *bytes)
{
  const size_t around = 12; /* length, name and check sum */
  for (size_t place = 8; place + around <= bytes->len;) {
    guint32 length;
    memcpy(&length, bytes->data + place, sizeof length);
    length = GUINT32_FROM_BE(length);
    if (memcmp(bytes->data + place + 4, "IDAT", 4) == 0)
      return true;
    if (length > bytes->len - place - around)
      return false;
    place += around + length;
  }
  return false;
}

/* The state stands before the pixels, so those are never decoded. */
char *
dw_embedded_in_png(const GByteArray *bytes)
{
  Source source = {bytes, 0};
  if (!chunks_are_whole(bytes))
    return NULL;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, leave, ignore_warning);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return NULL;
  }
  png_set_chunk_malloc_max(png, LONGEST_CHUNK);
  png_set_read_fn(png, &source, read_bytes);
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  png_set_crc_action(png, PNG_CRC_QUIET_USE,
                     PNG_CRC_QUIET_USE); /* or no changed byte would get any further */
#endif
  png_read_info(png, info);
  char *state = find_text(png, info);
  png_destroy_read_struct(&png, &info, NULL);
  return state;
}

/* A PDF string from behind its opening bracket: "\(" is a bracket, a backslash at a line's end joins lines.
 */
static char *
read_pdf_string(const char *text, const char *end)
{
  GString *string = g_string_new(NULL);
  for (; text < end && *text != ')' && string->len < LONGEST_STRING; text++) {
    if (*text == '\\' && ++text < end && *text == '\n')
      continue;
    if (text < end)
      g_string_append_c(string, *text);
  }
  return g_string_free(string, FALSE);
}

/* The last one counts: editors append the new document information to the old. */
char *
dw_embedded_in_pdf(const GByteArray *bytes)
{
  static const char key[] = "/Keywords";
  const char *end = (const char *) bytes->data + bytes->len, *place = (const char *) bytes->data;
  const char *string = NULL;
  while ((place = memmem(place, (size_t) (end - place), key, strlen(key)))) {
    place += strlen(key);
    while (place < end && g_ascii_isspace(*place))
      place++;
    if (place < end && *place == '(')
      string = place + 1;
  }
  return string ? read_pdf_string(string, end) : NULL;
}
