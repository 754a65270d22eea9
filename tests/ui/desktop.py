"""desktop.py - a screen of their own for the tests of the window: X server, window manager, session bus

SPDX-License-Identifier: GPL-3.0-or-later

A Desktop has one monitor (Xvfb) or two that can be unplugged (Xorg with its
dummy driver). Whatever it starts it also ends, by its process; whatever is
written lies below its folder. One Desktop at a time in a process: the
accessibility bus of a process is that of the first it meets.
"""
import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import waiting

XORG = pathlib.Path('/usr/lib/xorg/Xorg')
NEEDED = ('openbox', 'xdotool', 'wmctrl', 'import', 'xrandr', 'xprop', 'xmodmap', 'dbus-daemon', 'localedef')
# Modelines of the monitors that the dummy driver can show.
MODES = {
    '1366x768': '85.25 1366 1436 1579 1792 768 771 774 798',
    '1280x800': '83.50 1280 1352 1480 1680 800 803 809 831',
    '1920x1080': '173.00 1920 2048 2248 2576 1080 1083 1088 1120',
}
XORG_CONF = '''
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
  Option "BlankTime" "0"
  Option "StandbyTime" "0"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
{modelines}
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Modes {modes}
    Virtual {width} {height}
  EndSubSection
EndSection
'''
# The window manager neither decorates nor binds keys that the program wants.
OPENBOX_CONF = '''<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><focusLast>yes</focusLast></focus>
  <placement><policy>Smart</policy></placement>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse/>
</openbox_config>
'''


class Unavailable(Exception):
    """This machine cannot show such a desktop; the text says why."""


def size_of(monitor):
    """(width, height) of a monitor such as 1366x768."""
    width, height = monitor.split('x')
    return int(width), int(height)


def make_locales(build):
    """The folder with zh_CN and zh_TW, made once in the build folder; tests that start together agree on one."""
    folder = pathlib.Path(build, 'tests', 'ui', 'locale')
    if not (folder / 'zh_TW.UTF-8').is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        for language in ('zh_CN', 'zh_TW'):
            with tempfile.TemporaryDirectory(dir=folder.parent) as place:
                made = pathlib.Path(place, language)
                result = subprocess.run(['localedef', '-i', language, '-f', 'UTF-8', str(made)], check=False,
                                        capture_output=True, text=True)
                if not made.is_dir():
                    raise Unavailable(f'localedef made no {language}: {result.stderr}')
                with contextlib.suppress(OSError):
                    made.rename(folder / f'{language}.UTF-8')
    return folder


