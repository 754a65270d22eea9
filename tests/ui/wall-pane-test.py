#!/usr/bin/python3
# wall-pane-test.py - the chair chooses what the wall shows, by keys, from either window, and a clicker turns it
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: wall-pane-test.py BUILD-DIR [CASE…]"""
import re
import sys

import suite
from floor import ITEMS, choose_slide, open_floor, open_wall, start, start_meeting

MESSAGE = '表决票请投进门口的票箱，八点半截止'
# Slides that need nothing, with something that the room reads on each.
PLAIN_SLIDES = (('Title', '示例小区'), ('Agenda', ITEMS[2][1]), ('Who is in the room', '40 人'),
                ('Outcomes', '处理结果'), ('Break', '休息'), ('Thanks', '谢谢各位邻居'), ('Test card', '测试'))


def open_with_wall(stage):
    window = open_floor(stage)
    start_meeting(window)
    open_wall(window)
    window.wait_wall(ITEMS[0][1])
    return window


def test_every_slide_is_prepared_and_projected_by_keys(stage):
    window = open_with_wall(stage)
    for source, text in PLAIN_SLIDES:
        name = window.t(source)
        choose_slide(window, name)
        window.key('Return')
        window.find(window.t('Next: %s') % name, 'label')
        window.key('F5')
        window.find(window.t('Wall: %s') % name, 'label')
        window.wait_wall(text)
    window.close()


def test_a_slide_that_has_nothing_to_show_says_why(stage):
    window = open_with_wall(stage)
    for source in ('Speaker and time', 'Seal'):
        name = window.t(source)
        row = choose_slide(window, re.compile(f'^{name}[,，]'))
        assert not window.find(window.t('Show “%s” at once') % name, 'push button').is_('sensitive')
        window.key('Return', 'Escape')
        window.wait_gone(row.name, 'list item')
        window.find(window.t('Next: nothing is prepared'), 'label')
    window.close()


def prepare(window, source):
    """Chooses a slide as the next one."""
    choose_slide(window, window.t(source))
    window.key('Return')
    window.find(window.t('Next: %s') % window.t(source), 'label')


def wait_caption(window, state):
    """Waits until the caption of the wall's picture says a state."""
    window.find(re.compile(re.escape(window.t(state)) + '$'), 'label')


def test_the_wall_is_locked_while_the_next_slide_is_edited(stage):
    window = open_with_wall(stage)
    prepare(window, 'Thanks')
    window.key('shift+F5')
    wait_caption(window, '▣ locked')
    # The meeting goes on, and another slide is prepared: the room sees neither.
    window.key('ctrl+Next')
    window.find(ITEMS[1][1], 'label')
    prepare(window, 'Who is in the room')
    shown = window.wait_wall(ITEMS[0][1])
    assert ITEMS[1][1] not in shown and '40 人' not in shown, shown
    window.key('F5')
    window.wait_wall('40 人')
    window.wait_gone(re.compile(re.escape(window.t('▣ locked')) + '$'), 'label')
    window.close()


def test_a_frozen_wall_stays_and_then_shows_where_the_meeting_is(stage):
    window = open_with_wall(stage)
    before = window.wall_text()
    window.key('F7')
    wait_caption(window, '■ frozen')
    window.key('ctrl+Next')
    window.find(ITEMS[1][1], 'label')
    prepare(window, 'Thanks')
    window.key('F5')
    window.find(window.t('Next: nothing is prepared'), 'label')
    assert window.wall_text() == before, window.wall_text()
    window.key('F7')
    window.wait_wall('谢谢各位邻居')
    window.close()


def test_a_blank_is_the_title_slide(stage):
    window = open_with_wall(stage)
    prepare(window, 'Title')
    window.key('F5')
    window.find(window.t('Wall: %s') % window.t('Title'), 'label')
    title = window.wait_wall('示例小区')
    window.key('ctrl+Next')
    window.wait_wall(ITEMS[1][1])
    window.key('F6')
    wait_caption(window, '◻ blank: the title')
    window.wait(lambda: window.wall_text() == title, 'the title slide, word for word')
    window.key('F6')
    window.wait_wall(ITEMS[1][1])
    window.close()


def show_message(window, text, button):
    """Types a message below the slides and presses one of the buttons behind it, all by keys."""
    field = window.t('Message as a slide of its own')
    window.go_to(window.t('Slides'))
    window.key('space')
    window.find(field)
    window.go_to(field)
    window.key('ctrl+a')
    window.type(text)
    window.go_to(window.t(button), 'push button')
    window.key('space')
    window.wait_gone(field)


def test_a_message_is_a_slide_of_its_own_and_is_kept(stage):
    window = open_with_wall(stage)
    show_message(window, MESSAGE, 'Prepare the message as the next slide')
    window.find(window.t('Next: %s') % (window.t('Message: %s') % MESSAGE), 'label')
    assert MESSAGE not in window.wall_text(), window.wall_text()
    window.key('F5')
    text = window.wait_wall(MESSAGE)
    assert ITEMS[0][1] not in text, f'it is over the item, not instead of it: {text}'
    window.key('ctrl+Next')
    window.wait_wall(ITEMS[1][1])
    window.kill()

    # It is there again after a power cut, to be shown once more.
    window = start(stage)
    window.press(window.t('_Go on'))
    window.activate('示例小区')
    window.wait(lambda: window.can('next-item'), 'the meeting to go on')
    window.go_to(window.t('Slides'))
    window.key('space')
    field = window.find(window.t('Message as a slide of its own'))
    window.wait(lambda: window.text_of(field) == MESSAGE, 'the message to be there again')
    window.key('Escape')
    window.close()


