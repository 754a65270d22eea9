#!/usr/bin/python3
# item-dialog-test.py - what is typed into the dialog of an item stays until it is saved or given up
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: item-dialog-test.py BUILD-DIR [CASE…]"""
import sys

import pages
import suite
from floor import ask, open_floor, start


def open_dialog(window):
    """The dialog of an item that is to be added."""
    pages.show(window, window.t('Agenda'))
    window.press(window.t('_Add Item'))
    window.find(window.t('Private Notes'), 'text')


def type_note(window, text):
    window.click(window.t('Private Notes'), 'text')
    window.type(text)


def note_of(window):
    return window.text_of(window.find(window.t('Private Notes'), 'text'))


def kept(stage):
    return ask(stage, "SELECT value FROM workspace WHERE key LIKE 'draft-item-note:%'")


def test_the_private_note_of_a_new_item_comes_back_after_a_kill(stage):
    window = open_floor(stage)
    open_dialog(window)
    window.type('Lift')
    type_note(window, 'ask the firm first')
    window.wait(lambda: kept(stage) == [('ask the firm first',)], 'the note to be in the record')
    window.kill()

    window = start(stage)
    open_dialog(window)
    window.wait(lambda: note_of(window) == 'ask the firm first', 'the note to be there again')
    window.key('ctrl+Return')
    window.wait_gone(window.t('Private Notes'), 'text')
    item = ask(stage, "SELECT id FROM item WHERE title = 'Lift'")[0][0]
    assert ask(stage, f"SELECT value FROM workspace WHERE key = 'private-note:{item}'") == [('ask the firm first',)]
    window.wait(lambda: kept(stage) == [], 'the note of the next item to be empty')
    window.close()


def test_a_note_that_is_given_up_does_not_come_back(stage):
    window = open_floor(stage)
    open_dialog(window)
    type_note(window, 'no')
    window.wait(lambda: kept(stage) == [('no',)], 'the note to be in the record')
    window.key('Escape')
    window.press(window.t('_Give Up'))
    window.wait_gone(window.t('Private Notes'), 'text')
    window.wait(lambda: kept(stage) == [], 'the note to be forgotten')
    open_dialog(window)
    window.settle()
    assert note_of(window) == '', note_of(window)
    window.key('Escape')
    window.wait_gone(window.t('Private Notes'), 'text')
    window.close()


def test_a_list_tells_what_is_chosen_and_opens_at_it(stage):
    window = open_floor(stage)
    open_dialog(window)

    def kind():
        return window.find(window.t('Kind'), 'combo box').description
    assert kind() == window.t('Discussion'), kind()
    window.click(window.t('Kind'), 'combo box')
    window.find(window.t('Committee vote'), 'label')
    # Enter takes what was chosen, and not the first.
    window.key('Return')
    window.wait_gone(window.t('Committee vote'), 'label')
    assert kind() == window.t('Discussion'), kind()
    window.click(window.t('Kind'), 'combo box')
    window.find(window.t('Committee vote'), 'label')
    window.key('Down', 'Return')
    window.wait(lambda: kind() == window.t('Straw poll'), 'the next kind to be chosen')
    window.key('Escape')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
