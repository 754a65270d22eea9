#!/usr/bin/env python3
# ballot-test.py - ballots from file and keyboard, their ledger, corrections, tellers, counts in the room
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: ballot-test.py YISHI"""
import os
import subprocess
import sys

from cli import DATE, MATTER, SPECIAL, STRAW, counts, run_module

UNITS = ('1-1-101', '1-1-102', '1-1-103', '1-2-101', '2-1-101', '2-1-102')
ALL_YES = dict.fromkeys(UNITS, 'yes')


def prepare(cli, *items):
    return cli.make_record().make_meeting(*(items or (MATTER,)))


def choices(cli, item=1):
    """{unit: choice} of the ballots that count, as `ballot list` has them."""
    rows = cli.on_item('ballot', 'list', None, '--json', item=item).json['ballots']
    return {row['unit']: row['choice'] for row in rows if not row['void_reason']}


def test_a_file_of_ballots(cli):
    prepare(cli)
    result = cli.vote({'1-1-101': 'yes', '1-1-102': 'no', '1-1-103': 'yes', '1-2-101': 'yes', '2-1-101': 'abstain'})
    # The fourth unit belongs to the owner of the third: 4 persons, 500.00 m².
    assert counts(result, 'roll', 'participating', 'yes', 'no', 'abstain') == [
        (5, '600.00'), (4, '500.00'), (2, '289.50'), (1, '90.50'), (1, '120.00')], result
    assert result['verdict'] == 'REJECT_H' and result['state'] == 'closed' and result['defects'] == []


def test_the_keys_of_the_contract(cli):
    prepare(cli)
    result = cli.vote(ALL_YES)
    wanted = ('meeting item title rule pack scope state roll participating yes no abstain follow blank invalid late '
              'split needed gap verdict defects working with_clause')
    missing = set(wanted.split()) - set(result)
    assert not missing, missing
    assert (result['meeting'], result['item'], result['rule'], result['pack'], result['scope']) == (
        DATE, 1, 'ordinary', 'national', '')
    assert set(result['needed']) == set(result['gap']) == {'participation', 'approval'}
    assert result['with_clause'] is None and result['verdict'] == 'PASS'


def test_closing_prints_the_result(cli):
    prepare(cli)
    cli.vote(ALL_YES, close=False)
    text = cli.on_item('ballot', 'close').holds(DATE, '电梯', 'passed').text
    assert text == cli.on_item('result').text
    assert cli.on_item('result', None, '--json').json['state'] == 'closed'


def test_closing_as_json(cli):
    prepare(cli)
    cli.vote(ALL_YES, close=False)
    assert cli.on_item('ballot', 'close', None, '--json').json == cli.on_item('result', None, '--json').json


def test_an_open_vote_says_so(cli):
    prepare(cli)
    result = cli.vote({'1-1-101': 'yes'}, close=False)
    assert result['state'] == 'open' and result['verdict'] == 'NOQUORUM_HA'
    cli.on_item('result').holds('still open', 'As it stands: no quorum')


def test_a_closed_vote_takes_nothing(cli):
    prepare(cli)
    cli.vote({'1-1-101': 'yes'})
    before = cli.head()
    name = cli.write('more.csv', 'unit,choice\n1-1-102,yes\n')
    cli.on_item('ballot', 'import', None, name, status=3)
    cli.on_item('ballot', 'enter', status=3, stdin='1-1-102,yes\n')
    cli.on_item('ballot', 'void', None, '--unit', '1-1-101', '--reason', 'x', status=3)
    cli.on_item('ballot', 'close', status=3)
    assert cli.head() == before


def test_headers_and_choices_in_chinese(cli):
    prepare(cli)
    name = cli.write('ballots.csv', '房号,表决意见,代理人\n1幢1单元101室,同意,\n１－１－０１０２,反对,\n1-1-103,弃权,\n'
                     '1-2-101,随多数,\n2号楼1单元101,空白,\n2-1-102,废票,\n')
    cli.on_item('ballot', 'import', None, name)
    assert choices(cli) == dict(zip(UNITS, ('yes', 'no', 'abstain', 'follow', 'blank', 'invalid')))


def test_every_encoding(cli):
    prepare(cli, *[MATTER] * 4)
    text = '房号,表决意见\n1-1-101,同意\n1-1-102,反对\n'
    for item, encoding in enumerate(('utf-8', 'utf-8-sig', 'gb18030', 'utf-16'), 1):
        cli.on_item('ballot', 'import', None, cli.write('ballots.csv', text, encoding), item=item)
        assert choices(cli, item) == {'1-1-101': 'yes', '1-1-102': 'no'}, encoding


def test_a_file_without_header(cli):
    prepare(cli)
    cli.on_item('ballot', 'import', None, cli.write('b.csv', '1-1-101,yes\n1-1-102,no,\n'))
    assert choices(cli) == {'1-1-101': 'yes', '1-1-102': 'no'}


def test_columns_in_another_order(cli):
    prepare(cli)
    text = 'received,note,choice,unit\n2026-12-10 08:30,x,yes,1-1-101\n2026-12-11,,no,1-1-102\n'
    cli.on_item('ballot', 'import', None, cli.write('b.csv', text))
    rows = cli.on_item('ballot', 'list', None, '--json').json['ballots']
    assert [(row['unit'], row['choice'], row['received'][:10]) for row in rows] == [
        ('1-1-101', 'yes', '2026-12-10'), ('1-1-102', 'no', '2026-12-11')]


def test_a_file_that_is_no_ballot_list(cli):
    prepare(cli)
    before = cli.head()
    for name, text in (('a.csv', 'hello,world\nfoo,bar\n'), ('b.csv', ''), ('c.csv', '\n\n\n'),
                       ('d.csv', b'\x00\x01\x02\xff\xfe' * 50), ('e.csv', 'unit\n1-1-101\n')):
        cli.write(name, text)
        done = cli.on_item('ballot', 'import', None, name, '--json', status=3)
        assert isinstance(done.json, dict)
    cli.on_item('ballot', 'import', None, 'nowhere.csv', status=3).complains('nowhere.csv')
    (cli.folder / 'folder').mkdir()
    cli.on_item('ballot', 'import', None, 'folder', status=3).complains('folder')
    assert cli.head() == before


def test_all_or_nothing_unless_bad_rows_are_skipped(cli):
    prepare(cli)
    name = cli.write('b.csv', 'unit,choice\n1-1-101,yes\n9-9-999,yes\n1-1-102,maybe\n1-1-101,no\n1-1-103,no\n')
    before = cli.head()
    refused = cli.on_item('ballot', 'import', None, name, '--json', status=3).json
    assert refused['added'] == 0 and cli.head() == before
    found = [(issue['row'], issue['unit'], issue['code']) for issue in refused['refused']]
    assert found == [(3, '9-9-999', 'NO_UNIT'), (4, '1-1-102', 'BAD_CHOICE'), (5, '1-1-101', 'DUPLICATE_BALLOT')]
    cli.on_item('ballot', 'import', None, name, status=3).holds('9-9-999', 'maybe').complains('3')
    added = cli.on_item('ballot', 'import', None, name, '--skip-bad', '--json').json
    assert added['added'] == 2 and len(added['refused']) == 3
    assert choices(cli) == {'1-1-101': 'yes', '1-1-103': 'no'}


def test_one_ballot_of_a_co_owned_unit(cli):
    """C24: the second is refused with the first one's time and channel; totals stay."""
    prepare(cli)
    cli.on_item('ballot', 'import', None, cli.write('a.csv', '1-1-102,yes\n'), '--channel', 'portal', '--teller', '李敏',
                now='2026-12-01T10:11:00+08:00')
    before = cli.on_item('result', None, '--json').json
    done = cli.on_item('ballot', 'import', None, cli.write('b.csv', '1幢1单元102,no\n'), '--channel', 'paper', status=3)
    done.holds('1-1-102', '2026-12-01', '10:11', 'portal')
    assert cli.on_item('result', None, '--json').json == before
    cli.on_item('ballot', 'enter', stdin='1-1-102 no\n', status=3).holds('no 1-1-102: ', '10:11')
    assert cli.on_item('result', None, '--json').json == before


