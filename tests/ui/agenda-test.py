#!/usr/bin/python3
# agenda-test.py - the agenda reordered by mouse and by keyboard, and what is attached to an item shown on the wall
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: agenda-test.py BUILD-DIR [CASE…]"""
import pathlib
import sys

from PIL import Image

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'stories'))

import hands  # noqa: E402  (after the path is set)
import pages  # noqa: E402
import suite  # noqa: E402
from floor import ITEMS, ask, choose_slide, open_floor, open_wall  # noqa: E402

TITLES = [title for _, title, *_ in ITEMS]
RED, BLUE = (220, 20, 20), (20, 20, 220)
# What a picture fills of the wall, at least, beside title and margins.
WHOLE = 0.3


def order(stage):
    """The titles, as they stand in the record."""
    return [title for title, in ask(stage, 'SELECT title FROM item ORDER BY number')]


def place(window, title):
    """The middle of an item's row on the screen."""
    return window.position(window.find(title, 'label'))


def drag(window, start, end):
    """With the mouse, a little at a time, as a hand does."""
    window.xdotool('mousemove', *start, 'mousedown', 1)
    for step in range(1, 11):
        window.xdotool('mousemove', *(first + (last - first) * step // 10 for first, last in zip(start, end)))
    window.xdotool('mousemove', end[0], end[1] + 1, 'mouseup', 1)


def test_items_are_reordered_by_mouse_and_by_keyboard(stage):
    window = open_floor(stage)
    pages.show(window, window.t('Agenda'))
    assert order(stage) == TITLES, order(stage)
    x, y = place(window, TITLES[0])
    drag(window, place(window, TITLES[2]), (x, y - 8))
    dragged = [TITLES[2], *TITLES[:2]]
    window.wait(lambda: order(stage) == dragged, f'the last item to be dragged to the top; it is {order(stage)}')
    window.settle()
    assert place(window, TITLES[2])[1] < place(window, TITLES[0])[1], 'the list does not show it'
    window.key('alt+Down')
    window.wait(lambda: order(stage) == [TITLES[0], TITLES[2], TITLES[1]], 'Alt+↓ to move the item that was dragged')
    window.key('ctrl+z')
    window.wait(lambda: order(stage) == dragged, 'the move to be undone')
    window.close()


def make_files(stage):
    """A picture, all red, and a PDF whose second page is all blue."""
    picture, paper = stage.folder / '现状.png', stage.folder / '方案.pdf'
    Image.new('RGB', (320, 180), RED).save(picture)
    Image.new('RGB', (320, 180), RED).save(paper, save_all=True, append_images=[Image.new('RGB', (320, 180), BLUE)])
    return picture, paper


def attach(work, path):
    """Chooses a file in the dialog of an item."""
    window = work.window
    work.go_to('For the Wall')
    dialog = work.leads_to_dialog(lambda: window.key('space'), 'attaching')
    window.type(str(path))
    work.closes(dialog, lambda: window.key('Return'), f'choosing {path.name}')
    window.wait(lambda: any(node.name == path.name for node in window.tree().walk()), f'{path.name} to be there')


def share_of(window, colour):
    """The share of the wall that has nearly a colour."""
    wall = next(place for place in window.desktop.windows() if place[6] == window.t('The Wall'))
    window.xdotool('windowraise', wall[0])
    path = window.desktop.folder / 'wall.png'
    window.desktop.ask('import', '-silent', '-window', str(wall[0]), path)
    with Image.open(path) as picture:
        pixels = list(picture.convert('RGB').resize((160, 90)).getdata())
    return sum(all(abs(a - b) < 40 for a, b in zip(pixel, colour)) for pixel in pixels) / len(pixels)


def project(window, name):
    choose_slide(window, name)
    window.key('Return')
    window.find(window.t('Next: %s') % name, 'label')
    window.key('F5')
    window.find(window.t('Wall: %s') % name, 'label')


def test_what_is_attached_comes_to_the_wall(stage):
    """A picture, and the second page of a PDF, attached in the dialog of the item."""
    picture, paper = make_files(stage)
    window = open_floor(stage)
    work = hands.Both(window)
    pages.show(window, window.t('Agenda'))
    window.key('alt+1', 'alt+3')
    before = work.opens('Return')
    work.wait_focus('Title')
    attach(work, picture)
    attach(work, paper)
    work.go_to('Page')
    work.write('2')
    window.key('Tab')
    work.closes(before, lambda: window.key('ctrl+Return'), 'saving the item')
    window.wait(lambda: ask(stage, 'SELECT name, page FROM attachment ORDER BY id') ==
                [(picture.name, 0), (paper.name, 2)], 'both to be attached')
    pages.show(window, window.t('Floor'))
    window.key('ctrl+shift+F2')
    window.find(window.t('Slides'))
    open_wall(window)
    project(window, window.t('Picture: %s') % picture.name)
    window.wait(lambda: share_of(window, RED) > WHOLE, 'the picture on the wall')
    project(window, window.t('Picture: %s, page %d') % (paper.name, 2))
    window.wait(lambda: share_of(window, BLUE) > WHOLE, 'the second page on the wall')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
