#!/usr/bin/python3
# first-start-test.py - from nothing to a meeting: the first evening of a chair
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: first-start-test.py BUILD-DIR [CASE…]"""
import json
import re
import sys

import suite

NOW = '2026-11-20T09:00:00+08:00'
NAME = '样例小区'


def make_record(window):
    """By mouse and keys: a record of the community in the person's home; gives its path."""
    window.click(window.t('_Make a Record…'), 'push button')
    window.fill(window.t('Name of the community'), NAME)
    window.click(window.t('_Make'), 'push button')
    window.find(window.t('Home'), 'page tab')
    return window.home / f'{NAME}.yishi'


def make_meeting(window):
    window.click(re.compile('12 ?月 ?15 ?日'), 'push button')
    window.find(window.t('New Meeting'), 'frame')
    window.fill(window.t('Place'), '社区活动室')
    window.click(window.t('_Make'), 'push button')
    window.wait_gone(window.t('New Meeting'), 'frame')


def test_a_record_and_a_meeting_by_mouse(stage):
    window = stage.window().start(now=NOW)
    record = make_record(window)
    make_meeting(window)
    window.close()
    meetings = json.loads(stage.cli('meeting', 'list', record, '--json'))
    assert [meeting['date'] for meeting in meetings['meetings']] == ['2026-12-15'], meetings
    assert json.loads(stage.cli('verify', record, '--json'))['ok']


def test_a_record_by_keyboard_alone(stage):
    window = stage.window().start(now=NOW)
    window.key('ctrl+n')
    window.find(window.t('New Record'), 'frame')
    window.go_to(window.t('Name of the community'))
    window.type(NAME)
    window.key('Return')
    window.find(window.t('Home'), 'page tab')
    window.close()
    assert json.loads(stage.cli('verify', window.home / f'{NAME}.yishi', '--json'))['ok']


def place_of(window):
    """Width and height of the program's window on the screen."""
    return next((place[4:6] for place in window.desktop.windows() if place[6] == NAME), None)


def test_the_last_record_opens_by_itself(stage):
    """At its page and in its size."""
    window = stage.window().start(now=NOW)
    make_record(window)
    before = window.wait(lambda: place_of(window), 'the window on the record')
    window.key('alt+2')
    window.find(window.t('Roll'), 'page tab', where=lambda tab: tab.is_('selected'))
    window.xdotool('getactivewindow', 'windowsize', before[0] - 100, before[1] - 60)
    window.wait(lambda: place_of(window) != before, 'the window to be smaller')
    window.settle()
    smaller = place_of(window)
    window.close()
    window.start(now=NOW)
    window.find(window.t('Roll'), 'page tab', where=lambda tab: tab.is_('selected'))
    assert window.frame().full_name == NAME, window.frame()
    assert place_of(window) == smaller, f'{place_of(window)} instead of {smaller}'
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
