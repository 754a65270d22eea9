#!/usr/bin/python3
# slow-store-test.py - while the disk takes its time for each commit, every key is answered within a frame
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: slow-store-test.py BUILD-DIR [CASE…]"""
import json
import re
import contextlib
import sqlite3
import statistics
import subprocess
import sys
import time

import pages
import sample
import suite

COMMIT_MS = 500
# Long enough for hands to do something after a commit was begun and before it is done.
LONG_COMMIT_MS = 4000
# A frame of a screen that shows sixty a second.
FRAME_MS = 1000 / 60
NOW = '2026-11-20T09:00:00+08:00'
KEYS = ('Tab', 'Tab', 'Tab')
# Between two keys of somebody quick: all of a unit is typed within a commit.
KEY_DELAY_MS = 30
MATTER = 3


def key_frames(window):
    """ms from each of the keys to the next picture, of the window or of a dialog that still has the keyboard."""
    done = subprocess.run([str(window.desktop.build / 'tests' / 'bench' / 'key-frames'), '0', *KEYS],
                          env=window.desktop.environment, capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def make_meeting(window):
    """Sends the new meeting off to the disk; does not wait for it."""
    window.click(re.compile('12 ?月 ?15 ?日'), 'push button')
    window.find(window.t('New Meeting'), 'frame')
    window.fill(window.t('Title'), '慢盘')
    window.key('Return')
    return time.monotonic()


def test_keys_are_answered_while_a_commit_is_under_way(stage):
    stage.make_record(roster=None)
    window = stage.window().start(stage.record, now=NOW, env={'YISHI_SLOW_COMMIT': str(COMMIT_MS)})
    window.find(re.compile('12 ?月 ?15 ?日'), 'push button')
    window.settle()
    before = key_frames(window)
    sent = make_meeting(window)
    during = key_frames(window)
    window.wait_text('慢盘')
    took = 1000 * (time.monotonic() - sent)
    assert took >= COMMIT_MS, f'the commit took {took:.0f} ms: it was not slow'
    assert min(before + during) >= 0, f'a key was not answered: {before} {during}'
    assert statistics.median(during) <= statistics.median(before) + FRAME_MS, \
        f'keys were answered after {during} ms during a commit, after {before} ms before'
    assert max(during) < COMMIT_MS / 2, f'a key waited for the disk: {during} ms'
    window.close()


def open_slow(stage, commit_ms=COMMIT_MS):
    """The sample's evening on a slow disk."""
    window = pages.open_sample(stage, env={'YISHI_SLOW_COMMIT': str(commit_ms)})
    window.ask_probe('WatchTimes')
    return window


def wait_focus(window, name):
    window.wait(lambda: window.ask_probe('FocusName') == name, f'the keyboard to be at “{name}”')


def typing_times(window, text):
    """Types a text; ms from each of its keys to the picture with it."""
    window.ask_probe('TakeTimes')
    window.xdotool('type', '--delay', KEY_DELAY_MS, text)
    times = []

    def are_all_answered():
        times.extend(window.ask_probe('TakeTimes')[0])
        return len(times) >= len(text)
    window.wait(are_all_answered, f'all keys of “{text}” to be answered')
    return times


def check_times(before, during):
    """While the disk is at work a key is answered within a frame of when it is otherwise."""
    assert statistics.median(during) <= statistics.median(before) + FRAME_MS, \
        f'keys were answered after {during} ms during a commit, after {before} ms before'
    assert max(during) < COMMIT_MS / 2, f'a key waited for the disk: {during} ms'


def count(stage, table):
    with contextlib.closing(sqlite3.connect(f'file:{stage.record}?mode=ro', uri=True)) as database:
        return database.execute(f'SELECT count(*) FROM {table}').fetchone()[0]


def test_ballots_are_keyed_faster_than_they_are_written(stage):
    sample.make(stage, suite.SOURCE)
    stage.cli('ballot', 'open', stage.record, '--meeting', sample.DAY, '--item', MATTER, now=pages.NOW)
    window = open_slow(stage)
    field = window.t('Unit, name or initials')
    window.key('alt+6')
    window.click(field, 'text')
    wait_focus(window, field)
    written = count(stage, 'ballot')
    before = typing_times(window, '1-1-101')
    during = []
    for unit, following in (('1-1-101', '1-1-102'), ('1-1-102', '1-1-201'), ('1-1-201', '1-1-202')):
        window.key('Return')
        window.wait(lambda name=unit: name in window.ask_probe('FocusName'), f'the answer of {unit}')
        window.key('1')
        wait_focus(window, field)
        during += typing_times(window, following)
    assert count(stage, 'ballot') < written + 3, 'the ballots were written before the keys were pressed'
    window.wait(lambda: count(stage, 'ballot') == written + 3, 'the ballots to be written')
    window.wait_gone(window.translations.pgettext('ballot', 'being written…'))
    check_times(before, during)
    window.close()


