/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/arguments.h"
#include "io/quote.h"

#include <stdbool.h>
#include <string.h>

static const struct {
  const char *name, *operands, *summary, *description;
} commands[] = {
    [DW_COMMAND_MODELS] = {"doublewell-cli models", "", "Lists the models: id, title, source.", ""},
    [DW_COMMAND_DESCRIBE] = {"doublewell-cli describe", "MODEL",
                             "Describes a model: its parameters, plots, curves, readouts, presets and notes.",
                             ""},
    [DW_COMMAND_RUN] =
        {"doublewell-cli run", "MODEL|STATE|FILE.ensemble --output FILE",
         "Computes curves or readouts of a model, or of a state string (doublewell:MODEL?name=value…), "
         "and writes them to a file. From an ensemble's file it makes them out of the realizations that are "
         "in there; with --realizations it goes on from them.",
         "Values are plain decimal numbers in the parameter's unit (12, -0.5, 1e5) or one of its words; "
         "'.' is the decimal point in every locale.\n\n"
         "Exit status: 0 done; 2 bad usage or bad value; 3 input or output failed; 4 solver failed; "
         "130 interrupted (what a Monte Carlo has so far is written)."},
    [DW_COMMAND_MERGE] =
        {"doublewell-cli merge", "FILE.ensemble… --output FILE.ensemble",
         "Joins ensembles of the same parameters and seed whose realizations were computed apart: the result "
         "is that of a single run, whatever the order.",
         "Exit status: 0 done; 2 the files do not belong together; 3 input or output failed."},
};

/* What each command understands; --help and the operands are common to all. */
static void
add_listing_options(GOptionContext *context, DwArguments *a)
{
  const GOptionEntry entries[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &a->json, "Write JSON instead of text", NULL},
      G_OPTION_ENTRY_NULL,
  };
  g_option_context_add_main_entries(context, entries, NULL);
}

static void
add_model_options(GOptionContext *context, DwArguments *a)
{
  const GOptionEntry entries[] = {
      {"preset", 0, 0, G_OPTION_ARG_STRING, &a->preset, "Start from a preset", "ID"},
      {"set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &a->settings, "Set a parameter (may repeat)", "NAME=VALUE"},
      {"plot", 0, 0, G_OPTION_ARG_STRING_ARRAY, &a->plots,
       "Compute this plot (may repeat; default: those that the model opens with)", "ID"},
      {"curve", 0, 0, G_OPTION_ARG_STRING_ARRAY, &a->curves,
       "Compute this curve (may repeat; default: all in data, those shown at first in figures)", "ID"},
      {"readouts", 0, 0, G_OPTION_ARG_NONE, &a->readouts, "Write the readouts instead of curves", NULL},
      {"at", 0, 0, G_OPTION_ARG_FILENAME, &a->at,
       "Evaluate at these x: a list, or a file with one number a line", "FILE|X,X,…"},
      {"points-per-decade", 0, 0, G_OPTION_ARG_STRING, &a->points_per_decade,
       "Points on a decade of a logarithmic x axis (default 40; 80 in figures)", "N"},
      G_OPTION_ENTRY_NULL,
  };
  g_option_context_add_main_entries(context, entries, NULL);
}

static void
add_sampling_options(GOptionContext *context, DwArguments *a)
{
  const GOptionEntry entries[] = {
      {"realizations", 0, 0, G_OPTION_ARG_STRING, &a->realizations, "Number of realizations of a Monte Carlo",
       "N"},
      {"first", 0, 0, G_OPTION_ARG_STRING, &a->first, "Index of the first realization (default 0)", "K"},
      {"seed", 0, 0, G_OPTION_ARG_STRING, &a->seed, "Seed of the random numbers", "N"},
      {"threads", 0, 0, G_OPTION_ARG_STRING, &a->threads,
       "Number of threads (default: as many as the machine has)", "N"},
      {"instance", 0, 0, G_OPTION_ARG_FILENAME, &a->instance, "Take fields and couplings from this file",
       "FILE"},
      {"cache", 0, 0, G_OPTION_ARG_NONE, &a->cache,
       "Go on from what the window, or an earlier run, has computed, and keep what is", NULL},
      G_OPTION_ENTRY_NULL,
  };
  g_option_context_add_main_entries(context, entries, NULL);
}

static void
add_output_options(GOptionContext *context, DwArguments *a)
{
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &a->output, "File to write, - for standard output", "FILE|-"},
      {"format", 0, 0, G_OPTION_ARG_STRING, &a->format,
       "csv, json, svg, png, pdf or ensemble (default: by the file's ending; csv for -)", "FORMAT"},
      {"size", 0, 0, G_OPTION_ARG_STRING, &a->size, "Size of a figure (default 178x110mm)", "WxHmm|WxHpx"},
      {"dpi", 0, 0, G_OPTION_ARG_STRING, &a->dpi, "Dots an inch of a PNG (default 200, 72 for a size in px)",
       "N"},
      {"theme", 0, 0, G_OPTION_ARG_STRING, &a->theme, "light, dark, print or projector (default light)",
       "NAME"},
      {"font-size", 0, 0, G_OPTION_ARG_STRING, &a->font_size,
       "Size of a figure's letters in points, 4 to 72 (default: the theme's)", "N"},
      {"line-width", 0, 0, G_OPTION_ARG_STRING, &a->line_width,
       "Width of a figure's curves in points, 0.1 to 20 (default: the theme's)", "N"},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &a->quiet, "Show no progress", NULL},
      G_OPTION_ENTRY_NULL,
  };
  g_option_context_add_main_entries(context, entries, NULL);
}

