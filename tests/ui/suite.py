"""suite.py - runs the functions test_… of a module on one desktop and prints TAP

SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'static'))

import desktop  # noqa: E402  (after the path is set)
import driver  # noqa: E402
import tap  # noqa: E402

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
ROSTERS = SOURCE / 'tests' / 'fixtures' / 'rosters'


class Stage:
    """What a case has: the desktop, a folder, the command line, and windows that end with the case."""

    def __init__(self, screen, folder):
        self.desktop = screen
        self.folder = folder
        self.build = screen.build
        self.windows = []
        self.record = folder / '样例.yishi'

    def window(self, home='home', program=None):
        """A window that is not started yet; the same home is the same person's."""
        window = driver.Window(self.desktop, self.folder / home, program)
        self.windows.append(window)
        return window

    def cli(self, *words, now='2026-11-20T09:00:00+08:00', status=0):
        """Runs a command of yishi in Chinese-free surroundings and gives its standard output."""
        environment = dict(self.desktop.environment, YISHI_NOW=now, LC_ALL='C.UTF-8')
        done = subprocess.run([str(self.build / 'app' / 'yishi'), *map(str, words)], env=environment, check=False,
                              cwd=self.folder, capture_output=True, text=True)
        assert done.returncode == status, f'yishi {words}: status {done.returncode}\n{done.stderr}'
        return done.stdout

    def make_record(self, roster='longyue-city.xlsx', name='样例小区'):
        """A record with a roll, made by the command line."""
        self.cli('new', self.record, '--name', name)
        if roster is not None:
            self.cli('roll', 'import', self.record, ROSTERS / roster)
        return self.record

    def end(self):
        for window in self.windows:
            if window.process is not None and window.process.poll() is None:
                window.kill()


def skip_all(reason):
    print(f'1..0 # SKIP {reason}', flush=True)
    sys.exit(0)


def run_module(module, monitors=('1366x768',)):
    """Runs the cases of a module, each with a Stage, on one desktop; sys.argv[1] is the build folder.

    Skips them all, with the reason, where there cannot be such a desktop.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    build = pathlib.Path(sys.argv[1]).resolve()
    wanted = sys.argv[2:]
    try:
        with desktop.Desktop(build, monitors) as screen:
            def make_case(function):
                def case():
                    with tempfile.TemporaryDirectory(dir=screen.folder) as folder:
                        stage = Stage(screen, pathlib.Path(folder))
                        try:
                            return function(stage)
                        except BaseException:
                            screen.shoot(build / 'shots' / f'failed-{function.__name__[5:]}.png')
                            raise
                        finally:
                            stage.end()
                return case

            tap.run_cases([(name, make_case(function)) for name, function in tap.cases_of(module)
                           if not wanted or name in wanted])
    except desktop.Unavailable as error:
        skip_all(error)
