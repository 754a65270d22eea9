#!/usr/bin/env python3
# meeting-test.py - meetings, notices, items, outcomes, export, backup, verify
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: meeting-test.py YISHI"""
import csv
import decimal
import hashlib
import io
import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys

from cli import DATE, MATTER, ROSTER_HEADER, SPECIAL, STRAW, counts, roster_of, run_module

UNITS = ('1-1-101', '1-1-102', '1-1-103', '1-2-101', '2-1-101', '2-1-102')
ALL_YES = dict.fromkeys(UNITS, 'yes')


def meetings(cli):
    return cli.run('meeting', 'list', cli.record, '--json').json['meetings']


def items(cli, date=DATE):
    return cli.run('item', 'list', cli.record, '--meeting', date, '--json').json['items']


# Meetings, notices, items

def test_planning_a_meeting_names_the_posting_deadline(cli):
    cli.make_record(None)
    for date, latest, advised in (('2027-01-15', '2026-12-31', '2026-12-30'), ('2027-03-15', '2027-02-28', '2027-02-27'),
                                  ('2028-03-15', '2028-02-29', '2028-02-28'), ('2027-07-15', '2027-06-30', '2027-06-29')):
        cli.run('meeting', 'new', cli.record, '--date', date).holds(date, latest, advised)


def test_a_meeting_is_listed(cli):
    cli.make_record(None)
    cli.run('meeting', 'list', cli.record).holds('meeting new')
    cli.run('meeting', 'new', cli.record, '--date', DATE, '--kind', 'assembly', '--place', '社区活动室', '--title', '业主大会')
    found = meetings(cli)[0]
    assert (found['date'], found['kind'], found['place'], found['title'], found['items'], found['state']) == (
        DATE, 'assembly', '社区活动室', '业主大会', 0, 'planned')
    cli.run('meeting', 'list', cli.record).holds(DATE, 'assembly', '社区活动室', '业主大会')


def test_two_meetings_of_one_kind_on_a_day_are_refused(cli):
    cli.make_record(None)
    cli.run('meeting', 'new', cli.record, '--date', DATE)
    cli.run('meeting', 'new', cli.record, '--date', DATE, status=3).complains(DATE)
    cli.run('meeting', 'new', cli.record, '--date', DATE, '--kind', 'committee')
    cli.run('item', 'add', cli.record, '--meeting', f'{DATE}/committee', '--kind', 'committee', '--title', '样例事项')
    assert [meeting['items'] for meeting in meetings(cli)] in ([0, 1], [1, 0])


def test_items_take_all_their_options(cli):
    cli.make_record().make_meeting(posted=None)
    cli.run('item', 'add', cli.record, '--meeting', DATE, '--title', '加装电梯', '--kind', 'matter', '--matter', '7',
            '--scope', 'building=1,unit=1', '--minutes', '20', '--presenter', '王工').holds('Item 1', 'special')
    cli.run('item', 'add', cli.record, '--meeting', DATE, '--title', '随便聊聊').holds('Item 2')
    first, second = items(cli)
    assert (first['kind'], first['matter'], first['scope'], first['minutes'], first['presenter']) == (
        'matter', 7, 'building=1,unit=1', 20, '王工')
    assert second['kind'] == 'discussion'
    cli.run('item', 'list', cli.record, '--meeting', DATE).holds('加装电梯', '随便聊聊')


def test_every_kind_of_item(cli):
    cli.make_record().make_meeting(posted=None)
    for kind in 'report discussion straw matter committee wish project activity'.split():
        cli.run('item', 'add', cli.record, '--meeting', DATE, '--kind', kind, '--title', '样例事项')
    cli.run('item', 'add', cli.record, '--meeting', DATE, '--kind', 'rating', '--title', '物业服务满意度',
            '--candidate', '满意', '--candidate', '基本满意', '--candidate', '不满意')
    cli.run('item', 'add', cli.record, '--meeting', DATE, '--kind', 'election', '--title', '业委会选举', '--seats', '2',
            '--candidate', '样例甲', '--candidate', '样例乙', '--candidate', '样例丙')
    assert items(cli)[-1]['candidates'] == ['样例甲', '样例乙', '样例丙'] and items(cli)[-1]['seats'] == 2


def test_items_that_make_no_sense_are_refused(cli):
    cli.make_record().make_meeting(posted=None)
    for words in (('--kind', 'matter', '--matter', '12'), ('--kind', 'election'), ('--kind', 'rating'),
                  ('--kind', 'election', '--candidate', '样例甲', '--candidate', '样例甲'),
                  ('--kind', 'matter', '--matter', '5', '--rule', 'whim')):
        before = cli.head()
        cli.run('item', 'add', cli.record, '--meeting', DATE, '--title', '样例', *words, status=3)
        assert cli.head() == before, words


def test_a_notice_fixes_the_topics(cli):
    cli.make_record().make_meeting(MATTER, STRAW)
    cli.run('item', 'add', cli.record, '--meeting', DATE, *SPECIAL).holds('notice is already out')
    assert [item['posted'] for item in items(cli)] == [True, True, False]
    assert meetings(cli)[0]['posted_on'] == '2026-11-29'


def test_an_unposted_topic_is_a_defect_beside_the_verdict(cli):
    """C35."""
    cli.make_record().make_meeting(STRAW)
    cli.run('item', 'add', cli.record, '--meeting', DATE, *MATTER)
    result = cli.vote(ALL_YES, item=2)
    assert result['verdict'] == 'PASS' and result['defects'] == ['UNPOSTED_TOPIC'], result
    cli.on_item('result', item=2).holds('Defect: ', 'passed')


def test_a_short_notice_is_a_defect(cli):
    """C36: posted fourteen days before."""
    cli.make_record().make_meeting(MATTER, posted='2026-12-01')
    result = cli.vote(ALL_YES)
    assert result['verdict'] == 'PASS' and result['defects'] == ['SHORT_NOTICE'], result
    cli.on_item('result').holds('14', '15')


def test_fifteen_days_are_enough(cli):
    cli.make_record().make_meeting(MATTER, posted='2026-11-30')
    assert cli.vote(ALL_YES)['defects'] == []


# Roll and vote

def test_the_roll_is_frozen_while_a_vote_is_open(cli):
    """C49: refused while open; a new version afterwards, and the result keeps the old one."""
    cli.make_record().make_meeting(MATTER)
    result = cli.vote({'1-1-101': 'yes', '2-1-101': 'no'}, close=False)
    grown = cli.write('grown.csv', roster_of([(unit, '50.00') for unit in ('5-1-101', '5-1-102')]))
    before = cli.head()
    cli.run('roll', 'import', cli.record, grown, status=3)
    cli.run('roll', 'remove', cli.record, '1-1-102', '--reason', '合并', status=3)
    cli.run('roll', 'merge', cli.record, '1-1-101', '1-1-102', '--reason', '同一人', status=3)
    cli.run('roll', 'import', cli.record, 'roster.csv')
    assert cli.head() == before
    cli.on_item('ballot', 'close')
    cli.run('roll', 'import', cli.record, grown)
    assert cli.on_item('result', None, '--json').json['roll'] == result['roll'] == {'heads': 5, 'area': '600.00'}
    assert len(cli.run('roll', 'versions', cli.record, '--json').json['versions']) == 2
    cli.run('verify', cli.record)


def test_signed_follow_is_shown_with_and_without(cli):
    """C21, as ballots: 95 of 120 persons of 100.00 m² each return theirs."""
    units = [f'1-1-{100 + number}' for number in range(120)]
    cli.make_record(roster_of([(unit, '100.00') for unit in units])).make_meeting(MATTER)
    answers = ['yes'] * 45 + ['no'] * 35 + ['abstain'] * 5 + ['follow'] * 10
    result = cli.vote(dict(zip(units, answers)))
    assert counts(result, 'participating', 'follow', 'approving') == [(95, '9500.00'), (10, '1000.00'), (55, '5500.00')]
    assert result['verdict'] == 'PASS' and result['without_follow']['verdict'] == 'REJECT_HA'


def test_the_silence_clause_needs_the_rules_and_proof(cli):
    units = [f'1-1-{100 + number}' for number in range(30)]
    cli.make_record(roster_of([(unit, '100.00') for unit in units]))
    cli.make_meeting(MATTER, SPECIAL)
    ballots = dict.fromkeys(units[:12], 'yes') | dict.fromkeys(units[12:15], 'no')
    result = cli.vote(ballots, item=1)
    assert result['verdict'] == 'NOQUORUM_HA' and result['with_clause'] is None
    cli.run('setting', 'set', cli.record, 'silence-clause', '管理规约第八条')
    cli.on_item('ballot', 'deliver', None, '--on', '2026-12-01', '--evidence', '签收', *units, item=2)
    result = cli.vote(ballots, item=2)
    assert result['verdict'] == 'NOQUORUM_HA'
    assert result['with_clause']['verdict'] == 'PASS' and result['with_clause']['participating']['heads'] == 30
    cli.on_item('result', item=2).holds('Verdict with the silence clause: passed')
    cli.run('verify', cli.record)


def test_the_same_ballots_under_another_pack(cli):
    cli.make_record(pack='hangzhou-2021').make_meeting(MATTER)
    result = cli.vote(ALL_YES)
    assert result['pack'] == 'hangzhou-2021' and result['verdict'] == 'PASS'


def test_an_election(cli):
    units = [f'1-1-{100 + number}' for number in range(9)]
    cli.make_record(roster_of([(unit, '100.00') for unit in units])).make_meeting(
        ('--kind', 'election', '--title', '业委会选举', '--matter', '3', '--seats', '2', '--agreed', '2',
         '--statutory-min', '2', '--candidate', '样例甲', '--candidate', '样例乙', '--candidate', '样例丙'))
    lines = ['unit,choice'] + [f'{unit},"{marks}"' for unit, marks in
                               zip(units, ('1,2', '1,2', '1,2', '1,2', '1,2', '1,3', '1', 'abstain', '1,2,3'))]
    cli.on_item('ballot', 'import', None, cli.write('b.csv', '\n'.join(lines) + '\n'))
    cli.on_item('ballot', 'close').holds('样例甲', '样例乙', 'elected')
    result = cli.on_item('result', None, '--json').json
    assert result['verdict'] == 'PASS', result
    cli.run('verify', cli.record)


def test_a_committee_needs_five_members_unless_told_otherwise(cli):
    words = ('--kind', 'election', '--title', '业委会选举', '--seats', '3', '--agreed', '5',
             '--candidate', '样例甲', '--candidate', '样例乙', '--candidate', '样例丙')
    cli.make_record().make_meeting(words, (*words, '--statutory-min', '3'))
    ballots = dict.fromkeys(UNITS, '"1,2,3"')
    assert [cli.vote(ballots, item=item)['established'] for item in (1, 2)] == [False, True]


# Outcomes, closing

def test_outcomes(cli):
    cli.make_record().make_meeting(*[('--title', '样例事项')] * 5, posted=None)
    cli.on_item('outcome', None, '--outcome', 'settled', item=1)
    cli.on_item('outcome', None, '--outcome', 'person', '--responsible', '王工', '--due', '2027-01-15', item=2)
    cli.on_item('outcome', None, '--outcome', 'escalated', '--text', '报街道', item=3)
    cli.on_item('outcome', None, '--outcome', 'owners', item=4)
    cli.on_item('outcome', None, '--outcome', 'none', '--text', '不属小区事务', item=5)
    found = items(cli)
    assert [item['outcome'] for item in found] == ['settled', 'person', 'escalated', 'owners', 'none']
    assert (found[1]['responsible'], found[1]['due']) == ('王工', '2027-01-15')
    for words in (('person',), ('person', '--responsible', '王工'), ('none',)):
        before = cli.head()
        cli.on_item('outcome', None, '--outcome', *words, item=1, status=3)
        assert cli.head() == before, words


def test_a_meeting_begins_and_closes_with_its_seal(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('meeting', 'start', cli.record, '--meeting', DATE)
    cli.run('meeting', 'start', cli.record, '--meeting', DATE, status=3)
    cli.vote({'1-1-101': 'yes'}, close=False)
    cli.run('meeting', 'close', cli.record, '--meeting', DATE, status=3)
    cli.on_item('ballot', 'close')
    text = cli.run('meeting', 'close', cli.record, '--meeting', DATE).text
    head = cli.head()
    seal = '-'.join(head[start:start + 4] for start in range(0, 16, 4)).upper()
    assert seal in text, (seal, text)
    assert meetings(cli)[0]['state'] == 'closed'
    cli.run('verify', cli.record).holds(head, seal)
    cli.run('verify', cli.record, '--head', seal)
    cli.run('verify', cli.record, '--head', head)
    cli.run('item', 'add', cli.record, '--meeting', DATE, *STRAW, status=3)


# Verify, backup, export

def hold(cli):
    """A whole meeting; returns the result."""
    cli.make_record().make_meeting(MATTER, STRAW)
    result = cli.vote({'1-1-101': 'yes', '1-1-102': 'no', '1-1-103': 'yes', '2-1-101': 'yes', '2-1-102': 'yes'})
    return result


def change(cli, script, path):
    """Changes a record behind the program's back, past its own guards, which stand again afterwards."""
    database = sqlite3.connect(cli.folder / path)
    triggers = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        database.execute(f'DROP TRIGGER "{name}"')
    database.executescript(f'PRAGMA foreign_keys = OFF; {script};')
    for _, sql in triggers:
        database.execute(sql)
    database.commit()
    database.close()


