/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/glass/couplings.h"
#include "physics/glass/wide.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Couplings of one site: what its strips of tiles hold, over r^3. */

enum {
  TILE = 2,
  BLOCK = 32,              /* of the transposition: two of them fit into the first cache */
  TILES_PER_QUESTION = 16, /* rows of tiles between two questions whether to stop */
};

struct DwDipoles {
  DwCouplings base;
  size_t most, stride;
  float length, strength;
  DwDraws draws;
  bool kept;
  float *x, *y, *z;
  float *row[TILE]; /* what was made anew, and where a last odd site's partner goes */
  float *matrix;    /* stride x n, NULL where most is beyond DW_DENSE_SITES */
};

DW_WIDE static void
add_doubles(size_t n, double factor, const double *restrict row, double *restrict field)
{
  for (size_t j = 0; j < n; j++)
    field[j] += factor * row[j];
}

DW_WIDE static void
add_floats(size_t n, double factor, const float *restrict row, double *restrict field)
{
  for (size_t j = 0; j < n; j++)
    field[j] += factor * (double) row[j];
}

static void
add_matrix_row(DwCouplings *couplings, size_t i, double factor, double *field)
{
  const DwMatrixCouplings *matrix = (const DwMatrixCouplings *) couplings;
  add_doubles(couplings->n, factor, matrix->rows + i * couplings->n, field);
}

DwMatrixCouplings
dw_matrix_couplings(size_t n, const double *rows)
{
  return (DwMatrixCouplings){{n, add_matrix_row}, rows};
}

/* u -> u strength/r^3 with the nearest image.  |dx| first, so that both directions have the same bits. */
DW_WIDE static void
divide_by_cube(const DwDipoles *d, size_t i, size_t n, float *restrict row)
{
  const float *restrict x = d->x, *restrict y = d->y, *restrict z = d->z;
  const float xi = x[i], yi = y[i], zi = z[i], length = d->length, strength = d->strength;
  for (size_t j = 0; j < n; j++) {
    float dx = fabsf(x[j] - xi), dy = fabsf(y[j] - yi), dz = fabsf(z[j] - zi);
    dx = length - dx < dx ? length - dx : dx;
    dy = length - dy < dy ? length - dy : dy;
    dz = length - dz < dz ? length - dz : dz;
    const float r2 = dx * dx + dy * dy + dz * dz;
    row[j] *= strength / (r2 * sqrtf(r2));
  }
}

static void
interleave(const float *restrict even, const float *restrict odd, size_t n, float *restrict row)
{
  for (size_t k = 0; k < n; k++) {
    row[2 * k] = even[k];
    row[2 * k + 1] = odd[k];
  }
}

/* The tiles to the left of the diagonal, and the one on it: normal numbers of sites 2b and 2b + 1 with all
 * sites before 2b + 2.  A row that is NULL is left out. */
static void
lay_tiles(const DwDipoles *d, size_t b, float *upper, float *lower)
{
  const DwTileRows rows = (upper ? DW_UPPER_ROW : 0) | (lower ? DW_LOWER_ROW : 0);
  DwStrip strip;
  for (size_t first = 0; first <= b; first += DW_STRIP) {
    const size_t n = b + 1 - first < DW_STRIP ? b + 1 - first : DW_STRIP;
    dw_draw_strip(&d->draws, (uint32_t) (b << 16 | first), 1, n, rows, &strip);
    if (upper)
      interleave(strip.normal[0], strip.normal[1], n, upper + 2 * first);
    if (lower)
      interleave(strip.normal[2], strip.normal[3], n, lower + 2 * first);
  }
}

/* The pair within the tile on the diagonal. */
static float
lay_pair(const DwDipoles *d, size_t b)
{
  DwStrip strip;
  dw_draw_strip(&d->draws, (uint32_t) (b << 16 | b), 1, 1, DW_LOWER_ROW, &strip);
  return strip.normal[TILE][0];
}

/* The tiles below the one on the diagonal: site i with all sites from 2 (i/2) + 2 on. */
static void
stack_tiles(const DwDipoles *d, size_t i, float *restrict row)
{
  const size_t b = i / TILE, end = (d->base.n + 1) / TILE;
  DwStrip strip;
  for (size_t first = b + 1; first < end; first += DW_STRIP) {
    const size_t n = end - first < DW_STRIP ? end - first : DW_STRIP;
    dw_draw_strip(&d->draws, (uint32_t) (first << 16 | b), 1 << 16, n, DW_BOTH_ROWS, &strip);
    interleave(strip.normal[i % TILE], strip.normal[TILE + i % TILE], n, row + 2 * first);
  }
}

