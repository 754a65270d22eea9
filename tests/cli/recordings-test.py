#!/usr/bin/env python3
# recordings-test.py - what was recorded of a meeting, on the command line
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: recordings-test.py YISHI"""
import csv
import hashlib
import io
import pathlib
import shutil
import sqlite3
import sys

from cli import DATE, MATTER, run_module

AT = ('--meeting', DATE)
FIXTURE = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'record-3.yishi'
FILE = 'recordings/20261215T110000Z-2.opus'
SOUND = '示例录音'
SUM = hashlib.sha256(SOUND.encode()).hexdigest()


def record_meeting(cli):
    """A meeting whose part 1 never had a file; part 2 was paused, and its microphone pulled."""
    shutil.copy(FIXTURE, cli.folder / cli.record)
    (cli.folder / f'{cli.record}-media' / 'recordings').mkdir(parents=True)
    cli.write(f'{cli.record}-media/{FILE}', SOUND)
    # What a newer version must bring up to date is so before it is read.
    cli.run('setting', 'set', cli.record, 'members', '7')
    return cli


def test_parts_bookmarks_and_gaps_are_listed(cli):
    record_meeting(cli)
    cli.run('recordings', cli.record, *AT).holds(SUM, FILE, '示例麦克风', '2026-12-15', '00:01:30', '00:01:10', '示例书签',
                                                 '示例记录', '示例保密', '示例拔出')


def test_json_has_seconds_and_sums(cli):
    record_meeting(cli)
    whole = cli.run('recordings', cli.record, *AT, '--json').json
    assert whole['meeting'] == DATE and whole['duration'] == 90 and whole['announced'].startswith('2026-12-15T')
    assert [(part['part'], part['ended'], part['duration'], part['bytes'], part['sha256']) for part in whole['parts']] == [
        (1, 'missing', 0, 0, ''), (2, 'stopped', 90, 12, SUM)]
    assert whole['parts'][1]['file'] == FILE
    assert [(mark['kind'], mark['item'], mark['part'], mark['position'], mark['time'], mark['text'])
            for mark in whole['bookmarks']] == [('mark', 1, 2, 70, 70, '示例书签'), ('note', 1, 2, 70, 70, '示例记录')]
    assert [(gap['reason'], gap['part'], gap['time'], gap['silence'], gap['text']) for gap in whole['gaps']] == [
        ('crashed', 1, 0, 0, ''), ('paused', 2, 60, 0, '示例保密'), ('device-lost', 2, 75, 2, '示例拔出')]
    assert whole['gaps'][1]['from'][14:19] == '02:00' and whole['gaps'][1]['until'][14:19] == '02:30'


def test_a_bookmark_of_a_pause_has_no_time_of_sound(cli):
    record_meeting(cli)
    with sqlite3.connect(cli.folder / cli.record) as record:
        record.execute("UPDATE bookmark SET instant = 1797332535000000, position = 60000000000 WHERE kind = 'mark'")
    marks = cli.run('recordings', cli.record, *AT, '--json').json['bookmarks']
    assert [(mark['kind'], mark['in_gap']) for mark in marks] == [('mark', True), ('note', False)], marks
    lines = cli.run('recordings', cli.record, *AT).text.splitlines()
    mark = next(line for line in lines if '示例书签' in line)
    assert 'in a gap' in mark and '00:01:00' not in mark, mark


def test_a_meeting_without_sound_says_so(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('recordings', cli.record, *AT).holds('Nothing was recorded', DATE)
    assert cli.run('recordings', cli.record, *AT, '--json').json == {
        'meeting': DATE, 'announced': None, 'told': '', 'duration': 0, 'parts': [], 'bookmarks': [], 'gaps': []}
    cli.run('meeting', 'start', cli.record, *AT, now='2026-12-15T19:00:00+08:00')
    lasting = cli.run('recordings', cli.record, *AT, '--json').json['gaps']
    assert [(gap['reason'], gap['until']) for gap in lasting] == [('not-started', None)]
    cli.run('recordings', cli.record, *AT).holds('2026-12-15 19:00:00', 'still lasts')
    cli.run('meeting', 'close', cli.record, *AT, now='2026-12-15T20:00:00+08:00')
    gaps = cli.run('recordings', cli.record, *AT, '--json').json['gaps']
    assert [gap['reason'] for gap in gaps] == ['not-started']
    assert gaps[0]['from'][:16] == '2026-12-15T19:00' and gaps[0]['until'][:16] == '2026-12-15T20:00'


def test_wrong_use_is_said(cli):
    cli.make_record()
    cli.run('recordings', cli.record, status=2)
    cli.run('recordings', cli.record, *AT, status=3).complains(DATE)
    cli.run('recordings', 'none.yishi', *AT, status=3)
    cli.run('recordings', cli.record, *AT, 'more', status=2)


def test_verify_names_the_part(cli):
    record_meeting(cli)
    found = cli.run('verify', cli.record, '--json').json
    assert found['ok'] and found['recordings_checked'] == 1
    for sound, told in (('示例改动', 'only up to 00:01:00'), ('示例', '6 of 12 bytes'), (None, 'missing')):
        cli.write(f'{cli.record}-media/{FILE}', sound or '')
        if sound is None:
            (cli.folder / f'{cli.record}-media' / FILE).unlink()
        found = cli.run('verify', cli.record, '--json', status=1).json
        assert [problem['code'] for problem in found['problems']] == ['RECORDING'], found
        assert told in found['problems'][0]['message'] and 'part 2' in found['problems'][0]['message'], found
        assert found['recordings_checked'] == (0 if sound is None else 1)


def test_a_backup_has_the_sound_and_its_picture(cli):
    record_meeting(cli)
    cli.write(f'{cli.record}-media/{FILE}.peaks', 'peaks')
    cli.run('backup', cli.record, 'copy.yishi')
    media = cli.folder / 'copy.yishi-media'
    assert (media / FILE).read_text() == SOUND and (media / f'{FILE}.peaks').read_text() == 'peaks'
    assert media.stat().st_mode & 0o777 == 0o700 and (media / FILE).stat().st_mode & 0o777 == 0o600
    assert cli.run('verify', 'copy.yishi', '--json').json['recordings_checked'] == 1


def rows(folder, name):
    return list(csv.DictReader(io.StringIO((folder / name).read_text('utf-8-sig'))))


def test_an_export_has_parts_bookmarks_and_gaps(cli):
    record_meeting(cli)
    cli.run('export', cli.record, *AT, '--output', 'out')
    out = cli.folder / 'out'
    parts = rows(out, 'recordings.csv')
    assert [(part['part'], part['duration'], part['bytes'], part['sha256'], part['ended']) for part in parts] == [
        ('1', '0.000', '0', '', 'missing'), ('2', '90.000', '12', SUM, 'stopped')]
    assert parts[1]['began'] == '2026-12-15T11:01:00.000Z'
    assert [(mark['kind'], mark['item'], mark['text'], mark['part'], mark['position'], mark['time'], mark['instant'])
            for mark in rows(out, 'bookmarks.csv')] == [
        ('mark', '1', '示例书签', '2', '70.000', '70.000', '2026-12-15T11:02:41.000Z'),
        ('note', '1', '示例记录', '2', '70.000', '70.000', '2026-12-15T11:02:41.000Z')]
    assert '"reason":"device-lost"' in (out / 'recording.json').read_text()


def test_an_export_masks_what_was_typed(cli):
    record_meeting(cli)
    with sqlite3.connect(cli.folder / cli.record) as record:
        for column in ('bookmark SET text', 'sound_gap SET text', 'part SET device'):
            record.execute(f"UPDATE {column} = '样例电话00011112222'")
    cli.run('export', cli.record, *AT, '--output', 'out')
    texts = {path.name: path.read_text('utf-8') for path in (cli.folder / 'out').iterdir()}
    for name in ('recordings.csv', 'bookmarks.csv', 'recording.json'):
        assert '样例电话***' in texts[name], texts[name]
    assert not any('00011112222' in text for text in texts.values())


if __name__ == '__main__':
    run_module(sys.modules[__name__])
