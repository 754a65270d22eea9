#!/usr/bin/python3
# keys-test.py - keys typed into a field while a meeting runs, also through an input method, write it and nothing else
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: keys-test.py BUILD-DIR [CASE…]"""
import contextlib
import re
import sqlite3
import sys

import hands
import pages
import sample
import suite

FIELDS = ('text', 'entry', 'spin button')
PRINTABLE = ''.join(chr(code) for code in range(0x20, 0x7f))
MATTER, STRAW = 3, 4
UNPOSTED = '没有公告的事项'
# What people press while an input method shows them candidates; after those that choose none Escape ends it.
CHOOSING = ('space', '1', '5', 'Return', 'Escape')
LOOKING = ('Down', 'Up', 'Left', 'Right', 'Page_Down', 'Page_Up', 'Tab', 'BackSpace', 'Delete', 'Home', 'End', 'minus')
CHOSEN = '张'


def name_of(field):
    """The name of a field; GTK tells that of a field in a row twice over."""
    left, _, right = field.name.partition(' ')
    return left if left == right else field.name


class Keys:
    """The running meeting of the sample, and what typing in it has led to."""

    def __init__(self, stage, **options):
        self.window = pages.open_sample(stage, **options)
        self.hands = hands.Both(self.window)
        self.record = stage.record
        self.typed = []

    def journal(self):
        """The kinds of the journal's entries, in order."""
        with contextlib.closing(sqlite3.connect(f'file:{self.record}?mode=ro', uri=True)) as database:
            return [kind for kind, in database.execute('SELECT kind FROM journal ORDER BY seq')]

    def answers(self):
        """The answers of all ballots, in the order in which they were written."""
        with contextlib.closing(sqlite3.connect(f'file:{self.record}?mode=ro', uri=True)) as database:
            return [choice for choice, in database.execute('SELECT choice FROM ballot ORDER BY id')]

    def wait_journal(self, kind, count):
        self.window.wait(lambda: self.journal().count(kind) >= count, f'{count} entries “{kind}”')

    def click(self, *texts):
        """Clicks one after the other on what bears these source texts."""
        for text in texts:
            self.window.click(node=self.hands.find_control(text))
            self.window.settle(3)

    def menu(self, button, index):
        """Of a button's menu, chooses the entry with an index; gives the window before its dialog."""
        self.click(button)
        return self.hands.leads_to_dialog(lambda: self.window.key(*['Down'] * index, 'Return'), f'entry {index}')

    def fields(self):
        """The fields of the active window that can be typed into, the outermost of each."""
        found = self.window.all_(inside=self.window.frame(), where=lambda node: node.role in FIELDS and
                                 node.is_('focusable') and node.is_('sensitive') and
                                 'org.a11y.atspi.EditableText' in node.interfaces)
        return [node for node in found if not any(above in found for above in node.ancestors())]

    def place(self):
        """What must stay where it is whatever is typed: the page, the windows, the commands that can be given."""
        window = self.window
        tabs = [node.name for node in window.all_(role='page tab') if node.is_('selected')]
        return tabs, [(frame.path, frame.is_('active')) for frame in window.frames()]

    def type_into(self, *texts, by_tab=False):
        """Types every printable character into the fields at hand, among which are those with these source texts."""
        self.window.settle(3)
        names = [self.window.t(text) for text in texts]
        self.window.wait(lambda: set(names) <= set(map(name_of, self.fields())), f'the fields {names}')
        fields = self.fields()
        with self.nothing_else(fields):
            for field in fields:
                if by_tab:
                    self.hands.go_to(name_of(field))
                else:
                    self.window.click(node=field)
                self.type_into_one(field)

    def type_into_only(self, *texts):
        """Types every printable character into fields with these source texts, which Tab comes to."""
        for text in texts:
            self.hands.go_to(text)
            with self.nothing_else(text):
                self.type_into_one(next(node for node in self.fields() if name_of(node) == self.window.t(text)))

    @contextlib.contextmanager
    def nothing_else(self, fields):
        """The page and the windows stay in front, and the journal stays as it is."""
        before, place = self.journal(), self.place()
        yield
        assert self.place() == place, f'typing into {fields} led from {place} to {self.place()}'
        written = self.journal()[len(before):]
        assert not written, f'typing into {fields} wrote {written}'

    def type_into_one(self, field):
        """What has the keyboard gets every printable character, and keeps the keyboard."""
        window, name = self.window, name_of(field)
        window.wait(lambda: self.hands.focus()[0] == name, f'the keyboard to be at {field}')
        window.key('ctrl+a', 'BackSpace')
        window.xdotool('type', '--delay', '1', PRINTABLE)
        window.settle(3)
        assert self.hands.focus()[0] == name, f'typing into {field} led to “{self.hands.focus()[0]}”'
        assert field.text, f'nothing of what was typed is in {field}'
        if field.role != 'spin button':
            window.key('ctrl+a', 'BackSpace')
        self.typed.append(name)

    def in_dialog(self, before, *texts):
        """Types into the fields of the dialog at hand, and leaves it."""
        self.type_into(*texts, by_tab=True)
        self.leave_dialog(before)

    def leave_dialog(self, before):
        """Escape, and what was typed is given up: nothing comes of it."""
        kinds, hands = self.journal(), self.hands
        dialog = hands.active()
        self.window.key('Escape')
        at = self.window.wait(lambda: hands.active() not in (dialog, '0x0') and hands.active(), 'Escape to lead on')
        if at != before:
            hands.closes(before, lambda: hands.answer('_Give Up'), 'giving up what was typed')
        self.window.wait(lambda: hands.is_known(before), 'the program to know that the dialog is gone')
        assert self.journal() == kinds, f'leaving the dialog wrote {self.journal()[len(kinds):]}'

    def compose_in(self, text):
        """Composes in the field with a source text that has the keyboard, with every key of an input method: none of
        them acts, and what is chosen is typed."""
        window = self.window
        self.hands.wait_focus(text)
        field = next(node for node in self.fields() if name_of(node) == window.t(text))
        with self.nothing_else(field):
            window.key('ctrl+a', 'BackSpace')
            for key in CHOOSING:
                window.key('z', 'w', key)
            for key in LOOKING:
                window.key('z', 'w', key, 'Escape')
            window.settle(3)
            assert self.hands.focus()[0] == name_of(field), f'composing led to “{self.hands.focus()[0]}”'
            assert field.text == 3 * CHOSEN + 'zw', f'“{field.text}” was composed in {field}'

    def give_paper(self, unit, answer):
        """Unit and Enter, wherever the keyboard is; it must be that unit whose answer is asked for."""
        self.window.type(unit)
        self.window.key('Return')
        self.window.wait(lambda: unit in self.hands.focus()[0], f'the answer of {unit} to be asked for')
        self.window.key(answer)
        self.hands.wait_focus('Unit, name or initials')

    def end(self, least):
        print(f'# typed into {len(self.typed)}: {", ".join(self.typed)}')
        assert len(self.typed) >= least, f'only these fields were found: {self.typed}'
        self.window.close()


