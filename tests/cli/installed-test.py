#!/usr/bin/env python3
# installed-test.py - what the installed timer and the autostart entry start, seen as systemd and the desktop see it
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: installed-test.py YISHI BUILD-DIR"""
import configparser
import json
import pathlib
import shlex
import shutil
import subprocess
import sys

from cli import DATE, run_module

BUILD = pathlib.Path(sys.argv[2]).resolve()
AFTER = '2026-12-21T10:00:00+08:00'
# The prefix as it will be: what was installed is laid over the machine's, for one command alone.
INSIDE = ('unshare', '--map-root-user', '--mount', 'sh', '-c', 'mount --bind "$0" "$1" && shift && exec "$@"')


class Installed:
    """An installation below a folder, that one command at a time sees in its place."""

    def __init__(self, cli):
        self.folder = cli.folder
        options = json.loads((BUILD / 'meson-info' / 'intro-buildoptions.json').read_text())
        self.prefix = pathlib.Path(next(option['value'] for option in options if option['name'] == 'prefix'))
        subprocess.run(['meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', cli.folder / 'root'], check=True,
                       capture_output=True)
        self.root = cli.folder / 'root' / self.prefix.relative_to('/')

    def run(self, *words, **environment):
        """A command without a screen, a session or anything of this machine's settings."""
        home = self.folder / 'home'
        (home / 'run').mkdir(parents=True, exist_ok=True)
        (home / 'run').chmod(0o700)
        return subprocess.run([*INSIDE, self.root, self.prefix, *words], check=False, capture_output=True, text=True, env={
            'PATH': '/usr/bin:/bin', 'HOME': str(home), 'XDG_RUNTIME_DIR': str(home / 'run'), 'LC_ALL': 'C.UTF-8', **environment})

    def lacks(self):
        """Why it cannot be looked at here; None where it can."""
        if self.prefix == pathlib.Path('/usr'):
            return 'what is laid over /usr hides the machine’s own programs'
        if not self.prefix.is_dir():
            return f'there is no {self.prefix} here'
        return None if self.run('true').returncode == 0 else 'nothing may be mounted here'

    def read(self, path, section):
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read_string((self.root / path).read_text())
        return parser[section]


def test_systemd_finds_nothing_wrong_with_the_units(cli):
    if shutil.which('systemd-analyze') is None:
        return 'systemd-analyze is not installed'
    installed = Installed(cli)
    if why := installed.lacks():
        return why
    units = installed.prefix / 'lib' / 'systemd' / 'user'
    for name in ('yishi-remind.service', 'yishi-remind.timer', 'timers.target.wants/yishi-remind.timer'):
        done = installed.run('systemd-analyze', '--user', 'verify', units / name)
        assert done.returncode == 0 and not done.stderr, (name, done)
    # It would find something: that of a program which is not there.
    service = installed.root / 'lib' / 'systemd' / 'user' / 'yishi-remind.service'
    service.write_text(service.read_text().replace('/bin/yishi ', '/bin/no-yishi '))
    assert installed.run('systemd-analyze', '--user', 'verify', units / 'yishi-remind.service').returncode != 0
    return None


def hold_meeting(cli):
    """A meeting of which something is due, in a record that was opened lately."""
    cli.make_record().make_meeting(('--kind', 'discussion', '--title', '样例事项'))
    for verb, now in (('start', f'{DATE}T19:00:00+08:00'), ('close', f'{DATE}T21:00:00+08:00')):
        cli.run('meeting', verb, cli.record, '--meeting', DATE, now=now)
    known = cli.folder / 'home' / '.local' / 'state' / 'yishi' / 'records'
    known.parent.mkdir(parents=True)
    known.write_text(f'{cli.folder / cli.record}\n')


def assert_reminds(installed, words):
    done = installed.run(*words, YISHI_NOW=AFTER)
    assert done.returncode == 0 and not done.stderr, done
    assert 'Post what came of it: By 2026-12-18 (3 days overdue)' in done.stdout, done


def test_what_the_timer_starts_prints_what_is_due(cli):
    installed = Installed(cli)
    if why := installed.lacks():
        return why
    hold_meeting(cli)
    service = installed.read('lib/systemd/user/yishi-remind.service', 'Service')
    assert_reminds(installed, shlex.split(service['ExecStart']))
    return None


def test_what_is_started_at_log_in_prints_what_is_due(cli):
    installed = Installed(cli)
    if why := installed.lacks():
        return why
    hold_meeting(cli)
    entry = next((cli.folder / 'root').rglob('xdg/autostart/*.desktop')).relative_to(installed.root)
    words = shlex.split(installed.read(entry, 'Desktop Entry')['Exec'])
    assert_reminds(installed, [installed.prefix / 'bin' / words[0], *words[1:]])
    return None


if __name__ == '__main__':
    if shutil.which('meson') is None:
        print('1..0 # SKIP meson is not installed')
        sys.exit(0)
    run_module(sys.modules[__name__])
