/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/sampled_transform.h"

#include "physics/numerics/complex.h"

#include <fftw3.h>
#include <math.h>
#include <stdlib.h>

enum { BINS_A_DECADE = 60, PANELS_AN_E_FOLD = 128 };

/* Fitted from where the exponent has come within 0.02 of 3/2, about 200/(1+sigma), up to where frequencies
 * folded back at Nyquist's weigh a few per cent: a tenth of it. */
static const double FIT_FROM = 200, FIT_TO_OF_NYQUIST = 0.1;

/* v at n equidistant times, every PARTS-th of them together: sample k is part k % PARTS, place k / PARTS. The
 * parts are transformed one by one, which can be stopped in between, and only the bins that are shown are put
 * together from them. */
enum { PARTS = 16, PADDING = 8 }; /* an in-place transform needs 2; 8 keep the parts aligned alike */
typedef struct {
  size_t n, n_part;
  double spacing;
  double *v;
} Samples;

static DwStatus
samples_init(Samples *samples, size_t n, double duration)
{
  *samples = (Samples){.n = n, .n_part = n / PARTS, .spacing = duration / (double) n};
  samples->v = fftw_alloc_real(PARTS * (samples->n_part + PADDING));
  return samples->v ? DW_OK : DW_NO_MEMORY;
}

static double *
part(const Samples *samples, size_t r)
{
  return samples->v + r * (samples->n_part + PADDING);
}

static double *
place(const Samples *samples, size_t k)
{
  return part(samples, k % PARTS) + k / PARTS;
}

typedef struct {
  double t, v, slope;
} Knot;

static Knot
knot_at(const DwCoupled *solution, double t)
{
  return (Knot){t, dw_coupled_at(solution, t).v, -dw_coupled_rate(solution, t)};
}

/* The cubic through two knots with their slopes, at the samples first..last-1. */
static void
fill_panel(Samples *samples, size_t first, size_t last, const Knot *left, const Knot *right)
{
  const double width = right->t - left->t, rise = (right->v - left->v) / width;
  const double bend = (3 * rise - 2 * left->slope - right->slope) / width;
  const double twist = (left->slope + right->slope - 2 * rise) / (width * width);
  for (size_t k = first; k < last; k++) {
    const double x = (double) k * samples->spacing - left->t;
    *place(samples, k) = left->v + x * (left->slope + x * (bend + x * twist));
  }
}

/* v at k T/N: solving at a million times would take a second.  v is smooth in ln t, so cubics on panels of
 * equal width there are right to (1/128)^4/384 = 1e-11 times its fourth derivative. */
static DwStatus
sample(const DwCoupled *solution, Samples *samples, const DwCancel *cancel)
{
  size_t first = PANELS_AN_E_FOLD;
  for (size_t k = 0; k < first; k++)
    *place(samples, k) = dw_coupled_at(solution, (double) k * samples->spacing).v;
  Knot left = knot_at(solution, (double) first * samples->spacing);
  while (first < samples->n) {
    if (dw_cancel_requested(cancel))
      return DW_CANCELLED;
    const size_t last = first + first / PANELS_AN_E_FOLD;
    const Knot right = knot_at(solution, (double) last * samples->spacing);
    fill_panel(samples, first, last < samples->n ? last : samples->n, &left, &right);
    first = last;
    left = right;
  }
  return DW_OK;
}

/* Each part in place. */
static DwStatus
transform_parts(Samples *samples, const DwCancel *cancel)
{
  double *const v = samples->v;
  fftw_plan plan = fftw_plan_dft_r2c_1d((int) samples->n_part, v, (fftw_complex *) v, FFTW_ESTIMATE);
  if (!plan)
    return DW_NO_MEMORY;
  DwStatus status = DW_OK;
  for (size_t r = 0; r < PARTS && status == DW_OK; r++) {
    fftw_execute_dft_r2c(plan, part(samples, r), (fftw_complex *) part(samples, r));
    status = dw_cancel_requested(cancel) ? DW_CANCELLED : DW_OK;
  }
  fftw_destroy_plan(plan);
  return status;
}

/* Component k of one part's transform, which is periodic, and hermitian since v is real. */
static double complex
component(const Samples *samples, size_t r, size_t k)
{
  const fftw_complex *Y = (const fftw_complex *) part(samples, r);
  const size_t m = k % samples->n_part, mirrored = samples->n_part - m;
  return m <= mirrored ? Y[m] : conj(Y[mirrored]);
}

/* sum_j v_j e^(-2 pi i j k/n) from the transformed parts. */
static double complex
sum_at(const Samples *samples, size_t k)
{
  double complex sum = 0;
  for (size_t r = 0; r < PARTS; r++) {
    const double phase = 2 * M_PI * (double) (r * k % samples->n) / (double) samples->n;
    sum += CMPLX(cos(phase), -sin(phase)) * component(samples, r, k);
  }
  return sum;
}

