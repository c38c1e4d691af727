/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/numerics/fftlog.h"

#include "physics/numerics/complex.h"

#include <fftw3.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

typedef struct {
  size_t n, n_out;
  double step;
  double *samples;         /* n_out of them, of which the grid takes n */
  fftw_complex *spectrum;  /* of a(t)/t^q: n/2 + 1 */
  fftw_complex *processed; /* n_out/2 + 1, the upper part zero */
  fftw_complex *kernel[DW_N_BIASES];
  fftw_plan forward, backward;
} Work;

static const double BIAS[DW_N_BIASES] = {-0.5, 0.5};

static void
work_clear(Work *work)
{
  fftw_destroy_plan(work->forward);
  fftw_destroy_plan(work->backward);
  fftw_free(work->samples);
  fftw_free(work->spectrum);
  fftw_free(work->processed);
  for (int k = 0; k < DW_N_BIASES; k++)
    fftw_free(work->kernel[k]);
}

static DwStatus
work_init(Work *work, size_t n, double step)
{
  const size_t n_out = n * DW_FFTLOG_OVERSAMPLING;
  *work = (Work){.n = n, .n_out = n_out, .step = step};
  work->samples = fftw_alloc_real(n_out);
  work->spectrum = fftw_alloc_complex(n / 2 + 1);
  work->processed = fftw_alloc_complex(n_out / 2 + 1);
  for (int k = 0; k < DW_N_BIASES; k++)
    work->kernel[k] = fftw_alloc_complex(n / 2 + 1);
  if (!work->samples || !work->spectrum || !work->processed || !work->kernel[0] || !work->kernel[1])
    return DW_NO_MEMORY;
  work->forward = fftw_plan_dft_r2c_1d((int) n, work->samples, work->spectrum, FFTW_ESTIMATE);
  work->backward = fftw_plan_dft_c2r_1d((int) n_out, work->processed, work->samples, FFTW_ESTIMATE);
  return work->forward && work->backward ? DW_OK : DW_NO_MEMORY;
}

/* eta of the j-th Fourier component t^(i eta) */
static double
frequency(const Work *work, size_t j)
{
  return 2 * M_PI * (double) j / ((double) work->n * work->step);
}

static double complex
unit_phase(double phase)
{
  return CMPLX(cos(phase), sin(phase));
}

/* integral sin(t) t^s dln t = Gamma(s) sin(pi s/2) at s = q + i eta.  For q = 1/2 its modulus is sqrt(pi/2)
 * at every eta (the transform is unitary), where the two factors over- and underflow; q = -1/2 follows by
 * Gamma's recurrence. */
static void
prepare_kernels(Work *work)
{
  for (size_t j = 0; j < work->n / 2; j++) {
    const double eta = frequency(work, j), turn = atan(tanh(M_PI / 2 * eta));
    gsl_sf_result modulus, argument;
    gsl_sf_lngamma_complex_e(0.5, eta, &modulus, &argument);
    work->kernel[DW_BIAS_HIGH][j] = sqrt(M_PI / 2) * unit_phase(argument.val + turn);
    work->kernel[DW_BIAS_LOW][j] = sqrt(M_PI / 2) * unit_phase(argument.val - turn) / CMPLX(0.5, -eta);
  }
  for (int k = 0; k < DW_N_BIASES; k++)
    work->kernel[k][work->n / 2] = 0; /* Nyquist's component has no phase */
}

static void
transform_forward(Work *work, const double *a, double q)
{
  for (size_t k = 0; k < work->n; k++)
    work->samples[k] = a[k] * exp(-q * work->step * (double) k) / (double) work->n;
  fftw_execute(work->forward);
}

/* As if all components of a(t)/t^q were wrong by the largest of the last eighth of them, with random phases.
 */
static double
estimate_noise(const Work *work, const fftw_complex *kernel)
{
  const size_t n = work->n / 2;
  double end = 0, sum = 0;
  for (size_t j = n - n / 8; j < n; j++)
    end = fmax(end, cabs(work->spectrum[j]));
  for (size_t j = 0; j < n; j++)
    sum += creal(kernel[j] * conj(kernel[j]));
  return end * sqrt(2 * sum);
}

static void
apply_kernel(Work *work, const fftw_complex *kernel)
{
  for (size_t j = 0; j <= work->n / 2; j++)
    work->spectrum[j] *= kernel[j];
}

static void
transform_backward(Work *work, double *result)
{
  for (size_t j = 0; j <= work->n_out / 2; j++)
    work->processed[j] = j <= work->n / 2 ? work->spectrum[j] : 0;
  fftw_execute(work->backward);
  for (size_t m = 0; m < work->n_out; m++)
    result[m] = work->samples[m];
}

/* Each component falls as omega^-(q + i eta): its logarithmic derivative is a factor. */
static void
differentiate(Work *work, double q)
{
  for (size_t j = 0; j <= work->n / 2; j++)
    work->spectrum[j] *= -CMPLX(q, frequency(work, j));
}

static void
transform(Work *work, const double *a, double q, const fftw_complex *kernel, DwFftlog *result)
{
  transform_forward(work, a, q);
  result->noise = estimate_noise(work, kernel);
  apply_kernel(work, kernel);
  transform_backward(work, result->transform);
  differentiate(work, q);
  transform_backward(work, result->derivative);
}

DwStatus
dw_fftlog(const double *a, size_t n, double step, DwFftlog result[DW_N_BIASES])
{
  Work work;
  const DwStatus status = work_init(&work, n, step);
  if (status == DW_OK) {
    prepare_kernels(&work);
    for (int k = 0; k < DW_N_BIASES; k++)
      transform(&work, a, BIAS[k], work.kernel[k], &result[k]);
  }
  work_clear(&work);
  return status;
}
