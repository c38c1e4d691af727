/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Anneals realizations of the paper's protocol (42 temperatures x 257 sweeps, quench, repair of pairs) with
 * each kernel, side by side with plain code in double precision, and with what reading the couplings of the
 * flips through the second-level cache would take alone.  Thread CPU times; mean and standard deviation. */
#include "annealing.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { REPEATS = 5, MOST_SITES = 1024 };

static double
cpu_seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

typedef struct {
  double mean, deviation;
} Time;

static Time
time_of(const double seconds[REPEATS])
{
  Time time = {0, 0};
  for (int k = 0; k < REPEATS; k++)
    time.mean += seconds[k] / REPEATS;
  for (int k = 0; k < REPEATS; k++)
    time.deviation += pow(seconds[k] - time.mean, 2) / (REPEATS - 1);
  time.deviation = sqrt(time.deviation);
  return time;
}

/* Plain code: a dense matrix of doubles, an exponential for each proposal uphill. */
typedef struct {
  unsigned n;
  void (*add_row)(double *field, const double *row, double kick, unsigned n);
  double *coupling, field[MOST_SITES], spin[MOST_SITES];
  uint64_t random, accepted;
} Plain;

static double
plain_uniform(Plain *p)
{
  p->random ^= p->random << 13;
  p->random ^= p->random >> 7;
  p->random ^= p->random << 17;
  return (double) (p->random >> 11) * 0x1p-53;
}

static inline __attribute__((always_inline)) void
add_row(double *field, const double *row, double kick, unsigned n)
{
  for (unsigned j = 0; j < n; j++)
    field[j] += row[j] * kick;
}

/* As this build is compiled. */
static void
add_row_as_built(double *field, const double *row, double kick, unsigned n)
{
  add_row(field, row, kick, n);
}

/* With the widest vectors that this processor has. */
__attribute__((target_clones("default", "avx2", "avx512f"))) static void
add_row_native(double *field, const double *row, double kick, unsigned n)
{
  add_row(field, row, kick, n);
}

static void
plain_flip(Plain *p, unsigned i)
{
  p->add_row(p->field, p->coupling + (size_t) i * p->n, -2 * p->spin[i], p->n);
  p->spin[i] = -p->spin[i];
  p->accepted++;
}

static void
plain_sweep(Plain *p, double temperature)
{
  for (unsigned i = 0; i < p->n; i++) {
    const double cost = -2 * p->spin[i] * p->field[i];
    if (cost <= 0 || plain_uniform(p) < exp(-cost / temperature))
      plain_flip(p, i);
  }
}

static void
plain_start(Plain *p, const DwInstance *instance)
{
  const double quantum = dw_instance_quantum(instance);
  for (unsigned i = 0; i < p->n; i++)
    p->spin[i] = plain_uniform(p) < 0.5 ? -1 : 1;
  for (unsigned i = 0; i < p->n; i++) {
    p->field[i] = quantum * dw_instance_field(instance, i);
    for (unsigned j = 0; j < p->n; j++) {
      p->coupling[(size_t) i * p->n + j] = quantum * dw_instance_coupling(instance, i, j);
      p->field[i] += p->coupling[(size_t) i * p->n + j] * p->spin[j];
    }
  }
}

static Time
time_plain(const DwRecipe *recipe, bool native)
{
  Plain plain = {.n = dw_recipe_sites(recipe),
                 .add_row = native ? add_row_native : add_row_as_built,
                 .random = 88172645463325252u};
  plain.coupling = malloc((size_t) plain.n * plain.n * sizeof *plain.coupling);
  DwInstance *instance = dw_instance_new(plain.n);
  double seconds[REPEATS];
  for (int repeat = 0; repeat < REPEATS; repeat++) {
    dw_instance_draw(instance, recipe, 1, (uint64_t) repeat);
    const double begin = cpu_seconds();
    plain_start(&plain, instance);
    for (size_t rung = 0; rung < recipe->ladder.n; rung++)
      for (unsigned k = 0; k < recipe->sweeps; k++)
        plain_sweep(&plain, recipe->ladder.temperature[rung]);
    seconds[repeat] = cpu_seconds() - begin;
  }
  dw_instance_free(instance);
  free(plain.coupling);
  return time_of(seconds);
}

/* What has to be read: a byte a coupling above 10 K, two below. */
static void
count_bytes(void *context, const DwConfiguration *c)
{
  *(double *) context += (double) c->accepted * c->n * (c->temperature > 50000 * c->quantum ? 1 : 2);
}

