#!/usr/bin/env python3
# headers-test.py - compiles every header by itself, as the sources beside it are compiled
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: headers-test.py SOURCE-DIR BUILD-DIR

The flags are those with which Meson compiles a source file of the same folder,
so a header finds what its own layer may see and nothing else. What a header
includes before all else (<gtk/gtk.h>, which takes a third of a second) is
precompiled once for each set of flags: that it comes first changes nothing.
"""
import hashlib
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import tap

SOURCE, BUILD = map(pathlib.Path, sys.argv[1:])
# What makes no difference to what is only parsed, and takes time.
IRRELEVANT = ('-c', '-MD', '-g', '-g1', '-O2')


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
            elif word not in IRRELEVANT and word != entry['file'] and not word.startswith('-DG_LOG_DOMAIN='):
                kept.append(word)
        flags.setdefault(path.parent, kept)
    return flags


def find_first_include(header, flags):
    """The system header, as <…>, with which a header begins, be it by another of ours; None if with something else."""
    text = re.sub(r'/\*.*?\*/|#pragma once', '', header.read_text(encoding='utf-8'), flags=re.S)
    match = re.match(r'\s*#include ([<"])(\S+)[>"]', text)
    if match is None or match[1] == '<':
        return match and f'<{match[2]}>'
    folders = [header.parent, *(BUILD / word[2:] for word in flags if word.startswith('-I'))]
    other = next((folder / match[2] for folder in folders if (folder / match[2]).exists()), None)
    return other and find_first_include(other, flags)


def precompile(include, flags, folder):
    """A header of its own that includes just this, precompiled beside it, and once only for all folders of ours that
    see the same folders of the system's."""
    flags = [word for word in flags if not word.startswith('-I') or word.startswith('-I/')]
    name = hashlib.sha256(repr((include, flags)).encode()).hexdigest()[:16]
    header = folder / f'{name}.h'
    if not header.exists():
        header.write_text(f'#include {include}\n', encoding='utf-8')
        subprocess.run([*flags, '-x', 'c-header', str(header), '-o', f'{header}.gch'], cwd=BUILD, check=True)
    return header


def compile_alone(header, flags, folder):
    """Compiles nothing but an include of the header; fails with what the compiler says."""
    first = find_first_include(header, flags)
    before = ['-include', str(precompile(first, flags, folder))] if first else []
    result = subprocess.run([*flags, '-Werror', '-fsyntax-only', *before, '-include', str(header), '-x', 'c',
                             '/dev/null'], cwd=BUILD, capture_output=True, text=True)
    tap.fail_on(result.stderr.splitlines() if result.returncode != 0 else [])


def make_case(header, flags, folder):
    def case():
        assert header.parent in flags, f'{header.parent} has no source file that is compiled'
        compile_alone(header, flags[header.parent], folder)
    return case


def make_self_test(flags, folder, text):
    """A header that needs another one first must be found, also if it begins with one that is precompiled."""
    def case():
        header = folder / 'not-alone.h'
        header.write_text(f'{text}GPtrArray *count_them (GtkWidget *widget);\n', encoding='utf-8')
        try:
            compile_alone(header, flags, folder)
        except AssertionError:
            return
        raise AssertionError('a header that lacks an include was compiled')
    return case


def main():
    flags = read_flags()
    sources = [*SOURCE.glob('app/**/*.h'), *SOURCE.glob('tests/**/*.h')]
    headers = {header.relative_to(SOURCE).as_posix(): header.resolve() for header in sorted(sources)}
    with tempfile.TemporaryDirectory(dir=BUILD / 'meson-private') as name:
        folder = pathlib.Path(name)
        window_flags = flags[(SOURCE / 'app' / 'ui').resolve()]
        tap.run_cases([
            ('a-wrong-header-is-found', make_self_test(window_flags, folder, '')),
            ('a-wrong-header-that-begins-well-is-found', make_self_test(window_flags, folder, '#include <glib.h>\n')),
            *((name, make_case(header, flags, folder)) for name, header in headers.items())])


if __name__ == '__main__':
    main()
