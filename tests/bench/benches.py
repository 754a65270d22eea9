"""benches.py - what is measured, and against what

SPDX-License-Identifier: GPL-3.0-or-later

Of repeated runs the fastest counts, on both sides: whatever else the machine
does can only slow a run down. The two sides take turns, so that each has its
chance at every quiet moment, and there are as many turns as it takes to find
one. A single commit is judged by its median, since that is what whoever types
ballots feels. Nothing is forgiven: what is over its limit fails.
"""
import dataclasses
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

import fixtures

N_UNITS = 50_000
N_ENTRIES = 100_000
N_COMMITS = 400
N_IMPORTS = 11
N_CLOSINGS = 25
N_VERIFICATIONS = 5
DATE = '2026-12-15'
# Where a large record is made without waiting for a disk; it is measured elsewhere.
MEMORY = pathlib.Path('/dev/shm')


@dataclasses.dataclass
class Result:
    """One line of the table; the texts are for people."""
    name: str
    ours: str
    theirs: str
    found: str
    limit: str
    is_within: bool


def compare(name, ours, theirs, largest):
    """A Result for two durations in seconds: ours may take largest times theirs."""
    ratio = ours / theirs
    return Result(name, f'{1000 * ours:.2f} ms', f'{1000 * theirs:.2f} ms', f'{ratio:.2f} x',
                  f'{largest} x', ratio <= largest)


def cap(name, value, largest, unit):
    """A Result for a value that has a limit of its own."""
    return Result(name, f'{value:.1f} {unit}', '', f'{value:.1f} {unit}', f'{largest} {unit}', value <= largest)


@dataclasses.dataclass
class Run:
    """What one process took: seconds of the clock, seconds of CPU, bytes of memory at its peak."""
    wall: float
    cpu: float
    memory: int


