#!/usr/bin/python3
# keys-test.py - every printable key, typed into every field while a meeting runs, writes that field and nothing else
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: keys-test.py BUILD-DIR [CASE…]"""
import contextlib
import sqlite3
import sys

import pages
import suite

FIELDS = ('text', 'entry', 'spin button')
LEAST_FIELDS = 5
PRINTABLE = ''.join(chr(code) for code in range(0x20, 0x7f))
# Kinds of entries that are what is typed into a field.
OWN = ('notes.', 'item.noted')


def journal(record):
    """The kinds of the journal's entries, in order."""
    with contextlib.closing(sqlite3.connect(f'file:{record}?mode=ro', uri=True)) as database:
        return [kind for kind, in database.execute('SELECT kind FROM journal ORDER BY seq')]


def fields_of(window):
    """Fields that can be typed into, the outermost of each."""
    found = window.all_(where=lambda node: node.role in FIELDS and node.is_('focusable') and node.is_('sensitive') and
                        'org.a11y.atspi.EditableText' in node.interfaces)
    return [node for node in found if not any(above in found for above in node.ancestors())]


def type_into_all(window):
    """Types every printable character into each field of the page at hand; gives the fields' names."""
    names = []
    for field in fields_of(window):
        if not window.has(field.name, field.role, where=lambda node, path=field.path: node.path == path):
            continue  # what was typed before has taken it away
        window.click(node=field)
        window.xdotool('type', '--delay', '1', PRINTABLE)
        window.settle(3)
        names.append(field.name)
        window.key('Escape')
    return names


def selected_page(window):
    return next(tab.name for tab in window.all_(role='page tab') if tab.is_('selected'))


def test_letters_do_nothing_else(stage):
    window = pages.open_sample(stage)
    window.do('next-item')
    window.settle()
    before = journal(stage.record)
    typed = []
    for name in pages.tabs(window):
        pages.show(window, name)
        typed += type_into_all(window)
        written = [kind for kind in journal(stage.record)[len(before):] if not kind.startswith(OWN)]
        assert not written, f'typing on the page {name} wrote {written}'
        assert selected_page(window) == name, f'typing on the page {name} led to {selected_page(window)}'
    print(f'# typed into {typed}')
    assert len(typed) >= LEAST_FIELDS, f'only these fields were found: {typed}'
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
