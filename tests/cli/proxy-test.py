#!/usr/bin/env python3
# proxy-test.py - who was in the room, and who votes for whom: caps, terms, orders
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: proxy-test.py YISHI"""
import sys

from cli import DATE, MATTER, counts, roster_of, run_module

def test_attendance_is_read_once(cli):
    cli.make_record().make_meeting(MATTER)
    name = cli.write('door.csv', 'unit,arrived,left,proxy_for\n1-1-101,19:02,,\n1-1-102,9:05,20:00,\n2-1-101,19：10,,2-1-102\n')
    cli.run('attend', 'import', cli.record, '--meeting', DATE, name).holds('3 rows read, 3 new')
    before = cli.head()
    cli.run('attend', 'import', cli.record, '--meeting', DATE, name).holds('3 rows read, 0 new')
    assert cli.head() == before
    found = cli.run('attend', 'list', cli.record, '--meeting', DATE, '--json').json['attendance']
    assert [(row['unit'], row['arrived'], row['left'], row['proxy_for']) for row in found] == [
        ('1-1-101', '19:02', '', ''), ('1-1-102', '09:05', '20:00', ''), ('2-1-101', '19:10', '', '2-1-102')]
    cli.run('attend', 'list', cli.record, '--meeting', DATE).holds('1-1-101', '19:02', '2-1-102')
    proxies = cli.run('proxy', 'list', cli.record, '--meeting', DATE, '--json').json['proxies']
    assert [(proxy['principal'], proxy['agent_unit']) for proxy in proxies] == [('2-1-102', '2-1-101')]


def test_attendance_with_bad_rows_is_refused_whole(cli):
    cli.make_record().make_meeting(MATTER)
    before = cli.head()
    for row in ('1-1-101,25:00,,', '1-1-101,7pm,,', '1-1-101,19:60,,', '1-1-101,19:00,18:00,', 'nobody,19:00,,',
                '9-9-9,19:00,,', '1-1-101,19:00,,9-9-9', '1-1-101,19:00,,1-1-101', ',19:00,,'):
        name = cli.write('door.csv', f'unit,arrived,left,proxy_for\n1-1-102,19:00,,\n{row}\n')
        cli.run('attend', 'import', cli.record, '--meeting', DATE, name, status=3)
        assert cli.head() == before, row


def test_every_bad_row_of_attendance_is_named(cli):
    cli.make_record().make_meeting(MATTER)
    name = cli.write('door.csv', 'unit,arrived\n1-1-101,25:00\nnobody,19:00\n')
    cli.run('attend', 'import', cli.record, '--meeting', DATE, name, status=3).complains('row 2', 'row 3', 'nobody')


def test_headers_of_attendance_in_chinese(cli):
    cli.make_record().make_meeting(MATTER)
    name = cli.write('door.csv', '签到时间,房号\n19:02,1幢1单元101\n', 'gb18030')
    cli.run('attend', 'import', cli.record, '--meeting', DATE, name)
    found = cli.run('attend', 'list', cli.record, '--meeting', DATE, '--json').json['attendance']
    assert [(row['unit'], row['arrived']) for row in found] == [('1-1-101', '19:02')]


def lodge(cli, principal, agent, *words, **options):
    return cli.run('proxy', 'add', cli.record, '--meeting', DATE, '--principal', principal, '--agent', agent, *words,
                   **options)


def test_proxies_are_capped_where_the_pack_says_so(cli):
    """C25: three, and a fourth is refused."""
    cli.make_record(pack='weifang').make_meeting(MATTER)
    for unit in ('1-1-102', '1-1-103', '2-1-101'):
        lodge(cli, unit, '样例甲', '--agent-unit', '1-1-101')
    before = cli.head()
    lodge(cli, '2-1-102', '样例甲', '--agent-unit', '1-1-101', status=3).complains('3')
    assert cli.head() == before


def test_proxies_of_staff_are_barred_where_the_pack_says_so(cli):
    cli.make_record(pack='zhoushan-2021').make_meeting(MATTER)
    lodge(cli, '1-1-102', '物业员工', '--staff', status=3)
    lodge(cli, '1-1-102', '样例甲')


def test_proxies_make_no_chains_and_no_doubles(cli):
    cli.make_record().make_meeting(MATTER)
    lodge(cli, '1-1-102', '样例甲', '--agent-unit', '1-1-101', '--until', '2026-12-31', '--items', '1')
    for words in (('1-1-102', '样例戊'), ('1-1-101', '样例戊', '--agent-unit', '2-1-101'), ('9-9-9', '样例甲'),
                  ('2-1-101', '样例戊', '--agent-unit', '2-1-101')):
        before = cli.head()
        lodge(cli, *words, status=3)
        assert cli.head() == before, words
    cli.run('proxy', 'list', cli.record, '--meeting', DATE).holds('1-1-102', '样例甲', '1-1-101')


def test_a_principal_who_comes_suspends_the_proxy(cli):
    """C26b."""
    cli.make_record().make_meeting(MATTER)
    lodge(cli, '1-1-102', '样例甲', '--agent-unit', '1-1-101')
    cli.run('attend', 'import', cli.record, '--meeting', DATE, cli.write('door.csv', 'unit,arrived\n1-1-102,19:05\n'))
    proxies = cli.run('proxy', 'list', cli.record, '--meeting', DATE, '--json').json['proxies']
    assert [proxy['suspended'] for proxy in proxies] == [True]
    cli.run('proxy', 'list', cli.record, '--meeting', DATE).holds('suspended')


def test_an_agents_ballot_counts_as_the_principal_ordered(cli):
    """C25: a written "no" stays a no."""
    cli.make_record().make_meeting(MATTER)
    lodge(cli, '1-1-102', '样例甲', '--agent-unit', '1-1-101', '--instruction', '1=no')
    name = cli.write('b.csv', 'unit,choice,agent\n1-1-102,yes,样例甲\n')
    done = cli.on_item('ballot', 'import', None, name, '--json').json
    assert done['ordered'] == [{'unit': '1-1-102', 'choice': 'no'}], done
    result = cli.on_item('result', None, '--json').json
    assert counts(result, 'yes', 'no') == [(0, '0.00'), (1, '90.50')]
    cli.on_item('ballot', 'void', None, '--unit', '1-1-102', '--reason', '重录')
    cli.on_item('ballot', 'enter', stdin='1-1-102,yes,样例甲\n').holds(' 1-1-102 no (as the owner ordered')


CROWD = [(f'1-1-{room}', '100.00') for room in range(101, 110)]


def attend(cli, rows, **options):
    return cli.run('attend', 'import', cli.record, '--meeting', DATE,
                   cli.write('door.csv', 'unit,arrived,left,proxy_for\n' + rows), **options)


def cast(cli, rows, status=0, item=1, channel='paper', now=None):
    """Imports ballots with agents, rows of unit,choice,agent."""
    name = cli.write('b.csv', 'unit,choice,agent\n' + ''.join(f'{row}\n' for row in rows))
    return cli.on_item('ballot', 'import', None, '--channel', channel, name, '--json', item=item, status=status, now=now)


def test_an_agent_is_one_however_named(cli):
    """The cap of three holds for the person, by name and by unit, when lodged and when cast."""
    cli.make_record(roster_of(CROWD), pack='weifang').make_meeting(MATTER, MATTER)
    for room in (102, 103, 104):
        lodge(cli, f'1-1-{room}', '张三', '--agent-unit', '1-1-101')
    before = cli.head()
    attend(cli, '1-1-101,19:00,,1-1-105\n', status=3)
    lodge(cli, '1-1-105', '1-1-101', status=3)
    assert cli.head() == before
    cast(cli, [f'1-1-{room},yes,张三' for room in (102, 103, 104)])
    for agent in ('1-1-101', '张三'):
        assert [issue['code'] for issue in cast(cli, [f'1-1-105,yes,{agent}'], status=3).json['refused']] == ['PROXY']
    rows = ['1-1-102,yes,张三', '1-1-103,yes,1-1-101', '1-1-105,yes,张三', '1-1-106,yes,1-1-101']
    assert [issue['unit'] for issue in cast(cli, rows, status=3, item=2).json['refused']] == ['1-1-106']


def test_an_agent_who_left_has_left_by_name_too(cli):
    cli.make_record().make_meeting(MATTER)
    lodge(cli, '1-1-102', '李四', '--agent-unit', '1-1-101')
    attend(cli, '1-1-101,18:00,18:30,\n')
    for agent in ('李四', '1-1-101'):
        done = cast(cli, [f'1-1-102,yes,{agent}'], status=3, channel='onsite', now=f'{DATE}T19:00:00+08:00')
        assert [issue['code'] for issue in done.json['refused']] == ['PROXY'], agent


def test_a_proxy_of_one_who_is_in_the_room_is_suspended(cli):
    """C26b, the attendance being recorded first."""
    cli.make_record().make_meeting(MATTER)
    attend(cli, '1-1-102,19:05,,\n')
    lodge(cli, '1-1-102', '样例甲', '--agent-unit', '1-1-101')
    attend(cli, '2-1-101,19:10,,1-1-102\n', status=3)
    proxies = cli.run('proxy', 'list', cli.record, '--meeting', DATE, '--json').json['proxies']
    assert [proxy['suspended'] for proxy in proxies] == [True]
    cast(cli, ['1-1-102,yes,样例甲'], status=3)


def test_the_cap_is_the_same_in_bulk_and_one_by_one(cli):
    """The agent's own unit and late ballots are no principals."""
    cli.make_record(roster_of(CROWD), pack='weifang').make_meeting(MATTER, MATTER)
    rows = ['1-1-101,yes,1-1-101', '1-1-102,late,1-1-101', *[f'1-1-{room},yes,1-1-101' for room in (103, 104, 105)]]
    cast(cli, rows)
    cast(cli, ['1-1-106,yes,1-1-101'], status=3)
    for row in rows:
        cli.on_item('ballot', 'enter', item=2, stdin=row + '\n')
    cli.on_item('ballot', 'enter', item=2, stdin='1-1-106,yes,1-1-101\n', status=3)