def test_the_door_lets_in_faster_than_it_is_written(stage):
    window = open_slow(stage)
    window.key('alt+4')
    wait_focus(window, window.t('Who comes: unit, name or initials'))
    written = count(stage, 'attendance')
    before = typing_times(window, '4-2-501')
    during = []
    for following in ('4-2-502', '4-2-601', '4-2-602'):
        window.key('Return')
        during += typing_times(window, following)
    assert count(stage, 'attendance') < written + 3, 'all were written before the keys were pressed'
    window.wait(lambda: count(stage, 'attendance') == written + 3, 'the check-ins to be written')
    window.wait_gone(re.compile(window.t('Being written: %s').partition('%s')[0]))
    check_times(before, during)
    window.close()


def test_who_was_refused_at_the_door_is_named_and_can_be_typed_again(stage):
    """The meeting ends while one more is let in: the record refuses it, long after Enter."""
    window = open_slow(stage, LONG_COMMIT_MS)
    window.key('alt+4')
    wait_focus(window, window.t('Who comes: unit, name or initials'))
    window.type('4-2-501')
    window.key('ctrl+shift+F4')
    window.press(window.t('C_lose the Meeting'))
    wait_focus(window, window.t('Who comes: unit, name or initials'))
    window.key('Return')
    window.wait_text(re.compile(window.t('Being written: %s').partition('%s')[0]))
    window.wait_text(window.t('The meeting is closed'))
    window.key('alt+4')
    window.find(window.t('_Type Again'))
    window.wait_text('4-2-501')
    window.close()


def start_recording(stage):
    """A window whose meeting is recorded, where each commit and each sync takes its time; and how long keys took before."""
    day = '2026-12-15'
    stage.make_record(roster=None)
    stage.cli('meeting', 'new', stage.record, '--date', day)
    stage.cli('item', 'add', stage.record, '--meeting', day, '--title', '慢盘', '--kind', 'discussion')
    window = stage.window()
    slow = stage.build / 'tests' / 'recorder' / 'slow-disk.so'
    window.start(stage.record, now=f'{day}T19:00:00+08:00',
                 env={'YISHI_SLOW_COMMIT': str(COMMIT_MS), 'SLOW_SYNC_MS': str(COMMIT_MS),
                      'LD_PRELOAD': f'{window.probe}:{slow}', 'YISHI_AUDIO_SOURCE': 'audiotestsrc is-live=true wave=ticks'})
    window.find(window.t('Home'), 'page tab')
    window.key('alt+5')
    window.do('start-meeting')
    window.wait(lambda: window.can('start-recording'), 'recording to be possible')
    window.settle()
    before = key_frames(window)
    window.do('start-recording')
    window.press(window.t('Read Aloud, _Record'))
    window.wait(lambda: window.can('bookmark'), 'the recording to run')
    return window, before


def test_keys_are_answered_while_it_records_to_a_slow_disk(stage):
    window, before = start_recording(stage)
    window.do('bookmark')
    during = key_frames(window)
    assert min(before + during) >= 0, f'a key was not answered: {before} {during}'
    assert statistics.median(during) <= statistics.median(before) + FRAME_MS, \
        f'keys were answered after {during} ms while it recorded, after {before} ms before'
    assert max(during) < COMMIT_MS / 2, f'a key waited for the disk: {during} ms'
    window.do('quit')
    window.press(window.t('End Recording and _Quit'))
    window.ended()


def test_stopping_does_not_wait_for_a_slow_disk(stage):
    window, _ = start_recording(stage)
    window.do('bookmark')
    window.do('stop-recording')
    window.find(window.t('_End the Recording'))
    sent = time.monotonic()
    window.press(window.t('_End the Recording'))
    window.wait(lambda: not window.can('stop-recording'), 'the recording to stop')
    took = 1000 * (time.monotonic() - sent)
    assert took < COMMIT_MS, f'stopping took {took:.0f} ms, as long as a commit'
    window.close()
    part, = json.loads(stage.cli('recordings', stage.record, '--meeting', '2026-12-15', '--json'))['parts']
    assert part['ended'] == 'stopped' and part['bytes'] > 0, part


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
