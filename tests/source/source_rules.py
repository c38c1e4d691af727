# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that the compiler does not know, read off a source tree: source_rules.py RULE ROOT.

Prints one line for each offence and fails if there was one.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

# What a layer may include of ours.  A layer stands on those to its left, never on those to its right.
LAYERS = {
    'physics': {'physics'},
    'model': {'physics', 'model'},
    'run': {'physics/numerics', 'model', 'run'},
    'plot': {'model', 'plot'},
    'io': {'model', 'plot', 'io'},
    'cli': {'model', 'run', 'plot', 'io', 'cli'},
    'app': {'model', 'run', 'plot', 'io', 'app'},
}

GLIB = r'(glib|gio|gmodule|gobject|json-glib)(-object|/|\.h)'
GTK = r'(gtk|gdk|gsk|graphene|adwaita)'
DRAWING = r'(cairo|pango)'
THREADS = r'(pthread|threads|stdatomic)\.h'
# What a layer may not include of the system's.
FORBIDDEN = {
    'physics': rf'{GLIB}|{GTK}|{DRAWING}|{THREADS}|(stdio|unistd|fcntl|locale|libintl)\.h',
    'model': rf'{GLIB}|{GTK}|{DRAWING}', # it locks what a team shares; threads are run's to start
    'run': rf'{GLIB}|{GTK}|{DRAWING}',
    'plot': rf'{GTK}|glib\.h|gio|json-glib',
    'io': GTK,
    'cli': GTK,
    'app': r'(?!)',
}

LONGEST_FUNCTION = 60
LONGEST_FILE = 600
# Data, pictures, other people's words and files whose format has no comments.
WITHOUT_LICENCE_LINE = re.compile(r'^tests/fuzz/corpus/|(^|/)(LICENSE|LINGUAS)$|\.(csv|json|png|txt|dat)$')
MARKED = re.compile(r'\b(_|N_|C_|NC_|ngettext|gettext)\s*\(\s*"|translatable="(yes|true|1)"')


def sources(root, pattern='*.[ch]'):
    return sorted((root / 'src').rglob(pattern))


def includes(path):
    for number, line in enumerate(path.read_text('utf-8').splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found[1], found[2]


def may_include(layer, wanted):
    return any(wanted.startswith(allowed + '/') for allowed in LAYERS[layer])


def layers(root):
    """Includes run one way, and heavy libraries stay in the rooms they were let into."""
    for path in sources(root):
        layer = path.relative_to(root / 'src').parts[0]
        if layer not in LAYERS:
            yield f'{path}: src/{layer} is in no table of layers'
            continue
        for number, mark, wanted in includes(path):
            if mark == '"' and not may_include(layer, wanted):
                yield f'{path}:{number}: {layer} may not include "{wanted}"'
            if mark == '<' and re.match(FORBIDDEN[layer], wanted):
                yield f'{path}:{number}: {layer} may not include <{wanted}>'


def function_lengths(path):
    """A function's brace stands in the first column: that is the style of the tree."""
    start = None
    for number, line in enumerate(path.read_text('utf-8').splitlines(), 1):
        if line.startswith('{'):
            start = number
        elif line.startswith('}') and start:
            yield start, number - start
            start = None


def lines_of_code(path):
    """Lines outside of constant tables: a model is one file, however many words its description has."""
    lines, in_table = 0, False
    for line in path.read_text('utf-8').splitlines():
        in_table |= re.match(r'(static )?const \w+ \w+(\[\])* = \{$', line) is not None
        lines += not in_table
        in_table &= line != '};'
    return lines


def lengths(root):
    """A function fits on a screen, a file has one subject."""
    for path in sources(root):
        lines = lines_of_code(path)
        if lines > LONGEST_FILE:
            yield f'{path}: {lines} lines outside of tables, more than {LONGEST_FILE}'
        for start, length in function_lengths(path):
            if length > LONGEST_FUNCTION:
                yield f'{path}:{start}: a function of {length} lines, more than {LONGEST_FUNCTION}'


def tracked_files(root):
    listed = subprocess.run(['git', '-c', 'safe.directory=*', '-C', root, 'ls-files', '-z'],
                            capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        print('not a git checkout')
        sys.exit(77)
    return [root / name for name in listed.stdout.split('\0') if name and (root / name).is_file()]


def licences(root):
    """Every file in which a comment is possible names its licence at its top."""
    for path in tracked_files(root):
        if WITHOUT_LICENCE_LINE.search(str(path.relative_to(root))):
            continue
        head = path.read_text('utf-8').splitlines()[:5]
        if not any('SPDX-License-Identifier: ' in line for line in head):
            yield f'{path}: no SPDX-License-Identifier in its first five lines'


def translatable_files(root):
    candidates = sources(root) + sorted((root / 'ui').rglob('*.ui'))
    marked = {path for path in candidates if MARKED.search(path.read_text('utf-8'))}
    return marked | set((root / 'data').glob('*.in'))


def translations(root):
    """What has words to translate is listed in po/POTFILES.in, and nothing else."""
    listed_names = [line.strip() for line in (root / 'po/POTFILES.in').read_text('utf-8').splitlines()]
    listed = {root / name for name in listed_names if name and not name.startswith('#')}
    marked = translatable_files(root)
    for path in sorted(marked - listed):
        yield f'{path}: has words to translate and is not in po/POTFILES.in'
    for path in sorted(listed - marked):
        yield f'{path}: is in po/POTFILES.in and has no words to translate'


def gettext_tool(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        print(f'{command[0]} is not here')
        sys.exit(77)


def catalogues(root):
    """Every catalogue has a translation, and not a doubtful one, for every word in the sources."""
    with tempfile.TemporaryDirectory() as folder:
        words = f'{folder}/words.pot'
        extraction = gettext_tool('xgettext', '--from-code=UTF-8', '--keyword=_', '--keyword=N_',
                                  f'--directory={root}', f'--files-from={root}/po/POTFILES.in',
                                  f'--output={words}')
        if extraction.returncode != 0:
            yield extraction.stderr
            return
        for language in (root / 'po/LINGUAS').read_text('utf-8').split():
            comparison = gettext_tool('msgcmp', f'{root}/po/{language}.po', words)
            if comparison.returncode != 0:
                yield (f'po/{language}.po is not complete; target doublewell-update-po shows where\n'
                       + comparison.stderr)


RULES = {'layers': layers, 'lengths': lengths, 'licences': licences, 'translations': translations,
         'catalogues': catalogues}


def main():
    root = Path(sys.argv[2]).resolve()
    offences = list(RULES[sys.argv[1]](root))
    print('\n'.join(offence.removeprefix(f'{root}/') for offence in offences))
    return 1 if offences else 0


if __name__ == '__main__':
    sys.exit(main())