static const float *
make_row(DwDipoles *d, size_t i)
{
  float *row = d->row[0];
  lay_tiles(d, i / TILE, i % TILE ? NULL : row, i % TILE ? row : NULL);
  if (i % TILE == 0)
    row[i + 1] = lay_pair(d, i / TILE);
  stack_tiles(d, i, row);
  divide_by_cube(d, i, d->base.n, row);
  row[i] = 0;
  return row;
}

static void
mirror_block(const DwDipoles *d, size_t below, size_t left)
{
  const size_t n = d->base.n, end = below + BLOCK < n ? below + BLOCK : n;
  float *matrix = d->matrix;
  for (size_t i = below; i < end; i++)
    for (size_t j = left; j < left + BLOCK && j < i; j++)
      matrix[j * d->stride + i] = matrix[i * d->stride + j];
}

static DwStatus
mirror(const DwDipoles *d, const DwCancel *cancel)
{
  for (size_t below = 0; below < d->base.n; below += BLOCK) {
    for (size_t left = 0; left <= below; left += BLOCK)
      mirror_block(d, below, left);
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return DW_OK;
}

static DwStatus
fill_matrix(DwDipoles *d, const DwCancel *cancel)
{
  const size_t n = d->base.n;
  for (size_t b = 0; 2 * b < n; b++) {
    float *upper = d->matrix + 2 * b * d->stride, *lower = 2 * b + 1 < n ? upper + d->stride : d->row[1];
    lay_tiles(d, b, upper, lower);
    divide_by_cube(d, 2 * b, 2 * b, upper);
    upper[2 * b] = 0;
    if (2 * b + 1 < n) {
      divide_by_cube(d, 2 * b + 1, 2 * b + 1, lower);
      lower[2 * b + 1] = 0;
    }
    if (b % TILES_PER_QUESTION == 0 && dw_cancel_requested(cancel))
      return DW_CANCELLED;
  }
  return mirror(d, cancel);
}

const float *
dw_dipoles_row(DwDipoles *d, size_t i)
{
  return d->kept ? d->matrix + i * d->stride : make_row(d, i);
}

static void
add_dipole_row(DwCouplings *couplings, size_t i, double factor, double *field)
{
  DwDipoles *d = (DwDipoles *) couplings;
  if (d->strength != 0)
    add_floats(couplings->n, factor, dw_dipoles_row(d, i), field);
}

DwDipoles *
dw_dipoles_new(size_t most)
{
  DwDipoles *d = calloc(1, sizeof *d);
  if (!d)
    return NULL;
  d->most = most;
  d->stride = (most + 17) / 16 * 16; /* an odd last tile reaches one beyond */
  d->base.add_row = add_dipole_row;
  d->x = calloc(5 * d->stride, sizeof(float));
  d->matrix = most <= DW_DENSE_SITES ? malloc(d->stride * (most + 1) * sizeof(float)) : NULL;
  if (!d->x || (!d->matrix && most <= DW_DENSE_SITES)) {
    dw_dipoles_free(d);
    return NULL;
  }
  d->y = d->x + d->stride;
  d->z = d->y + d->stride;
  d->row[0] = d->z + d->stride;
  d->row[1] = d->row[0] + d->stride;
  return d;
}

void
dw_dipoles_free(DwDipoles *d)
{
  if (!d)
    return;
  free(d->x);
  free(d->matrix);
  free(d);
}

static bool
draw_sites(DwDipoles *d, double length)
{
  double *coordinate = malloc(d->base.n * sizeof *coordinate);
  float *const axes[] = {d->x, d->y, d->z};
  for (unsigned axis = 0; axis < 3 && coordinate; axis++) {
    dw_draw_coordinates(&d->draws, axis, length, d->base.n, coordinate);
    for (size_t i = 0; i < d->base.n; i++)
      axes[axis][i] = (float) coordinate[i];
  }
  free(coordinate);
  return coordinate != NULL;
}

DwStatus
dw_dipoles_draw(DwDipoles *d, size_t n, double length, double strength, DwKeep keep, const DwDraws *draws,
                const DwCancel *cancel)
{
  if (n > d->most || (keep == DW_KEEP_ALWAYS && !d->matrix))
    return DW_BAD_VALUE;
  d->base.n = n;
  d->length = (float) length;
  d->strength = (float) strength;
  d->draws = *draws;
  d->kept = d->matrix && keep != DW_KEEP_NEVER;
  if (!draw_sites(d, length))
    return DW_NO_MEMORY;
  return d->kept && strength != 0 ? fill_matrix(d, cancel) : DW_OK;
}

DwCouplings *
dw_dipoles_couplings(DwDipoles *d)
{
  return &d->base;
}
