#!/usr/bin/python3
# accessibility-test.py - every control has a name, Tab goes as one reads, and nothing is cut off
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: accessibility-test.py BUILD-DIR [CASE…]"""
import sys

import looks
import pages
import suite

# Windows that GTK and libadwaita make: what stands in them is named, or not, by them.
NOT_OURS = ('about', 'shortcuts')

def examine(stage, check, **options):
    """Runs check(window, toplevel, name), which yields findings, on every page and dialog."""
    window = pages.open_sample(stage, **options)
    findings = list(pages.visit(window, lambda name, toplevel: check(window, toplevel, name)))
    suite.tap.fail_on(findings + window.find_at_end())


def check_names(_window, toplevel, name):
    return looks.nameless(toplevel) if name not in NOT_OURS else ()


def check_clipping(window, toplevel, _name):
    yield from looks.clipped(toplevel)
    yield from looks.cut_short(window)


def check_order(window, _toplevel, name):
    return looks.out_of_order(looks.tab_round(window)) if name not in NOT_OURS else ()


def test_every_control_has_a_name(stage):
    examine(stage, check_names)


def test_every_control_has_a_name_in_english(stage):
    examine(stage, check_names, language='C.UTF-8')


def test_tab_goes_as_one_reads(stage):
    examine(stage, check_order)


def test_nothing_is_cut_off(stage):
    examine(stage, check_clipping)


def test_nothing_is_cut_off_in_large_text(stage):
    examine(stage, check_clipping, text_scale=2)


def test_nothing_is_cut_off_in_english(stage):
    examine(stage, check_clipping, language='C.UTF-8')


def test_nothing_is_cut_off_in_large_english(stage):
    examine(stage, check_clipping, text_scale=2, language='C.UTF-8')


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
