#!/usr/bin/env python3
# sound-server-test.py - microphones that are pulled, servers that die: nothing is lost that was not said
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: sound-server-test.py RECORDER-HOST

Each case has a PulseAudio of its own, with rooms that nobody hears.
"""
import os
import pathlib
import random
import select
import signal
import subprocess
import sys
import tempfile
import time

import recording
from recording import SECOND, Host, SoundServer
import tap
import ticks

HOST = str(pathlib.Path(sys.argv[1]).resolve())
SEED = int(os.environ.get('YISHI_TEST_SEED', random.SystemRandom().randrange(1 << 32)))
RANDOM = random.Random(SEED)
# As far ahead as the server takes it: a player that has no processor for a moment is not missed.
TONE = 'audiotestsrc volume=0.5'


def with_server(*arguments, **options):
    """A case that is given a fresh folder and a running sound server."""
    def decorate(function):
        def case():
            missing = recording.missing_programs('pulseaudio', 'pactl', 'gst-launch-1.0')
            if missing:
                return f'not installed: {", ".join(missing)}'
            with tempfile.TemporaryDirectory(prefix='yishi-sound-') as folder:
                with SoundServer(folder, *arguments, **options) as server:
                    return function(pathlib.Path(folder), server)
        return case
    return decorate


def record(folder, server, **options):
    return Host(HOST, folder / 'media', source=None, **{**options, **server.env})


def said_gaps(host):
    """Stretches without sound, in seconds, as they were said."""
    return [(int(m[1]) / SECOND, int(m[2]) / SECOND)
            for m in host.all(r'watch (?:gap|device-returned) (\d+) (\d+)')]


def check_missing_is_said(host, part, step=0.1):
    """Where the part is silent that was said, with 0.2 s of grace at either end; the server itself
    is silent for a moment when it goes from one microphone to another, which is said too."""
    samples = recording.decode(part.path)
    gaps = said_gaps(host)
    gaps += [(int(m[1]) / SECOND, int(m[1]) / SECOND + 0.3) for m in host.all(r'watch device (\d+) ')]
    for number in range(int(part.length / SECOND / step) - 1):
        at = number * step
        is_gap = any(start - 0.2 < at + step and at < end + 0.2 for start, end in gaps)
        assert is_gap or recording.loudness(samples, at, at + step) > 0.05, f'silent at {at:.1f} s, said was {gaps}'


def check_length(host, part, said):
    part.check()
    assert 0 <= part.length - said < 0.3 * SECOND, f'{part.length} ns, though it was at {said}'


@with_server()
def test_the_microphone_is_named_and_heard(folder, server):
    with server.ticking(TONE), record(folder, server) as host:
        host.start()
        assert host.wait_for('watch device (\\d+) -1 (.*)')[2] == 'USB-Microphone'
        at = host.mark()[0] / SECOND
        host.reach(at + 2)
        said, _, _ = host.mark()
        part = host.stop()
        host.quit()
    check_length(host, part, said)
    check_missing_is_said(host, part)
    assert all(end < 3 for _, end in said_gaps(host)), 'sound was missing after the start'


@with_server()
def test_the_microphone_that_was_chosen(folder, server):
    with server.ticking(TONE), record(folder, server, device='builtin') as host:
        host.start()
        assert host.wait_for('watch device (\\d+) -1 (.*)')[2] == 'Built-in-Microphone'
        host.wait_for('level')
        part = host.stop()
        host.quit()
    part.check()


@with_server()
def test_a_microphone_that_is_not_there_is_replaced(folder, server):
    with server.ticking(TONE), record(folder, server, device='alsa_input.gone') as host:
        host.start()
        assert host.wait_for('watch device (\\d+) -1 (.*)')[2] == 'USB-Microphone'
        host.wait_for('level')
        part = host.stop()
        host.quit()
    part.check()


@with_server(microphones=(), rooms=())
def test_no_microphone_at_all_is_said(folder, server):
    with record(folder, server) as host:
        assert 'plug one in' in host.wait_for('failed 2 (.*)')[1]
    assert not list((folder / 'media').iterdir())


@with_server()
def test_no_sound_server_is_said(folder, server):
    server.kill()
    with record(folder, server) as host:
        assert 'sound server' in host.wait_for('failed 1 (.*)')[1]
    assert not list((folder / 'media').iterdir())


@with_server()
def test_a_microphone_that_is_pulled_and_comes_back(folder, server):
    with server.ticking(TONE), record(folder, server, device='usbmic') as host:
        host.start()
        host.wait_for('watch device .*USB')
        host.wait_for('level')
        host.reach(host.mark()[0] / SECOND + 1)
        pulled, _, _ = host.mark('pulled')
        server.unplug('usbmic')
        changed = int(host.wait_for(r'watch device (\d+) -1 (?!USB)')[1])
        assert changed - pulled < 2 * SECOND, f'pulled at {pulled}, another one at {changed}'
        host.reach(changed / SECOND + 3)
        server.plug_in(SoundServer.USB)
        back = int(host.wait_for('watch device (\\d+) -1 USB', 2)[1])
        host.reach(back / SECOND + 3)
        said, _, _ = host.mark()
        part = host.stop()
        host.quit()
    check_length(host, part, said)
    check_missing_is_said(host, part)
    after = [end - start for start, end in said_gaps(host) if end * SECOND > pulled]
    assert sum(after) < 4.5, f'{said_gaps(host)} was missing'


@with_server(rooms=(SoundServer.ROOMS[0],))
def test_all_microphones_gone_for_a_while(folder, server):
    """The room goes too, and with it its monitor: there is nothing left to record from. Somebody speaks in it: a
    silent room gives its sound two seconds at a time, which is as good as none."""
    with server.ticking(TONE), record(folder, server) as host:
        host.start()
        host.wait_for('watch device ')
        host.wait_for('level')
        host.reach(host.mark()[0] / SECOND + 1)
        # A busy server may have been slow to begin, which is said too.
        n_lost, n_returned = len(host.all('watch device-lost ')), len(host.all('watch device-returned '))
        for name in ('usbmic', 'builtin'):
            server.unplug(name)
        for line in server.pactl('list', 'short', 'modules').splitlines():
            if 'module-null-sink' in line:
                server.pactl('unload-module', line.split('\t')[0])
        lost = int(host.wait_for(r'watch device-lost (\d+) -1', n_lost + 1)[1])
        host.reach(lost / SECOND + 4)
        server.plug_in(SoundServer.ROOMS[0].split()[1:])
        server.plug_in(SoundServer.USB)
        match = host.wait_for(r'watch device-returned (\d+) (\d+) ', n_returned + 1)
        # A last piece may still have come.
        assert 0 <= int(match[1]) - lost < 0.05 * SECOND and int(match[2]) - lost > 3.9 * SECOND, (lost, host.lines)
        host.reach(int(match[2]) / SECOND + 1)
        said, _, _ = host.mark()
        part = host.stop()
        host.quit()
    check_length(host, part, said)
    assert not host.all('watch not-growing'), host.lines


@with_server()
def test_the_server_is_killed_and_comes_back(folder, server):
    with record(folder, server, device='usbmic') as host:
        with server.ticking(TONE):
            host.start()
            host.wait_for('level')
            host.reach(host.mark()[0] / SECOND + 1)
            server.kill()
            host.wait_for('watch device-lost')
        host.reach(host.mark()[0] / SECOND + 2)
        server.start()
        with server.ticking(TONE):
            match = host.wait_for(r'watch device-returned (\d+) (\d+) (.*)')
            host.reach(int(match[2]) / SECOND + 3)
            said, _, _ = host.mark()
            part = host.stop()
            host.quit()
    check_length(host, part, said)
    samples = recording.decode(part.path)
    assert recording.loudness(samples, part.length / SECOND - 1, part.length / SECOND) > 0.1
    check_missing_is_said(host, part)


@with_server()
def test_stopped_while_there_is_no_sound(folder, server):
    with record(folder, server) as host:
        host.start()
        host.wait_for('level')
        server.kill()
        lost = int(host.wait_for(r'watch device-lost (\d+) -1')[1])
        host.reach(lost / SECOND + 2)
        said, _, _ = host.mark()
        part = host.stop()
        host.quit()
    check_length(host, part, said)
    assert part.ms < 300, f'{part.ms} ms'
    (start, end), *_ = said_gaps(host)[-1:]
    assert abs(start * SECOND - lost) < 1000 and abs(end * SECOND - part.length) < 0.1 * SECOND, (lost, part.length, host.lines)


def mark_until(host, marks, position):
    """Sets marks until the part is so many seconds long."""
    while True:
        marks.append(host.mark())
        if marks[-1][0] > position * SECOND:
            return
        host.read(0.2)


def between_ticks(host):
    """Lets it go on until no tick is heard, so that none is cut in two."""
    while not 0.2 < host.mark()[1] / 1e6 % 1 < 0.7:
        host.read(0.05)


def check_ticks(marks, part, at_least):
    """Every tick stands in the part where the marks say that its second is; the first may have begun before it."""
    off = []
    for at, number in ticks.name_ticks(recording.decode(part.path), recording.RATE)[1:]:
        position, clock, _ = min(marks, key=lambda mark: abs(mark[0] / SECOND - at))
        made = clock / 1e6 + at - position / SECOND
        assert number == round(made) % ticks.N_PITCHES, f'at {at} is the tick {number}, not that of {made}'
        off.append(made - round(made))
    print(f'# {len(off)} ticks are off by up to {1000 * max(map(abs, off)):.0f} ms')
    assert len(off) >= at_least and max(map(abs, off)) < 0.05, off


def with_ticker(function):
    """A case that is given a fresh folder and two microphones that hear ticks, made by number at whole seconds of
    the clock."""
    def case():
        missing = recording.missing_programs('pulseaudio', 'pactl')
        if missing:
            return f'not installed: {", ".join(missing)}'
        with tempfile.TemporaryDirectory(prefix='yishi-sound-') as folder:
            with recording.Ticker(pathlib.Path(folder)) as ticker:
                return function(pathlib.Path(folder), ticker.server)
    return case


@with_ticker
def test_a_suspended_program_hears_it_all_afterwards(folder, server):
    marks = []
    seconds = float(os.environ.get('YISHI_TEST_SUSPENDED', 5))
    with record(folder, server) as host:
        host.start()
        host.wait_for('level')
        mark_until(host, marks, host.mark()[0] / SECOND + 2)
        host.process.send_signal(signal.SIGSTOP)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            select.select([], [], [], left)
        host.process.send_signal(signal.SIGCONT)
        mark_until(host, marks, host.mark()[0] / SECOND + 3)
        part = host.stop()
        host.quit()
    check_length(host, part, marks[-1][0])
    assert all(end < 3 for _, end in said_gaps(host)), host.lines
    check_ticks(marks, part, seconds + 3)


@with_ticker
def test_marks_lie_where_the_sound_of_their_moment_is(folder, server):
    """After the start, a pause and with another microphone."""
    marks = []
    with record(folder, server, device='usbmic') as host:
        host.start()
        host.wait_for('level')
        mark_until(host, marks, host.mark()[0] / SECOND + 3)
        for _ in range(3):
            between_ticks(host)
            host.send('pause')
            host.wait_for('paused', len(host.all('paused')) + 1)
            host.send('resume')
            host.wait_for('resumed', len(host.all('resumed')) + 1)
            mark_until(host, marks, host.mark()[0] / SECOND + 2)
        between_ticks(host)
        server.unplug('usbmic')
        host.wait_for('watch device .*-1 (?!USB)')
        mark_until(host, marks, host.mark()[0] / SECOND + 4)
        part = host.stop()
        host.quit()
    check_ticks(marks, part, 9)


@with_server()
def test_speech_that_is_cut_off_by_a_kill(folder, server):
    """Against a reference that is taken beside it from the same microphone."""
    if recording.missing_programs('espeak-ng', 'parec'):
        return 'not installed: espeak-ng'
    speech = folder / 'speech.wav'
    recording.say_something(speech)
    losses = []
    for number in range(int(os.environ.get('YISHI_TEST_SPEECH_KILLS', 3))):
        reference = folder / f'{number}.raw'
        player = server.play(speech)
        with open(reference, 'wb') as file, record(folder, server, name=f'{number}.opus') as host:
            host.start()
            host.wait_for('level')
            beside = subprocess.Popen(['parec', '--device=usbmic', '--rate=48000', '--channels=1', '--format=s16le',
                                       '--latency-msec=20'], stdout=file, env={**os.environ, **server.env})
            while reference.stat().st_size == 0:
                assert host.read(0.05), host.lines
            host.reach(host.mark()[0] / SECOND + RANDOM.uniform(2, 4))
            position, clock, _ = host.mark()
            killed = time.monotonic_ns()
            host.process.kill()
            beside.terminate()
            beside.wait()
        player.kill()
        player.wait()
        path = folder / 'media' / f'{number}.opus'
        losses.append((position + killed - clock * 1000) / SECOND - recording.duration(path))
        assert reference.stat().st_size > 48000, 'the reference heard nothing'
        check_same_sound(path, reference, losses[-1])
    print(f'# seed {SEED}: lost {", ".join(f"{loss:.3f}" for loss in losses)} s')
    assert max(losses) <= 0.5, losses
    return None


def envelope(samples, rate):
    """Loudness of each 20 ms."""
    step = rate // 50
    return [max(map(abs, samples[i:i + step])) for i in range(0, len(samples) - step, step)]


def check_same_sound(path, reference, loss):
    """The end of the part is the reference's, so much before the reference's end as was lost."""
    ours = envelope(recording.decode(path), recording.RATE)
    found = subprocess.run(['ffmpeg', '-v', 'error', '-f', 's16le', '-ar', '48000', '-ac', '1', '-i', str(reference),
                            '-ar', str(recording.RATE), '-f', 's16le', '-'], capture_output=True, check=True)
    samples = recording.array.array('h', found.stdout)
    theirs = envelope(samples, recording.RATE)
    tail = ours[-60:]
    shifts = range(max(len(theirs) - len(tail) - 60, 0), max(len(theirs) - len(tail), 1))
    best = min(shifts, key=lambda shift: sum(abs(a - b) for a, b in zip(tail, theirs[shift:])))
    missing = (len(theirs) - best - len(tail)) * 0.02
    assert missing <= 0.5, f'{missing} s of the reference are missing (reckoned {loss})'


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]))
