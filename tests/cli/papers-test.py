#!/usr/bin/env python3
# papers-test.py - minutes as PDF: what they say in which copy, and whether a record proves them
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: papers-test.py YISHI"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys

from cli import DATE, MATTER, STRAW, run_module

AT = ('--meeting', DATE)
PHONE = '00000000009'
ROSTER = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'rosters' / 'longyue-city.xlsx'


def tool(*words):
    found = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, (words, found.stderr)
    return found.stdout


def read(cli, name):
    """The text of a PDF without blanks, in which lines may be broken anywhere."""
    return re.sub(r'\s', '', tool('pdftotext', '-raw', cli.folder / name, '-'))


def make(cli, name='a.pdf', *options, **more):
    return cli.run('minutes', cli.record, *AT, '--output', name, *options, '--json', **more).json


def hold_meeting(cli):
    """A meeting with a note, a statement, a proxy, a vote by unit, a straw poll and outcomes."""
    cli.make_record().make_meeting(MATTER, STRAW)
    cli.run('setting', 'set', cli.record, 'language', 'zh_CN')
    cli.run('meeting', 'change', cli.record, *AT, '--chair', '样例甲', '--secretary', '书记员', '--place', '示例活动室')
    cli.run('proxy', 'add', cli.record, *AT, '--principal', '1-1-102', '--agent', '1-1-101')
    cli.now = '2026-12-15T19:00:00+08:00'
    cli.run('meeting', 'start', cli.record, *AT)
    cli.run('attend', 'import', cli.record, *AT, cli.write('door.csv', 'unit,arrived,left,proxy_for\n1-1-101,18:50,,\n'
                                                           '1-1-101,18:50,,1-1-102\n2-1-101,18:55,19:20,\n'))
    cli.run('guest', 'add', cli.record, *AT, '--name', '来宾某', '--party', 'firm', '--organisation', '示例物业',
            '--arrived', '18:45')
    cli.on_item('note', 'add', None, '--text', f'1-1-103 的样例丁说电梯常停，电话 {PHONE}。')
    cli.on_item('statement', 'set', None, '--party', 'firm', '--position', 'promise', '--text', '三日内检修',
                '--due', '2026-12-18')
    cli.vote({'1-1-101': 'yes', '1-1-102': 'yes', '1-1-103': 'no', '1-2-101': 'yes', '2-1-101': 'yes',
              '2-1-102': 'abstain'})
    cli.on_item('count', None, '--yes', 2, '--no', 0, '--abstain', 0, '--present', 2, item=2)
    cli.on_item('ballot', 'close', item=2)
    cli.on_item('outcome', None, '--outcome', 'person', '--text', '更换钢丝绳', '--responsible', '样例戊',
                '--due', '2027-01-10')
    cli.now = '2026-12-15T20:30:00+08:00'
    cli.run('meeting', 'close', cli.record, *AT)
    return cli


def test_everything_that_happened_is_in_it(cli):
    hold_meeting(cli)
    made = make(cli)
    text = read(cli, 'a.pdf')
    result = cli.on_item('result', None, '--language', 'zh_CN', '--json').json
    for words in ('样例小区居民议事日会议纪要', '〔2026〕第1号（内部本）', '2026年12月15日（星期二）19:00—20:30', '示例活动室', '样例甲',
                  '书记员', '2026年11月29日张贴', '来宾某', '示例物业', f'1-1-103的样例丁说电梯常停，电话{PHONE}。',
                  '承诺，三日内检修；2026年12月18日前完成', '民意征询，不具约束力', '专人限期办理：更换钢丝绳；责任人：样例戊；2027年1月10日前完成',
                  '1幢1单元102室', '样例乙、样例丙', '主持人（签字）', '附件1出席登记', '没有录音'):
        assert words.replace(' ', '') in text, (words, text)
    for sentence in result['working']:
        assert re.sub(r'\s', '', sentence) in text, (sentence, text)
    assert made['entry'] > 0 and made['pages'] >= 5 and made['copy'] == 'internal'


