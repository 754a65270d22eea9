#!/usr/bin/python3
# bookmarks-test.py - what the chair does lies in the sound where it was done
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: bookmarks-test.py BUILD-DIR [CASE…]

Two microphones hear a tick at every whole second of the monotonic clock, and its
pitch says which second it is (tests/recorder/ticks.py). A meeting is held with the
keyboard: items, speakers, a show of hands, an outcome and the bookmark key, before
and after a pause, in two parts, with a microphone that is pulled and comes back.

Proved of each bookmark: the instant that the record gives it lies, by the ticks that
ffmpeg decodes from the part's file, within 50 ms of its place there; the same of the
chapter in an export. By that clock it is no earlier than the key that set it, and as
a rule no more than 50 ms later: what is later than that in a single case is the
machine's business, which runs other tests besides.
"""
import signal
import statistics
import sys
import time

import suite
from day import Day
from minutes import export, probe

sys.path.insert(0, str(suite.SOURCE / 'tests' / 'recorder'))

import recording  # noqa: E402  (after the path is set)
import ticks  # noqa: E402

MONITORS = ('1366x768', '1920x1080')
NEAR = 0.05
SECOND, MILLION = 1e9, 1e6
# How long the program is suspended, in seconds: less than the sound server keeps for it.
SUSPENDED = 20
# So far from a place in the sound the ticks are looked for, in seconds.
AROUND = 1.5


class Chair:
    """Holds the meeting, and notes when each key was pressed that sets bookmarks."""

    def __init__(self, day):
        self.day, self.window, self.hands = day, day.window, day.hands
        self.n_set = 0
        self.keys = []  # (seconds before, seconds after, number of the first bookmark that it sets)

    def expect(self, n_marks):
        self.n_set += n_marks
        self.day.wait_journal('bookmark.set', self.n_set)

    def press(self, key, n_marks=1):
        """A key that acts at once."""
        before = time.monotonic()
        self.window.key(key)
        self.keys.append((before, time.monotonic(), self.n_set))
        self.expect(n_marks)

    def mark(self, count):
        for _ in range(count):
            self.press('ctrl+b')

    def between_ticks(self):
        """Waits until nothing is heard, so that what comes now cuts no tick in two."""
        self.window.wait(lambda: 0.2 < time.monotonic() % 1 < 0.6, 'the pause between two ticks')

    def toggle_pause(self, kind, count):
        self.between_ticks()
        self.window.key('ctrl+shift+p')
        self.day.wait_journal(kind, count)

    def hear(self, unit):
        self.window.key('ctrl+l')
        self.hands.wait_focus('Who wants to speak: unit, name or initials')
        self.window.type(unit)
        self.window.key('Return')
        self.window.wait(lambda: self.window.can('next-speaker'), 'somebody to be queued')
        self.press('F4')
        self.mark(2)
        self.press('shift+F4')

    def vote(self):
        self.press('ctrl+shift+o')
        self.hands.wait_focus('Yes')
        for count in ('7', '2', '1', '12'):  # and who is in the room, as the door let nobody in
            self.window.type(count)
            self.window.key('Return')
        self.day.wait_journal('hands.counted')
        before = self.hands.opens('ctrl+shift+e')
        self.hands.closes(before, lambda: self.hands.answer('C_lose the Vote'), 'closing the vote')
        self.expect(1)
        self.window.key('alt+5')

    def agree(self):
        self.hands.tick('Outcome')
        self.hands.tick('_Settled')
        self.hands.fill('What was agreed', '下周开工')
        self.hands.press('Sa_ve the outcome')
        self.expect(1)


def hold_meeting(day, server, usb):
    """54 bookmarks."""
    window = day.window
    day.start_meeting()
    day.start_recording()
    chair = Chair(day)
    chair.press('ctrl+Next')
    chair.hear('1-1-0101')
    chair.mark(6)
    for count in (1, 2):
        chair.toggle_pause('recording.paused', count)
        chair.toggle_pause('recording.resumed', count)
        chair.hear(f'1-1-020{count}')
        chair.mark(2)
    chair.between_ticks()
    server.unplug('usbmic')
    window.wait_text(window.t('The meeting is recorded with “%s” now.') % 'Built-in-Microphone')
    chair.mark(6)
    day.stop_recording(1, chair.between_ticks)
    day.start_recording(2)
    chair.press('ctrl+Next', 2)
    chair.vote()
    chair.mark(4)
    chair.between_ticks()
    server.plug_in(usb)
    window.wait_text(window.t('The meeting is recorded with “%s” now.') % 'USB-Microphone')
    chair.mark(6)
    chair.press('ctrl+Next', 2)
    chair.agree()
    chair.mark(8)
    day.stop_recording(2, chair.between_ticks)
    return chair


class Heard:
    """The ticks in a file."""

    def __init__(self, path):
        self.ticks = ticks.name_ticks(recording.decode(path), recording.RATE)

    def miss(self, place, clock, borders):
        """By how many seconds the place is wrong at which the sound of an instant is said to be; borders: where
        time does not run on in the sound."""
        left = max((border for border in borders if border <= place), default=0)
        right = min((border for border in borders if border > place), default=float('inf'))
        near = [(abs(at - place), at, number) for at, number in self.ticks
                if left <= at < right and abs(at - place) < AROUND]
        assert near, f'no tick near {place}, but {self.ticks}'
        _, at, number = min(near)
        made = clock + at - place
        assert round(made) % ticks.N_PITCHES == number, f'at {at} is the tick {number}, not that of {made}'
        return made - round(made)


def to_monotonic(day, mark):
    """Seconds of the monotonic clock at a bookmark's instant, by the pair of clocks next to it in the record."""
    pairs = [body for _, _, body in day.entries() if body.get('part') == mark['part'] and 'monotonic' in body]
    pair = min(pairs, key=lambda body: abs(body['instant'] - mark['instant']))
    return (pair['monotonic'] + mark['instant'] - pair['instant']) / MILLION