def test_a_message_without_text_is_not_shown(stage):
    window = open_with_wall(stage)
    window.go_to(window.t('Slides'))
    window.key('space')
    field = window.find(window.t('Message as a slide of its own'))
    for button in ('Prepare the message as the next slide', 'Show the message at once'):
        assert not window.find(window.t(button), 'push button').is_('sensitive')
    window.key('Escape')
    window.wait_gone(field.name)
    show_message(window, MESSAGE, 'Show the message at once')
    window.wait_wall(MESSAGE)
    window.close()


def test_a_clicker_acts_from_every_page_and_from_the_wall_when_it_is_armed(stage):
    window = open_with_wall(stage)
    armed = window.t('● Clicker')
    window.key('alt+1')
    window.find(window.t('Home'), 'page tab', where=lambda tab: tab.is_('selected'))
    window.key('b', 'Next')
    window.settle()
    assert ITEMS[0][1] in window.wall_text(), 'it acts without being armed'
    assert not window.has(armed, 'label')

    window.key('shift+F7')
    window.find(armed, 'label')
    window.key('b')
    window.wait(lambda: ITEMS[0][1] not in window.wall_text(), 'the blank')
    window.key('period')
    window.wait_wall(ITEMS[0][1])
    window.activate(window.t('The Wall'))
    window.key('b')
    window.wait(lambda: ITEMS[0][1] not in window.wall_text(), 'the blank, from the wall')
    window.key('b')
    window.wait_wall(ITEMS[0][1])

    window.activate('示例小区')
    window.key('alt+5')
    choose_slide(window, window.t('Who is in the room'))
    window.key('Return')
    window.wait_gone(window.t('Message as a slide of its own'))
    window.activate(window.t('The Wall'))
    window.key('Next')
    window.wait_wall('40 人')
    window.activate('示例小区')
    window.key('shift+F7')
    window.wait_gone(armed, 'label')
    window.close()


def test_an_armed_clicker_types_into_a_field_like_any_keyboard(stage):
    window = open_with_wall(stage)
    window.key('shift+F7')
    window.find(window.t('● Clicker'), 'label')
    window.key('ctrl+m')
    window.type('b.b')
    window.wait(lambda: window.focused() is not None and window.text_of(window.focused()) == 'b.b',
                'the letters to be in the field')
    window.key('Next', 'Prior')
    window.settle()
    assert ITEMS[0][1] in window.wall_text(), window.wall_text()
    window.key('ctrl+a', 'Delete')
    window.close()


def is_above(window, title):
    """Whether the window with a title lies over the other one and has the keyboard."""
    titles = {f'{place[0]:#x}': place[6] for place in window.desktop.windows()}
    stack = window.desktop.ask('xprop', '-root', '_NET_CLIENT_LIST_STACKING').rpartition('# ')[2].split(', ')
    return len(titles) == 2 and titles.get(stack[-1].strip()) == title and \
        next(node.full_name for node in window.frames() if node.is_('active')) == title


def wait_page(window, source):
    window.find(window.t(source), 'page tab', where=lambda tab: tab.is_('selected'))


def test_on_one_monitor_the_wall_comes_behind_the_chair_s_window(stage):
    window = open_floor(stage)
    start_meeting(window)
    window.key('F9')
    window.wait(lambda: window.wall() and is_above(window, '示例小区'), 'the wall behind the chair’s window')
    window.wait_text(window.t('The wall is behind this window, for there is no second monitor'))
    window.key('alt+1')
    wait_page(window, 'Home')
    window.key('F9')
    window.wait(lambda: window.wall() is None, 'the wall to be hidden')
    window.key('F9')
    window.wait(lambda: window.wall() and is_above(window, '示例小区'), 'the wall behind the chair’s window again')
    window.close()

    window = start(stage)
    window.wait(lambda: window.wall() and is_above(window, '示例小区'), 'the wall behind from the start')
    window.close()


def test_keys_act_from_the_wall_s_window_and_lead_back(stage):
    window = open_with_wall(stage)
    wall = window.t('The Wall')
    window.activate(wall)
    window.key('F6')
    window.wait(lambda: ITEMS[0][1] not in window.wall_text(), 'the blank')
    window.key('F6')
    window.wait_wall(ITEMS[0][1])
    window.key('ctrl+Next')
    window.wait_wall(ITEMS[1][1])
    assert is_above(window, wall), 'she goes on looking at the wall'
    window.key('Escape')
    window.wait(lambda: is_above(window, '示例小区'), 'Escape to lead back')
    window.activate(wall)
    window.key('alt+4')
    window.wait(lambda: is_above(window, '示例小区'), 'a page’s key to lead back')
    wait_page(window, 'Door')
    window.activate(wall)
    window.key('F9')
    window.wait(lambda: window.wall() is None, 'the wall to be hidden')
    window.key('alt+1')
    wait_page(window, 'Home')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