def run(*command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL):
    """Runs a command to its end and measures it; a command that fails ends the benchmarks."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=stdout, stdin=stdin)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f'{command}: ended with status {process.returncode}')
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


class Typist:
    """Types lines into a program and waits for its answer to each, as a person at a keyboard would."""

    def __init__(self, *command):
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, bufsize=0)
        self.answers = os.fdopen(self.process.stdout.fileno(), 'rb', closefd=False)

    def type(self, line):
        """Returns the seconds from the line's last byte to the answer's."""
        start = time.perf_counter()
        self.process.stdin.write(line.encode() + b'\n')
        answer = self.answers.readline()
        duration = time.perf_counter() - start
        if not answer:
            raise SystemExit(f'{self.process.args}: no answer to “{line}”')
        return duration

    def close(self):
        self.process.stdin.close()
        if self.process.wait() != 0:
            raise SystemExit(f'{self.process.args}: ended with status {self.process.returncode}')


class Benches:
    """The benches in their order; later ones use the records that earlier ones made."""

    def __init__(self, yishi, bare_commit, folder):
        self.yishi = yishi
        self.bare_commit = bare_commit
        self.folder = folder
        self.roster = folder / 'roster.csv'
        self.ballots = folder / 'ballots.csv'
        self.record = folder / 'record.yishi'
        fixtures.write_roster(self.roster, N_UNITS)
        fixtures.write_ballots(self.ballots, N_UNITS)

    def all(self):
        return (self.measure_import, self.measure_close, self.measure_ballot, self.measure_verify)

    def vote(self, *words):
        """The words of a yishi command about the meeting."""
        return (self.yishi, *words[:2], self.record, '--meeting', DATE, *words[2:])

    def bare_import(self, number):
        """The sqlite3 shell reads the same file into one bare table."""
        database = self.folder / f'bare-{number}.db'
        columns = ', '.join(f'"{name}"' for name in fixtures.ROSTER_HEADER)
        return run('sqlite3', database, 'PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL',
                   f'CREATE TABLE roster ({columns})', f'.import --csv --skip 1 {self.roster} roster')

    def measure_import(self):
        """50,000 units, and the memory that takes."""
        ours, theirs = [], []
        for number in range(N_IMPORTS):
            record = self.folder / f'import-{number}.yishi'
            run(self.yishi, 'new', record, '--name', '示例小区')
            ours.append(run(self.yishi, 'roll', 'import', record, self.roster))
            theirs.append(self.bare_import(number))
        shutil.move(record, self.record)
        name = f'import of {N_UNITS:,} units'
        return [compare(f'{name} / sqlite3 .import', min(r.wall for r in ours), min(r.wall for r in theirs), 5),
                cap(f'{name}: peak memory', max(r.memory for r in ours) / 1e6, 150, 'MB')]

    def measure_close(self):
        """Closing and counting a vote in which everybody answered."""
        run(self.yishi, 'meeting', 'new', self.record, '--date', DATE)
        durations = []
        for item in range(1, N_CLOSINGS + 1):
            run(*self.vote('item', 'add', '--kind', 'matter', '--matter', '5', '--title', f'样例事项{item}'))
            run(*self.vote('ballot', 'import', '--item', item, self.ballots))
            durations.append(run(*self.vote('ballot', 'close', '--item', item)).cpu)
        return [cap(f'closing a vote of {N_UNITS:,} ballots: CPU', 1000 * min(durations), 50, 'ms')]

    def measure_ballot(self):
        """One ballot until it is durable, in turn with one bare commit."""
        run(*self.vote('item', 'add', '--kind', 'matter', '--matter', '5', '--title', '逐张录入'))
        clerk = Typist(*self.vote('ballot', 'enter', '--item', N_CLOSINGS + 1))
        bare = Typist(self.bare_commit, self.folder / 'commit.db')
        ours, theirs = [], []
        for number, unit in zip(range(N_COMMITS), fixtures.names(N_UNITS)):
            line = f'{unit},{fixtures.choice(number)}'
            ours.append(clerk.type(line))
            theirs.append(bare.type(line))
        clerk.close()
        bare.close()
        return [compare('one durable ballot / one bare commit', statistics.median(ours),
                        statistics.median(theirs), 2)]

    def enter_ballots(self, item):
        """Everybody's ballot, entered one by one: each is an entry of the journal."""
        with self.ballots.open('rb') as lines:
            lines.readline()
            run(*self.vote('ballot', 'enter', '--item', item), stdin=lines)

    def make_long_record(self):
        """Two votes in which every ballot was entered by itself, by the command that is always used for it."""
        record = self.record
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            self.record = pathlib.Path(folder, 'long.yishi')
            run(self.yishi, 'new', self.record, '--name', '示例小区')
            run(self.yishi, 'roll', 'import', self.record, self.roster)
            run(self.yishi, 'meeting', 'new', self.record, '--date', DATE)
            for item in range(1, N_ENTRIES // N_UNITS + 1):
                run(*self.vote('item', 'add', '--kind', 'matter', '--matter', '5', '--title', f'样例事项{item}'))
                self.enter_ballots(item)
                run(*self.vote('ballot', 'close', '--item', item))
            long_record = self.folder / 'long.yishi'
            run(self.yishi, 'backup', self.record, long_record)
        self.record = record
        return long_record

    def read_with_shell(self, record):
        """sha256sum of the record's bytes, and every row of every table read by the sqlite3 shell."""
        tables = subprocess.run(['sqlite3', record, "SELECT name FROM sqlite_master WHERE type = 'table'"],
                                check=True, capture_output=True, text=True).stdout.split()
        return (run('sha256sum', record).wall +
                run('sqlite3', record, *(f'SELECT * FROM "{table}"' for table in tables)).wall)

    def measure_verify(self):
        """Verifying against hashing and merely reading the same bytes."""
        record = self.make_long_record()
        ours, theirs = [], []
        for _ in range(N_VERIFICATIONS):
            ours.append(run(self.yishi, 'verify', record).wall)
            theirs.append(self.read_with_shell(record))
        return [compare(f'verify of {N_ENTRIES:,} entries / hash and read', min(ours), min(theirs), 4)]
