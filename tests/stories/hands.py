"""hands.py - two ways to work the window: with mouse and accessibility bus, or with the keyboard alone

SPDX-License-Identifier: GPL-3.0-or-later

Both find a control by its source text. What a step leads to is waited for by
what is cheap to ask: the journal, the active window, the wall's text, and the
name of what has the keyboard.
"""
import re
import time

import bus

# After so many seconds nobody else gives the keyboard back.
HAND_OVER_S = 3


class Hands:
    """What both ways have in common: keys that are keys for everybody."""

    def __init__(self, window):
        self.window = window

    def active(self):
        """The X window that has the keyboard."""
        return self.window.desktop.ask('xprop', '-root', '_NET_ACTIVE_WINDOW').rpartition(' ')[2].strip()

    def is_known(self, xid):
        """Whether the program has heard, too, that this X window has the keyboard: what is pressed before that is
        right, but where the keyboard is in it cannot be asked yet."""
        return self.window.ask_probe('ActiveWindow') == int(xid, 16)

    def opens(self, *keys):
        """Presses keys that open a dialog, and waits until it has the keyboard; gives the window before."""
        return self.leads_to_dialog(lambda: self.window.key(*keys), ' '.join(keys))

    def leads_to_dialog(self, step, what):
        before = self.window.wait(lambda: self.active() != '0x0' and self.active(), 'a window to have the keyboard')
        step()

        def is_there():
            dialog = self.active()
            return dialog not in (before, '0x0') and self.is_known(dialog)
        self.window.wait(is_there, f'a dialog after {what}')
        return before

    def closes(self, before, step, what):
        """Does a step that closes a dialog, and waits until the window @before has the keyboard again. Of two dialogs
        that go at once openbox now and then gives it to nobody: then it is handed over."""
        step()
        hand_over_at = time.monotonic() + HAND_OVER_S

        def is_back():
            nonlocal hand_over_at
            if self.active() == '0x0' and time.monotonic() > hand_over_at:
                hand_over_at = float('inf')
                self.window.xdotool('windowfocus', before)
            return self.active() == before and self.is_known(before)
        self.window.wait(is_back, f'the dialog to close after {what}')

    def find_control(self, text):
        """The control with a source text that can have the keyboard, and not the label in it."""
        return self.window.find(self.window.t(text), where=lambda node: node.is_('focusable') and node.is_('sensitive'))

    def focus(self):
        """(name, place) of what has the keyboard: a label without its mnemonic."""
        name = self.window.ask_probe('FocusName')
        return bus.plain_label(name), self.window.ask_probe('Focus')

    def wait_focus(self, text):
        """Waits until the control with a source text has the keyboard by itself."""
        name = self.window.t(text)
        self.window.wait(lambda: self.focus()[0] == name, f'the keyboard to be at “{name}”')

    def write(self, value):
        """Types a value over whatever stands in the field that has the keyboard."""
        self.window.key('ctrl+a')
        self.window.type(value)

    def pick(self, text, index):
        """Of a row with a list, picks the one with an index."""
        self.open_list(text)
        self.window.key('Down', 'Home', *['Down'] * index, 'Return')
        self.wait_focus(text)


class Pointer(Hands):
    """With the mouse, and buttons by way of the accessibility bus."""

    def press(self, text, role='push button'):
        self.window.press(self.window.t(text), role)

    answer = press

    def tick(self, text):
        """Clicks on what is one of several, such as a radio button."""
        self.window.click(node=self.find_control(text))

    def go_to(self, text):
        self.window.click(node=self.find_control(text))
        self.wait_focus(text)

    def fill(self, text, value):
        self.go_to(text)
        self.write(value)

    def open_list(self, text):
        self.window.click(self.window.t(text), 'combo box')


class Keyboard(Hands):
    """With keys and typing alone."""

    # More than any page has controls: who has come round once has missed it.
    MOST_TABS = 120

    def go_to(self, text, key='Tab'):
        """Presses Tab until a control has the keyboard."""
        name = self.window.t(text)
        way = []
        for _ in range(self.MOST_TABS):
            now = self.focus()
            if now[0] == name:
                return
            way.append(now[0])
            self.window.key(key)
            self.window.wait(lambda: self.focus() != now, f'{key} to leave “{now[0]}”')
        raise AssertionError(f'{key} never came to “{name}”, but to {way}')

    def press(self, text, role='push button'):
        """By its mnemonic, where it has one."""
        letter = re.search(r'_(\w)', self.window.translations.gettext(text))
        if letter:
            self.window.key(f'alt+{letter[1].lower()}')
        else:
            self.go_to(text)
            self.window.key('space')

    def tick(self, text):
        self.answer(text)

    def answer(self, text):
        """By Tab and space, which come to every answer, with a letter or without."""
        self.go_to(text)
        self.window.key('space')

    def fill(self, text, value):
        self.go_to(text)
        self.write(value)

    def open_list(self, text):
        self.go_to(text)
        self.window.key('space')


class KeyboardAlone(Keyboard):
    """For who has nothing else: neither the mouse nor the accessibility bus does anything."""

    def __init__(self, window):
        super().__init__(window)
        window.click_at = window.press = self.refuse

    def refuse(self, *_words, **_options):
        raise AssertionError('this is to be done with the keyboard alone')


class Both(Keyboard):
    """Keys where they are quick, and the mouse where a hand would take it."""

    def tick(self, text):
        self.window.click(node=self.find_control(text))
