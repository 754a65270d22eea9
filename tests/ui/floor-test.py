#!/usr/bin/python3
# floor-test.py - a meeting is run on the floor page by keys alone, and goes on after a kill
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: floor-test.py BUILD-DIR [CASE…]"""
import re
import sys

import looks
import pages
import suite
from floor import ITEMS, ask, open_floor, open_wall, queue, start, start_meeting, waiting


def test_what_is_being_typed_comes_back_after_a_kill(stage):
    window = open_floor(stage)
    start_meeting(window)
    window.key('ctrl+m')
    window.type('Lift report')
    window.key('Return')
    window.find('Lift report', 'label')
    # Not to be taken for a time of sound.
    window.find(re.compile(r'^\[' + window.t('meeting %s').replace('%s', r'00:0\d:\d\d') + r'\]$'), 'label')
    window.type('half a sen')
    window.wait(lambda: ask(stage, "SELECT value FROM workspace WHERE key LIKE 'note-draft:%'") == [('half a sen',)],
                'what was typed to be in the record')
    window.kill()

    window = start(stage)
    window.find(window.t('The meeting was interrupted'), 'label')
    window.go_to(window.t('_Go on'), 'push button')
    window.key('space')
    window.find('Lift report', 'label')
    window.wait_text('half a sen')
    assert ask(stage, 'SELECT count(*) FROM gap') == [(1,)]
    window.close()


def test_half_a_note_is_gone_on_with(stage):
    window = open_floor(stage)
    start_meeting(window)
    window.key('ctrl+m')
    window.type('半句')
    window.key('ctrl+m')
    window.type('没说完')
    window.key('Return')
    window.wait_text('半句没说完')
    window.wait(lambda: ask(stage, "SELECT body FROM journal WHERE kind = 'note.added'"), 'the note in the record')
    assert '半句没说完' in ask(stage, "SELECT body FROM journal WHERE kind = 'note.added'")[-1][0]
    window.close()


def test_what_is_typed_just_before_the_end_comes_back(stage):
    window = open_floor(stage)
    start_meeting(window)
    window.key('ctrl+m')
    window.type('one more word')
    window.close()
    assert ask(stage, "SELECT value FROM workspace WHERE key LIKE 'note-draft:%'") == [('one more word',)]


def test_speakers_queue_and_take_turns_by_keys(stage):
    window = open_floor(stage)
    start_meeting(window)
    queue(window, '1-1-102', '样例2')
    queue(window, '1-1-202', '样例4')
    queue(window, 'wsj', '王书记')
    assert waiting(window) == ['样例2', '样例4', '王书记'], waiting(window)

    # From the field, Tab comes to the queue by its buttons; Alt and an arrow move whose row has the keyboard.
    window.go_to(re.compile('^2[,，]'), 'list item')
    window.key('alt+Up')
    window.wait(lambda: waiting(window) == ['样例4', '样例2', '王书记'], 'the second to be the first')
    window.key('alt+Down')
    window.wait(lambda: waiting(window) == ['样例2', '样例4', '王书记'], 'the first to be the second again')
    window.key('F4')
    window.wait(lambda: waiting(window) == ['样例4', '王书记'], 'the first to leave the queue')
    window.find(window.t('● speaking'))
    window.key('F8')
    window.find(window.t('❚❚ paused'))
    window.key('shift+F4')
    window.find(window.t('Nobody has the floor'), 'label')
    assert ask(stage, 'SELECT name, party FROM speech') == [('样例2', 'owners')]
    window.close()


def test_the_chair_closes_and_reads_the_seal(stage):
    window = open_floor(stage)
    start_meeting(window)
    window.do('close-meeting')
    window.wait_text(ITEMS[2][1])
    window.press(window.t('C_lose the Meeting'))
    window.find(window.t('The meeting is closed'), 'label')
    head = ask(stage, 'SELECT hash FROM journal ORDER BY seq DESC LIMIT 1')[0][0]
    seal = '-'.join(head[i:i + 4] for i in range(0, 16, 4)).upper()
    window.wait_text(seal)
    assert not window.can('next-item')
    window.close()


def test_each_item_is_said_once_and_without_empty_parts(stage):
    window = open_floor(stage)
    start_meeting(window)
    rows = [node.name for node in window.all_(role='list item') if re.match(r'\d  ', node.name)]
    assert len(rows) == len(ITEMS), rows
    for name in rows:
        assert not re.search('[,，]\\s*[,，]|[,，]\\s*$', name), name
    assert window.t('at hand') in rows[0], rows
    window.close()


def test_the_strip_says_what_is_there(stage):
    stage.make_record(roster=None)
    window = start(stage)
    window.wait_text(window.t('No roll yet'))
    window.close()
    stage.cli('roll', 'import', stage.record, suite.SOURCE / 'resources' / 'sample' / 'roster.csv')
    window = start(stage)
    window.wait_text(re.compile('96 户|96 units'))
    assert not window.has(window.t('No roll yet'), 'label')
    window.close()


def test_a_name_is_hidden_and_shown_while_it_waits_and_while_it_speaks(stage):
    window = open_floor(stage)
    start_meeting(window)
    open_wall(window)
    window.wait_wall(ITEMS[0][1])
    queue(window, '1-1-102', '样例2')
    queue(window, '1-1-202', '样例4')

    window.key('F4')
    window.wait_wall('样*')
    assert '样例' not in window.wall_text(), window.wall_text()
    window.press(window.t('Show the name of who speaks on the wall'))
    window.wait_wall('样例2')
    assert '样例4' not in window.wall_text(), window.wall_text()
    window.go_to(re.compile('^1[,，]'), 'list item')
    window.key('ctrl+h')
    window.wait_wall('样例4')
    window.key('ctrl+h')
    window.wait(lambda: '样例4' not in window.wall_text(), 'the name of who waits to go from the wall')
    window.press(window.t('Hide the name of who speaks on the wall'))
    window.wait(lambda: '样例' not in window.wall_text(), 'the name of who speaks to go from the wall')
    window.close()


def test_an_owner_speaks_for_the_committee(stage):
    window = open_floor(stage)
    start_meeting(window)
    window.click(window.t('For whom the next speaker speaks'))
    window.find(window.t('Owners’ committee'), 'label')
    window.key('Down', 'Down', 'Down', 'Return')
    window.wait_gone(window.t('Guests'), 'label')
    window.key('ctrl+l')
    window.type('1-1-102')
    window.wait_text(f'样例2 · {window.t("Owners’ committee")} · 1-1-102')
    window.key('Return')
    window.wait(lambda: waiting(window) == ['样例2'], 'the owner to wait')
    window.key('F4')
    window.find(window.t('● speaking'))
    window.key('shift+F4')
    window.find(window.t('Nobody has the floor'), 'label')
    assert ask(stage, 'SELECT name, unit, party FROM speech') == [('样例2', '1-1-102', 'committee')]

    # The next one is again who he is.
    queue(window, '1-1-202', '样例4')
    window.key('F4')
    window.find(window.t('● speaking'))
    window.key('shift+F4')
    window.wait(lambda: ask(stage, 'SELECT party FROM speech ORDER BY rowid') == [('committee',), ('owners',)],
                'the second speech to be an owner’s')
    window.close()


def test_who_has_not_spoken_yet_comes_first(stage):
    window = open_floor(stage)
    start_meeting(window)
    queue(window, '1-1-102', '样例2')
    window.key('F4')
    window.find(window.t('● speaking'))
    window.key('shift+F4')
    window.find(window.t('Nobody has the floor'), 'label')
    queue(window, '1-1-102', '样例2')
    queue(window, '1-1-202', '样例4')
    assert waiting(window) == ['样例4', '样例2'], waiting(window)
    window.find(re.compile(window.t('✓ spoke to this item, %s in all').partition('%s')[0]), 'label')
    # To another item nobody has spoken yet.
    window.key('ctrl+Next')
    window.find(ITEMS[1][1], 'label')
    window.close()


def test_who_was_not_let_in_waits_and_the_chair_is_told(stage):
    window = open_floor(stage)
    start_meeting(window)
    window.key('ctrl+l')
    window.type('4-2-602')
    absent = window.wait_text(window.t('not in the room'))
    name = absent.partition(' · ')[0]
    window.key('Return')
    window.wait_text(window.t('%s waits, but was not let in at the door (Alt+4)') % name)
    assert waiting(window) == [name], waiting(window)
    window.close()


def test_a_start_from_home_leads_to_the_floor(stage):
    window = open_floor(stage)
    pages.show(window, window.t('Home'))
    window.key('ctrl+shift+F2')
    window.find(window.t('Floor'), 'page tab', where=lambda tab: tab.is_('selected'))
    window.wait(lambda: window.ask_probe('FocusName') == window.t('New note'), 'the keyboard to be on the floor')
    window.close()


def cut_off(window):
    """What is cut short on the floor page or reaches beyond the window."""
    window.settle()
    strip = window.find(window.t('Who is here, and where the meeting stands'))
    _, _, width, height = window.frame().extents
    x, y, strip_width, strip_height = strip.extents
    beyond = [] if 0 <= x and x + strip_width <= width and y + strip_height <= height else [f'the strip at {strip.extents}']
    return [*beyond, *looks.clipped(window.frame()), *looks.cut_short(window)]


def test_nothing_is_cut_off_in_large_text_while_a_speech_or_the_meeting_pauses(stage):
    window = open_floor(stage, text_scale=2)
    start_meeting(window)
    queue(window, '1-1-102', '样例2')
    window.key('F4')
    window.find(window.t('● speaking'))
    window.key('F8')
    window.find(window.t('❚❚ paused'))
    window.find(window.t('Go on'), 'push button')
    assert not (found := cut_off(window)), found
    window.shoot('large-paused')
    # As much as the strip ever says: frozen, a clicker, a break.
    window.key('F7', 'shift+F7')
    window.find(window.t('● Clicker'), 'label')
    window.key('F8', 'shift+F4')
    window.find(window.t('Nobody has the floor'), 'label')
    window.key('ctrl+shift+F9')
    window.wait(lambda: window.can('end-break'), 'the break')
    assert not (found := cut_off(window)), found
    window.shoot('large-break')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
