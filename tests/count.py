#!/usr/bin/env python3
# count.py - counts the single cases in the logs of the test steps
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: count.py LOG...
       count.py --failed LOG

A LOG is Meson's testlog.json, or the output of a script whose exit status
stands in the file LOG.status. Cases are TAP lines; a program that prints none
is one case. A program that ended badly without naming a failed case (a crash,
a timeout, a plan that was not kept) is one failed case more, so that nothing
can fail unseen. Prints which tests took longest, as far as Meson timed them,
what failed, and three numbers on the last line: passed, failed, skipped.

What stands in NAME-again.json beside NAME.json was run a second time and counts
in place of the first; which cases had failed before is told. With --failed: the
names of Meson's tests that failed, a line each.
"""
import json
import pathlib
import re
import sys

# So many of the tests that took longest are told, so that it is seen when one grows.
MOST_SLOWEST = 10
TAP_LINE = re.compile(r'(not )?ok\b(?:[ \t]+\d+)?[ \t]*(?:-[ \t]*)?([^#]*)(#[ \t]*(SKIP|TO[D]O)\b)?', re.I)


class Count:
    """What was counted: numbers, the names of what failed, and how long tests took."""

    def __init__(self):
        self.passed = 0
        self.failed = []
        self.unsteady = []  # failed beside others
        self.skipped = 0
        self.durations = []  # (seconds, name)

    def add_output(self, name, output, ended_well):
        """Adds one program: its TAP lines, or itself if it prints none."""
        n_cases = n_failed = 0
        for line in output.splitlines():
            match = TAP_LINE.match(line)
            if match is None:
                continue
            n_cases += 1
            if match[4]:
                self.skipped += 1
            elif match[1]:
                n_failed += 1
                self.failed.append(f'{name}: {match[2].strip()}')
            else:
                self.passed += 1
        if not ended_well and n_failed == 0:
            self.failed.append(f'{name}: ended badly')
        elif n_cases == 0 and ended_well:
            self.passed += 1

    def add_meson_log(self, path):
        """Adds every test of a testlog.json."""
        if not path.exists():
            self.failed.append(f'{path}: no test ran')
            return
        again = {test['name']: test for test in read_meson_log(path.with_stem(f'{path.stem}-again'))}
        for test in read_meson_log(path):
            self.durations.append((test.get('duration', 0), short_name(test)))
            if test['name'] in again:
                self.unsteady += failed_cases(test)
                test = again[test['name']]
            if test['result'] == 'SKIP':
                self.skipped += 1
            else:
                self.add_output(short_name(test), test.get('stdout', ''), test['result'] == 'OK')

    def add_script_log(self, path):
        """Adds a script's output, with its exit status beside it."""
        status = pathlib.Path(f'{path}.status').read_text(encoding='utf-8').strip()
        self.add_output(path.stem, path.read_text(encoding='utf-8', errors='replace'), status == '0')


def read_meson_log(path):
    """The tests of a log that may not be there: one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines()] if path.exists() else []


def short_name(test):
    """“yishi:unit / tally”: the project's name says nothing here."""
    return test['name'].split(' / ')[-1]


def failed_cases(test):
    """The names of the cases of one test that failed."""
    count = Count()
    count.add_output(short_name(test), test.get('stdout', ''), test['result'] in ('OK', 'SKIP'))
    return count.failed


def main(paths):
    if paths[0] == '--failed':
        print(*(short_name(test) for test in read_meson_log(pathlib.Path(paths[1])) if failed_cases(test)), sep='\n')
        return
    count = Count()
    for path in map(pathlib.Path, paths):
        if path.suffix == '.json':
            count.add_meson_log(path)
        else:
            count.add_script_log(path)
    for seconds, name in sorted(count.durations, reverse=True)[:MOST_SLOWEST]:
        print(f'{seconds:4.0f} s  {name}')
    for name in count.unsteady:
        print(f'failed beside others, run again alone: {name}')
    for name in count.failed:
        print(f'failed: {name}')
    print(count.passed, len(count.failed), count.skipped)


if __name__ == '__main__':
    main(sys.argv[1:])
