#!/usr/bin/env python3
# sample-test.py - the made-up community is sound, visibly made up, and lies where the calendar has it
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: sample-test.py YISHI"""
import resource
import sqlite3
import sys

from cli import run_module

# The day on which it is made, its three meetings, and whether the notice of the last one hangs.
DAYS = (
    ('2026-11-20T09:00:00+08:00', ['2026-10-15', '2026-11-15', '2026-12-15'], False),
    ('2026-11-28T23:59:00+08:00', ['2026-10-15', '2026-11-15', '2026-12-15'], False),
    ('2026-11-29T00:00:00+08:00', ['2026-10-15', '2026-11-15', '2026-12-15'], True),
    ('2026-12-15T07:00:00+08:00', ['2026-10-15', '2026-11-15', '2026-12-15'], True),
    ('2026-12-16T00:00:00+08:00', ['2026-11-15', '2026-12-15', '2027-01-15'], False),
    ('2028-03-01T12:00:00+08:00', ['2028-01-15', '2028-02-15', '2028-03-15'], True),
)


def make(cli, now=None):
    cli.run('sample', cli.record, now=now)
    return cli


def entries(cli):
    with sqlite3.connect(cli.folder / cli.record) as db:
        return db.execute('SELECT at, kind FROM journal ORDER BY seq').fetchall()


def test_it_is_sound_on_any_day(cli):
    for number, (now, dates, is_posted) in enumerate(DAYS):
        cli.record = f'{number}.yishi'
        make(cli, now)
        report = cli.run('verify', cli.record, '--json').json
        assert report['ok'] and report['results_checked'] == 5, report
        meetings = cli.run('meeting', 'list', cli.record, '--json').json['meetings']
        assert [meeting['date'] for meeting in meetings] == dates, (now, meetings)
        assert [meeting['state'] for meeting in meetings] == ['closed', 'closed', 'planned'], meetings
        assert (meetings[2]['posted_on'] != '') == is_posted, (now, meetings[2])


def test_its_entries_lie_in_order_and_in_the_past(cli):
    for number, (now, _, _) in enumerate(DAYS):
        cli.record = f'{number}.yishi'
        instants = [at for at, _ in entries(make(cli, now))]
        assert instants == sorted(instants), instants
        assert instants[-1] < now, (instants[-1], now)


def test_its_past_meetings_left_nothing_undone(cli):
    for today in ('2026-11-15', '2026-11-17', '2026-11-26', '2026-12-14', '2026-12-15', '2027-03-16'):
        record = f'{today}.yishi'
        cli.run('sample', record, now=f'{today}T12:00:00+08:00')
        found = cli.run('calendar', record, '--all', '--json', now=f'{today}T12:00:00+08:00').json['meetings']
        assert len(found) == 3 and not [entry for meeting in found for entry in meeting['dates'] if entry['state'] == 'overdue'], found
        results = [entry['state'] for meeting in found for entry in meeting['dates'] if entry['date'] == 'result']
        assert results[0] == 'done' and len(results) == 3, results


def test_its_roll_has_every_kind_of_owner(cli):
    roll = make(cli).run('roll', 'show', cli.record, '--units', '--possible', '--json').json
    assert roll['units'] == 1224 and roll['persons'] < 1200, (roll['units'], roll['persons'])
    reasons = [merge['reason'] for merge in roll['merges']]
    assert reasons.count('developer') == 1 and reasons.count('same-buyer') >= 29, reasons
    assert len({unit['building'] for unit in roll['units_list']}) == 8
    assert any(len(unit['owners']) == 2 for unit in roll['units_list'])


def test_nobody_in_it_is_anybody(cli):
    roll = make(cli).run('roll', 'show', cli.record, '--units', '--contacts', '--json').json
    for unit in roll['units_list']:
        assert all(owner.startswith(('样例', '示例')) for owner in unit['owners']), unit
    assert '示例' in cli.run('setting', 'get', cli.record, 'name').text


def test_its_matters_pass_and_fail(cli):
    make(cli)
    for date, verdict in (('2026-10-15', 'PASS'), ('2026-11-15', 'REJECT_HA')):
        result = cli.on_item('result', None, '--json', item=4, date=date).json
        assert result['verdict'] == verdict and result['defects'] == [], result


def test_what_stayed_open_comes_first_in_the_next_meeting(cli):
    items = make(cli).run('item', 'list', cli.record, '--meeting', '2026-12-15', '--json').json['items']
    assert [item['title'] for item in items[:2]] == ['访客停车收费办法', '3幢门前市政路灯不亮'], items


def test_it_is_made_in_a_moment(cli):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    make(cli)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # By the processor's time: others may use the machine too.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2


def test_a_file_that_is_there_stays(cli):
    cli.write(cli.record, b'mine')
    cli.run('sample', cli.record, status=3)
    assert (cli.folder / cli.record).read_bytes() == b'mine'


if __name__ == '__main__':
    run_module(sys.modules[__name__])
