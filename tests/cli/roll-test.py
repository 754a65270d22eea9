#!/usr/bin/env python3
# roll-test.py - reading rosters into the roll, and saying who is one person
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: roll-test.py YISHI"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import zipfile

from cli import ROSTER_HEADER, SMALL_ROSTER, roster_of, run_module

ROSTERS = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'rosters'
BAD_ROSTER = ROSTER_HEADER + '''
1,1,101,样例甲,100.00,00000000001,
1,1,101,样例乙,90.00,00000000002,
1,1,,样例丙,90.00,00000000003,
1,1,104,,90.00,00000000004,
1,1,105,样例戊,ninety,00000000005,
1,1,106,样例己,-90.00,00000000006,
1,1,107,样例庚,0,00000000007,
1,1,108,样例辛,1000000.00,00000000008,
1,1,109,样例壬,90.123,00000000009,
1,1,110,样例癸,90.00,00000000010,
'''
CODES = [(3, 'DUPLICATE_UNIT'), (4, 'NO_ROOM'), (5, 'NO_OWNER'), (6, 'BAD_AREA'), (7, 'NEGATIVE_AREA'),
         (8, 'ZERO_AREA'), (9, 'AREA_TOO_LARGE'), (10, 'AREA_DECIMALS')]


def import_file(cli, name, *words, status=0, **options):
    return cli.run('roll', 'import', cli.record, name, *words, status=status, **options)


def show(cli, *words):
    return cli.run('roll', 'show', cli.record, *words, '--json').json


def test_the_sample_communities(cli):
    truth = json.loads((ROSTERS / 'truth.json').read_text(encoding='utf-8'))
    assert len(truth) >= 3
    for number, (name, wanted) in enumerate(truth.items()):
        cli.record = f'{number}.yishi'
        cli.make_record(None)
        imported = import_file(cli, ROSTERS / name, '--json').json
        found = show(cli)
        assert (found['units'], found['persons'], found['area'], found['parking_area']) == (
            wanted['units'], wanted['persons'], wanted['area_m2'], wanted['parking_m2']), name
        assert imported['added'] == wanted['units'] and imported['refused'] == [], name
        assert imported['encoding'] and imported['columns']['area'] and imported['columns']['owner'], imported
        before = cli.head()
        again = import_file(cli, ROSTERS / name, '--json').json
        assert (again['added'], again['updated'], again['unchanged']) == (0, 0, wanted['units']), name
        assert cli.head() == before, name
        cli.run('verify', cli.record)


def test_an_import_says_what_it_guessed(cli):
    cli.make_record(None)
    cli.write('r.csv', SMALL_ROSTER, 'gb18030')
    import_file(cli, 'r.csv').holds('CSV', 'GB18030', '建筑面积', '业主姓名', '6 units, 5 persons', '600.00', 'Added 6')
    found = import_file(cli, 'r.csv', '--json').json
    assert found['encoding'] == 'GB18030' and found['unchanged'] == 6 and found['header_row'] == 1
    assert found['columns']['area'] == '建筑面积' and found['columns']['owner'] == '业主姓名'


def test_a_wrong_guess_can_be_corrected(cli):
    cli.make_record(None)
    cli.write('r.csv', '楼栋,单元,房号,业主姓名,建筑面积,套内面积\n1,1,101,样例甲,100.00,80.00\n')
    assert import_file(cli, 'r.csv', '--column', 'area=套内面积', '--json').json['columns']['area'] == '套内面积'
    assert show(cli)['area'] == '80.00'
    import_file(cli, 'r.csv', '--encoding', 'UTF-8', '--header-row', '1')
    assert show(cli)['area'] == '100.00'
    import_file(cli, 'r.csv', '--column', 'colour=建筑面积', status=2).complains('colour')
    import_file(cli, 'r.csv', '--column', 'area', status=2)
    import_file(cli, 'r.csv', '--header-row', 'one', status=2)
    import_file(cli, 'r.csv', '--column', 'area=没有这一列', status=3)
    import_file(cli, 'r.csv', '--header-row', '9', status=3)


