"""recording.py - a recorder to talk to, a sound server of one's own, and what independent players hear

SPDX-License-Identifier: GPL-3.0-or-later

Nothing here waits for a time: every wait is for a line, a file or an answer, and
has a deadline of YISHI_TEST_DEADLINE seconds (60).
"""
import array
import contextlib
import hashlib
import json
import os
import pathlib
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'static'))

DEADLINE = float(os.environ.get('YISHI_TEST_DEADLINE', 60))
SECOND = 1_000_000_000
# Decoded at so many samples a second: enough to find a tick to a millisecond.
RATE = 8000
TICKS = 'audiotestsrc is-live=true wave=ticks freq=1000 tick-interval=1000000000 sine-periods-per-tick=20 samplesperbuffer=480'
TONE = 'audiotestsrc is-live=true volume=0.5'


class Talker:
    """A program that is driven by lines; what it says is kept in self.lines."""

    def __init__(self, *words, **environment):
        env = {**os.environ, **{key: str(value) for key, value in environment.items()}}
        self.lines = []
        self.rest = b''
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen([str(word) for word in words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.log, bufsize=0, env=env)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        self.log.close()

    def send(self, line):
        self.process.stdin.write(line.encode() + b'\n')

    def read(self, seconds):
        """Takes in what is said within these seconds; False when nothing comes any more."""
        if not select.select([self.process.stdout], [], [], max(seconds, 0))[0]:
            return True
        data = os.read(self.process.stdout.fileno(), 65536)
        *whole, self.rest = (self.rest + data).split(b'\n')
        self.lines += [line.decode() for line in whole]
        return bool(data)

    def wait_for(self, pattern, count=1, seconds=DEADLINE):
        """The match of the count-th line that the pattern fits from its beginning."""
        end = time.monotonic() + seconds
        goes_on = True
        while True:
            found = [match for match in (re.match(pattern, line) for line in self.lines) if match]
            if len(found) >= count:
                return found[count - 1]
            left = end - time.monotonic()
            if left <= 0 or not goes_on:
                self.log.seek(0)
                raise AssertionError(f'no “{pattern}” in {self.lines}\n{self.log.read().decode(errors="replace")}')
            goes_on = self.read(left)

    def quit(self):
        """Ends the program, which must end well."""
        self.send('quit')
        self.process.wait(DEADLINE)
        self.log.seek(0)
        assert self.process.returncode == 0, self.log.read().decode(errors='replace')

    def all(self, pattern):
        return [match for match in (re.match(pattern, line) for line in self.lines) if match]


class Host(Talker):
    """recorder-host; without a source it listens to a microphone."""

    def __init__(self, program, folder, name='a.opus', device=None, mirror=None, source=TONE, **environment):
        super().__init__(program, folder, name, device or '-', *([mirror] if mirror else []),
                         YISHI_AUDIO_SOURCE=source or '', **environment)

    def start(self):
        return int(self.wait_for(r'started (\d+)')[1])

    def mark(self, name='m'):
        """Where the recorder says it is: position in ns, monotonic and wall clock in µs."""
        count = len(self.all(rf'mark {name} ')) + 1
        self.send(f'mark {name}')
        match = self.wait_for(rf'mark {name} (-?\d+) (\d+) (\d+)', count)
        return tuple(int(match[i]) for i in (1, 2, 3))

    def reach(self, seconds, name='r'):
        """Lets the recording go on to this position."""
        while True:
            left = seconds - self.mark(name)[0] / SECOND
            if left <= 0:
                return
            self.read(left)

    def stop(self):
        """Stops: bytes, SHA-256, length in ns, whether it was cut, ms it took, path."""
        count = len(self.all('stopped ')) + 1
        self.send('stop')
        match = self.wait_for(r'(?:stopped|ended) (\d+) (\w+) (\d+) (\d) (\d+) (.*)', count)
        return Part(int(match[1]), match[2], int(match[3]), match[4] == '1', int(match[5]), pathlib.Path(match[6]))

    def quit(self):
        """Ends the program once all is on the disk."""
        self.wait_for('idle')
        super().quit()


class Part:
    def __init__(self, n_bytes, sha256, length, is_cut, ms, path):
        self.bytes, self.sha256, self.length = n_bytes, sha256, length
        self.is_cut, self.ms, self.path = is_cut, ms, path

    def check(self):
        """The file is what was said of it, and two other programs can play it."""
        content = self.path.read_bytes()
        assert len(content) == self.bytes, f'{len(content)} bytes, not {self.bytes}'
        assert hashlib.sha256(content).hexdigest() == self.sha256, 'the sum is another one'
        assert abs(duration(self.path) - self.length / SECOND) < 0.02, f'{duration(self.path)} s, not {self.length} ns'
        check_opus(self.path)


def duration(path):
    """Seconds, as ffprobe sees it."""
    found = subprocess.run(['ffprobe', '-v', 'error', '-show_entries', 'format=duration', '-of', 'json', str(path)],
                           capture_output=True, text=True, check=True)
    return float(json.loads(found.stdout)['format']['duration'])


def check_opus(path, is_ended=True):
    """opusinfo finds nothing wrong."""
    found = subprocess.run(['opusinfo', str(path)], capture_output=True, text=True, check=False)
    complaints = [line for line in (found.stdout + found.stderr).splitlines()
                  if 'WARNING' in line and (is_ended or 'EOS' not in line)]
    assert not complaints, complaints


def decode(path, start=None):
    """The sound as ffmpeg decodes it: samples at RATE."""
    seek = ['-ss', str(start)] if start is not None else []
    sound = subprocess.run(['ffmpeg', '-v', 'error', *seek, '-i', str(path), '-ac', '1', '-ar', str(RATE), '-f', 's16le',
                            '-'], capture_output=True, check=True)
    return array.array('h', sound.stdout)


def find_ticks(samples, level=6000):
    """Seconds at which a tick begins."""
    ticks = []
    for index, value in enumerate(samples):
        if abs(value) > level and (not ticks or index - ticks[-1] > RATE // 2):
            ticks.append(index)
    return [index / RATE for index in ticks]


def loudness(samples, start, end):
    """The largest amplitude between two seconds, from 0 to 1."""
    part = samples[int(start * RATE):int(end * RATE)]
    return max(map(abs, part), default=0) / 32768


@contextlib.contextmanager
def small_disk(megabytes):
    """A folder on a file system of its own that is soon full; None where that is not permitted."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix='yishi-disk-'))
    mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={megabytes}m', 'yishi-test', str(folder)],
                             capture_output=True, check=False).returncode == 0
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run(['umount', '-l', str(folder)], check=True)
        folder.rmdir()


class SoundServer:
    """PulseAudio with rooms that nobody hears; what is played into a room its microphones hear."""

    ROOMS = ('load-module module-null-sink sink_name=room rate=48000',
             'load-module module-null-sink sink_name=room2 rate=48000')
    USB = ('module-remap-source', 'source_name=usbmic', 'master=room.monitor',
           'source_properties=device.description=USB-Microphone')
    BUILTIN = ('module-remap-source', 'source_name=builtin', 'master=room.monitor',
               'source_properties=device.description=Built-in-Microphone')

    def __init__(self, folder, microphones=(USB, BUILTIN), rooms=ROOMS):
        self.folder = pathlib.Path(folder)
        self.microphones, self.rooms = microphones, rooms
        self.process = None
        self.socket = self.folder / 'pulse.sock'
        self.env = {'XDG_RUNTIME_DIR': str(self.folder / 'run'), 'HOME': str(self.folder / 'home'),
                    'XDG_CONFIG_HOME': str(self.folder / 'config'), 'PULSE_SERVER': f'unix:{self.socket}'}
        for name in ('run', 'home', 'config'):
            (self.folder / name).mkdir(mode=0o700, exist_ok=True)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self):
        script = self.folder / 'server.pa'
        lines = [f'load-module module-native-protocol-unix auth-anonymous=1 socket={self.socket}',
                 'load-module module-rescue-streams', *self.rooms,
                 *('load-module ' + ' '.join(words) for words in self.microphones)]
        if self.microphones:
            lines.append('set-default-source ' + self.microphones[0][1].split('=')[1])
        script.write_text('\n'.join(lines) + '\n', encoding='utf-8')
        self.socket.unlink(missing_ok=True)
        self.process = subprocess.Popen(['pulseaudio', '-n', '-F', str(script), '--daemonize=no', '--exit-idle-time=-1',
                                         '--use-pid-file=no'], env={**os.environ, **self.env},
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        end = time.monotonic() + DEADLINE
        while subprocess.run(['pactl', 'list', 'short', 'sinks'], env={**os.environ, **self.env}, check=False,
                             capture_output=True).returncode != 0:
            assert self.process.poll() is None and time.monotonic() < end, self.process.stderr.read().decode()
            select.select([self.process.stderr], [], [], 0.05)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stderr.close()

    def pactl(self, *words):
        return subprocess.run(['pactl', *words], env={**os.environ, **self.env}, check=True, capture_output=True,
                              text=True).stdout.strip()

    def plug_in(self, words):
        return self.pactl('load-module', *words)

    def unplug(self, name):
        """Unloads the module of the source of that name, as a cable that is pulled does."""
        for line in self.pactl('list', 'short', 'modules').splitlines():
            number, _, arguments = (line.split('\t') + ['', ''])[:3]
            if f'source_name={name}' in arguments:
                self.pactl('unload-module', number)
                return
        raise AssertionError(f'no source {name}')

    def play(self, path, room='room'):
        return subprocess.Popen(['paplay', f'--device={room}', str(path)], env={**os.environ, **self.env})

    def wait_until_heard(self, room):
        """Until there has been a second of sound in the room."""
        ear = subprocess.Popen(['parec', f'--device={room}.monitor', '--rate=8000', '--channels=1', '--format=s16le',
                                '--latency-msec=50'], env={**os.environ, **self.env}, stdout=subprocess.PIPE)
        end = time.monotonic() + DEADLINE
        n_loud = 0
        while n_loud < 80:
            assert ear.poll() is None and time.monotonic() < end, 'nothing is heard'
            if select.select([ear.stdout], [], [], 1)[0]:
                block = array.array('h', ear.stdout.read(200))
                n_loud += max(map(abs, block), default=0) > 1000
        ear.kill()
        ear.communicate()

    @contextlib.contextmanager
    def ticking(self, description=TICKS, room='room'):
        """Plays a source of GStreamer's into a room, two seconds ahead if it is not live; goes on when it is heard."""
        player = subprocess.Popen(['gst-launch-1.0', '-q', *description.split(), '!', 'audio/x-raw,rate=48000', '!',
                                   'pulsesink', f'device={room}', 'buffer-time=2000000', 'latency-time=20000'],
                                  env={**os.environ, **self.env}, stdout=subprocess.DEVNULL)
        try:
            self.wait_until_heard(room)
            yield player
        finally:
            player.kill()
            player.wait()


class Ticker:
    """A sound server with two microphones that hear the ticks of ticks.py."""

    NAMES = {'usbmic': 'USB-Microphone', 'builtin': 'Built-in-Microphone'}

    def __init__(self, folder):
        self.fifos = [folder / f'{name}.fifo' for name in self.NAMES]
        self.words = [('module-pipe-source', f'source_name={name}', f'file={fifo}', 'format=s16le', 'rate=48000',
                       'channels=1', f'source_properties=device.description={told}')
                      for (name, told), fifo in zip(self.NAMES.items(), self.fifos)]
        self.server = SoundServer(folder, self.words)
        self.process = None

    def __enter__(self):
        self.server.start()
        script = pathlib.Path(__file__).resolve().parent / 'ticks.py'
        self.process = subprocess.Popen([sys.executable, str(script), *map(str, self.fifos)])
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.server.kill()


def make_part(path, seconds, wave='wave=ticks freq=1000 tick-interval=1000000000 sine-periods-per-tick=20'):
    """A part as the recorder makes them; seconds are whole. Its ticks begin up to a buffer early."""
    subprocess.run(['gst-launch-1.0', '-q', 'audiotestsrc', *wave.split(), f'num-buffers={seconds * 100}',
                    'samplesperbuffer=480', '!', 'audio/x-raw,rate=48000,channels=1', '!', 'opusenc', 'bitrate=32000',
                    'audio-type=voice', '!', 'oggmux', 'max-delay=200000000', 'max-page-delay=200000000', '!', 'filesink',
                    f'location={path}'], check=True)
    return path


def say_something(path):
    """Twenty seconds of speech, made here."""
    subprocess.run(['espeak-ng', '-v', 'cmn', '-w', str(path), '各位业主，大家好。今天讨论电梯更新和车位管理。' * 4], check=True)


def missing_programs(*names):
    return [name for name in names if shutil.which(name) is None]
