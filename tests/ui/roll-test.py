#!/usr/bin/python3
# roll-test.py - what the window says of a roll before it is confirmed
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: roll-test.py BUILD-DIR [CASE…]"""
import sys

import pages
import suite

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


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