def test_on_the_pages(stage):
    keys = Keys(stage)
    window = keys.window
    window.do('next-item')
    window.key('alt+2')
    keys.type_into('Search the roll')
    window.key('alt+4')
    keys.type_into('Who comes: unit, name or initials')
    keys.window.click(re.compile('^' + re.escape(window.t('Parties and guests'))), 'page tab')
    keys.type_into('Name of the guest', 'Organisation of the guest')
    window.key('alt+5')
    keys.type_into('New note', 'Who wants to speak: unit, name or initials')
    keys.click('Statements')
    keys.type_into()
    keys.click('Outcome')
    for text in ('_Settled', '_Person and deadline', '_Escalated', 'Put to the _owners', '_No outcome'):
        keys.click(text)
        keys.type_into()
    keys.click('Message')
    keys.type_into_only('Text over the wall')
    window.key('Escape')
    keys.click('Times')
    keys.type_into_only('Each speech, minutes')
    keys.end(20)


def open_no_other_vote(keys, opened):
    """The item at hand has no vote: the key says so, stays on its page and opens none of another item."""
    window = keys.window
    window.key('alt+5', 'ctrl+shift+o')
    window.wait_text(window.t('No item is at hand: choose the vote on the page of votes (Alt+6).'))
    window.do('next-item')
    keys.wait_journal('item.begun', 1)
    window.key('ctrl+shift+o')
    window.wait_text(window.t('Nothing is voted on with “%s”, which is at hand: choose another vote on the page of votes '
                              '(Alt+6).') % sample.ITEMS[0][1])
    window.find(window.t('Floor'), 'page tab', where=lambda tab: tab.is_('selected'))
    assert keys.journal().count('vote.opened') == opened


