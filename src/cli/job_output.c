/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/job_parts.h"
#include "cli/option.h"
#include "cli/report.h"

#include <string.h>

static DwStatus
read_format(DwFormat *format, const DwArguments *arguments, DwError *error)
{
  if (arguments->format && !dw_format_find(arguments->format, format))
    return dw_option_refuse(error, "--format", arguments->format, "csv, json, svg, png, pdf or ensemble");
  if (arguments->format || dw_format_of_path(arguments->output, format))
    return DW_OK;
  *format = DW_FORMAT_CSV;
  if (strcmp(arguments->output, "-") == 0)
    return DW_OK;
  return dw_option_refuse(
      error, "--output", arguments->output,
      "a name that ends in .csv, .json, .svg, .png, .pdf or .ensemble unless --format is given");
}

static DwStatus
read_theme(DwExportOptions *options, const char *name, DwError *error)
{
  if (!name)
    return DW_OK;
  const DwTheme *theme = dw_theme_find(name);
  if (!theme)
    return dw_option_refuse(error, "--theme", name, "light, dark, print or projector");
  options->theme = theme;
  return DW_OK;
}

static bool
in_pixels(const char *size)
{
  return size && g_str_has_suffix(size, "px");
}

static DwStatus
read_picture(DwExportOptions *options, const DwArguments *arguments, DwError *error)
{
  DwStatus status = DW_OK;
  if (arguments->size && dw_size_parse(arguments->size, &options->width, &options->height, error) != DW_OK)
    return dw_error_name(error, "--size");
  if (in_pixels(arguments->size)) /* a point is a pixel there */
    options->dpi = 72;
  status = dw_option_number("--dpi", arguments->dpi, 36, 2400, &options->dpi, error);
  if (status == DW_OK)
    status = read_theme(options, arguments->theme, error);
  if (status == DW_OK)
    status = dw_option_number("--font-size", arguments->font_size, 4, 72, &options->font_size, error);
  if (status == DW_OK)
    status = dw_option_number("--line-width", arguments->line_width, 0.1, 20, &options->line_width, error);
  return status == DW_OK ? dw_export_check(options, error) : status;
}

DwStatus
dw_job_read_output(DwJob *job, const DwArguments *arguments, DwError *error)
{
  DwFormat format;
  if (!arguments->output || !*arguments->output)
    return dw_error_set(error, DW_BAD_VALUE,
                        "--output is missing: give a file to write, or - for standard output.");
  if (read_format(&format, arguments, error) != DW_OK)
    return DW_BAD_VALUE;
  job->options = dw_export_options(format);
  job->options.readouts = arguments->readouts;
  job->output = arguments->output;
  job->quiet = arguments->quiet;
  if (!dw_format_suits(format, job->state.model))
    return dw_error_set(error, DW_BAD_VALUE,
                        "--format: %s keeps no ensembles; allowed is csv, json, svg, png or pdf.",
                        job->state.model->id);
  if (arguments->readouts && format != DW_FORMAT_CSV && format != DW_FORMAT_JSON)
    return dw_option_refuse(error, "--format", dw_format_name(format),
                            "csv or json together with --readouts");
  return read_picture(&job->options, arguments, error);
}
