#!/usr/bin/python3
# start-test.py - the start page, by eye, by keyboard and by the bus
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: start-test.py BUILD-DIR [CASE…]"""
import sys

import suite

BUTTONS = ('_Make a Record…', '_Open a Record…', '_Look Around in a Sample Community')


def test_the_start_page_says_what_can_be_done(stage):
    window = stage.window().start()
    window.find(window.t('Run the deliberation day'), 'label')
    for text in BUTTONS:
        button = window.find(window.t(text), 'push button')
        assert button.is_('sensitive'), f'{button} cannot be pressed'
    window.close()


def test_tab_comes_to_every_button(stage):
    window = stage.window().start()
    for text in BUTTONS:
        window.go_to(window.t(text), 'push button')
    window.close()


def test_the_primary_menu_has_every_command(stage):
    window = stage.window().start()
    window.key('F10')
    for text in ('_New Record…', '_Open Record…', '_Preferences', '_Keyboard Shortcuts', '_About Yishi'):
        item = window.find(window.t(text), 'menu item')
        assert item.is_('sensitive'), f'{item} does nothing'
    window.key('Escape')
    window.close()


def test_a_second_start_comes_to_the_same_window(stage):
    window = stage.window().start()
    second = stage.desktop.spawn('second', stage.build / 'app' / 'yishi')
    assert second.wait(60) == 0, stage.desktop.log_of('second')
    assert len(window.frames()) == 1, window.frames()
    window.close()


def test_a_record_that_cannot_be_opened_is_named(stage):
    broken = stage.folder / 'broken.yishi'
    broken.write_bytes(b'This is no record.')
    window = stage.window().start(broken)
    window.wait_text('broken.yishi')
    window.find(window.t('_Make a Record…'), 'push button')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
