#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader and a keyboard find it, read through AT-SPI, with keys from xdotool.

test_access.py DOUBLEWELL   brings its own display and session bus; 77 where the tools for that are not there
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print('1..0 # SKIP no AT-SPI for Python')
    sys.exit(77)

NAMELESS = {'scroll pane', 'panel', 'filler', 'frame'}  # which take the focus on behalf of what they hold
UNITS = 'doublewell:energy-scales?distance=2&seed=1'
STATE = 'doublewell:bottleneck?sigma=1e5&a=100&v0=1&drive=0.001&plot=spectrum&seed=1'


class Window:
    """One running application."""

    def __init__(self, program, state):
        self.home = tempfile.TemporaryDirectory()
        environment = os.environ | {'GSETTINGS_BACKEND': 'memory', 'GTK_A11Y': 'atspi', 'GSK_RENDERER': 'cairo',
                                    'LC_ALL': 'C.UTF-8', 'XDG_DATA_HOME': self.home.name,
                                    'XDG_CACHE_HOME': self.home.name, 'XDG_CONFIG_HOME': self.home.name}
        self.process = subprocess.Popen([program, state], env=environment)

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.home.cleanup()

    def all(self):
        desktop = Atspi.get_desktop(0)
        for k in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(k)
            if application and application.get_process_id() == self.process.pid: # others may share the bus
                yield from below(application)

    def find(self, role, name=None):
        for item in self.all():
            if role_of(item) == role and (name is None or name in (item.get_name() or '')):
                return item
        return None

    def focused(self):
        return next((item for item in self.all() if has(item, Atspi.StateType.FOCUSED)), None)


def below(item):
    """What belongs to it; widgets come and go meanwhile."""
    if item is None:
        return
    yield item
    try:
        n = item.get_child_count()
    except GLib.Error:
        return
    for k in range(n):
        try:
            child = item.get_child_at_index(k)
        except GLib.Error:
            continue
        yield from below(child)


def has(item, state):
    try:
        return item.get_state_set().contains(state)
    except GLib.Error:
        return False


def role_of(item):
    try:
        return item.get_role_name()
    except GLib.Error:
        return ''


def wait_for(condition, what):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f'waited in vain for {what}')


def press(*keys):
    subprocess.run(['xdotool', 'key', '--delay', '40', *keys], check=True)
    time.sleep(0.15)


def value(item):
    return Atspi.Value.get_current_value(item)


def description(item):
    item.clear_cache()
    return item.get_description() or ''


def focus(window, role, name=None):
    """By Tab alone."""
    for _ in range(120):
        item = window.focused()
        if item and role_of(item) == role and (name is None or name in (item.get_name() or '')):
            return item
        press('Tab')
    raise AssertionError(f'Tab does not come to {role} {name}')


# --- tests ---------------------------------------------------------------------------------------------------


def everything_has_a_name(window):
    nameless = []
    for item in window.all():
        if not has(item, Atspi.StateType.FOCUSABLE):
            continue
        name, role = item.get_name() or '', role_of(item)
        if role not in NAMELESS and (not name.strip() or re.fullmatch('(Gtk|Adw|Dw)[A-Z]\\w+', name)):
            nameless.append((role, name, item.get_description()))
    assert not nameless, nameless


def plot_says_what_it_shows(window):
    plot = window.find('image')
    words = wait_for(lambda: 'falls as' in description(plot) and description(plot), 'a description')
    assert '|χ″|/ω falls as ω^−1.50 over 7.9 decades' in words, words


def sliders_say_their_values(window):
    """In the parameter's own numbers with its unit: AT-SPI's value is but a place on the slider."""
    slider = wait_for(lambda: window.find('slider', 'distance between nearest levels'), 'the slider')
    assert description(slider) == '2 nm', description(slider)
    silent = [item.get_name() for item in window.all() if role_of(item) == 'slider' and not description(item)]
    assert not silent, silent
    focus(window, 'slider', 'distance between nearest levels')
    press('Page_Up')
    wait_for(lambda: description(slider) == '20 nm', 'the value a decade on')


def description_follows(window):
    plot = window.find('image')
    slider = window.find('slider', 'strength of the bottleneck')
    before, position = description(plot), value(slider)
    Atspi.Value.set_current_value(slider, 0.3)
    wait_for(lambda: abs(value(slider) - 0.3) < 0.01, 'the slider to move')
    wait_for(lambda: description(plot) not in ('', before), 'another description')
    Atspi.Value.set_current_value(slider, position)
    wait_for(lambda: description(plot) == before, 'the former description')


