"""windows.py - what the window costs: until it is there, in memory, at rest, and from a key to a picture

SPDX-License-Identifier: GPL-3.0-or-later

Usage: /usr/bin/python3 windows.py BUILD-DIR [BENCH…]

Prints a list of results as JSON; tests/bench/run puts them into its table.
Debian's own Python is needed for the accessibility bus, so this is a program
beside `run`. Everything is measured on a screen of its own, in turn with a bare
libadwaita window and with gnome-calculator, drawn by the same renderer; of
repeated starts the fastest counts, on both sides. Keys are pressed in the X
server, and the window's probe (tests/ui/probe-times.c) says when they were
answered, with the drawing and what the server does with it.
"""
import itertools
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TESTS = pathlib.Path(__file__).resolve().parent.parent
PYTHON = '/usr/bin/python3'
N_UNITS = 50_000
N_STARTS = 11
DATE = '2026-12-15'
# One for the chair, and one on which the wall fills the screen.
MONITORS = ('1366x768', '1920x1080')
TITLE = '样例事项'
# Units, names, initials and phones, of many hits and of none.
TYPED = ('3-2-501', '120', 'yl', '样例', '1-1-101', 'y', '12-1-1001', '样例12', '0012', 'yangli', 'qqqq', '5-1-201')
N_ROUNDS = 3
# Between two keys: longer than a frame, and quicker than anybody types.
KEY_DELAY_MS = 50
N_BALLOTS = 20
REST_SECONDS = 12
# Of three hours' sound, each of two parts has as many minutes as this.
PART_MINUTES = 90
PEAKS_PER_SECOND = 20


def measure(build):
    """The results as mappings, for benches.Result. Without a screen the benchmarks fail."""
    done = subprocess.run([PYTHON, '-B', __file__, str(build)], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f'windows.py: ended with status {done.returncode}')
    return json.loads(done.stdout)


def compare(name, ours, theirs, largest, unit='ms'):
    """A result for two numbers: ours may be largest times theirs."""
    ratio = ours / theirs
    return {'name': name, 'ours': f'{ours:.1f} {unit}', 'theirs': f'{theirs:.1f} {unit}', 'found': f'{ratio:.2f} x',
            'limit': f'{largest} x', 'is_within': ratio <= largest}


def cap(name, value, largest, unit):
    """A result for a number that has a limit of its own."""
    return {'name': name, 'ours': f'{value:.1f} {unit}', 'theirs': '', 'found': f'{value:.1f} {unit}',
            'limit': f'{largest} {unit}', 'is_within': value <= largest}


