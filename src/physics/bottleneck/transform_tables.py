#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes transform_tables.h: coefficients of g(tau) = integral_0^inf cos(x tau)/(1 + x^(3/2)) dx (needs mpmath).

tau < 1: the residues of the Mellin-Barnes integrand left of its contour,
  g = A(tau) + sqrt(tau) B(tau^3) + tau^2 ln(tau) C(tau^6).
tau > 1: Chebyshev series of tau^(5/2) g in y = tau^(-3/2), interpolated at values by the trapezoidal rule in ln y of
  g = (1/sqrt 2) integral_0^inf exp(-y tau) y^(3/2)/(1 - sqrt(2) y^(3/2) + y^3) dy,
  or, for y < 1/700, by the asymptotic series, all to 1e-30.
"""
from mpmath import cos, exp, fsum, gamma, mp, mpf, nstr, pi, sin, sqrt, taylor

mp.dps = 40
STEP = mpf(1) / 22
PANELS = [0, mpf(1) / 50, mpf(1) / 10, mpf(7) / 20, 1]
N_CHEBYSHEV = 30
LARGEST_POWER = 20


def nodes():
    for j in range(int(-45 / STEP), int(60 / STEP)):
        y = exp(j * STEP)
        q = y * sqrt(y)
        yield y, STEP * q * y / (1 - sqrt(2) * q + q * q) / sqrt(2)


NODES = list(nodes())


def scaled(y):
    """tau^(5/2) g(tau) at tau = y^(-2/3)"""
    if y < mpf(1) / 700:
        order = [1 + mpf(3) * m / 2 for m in range(1, 24)]
        return fsum((-1)**m * gamma(a) * cos(pi * a / 2) * y**(m - 1) for m, a in enumerate(order, 1))
    tau = y**(-mpf(2) / 3)
    return tau**mpf(2.5) * fsum(w * exp(-tau * node) for node, w in NODES if tau * node < 95)


def chebyshev(low, high):
    n = 2 * N_CHEBYSHEV
    angle = [pi * (k + mpf(1) / 2) / n for k in range(n)]
    f = [scaled((low + high) / 2 + (high - low) / 2 * cos(t)) for t in angle]
    c = [2 * fsum(v * cos(j * t) for v, t in zip(f, angle)) / n for j in range(N_CHEBYSHEV)]
    return [c[0] / 2] + c[1:]


def integrand(s):
    return gamma(s) * cos(pi * s / 2) * (2 * pi / 3) / sin(2 * pi * (1 - s) / 3)


def pole(s0):
    """The coefficients of 1/(s - s0)^2 and 1/(s - s0), by a Cauchy integral over a small circle"""
    n, r = 64, mpf(1) / 5
    circle = [r * mp.expjpi(mpf(2) * k / n) for k in range(n)]
    values = [(z, integrand(s0 + z)) for z in circle]
    return [mp.re(fsum(f * z**p for z, f in values) / n) for p in (2, 1)]


def ascending():
    A, B, C = [], [], []
    for n in range(0, LARGEST_POWER):
        second, first = pole(mpf(-n))
        A.append(first)
        if n % 6 == 2:
            C.append(-second)
        if n % 3 == 0:
            B.append(pole(-n - mpf(1) / 2)[1])
    return A, B, C


def table(name, values):
    rows = ["  " + nstr(v if abs(v) > mpf(10)**-25 else mpf(0), 20, min_fixed=0, max_fixed=0) + "," for v in values]
    return "static const double %s[] = {\n%s\n};\n" % (name, "\n".join(rows))


print("/* SPDX-License-Identifier: GPL-3.0-or-later */\n/* Written by transform_tables.py. */\n#pragma once\n")
for name, values in zip(("SERIES_INTEGER", "SERIES_ROOT", "SERIES_LOGARITHM"), ascending()):
    print(table(name, values))
print("enum { N_CHEBYSHEV = %d, N_PANELS = %d };\n" % (N_CHEBYSHEV, len(PANELS) - 1))
print(table("PANEL_ENDS", [mpf(p) for p in PANELS]))
print("static const double CHEBYSHEV[N_PANELS][N_CHEBYSHEV] = {")
for low, high in zip(PANELS, PANELS[1:]):
    print("  {" + ",\n   ".join(nstr(c, 20, min_fixed=0, max_fixed=0) for c in chebyshev(low, high)) + "},")
print("};")
