#!/usr/bin/python3
# outcome-test.py - what the parties said to an item, and what came of it, on the floor page
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: outcome-test.py BUILD-DIR [CASE…]"""
import sys

import suite
from floor import ask, open_floor, open_wall, start, start_meeting

UNTIL = 'Until which day, such as 2026-12-31'


def open_part(window, source):
    """One of the three parts of the item at hand."""
    window.click(window.t(source), 'push button')


def save_button(window):
    return window.find(window.t('Sa_ve the outcome'), 'push button')


def choose(window, source):
    window.click(window.t(source), 'check box')


def outcome(stage):
    return ask(stage, 'SELECT outcome, outcome_text, responsible, due FROM item WHERE number = 1')[0]


def test_an_outcome_needs_what_makes_it_one(stage):
    window = open_floor(stage)
    start_meeting(window)
    open_part(window, 'Outcome')
    assert not save_button(window).is_('sensitive')
    choose(window, '_No outcome')
    window.find(window.t('Why there is no outcome'), 'text')
    assert not save_button(window).is_('sensitive'), 'none without a reason'
    choose(window, '_Person and deadline')
    window.find(window.t('Who does it'), 'text')
    window.fill(window.t('Who does it'), 'Wang')
    assert not save_button(window).is_('sensitive'), 'a person without a day'
    assert outcome(stage) == ('', '', '', '')
    window.fill(window.t(UNTIL), '2027-01-15')
    window.wait(lambda: save_button(window).is_('sensitive'), 'the outcome to be complete')
    window.press(window.t('Sa_ve the outcome'))
    window.wait(lambda: outcome(stage) == ('person', '', 'Wang', '2027-01-15'), 'the outcome to be in the record')
    window.wait(lambda: not save_button(window).is_('sensitive'), 'nothing to be left to save')
    window.close()


def test_a_day_that_is_none_cannot_be_saved(stage):
    window = open_floor(stage)
    start_meeting(window)
    open_part(window, 'Outcome')
    choose(window, '_Person and deadline')
    window.fill(window.t('Who does it'), 'Wang')
    window.fill(window.t(UNTIL), '2027-02-31')
    window.settle()
    assert not save_button(window).is_('sensitive'), 'there is no such day'
    assert window.t('That is not a day: write it as 2026-12-15.') in save_button(window).description
    window.fill(window.t(UNTIL), '2027-02-28')
    window.wait(lambda: save_button(window).is_('sensitive'), 'the outcome to be complete')
    window.close()


def test_an_outcome_that_is_being_written_comes_back_and_is_read_on_the_wall(stage):
    window = open_floor(stage)
    start_meeting(window)
    open_part(window, 'Outcome')
    choose(window, '_Settled')
    window.fill(window.t('What was agreed'), 'new lamps')
    window.wait(lambda: ask(stage, "SELECT count(*) FROM workspace WHERE value = 'new lamps'") == [(1,)],
                'what was typed to be in the record')
    window.kill()
    window = start(stage)
    window.press(window.t('_Go on'))
    open_part(window, 'Outcome')
    field = window.find(window.t('What was agreed'), 'text')
    window.wait(lambda: window.text_of(field) == 'new lamps', 'what was typed to be there again')
    choose(window, '_Settled')
    window.press(window.t('Sa_ve the outcome'))
    window.wait(lambda: outcome(stage) == ('settled', 'new lamps', '', ''), 'the outcome to be in the record')
    open_wall(window)
    window.do('close-meeting')
    window.press(window.t('C_lose the Meeting'))
    assert '当场解决' in window.wait_wall('new lamps'), window.wall_text()
    window.close()


def said(stage):
    return ask(stage, 'SELECT party, position, text FROM statement')


def test_a_party_is_heard_once_and_may_say_something_else(stage):
    window = open_floor(stage)
    start_meeting(window)
    open_part(window, 'Statements')
    firm = window.t('Property firm')
    field = window.t('Statement: %s') % firm
    button = window.t('Save the statement: %s') % firm
    assert not window.find(button, 'push button').is_('sensitive')
    window.fill(field, 'next week')
    window.key('Return')
    window.wait_text(window.t('Choose first what the party’s position is.'))
    assert not window.find(button, 'push button').is_('sensitive'), 'a statement without a position'
    window.click(window.t('Position: %s') % firm, 'combo box')
    window.find(window.t('Promises'), 'label')
    window.key('Down', 'Return')
    window.wait_gone(window.t('Promises'), 'label')
    window.press(button)
    window.wait(lambda: said(stage) == [('firm', 'agree', 'next week')], 'the statement to be in the record')
    window.wait(lambda: not window.find(button, 'push button').is_('sensitive'), 'nothing to be left to save')
    window.fill(field, 'next month')
    window.key('Return')
    window.wait(lambda: said(stage) == [('firm', 'agree', 'next month')], 'the other statement instead')
    window.close()


def test_a_statement_stays_with_its_item_and_what_is_typed_with_it(stage):
    window = open_floor(stage)
    start_meeting(window)
    open_part(window, 'Statements')
    field = window.t('Statement: %s') % window.t('Community office')
    window.fill(field, 'half a sentence')
    window.key('ctrl+Next')
    window.wait(lambda: window.text_of(window.find(field, 'text')) == '', 'the field of the next item to be empty')
    window.key('ctrl+Prior')
    window.wait(lambda: window.text_of(window.find(field, 'text')) == 'half a sentence', 'the text to be there again')
    assert said(stage) == []
    window.close()


def test_a_position_stays_with_its_item_and_comes_back_after_a_kill(stage):
    window = open_floor(stage)
    start_meeting(window)
    open_part(window, 'Statements')
    name = window.t('Position: %s') % window.t('Community office')

    def chosen():
        return [label.name for label in window.find(name, 'combo box').walk() if label.role == 'label' and label.is_shown]

    def can_save():
        party = window.t('Community office')
        return window.find(window.t('Save the statement: %s') % party, 'push button').is_('sensitive')
    window.click(name, 'combo box')
    window.find(window.t('Promises'), 'label')
    window.key('Down', 'Return')
    window.wait(lambda: chosen() == [window.t('Agrees')], 'the position to be chosen')
    window.wait(can_save, 'the choice to be something to save')
    window.key('ctrl+Next')
    window.wait(lambda: chosen() == [window.t('No position')], 'the next item to have none')
    window.key('ctrl+Prior')
    window.wait(lambda: chosen() == [window.t('Agrees')], 'the position to be there again')
    window.wait(can_save, 'the choice still to be something to save')
    window.wait(lambda: ask(stage, "SELECT value FROM workspace WHERE key LIKE 'statement-position-community:%'") ==
                [('agree',)], 'the choice to be in the record')
    window.kill()

    window = start(stage)
    window.press(window.t('_Go on'))
    open_part(window, 'Statements')
    window.wait(lambda: chosen() == [window.t('Agrees')], 'the position to be there after the kill')
    assert said(stage) == []
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
