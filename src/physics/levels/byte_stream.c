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

/* four bits at a time: a table of 16 is enough for a few MB now and then */
uint32_t
dw_crc32(const unsigned char *bytes, size_t length)
{
  static const uint32_t table[16] = {0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
                                     0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
                                     0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
  uint32_t crc = UINT32_MAX;
  for (size_t k = 0; k < length; k++) {
    crc = table[(crc ^ bytes[k]) & 0xf] ^ crc >> 4;
    crc = table[(crc ^ bytes[k] >> 4) & 0xf] ^ crc >> 4;
  }
  return ~crc;
}
