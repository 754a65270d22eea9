"""floor.py - a record with a meeting that can be run, and the floor page worked by keys

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import sqlite3

import pages
import suite

DAY = '2026-12-15'
NOW = f'{DAY}T19:00:00+08:00'
ITEMS = (('report', '物业服务季度报告', '--minutes', '15'), ('discussion', '地下车库照明', '--minutes', '10'),
         ('discussion', '其他事项', '--minutes', '10'))


def open_floor(stage, **options):
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
    return start(stage, **options)


def start(stage, **options):
    window = stage.window()
    window.start(stage.record, now=NOW, **options)
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
    return [re.split('[,，] ?', row.name)[1] for row in rows if row.role == 'list item' and row.is_shown]


def open_wall(window):
    """The wall as a window on the one monitor; the chair's has the keyboard again."""
    window.key('F9')
    window.wait(window.wall, 'the wall')
    window.activate('示例小区')


def choose_slide(window, name):
    """Opens the list of slides by keys and goes to the row of one of them, which it gives."""
    window.go_to(window.t('Slides'))
    window.key('space')
    row = window.find(name, 'list item')
    window.wait(lambda: window.focused() is not None and window.focused().role == 'list item', 'the list of slides')
    for _ in range(40):
        if window.focused().name == row.name:
            return row
        window.tab(window.focused(), 'Down')
    raise AssertionError(f'no arrow came to {name}\n{window.explain()}')
