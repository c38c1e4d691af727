/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/density_of_states.h"
#include "model/text.h"

/* What the files behind the curves of the interacting tunnelling systems share. */

/* An answer being assembled from an ensemble. */
typedef struct {
  DwResult *result;
  const DwRequest *request;
  const DwEnsemble *ensemble;
  const DwRecipe *recipe;
  const DwObserved *observed; /* NULL where nothing wanted needs it */
  const DwCancel *cancel;
  size_t rung;    /* the one shown */
  size_t coldest; /* the last rung */
  size_t quench;  /* the state at zero temperature: after the repair if there is one */
  bool preview;
} DwDosAssembly;

double dw_dos_parameter(const DwDosAssembly *assembly, size_t k);
double dw_dos_rung_temperature(const DwDosAssembly *assembly, size_t rung);

/* A series that says so where it is a preview's; NULL without memory. */
DwSeries *dw_dos_new_series(const DwDosAssembly *assembly, size_t plot, size_t curve, size_t n,
                            bool with_errors);
DwStatus dw_dos_absent(const DwDosAssembly *assembly, size_t plot, size_t curve, const char *remark);
DwStatus dw_dos_add_window(const DwDosAssembly *assembly, size_t plot, double low, double high,
                           const char *label);

/* A curve over the plot's abscissae from a fit. */
typedef double (*DwDosShape)(const DwDosAssembly *assembly, const DwFit *fit, double x);
DwStatus dw_dos_add_shape(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve,
                          DwDosShape shape, const DwFit *fit);
double dw_dos_power_law(const DwDosAssembly *assembly, const DwFit *fit, double x);

/* Points at the rungs from cold to hot; those without a value are left out. */
typedef DwEstimate (*DwDosObservable)(const DwDosAssembly *assembly, size_t rung);
DwStatus dw_dos_add_rungs(const DwDosAssembly *assembly, size_t plot, size_t curve,
                          DwDosObservable observable);

/* Eq. 3 at a rung that is cold enough for it. */
DwFit dw_dos_fit_of_rung(const DwDosAssembly *assembly, size_t rung);

/* Table II of the paper, and its column for the present parameters, or -1. */
enum { DW_DOS_TABLE_2_ROWS = 7 };
extern const double dw_dos_table_2_temperature[DW_DOS_TABLE_2_ROWS];
typedef struct {
  double interaction, b[DW_DOS_TABLE_2_ROWS], mu[DW_DOS_TABLE_2_ROWS];
} DwDosTable2;
extern const DwDosTable2 dw_dos_table_2[2];
int dw_dos_printed_column(const DwDosAssembly *assembly);

/* Fig. 2's power of T through the heat capacity or the conductivity. */
DwFit dw_dos_power_of_t(const DwDosAssembly *assembly, DwObservable observable);

/* The sound velocity's maximum and the slopes on either side of it. */
typedef struct {
  DwReplicas maximum, slope[2], ratio; /* K; below and above, over ln T */
  double at[2];                        /* the lines at ln T = 0 */
} DwDosSlopes;
void dw_dos_find_slopes(const DwDosAssembly *assembly, DwDosSlopes *slopes);

/* One curve of the named plot; DW_OK, DW_CANCELLED or DW_NO_MEMORY. */
DwStatus dw_dos_add_density_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve);
DwStatus dw_dos_add_gap_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve);
DwStatus dw_dos_add_exponent_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve);
DwStatus dw_dos_add_annealing_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve);
DwStatus dw_dos_add_heat_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve);
DwStatus dw_dos_add_conductivity_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot,
                                       size_t curve);
DwStatus dw_dos_add_response_curve(const DwDosAssembly *assembly, const DwPlotRequest *plot, size_t curve);

/* All values beside the plots. */
void dw_dos_read_out(const DwDosAssembly *assembly);
