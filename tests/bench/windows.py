"""windows.py - what the window costs: until it is there, in memory, at rest, and from a key to a picture

SPDX-License-Identifier: GPL-3.0-or-later

Usage: /usr/bin/python3 windows.py BUILD-DIR [BENCH…]

Prints a list of results as JSON; tests/bench/run puts them into its table.
Debian's own Python is needed for the accessibility bus, so this is a program
beside `run`. Everything is measured on a screen of its own, in turn with a bare
libadwaita window and with gnome-calculator, drawn by the same renderer; of
repeated starts the fastest counts, on both sides.
"""
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
PYTHON = '/usr/bin/python3'
N_UNITS = 50_000
N_STARTS = 11
DATE = '2026-12-15'


def measure(build):
    """The results as mappings, for benches.Result; none, with a line that says why, without a screen."""
    done = subprocess.run([PYTHON, '-B', __file__, str(build)], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode == 77:
        print('The window is not measured: see above.')
        return []
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
        self.key_probe = self.build / 'tests' / 'bench' / 'key-frames'
        self.sample = self.make_sample()
        self.large = self.make_large()

    def all(self):
        return (self.measure_start, self.measure_memory, self.measure_door)

    def gates(self):
        """Those that are always measured; the others are asked for by name."""
        return (self.measure_start,)

    # Records

    def cli(self, *words):
        environment = dict(self.screen.environment, YISHI_NOW='2026-11-20T09:00:00+08:00')
        subprocess.run([str(self.yishi), *map(str, words)], env=environment, check=True, stdout=subprocess.DEVNULL)

    def make_record(self, name, roster):
        """A record with this roll and a meeting to come."""
        record = self.folder / name
        self.cli('new', record, '--name', '示例小区')
        self.cli('roll', 'import', record, roster)
        self.cli('meeting', 'new', record, '--date', DATE, '--place', '社区活动室')
        for number in range(1, 6):
            self.cli('item', 'add', record, '--meeting', DATE, '--kind', 'matter', '--matter', '5', '--title',
                     f'样例事项{number}')
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

    # Memory

    def open_window(self, record, home, program=None, **options):
        import driver
        window = driver.Window(self.screen, self.folder / home, program=program)
        return window.start(*([record] if record is not None else []), **options)

    def measure_memory(self):
        """With every page opened, beside the bare window, so that what both share is halved for both."""
        bare = self.open_window(None, 'bare-home', program=self.bare)
        window = self.open_window(self.large, 'large-home')
        self.open_pages(window)
        ours, theirs = window.memory(), bare.memory()
        window.close()
        bare.kill()
        return [compare(f'memory with {N_UNITS:,} units / a bare window', ours / 1e6, theirs / 1e6, 3, 'MB')]

    def open_pages(self, window):
        """Looks at every page once, as on any evening."""
        for tab in window.all_(role='page tab'):
            window.press(tab.full_name, 'page tab')
            window.wait(lambda name=tab.name: next(now for now in window.all_(name, 'page tab')).is_('selected'),
                        f'the page {tab.name}')
            window.settle()

    # Keys

    def measure_door(self):
        """From a key in the field of the door to the next frame, in a process of its own."""
        record = shutil.copy(self.large, self.folder / 'door.yishi')
        environment = dict(self.screen.environment, YISHI_NOW=f'{DATE}T19:00:00+08:00', LC_ALL='zh_CN.UTF-8')
        done = subprocess.run([str(self.build / 'tests' / 'bench' / 'door-speed'), str(record)], env=environment,
                              capture_output=True, text=True, check=True)
        found = dict(line.split('\t') for line in done.stdout.splitlines())
        return [cap(f'door, {N_UNITS:,} units, key to frame: median', float(found['key-median-ms']), 16, 'ms'),
                cap(f'door, {N_UNITS:,} units, key to frame: longest', float(found['key-worst-ms']), 33, 'ms')]

    def frames_of(self, window, *keys):
        """ms from each key to the next picture of the window."""
        done = subprocess.run([str(self.key_probe), str(window.x_window()[0]), *keys], env=self.screen.environment,
                              capture_output=True, text=True, check=True)
        return [float(line) for line in done.stdout.split()]

    def compare_keys(self, name, window, keys, median, longest):
        """Two results: the median, and the longest of all."""
        took = self.frames_of(window, *keys)
        if min(took) < 0:
            raise SystemExit(f'{name}: a key was not answered: {took}')
        return [cap(f'{name}: median', statistics.median(took), median, 'ms'),
                cap(f'{name}: longest', max(took), longest, 'ms')]


def main():
    sys.path.insert(0, str(TESTS / 'ui'))
    import desktop
    build, wanted = pathlib.Path(sys.argv[1]), sys.argv[2:]
    results = []
    try:
        with desktop.Desktop(build) as screen, tempfile.TemporaryDirectory(prefix='bench-', dir=build) as folder:
            bench = WindowBenches(screen, pathlib.Path(folder))
            for function in bench.all() if wanted else bench.gates():
                if not wanted or function.__name__.removeprefix('measure_') in wanted:
                    results += function()
    except desktop.Unavailable as error:
        print(f'windows.py: there is no screen to measure on: {error}', file=sys.stderr)
        sys.exit(77)
    json.dump(results, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == '__main__':
    main()
