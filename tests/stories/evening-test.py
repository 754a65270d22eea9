#!/usr/bin/python3
# evening-test.py - from an empty record to the seal of a deliberation day, the wall read at each step
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: evening-test.py BUILD-DIR [CASE…]"""
import sys

import evening
import hands
import suite

# Somebody spoke when it was cut off.
INTERRUPTED = ('meeting.interrupted', 'speech.begun', 'speech.ended')
MONITORS = ('1366x768', '1920x1080')


def live(stage, make_hands, in_the_middle=None, home='home'):
    """One evening; in the middle of its papers something may happen."""
    day = evening.Evening(stage, make_hands, home)
    day.prepare()
    day.open_evening()
    day.check_in()
    day.start_meeting()
    day.hold()
    if in_the_middle is not None:
        in_the_middle(day)
    day.finish()
    return day


# What an evening without an interruption has come to; the other evenings must come to the same.
ENDS = []


def test_a_whole_evening(stage):
    ENDS.append(live(stage, hands.Both).end)


def compare_end(stage, day, more=()):
    """An evening has come to the same results and entries as the undisturbed one; @more are the kinds of entries of
    what happened besides."""
    if not ENDS:
        ENDS.append(live(stage, hands.Both, home='undisturbed').end)
    results, kinds = day.end
    assert results == ENDS[0][0], f'{results} instead of {ENDS[0][0]}'
    kept = [kind for kind in kinds if kind not in more]
    assert kept == ENDS[0][1], f'{kept} instead of {ENDS[0][1]}'
    assert set(more) <= set(kinds), f'{more} are not all in {kinds}'


def test_a_power_cut_in_the_middle(stage):
    def cut(day):
        day.give_the_floor()
        day.be_killed()
        day.window.key('shift+F4')
        day.wait_journal('speech.ended')
        day.window.key('alt+6')
    day = live(stage, hands.Both, cut)
    gap, = day.gaps()
    assert gap[0] < gap[1], gap
    compare_end(stage, day, INTERRUPTED)


def test_a_whole_evening_by_keyboard_alone(stage):
    compare_end(stage, live(stage, hands.KeyboardAlone))


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__], MONITORS)
