"""bus.py - what a program says on the accessibility bus, as a tree that is read afresh each time

SPDX-License-Identifier: GPL-3.0-or-later

GTK tells its whole tree in one call once every part of it was asked for, so a
snapshot is a call or a few, and no cache of ours can be stale. What GTK 4.8
does not tell is whether a part is on the screen: a page behind another keeps
its place. Such a part cannot be picked with the pointer, and so it is found out.
"""
import functools
import itertools
import re
import struct

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (after the version is asked for)

CALL_MS = 30_000
ROOT = '/org/a11y/atspi/accessible/root'
CACHE = '/org/a11y/atspi/cache'
NOWHERE = '/org/a11y/atspi/null'
WINDOW_COORDS = 1
# Roles whose middle belongs to a part that GTK keeps to itself.
UNTOLD_PARTS = ('text', 'entry', 'password text', 'spin button', 'check box', 'toggle button', 'panel', 'filler',
                'slider', 'combo box', 'list item')


@functools.lru_cache(maxsize=None)
def name_of_role(number):
    return Atspi.role_get_name(Atspi.Role(number))


def plain_label(label):
    """A label without its mnemonic: “_Cancel” is Cancel, “打开(_O)…” and “打开(O)…” are 打开…."""
    return re.sub(r'\s*\((_\w|[A-Z](?=\)…?$))\)', '', label).replace('_', '')


@functools.lru_cache(maxsize=None)
def plain(name):
    """A name without mnemonics: GTK tells a button's as “_Cancel Cancel”, and “打开(_O)… 打开(O)…”."""
    for match in re.finditer(' ', name):
        left, right = name[:match.start()], name[match.end():]
        if '_' in left and left.replace('_', '', 1) == right:
            return plain_label(left)
    return plain_label(name) if re.search(r'[^\x00-\u02ff].*\(', name) else name


@functools.lru_cache(maxsize=None)
def string_of(data):
    return data.decode()


def ends_of(data, n=None):
    """The ends of the parts of a GVariant container, as they stand behind them: all of an array, or @n of a tuple."""
    size = 1 if len(data) <= 0xff else 2 if len(data) <= 0xffff else 4
    start = int.from_bytes(data[-size:], 'little') if n is None else len(data) - n * size
    return [int.from_bytes(data[place:place + size], 'little') for place in range(start, len(data), size)]


def aligned(place):
    return place + 3 & ~3


def reference_of(data):
    """The (owner, path) of an accessible."""
    end, = ends_of(data, 1)
    return string_of(data[:end - 1]), string_of(data[end:].partition(b'\0')[0])


@functools.lru_cache(maxsize=1 << 16)
def item_of(data):
    """One of the items of GetItems, ((so)(so)(so)iiassusau), without the program it is of; most stay as they were."""
    # A tuple tells the ends of its parts with the last in front; numbers need none.
    about, name, interfaces, parent, program, own = ends_of(data, 6)
    numbers = aligned(parent)
    names = data[numbers + 8:interfaces]
    starts = [0, *ends_of(names)] if names else []
    place = aligned(name)
    role, = struct.unpack_from('=I', data, place)
    low, high = struct.unpack_from('=II', data, aligned(about))
    return (reference_of(data[:own]), reference_of(data[program:parent]), *struct.unpack_from('=ii', data, numbers),
            tuple(string_of(names[start:end - 1]) for start, end in zip(starts, starts[1:])),
            string_of(data[interfaces:name - 1]), role, string_of(data[place + 4:about - 1]), low | high << 32)


def items_of(variant):
    """The answer of GetItems, read from its bytes: of 3,000 items GLib's own bindings take half a second."""
    data = variant.get_child_value(0).get_data_as_bytes().get_data()
    ends = ends_of(data) if data else []
    return [item_of(data[start:end]) for start, end in zip([0, *map(aligned, ends)], ends)]