static void
add_merge_options(GOptionContext *context, DwArguments *a)
{
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &a->output, "File to write, - for standard output", "FILE|-"},
      G_OPTION_ENTRY_NULL,
  };
  g_option_context_add_main_entries(context, entries, NULL);
}

static GOptionContext *
command_context(DwCommand command, DwArguments *a)
{
  const GOptionEntry common[] = {
      {"help", 'h', 0, G_OPTION_ARG_NONE, &a->help, "Show this help", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &a->rest, NULL, NULL},
      G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = g_option_context_new(commands[command].operands);
  g_set_prgname(commands[command].name);
  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_set_summary(context, commands[command].summary);
  g_option_context_set_description(context, commands[command].description);
  if (command == DW_COMMAND_RUN) {
    add_model_options(context, a);
    add_sampling_options(context, a);
    add_output_options(context, a);
  } else if (command == DW_COMMAND_MERGE) {
    add_merge_options(context, a);
  } else {
    add_listing_options(context, a);
  }
  g_option_context_add_main_entries(context, common, NULL);
  return context;
}

static const struct {
  const char *option, *needs;
} needs[] = {
    {"--preset", "an id"},
    {"--set", "NAME=VALUE"},
    {"--plot", "an id"},
    {"--curve", "an id"},
    {"--at", "numbers or a file"},
    {"--points-per-decade", "a number"},
    {"--realizations", "a number"},
    {"--first", "a number"},
    {"--seed", "a number"},
    {"--threads", "a number"},
    {"--instance", "a file"},
    {"--output", "a file or -"},
    {"-o", "a file or -"},
    {"--format", "csv, json, svg, png, pdf or ensemble"},
    {"--size", "WxHmm or WxHpx"},
    {"--dpi", "a number"},
    {"--theme", "a name"},
    {"--font-size", "a number"},
    {"--line-width", "a number"},
};

/* Numbers and "-" begin with a dash too; "-5" and "-.5" are values, "-o" and "--output" are not. */
static bool
is_option(const char *text)
{
  return text[0] == '-' && (text[1] == '-' || g_ascii_isalpha(text[1])) &&
         g_ascii_strncasecmp(text + 1, "inf", 3) != 0 && g_ascii_strcasecmp(text + 1, "nan") != 0;
}

/* The parser would take the next option for the value of one that has none. */
static DwStatus
check_values(char **argv, DwError *error)
{
  for (char **word = argv; *word && strcmp(*word, "--") != 0; word++)
    for (size_t k = 0; k < G_N_ELEMENTS(needs); k++) {
      if (strcmp(*word, needs[k].option) != 0)
        continue;
      if (!word[1] || is_option(word[1]))
        return dw_error_set(error, DW_BAD_VALUE, "%s needs %s.", needs[k].option, needs[k].needs);
      word++; /* a value is no option, whatever it looks like */
      break;
    }
  return DW_OK;
}

static DwStatus
check_operands(const DwArguments *arguments, DwCommand command, DwError *error)
{
  char quoted[DW_QUOTE_SIZE];
  const guint given = arguments->rest ? g_strv_length(arguments->rest) : 0;
  const guint wanted = command == DW_COMMAND_MODELS ? 0 : 1;
  if (command == DW_COMMAND_MERGE)
    return given > 0 ? DW_OK : dw_error_set(error, DW_BAD_VALUE, "merge needs the files of ensembles.");
  if (given < wanted)
    return dw_error_set(error, DW_BAD_VALUE, "%s needs the name of a model: see doublewell-cli models.",
                        commands[command].name);
  if (given > wanted)
    return dw_error_set(error, DW_BAD_VALUE, "%s takes %s, not also %s.", commands[command].name,
                        wanted ? "one model" : "no model", dw_quote(arguments->rest[wanted], quoted));
  return DW_OK;
}

DwStatus
dw_arguments_read(DwArguments *arguments, DwCommand command, int argc, char **argv, DwError *error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GOptionContext) context = command_context(command, arguments);
  if (check_values(argv, error) != DW_OK)
    return DW_BAD_VALUE;
  if (!g_option_context_parse(context, &argc, &argv, &failure))
    return dw_error_set(error, DW_BAD_VALUE, "%.200s: see %s --help.", failure->message,
                        commands[command].name);
  return arguments->help ? DW_OK : check_operands(arguments, command, error);
}

