#!/usr/bin/env python3
# slips-test.py - check-in slips as PDF: one a unit, what their codes say, and what they keep to themselves
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: slips-test.py YISHI"""
import hashlib
import re
import subprocess
import sys

from cli import DATE, MATTER, run_module

AT = ('--meeting', DATE)
# Owners whose names, phones and ID numbers are like those of people, though nobody has them.
PRIVATE_ROSTER = '''楼栋,单元,房号,业主姓名,建筑面积,联系电话,身份证号
1,1,101,欧阳样式,100.00,00011110001,000000190001010001
1,1,102,司徒样品、诸葛样张,90.50,00011110002,
2,1,101,夏侯样版,120.00,00011110004,
'''
UNITS = ['1-1-101', '1-1-102', '1-1-103', '1-2-101', '2-1-101', '2-1-102']


def tool(*words):
    found = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, (words, found.stderr)
    return found.stdout


def prepare(cli, roster=None):
    cli.make_record(roster) if roster else cli.make_record()
    cli.run('setting', 'set', cli.record, 'language', 'zh_CN')
    cli.make_meeting(MATTER)
    cli.run('meeting', 'change', cli.record, *AT, '--place', '示例活动室', '--time', '19:00')


def make(cli, kind, *options):
    return cli.run('paper', cli.record, *AT, '--kind', kind, '--output', f'{kind}.pdf', *options, '--json').json


def read(cli, kind):
    return tool('pdftotext', '-raw', cli.folder / f'{kind}.pdf', '-')


def codes(cli, kind, page=1):
    """What a reader of codes finds on a page."""
    picture = cli.folder / 'page'
    tool('pdftoppm', '-r', 150, '-gray', '-f', page, '-l', page, '-singlefile', cli.folder / f'{kind}.pdf', picture)
    return sorted(tool('zbarimg', '-q', '--raw', picture.with_suffix('.pgm')).split())


def check_of(text):
    """The check of a slip, as the head of yishi-slip.h describes it."""
    bits = int(hashlib.sha256(text.encode()).hexdigest()[:5], 16)
    return ''.join('0123456789ABCDEFGHJKMNPQRSTVWXYZ'[bits >> 15 - 5 * i & 31] for i in range(4))


def test_every_unit_has_its_slip(cli):
    prepare(cli)
    made = make(cli, 'slips')
    assert made['pages'] == 1 and made['kind'] == 'slips' and made['copy'] == 'internal', made
    found = codes(cli, 'slips')
    assert [code.split(':')[4] for code in found] == UNITS, found
    for code in found:
        name, kind, community, meeting, unit, check = code.split(':')
        assert (name, kind, meeting) == ('YISHI1', 'C', '20261215D'), code
        assert check == check_of(code.rsplit(':', 1)[0]), code
    text = re.sub(r'\s', '', read(cli, 'slips'))
    for words in ('样例小区居民议事日会议签到条', '1幢1单元102室', '2026年12月15日（星期二）19:00', '地点：示例活动室', '扫码签到'):
        assert text.count(words) == 6 or words.startswith('1幢'), (words, text)
        assert words in text, (words, text)


def test_piles_of_cut_slips_are_in_the_order_of_the_roll(cli):
    units = [f'1-1-{n}' for n in range(101, 121)]
    prepare(cli, '楼栋,单元,房号,业主姓名,建筑面积\n' + ''.join(f'1,1,{unit[4:]},样例{unit[4:]},80.00\n' for unit in units))
    assert make(cli, 'slips')['pages'] == 3
    on_page = [re.findall('YISHI1:C:[0-9A-F]{8}:20261215D:([0-9-]+):', page)
               for page in read(cli, 'slips').split('\f')[:-1]]
    piles = [page[pile] for pile in range(8) for page in on_page if pile < len(page)]
    assert piles == units, piles


def test_slips_name_nobody(cli):
    prepare(cli, PRIVATE_ROSTER)
    make(cli, 'slips')
    pdf = (cli.folder / 'slips.pdf').read_bytes()
    said = read(cli, 'slips') + ' '.join(codes(cli, 'slips')) + tool('pdfinfo', cli.folder / 'slips.pdf')
    tool('pdfdetach', '-saveall', '-o', cli.folder, cli.folder / 'slips.pdf')
    for path in ('content.txt', 'yishi.json'):
        said += (cli.folder / path).read_text()
    for secret in ('欧阳样式', '司徒样品', '诸葛样张', '夏侯样版', '00011110001', '00011110002', '000000190001010001', '欧阳', '司徒'):
        assert secret not in said and secret.encode() not in pdf, secret
    assert '1-1-102' in said


def test_codes_of_ballots_name_nobody(cli):
    prepare(cli, PRIVATE_ROSTER)
    make(cli, 'ballots')
    for code in codes(cli, 'ballots', 1) + codes(cli, 'ballots', 2):
        assert re.fullmatch('YISHI1:B:[0-9A-F]{8}:20261215D:[12]-1-10[12]:[0-9A-Z]{4}', code), code


def test_single_units_can_be_printed_again(cli):
    prepare(cli)
    make(cli, 'ballots', '--per-page', '1')
    whole = dict(zip(UNITS, (code for page in range(1, 7) for code in codes(cli, 'ballots', page))))
    assert make(cli, 'ballots', '--per-page', '1', '--unit', '１幢1单元0102室', '--unit', '2-1-101')['pages'] == 2
    assert codes(cli, 'ballots', 1) + codes(cli, 'ballots', 2) == [whole['1-1-102'], whole['2-1-101']]
    assert make(cli, 'slips', '--unit', '1-2-101')['pages'] == 1
    assert [code.split(':')[4] for code in codes(cli, 'slips')] == ['1-2-101']
    for kind in ('ballots', 'slips'):
        cli.run('paper', cli.record, *AT, '--kind', kind, '--output', 'x.pdf', '--unit', '1-1-999', status=3).complains(
            '1-1-999 is not in the roll')
    assert not (cli.folder / 'x.pdf').exists()


def test_slips_in_english(cli):
    prepare(cli)
    make(cli, 'slips', '--language', 'en')
    text = read(cli, 'slips')
    assert 'Check-In Slip for the' in text and 'checked in' in text, text


def test_a_meeting_without_a_roll_has_no_slips(cli):
    cli.make_record(None)
    cli.run('meeting', 'new', cli.record, '--date', DATE)
    cli.run('paper', cli.record, *AT, '--kind', 'slips', '--output', 'x.pdf', status=3).complains('no roll')


def test_two_runs_give_the_same_bytes(cli):
    prepare(cli)
    make(cli, 'slips')
    first = (cli.folder / 'slips.pdf').read_bytes()
    make(cli, 'slips')
    assert (cli.folder / 'slips.pdf').read_bytes() == first


if __name__ == '__main__':
    run_module(sys.modules[__name__])
