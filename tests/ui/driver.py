"""driver.py - starts the window, works it as a person would, and reads what it shows

SPDX-License-Identifier: GPL-3.0-or-later

Reading goes by the accessibility bus, keys and mouse by xdotool, commands by
D-Bus. Nothing waits for a time: every step waits for what it leads to.
"""
import gettext
import pathlib
import re
import signal
import subprocess
import time

import bus
import waiting
from gi.repository import Gio, GLib

APP_ID = 'io.github.yishi.Yishi'
APP_PATH = '/io/github/yishi/Yishi'
NOW = '2026-12-15T18:30:00+08:00'
SETTINGS = '''[Settings]
gtk-enable-animations=false
gtk-cursor-blink=false
gtk-font-name=Noto Sans CJK SC 11
'''
# After so many seconds in vain everything is asked for anew.
ASK_ANEW_S = 3
# CPUCLOCK_SCHED of the kernel, in the number of a process's clock.
PROCESS_CLOCK = 2
# What libraries say on a machine without a graphics card or a portal; it is not the window's.
NOISE = re.compile(r'libEGL|MESA|fd limit|Vulkan|portal|dconf|Unable to acquire session bus')
COMPLAINT = re.compile(r'(WARNING|CRITICAL|ERROR) \*\*|-(WARNING|CRITICAL)|^yishi: |Sanitizer')


