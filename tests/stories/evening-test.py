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


def test_a_whole_evening(stage):
    day = evening.Evening(stage, hands.Both)
    day.prepare()
    day.open_evening()
    day.check_in()
    day.start_meeting()
    day.hold()
    day.finish()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__], MONITORS)
