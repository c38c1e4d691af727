/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "physics/numerics/radau.h"

#include <math.h>

enum { N = DW_RADAU_STAGES, NODES = DW_RADAU_NODES };

/* The zeros of P_n - P_(n-1) of the unit interval for n = 16. */
static const double points[N] = {
    0.0056406889725117098, 0.029482298647942487, 0.07141295311515884, 0.12983102555359106,
    0.20249275505010405,   0.28660608625752706,  0.37893868864697804, 0.47594230846323486,
    0.57388916090668588,   0.66901519502995988,  0.75766473903134271, 0.83643096060561012,
    0.90228670067937803,   0.95270040990583331,  0.98573054526317423, 1,
};

/* Legendre's P_0 to P_n at c of the unit interval. */
static void
legendre(double c, double values[NODES])
{
  const double z = 2 * c - 1;
  values[0] = 1;
  values[1] = z;
  for (int k = 2; k <= N; k++)
    values[k] = ((2 * k - 1) * z * values[k - 1] - (k - 1) * values[k - 2]) / k;
}

static void
set_nodes(DwRadau *rule)
{
  rule->node[0] = 0;
  for (int k = 0; k < N; k++)
    rule->node[k + 1] = points[k];
}

static void
set_weights(DwRadau *rule)
{
  for (int k = 0; k < NODES; k++) {
    double product = 1;
    for (int j = 0; j < NODES; j++)
      if (j != k)
        product *= rule->node[k] - rule->node[j];
    rule->weight[k] = 1 / product;
  }
}

static void
set_derivative(DwRadau *rule)
{
  for (int i = 0; i < NODES; i++) {
    double sum = 0;
    for (int j = 0; j < NODES; j++)
      if (j != i) {
        rule->derivative[i][j] = rule->weight[j] / (rule->weight[i] * (rule->node[i] - rule->node[j]));
        sum += rule->derivative[i][j];
      }
    rule->derivative[i][i] = -sum; /* so that the slope of a constant is exactly 0 */
  }
}

/* Lagrange's polynomial of c_j is b_j sum_k (2k+1) P_k(c_j) P_k, by Radau's quadrature (weights b), and the
 * integral of (2k+1) P_k is (P_(k+1) - P_(k-1)) / 2: no system to solve, nothing lost. */
static void
set_integral(DwRadau *rule)
{
  double at[N][NODES], integral[N][N];
  for (int i = 0; i < N; i++) {
    legendre(points[i], at[i]);
    integral[i][0] = points[i];
    for (int k = 1; k < N; k++)
      integral[i][k] = (at[i][k + 1] - at[i][k - 1]) / 2;
  }
  for (int j = 0; j < N; j++) {
    const double weight = points[j] / (N * N * at[j][N - 1] * at[j][N - 1]);
    for (int i = 0; i < N; i++) {
      double sum = 0;
      for (int k = 0; k < N; k++)
        sum += at[j][k] * integral[i][k];
      rule->integral[i][j] = weight * sum;
    }
  }
}

void
dw_radau_init(DwRadau *rule)
{
  set_nodes(rule);
  set_weights(rule);
  set_derivative(rule);
  set_integral(rule);
}

double
dw_radau_value(const DwRadau *rule, const double values[DW_RADAU_NODES], double c)
{
  double above = 0, below = 0;
  for (int k = 0; k < NODES; k++) {
    const double distance = c - rule->node[k];
    if (distance == 0)
      return values[k];
    const double part = rule->weight[k] / distance;
    above += part * values[k];
    below += part;
  }
  return above / below;
}

double
dw_radau_slope(const DwRadau *rule, const double values[DW_RADAU_NODES], int node)
{
  double slope = 0;
  for (int k = 0; k < NODES; k++)
    slope += rule->derivative[node][k] * (values[k] - values[node]);
  return slope;
}

double
dw_radau_last_term(const DwRadau *rule, const double values[DW_RADAU_NODES])
{
  double leading = 0;
  for (int k = 0; k < NODES; k++)
    leading += rule->weight[k] * values[k];
  return ldexp(fabs(leading), -(2 * N - 1)); /* T_n of the unit interval begins with 2^(2n-1) c^n */
}
