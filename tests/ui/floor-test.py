#!/usr/bin/python3
# floor-test.py - a meeting is run on the floor page by keys alone, and goes on after a kill
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: floor-test.py BUILD-DIR [CASE…]"""
import sqlite3
import sys

import pages
import suite

DAY = '2026-12-15'
NOW = f'{DAY}T19:00:00+08:00'
ITEMS = (('report', '物业服务季度报告', '--minutes', '15'), ('discussion', '地下车库照明', '--minutes', '10'),
         ('discussion', '其他事项', '--minutes', '10'))


def open_floor(stage):
    """The window on a record with a meeting of three items, three of its owners and a guest in the room."""
    sample = suite.SOURCE / 'resources' / 'sample'
    record = stage.record
    stage.cli('new', record, '--name', '示例小区')
    stage.cli('roll', 'import', record, sample / 'roster.csv')
    stage.cli('meeting', 'new', record, '--date', DAY)
    for kind, title, *more in ITEMS:
        stage.cli('item', 'add', record, '--meeting', DAY, '--kind', kind, '--title', title, *more)
    stage.cli('attend', 'import', record, '--meeting', DAY, sample / 'attendance.csv', now=NOW)
    stage.cli('guest', 'add', record, '--meeting', DAY, '--name', '王书记', '--party', 'community', now=NOW)
    return start(stage)


def start(stage):
    window = stage.window()
    window.start(stage.record, now=NOW)
    pages.show(window, window.t('Floor'))
    return window


def start_meeting(window):
    window.key('ctrl+shift+F2')
    window.find(window.t('Nothing is at hand'), 'label')
    window.key('ctrl+Next')
    window.find(ITEMS[0][1], 'label')


def ask(stage, query):
    """What the record says, read beside the window."""
    with sqlite3.connect(f'file:{stage.record}?mode=ro', uri=True) as record:
        return record.execute(query).fetchall()


def queue(window, typed, name):
    """Puts somebody in the queue, by keys; waits for the row."""
    window.key('ctrl+l')
    window.wait(lambda: window.focused() is not None and window.focused().name ==
                window.t('Who wants to speak: unit, name or initials'), 'the field of the speakers')
    window.type(typed)
    window.wait_text(f'{name} · ')
    window.key('Return')
    window.find(f'{name}', 'label')
    window.wait_gone(role='label', name=f'{name} · ')


def waiting(window):
    """Who waits, in order."""
    rows = window.find(window.t('Queue of speakers'), 'list').walk()
    return [row.name.split(', ')[1] for row in rows if row.role == 'list item' and row.is_shown]


def test_what_is_being_typed_comes_back_after_a_kill(stage):
    window = open_floor(stage)
    start_meeting(window)
    window.key('ctrl+m')
    window.type('Lift report')
    window.key('Return')
    window.find('Lift report', 'label')
    window.type('half a sen')
    window.wait(lambda: ask(stage, "SELECT value FROM workspace WHERE key LIKE 'note-draft:%'") == [('half a sen',)],
                'what was typed to be in the record')
    window.kill()

    window = start(stage)
    window.find(window.t('The meeting was interrupted'), 'label')
    window.go_to(window.t('_Go on'), 'push button')
    window.key('space')
    window.find('Lift report', 'label')
    window.wait_text('half a sen')
    assert ask(stage, 'SELECT count(*) FROM gap') == [(1,)]
    window.close()


def test_speakers_queue_and_take_turns_by_keys(stage):
    window = open_floor(stage)
    start_meeting(window)
    queue(window, '1-1-102', '样例2')
    queue(window, '1-1-202', '样例4')
    queue(window, 'wsj', '王书记')
    assert waiting(window) == ['样例2', '样例4', '王书记'], waiting(window)

    # From the field, Tab comes to the queue by its buttons; Alt and an arrow move whose row has the keyboard.
    while not window.focused().name.startswith('2, '):
        window.tab(window.focused())
    window.key('alt+Up')
    window.wait(lambda: waiting(window) == ['样例4', '样例2', '王书记'], 'the second to be the first')
    window.key('alt+Down')
    window.wait(lambda: waiting(window) == ['样例2', '样例4', '王书记'], 'the first to be the second again')
    window.key('F4')
    window.wait(lambda: waiting(window) == ['样例4', '王书记'], 'the first to leave the queue')
    window.find(window.t('● speaking'))
    window.key('F8')
    window.find(window.t('❚❚ paused'))
    window.key('shift+F4')
    window.find(window.t('Nobody has the floor'), 'label')
    assert ask(stage, 'SELECT name, party FROM speech') == [('样例2', 'owners')]
    window.close()


def test_the_chair_closes_and_reads_the_seal(stage):
    window = open_floor(stage)
    start_meeting(window)
    window.do('close-meeting')
    window.wait_text(ITEMS[2][1])
    window.press(window.t('_Close the Meeting'))
    window.find(window.t('The meeting is closed'), 'label')
    head = ask(stage, 'SELECT hash FROM journal ORDER BY seq DESC LIMIT 1')[0][0]
    seal = '-'.join(head[i:i + 4] for i in range(0, 16, 4)).upper()
    window.wait_text(seal)
    assert not window.can('next-item')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
