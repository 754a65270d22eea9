#!/usr/bin/env python3
# headers-test.py - compiles every header by itself, as the sources beside it are compiled
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: headers-test.py SOURCE-DIR BUILD-DIR

The flags are those with which Meson compiles a source file of the same folder,
so a header finds what its own layer may see and nothing else.
"""
import json
import pathlib
import shlex
import subprocess
import sys

import tap

SOURCE, BUILD = map(pathlib.Path, sys.argv[1:])


def read_flags():
    """Folder of a source file: the command that compiles it, without input and output."""
    flags = {}
    for entry in json.loads((BUILD / 'compile_commands.json').read_text(encoding='utf-8')):
        path = (pathlib.Path(entry['directory']) / entry['file']).resolve()
        words = shlex.split(entry['command'])
        kept = []
        while words:
            word = words.pop(0)
            if word in ('-o', '-MF', '-MQ'):
                words.pop(0)
            elif word not in ('-c', '-MD', entry['file']):
                kept.append(word)
        flags.setdefault(path.parent, kept)
    return flags


def compile_alone(header, flags):
    """Compiles nothing but an include of the header; fails with what the compiler says."""
    result = subprocess.run([*flags, '-Werror', '-fsyntax-only', '-include', str(header), '-x', 'c', '/dev/null'],
                            cwd=BUILD, capture_output=True, text=True)
    tap.fail_on(result.stderr.splitlines() if result.returncode != 0 else [])


def make_case(header, flags):
    def case():
        assert header.parent in flags, f'{header.parent} has no source file that is compiled'
        compile_alone(header, flags[header.parent])
    return case


def make_self_test(flags):
    """A header that needs another one first must be found."""
    def case():
        header = BUILD / 'meson-private' / 'not-alone.h'
        header.write_text('guint count_them (void);\n', encoding='utf-8')
        try:
            compile_alone(header, flags)
        except AssertionError:
            return
        raise AssertionError('a header that lacks an include was compiled')
    return case


def main():
    flags = read_flags()
    headers = sorted([*SOURCE.glob('app/**/*.h'), *SOURCE.glob('tests/**/*.h')])
    cases = [(header.relative_to(SOURCE).as_posix(), make_case(header.resolve(), flags)) for header in headers]
    tap.run_cases([('a-wrong-header-is-found', make_self_test(next(iter(flags.values())))), *cases])


if __name__ == '__main__':
    main()
