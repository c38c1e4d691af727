/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/instance_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = DW_MAX_INSTANCE_SITES + 16, CELL_LENGTH = 48 };

/* Reading goes cell by cell through the text. */
typedef struct {
  const char *place;
  unsigned line; /* from 1 */
  bool line_ended;
} Reader;

/* The next cell of the line, cut at CELL_LENGTH - 1 bytes; false after the last one. */
static bool
next_cell(Reader *reader, char cell[CELL_LENGTH])
{
  if (reader->line_ended)
    return false;
  const size_t length = strcspn(reader->place, ",\r\n");
  const size_t kept = length < CELL_LENGTH ? length : CELL_LENGTH - 1;
  memcpy(cell, reader->place, kept);
  cell[kept] = 0;
  reader->place += length;
  reader->line_ended = *reader->place != ',';
  if (!reader->line_ended)
    reader->place++;
  return true;
}

/* To the start of the next line that is neither empty nor a remark; false at the end of the text. */
static bool
next_line(Reader *reader)
{
  for (;;) {
    reader->place += strcspn(reader->place, "\n");
    if (*reader->place == 0)
      return false;
    reader->place++;
    reader->line++;
    if (*reader->place != '\r' && *reader->place != '\n' && *reader->place != '#' && *reader->place != 0)
      break;
  }
  reader->line_ended = false;
  return true;
}

/* What the columns of the file hold: FIELD, OTHER or the site whose coupling it is. */
enum { FIELD = -1, OTHER = -2 };

typedef struct {
  int meaning[MAX_COLUMNS];
  unsigned n_columns, n_sites;
  bool has_field;
} Header;

static int
meaning_of(const char *name)
{
  if (strcmp(name, "h") == 0)
    return FIELD;
  char *end;
  const unsigned long site = name[0] == 'J' && name[1] >= '0' && name[1] <= '9' ? strtoul(name + 1, &end, 10)
                                                                                : DW_MAX_INSTANCE_SITES;
  return site < DW_MAX_INSTANCE_SITES && *end == 0 ? (int) site : OTHER;
}

static DwStatus
read_header(Reader *reader, Header *header, DwError *error)
{
  char cell[CELL_LENGTH];
  bool seen[DW_MAX_INSTANCE_SITES] = {false};
  *header = (Header){0};
  while (next_cell(reader, cell)) {
    if (header->n_columns == MAX_COLUMNS)
      return dw_error_set(error, DW_BAD_VALUE,
                          "the instance has too many columns: at most %d sites are allowed.",
                          DW_MAX_INSTANCE_SITES);
    const int meaning = header->meaning[header->n_columns++] = meaning_of(cell);
    header->has_field |= meaning == FIELD;
    if (meaning >= 0 && !seen[meaning]) {
      seen[meaning] = true;
      header->n_sites++;
    }
  }
  if (!header->has_field)
    return dw_error_set(error, DW_BAD_VALUE,
                        "the instance's first line must name a column h, the fields in K.");
  for (unsigned site = 0; site < header->n_sites; site++)
    if (!seen[site])
      return dw_error_set(error, DW_BAD_VALUE, "the instance has no column J%u.", site);
  if (header->n_sites < 2)
    return dw_error_set(error, DW_BAD_VALUE,
                        "the instance's first line must name the columns J0, J1, ..., the couplings in K.");
  return DW_OK;
}

static DwStatus
read_number(const Reader *reader, unsigned column, const char *cell, double *value, DwError *error)
{
  char *end;
  *value = strtod(cell, &end);
  if (end != cell && *end == 0 && isfinite(*value) && fabs(*value) <= 1e6)
    return DW_OK;
  return dw_error_set(error, DW_BAD_VALUE,
                      "line %u, column %u of the instance must be a plain number of at most 1e6 K.",
                      reader->line, column + 1);
}

