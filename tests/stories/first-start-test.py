#!/usr/bin/python3
# first-start-test.py - from nothing to a meeting: the first evening of a chair
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: first-start-test.py BUILD-DIR [CASE…]"""
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import suite
from gi.repository import Gio, GLib

NOW = '2026-11-20T09:00:00+08:00'
NAME = '样例小区'
SAMPLE = '示例小区'


def make_record(window):
    """By mouse and keys: a record of the community in the person's home; gives its path."""
    window.click(window.t('_Make a Record…'), 'push button')
    window.fill(window.t('Name of the community'), NAME)
    window.click(window.t('_Make'), 'push button')
    window.find(window.t('Home'), 'page tab')
    return window.home / f'{NAME}.yishi'


def make_meeting(window):
    window.click(re.compile('12 ?月 ?15 ?日'), 'push button')
    window.find(window.t('New Meeting'), 'frame')
    window.fill(window.t('Place'), '社区活动室')
    window.click(window.t('_Make'), 'push button')
    window.wait_gone(window.t('New Meeting'), 'frame')


def test_a_record_and_a_meeting_by_mouse(stage):
    window = stage.window().start(now=NOW)
    record = make_record(window)
    make_meeting(window)
    window.close()
    meetings = json.loads(stage.cli('meeting', 'list', record, '--json'))
    assert [meeting['date'] for meeting in meetings['meetings']] == ['2026-12-15'], meetings
    assert json.loads(stage.cli('verify', record, '--json'))['ok']


def test_a_record_by_keyboard_alone(stage):
    window = stage.window().start(now=NOW)
    window.key('ctrl+n')
    window.find(window.t('New Record'), 'frame')
    window.go_to(window.t('Name of the community'))
    window.type(NAME)
    window.key('Return')
    window.find(window.t('Home'), 'page tab')
    window.close()
    assert json.loads(stage.cli('verify', window.home / f'{NAME}.yishi', '--json'))['ok']


def place_of(window):
    """Width and height of the program's window on the screen."""
    return next((place[4:6] for place in window.desktop.windows() if place[6] == NAME), None)


def test_the_last_record_opens_by_itself(stage):
    """At its page and in its size."""
    window = stage.window().start(now=NOW)
    make_record(window)
    before = window.wait(lambda: place_of(window), 'the window on the record')
    window.key('alt+2')
    window.find(window.t('Roll'), 'page tab', where=lambda tab: tab.is_('selected'))
    window.xdotool('getactivewindow', 'windowsize', before[0] - 100, before[1] - 60)
    window.wait(lambda: place_of(window) != before, 'the window to be smaller')
    window.settle()
    smaller = place_of(window)
    window.close()
    window.start(now=NOW)
    window.find(window.t('Roll'), 'page tab', where=lambda tab: tab.is_('selected'))
    assert window.frame().full_name == NAME, window.frame()
    assert place_of(window) == smaller, f'{place_of(window)} instead of {smaller}'
    window.close()


def test_the_sample_community(stage):
    """By its button: visibly a sample, with 1,224 units, two past meetings and one to come."""
    window = stage.window().start(now=NOW)
    window.click(window.t('_Look Around in a Sample Community'), 'push button')
    window.wait_text(window.t('A sample community: nothing here is anybody’s, so try whatever you like.'))
    sealed = window.t('Closed · seal %s').partition('%s')[0]
    window.wait_text(sealed)
    shown = [text for text in window.texts() if sealed in text]
    assert len(shown) == 2, f'sealed meetings that are shown: {shown}'
    window.key('alt+2')
    window.wait_text('1,224 户')
    window.close()
    record = window.home / 'share' / 'yishi' / f'{SAMPLE}.yishi'
    meetings = json.loads(stage.cli('meeting', 'list', record, '--json'))['meetings']
    past = [meeting['date'] < NOW[:10] for meeting in meetings]
    assert past == [True, True, False], meetings


class Opened:
    """The window's process where somebody else has started it, who alone can know how it ended."""

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        return None if pathlib.Path(f'/proc/{self.pid}').exists() else 0

    def wait(self, seconds=None):
        seconds = seconds or suite.driver.waiting.DEADLINE
        suite.driver.waiting.wait_for(lambda: self.poll() is not None, 'the window to end', seconds)
        return 0

    def send_signal(self, number):
        os.kill(self.pid, number)


def call_bus(stage, method, *arguments):
    """A method of the session bus itself."""
    bus = Gio.DBusConnection.new_for_address_sync(
        stage.desktop.environment['DBUS_SESSION_BUS_ADDRESS'], Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
        Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
    bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method,
                  GLib.Variant(f'({"a{ss}" if arguments else ""})', arguments), None, Gio.DBusCallFlags.NONE, -1, None)


@contextlib.contextmanager
def installed(stage):
    """The program installed below a folder, its service where the bus looks for it; gives the folders in which
    desktops look for programs and for kinds of files."""
    subprocess.run(['meson', 'install', '-C', stage.build, '--no-rebuild', '--quiet', '--destdir',
                    stage.folder / 'root'], check=True, capture_output=True)
    share = next((stage.folder / 'root').rglob('applications')).parent
    subprocess.run(['update-desktop-database', share / 'applications'], check=True)
    subprocess.run(['update-mime-database', share / 'mime'], check=True, capture_output=True)
    # A program that is installed elsewhere than where it was made for is started from where it was built.
    service = share / 'dbus-1' / 'services' / f'{suite.driver.APP_ID}.service'
    service.write_text(re.sub('^Exec=.*/yishi ', f'Exec={stage.build}/app/yishi ', service.read_text(), flags=re.M))
    known = pathlib.Path(stage.desktop.environment['XDG_RUNTIME_DIR'], 'dbus-1', 'services', service.name)
    known.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(service, known)
    call_bus(stage, 'ReloadConfig')
    try:
        yield {'PATH': f'{share.parent / "bin"}:{stage.desktop.environment["PATH"]}', 'XDG_DATA_DIRS': f'{share}:/usr/share'}
    finally:
        known.unlink()
        call_bus(stage, 'ReloadConfig')


def test_a_record_opens_by_double_click(stage):
    """As a file manager opens a file: by its kind, whatever the program is called. It comes last: what the bus is
    told of the person stays with it."""
    record = stage.make_record()
    window = stage.window()
    with installed(stage) as folders:
        environment = window.prepare(now=NOW)
        call_bus(stage, 'UpdateActivationEnvironment', environment)
        environment |= folders | {'LD_PRELOAD': ''}
        kind = subprocess.run(['gio', 'info', '-a', 'standard::content-type', record], env=environment, check=True,
                              capture_output=True, text=True).stdout
        assert 'application/x-yishi' in kind, kind
        subprocess.run(['gio', 'open', record], env=environment, check=True)
        window.log_path = stage.desktop.folder / 'bus.log'
        pid = suite.driver.waiting.wait_for(
            lambda: next((place[1] for place in stage.desktop.windows() if place[6] == NAME), None),
            'the window on the record')
        window.process = Opened(pid)
        window.greet()
        window.find(window.t('Home'), 'page tab')
        window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
