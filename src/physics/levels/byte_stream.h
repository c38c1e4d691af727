/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes written one after the other.  Once memory is short, `failed` is set and nothing more is written. */
typedef struct {
  unsigned char *bytes;
  size_t length, room;
  bool failed;
} DwByteWriter;

void dw_write_fixed(DwByteWriter *writer, uint64_t number, unsigned bytes); /* little endian */
void dw_write_double(DwByteWriter *writer, double number);
/* Seven bits a byte, the lowest first, the eighth says that more follow. */
void dw_write_number(DwByteWriter *writer, uint64_t number);
void dw_write_signed(DwByteWriter *writer, int64_t number);

/* Bytes read back.  Past the end, or where a number does not fit, `failed` is set and everything is 0. */
typedef struct {
  const unsigned char *bytes;
  size_t length, at;
  bool failed;
} DwByteReader;

uint64_t dw_read_fixed(DwByteReader *reader, unsigned bytes);
double dw_read_double(DwByteReader *reader);
uint64_t dw_read_number(DwByteReader *reader);
int64_t dw_read_signed(DwByteReader *reader);

/* CRC-32 of IEEE 802.3, as in zip and PNG. */
uint32_t dw_crc32(const unsigned char *bytes, size_t length);
