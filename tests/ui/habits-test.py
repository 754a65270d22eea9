#!/usr/bin/python3
# habits-test.py - the machine stays awake while a meeting runs, the end of a speech is heard, preferences act
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: habits-test.py BUILD-DIR [CASE…]"""
import array
import os
import re
import subprocess
import sys
import threading

import driver
import floor
import pages
import session_manager
import suite

sys.path.insert(0, str(suite.SOURCE / 'tests' / 'recorder'))
import recording  # noqa: E402  (after the path is set)

# The shortest speech there is, and a warning soon after it began.
SPEECH_S, WARNING_S = 30, 26


class Ear:
    """Hears what is played into a room of a sound server.

    sounds: when each of them began, in seconds of what was heard
    """

    RATE = 48000
    LOUD = 300
    # So long a silence is between two sounds.
    QUIET_S = 1.0

    def __init__(self, server, room):
        self.sounds, self.last, self.heard = [], 0, 0
        self.process = subprocess.Popen(['parec', f'--device={room}.monitor', f'--rate={self.RATE}', '--channels=1',
                                         '--format=s16le', '--latency-msec=50'], stdout=subprocess.PIPE,
                                        env={**os.environ, **server.env})
        self.thread = threading.Thread(target=self.listen)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.thread.join()
        self.process.wait()
        self.process.stdout.close()

    def listen(self):
        while data := os.read(self.process.stdout.fileno(), 1 << 14):
            self.heard += len(data)
            samples = array.array('h', data[:len(data) // 2 * 2])
            if samples and max(max(samples), -min(samples)) > self.LOUD:
                now = self.heard / 2 / self.RATE
                if not self.sounds or now - self.last > self.QUIET_S:
                    self.sounds.append(now)
                self.last = now


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


def set_preferences(window, *steps):
    """Opens the preferences, does the steps, and closes them."""
    dialog = pages.open_dialog(window, 'preferences')
    for step in steps:
        step()
    window.settle()
    pages.close_dialog(window, dialog)


def row_part(window, title, role):
    """The part with a role in the row of a title: a switch, a field."""
    return window.wait(lambda: next((node for row in window.all_(window.t(title), 'list item')
                                     for node in row.walk() if node.role == role and node.is_shown), None),
                       f'the {role} of “{title}”')


def fill_row(window, title, value):
    """Types a number into the field of a row."""
    window.click(node=row_part(window, title, 'spin button'))
    window.key('ctrl+a')
    window.type(value)
    window.key('Tab')


def speak(window, typed, name):
    """Gives somebody the floor."""
    floor.queue(window, typed, name)
    window.key('F4')
    window.find(window.t('● speaking'))


def seconds_left(window):
    """What the speaker's clock says, less than a minute; negative once it is over."""
    text = window.find(re.compile(r'^\+?0:\d\d$'), 'label').name
    return int(text[-2:]) * (-1 if text[0] == '+' else 1)


def limit_owners(window):
    """The owners may speak one minute in all."""
    window.go_to(window.t('Times'))
    window.key('space')
    window.go_to(window.t('Limit of %s, minutes') % window.t('Owners'))
    window.key('Up', 'Escape')


def use_up_the_minute(window):
    """Half of the owners' minute has gone: the next of them has what is left, and the one after that is not begun."""
    floor.queue(window, '1-1-302', '样例6')
    window.key('F4')
    window.find(window.t('▲ time is nearly up'))
    assert seconds_left(window) < WARNING_S - 1, 'the time of the party does not end it'
    floor.queue(window, '1-1-102', '样例2')
    window.find(window.t('■ over time'))
    window.key('shift+F4')
    window.find(window.t('Nobody has the floor'), 'label')
    assert not window.can('next-speaker')
    window.key('F4')
    window.wait_text(window.t('the time of this party is used up (give a time, or change its limit)'))
    window.go_to(window.t('Times'))
    window.key('space')
    used_up = window.t('⚠ %s, used up').partition('%s')
    window.wait_text(re.compile(re.escape(used_up[0]) + '1:0\\d' + re.escape(used_up[2])))
    window.key('Escape')


def test_the_warning_and_the_end_are_heard_unless_sounds_are_off(stage):
    """And a party whose time is used up does not begin another speech."""
    missing = recording.missing_programs('pulseaudio', 'pactl', 'parec')
    if missing:
        return f'not installed: {", ".join(missing)}'
    with recording.SoundServer(stage.folder, microphones=()) as server, Ear(server, 'room') as ear:
        server.pactl('set-default-sink', 'room')
        window = floor.open_floor(stage, env={'PULSE_SERVER': server.env['PULSE_SERVER']})
        set_preferences(window, lambda: fill_row(window, 'Speaking time', str(SPEECH_S)),
                        lambda: fill_row(window, 'Warning', str(WARNING_S)),
                        lambda: window.click(window.t('Sounds'), 'list item'))
        floor.start_meeting(window)
        limit_owners(window)
        # Switched off: the warning is seen and not heard.
        speak(window, '1-1-102', '样例2')
        window.find(window.t('▲ time is nearly up'))
        window.wait(lambda: seconds_left(window) < WARNING_S - 1, 'the warning to be over')
        window.key('shift+F4')
        window.find(window.t('Nobody has the floor'), 'label')
        assert not ear.sounds, 'a sound, though sounds are switched off'
        set_preferences(window, lambda: window.click(window.t('Sounds'), 'list item'))
        speak(window, '1-1-202', '样例4')
        window.find(window.t('▲ time is nearly up'))
        window.wait(lambda: len(ear.sounds) == 1, 'the warning to be heard')
        window.find(window.t('■ over time'))
        window.wait(lambda: len(ear.sounds) >= 2, 'the end to be heard')
        assert len(ear.sounds) == 2, ear.sounds
        between = ear.sounds[1] - ear.sounds[0]
        assert abs(between - WARNING_S) < 5, between
        use_up_the_minute(window)
        window.close()
    return None


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
