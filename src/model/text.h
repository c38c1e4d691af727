/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Marks a string of a model's table for translation, where it is written down. */
#define N_(text) (text)

/* The text domain of every translatable string of Doublewell. */
#define DW_TEXT_DOMAIN "doublewell"

/* The translation of `text` in the locale of the process; `text` itself where there is none, and for ""
 * and NULL.  Static storage: never freed.  Safe from every thread. */
const char *dw_text(const char *text);

/* Symbols, units and equations in the tables are Pango markup with <sub>, <sup> and <i>.  Writes the plain
 * form for terminals and file headers into `plain` (at most `size` bytes with the terminating zero):
 * tags are dropped, "<sub>x</sub>" becomes "_x", "<sup>x</sup>" "^x", and &amp; &lt; &gt; their
 * characters.  Returns `plain`. */
char *dw_text_plain(const char *markup, char *plain, unsigned long size);

/* Gives every number in `text` a comma for its decimal point, in place: "2.5×10<sup>7</sup>" becomes
 * "2,5×10<sup>7</sup>".  A point that is not between two digits stays.  Returns `text`. */
char *dw_text_with_comma(char *text);
