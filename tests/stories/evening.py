"""evening.py - one deliberation day from nothing to its seal, step by step, for the stories that live through it

SPDX-License-Identifier: GPL-3.0-or-later

An Evening has the hands that do it (hands.py). After each step the wall is read
and compared with what the command line says of the same record.
"""
import contextlib
import json
import re
import sqlite3

from gi.repository import GLib

import suite

COMMUNITY = '样例小区'
PLANNING = '2026-11-25T10:00:00+08:00'
DAY = '2026-12-15'
TITLE = '第四季度议事日'
ITEMS = (
    # kind, its place in the list of kinds, title
    ('report', 0, '物业服务季度报告'),
    ('discussion', 1, '电动自行车充电区的位置和收费'),
    ('straw', 2, '春节联欢放在社区活动室'),
    ('matter', 3, '更换三号楼的两部电梯'),
    ('wish', 7, '给孩子们修一个沙坑'),
)
STRAW, MATTER = 3, 4
# The matter’s place in the pack’s list: use of the maintenance funds.
MATTER_INDEX = 4
UNITS = [f'1-1-{floor}0{door}' for floor in range(1, 15) for door in (1, 2, 3)][:40]


class Evening:
    def __init__(self, stage, make_hands):
        self.stage = stage
        self.make_hands = make_hands
        self.window = stage.window()
        self.record = self.window.home / f'{COMMUNITY}.yishi'
        self.slide = None

    # Life

    def start(self, now):
        self.window.start(now=now)
        self.hands = self.make_hands(self.window)
        self.slide = None

    # What the record and the command line say

    def kinds(self):
        """The kinds of the journal's entries, in order."""
        with contextlib.closing(sqlite3.connect(f'file:{self.record}?mode=ro', uri=True)) as database:
            return [kind for kind, in database.execute('SELECT kind FROM journal ORDER BY seq')]

    def wait_journal(self, kind, count=1):
        self.window.wait(lambda: self.kinds().count(kind) >= count,
                         f'{count} entries “{kind}”; the last are {self.kinds()[-8:]}')

    def ask(self, *words):
        return json.loads(self.stage.cli(*words, '--json', now=f'{DAY}T22:00:00+08:00'))

    # Three weeks before

    def make_record(self):
        hands = self.hands
        before = hands.opens('ctrl+n')
        hands.fill('Name of the community', COMMUNITY)
        hands.closes(before, lambda: self.window.key('Return'), 'making a record')
        self.window.find(self.window.t('Home'), 'page tab')

    def import_roll(self):
        hands, window = self.hands, self.window
        window.key('alt+2')
        hands.wait_focus('_Import the Roster…')
        chair = hands.opens('Return')
        window.type(str(suite.ROSTERS / 'longyue-city.xlsx'))
        chooser = hands.active()
        window.key('Return')
        window.wait(lambda: hands.active() not in (chooser, chair, '0x0'), 'the preview of the import')
        window.find(window.t('_Import'), 'push button', where=lambda node: node.is_('sensitive') and
                    node.toplevel.name == window.t('Import a Roster'))
        hands.closes(chair, lambda: hands.press('_Import'), 'the import')
        self.wait_journal('roll.changed')
        hands.closes(hands.leads_to_dialog(lambda: hands.press('_Confirm the Roll…'), 'confirming the roll'),
                     lambda: window.key('Return'), 'confirming')
        self.wait_journal('roll.confirmed')

    def plan_meeting(self):
        hands, window = self.hands, self.window
        window.key('alt+1')
        window.wait(lambda: '12' in hands.focus()[0], 'the button for the meeting')
        before = hands.opens('Return')
        for text, value in (('Time', '19:00'), ('Place', '社区活动室'), ('Title', TITLE), ('Chair', '周样例'),
                            ('Keeps the minutes', '吴样例')):
            hands.fill(text, value)
        hands.closes(before, lambda: window.key('Return'), 'planning the meeting')
        self.wait_journal('meeting.changed')

    def add_items(self):
        hands, window = self.hands, self.window
        window.key('alt+3')
        hands.wait_focus('_Add an Item…')
        for number, (kind, index, title) in enumerate(ITEMS, 1):
            before = hands.opens('ctrl+shift+n')
            hands.wait_focus('Title')
            window.type(title)
            hands.pick('Kind', index)
            if kind == 'matter':
                hands.pick('Matter', MATTER_INDEX)
            hands.closes(before, lambda: window.key('ctrl+Return'), f'adding {title}')
            self.wait_journal('item.added', number)
        items = self.ask('item', 'list', self.record, '--meeting', DAY)['items']
        assert [(item['kind'], item['title']) for item in items] == [(kind, title) for kind, _, title in ITEMS], items

    def post_notice(self):
        hands, window = self.hands, self.window
        window.key('alt+1')
        before = hands.leads_to_dialog(lambda: hands.press('P_osted…'), 'recording the posting')
        hands.fill('Places', '各单元公告栏')
        hands.closes(before, lambda: window.key('Return'), 'recording the posting')
        self.wait_journal('notice.posted')

    def prepare(self):
        self.start(PLANNING)
        self.make_record()
        self.import_roll()
        self.plan_meeting()
        self.add_items()
        self.post_notice()
        self.window.close()

    # The evening

    def read_wall(self):
        """What the room reads, in lines; the slide is looked for once."""
        if self.slide is None:
            wall = self.window.wait(self.window.wall, 'the wall')
            self.slide = next(node for node in wall.walk() if node.role == 'image')
        return self.window.bus.call(self.slide.owner, self.slide.path, 'org.freedesktop.DBus.Properties', 'Get',
                                    GLib.Variant('(ss)', ('org.a11y.atspi.Accessible', 'Description')))[0]

    def wait_wall(self, *texts):
        """Waits until the wall shows all of these, and gives what it shows."""
        self.window.wait(lambda: all(text in self.read_wall() for text in texts),
                         f'the wall to show {texts}')
        return self.read_wall()

    def open_evening(self):
        """The last record opens by itself; F9 shows the wall."""
        self.start(f'{DAY}T18:30:00+08:00')
        self.window.find(self.window.t('Home'), 'page tab')
        self.window.key('F9')
        print(self.wait_wall(TITLE))

    def check_in(self):
        window = self.window
        window.key('alt+4')
        self.hands.wait_focus('Who comes: unit, name or initials')
        for unit in UNITS:
            window.type(unit)
            window.key('Return')
        self.wait_journal('attendance.recorded', len(UNITS))

    def start_meeting(self):
        window = self.window
        window.key('alt+5')
        window.key('ctrl+shift+F2')
        self.wait_journal('meeting.started')
        print(self.read_wall())

    def go_to_item(self, number):
        self.window.key('ctrl+Next')
        self.wait_journal('item.begun', number)
        print(self.wait_wall(ITEMS[number - 1][2]))

    def open_vote(self, number, count):
        """From the floor to the ballots, and the vote of the item at hand opened; only participation is shown."""
        self.window.key('alt+6')
        self.window.key('ctrl+shift+o')
        self.wait_journal('vote.opened', count)
        print(self.wait_wall(ITEMS[number - 1][2], '参与'))

    def close_vote(self, count):
        hands, window = self.hands, self.window
        before = hands.opens('ctrl+shift+e')
        hands.closes(before, lambda: hands.press('_Close the Vote'), 'closing the vote')
        self.wait_journal('vote.closed', count)

    def poll(self):
        """A show of hands of forty."""
        window = self.window
        self.open_vote(STRAW, 1)
        self.hands.wait_focus('Yes')
        for count in (22, 10, 8):
            window.type(str(count))
            window.key('Return')
        self.wait_journal('hands.counted')
        self.close_vote(1)
        result = self.ask('result', self.record, '--meeting', DAY, '--item', STRAW)
        print(result['verdict'])
        print(self.read_wall())

    def papers(self, number, choices):
        """Sheets one after the other: unit, Enter, one key."""
        window = self.window
        for unit, choice in choices:
            window.type(unit)
            window.key('Return')
            window.wait(lambda: unit in self.hands.focus()[0], f'the answer of {unit} to be asked for')
            window.key(choice)
        print(self.hands.focus(), self.kinds()[-3:])
        self.wait_journal('ballots.returned', len(choices))