def test_every_bad_row_is_named_and_nothing_is_imported(cli):
    cli.make_record(None)
    cli.write('bad.csv', BAD_ROSTER)
    before = cli.head()
    done = import_file(cli, 'bad.csv', '--json', status=3)
    found = done.json
    assert [(issue['row'], issue['code']) for issue in found['refused']] == CODES, done
    assert found['added'] == found['updated'] == 0
    assert found['refused'][0]['unit'] == '1-1-101' and all(issue['message'] for issue in found['refused'])
    import_file(cli, 'bad.csv', status=3).holds('1-1-101', '建筑面积', 'Refused').complains('8', '--skip-bad')
    assert cli.head() == before and show(cli)['units'] == 0


def test_bad_rows_can_be_skipped(cli):
    cli.make_record(None)
    cli.write('bad.csv', BAD_ROSTER)
    found = import_file(cli, 'bad.csv', '--skip-bad', '--json').json
    assert found['added'] == 2 and len(found['refused']) == len(CODES)
    assert [unit['unit'] for unit in show(cli, '--units')['units_list']] == ['1-1-101', '1-1-110']
    cli.write('all-bad.csv', ROSTER_HEADER + '\n1,1,,样例甲,100.00,,\n')
    import_file(cli, 'all-bad.csv', '--skip-bad', status=3)


def test_a_dry_run_changes_nothing(cli):
    cli.make_record(None)
    cli.write('r.csv', SMALL_ROSTER)
    cli.write('bad.csv', BAD_ROSTER)
    before = cli.head()
    found = import_file(cli, 'r.csv', '--dry-run', '--json').json
    assert found['added'] == 6 and found['dry_run']
    import_file(cli, 'r.csv', '--dry-run').holds('Would add 6', 'Nothing was changed')
    assert len(import_file(cli, 'bad.csv', '--dry-run', '--json', status=1).json['refused']) == len(CODES)
    import_file(cli, 'bad.csv', '--dry-run', status=1).holds('Refused')
    assert cli.head() == before and show(cli)['units'] == 0


def test_files_that_are_no_rosters(cli):
    cli.make_record(None)
    before = cli.head()
    (cli.folder / 'folder').mkdir()
    cli.write('empty.csv', b'')
    cli.write('blank.csv', b'\n\n\n')
    cli.write('prose.csv', '亲爱的业主:\n请于本月十五日参加会议。\n谢谢!\n')
    cli.write('zeros.bin', b'\0' * 5000)
    cli.write('broken.xlsx', b'PK\3\4' + os.urandom(500))
    cli.write('header.csv', ROSTER_HEADER + '\n')
    wanted = {'nowhere.csv': 'UNREADABLE_FILE', 'folder': 'UNREADABLE_FILE', 'empty.csv': 'EMPTY',
              'blank.csv': 'EMPTY', 'prose.csv': 'NO_HEADER', 'zeros.bin': 'UNREADABLE_FILE',
              'broken.xlsx': 'UNREADABLE_FILE', 'header.csv': 'EMPTY'}
    for name, code in wanted.items():
        for words in ((), ('--dry-run',), ('--skip-bad',)):
            done = import_file(cli, name, '--json', *words, status=3)
            found = done.json
            assert [(issue['row'], issue['unit'], issue['code']) for issue in found['refused']] == [(0, '', code)], done
            assert (found['added'], found['updated'], found['unchanged'], found['warnings']) == (0, 0, 0, []), done
        assert not import_file(cli, name, status=3).text
    assert cli.head() == before


