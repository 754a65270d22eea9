#!/usr/bin/env python3
# agenda-test.py - agendas changed, ordered, withdrawn and carried over, and what was left to be done
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: agenda-test.py YISHI"""
import sys

from cli import DATE, MATTER, run_module

NEXT = '2027-01-15'
PLAIN = [('--title', title) for title in ('甲', '乙', '丙')]


def items(cli, date=DATE):
    return cli.run('item', 'list', cli.record, '--meeting', date, '--json').json['items']


def titles(cli, date=DATE):
    return [('.' if item['part_of'] else '') + item['title'] for item in items(cli, date)]


def meetings(cli):
    return cli.run('meeting', 'list', cli.record, '--json').json['meetings']


def sound(cli):
    assert cli.run('verify', cli.record, '--json').json['ok']


def test_a_meeting_is_changed(cli):
    cli.make_record(None).make_meeting(*PLAIN, posted=None)
    cli.run('meeting', 'change', cli.record, '--meeting', DATE, '--date', NEXT, '--time', '19:00', '--chair', '样例甲',
            '--secretary', '样例乙')
    found = meetings(cli)[0]
    assert (found['date'], found['time'], found['chair'], found['secretary']) == (NEXT, '19:00', '样例甲', '样例乙')
    cli.run('meeting', 'change', cli.record, '--meeting', NEXT, '--time', '7pm', status=3).complains('7pm')
    cli.run('notice', 'post', cli.record, '--meeting', NEXT, '--on', '2026-12-20')
    cli.run('meeting', 'change', cli.record, '--meeting', NEXT, '--date', DATE, status=3).complains(NEXT)
    sound(cli)


def test_an_item_is_changed(cli):
    cli.make_record().make_meeting(MATTER, posted=None)
    cli.on_item('item', 'change', None, '--title', '更换电梯', '--minutes', '15')
    item = items(cli)[0]
    assert (item['title'], item['minutes'], item['kind'], item['matter']) == ('更换电梯', 15, 'matter', 5)
    cli.on_item('item', 'change', None, '--kind', 'discussion')
    item = items(cli)[0]
    assert (item['kind'], item['matter'], item['minutes']) == ('discussion', 0, 15)
    cli.on_item('item', 'change', None, '--mask-names', 'yes')
    cli.on_item('item', 'change', None, '--minutes', '16')
    assert items(cli)[0]['mask_names'] is True
    cli.on_item('item', 'change', None, '--mask-names', 'no')
    assert items(cli)[0]['mask_names'] is False
    cli.on_item('item', 'change', None, '--mask-names', 'maybe', status=2)
    cli.on_item('item', 'change', None, '--kind', 'matter', '--matter', '99', status=3)
    cli.run('notice', 'post', cli.record, '--meeting', DATE, '--on', '2026-11-29')
    cli.on_item('item', 'change', None, '--title', '别的', status=3).complains('更换电梯')
    sound(cli)


def test_items_are_moved_with_their_parts(cli):
    cli.make_record(None).make_meeting(*PLAIN, posted=None)
    cli.run('item', 'add', cli.record, '--meeting', DATE, '--title', '丁', '--part-of', '1')
    assert titles(cli) == ['甲', '.丁', '乙', '丙']
    cli.on_item('item', 'move', None, '--to', '3')
    assert titles(cli) == ['乙', '丙', '甲', '.丁']
    cli.on_item('item', 'move', None, '--to', '2', '--part-of', '0', item=4)
    assert titles(cli) == ['乙', '丁', '丙', '甲']
    cli.on_item('item', 'move', None, '--to', '2', '--part-of', '1', item=3)
    assert titles(cli) == ['乙', '.丙', '丁', '甲']
    cli.on_item('item', 'move', None, '--to', '4', item=2, status=3)
    cli.on_item('item', 'move', None, '--to', '2', item=4, status=3)
    assert titles(cli) == ['乙', '.丙', '丁', '甲']
    cli.on_item('item', 'remove')
    assert titles(cli) == ['丁', '甲']
    sound(cli)


def test_a_posted_item_is_withdrawn(cli):
    cli.make_record().make_meeting(MATTER)
    cli.on_item('item', 'remove', status=3)
    cli.on_item('item', 'withdraw', status=2)
    cli.on_item('item', 'withdraw', None, '--reason', '资料未齐', '--undo', status=2)
    cli.on_item('item', 'withdraw', None, '--reason', '资料未齐')
    assert items(cli)[0]['withdrawn'] == '资料未齐'
    cli.run('item', 'list', cli.record, '--meeting', DATE).holds('withdrawn')
    cli.on_item('ballot', 'open', status=3)
    cli.on_item('item', 'withdraw', None, '--undo')
    cli.on_item('ballot', 'open')
    sound(cli)


def test_what_is_open_goes_on(cli):
    cli.make_record(None).make_meeting(*PLAIN)
    cli.run('action', 'list', cli.record).holds('nothing')
    cli.run('meeting', 'change', cli.record, '--meeting', DATE, '--chair', '样例甲')
    cli.on_item('outcome', None, '--outcome', 'settled')
    cli.on_item('outcome', None, '--outcome', 'person', '--responsible', '王工', '--due', '2027-01-10', item=3)
    cli.run('meeting', 'carry', cli.record, '--meeting', DATE, status=3)
    cli.run('meeting', 'close', cli.record, '--meeting', DATE)
    cli.run('meeting', 'carry', cli.record, '--meeting', DATE).holds(NEXT, '2')
    assert titles(cli, NEXT) == ['丙', '乙'] and meetings(cli)[1]['chair'] == '样例甲'

    cli.run('action', 'list', cli.record).holds('王工', '2027-01-10')
    actions = cli.run('action', 'list', cli.record, '--json').json['actions']
    assert [(action['meeting'], action['item'], action['title']) for action in actions] == [(DATE, 3, '丙')]
    assert not cli.run('action', 'list', cli.record, '--before', DATE, '--json').json['actions']
    cli.on_item('action', 'done', None, '--on', '2027-01-08', '--note', '路灯已换', item=3)
    assert not cli.run('action', 'list', cli.record, '--json').json['actions']
    assert (items(cli)[2]['done'], items(cli)[2]['done_note']) == ('2027-01-08', '路灯已换')
    cli.on_item('action', 'done', None, '--undo', item=3)
    assert len(cli.run('action', 'list', cli.record, '--json').json['actions']) == 1
    cli.on_item('action', 'done', item=1, status=3)
    sound(cli)


if __name__ == '__main__':
    run_module(sys.modules[__name__])