void
dw_arguments_clear(DwArguments *arguments)
{
  char *texts[] = {arguments->preset,       arguments->at,        arguments->points_per_decade,
                   arguments->realizations, arguments->first,     arguments->seed,
                   arguments->threads,      arguments->output,    arguments->format,
                   arguments->size,         arguments->dpi,       arguments->theme,
                   arguments->instance,     arguments->font_size, arguments->line_width};
  for (size_t k = 0; k < G_N_ELEMENTS(texts); k++)
    g_free(texts[k]);
  g_strfreev(arguments->rest);
  g_strfreev(arguments->settings);
  g_strfreev(arguments->plots);
  g_strfreev(arguments->curves);
}

char *
dw_command_help(DwCommand command)
{
  DwArguments unused = {0};
  g_autoptr(GOptionContext) context = command_context(command, &unused);
  return g_option_context_get_help(context, FALSE, NULL);
}

char *
dw_program_help(void)
{
  gboolean unused;
  const GOptionEntry entries[] = {
      {"help", 'h', 0, G_OPTION_ARG_NONE, &unused, "Show this help", NULL},
      {"version", 0, 0, G_OPTION_ARG_NONE, &unused, "Show the version", NULL},
      G_OPTION_ENTRY_NULL,
  };
  g_set_prgname("doublewell-cli");
  g_autoptr(GOptionContext) context = g_option_context_new("COMMAND …");
  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_set_summary(context,
                               "The physics of two-level systems, without a display.\n\n"
                               "Commands:\n"
                               "  models             list the models\n"
                               "  describe MODEL     describe a model's parameters, plots and readouts\n"
                               "  run MODEL|STATE    compute, and write curves, readouts or figures\n"
                               "  merge FILE…        join the shards of a Monte Carlo's ensemble\n\n"
                               "“doublewell-cli COMMAND --help” shows a command's options.");
  g_option_context_add_main_entries(context, entries, NULL);
  return g_option_context_get_help(context, FALSE, NULL);
}
