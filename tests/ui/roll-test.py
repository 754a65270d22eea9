#!/usr/bin/python3
# roll-test.py - the roll in the window: imported, searched, its possible merges decided, its proxies lodged
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: roll-test.py BUILD-DIR [CASE…]"""
import contextlib
import json
import pathlib
import re
import sqlite3
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'stories'))

import disk  # noqa: E402  (after the path is set)
import hands  # noqa: E402
import pages  # noqa: E402
import suite  # noqa: E402

# The third may be the first, or another of that name.
ROSTER = '''楼栋,单元,房号,业主姓名,建筑面积,联系电话
1幢,1单元,101,样例甲,89.49,10000000001
1幢,1单元,102,样例乙,101.99,10000000002
1幢,1单元,201,样例甲,89.49,
'''
# Surnames that are read otherwise than the words; the last four digits of the phones tell them apart.
SURNAMES = (('sxg', '单小光', '1-1-301', '6271'), ('xxg', '解小光', '1-1-302', '6272'),
            ('qxg', '仇小光', '1-1-401', '6273'), ('zxg', '曾小光', '1-1-402', '6274'))
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
WRITING = 'Writing the roll: it is written whole and cannot be stopped any more…'
OPEN = ('%u possible merge is still open: one person may be counted twice. It is on the page of the roll.',
        '%u possible merges are still open: one person may be counted twice. They are on the page of the roll.')


def open_roll(stage, roster):
    path = stage.folder / 'roster.csv'
    path.write_text(roster)
    stage.cli('new', stage.record, '--name', '示例小区')
    stage.cli('roll', 'import', stage.record, path)
    window = stage.window().start(stage.record)
    pages.show(window, window.t('Roll'))
    return window


def ask_to_confirm(window):
    """What is asked, as texts."""
    window.press(window.t('_Confirm the Roll…'))
    window.wait_text(window.t('Is the roll complete?'))
    return '\n'.join(window.texts())


def test_confirming_names_the_merges_that_are_open(stage):
    window = open_roll(stage, ROSTER)
    told = ask_to_confirm(window)
    assert window.translations.ngettext(*OPEN, 1) % 1 in told, told
    window.key('Escape')
    window.close()


def test_confirming_says_nothing_of_merges_where_there_are_none(stage):
    window = open_roll(stage, ROSTER.replace('201,样例甲', '201,样例丙'))
    told = ask_to_confirm(window)
    assert window.translations.ngettext(*OPEN, 0).partition('%u')[2] not in told, told
    window.key('Escape')
    window.close()


def start_import(work, path, button='_Import the Roster…'):
    """Chooses a file for the import, from the page of the roll; gives the window before the preview."""
    window = work.window
    chair = work.leads_to_dialog(lambda: window.press(window.t(button)), 'the button')
    window.type(str(path))
    chooser = work.active()
    window.key('Return')
    window.wait(lambda: work.active() not in (chooser, chair, '0x0'), 'the preview')
    return chair


def can_import(window):
    return window.find(window.t('_Import'), 'push button',
                       where=lambda node: node.toplevel.name == window.t('Import a Roster')).is_('sensitive')


def entries(stage, kind):
    """The bodies of the journal's entries of a kind, in order."""
    with contextlib.closing(sqlite3.connect(f'file:{stage.record}?mode=ro', uri=True)) as database:
        return [json.loads(body) for body, in database.execute('SELECT body FROM journal WHERE kind = ? ORDER BY seq',
                                                               (kind,))]


def units(stage):
    return json.loads(stage.cli('roll', 'show', stage.record, '--units', '--json'))['units_list']


def open_empty_roll(stage, **options):
    """The window on the page of a roll that is still empty."""
    stage.make_record(roster=None)
    window = stage.window().start(stage.record, **options)
    pages.show(window, window.t('Roll'))
    return window, hands.Both(window)


