/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/highlight.h"

#include <string.h>

/* Readable below dark and light letters alike; a ground, unlike bold letters, moves nothing. */
static const char ground[] = "<span background=\"#3584e4\" background_alpha=\"35%\">";

/* --- where a symbol stands for itself ------------------------------------------------------------------- */

static bool
is_latin(gunichar c)
{
  return g_unichar_isalpha(c) && g_unichar_get_script(c) == G_UNICODE_SCRIPT_LATIN;
}

static gunichar
character_before(const char *start, const char *place)
{
  return place > start ? g_utf8_get_char(g_utf8_prev_char(place)) : 0;
}

/* Greek letters form no words in an equation: "σu" is a product, "max" is not. */
static bool
continues_word(gunichar a, gunichar b)
{
  return (is_latin(a) && is_latin(b)) || (g_unichar_isdigit(a) && g_unichar_isdigit(b));
}

/* Hats, dots, primes and indices make another symbol of a letter. */
static bool
is_adorned(const char *end)
{
  const gunichar next = g_utf8_get_char(end);
  return g_unichar_ismark(next) || next == 0x2032 || next == 0x2033 || g_str_has_prefix(end, "<sub>");
}

static bool
stands_alone(const char *start, const char *place, const char *symbol)
{
  const char *end = place + strlen(symbol), *last = g_utf8_prev_char(end);
  return !continues_word(character_before(start, place), g_utf8_get_char(symbol)) &&
         !continues_word(g_utf8_get_char(last), g_utf8_get_char(end)) && !is_adorned(end);
}

/* --- markup --------------------------------------------------------------------------------------------- */

/* What is no letter of the equation: a tag, an entity. */
static const char *
skip_markup(const char *text)
{
  const char close = *text == '<' ? '>' : *text == '&' ? ';' : '\0';
  const char *end = close ? strchr(text, close) : NULL;
  return end ? end + 1 : NULL;
}

static int
index_depth(const char *tag)
{
  return g_str_has_prefix(tag, "<sub>") ? 1 : g_str_has_prefix(tag, "</sub>") ? -1 : 0;
}

char *
dw_highlight_symbol(const char *equation, const char *symbol)
{
  GString *text = g_string_new(NULL);
  int depth = 0;
  for (const char *place = equation; *place;) {
    const bool found = *symbol && depth == 0 && g_str_has_prefix(place, symbol);
    const char *next = skip_markup(place);
    if (found && stands_alone(equation, place, symbol)) {
      g_string_append_printf(text, "%s%s</span>", ground, symbol);
      place += strlen(symbol);
      continue;
    }
    depth += index_depth(place);
    if (!next)
      next = g_utf8_next_char(place);
    g_string_append_len(text, place, next - place);
    place = next;
  }
  return g_string_free(text, FALSE);
}

/* --- following an exploration --------------------------------------------------------------------------- */

static void
on_moving(GtkLabel *label, DwExploration *exploration)
{
  const char *equation = g_object_get_data(G_OBJECT(label), "equation");
  const char *symbol = dw_exploration_moving(exploration);
  g_autofree char *markup = dw_highlight_symbol(equation, symbol ? symbol : "");
  if (!g_str_equal(markup, gtk_label_get_label(label))) /* nothing to lay out anew */
    gtk_label_set_markup(label, markup);
}

void
dw_highlight_follow(GtkLabel *label, DwExploration *exploration, const char *equation)
{
  g_object_set_data(G_OBJECT(label), "equation", (gpointer) equation);
  g_signal_connect_object(exploration, "moving", G_CALLBACK(on_moving), label, G_CONNECT_SWAPPED);
  on_moving(label, exploration);
}
