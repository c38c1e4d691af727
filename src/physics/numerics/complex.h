/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

/* C11's, which glibc's header lacks for clang. */
#ifndef CMPLX
#define CMPLX(re, im) __builtin_complex((double) (re), (double) (im))
#endif
