/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/electron_glass_numbers.h"
#include "model/glass_averages.h"

#include <math.h>
#include <stdlib.h>

const double dw_eg_probabilities[DW_EG_QUANTILES] = {0.05, 0.25, 0.5, 0.75, 0.95};
const size_t dw_eg_sizes[DW_EG_STEPS] = {10, 100, 1000};

enum { ENERGY_BINS = 120, FOLDED_BINS = 40, LOW_RATES = 90, TIMES_PER_DECADE = 4, MOST_RATE_BINS = 160 };
/* Small systems come by the hundred in place of one large one: ten and a hundred of them for one. */
enum { SITES_TOGETHER = 1000, MOST_TOGETHER = 100 };

struct DwElectronRoom {
  DwElectronGlass *glass;
  double *rates, *work;
};

double
dw_electron_reach(const DwElectrons *electrons)
{
  const double width =
      hypot(0.6 * electrons->disorder, 2.2 * electrons->interaction) + electrons->temperature;
  return dw_round_range(width);
}

/* Hops of two nearest distances and barriers of some J/T bound the slow side, well beyond what occurs. */
static void
choose_bins(DwElectronNumbers *numbers)
{
  const DwElectrons *e = &numbers->electrons;
  const double barrier = (e->interaction + e->disorder) / e->temperature, hop = 1 / e->localisation;
  const double slowest = -(2.5 * hop + 10 + fmin(0.5 * barrier, 100)), fastest = 6;
  const double width = 0.5 * ceil((fastest - slowest) / (0.5 * MOST_RATE_BINS));
  const double reach = numbers->reach = dw_electron_reach(e);
  numbers->energies = (DwBins){-reach, 2 * reach / ENERGY_BINS, ENERGY_BINS};
  numbers->folded = (DwBins){0, fmax(e->interaction, 1e-3) / FOLDED_BINS, FOLDED_BINS};
  numbers->rates = (DwBins){floor(slowest / width) * width, width, 0};
  numbers->rates.n = (size_t) ceil((fastest - numbers->rates.low) / width);
  numbers->low_rates = (DwBins){-0.8 * hop - 6, 0.1, LOW_RATES};
  const double last = ceil(TIMES_PER_DECADE * (2 * hop + 8 + fmin(0.5 * barrier, 100)) / log(10));
  numbers->times = (DwBins){-2 - 0.5 / TIMES_PER_DECADE, 1. / TIMES_PER_DECADE, 0};
  numbers->times.n = (size_t) last + 2 * TIMES_PER_DECADE + 1;
}

DwElectronNumbers
dw_electron_numbers(const DwElectrons *electrons, unsigned what)
{
  DwElectronNumbers numbers = {.electrons = *electrons, .what = what};
  size_t n = 0;
  choose_bins(&numbers);
  numbers.median_energy = dw_list_take(&n, 1);
  numbers.excess = dw_list_take(&n, 1);
  numbers.square_excess = dw_list_take(&n, 1);
  numbers.potential = dw_list_take(&n, 1);
  numbers.mean_rate = dw_list_take(&n, 1);
  numbers.untrusted = dw_list_take(&n, 1);
  numbers.quantile = dw_list_take(&n, DW_EG_QUANTILES);
  numbers.E = dw_list_take(&n, numbers.energies.n);
  numbers.fold = dw_list_take(&n, numbers.folded.n);
  numbers.rate = dw_list_take(&n, numbers.rates.n);
  numbers.low_rate = dw_list_take(&n, numbers.low_rates.n);
  numbers.relaxation = dw_list_take(&n, numbers.times.n);
  numbers.size_rate = dw_list_take(&n, DW_EG_STEPS * numbers.rates.n);
  numbers.size_E = dw_list_take(&n, DW_EG_STEPS * numbers.energies.n);
  numbers.size_median = dw_list_take(&n, DW_EG_STEPS);
  numbers.shift = dw_list_take(&n, DW_EG_N_SCHEMES * (DW_EG_STEPS - 1));
  numbers.n = n;
  return numbers;
}

size_t
dw_electron_sizes(const DwElectronNumbers *numbers)
{
  return !(numbers->what & DW_EG_SIZES) ? 0 : numbers->preview ? DW_EG_STEPS - 1 : DW_EG_STEPS;
}

/* That of the sizes comes last. */
int
dw_electron_schemes(const DwElectronNumbers *numbers)
{
  return !(numbers->what & DW_EG_SCHEMES) ? 0 : numbers->preview ? DW_EG_SIZE : DW_EG_N_SCHEMES;
}

size_t
dw_electron_shift_place(const DwElectronNumbers *numbers, int scheme, int step)
{
  return numbers->shift + (size_t) (scheme * (DW_EG_STEPS - 1) + step - 1);
}

