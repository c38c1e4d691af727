#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_manual.py PAGE PROGRAM [COMMAND]...: man renders the page without a warning, and every option that the
program's help names, and its commands' help, appears in it."""
import os
import re
import shutil
import subprocess
import sys


def rendered(page):
    environment = os.environ | {'LC_ALL': 'C.UTF-8', 'MANWIDTH': '90', 'MAN_KEEP_FORMATTING': '', 'MANPAGER': 'cat'}
    result = subprocess.run(['man', '--warnings=w', '--encoding=UTF-8', '--local-file', page], capture_output=True,
                            encoding='utf-8', env=environment)
    if result.returncode != 0 or result.stderr:
        sys.exit(f'{page} does not render cleanly:\n{result.stderr}')
    return re.sub('.\b|\x1b\\[[0-9;]*m', '', result.stdout).replace('\u2010', '-')


def options(*command):
    environment = os.environ | {'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'C'}
    text = subprocess.run([*command, '--help'], capture_output=True, check=True, encoding='utf-8', env=environment)
    return set(re.findall(r'(?<!\w)--[a-z][\w-]*', text.stdout))


def main():
    page, program, *commands = sys.argv[1:]
    if not shutil.which('man') or not shutil.which('groff'):
        print('man or groff is not here')
        sys.exit(77)
    text = rendered(page)
    wanted = options(program).union(*(options(program, command) for command in commands))
    missing = sorted(option for option in wanted if option not in text)
    if missing or not wanted:
        sys.exit(f'{page} lacks {missing}')
    print(f'{len(wanted)} options, {len(text.splitlines())} lines')


if __name__ == '__main__':
    main()
