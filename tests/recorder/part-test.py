#!/usr/bin/env python3
# part-test.py - parts are whole, exact and safe, whatever is done to the program and the disk
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: part-test.py RECORDER-HOST OGG-HOST SLOW-DISK.SO

The sound comes from GStreamer, live, and no sound server is needed. Small disks
are file systems of their own; where none may be mounted, those cases are skipped.
"""
import hashlib
import os
import pathlib
import random
import re
import select
import signal
import subprocess
import sys
import tempfile
import time

import recording
from recording import SECOND, Host
import tap

HOST, OGG, SLOW_DISK = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:4])
N_KILLS = int(os.environ.get('YISHI_TEST_KILLS', 25))
SEED = int(os.environ.get('YISHI_TEST_SEED', random.SystemRandom().randrange(1 << 32)))
RANDOM = random.Random(SEED)
NO_MOUNT = 'no file system may be mounted here'


def in_folder(function):
    """A case that is given a fresh folder, on a disk and not in memory."""
    def case():
        with tempfile.TemporaryDirectory(prefix='yishi-part-', dir=os.environ.get('YISHI_TEST_FOLDER')) as folder:
            return function(pathlib.Path(folder))
    return case


def ogg(*words):
    """What ogg-host prints, by lines."""
    found = subprocess.run([OGG, *map(str, words)], capture_output=True, text=True, check=False)
    return found.stdout.splitlines()


def scan(path, word='scan'):
    """Bytes, bytes of the file, length in ns, whether it says it is at its end, damaged stretches, SHA-256."""
    line = ogg(word, path)[0]
    assert not line.startswith('failed'), line
    numbers = line.split()
    return (*map(int, numbers[:5]), numbers[5])


@in_folder
def test_a_part_is_what_was_said_of_it(folder):
    media = folder / 'garden.yishi-media'
    with Host(HOST, media) as host:
        host.start()
        host.wait_for('level')
        host.reach(2)
        said, _, _ = host.mark('last')
        part = host.stop()
        host.quit()
    part.check()
    assert not part.is_cut and part.path == media / 'a.opus'
    assert said <= part.length <= said + SECOND // 2, f'{part.length} ns, though it was at {said}'
    assert media.stat().st_mode & 0o777 == 0o700 and part.path.stat().st_mode & 0o777 == 0o600
    peaks = pathlib.Path(f'{part.path}.peaks')
    assert abs(peaks.stat().st_size - part.length / SECOND * 20) <= 2, f'{peaks.stat().st_size} peaks'
    assert peaks.stat().st_mode & 0o777 == 0o600
    # A tone at half of the full scale: 6 dB below it.
    assert all(abs(255 - 4 * 6.02 - byte) < 3 for byte in peaks.read_bytes()[:-2])
    assert scan(part.path) == (part.bytes, part.bytes, part.length, 1, 0, part.sha256)
    samples = recording.decode(part.path)
    assert abs(len(samples) / recording.RATE - part.length / SECOND) < 0.02
    assert recording.loudness(samples, 0.1, 1.9) > 0.4
    assert recording.loudness(recording.decode(part.path, 1), 0, 0.5) > 0.4  # an accurate place to jump to


@in_folder
def test_one_part_after_another_and_each_its_own_file(folder):
    with Host(HOST, folder / 'media') as host:
        host.start()
        host.reach(0.5)
        first = host.stop()
        host.send('start b.opus')
        host.wait_for('started', 2)
        host.reach(0.5)
        second = host.stop()
        host.wait_for('saved .*b.opus')
        host.quit()
    first.check()
    second.check()
    assert second.path.name == 'b.opus'


@in_folder
def test_a_pause_leaves_no_sound_and_no_gap(folder):
    with Host(HOST, folder / 'media') as host:
        host.start()
        host.reach(1)
        host.send('pause')
        paused = int(host.wait_for(r'paused (\d+)')[1])
        _, before, _ = host.mark('a')
        while True:  # until a second has gone by outside
            position, now, _ = host.mark('b')
            assert position == paused, f'{position} while paused at {paused}'
            if now - before > 1_000_000:
                break
            host.read(0.2)
        host.send('resume')
        resumed = int(host.wait_for(r'resumed (\d+)')[1])
        assert resumed - paused < 20_000_000, f'paused at {paused}, resumed at {resumed}'
        host.reach(2)
        part = host.stop()
        host.quit()
    part.check()
    assert part.length < 2.6 * SECOND
    assert not host.all('watch gap'), host.lines
    assert recording.loudness(recording.decode(part.path), 0.8, 1.6) > 0.4


@in_folder
def test_a_paused_recording_can_be_stopped(folder):
    with Host(HOST, folder / 'media') as host:
        host.start()
        host.reach(0.7)
        host.send('pause')
        paused = int(host.wait_for(r'paused (\d+)')[1])
        part = host.stop()
        host.quit()
    part.check()
    assert abs(part.length - paused) < 0.05 * SECOND and part.ms < 300, (part.length, paused, part.ms)


@in_folder
def test_marks_lie_at_the_ticks_they_name(folder):
    """A tick each second of the clock; marks set at any time, some across a pause."""
    marks, halves = [], []
    with Host(HOST, folder / 'media', source=recording.TICKS) as host:
        host.start()
        for half in range(2):
            end = 4 if half == 0 else 8
            while True:
                mark = host.mark()
                marks.append((half, *mark[:2]))
                if mark[0] > end * SECOND:
                    break
                host.read(0.15)
            if half == 0:
                host.send('pause')
                host.wait_for('paused')
                host.send('resume')
                host.wait_for('resumed')
        part = host.stop()
        host.quit()
    assert len(marks) >= 50, len(marks)
    for half in range(2):
        # Where the clock's zero would lie in the part is one place for all marks between two pauses.
        zeros = [position - 1000 * clock for which, position, clock in marks if which == half]
        halves.append(zeros[0])
        assert max(zeros) - min(zeros) < 20_000_000, f'marks drift by {max(zeros) - min(zeros)} ns'
    ticks = recording.find_ticks(recording.decode(part.path))
    assert len(ticks) >= 8, ticks
    # The source counts the seconds that the recording runs: each tick is a whole one.
    assert all(abs(tick - round(tick)) < 0.05 for tick in ticks), ticks


def kill_some(folder, n_kills):
    """Starts recorders, kills each at a random moment. Yields path, and ns that it should hold."""
    hosts = []
    for number in range(n_kills):
        host = Host(HOST, folder / 'media', name=f'{number}.opus')
        hosts.append(host)
    try:
        for host in hosts:
            host.start()
        zeros = []
        for host in hosts:
            position, clock, _ = host.mark()
            zeros.append(clock * 1000 - position)
        now = time.monotonic()
        moments = sorted((now + RANDOM.uniform(0.5, 6), number) for number in range(n_kills))
        for moment, number in moments:
            while (left := moment - time.monotonic()) > 0:
                select.select([hosts[number].process.stdout], [], [], min(left, 0.05))
                hosts[number].read(0)
            clock = time.monotonic_ns()
            hosts[number].process.kill()
            yield folder / 'media' / f'{number}.opus', clock - zeros[number]
    finally:
        for host in hosts:
            host.__exit__()


@in_folder
def test_killed_at_random_moments(folder):
    worst, losses = 0, []
    for path, reference in list(kill_some(folder, N_KILLS)):
        recording.check_opus(path, is_ended=False)
        _, _, length, is_ended, n_damaged, _ = scan(path)
        assert not is_ended and n_damaged == 0
        assert abs(recording.duration(path) - length / SECOND) < 0.02
        losses.append((reference - length) / SECOND)
        worst = max(worst, losses[-1])
        peaks = pathlib.Path(f'{path}.peaks').stat().st_size
        assert peaks > length / SECOND * 20 - 25, f'{peaks} peaks of {length} ns'
        mended = scan(path, 'repair')
        assert mended[0] == mended[1] == path.stat().st_size and mended[2] == length and mended[3] == 1
        assert mended[5] == hashlib.sha256(path.read_bytes()).hexdigest()
        recording.check_opus(path)
        assert scan(path, 'repair') == mended, 'mended twice'
        at = max(length / SECOND - 0.3, 0)
        assert recording.loudness(recording.decode(path, at), 0, 0.2) > 0.4, f'nothing to be heard at {at} s of {path}'
    print(f'# seed {SEED}: of {len(losses)} kills the worst lost {worst:.3f} s, the middle one '
          f'{sorted(losses)[len(losses) // 2]:.3f} s')
    assert worst <= 0.5, f'{worst} s lost'


@in_folder
def test_the_next_start_goes_on(folder):
    with Host(HOST, folder / 'media') as host:
        host.start()
        host.reach(1)
        host.process.kill()
    with Host(HOST, folder / 'media', name='b.opus') as host:
        host.start()
        host.reach(0.5)
        part = host.stop()
        host.quit()
    part.check()
    spans = [folder / 'media' / 'a.opus', 0, -1, part.path, 0, -1]
    assert scan(spans[0], 'repair')[2] > 0.5 * SECOND
    lengths = list(map(int, ogg('join', folder / 'whole.opus', *spans)))
    assert abs(recording.duration(folder / 'whole.opus') * SECOND - sum(lengths)) < 0.02 * SECOND
    recording.check_opus(folder / 'whole.opus')


@in_folder
def test_a_suspended_program_loses_nothing_unsaid(folder):
    with Host(HOST, folder / 'media') as host:
        host.start()
        host.reach(1)
        _, before, _ = host.mark('s')
        host.process.send_signal(signal.SIGSTOP)
        end = time.monotonic() + 4
        while (left := end - time.monotonic()) > 0:
            select.select([], [], [], left)
        host.process.send_signal(signal.SIGCONT)
        position, after, _ = host.mark('s')
        assert after - before > 3_900_000
        host.reach(position / SECOND + 1)
        said, _, _ = host.mark('s')
        part = host.stop()
        host.quit()
    part.check()
    assert abs(part.length - said) < 0.3 * SECOND, f'{part.length} ns, though it was at {said}'
    check_missing_is_said(host, part)


def check_missing_is_said(host, part):
    """Where the part is silent, a gap was said, and nowhere else."""
    samples = recording.decode(part.path)
    gaps = [(int(m[1]) / SECOND, int(m[2]) / SECOND)
            for m in host.all(r'watch (?:gap|device-returned) (\d+) (\d+)')]
    step = 0.1
    for number in range(int(part.length / SECOND / step)):
        at = number * step
        is_gap = any(start < at + step and at < end for start, end in gaps)
        assert is_gap or recording.loudness(samples, at, at + step) > 0.05, f'silent at {at:.1f} s, said was {gaps}'


@in_folder
def test_a_clock_that_is_set_back_moves_no_mark(folder):
    back = folder / 'back'
    with Host(HOST, folder / 'media', LD_PRELOAD=SLOW_DISK, CLOCK_BACK=back) as host:
        host.start()
        host.reach(1)
        before = host.mark('c')
        back.touch()
        after = host.mark('c')
        host.reach(2)
        part = host.stop()
        host.quit()
    part.check()
    assert after[2] - before[2] < -3_500_000_000, 'the clock was not set back'
    assert 0 <= after[0] - before[0] < SECOND and 0 <= after[1] - before[1] < 1_000_000
    assert part.length < 3 * SECOND


@in_folder
def test_stop_does_not_wait_for_a_slow_disk(folder):
    with Host(HOST, folder / 'media', LD_PRELOAD=SLOW_DISK, SLOW_SYNC_MS=1500, SLOW_WRITE_MS=100) as host:
        host.start()
        host.reach(2)
        said, _, _ = host.mark('last')
        part = host.stop()
        assert part.ms <= 300, f'{part.ms} ms'
        assert not host.all('saved'), 'this disk was not slow'
        host.quit()
    part.check()
    assert part.length >= said


@in_folder
def test_a_mirror_holds_the_same(folder):
    (folder / 'stick').mkdir()
    with Host(HOST, folder / 'media', mirror=folder / 'stick') as host:
        host.start()
        host.reach(1)
        part = host.stop()
        host.quit()
    part.check()
    assert (folder / 'stick' / 'a.opus').read_bytes() == part.path.read_bytes()
    assert len(host.all('saved')) == 2


@in_folder
def test_a_stick_that_is_not_there_does_not_matter(folder):
    with Host(HOST, folder / 'media', mirror=folder / 'stick') as host:
        host.start()
        host.wait_for(r'watch copy-lost .*stick/a.opus')
        host.reach(1)
        part = host.stop()
        host.quit()
    part.check()
    assert part.path == folder / 'media' / 'a.opus' and not (folder / 'stick').exists()


def fill(folder):
    """Takes the last of a disk."""
    with open(folder / 'filler', 'wb', buffering=0) as file:
        block = bytes(1 << 16)
        try:
            while True:
                file.write(block)
        except OSError:
            pass


@in_folder
def test_a_full_disk_ends_the_recording_cleanly(folder):
    with recording.small_disk(18) as disk:
        if disk is None:
            return NO_MOUNT
        with Host(HOST, disk / 'media', source='audiotestsrc wave=white-noise') as host:  # as fast as it can
            host.start()
            match = host.wait_for(r'ended (\d+) (\w+) (\d+) (\d) (\d+) (.*)')
            host.wait_for('saved .*' + re.escape('disk is full'))
            assert host.all('watch disk-low'), host.lines
            host.quit()
        part = recording.Part(int(match[1]), match[2], int(match[3]), match[4] == '1', 0, pathlib.Path(match[6]))
        assert part.is_cut and part.length > 60 * SECOND
        content = part.path.read_bytes()
        assert hashlib.sha256(content).hexdigest() == part.sha256 and len(content) == part.bytes
        assert scan(part.path, 'repair')[2] == part.length
        recording.check_opus(part.path)
        # The record beside it still finds room.
        assert os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize > 15 << 20
    return None


@in_folder
def test_what_was_kept_for_the_recording_outlasts_a_full_disk(folder):
    with recording.small_disk(100) as disk:
        if disk is None:
            return NO_MOUNT
        with Host(HOST, disk / 'media') as host:
            host.start()
            host.reach(0.5)
            fill(disk)
            at, _, _ = host.mark('full')
            host.reach(at / SECOND + 2)
            part = host.stop()
            host.quit()
        part.check()
        assert not part.is_cut and part.length > at + 2 * SECOND
    return None


@in_folder
def test_the_mirror_goes_on_when_the_disk_is_full(folder):
    with recording.small_disk(17) as disk:
        if disk is None:
            return NO_MOUNT
        (folder / 'stick').mkdir()
        with Host(HOST, disk / 'media', mirror=folder / 'stick', source='audiotestsrc wave=white-noise') as host:
            host.start()
            lost = int(host.wait_for(r'watch copy-lost (\d+) -1 .*media/a.opus')[1])
            host.wait_for('minute', len(host.all('minute')) + 1)
            part = host.stop()
            host.quit()
        part.check()
        assert part.path == folder / 'stick' / 'a.opus' and not part.is_cut and part.length > lost
        beginning = (disk / 'media' / 'a.opus').read_bytes()
        assert beginning and part.path.read_bytes().startswith(beginning)
        assert abs(scan(disk / 'media' / 'a.opus')[2] - lost) < SECOND
    return None


@in_folder
def test_no_room_at_all_is_said_before_the_start(folder):
    with recording.small_disk(8) as disk:
        if disk is None:
            return NO_MOUNT
        with Host(HOST, disk / 'media') as host:
            assert 'disk is full' in host.wait_for(r'failed 3 (.*)')[1]
        assert not list((disk / 'media').iterdir())
    return None


@in_folder
def test_a_file_of_that_name_is_left_alone(folder):
    (folder / 'media').mkdir()
    (folder / 'media' / 'a.opus').write_text('mine')
    (folder / 'stick').mkdir()
    with Host(HOST, folder / 'media', mirror=folder / 'stick') as host:
        host.wait_for(r'failed 4 .*there already')
    assert (folder / 'media' / 'a.opus').read_text() == 'mine'
    assert not list((folder / 'stick').iterdir())


@in_folder
def test_a_missing_part_of_gstreamer_is_named(folder):
    (folder / 'none').mkdir()
    with Host(HOST, folder / 'media', GST_PLUGIN_SYSTEM_PATH_1_0=folder / 'none', GST_PLUGIN_PATH_1_0='',
              GST_REGISTRY_1_0=folder / 'registry', GST_REGISTRY_FORK='no') as host:
        said = host.wait_for(r'failed 0 (.*)')[1]
    assert 'gstreamer1.0-plugins-' in said and 'install' in said, said
    assert not (folder / 'media').exists()


@in_folder
def test_a_wrong_description_of_a_source_is_refused(folder):
    with Host(HOST, folder / 'media', source='nonsense is-live=true') as host:
        assert 'YISHI_AUDIO_SOURCE' in host.wait_for(r'failed 7 (.*)')[1]
    assert not list((folder / 'media').iterdir())


@in_folder
def test_starting_can_be_called_off(folder):
    with Host(HOST, folder / 'media', source='appsrc is-live=true') as host:  # has nothing to say
        host.send('cancel')
        host.wait_for('failed 19')
        assert not list((folder / 'media').iterdir())
        # Called off too late, it has begun.
        host.send('start b.opus')
        host.wait_for('started')
        host.send('cancel')
        host.stop()
        host.quit()
    assert (folder / 'media' / 'b.opus').exists()


@in_folder
def test_a_microphone_that_says_nothing_is_started_and_then_lost(folder):
    with Host(HOST, folder / 'media', source='appsrc is-live=true') as host:
        host.start()
        host.wait_for('watch device-lost 0 -1')
        host.reach(5)
        said, _, _ = host.mark('last')
        part = host.stop()
        host.quit()
    part.check()
    assert -1_000_000 <= part.length - said < 0.3 * SECOND, (part.length, said)
    assert host.all(f'watch gap 0 {part.length // 10 ** 9}') and not host.all('watch not-growing'), host.lines


@in_folder
def test_silence_and_too_loud_are_said(folder):
    for number, (kind, source) in enumerate((('silence', 'audiotestsrc wave=silence'),
                                             ('clipping', 'audiotestsrc wave=square volume=1'),
                                             (None, 'audiotestsrc volume=0.3'))):
        with Host(HOST, folder / 'media', name=f'{number}.opus', source=f'{source} num-buffers=1000') as host:
            host.send('stop at the end')
            host.wait_for('stopped')
            host.quit()
        said = [match[1] for match in host.all(r'watch (\S+) 0 -1')]
        assert said == ([kind] if kind else []), (kind, host.lines)


@in_folder
def test_a_disk_that_takes_nothing_is_said(folder):
    with Host(HOST, folder / 'media', LD_PRELOAD=SLOW_DISK, SLOW_WRITE_MS=6000) as host:
        host.start()
        host.wait_for(r'watch not-growing \d+ -1 .*a.opus')
        host.wait_for(r'watch not-growing \d+ \d\d+ .*a.opus')


@in_folder
def test_sums_of_each_minute_fit_the_file(folder):
    """Faster than it would be spoken: five minutes."""
    with Host(HOST, folder / 'media', source='audiotestsrc num-buffers=14250 samplesperbuffer=1024') as host:
        host.send('stop at the end')
        match = host.wait_for(r'stopped (\d+) (\w+) (\d+) (\d) (\d+) (.*)')
        host.quit()
    part = recording.Part(int(match[1]), match[2], int(match[3]), match[4] == '1', 0, pathlib.Path(match[6]))
    part.check()
    assert abs(part.length / SECOND - 14250 * 1024 / 48000) < 0.1, part.length
    content = part.path.read_bytes()
    sums = host.all(r'minute (\d+) (\w+) (\d+)')
    assert len(sums) == 5, host.lines
    for number, match in enumerate(sums, 1):
        assert abs(int(match[3]) / SECOND - 60 * number) < 1
        assert hashlib.sha256(content[:int(match[1])]).hexdigest() == match[2]


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]))