class Desktop:
    """A screen with a window manager and a session bus of its own."""

    def __init__(self, build, monitors=('1366x768',)):
        self.build = pathlib.Path(build).resolve()
        self.monitors = monitors
        self.processes = []
        self.manager = None
        self.folder = None
        self.environment = None
        self.spare_keys = []
        self.known = []

    # Starting and ending

    def __enter__(self):
        missing = [name for name in NEEDED if shutil.which(name) is None]
        if missing:
            raise Unavailable(f'not installed: {", ".join(missing)}')
        self.locales = make_locales(self.build)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='yishi-desktop-'))
        self.environment = self.make_environment()
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def make_environment(self):
        """What every program on this desktop is told; nothing of the person's own settings reaches it."""
        runtime = self.folder / 'runtime'
        runtime.mkdir(mode=0o700)
        return {
            'PATH': '/usr/bin:/bin:/usr/sbin:/sbin', 'HOME': str(self.folder), 'XDG_RUNTIME_DIR': str(runtime),
            'XDG_CONFIG_HOME': str(self.folder / 'config'), 'XDG_CACHE_HOME': str(self.folder / 'cache'),
            'XDG_DATA_HOME': str(self.folder / 'share'), 'XDG_DATA_DIRS': '/usr/local/share:/usr/share',
            'LOCPATH': str(self.locales), 'LC_ALL': 'C.UTF-8', 'TZ': 'Asia/Shanghai',
            'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GTK_A11Y': 'atspi', 'GIO_USE_VFS': 'local',
            'GSETTINGS_BACKEND': 'keyfile', 'NO_AT_BRIDGE': '0', 'LIBGL_ALWAYS_SOFTWARE': '1',
        }

    def spawn(self, name, *command, pass_fds=(), **options):
        """Starts a program of the desktop's own; what it says goes to NAME.log."""
        log = (self.folder / f'{name}.log').open('ab')
        process = subprocess.Popen([str(word) for word in command], env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=options.pop('stdout', log), stderr=log, pass_fds=pass_fds, **options)
        log.close()
        self.processes.append(process)
        return process

    def log_of(self, name):
        path = self.folder / f'{name}.log'
        return path.read_text(errors='replace') if path.exists() else ''

    def start(self):
        self.start_server()
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = self.start_bus()
        (self.folder / 'rc.xml').write_text(OPENBOX_CONF)
        self.manager = self.spawn('openbox', 'openbox', '--sm-disable', '--config-file', self.folder / 'rc.xml')
        waiting.wait_for(lambda: 'window id' in self.ask('xprop', '-root', '_NET_SUPPORTING_WM_CHECK'),
                         'the window manager')
        # What this process itself does (accessibility bus, screenshots) happens on this desktop too.
        os.environ.update({name: self.environment[name] for name in
                           ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR')})

    def start_server(self):
        reading, writing = os.pipe()
        try:
            if len(self.monitors) == 1:
                server = self.spawn('server', 'Xvfb', '-displayfd', writing, '-screen', '0',
                                    f'{self.monitors[0]}x24', '-noreset', '-nolisten', 'tcp', '-dpi', '96',
                                    pass_fds=[writing])
            else:
                server = self.spawn_dummy(writing)
            os.close(writing)
            writing = -1
            number = waiting.read_line(reading, 'the X server', server)
        finally:
            os.close(reading)
            if writing >= 0:
                os.close(writing)
        if not number:
            raise Unavailable(f'the X server did not start: {self.log_of("server").strip()[-400:]}')
        self.environment['DISPLAY'] = f':{number}'
        if len(self.monitors) > 1:
            self.arrange_monitors()

    def spawn_dummy(self, display_fd):
        if not XORG.exists() or not list(pathlib.Path('/usr/lib/xorg').rglob('dummy_drv.so')):
            raise Unavailable('two monitors need Xorg and its dummy driver')
        sizes = [size_of(monitor) for monitor in self.monitors]
        conf = XORG_CONF.format(
            modelines='\n'.join(f'  Modeline "{name}" {MODES[name]}' for name in dict.fromkeys(self.monitors)),
            modes=' '.join(f'"{name}"' for name in dict.fromkeys(self.monitors)),
            width=sum(width for width, _ in sizes), height=max(height for _, height in sizes))
        (self.folder / 'xorg.conf').write_text(conf)
        return self.spawn('server', XORG, '-displayfd', display_fd, '-config', self.folder / 'xorg.conf',
                          '-logfile', self.folder / 'xorg.log', '-noreset', '-nolisten', 'tcp', '-novtswitch',
                          '-sharevts', '-dpi', '96', 'vt7', pass_fds=[display_fd])

    def arrange_monitors(self):
        """Side by side, the first the primary; the second begins unplugged, and is given its mode."""
        self.ask('xrandr', '--addmode', 'DUMMY1', self.monitors[1])
        self.ask('xrandr', '--output', 'DUMMY0', '--mode', self.monitors[0], '--pos', '0x0', '--primary')
        self.plug()

    def start_bus(self):
        reading, writing = os.pipe()
        bus = self.spawn('bus', 'dbus-daemon', '--session', '--nofork', '--nopidfile',
                         f'--print-address={writing}', pass_fds=[writing])
        os.close(writing)
        try:
            address = waiting.read_line(reading, 'the session bus', bus)
        finally:
            os.close(reading)
        if not address:
            raise Unavailable(f'the session bus did not start: {self.log_of("bus").strip()[-400:]}')
        return address

    def stop(self):
        """Ends what was started, the last first, and removes the folder."""
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        self.processes.clear()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

    # Asking and doing

    def ask(self, *command, check=True):
        """Runs a tool on this desktop to its end and gives what it printed."""
        result = subprocess.run([str(word) for word in command], env=self.environment, check=False,
                                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=waiting.DEADLINE)
        if check and result.returncode != 0:
            raise AssertionError(f'{" ".join(map(str, command))}: {result.stderr.strip() or result.returncode}')
        return result.stdout

    @property
    def size(self):
        """(width, height) of the first monitor, where the chair's window is."""
        return size_of(self.monitors[0])

    def unplug(self):
        """The second monitor goes, as when its cable is pulled."""
        self.ask('xrandr', '--output', 'DUMMY1', '--off')
        self.ask('xrandr', '-q')

    def plug(self):
        """The second monitor comes (back); GDK looks again only after a probe."""
        self.ask('xrandr', '--output', 'DUMMY1', '--mode', self.monitors[1], '--pos', f'{self.size[0]}x0')
        self.ask('xrandr', '-q')

    def set_text_scale(self, scale):
        """Text of programs started from now on is so many times as large as usual. GTK heeds this X resource
        before its own settings file."""
        self.ask('xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                 f'Xft.dpi:\t{int(96 * scale)}\n')

    def learn(self, text):
        """Puts the characters of a text on keys of their own, two on a key, and leaves them there: a key that
        changes while it is typed is often lost. Those typed the longest time ago make room."""
        wanted = [letter for letter in dict.fromkeys(text) if ord(letter) > 0x7e]
        if not self.spare_keys:
            self.spare_keys = [int(code) for code in re.findall(r'keycode +(\d+) =(?: *$| XF86)',
                                                                self.ask('xmodmap', '-pke'), re.M)]
        if all(letter in self.known for letter in wanted):
            return
        for letter in wanted:
            if letter not in self.known:
                self.known.append(letter)
        self.known = self.known[-2 * len(self.spare_keys):]
        words = []
        for code, start in zip(self.spare_keys, range(0, len(self.known), 2)):
            symbols = ' '.join(f'U{ord(letter):04X}' for letter in self.known[start:start + 2])
            words += ['-e', f'keycode {code} = {symbols}']
        self.ask('xmodmap', *words)

    def windows(self):
        """(id, process, x, y, width, height, title) of every window that the window manager knows."""
        found = []
        for line in self.ask('wmctrl', '-lGp', check=False).splitlines():
            match = re.match(r'(\S+)\s+-?\d+\s+(\d+)\s+(-?\d+)\s+(-?\d+)\s+(\d+)\s+(\d+)\s+\S+ ?(.*)', line)
            if match:
                found.append((int(match[1], 16), *map(int, match.group(2, 3, 4, 5, 6)), match[7]))
        return found

    def shoot(self, path, monitor=None):
        """Keeps a picture of the whole screen, or of one monitor by its number."""
        crop = []
        if monitor is not None:
            width, height = size_of(self.monitors[monitor])
            left = sum(size_of(name)[0] for name in self.monitors[:monitor])
            crop = ['-crop', f'{width}x{height}+{left}+0', '+repage']
        pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
        self.ask('import', '-silent', '-window', 'root', *crop, path)
