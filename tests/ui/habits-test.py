#!/usr/bin/python3
# habits-test.py - the machine stays awake while a meeting runs, the end of a speech is heard, preferences act
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: habits-test.py BUILD-DIR [CASE…]"""
import sys

import driver
import floor
import session_manager
import suite


def held_by(manager):
    """What the program keeps the session from: (flags, reason) of each wish."""
    return [(flags, reason) for program, flags, reason in manager.held.values() if program == driver.APP_ID]


def test_neither_sleep_nor_logout_while_a_meeting_runs(stage):
    with session_manager.SessionManager(stage) as manager:
        window = floor.open_floor(stage)
        assert not held_by(manager), manager.held
        floor.start_meeting(window)
        window.wait(lambda: held_by(manager), 'the machine to be kept awake')
        (flags, reason), = held_by(manager)
        wanted = session_manager.LOGOUT | session_manager.SUSPEND | session_manager.IDLE
        assert flags & wanted == wanted and reason == window.t('The meeting is running'), manager.held
        # A break is no end.
        window.key('ctrl+shift+F9')
        window.wait(lambda: window.can('end-break'), 'the break')
        assert len(held_by(manager)) == 1, manager.held
        window.key('ctrl+shift+F10')
        window.wait(lambda: window.can('take-break'), 'the end of the break')
        assert len(held_by(manager)) == 1, manager.held
        window.do('close-meeting')
        window.press(window.t('C_lose the Meeting'))
        window.find(window.t('The meeting is closed'), 'label')
        window.wait(lambda: not held_by(manager), 'the machine to be let go')
        window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