def test_the_journal_can_be_checked_without_us(cli):
    hold(cli)
    database = sqlite3.connect(cli.folder / cli.record)
    prev = '0' * 64
    rows = database.execute('SELECT seq, at, kind, body, prev, hash FROM journal ORDER BY seq').fetchall()
    for number, (seq, at, kind, body, before, digest) in enumerate(rows, 1):
        json.loads(body)
        text = f'{seq}\n{at}\n{kind}\n{body}\n{prev}'
        assert (seq, before) == (number, prev) and hashlib.sha256(text.encode()).hexdigest() == digest
        prev = digest
    database.close()
    found = cli.run('verify', cli.record, '--json').json
    assert (found['ok'], found['entries'], found['head'], found['problems']) == (True, len(rows), prev, [])
    assert found['results_checked'] == 1 and found['recordings_checked'] == 0


def test_tampering_is_found_and_named(cli):
    hold(cli)
    sound = (cli.folder / cli.record).read_bytes()
    n = cli.run('verify', cli.record, '--json').json['entries']
    for script, code, seq in (
            ("UPDATE journal SET body = replace(body, '1-1-102', '1-1-103') WHERE seq = 2", 'HASH', 2),
            ("UPDATE journal SET at = '2026-01-01T00:00:00.000+08:00' WHERE seq = 3", 'HASH', 3),
            ('DELETE FROM journal WHERE seq = 4', 'GAP', 4),
            (f'UPDATE journal SET prev = hash WHERE seq = {n}', 'PREV', n),
            ("UPDATE ballot SET choice = 'yes' WHERE choice = 'no'", 'STATE', None),
            ("DELETE FROM ballot", 'STATE', None),
            ("UPDATE meeting SET place = 'elsewhere'", 'STATE', None)):
        cli.write('changed.yishi', sound)
        change(cli, script, 'changed.yishi')
        found = cli.run('verify', 'changed.yishi', '--json', status=1).json
        codes = [problem['code'] for problem in found['problems']]
        assert not found['ok'] and code in codes, f'{script}: {found}'
        if seq is not None:
            assert found['problems'][0]['seq'] == seq, f'{script}: {found}'
        cli.run('verify', 'changed.yishi', status=1).holds('NOT WHAT ITS JOURNAL SAYS', code)


