"""pages.py - goes to every page and dialog of the window

SPDX-License-Identifier: GPL-3.0-or-later
"""
import sample
import suite
from gi.repository import GLib

# Commands that open a dialog, and a name for it.
DIALOGS = (('new-record', 'new-record'), ('preferences', 'preferences'), ('shortcuts', 'shortcuts'),
           ('about', 'about'), ('microphone', 'microphone'), ('papers', 'papers'), ('mend-minutes', 'mend-minutes'))
NOW = f'{sample.DAY}T19:30:00+08:00'


def open_sample(stage, **options):
    """The window on the sample, at half past seven of the evening."""
    if not stage.record.exists():
        sample.make(stage, suite.SOURCE)
    window = stage.window()
    window.start(stage.record, now=NOW, **options)
    window.find(role='page tab')
    window.settle()
    return window


def tabs(window):
    """The names of the pages, in their order."""
    return [node.name for node in window.all_(role='page tab')]


def show(window, name):
    """Goes to a page and waits until it is there."""
    if not window.find(name, 'page tab').is_('selected'):
        window.press(name, 'page tab')
        window.settle()
        window.find(name, 'page tab', where=lambda tab: tab.is_('selected'))
    window.settle()


def open_dialog(window, action):
    """Opens a dialog and gives its top level; None if the program has no such command."""
    before = window.frame_paths()
    try:
        if not window.can(action):
            return None
    except GLib.Error:
        return None
    window.do(action)
    path = window.wait(lambda: next(iter(window.frame_paths() - before), None), f'the dialog of {action}')
    window.settle()
    return window.wait(lambda: next((frame for frame in window.frames() if frame.path == path), None),
                       f'the dialog of {action}')


def close_dialog(window, dialog):
    window.key('Escape')
    window.wait(lambda: dialog.path not in window.frame_paths(), f'{dialog} to close')


def visit(window, look):
    """Calls look(name, toplevel), which gives findings, on every page and every dialog; yields all of them."""
    for number, name in enumerate(tabs(window), 1):
        show(window, name)
        yield from (f'{name}: {finding}' for finding in look(f'{number}-{name}', window.frame()) or ())
    for action, name in DIALOGS:
        try:
            dialog = open_dialog(window, action)
            if dialog is not None:
                yield from (f'{name}: {finding}' for finding in look(name, dialog) or ())
                close_dialog(window, dialog)
        except AssertionError as error:
            yield f'{name}: {str(error).splitlines()[0]}'
