#!/usr/bin/python3
# accessibility-test.py - every control has a name, Tab goes as one reads, and nothing is cut off
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: accessibility-test.py BUILD-DIR [CASE…]"""
import sys

import looks
import pages
import suite

def examine(stage, check, **options):
    """Runs check(window, toplevel), which yields findings, on every page and dialog."""
    window = pages.open_sample(stage, **options)
    findings = list(pages.visit(window, lambda _, toplevel: check(window, toplevel)))
    window.close()
    suite.tap.fail_on(findings)


def check_names(window, toplevel):
    # What stands in the window that libadwaita makes is named, or not, by libadwaita.
    return looks.nameless(toplevel) if toplevel.name != window.t('About Yishi') else ()


def check_clipping(window, toplevel):
    yield from looks.clipped(toplevel)
    yield from looks.cut_short(window)


def check_order(window, toplevel):
    return looks.out_of_order(looks.tab_round(window))


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
