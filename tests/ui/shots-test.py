#!/usr/bin/python3
# shots-test.py - a picture of every page and dialog, light, dark and large, and that each can be seen whole
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: shots-test.py BUILD-DIR [CASE…]

The pictures are kept in BUILD-DIR/shots.
"""
import sys

import pages
import suite


def fits(window):
    """Findings about where the program's windows are on the screen."""
    screen_width, screen_height = window.desktop.size
    for _, process, x, y, width, height, title in window.desktop.windows():
        if process == window.process.pid and (x < 0 or y < 0 or x + width > screen_width or
                                              y + height > screen_height):
            yield f'“{title}” is at {x},{y} and {width}×{height}, beyond {screen_width}×{screen_height}'


def shoot_all(stage, kind, **options):
    """Keeps pictures of the start page, every page and every dialog as KIND/NAME.png; fails on what is wrong in one."""
    start = stage.window('start').start(**options)
    start.settle()
    start.shoot(f'{kind}/0-start')
    findings = [f'start: {finding}' for finding in fits(start)]
    findings += start.find_at_end()
    window = pages.open_sample(stage, **options)

    def look(name, toplevel):
        window.shoot(f'{kind}/{name}')
        yield from fits(window)
        texts = window.texts(toplevel)
        if len(texts) < 3:
            yield f'there is nothing to read: {texts}'

    findings += pages.visit(window, look)
    suite.tap.fail_on(findings + window.find_at_end())


def test_light(stage):
    shoot_all(stage, 'light')


def test_dark(stage):
    shoot_all(stage, 'dark', dark=True)


def test_large_text(stage):
    shoot_all(stage, 'large', text_scale=2)


def test_english(stage):
    shoot_all(stage, 'english', language='C.UTF-8')


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
