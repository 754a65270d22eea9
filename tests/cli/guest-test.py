#!/usr/bin/env python3
# guest-test.py - guests, notes and statements, and how they leave the record
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guest-test.py YISHI"""
import csv
import io
import sys

from cli import DATE, MATTER, run_module

AT = ('--meeting', DATE)


def listed(cli, noun):
    return cli.run(noun, 'list', cli.record, *AT, '--json').json[f'{noun}s']


def test_guests_come_leave_and_come_back(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('guest', 'add', cli.record, *AT, '--name', '样例员', '--party', 'community', '--organisation', '样例社区',
            '--arrived', '18:55').holds('1')
    cli.run('guest', 'add', cli.record, *AT, '--name', '样例租户').holds('2')
    cli.run('guest', 'leave', cli.record, *AT, '--guest', '1', '--time', '20:10')
    cli.run('guest', 'leave', cli.record, *AT, '--guest', '2')
    cli.run('guest', 'leave', cli.record, *AT, '--guest', '2', '--time', '')
    assert [tuple(row.values()) for row in listed(cli, 'guest')] == [
        (1, '样例员', 'community', '样例社区', '18:55', '20:10'), (2, '样例租户', 'guest', '', '09:00', '')]
    cli.run('guest', 'list', cli.record, *AT).holds('样例社区', '18:55', '20:10')
    cli.run('verify', cli.record)


def test_guests_that_cannot_be_are_refused(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('guest', 'add', cli.record, *AT, '--name', '样例员', '--arrived', '18:55')
    before = cli.head()
    cli.run('guest', 'add', cli.record, *AT, '--name', '样例员', status=3).complains('18:55')
    cli.run('guest', 'add', cli.record, *AT, '--name', ' ', status=2)
    cli.run('guest', 'add', cli.record, *AT, '--name', '样例甲', '--arrived', '7pm', status=3)
    cli.run('guest', 'add', cli.record, *AT, '--name', '样例甲', '--party', 'owners', status=2)
    cli.run('guest', 'leave', cli.record, *AT, '--guest', '1', '--time', '18:00', status=3)
    cli.run('guest', 'leave', cli.record, *AT, '--guest', '7', status=3)
    cli.run('guest', 'leave', cli.record, *AT, '--guest', 'x', status=2)
    cli.run('meeting', 'new', cli.record, '--date', '2027-01-15')
    after = cli.head()
    cli.run('guest', 'leave', cli.record, '--guest', '1', '--meeting', '2027-01-15', status=3)
    assert cli.head() == after != before


def test_notes_are_of_an_item_or_the_meeting(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('note', 'add', cli.record, *AT, '--item', '1', '--text', '多位业主发言\n附议').holds('1')
    cli.run('note', 'add', cli.record, *AT, '--text', '会场有序').holds('2')
    assert [(row['id'], row['item'], row['text']) for row in listed(cli, 'note')] == [
        (1, 1, '多位业主发言\n附议'), (2, 0, '会场有序')]
    cli.run('note', 'list', cli.record, *AT).holds('多位业主发言 附议', '会场有序')
    before = cli.head()
    cli.run('note', 'add', cli.record, *AT, '--text', '', status=2)
    cli.run('note', 'add', cli.record, *AT, '--text', '\u3000', status=3)
    cli.run('note', 'add', cli.record, *AT, '--item', '9', '--text', '样例', status=3)
    assert cli.head() == before
    cli.run('verify', cli.record)


def state(cli, party, *words, **options):
    return cli.run('statement', 'set', cli.record, *AT, '--item', '1', '--party', party, *words, **options)


def exported(cli, folder):
    cli.run('export', cli.record, *AT, '--output', folder)
    return {path.name: path.read_text('utf-8-sig') for path in (cli.folder / folder).iterdir()}


def test_statements_replace_one_another(cli):
    cli.make_record().make_meeting(MATTER)
    state(cli, 'firm', '--position', 'oppose', '--text', '样例理由')
    state(cli, 'firm', '--position', 'promise', '--due', '2027-01-15')
    state(cli, 'community', '--position', 'agree')
    before = cli.head()
    state(cli, 'firm', '--position', 'promise', status=3)
    state(cli, 'firm', '--text', '样例', status=3)
    state(cli, 'firm', '--position', 'agree', '--due', '2027-01-15', status=3)
    state(cli, 'firm', '--position', 'maybe', status=2)
    state(cli, 'firm', '--position', 'promise', '--due', '明天', status=2)
    assert cli.head() == before
    rows = list(csv.reader(io.StringIO(exported(cli, 'one')['statements.csv'])))
    assert rows[1:] == [['1', 'community', 'agree', '', ''], ['1', 'firm', 'promise', '', '2027-01-15']]
    state(cli, 'firm')
    assert 'firm' not in exported(cli, 'two')['statements.csv']
    cli.run('verify', cli.record)


def test_an_export_masks_what_was_said(cli):
    secret = '电话00011112222 身份证00000019000101000X'
    cli.make_record().make_meeting(MATTER)
    cli.run('guest', 'add', cli.record, *AT, '--name', f'=样例{secret}', '--organisation', f'样例{secret}')
    cli.run('note', 'add', cli.record, *AT, '--text', f'样例{secret}')
    state(cli, 'firm', '--position', 'reserve', '--text', f'样例{secret}')
    files = exported(cli, 'out')
    for name in ('guests.csv', 'notes.csv', 'statements.csv'):
        assert '样例电话*** 身份证***' in files[name], files[name]
        assert not any(number in files[name] for number in ('00011112222', '000000190001')), files[name]
    assert '"\'=样例' in files['guests.csv']


if __name__ == '__main__':
    run_module(sys.modules[__name__])
