"""disk.py - a disk that writes nothing, and reads no roster, as long as a test holds it

SPDX-License-Identifier: GPL-3.0-or-later

What is done while it is held is done without it, however slow the machine is:
who waits for a held disk waits for good.
"""
import contextlib
import fcntl


class Disk:
    """All the disks of a window that is started with env: what it brings there waits for who holds them, and a roster
    is read as soon as nobody keeps it."""

    def __init__(self, stage):
        self.path = stage.folder / 'disk'
        self.roster = stage.folder / 'roster'
        self.path.touch()
        self.roster.touch()
        tests = stage.build / 'tests'
        self.env = {'LD_PRELOAD': f'{tests / "ui" / "libprobe.so"}:{tests / "recorder" / "slow-disk.so"}',
                    'HOLD_SYNC': str(self.path), 'HOLD_READ': str(self.roster)}

    @contextlib.contextmanager
    def held(self):
        with locked(self.path):
            yield

    @contextlib.contextmanager
    def roster_held(self):
        with locked(self.roster):
            yield


@contextlib.contextmanager
def locked(path):
    with path.open('rb') as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
