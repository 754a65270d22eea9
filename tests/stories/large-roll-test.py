#!/usr/bin/python3
# large-roll-test.py - a roll of 50,000 units is imported, opened, scrolled and searched in the window
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: large-roll-test.py BUILD-DIR [CASE…]"""
import contextlib
import json
import re
import sys
import time

import disk
import hands
import suite

sys.path.insert(0, str(suite.SOURCE / 'tests' / 'bench'))

import fixtures  # noqa: E402  (after the path is set)

N_UNITS = 50_000
NOW = '2026-11-20T09:00:00+08:00'
DAY = '2026-12-15'
# What the made-up roster has not: a surname that is read otherwise than usual, and phones of their own.
OWN_ROWS = (('901', '1', '101', '仇样例', '88.01', '10077778765'), ('901', '1', '102', '单样例', '88.02', '10077778766'))
# Long enough to be seen while it is read, and cancelled.
N_LONG = 8 * N_UNITS
N_ALL = N_UNITS + len(OWN_ROWS)
# And not a date.
UNIT = re.compile(r'^\d{1,3}-\d-\d{3,4}$')
SEARCH = 'Search the roll'
DOOR = 'Who comes: unit, name or initials'


@contextlib.contextmanager
def timed(what):
    start = time.monotonic()
    yield
    print(f'# {what}: {time.monotonic() - start:.1f} s', flush=True)


def name_of(number):
    """The unit with a number in the made-up roster."""
    building, stair, room = next(fixtures.units(1)) if number == 0 else list(fixtures.units(number + 1))[-1]
    return f'{building}-{stair}-{room}'


def write_roster(stage, name, n_units):
    path = stage.folder / name
    fixtures.write_roster(path, n_units)
    with path.open('a', encoding='utf-8') as file:
        for row in OWN_ROWS:
            file.write(','.join((*row, '', '')) + '\n')
    return path


def head(stage):
    """What the journal has come to: the same as long as nothing was written."""
    report = json.loads(stage.cli('verify', stage.record, '--json'))
    assert report['ok'], report
    return report['entries'], report['head']


class Roll:
    """The roll page, worked with the keyboard."""

    def __init__(self, window):
        self.window = window
        self.hands = hands.Both(window)

    def choose_roster(self, path):
        """By the button with the keyboard and the file chooser; gives the chair's window."""
        chair = self.hands.opens('Return')
        self.window.type(str(path))
        chooser = self.hands.active()
        self.window.key('Return')
        self.window.wait(lambda: self.hands.active() not in (chooser, chair, '0x0'), 'the preview of the import')
        return chair

    def wait_progress(self):
        """Waits until the bar is there: something is under way."""
        self.window.wait(lambda: any(node.role == 'progress bar' and node.has_place and node.is_('visible')
                                     for node in self.window.frame().walk()), 'the bar')

    def wait_ready(self):
        return self.window.find(self.window.t('_Import'), 'push button', where=lambda node: node.is_('sensitive') and
                                node.toplevel.name == self.window.t('Import a Roster'))

    def rows(self):
        """The names of the units that are to be seen, from above."""
        found = self.window.all_(UNIT, 'label')
        return [node.name for node in sorted(found, key=lambda node: node.extents[1])]

    def search(self, text, *units):
        """Types into the field that has the keyboard and waits until these are found, and no other."""
        self.hands.write(text)
        self.window.wait(lambda: sorted(self.rows()) == sorted(units), f'{units} to be found by “{text}”')


def cancel_import(stage, roll, roster):
    """Twice: while it is under way, and when all that is left is to import it. Nothing is written."""
    before = head(stage)
    chair = roll.choose_roster(write_roster(stage, '太长.csv', N_LONG))
    roll.wait_progress()
    roll.hands.closes(chair, lambda: roll.window.key('Escape'), 'cancelling what is under way')
    assert head(stage) == before

    with timed('from the file to the preview'):
        chair = roll.choose_roster(roster)
        roll.wait_ready()
    roll.window.wait_text(f'新增 {N_ALL:,} 户')
    roll.hands.closes(chair, lambda: roll.hands.press('_Cancel'), 'cancelling before the import')
    assert head(stage) == before


def do_import(roll, roster, slow):
    """What is being written is written whole: Escape does not cut it, however long the disk takes."""
    window = roll.window
    chair = roll.choose_roster(roster)
    roll.wait_ready()
    dialog = roll.hands.active()
    window.ask_probe('WatchTimes')
    with timed('importing'):
        with slow.held():
            roll.hands.press('_Import')
            roll.wait_progress()
            window.ask_probe('TakeTimes')
            window.key('Escape')
            window.wait(lambda: window.ask_probe('TakeTimes')[0], 'Escape to have been taken')
            assert roll.hands.active() == dialog, 'the import was closed while it was written'
        window.wait(lambda: roll.hands.active() == chair, 'the import to end')
    window.wait_text(f'{N_ALL:,} 户')
    print(f'# memory after the import: {window.memory() / 2**20:.0f} MiB', flush=True)


def test_imported_opened_and_searched(stage):
    stage.cli('new', stage.record, '--name', '样例小区')
    roster = write_roster(stage, '大名册.csv', N_UNITS)
    slow = disk.Disk(stage)
    roll = Roll(stage.window().start(stage.record, now=NOW, env=slow.env))
    roll.window.key('alt+2')
    roll.hands.wait_focus('_Import the Roster…')
    cancel_import(stage, roll, roster)
    do_import(roll, roster, slow)
    roll.window.close()
    shown = json.loads(stage.cli('roll', 'show', stage.record, '--json'))
    assert shown['units'] == N_ALL, shown['units']
    stage.cli('meeting', 'new', stage.record, '--date', DAY, now=NOW)
    with timed('opening'):
        window = stage.window().start(stage.record, now=f'{DAY}T18:30:00+08:00')
        window.find(window.t('Home'), 'page tab')
    roll = Roll(window)
    with timed('opening the roll page'):
        window.key('alt+2')
        roll.hands.wait_focus(SEARCH)
        window.wait(lambda: roll.rows()[:1] == [name_of(0)], 'the units')

    with timed('scrolling to the end'):
        window.click(name_of(1), 'label')
        window.key('End')
        window.wait(lambda: '901-1-102' in roll.rows(), 'the last unit')
    roll.hands.go_to(SEARCH)
    with timed('five searches'):
        roll.search(name_of(31_416), name_of(31_416))
        roll.search('样例31416', name_of(31_416))
        roll.search('仇样例', '901-1-101')
        roll.search('qyl', '901-1-101')
        roll.search('8765', *map(name_of, range(8_765, N_UNITS, 10_000)), '901-1-101')
    print(f'# memory with the roll page: {window.memory() / 2**20:.0f} MiB')
    find_at_door(stage, roll)
    window.close()


def find_at_door(stage, roll):
    """The door's field finds the same, and Enter lets in whom it found."""
    window = roll.window
    window.key('alt+4')
    roll.hands.wait_focus(DOOR)
    with timed('three searches at the door'):
        for text, units in ((name_of(31_416), [name_of(31_416)]), ('syl', ['901-1-102']),
                            ('8766', [*map(name_of, range(8_766, N_UNITS, 10_000)), '901-1-102'])):
            roll.search(text, *units)
    roll.hands.write('901-1-102')
    window.key('Return')
    window.wait_text('在场 1 人')
    here = json.loads(stage.cli('attend', 'list', stage.record, '--meeting', DAY, '--json'))
    assert [who['unit'] for who in here['attendance']] == ['901-1-102'], here


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