class WindowBenches:
    """The benches in their order, on one desktop."""

    def __init__(self, screen, folder):
        self.screen = screen
        self.folder = folder
        self.build = screen.build
        self.yishi = self.build / 'app' / 'yishi'
        self.bare = self.build / 'tests' / 'bench' / 'bare-window'
        self.probe = self.build / 'tests' / 'bench' / 'first-pixels'
        self.n_homes = 0
        self.sample = self.make_sample()
        self.large = self.make_large()

    def all(self):
        return (self.measure_start, self.measure_memory, self.measure_door, self.measure_ballots, self.measure_rest,
                self.measure_listening)

    # Records

    def cli(self, *words, now='2026-11-20T09:00:00+08:00'):
        environment = dict(self.screen.environment, YISHI_NOW=now)
        subprocess.run([str(self.yishi), *map(str, words)], env=environment, check=True, stdout=subprocess.DEVNULL)

    def make_record(self, name, roster):
        """A record with this roll and a meeting to come."""
        record = self.folder / name
        self.cli('new', record, '--name', '示例小区')
        self.cli('roll', 'import', record, roster)
        self.cli('meeting', 'new', record, '--date', DATE, '--place', '社区活动室')
        for number in range(1, 6):
            self.cli('item', 'add', record, '--meeting', DATE, '--kind', 'matter', '--matter', '5', '--title',
                     f'{TITLE}{number}')
        return record

    def make_sample(self):
        return self.make_record('sample.yishi', TESTS / 'fixtures' / 'rosters' / 'longyue-city.xlsx')

    def make_large(self):
        import fixtures
        roster = self.folder / 'large.csv'
        fixtures.write_roster(roster, N_UNITS)
        return self.make_record('large.yishi', roster)

    # Starting

    def start_once(self, *command):
        """ms until the first pixels of a program that is started and ended again."""
        words = [self.probe, '--', *command]
        environment = dict(self.screen.environment, HOME=str(self.folder), XDG_CONFIG_HOME=str(self.folder / 'config'),
                           YISHI_NOW='2026-12-01T09:00:00+08:00', LC_ALL='zh_CN.UTF-8')
        done = subprocess.run([str(word) for word in words], env=environment, capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise SystemExit(f'{command}: drew nothing: {done.stdout} {done.stderr}')
        return float(done.stdout.split()[1])

    def measure_start(self):
        """With the sample, with a large roll, the calculator and the bare window, in turn."""
        programs = {'sample': (self.yishi, self.sample), 'large': (self.yishi, self.large),
                    'calculator': ('gnome-calculator',), 'bare': (self.bare,)}
        took = {name: [] for name in programs}
        for command in programs.values():
            self.start_once(*command)  # brings its files into memory
        for _ in range(N_STARTS):
            for name, command in programs.items():
                took[name].append(self.start_once(*command))
        best = {name: min(times) for name, times in took.items()}
        return [compare('start with the sample / gnome-calculator', best['sample'], best['calculator'], 1.2),
                compare('start with the sample / a bare window', best['sample'], best['bare'], 2.0),
                compare(f'start with {N_UNITS:,} units / with the sample', best['large'], best['sample'], 1.5)]

    # The window at work

    def open_window(self, record, program=None, **options):
        """A window with a home of its own, which has come to rest."""
        import driver
        self.n_homes += 1
        window = driver.Window(self.screen, self.folder / f'home-{self.n_homes}', program=program)
        window.start(*([record] if record is not None else []), **options)
        if program is None:
            window.find(role='page tab')
        window.settle()
        return window

    def open_evening(self, record):
        """A copy of a record with the wall on the second monitor and its first item at hand."""
        record = shutil.copy(record, self.folder / f'evening-{self.n_homes}.yishi')
        self.cli('notice', 'post', record, '--meeting', DATE, '--on', '2026-11-20', '--where', '公告栏')
        self.cli('meeting', 'start', record, '--meeting', DATE, now=f'{DATE}T18:55:00+08:00')
        window = self.open_window(record, now=f'{DATE}T19:00:00+08:00')
        window.key('F9')
        window.wait(window.wall, 'the wall')
        window.wait(lambda: window.can('next-item'), 'the meeting to have begun')
        window.key('ctrl+Page_Down')
        window.wait_wall(f'{TITLE}1')
        window.key('alt+5')
        return window

    # Memory

    def measure_memory(self):
        """With every page opened, and the bare window's: both with the libraries that they share."""
        import pages
        bare = self.open_window(None, program=self.bare)
        window = self.open_window(self.large)
        for name in pages.tabs(window):
            pages.show(window, name)
        ours, theirs = window.memory(), bare.memory()
        window.close()
        bare.kill()
        return [compare(f'memory with {N_UNITS:,} units / a bare window', ours / 1e6, theirs / 1e6, 3, 'MB')]

    # Keys

    def measure_door(self):
        """From each key in the field of the door to its picture.

        All are typed several times. A stall that is the program's own comes every time, and one of the machine's
        does not: of each key the fastest counts for the longest, as it does for the starts. The cursor does not blink
        here; where it does, GTK draws at a beat of its own, for which a key waits half a frame on average.
        """
        window = self.open_window(self.large, now=f'{DATE}T18:30:00+08:00')
        window.key('alt+4')
        window.wait(lambda: window.ask_probe('FocusName') == window.t('Who comes: unit, name or initials'),
                    'the field of the door')
        window.settle()
        self.screen.ask('xset', 'r', 'off')  # where other work delays the release of a key
        window.ask_probe('WatchTimes')
        rounds = [self.type_all(window) for _ in range(N_ROUNDS)]
        window.close()
        name = f'check-in among {N_UNITS:,} units, key to frame'
        return [cap(f'{name}: median', statistics.median(took for keys in rounds for took in keys), 16, 'ms'),
                cap(f'{name}: longest', max(map(min, zip(*rounds))), 33, 'ms')]

    def type_all(self, window):
        """Types each of TYPED and takes it away again; ms from each key to its picture."""
        times = []

        def are_answered(n_keys):
            times.extend(window.ask_probe('TakeTimes')[0])
            return len(times) >= n_keys
        for text in TYPED:
            window.desktop.learn(text)
            before = len(times)
            window.xdotool('type', '--delay', KEY_DELAY_MS, text)
            window.xdotool('key', '--delay', KEY_DELAY_MS, 'Escape')
            window.wait(lambda n_keys=before + len(text) + 1: are_answered(n_keys), f'the keys of “{text}”')
        return times

    # Ballots

    def measure_ballots(self):
        """From the key that is a ballot's answer to the wall that counts it, without the disk's own part of it.

        The disk's part is what the program waited in fsync for this very ballot. As a ballot on the command
        line it is judged by the median, which is what whoever types ballots feels.
        """
        import fixtures
        window = self.open_evening(self.large)
        window.key('ctrl+shift+o')
        field = window.t('Unit, name or initials')
        window.wait(lambda: window.ask_probe('FocusName') == field, 'the field of the ballots')
        window.settle()
        window.ask_probe('WatchTimes')
        walls = []
        for unit in itertools.islice(fixtures.names(N_UNITS), N_BALLOTS):
            window.type(unit)
            window.key('Return')
            window.wait(lambda name=unit: name in window.ask_probe('FocusName'), f'the answer of {unit}')
            window.key('1')
            walls += window.wait(lambda: window.ask_probe('TakeTimes')[1], f'the ballot of {unit} on the wall')
            window.wait(lambda: window.ask_probe('FocusName') == field, 'the field of the ballots')
        window.wait_wall(f'参与人数 {N_BALLOTS} 人')
        window.close()
        return [cap(f'ballot among {N_UNITS:,} units to wall, beyond the disk', statistics.median(walls), 100, 'ms')]

    # At rest

    def measure_rest(self):
        """What the processor does while nobody does anything: with the wall up, and with a speaker's clock on it."""
        window = self.open_evening(self.sample)
        name = 'the processor at rest, the wall up'
        found = [cap(f'{name}, an item at hand', self.measure_load(window), 1, '%')]
        window.key('ctrl+l')
        window.wait(lambda: window.ask_probe('FocusName') == window.t('Who wants to speak: unit, name or initials'),
                    'the field of the speakers')
        window.type('1-1-101')
        window.key('Return')
        window.wait(lambda: window.can('next-speaker'), 'somebody to wait')
        window.key('F4')
        window.wait_wall('发言时间')
        found.append(cap(f'{name}, a speaker’s clock', self.measure_load(window), 1, '%'))
        window.close()
        return found

    def measure_load(self, window):
        """Per cent of a core that its process takes over some seconds."""
        window.settle()
        start, before = time.monotonic(), window.cpu()
        window.wait(lambda: time.monotonic() - start >= REST_SECONDS, 'the seconds at rest')
        return 100 * (window.cpu() - before) / (time.monotonic() - start)


    # Listening

    def make_three_hours(self):
        """A record with a recording of three hours in two parts, and a picture of it as no speech has it: all loud."""
        import recording
        record = self.folder / 'long.yishi'
        self.cli('new', record, '--name', '示例小区')
        self.cli('meeting', 'new', record, '--date', DATE)
        for kind in ('discussion', 'straw', 'report'):
            self.cli('item', 'add', record, '--meeting', DATE, '--kind', kind, '--title', f'{TITLE}{kind}')
        minute = recording.make_part(self.folder / 'minute.opus', 60)
        part = self.folder / 'part.opus'
        subprocess.run([str(self.build / 'tests' / 'recorder' / 'ogg-host'), 'join', str(part),
                        *[str(minute), '0', str(60 * recording.SECOND)] * PART_MINUTES], check=True,
                       stdout=subprocess.DEVNULL)
        n_peaks = PART_MINUTES * 60 * PEAKS_PER_SECOND
        pathlib.Path(f'{part}.peaks').write_bytes(bytes(128 + i * 7919 % 128 for i in range(n_peaks)))
        subprocess.run([str(self.build / 'tests' / 'stories' / 'sound-maker'), str(record), str(PART_MINUTES), str(part),
                        str(part)], check=True)
        return record

    def measure_listening(self):
        """From the page of the minutes to its waveform, in a window that is there."""
        record = self.make_three_hours()
        environment = dict(self.screen.environment, HOME=str(self.folder), YISHI_NOW='2026-12-16T09:00:00+08:00')
        took = [float(subprocess.run([str(self.build / 'tests' / 'bench' / 'listening-speed'), str(record)],
                                     env=environment, check=True, capture_output=True, text=True).stdout)
                for _ in range(N_STARTS)]
        return [cap('three hours of sound to their waveform: median', statistics.median(took), 300, 'ms')]


def main():
    sys.path[:0] = [str(TESTS / 'ui'), str(TESTS / 'recorder')]
    import desktop
    build, wanted = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    results = []
    try:
        with desktop.Desktop(build, MONITORS) as screen, \
                tempfile.TemporaryDirectory(prefix='bench-', dir=build) as folder:
            bench = WindowBenches(screen, pathlib.Path(folder))
            for function in bench.all():
                if not wanted or function.__name__.removeprefix('measure_') in wanted:
                    results += function()
    except desktop.Unavailable as error:
        print(f'windows.py: there is no screen to measure on: {error}', file=sys.stderr)
        sys.exit(1)
    json.dump(results, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == '__main__':
    main()
