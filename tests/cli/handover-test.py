#!/usr/bin/env python3
# handover-test.py - the package for the next committee: complete, and checked with what its README says alone
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: handover-test.py YISHI"""
import contextlib
import pathlib
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

from cli import DATE, MATTER, run_module

ROSTER = '楼栋,单元,房号,业主姓名,建筑面积\n1,1,101,样例甲,100.00\n1,1,102,样例乙,100.00\n'


def make_record(cli):
    """A closed meeting, two recordings in folders, and a link out of them."""
    cli.make_record(ROSTER).make_meeting(MATTER)
    cli.vote({'1-1-101': 'yes', '1-1-102': 'no'})
    seal = cli.run('meeting', 'close', cli.record, '--meeting', DATE).text.split()[-1]
    recordings = cli.folder / f'{cli.record}-media' / 'recordings'
    recordings.mkdir(parents=True)
    (recordings / '部分 1.opus').write_bytes(b'sample' * 100_000)
    (recordings / 'circle').symlink_to(recordings)
    return seal


def pack(cli, record=None, output='handover.zip', *papers):
    """Makes the package and takes it apart with another program; its folder."""
    cli.run('handover', record or cli.record, '--output', output, *(word for paper in papers for word in ('--paper', paper))).holds(output)
    assert (cli.folder / output).stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(cli.folder / output) as package:
        assert package.testzip() is None
        package.extractall(cli.folder / 'next')
    folder, = (cli.folder / 'next').iterdir()
    return folder


def check(folder):
    """(status, output) of each command in the README."""
    lines = (folder / 'README.txt').read_text(encoding='utf-8').splitlines()
    commands = [line[2:] for line in lines if line.startswith('$ ')]
    assert len(commands) == 4, commands
    done = [subprocess.run(['bash', '-c', command], cwd=folder, check=False, capture_output=True, text=True)
            for command in commands]
    return [(process.returncode, process.stdout.strip()) for process in done]


def test_it_is_complete_and_can_be_checked_without_us(cli):
    seal = make_record(cli)
    cli.write('纪要.pdf', 'sample')
    folder = pack(cli, None, 'handover.zip', '纪要.pdf')
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob('*') if path.is_file())
    base = cli.record.removesuffix('.yishi')
    made = [f'papers/{DATE}-deliberation-{what}.pdf' for what in ('minutes-internal', 'minutes-public', 'result')]
    assert folder.name == base and names == sorted(['README.txt', 'SHA256SUMS', cli.record, 'papers/纪要.pdf', *made,
                                                    f'{cli.record}-media/recordings/部分 1.opus']), names
    (sums, listed), integrity, joined, computed = check(folder)
    assert sums == 0 and listed.count(': OK') == len(names) - 1, listed
    assert (integrity, joined, computed) == ((0, 'ok'), (0, '0'), (0, '')), (integrity, joined, computed)
    readme = (folder / 'README.txt').read_text(encoding='utf-8')
    assert seal in readme and cli.head() in readme, readme
    for paper in made:
        cli.run('verify', folder / cli.record, '--pdf', folder / paper)


def test_papers_are_made_of_closed_meetings_once(cli):
    make_record(cli)
    cli.make_meeting(MATTER, date='2027-01-15', posted='')
    before = set(pathlib.Path(tempfile.gettempdir()).glob('yishi-handover-*'))
    pack(cli)
    head = cli.head()
    assert head != '' and set(pathlib.Path(tempfile.gettempdir()).glob('yishi-handover-*')) <= before
    shutil.rmtree(cli.folder / 'next')
    folder = pack(cli, None, 'again.zip')
    # The same papers are not noted twice.
    assert cli.head() == head and len(list((folder / 'papers').iterdir())) == 3
    shutil.rmtree(cli.folder / 'next')
    cli.run('handover', cli.record, '--output', 'bare.zip', '--without-papers')
    with zipfile.ZipFile(cli.folder / 'bare.zip') as package:
        assert not [name for name in package.namelist() if '/papers/' in name]


def test_a_record_without_a_closed_meeting_has_no_papers(cli):
    cli.make_record(ROSTER).make_meeting(MATTER)
    head = cli.head()
    folder = pack(cli)
    assert not (folder / 'papers').exists() and cli.head() == head


def test_what_was_changed_is_found_with_the_readme(cli):
    make_record(cli)
    folder = pack(cli)
    sound, = folder.rglob('*.opus')
    sound.write_bytes(b'x' + sound.read_bytes()[1:])
    with contextlib.closing(sqlite3.connect(folder / cli.record)) as database:
        database.executescript("PRAGMA journal_mode = DELETE;"
                               "UPDATE journal SET body = replace(body, '样例', '假例') WHERE seq = 1;"
                               "DELETE FROM journal WHERE seq = 3;")
    (sums, listed), _, joined, computed = check(folder)
    assert sums != 0 and listed.count('FAILED') == 2, listed
    assert joined == (0, '1'), joined
    assert computed[1].count('?') == 1, computed


def test_a_name_with_quotes_does_not_run(cli):
    make_record(cli)
    odd = "a'b $(touch hurt) `touch hurt`.yishi"
    (cli.folder / cli.record).rename(cli.folder / odd)
    folder = pack(cli, odd)
    (sums, _), integrity, joined, computed = check(folder)
    assert (sums, integrity[1], joined[1], computed[1]) == (0, 'ok', '0', ''), (sums, integrity, joined, computed)
    assert not list(folder.rglob('hurt'))


def test_it_overwrites_nothing_and_leaves_nothing_behind(cli):
    make_record(cli)
    cli.write('there.zip', 'precious')
    cli.run('handover', cli.record, '--output', 'there.zip', status=3)
    assert (cli.folder / 'there.zip').read_text() == 'precious'
    cli.run('handover', cli.record, '--output', 'no/such/folder.zip', status=3)
    cli.run('handover', cli.record, '--output', 'other.zip', '--paper', 'missing.pdf', status=3)
    limited = subprocess.run([cli.program, 'handover', cli.record, '--output', 'other.zip'], cwd=cli.folder,
                             check=False, stderr=subprocess.PIPE, restore_signals=False,
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    assert limited.returncode == 4, limited
    assert sorted(path.name for path in cli.folder.glob('*.zip*')) == ['there.zip']


if __name__ == '__main__':
    run_module(sys.modules[__name__])
