/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/growth.h"

#include "app/decimal.h"
#include "app/i18n.h"

#include <glib.h>
#include <math.h>

/* Seconds after which a rate is forgotten to a third: long enough to hold still, short enough to follow when
 * another program takes a processor. */
static const double memory = 8;

/* --- counting ------------------------------------------------------------------------------------------- */

void
dw_growth_begin(DwGrowth *growth, double now)
{
  *growth = (DwGrowth){.phase = DW_GROWTH_GOING, .since = now, .counted_at = -1};
}

double
dw_growth_seconds(const DwGrowth *growth, double now)
{
  return growth->seconds + (isnan(growth->since) ? 0 : now - growth->since);
}

void
dw_growth_count(DwGrowth *growth, uint64_t done, uint64_t wanted, double now)
{
  const double worked = dw_growth_seconds(growth, now), passed = worked - growth->counted_at;
  if (growth->counted_at >= 0 && done > growth->done) {
    const double remembered = exp(-passed / memory);
    growth->recent = growth->recent * remembered + (double) (done - growth->done);
    growth->recent_seconds = growth->recent_seconds * remembered + passed;
  }
  if (growth->counted_at < 0 || done > growth->done)
    growth->counted_at = worked;
  growth->done = done;
  growth->wanted = wanted;
}

void
dw_growth_enter(DwGrowth *growth, DwGrowthPhase phase, double now)
{
  const bool going = phase == DW_GROWTH_GOING;
  growth->seconds = dw_growth_seconds(growth, now);
  growth->since = going ? now : NAN;
  growth->phase = phase;
}

double
dw_growth_rate(const DwGrowth *growth)
{
  return growth->recent_seconds > 0 ? growth->recent / growth->recent_seconds : 0;
}

/* Counts may come seldom: the time since the last one passes too. */
double
dw_growth_left(const DwGrowth *growth, double now)
{
  const double rate = dw_growth_rate(growth);
  if (!(rate > 0) || growth->done >= growth->wanted)
    return NAN;
  const double waited = dw_growth_seconds(growth, now) - growth->counted_at;
  return fmax(0, (double) (growth->wanted - growth->done) / rate - waited);
}

/* --- words ---------------------------------------------------------------------------------------------- */

/* "10 000": groups of three with narrow blanks at which no line breaks. */
static char *
grouped(uint64_t number)
{
  g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, number);
  const size_t length = strlen(digits);
  GString *text = g_string_new(NULL);
  for (size_t k = 0; k < length; k++) {
    if (k > 0 && (length - k) % 3 == 0)
      g_string_append(text, "\u202f");
    g_string_append_c(text, digits[k]);
  }
  return g_string_free(text, FALSE);
}

/* Two digits, or all of those before the point. */
static char *
short_number(double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  if (value >= 99.5)
    return grouped((uint64_t) round(value));
  const int decimals = value >= 9.95 ? 0 : value >= 0.995 ? 1 : 2;
  g_snprintf(text, sizeof text, "%.*f", decimals, value);
  return dw_decimal_show(g_strdup(text));
}

/* A number and its unit stay on one line. */
static char *
unbroken(char *text)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  g_free(text);
  return g_strjoinv("\u00a0", words);
}

/* "58 s", "3 min 20 s", "2 h 10 min", "4 d 3 h": two units at the most. */
static char *
duration(double seconds)
{
  const uint64_t whole = (uint64_t) round(fmin(seconds, 1e14));
  const unsigned s = whole % 60, min = whole / 60 % 60, h = whole / 3600 % 24;
  if (whole < 60)
    return unbroken(g_strdup_printf(_("%u s"), s));
  if (whole < 3600)
    return unbroken(g_strdup_printf(_("%u min %u s"), min, s));
  if (whole < 86400)
    return unbroken(g_strdup_printf(_("%u h %u min"), h, min));
  return unbroken(g_strdup_printf(_("%u d %u h"), (unsigned) (whole / 86400), h));
}

/* What took less than ten seconds, more finely. */
static char *
fine_duration(double seconds)
{
  g_autofree char *number = short_number(seconds < 1 ? 1e3 * seconds : seconds);
  if (seconds >= 9.95)
    return duration(seconds);
  return unbroken(g_strdup_printf(seconds < 1 ? _("%s ms") : _("%s s"), number));
}

static char *
share_text(const DwGrowth *growth)
{
  g_autofree char *done = grouped(growth->done), *wanted = grouped(growth->wanted);
  return g_strdup_printf(_("%s of %s realizations"), done, wanted);
}

static void
append_speed(GString *text, const DwGrowth *growth, double now)
{
  const double left = dw_growth_left(growth, now);
  if (isnan(left))
    return;
  g_autofree char *rate = short_number(dw_growth_rate(growth));
  g_autofree char *time = duration(fmax(1, left));
  g_string_append(text, " · ");
  g_string_append_printf(text, _("%s/s"), rate);
  g_string_append(text, " · ");
  g_string_append_printf(text, _("%s left"), time);
}

static char *
going_text(const DwGrowth *growth, double now)
{
  g_autofree char *share = share_text(growth);
  if (growth->done == 0)
    return g_strdup(_("Starting…"));
  GString *text = g_string_new(share);
  append_speed(text, growth, now);
  return g_string_free(text, FALSE);
}

static char *
done_text(const DwGrowth *growth, double now)
{
  g_autofree char *done = grouped(growth->done), *time = fine_duration(dw_growth_seconds(growth, now));
  if (growth->wanted == 0)
    return g_strdup_printf(_("Solved in %s"), time);
  if (growth->done == 1)
    return g_strdup_printf(_("One realization, done in %s"), time);
  return g_strdup_printf(_("%s realizations, done in %s"), done, time);
}

char *
dw_growth_text(const DwGrowth *growth, double now)
{
  g_autofree char *share = share_text(growth);
  switch (growth->phase) {
  case DW_GROWTH_GOING:
    return going_text(growth, now);
  case DW_GROWTH_PAUSED:
    return growth->done ? g_strdup_printf(_("%s · paused"), share) : g_strdup(_("Paused"));
  case DW_GROWTH_STOPPED:
    return growth->done ? g_strdup_printf(_("%s · stopped"), share) : g_strdup(_("Stopped"));
  case DW_GROWTH_DONE:
    return done_text(growth, now);
  case DW_GROWTH_FAILED:
    break;
  }
  return g_strdup(_("Not solved"));
}
