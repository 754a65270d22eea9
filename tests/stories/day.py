"""day.py - a deliberation day that is recorded: planned, opened, started, and what the record holds of it

SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import datetime
import json
import sqlite3

import hands

DAY = '2026-12-15'
NOW = f'{DAY}T19:00:00+08:00'
LATER = f'{DAY}T19:20:00+08:00'
TICKS = {'YISHI_AUDIO_SOURCE': 'audiotestsrc is-live=true wave=ticks'}
ITEMS = (('discussion', '电动自行车充电区的位置和收费'), ('straw', '春节联欢放在社区活动室'), ('wish', '修一个沙坑'))


class Day:
    """A meeting with three items, planned by the command line; the sample's sound ticks once a second."""

    def __init__(self, stage, env=None):
        self.stage = stage
        self.env = env or TICKS
        self.record = stage.make_record()
        stage.cli('meeting', 'new', self.record, '--date', DAY, '--kind', 'deliberation')
        for kind, title in ITEMS:
            stage.cli('item', 'add', self.record, '--meeting', DAY, '--title', title, '--kind', kind)
        self.window = stage.window()

    def open(self, now=NOW):
        self.window.start(self.record, now=now, env=self.env)
        self.hands = hands.Both(self.window)
        self.window.find(self.window.t('Home'), 'page tab')

    def entries(self, kind=None):
        with contextlib.closing(sqlite3.connect(f'file:{self.record}?mode=ro', uri=True)) as database:
            rows = database.execute('SELECT kind, at, body FROM journal ORDER BY seq').fetchall()
        return [(entry, at, json.loads(body)) for entry, at, body in rows if kind in (None, entry)]

    def workspace(self, *prefixes):
        """What is kept under keys that begin so."""
        with contextlib.closing(sqlite3.connect(f'file:{self.record}?mode=ro', uri=True)) as database:
            rows = database.execute('SELECT key, value FROM workspace').fetchall()
        return {key: value for key, value in rows if key.startswith(prefixes)}

    def wait_journal(self, kind, count=1):
        self.window.wait(lambda: len(self.entries(kind)) >= count, f'{count} entries “{kind}”')

    def start_meeting(self):
        self.window.key('alt+5', 'ctrl+shift+F2')
        self.wait_journal('meeting.started')

    def start_recording(self, parts=1):
        """Without a wall, as these days have none, those present are told aloud."""
        self.window.wait(lambda: self.window.can('start-recording'), 'recording to be possible')
        if self.entries('recording.announced'):
            self.window.do('start-recording')
        else:
            self.tell_aloud(lambda: self.window.do('start-recording'))
        self.wait_recording(parts)

    def tell_aloud(self, step):
        """Does what has a recording begin, and says that those present have been told."""
        before = self.hands.leads_to_dialog(step, 'the recording')
        self.hands.closes(before, lambda: self.hands.answer('Read Aloud, _Record'), 'telling those present')

    def wait_recording(self, parts):
        """The pair of clocks after the part's entry says that there is sound."""
        self.wait_journal('recording.started', parts)
        self.window.wait(lambda: self.window.can('bookmark'), 'the recording to run')

    def stop_recording(self, count=1, ready=lambda: None):
        """By its key, and the answer to the question; @ready is waited for before that."""
        before = self.hands.opens('ctrl+shift+s')
        ready()
        self.hands.closes(before, lambda: self.hands.answer('_End the Recording'), 'ending the recording')
        self.wait_journal('recording.ended', count)

    def quit_recording(self):
        """Quits while it records: asked what is to become of that, the chair ends it."""
        before = self.hands.leads_to_dialog(lambda: self.window.do('quit'), 'quitting')
        assert before
        self.hands.answer('End Recording and _Quit')
        self.window.ended()

    def recordings(self):
        return json.loads(self.stage.cli('recordings', self.record, '--meeting', DAY, '--json', now=LATER))

    def close_meeting(self):
        before = self.hands.opens('ctrl+shift+F4')
        self.hands.closes(before, lambda: self.hands.answer('C_lose the Meeting'), 'closing the meeting')
        self.wait_journal('meeting.closed')

    def verify(self, status=0):
        """What verify finds; its exit status is 1 where something is wrong."""
        return json.loads(self.stage.cli('verify', self.record, '--json', now=LATER, status=status))


def instant(text):
    return datetime.datetime.fromisoformat(text).timestamp()
