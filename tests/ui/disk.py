"""disk.py - a disk that writes nothing as long as a test holds it

SPDX-License-Identifier: GPL-3.0-or-later

What is done while it is held is done without it, however slow the machine is:
who waits for a held disk waits for good.
"""
import contextlib
import fcntl


class Disk:
    """All the disks of a window that is started with env: what it brings there waits for who holds them."""

    def __init__(self, stage):
        self.path = stage.folder / 'disk'
        self.path.touch()
        tests = stage.build / 'tests'
        self.env = {'LD_PRELOAD': f'{tests / "ui" / "libprobe.so"}:{tests / "recorder" / "slow-disk.so"}',
                    'HOLD_SYNC': str(self.path)}

    @contextlib.contextmanager
    def held(self):
        with self.path.open('rb') as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
