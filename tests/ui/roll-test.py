#!/usr/bin/python3
# roll-test.py - what the window says of a roll before it is confirmed
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: roll-test.py BUILD-DIR [CASE…]"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'stories'))

import hands  # noqa: E402  (after the path is set)
import pages  # noqa: E402
import suite  # noqa: E402

# The third may be the first, or another of that name.
ROSTER = '''楼栋,单元,房号,业主姓名,建筑面积,联系电话
1幢,1单元,101,样例甲,89.49,10000000001
1幢,1单元,102,样例乙,101.99,10000000002
1幢,1单元,201,样例甲,89.49,
'''
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


def test_what_was_guessed_of_a_file_can_be_corrected(stage):
    """A roster in GB18030 below three lines of a title, the third of which looks like headers."""
    stage.make_record(roster=None)
    path = stage.folder / 'roster.csv'
    path.write_bytes(('示例小区\n\n' + ROSTER).encode('gb18030'))
    window = stage.window().start(stage.record)
    work = hands.Both(window)
    pages.show(window, window.t('Roll'))
    chair = work.leads_to_dialog(lambda: window.press(window.t('_Import the Roster…')), 'the button')
    window.type(str(path))
    chooser = work.active()
    window.key('Return')
    window.wait(lambda: work.active() not in (chooser, chair, '0x0'), 'the preview')
    window.wait_text(window.t('Recognized: %s') % 'GB18030')
    window.wait_text(re.compile('3 户'))

    def header():
        return window.find(window.t('Row with the headers'), 'spin button')

    def can_import():
        return window.find(window.t('_Import'), 'push button').is_('sensitive')
    assert window.text_of(header()) == '3', window.text_of(header())
    window.wait(can_import, 'the import to be possible')
    window.click(node=header())
    window.key('ctrl+a')
    window.type('4')
    window.key('Tab')
    window.wait(lambda: not can_import(), 'no import of a file without headers')
    window.click(node=header())
    window.key('ctrl+a')
    window.type('3')
    window.key('Tab')
    window.wait(can_import, 'the import to be possible again')
    work.pick('Encoding', 1)
    window.wait(lambda: not can_import(), 'no import of what is not UTF-8')
    work.pick('Encoding', 2)
    window.wait(can_import, 'the import to be possible as GB18030')
    work.closes(chair, lambda: window.press(window.t('_Import')), 'the import')
    window.wait_text('1-1-201')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