def tab_comes_everywhere_and_back(window):
    reached, first = set(), None
    for _ in range(150):
        item = window.focused()
        place = item and (role_of(item), item.get_name())
        if place == first and len(reached) > 10:
            break
        first = first or place
        reached.add(place)
        press('Tab')
    else:
        raise AssertionError('Tab does not come round')
    wanted = [item for item in window.all() if role_of(item) in ('slider', 'image')]
    missing = [item.get_name() for item in wanted if (role_of(item), item.get_name()) not in reached]
    assert wanted and not missing, missing


def lists_are_one_stop(window):
    """Whichever way Tab comes: to the row that is shown, not to the last one."""
    focus(window, 'list item', 'Fig.')
    there = window.focused().get_name()
    press('Tab')
    assert role_of(window.focused()) != 'list item', window.focused().get_name()
    press('shift+Tab')
    assert window.focused().get_name() == there, (window.focused().get_name(), there)
    press('Down')
    assert window.focused().get_name() != there
    press('Up')
    assert window.focused().get_name() == there


def trace_cursor_steps(window):
    focus(window, 'image')
    press('t')
    cursor = wait_for(lambda: window.find('slider', 'Trace cursor'), 'the trace cursor')
    wait_for(lambda: has(cursor, Atspi.StateType.FOCUSED), 'the focus on it')
    start = value(cursor)
    press('Right')
    stepped = wait_for(lambda: value(cursor) != start and value(cursor), 'a step')
    assert abs(stepped - start - 0.1) < 1e-6, (start, stepped)  # a tenth of a decade
    press('shift+Right')
    assert abs(value(cursor) - stepped - 0.01) < 1e-6, value(cursor)
    press('Page_Up')
    assert abs(value(cursor) - stepped - 1.01) < 1e-6, value(cursor)
    reading = wait_for(lambda: window.find('label', 'local exponent'), 'the reading')
    assert re.search('ω = .*, .χ″./ω = .*, local exponent −1.50', reading.get_name()), reading.get_name()
    before = reading.get_name()
    press('Down')
    after = wait_for(lambda: reading.clear_cache() or reading.get_name() != before and reading.get_name(),
                     'another curve')
    assert after.split(':')[0] != before.split(':')[0], (before, after)
    press('Escape')
    wait_for(lambda: role_of(window.focused()) == 'image', 'the focus to come back to the plot')


def menu_key_opens_the_menu(window):
    focus(window, 'image')
    press('shift+F10')
    wait_for(lambda: window.find('menu item', 'Trace a Curve') or window.find('menu item'), 'the menu')
    press('Escape')


TESTS_WITH_UNITS = [sliders_say_their_values]
TESTS = [everything_has_a_name, plot_says_what_it_shows, description_follows, tab_comes_everywhere_and_back,
         lists_are_one_stop, trace_cursor_steps, menu_key_opens_the_menu]


def run_privately():
    """Without a folder of their own, sessions of one user share the accessibility bus and end it for each other."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {'DW_PRIVATE': '1', 'XDG_RUNTIME_DIR': folder, 'XDG_CACHE_HOME': folder}
        command = ['dbus-run-session', '--', 'xvfb-run', '-a', '-s', '-screen 0 1280x800x24', sys.executable]
        return subprocess.run(command + sys.argv, env=environment).returncode


def try_test(test, window, number):
    try:
        test(window)
        print(f'ok {number} {test.__name__}', flush=True)
        return True
    except (AssertionError, GLib.Error, AttributeError) as error:
        print(f'not ok {number} {test.__name__}\n# {error}', flush=True)
        return False


def try_window(state, tests, first):
    window = Window(sys.argv[1], state)
    try:
        # Asked before it is there, libatspi would remember an application without a window.
        subprocess.run(['timeout', '30', 'xdotool', 'search', '--sync', '--onlyvisible', '--class', 'doublewell'])
        time.sleep(2)
        wait_for(lambda: window.find('image'), 'the window')
        return all([try_test(test, window, number) for number, test in enumerate(tests, first)])
    finally:
        window.close()


def main():
    if not all(shutil.which(tool) for tool in ('xdotool', 'dbus-run-session', 'xvfb-run')):
        print('1..0 # SKIP no xdotool, or no display for it')
        sys.exit(77)
    if 'DW_PRIVATE' not in os.environ:
        sys.exit(run_privately())
    n = len(TESTS) + len(TESTS_WITH_UNITS)
    print(f'1..{n}')
    good = try_window(STATE, TESTS, 1)
    good &= try_window(UNITS, TESTS_WITH_UNITS, len(TESTS) + 1)
    sys.exit(0 if good else 1)


if __name__ == '__main__':
    main()
