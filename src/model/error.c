/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Drops the bytes of a UTF-8 character that was cut at the end of the buffer. */
static void
drop_cut_character(char *text, size_t length)
{
  size_t start = length;
  while (start > 0 && ((unsigned char) text[start - 1] & 0xC0) == 0x80)
    start--;
  if (start > 0 && ((unsigned char) text[start - 1] & 0xC0) == 0xC0)
    start--;
  text[start] = '\0';
}

DwStatus
dw_error_set(DwError *error, DwStatus status, const char *format, ...)
{
  if (!error)
    return status;
  error->status = status;
  va_list arguments;
  va_start(arguments, format);
  const int length = vsnprintf(error->message, sizeof error->message, format, arguments);
  va_end(arguments);
  if (length >= (int) sizeof error->message)
    drop_cut_character(error->message, sizeof error->message - 1);
  return status;
}

DwStatus
dw_error_name(DwError *error, const char *argument)
{
  if (!error)
    return DW_BAD_VALUE;
  const DwError plain = *error;
  return dw_error_set(error, plain.status, "%s: %s", argument, plain.message);
}

const char *
dw_status_sentence(DwStatus status)
{
  switch (status) {
  case DW_OK:
    return "Done.";
  case DW_CANCELLED:
    return "The computation was stopped.";
  case DW_BAD_VALUE:
    return "A parameter lies outside its range.";
  case DW_NO_CONVERGENCE:
    return "The solver did not converge for these parameters; try values a little apart.";
  case DW_NO_MEMORY:
    return "There is not enough memory; ask for fewer points.";
  case DW_INPUT_OUTPUT:
    return "A file could not be read or written.";
  }
  return "Something unknown went wrong.";
}
