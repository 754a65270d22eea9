#!/usr/bin/python3
# slow-store-test.py - while the disk writes nothing, every key is answered, and no later than otherwise
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: slow-store-test.py BUILD-DIR [CASE…]

The disk is held while the keys are pressed: who waits for it waits for good. How
long the window itself takes for a key is the longest turn of its main loop, without
what others took from it (probe-times.c): a machine that is busy with something else
does not make it longer.
"""
import json
import re
import contextlib
import sqlite3
import statistics
import subprocess
import sys

import disk
import pages
import sample
import suite

# A frame of a screen that shows sixty a second.
FRAME_MS = 1000 / 60
# No turn of the main loop lasts so long, whatever it does.
LONGEST_MS = 250
NOW = '2026-11-20T09:00:00+08:00'
KEYS = ('Tab', 'Tab', 'Tab')
TEXTS = ('1-1-101', '1-1-102', '1-1-201')
# Between two keys of somebody quick: all of a unit is typed within a commit.
KEY_DELAY_MS = 30
MATTER = 3


def key_turns(window):
    """Presses the keys; ms of the longest turn for each of them. Each is answered by a picture, of the window or of a
    dialog that still has the keyboard."""
    turns = []
    for key in KEYS:
        window.ask_probe('TakeTurn')
        done = subprocess.run([str(window.desktop.build / 'tests' / 'bench' / 'key-frames'), '0', key],
                              env=window.desktop.environment, capture_output=True, text=True, check=True)
        assert float(done.stdout) >= 0, f'{key} was not answered'
        turns.append(window.ask_probe('TakeTurn'))
    return turns


def check_turns(before, during):
    """While the disk is at work the window is busy with a key no frame longer than otherwise."""
    said = f'{", ".join(f"{turn:.1f}" for turn in during)} ms while the disk was held, ' \
           f'{", ".join(f"{turn:.1f}" for turn in before)} ms before'
    print(f'# longest turns: {said}')
    assert statistics.median(during) <= statistics.median(before) + FRAME_MS, said
    assert max(during) < LONGEST_MS, said


def send_meeting(window):
    """Sends the new meeting off to the disk; does not wait for it."""
    window.click(re.compile('12 ?月 ?15 ?日'), 'push button')
    window.find(window.t('New Meeting'), 'frame')
    window.fill(window.t('Title'), '慢盘')
    window.key('Return')


def count(stage, table):
    with contextlib.closing(sqlite3.connect(f'file:{stage.record}?mode=ro', uri=True)) as database:
        return database.execute(f'SELECT count(*) FROM {table}').fetchone()[0]


def test_keys_are_answered_while_a_commit_is_under_way(stage):
    stage.make_record(roster=None)
    slow = disk.Disk(stage)
    window = stage.window().start(stage.record, now=NOW, env=slow.env)
    window.find(re.compile('12 ?月 ?15 ?日'), 'push button')
    window.settle()
    window.ask_probe('WatchTimes')
    before = key_turns(window)
    with slow.held():
        send_meeting(window)
        during = key_turns(window)
        assert count(stage, 'meeting') == 0, 'the meeting was written while the disk was held'
    window.wait_text('慢盘')
    check_turns(before, during)
    window.close()


def open_slow(stage, slow):
    """The sample's evening on a disk that can be held."""
    window = pages.open_sample(stage, env=slow.env)
    window.ask_probe('WatchTimes')
    return window


def wait_focus(window, name):
    window.wait(lambda: window.ask_probe('FocusName') == name, f'the keyboard to be at “{name}”')


def typing_turn(window, text):
    """Types a text; ms of the longest turn until each of its keys is answered by a picture."""
    n_answered = 0

    def are_all_answered():
        nonlocal n_answered
        n_answered += len(window.ask_probe('TakeTimes')[0])
        return n_answered >= len(text)
    window.ask_probe('TakeTimes')
    window.ask_probe('TakeTurn')
    window.xdotool('type', '--delay', KEY_DELAY_MS, text)
    window.wait(are_all_answered, f'all keys of “{text}” to be answered')
    return window.ask_probe('TakeTurn')


def typing_turns(window, texts):
    """Types texts in place of one another into the field that has the keyboard, and leaves the last in it."""
    turns = []
    for text in texts:
        window.key('ctrl+a')
        turns.append(typing_turn(window, text))
    return turns


