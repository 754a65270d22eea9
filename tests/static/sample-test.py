#!/usr/bin/env python3
# sample-test.py - the sample meeting's files are what their script writes
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: sample-test.py SOURCE-DIR"""
import pathlib
import subprocess
import sys
import tempfile

import tap

SAMPLE = pathlib.Path(sys.argv[1]) / 'resources' / 'sample'


def make_case(path, written):
    def case():
        assert path.read_bytes() == written, f'{path.name} differs: run make-sample.py in its folder'
    return case


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, '-B', SAMPLE / 'make-sample.py', folder], check=True)
        written = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}

    def test_no_file_too_many():
        assert {path.name for path in SAMPLE.glob('*.csv')} == set(written)

    tap.run_cases([('no-file-too-many', test_no_file_too_many)]
                  + [(name, make_case(SAMPLE / name, content)) for name, content in sorted(written.items())])


if __name__ == '__main__':
    main()
