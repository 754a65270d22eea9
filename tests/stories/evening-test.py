#!/usr/bin/python3
# evening-test.py - from an empty record to the seal of a deliberation day, the wall read at each step
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: evening-test.py BUILD-DIR [CASE…]"""
import sys

import evening
import hands
import suite

MONITORS = ('1366x768', '1920x1080')


def live(stage, make_hands, in_the_middle=None):
    """One evening; in the middle of its papers something may happen."""
    day = evening.Evening(stage, make_hands)
    day.prepare()
    day.open_evening()
    day.check_in()
    day.start_meeting()
    day.hold()
    if in_the_middle is not None:
        in_the_middle(day)
    day.finish()
    return day


def test_a_whole_evening(stage):
    live(stage, hands.Both)


def test_a_power_cut_in_the_middle(stage):
    def cut(day):
        day.give_the_floor()
        day.be_killed()
        day.window.key('shift+F4')
        day.wait_journal('speech.ended')
        day.window.key('alt+6')
        day.hands.go_to('Unit, name or initials')
    day = live(stage, hands.Both, cut)
    gap, = day.gaps()
    assert gap[0] < gap[1], gap


def test_a_whole_evening_by_keyboard_alone(stage):
    live(stage, hands.Keyboard)


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__], MONITORS)
