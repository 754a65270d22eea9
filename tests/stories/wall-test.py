#!/usr/bin/python3
# wall-test.py - the projector's cable is pulled and plugged in again in the middle of the meeting, which goes on
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: wall-test.py BUILD-DIR [CASE…]"""
import contextlib
import re
import sqlite3
import sys

import floor
import pages
import suite

MONITORS = ('1366x768', '1920x1080')
ITEM = 3
TITLE = '利用共有绿地增设停车位'
LOST = '“%s” has gone, and the wall with it; it returns by itself'
RETURNED = 'The wall is on “%s” again'


def open_wall(stage, n_items):
    """The sample with the wall on the second monitor, where as many items were begun."""
    window = pages.open_sample(stage)
    window.key('F9')
    window.wait(lambda: fills_second(window), 'the wall to fill the second monitor')
    for _ in range(n_items):
        window.key('ctrl+Page_Down')
        window.settle()
    return window


def x_walls(window):
    """(x, y, width, height) of every window of the wall."""
    return [place[2:6] for place in window.desktop.windows() if place[6] == window.t('The Wall')]


def fills_second(window):
    return x_walls(window) == [(1366, 0, 1920, 1080)]


def said(window, text):
    """The words of a toast on either side of the monitor's name."""
    before, _, after = window.t(text).partition('%s')
    return re.compile(re.escape(before) + '.+' + re.escape(after))


def unplug(window):
    """Pulls the cable: the wall goes, comes nowhere else, and the chair reads why."""
    window.desktop.unplug()
    window.wait(lambda: not x_walls(window), 'the wall to go')
    window.wait_text(said(window, LOST))
    assert window.wall() is None and not x_walls(window), x_walls(window)


def plug(window):
    """Puts the cable in: the wall is back by itself, and the chair has the keyboard as before."""
    window.desktop.plug()
    window.wait(lambda: fills_second(window), 'the wall to fill the second monitor again')
    window.wait_text(said(window, RETURNED))
    window.wait(lambda: window.frame().full_name != window.t('The Wall'), 'the chair’s window to be active')


def count(stage, kind):
    with contextlib.closing(sqlite3.connect(f'file:{stage.record}?mode=ro', uri=True)) as database:
        return database.execute('SELECT count(*) FROM journal WHERE kind = ?', (kind,)).fetchone()[0]


def test_while_a_ballot_is_open(stage):
    window = open_wall(stage, ITEM)
    window.key('ctrl+shift+o')
    window.wait(lambda: count(stage, 'vote.opened') == 2, 'the vote to be open')
    shown = window.wait_wall(TITLE)
    unplug(window)
    plug(window)
    window.wait_wall(shown)
    window.close()


def seconds_left(window):
    """What the speaker's clock says on the chair's screen."""
    clock = window.find(re.compile(r'^\d:\d\d$'), 'label').name
    minutes, _, seconds = clock.partition(':')
    return 60 * int(minutes) + int(seconds)


def test_while_a_clock_runs(stage):
    window = open_wall(stage, 1)
    window.key('ctrl+l')
    window.settle()
    window.type('1-1-101')
    window.key('Return')
    window.wait(lambda: window.can('next-speaker'), 'somebody to be in the queue')
    window.key('F4')
    shown = window.wait_wall('样*')
    before = seconds_left(window)
    unplug(window)
    without = window.wait(lambda: (left := seconds_left(window)) < before and left, 'the clock to go on')
    plug(window)
    window.wait_wall(shown)
    window.wait(lambda: seconds_left(window) < without, 'the clock to go on')
    window.shoot('wall-returned', 1)
    unplug(window)
    window.key('shift+F4')
    window.wait(lambda: not window.can('stop-speaker'), 'the speaker to have ended without the wall')
    plug(window)
    assert '样*' not in window.wall_text(), window.wall_text()
    window.close()
    assert count(stage, 'speech.ended') == 1


def big_numbers(window):
    """The digits that stand on each monitor: {left edge of the window: number}."""
    names = {place[6]: place[2] for place in window.desktop.windows() if place[4:6] in ((1366, 768), (1920, 1080))}
    numbers = {}
    for frame in window.frames():
        digits = [node.name for node in frame.walk() if node.role == 'label' and re.fullmatch(r'\d', node.name)]
        if frame.full_name in names and digits:
            numbers[names[frame.full_name]] = digits[0]
    return numbers


