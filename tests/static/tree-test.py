#!/usr/bin/env python3
# tree-test.py - holds the source tree to the house rules
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: tree-test.py SOURCE-DIR"""
import inspect
import os
import pathlib
import re
import shutil
import subprocess
import sys

import checks
import tap

SOURCE = pathlib.Path(sys.argv[1])


def is_ours(path):
    """Whether a path of the source folder belongs to the tree, and not to a build of it."""
    parts = path.relative_to(SOURCE).parts
    return not (parts[0] in ('.git', 'sample-meeting') or parts[0].startswith('_build')
                or '__pycache__' in parts)


def read_tree():
    """Every text file of the tree, by its path."""
    files = {}
    for path in SOURCE.rglob('*'):
        if path.is_file() and is_ours(path):
            content = path.read_bytes()
            try:
                files[path.relative_to(SOURCE).as_posix()] = content.decode('utf-8')
            except UnicodeDecodeError:
                continue  # a roster in GB18030, a workbook
    return files


FILES = read_tree()


def is_executable(path):
    return os.access(SOURCE / path, os.X_OK)


def run_on(paths, *command):
    """Runs a checker on the paths; what it says is the finding."""
    if paths:
        result = subprocess.run([*command, *paths], cwd=SOURCE, capture_output=True, text=True)
        tap.fail_on((result.stdout + result.stderr).splitlines() if result.returncode != 0 else [])


def shell_scripts():
    return [path for path, text in sorted(FILES.items())
            if path.endswith('.sh') or re.match(r'#!.*\b(ba)?sh$', text.split('\n')[0])]


def test_shell_scripts_parse():
    for path in shell_scripts():
        run_on([path], 'bash', '-n')


def test_shellcheck():
    if shutil.which('shellcheck') is None:
        return 'shellcheck is not installed'
    return run_on(shell_scripts(), 'shellcheck', '-x')


def test_python_compiles():
    findings = []
    for path, text in sorted(FILES.items()):
        if path.endswith('.py') or (text.startswith('#!') and 'python' in text.split('\n')[0]):
            try:
                compile(text, path, 'exec')
            except SyntaxError as error:
                findings.append(f'{path}:{error.lineno}: {error.msg}')
    tap.fail_on(findings)


def make_case(check):
    arguments = (FILES, is_executable) if len(inspect.signature(check).parameters) == 2 else (FILES,)
    return lambda: tap.fail_on(check(*arguments))


if __name__ == '__main__':
    tree_cases = [(name[6:].replace('_', '-'), make_case(check))
                  for name, check in vars(checks).items() if name.startswith('check_')]
    tap.run_cases(tree_cases + tap.cases_of(sys.modules[__name__]))