def test_the_public_copy_names_no_owner(cli):
    hold_meeting(cli)
    for language in ('zh_CN', 'en'):
        make(cli, 'p.pdf', '--public', '--language', language)
        text = read(cli, 'p.pdf') + tool('strings', '-n', '4', cli.folder / 'p.pdf')
        tool('pdfdetach', '-savefile', 'content.txt', '-o', cli.folder / 'p.txt', cli.folder / 'p.pdf')
        text += (cli.folder / 'p.txt').read_text(encoding='utf-8') + tool('pdfinfo', '-meta', cli.folder / 'p.pdf')
        for private in ('样例甲', '样例乙', '样例丙', '样例丁', '样例戊', '样例己', PHONE, '00000000001', '101室', '102室', '1-1-101', '1-1-103'):
            assert private not in text, (language, private)
        assert '样*' in text and '电梯常停' in text and '更换钢丝绳' in text
        assert '1-1-***的样*说电梯常停，电话***。' in text


def test_no_private_datum_of_a_large_roll_is_public(cli):
    """Every owner of 1,224 units is spoken of in notes; none is named, nor any of their numbers."""
    cli.run('new', cli.record, '--name', '示例小区')
    cli.run('roll', 'import', cli.record, ROSTER)
    cli.make_meeting(MATTER)
    units = cli.run('roll', 'show', cli.record, '--units', '--contacts', '--json').json['units_list']
    people = [person for unit in units for person in unit['contacts']]
    names = {person['name'] for person in people}
    numbers = {number for person in people for number in (person['phone'], person['id_number']) if len(number) >= 7}
    assert len(names) > 1000 and len(numbers) > 1000, (len(names), len(numbers))
    spoken = [f'{unit["contacts"][0]["name"]}住{unit["unit"]}，电话{unit["contacts"][0]["phone"]}' for unit in units[:200]]
    cli.on_item('note', 'add', None, '--text', '；'.join([*spoken, *sorted(names - set(spoken))]))
    cli.run('attend', 'import', cli.record, *AT, cli.write('door.csv', 'unit,arrived,left,proxy_for\n' + ''.join(
        f'{unit["unit"]},19:00,,\n' for unit in units[:300])))
    cli.vote({unit['unit']: 'yes' for unit in units}, now='2026-12-15T20:00:00+08:00')
    for language in ('zh_CN', 'en'):
        make(cli, 'p.pdf', '--public', '--language', language)
        tool('pdfdetach', '-savefile', 'content.txt', '-o', cli.folder / 'p.txt', cli.folder / 'p.pdf')
        text = read(cli, 'p.pdf') + re.sub(r'\s', '', (cli.folder / 'p.txt').read_text(encoding='utf-8'))
        assert '住' in text and '***' in text
        assert not [name for name in names if name in text]
        assert not [number for number in numbers if number in text]


def test_each_copy_names_the_text_of_the_other(cli):
    hold_meeting(cli)
    internal, public = make(cli, 'i.pdf'), make(cli, 'p.pdf', '--public')
    for name, mine, other in (('i.pdf', internal, public), ('p.pdf', public, internal)):
        tool('pdfdetach', '-savefile', 'content.txt', '-o', cli.folder / 'text', cli.folder / name)
        assert hashlib.sha256((cli.folder / 'text').read_bytes()).hexdigest() == mine['content_sha256']
        assert mine['counterpart_sha256'] == other['content_sha256'] and other['content_sha256'] in read(cli, name)
        assert hashlib.sha256((cli.folder / name).read_bytes()).hexdigest() == mine['sha256']
        tool('pdfdetach', '-savefile', 'yishi.json', '-o', cli.folder / 'text', cli.folder / name)
        assert json.loads((cli.folder / 'text').read_text())['copy'] == mine['copy']


