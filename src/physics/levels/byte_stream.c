/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/levels/byte_stream.h"

#include <stdlib.h>
#include <string.h>

static void
write_byte(DwByteWriter *writer, unsigned char byte)
{
  if (writer->length == writer->room && !writer->failed) {
    const size_t room = writer->room ? 2 * writer->room : 4096;
    unsigned char *bytes = realloc(writer->bytes, room);
    writer->failed = !bytes;
    if (bytes) {
      writer->bytes = bytes;
      writer->room = room;
    }
  }
  if (!writer->failed)
    writer->bytes[writer->length++] = byte;
}

void
dw_write_fixed(DwByteWriter *writer, uint64_t number, unsigned bytes)
{
  for (unsigned k = 0; k < bytes; k++)
    write_byte(writer, (unsigned char) (number >> 8 * k));
}

void
dw_write_double(DwByteWriter *writer, double number)
{
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  dw_write_fixed(writer, bits, sizeof bits);
}

void
dw_write_number(DwByteWriter *writer, uint64_t number)
{
  for (; number >= 0x80; number >>= 7)
    write_byte(writer, (unsigned char) (number | 0x80));
  write_byte(writer, (unsigned char) number);
}

/* the sign as the lowest bit, so that small numbers of either sign stay short */
void
dw_write_signed(DwByteWriter *writer, int64_t number)
{
  dw_write_number(writer, (uint64_t) number << 1 ^ (number < 0 ? UINT64_MAX : 0));
}

static unsigned char
read_byte(DwByteReader *reader)
{
  if (reader->failed || reader->at == reader->length) {
    reader->failed = true;
    return 0;
  }
  return reader->bytes[reader->at++];
}

uint64_t
dw_read_fixed(DwByteReader *reader, unsigned bytes)
{
  uint64_t number = 0;
  for (unsigned k = 0; k < bytes; k++)
    number |= (uint64_t) read_byte(reader) << 8 * k;
  return number;
}

double
dw_read_double(DwByteReader *reader)
{
  const uint64_t bits = dw_read_fixed(reader, sizeof bits);
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

uint64_t
dw_read_number(DwByteReader *reader)
{
  uint64_t number = 0;
  unsigned char byte = 0x80;
  for (unsigned shift = 0; byte & 0x80; shift += 7) {
    byte = read_byte(reader);
    const uint64_t part = byte & 0x7f;
    if (shift > 63 || part << shift >> shift != part)
      reader->failed = true;
    if (reader->failed)
      return 0;
    number |= part << shift;
  }
  return number;
}

int64_t
dw_read_signed(DwByteReader *reader)
{
  const uint64_t number = dw_read_number(reader);
  return (int64_t) (number >> 1 ^ (number & 1 ? UINT64_MAX : 0));
}

/* What a byte at each of eight places does to the check sum of what follows. */
enum { AT_ONCE = 8 };
typedef struct {
  uint32_t of[AT_ONCE][256];
} CheckTables;

static void
fill_tables(CheckTables *tables)
{
  static const uint32_t polynomial = 0xedb88320;
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; bit++)
      crc = crc & 1 ? polynomial ^ crc >> 1 : crc >> 1;
    tables->of[0][byte] = crc;
  }
  for (int place = 1; place < AT_ONCE; place++)
    for (int byte = 0; byte < 256; byte++) {
      const uint32_t crc = tables->of[place - 1][byte];
      tables->of[place][byte] = tables->of[0][crc & 0xff] ^ crc >> 8;
    }
}

/* Eight bytes at a time: an ensemble is checked whenever a slider comes back to it, while someone waits. */
uint32_t
dw_crc32(const unsigned char *bytes, size_t length)
{
  CheckTables tables;
  fill_tables(&tables);
  uint32_t crc = UINT32_MAX;
  for (; length >= AT_ONCE; bytes += AT_ONCE, length -= AT_ONCE) {
    uint32_t next = 0;
    for (int k = 0; k < AT_ONCE; k++)
      next ^= tables.of[AT_ONCE - 1 - k][bytes[k] ^ (k < 4 ? crc >> 8 * k & 0xff : 0)];
    crc = next;
  }
  for (; length > 0; bytes++, length--)
    crc = tables.of[0][(crc ^ *bytes) & 0xff] ^ crc >> 8;
  return ~crc;
}