static Time
time_kernel(const DwRecipe *recipe, DwKernel kernel, int realizations, double *bytes)
{
  DwAnnealer *annealer = dw_annealer_new(dw_recipe_sites(recipe), kernel);
  double seconds[REPEATS], read = 0;
  for (int repeat = 0; repeat < REPEATS; repeat++) {
    const double begin = cpu_seconds();
    for (int k = 0; k < realizations; k++)
      dw_annealer_run(annealer, recipe, NULL, 1, (uint64_t) (repeat * realizations + k), count_bytes, &read,
                      NULL);
    seconds[repeat] = (cpu_seconds() - begin) / realizations;
  }
  *bytes = read / REPEATS / realizations;
  dw_annealer_free(annealer);
  return time_of(seconds);
}

typedef uint64_t Wide __attribute__((vector_size(64)));

__attribute__((target_clones("default", "avx2", "avx512f"))) static uint64_t
read_all(const Wide *data, size_t n)
{
  Wide sum[4] = {{0}};
  for (size_t k = 0; k + 4 <= n; k += 4)
    for (size_t j = 0; j < 4; j++)
      sum[j] |= data[k + j];
  const Wide all = sum[0] | sum[1] | sum[2] | sum[3];
  return all[0] + all[7];
}

/* Bytes a second that 512 KiB give. */
static double
bandwidth(void)
{
  const size_t bytes = 512 << 10, times = 4000;
  Wide *data = aligned_alloc(64, bytes);
  for (size_t k = 0; k < bytes / sizeof *data; k++)
    data[k] = (Wide){k};
  volatile uint64_t sink = read_all(data, bytes / sizeof *data);
  double best = INFINITY;
  for (int repeat = 0; repeat < REPEATS; repeat++) {
    const double begin = cpu_seconds();
    for (size_t k = 0; k < times; k++)
      sink = sink + read_all(data, bytes / sizeof *data);
    best = fmin(best, cpu_seconds() - begin);
  }
  free(data);
  return (double) (bytes * times) / best;
}

static void
print_ratio(const char *name, Time plain, Time ours)
{
  const double ratio = plain.mean / ours.mean;
  const double error = hypot(plain.deviation / plain.mean, ours.deviation / ours.mean);
  printf("  %s %5.2f +- %.2f", name, ratio, error * ratio);
}

static void
compare(unsigned size, int realizations)
{
  const DwRecipe recipe = paper_recipe(size, 257);
  const Time plain = time_plain(&recipe, false), native = time_plain(&recipe, true);
  const double speed = bandwidth();
  printf("L = %u: plain %.1f +- %.1f ms, native vectors %.1f +- %.1f ms; L2 read %.0f GB/s\n", size,
         1e3 * plain.mean, 1e3 * plain.deviation, 1e3 * native.mean, 1e3 * native.deviation, 1e-9 * speed);
  for (DwKernel kernel = DW_KERNEL_PORTABLE; kernel <= DW_KERNEL_AVX512; kernel++) {
    if (!dw_kernel_available(kernel))
      continue;
    double bytes;
    const Time time = time_kernel(&recipe, kernel, realizations, &bytes);
    printf("  %-12s %7.2f +- %.2f ms  %6.1f realizations/s", dw_kernel_name(kernel), 1e3 * time.mean,
           1e3 * time.deviation, 1 / time.mean);
    print_ratio("plain/this", plain, time);
    print_ratio("native plain/this", native, time);
    printf("  %.0f %% of the L2 floor\n", 100 * bytes / speed / time.mean);
  }
}

/* The longest wait between two questions whether to stop. */
typedef struct {
  double last, longest;
} Waits;

static bool
note_wait(void *context)
{
  Waits *waits = context;
  const double now = cpu_seconds();
  waits->longest = fmax(waits->longest, now - waits->last);
  waits->last = now;
  return false;
}

static void
ignore_visit(void *context, const DwConfiguration *c)
{
  (void) context;
  (void) c;
}

/* How late a cancellation may come at the largest size, every site filled. */
static void
print_longest_waits(void)
{
  DwRecipe recipe = paper_recipe(16, 3);
  recipe.concentration = 1;
  printf("N = %u: longest wait for a cancellation (bound 5 ms)", dw_recipe_sites(&recipe));
  for (DwKernel kernel = DW_KERNEL_PORTABLE; kernel <= DW_KERNEL_AVX512; kernel++) {
    if (!dw_kernel_available(kernel))
      continue;
    DwAnnealer *annealer = dw_annealer_new(dw_recipe_sites(&recipe), kernel);
    Waits waits = {.last = cpu_seconds()};
    const DwCancel cancel = {note_wait, &waits};
    dw_annealer_run(annealer, &recipe, NULL, 1, 1, ignore_visit, NULL, &cancel);
    printf("  %s %.2f ms", dw_kernel_name(kernel), 1e3 * fmax(waits.longest, cpu_seconds() - waits.last));
    dw_annealer_free(annealer);
  }
  printf("\n");
}

int
main(void)
{
  compare(8, 20);
  compare(12, 3);
  print_longest_waits();
  double load = 0;
  getloadavg(&load, 1);
  printf("load average %.2f\n", load);
  return 0;
}