def test_correction_is_void_and_replace(cli):
    prepare(cli)
    cli.vote({'1-1-101': 'yes', '1-1-102': 'yes'}, close=False)
    cli.on_item('ballot', 'void', None, '--unit', '1-1-101', '--reason', '录入有误', '--choice', 'no', '--teller', '李敏')
    cli.on_item('ballot', 'void', None, '--unit', '1-1-102', '--reason', '签名不符')
    listed = cli.on_item('ballot', 'list', None, '--json').json
    rows = listed['ballots']
    assert [(row['unit'], row['choice'], row['void_reason']) for row in rows] == [
        ('1-1-101', 'yes', '录入有误'), ('1-1-102', 'yes', '签名不符'), ('1-1-101', 'no', '')]
    assert rows[0]['replaced_by'] == rows[2]['id'] and rows[1]['replaced_by'] is None
    assert listed['void'] == 2
    cli.on_item('ballot', 'list').holds('录入有误', '签名不符')
    for words in (('--unit', '1-1-102', '--reason', 'x'),
                  ('--unit', '9-9-9', '--reason', 'x'), ('--unit', '1-1-101', '--reason', 'x', '--choice', 'maybe')):
        before = cli.head()
        cli.on_item('ballot', 'void', None, *words, status=3)
        assert cli.head() == before, words
    cli.on_item('ballot', 'import', None, cli.write('b.csv', '1-1-102,no\n'))
    assert choices(cli) == {'1-1-101': 'no', '1-1-102': 'no'}
    cli.run('verify', cli.record)


