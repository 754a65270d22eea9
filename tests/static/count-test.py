#!/usr/bin/env python3
# count-test.py - tests the counter of tests/run: no failure may go unseen
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: count-test.py SOURCE-DIR"""
import json
import pathlib
import subprocess
import sys
import tempfile

import tap

COUNTER = pathlib.Path(sys.argv[1]) / 'tests' / 'count.py'


def write_log(path, tests):
    """Writes what Meson would: tests are (number, stdout, result), the n-th of which took n seconds."""
    path.write_text(''.join(
        json.dumps({'name': f'yishi:unit / t{i}', 'stdout': stdout, 'result': result, 'duration': i + 1}) + '\n'
        for i, stdout, result in tests), encoding='utf-8')


def run(tests=(), scripts=(), missing=False, again=(), option=()):
    """Counts made-up logs: (stdout, result) pairs of tests, (output, status) pairs of scripts, (number, stdout, result)
    of tests that were run again. Gives the lines that are printed."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, 'testlog.json')
        if not missing:
            write_log(log, [(i, *test) for i, test in enumerate(tests)])
        if again:
            write_log(log.with_stem('testlog-again'), again)
        paths = [*option, str(log)]
        for i, (output, status) in enumerate(scripts):
            path = pathlib.Path(folder, f's{i}.log')
            path.write_text(output, encoding='utf-8')
            pathlib.Path(f'{path}.status').write_text(f'{status}\n', encoding='utf-8')
            paths.append(str(path))
        output = subprocess.run([sys.executable, str(COUNTER), *paths], check=True,
                                capture_output=True, text=True).stdout
    return output.splitlines()


def count(*logs, **more):
    """The numbers of the last line."""
    return tuple(map(int, run(*logs, **more)[-1].split()))


def expect(found, wanted):
    """Fails unless the counts (passed, failed, skipped) are as wanted."""
    assert found == wanted, f'counted {found}, wanted {wanted}'


def test_tap_cases_are_counted():
    expect(count([('1..3\nok 1 /a\nok 2 /b\nok 3 - c\n', 'OK')]), (3, 0, 0))


def test_not_ok_is_a_failure():
    expect(count([('1..2\nok 1 /a\nnot ok 2 /b\n', 'FAIL')]), (1, 1, 0))


def test_skipped_is_not_passed():
    expect(count([('1..2\nok 1 /a\nok 2 /b # SKIP no disk\n', 'OK')]), (1, 0, 1))


def test_crash_after_good_cases_is_a_failure():
    expect(count([('1..2\nok 1 /a\n', 'ERROR')]), (1, 1, 0))


def test_timeout_is_a_failure():
    expect(count([('', 'TIMEOUT')]), (0, 1, 0))


def test_program_without_tap_is_one_case():
    expect(count([('hello\n', 'OK')]), (1, 0, 0))


def test_missing_log_is_a_failure():
    expect(count(missing=True), (0, 1, 0))


def test_script_counts_by_its_status():
    expect(count(scripts=[('fine\n', 0), ('bad\n', 1)]), (1, 1, 0))


def test_script_counts_by_its_tap():
    expect(count(scripts=[('ok 1 - a\nok 2 - b\n', 0)]), (2, 0, 0))


def test_the_ten_that_took_longest_are_told():
    lines = run([('ok 1 /a\n', 'OK')] * 12)
    assert lines == [f'{12 - i:4d} s  t{11 - i}' for i in range(10)] + ['12 0 0'], lines


def test_what_passes_alone_has_passed_and_is_told():
    lines = run([('ok 1 /a\nnot ok 2 /b\n', 'FAIL'), ('ok 1 /c\n', 'OK')], again=[(0, 'ok 1 /a\nok 2 /b\n', 'OK')])
    assert lines[-2:] == ['failed beside others, run again alone: t0: /b', '3 0 0'], lines


def test_what_fails_twice_has_failed():
    expect(count([('ok 1 /a\nnot ok 2 /b\n', 'FAIL')], again=[(0, 'ok 1 /a\nnot ok 2 /b\n', 'FAIL')]), (1, 1, 0))


def test_what_crashes_the_second_time_has_failed():
    expect(count([('not ok 1 /a\n', 'FAIL')], again=[(0, '', 'ERROR')]), (0, 1, 0))


def test_those_that_failed_are_named():
    tests = [('ok 1 /a\n', 'OK'), ('not ok 1 /b\n', 'FAIL'), ('', 'TIMEOUT'), ('', 'SKIP')]
    assert run(tests, option=['--failed']) == ['t1', 't2']


def test_prose_is_not_tap():
    expect(count([('okay then\nok 1 /a\n# ok\n', 'OK')]), (1, 0, 0))


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]))
