#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a manual page on standard output.  Options come from the programs' own help, models from their own
description, keys from the shortcuts window: nothing is said twice, and nothing grows old.

manual.py VERSION cli DOUBLEWELL-CLI
manual.py VERSION app DOUBLEWELL-CLI DOUBLEWELL SHORTCUTS.UI
"""
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

COMMANDS = ['models', 'describe', 'run', 'merge']
ENVIRONMENT = os.environ | {'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'C'}

# --- roff ----------------------------------------------------------------------------------------------------


def roff(text):
    """Text that roff shows as it stands."""
    text = text.replace('\\', r'\e').replace('-', r'\-').replace("'", r'\(aq').replace('^', r'\(ha')
    return text.replace('`', r'\(ga').replace('~', r'\(ti')


def line(text):
    """A line of running text: one that starts like a request must not be taken for one."""
    text = roff(' '.join(text.split()))
    return r'\&' + text if text.startswith('.') else text


def tagged(tag, text):
    return f'.TP\n{tag}\n{line(text)}'


def bold(text):
    return f'\\fB{roff(text)}\\fR'


def example(*commands):
    return '.PP\n.EX\n' + '\n'.join(roff(command) for command in commands) + '\n.EE'


def header(name, version, purpose):
    return (f'.\\" SPDX-License-Identifier: GPL-3.0-or-later\n.TH {roff(name.upper())} 1 '
            f'"" "Doublewell {version}" "User Commands"\n.SH NAME\n{roff(name)} \\- {line(purpose)}')


# --- a program's help ----------------------------------------------------------------------------------------


def answer(*command):
    return subprocess.run(command, capture_output=True, check=True, encoding='utf-8', env=ENVIRONMENT).stdout


class Help:
    """What --help says: operands, paragraphs before the options, options, paragraphs behind them."""
    OPTION = re.compile(r'^  ((?:-\w, )?--?[\w-]+(?:=\S+)?)\s\s+(.*)$')

    def __init__(self, text):
        _, self.usage, rest = text.split('\n', 2)
        self.usage = self.usage.strip()
        self.options, self.before, self.after = [], [], []
        for row in rest.split('\n'):
            option = self.OPTION.match(row)
            if option:
                self.options.append(option.groups())
            elif row.strip() and not row.rstrip().endswith('Options:'):
                (self.after if self.options else self.before).append(row)

    def option_words(self):
        return '\n'.join(tagged(self.tag(name), meaning) for name, meaning in self.options)

    @staticmethod
    def tag(names):
        return ', '.join(bold(name.split('=')[0]) + (f'=\\fI{roff(name.split("=", 1)[1])}\\fR' if '=' in name else '')
                         for name in names.split(', '))


# --- models --------------------------------------------------------------------------------------------------


def bounds(parameter):
    if 'words' in parameter:
        return ' or '.join(parameter['words'])
    zero = '0, or ' if parameter['zero_allowed'] else ''
    return f"{zero}{parameter['min']:g} to {parameter['max']:g}"


def parameter_words(parameter):
    unit = f" {parameter['unit']}" if parameter['unit'] else ''
    default = parameter['default']
    default = default if isinstance(default, str) else f'{default:g}{unit}'
    text = f"{parameter['meaning']}; {bounds(parameter)}{unit} (default {default})"
    return tagged(bold(parameter['name']), text)


def model_words(model):
    rows = [f'.SS {roff(model["id"])}: {roff(model["title"])}', line(model['summary']),
            line(f"Source: {model['source']}.")]
    rows += ['.PP\nParameters:'] + [parameter_words(parameter) for parameter in model['parameters']]
    rows += ['.PP\nPlots:'] + [tagged(bold(plot['id']), plot['title']) for plot in model['plots']]
    rows += ['.PP\nPresets:'] + [tagged(bold(preset['id']), preset['title']) for preset in model['presets']]
    return '\n'.join(rows)


def models(program):
    listed = json.loads(answer(program, 'models', '--json'))
    listed = listed['models'] if isinstance(listed, dict) else listed
    return [json.loads(answer(program, 'describe', model['id'], '--json')) for model in listed]


# --- the pages -----------------------------------------------------------------------------------------------


def command_words(program, command):
    text = Help(answer(program, command, '--help'))
    rows = [f'.SS {roff(text.usage.removeprefix("doublewell-cli "))}', line(' '.join(text.before))]
    rows += [text.option_words()]
    rows += [f'.PP\n{line(row)}' for row in text.after]
    return '\n'.join(rows)


def cli_page(version, program):
    text = Help(answer(program, '--help'))
    print(header('doublewell-cli', version, 'the physics of two-level systems, without a display'))
    print('.SH SYNOPSIS')
    for command in COMMANDS:
        usage = Help(answer(program, command, '--help')).usage
        print(f'.B {roff(" ".join(usage.split()[:2]))}\n{line(" ".join(usage.split()[2:]))}\n.br')
    print('.SH DESCRIPTION')
    print(line('Computes what the window of doublewell(1) shows and writes it as data or as a figure. Models, '
               'parameters, plots and presets have the same names in both, and so have the state strings.'))
    print(f'.SH OPTIONS\n{text.option_words()}')
    print('.SH COMMANDS')
    for command in COMMANDS:
        print(command_words(program, command))
    print('.SH MODELS')
    known = models(program)
    for model in known:
        print(model_words(model))
    name, preset = known[0]['id'], known[0]['presets'][0]['id']
    print('.SH EXAMPLES')
    print(example(f'doublewell-cli describe {name}',
                  f'doublewell-cli run {name} --plot={known[0]["plots"][0]["id"]} -o data.csv',
                  f'doublewell-cli run {name} --preset={preset} -o figure.svg --theme=print --size=86x60mm'))
    print('.SH SEE ALSO\n.BR doublewell (1)')


def key_words(accelerators):
    keys = ' or '.join(accelerators.split()).replace('...', ' to ')
    keys = re.sub(r'<(\w+)>', r'\1+', keys).replace('Control', 'Ctrl').replace('_', ' ')
    return keys.replace('question', '?').replace('plus', '+').replace('minus', '-')


def shortcut_words(path):
    root = ET.parse(path).getroot()
    for group in root.iter('object'):
        if group.get('class') != 'GtkShortcutsGroup':
            continue
        title = group.find('property[@name="title"]').text
        yield f'.SS {roff(title)}'
        for shortcut in group.iter('object'):
            if shortcut.get('class') == 'GtkShortcutsShortcut':
                words = {p.get('name'): p.text for p in shortcut.findall('property')}
                yield tagged(bold(key_words(words['accelerator'])), words['title'])


def app_page(version, cli, program, shortcuts):
    # What GApplication adds for activation by D-Bus is for other programs, and says so in --help-all alone.
    text = Help(answer(program, '--help'))
    print(header('doublewell', version, 'explore the physics of two-level systems'))
    print(f'.SH SYNOPSIS\n.B doublewell\n{line(" ".join(text.usage.split()[1:]))}')
    print('.SH DESCRIPTION')
    print(line('A window in which the physics of two-level systems is dragged: sliders move parameters, curves '
               'follow at once. It opens on what it showed last, on a state string (doublewell:MODEL?name=value…) '
               'or on a file that was exported from it and carries its state.'))
    print(f'.SH OPTIONS\n{text.option_words()}')
    print('.SH MODELS')
    for model in models(cli):
        print(tagged(bold(model['id']), f"{model['title']}. {model['summary']}"))
    print('.SH KEYS')
    print('\n'.join(shortcut_words(shortcuts)))
    print('.SH EXIT STATUS\n0 done; 1 no display; 2 bad usage or an argument that could not be opened.')
    print('.SH SEE ALSO\n.BR doublewell\\-cli (1)')


def main():
    version, page, *rest = sys.argv[1:]
    {'cli': cli_page, 'app': app_page}[page](version, *rest)


if __name__ == '__main__':
    main()