def test_the_cap_counts_owners_not_flats(cli):
    """1-1-103 and 1-2-101 have one owner."""
    cli.make_record(pack='weifang').make_meeting(MATTER)
    for unit in ('1-1-102', '1-1-103', '1-2-101', '2-1-101'):
        lodge(cli, unit, '样例甲', '--agent-unit', '1-1-101')
    lodge(cli, '2-1-102', '样例甲', '--agent-unit', '1-1-101', status=3)
    cast(cli, [f'{unit},yes,样例甲' for unit in ('1-1-102', '1-1-103', '1-2-101', '2-1-101')])
    cast(cli, ['2-1-102,yes,1-1-101'], status=3)


def test_a_closed_meeting_takes_no_attendance_proxy_or_notice(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('meeting', 'close', cli.record, '--meeting', DATE)
    before = cli.head()
    attend(cli, '1-1-101,19:00,,\n', status=3).complains('closed')
    lodge(cli, '1-1-102', '样例甲', status=3).complains('closed')
    cli.run('notice', 'post', cli.record, '--meeting', DATE, '--on', '2026-11-29', status=3).complains('closed')
    assert cli.head() == before


def test_an_order_of_yes_or_no_leaves_the_marks_of_an_election(cli):
    cli.make_record().make_meeting(('--kind', 'election', '--matter', '3', '--title', '选举业主委员会', '--seats', '1',
                                    '--candidate', '样例甲', '--candidate', '样例乙'))
    lodge(cli, '1-1-102', '样例甲', '--agent-unit', '1-1-101', '--instruction', '1=no')
    lodge(cli, '2-1-102', '样例甲', '--agent-unit', '1-1-101', '--instruction', '1=abstain')
    cast(cli, ['1-1-102,2,样例甲'])
    rows = cli.on_item('ballot', 'list', None, '--json').json['ballots']
    assert [(row['choice'], row['marks']) for row in rows] == [('yes', '2')], rows
    cast(cli, ['2-1-102,2,样例甲'], status=3)
    cast(cli, ['2-1-102,abstain,样例甲'])


if __name__ == '__main__':
    run_module(sys.modules[__name__])