def find_borders(day, part):
    """Where a part was paused."""
    return [body['position'] / SECOND for _, _, body in day.entries('recording.paused') if body['part'] == part]


def check_parts(day, marks, clocks):
    media = day.record.with_name(f'{day.record.name}-media')
    heard = {body['part']: Heard(media / body['file']) for _, _, body in day.entries('recording.started')}
    borders = {part: find_borders(day, part) for part in heard}
    assert sorted(heard) == [1, 2] and len(borders[1]) == 2, borders
    misses = [heard[mark['part']].miss(mark['position'] / SECOND, clock, borders[mark['part']])
              for mark, clock in zip(marks, clocks)]
    print(f'# {len(misses)} bookmarks are off by up to {1000 * max(map(abs, misses)):.0f} ms in the parts')
    assert max(map(abs, misses)) < NEAR, misses


def check_keys(keys, clocks):
    late = []
    for before, after, number in keys:
        assert before - 0.001 <= clocks[number], f'{clocks[number]} is before the key at {before}'
        late.append(clocks[number] - after)
    print(f'# set {1000 * statistics.median(late):.0f} ms, and at most {1000 * max(late):.0f} ms after xdotool’s key')
    assert statistics.median(late) < NEAR, late


def check_export(day, path, marks, clocks):
    length, chapters, _ = probe(path)
    ended = {body['part']: body['length'] / SECOND for _, _, body in day.entries('recording.ended')}
    borders = sorted([*find_borders(day, 1), ended[1], *(ended[1] + border for border in find_borders(day, 2))])
    assert abs(length - sum(ended.values())) < 0.1, (length, ended)
    named = [clock for mark, clock in zip(marks, clocks) if not mark['kind'].endswith('-ended')]
    assert len(chapters) == len(named), (len(chapters), len(named))
    heard = Heard(path)
    misses = [heard.miss(start, clock, borders) for (start, _), clock in zip(chapters, named)]
    print(f'# {len(misses)} chapters are off by up to {1000 * max(map(abs, misses)):.0f} ms in the export')
    assert max(map(abs, misses)) < NEAR, misses


def test_bookmarks_lie_at_their_moment(stage):
    missing = recording.missing_programs('pulseaudio', 'pactl')
    if missing:
        return f'not installed: {", ".join(missing)}'
    with recording.Ticker(stage.folder) as ticker:
        day = Day(stage, {'PULSE_SERVER': ticker.server.env['PULSE_SERVER'], 'YISHI_AUDIO_SOURCE': ''})
        day.open()
        chair = hold_meeting(day, ticker.server, ticker.words[0])
        day.close_meeting()
        day.window.wait_text(day.window.t('The meeting is closed'))
        day.window.key('alt+7')
        export(day.window, stage.folder / 'whole.opus')
        day.window.close()
    marks = [body for _, _, body in day.entries('bookmark.set')]
    assert len(marks) == chair.n_set >= 50, len(marks)
    assert {mark['kind'] for mark in marks} == {
        'item-begun', 'item-ended', 'speech-begun', 'speech-ended', 'ballot-opened', 'ballot-closed', 'outcome',
        'mark'}, marks
    clocks = [to_monotonic(day, mark) for mark in marks]
    check_parts(day, marks, clocks)
    check_keys(chair.keys, clocks)
    check_export(day, stage.folder / 'whole.opus', marks, clocks)
    assert day.verify()['ok']
    return None


def wait_for_seconds(day, seconds):
    end = time.monotonic() + seconds
    day.window.wait(lambda: time.monotonic() >= end, 'a while to go by')


def test_a_window_that_is_suspended_hears_it_all_afterwards(stage):
    missing = recording.missing_programs('pulseaudio', 'pactl')
    if missing:
        return f'not installed: {", ".join(missing)}'
    with recording.Ticker(stage.folder) as ticker:
        day = Day(stage, {'PULSE_SERVER': ticker.server.env['PULSE_SERVER'], 'YISHI_AUDIO_SOURCE': ''})
        day.open()
        day.start_meeting()
        day.start_recording()
        chair = Chair(day)
        wait_for_seconds(day, 2)  # until it is known where the microphone's sound belongs
        chair.mark(1)
        day.window.process.send_signal(signal.SIGSTOP)
        wait_for_seconds(day, SUSPENDED)
        day.window.process.send_signal(signal.SIGCONT)
        chair.mark(1)
        day.stop_recording(1, chair.between_ticks)
        day.window.close()
    marks = [body for _, _, body in day.entries('bookmark.set')]
    clocks = [to_monotonic(day, mark) for mark in marks]
    apart = (marks[1]['position'] - marks[0]['position']) / SECOND
    assert SUSPENDED <= apart and abs(apart - clocks[1] + clocks[0]) < NEAR, (marks, clocks)
    heard = Heard(day.record.with_name(f'{day.record.name}-media') / day.entries('recording.started')[0][2]['file'])
    misses = [heard.miss(mark['position'] / SECOND, clock, []) for mark, clock in zip(marks, clocks)]
    assert max(map(abs, misses)) < NEAR, misses
    # Second after second, each with its tick.
    for (at, number), (next_at, next_number) in zip(heard.ticks, heard.ticks[1:]):
        assert abs(next_at - at - 1) < NEAR and next_number == (number + 1) % ticks.N_PITCHES, heard.ticks
    missing = [gap for gap in day.recordings()['gaps'] if gap['reason'] not in ('not-started', 'stopped')]
    assert all(gap['silence'] < 1 for gap in missing), missing
    return None


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__], MONITORS)