def test_what_was_cut_off_is_found_by_the_head(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('backup', cli.record, 'early.yishi')
    cli.vote({'1-1-101': 'yes'})
    head = cli.head()
    cli.run('verify', 'early.yishi')
    found = cli.run('verify', 'early.yishi', '--head', head, '--json', status=1).json
    assert [problem['code'] for problem in found['problems']] == ['HEAD']
    early = cli.run('verify', 'early.yishi', '--json').json['head']
    cli.run('verify', cli.record, '--head', early).holds('Since the head you gave')


def test_a_seal_names_its_entry(cli):
    hold(cli)
    seal = cli.run('meeting', 'close', cli.record, '--meeting', DATE, now='2026-12-15T20:30:00+08:00').text.split()[-1]
    n = cli.run('verify', cli.record, '--json').json['entries']
    cli.run('verify', cli.record, '--seal', seal).holds(seal, f'entry {n} ', '2026-12-15 20:30:00', 'meeting closed', 'It is the last entry')
    cli.run('meeting', 'new', cli.record, '--date', '2027-01-15')
    for written in (seal, seal.lower(), seal.replace('-', ''), seal.lower().replace('-', ' ')):
        found = cli.run('verify', cli.record, '--seal', written, '--json').json['seal']
        assert (found['seal'], found['entry'], found['kind'], found['since']) == (seal, n, 'meeting.closed', 1), found
        assert found['found'] and found['intact'] and found['meeting'] == DATE and found['said'] == 'meeting closed', found
        assert found['at'].startswith('2026-12-15T20:30:00'), found
    cli.run('verify', cli.record, '--seal', seal).holds('Neither it nor anything before it was changed', '1 entry came after it')
    cli.run('verify', cli.record, '--seal', seal[:-1], status=2)
    cli.run('verify', cli.record, '--seal', seal, '--head', 'dead-beef-dead', status=2)


def test_a_seal_that_no_entry_has_is_said_so(cli):
    hold(cli)
    other = 'DEAD-BEEF-DEAD-BEEF'
    done = cli.run('verify', cli.record, '--seal', other.lower(), status=1).complains(f'no entry of this record has the seal {other}')
    done.holds('The record is sound')
    found = cli.run('verify', cli.record, '--seal', other, '--json', status=1).json
    assert not found['ok'] and found['seal'] == {'seal': other, 'found': False}, found
    assert [problem['code'] for problem in found['problems']] == ['SEAL'], found


def test_a_seal_says_whether_what_is_before_it_was_changed(cli):
    hold(cli)
    seal = cli.run('meeting', 'close', cli.record, '--meeting', DATE).text.split()[-1]
    n = cli.run('verify', cli.record, '--json').json['entries']
    cli.run('meeting', 'new', cli.record, '--date', '2027-01-15')
    for seq, is_intact in ((2, False), (n, False), (n + 1, True)):
        shutil.copy(cli.folder / cli.record, cli.folder / 'changed.yishi')
        change(cli, f"UPDATE journal SET body = replace(body, ':', ': ') WHERE seq = {seq}", 'changed.yishi')
        found = cli.run('verify', 'changed.yishi', '--seal', seal, '--json', status=1).json
        assert not found['ok'] and found['seal']['intact'] == is_intact, (seq, found)
        text = cli.run('verify', 'changed.yishi', '--seal', seal, status=1).text
        assert ('OR WHAT STANDS BEFORE IT, WAS CHANGED' in text) != is_intact, text
    change(cli, "UPDATE journal SET body = 'no JSON' WHERE seq = " + str(n), 'changed.yishi')
    assert not cli.run('verify', 'changed.yishi', '--seal', seal, '--json', status=1).json['seal']['intact']


def test_a_paper_that_is_not_in_the_journal_is_not_proven(cli):
    hold(cli)
    paper = cli.write('paper.pdf', '%PDF-1.7 sample')
    found = cli.run('verify', cli.record, '--pdf', paper, '--json', status=1).json
    assert not found['ok'] and [problem['code'] for problem in found['problems']] == ['PDF'], found
    done = cli.run('verify', cli.record, '--pdf', paper, status=1).holds('The record is sound')
    done.complains('“paper.pdf” is cut off: ')
    cli.run('verify', cli.record, '--pdf', 'missing.pdf', status=3)
    change(cli, "UPDATE meeting SET place = 'elsewhere'", cli.record)
    found = cli.run('verify', cli.record, '--pdf', paper, '--json', status=1).json
    assert {problem['code'] for problem in found['problems']} == {'STATE', 'PDF'}, found


def test_a_damaged_file_does_not_verify(cli):
    hold(cli)
    content = bytearray((cli.folder / cli.record).read_bytes())
    for start in range(8192, len(content), 4096):
        content[start + 100:start + 1100] = b'\xaa' * 1000
    cli.write('damaged.yishi', bytes(content))
    process = cli.run_any('verify', 'damaged.yishi', '--json')
    assert process.status in (1, 4) and not process.json.get('ok', False), process


def test_a_backup_is_whole(cli):
    result = hold(cli)
    cli.run('backup', cli.record, 'copy.yishi').holds('copy.yishi')
    assert cli.run('verify', 'copy.yishi', '--json').json['head'] == cli.head()
    assert (cli.folder / 'copy.yishi').stat().st_mode & 0o777 == 0o600
    cli.record = 'copy.yishi'
    assert cli.on_item('result', None, '--json').json == result
    (cli.folder / 'usb').mkdir()
    cli.run('backup', 'sample.yishi', 'usb').holds('usb/sample.yishi')
    cli.run('verify', 'usb/sample.yishi')


def make_media(cli, *folders):
    """Recordings beside the record, readable by all, in folders too."""
    media = cli.folder / f'{cli.record}-media'
    for folder in (media, *(media / name for name in folders)):
        folder.mkdir(mode=0o755)
        (folder / 'sample.opus').write_bytes(b'sample' * 100)
        (folder / 'sample.opus').chmod(0o644)
    return media


def test_a_backup_has_the_media(cli):
    cli.make_record()
    media = make_media(cli, 'one', 'one/two')
    os.mkfifo(media / 'pipe')
    (media / 'circle').symlink_to(media)
    cli.run('backup', cli.record, 'copy.yishi')
    copies = sorted(path for path in cli.folder.glob('copy.yishi*/**/*'))
    copied = [str(path.relative_to(cli.folder)) for path in copies]
    assert copied == [f'copy.yishi-media/{name}' for name in
                      ('one', 'one/sample.opus', 'one/two', 'one/two/sample.opus', 'sample.opus')], copied
    for path in [cli.folder / 'copy.yishi', cli.folder / 'copy.yishi-media', *copies]:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    assert (cli.folder / 'copy.yishi-media' / 'sample.opus').read_bytes() == b'sample' * 100
    assert len(list(cli.folder.glob('copy.yishi*'))) == 2


def test_a_backup_that_fails_leaves_nothing(cli):
    cli.make_record()
    media = make_media(cli, 'one')
    (cli.folder / 'copy.yishi-media').mkdir()
    cli.run('backup', cli.record, 'copy.yishi', status=3)
    assert [path.name for path in cli.folder.glob('copy.yishi*')] == ['copy.yishi-media']
    (media / 'one' / 'long.opus').write_bytes(bytes(4_000_000))
    process = subprocess.run([cli.program, 'backup', cli.record, 'other.yishi'], cwd=cli.folder, check=False,
                             stderr=subprocess.PIPE, restore_signals=False,
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000)))
    assert process.returncode == 4, process
    assert process.stderr.decode().startswith('yishi: nothing was copied: “'), process
    assert not list(cli.folder.glob('other.yishi*'))