class Window:
    """The window's process on a desktop, with a home of its own that outlives it."""

    def __init__(self, desktop, home=None, program=None):
        self.desktop = desktop
        self.home = pathlib.Path(home or desktop.folder / 'home')
        self.program = str(program or desktop.build / 'app' / 'yishi')
        probe = desktop.build / 'tests' / 'ui' / 'libprobe.so'
        self.probe = str(probe) if probe.exists() else ''
        self.process = None
        self.owner = None
        self.session_owner = None
        self.snapshot = self.stamp = None
        self.n_started = 0
        self.log_path = None
        self.translations = gettext.NullTranslations()

    # Its life

    def start(self, *words, now=NOW, language='zh_CN.UTF-8', dark=False, text_scale=1, env=None, reminds=False):
        """Starts it on @words (a record) and waits until it is on the screen. Nobody is reminded of anything,
        unless a test is about that."""
        environment = self.prepare(now, language, dark, text_scale, reminds) | (env or {})
        with self.log_path.open('wb') as log:
            self.process = subprocess.Popen([self.program, *map(str, words)], env=environment, cwd=self.home,
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        self.desktop.processes.append(self.process)
        return self.greet()

    def prepare(self, now=NOW, language='zh_CN.UTF-8', dark=False, text_scale=1, reminds=False):
        """Makes the person's home, and a log for the next start; gives the environment of that."""
        config = self.home / 'config'
        (config / 'gtk-4.0').mkdir(parents=True, exist_ok=True)
        (config / 'gtk-4.0' / 'settings.ini').write_text(SETTINGS)
        preferences = config / 'glib-2.0' / 'settings' / 'keyfile'
        if not preferences.exists():
            preferences.parent.mkdir(parents=True, exist_ok=True)
            preferences.write_text(f'[io/github/yishi/Yishi]\nreminds={str(reminds).lower()}\n')
        self.desktop.set_text_scale(text_scale)
        self.translations = gettext.translation('yishi', self.desktop.build / 'po', [language.partition('.')[0]],
                                                fallback=True)
        self.n_started += 1
        self.log_path = self.home / f'window-{self.n_started}.log'
        return dict(self.desktop.environment, HOME=str(self.home), XDG_CONFIG_HOME=str(config),
                    XDG_DATA_HOME=str(self.home / 'share'), YISHI_NOW=now, LC_ALL=language,
                    G_DEBUG='fatal-criticals', G_ENABLE_DIAGNOSTIC='1', LD_PRELOAD=self.probe,
                    ADW_DEBUG_COLOR_SCHEME='prefer-dark' if dark else 'prefer-light')

    def greet(self):
        """Waits until the process that was started is on the screen and has the keyboard."""
        self.session_owner = self.stamp = None
        self.bus = bus.Bus(self.desktop.environment['DBUS_SESSION_BUS_ADDRESS'])
        self.owner = self.wait(lambda: self.bus.program(self.process.pid), 'the program on the accessibility bus')
        self.wait(self.x_window, 'the window on the screen')
        self.wait(lambda: self.frame() is not None and self.frame().is_('active'), 'the window to be active')
        return self

    def wait(self, condition, what, deadline=waiting.DEADLINE):
        """The first true value of a condition; fails at once if the program has ended."""
        def living():
            if self.process.poll() is not None:
                raise AssertionError(f'the window ended with status {self.process.returncode} before {what}\n'
                                     f'{self.log()}')
            return condition()
        return waiting.wait_for(living, what, deadline, self.explain)

    def longest_turn(self, condition, what, deadline=waiting.DEADLINE):
        """Ms of the longest turn of the main loop until a condition holds, without what others took from it; the
        condition asks nothing of the window."""
        self.ask_probe('WatchTimes')
        self.ask_probe('TakeTurn')
        self.wait(condition, what, deadline)
        turn = self.ask_probe('TakeTurn')
        print(f'# longest turn of the main loop: {turn:.1f} ms')
        return turn

    def explain(self):
        """What a failure's reader wants to see: what it shows, and what it has said."""
        try:
            shown = ' | '.join(self.texts())
        except (GLib.Error, AssertionError) as error:
            shown = str(error)
        status = self.desktop.manager.poll()
        manager = '' if status is None else f'\nthe window manager ended with status {status}'
        return f'it shows: {shown}\nit said: {self.log().strip()}{manager}'

    def t(self, text):
        """A source text in the window's language, without mnemonic: what a part is called."""
        return bus.plain_label(self.translations.gettext(text))

    def log(self):
        return self.log_path.read_text(errors='replace') if self.log_path else ''

    def complaints(self):
        """The lines of its log with which GTK or the program itself complained."""
        return [line for line in self.log().splitlines() if COMPLAINT.search(line) and not NOISE.search(line)]

    def kill(self):
        """Ends it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        """Has it quit, and asserts that it ended well and complained of nothing."""
        self.do('quit')
        self.ended()

    def ended(self):
        """Waits for its end, and asserts that it ended well and complained of nothing."""
        status = self.wait_end()
        assert status == 0, f'the window ended with status {status}\n{self.log()}'
        assert not self.complaints(), '\n'.join(self.complaints())

    def find_at_end(self):
        """Quits it as close() does, and gives what was wrong then as findings."""
        try:
            self.close()
        except AssertionError as error:
            return [str(error)]
        return []

    def wait_end(self):
        try:
            return self.process.wait(waiting.DEADLINE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f'it did not end\n{self.explain()}') from None

    # Reading

    def tree(self):
        """The tree of what it shows: the one at hand as long as nothing has been drawn since."""
        try:
            stamp = self.ask_probe('Stamp')
        except GLib.Error:
            stamp = None  # it has only just begun
        if stamp is None or stamp != self.stamp:
            self.snapshot, self.stamp = self.bus.snapshot(self.owner), stamp
        return self.snapshot

    def frames(self):
        """Its windows: the chair's, dialogs, the wall."""
        return [node for node in self.tree().children if node.is_('showing')]

    def frame_paths(self):
        """The paths of its windows, which tell without reading the tree whether one has come or gone."""
        return self.bus.frame_paths(self.owner)

    def frame(self):
        """The window that has the keyboard; None if none of them has."""
        frames = self.frames()
        return next((node for node in frames if node.is_('active')), frames[0] if frames else None)

    def all_(self, name=None, role=None, inside=None, where=None):
        """Every shown part with a name (a text, or a compiled expression), a role, and that satisfies where."""
        root = inside if inside is not None else self.tree()
        return [node for node in root.walk()
                if (role is None or node.role == role) and matches(name, node.name)
                and (where is None or where(node)) and node.toplevel is not None and node.is_shown]

    def has(self, name=None, role=None, **options):
        return bool(self.all_(name, role, **options))

    def wait_for_part(self, look, what, deadline):
        """What look() finds in the tree; what is looked for in vain for a while is asked for anew, once."""
        again_at = time.monotonic() + ASK_ANEW_S

        def look_again():
            nonlocal again_at
            found = look()
            if not found and time.monotonic() > again_at:
                again_at = float('inf')
                self.bus.ask_anew(self.owner)
                self.stamp = None
                found = look()
            return found
        return self.wait(look_again, what, deadline)

    def find(self, name=None, role=None, deadline=waiting.DEADLINE, **options):
        """The first such part, as soon as there is one."""
        try:
            return self.wait_for_part(lambda: next(iter(self.all_(name, role, **options)), None),
                                      f'“{pattern_of(name)}” ({role or "any role"})', deadline)
        except AssertionError as error:
            known = [f'{node} {node.path}, in {node.parent}, at {node.extents}, sensitive {node.is_("sensitive")}, '
                     f'visible {node.is_("visible")}, shown {node.is_shown}'
                     for node in self.tree().walk() if matches(name, node.name)]
            raise AssertionError(f'{error}\nIn the tree by that name: {known}') from None

    def wait_gone(self, name=None, role=None, **options):
        self.wait(lambda: not self.has(name, role, **options), f'“{pattern_of(name)}” to go')

    def texts(self, inside=None):
        """The texts that are to be seen, in the order of the tree: labels, fields, names of what is drawn."""
        root = inside if inside is not None else self.tree()
        found = []
        for node in root.walk():
            if node.role in ('label', 'text', 'entry', 'image', 'heading', 'paragraph') and node.toplevel is not None \
                    and node.is_shown:
                text = node.text if node.role in ('text', 'entry') else node.full_name
                if text and not re.fullmatch(r'(Gtk|Adw)\w+', text):
                    found.append(text)
        return found

    def wait_text(self, text, inside=None, deadline=waiting.DEADLINE):
        """Waits until a text that contains this is to be seen, and gives it whole."""
        return self.wait_for_part(lambda: next((found for found in self.texts(inside() if inside else None)
                                                if (text.search(found) if hasattr(text, 'search') else text in found)),
                                               None),
                                  f'the text “{pattern_of(text)}”', deadline)

    def settle(self, rounds=6):
        """Waits until the window looks the same this many times in a row, clocks aside, and nothing turns."""
        seen = []

        def is_still():
            seen.append(self.ask_probe('Look'))
            return seen[-1] and len(seen) > rounds and len(set(seen[-rounds:])) == 1
        self.wait(is_still, 'the window to come to rest')

    def focused(self):
        """The part that has the keyboard, or None."""
        frame = self.frame()
        if frame is None:
            return None
        told = next((node for node in frame.walk() if node.is_('focused')), None)
        return told or self.find_untold_focus(frame)

    def find_untold_focus(self, frame):
        """A row with a field in it does not say that the field has the keyboard."""
        x, y, width, height = self.ask_probe('Focus')
        middle = (x + width / 2, y + height / 2)
        around = [node for node in frame.walk() if node.is_('focusable') and node.has_place and width > 0 and
                  node.extents[0] - 1 <= middle[0] <= node.extents[0] + node.extents[2] + 1 and
                  node.extents[1] - 1 <= middle[1] <= node.extents[1] + node.extents[3] + 1 and node.is_shown]
        return min(around, key=lambda node: node.extents[2] * node.extents[3], default=None)

    # Keys and mouse

    def xdotool(self, *words):
        self.desktop.ask('xdotool', *words)

    def key(self, *keys):
        """Presses keys one after the other, such as ctrl+n, Tab, Return."""
        self.xdotool('key', '--delay', '20', *keys)

    def type(self, text):
        """Types a text where the keyboard is."""
        self.desktop.learn(text)
        self.xdotool('type', '--delay', '20', text)

    def x_window(self, node=None):
        """The X window (id, process, x, y, width, height, title) in which a part is."""
        own = [window for window in self.desktop.windows() if window[1] == self.process.pid]
        if node is None or len(own) < 2:
            return own[0] if own else None
        _, _, width, height = node.toplevel.extents
        fitting = [window for window in own if 0 <= window[4] - width <= 64 and 0 <= window[5] - height <= 64]
        named = [window for window in fitting if window[6] == node.toplevel.full_name]
        return (named or fitting or own)[-1]

    def activate(self, title):
        """Gives the keyboard to the one of its windows that has this title."""
        x_window = self.wait(lambda: next((window for window in self.desktop.windows()
                                           if window[1] == self.process.pid and window[6] == title), None),
                             f'the window “{title}”')
        self.xdotool('windowactivate', x_window[0])
        self.wait(lambda: self.frame() is not None and self.frame().is_('active') and self.frame().full_name == title,
                  f'“{title}” to have the keyboard')

    def position(self, node):
        """(x, y) on the screen of the middle of a part."""
        # Where a window is just closing, the list of them is empty for a moment.
        _, _, left, top, width, height, _ = self.wait(lambda: self.x_window(node), f'the window of {node}')
        _, _, inner_width, inner_height = node.toplevel.extents
        x, y, part_width, part_height = node.extents
        return (left + (width - inner_width) // 2 + x + part_width // 2,
                top + (height - inner_height) // 2 + y + part_height // 2)

    def click_at(self, x, y, button=1):
        self.xdotool('mousemove', x, y, 'click', button)

    def click(self, name=None, role=None, node=None, **options):
        """Clicks with the mouse into the middle of a part."""
        node = node or self.find(name, role, where=lambda part: part.is_('sensitive'), **options)
        self.click_at(*self.position(node))
        return node

    def press(self, name=None, role='push button', **options):
        """Has a button pressed by way of the accessibility bus; it acts a quarter of a second later."""
        node = self.find(name, role, where=lambda part: part.is_('sensitive'), **options)
        node.act()
        return node

    def go_to(self, name, role=None, limit=200):
        """Presses Tab until the part with a name has the keyboard: the way of who has no mouse."""
        for _ in range(limit):
            node = self.focused()
            if node is not None and matches(name, node.name) and role in (None, node.role):
                return node
            self.tab(node)
        raise AssertionError(f'Tab never came to “{pattern_of(name)}”\n{self.explain()}')

    def tab(self, node, key='Tab'):
        """Presses Tab and waits until another part than @node has the keyboard; gives it."""
        self.key(key)
        def moved():
            new = self.focused()
            return new if new is not None and (node is None or new.path != node.path) else None
        return self.wait(moved, f'the keyboard to leave {node}')

    def fill(self, name, text, role='text'):
        """Puts a text into the field with a name, with mouse and keys, instead of what is in it."""
        node = self.click(name, role)
        self.key('ctrl+a')
        self.type(text)
        self.wait(lambda: self.text_of(node) == text, f'the field “{name}” to hold “{text}”')

    def text_of(self, node):
        return next((now.text for now in self.tree().walk() if now.path == node.path), None)

    # Commands

    def do(self, action, *parameters):
        """Activates an action of the application (without “app.”), as any program of the session may."""
        assert self.can(action), f'{action} cannot be done now\n{self.explain()}'
        values = [GLib.Variant('s', value) if isinstance(value, str) else value for value in parameters]
        # No answer is waited for: one that quits gives none.
        self.bus.session.call(APP_ID, APP_PATH, 'org.gtk.Actions', 'Activate',
                              GLib.Variant('(sava{sv})', (action, values, {})), None,
                              Gio.DBusCallFlags.NONE, bus.CALL_MS, None, None)

    def can(self, action):
        """Whether an action of the application is enabled."""
        described = self.bus.session.call_sync(APP_ID, APP_PATH, 'org.gtk.Actions', 'Describe',
                                               GLib.Variant('(s)', (action,)), None,
                                               Gio.DBusCallFlags.NONE, bus.CALL_MS, None)
        return described.unpack()[0][0]

    def session_name(self):
        """Its name on the session bus: that of the connection with its process."""
        def ask(method, *arguments):
            return self.bus.session.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                              method, GLib.Variant(f'({"s" * len(arguments)})', arguments), None,
                                              Gio.DBusCallFlags.NONE, bus.CALL_MS, None).unpack()[0]
        if self.session_owner is None:
            names = [name for name in ask('ListNames') if name.startswith(':')]
            self.session_owner = next((name for name in reversed(names)
                                       if ask('GetConnectionUnixProcessID', name) == self.process.pid), None)
        return self.session_owner

    def ask_probe(self, method):
        try:
            answer = self.bus.session.call_sync(self.session_name(), '/io/github/yishi/Probe', 'io.github.yishi.Probe',
                                                method, None, None, Gio.DBusCallFlags.NONE, bus.CALL_MS, None).unpack()
        except GLib.Error:
            self.session_owner = None  # it has another connection meanwhile
            raise
        return answer[0] if answer else None

    def cut_texts(self):
        """The texts that are to be seen and end early, with no tooltip that says the whole."""
        return self.ask_probe('CutShort')

    def shoot(self, name, monitor=None):
        """Keeps a picture of the screen as NAME.png among the build's pictures."""
        path = self.desktop.build / 'shots' / f'{name}.png'
        self.desktop.shoot(path, monitor)
        return path

    # The wall

    def wall(self):
        """The wall's window, or None while there is none."""
        return next((frame for frame in self.frames() if frame.full_name == self.t('The Wall')), None)

    def wall_text(self):
        """What the room reads, in lines: the slide tells it as its description."""
        wall = self.wall()
        slides = [node for node in wall.walk() if node.role == 'image' and node.description] if wall else []
        return '\n'.join(node.description for node in slides)

    def wait_wall(self, text):
        """Waits until the wall shows a text, and gives all that it shows."""
        self.wait(lambda: text in self.wall_text(), f'the wall to show “{text}”; it shows “{self.wall_text()}”')
        return self.wall_text()

    # Memory and processor, as the kernel counts them

    def memory(self):
        """Bytes that it occupies, what it shares with others included: so it is the same whoever else runs."""
        text = pathlib.Path(f'/proc/{self.process.pid}/status').read_text()
        return int(re.search(r'^VmRSS:\s+(\d+) kB', text, re.M)[1]) * 1024

    def cpu(self):
        """Seconds of processor that it has taken, user's and system's: clock_getcpuclockid (3), to the nanosecond."""
        return time.clock_gettime(~self.process.pid << 3 | PROCESS_CLOCK)


def matches(wanted, name):
    if wanted is None:
        return True
    return bool(wanted.search(name)) if hasattr(wanted, 'search') else wanted == name


def pattern_of(wanted):
    return getattr(wanted, 'pattern', wanted)
