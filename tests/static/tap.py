"""tap.py - lets a Python test report its cases as TAP

SPDX-License-Identifier: GPL-3.0-or-later
"""
import sys
import traceback


def run_cases(cases):
    """Runs (name, function) pairs in order and prints a TAP line for each.

    A case fails by raising; an AssertionError's text says what was found. A
    case that returns a string was skipped, and the string says why. Ends the
    program, with status 1 if a case failed.
    """
    n_failed = 0
    print(f'1..{len(cases)}', flush=True)
    for number, (name, function) in enumerate(cases, 1):
        try:
            skipped = function()
        except Exception as error:
            n_failed += 1
            text = str(error) if isinstance(error, AssertionError) and str(error) else traceback.format_exc()
            print(f'not ok {number} - {name}')
            for line in text.splitlines():
                print(f'#   {line}')
        else:
            print(f'ok {number} - {name}' + (f' # SKIP {skipped}' if skipped else ''))
        sys.stdout.flush()
    sys.exit(1 if n_failed else 0)


def fail_on(findings):
    """Fails the case if there are findings, and lists them."""
    findings = list(findings)
    if findings:
        raise AssertionError('\n'.join(findings))


def cases_of(module):
    """The functions test_… of a module, in the order they are written, named by their words."""
    return [(name[5:].replace('_', '-'), function)
            for name, function in vars(module).items() if name.startswith('test_')]