DwElectrons
dw_electron_scheme(const DwElectrons *electrons, int scheme, int step, double *varied)
{
  static const double factor[] = {1, 5, 10}, square_ratio[] = {97, 17, 1}; /* Figs. 10 and 12 */
  const double root = hypot(electrons->disorder, electrons->interaction);
  DwElectrons changed = *electrons;
  switch (scheme) {
  case DW_EG_DISORDER:
    changed.disorder *= factor[step];
    changed.temperature *= factor[step];
    *varied = changed.disorder;
    break;
  case DW_EG_INTERACTION:
    changed.interaction = root / sqrt(square_ratio[step] + 1);
    changed.disorder = sqrt(square_ratio[step]) * changed.interaction;
    *varied = changed.interaction;
    break;
  default:
    changed.sites = (size_t) fmax((double) electrons->sites * pow(10, step) / 100, 10);
    *varied = (double) changed.sites;
  }
  return changed;
}

DwElectronRoom *
dw_electron_room_new(const DwElectronNumbers *numbers)
{
  const size_t sizes = dw_electron_sizes(numbers), sites = numbers->electrons.sites;
  const size_t largest = sizes ? dw_eg_sizes[sizes - 1] : 10, most = sites < largest ? largest : sites;
  DwElectronRoom *room = calloc(1, sizeof *room);
  if (!room)
    return NULL;
  room->glass = dw_electron_glass_new(most);
  room->rates = calloc(2 * most, sizeof(double));
  if (!room->glass || !room->rates) {
    dw_electron_room_free(room);
    return NULL;
  }
  room->work = room->rates + most;
  return room;
}

void
dw_electron_room_free(DwElectronRoom *room)
{
  dw_electron_glass_free(room->glass);
  free(room->rates);
  free(room);
}

/* Logarithms of the rates but the zero mode into room->rates, n - 1 of them; those that are not trusted
 * become the logarithm of what is, and are counted. */
static DwStatus
log_rates(DwElectronRoom *room, const DwElectrons *electrons, double *untrusted, const DwCancel *cancel)
{
  double trusted;
  const DwStatus status = dw_electron_glass_rates(room->glass, electrons, room->rates, &trusted, cancel);
  *untrusted = 0;
  for (size_t k = 1; k < electrons->sites && status == DW_OK; k++) {
    const bool good = room->rates[k] > trusted;
    *untrusted += good ? 0 : 1;
    room->rates[k - 1] = log(good ? room->rates[k] : fmax(trusted, 1e-300));
  }
  return status;
}

static void
measure_levels(const DwElectronNumbers *numbers, DwElectronRoom *room, double *list)
{
  const double *energy = dw_electron_glass_energies(room->glass);
  const double n = (double) numbers->electrons.sites;
  const double share = 1 / (n * numbers->energies.width), half = 1 / (2 * n * numbers->folded.width);
  for (size_t i = 0; i < numbers->electrons.sites; i++) {
    dw_bins_count(&numbers->energies, energy[i], share, list + numbers->E);
    dw_bins_count(&numbers->folded, fabs(energy[i]), half, list + numbers->fold);
    room->work[i] = fabs(energy[i]);
  }
  const double excess = -dw_electron_glass_imbalance(room->glass) / 2;
  list[numbers->median_energy] = dw_median(room->work, numbers->electrons.sites);
  list[numbers->excess] = excess;
  list[numbers->square_excess] = excess * excess;
  list[numbers->potential] = dw_electron_glass_chemical_potential(room->glass);
}

/* The modes excited alike, the zero mode not at all. */
static void
measure_relaxation(const DwElectronNumbers *numbers, DwElectronRoom *room, double *list)
{
  const size_t n = numbers->electrons.sites - 1;
  for (size_t i = 0; i < n; i++)
    room->work[i] = exp(room->rates[i]);
  dw_list_decay(&numbers->times, room->work, n, list + numbers->relaxation);
}

static DwStatus
measure_rates(const DwElectronNumbers *numbers, DwElectronRoom *room, double *list, const DwCancel *cancel)
{
  const size_t n = numbers->electrons.sites - 1;
  double untrusted;
  const DwStatus status = log_rates(room, &numbers->electrons, &untrusted, cancel);
  if (status != DW_OK)
    return status;
  for (size_t k = 0; k < n; k++) {
    list[numbers->mean_rate] += room->rates[k] / (double) n;
    if ((double) k < untrusted) /* ascending: the first ones */
      continue;
    dw_bins_count(&numbers->rates, room->rates[k], 1 / ((double) n * numbers->rates.width),
                  list + numbers->rate);
    dw_bins_count(&numbers->low_rates, room->rates[k], 1 / ((double) n * numbers->low_rates.width),
                  list + numbers->low_rate);
  }
  for (size_t k = 0; k < DW_EG_QUANTILES; k++)
    list[numbers->quantile + k] = dw_quantile(room->rates, n, dw_eg_probabilities[k]);
  list[numbers->untrusted] = untrusted / (double) n;
  measure_relaxation(numbers, room, list);
  return DW_OK;
}