def test_a_backup_overwrites_nothing(cli):
    hold(cli)
    cli.write('other', 'precious')
    cli.run('backup', cli.record, 'other', status=3)
    cli.run('backup', cli.record, cli.record, status=3)
    cli.run('backup', cli.record, 'no/such/folder', status=3)
    assert (cli.folder / 'other').read_text() == 'precious'
    cli.run('verify', cli.record)


def test_an_export_is_complete_and_safe(cli):
    roster = ('楼栋,单元,房号,业主姓名,建筑面积,联系电话,身份证号\n'
              '1,1,101,=1+1,100.00,00011112222,000000190001010000\n1,1,102,@样例,100.00,00033334444,\n')
    cli.make_record(roster).make_meeting((*MATTER[:-1], '+电梯'))
    cli.vote({'1-1-101': 'yes', '1-1-102': 'yes'})
    cli.run('export', cli.record, '--meeting', DATE, '--output', 'out').holds('out')
    files = {path.name: path.read_bytes() for path in (cli.folder / 'out').iterdir()}
    assert {'roll.csv', 'items.csv', 'ballots-1.csv', 'result-1.json', 'meeting.json', 'journal.csv'} <= set(files)
    for name, content in files.items():
        for secret in (b'00011112222', b'00033334444', b'000000190001010000'):
            assert secret not in content, f'{secret} in {name}'
        if name.endswith('.csv'):
            assert content.startswith(b'\xef\xbb\xbf'), name
            for row in csv.reader(io.StringIO(content.decode('utf-8-sig'))):
                assert not any(cell.startswith(('=', '+', '@', '-1', '\t')) for cell in row), (name, row)
        else:
            json.loads(content)
    assert json.loads(files['result-1.json'])['verdict'] == 'PASS'


