#!/usr/bin/python3
# pages-test.py - every page and dialog: named, in the order of reading, whole on the screen; and a picture of each
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: pages-test.py BUILD-DIR [CASE…]

The pictures are kept in BUILD-DIR/shots.
"""
import sys

import looks
import pages
import suite

# Windows that GTK and libadwaita make: what stands in them is named and ordered, or not, by them.
NOT_OURS = ('about', 'shortcuts')


def fits(window):
    """Findings about where the program's windows are on the screen."""
    screen_width, screen_height = window.desktop.size
    for _, process, x, y, width, height, title in window.desktop.windows():
        if process == window.process.pid and (x < 0 or y < 0 or x + width > screen_width or
                                              y + height > screen_height):
            yield f'“{title}” is at {x},{y} and {width}×{height}, beyond {screen_width}×{screen_height}'


def check(window, name, toplevel, kind):
    """Keeps a picture as KIND/NAME.png and yields what is wrong with a page or dialog.

    Where Tab goes depends on where everything stands: in the dark and in the other script it stands as in the light.
    """
    window.shoot(f'{kind}/{name}')
    texts = window.texts(toplevel)
    if len(texts) < 3:
        yield f'there is nothing to read: {texts}'
    yield from fits(window)
    yield from looks.clipped(toplevel)
    yield from looks.cut_short(window)
    if name not in NOT_OURS:
        yield from looks.nameless(toplevel)
        yield from looks.untold(toplevel)
    if name not in NOT_OURS and kind not in ('dark', 'traditional'):
        yield from looks.out_of_order(looks.tab_round(window))


def check_all(stage, kind, **options):
    """Looks at the start page, then at every page and every dialog of the sample."""
    start = stage.window('start').start(**options)
    start.settle()
    findings = [f'start: {finding}' for finding in check(start, '0-start', start.frame(), kind)]
    findings += start.find_at_end()
    window = pages.open_sample(stage, **options)
    findings += pages.visit(window, lambda name, toplevel: check(window, name, toplevel, kind))
    suite.tap.fail_on(findings + window.find_at_end())


def test_light(stage):
    check_all(stage, 'light')


def test_dark(stage):
    check_all(stage, 'dark', dark=True)


def test_large_text(stage):
    check_all(stage, 'large', text_scale=2)


def test_english(stage):
    check_all(stage, 'english', language='C.UTF-8')


def test_large_english(stage):
    check_all(stage, 'large-english', text_scale=2, language='C.UTF-8')


def test_traditional(stage):
    check_all(stage, 'traditional', language='zh_TW.UTF-8')


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