class Node:
    """A part of a window as one snapshot had it; places and texts are asked for when they are wanted."""

    def __init__(self, bus, item):
        (self.owner, self.path), (_, self.parent_path), self.index, self.n_children, self.interfaces, \
            self.full_name, role, self.description, self.states = item
        self.bus = bus
        self.role = name_of_role(role)
        self.name = plain(self.full_name)
        self.children = []
        self.parent = None

    def __repr__(self):
        return f'<{self.role} “{self.name}”>'

    def call(self, interface, method, arguments=None):
        return self.bus.call(self.owner, self.path, f'org.a11y.atspi.{interface}', method, arguments)

    def is_(self, state):
        """Whether it has a state, such as focused, selected, checked, sensitive, expanded."""
        return bool(self.states >> int(getattr(Atspi.StateType, state.upper())) & 1)

    def walk(self):
        """Itself and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def toplevel(self):
        """The window it is in; None for the program itself."""
        chain = [self, *self.ancestors()]
        return chain[-2] if len(chain) > 1 else None

    @functools.cached_property
    def extents(self):
        """(x, y, width, height) inside its window; None for what has no place, as a page of a stack."""
        if 'org.a11y.atspi.Component' not in self.interfaces:
            return None
        return self.call('Component', 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDS,)))[0]

    def can_be_picked(self):
        """Whether the pointer finds it, or something in it that has a name of its own."""
        x, y, width, height = self.extents
        for point in ((x + width // 2, y + height // 2), (x + 1, y + 1), (x + width - 2, y + height - 2),
                      (x - 3, y - 3)):
            _, path = self.call('Component', 'GetAccessibleAtPoint', GLib.Variant('(iiu)', (*point, WINDOW_COORDS)))[0]
            if not path.endswith('/null'):
                return True
        return False

    @functools.cached_property
    def is_shown(self):
        """Whether it is on a page that is to be seen (it may be scrolled out of sight)."""
        if self.toplevel is self:
            return True
        if not self.is_('visible'):
            return False
        page = next((node for node in self.ancestors() if node.is_page), None)
        if page is not None and not page.is_shown:
            return False
        if self.is_page:
            return self.parent.page_in_front in (self, None)
        return self.is_proven or (self.has_place and self.is_unprovable and self.parent.is_shown)

    @property
    def is_page(self):
        """Whether it is a page of a stack: GTK's has no place; the window's are bins, one over the other."""
        if self.toplevel in (self, None):
            return False
        siblings = self.parent.children
        return 'org.a11y.atspi.Component' not in self.interfaces or (
            len(siblings) > 1 and all(node.full_name == 'AdwBin' for node in siblings))

    @functools.cached_property
    def page_in_front(self):
        """The page of a stack that is to be seen, found by its first part that is; None if there is no telling."""
        pages = [node for node in self.children if node.is_page]
        for parts in itertools.zip_longest(*(page.walk() for page in pages)):
            for page, part in zip(pages, parts):
                if part is not None and part.is_proven:
                    return page
        return None

    @property
    def has_place(self):
        return self.extents is not None and self.extents[2] > 0 and self.extents[3] > 0

    @functools.cached_property
    def is_proven(self):
        return self.has_place and self.can_be_picked()

    @property
    def is_unprovable(self):
        """Fields consist of parts that are not told, and what is insensitive cannot be picked."""
        return self.role in UNTOLD_PARTS or not all(node.is_('sensitive') for node in (self, *self.ancestors())
                                                    if node.parent_path != NOWHERE)

    @property
    def text(self):
        """What stands in a field or a label."""
        if 'org.a11y.atspi.Text' not in self.interfaces:
            return self.name
        count = self.bus.call(self.owner, self.path, 'org.freedesktop.DBus.Properties', 'Get',
                              GLib.Variant('(ss)', ('org.a11y.atspi.Text', 'CharacterCount')))[0]
        return self.call('Text', 'GetText', GLib.Variant('(ii)', (0, count)))[0]

    def set_text(self, text):
        """Puts a text into a field, as a screen reader's dictation does."""
        assert self.call('EditableText', 'SetTextContents', GLib.Variant('(s)', (text,)))[0], \
            f'{self} took no text'

    def act(self):
        """Does what a click on it would do, as a screen reader has it done."""
        assert self.call('Action', 'DoAction', GLib.Variant('(i)', (0,)))[0], f'{self} did nothing'


