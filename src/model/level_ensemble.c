/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/level_ensemble.h"
#include "physics/levels/ensemble.h"

#include <inttypes.h>
#include <stdlib.h>

static DwStatus
without_memory(DwError *error)
{
  return dw_error_set(error, DW_NO_MEMORY, "%s", dw_status_sentence(DW_NO_MEMORY));
}

static DwStatus
read_bytes(const void *bytes, size_t length, DwEnsemble **ensemble, DwError *error)
{
  const DwStatus status = dw_ensemble_read(bytes, length, ensemble);
  if (status == DW_OK)
    return DW_OK;
  if (status == DW_NO_MEMORY)
    return without_memory(error);
  return dw_error_set(error, DW_BAD_VALUE, "it is damaged, or of another version of Doublewell");
}

static DwStatus
content_of(const DwEnsemble *ensemble, DwEnsembleContent *content, DwError *error)
{
  const DwInterval *intervals;
  const size_t n = dw_ensemble_intervals(ensemble, &intervals);
  content->intervals = calloc(n ? n : 1, sizeof *content->intervals);
  if (!content->intervals)
    return without_memory(error);
  for (size_t k = 0; k < n; k++)
    content->intervals[k] = (DwRealizations){intervals[k].low, intervals[k].high};
  content->n_intervals = n;
  content->seed = dw_ensemble_seed(ensemble);
  content->realizations = dw_ensemble_realizations(ensemble);
  return DW_OK;
}

static DwStatus
examine(const void *bytes, size_t length, DwEnsembleContent *content, DwError *error)
{
  DwEnsemble *ensemble;
  *content = (DwEnsembleContent){0};
  DwStatus status = read_bytes(bytes, length, &ensemble, error);
  if (status != DW_OK)
    return status;
  status = content_of(ensemble, content, error);
  dw_ensemble_free(ensemble);
  return status;
}

static DwStatus
refuse(const DwEnsemble *a, const DwEnsemble *b, DwError *error)
{
  uint64_t shared = 0;
  DwEnsembleContent contents[2] = {0};
  if (!dw_ensemble_same_kind(a, b))
    return dw_error_set(error, DW_BAD_VALUE, "their parameters, seeds or instances differ");
  if (content_of(a, &contents[0], error) == DW_OK && content_of(b, &contents[1], error) == DW_OK) {
    dw_realizations_shared(&contents[0], &contents[1], &shared);
    dw_error_set(error, DW_BAD_VALUE, "both hold realization %" PRIu64, shared);
  }
  dw_ensemble_content_clear(&contents[0]);
  dw_ensemble_content_clear(&contents[1]);
  return error ? error->status : DW_BAD_VALUE;
}

static DwStatus
merge(DwEnsemble *a, const DwEnsemble *b, unsigned char **joined, size_t *joined_length, DwError *error)
{
  const DwStatus status = dw_ensemble_merge(a, b);
  if (status == DW_BAD_VALUE)
    return refuse(a, b, error);
  *joined = status == DW_OK ? dw_ensemble_write(a, joined_length) : NULL;
  return *joined ? DW_OK : without_memory(error);
}

static DwStatus
join(const void *a, size_t a_length, const void *b, size_t b_length, unsigned char **joined,
     size_t *joined_length, DwError *error)
{
  DwEnsemble *left = NULL, *right = NULL;
  DwStatus status = read_bytes(a, a_length, &left, error);
  if (status == DW_OK)
    status = read_bytes(b, b_length, &right, error);
  if (status == DW_OK)
    status = merge(left, right, joined, joined_length, error);
  dw_ensemble_free(left);
  dw_ensemble_free(right);
  return status;
}

const DwEnsembleFormat dw_level_ensemble = {.examine = examine, .join = join};
