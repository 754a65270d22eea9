#!/usr/bin/env python3
# targets.py - prints what the tests of some suites need to be built
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: tests/targets.py BUILD-DIR SUITE…"""
import json
import pathlib
import subprocess
import sys


def main():
    build, suites = pathlib.Path(sys.argv[1]).resolve(), set(sys.argv[2:])
    told = json.loads(subprocess.run(['meson', 'introspect', build, '--tests', '--targets'], check=True,
                                     stdout=subprocess.PIPE).stdout)
    # A suite's name has the project's before it.
    needed = {target for test in told['tests'] for target in test['depends']
              if suites & {suite.rpartition(':')[2] for suite in test['suite']}}
    files = {name for target in told['targets'] if target['id'] in needed for name in target['filename']}
    for name in sorted(files):
        print(pathlib.Path(name).relative_to(build))


if __name__ == '__main__':
    main()
