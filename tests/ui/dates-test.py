#!/usr/bin/python3
# dates-test.py - the days to keep on the first page: done, taken back, saved as a calendar, moved by holidays
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: dates-test.py BUILD-DIR [CASE…]"""
import json
import re
import sys

import suite

DATE = '2026-12-15'
BEFORE = '2026-11-20T09:00:00+08:00'
# The first item of the menu has the keyboard when it opens.
ITEMS = {'Save as _Calendar…': ('Return',), '_Holidays…': ('Down', 'Return')}
AFTER = '2026-12-18T09:00:00+08:00'


def make_meeting(stage):
    stage.make_record(roster=None)
    stage.cli('meeting', 'new', stage.record, '--date', DATE)
    stage.cli('item', 'add', stage.record, '--meeting', DATE, '--title', '样例事项')
    return stage.record


def days(stage):
    document = json.loads(stage.cli('calendar', stage.record, '--meeting', DATE, '--json'))
    return {entry['date']: entry for entry in document['meetings'][0]['dates']}


def open_menu(window, item):
    """Chooses an item of the menu beside the days, by keyboard."""
    window.go_to(window.t('Calendar file and holidays'))
    window.key('space')
    window.find(window.t(item), where=lambda part: part.is_shown)
    window.settle()
    window.key(*ITEMS[item])


def test_a_holiday_moves_the_last_day_to_post(stage):
    window = stage.window().start(make_meeting(stage), now=BEFORE)
    window.wait_text(re.compile('最迟 ?11月30日'))
    open_menu(window, '_Holidays…')
    window.find(window.t('Holidays'), 'frame')
    window.fill(window.t('The first day'), '2026-11-30')
    window.fill(window.t('The holiday’s name'), '样例节')
    window.key('Return')
    window.wait_text(re.compile('样例节'))
    # What is typed and not yet in the table is saved too.
    window.fill(window.t('The first day'), '2026-12-18')
    window.press(window.t('_Save'))
    window.wait_gone(window.t('Holidays'), 'frame')
    window.wait_text(re.compile('最迟 ?11月29日'))
    window.close()
    listed = json.loads(stage.cli('holiday', 'list', stage.record, '--json'))['holidays']
    assert [(entry['from'], entry['name']) for entry in listed] == [('2026-11-30', '样例节'), ('2026-12-18', '')]
    assert days(stage)['result']['day'] == '2026-12-21'


def test_a_wrong_holiday_is_refused_in_place(stage):
    window = stage.window().start(make_meeting(stage), now=BEFORE)
    open_menu(window, '_Holidays…')
    window.find(window.t('Holidays'), 'frame')
    window.fill(window.t('The first day'), '2026-10-07')
    window.fill(window.t('Last day (empty: the first)'), '2026-10-01')
    window.press(window.t('_Save'))
    window.find(re.compile('末日早于首日'), 'alert')
    window.key('Escape')
    window.wait_gone(window.t('Holidays'), 'frame')
    window.close()
    assert not json.loads(stage.cli('holiday', 'list', stage.record, '--json'))['holidays']


def test_done_and_taken_back(stage):
    make_meeting(stage)
    stage.cli('meeting', 'start', stage.record, '--meeting', DATE, now=f'{DATE}T19:00:00+08:00')
    stage.cli('meeting', 'close', stage.record, '--meeting', DATE, now=f'{DATE}T21:00:00+08:00')
    window = stage.window().start(stage.record, now=AFTER)
    window.wait_text(window.t('Post what came of it'))
    window.go_to(window.t('_Done'))
    window.key('space')
    window.wait_gone(window.t('_Done'), 'push button')
    window.press(window.t('_Undo'))
    window.find(window.t('_Done'), 'push button')
    window.go_to(window.t('_Done'))
    window.key('space')
    window.wait_gone(window.t('_Done'), 'push button')
    window.close()
    assert days(stage)['result']['done'] == '2026-12-18'


def test_saved_as_a_calendar(stage):
    window = stage.window().start(make_meeting(stage), now=BEFORE)
    path = window.home / '日程.ics'
    open_menu(window, 'Save as _Calendar…')
    window.find(window.t('Save as Calendar'))
    window.key('ctrl+a')
    window.type(str(path))
    window.key('Return')
    window.wait(path.exists, 'the calendar to be written')
    window.wait_text(window.t('The calendar is written: open it with any calendar program'))
    window.close()
    assert path.read_bytes().startswith(b'BEGIN:VCALENDAR\r\n') and path.read_bytes().count(b'BEGIN:VEVENT') == len(days(stage))


if __name__ == '__main__':
    suite.run_module(sys.modules['__main__'])
