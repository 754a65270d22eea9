#!/usr/bin/python3
# mirror-test.py - a meeting is recorded into two folders, and one of them fails
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: mirror-test.py BUILD-DIR [CASE…]

The second folder stands for a stick. Disks that are soon full are file systems of
their own; where none may be mounted, those cases are skipped.
"""
import sys

import suite
from day import LATER, Day
from minutes import export, probe

sys.path.insert(0, str(suite.SOURCE / 'tests' / 'recorder'))

import recording  # noqa: E402  (after the path is set)

MONITORS = ('1366x768', '1920x1080')
# Of a disk of so many MB, for sound, in bytes: the recorder leaves 16 MB to the record.
DISK, RESERVE, ROOM = 18, 16 << 20, 64 << 10
NOISE = {'YISHI_AUDIO_SOURCE': 'audiotestsrc is-live=true wave=white-noise', 'YISHI_AUDIO_SINK': 'fakesink sync=true'}
LOST = 'The copy “%s” has failed; the other copy goes on. Look after the disk or stick, and choose another folder for the next part.'


def choose_mirror(window, folder):
    """What the dialog of the microphones keeps."""
    keyfile = window.home / 'config' / 'glib-2.0' / 'settings' / 'keyfile'
    keyfile.parent.mkdir(parents=True)
    keyfile.write_text(f"[io/github/yishi/Yishi]\nrecording-mirror='{folder}'\n", encoding='utf-8')


def leave_room(disk):
    """Takes a disk but for a few seconds of sound; gives the file that does it."""
    filler = disk / 'filler'
    filler.write_bytes(bytes((DISK << 20) - RESERVE - ROOM))
    return filler


def record_with(stage, mirror):
    day = Day(stage, NOISE)
    choose_mirror(day.window, mirror)
    return day


def start(day):
    day.open()
    day.start_meeting()
    day.start_recording()


def wait_lost(day, path):
    """It is said in the window, and in the record."""
    said = day.window.wait_text(day.window.t(LOST).partition('%s')[0])
    assert str(path) in said, said
    day.wait_journal('recording.copy-lost')
    body, = (body for _, _, body in day.entries('recording.copy-lost'))
    assert body['path'] == str(path), body
    return body


def stop(day):
    day.window.key('ctrl+b')
    day.wait_journal('bookmark.set')
    day.stop_recording()


def file_of(day, folder):
    return folder / day.entries('recording.started')[0][2]['file'].rpartition('/')[2]


def media_of(day):
    return day.record.with_name(f'{day.record.name}-media') / 'recordings'


def test_a_stick_that_is_not_there_is_said(stage):
    day = record_with(stage, stage.folder / 'stick')
    start(day)
    assert wait_lost(day, file_of(day, stage.folder / 'stick'))['position'] < recording.SECOND
    stop(day)
    day.window.close()
    assert not (stage.folder / 'stick').exists(), 'the stick came into being on the disk'
    assert [part['ended'] for part in day.recordings()['parts']] == ['stopped']
    assert day.verify()['ok']


def test_a_stick_that_is_full_is_said_and_the_recording_goes_on(stage):
    with recording.small_disk(DISK) as stick:
        if stick is None:
            return 'no file system may be mounted here'
        leave_room(stick)
        day = record_with(stage, stick)
        start(day)
        lost = wait_lost(day, file_of(day, stick))
        stop(day)
        day.window.close()
        part, = day.recordings()['parts']
        assert part['ended'] == 'stopped' and part['duration'] > lost['position'] / recording.SECOND > 1, (part, lost)
        beginning = file_of(day, stick).read_bytes()
        assert beginning and file_of(day, media_of(day)).read_bytes().startswith(beginning)
        verified = day.verify()
        assert verified['ok'] and verified['recordings_checked'] == 1, verified
    return None


def check_alone(day, mirror):
    """The part that went on alone is told of by verify, and is exported from where it is."""
    verified = day.verify(status=1)
    told, = verified['problems']
    assert told['code'] == 'RECORDING' and str(mirror) in told['message'] and 'whole copy' in told['message'], told
    window = day.window
    window.key('alt+7')
    window.find(window.t('Timeline of the recording'), 'slider')
    window.wait_text(str(mirror))
    window.key('ctrl+space')
    window.find(window.t('Pause'), 'push button')
    window.key('ctrl+space')
    export(window, day.stage.folder / 'whole.opus')
    part, = day.recordings()['parts']
    assert abs(probe(day.stage.folder / 'whole.opus')[0] - part['duration']) < 0.1, part


def check_put_back(day, mirror):
    """The next start puts it where it belongs."""
    window = day.window
    window.start(day.record, now=LATER, env=NOISE)
    window.wait_text(window.t('Part %d of the recording was whole in “%s” alone: it is beside the record again.')
                     % (1, mirror))
    window.close()
    assert file_of(day, media_of(day)).read_bytes() == file_of(day, mirror).read_bytes()
    assert [path.name for path in media_of(day).iterdir() if path.name.startswith('.')] == []
    verified = day.verify()
    assert verified['ok'] and verified['recordings_checked'] == 1, verified


def test_the_stick_goes_on_alone_and_its_part_comes_back(stage):
    stick = stage.folder / 'stick'
    stick.mkdir()
    with recording.small_disk(DISK) as disk:
        if disk is None:
            return 'no file system may be mounted here'
        day = record_with(stage, stick)
        (disk / 'media').mkdir()
        filler = leave_room(disk)
        media_of(day).parent.symlink_to(disk / 'media')
        start(day)
        lost = wait_lost(day, file_of(day, media_of(day)))
        stop(day)
        mark, = (body for _, _, body in day.entries('bookmark.set'))
        assert mark['position'] > lost['position'], (mark, lost)
        day.close_meeting()
        day.window.wait_text(day.window.t('The meeting is closed'))
        check_alone(day, stick)
        day.window.close()
        assert [part['ended'] for part in day.recordings()['parts']] == ['stopped']
        filler.unlink()
        check_put_back(day, stick)
    return None


def test_a_part_is_cut_off_with_the_stick_ahead(stage):
    """The disk fails, then the power: the longer copy counts, and is the one beside the record afterwards."""
    stick = stage.folder / 'stick'
    stick.mkdir()
    with recording.small_disk(DISK) as disk:
        if disk is None:
            return 'no file system may be mounted here'
        day = record_with(stage, stick)
        (disk / 'media').mkdir()
        filler = leave_room(disk)
        media_of(day).parent.symlink_to(disk / 'media')
        start(day)
        lost = wait_lost(day, file_of(day, media_of(day)))
        size = file_of(day, stick).stat().st_size
        day.window.wait(lambda: file_of(day, stick).stat().st_size > size + 8000, 'the stick to go on')
        day.window.kill()
        filler.unlink()
        check_put_back(day, stick)
        part, = day.recordings()['parts']
        assert part['ended'] == 'crashed' and part['duration'] > lost['position'] / recording.SECOND + 0.5, (part, lost)
    return None


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__], MONITORS)