def refuse_defect(keys, title, opened):
    """A vote with a defect is asked for by its name, and Enter does not open it."""
    window = keys.window
    window.do('next-item')
    window.do('next-item')
    keys.wait_journal('item.begun', 6)
    window.do('next-item')
    keys.wait_journal('item.begun', 7)
    window.key('alt+5')
    before = keys.hands.opens('ctrl+shift+o')
    window.wait_text(window.t('Open the vote on “%s” with a defect?') % title)
    told = '\n'.join(window.texts())
    assert window.t('What was not posted may only be discussed, and nothing is decided on it.') in told, told
    keys.hands.closes(before, lambda: window.key('Return'), 'Enter, which cancels')
    assert keys.journal().count('vote.opened') == opened


def test_with_open_votes(stage):
    sample.make(stage, suite.SOURCE)
    stage.cli('item', 'add', stage.record, '--meeting', sample.DAY, '--kind', 'matter', '--matter', '8', '--title',
              UNPOSTED, now=pages.NOW)
    keys = Keys(stage)
    window = keys.window
    opened = keys.journal().count('vote.opened')
    open_no_other_vote(keys, opened)
    for number in range(1, MATTER):
        window.do('next-item')
        keys.wait_journal('item.begun', number + 1)
    window.key('ctrl+shift+o')
    keys.wait_journal('vote.opened', opened + 1)
    keys.hands.wait_focus('Unit, name or initials')
    keys.click('Signed by an a_gent')
    keys.type_into('Unit, name or initials', 'Teller’s name', 'The agent’s name or unit')
    before = keys.menu('More about This Vote', 1)
    keys.hands.wait_focus('Name of the teller who enters now')
    keys.type_into_only('Name of the teller who enters now')
    window.type('样例')
    window.key('Return')
    keys.hands.wait_focus('Unit, name or initials')
    keys.type_into_only('Unit, name or initials')
    keys.leave_dialog(before)
    keys.in_dialog(keys.menu('More about This Vote', 3),
                   'Units (none named: all that vote)')
    window.do('next-item')
    keys.wait_journal('item.begun', STRAW)
    window.key('alt+5', 'ctrl+shift+o')
    keys.wait_journal('vote.opened', opened + 2)
    keys.hands.wait_focus('Yes')
    keys.type_into('Yes', 'No', 'Abstain')
    refuse_defect(keys, UNPOSTED, opened + 2)
    keys.end(9)


def test_a_unit_typed_at_once_is_whole(stage):
    """On the page of an open vote it goes to the field, from the list of votes too, and nothing of it is lost."""
    sample.make(stage, suite.SOURCE)
    stage.cli('ballot', 'open', stage.record, '--meeting', sample.DAY, '--item', MATTER, now=pages.NOW)
    keys = Keys(stage)
    window, before = keys.window, keys.answers()
    window.key('alt+6')
    keys.give_paper('1-1-101', '1')
    window.key('alt+5', 'alt+6')
    keys.give_paper('1-1-102', '2')
    window.key('alt+6')
    keys.give_paper('1-1-201', '3')
    while sample.ITEMS[MATTER - 1][1] not in keys.hands.focus()[0]:
        at = keys.hands.focus()
        window.key('Tab')
        window.wait(lambda place=at: keys.hands.focus() != place, f'Tab to leave {at}')
    keys.give_paper('1-1-202', '2')
    window.wait(lambda: len(keys.answers()) == len(before) + 4, 'four ballots to be written')
    assert keys.answers()[len(before):] == ['yes', 'no', 'abstain', 'no'], keys.answers()
    window.close()