def test_what_was_guessed_of_a_file_can_be_corrected(stage):
    """A roster in GB18030 below three lines of a title, the third of which looks like headers."""
    path = stage.folder / 'roster.csv'
    path.write_bytes(('示例小区\n\n' + ROSTER).encode('gb18030'))
    window, work = open_empty_roll(stage)
    chair = start_import(work, path)
    window.wait_text(window.t('Recognized: %s') % 'GB18030')
    window.wait_text(re.compile('3 户'))

    def header():
        return window.find(window.t('Row with the headers'), 'spin button')
    assert window.text_of(header()) == '3', window.text_of(header())
    window.wait(lambda: can_import(window), 'the import to be possible')
    window.click(node=header())
    window.key('ctrl+a')
    window.type('4')
    window.key('Tab')
    window.wait(lambda: not can_import(window), 'no import of a file without headers')
    window.click(node=header())
    window.key('ctrl+a')
    window.type('3')
    window.key('Tab')
    window.wait(lambda: can_import(window), 'the import to be possible again')
    work.pick('Encoding', 1)
    window.wait(lambda: not can_import(window), 'no import of what is not UTF-8')
    work.pick('Encoding', 2)
    window.wait(lambda: can_import(window), 'the import to be possible as GB18030')
    work.closes(chair, lambda: window.press(window.t('_Import')), 'the import')
    window.wait_text('1-1-201')
    window.close()