FORMULA_SIGNS = ('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠')


def test_no_cell_of_any_table_is_a_formula(cli):
    """Every text that somebody can type begins like a formula, in every table there is."""
    found = set()
    for sign in ('=', '+', '-', '@', '＝', '＋', '－', '＠'):
        text = f'{sign}1+HYPERLINK("x";"y")'
        cli.record = f'r{len(found)}-{FORMULA_SIGNS.index(sign)}.yishi'
        cli.make_record('楼栋,单元,房号,业主姓名,建筑面积,备注\n' + f'1,1,101,{sign}1样例,100.00,{sign}2备注\n1,1,102,样例乙,100.00,\n')
        cli.run('meeting', 'new', cli.record, '--date', DATE, f'--title={text}', f'--place={text}')
        for words in ((*MATTER[:-2], f'--title={text}', f'--presenter={text}'), ('--kind', 'committee', '--title', '任命')):
            cli.run('item', 'add', cli.record, '--meeting', DATE, *words)
        cli.run('notice', 'post', cli.record, '--meeting', DATE, '--on', '2026-11-29', f'--where={text}', now='2026-11-30T08:00:00+08:00')
        cli.run('proxy', 'add', cli.record, '--meeting', DATE, '--principal', '1-1-102', f'--agent={text}')
        cli.run('guest', 'add', cli.record, '--meeting', DATE, f'--name={text}', f'--organisation={text}')
        cli.on_item('note', 'add', None, f'--text={text}')
        cli.on_item('statement', 'set', None, '--party', 'firm', '--position', 'agree', f'--text={text}')
        cli.on_item('ballot', 'enter', None, f'--teller={text}', stdin='1-1-101,yes\n')
        cli.on_item('ballot', 'void', None, '--unit', '1-1-101', f'--reason={text}')
        cli.on_item('ballot', 'close')
        cli.on_item('outcome', None, '--outcome', 'settled', f'--text={text}', f'--responsible={text}')
        cli.run('export', cli.record, '--meeting', DATE, '--output', f'out{sign}')
        for path in (cli.folder / f'out{sign}').glob('*.csv'):
            content = path.read_bytes()
            assert content.startswith(b'\xef\xbb\xbf'), path
            for row in csv.reader(io.StringIO(content.decode('utf-8-sig'), newline='')):
                for cell in row:
                    assert not cell.startswith(FORMULA_SIGNS) or re.fullmatch(r'-\d+', cell), (path, cell)
                    if cell.startswith(f"'{sign}"):
                        found.add((path.name, sign))
    for name in ('roll', 'items', 'proxies', 'guests', 'notes', 'statements', 'notices', 'ballots-1'):
        assert {sign for file, sign in found if file == f'{name}.csv'} == set(FORMULA_SIGNS) - set('\t\r\n'), (name, found)