def test_ballots_are_keyed_faster_than_they_are_written(stage):
    sample.make(stage, suite.SOURCE)
    stage.cli('ballot', 'open', stage.record, '--meeting', sample.DAY, '--item', MATTER, now=pages.NOW)
    slow = disk.Disk(stage)
    window = open_slow(stage, slow)
    field = window.t('Unit, name or initials')
    window.key('alt+6')
    window.click(field, 'text')
    wait_focus(window, field)
    written = count(stage, 'ballot')
    before = typing_turns(window, (*TEXTS[1:], TEXTS[0]))
    during = []
    with slow.held():
        for unit, following in zip(TEXTS, (*TEXTS[1:], '1-1-202')):
            window.key('Return')
            window.wait(lambda name=unit: name in window.ask_probe('FocusName'), f'the answer of {unit}')
            window.key('1')
            wait_focus(window, field)
            during.append(typing_turn(window, following))
        assert count(stage, 'ballot') == written, 'a ballot was written while the disk was held'
    window.wait(lambda: count(stage, 'ballot') == written + 3, 'the ballots to be written')
    window.wait_gone(window.translations.pgettext('ballot', 'being written…'))
    check_turns(before, during)
    window.close()


def test_the_door_lets_in_faster_than_it_is_written(stage):
    slow = disk.Disk(stage)
    window = open_slow(stage, slow)
    window.key('alt+4')
    wait_focus(window, window.t('Who comes: unit, name or initials'))
    written = count(stage, 'attendance')
    before = typing_turns(window, ('4-2-502', '4-2-601', '4-2-501'))
    during = []
    with slow.held():
        for following in ('4-2-502', '4-2-601', '4-2-602'):
            window.key('Return')
            during.append(typing_turn(window, following))
        assert count(stage, 'attendance') == written, 'somebody was let in while the disk was held'
    window.wait(lambda: count(stage, 'attendance') == written + 3, 'the check-ins to be written')
    window.wait_gone(re.compile(window.t('Being written: %s').partition('%s')[0]))
    check_turns(before, during)
    window.close()


def test_who_was_refused_at_the_door_is_named_and_can_be_typed_again(stage):
    """The meeting ends while one more is let in: the record refuses it, long after Enter."""
    slow = disk.Disk(stage)
    window = open_slow(stage, slow)
    window.key('alt+4')
    wait_focus(window, window.t('Who comes: unit, name or initials'))
    window.type('4-2-501')
    window.key('ctrl+shift+F4')
    window.find(window.t('C_lose the Meeting'), 'push button')
    with slow.held():
        window.press(window.t('C_lose the Meeting'))
        wait_focus(window, window.t('Who comes: unit, name or initials'))
        window.key('Return')
        window.wait_text(re.compile(window.t('Being written: %s').partition('%s')[0]))
    window.wait_text(window.t('The meeting is closed'))
    window.key('alt+4')
    window.find(window.t('_Type Again'))
    window.wait_text('4-2-501')
    window.close()


def start_recording(stage, slow):
    """A window whose meeting is recorded to a disk that can be held; and the longest turns of keys before."""
    day = '2026-12-15'
    stage.make_record(roster=None)
    stage.cli('meeting', 'new', stage.record, '--date', day)
    stage.cli('item', 'add', stage.record, '--meeting', day, '--title', '慢盘', '--kind', 'discussion')
    window = stage.window()
    window.start(stage.record, now=f'{day}T19:00:00+08:00',
                 env={**slow.env, 'YISHI_AUDIO_SOURCE': 'audiotestsrc is-live=true wave=ticks'})
    window.find(window.t('Home'), 'page tab')
    window.key('alt+5')
    window.do('start-meeting')
    window.wait(lambda: window.can('start-recording'), 'recording to be possible')
    window.settle()
    window.ask_probe('WatchTimes')
    before = key_turns(window)
    window.do('start-recording')
    window.press(window.t('Read Aloud, _Record'))
    window.wait(lambda: window.can('bookmark'), 'the recording to run')
    return window, before


def test_keys_are_answered_while_it_records_to_a_slow_disk(stage):
    slow = disk.Disk(stage)
    window, before = start_recording(stage, slow)
    with slow.held():
        window.do('bookmark')
        during = key_turns(window)
        assert count(stage, 'bookmark') == 0, 'the bookmark was written while the disk was held'
    window.wait(lambda: count(stage, 'bookmark') == 1, 'the bookmark to be written')
    check_turns(before, during)
    window.do('quit')
    window.press(window.t('End Recording and _Quit'))
    window.ended()


def test_stopping_does_not_wait_for_a_slow_disk(stage):
    slow = disk.Disk(stage)
    window, _ = start_recording(stage, slow)
    with slow.held():
        window.do('bookmark')
        window.do('stop-recording')
        window.press(window.t('_End the Recording'))
        window.wait(lambda: not window.can('stop-recording'), 'the recording to stop')
    window.close()
    part, = json.loads(stage.cli('recordings', stage.record, '--meeting', '2026-12-15', '--json'))['parts']
    assert part['ended'] == 'stopped' and part['bytes'] > 0, part


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
