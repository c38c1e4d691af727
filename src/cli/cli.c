/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"
#include "cli/arguments.h"
#include "cli/job.h"
#include "cli/merge.h"
#include "cli/report.h"
#include "cli/run.h"
#include "io/describe.h"
#include "io/file.h"
#include "io/names.h"
#include "io/quote.h"
#include "io/version.h"

#include <locale.h>
#include <signal.h>
#include <string.h>

/* Takes the text. */
static int
print(char *text)
{
  DwError error = {0};
  const DwStatus status = dw_file_write("-", text, strlen(text), &error);
  g_free(text);
  return status == DW_OK ? DW_EXIT_DONE : dw_report(&error);
}

static int
models(const DwRegistry *registry, const DwArguments *arguments)
{
  return print(dw_describe_models(registry, arguments->json));
}

static int
describe(const DwRegistry *registry, const DwArguments *arguments)
{
  DwError error = {0};
  const DwModel *model;
  if (dw_find_model(registry, arguments->rest[0], &model, &error) != DW_OK) {
    dw_error_name(&error, "MODEL");
    return dw_report(&error);
  }
  return print(dw_describe_model(model, arguments->json));
}

static int
run(const DwRegistry *registry, const DwArguments *arguments)
{
  DwError error = {0};
  DwJob job = {0};
  const DwStatus status = dw_job_read(&job, registry, arguments, &error);
  const int result = status == DW_OK ? dw_job_run(&job) : dw_report(&error);
  dw_job_clear(&job);
  return result;
}

static const struct {
  const char *name;
  int (*execute)(const DwRegistry *registry, const DwArguments *arguments);
} commands[] = {
    [DW_COMMAND_MODELS] = {"models", models},
    [DW_COMMAND_DESCRIBE] = {"describe", describe},
    [DW_COMMAND_RUN] = {"run", run},
    [DW_COMMAND_MERGE] = {"merge", dw_merge},
};

static int
execute(const DwRegistry *registry, DwCommand command, int argc, char **argv)
{
  DwError error = {0};
  DwArguments arguments = {0};
  int result;
  if (dw_arguments_read(&arguments, command, argc, argv, &error) != DW_OK)
    result = dw_report(&error);
  else if (arguments.help)
    result = print(dw_command_help(command));
  else
    result = commands[command].execute(registry, &arguments);
  dw_arguments_clear(&arguments);
  return result;
}

/* Numbers look the same everywhere; words and file names follow the locale. */
static void
prepare_process(void)
{
  setlocale(LC_CTYPE, ""); /* nothing else: what scripts read is the same in every language */
  /* A closed pipe or a size limit is an error to report, not a death. */
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

int
dw_cli_main(const DwRegistry *registry, int argc, char **argv)
{
  DwError error = {0};
  char quoted[DW_QUOTE_SIZE];
  const char *word = argc > 1 ? argv[1] : "";
  prepare_process();
  for (size_t k = 0; k < G_N_ELEMENTS(commands); k++)
    if (strcmp(word, commands[k].name) == 0)
      return execute(registry, (DwCommand) k, argc - 1, argv + 1);
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
    return print(dw_program_help());
  if (strcmp(word, "--version") == 0)
    return print(g_strdup("doublewell-cli " DW_VERSION "\n"));
  dw_error_set(
      &error, DW_BAD_VALUE,
      "the first argument cannot be %s: allowed is models, describe, run, merge, --help or --version.",
      dw_quote(word, quoted));
  return dw_report(&error);
}
