/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/control.h"
#include "model/ensemble.h"
#include "model/parameter.h"
#include "model/request.h"
#include "model/result.h"

/* A model is one description: everything that a slider, a help text, a command line, a session or a test
 * needs to know of a system stands in its DwModel, a constant table in static storage, and is read from
 * there by all of them.  Words that a person reads are marked N_() and shown through dw_text(); symbols,
 * units and equations are Pango markup; ids are the contract's and never change. */

/* What an axis counts. */
typedef struct {
  const char *symbol;  /* "ω" */
  const char *unit;    /* "1/τ<sub>s</sub>", "" for a pure number */
  const char *meaning; /* "angular frequency" */
  DwScale scale;       /* at first; a user may change it */
} DwQuantity;

/* How a curve is told from its neighbours: never by colour alone. */
typedef enum {
  DW_STROKE_SOLID,
  DW_STROKE_DASHED,
  DW_STROKE_DOTTED,
  DW_STROKE_DASH_DOT,
  DW_STROKE_POINTS, /* markers, with error bars where there are errors */
  DW_STROKE_GUIDE,  /* thin and grey: a slope to compare with, no result */
} DwStroke;

typedef struct {
  const char *id;       /* "chi-exact" */
  const char *label;    /* markup, translatable: the legend's entry */
  const char *equation; /* markup: what is drawn, in one line */
  const char *source;   /* "Eq. 13" */
  const char *meaning;  /* one sentence, translatable: what it is (and is not) */
  DwStroke stroke;
  unsigned colour; /* slot of the palette, 0..7: the same physics keeps its colour across plots */
  bool hidden;     /* not drawn until a user (or --curve) asks for it */
  bool sampled;    /* brings its own abscissae */
} DwCurve;

typedef struct {
  const char *id;       /* "spectrum" */
  const char *title;    /* translatable, short: "Power spectrum" */
  const char *equation; /* markup: the headline equation of the page */
  const char *source;   /* "Eq. 13" */
  DwQuantity x, y;
  const DwCurve *curves;
  size_t n_curves; /* <= DW_MAX_CURVES */
  /* The range of x that shows the physics at these parameters, low < high, finite, > 0 on a log axis. */
  void (*domain)(const double *values, double *low, double *high);
  /* The smallest and largest y worth showing at first, or NULL: what the curves span.  A curve that runs on
   * to 1e-40 must not flatten the rest. */
  void (*range)(const double *values, double *low, double *high);
  bool about_zero; /* y is a difference: 0 is no edge of what is shown */
} DwPlot;

/* A quantity that people think in and that no request holds: J0/h0, of which J0 is a parameter.  It has a
 * slider of its own under the parameter that it moves, and stands in no state string. */
typedef struct {
  DwParameter quantity; /* its words and its slider's range; no choice, and `initial` is ignored */
  const char *moves;    /* "interaction": name of the parameter */
  /* What it is at these values of the parameters; NaN where it has no value. */
  double (*value)(const double *values);
  /* What the parameter must be, all others as they are, so that it becomes `wanted`. */
  double (*back)(const double *values, double wanted);
} DwDerived;

typedef struct {
  const char *id;     /* "window-decades" */
  const char *symbol; /* markup */
  const char *unit;
  const char *meaning; /* translatable */
  bool signed_number;  /* its sign is the news: a plus is written */
} DwReadout;

/* Where the paper's print and the right form differ, and what a curve is and is not. */
typedef struct {
  const char *place; /* "Eq. 21", "Fig. 2 (b)" */
  const char *text;  /* one or two sentences, markup, translatable */
  const char *plots; /* ids of the plots it belongs to, separated by blanks; NULL: to all */
} DwNote;

typedef struct {
  const char *name;
  double value;
} DwSetting;

/* A plot that a preset shows, and the part of it: a range with low >= high is automatic. */
typedef struct {
  const char *plot;
  double x_low, x_high, y_low, y_high;
  DwScale x_scale, y_scale;
} DwPresetView;

enum { DW_MAX_SETTINGS = 16, DW_MAX_VIEWS = 4 };

/* Parameters that a preset does not name take their defaults.  Names end the lists. */
typedef struct {
  const char *id;      /* "figure-2" */
  const char *title;   /* translatable: "Fig. 2: a = 10², σ = 10⁵" */
  const char *meaning; /* one sentence, translatable */
  const char *source;  /* citation of the numbers, e.g. "Standley and Wright (1964)" */
  DwSetting settings[DW_MAX_SETTINGS];
  DwPresetView views[DW_MAX_VIEWS];
} DwPreset;

typedef struct {
  const char *id;   /* "bramwell-2025" */
  const char *text; /* the full reference */
} DwCitation;

struct DwModel {
  const char *id;      /* "bottleneck" */
  const char *title;   /* translatable: "Phonon bottleneck" */
  const char *summary; /* one or two sentences, translatable */
  const char *source;  /* "Bramwell (2025)" */
  const DwParameter *parameters;
  size_t n_parameters; /* <= DW_MAX_PARAMETERS */
  const DwDerived *derived;
  size_t n_derived;
  const DwPlot *plots;
  size_t n_plots; /* <= 32 */
  const DwReadout *readouts;
  size_t n_readouts;
  const DwNote *notes;
  size_t n_notes;
  const DwPreset *presets; /* the first one is what the program opens with */
  size_t n_presets;
  const DwCitation *citations;
  size_t n_citations;
  bool takes_instance; /* whether a request may bring fields and couplings of its own */
  bool sampled; /* whether answers grow by realizations, so that --realizations and --first mean something */
  const DwEnsembleFormat *ensemble; /* of the ensembles that its answers bring along; NULL: none */
  /* Answers a request: pure, no globals, callable from any number of threads at once.  Returns a new
   * reference with one series per wanted curve (absent ones say why), or NULL with `error` filled in
   * (DW_CANCELLED included).  May publish coarser or partial results on the way. */
  DwResult *(*solve)(const DwRequest *request, const DwControl *control, DwError *error);
};

#define DW_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Index of the named entry, or -1. */
int dw_model_parameter(const DwModel *model, const char *name);
int dw_model_derived(const DwModel *model, const char *name);
int dw_model_plot(const DwModel *model, const char *id);
int dw_model_readout(const DwModel *model, const char *id);
int dw_model_preset(const DwModel *model, const char *id);
int dw_plot_curve(const DwPlot *plot, const char *id);
/* All of a plot's curves, and those that are shown at first, as bits. */
uint64_t dw_plot_all_curves(const DwPlot *plot);
uint64_t dw_plot_shown_curves(const DwPlot *plot);
/* Whether `note` belongs beside the plot. */
bool dw_note_concerns(const DwNote *note, const DwPlot *plot);

/* What the parameter that `derived` moves must be at `values` so that it becomes `wanted`.  On DW_BAD_VALUE,
 * where the parameter cannot be that, `value` is the nearest that it can be, and the sentence names the
 * parameter. */
DwStatus dw_derived_back(const DwModel *model, const DwDerived *derived, const double *values, double wanted,
                         double *value, DwError *error);