/* v's transform with the trapezoidal rule's weights: half for the first and for the last sample, v(T), whose
 * cosine is 1 at every bin.  Without them all bins of the real part stand on a floor of half a sample. */
typedef struct {
  const Samples *samples;
  double bin_width;
  double ends; /* (v(0) - v(T))/2 */
} Bins;

typedef struct {
  double omega, real, power;
} Bin;

static Bin
bin_at(const Bins *bins, size_t k)
{
  const double complex sum = sum_at(bins->samples, k);
  const double real = bins->samples->spacing * (creal(sum) - bins->ends);
  const double imaginary = bins->samples->spacing * cimag(sum);
  return (Bin){bins->bin_width * (double) k, real, real * real + imaginary * imaginary};
}

/* Sums for the slope of a straight line. */
typedef struct {
  double n, x, y, xx, xy;
} Line;

static void
line_add(Line *line, double x, double y)
{
  line->n += 1;
  line->x += x;
  line->y += y;
  line->xx += x * x;
  line->xy += x * y;
}

static double
line_slope(const Line *line)
{
  return (line->n * line->xy - line->x * line->y) / (line->n * line->xx - line->x * line->x);
}

/* The thinned bins weigh all decades alike; of all bins nine tenths lie in the last. */
static double
fitted_slope(const DwSampledTransform *transform, const double *y)
{
  Line line = {0};
  for (size_t k = 0; k < transform->n; k++) {
    const double omega = transform->omega[k];
    if (omega >= transform->fit_low && omega <= transform->fit_high && y[k] > 0)
      line_add(&line, log(omega), log(y[k]));
  }
  return -line_slope(&line);
}

/* The bins nearest to BINS_A_DECADE equidistant points a decade, each once. */
static void
thin(const Bins *bins, DwSampledTransform *transform)
{
  const double ratio = pow(10, 1. / BINS_A_DECADE);
  size_t k = 1, n = 0;
  for (double wanted = 1; k <= bins->samples->n / 2; n++) {
    const Bin bin = bin_at(bins, k);
    transform->omega[n] = bin.omega;
    transform->real[n] = bin.real;
    transform->magnitude[n] = sqrt(bin.power);
    transform->power[n] = bin.power;
    while ((size_t) lround(wanted) <= k)
      wanted *= ratio;
    k = (size_t) lround(wanted);
  }
  transform->n = n;
}

/* One block for the four columns. */
static DwStatus
allocate_columns(DwSampledTransform *transform, size_t n_bins)
{
  const size_t most = (size_t) ceil(log10((double) n_bins) * BINS_A_DECADE) + 1;
  *transform = (DwSampledTransform){0};
  transform->omega = malloc(4 * most * sizeof(double));
  if (!transform->omega)
    return DW_NO_MEMORY;
  transform->real = transform->omega + most;
  transform->magnitude = transform->real + most;
  transform->power = transform->magnitude + most;
  return DW_OK;
}

static void
evaluate(const Samples *samples, double ends, DwSampledTransform *transform)
{
  const double duration = (double) samples->n * samples->spacing;
  const Bins bins = {samples, 2 * M_PI / duration, ends};
  transform->fit_low = 4 * FIT_FROM / duration;
  transform->fit_high = FIT_TO_OF_NYQUIST * M_PI / samples->spacing;
  thin(&bins, transform);
  transform->slope_real = fitted_slope(transform, transform->real);
  transform->slope_magnitude = fitted_slope(transform, transform->magnitude);
  transform->slope_power = fitted_slope(transform, transform->power);
}

DwStatus
dw_sampled_transform(const DwCoupled *solution, double sigma, size_t samples, const DwCancel *cancel,
                     DwSampledTransform *transform)
{
  const double duration = 4 * (1 + sigma);
  const double ends = (dw_coupled_at(solution, 0).v - dw_coupled_at(solution, duration).v) / 2;
  Samples taken;
  DwStatus status = allocate_columns(transform, samples / 2);
  if (status == DW_OK)
    status = samples_init(&taken, samples, duration);
  if (status != DW_OK) {
    dw_sampled_transform_clear(transform);
    return status;
  }
  status = sample(solution, &taken, cancel);
  if (status == DW_OK)
    status = transform_parts(&taken, cancel);
  if (status == DW_OK)
    evaluate(&taken, ends, transform);
  else
    dw_sampled_transform_clear(transform);
  fftw_free(taken.v);
  return status;
}

void
dw_sampled_transform_clear(DwSampledTransform *transform)
{
  free(transform->omega);
  *transform = (DwSampledTransform){0};
}
