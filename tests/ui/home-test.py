#!/usr/bin/python3
# home-test.py - whatever is missing before a meeting has one button, which leads to where it is mended
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: home-test.py BUILD-DIR [CASE…]"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'stories'))

import hands  # noqa: E402  (after the path is set)
import suite  # noqa: E402

LAST, DAY = '2026-11-15', '2026-12-15'
NOW = '2026-11-20T09:00:00+08:00'
OPEN = '修好东门的路灯'
# A button of what is missing, and the dialog it leads to with what has the keyboard in it.
DIALOGS = (('P_osted…', 'The Notice Was Posted', None), ('_Name…', 'Meeting', 'Chair'),
           ('Tr_y It…', 'Microphone and Recording', None), ('_Done…', 'It Was Done', None))


def make_record(stage):
    """Nothing is prepared for December, and November left something open."""
    record, evening = stage.record, f'{LAST}T20:00:00+08:00'
    stage.cli('new', record, '--name', '样例小区')
    stage.cli('meeting', 'new', record, '--date', LAST, now='2026-10-20T09:00:00+08:00')
    stage.cli('item', 'add', record, '--meeting', LAST, '--kind', 'wish', '--title', OPEN,
              now='2026-10-20T09:00:00+08:00')
    stage.cli('meeting', 'start', record, '--meeting', LAST, now=f'{LAST}T19:00:00+08:00')
    stage.cli('outcome', record, '--meeting', LAST, '--item', 1, '--outcome', 'person', '--responsible', '样例物业',
              '--due', '2026-12-10', now=evening)
    stage.cli('meeting', 'close', record, '--meeting', LAST, now=evening)
    stage.cli('meeting', 'new', record, '--date', DAY)


def buttons(window):
    """The buttons of what is missing, in the order in which they stand."""
    texts = ('_Plan', '_Import…', '_Confirm…', '_Try', *(text for text, _, _ in DIALOGS[:-1]))
    names = {window.t(text): text for text in texts}
    found = window.all_(role='push button', where=lambda node: node.name in names and node.is_('sensitive'))
    return [names[node.name] for node in found]


def wait_page(window, name):
    window.find(window.t(name), 'page tab', where=lambda tab: tab.is_('selected'))


def leads_to_page(window, button, page):
    window.press(window.t(button))
    wait_page(window, page)
    window.key('alt+1')
    wait_page(window, 'Home')


def leads_to_dialog(work, button, dialog, focus):
    window = work.window
    work.go_to(button)
    before = work.leads_to_dialog(lambda: window.key('space'), button)
    window.find(window.t(dialog), 'frame')
    if focus is not None:
        work.wait_focus(focus)
    work.closes(before, lambda: window.key('Escape'), f'leaving what {button} led to')


def test_each_missing_thing_has_a_button_that_leads_there(stage):
    make_record(stage)
    window = stage.window().start(stage.record, now=NOW)
    work = hands.Both(window)
    window.wait_text(OPEN)
    expected = ['_Plan', 'P_osted…', '_Import…', '_Name…', '_Try', 'Tr_y It…']
    window.wait(lambda: buttons(window) == expected, f'one button each; there are {buttons(window)}')
    leads_to_page(window, '_Plan', 'Agenda')
    leads_to_page(window, '_Import…', 'Roll')
    for button, dialog, focus in DIALOGS:
        leads_to_dialog(work, button, dialog, focus)
    window.press(window.t('_Try'))
    window.wait(window.wall, 'the wall')
    window.close()


def test_a_roll_that_is_not_confirmed_is_confirmed_from_here(stage):
    """And what is done has no button any more."""
    stage.make_record(roster='jiahe-garden.csv')
    stage.cli('meeting', 'new', stage.record, '--date', DAY)
    window = stage.window().start(stage.record, now=NOW)
    work = hands.Both(window)
    before = work.leads_to_dialog(lambda: window.press(window.t('_Confirm…')), 'confirming the roll')
    window.wait_text(window.t('Is the roll complete?'))
    work.closes(before, lambda: window.press(window.t('Con_firm')), 'confirming')
    window.wait_gone(window.t('_Confirm…'), 'push button')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
