#!/usr/bin/python3
# votes-test.py - every kind of vote beside poll and matter, each held in the window to its end and read on the wall
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: votes-test.py BUILD-DIR [CASE…]

Roll call, committee vote, election, satisfaction, and the result of a portal;
what the wall shows is compared with what the command line says of the record.
"""
import contextlib
import json
import re
import sqlite3
import sys

import hands
import suite
from evening import area, people

MONITORS = ('1366x768', '1920x1080')
DAY = '2026-12-15'
NOW = f'{DAY}T19:00:00+08:00'
MEMBERS = ('委员甲', '委员乙', '委员丙', '委员丁', '委员戊')
CANDIDATES = ('样例1', '样例3', '样例8', '样例11')
GRADES = ('非常满意', '满意', '一般', '不满意', '非常不满意')
PAPERS = (('1-1-101', '1', '2', '3'), ('1-1-102', '1', '2'), ('1-1-201', '1', '4'), ('1-1-202', '2'))
GRADE_COUNTS = (9, 12, 10, 4, 2)
MATTER = ('matter', '使用维修资金更换3号楼和5号楼的六部电梯', '--matter', '5')
BINDS_NOBODY = '民意征询，不具约束力'


class Vote:
    """A meeting with one item, which is at hand; its wall stands on the second monitor."""

    def __init__(self, stage, kind, title, *words):
        self.stage, self.title = stage, title
        sample = suite.SOURCE / 'resources' / 'sample'
        stage.cli('new', stage.record, '--name', '示例小区')
        stage.cli('roll', 'import', stage.record, sample / 'roster.csv')
        stage.cli('meeting', 'new', stage.record, '--date', DAY)
        stage.cli('item', 'add', stage.record, '--meeting', DAY, '--kind', kind, '--title', title, *words)
        stage.cli('notice', 'post', stage.record, '--meeting', DAY, '--on', '2026-11-29', '--where', '各单元公告栏')
        stage.cli('attend', 'import', stage.record, '--meeting', DAY, sample / 'attendance.csv', now=NOW)
        self.window = stage.window().start(stage.record, now=NOW)
        self.hands = hands.Both(self.window)
        self.open()

    def open(self):
        window = self.window
        chair = self.hands.active()
        window.key('F9')
        window.wait(window.wall, 'the wall')
        window.wait(lambda: self.hands.active() == chair, 'the keyboard to come back from the wall')
        window.key('alt+5')
        window.key('ctrl+shift+F2')
        self.wait_journal('meeting.started')
        window.key('ctrl+Next')
        self.wait_journal('item.begun')
        why_not = self.refuse_close()
        window.key('ctrl+shift+o')
        self.wait_journal('vote.opened')
        window.wait_gone(why_not, 'label')
        window.wait_wall(self.title)

    def refuse_close(self):
        """Asked to close a vote that is not open yet, the window says why not, as long as that is so."""
        window = self.window
        why_not = window.t('No vote is open here: open it first.')
        window.key('alt+6')
        window.key('ctrl+shift+e')
        # Under the mouse it would stay for good.
        window.xdotool('mousemove', *window.position(window.find(why_not, 'label')))
        return why_not

    def kinds(self):
        with contextlib.closing(sqlite3.connect(f'file:{self.stage.record}?mode=ro', uri=True)) as database:
            return [kind for kind, in database.execute('SELECT kind FROM journal ORDER BY seq')]

    def wait_journal(self, kind, count=1):
        self.window.wait(lambda: self.kinds().count(kind) >= count,
                         f'{count} entries “{kind}”; there are {self.kinds()}')

    def result(self):
        return json.loads(self.stage.cli('result', self.stage.record, '--meeting', DAY, '--item', 1, '--json',
                                         now=f'{DAY}T22:00:00+08:00'))

    def close(self):
        """Closes the vote; gives its result, and what the wall shows of it."""
        before = self.hands.opens('ctrl+shift+e')
        self.hands.closes(before, lambda: self.hands.answer('C_lose the Vote'), 'closing the vote')
        self.wait_journal('vote.closed')
        self.window.wait(lambda: '结束表决后' not in self.window.wall_text(), 'the result on the wall')
        return self.result(), self.window.wall_text()

    def compare(self, text, *parts):
        missing = [part for part in parts if part not in text]
        assert not missing, f'{missing} are not on the wall: {text}'
        assert '业主大会决定' not in text, text

    def units(self):
        """Every unit of the roll."""
        rows = (suite.SOURCE / 'resources' / 'sample' / 'roster.csv').read_text().splitlines()[1:]
        return ['-'.join(re.sub('[幢单元]', '', word) for word in row.split(',')[:3]) for row in rows]

    def import_portal(self, rows, *refused):
        """Has the window import a portal's file; what of it is refused is said before."""
        window, hands_ = self.window, self.hands
        path = self.stage.folder / 'portal.csv'
        path.write_text('\n'.join(['unit,choice', *rows]) + '\n')
        window.click(window.t('More about This Vote'))
        item = window.find(window.t('_Import a Portal’s Result…'), 'menu item')
        chair = hands_.leads_to_dialog(item.act, 'the import')
        window.type(str(path))
        chooser = hands_.active()
        window.key('Return')
        window.wait(lambda: hands_.active() not in (chooser, chair, '0x0'), 'the preview of the import')
        for text in refused:
            window.wait_text(text)
        hands_.closes(chair, lambda: hands_.press('_Import'), 'the import')
        self.wait_journal('ballots.returned')

    def end(self):
        self.window.close()
        assert json.loads(self.stage.cli('verify', self.stage.record, '--json'))['ok']


