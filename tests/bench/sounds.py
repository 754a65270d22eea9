"""sounds.py - what recording costs, against GStreamer's own tool with the same elements, and how soon a jump is heard

SPDX-License-Identifier: GPL-3.0-or-later
"""
import array
import os
import pathlib
import select
import shutil
import subprocess
import sys
import tempfile
import time

import benches

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'recorder'))
import recording  # noqa: E402

# Recordings short enough that one of each side falls into a quiet moment of the machine.
MINUTES = 2
N_RECORDINGS = 11
N_TURNS = 3
# Seconds of the timeline.
JUMPS = (61, 75.3, 90, 118)
SOURCE = f'audiotestsrc wave=pink-noise samplesperbuffer=480 num-buffers={MINUTES * 6000}'
SAME = (f'{SOURCE} ! queue ! audioconvert ! audioresample ! audio/x-raw,format=S16LE,rate=48000,channels=1 '
        '! audiorate ! level interval=50000000 ! queue ! opusenc bitrate=32000 audio-type=voice '
        '! oggmux max-delay=200000000 max-page-delay=200000000 ! filesink buffer-mode=unbuffered location=')


def record(host, folder, number):
    """CPU seconds that recorder-host takes, with its peaks, sums and syncs."""
    with recording.Host(host, folder / 'media', name=f'{number}.opus', source=SOURCE) as recorder:
        recorder.send('stop at the end')
        recorder.wait_for('stopped', seconds=600)
        recorder.wait_for('idle')
        recorder.send('cpu')
        return float(recorder.wait_for(r'cpu ([\d.]+)')[1])


class Ear:
    """Hears what a loudspeaker of the sound server gives, and when."""

    RATE = 48000
    QUIET = 0.25

    def __init__(self, server, room):
        self.process = subprocess.Popen(['parec', f'--device={room}.monitor', f'--rate={self.RATE}', '--channels=1',
                                         '--format=s16le', '--latency-msec=5'], stdout=subprocess.PIPE,
                                        env={**os.environ, **server.env})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def listen(self, seconds):
        """(clock, samples) as they come: what the server is about to play from then on."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.process.stdout], [], [], left)[0]:
                data = os.read(self.process.stdout.fileno(), 1 << 16)
                yield time.monotonic(), array.array('h', data[:len(data) // 2 * 2])

    def wait_quiet(self):
        """Until nothing has been heard for a while."""
        since = time.monotonic()
        for now, samples in self.listen(recording.DEADLINE):
            if any(abs(value) > 1000 for value in samples):
                since = now
            if now - since > self.QUIET:
                return
        raise SystemExit('it does not become quiet')

    def wait_sound(self):
        """The clock at the first sample that is loud."""
        for now, samples in self.listen(recording.DEADLINE):
            first = next((i for i, value in enumerate(samples) if abs(value) > 3000), None)
            if first is not None:
                return now + first / self.RATE
        raise SystemExit('nothing is heard')


def jump_and_hear(player, ear, place):
    """Seconds from the wish to play at a place until it comes out of the loudspeaker; before it, silence is played."""
    player.send('seek 0')
    ear.wait_quiet()
    start = time.monotonic()
    player.send(f'seek {int(place * recording.SECOND)}')
    return ear.wait_sound() - start


def measure_jumps(build):
    """From the silence of one part into the sound of another, and within it, at the sink of a real sound server."""
    host = build / 'tests' / 'recorder' / 'player-host'
    if recording.missing_programs('pulseaudio', 'pactl', 'parec', 'gst-launch-1.0') or not host.exists():
        return []
    with tempfile.TemporaryDirectory(prefix='bench-') as name, recording.SoundServer(name, microphones=()) as server:
        folder = pathlib.Path(name)
        parts = [(recording.make_part(folder / 'a.opus', 60, 'wave=silence'), 0),
                 (recording.make_part(folder / 'b.opus', 60, 'wave=sine freq=440 volume=0.5'), 60)]
        words = [word for path, offset in parts for word in (path, offset * recording.SECOND, 60 * recording.SECOND)]
        server.pactl('set-default-sink', 'room')
        with recording.Talker(host, *words, YISHI_AUDIO_SINK='', **server.env) as player, Ear(server, 'room') as ear:
            player.send('open')
            player.send('play')
            player.wait_for('sounding')
            rounds = [[jump_and_hear(player, ear, place) for place in JUMPS] for _ in range(N_TURNS)]
            player.quit()
    slowest = max(min(times) for times in zip(*rounds))
    return [vars(benches.cap('a jump until it is heard at the sound server', 1000 * slowest, 100, 'ms'))]


def measure(build):
    """Lines of the table, as the fields of a Result."""
    return measure_cpu(build) + measure_jumps(build)


def measure_cpu(build):
    """The same sound recorded over and over, in turn with the tool."""
    host = build / 'tests' / 'recorder' / 'recorder-host'
    if shutil.which('gst-launch-1.0') is None or not host.exists():
        return []
    ours, theirs = [], []
    with tempfile.TemporaryDirectory(prefix='bench-', dir=build) as name:
        folder = pathlib.Path(name)
        for number in range(N_RECORDINGS):
            ours.append(record(host, folder, number))
            theirs.append(benches.run('gst-launch-1.0', '-q', *f'{SAME}{folder}/{number}.ogg'.split()).cpu)
    return [vars(benches.compare(f'CPU of {MINUTES} minutes of sound / gst-launch', min(ours), min(theirs), 1.2))]


if __name__ == '__main__':
    lines = measure(pathlib.Path(sys.argv[1]).resolve())
    print(*lines, sep='\n')
    sys.exit(0 if all(line['is_within'] for line in lines) else 1)
