#!/usr/bin/env python3
# help-test.py - manual page and completions say what `yishi --help` says, no more and no less
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: help-test.py SOURCE-DIR BUILD-DIR YISHI"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

import tap

SOURCE, BUILD, YISHI = (pathlib.Path(word).resolve() for word in sys.argv[1:])
MANUAL = SOURCE / 'data' / 'yishi.1'
COMPLETIONS = {'bash': BUILD / 'data' / 'yishi', 'zsh': BUILD / 'data' / '_yishi'}

# A shell without its completion machinery: what would be offered is printed.
DRIVERS = {
    'bash': '''
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _yishi
        printf '%s\\n' "${COMPREPLY[@]}"
    ''',
    'zsh': '''
        compadd () { shift; print -l -- ${(M)@:#${words[CURRENT]}*} }
        _files () { print -l -- ${words[CURRENT]}*(N) }
        _message () { }
        completion=$1; shift
        words=("$@"); CURRENT=$#
        source $completion
    ''',
}


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, **options).stdout


def read_help():
    """Every command with the options that its help explains, and whether each takes a value."""
    options = {}
    for command in run(YISHI, '--list-commands').splitlines():
        text = run(YISHI, *command.split(), '--help')
        options[command] = {option: bool(value) for option, value
                            in re.findall(r'^\s+(?:-\w, )?(--[a-z-]+)(=?)', text, re.M) if option != '--help'}
    return options


OPTIONS = read_help()
PACKS = {pack['id'] for pack in json.loads(run(YISHI, 'packs', '--json'))['packs']}


def read_manual():
    """Every command that has a section in the manual, with the options in it."""
    options = {}
    for section in re.split(r'^\.SS ', MANUAL.read_text(encoding='utf-8'), flags=re.M)[1:]:
        command, text = section.split('\n', 1)
        text = re.split(r'^\.SH', text, flags=re.M)[0].replace('\\-', '-')
        options[command] = set(re.findall(r'(?<![\w-])--[a-z-]+', text)) - {'--help'}
    return options


def offered(shell, *words, folder=None):
    """What the shell offers at the last of the words."""
    return set(run(shell, *(['-f'] if shell == 'zsh' else ['--norc']), '-c', DRIVERS[shell], shell,
                   COMPLETIONS[shell], 'yishi', *words, cwd=folder).split('\n')) - {''}


def compare(name, found, wanted):
    """Findings where two sets of words differ."""
    for word in sorted(wanted - found):
        yield f'{name}: {word} is missing'
    for word in sorted(found - wanted):
        yield f'{name}: {word} is one too many'


def test_help_lists_the_commands():
    text = run(YISHI, '--help')
    tap.fail_on(f'--help does not list {command}' for command in OPTIONS
                if not re.search(rf'^\s+{command}\s', text, re.M))


def test_help_has_an_example():
    tap.fail_on(f'yishi {command} --help has no example' for command in OPTIONS
                if f'yishi {command} ' not in run(YISHI, *command.split(), '--help').split('Example:')[-1])


def test_manual_has_every_command():
    tap.fail_on(compare('manual', set(read_manual()), set(OPTIONS)))


def test_manual_has_every_option():
    manual = read_manual()
    findings = []
    for command, options in OPTIONS.items():
        findings += compare(f'manual, {command}', manual.get(command, set()), set(options))
    tap.fail_on(findings)


def test_manual_is_without_warnings():
    result = subprocess.run(['man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', str(MANUAL)],
                            capture_output=True, text=True, stdin=subprocess.DEVNULL)
    tap.fail_on(result.stderr.splitlines() + (['man failed'] if result.returncode != 0 else []))


def test_mandoc_finds_nothing():
    if shutil.which('mandoc') is None:
        return 'mandoc is not installed'
    result = subprocess.run(['mandoc', '-Tlint', '-Wwarning', str(MANUAL)],
                            capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return tap.fail_on((result.stdout + result.stderr).splitlines())


def test_every_pack_is_loaded():
    files = {path.stem for path in (SOURCE / 'resources' / 'rules').glob('*.pack')}
    tap.fail_on(compare('yishi packs', PACKS, files))


def check_words(shell):
    """First and second words of the commands."""
    firsts = {command.split()[0] for command in OPTIONS}
    yield from compare(shell, offered(shell, ''), firsts | {'--help', '--version'})
    for first in firsts:
        seconds = {command.split()[1] for command in OPTIONS if command.startswith(f'{first} ')}
        if seconds:
            yield from compare(f'{shell}, {first}', offered(shell, first, ''), seconds | {'--help'})


def check_options(shell):
    """The options of every command."""
    for command, options in OPTIONS.items():
        yield from compare(f'{shell}, {command}', offered(shell, *command.split(), '--'), set(options) | {'--help'})


def test_completion_knows_which_options_take_a_value():
    driver = 'source "$1"; while read -r option command; do _yishi_value "$command" "$option" | wc -w; done'
    pairs = [(command, option) for command, options in OPTIONS.items() for option in options]
    result = subprocess.run(['bash', '-c', driver, 'bash', str(COMPLETIONS['bash'])], check=True, text=True,
                            input=''.join(f'{option} {command}\n' for command, option in pairs), capture_output=True)
    tap.fail_on(f'{command} {option}: a value is ' + ('expected' if n == '0' else 'not expected')
                for (command, option), n in zip(pairs, result.stdout.split(), strict=True)
                if OPTIONS[command][option] != (n != '0'))


def check_values(shell, folder):
    """Packs as the program lists them; fixed words; records and files in their places."""
    kinds = {'deliberation', 'assembly', 'committee'}
    (folder / 'a.yishi').touch()
    (folder / 'a.csv').touch()
    for words, wanted in (
            (('new', 'a.yishi', '--pack', ''), PACKS),
            (('packs', ''), PACKS),
            (('meeting', 'new', 'a.yishi', '--kind', ''), kinds),
            (('meeting', 'new', '--kind', 'a'), {'assembly'}),
            (('item', 'add', 'a.yishi', '--kind', 'mat'), {'matter'}),
            (('ballot', 'import', 'a.yishi', '--item', '1', '--channel', 'p'), {'paper', 'portal'}),
            (('roll', 'import', 'a.yishi', '--dry-run', 'a.c'), {'a.csv'}),
            (('roll', 'import', 'a.yishi', 'a.csv', '--dry'), {'--dry-run'}),
            (('setting', 'set', 'a.yishi', 'na'), {'name'})):
        yield from compare(f'{shell}, {" ".join(words)}', offered(shell, *words, folder=folder), wanted)
    if shell == 'bash':  # in zsh the pattern goes to _files, which is its own
        yield from compare('bash, a record', offered(shell, 'verify', 'a', folder=folder), {'a.yishi'})


def make_shell_cases(shell):
    if shutil.which(shell) is None:
        return [(f'{shell}-completes', lambda: f'{shell} is not installed')]
    folder = BUILD / 'tests' / 'static' / f'{shell}-completion'
    folder.mkdir(parents=True, exist_ok=True)
    return [(f'{shell}-completes-commands', lambda: tap.fail_on(check_words(shell))),
            (f'{shell}-completes-options', lambda: tap.fail_on(check_options(shell))),
            (f'{shell}-completes-values', lambda: tap.fail_on(check_values(shell, folder)))]


def test_a_difference_is_found():
    assert list(compare('x', {'a'}, {'a', 'b'})) and list(compare('x', {'a', 'b'}, {'a'}))


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]) + make_shell_cases('bash') + make_shell_cases('zsh'))