def test_a_statement_says_that_it_is_not_saved(stage):
    """Also after another item was at hand: what was typed is kept, and is not in the record yet."""
    keys = Keys(stage)
    window = keys.window
    window.do('next-item')
    keys.wait_journal('item.begun', 1)
    window.key('alt+5')
    keys.click('Statements')
    window.click(node=keys.fields()[1])
    window.type('abc')
    window.find(window.t('Not saved yet'))
    window.do('next-item')
    window.wait_gone(window.t('Not saved yet'))
    window.do('previous-item')
    window.find(window.t('Not saved yet'))
    assert 'abc' in [field.text for field in keys.fields()], 'what was typed is lost'
    window.close()


def test_in_dialogs(stage):
    keys = Keys(stage)
    window, opens = keys.window, keys.hands.opens
    window.do('next-item')
    keys.in_dialog(opens('ctrl+n'), 'Name of the community')
    keys.in_dialog(opens('ctrl+comma'), 'Day of the month', 'Speaking time', 'Warning', 'Text size')
    window.key('alt+1')
    keys.in_dialog(keys.hands.leads_to_dialog(lambda: keys.click('C_hange…'), 'changing the meeting'), 'Place')
    window.key('alt+3')
    before = opens('ctrl+shift+n')
    keys.hands.wait_focus('Title')
    keys.hands.pick('Kind', 4)
    keys.in_dialog(before, 'Title', 'Who presents it', 'Minutes planned', 'Seats', 'Private Notes')
    window.key('alt+4')
    window.click(re.compile('^' + re.escape(window.t('Proxies'))), 'page tab')
    keys.in_dialog(keys.hands.leads_to_dialog(lambda: keys.click('_Lodge a Proxy…'), 'lodging a proxy'),
                   'Unit represented', 'Agent: unit or name', 'First day', 'Last day')
    keys.end(15)


def test_an_input_method_keeps_its_keys(stage):
    composer = stage.build / 'tests' / 'ui' / 'libcomposer.so'
    probe = stage.build / 'tests' / 'ui' / 'libprobe.so'
    keys = Keys(stage, env={'LD_PRELOAD': f'{probe}:{composer}', 'GTK_IM_MODULE': 'composer'})
    window = keys.window
    for number in range(MATTER):
        window.do('next-item')
        keys.wait_journal('item.begun', number + 1)
    window.key('alt+4')
    keys.compose_in('Who comes: unit, name or initials')
    window.key('alt+5', 'ctrl+l')
    keys.compose_in('Who wants to speak: unit, name or initials')
    window.key('ctrl+m')
    keys.compose_in('New note')
    noted = keys.journal().count('note.added')
    window.key('Return')
    keys.wait_journal('note.added', noted + 1)
    before = keys.hands.opens('ctrl+n')
    keys.hands.go_to('Name of the community')
    keys.compose_in('Name of the community')
    keys.hands.closes(before, lambda: window.key('Escape'), 'Escape, once nothing is composed')
    window.key('ctrl+shift+o')
    keys.compose_in('Unit, name or initials')
    window.close()


def test_a_clicker_acts_only_when_armed(stage):
    keys = Keys(stage)
    window = keys.window
    window.do('next-item')
    window.key('alt+5')
    keys.click('Slides')
    window.key('Home', 'Return')
    window.wait(lambda: window.can('project'), 'a slide to be next')
    keys.click('Notes')
    with keys.nothing_else('nothing, by a clicker that is not armed'):
        window.key('Next', 'Prior', 'b')
        window.settle()
        assert window.can('project'), 'a clicker that is not armed has shown the next slide'
    window.key('shift+F7', 'ctrl+m')
    keys.hands.wait_focus('New note')
    window.settle()
    field = next(node for node in keys.fields() if name_of(node) == window.t('New note'))
    with keys.nothing_else('a field, while the clicker is armed'):
        window.key('Next', 'Prior', 'b')
        window.settle()
        assert field.text == 'b' and window.can('project'), f'the clicker acted in a field: “{field.text}”'
    keys.click('Notes')
    window.key('Next')
    window.wait(lambda: not window.can('project'), 'the armed clicker to show the next slide')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