class Bus:
    """The accessibility bus of the session at hand."""

    def __init__(self, address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.session = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        answer = self.session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                        Gio.DBusCallFlags.NONE, CALL_MS, None)
        self.connection = Gio.DBusConnection.new_for_address_sync(answer.unpack()[0], flags, None, None)
        self.asked = {}

    def ask(self, owner, path, interface, method, arguments=None):
        return self.connection.call_sync(owner, path, interface, method, arguments, None,
                                         Gio.DBusCallFlags.NONE, CALL_MS, None)

    def call(self, owner, path, interface, method, arguments=None):
        return self.ask(owner, path, interface, method, arguments).unpack()

    def frame_paths(self, owner):
        """The paths of a program's windows that show, asked for alone: the whole tree takes a hundred times as long."""
        showing = 1 << int(Atspi.StateType.SHOWING)
        children = self.call(owner, ROOT, 'org.a11y.atspi.Accessible', 'GetChildren')[0]
        return {path for _, path in children
                if self.call(owner, path, 'org.a11y.atspi.Accessible', 'GetState')[0][0] & showing}

    def program(self, process_id):
        """The bus name of the program with a process id, or None."""
        children = self.call('org.a11y.atspi.Registry', ROOT, 'org.a11y.atspi.Accessible', 'GetChildren')[0]
        for owner, _ in children:
            number = self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                               'GetConnectionUnixProcessID', GLib.Variant('(s)', (owner,)))[0]
            if number == process_id:
                return owner
        return None

    def read_items(self, owner):
        items = items_of(self.ask(owner, CACHE, 'org.a11y.atspi.Cache', 'GetItems'))
        nodes = {item[0][1]: Node(self, item) for item in items}
        for node in nodes.values():
            node.parent = nodes.get(node.parent_path)
            if node.parent is not None and node.parent is not node:
                node.parent.children.append(node)
        for node in nodes.values():
            node.children.sort(key=lambda child: child.index)
        return nodes

    def ask_for_children(self, nodes, known):
        """Has GTK make what it has not told yet, to the last leaf; the calls are under way together.

        known: the paths that are made already, to which those made now are added
        """
        context = GLib.MainContext.default()
        under_way = set()

        def answered(connection, result, path):
            under_way.remove(path)
            try:
                children = connection.call_finish(result).unpack()[0]
            except GLib.Error:
                return  # it has gone meanwhile
            for owner, child in children:
                if child not in known:
                    ask(owner, child)

        def ask(owner, path):
            known.add(path)
            under_way.add(path)
            self.connection.call(owner, path, 'org.a11y.atspi.Accessible', 'GetChildren', None, None,
                                 Gio.DBusCallFlags.NONE, CALL_MS, None, answered, path)

        for node in nodes:
            ask(node.owner, node.path)
        while under_way:
            context.iteration(True)

    def snapshot(self, owner):
        """The program's root Node; windows are its children."""
        while True:
            nodes = self.read_items(owner)
            for node in nodes.values():
                if node.path != ROOT and node.n_children <= len(node.children):
                    self.asked.pop((node.owner, node.path), None)
            untold = [node for node in nodes.values() if node.path == ROOT or
                      node.n_children > len(node.children)]
            untold = [node for node in untold if self.mark(node)]
            if not untold:
                return nodes[ROOT]
            self.ask_for_children(untold, set(nodes))

    def ask_anew(self, owner):
        """Asks for everything again. GTK counts the children that are visible, but may still tell one that is hidden
        in the place of another that is not: then none seems to be missing."""
        self.asked.clear()
        nodes = self.read_items(owner)
        self.ask_for_children(list(nodes.values()), set(nodes))

    def mark(self, node):
        """Whether a node's children are still to be asked for; each is asked once for each of its states.

        What was told in full may lose a part for another: then it is asked again.
        """
        known = (node.n_children, tuple(child.path for child in node.children))
        if self.asked.get((node.owner, node.path)) == known:
            return False
        self.asked[node.owner, node.path] = known
        return True