def write_book(path, **sheets):
    """A book with a sheet for each name, whose rows are lines with commas."""
    def cell(text):
        return f'<c t="inlineStr"><is><t>{text}</t></is></c>'

    def rows(text):
        return ''.join(f'<row>{"".join(map(cell, line.split(",")))}</row>' for line in text.splitlines())
    names = ''.join(f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
                    for number, name in enumerate(sheets, 1))
    targets = ''.join(f'<Relationship Id="r{number}" Type="{RELATION}/worksheet" Target="worksheets/{number}.xml"/>'
                      for number in range(1, len(sheets) + 1))
    with zipfile.ZipFile(path, 'w') as book:
        book.writestr('_rels/.rels', f'<Relationships {PACKAGE}><Relationship Id="r1" '
                                     f'Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr('xl/workbook.xml', f'<workbook {SHEET} xmlns:r="{RELATION}"><sheets>{names}</sheets></workbook>')
        book.writestr('xl/_rels/workbook.xml.rels', f'<Relationships {PACKAGE}>{targets}</Relationships>')
        for number, text in enumerate(sheets.values(), 1):
            book.writestr(f'xl/worksheets/{number}.xml',
                          f'<worksheet {SHEET}><sheetData>{rows(text)}</sheetData></worksheet>')


def test_sheet_and_columns_can_be_chosen(stage):
    """The roster stands on the second sheet, and nothing says that its fourth column has the owners."""
    path = stage.folder / 'roster.xlsx'
    write_book(path, 停车=ROSTER.splitlines()[0] + '\n9幢,1单元,101,样例丙,50.00,\n', 住宅=ROSTER.replace('业主姓名', '甲'))
    window, work = open_empty_roll(stage)
    chair = start_import(work, path)
    window.wait_text(re.compile('^1 户'))
    work.pick('Sheet', 1)
    window.wait_text(window.translations.ngettext('%\'u row that cannot be taken', '%\'u rows that cannot be taken', 3)
                     .replace("%'u", '3'))
    assert not can_import(window)
    chooser = window.t('What column %u, “%s”, is') % (4, '甲')
    work.go_to(window.t('%s: %s') % (chooser, window.t('Not used')))
    window.key('space')
    window.find(window.t('Further owners'), 'label')
    window.key(*['Down'] * 5, 'Return')
    window.wait_text(re.compile('^3 户'))
    window.wait(lambda: can_import(window), 'the import to be possible')
    work.closes(chair, lambda: window.press(window.t('_Import')), 'the import')
    window.wait_text('1-1-201')
    window.close()
    assert [(unit['unit'], *unit['owners']) for unit in units(stage)] == [
        ('1-1-101', '样例甲'), ('1-1-102', '样例乙'), ('1-1-201', '样例甲')], units(stage)


def wait_progress(window, text):
    """Waits until the bar of progress says a text; the bus takes a bar for a part behind another."""
    window.wait(lambda: any(node.role == 'progress bar' and node.name == window.t(text) and node.is_('visible')
                            for node in window.tree().walk()), f'the progress to say “{text}”')


def test_an_import_is_stopped_until_it_is_written(stage):
    """While the file is read it can be; while the roll is written it cannot, and is said not to be."""
    path = stage.folder / 'roster.csv'
    path.write_text(ROSTER)
    slow = disk.Disk(stage)
    window, work = open_empty_roll(stage, env=slow.env)
    with slow.roster_held():
        chair = start_import(work, path)
        wait_progress(window, 'Reading the file…')
        work.closes(chair, lambda: window.press(window.t('_Cancel')), 'cancelling while it is read')
    chair = start_import(work, path)
    window.wait(lambda: can_import(window), 'the import to be possible')
    assert not entries(stage, 'roll.changed'), entries(stage, 'roll.changed')
    with slow.held():
        window.press(window.t('_Import'))
        wait_progress(window, WRITING)
        assert not window.find(window.t('_Cancel'), 'push button').is_('sensitive')
        window.key('Escape')
        wait_progress(window, WRITING)
        assert work.active() != chair, 'Escape has left an import that is being written'
    work.closes(chair, lambda: None, 'the import')
    assert len(entries(stage, 'roll.changed')) == 1, entries(stage, 'roll.changed')
    window.close()


def decide_merge(window, work, button, reason, answer):
    """By a click on the first possible merge, and a reason."""
    before = work.leads_to_dialog(lambda: window.click(window.t(button), 'push button'), button)
    window.type(reason)
    work.closes(before, lambda: window.press(window.t(answer)), answer)


def test_possible_merges_are_decided(stage):
    """Of two pairs of namesakes one is one person, who counts once; the other is two."""
    window = open_roll(stage, ROSTER + '1幢,1单元,202,样例乙,101.99,\n')
    work = hands.Both(window)
    window.wait_text(re.compile('4 户 +4 人'))
    window.click(window.t('Possible merges (%u)') % 2, 'page tab')
    decide_merge(window, work, 'One Person…', '看过房产证', '_One Person')
    window.wait_text(re.compile('4 户 +3 人'))
    window.find(window.t('Possible merges (%u)') % 1, 'page tab')
    decide_merge(window, work, 'Different…', '同名不同人', '_Different')
    window.find(window.t('Possible merges'), 'page tab')
    window.wait_text(window.t('Rejected: %s') % '同名不同人')
    window.wait_text(re.compile('4 户 +3 人'))
    window.close()
    assert json.loads(stage.cli('roll', 'show', stage.record, '--json'))['persons'] == 3


def test_the_search_reads_surnames_and_the_ends_of_phones(stage):
    more = ''.join(f'1幢,1单元,{unit[-3:]},{name},89.49,1000000{digits}\n' for _, name, unit, digits in SURNAMES)
    window = open_roll(stage, ROSTER + more)
    field = window.find(window.t('Search the roll'), 'entry')
    for initials, name, unit, digits in SURNAMES:
        for typed in (initials, digits):
            window.click(node=field)
            window.key('ctrl+a')
            window.type(typed)
            window.wait_text(window.translations.ngettext('%u found', '%u found', 1) % 1)
            window.wait_text(unit)
            assert not [text for text in window.texts() for _, other, _, _ in SURNAMES
                        if other in text and other != name], window.texts()
    window.close()


def test_a_proxy_is_lodged_at_the_roll(stage):
    """Who for whom, and what the principal says to the one item."""
    stage.make_record(roster='jiahe-garden.csv')
    stage.cli('meeting', 'new', stage.record, '--date', '2026-12-15')
    stage.cli('item', 'add', stage.record, '--meeting', '2026-12-15', '--kind', 'matter', '--matter', '5', '--title',
              '更换电梯')
    principal, agent = (unit['unit'] for unit in units(stage)[:2])
    window = stage.window().start(stage.record)
    work = hands.Both(window)
    pages.show(window, window.t('Roll'))
    window.click(window.t('Proxies'), 'page tab')
    before = work.leads_to_dialog(lambda: work.press('_Lodge a Proxy…'), 'the button')
    work.wait_focus('Unit represented')
    window.type(principal)
    work.fill('Agent: unit or name', agent)
    work.pick(window.t('Item %d · %s') % (1, '更换电梯'), 1)
    work.closes(before, lambda: window.press(window.t('_Lodge')), 'lodging the proxy')
    window.find(window.t('Proxies (%u)') % 1, 'page tab')
    lodged, = json.loads(stage.cli('proxy', 'list', stage.record, '--meeting', '2026-12-15', '--json'))['proxies']
    assert (lodged['principal'], lodged['agent_unit'], lodged['items'], lodged['instruction']) == (
        principal, agent, '', '1=yes'), lodged
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
