#!/usr/bin/env python3
# answer-test.py - the answer to an owner who asks to see the record: all that was decided, and of units his own alone
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: answer-test.py YISHI"""
import json
import re
import sqlite3
import subprocess
import sys

from cli import DATE, MATTER, SPECIAL, STRAW, run_module

AT = ('--meeting', DATE)
# Names, phones and ID numbers like those of people, though nobody has them.
ROSTER = '''楼栋,单元,房号,业主姓名,建筑面积,联系电话,身份证号
1,1,101,欧阳样式,100.00,00011110001,000000190001010001
1,1,102,司徒样品、诸葛样张,90.50,00011110002,
1,2,101,上官样本,109.50,00011110003,000000190001010003
2,1,101,夏侯样版,120.00,00011110004,
2,1,102,尉迟样书,100.00,00011110005,000000190001010005
'''
PRIVATE = re.findall(r'[欧司诸上夏尉]\w样\w|\b0\d{10}\b|\b0\d{17}\b', ROSTER)


def tool(*words):
    found = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, (words, found.stderr)
    return found.stdout


def make(cli, unit, *options, name='answer.pdf', **more):
    return cli.run('answer', cli.record, '--unit', unit, '--output', name, *options, '--json', **more).json


def read(cli, name='answer.pdf'):
    """All that is in the file: what is seen, the text within, and what the file says of itself."""
    path = cli.folder / name
    tool('pdfdetach', '-saveall', '-o', cli.folder, path)
    return re.sub(r'\s', '', tool('pdftotext', '-raw', path, '-') + (cli.folder / 'content.txt').read_text(encoding='utf-8') +
                  (cli.folder / 'yishi.json').read_text(encoding='utf-8') + tool('pdfinfo', path) + tool('pdfinfo', '-meta', path))


def hold(cli):
    """A meeting with proxies, a vote, a straw poll and outcomes, in which people are named."""
    cli.make_record(ROSTER)
    cli.run('setting', 'set', cli.record, 'language', 'zh_CN')
    cli.make_meeting(MATTER, STRAW, ('--kind', 'discussion', '--title', '尉迟样书家漏水，电话00011110005'))
    cli.run('proxy', 'add', cli.record, *AT, '--principal', '1-1-101', '--agent', '1-1-102')
    cli.run('attend', 'import', cli.record, *AT, cli.write('door.csv', 'unit,arrived,left,proxy_for\n1-1-102,18:50,,\n'
                                                           '1-1-102,18:50,,1-1-101\n2-1-101,18:55,19:20,\n'))
    cli.vote({'1-1-101': 'yes', '1-1-102': 'yes', '1-2-101': 'no', '2-1-101': 'yes', '2-1-102': 'abstain'})
    cli.on_item('outcome', None, '--outcome', 'person', '--text', '请夏侯样版监督', '--responsible', '王工', '--due', '2027-01-10')
    cli.on_item('outcome', None, '--outcome', 'settled', '--text', '已派人查看2-1-102', item=3)
    return cli


def test_it_has_what_was_decided_and_what_is_the_owners_own(cli):
    hold(cli)
    seal = cli.run('meeting', 'close', cli.record, *AT).text.split()[-1]
    result = cli.on_item('result', None, '--json', '--language', 'zh_CN').json
    made = make(cli, '1幢1单元101室')
    text = read(cli)
    for words in ('关于样例小区业主查阅资料的答复', '1幢1单元101室业主欧阳样式：', '第十三条', '2026年12月15日', '〔2026〕第1号', seal,
                  '使用维修资金更换电梯', '专人限期办理：请夏*监督', '王工', '2027年1月10日前完成', '维修资金、工程和共有部分的事项',
                  '本户的记录', '100.00平方米', '登记委托，代理人1幢1单元102室', '由1幢1单元102室代理到会', '18:50', '同意',
                  '已派人查看2-1-***', '--seal', *result['working']):
        assert re.sub(r'\s', '', words) in text, (words, text)
    assert (made['kind'], made['copy'], made['meeting']) == ('answer', 'owner', ''), made


def test_everybody_else_is_masked(cli):
    hold(cli)
    for language in ('zh_CN', 'en'):
        make(cli, '1-1-101', '--language', language)
        text = read(cli)
        assert '欧阳样式' in text
        for datum in PRIVATE:
            assert datum == '欧阳样式' or datum not in text, (language, datum)
        for unit in ('1-2-101', '2-1-101', '2-1-102', '2幢1单元101室', '1幢2单元101室'):
            assert unit not in text, (language, unit)
    # Whom somebody stood for is not his.
    make(cli, '1-1-102')
    text = read(cli)
    assert '本人到会，代理1幢1单元***室' in text and '1-1-101' not in text and '司徒样品、诸葛样张' in text, text


def test_each_unit_sees_its_own_answer(cli):
    hold(cli)
    for unit, answer in (('1-1-101', '同意'), ('1-2-101', '反对'), ('2-1-102', '弃权')):
        make(cli, unit)
        rows = [line for line in (read(cli) and (cli.folder / 'content.txt').read_text(encoding='utf-8')).splitlines()
                if line.startswith('2026年12月15日\t使用维修资金更换电梯（第 1 项议题）\t')]
        assert len(rows) == 1 and rows[0].split('\t')[2] == answer, (unit, rows)
    make(cli, '2-1-102')
    assert '没有本户到会或者委托的登记' in read(cli)


def test_it_is_noted_and_proven_until_it_would_read_otherwise(cli):
    hold(cli)
    first = make(cli, '1-1-101')
    again = make(cli, '1-1-101', name='again.pdf', now='2027-03-01T09:00:00+08:00')
    assert first == again and (cli.folder / 'answer.pdf').read_bytes() == (cli.folder / 'again.pdf').read_bytes()
    with sqlite3.connect(cli.folder / cli.record) as db:
        body, = db.execute('SELECT body FROM journal WHERE seq = ?', (first['entry'],)).fetchone()
    assert json.loads(body)['kind'] == 'answer' and json.loads(body)['options'] == {'unit': '1-1-101'}, body
    cli.run('verify', cli.record, '--pdf', 'answer.pdf')
    cli.on_item('note', 'add', None, '--text', '事后补记')
    cli.run('verify', cli.record, '--pdf', 'answer.pdf')
    cli.run('item', 'add', cli.record, *AT, *SPECIAL)
    found = cli.run('verify', cli.record, '--pdf', 'answer.pdf', '--json', status=1).json
    assert found['pdf']['verdict'] == 'OUTDATED', found


def test_what_cannot_be_answered_says_why(cli):
    cli.make_record(ROSTER)
    cli.run('answer', cli.record, '--unit', '1-1-101', '--output', 'a.pdf', status=3).complains('no meeting yet')
    cli.make_meeting(MATTER)
    for unit in ('9-9-999', '会议室', '1-1-103'):
        cli.run('answer', cli.record, '--unit', unit, '--output', 'a.pdf', status=3).complains('no such unit')
    cli.run('answer', cli.record, '--output', 'a.pdf', status=2)
    cli.run('answer', cli.record, '--unit', '1-1-101', status=2)
    cli.run('answer', cli.record, '--unit', '1-1-101', '--output', 'a.pdf', '--language', 'fr', status=2)
    assert not (cli.folder / 'a.pdf').exists()
    make(cli, '1-1-101')
    assert '还没有决定' in read(cli) or 'no decision' in tool('pdftotext', cli.folder / 'answer.pdf', '-')


if __name__ == '__main__':
    run_module(sys.modules[__name__])
