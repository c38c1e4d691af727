# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule of source_rules.py lets a good tree pass and finds the one bad file that is planted in it."""

import subprocess
import tempfile
import unittest
from pathlib import Path

import source_rules

LICENCE = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'


def function_of(lines):
    return 'void\nf(void)\n{\n' + '  g();\n' * (lines - 1) + '}\n'


class SourceRules(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name)
        subprocess.run(['git', 'init', '--quiet', self.root], check=True)
        self.plant('po/POTFILES.in', '# SPDX-License-Identifier: GPL-3.0-or-later\nsrc/app/good.c\n')
        self.plant('src/physics/good.c', LICENCE + '#include <math.h>\n#include "physics/numerics/status.h"\n')
        self.plant('src/model/good.c', LICENCE + '#include "model/model.h"\n#include "physics/good.h"\n')
        self.plant('src/run/good.c', LICENCE + '#include <pthread.h>\n#include "model/model.h"\n' + function_of(60))
        self.plant('src/plot/good.c', LICENCE + '#include <pango/pangocairo.h>\n#include "model/model.h"\n')
        self.plant('src/io/good.c', LICENCE + '#include <glib.h>\n#include "plot/figure.h"\n')
        self.plant('src/app/good.c', LICENCE + '#include <gtk/gtk.h>\n#include "io/export.h"\nputs(_("word"));\n')

    def plant(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, 'utf-8')
        subprocess.run(['git', '-C', self.root, 'add', name], check=True)

    def offences(self, rule):
        return list(source_rules.RULES[rule](self.root))

    def assert_found(self, rule, name, text):
        self.assertEqual(self.offences(rule), [])
        self.plant(name, text)
        found = self.offences(rule)
        self.assertEqual(len(found), 1, found)
        self.assertIn(name, found[0])

    def test_an_include_that_runs_the_wrong_way(self):
        for layer, wanted in (('physics', 'model/model.h'), ('model', 'run/runner.h'), ('run', 'plot/axis.h'),
                              ('run', 'physics/bottleneck/coupled.h'), ('plot', 'io/export.h'),
                              ('plot', 'physics/numerics/status.h'), ('io', 'run/runner.h'),
                              ('cli', 'app/application.h'), ('app', 'cli/cli.h'),
                              ('app', 'physics/numerics/status.h'), ('model', 'neighbour.h')):
            with self.subTest(layer=layer, wanted=wanted):
                name = f'src/{layer}/bad.c'
                self.assert_found('layers', name, LICENCE + f'#include "{wanted}"\n')
                self.plant(name, LICENCE)

    def test_a_library_in_the_wrong_room(self):
        for layer, wanted in (('physics', 'glib.h'), ('physics', 'stdio.h'), ('physics', 'pthread.h'),
                              ('model', 'glib-object.h'), ('run', 'gio/gio.h'), ('plot', 'gtk/gtk.h'),
                              ('plot', 'glib.h'), ('io', 'adwaita.h'), ('cli', 'gtk/gtk.h')):
            with self.subTest(layer=layer, wanted=wanted):
                name = f'src/{layer}/bad.h'
                self.assert_found('layers', name, LICENCE + f'# include <{wanted}>\n')
                self.plant(name, LICENCE)

    def test_a_room_that_nobody_planned(self):
        self.assert_found('layers', 'src/attic/bad.c', LICENCE)

    def test_a_function_longer_than_a_screen(self):
        self.assert_found('lengths', 'src/io/bad.c', LICENCE + function_of(61))

    def test_a_file_of_many_subjects(self):
        self.assert_found('lengths', 'src/io/bad.c', LICENCE + 'int x;\n' * 600)

    def test_a_table_is_no_code(self):
        table = 'static const int notes[] = {\n' + '    1,\n' * 600 + '};\n'
        self.plant('src/model/table.c', LICENCE + table)
        self.assertEqual(self.offences('lengths'), [])
        self.assert_found('lengths', 'src/model/table.c', LICENCE + table + 'int x;\n' * 600)

    def test_a_file_without_a_licence(self):
        self.assert_found('licences', 'src/io/bad.c', 'int x;\n')
        self.plant('tests/golden/data.csv', '1,2\n')
        self.assertEqual(len(self.offences('licences')), 1)

    def test_words_that_translators_never_see(self):
        self.assert_found('translations', 'src/model/bad.c', LICENCE + 'const char *t = N_("word");\n')

    def test_a_window_that_translators_never_see(self):
        self.assert_found('translations', 'ui/bad.ui', '<property name="label" translatable="yes">word</property>')

    def test_a_catalogue_that_lacks_a_word(self):
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        self.plant('po/LINGUAS', 'de\n')
        for entry in ('', 'msgid "word"\nmsgstr ""\n', '#, fuzzy\nmsgid "word"\nmsgstr "Ort"\n'):
            with self.subTest(entry=entry):
                self.plant('po/de.po', f'{head}\nmsgid "word"\nmsgstr "Wort"\n')
                self.assert_found('catalogues', 'po/de.po', f'{head}\n{entry}')

    def test_a_file_that_is_listed_in_vain(self):
        self.plant('src/app/good.c', LICENCE)
        self.assertEqual(len(self.offences('translations')), 1)


if __name__ == '__main__':
    unittest.main()