static DwStatus
read_row(Reader *reader, const Header *header, DwInstanceFile *file, unsigned row, DwError *error)
{
  char cell[CELL_LENGTH];
  unsigned column = 0;
  for (; next_cell(reader, cell); column++) {
    if (column >= header->n_columns)
      continue;
    const int meaning = header->meaning[column];
    double *value =
        meaning == FIELD ? &file->fields[row] : &file->couplings[row * file->n + (unsigned) meaning];
    if (meaning != OTHER && read_number(reader, column, cell, value, error) != DW_OK)
      return error ? error->status : DW_BAD_VALUE;
  }
  if (column == header->n_columns)
    return DW_OK;
  return dw_error_set(error, DW_BAD_VALUE, "line %u of the instance must have %u columns, as the first has.",
                      reader->line, header->n_columns);
}

static DwStatus
check_couplings(const DwInstanceFile *file, DwError *error)
{
  for (unsigned i = 0; i < file->n; i++) {
    if (file->couplings[i * file->n + i] != 0)
      return dw_error_set(error, DW_BAD_VALUE, "site %u of the instance is coupled to itself: J%u must be 0.",
                          i, i);
    for (unsigned j = 0; j < i; j++)
      if (file->couplings[i * file->n + j] != file->couplings[j * file->n + i])
        return dw_error_set(error, DW_BAD_VALUE,
                            "the instance's couplings must be symmetric: those of sites %u and %u differ.", j,
                            i);
  }
  return DW_OK;
}

/* FNV-1a over the numbers' bytes. */
static uint64_t
signature_of(const DwInstanceFile *file)
{
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
  const double *const parts[] = {file->fields, file->couplings};
  const size_t lengths[] = {file->n, (size_t) file->n * file->n};
  for (size_t part = 0; part < 2; part++)
    for (size_t k = 0; k < lengths[part]; k++) {
      const double plain = parts[part][k] + 0.0; /* -0 is 0 */
      uint64_t bits;
      memcpy(&bits, &plain, sizeof bits);
      hash = (hash ^ bits) * UINT64_C(0x100000001b3);
    }
  return hash ? hash : 1;
}

static DwStatus
read_rows(Reader *reader, const Header *header, DwInstanceFile *file, DwError *error)
{
  for (unsigned row = 0; row < file->n; row++) {
    if (!next_line(reader))
      return dw_error_set(error, DW_BAD_VALUE,
                          "the instance has %u rows of sites, but %u columns of couplings.", row, file->n);
    const DwStatus status = read_row(reader, header, file, row, error);
    if (status != DW_OK)
      return status;
  }
  if (next_line(reader))
    return dw_error_set(error, DW_BAD_VALUE,
                        "the instance has more rows of sites than columns of couplings, %u.", file->n);
  return check_couplings(file, error);
}

DwStatus
dw_instance_file_read(const char *text, DwInstanceFile *file, DwError *error)
{
  Header header;
  Reader reader = {.place = text, .line = 1};
  *file = (DwInstanceFile){0};
  if (*text == '#' && !next_line(&reader))
    return dw_error_set(error, DW_BAD_VALUE, "the instance is empty.");
  DwStatus status = read_header(&reader, &header, error);
  if (status != DW_OK)
    return status;
  const size_t n = header.n_sites;
  *file = (DwInstanceFile){(unsigned) n, calloc(n, sizeof(double)), calloc(n * n, sizeof(double)), 0};
  status = file->fields && file->couplings
               ? read_rows(&reader, &header, file, error)
               : dw_error_set(error, DW_NO_MEMORY, "%s", dw_status_sentence(DW_NO_MEMORY));
  if (status == DW_OK)
    file->signature = signature_of(file);
  else
    dw_instance_file_clear(file);
  return status;
}

void
dw_instance_file_clear(DwInstanceFile *file)
{
  free(file->fields);
  free(file->couplings);
  *file = (DwInstanceFile){0};
}
