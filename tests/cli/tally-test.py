#!/usr/bin/env python3
# tally-test.py - `yishi tally`: every row of table T1, the silence clause, other rules, odd figures
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: tally-test.py YISHI"""
import csv
import pathlib
import sys

from cli import run_module

T1 = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'art278.csv'
SHANGHAI = ('--rule', 'ordinary', '--roll', '1291:129100.00', '--yes', '417:41700.00', '--no', '278:27800.00',
            '--abstain', '8:800.00', '--silent', '584:58400.00')


def rows():
    with open(T1, encoding='utf-8') as file:
        return list(csv.DictReader(file))


def words_of(row):
    """The words of `yishi tally` for a row of the table."""
    return ('--rule', row['rule'], '--roll', f'{row["HT"]}:{row["AT"]}', '--yes', f'{row["yes_h"]}:{row["yes_a"]}',
            '--no', f'{row["no_h"]}:{row["no_a"]}', '--abstain', f'{row["abs_h"]}:{row["abs_a"]}')


def test_table_t1(cli):
    assert len(rows()) >= 40
    for row in rows():
        found = cli.run('tally', *words_of(row), '--json').json
        assert found['verdict'] == row['verdict'], f'{row["id"]}: {found["verdict"]}'
        assert found['roll'] == {'heads': int(row['HT']), 'area': row['AT']}, row['id']


def test_the_keys_of_the_contract(cli):
    row = rows()[0]
    found = cli.run('tally', *words_of(row), '--json').json
    for key in ('roll', 'participating', 'yes', 'no', 'abstain', 'needed', 'gap', 'verdict', 'working'):
        assert key in found, key
    assert found['needed'] == {'participation': {'heads': 80, 'area': '8000.00'},
                               'approval': {'heads': 46, 'area': '4500.01'}}
    assert found['gap']['approval'] == {'heads': 0, 'area': '0.00'}
    assert found['with_clause'] is None and all(isinstance(line, str) for line in found['working'])


def test_text_and_json_say_the_same(cli):
    for row in rows():
        text = cli.run('tally', *words_of(row), '--language', 'en').text
        passed = row['verdict'] == 'PASS'
        assert text.split('\n')[0].startswith('Verdict: ') and ('Verdict: passed' in text) == passed, text


def test_the_language_is_that_of_the_person_or_as_told(cli):
    words = words_of(rows()[0])
    cli.run('tally', *words).holds('Verdict: passed', 'persons', 'area (m²)')
    cli.run('tally', *words, '--language', 'zh_CN').holds('结论：', '参与表决', '人数')
    cli.run('tally', *words, env={'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'zh_CN'}).holds('结论：')


def test_columns_stand_below_each_other_in_both_languages(cli):
    def width(text):
        return sum(2 if ord(sign) >= 0x2e80 else 1 for sign in text)

    for language, last in (('en', 'Abstained'), ('zh_CN', '弃权')):
        lines = cli.run('tally', *words_of(rows()[0]), '--language', language).text.split('\n')
        table = [line for line in lines if line.endswith((' 12,000.00', ' 5,100.00', ' 1,000.00'))]
        assert len(table) == 3 and last in table[2] and len({width(line) for line in table}) == 1, table


def test_the_silence_clause_stands_beside_the_strict_result(cli):
    found = cli.run('tally', *SHANGHAI, '--json').json
    assert found['verdict'] == 'NOQUORUM_HA'
    assert found['with_clause']['verdict'] == 'PASS'
    assert found['with_clause']['participating']['heads'] == 1287
    assert found['with_clause']['approving']['heads'] == 1001
    cli.run('tally', *SHANGHAI, '--language', 'en').holds('Verdict: no quorum', 'Verdict with the silence clause: passed',
                                                          'strict', 'with the silence clause')


def test_the_proviso_of_zhejiang(cli):
    """C19a and C19c: the same ballots with and without the proviso."""
    words = ('--rule', 'ordinary', '--roll', '2261:226100.00', '--yes', '995:99500.00', '--no', '27:2700.00',
             '--abstain', '125:12500.00', '--silent', '1071:107100.00', '--json')
    national = cli.run('tally', *words).json
    zhejiang = cli.run('tally', *words, '--pack', 'zhejiang-2009').json
    assert national['verdict'] == zhejiang['verdict'] == 'NOQUORUM_HA'
    assert national['with_clause']['verdict'] == 'PASS'
    assert zhejiang['with_clause']['verdict'] == 'NOQUORUM_HA'


def test_a_tie_among_voters_moves_no_silence(cli):
    """C19d."""
    found = cli.run('tally', '--rule', 'ordinary', '--roll', '720:72000.00', '--yes', '240:24000.00',
                    '--no', '240:24000.00', '--silent', '100:10000.00', '--json').json
    assert found['verdict'] == 'REJECT_HA' and found['with_clause']['verdict'] == 'REJECT_HA'
    assert found['with_clause']['clause']['reason'] == 'tie'


def test_signed_follow_joins_the_majority(cli):
    """C20 and C21b."""
    found = cli.run('tally', '--rule', 'ordinary', '--roll', '120:12000.00', '--yes', '45:4600.00',
                    '--no', '35:3500.00', '--abstain', '5:400.00', '--follow', '10:1000.00', '--json').json
    assert found['verdict'] == 'PASS' and found['approving'] == {'heads': 55, 'area': '5600.00'}
    assert found['without_follow']['verdict'] == 'REJECT_HA'
    found = cli.run('tally', '--rule', 'ordinary', '--roll', '120:12000.00', '--yes', '41:4000.00',
                    '--no', '39:4100.00', '--follow', '5:500.00', '--json').json
    assert found['approving'] == {'heads': 41, 'area': '4000.00'} and found['follow_side'] == 'differs'


def test_the_gap_is_what_is_missing(cli):
    """C15 and C10, with what further yeses would do."""
    found = cli.run('tally', '--rule', 'ordinary', '--roll', '120:12000.00', '--yes', '44:4400.00',
                    '--no', '20:2000.00', '--abstain', '26:2600.00', '--json').json
    assert found['gap']['approval'] == {'heads': 2, 'area': '100.01'}
    assert found['more_yes_needed'] == {'heads': 3, 'area': '200.01'}
    found = cli.run('tally', '--rule', 'special', '--roll', '120:12000.00', '--yes', '59:6500.00',
                    '--no', '21:1500.00', '--json').json
    assert found['verdict'] == 'REJECT_H' and found['gap']['approval'] == {'heads': 1, 'area': '0.00'}
    assert found['more_yes_needed']['heads'] == 4


def test_committees_by_two_packs(cli):
    """C34: at least half, and more than half, of six members."""
    for pack, verdict in (('national', 'PASS'), ('hangzhou-2021', 'REJECT_H')):
        found = cli.run('tally', '--rule', 'committee', '--pack', pack, '--roll', '6', '--yes', '3', '--no', '1',
                        '--present', '4', '--json').json
        assert found['verdict'] == verdict, pack
    found = cli.run('tally', '--rule', 'committee', '--roll', '7', '--yes', '3', '--present', '3', '--json').json
    assert found['verdict'] == 'NOQUORUM_H'


def test_areas_are_read_as_people_write_them(cli):
    found = cli.run('tally', '--rule', 'ordinary', '--roll', '3:１,０００.5㎡', '--yes', '3:1000.50', '--json').json
    assert found['roll']['area'] == '1000.50' and found['verdict'] == 'PASS'


def test_malformed_figures_are_wrong_usage(cli):
    for figure in ('120', '120:', ':12000', '120:12000:3', '120,12000', '-1:100', '1e3:100', '12.5:100', '120:abc',
                   '120:1.234', '120:-5', '', ' ', '99999999999999999999:1', '1:99999999999999999999'):
        cli.run('tally', '--rule', 'ordinary', '--roll', figure, '--yes', '1:1', status=2).complains('--roll')
        cli.run('tally', '--rule', 'ordinary', '--roll', '120:12000', f'--yes={figure}', status=2).complains('--yes')


def test_impossible_figures_are_refused(cli):
    for yes, no in (('121:1', '0:0'), ('1:12000.01', '0:0'), ('80:100', '41:100'), ('80:7000', '20:5000.01')):
        done = cli.run('tally', '--rule', 'ordinary', '--roll', '120:12000', '--yes', yes, '--no', no, '--json',
                       status=3)
        assert done.json['error']['code'] == 'IMPOSSIBLE', done


def test_packs_and_rules_that_do_not_exist_are_refused(cli):
    for words in (('--rule', 'whim'), ('--rule', 'ordinary', '--pack', 'atlantis'),
                  ('--rule', 'whim', '--pack', 'national')):
        cli.run('tally', *words, '--roll', '3:3', '--yes', '3:3', status=3)


def test_every_rule_counts_or_says_why_not(cli):
    """A rule that counts names is refused in words."""
    packs = cli.run('packs', '--json').json['packs']
    rules = [(pack['id'], rule['id'], figure) for pack in packs for rule in pack['rules'] for figure in ('3', '3:300')]
    assert len(rules) >= 60, rules
    statuses = set()
    for pack, rule, figure in rules:
        done = cli.run_any('tally', '--rule', rule, '--pack', pack, '--roll', figure, '--yes', figure, '--present', '3')
        assert done.status in (0, 3) or (done.status == 2 and ':' not in figure), done
        statuses.add(done.status)
        if done.status == 3:
            done.complains('names')
    assert {0, 3} <= statuses


def test_the_largest_figures_are_exact(cli):
    """Where a double would round: half of the area and 0.01 m² more."""
    roll = '2000000000:999999999999999.98'
    found = cli.run('tally', '--rule', 'ordinary', '--roll', roll, '--yes', '1000000001:499999999999999.99',
                    '--no', '999999999:499999999999999.99', '--json').json
    assert found['verdict'] == 'REJECT_A'
    found = cli.run('tally', '--rule', 'ordinary', '--roll', roll, '--yes', '1000000001:500000000000000.00',
                    '--no', '999999999:499999999999999.98', '--json').json
    assert found['verdict'] == 'PASS'


if __name__ == '__main__':
    run_module(sys.modules[__name__])
