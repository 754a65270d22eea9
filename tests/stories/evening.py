"""evening.py - one deliberation day from nothing to its seal, step by step, for the stories that live through it

SPDX-License-Identifier: GPL-3.0-or-later

An Evening has the hands that do it (hands.py). After each step the wall is read
and compared with what the command line says of the same record.
"""
import contextlib
import json
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
HANDS = (22, 10, 6)
ANSWERS = ('yes', 'no', 'abstain')
N_PAPERS = 30
BINDS_NOBODY = '民意征询，不具约束力'
# The matter’s place in the pack’s list: use of the maintenance funds.
MATTER_INDEX = 4
UNITS = [f'1-1-{floor}0{door}' for floor in range(1, 15) for door in (1, 2, 3)][:40]
# Two of them own two of these units each: they raise one hand each.
N_PEOPLE = 38


class Evening:
    def __init__(self, stage, make_hands, home='home'):
        self.stage = stage
        self.make_hands = make_hands
        self.window = stage.window(home)
        self.record = self.window.home / f'{COMMUNITY}.yishi'
        self.slide = None
        self.end = None  # (results, kinds of entries) once the meeting is closed

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

    def gaps(self):
        """From when until when the record says that the program did not run."""
        with contextlib.closing(sqlite3.connect(f'file:{self.record}?mode=ro', uri=True)) as database:
            return database.execute('SELECT from_time, until_time FROM gap').fetchall()

    def wait_journal(self, kind, count=1):
        self.window.wait(lambda: self.kinds().count(kind) >= count,
                         f'{count} entries “{kind}”')

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

    def open_evening(self, now=f'{DAY}T18:30:00+08:00'):
        """The last record opens by itself; F9 shows the wall, and the keyboard stays with the chair."""
        self.start(now)
        self.window.find(self.window.t('Home'), 'page tab')
        chair = self.hands.active()
        self.window.key('F9')
        self.wait_wall(TITLE)
        self.window.wait(lambda: self.hands.active() == chair, 'the keyboard to come back from the wall')

    def check_in(self):
        """Forty people in one field: unit, Enter, in."""
        window = self.window
        window.key('alt+4')
        self.hands.wait_focus('Who comes: unit, name or initials')
        for unit in UNITS:
            window.type(unit)
            window.key('Return')
        self.wait_journal('attendance.recorded', len(UNITS))

    def start_meeting(self):
        self.window.key('alt+5')
        self.window.key('ctrl+shift+F2')
        self.wait_journal('meeting.started')
        self.wait_wall(*(title for _, _, title in ITEMS))

    def go_to_item(self, number):
        kind, _, title = ITEMS[number - 1]
        self.window.key('ctrl+Next')
        self.wait_journal('item.begun', number)
        text = self.wait_wall(f'第 {number} 项', title)
        assert (BINDS_NOBODY in text) == (kind == 'straw'), text

    def open_vote(self, number):
        """The vote of the item at hand, from the floor; the room learns nothing of the answers."""
        opened = self.kinds().count('vote.opened')
        self.window.key('alt+5')
        self.window.key('ctrl+shift+o')
        self.wait_journal('vote.opened', opened + 1)
        text = self.wait_wall(ITEMS[number - 1][2], '结束表决后公布结果')
        assert '同意' not in text, text

    def close_vote(self):
        hands = self.hands
        closed = self.kinds().count('vote.closed')
        before = hands.opens('ctrl+shift+e')
        hands.closes(before, lambda: hands.answer('C_lose the Vote'), 'closing the vote')
        self.wait_journal('vote.closed', closed + 1)

    def result(self, number):
        return self.ask('result', self.record, '--meeting', DAY, '--item', number)

    def poll(self):
        """A show of hands: asked, not decided."""
        self.open_vote(STRAW)
        self.hands.wait_focus('Yes')
        for count in HANDS:
            self.window.type(str(count))
            self.window.key('Return')
        self.wait_journal('hands.counted')
        self.close_vote()
        result = self.result(STRAW)
        assert result['verdict'] is None and result['present'] == N_PEOPLE, result
        assert [result[answer]['heads'] for answer in ANSWERS[:3]] == list(HANDS), result
        text = self.wait_wall(BINDS_NOBODY, *(f'{word} {result[answer]["heads"]} 人' for word, answer
                                              in zip(('同意', '反对', '弃权'), ANSWERS)))
        assert '业主大会决定' not in text, text

    def give_papers(self, first, last):
        """Sheet by sheet: unit, Enter, one key; every third says no, every tenth abstains."""
        returned = self.kinds().count('ballots.returned')
        self.hands.wait_focus('Unit, name or initials')
        for number in range(first, last):
            self.window.type(UNITS[number])
            self.window.key('Return')
            self.window.wait(lambda: UNITS[number] in self.hands.focus()[0], f'the answer of {UNITS[number]}')
            self.window.key(answer_of(number))
            self.hands.wait_focus('Unit, name or initials')
        self.wait_journal('ballots.returned', returned + last - first)
        self.compare_participation()

    def compare_participation(self):
        """While the vote is open the wall shows what the command line calls participation, and no answer."""
        result = self.result(MATTER)
        text = self.wait_wall(f'参与人数 {people(result["participating"])}', f'参与面积 {area(result["participating"])}')
        assert '同意' not in text and '反对' not in text, text

    def replace_paper(self):
        """A paper that was misread is void, and another takes its place."""
        window, hands = self.window, self.hands
        window.type(UNITS[0])
        window.key('Return')
        hands.wait_focus('Corr_ect This Ballot…')
        window.key('space')
        hands.wait_focus('Why the ballot is made void')
        window.type('看错了')
        window.key('Return')
        window.wait(lambda: UNITS[0] in hands.focus()[0], 'the new answer to be asked for')
        window.key('2')
        self.wait_journal('ballot.voided')
        hands.wait_focus('Unit, name or initials')

    def close_matter(self):
        self.close_vote()
        result = self.result(MATTER)
        ballots = result['ballots']
        assert (ballots['returned'], ballots['void']) == (N_PAPERS, 1), ballots
        assert result['verdict'] == 'NOQUORUM_HA', result
        assert all(result[answer]['heads'] > 0 for answer in ANSWERS), result
        self.wait_wall('参与人数和面积都不足，不能作出决定',
                       f'参与人数 {people(result["participating"])}', f'参与面积 {area(result["participating"])}',
                       f'还差 {people(result["gap"]["participation"])}', f'还差 {area(result["gap"]["participation"])}',
                       f'同意人数 {people(result["approving"])}', f'同意面积 {area(result["approving"])}')

    def give_the_floor(self):
        """Somebody speaks while the vote is open: the clock runs."""
        window = self.window
        window.key('alt+5', 'ctrl+l')
        self.hands.wait_focus('Who wants to speak: unit, name or initials')
        window.type(UNITS[2])
        window.key('Return')
        window.wait(lambda: window.can('next-speaker'), 'somebody to be queued')
        window.key('F4')
        window.wait(lambda: window.can('stop-speaker'), 'somebody to speak')

    def be_killed(self):
        """Ends as by a power cut, and is started again a quarter of an hour later: it goes on where it was."""
        shown = self.read_wall()
        before = self.kinds()
        self.window.kill()
        self.open_interrupted()
        self.wait_journal('meeting.interrupted')
        assert self.kinds()[:len(before)] == before, 'entries have gone'
        self.window.wait(lambda: self.window.can('stop-speaker'), 'the speaker to go on speaking')
        self.wait_wall(*shown.splitlines())

    def open_interrupted(self):
        """The home page offers to go on, and the button has the keyboard."""
        self.start(f'{DAY}T19:15:00+08:00')
        chair = self.hands.active()
        self.window.find(self.window.t('_Go On'), 'push button')
        self.hands.wait_focus('_Go On')
        self.window.key('Return')
        self.hands.wait_focus('New note')
        assert self.hands.active() == chair, 'the wall has taken the keyboard'

    def set_outcome(self):
        hands, window = self.hands, self.window
        window.key('alt+5')
        hands.tick('Outcome')
        hands.tick('_Settled')
        hands.fill('What was agreed', '下周开工')
        hands.press('Sa_ve the outcome')
        self.wait_journal('outcome.set')

    def close_meeting(self):
        hands = self.hands
        before = hands.opens('ctrl+shift+F4')
        hands.closes(before, lambda: hands.answer('C_lose the Meeting'), 'closing the meeting')
        self.wait_journal('meeting.closed')
        meeting, = self.ask('meeting', 'list', self.record)['meetings']
        assert (meeting['state'], meeting['items']) == ('closed', len(ITEMS)), meeting
        wish = self.ask('item', 'list', self.record, '--meeting', DAY)['items'][-1]
        assert wish['outcome'] == 'settled', wish
        self.wait_wall(meeting['title'], wish['title'], wish['outcome_text'])
        self.window.close()
        assert self.ask('verify', self.record)['ok']
        self.end = ([self.result(number) for number in (STRAW, MATTER)], self.kinds())
        for result in self.end[0]:
            del result['opened'], result['closed']  # the time of day

    # The evening in one go

    def hold(self):
        """Item by item, up to half of the papers of the owners' matter."""
        for number in (1, 2, STRAW):
            self.go_to_item(number)
        self.poll()
        self.go_to_item(MATTER)
        self.open_vote(MATTER)
        self.give_papers(0, N_PAPERS // 2)

    def finish(self):
        """The other half of the papers, and all that is left of the evening."""
        self.give_papers(N_PAPERS // 2, N_PAPERS)
        self.replace_paper()
        self.close_matter()
        self.go_to_item(5)
        self.set_outcome()
        self.close_meeting()


def answer_of(number):
    return '3' if number % 10 == 9 else '2' if number % 3 == 2 else '1'


def people(count):
    """As the wall writes persons."""
    return f'{count["heads"]:,} 人'


def area(count):
    """As the wall writes an area, from the command line's text."""
    whole, _, rest = count['area'].partition('.')
    return f'{int(whole):,}.{rest} 平方米'