def test_line_by_line(cli):
    prepare(cli)
    lines = ('1-1-101,yes', '1-1-102\t反对', '1-1-103 同意', '1幢 2单元 101 abstain', '2-1-101，随多数',
             ' 2-1-102 , "blank" ')
    done = cli.on_item('ballot', 'enter', stdin='\ufeff' + '\r\n'.join(lines) + '\n\n')
    answers = [line.split(' ') for line in done.text.splitlines()]
    assert [(answer[0], answer[2], answer[3]) for answer in answers] == [
        ('ok', unit, choice) for unit, choice in zip(UNITS, ('yes', 'no', 'yes', 'abstain', 'follow', 'blank'))], done
    ids = [row['id'] for row in cli.on_item('ballot', 'list', None, '--json').json['ballots']]
    assert [int(answer[1]) for answer in answers] == ids


def test_a_refused_line_does_not_stop_the_others(cli):
    prepare(cli)
    lines = ['1-1-101,yes', '1-1-101,no', '9-9-9,yes', '1-1-102', '1-1-102,perhaps', 'x' * 5000, '1-1-103,no']
    done = cli.on_item('ballot', 'enter', status=3,
                       stdin='\n'.join(lines).encode() + b'\n\xff\xfe,yes\n2-1-101,yes\n')
    answers = done.text.splitlines()
    assert [answer[:2] for answer in answers] == [
        'ok', 'no', 'no', 'no', 'no', 'no', 'ok', 'no', 'ok'], done
    assert answers[1].startswith('no 1-1-101: ') and answers[2].startswith('no 9-9-9: ')
    assert choices(cli) == {'1-1-101': 'yes', '1-1-103': 'no', '2-1-101': 'yes'}


