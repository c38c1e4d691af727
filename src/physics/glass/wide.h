/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Before a function whose loops are worth the machine's widest vectors: it is compiled for several, and the
 * loader takes the best.  Its folder is compiled without contraction of a*b + c, so that all give the same
 * bits. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) &&     \
    !defined(__SANITIZE_THREAD__)
#define DW_WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define DW_WIDE
#endif