def test_two_runs_are_one_paper(cli):
    hold_meeting(cli)
    first, second = make(cli, 'a.pdf'), make(cli, 'b.pdf', now='2027-03-01T09:00:00+08:00')
    assert first == second
    assert (cli.folder / 'a.pdf').read_bytes() == (cli.folder / 'b.pdf').read_bytes()
    with sqlite3.connect(cli.folder / cli.record) as db:
        papers = db.execute("SELECT body FROM journal WHERE kind = 'paper.made'").fetchall()
    assert len(papers) == 1 and json.loads(papers[0][0])['sha256'] == first['sha256']


def test_a_paper_is_proven(cli):
    hold_meeting(cli)
    for options in ((), ('--public',), ('--language', 'en'), ('--public', '--language', 'en')):
        make(cli, 'a.pdf', *options)
        found = cli.run('verify', cli.record, '--pdf', 'a.pdf', '--json').json
        assert found['ok'] and found['pdf']['verdict'] == 'PROVEN', found
    cli.run('verify', cli.record, '--pdf', 'a.pdf').holds('“a.pdf” was made from this record')
    # What concerns another meeting changes nothing of it.
    cli.run('meeting', 'new', cli.record, '--date', '2027-01-15')
    assert cli.run('verify', cli.record, '--pdf', 'a.pdf', '--json').json['ok']


def refuse(cli, verdict, *texts, pdf='a.pdf'):
    found = cli.run('verify', cli.record, '--pdf', pdf, '--json', status=1).json
    assert not found['ok'] and found['pdf']['verdict'] == verdict, found
    cli.run('verify', cli.record, '--pdf', pdf, status=1).complains(*texts)


def test_a_paper_of_another_record_is_named(cli):
    hold_meeting(cli)
    make(cli)
    cli.record = 'other.yishi'
    cli.make_record()
    refuse(cli, 'OTHER_RECORD', 'was made from another record')


