#!/usr/bin/python3
# slow-store-test.py - while the disk takes half a second for each commit, every key is answered within a frame
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: slow-store-test.py BUILD-DIR [CASE…]"""
import re
import statistics
import subprocess
import sys
import time

import suite

COMMIT_MS = 500
# A frame of a screen that shows sixty a second.
FRAME_MS = 1000 / 60
NOW = '2026-11-20T09:00:00+08:00'
KEYS = ('Tab', 'Tab', 'Tab')


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


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
