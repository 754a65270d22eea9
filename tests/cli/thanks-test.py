#!/usr/bin/env python3
# thanks-test.py - what was given, who is thanked for it, and who wishes to be named
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: thanks-test.py YISHI SLIDES"""
import csv
import io
import json
import re
import subprocess
import sys

from cli import DATE, STRAW, run_module

AT = ('--meeting', DATE)
PHONE = '00000000009'


def tool(*words):
    found = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, (words, found.stderr)
    return found.stdout


def read(cli, *options):
    cli.run('minutes', cli.record, *AT, '--output', 'm.pdf', '--language', 'zh_CN', *options)
    return re.sub(r'\s', '', tool('pdftotext', '-raw', cli.folder / 'm.pdf', '-'))


def listed(cli):
    return cli.run('thanks', 'list', cli.record, *AT, '--json').json['thanks']


def give(cli):
    """Two owners on the roll, of whom one wishes to be named, and somebody from outside."""
    cli.make_record().make_meeting(STRAW)
    cli.run('thanks', 'add', cli.record, *AT, '--donor', '样例甲', '--gift', '字画两幅', '--purpose', '共享书画室', '--named', 'yes')
    cli.run('thanks', 'add', cli.record, *AT, '--donor', ' 样例丁 ', '--gift', f'空调一台，联系{PHONE}', '--purpose', '样例戊家旁的儿童活动区')
    cli.run('thanks', 'add', cli.record, *AT, '--donor', '蔡某', '--gift', '图书').holds('Gift 3')
    return cli


def test_gifts_are_noted_corrected_and_taken_back(cli):
    give(cli)
    assert [(row['id'], row['donor'], row['named'], row['purpose']) for row in listed(cli)] == [
        (1, '样例甲', True, '共享书画室'), (2, '样例丁', False, '样例戊家旁的儿童活动区'), (3, '蔡某', False, '')]
    cli.run('thanks', 'change', cli.record, *AT, '--number', 3, '--gift', '图书一百册', '--named', 'yes')
    assert listed(cli)[2] == {'id': 3, 'donor': '蔡某', 'named': True, 'gift': '图书一百册', 'purpose': ''}
    cli.run('thanks', 'remove', cli.record, *AT, '--number', 2)
    cli.run('thanks', 'add', cli.record, *AT, '--donor', '样例乙', '--gift', '花木').holds('Gift 4')
    assert [row['id'] for row in listed(cli)] == [1, 3, 4]
    cli.run('thanks', 'list', cli.record, *AT).holds('图书一百册', 'yes')
    cli.run('verify', cli.record)


def test_minutes_thank_as_the_donors_wish(cli):
    give(cli)
    internal, public = read(cli), read(cli, '--public')
    for words in ('捐赠与致谢', '样例甲字画两幅共享书画室', f'样例丁空调一台，联系{PHONE}样例戊家旁的儿童活动区', '蔡某图书', '表示感谢'):
        assert words in internal, (words, internal)
    for words in ('捐赠与致谢', '样例甲字画两幅共享书画室', '样*空调一台，联系***样*家旁的儿童活动区', '蔡*图书'):
        assert words in public, (words, public)
    assert '样例丁' not in public and '样例戊' not in public and PHONE not in public
    cli.run('verify', cli.record, '--pdf', 'm.pdf')
    cli.run('thanks', 'change', cli.record, *AT, '--number', 1, '--named', 'no')
    assert cli.run('verify', cli.record, '--pdf', 'm.pdf', '--json', status=1).json['pdf']['verdict'] == 'OUTDATED'
    assert '样例甲' not in read(cli, '--public')


def test_without_gifts_nothing_is_said(cli):
    cli.make_record().make_meeting(STRAW)
    assert '捐赠' not in read(cli) and '捐赠' not in tool(sys.argv[2], cli.folder / cli.record, DATE)


def test_the_wall_thanks_too(cli):
    give(cli)
    text = tool(sys.argv[2], cli.folder / cli.record, DATE)
    slide = re.search(r'\[thanks 0\]\n(.*?)\n\[', text, re.S)[1]
    for words in ('谢谢各位邻居', '样例甲：字画两幅（共享书画室）', '样*：空调一台，联系***', '蔡*：图书'):
        assert words in slide, (words, slide)
    assert '样例丁' not in text and PHONE not in text


def test_an_export_has_them(cli):
    give(cli)
    cli.run('thanks', 'add', cli.record, *AT, '--donor', '=1+1', '--gift', '@花')
    cli.run('export', cli.record, *AT, '--output', 'out')
    rows = list(csv.DictReader(io.StringIO((cli.folder / 'out' / 'thanks.csv').read_text('utf-8-sig'))))
    assert [row['donor'] for row in rows] == ['样例甲', '样例丁', '蔡某', "'=1+1"] and rows[3]['gift'] == "'@花"
    meeting = json.loads((cli.folder / 'out' / 'meeting.json').read_text('utf-8'))
    assert [row['gift'] for row in meeting['thanks']] == ['字画两幅', '空调一台，联系***', '图书', '@花']


def test_approved_minutes_keep_their_thanks(cli):
    give(cli)
    cli.run('meeting', 'start', cli.record, *AT, now='2026-12-15T19:00:00+08:00')
    cli.run('meeting', 'close', cli.record, *AT, now='2026-12-15T20:00:00+08:00')
    cli.run('thanks', 'add', cli.record, *AT, '--donor', '样例己', '--gift', '补记的茶叶', now='2026-12-15T20:05:00+08:00')
    cli.run('minutes', 'approve', cli.record, *AT, '--by', '到会人员', now='2026-12-15T20:30:00+08:00')
    for words in (('add', '--donor', '甲', '--gift', '乙'), ('change', '--number', 1, '--gift', '乙'), ('remove', '--number', 1)):
        cli.run('thanks', words[0], cli.record, *AT, *words[1:], status=3)
    assert len(listed(cli)) == 4


def test_what_cannot_be_noted_is_refused(cli):
    give(cli)
    before = cli.head()
    cli.run('thanks', 'change', cli.record, *AT, '--number', 1)
    for words in (('add', '--donor', '甲', '--gift', '　'), ('change', '--number', 9, '--gift', '花'),
                  ('change', '--number', 1, '--gift', ''), ('remove', '--number', 9)):
        cli.run('thanks', words[0], cli.record, *AT, *words[1:], status=3)
    for words in (('add', '--donor', '甲'), ('add', '--donor', ' ', '--gift', '花'), ('add', '--donor', '甲', '--gift', '花', '--named', 'perhaps'),
                  ('remove',), ('change', '--number', 'x', '--gift', '花')):
        cli.run('thanks', words[0], cli.record, *AT, *words[1:], status=2)
    assert cli.head() == before


if __name__ == '__main__':
    run_module(sys.modules[__name__])