def test_a_bomb_is_refused(cli):
    cli.make_record(None)
    with zipfile.ZipFile(cli.folder / 'bomb.xlsx', 'w', zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr('xl/workbook.xml', '<workbook/>')
        with bomb.open('xl/worksheets/sheet1.xml', 'w', force_zip64=True) as sheet:
            for _ in range(600):
                sheet.write(b' ' * 1_000_000)
    assert import_file(cli, 'bomb.xlsx', '--json', status=3).json['refused'][0]['code'] == 'UNREADABLE_FILE'


def test_a_correction_is_a_new_version(cli):
    cli.make_record()
    cli.write('mended.csv', SMALL_ROSTER.replace('样例甲,100.00', '样例甲,101.00') + '2,1,103,样例庚,70.00,00000000009,\n')
    found = import_file(cli, 'mended.csv', '--json').json
    assert (found['added'], found['updated'], found['unchanged']) == (1, 1, 5)
    versions = cli.run('roll', 'versions', cli.record, '--json').json['versions']
    assert [(version['units'], version['area'], version['source']) for version in versions] == [
        (6, '600.00', 'roster.csv'), (7, '671.00', 'mended.csv')]
    assert show(cli, '--roll-version', '1')['area'] == '600.00' and show(cli)['area'] == '671.00'
    cli.run('roll', 'versions', cli.record).holds('roster.csv', 'mended.csv', '671.00')


def test_who_is_one_person_and_why(cli):
    roster = ('楼栋,单元,房号,业主姓名,建筑面积,联系电话,身份证号,房屋状态\n'
              '1,1,101,样例甲,100.00,00000000001,,\n1,1,102,样例甲,100.00,00000000001,,\n'     # name and phone
              '1,1,103,样例甲,100.00,00000000002,,\n'                                          # another phone
              '1,1,201,样例乙,100.00,,110000190001011231,\n1,1,202,样例乙,100.00,00000000003,110000190001011231,\n'
              '1,1,203,样例丙、样例丁,100.00,00000000004、00000000005,,\n'
              '1,1,301,样例丁、样例丙,100.00,00000000005、00000000004,,\n'                     # the same couple
              '1,1,302,样例丙,100.00,00000000004,,\n'                                          # one of them alone
              '1,1,401,样例置业有限公司,100.00,,,未售\n1,1,402,样例置业有限公司,100.00,,,未售\n')
    cli.make_record(roster)
    found = show(cli)
    assert [(merge['person'], merge['units'], merge['reason']) for merge in found['merges']] == [
        ('样例甲', ['1-1-101', '1-1-102'], 'same-buyer'), ('样例乙', ['1-1-201', '1-1-202'], 'same-buyer'),
        ('样例丙、样例丁', ['1-1-203', '1-1-301'], 'same-buyer'),
        ('样例置业有限公司', ['1-1-401', '1-1-402'], 'developer')], found
    assert (found['units'], found['persons'], found['area']) == (10, 6, '1000.00')
    cli.run('roll', 'show', cli.record).holds('same owners', 'developer', '1-1-401')
    possible = show(cli, '--possible')['possible']
    assert any(set(merge['units']) == {'1-1-101', '1-1-103'} for merge in possible), possible


def test_the_chair_confirms_a_merge(cli):
    cli.make_record(roster_of([('1-1-101', '50.00'), ('1-1-102', '60.00'), ('1-1-103', '70.00'), ('1-1-104', '80.00')]))
    for units in (('1-1-101', '1-1-102'), ('1-1-103', '1-1-104')):
        cli.run('roll', 'merge', cli.record, *units, '--reason', '本人到场确认')
    assert show(cli)['persons'] == 2
    cli.run('roll', 'merge', cli.record, '1幢1单元102', '1-1-103', '--reason', '本人到场确认').holds('2', '1')
    found = show(cli)
    assert found['persons'] == 1 and found['merges'][0]['reason'] == 'confirmed', found
    cli.run('roll', 'merge', cli.record, '1-1-104', '--undo', '--reason', '弄错了')
    assert show(cli)['persons'] == 2
    import_file(cli, 'roster.csv')
    assert show(cli)['persons'] == 2
    for words in (('1-1-101', '9-9-9'), ('1-1-101', 'nonsense')):
        before = cli.head()
        cli.run('roll', 'merge', cli.record, *words, '--reason', 'x', status=3)
        assert cli.head() == before
    cli.run('verify', cli.record)


def test_an_undone_merge_leaves_nothing_behind(cli):
    cli.make_record(roster_of([('1-1-101', '50.00'), ('1-1-102', '60.00'), ('1-1-103', '70.00'), ('1-1-104', '80.00')]))
    cli.run('roll', 'merge', cli.record, '1-1-101', '1-1-102', '--reason', '本人到场确认')
    cli.run('roll', 'merge', cli.record, '1-1-101', '--undo', '--reason', '弄错了')
    cli.run('roll', 'merge', cli.record, '1-1-101', '1-1-103', '--reason', '本人到场确认')
    assert [merge['units'] for merge in show(cli)['merges']] == [['1-1-101', '1-1-103']]
    # A group of three goes on without the unit after which it was once named.
    cli.run('roll', 'merge', cli.record, '1-1-101', '1-1-102', '--reason', '本人到场确认')
    cli.run('roll', 'merge', cli.record, '1-1-101', '--undo', '--reason', '弄错了')
    cli.run('roll', 'merge', cli.record, '1-1-101', '1-1-104', '--reason', '本人到场确认')
    groups = sorted(sorted(merge['units']) for merge in show(cli)['merges'])
    assert groups == [['1-1-101', '1-1-104'], ['1-1-102', '1-1-103']], groups
    cli.run('verify', cli.record)


def test_a_unit_is_removed(cli):
    cli.make_record()
    cli.run('roll', 'remove', cli.record, '2号楼1单元102室', '--reason', '与101合并')
    found = show(cli, '--units')
    assert found['units'] == 5 and '2-1-102' not in [unit['unit'] for unit in found['units_list']]
    cli.run('roll', 'remove', cli.record, '2-1-102', '--reason', 'x', status=3)


def test_units_as_json(cli):
    cli.make_record(SMALL_ROSTER.replace(',房屋状态', ',车位面积').replace('00000000001,', '00000000001,12.68'))
    found = show(cli, '--units')['units_list'][0]
    assert found == {'unit': '1-1-101', 'building': '1', 'stair': '1', 'room': '101', 'owners': ['样例甲'],
                     'area': '100.00', 'parking_area': '12.68'}, found
    assert show(cli)['parking_area'] == '12.68' and 'units_list' not in show(cli)


def test_phones_and_id_numbers_are_shown_only_when_asked_for(cli):
    cli.make_record(SMALL_ROSTER.replace('房屋状态', '身份证号').replace('00000000001,', '00000000001,110000190001011231'))
    for words in ((), ('--units',), ('--possible',), ('--contacts',)):
        for form in ((), ('--json',)):
            text = cli.run('roll', 'show', cli.record, *words, *form).text
            assert '00000000001' not in text and '110000190001011231' not in text, words
    cli.run('roll', 'show', cli.record, '--units', '--contacts').holds('00000000001', '110000190001011231')
    contacts = show(cli, '--units', '--contacts')['units_list'][0]['contacts']
    assert contacts == [{'name': '样例甲', 'phone': '00000000001', 'id_number': '110000190001011231'}]


def test_an_empty_roll(cli):
    cli.make_record(None)
    assert show(cli) == {'units': 0, 'persons': 0, 'area': '0.00', 'parking_area': '0.00', 'merges': []}
    cli.run('roll', 'show', cli.record).holds('0')
    cli.run('roll', 'versions', cli.record).holds('roll import')


def test_control_characters_do_not_reach_the_terminal(cli):
    cli.make_record(None)
    cli.write('r.csv', '楼栋,单元,房号,业主姓名,建筑面积\n1,1,101,样例\x1b[31m甲,100.00\n')
    for words in ((), ('--skip-bad',), ('--dry-run',)):
        done = cli.run_any('roll', 'import', cli.record, 'r.csv', *words)
        assert '\x1b' not in done.text + done.errors, done
    assert '\x1b' not in cli.run('roll', 'show', cli.record, '--units').text


def wait_until_it_reads(process):
    """Returns when the process has opened the roster: from then on Ctrl-C is its own affair."""
    folder = f'/proc/{process.pid}/fd'
    while process.poll() is None:
        try:
            if any(os.readlink(f'{folder}/{name}').endswith('large.csv') for name in os.listdir(folder)):
                return
        except FileNotFoundError:
            continue


def test_ctrl_c_changes_nothing(cli):
    """Interrupted while it reads: cancelled whole, or too late and done whole."""
    cli.make_record(None)
    before = cli.head()
    cli.write('large.csv', roster_of([(f'{n // 1000 + 1}-1-{n % 1000 + 101}', '90.00') for n in range(60000)]))
    process = subprocess.Popen([cli.program, 'roll', 'import', cli.record, 'large.csv'], cwd=cli.folder,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_until_it_reads(process)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    if process.returncode == 0:
        assert show(cli)['units'] == 60000
    else:
        assert process.returncode == 3 and b'Ctrl-C' in errors, errors
        assert cli.head() == before
    cli.run('verify', cli.record)


if __name__ == '__main__':
    run_module(sys.modules[__name__])
