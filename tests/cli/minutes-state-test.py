#!/usr/bin/env python3
# minutes-state-test.py - minutes from draft to seal on the command line, and what their PDF says of it
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: minutes-state-test.py YISHI"""
import re
import subprocess
import sys

from cli import DATE, STRAW, run_module

AT = ('--meeting', DATE)
SIGNERS = ('--chair', '主持某', '--secretary', '书记员', '--supervisor', '监督某', '--place', '示例活动室', '--on', DATE, '--time', '21:10')


def minutes(cli, verb, *options, **more):
    return cli.run('minutes', verb, cli.record, *AT, *options, **more)


def state(cli):
    return minutes(cli, 'state', '--json').json


def write(cli, name='a.pdf', *options):
    """Writes the minutes and gives their text without blanks."""
    cli.run('minutes', cli.record, *AT, '--output', name, *options)
    return re.sub(r'\s', '', subprocess.run(['pdftotext', '-raw', str(cli.folder / name), '-'], check=True, text=True,
                                            capture_output=True).stdout)


def judge(cli, name='a.pdf', status=0):
    return cli.run('verify', cli.record, '--pdf', name, '--json', status=status).json['pdf']['verdict']


def hold_meeting(cli):
    cli.make_record().make_meeting(STRAW)
    cli.run('setting', 'set', cli.record, 'language', 'zh_CN')
    cli.now = '2026-12-15T19:00:00+08:00'
    cli.run('meeting', 'start', cli.record, *AT)
    cli.on_item('note', 'add', None, '--text', '示例记录')
    cli.now = '2026-12-15T20:30:00+08:00'
    cli.run('meeting', 'close', cli.record, *AT)
    cli.now = '2026-12-15T20:50:00+08:00'
    return cli


def seal(cli):
    minutes(cli, 'approve', '--by', '全体到会人员')
    minutes(cli, 'sign', *SIGNERS)
    minutes(cli, 'seal')
    return cli


def test_a_draft_says_that_it_is_one(cli):
    hold_meeting(cli)
    minutes(cli, 'state').holds('draft')
    assert state(cli)['state'] == 'draft'
    text = write(cli)
    assert '（草稿）' in text and '本纪要是草稿，尚未宣读确认。' in text, text
    assert '内部本草稿' in text, 'not on every page'


def test_approved_minutes_say_by_whom_and_when(cli):
    hold_meeting(cli)
    minutes(cli, 'approve', '--by', '全体到会人员')
    told = state(cli)
    assert (told['state'], told['approved_by'], told['approved_on'], told['approved_time']) == (
        'approved', '全体到会人员', DATE, '20:50'), told
    text = write(cli)
    assert '草稿' not in text and '本纪要于2026年12月15日20:50宣读，经全体到会人员确认。' in text, text
    assert judge(cli) == 'PROVEN'


def test_what_is_approved_is_not_changed(cli):
    hold_meeting(cli)
    minutes(cli, 'approve', '--by', '全体到会人员')
    before = cli.head()
    for words in (('note', 'add', None, '--text', '改'), ('outcome', None, '--outcome', 'none', '--text', '示例原因'),
                  ('statement', 'set', None, '--party', 'firm', '--position', 'agree')):
        cli.on_item(*words, status=3).complains('approved')
    assert cli.head() == before
    minutes(cli, 'reopen', '--reason', '漏记发言')
    cli.on_item('note', 'add', None, '--text', '补记一条')
    assert state(cli)['state'] == 'draft' and '补记一条' in write(cli)


def test_each_stage_waits_for_the_one_before(cli):
    cli.make_record().make_meeting(STRAW)
    minutes(cli, 'approve', '--by', '全体', status=3).complains('not closed')
    hold = '2026-12-15T19:00:00+08:00'
    cli.run('meeting', 'start', cli.record, *AT, now=hold)
    cli.run('meeting', 'close', cli.record, *AT, now=hold)
    minutes(cli, 'sign', *SIGNERS, status=3).complains('not approved')
    minutes(cli, 'seal', status=3).complains('not approved')
    minutes(cli, 'addendum', '--text', '甲', '--reason', '乙', status=3).complains('not approved')
    minutes(cli, 'approve', status=2).complains('--by')
    minutes(cli, 'approve', '--by', ' ', status=2).complains('--by')
    minutes(cli, 'approve', '--by', '全体', '--on', '12-15', status=2).complains('--on')
    minutes(cli, 'approve', '--by', '全体', '--time', '25:00', status=3).complains('25:00')
    minutes(cli, 'approve', '--by', '全体', '--on', '2026-12-16')
    minutes(cli, 'sign', *SIGNERS, status=3).complains('before they were approved')


def test_signatures_are_printed(cli):
    hold_meeting(cli)
    minutes(cli, 'approve', '--by', '全体到会人员')
    minutes(cli, 'sign', *SIGNERS)
    text = write(cli)
    assert '2026年12月15日21:10在示例活动室签字。' in text, text
    for words in ('主持人（签字）：主持某', '记录人（签字）：书记员', '居委会见证人（签字）：监督某'):
        assert words in text, (words, text)
    minutes(cli, 'state').holds('主持某', '书记员', '21:10')


def test_sealed_minutes_stay_whatever_comes(cli):
    seal(hold_meeting(cli))
    text = write(cli)
    assert '定稿封存' in text and '补正' in text, text
    sealed = (cli.folder / 'a.pdf').read_bytes()
    cli.run('setting', 'set', cli.record, 'language', 'en')
    cli.run('roll', 'import', cli.record, cli.write('more.csv', '楼栋,单元,房号,业主姓名,建筑面积\n9,1,101,样例新,75.00\n'))
    cli.run('meeting', 'new', cli.record, '--date', '2027-01-15')
    write(cli, 'b.pdf')
    assert (cli.folder / 'b.pdf').read_bytes() == sealed
    assert judge(cli) == 'PROVEN'
    minutes(cli, 'reopen', '--reason', '改', status=3).complains('sealed')
    cli.on_item('note', 'add', None, '--text', '改', status=3).complains('approved')
    assert cli.run('verify', cli.record, '--json').json['ok']


def test_an_addendum_stands_at_the_end_and_alone(cli):
    seal(hold_meeting(cli))
    write(cli, 'old.pdf')
    minutes(cli, 'addendum', '--text', '责任人应为王工，电话00000000001。', '--reason', '笔误', '--by', '业委会').holds('1')
    minutes(cli, 'addendum', '--text', '另一处', '--reason', '漏记').holds('2')
    told = state(cli)
    assert [addendum['number'] for addendum in told['addenda']] == [1, 2] and told['addenda'][0]['by'] == '业委会', told
    text = write(cli)
    assert '本纪要有补正2份，见文末。' in text, text
    end = text[text.index('补正第1号'):]
    for words in ('笔误', '责任人应为王工，电话00000000001。', '补正第2号', '漏记', '另一处'):
        assert words in end, (words, end)
    assert '00000000001' not in write(cli, 'p.pdf', '--public')
    assert judge(cli, 'old.pdf', status=1) == 'OUTDATED'
    alone = write(cli, 'one.pdf', '--addendum', '1')
    assert '会议纪要补正' in alone and '笔误' in alone and '另一处' not in alone and '示例记录' not in alone, alone
    assert judge(cli, 'one.pdf') == 'PROVEN'
    cli.run('minutes', cli.record, *AT, '--output', 'no.pdf', '--addendum', '3', status=3).complains('no addendum 3')
    assert not (cli.folder / 'no.pdf').exists()


if __name__ == '__main__':
    run_module(sys.modules[__name__])