def test_each_line_is_answered_before_the_next_is_asked(cli):
    """What is acknowledged is on the disk: the answer comes while the pipe is still open."""
    prepare(cli)
    process = subprocess.Popen([cli.program, 'ballot', 'enter', cli.record, '--meeting', DATE, '--item', '1'],
                               cwd=cli.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    for unit in UNITS[:3]:
        process.stdin.write(f'{unit},yes\n'.encode())
        assert process.stdout.readline().split()[2] == unit.encode()
        rows = cli.on_item('ballot', 'list', None, '--json').json['ballots']
        assert rows[-1]['unit'] == unit
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    assert len(choices(cli)) == 3
    cli.run('verify', cli.record)


def test_no_lines_at_all(cli):
    prepare(cli)
    before = cli.head()
    assert not cli.on_item('ballot', 'enter', stdin='').text
    assert cli.head() == before


def test_a_record_in_use_is_not_written_by_others(cli):
    prepare(cli)
    process = subprocess.Popen([cli.program, 'ballot', 'enter', cli.record, '--meeting', DATE, '--item', '1'],
                               cwd=cli.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    process.stdin.write(b'1-1-101,yes\n')
    process.stdout.readline()
    cli.run('meeting', 'new', cli.record, '--date', '2027-01-15', status=3).complains(cli.record)
    cli.on_item('result', None, '--json')
    cli.run('verify', cli.record)
    cli.run('backup', cli.record, 'copy.yishi')
    process.stdin.close()
    assert process.wait() == 0
    process.stdout.close()
    cli.run('verify', 'copy.yishi')
    cli.run('meeting', 'new', cli.record, '--date', '2027-01-15')


def test_the_ledger(cli):
    prepare(cli)
    cli.on_item('ballot', 'issue', None, *UNITS[:4])
    cli.on_item('ballot', 'deliver', None, '--on', '2026-12-02', '--evidence', '签收单第3页', *UNITS[:3])
    cli.vote({'1-1-101': 'yes', '1-1-102': 'no'}, close=False)
    cli.on_item('ballot', 'void', None, '--unit', '1-1-102', '--reason', '签名不符')
    listed = cli.on_item('ballot', 'list', None, '--json').json
    assert [listed[key] for key in ('issued', 'delivered', 'returned', 'void')] == [4, 3, 1, 1], listed
    cli.on_item('ballot', 'issue').holds('6')
    cli.on_item('ballot', 'deliver', None, '--on', '2026-12-02', '--evidence', ' ', status=2).complains('--evidence')
    cli.on_item('ballot', 'issue', None, '9-9-9', status=3)


def test_late_ballots_are_noted_and_not_counted(cli):
    """C46."""
    prepare(cli)
    cli.on_item('ballot', 'open', None, '--from', '2026-12-01', '--until', '2026-12-10')
    text = 'unit,choice,received\n1-1-101,yes,2026-12-10\n1-1-102,yes,2026-12-11\n'
    cli.on_item('ballot', 'import', None, cli.write('b.csv', text), now='2026-12-12T09:00:00+08:00')
    result = cli.on_item('result', None, '--json').json
    assert counts(result, 'yes', 'late', 'participating') == [(1, '100.00'), (1, '90.50'), (1, '100.00')], result
    cli.on_item('ballot', 'list').holds('late')
    cli.on_item('result').holds('Late, not counted')


def test_opening_twice_or_backwards_is_refused(cli):
    prepare(cli)
    cli.on_item('ballot', 'open', None, '--from', '2026-12-10', '--until', '2026-12-01', status=3)
    cli.on_item('ballot', 'open')
    cli.on_item('ballot', 'open', status=3)


def test_two_tellers(cli):
    prepare(cli)
    first = cli.write('first.csv', 'unit,choice\n1-1-101,yes\n1-1-102,no\n1-1-103,yes\n')
    second = cli.write('second.csv', 'unit,choice\n1-1-101,同意\n1-1-102,yes\n2-1-101,no\n')
    cli.on_item('teller', 'import', None, '--teller', '李敏', first)
    cli.on_item('teller', 'compare', status=3)
    cli.on_item('teller', 'import', None, '--teller', '王芳', second)
    found = cli.on_item('teller', 'compare', None, '--json', status=1).json
    assert (found['first'], found['second'], found['equal']) == ('李敏', '王芳', 1)
    assert [(row['unit'], row['first'], row['second']) for row in found['differences']] == [
        ('1-1-102', 'no', 'yes'), ('1-1-103', 'yes', ''), ('2-1-101', '', 'no')]
    cli.on_item('teller', 'compare', status=1).holds('李敏', '王芳', '1-1-102')
    cli.on_item('teller', 'adopt', status=3)
    assert choices(cli) == {}


def test_tellers_who_agree_make_ballots(cli):
    prepare(cli)
    for teller in ('李敏', '王芳'):
        name = cli.write('t.csv', 'unit,choice\n1-1-101,yes\n1-1-102,no\n')
        cli.on_item('teller', 'import', None, '--teller', teller, name)
    assert cli.on_item('teller', 'compare', None, '--json').json['differences'] == []
    cli.on_item('teller', 'compare').holds('2')
    cli.on_item('teller', 'adopt', None, '--channel', 'paper')
    assert choices(cli) == {'1-1-101': 'yes', '1-1-102': 'no'}
    cli.on_item('ballot', 'close')
    cli.run('verify', cli.record)


def test_a_teller_file_with_bad_rows_is_refused(cli):
    prepare(cli)
    before = cli.head()
    name = cli.write('t.csv', 'unit,choice\n1-1-101,yes\n9-9-9,no\n')
    cli.on_item('teller', 'import', None, '--teller', '李敏', name, status=3).holds('9-9-9')
    assert cli.head() == before


def test_a_straw_poll_decides_nothing(cli):
    """G18 and G19."""
    prepare(cli, STRAW)
    text = cli.on_item('count', None, '--present', '61', '--yes', '37', '--no', '12', '--abstain', '8').text
    assert 'binds nobody' in text and 'passed' not in text
    cli.on_item('count', None, '--present', '61', '--yes', '40', '--no', '20', '--abstain', '8', status=3).complains('61')
    cli.on_item('ballot', 'close', None, '--language', 'zh_CN').holds('民意征询', '不具约束力', '37', '12')
    result = cli.on_item('result', None, '--json').json
    assert result['verdict'] is None and result['yes']['heads'] == 37 and result['present'] == 61


def test_a_committee_counts_all_its_members(cli):
    """C34: of seven members four are present."""
    cli.make_record()
    cli.run('setting', 'set', cli.record, 'members', '7')
    cli.make_meeting(*[('--kind', 'committee', '--title', '选用门禁系统')] * 2, posted=None)
    cli.on_item('count', None, '--present', '4', '--yes', '4', '--no', '0')
    cli.on_item('ballot', 'close')
    assert cli.on_item('result', None, '--json').json['verdict'] == 'PASS'
    cli.on_item('count', None, '--members', '9', '--present', '4', '--yes', '4', item=2)
    cli.on_item('ballot', 'close', item=2)
    assert cli.on_item('result', None, '--json', item=2).json['verdict'] == 'NOQUORUM_H'


def test_a_committee_of_unknown_size_is_not_counted(cli):
    """Those present do not stand for all members."""
    cli.make_record().make_meeting(('--kind', 'committee', '--title', '选用门禁系统'), posted=None)
    cli.on_item('count', None, '--present', '2', '--yes', '2', status=3).complains('--members')
    cli.on_item('count', None, '--members', '7', '--present', '2', '--yes', '2')
    assert cli.on_item('result', None, '--json').json['verdict'] == 'NOQUORUM_H'


def test_hands_are_counted_under_rules_that_hands_can_meet(cli):
    names = ('--candidate', '甲样例', '--candidate', '乙样例')
    words = [(*STRAW, '--rule', rule) for rule in ('ordinary', 'unanimity', 'dissent')]
    words += [(*STRAW, '--rule', rule, '--seats', '2', *names)
              for rule in ('approval', 'plurality-at-large', 'cumulative', 'score', 'stv', 'plurality')]
    cli.make_record(pack='general').make_meeting(*words[:1], *words[3:])
    cli.on_item('count', None, '--present', '9', '--yes', '9', status=3).complains('ordinary')
    for item in range(2, 7):
        cli.on_item('count', None, '--present', '9', '--option', '甲样例=5', item=item, status=3).complains('papers')
    cli.on_item('count', None, '--present', '9', '--option', '甲样例=5', '--option', '乙样例=4', item=7)


def test_an_answer_given_twice_is_refused(cli):
    prepare(cli, STRAW)
    before = cli.head()
    cli.on_item('count', None, '--yes', '3', '--option', 'yes=4', status=3).complains('twice')
    assert cli.head() == before


def test_names_that_a_ballot_could_not_bear_are_refused(cli):
    cli.make_record().make_meeting(posted=None)
    before = cli.head()
    for name in ('张三、李四', '张三，李四', '张三；李四', '张 三', '张\u3000三', '张\t三', '张\n三', '张\x7f三', '12', '１２', 'yes',
                 '同意', '弃权', 'a,b', 'a:1', 'a>b', ''):
        cli.run('item', 'add', cli.record, '--meeting', DATE, '--kind', 'election', '--matter', '3', '--title', '选举',
                '--candidate', '样例甲', '--candidate', name, status=3)
        assert cli.head() == before, name


def test_a_blank_reading_is_shown_where_it_matters(cli):
    prepare(cli)
    result = cli.vote({'1-1-101': 'yes', '1-1-102': 'yes', '1-1-103': 'yes', '2-1-101': 'blank', '2-1-102': 'blank'})
    assert counts(result, 'blank') == [(2, '220.00')]


def test_units_of_one_owner_that_differ(cli):
    """The third and fourth unit are one person's: he participates and stands under no answer."""
    prepare(cli)
    result = cli.vote({'1-1-103': 'yes', '1-2-101': 'no', '1-1-101': 'yes'})
    assert counts(result, 'participating', 'yes', 'no') == [(2, '289.50'), (1, '209.50'), (0, '80.00')], result
    assert result['split'] == {'heads': 1}


def test_a_vote_of_one_building(cli):
    """C38: a sub-roll."""
    prepare(cli, (*SPECIAL, '--scope', 'building=1,unit=1'))
    name = cli.write('b.csv', 'unit,choice\n1-1-101,yes\n2-1-101,yes\n')
    refused = cli.on_item('ballot', 'import', None, name, '--json', status=3).json['refused']
    assert [(issue['unit'], issue['code']) for issue in refused] == [('2-1-101', 'OUT_OF_SCOPE')]
    result = cli.vote({'1-1-101': 'yes', '1-1-102': 'yes', '1-1-103': 'yes'})
    assert counts(result, 'roll', 'yes') == [(3, '300.00'), (3, '300.00')]
    assert result['verdict'] == 'PASS' and result['scope'] == 'building=1,unit=1' and result['rule'] == 'special'


def test_import_is_the_same_in_any_order(cli):
    """Order of ballots, one by one or in bulk: the same result."""
    prepare(cli, *[MATTER] * 3)
    ballots = dict(zip(UNITS, ('yes', 'no', 'yes', 'abstain', 'yes', 'no')))
    bulk = cli.vote(ballots, item=1)
    turned = cli.vote(dict(reversed(ballots.items())), item=2)
    lines = ''.join(f'{unit},{choice}\n' for unit, choice in ballots.items())
    cli.on_item('ballot', 'enter', item=3, stdin=lines)
    cli.on_item('ballot', 'close', item=3)
    single = cli.on_item('result', None, '--json', item=3).json
    keys = ('roll', 'participating', 'yes', 'no', 'abstain', 'split', 'needed', 'gap', 'verdict', 'working')
    assert [bulk[key] for key in keys] == [turned[key] for key in keys] == [single[key] for key in keys]


def test_a_broken_input_is_not_the_end_of_it(cli):
    prepare(cli)
    cli.on_item('ballot', 'open')
    folder = os.open(cli.folder, os.O_RDONLY)
    process = subprocess.run([cli.program, 'ballot', 'enter', cli.record, '--meeting', DATE, '--item', '1'],
                             cwd=cli.folder, env=dict(os.environ, YISHI_NOW=cli.now), stdin=folder, check=False,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.close(folder)
    assert process.returncode == 4, process
    assert process.stderr.decode().startswith('yishi: entering stopped: standard input cannot be read: '), process


if __name__ == '__main__':
    run_module(sys.modules[__name__])