def test_a_changed_digit_is_named(cli):
    hold_meeting(cli)
    made = make(cli)
    whole = (cli.folder / 'a.pdf').read_bytes()
    manifest = whole.rindex(b'"entry":') + len(b'"entry":')
    places = [len(whole) // 3, len(whole) // 2, whole.rindex(b'<xmp:CreateDate>2026') + 19]
    for place in places:
        broken = bytearray(whole)
        broken[place] ^= 1
        cli.write('a.pdf', bytes(broken))
        refuse(cli, 'ALTERED', 'was changed after it was made', str(made['entry']))
    # A claim to have been made elsewhere does not stand either.
    cli.write('a.pdf', whole[:manifest] + b'1' + whole[manifest + 1:])
    assert not cli.run('verify', cli.record, '--pdf', 'a.pdf', '--json', status=1).json['ok']


def test_a_paper_from_before_a_change_is_named(cli):
    hold_meeting(cli)
    make(cli)
    cli.on_item('note', 'add', None, '--text', '事后补记')
    refuse(cli, 'OUTDATED', 'was made before a change', '1 entries')
    assert '事后补记' in (make(cli) and read(cli, 'a.pdf'))
    cli.run('verify', cli.record, '--pdf', 'a.pdf')


def test_a_cut_file_is_named(cli):
    hold_meeting(cli)
    make(cli)
    whole = (cli.folder / 'a.pdf').read_bytes()
    for length in (1000, len(whole) // 2, len(whole) - 20):
        cli.write('a.pdf', whole[:length])
        refuse(cli, 'CUT_OFF', 'is cut off')
    cli.write('a.pdf', whole[:whole.index(b'%%EOF') + 6])
    refuse(cli, 'FOREIGN', 'cannot be proven')
    cli.write('a.pdf', '文字')
    refuse(cli, 'NO_PDF', 'is not a PDF')


def cut_record(cli, last):
    """Takes the entries after the last one out of the journal, as somebody would who knows SQLite."""
    with sqlite3.connect(cli.folder / cli.record) as db:
        db.execute('DELETE FROM journal WHERE seq > ?', (last,))


def test_a_shortened_record_is_named(cli):
    hold_meeting(cli)
    made = make(cli)
    shutil.copy(cli.folder / cli.record, cli.folder / 'whole.yishi')
    cut_record(cli, made['entry'] - 1)
    refuse(cli, 'UNNOTED', 'cannot be proven', 'its end is missing')
    cut_record(cli, made['entry'] - 3)
    refuse(cli, 'RECORD_CUT', 'entries are missing at the end')


def test_a_rewritten_record_is_named(cli):
    """Somebody changes an early entry and reckons every hash anew: only the paper knows."""
    hold_meeting(cli)
    make(cli)
    with sqlite3.connect(cli.folder / cli.record) as db:
        rows = db.execute('SELECT seq, at, kind, body, hash FROM journal ORDER BY seq').fetchall()
        prev = None
        for seq, at, kind, body, digest in rows:
            if seq > 1:
                body = body.replace('三日内检修', '三月内检修')
                digest = hashlib.sha256(f'{seq}\n{at}\n{kind}\n{body}\n{prev}'.encode()).hexdigest()
                db.execute('UPDATE journal SET body = ?, prev = ?, hash = ? WHERE seq = ?', (body, prev, digest, seq))
            prev = digest
    refuse(cli, 'RECORD_CHANGED', 'the record was changed after “a.pdf” was made')


def test_a_record_that_cannot_be_written_still_gives_minutes(cli):
    hold_meeting(cli)
    before = cli.head()
    folder = cli.folder / 'fixed'
    folder.mkdir()
    shutil.copy(cli.folder / cli.record, folder / cli.record)
    if os.geteuid() == 0:
        tool('chattr', '+i', folder / cli.record)
    else:
        (folder / cli.record).chmod(0o400)
    try:
        done = cli.run('minutes', folder / cli.record, *AT, '--output', 'a.pdf')
        done.complains('the paper was not noted in the record')
    finally:
        if os.geteuid() == 0:
            tool('chattr', '-i', folder / cli.record)
    assert '更换钢丝绳' in read(cli, 'a.pdf')
    assert cli.head() == before


def test_an_open_meeting_gives_a_draft(cli):
    cli.make_record().make_meeting(MATTER)
    make(cli)
    text = read(cli, 'a.pdf')
    assert '草稿，会议尚未结束' in text and '没有封印码' in text


def test_wrong_usage(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('minutes', cli.record, *AT, status=2)
    cli.run('minutes', cli.record, '--output', 'a.pdf', status=2)
    cli.run('minutes', cli.record, *AT, '--output', 'a.pdf', '--language', 'fr', status=2)
    cli.run('minutes', cli.record, '--meeting', '2026-01-15', '--output', 'a.pdf', status=3)
    cli.run('minutes', cli.record, *AT, '--output', 'nowhere/a.pdf', status=3).complains('there is no such folder')
    cli.run('minutes', cli.record, *AT, '--output', '.', status=3)


def test_other_readers_find_nothing_wrong(cli):
    hold_meeting(cli)
    for options in ((), ('--public', '--language', 'en')):
        make(cli, 'a.pdf', *options)
        path = cli.folder / 'a.pdf'
        assert 'No syntax or stream encoding errors' in tool('qpdf', '--check', path)
        fonts = tool('pdffonts', path).splitlines()[2:]
        assert fonts and all(re.search(r' yes +yes +yes +\d', font) for font in fonts), fonts
        outlines = json.loads(tool('qpdf', '--json', '--json-key=outlines', path))['outlines']
        assert len(outlines) >= 5 and any(entry['kids'] for entry in outlines), outlines


if __name__ == '__main__':
    run_module(sys.modules[__name__])
