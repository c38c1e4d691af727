/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/annealing/kernel.h"

#ifdef DW_X86_KERNELS
static bool
runs_avx512(void)
{
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}
#endif

bool
dw_kernel_available(DwKernel kernel)
{
#ifdef DW_X86_KERNELS
  if (kernel == DW_KERNEL_AVX2)
    return __builtin_cpu_supports("avx2");
  if (kernel == DW_KERNEL_AVX512)
    return runs_avx512();
#endif
  return kernel == DW_KERNEL_BEST || kernel == DW_KERNEL_PORTABLE;
}

const DwKernelCode *
dw_kernel_code(DwKernel kernel)
{
#ifdef DW_X86_KERNELS
  const bool best = kernel == DW_KERNEL_BEST;
  if (kernel == DW_KERNEL_AVX512 || (best && dw_kernel_available(DW_KERNEL_AVX512)))
    return &dw_kernel_avx512;
  if (kernel == DW_KERNEL_AVX2 || (best && dw_kernel_available(DW_KERNEL_AVX2)))
    return &dw_kernel_avx2;
#endif
  return &dw_kernel_portable;
}

const char *
dw_kernel_name(DwKernel kernel)
{
  return dw_kernel_code(kernel)->name;
}
