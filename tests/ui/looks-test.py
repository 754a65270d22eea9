#!/usr/bin/python3
# looks-test.py - every check of windows finds its mistake in a window made wrong, and nothing else
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: looks-test.py BUILD-DIR [CASE…]"""
import sys

import bus
import looks
import suite
from gi.repository import GLib


def open_wrong(stage, **options):
    window = stage.window(program=stage.build / 'tests' / 'ui' / 'wrong-window').start(language='C.UTF-8', **options)
    window.settle()
    return window, window.frame()


def expect(findings, *texts):
    """As many findings as texts, each with its text in it."""
    findings = list(findings)
    assert len(findings) == len(texts), '\n'.join(findings) or 'nothing was found'
    for finding, text in zip(findings, texts):
        assert text in finding, f'“{text}” is not in “{finding}”'


def test_a_control_without_a_name_is_found(stage):
    _, frame = open_wrong(stage)
    expect(looks.nameless(frame), 'push button has no name', 'text has no name')


def test_a_list_that_does_not_tell_what_is_chosen_is_found(stage):
    _, frame = open_wrong(stage, env={'WRONG_WINDOW_LISTS': '1'})
    expect(looks.untold(frame), 'does not tell', 'does not tell', 'says its name twice')


def test_a_control_beyond_the_edge_is_found(stage):
    _, frame = open_wrong(stage)
    expect(looks.clipped(frame), 'Beyond the edge', 'Beyond the edge')


def test_a_text_cut_short_is_found(stage):
    window, _ = open_wrong(stage)
    expect(looks.cut_short(window), 'nobody can read')


def test_tab_that_goes_back_is_found(stage):
    window, _ = open_wrong(stage)
    findings = list(looks.out_of_order(looks.tab_round(window)))
    assert any('“On the right”' in finding and 'to' in finding and '“On the left”' in finding
               for finding in findings), findings


def test_tab_that_is_caught_is_found(stage):
    window, _ = open_wrong(stage, env={'WRONG_WINDOW_TRAP': '1'})
    expect(looks.out_of_order(looks.tab_round(window)), 'Tab does not come round')


def test_what_lies_behind_is_not_shown(stage):
    window, _ = open_wrong(stage)
    assert window.has('In front', 'push button')
    assert not window.has('Behind', 'push button')
    assert any(node.name == 'Behind' for node in window.tree().walk()), 'the page behind is not in the tree at all'


def test_the_tree_is_read_as_glib_reads_it(stage):
    window, _ = open_wrong(stage)
    told = window.bus.ask(window.owner, bus.CACHE, 'org.a11y.atspi.Cache', 'GetItems')
    # As long as they get, and longer: each length is told in one, two or four bytes.
    odd = [((':1.1', '/a'), ('', '/'), (':1.22', '/b' * n), -1, n, ['示例'] * (n % 7), 'é' * n, n, '', [1, 2 ** 31 + n])
           for n in (1, 90, 125, 126, 127, 128, 250, 255, 256, 32767, 32768, 70000)]
    for answer in (told, *(GLib.Variant(told.get_type_string(), (odd[:n],)) for n in range(len(odd) + 1))):
        expected = [(own, parent, index, n_children, tuple(interfaces), name, role, description, low | high << 32)
                    for own, _, parent, index, n_children, interfaces, name, role, description, (low, high)
                    in answer.unpack()[0]]
        assert bus.items_of(answer) == expected, expected


def test_a_warning_in_the_log_is_found(stage):
    window, _ = open_wrong(stage)
    with window.log_path.open('a') as log:
        log.write('\n(yishi:1): Gtk-WARNING **: 20:25:48.476: Something is wrong\nlibEGL warning: noise\n')
    assert len(window.complaints()) == 1, window.complaints()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
