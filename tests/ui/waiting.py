"""waiting.py - waits for a condition with a deadline, and never for a time

SPDX-License-Identifier: GPL-3.0-or-later

While it waits the main context is turned, so that what the accessibility bus
says about changes is heard; a condition is looked at again after each event,
and at the latest after a fiftieth of a second, later a tenth.
"""
import os
import select
import time

# Seconds after which something has not happened: long enough for a busy machine.
DEADLINE = int(os.environ.get('YISHI_TEST_DEADLINE', '60'))
INTERVAL_MS = 20
LATER_MS = 100


def turn_context(interval):
    """Waits for an event of the main context, or for the interval (ms)."""
    from gi.repository import GLib
    context = GLib.MainContext.default()
    source = GLib.Timeout(interval)
    source.set_callback(lambda *_: False)
    source.attach(context)
    context.iteration(True)
    while context.pending():
        context.iteration(False)
    source.destroy()


def wait_for(condition, what, deadline=DEADLINE, explain=None):
    """The first true value of condition(). What is not there (yet) may raise GLib.Error.

    what: names the thing waited for, for the failure's text
    explain: gives more to say about a failure
    """
    from gi.repository import GLib
    start = time.monotonic()
    last = None
    while True:
        try:
            value = condition()
            if value:
                return value
        except GLib.Error as error:
            last = error.message
        waited = time.monotonic() - start
        if waited > deadline:
            more = '\n'.join(text for text in (last, explain() if explain is not None else None) if text)
            raise AssertionError(f'waited {deadline} s in vain for {what}' + (f'\n{more}' if more else ''))
        turn_context(INTERVAL_MS if waited < 1 else LATER_MS)


def read_line(fd, what, process, deadline=DEADLINE):
    """The first line that arrives at a pipe; an empty text if the process ended without one."""
    end = time.monotonic() + deadline
    text = b''
    while not text.endswith(b'\n'):
        ready, _, _ = select.select([fd], [], [], 0.1)
        part = os.read(fd, 1024) if ready else None
        if part == b'' or (part is None and process.poll() is not None):
            break
        text += part or b''
        if time.monotonic() > end:
            raise AssertionError(f'waited {deadline} s in vain for {what}')
    return text.decode().strip()
