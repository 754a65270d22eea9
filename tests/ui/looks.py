"""looks.py - what is wrong with a window: controls without a name, Tab going astray, texts and controls cut off

SPDX-License-Identifier: GPL-3.0-or-later

Each check yields findings as texts; checks-test.py shows that each finds what
is wrong in a window made wrong on purpose.
"""
import re

CONTROLS = ('push button', 'toggle button', 'text', 'entry', 'password text', 'spin button', 'check box', 'combo box',
            'slider', 'list', 'table', 'tree table', 'menu item', 'page tab', 'radio button', 'switch', 'image',
            'progress bar', 'list box', 'grid', 'link')
# A control made of several: the name stands on the outermost, its parts have none.
COMPOUNDS = ('combo box', 'spin button', 'text', 'entry', 'password text')
CLASS_NAME = re.compile(r'(Gtk|Adw|Yishi)[A-Z]\w+')
# Controls inside a control of GTK, which has the name.
PARTS_OF_GTK = ('GtkColumnListView',)
# Lines of a page are as high as a row; what is less apart stands in one line.
LINE = 8
# Seconds after which Tab leads nowhere.
CAUGHT = 5


def has_name(node):
    return bool(node.name.strip()) and not CLASS_NAME.fullmatch(node.name) and node.name.lower() != node.role


def place_of(node):
    """Where a finding is: the names on the way to the node."""
    names = [part.name for part in reversed(list(node.ancestors())) if part.name and not CLASS_NAME.match(part.name)]
    return ' › '.join([*names[-3:], node.role])


def is_part_of_another(node):
    """Whether it is a part, or the decoration, of a control that has a name, or only what holds one."""
    above = [part for part in node.ancestors() if has_name(part)]
    if node.role == 'image':
        return any(part.role in CONTROLS or part.role == 'list item' for part in above)
    if node.full_name in PARTS_OF_GTK:
        return True
    rows = [part for part in node.children if part.is_('focusable') and part.is_shown]
    if node.role == 'list' and rows and all(has_name(row) for row in rows):
        return True  # a group without a title: what is read are its rows
    holds_one = any(part.role == node.role and has_name(part) for part in node.walk())
    return any(part.role in COMPOUNDS for part in above) or (not node.is_('focusable') and holds_one)


def nameless(toplevel):
    """Controls that a screen reader could only call by their kind."""
    for node in toplevel.walk():
        if node.role in CONTROLS and node.is_shown and not has_name(node) and not is_part_of_another(node):
            yield f'{place_of(node)} has no name ({node.full_name!r}, {node.extents})'


def untold(toplevel):
    """Lists to choose from of which a screen reader could not say what is chosen, and names that are said twice."""
    for node in toplevel.walk():
        if not node.is_shown:
            continue
        half = node.name[:len(node.name) // 2]
        if half and node.role in CONTROLS and node.name == f'{half} {half}':
            yield f'{place_of(node)} says its name twice'
        if node.role != 'combo box':
            continue
        # It is a button in it that gets the keyboard, or itself as a row.
        button = next((part for part in node.walk() if part.role == 'push button' and part.is_('focusable')), None)
        shown = next((part.name for part in (button or node).walk() if part.role == 'label' and part.is_shown), '')
        told = node.description if button is None else button.name
        if not told or (button is not None and shown not in told):
            yield f'{place_of(node)} does not tell what is chosen ({told!r})'


def clipped(toplevel):
    """What reaches beyond the window, and is not in an area that scrolls there."""
    _, _, width, height = toplevel.extents
    for node in toplevel.walk():
        if node.role not in CONTROLS + ('label',) or not node.is_shown:
            continue
        x, y, part_width, part_height = node.extents
        scrolls = any(above.role == 'scroll pane' for above in node.ancestors())
        if x < -LINE or x + part_width > width + LINE or (
                not scrolls and (y < -LINE or y + part_height > height + LINE)):
            yield f'{place_of(node)}: “{node.name}” at {node.extents} reaches beyond {width}×{height}'


def tab_round(window, limit=300):
    """The steps of Tab once round, each (name, place) before and after it, as both lie once the step was taken.

    The second value is how many stops there are if Tab came back to its first, else None.
    """
    number = window.ask_probe('Round')[0]
    if number < 0:
        window.key('Tab')
        window.wait(lambda: window.ask_probe('Round')[0] >= 0, 'something to have the keyboard')
    steps, last = [], 0
    for _ in range(limit):
        window.key('Tab')
        step = wait_for_step(window, last)
        if step is None:
            return steps, None  # it is caught there
        number, name_before, name, before, place = step
        steps.append(((name_before, before), (name, place)))
        if number < last:
            return steps[number:], last - number + 1
        last = number
    return steps, None


def wait_for_step(window, last):
    """What the window tells of a step once it came to another part than the one with the number @last, and rests there.

    None if it does not come to another.
    """
    def look():
        window.settle(2)
        step = window.ask_probe('Step')
        return step if step[0] != last else None
    try:
        return window.wait(look, 'Tab to lead on', CAUGHT)
    except AssertionError:
        return None


def holds(outer, inner):
    """Whether a place is inside another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and \
        inner[0] + inner[2] <= outer[0] + outer[2] and inner[1] + inner[3] <= outer[1] + outer[3]


def goes_back(before, after):
    """Whether who reads would have come to the place @after before the place @before."""
    x1, y1, width1, height1 = before
    x2, y2, width2, height2 = after
    if holds(before, after) or holds(after, before) or not width1 or not width2:
        return False
    if y2 + height2 <= y1 + LINE:
        return x2 < x1 + width1 - LINE  # above: only the next column begins there
    in_one_line = min(y1 + height1, y2 + height2) - max(y1, y2) > min(height1, height2) / 2
    return in_one_line and x2 + width2 <= x1 + LINE


def out_of_order(round_):
    """Steps of Tab that go against reading (one leads from the end back to the beginning), and a Tab that is caught."""
    steps, n_stops = round_
    if n_stops is None:
        yield f'Tab does not come round: after {len(steps)} steps it is at {steps[-1][1] if steps else "its first"}'
        return
    back = [step for step in steps if goes_back(step[0][1], step[1][1])]
    if len(back) > 1:
        for (name, place), (next_name, next_place) in back:
            yield f'Tab goes back from “{name}” {place} to “{next_name}” {next_place}'


def cut_short(window):
    """Texts that end early, and that no tooltip tells whole."""
    for text in window.cut_texts():
        yield f'“{text}” is cut short'
