#!/usr/bin/env python3
# window-test.py - without a command the window is asked for
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: window-test.py YISHI"""
import sys

from cli import run_module


def test_no_command_asks_for_the_window(cli):
    nowhere = {'DISPLAY': '', 'WAYLAND_DISPLAY': '', 'XDG_RUNTIME_DIR': '/nowhere'}
    cli.run(status=4, env=nowhere).complains('no screen', 'yishi --help')
    cli.run('there-is-none.yishi', status=4, env=nowhere).complains('no screen', 'yishi --help')


if __name__ == '__main__':
    run_module(sys.modules[__name__])
