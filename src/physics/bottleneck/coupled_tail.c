/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/bottleneck/coupled_parts.h"

#include <math.h>

/* v' = -v + sigma u, u' = a (v - (1+sigma) u).  The rates satisfy slow + fast = 1 + a (1+sigma), slow * fast
 * = a and (fast - 1)(1 - slow) = a sigma, so that each amplitude of the slow mode is a sum of positive terms.
 */
void
dw_coupled_tail_init(DwCoupledTail *tail, const DwCoupledProblem *problem, double begin, double v, double u)
{
  const double sigma = problem->sigma, a = problem->a;
  const double sum = 1 + a * (1 + sigma);
  const double split = sqrt((1 - a) * (1 - a) + a * sigma * (2 * (1 + a) + a * sigma)); /* fast - slow */
  const double fast = (sum + split) / 2, slow = a / fast;
  const double tilt = a * (1 + sigma) - 1, larger = (split + fabs(tilt)) / 2;
  const double fast_excess = tilt > 0 ? larger : a * sigma / larger; /* fast - 1 */
  const double slow_lack = tilt > 0 ? a * sigma / larger : larger;   /* 1 - slow */
  *tail = (DwCoupledTail){
      .begin = begin,
      .slow = slow,
      .fast = fast,
      .v_slow = (fast_excess * v + sigma * u) / split,
      .v_fast = (slow_lack * v - sigma * u) / split,
      .u_slow = (a * v + slow_lack * u) / split,
      .u_fast = (fast_excess * u - a * v) / split,
  };
}

DwCoupledState
dw_coupled_tail_at(const DwCoupledTail *tail, double t)
{
  const double slow = exp(-tail->slow * (t - tail->begin)), fast = exp(-tail->fast * (t - tail->begin));
  const double v = tail->v_slow * slow + tail->v_fast * fast;
  return (DwCoupledState){
      .point = {.v = v, .u = tail->u_slow * slow + tail->u_fast * fast, .one_minus_v = 1 - v},
      .rate = tail->slow * tail->v_slow * slow + tail->fast * tail->v_fast * fast,
  };
}