/* Small systems of one realization are numbered apart from those of all others. */
static DwStatus
realize_small(DwElectronRoom *room, const DwElectrons *electrons, const DwDraws *draws, size_t which,
              double *untrusted, const DwCancel *cancel)
{
  const DwDraws own = {draws->seed, draws->realization * MOST_TOGETHER + which};
  const DwStatus status = dw_electron_glass_realize(room->glass, electrons, &own, cancel);
  return status == DW_OK ? log_rates(room, electrons, untrusted, cancel) : status;
}

static size_t
together(size_t sites)
{
  const size_t wanted = SITES_TOGETHER / sites;
  return wanted < 1 ? 1 : wanted > MOST_TOGETHER ? MOST_TOGETHER : wanted;
}

static DwStatus
measure_size(const DwElectronNumbers *numbers, DwElectronRoom *room, const DwDraws *draws, size_t step,
             double *list, const DwCancel *cancel)
{
  DwElectrons electrons = numbers->electrons;
  const size_t sites = electrons.sites = dw_eg_sizes[step], systems = together(sites);
  const double weight = 1 / ((double) (systems * (sites - 1)) * numbers->rates.width);
  const double level_weight = 1 / ((double) (systems * sites) * numbers->energies.width);
  for (size_t which = 0; which < systems; which++) {
    double untrusted;
    const DwStatus status = realize_small(room, &electrons, draws, which, &untrusted, cancel);
    if (status != DW_OK)
      return status;
    for (size_t k = (size_t) untrusted; k < sites - 1; k++)
      dw_bins_count(&numbers->rates, room->rates[k], weight,
                    list + numbers->size_rate + step * numbers->rates.n);
    for (size_t i = 0; i < sites; i++)
      dw_bins_count(&numbers->energies, dw_electron_glass_energies(room->glass)[i], level_weight,
                    list + numbers->size_E + step * numbers->energies.n);
    list[numbers->size_median + step] += dw_quantile(room->rates, sites - 1, 0.5) / (double) systems;
  }
  return DW_OK;
}

/* Shifts of the median ln lambda on the same realization. */
static DwStatus
measure_scheme(const DwElectronNumbers *numbers, DwElectronRoom *room, const DwDraws *draws, int scheme,
               double *list, const DwCancel *cancel)
{
  double first = 0;
  for (int step = 0; step < DW_EG_STEPS; step++) {
    double varied, untrusted, median = 0;
    const DwElectrons electrons = dw_electron_scheme(&numbers->electrons, scheme, step, &varied);
    const size_t systems = scheme == DW_EG_SIZE ? together(electrons.sites) : 1;
    for (size_t which = 0; which < systems; which++) {
      const DwStatus status = realize_small(room, &electrons, draws, which, &untrusted, cancel);
      if (status != DW_OK)
        return status;
      median += dw_quantile(room->rates, electrons.sites - 1, 0.5) / (double) systems;
    }
    if (step == 0)
      first = median;
    else
      list[dw_electron_shift_place(numbers, scheme, step)] = median - first;
  }
  return DW_OK;
}

static DwStatus
measure_alone(const DwElectronNumbers *numbers, DwElectronRoom *room, const DwDraws *draws, double *list,
              const DwCancel *cancel)
{
  DwStatus status = dw_electron_glass_realize(room->glass, &numbers->electrons, draws, cancel);
  if (status == DW_OK)
    measure_levels(numbers, room, list);
  if (status == DW_OK && numbers->what & DW_EG_RATES)
    status = measure_rates(numbers, room, list, cancel);
  return status;
}

DwStatus
dw_electron_numbers_realize(const DwElectronNumbers *numbers, DwElectronRoom *room, const DwDraws *draws,
                            double *list, const DwCancel *cancel)
{
  DwStatus status = DW_OK;
  if (numbers->what & (DW_EG_LEVELS | DW_EG_RATES))
    status = measure_alone(numbers, room, draws, list, cancel);
  for (size_t step = 0; step < dw_electron_sizes(numbers) && status == DW_OK; step++)
    status = measure_size(numbers, room, draws, step, list, cancel);
  for (int scheme = 0; scheme < dw_electron_schemes(numbers) && status == DW_OK; scheme++)
    status = measure_scheme(numbers, room, draws, scheme, list, cancel);
  return status;
}
