/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/picture.h"
#include "io/svg_text.h"
#include "io/version.h"

#include <cairo-svg.h>
#include <string.h>

/* Mail and manuscript servers choke on larger ones. */
static const guint most_bytes = 2000000;
static const double finest_dpi = 288, coarsest_dpi = 36;

static void
take_text(void *context, const DwInscription *inscription)
{
  dw_svg_append_text(context, inscription);
}

/* Lines and areas without text, which is appended to `texts`. */
static GByteArray *
draw(const DwState *state, const DwResult *result, const DwExportOptions *options, double dpi, GString *texts,
     DwError *error)
{
  g_autoptr(GByteArray) drawn = g_byte_array_new();
  DwTextRecorder recorder = {take_text, texts};
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream(dw_picture_append, drawn, options->width, options->height);
  cairo_surface_set_fallback_resolution(surface, dpi, dpi);
  dw_inscriptions_record(surface, &recorder);
  g_string_truncate(texts, 0);
  if (!dw_picture_draw(surface, state, result, options, error))
    return NULL;
  return g_steal_pointer(&drawn);
}

/* Coarser and coarser until it is small enough: only curves with more points than that resolves change. */
static GByteArray *
draw_small(const DwState *state, const DwResult *result, const DwExportOptions *options, GString *texts,
           DwError *error)
{
  GByteArray *drawn = draw(state, result, options, finest_dpi, texts, error);
  for (double dpi = finest_dpi / 2; drawn && drawn->len > most_bytes && dpi >= coarsest_dpi; dpi /= 2) {
    g_byte_array_unref(drawn);
    drawn = draw(state, result, options, dpi, texts, error);
  }
  return drawn;
}

static char *
head_of(const DwState *state, const char *address)
{
  char title[256];
  return g_markup_printf_escaped(
      "\n<title>%s</title>\n<metadata>\n<doublewell:state xmlns:doublewell=\"" DW_XML_NAMESPACE
      "\" version=\"" DW_VERSION "\">%s</doublewell:state>\n</metadata>",
      dw_picture_title(state, title, sizeof title), address);
}

static void
append(GByteArray *bytes, const char *text, size_t length)
{
  g_byte_array_append(bytes, (const guint8 *) text, (guint) length);
}

/* Puts `head` behind the opening <svg ...> tag and the texts, which nothing covers, before the closing one.
 */
static GByteArray *
assemble(const GByteArray *drawn, const char *head, const GString *texts)
{
  const char *start = (const char *) drawn->data, *end = start + drawn->len;
  const char *opening = g_strstr_len(start, drawn->len, "<svg");
  const char *body = opening ? memchr(opening, '>', (size_t) (end - opening)) : NULL;
  const char *closing = g_strrstr_len(start, drawn->len, "</svg>");
  if (!body || !closing)
    return NULL;
  GByteArray *whole = g_byte_array_sized_new(drawn->len + (guint) (strlen(head) + texts->len));
  append(whole, start, (size_t) (body + 1 - start));
  append(whole, head, strlen(head));
  append(whole, body + 1, (size_t) (closing - body - 1));
  append(whole, texts->str, texts->len);
  append(whole, closing, (size_t) (end - closing));
  return whole;
}

GByteArray *
dw_svg_render(const DwState *state, const DwResult *result, const DwExportOptions *options,
              const char *address, DwError *error)
{
  g_autoptr(GString) texts = g_string_new(NULL);
  g_autoptr(GByteArray) drawn = draw_small(state, result, options, texts, error);
  if (!drawn)
    return NULL;
  g_autofree char *head = head_of(state, address);
  GByteArray *whole = assemble(drawn, head, texts);
  if (!whole)
    dw_error_set(error, DW_NO_MEMORY, "the picture could not be drawn: it has no opening tag.");
  return whole;
}