def test_each_monitor_says_its_number(stage):
    window = pages.open_sample(stage)
    assert not big_numbers(window)
    window.key('F10')
    window.find(window.t('_Identify Monitors'), 'menu item')
    window.press(window.t('_Identify Monitors'), 'menu item')
    seen = {}
    window.wait(lambda: seen.update(big_numbers(window)) or len(seen) == 2, 'the numbers of both monitors')
    window.shoot('identify')
    assert seen == {0: '1', 1366: '2'}, seen
    # They go by themselves, and the chair's window has the keyboard again.
    window.wait(lambda: not big_numbers(window), 'the numbers to go')
    window.wait(lambda: window.frame() is not None and window.frame().is_('active'), 'the chair’s window to be active')
    assert window.wall() is None
    window.close()


def test_the_test_card_comes_to_the_second_monitor(stage):
    window = open_wall(stage, 1)
    card = window.t('Test card')
    window.key('alt+5')
    floor.choose_slide(window, card)
    window.key('Return')
    window.find(window.t('Next: %s') % card, 'label')
    window.key('F5')
    window.wait_wall('测试')
    assert fills_second(window), x_walls(window)
    window.shoot('test-card', 1)
    window.close()


def wall_grey(window, name):
    """The mean and the spread of the greys on the second monitor, of 1: how light it is, and how much stands on it."""
    path = window.shoot(name, 1)
    told = window.desktop.ask('convert', path, '-colorspace', 'Gray', '-format',
                              '%[fx:mean] %[fx:standard_deviation]', 'info:')
    return tuple(map(float, told.split()))


def list_row(window, title):
    return window.find(window.t(title), 'combo box')


def pick(window, title, index):
    """Of a row with a list picks the one with an index, by keys: so it is also scrolled to."""
    window.go_to(window.t(title), 'combo box')
    window.key('space')
    window.settle()
    window.key('Home', *['Down'] * index, 'Return')
    window.settle()


def write_number(window, title, value):
    """Types a number into the field of a row, in place of the one there."""
    field = window.wait(lambda: next((node for row in window.all_(window.t(title), 'list item')
                                      for node in row.walk() if node.role == 'spin button'), None), f'“{title}”')
    window.click(node=field)
    window.key('ctrl+a')
    window.type(value)
    window.key('Tab')
    window.settle()


def test_preferences_act_at_once(stage):
    window = open_wall(stage, 1)
    dialog = pages.open_dialog(window, 'preferences')
    dark, _ = wall_grey(window, 'wall-dark')
    pick(window, 'Colours', 0)
    window.wait(lambda: wall_grey(window, 'wall-light')[0] > 0.7, 'the wall to be light')
    assert dark < 0.3, dark
    write_number(window, 'Text size', '80')
    small = wall_grey(window, 'wall-small')[1]
    write_number(window, 'Text size', '140')
    window.wait(lambda: wall_grey(window, 'wall-large')[1] > 1.2 * small, 'the text of the wall to be larger')
    pick(window, 'Rules of new records', 1)
    pack = list_row(window, 'Rules of new records').description
    pages.close_dialog(window, dialog)
    dialog = pages.open_dialog(window, 'new-record')
    rows = [node.description for node in dialog.walk() if node.role == 'combo box']
    assert pack and pack in rows, (pack, rows)
    pages.close_dialog(window, dialog)
    window.close()


def test_the_day_of_the_month_is_that_of_the_next_meeting(stage):
    stage.make_record(roster=None)
    window = stage.window().start(stage.record, now='2026-11-20T09:00:00+08:00')
    window.find(re.compile('12 ?月 ?15 ?日'), 'push button')
    # Before there is a meeting the room reads whose wall it is.
    window.key('F9')
    window.wait(lambda: fills_second(window), 'the wall to fill the second monitor')
    window.wait_wall('样例小区')
    window.shoot('wall-without-meeting', 1)
    window.settle()
    dialog = pages.open_dialog(window, 'preferences')
    write_number(window, 'Day of the month', '25')
    pages.close_dialog(window, dialog)
    window.find(re.compile('11 ?月 ?25 ?日'), 'push button')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__], MONITORS)
