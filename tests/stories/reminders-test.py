#!/usr/bin/python3
# reminders-test.py - reminders on a real notification service, on none, and on one that is slow
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: reminders-test.py BUILD-DIR [CASE…]"""
import json
import pathlib
import re
import signal
import subprocess
import sys
import threading
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (after the version is asked for)

import hands  # noqa: E402
import suite  # noqa: E402
import waiting  # noqa: E402
from day import NOW, Day  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'recorder'))
import recording  # noqa: E402  (after the path is set)

DAEMON = pathlib.Path('/usr/lib/notification-daemon/notification-daemon')
NAME = 'org.freedesktop.Notifications'
# A day before the notice has to hang: the last one and the one by which it is better posted.
POSTING = '2026-11-29T10:00:00+08:00'
AFTER = '2026-12-21T10:00:00+08:00'
SLOWNESS_MS = 700
# A microphone that is switched off, and a disk for a few minutes of sound beside what is left to the record.
SILENCE = {'YISHI_AUDIO_SOURCE': 'audiotestsrc is-live=true wave=silence'}
DISK_MB, FILLER_MB = 96, 76


def has_owner(stage, name=NAME):
    connection = connect(stage)
    answer = connection.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                                  GLib.Variant('(s)', (name,)), None, Gio.DBusCallFlags.NONE, 30_000, None)
    return answer.unpack()[0]


def connect(stage):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(stage.desktop.environment['DBUS_SESSION_BUS_ADDRESS'], flags, None, None)


class Daemon:
    """Debian's notification-daemon, with its bubbles as the accessibility bus tells them."""

    def __init__(self, stage):
        self.stage = stage

    def __enter__(self):
        self.process = self.stage.desktop.spawn('notification-daemon', DAEMON)
        waiting.wait_for(lambda: has_owner(self.stage), 'the notification service')
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        waiting.wait_for(lambda: not has_owner(self.stage), 'the notification service to go')

    def parts(self):
        """Every part of its bubbles that has a name. It is GTK 3, which libatspi reads."""
        desk = Atspi.get_desktop(0)
        programs = [desk.get_child_at_index(index) for index in range(desk.get_child_count())]
        found = [program for program in programs if program and program.get_process_id() == self.process.pid]
        parts = []
        while found:
            part = found.pop()
            part.clear_cache()
            found += filter(None, (part.get_child_at_index(index) for index in range(part.get_child_count())))
            if part.get_name() and part.get_role_name() != 'application':
                parts.append(part)
        return parts

    def wait_text(self, text, deadline=waiting.DEADLINE):
        return waiting.wait_for(lambda: next((part for part in self.parts() if text in part.get_name()), None),
                                f'“{text}” in a bubble', deadline, self.describe)

    def describe(self):
        return str([(part.get_role_name(), part.get_name()) for part in self.parts()])

    def click(self, text):
        """A click on a text: on the bubble itself, which opens what it is about."""
        self.click_on(self.wait_text(text))

    def click_on(self, part):
        """A click on its middle, once it has come to rest: a bubble slides in."""
        places = []

        def rests():
            place = part.get_extents(Atspi.CoordType.SCREEN)
            places.append((place.x, place.y, place.width, place.height))
            return place if place.x > 0 and len(places) > 5 and len(set(places[-5:])) == 1 else None
        place = waiting.wait_for(rests, 'the bubble to rest')
        self.stage.desktop.ask('xdotool', 'mousemove', place.x + place.width // 2, place.y + place.height // 2, 'click', '1')

    def press(self, button):
        """A click on the first button of that name; gone are a bubble and its button then, at two looks. While a
        bubble fades in it takes no click: who sees that it did nothing clicks again."""
        def buttons():
            return [part for part in self.parts() if part.get_role_name() == 'push button' and part.get_name() == button]
        before = waiting.wait_for(buttons, f'the button “{button}”', explain=self.describe)
        clicks = []

        def gone():
            here = buttons()
            if len(here) < len(before):
                return len(buttons()) < len(before)
            if not clicks or time.monotonic() - clicks[-1] > 2:
                clicks.append(time.monotonic())
                self.click_on(here[0])
            return False
        waiting.wait_for(gone, f'the bubble of “{button}” to go', explain=self.describe)


def make_record(stage):
    """A community with a meeting on 15 December, not announced yet."""
    stage.make_record(roster=None)
    stage.cli('meeting', 'new', stage.record, '--date', '2026-12-15', '--kind', 'assembly')
    stage.cli('item', 'add', stage.record, '--meeting', '2026-12-15', '--title', '样例事项', '--kind', 'discussion')
    return stage.record


def hold_meeting(stage):
    """The same, announced and held: what came of it is to be posted."""
    make_record(stage)
    stage.cli('notice', 'post', stage.record, '--meeting', '2026-12-15', '--on', '2026-11-20', now='2026-11-21T09:00:00+08:00')
    stage.cli('meeting', 'start', stage.record, '--meeting', '2026-12-15', now='2026-12-15T19:00:00+08:00')
    stage.cli('meeting', 'close', stage.record, '--meeting', '2026-12-15', now='2026-12-15T21:00:00+08:00')


def memory_of(window):
    path = window.home / '.local' / 'state' / 'yishi' / 'reminders'
    return path.read_text() if path.exists() else ''


def result_date(stage):
    found = json.loads(stage.cli('calendar', stage.record, '--meeting', '2026-12-15', '--json'))
    return next(entry for entry in found['meetings'][0]['dates'] if entry['date'] == 'result')


def test_a_real_service_shows_it_and_done_is_recorded(stage):
    hold_meeting(stage)
    with Daemon(stage) as daemon:
        window = stage.window().start(stage.record, now=AFTER, reminds=True)
        daemon.wait_text(window.t('Post what came of it'))
        daemon.press(window.t('Done'))
        waiting.wait_for(lambda: 'result 2026-12-21 done' in memory_of(window), 'the answer to be kept',
                         explain=lambda: memory_of(window) + daemon.describe())
        window.wait_gone(window.t('Post what came of it'))
        window.close()
    assert result_date(stage)['done'] == '2026-12-21'
    assert json.loads(stage.cli('verify', stage.record, '--json'))['ok']


def test_remind_me_tomorrow_says_it_tomorrow(stage):
    make_record(stage)
    with Daemon(stage) as daemon:
        window = stage.window().start(stage.record, now=POSTING, reminds=True)
        daemon.wait_text(window.t('Post the notice'))
        daemon.press(window.t('Remind Me Tomorrow'))
        window.wait(lambda: 'posting 2026-11-29 shown' in memory_of(window), 'the answer to be kept')
        window.close()
        window.start(stage.record, now=POSTING.replace('-29T', '-30T'), reminds=True)
        daemon.wait_text(window.t('Post the notice'))
        window.close()


def test_open_brings_the_window(stage):
    make_record(stage)
    with Daemon(stage) as daemon:
        window = stage.window().start(stage.record, now=POSTING, reminds=True)
        daemon.wait_text(window.t('Post the notice'))
        window.press(window.t('Agenda'), 'page tab')
        daemon.click(window.t('Post the notice'))
        window.find(window.t('Home'), 'page tab', where=lambda tab: tab.is_('selected'))
        window.close()


def test_without_a_service_the_window_says_it(stage):
    make_record(stage)
    assert not has_owner(stage)
    window = stage.window().start(stage.record, now=POSTING, reminds=True)
    window.wait_text(re.compile(f'{window.t("Post the notice")}.*2026-11-30'))
    window.wait(lambda: 'posting 2026-11-29 shown' in memory_of(window), 'that it was said to be kept')
    window.close()


def test_who_does_not_want_it_hears_nothing(stage):
    make_record(stage)
    with Daemon(stage) as daemon:
        window = stage.window().start(stage.record, now=POSTING, reminds=False)
        window.do('preferences')
        window.find(window.t('Reminders'))
        assert not memory_of(window) and not daemon.parts()
        window.key('Escape')
        window.close()


def test_the_timer_reminds_while_the_window_is_closed(stage):
    hold_meeting(stage)
    window = stage.window().start(stage.record, now=AFTER)
    window.close()
    known = window.home / '.local' / 'state' / 'yishi' / 'records'
    known.parent.mkdir(parents=True, exist_ok=True)
    known.write_text(f'{stage.record}\n')
    environment = dict(stage.desktop.environment, HOME=str(window.home), YISHI_NOW=AFTER, LC_ALL='C.UTF-8')
    with Daemon(stage) as daemon:
        program = subprocess.Popen([str(stage.build / 'app' / 'yishi'), 'remind'], env=environment, cwd=stage.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        stage.desktop.processes.append(program)
        daemon.wait_text('Post what came of it')
        daemon.press('Done')
        out, err = program.communicate(timeout=waiting.DEADLINE)
        assert program.returncode == 0 and not out and not err, (program.returncode, out, err)
    assert result_date(stage)['done'] == '2026-12-21'


def test_remind_without_a_service_prints_it(stage):
    hold_meeting(stage)
    environment = dict(stage.desktop.environment, HOME=str(stage.folder), YISHI_NOW=AFTER, LC_ALL='C.UTF-8')
    for _ in range(2):
        done = subprocess.run([str(stage.build / 'app' / 'yishi'), 'remind', stage.record], env=environment, check=True,
                              capture_output=True, text=True)
        assert 'Post what came of it: By 2026-12-18 (3 days overdue)' in done.stdout, done


INTROSPECTION = f'''<node><interface name="{NAME}">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>'''


class SlowService:
    """A made-up service, for its slowness alone: each of its answers takes SLOWNESS_MS, and none is given before
    somebody watches."""

    ANSWERS = {'GetCapabilities': '(as)', 'GetServerInformation': '(ssss)', 'Notify': '(u)'}

    def __init__(self, stage):
        self.stage = stage
        self.shown = []
        self.answered = []
        self.is_watched = False

    def __enter__(self):
        self.context = GLib.MainContext.new()
        self.loop = GLib.MainLoop.new(self.context, False)
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        waiting.wait_for(lambda: has_owner(self.stage), 'the slow service')
        return self

    def __exit__(self, *_):
        self.loop.quit()
        self.thread.join()
        waiting.wait_for(lambda: not has_owner(self.stage), 'the slow service to go')

    def run(self):
        self.context.push_thread_default()
        connection = connect(self.stage)
        interface = Gio.DBusNodeInfo.new_for_xml(INTROSPECTION).interfaces[0]
        connection.register_object('/org/freedesktop/Notifications', interface, self.called, None, None)
        Gio.bus_own_name_on_connection(connection, NAME, Gio.BusNameOwnerFlags.NONE, None, None)
        self.loop.run()
        connection.close_sync(None)
        self.context.pop_thread_default()

    def called(self, _connection, _sender, _path, _interface, method, arguments, invocation):
        source = GLib.timeout_source_new(SLOWNESS_MS)
        source.set_callback(lambda *_: self.answer(method, arguments.unpack(), invocation))
        source.attach(self.context)

    def when_watched(self, condition):
        """The condition, which lets the service begin to answer."""
        assert not self.answered

        def watched():
            self.is_watched = True
            return condition()
        return watched

    def answer(self, method, arguments, invocation):
        if not self.is_watched:
            return True
        if method == 'Notify':
            self.shown.append(arguments[3])
        values = {'GetCapabilities': (['actions', 'body'],), 'GetServerInformation': ('slow', 'tests', '1', '1.2'),
                  'Notify': (len(self.shown),)}
        invocation.return_value(GLib.Variant(self.ANSWERS[method], values[method]) if method in values else None)
        self.answered.append(method)
        return False


def make_battery(stage, hours):
    """A folder like the kernel's, with a battery that lasts so long, in place of the machine's."""
    folder = stage.folder / 'power' / 'BAT0'
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in (('type', 'Battery'), ('status', 'Discharging'), ('energy_now', int(hours * 10_000_000)),
                        ('power_now', 10_000_000)):
        (folder / name).write_text(f'{value}\n')
    return folder.parent


def test_the_running_meeting_says_what_cannot_wait(stage):
    make_record(stage)
    stage.cli('item', 'change', stage.record, '--meeting', '2026-12-15', '--item', '1', '--minutes', '1')
    stage.cli('item', 'add', stage.record, '--meeting', '2026-12-15', '--title', '第二项', '--kind', 'discussion',
              '--minutes', '90')
    environment = {'YISHI_POWER_DIR': str(make_battery(stage, hours=0.5))}
    evening = '2026-12-15T19:30:00+08:00'
    with Daemon(stage) as daemon:
        window = stage.window().start(stage.record, now=evening, reminds=True, env=environment)
        window.do('start-meeting')
        window.wait(lambda: window.can('next-item'), 'the meeting to run')
        daemon.wait_text(window.t('The battery ends before the meeting'))
        window.do('next-item')
        daemon.wait_text(window.t('The item’s time is over'), deadline=60 + waiting.DEADLINE)
        assert not memory_of(window).count('live')
        window.close()
        waiting.wait_for(lambda: not daemon.parts(), 'what was of the moment to go', explain=daemon.describe)


def record_silence(stage, disk):
    """A day whose recording hears nothing and lies on a disk that is nearly full."""
    day = Day(stage, SILENCE)
    (disk / 'media').mkdir()
    (disk / 'filler').write_bytes(bytes(FILLER_MB << 20))
    day.record.with_name(f'{day.record.name}-media').symlink_to(disk / 'media')
    day.window.start(day.record, now=NOW, reminds=True, env=day.env)
    day.hands = hands.Both(day.window)
    day.start_meeting()
    day.start_recording()
    return day


def test_the_recording_says_what_it_lacks_until_it_has_it(stage):
    with recording.small_disk(DISK_MB) as disk, Daemon(stage) as daemon:
        if disk is None:
            return 'no file system may be mounted here'
        day = record_silence(stage, disk)
        low, silent = day.window.t('The disk is nearly full'), day.window.t('No sound is recorded')
        daemon.wait_text(low)
        daemon.wait_text(silent)
        (disk / 'filler').unlink()
        waiting.wait_for(lambda: low not in daemon.describe(), 'the disk to have room again', explain=daemon.describe)
        assert silent in daemon.describe(), daemon.describe()
        day.stop_recording()
        waiting.wait_for(lambda: silent not in daemon.describe(), 'the recording to lack nothing', explain=daemon.describe)
        assert not memory_of(day.window).count('live')
        day.window.close()
    return None


def test_a_slow_service_never_delays_the_window(stage):
    hold_meeting(stage)
    stage.cli('meeting', 'new', stage.record, '--date', '2026-12-22')
    with SlowService(stage) as service:
        window = stage.window().start(stage.record, now=AFTER, reminds=True)
        longest = window.longest_turn(service.when_watched(lambda: service.answered.count('Notify') >= 2),
                                      'the service to answer')
        assert len(service.shown) >= 2
        assert longest < SLOWNESS_MS / 2, f'the main loop was away for {longest:.0f} ms'
        window.close()


def test_a_slow_service_delays_no_recording(stage):
    with recording.small_disk(DISK_MB) as disk, SlowService(stage) as service:
        if disk is None:
            return 'no file system may be mounted here'
        day = record_silence(stage, disk)
        window = day.window
        wanted = {window.t('The disk is nearly full'), window.t('No sound is recorded')}
        longest = window.longest_turn(service.when_watched(lambda: wanted <= set(service.shown)), 'both warnings')
        assert longest < SLOWNESS_MS / 2, f'the main loop was away for {longest:.0f} ms'
        day.stop_recording()
        window.close()
        # A busy machine holds up sound for an instant; the service would for as long as it takes.
        reasons = {gap['reason'] for gap in day.recordings()['gaps']
                   if gap['reason'] != 'sound-server' or gap['silence'] >= SLOWNESS_MS / 1000}
        assert 'stopped' in reasons and reasons <= {'not-started', 'stopped'}, day.recordings()
    return None


if __name__ == '__main__':
    if not DAEMON.exists():
        suite.skip_all('notification-daemon is not installed')
    suite.run_module(sys.modules['__main__'])
