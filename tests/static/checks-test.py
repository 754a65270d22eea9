#!/usr/bin/env python3
# checks-test.py - shows each house rule able to fail, on small wrong samples
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""For every check: samples that must be found and samples that must not."""
import sys

import checks
import tap

SPDX = 'SPDX-License-Identifier: GPL-3.0-or-later'
HEAD = f'/* a.c - does it\n *\n * {SPDX}\n */\n'


def function(n_lines, body='  call ();\n', name='do_it'):
    """A C function of which the closing brace comes n_lines after the opening one."""
    return f'static void\n{name} (void)\n{{\n{body * (n_lines - 1)}}}\n'


def nested(depth):
    """A C function with depth blocks inside one another."""
    return 'void\nf (void)\n{\n' + '  if (a)\n  {\n' * depth + '  }\n' * depth + '}\n'


# check: (wrong samples, right samples); a sample is {path: text}.
SAMPLES = {
    'system_headers': (
        [{'app/core/a.c': '#include <sqlite3.h>\n'}, {'app/cli/a.c': '# include <libxml/tree.h>\n'},
         {'app/ui/a.h': '#include <archive.h>\n'}, {'app/cli/a.c': '#include <gtk/gtk.h>\n'},
         {'app/store/a.c': '#include <nettle/sha2.h>\n'}, {'app/ui/a.c': '#include <gst/gst.h>\n'},
         {'app/main.c': '#include <adwaita.h>\n'}],
        [{'app/store/a.c': '#include <sqlite3.h>\n'}, {'app/core/a.c': '/* #include <sqlite3.h> */\n'},
         {'tests/store/a.c': '#include <sqlite3.h>\n'}]),
    'layers': (
        [{'app/core/a.c': '#include "s.h"\n', 'app/store/s.h': ''},
         {'app/store/a.c': '#include "r.h"\n', 'app/roster/r.h': ''},
         {'app/roster/a.c': '#include "../store/s.h"\n', 'app/store/s.h': ''},
         {'app/main.c': '#include "s.h"\n', 'app/roster/s.h': ''},
         {'app/new/a.c': ''}],
        [{'app/cli/a.c': '#include "s.h"\n#include "c.h"\n', 'app/store/s.h': '', 'app/core/c.h': ''},
         {'app/main.c': '#include "c.h"\n', 'app/cli/c.h': ''}]),
    'core_is_pure': (
        [{'app/core/a.c': 'x = g_get_real_time ();\n'}, {'app/core/a.c': 'g_file_get_contents (p);\n'},
         {'app/core/a.c': 'g_print ("x");\n'}],
        [{'app/core/yishi-clock.c': 'x = g_get_real_time ();\n'}, {'app/store/a.c': 'g_open (p);\n'},
         {'app/core/a.c': '/* like time () */ s = "open (";\n'}]),
    'function_length': (
        [{'app/a.c': function(61)}, {'app/a.c': function(3) + function(90)}],
        [{'app/a.c': function(60)}, {'app/a.c': function(80, name='x_class_init')},
         {'app/a.c': 'static const int t[] =\n{\n' + '  1,\n' * 90 + '};\n'}]),
    'file_length': ([{'app/a.c': '\n' * 601}, {'tests/a.py': '\n' * 601}], [{'app/a.c': '\n' * 600}]),
    'nesting': ([{'app/a.c': nested(5)}], [{'app/a.c': nested(4)}, {'app/a.c': function(2, '  T t[] = { { { { { 0 } } } } };\n')}]),
    'blanks': (
        [{'a.md': 'x \n'}, {'app/a.c': '\tx\n'}, {'a.md': 'x'}, {'a.md': 'x\n\n'}],
        [{'a.md': 'x\n'}, {'a.csv': 'x \n'}]),
    'first_comment': (
        [{'app/a.c': ''}, {'app/a.c': HEAD.replace('a.c', 'b.c')}, {'app/a.c': '/* a.c - does it */\n'},
         {'tests/x': '#!/bin/sh\n'}, {'p.pack': '[pack]\n'}, {'p.pack': '# Rules.\n[pack]\n'}],
        [{'p.pack': f'# Rules of it.\n#\n# {SPDX}\n'}, {'app/a.c': HEAD}, {'tests/x': f'#!/bin/sh\n# x - does it\n#\n# {SPDX}\n'}, {'a.md': 'x\n'}]),
    'header_guards': ([{'a.h': 'int x;\n'}], [{'a.h': '#pragma once\n'}, {'a.c': ''}]),
    'line_comments': ([{'a.c': 'x; // why\n'}], [{'a.c': 's = "https://x"; /* http://y */\n'}]),
    'goto': ([{'a.c': '  goto out;\n'}], [{'a.c': '/* goto */ s = "goto";\n'}]),
    'unfinished_marks': ([{'a.c': '/* TO' 'DO: it */\n'}, {'a.md': 'X' 'XX\n'}, {'a.c': '/* a st' 'ub */\n'}],
                         [{'a.c': 'stubborn\n'}]),
    'machine_paths': ([{'a.c': '"/wo' 'rk/x"\n'}, {'a.sh': 'cd /ro' 'ot/y\n'}, {'a.py': "'/tm" "p/z'\n"}],
                      [{'a.sh': '"${TMPDIR:-/tmp}/z"\n'}, {'a.c': 'app/work/x\n'}]),
    'potfiles': (
        [{'po/POTFILES': '', 'app/a.c': 's = _("x");\n'}, {'po/POTFILES': 'app/a.c\n', 'app/a.c': ''},
         {'po/POTFILES': 'app/a.c\n'}, {'po/POTFILES': '', 'app/a.c': 's = ngettext ("x", "y", n);\n'},
         {'po/POTFILES': 'app/b.c\napp/a.c\n', 'app/a.c': '_("x")', 'app/b.c': 'N_("x")'},
         {'po/POTFILES': '', 'resources/ui/a.ui': '<property translatable="yes">x'}],
        [{'po/POTFILES': 'app/a.c\napp/b.c\n', 'app/a.c': '_("x")', 'app/b.c': 'C_("c", "x")'},
         {'po/POTFILES': '', 'app/a.c': 'do_ (x); /* _("x") */'}]),
    'told_lists': (
        [{'resources/ui/a.ui': '<object class="AdwComboRow" id="x">', 'app/ui/a.c': 'yishi_combo_row_tell (self->y);'},
         {'resources/ui/a.ui': '<object class="GtkDropDown">', 'app/ui/a.c': ''},
         {'app/ui/a.c': 'x = gtk_drop_down_new (NULL, NULL);'}],
        [{'resources/ui/a.ui': '<object class="GtkDropDown" id="x">', 'app/ui/a.c': 'yishi_drop_down_tell (self->x, _("X"));'},
         {'app/ui/a.c': 'row = adw_combo_row_new ();\nyishi_combo_row_tell (row);'}]),
    'names_of_rows': (
        [{'a.ui': '<property name="activatable-widget">x</property><object id="x"><accessibility>'
                  '<property name="label">X</property></accessibility></object>'}],
        [{'a.ui': '<property name="activatable-widget">x</property><object id="x"></object><object id="y">'
                  '<accessibility><property name="label">X</property></accessibility></object>'}]),
    'ui_pairs': ([{'resources/ui/pages/a.ui': ''}],
                 [{'resources/ui/pages/a.ui': '', 'app/ui/pages/a.c': ''}]),
}


def test_run_bits():
    """The one check that needs more than texts."""
    wrong = list(checks.check_run_bits({'a': '#!/bin/sh\n', 'b': 'x\n'}, lambda path: path == 'b'))
    right = list(checks.check_run_bits({'a': '#!/bin/sh\n', 'b': 'x\n'}, lambda path: path == 'a'))
    assert len(wrong) == 2 and not right, f'{wrong} {right}'


def test_every_check_has_samples():
    names = {name[6:] for name in vars(checks) if name.startswith('check_')} - {'run_bits'}
    assert names == set(SAMPLES), f'without samples: {names ^ set(SAMPLES)}'


def make_case(name):
    def case():
        check = getattr(checks, f'check_{name}')
        wrong, right = SAMPLES[name]
        for sample in wrong:
            assert list(check(sample)), f'not found: {sample}'
        for sample in right:
            assert not list(check(sample)), f'found without ground: {list(check(sample))}'
    return case


if __name__ == '__main__':
    tap.run_cases([(name.replace('_', '-'), make_case(name)) for name in SAMPLES]
                  + tap.cases_of(sys.modules[__name__]))
