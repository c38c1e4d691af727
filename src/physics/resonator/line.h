/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Integrals over the energy E of two-level systems, 0 <= E <= e_max, whose integrand has a line at nu0 that
 * may be narrower than nu0 by thirteen orders of magnitude.  All energies in K. */
typedef struct {
  double nu0, width; /* width > 0, in units of nu0 from 1e-13 to 10 */
  double scale;      /* the temperature: below it tanh(E/2T) bends */
  double e_max;      /* >= 1.5 nu0 */
} DwLine;

/* Adds what one point contributes: `weight` times the integrand.  `x` is E - nu0, given apart since the
 * difference of rounded energies knows nothing of a narrow line. */
typedef void (*DwLineKernel)(void *sums, double x, double energy, double weight);

/* Calls the kernel at the points of a Gaussian rule on panels: x = width sinh t about the line, symmetrically
 * so that odd parts cancel (which makes it a principal value too), halving towards E = 0, doubling towards
 * e_max.  Integrands E^mu tanh^2(E/2T) x^2/(x^2 + width^2)^2 and their like come out right to 1e-14. */
void dw_line_integrate(const DwLine *line, DwLineKernel kernel, void *sums);