def call(window, *answers):
    """Answers by key for the first of the names, one after the other."""
    names = window.find(window.t('Names and answers'), 'list')
    first = next(node for node in names.walk() if node.role == 'list item')
    window.go_to(first.name, 'list item')
    window.key(*answers)


def record_call(vote):
    vote.window.press(vote.window.t('_Record the Roll Call'))
    vote.wait_journal('rollcall.recorded')


def heads(result, *answers):
    return tuple(result[answer]['heads'] for answer in answers)


def test_a_roll_call(stage):
    vote = Vote(stage, 'straw', '春节联欢放在社区活动室')
    vote.window.click(vote.window.t('Roll Call'), 'page tab')
    call(vote.window, '1', '1', '2', '1', '3')
    record_call(vote)
    result, text = vote.close()
    assert result['verdict'] is None and heads(result, 'yes', 'no', 'abstain') == (3, 1, 1), result
    vote.compare(text, BINDS_NOBODY, f'同意 {people(result["yes"])}', f'反对 {people(result["no"])}',
                 f'弃权 {people(result["abstain"])}')
    vote.end()


def test_a_committee_vote(stage):
    vote = Vote(stage, 'committee', '选用门禁系统')
    vote.hands.fill('Members of the committee', str(len(MEMBERS)))
    vote.hands.go_to('A member’s name')
    for name in MEMBERS:
        vote.window.type(name)
        vote.window.key('Return')
    call(vote.window, '1', '1', '1', '2', '3')
    record_call(vote)
    result, text = vote.close()
    assert result['verdict'] == 'PASS' and heads(result, 'roll', 'yes', 'no', 'abstain') == (5, 3, 1, 1), result
    vote.compare(text, '通过', f'同意人数 {people(result["approving"])}', f'参与人数 {people(result["participating"])}',
                 f'反对 {people(result["no"])}', f'弃权 {people(result["abstain"])}')
    vote.end()


def give(vote, unit, *keys):
    """One paper: its unit, and the keys of its answer."""
    vote.hands.wait_focus('Unit, name or initials')
    vote.window.type(unit)
    vote.window.key('Return')
    vote.window.wait_text(re.compile(f'{unit}.*表决意见'))
    vote.window.key(*keys)


def test_an_election(stage):
    """Most papers come from the portal, the last ones by hand."""
    vote = Vote(stage, 'election', '选举业主委员会', '--seats', '3', '--statutory-min', '3',
                *(word for name in CANDIDATES for word in ('--candidate', name)))
    units = [unit for unit in vote.units() if unit not in [paper[0] for paper in PAPERS]]
    vote.import_portal([f'{unit},"1,2,{3 + number % 2}"' for number, unit in enumerate(units)])
    vote.hands.go_to('Unit, name or initials')
    for unit, *keys in PAPERS:
        give(vote, unit, *keys, 'Return')
    vote.wait_journal('ballots.returned', len(PAPERS) + 1)
    result, text = vote.close()
    assert result['elected'] >= 2 and result['seats'] == 3, result
    for candidate in result['candidates']:
        lines = text[text.index(f'{candidate["number"]}. {candidate["name"]} '):].splitlines()[:3]
        standing = '当选' if candidate['standing'] == 'elected' else '未当选'
        assert lines[0].endswith(f' {standing}'), (lines, candidate)
        assert people(candidate['votes']) in lines[1] and area(candidate['votes']) in lines[2], (lines, candidate)
    vote.compare(text, f'选出 {result["elected"]} 名', f'参与人数 {people(result["participating"])}',
                 f'参与面积 {area(result["participating"])}')
    vote.end()


def test_a_rating(stage):
    vote = Vote(stage, 'rating', '物业服务满意度', *(word for grade in GRADES for word in ('--candidate', grade)))
    vote.hands.wait_focus(GRADES[0])
    for count in GRADE_COUNTS:
        vote.window.type(str(count))
        vote.window.key('Return')
    vote.wait_journal('hands.counted')
    result, text = vote.close()
    assert [grade['votes']['heads'] for grade in result['candidates']] == list(GRADE_COUNTS), result
    assert result['verdict'] is None, result
    for grade in result['candidates']:
        vote.compare(text, f'{grade["name"]}\n得票 {people(grade["votes"])}')
    vote.end()


def test_the_result_of_a_portal(stage):
    vote = Vote(stage, *MATTER)
    rows = [f'{unit},{"同意" if number % 5 else "反对"}' for number, unit in enumerate(vote.units())]
    vote.import_portal([*rows, '9-9-999,同意'], '9-9-999')
    result, text = vote.close()
    assert result['ballots']['returned'] == len(rows) and result['verdict'] == 'PASS', result
    vote.compare(text, '通过', f'参与人数 {people(result["participating"])}', f'参与面积 {area(result["participating"])}',
                 f'同意人数 {people(result["approving"])}', f'同意面积 {area(result["approving"])}')
    vote.end()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__], MONITORS)