def exported(cli):
    """The files of an export of the meeting, as text."""
    cli.run('export', cli.record, '--meeting', DATE, '--output', 'out')
    return {path.name: path.read_text('utf-8-sig') for path in (cli.folder / 'out').iterdir()}


def test_an_export_masks_numbers_in_free_text(cli):
    secret = '电话00011112222 身份证00000019000101000X'
    roster = ('楼栋,单元,房号,业主姓名,建筑面积,备注\n'
              f'1,1,101,样例甲,152598.73,{secret}\n1,1,102,样例乙,100.00,与3-2-501合用\n')
    cli.make_record(roster)
    cli.run('meeting', 'new', cli.record, '--date', DATE, '--title', f'一{secret}', '--place', f'二{secret}')
    cli.run('item', 'add', cli.record, '--meeting', DATE, *MATTER[:-1], f'三{secret}', '--presenter', f'四{secret}')
    cli.run('notice', 'post', cli.record, '--meeting', DATE, '--on', '2026-11-29', '--where', f'五{secret}',
            now='2026-11-30T08:00:00+08:00')
    cli.run('proxy', 'add', cli.record, '--meeting', DATE, '--principal', '1-1-102', '--agent', f'六{secret}')
    cli.on_item('ballot', 'enter', None, '--teller', f'七{secret}', stdin='1-1-101,yes\n')
    cli.on_item('ballot', 'void', None, '--unit', '1-1-101', '--reason', f'八{secret}')
    cli.on_item('ballot', 'close')
    cli.on_item('outcome', None, '--outcome', 'settled', '--text', f'九{secret}，2026-12-20前办完')
    files = exported(cli)
    for name, text in files.items():
        assert '00011112222' not in text and '000000190001' not in text, name
    for name, numerals in (('meeting.json', '一二'), ('items.csv', '三四九'), ('result-1.json', '三'),
                           ('notices.csv', '五'), ('proxies.csv', '六'), ('ballots-1.csv', '七八')):
        for numeral in numerals:
            assert f'{numeral}电话*** 身份证***' in files[name], (numeral, files[name])
    assert '"电话*** 身份证***"' in files['roll.csv'] and '与3-2-501合用' in files['roll.csv']
    assert '152598.73' in files['roll.csv'] and '2026-12-20前办完' in files['items.csv']


def test_a_vote_can_be_counted_from_its_export(cli):
    cli.make_record().make_meeting(MATTER)
    result = cli.vote({'1-1-101': 'yes', '1-1-103': 'yes', '1-2-101': 'yes', '2-1-101': 'no', '2-1-102': 'yes'})
    cli.run('roll', 'import', cli.record, cli.write('later.csv', ROSTER_HEADER + '\n1,1,101,样例新,999.00,,\n'))
    rows = list(csv.DictReader(io.StringIO(exported(cli)['ballots-1.csv'])))
    yes = [row for row in rows if row['choice'] == 'yes' and not row['void_reason'] and row['late'] == '0']
    assert len({row['person'] for row in yes}) == result['yes']['heads'] == 3
    assert f"{sum(decimal.Decimal(row['area']) for row in yes):.2f}" == result['yes']['area'] == '389.50'
    assert {row['unit'] for row in yes} == {'1-1-101', '1-1-103', '1-2-101', '2-1-102'}


def test_an_export_that_fails_leaves_nothing(cli):
    hold(cli)
    change(cli, 'DROP TABLE notice', cli.record)
    cli.run('export', cli.record, '--meeting', DATE, '--output', 'new', status=4)
    assert not (cli.folder / 'new').exists()
    (cli.folder / 'mine').mkdir()
    cli.run('export', cli.record, '--meeting', DATE, '--output', 'mine', status=4)
    assert not list((cli.folder / 'mine').iterdir())


def test_an_export_overwrites_nothing(cli):
    hold(cli)
    (cli.folder / 'out').mkdir()
    cli.write('out/precious', 'x')
    cli.run('export', cli.record, '--meeting', DATE, '--output', 'out', status=3)
    cli.run('export', cli.record, '--meeting', DATE, '--output', cli.record, status=3)
    cli.run('export', cli.record, '--meeting', '2020-01-01', '--output', 'new', status=3)
    assert [path.name for path in (cli.folder / 'out').iterdir()] == ['precious']


def test_an_error_never_holds_a_phone_or_id_number(cli):
    roster = ('楼栋,单元,房号,业主姓名,建筑面积,联系电话,身份证号\n1,1,101,样例甲,bad,00011112222,000000190001010000\n'
              '1,1,102,,100.00,00033334444,\n1,1,103,00011112222,-5,00011112222,x\n')
    cli.make_record(None)
    done = cli.run('roll', 'import', cli.record, cli.write('r.csv', roster), status=3)
    as_json = cli.run('roll', 'import', cli.record, 'r.csv', '--json', status=3)
    for secret in ('00033334444', '000000190001010000'):
        assert secret not in done.text + done.errors + as_json.text, done


if __name__ == '__main__':
    run_module(sys.modules[__name__])
