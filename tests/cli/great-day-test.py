#!/usr/bin/env python3
# great-day-test.py - the minutes of a full evening, 300 of 1,224 units in the room, page by page in both copies
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: great-day-test.py YISHI"""
import collections
import functools
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import cli as commands
from cli import DATE, MATTER, SPECIAL, run_module

AT = ('--meeting', DATE)
ROSTER = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'rosters' / 'longyue-city.xlsx'
SUM = 'ab' * 32
BEGAN = 1797332400  # 19:00 of that day
ITEMS = (('--kind', 'report', '--title', '物业服务季度报告'), ('--kind', 'discussion', '--title', '电动自行车充电区的位置和收费'),
         MATTER, SPECIAL, ('--kind', 'straw', '--title', '春节联欢放在社区活动室'), ('--kind', 'wish', '--title', '给孩子们修一个沙坑'))
OUTCOMES = (('settled', '报告已听取'), ('person', '在3幢东侧设充电区'), ('settled', '委托业委会签订更换合同'), ('none', '绿地不变'),
            ('settled', '由居委会牵头筹备'), ('escalated', '已报街道城管科'))
NOTES = ((1, 305, '物业经理说第三季度报修一千零八十二件，办结一千零七十九件'), (2, 1510, '充电区离3幢太近，夜里有声音'),
         (2, 1725, '每度电一元二角偏高\n请物业公司公布用电成本'), (6, 6125, '沙坑放在儿童乐园西侧'))
COPIES = [(copy, language) for copy in ('internal', 'public') for language in ('zh_CN', 'en')]


def tool(*words):
    found = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, (words, found.stdout, found.stderr)
    return found.stdout


def squeeze(text):
    return re.sub(r'\s', '', text)


def clock(seconds):
    return f'{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}'


def hold(cli):
    """The evening. Gives the results of the two votes and of the straw poll."""
    cli.run('new', cli.record, '--name', '示例小区')
    cli.run('roll', 'import', cli.record, ROSTER)
    cli.run('setting', 'set', cli.record, 'language', 'zh_CN')
    cli.make_meeting(*ITEMS)
    cli.run('meeting', 'change', cli.record, *AT, '--chair', '周样例', '--secretary', '吴样例', '--place', '社区活动室')
    units = [unit['unit'] for unit in cli.run('roll', 'show', cli.record, '--units', '--json').json['units_list']]
    cli.run('proxy', 'add', cli.record, *AT, '--principal', units[400], '--agent', units[0])
    cli.now = f'{DATE}T19:00:00+08:00'
    cli.run('meeting', 'start', cli.record, *AT)
    door = [f'{unit},18:{number % 60:02},{"20:05" if number % 9 == 0 else ""},' for number, unit in enumerate(units[:300])]
    cli.run('attend', 'import', cli.record, *AT, cli.write('door.csv', '\n'.join(
        ['unit,arrived,left,proxy_for', *door, f'{units[0]},18:00,,{units[400]}']) + '\n'))
    cli.run('guest', 'add', cli.record, *AT, '--name', '来宾某', '--party', 'firm', '--organisation', '示例物业', '--arrived', '18:45')
    for item, _, text in NOTES:
        cli.on_item('note', 'add', None, '--text', text, item=item)
    cli.on_item('statement', 'set', None, '--party', 'firm', '--position', 'promise', '--text', '月底前公布电价',
                '--due', '2026-12-31', item=2)
    cli.now = f'{DATE}T20:30:00+08:00'
    answers = ('yes', 'yes', 'yes', 'no', 'abstain')
    cli.vote({unit: 'yes' if number % 9 else 'no' for number, unit in enumerate(units[:1100])}, item=3)
    cli.vote({unit: answers[number % 5] for number, unit in enumerate(units[:1000])}, item=4)
    cli.on_item('count', None, '--yes', 190, '--no', 60, '--abstain', 40, '--present', 300, item=5)
    cli.on_item('ballot', 'close', item=5)
    for item, (outcome, text) in enumerate(OUTCOMES, 1):
        person = ('--responsible', '物业经理', '--due', '2027-01-10') if outcome in ('person', 'escalated') else ()
        cli.on_item('outcome', None, '--outcome', outcome, '--text', text, *person, item=item)
    cli.now = f'{DATE}T20:50:00+08:00'
    cli.run('meeting', 'close', cli.record, *AT)
    add_sound(cli)


def add_sound(cli):
    """A part of 6,600 s, in which each note has its place: only the window records."""
    with sqlite3.connect(cli.folder / cli.record) as db:
        db.execute("INSERT INTO part VALUES (1, 1, 'recordings/20261215T110000Z-1.opus', '', '示例麦克风', ?, 0, ?, 12, ?, 'stopped', 1)",
                   (BEGAN * 10**6, 6600 * 10**9, SUM))
        for number, (item, at, _) in enumerate(NOTES, 1):
            db.execute("INSERT INTO bookmark VALUES (?, 1, 'note', ?, ?, '', ?, 1, ?, 1)",
                       (number, item, number, (BEGAN + at) * 10**6, at * 10**9))


class Paper:
    """One copy in one language, as other programs read it."""

    def __init__(self, cli, copy, language, name=None):
        self.path = cli.folder / (name or f'{copy}-{language}.pdf')
        self.said = cli.run('minutes', cli.record, *AT, '--output', self.path.name, '--language', language, '--json',
                            *(('--public',) if copy == 'public' else ())).json
        target = self.path.with_suffix('.txt')
        tool('pdfdetach', '-savefile', 'content.txt', '-o', target, self.path)
        self.content = target.read_text(encoding='utf-8')
        self.pages = [self.body(page) for page in tool('pdftotext', '-raw', self.path, '-').split('\f')[:-1]]
        self.text = ''.join(squeeze(''.join(lines)) for lines in self.pages)

    @staticmethod
    def body(page):
        """The lines of a page between its head, of one or two lines, and its number."""
        lines = [line for line in page.splitlines() if line.strip() and not re.fullmatch(r'\s*— \d+ —\s*', line)]
        return [line for line in lines if not re.search('居民议事日会议纪要 +2026年|^(Minutes of .* )?15 December 2026 ', line)]

    def titles(self):
        """The headings, as the outline has them."""
        found = []

        def gather(entries):
            for entry in entries:
                found.append(squeeze(entry['title']))
                gather(entry['kids'])
        gather(json.loads(tool('qpdf', '--json', '--json-key=outlines', self.path))['outlines'])
        return found


@functools.cache
def evening():
    """It is held once for all cases. Gives the command line and the four papers."""
    folder = tempfile.TemporaryDirectory(prefix='yishi-great-day-')
    cli = commands.Cli(sys.argv[1], folder.name)
    cli.kept = folder
    hold(cli)
    return cli, {key: Paper(cli, *key) for key in COPIES}


def assert_in(texts, paper):
    missing = [text for text in texts if squeeze(text) not in paper.text]
    assert not missing, f'{paper.path.name} lacks {missing}'


def test_each_decision_figure_and_time_is_found(_):
    cli, papers = evening()
    for (copy, language), paper in papers.items():
        assert_in([text for _, text in OUTCOMES] + [line for _, _, text in NOTES for line in text.split('\n')], paper)
        for item in (3, 4, 5):
            result = cli.on_item('result', None, '--language', language, '--json', item=item).json
            assert len(result['working']) >= 4, result
            # What is quoted of the law has the quotation marks of its own language on paper.
            assert_in([sentence for sentence in result['working'] if '“' not in sentence], paper)
        assert_in([clock(at) for _, at, _ in NOTES] + ['19:00', '20:50', '18:45', '月底前公布电价'], paper)
        if language == 'zh_CN':
            assert_in([f'（录音 {clock(at)}）' for _, at, _ in NOTES] + ['2027年1月10日前完成', '2026年12月31日前完成'], paper)
            assert_in([squeeze(f'{text}（录音 {clock(at)}）') for _, at, text in NOTES], paper)
        if copy == 'internal':
            assert_in(['周样例', '吴样例', '20:05'], paper)


def test_all_that_was_written_is_on_the_pages(_):
    for paper in evening()[1].values():
        lines = [line for line in paper.content.splitlines() if line.strip()]
        assert len(lines) > 100, len(lines)
        assert_in([line for line in lines if '\t' not in line and len(squeeze(line)) < 60], paper)


def test_no_heading_is_last_on_a_page(_):
    for paper in evening()[1].values():
        titles = paper.titles()
        assert len(titles) >= 10, titles
        assert len(paper.pages) == paper.said['pages']
        for number, lines in enumerate(paper.pages[:-1], 1):
            assert squeeze(lines[-1]) not in titles, f'{paper.path.name}, page {number} ends with {lines[-1]}'


def test_no_row_is_parted(_):
    for (copy, _), paper in evening()[1].items():
        pages = [squeeze(''.join(lines)) for lines in paper.pages]
        rows = [[squeeze(cell) for cell in line.split('\t')] for line in paper.content.splitlines() if line.count('\t') >= 2]
        assert len(rows) > (1300 if copy == 'internal' else 30), (paper.path.name, len(rows))
        parted = [row for row in rows if not any(all(cell in page for cell in row) for page in pages)]
        assert not parted, f'{paper.path.name}: {parted[:5]}'


def drawn_lines(path, page):
    """The glyphs of each line of a page, from left to right. Text that is read back has no hyphens at ends of lines."""
    lines = collections.defaultdict(list)
    for glyph, x, y in re.findall(r'<use xlink:href="#([\w-]+)" x="([\d.]+)" y="([\d.]+)"', tool(
            'pdftocairo', '-svg', '-f', page, '-l', page, path, '-')):
        lines[y].append((float(x), glyph))
    return [[glyph for _, glyph in sorted(line)] for line in lines.values()]


def test_no_head_of_a_column_is_broken(_):
    for (_, language), paper in evening()[1].items():
        begin, head = ('面积（', '面积（平方米）') if language == 'zh_CN' else ('Area (', 'Area (m²)')
        begun = [line for lines in paper.pages for line in lines if begin in line]
        broken = [line for line in begun if head not in line]
        assert begun and not broken, (paper.path.name, broken[:3])


def test_no_answer_is_broken(_):
    """A row of the ballots is one line, whatever was answered: “pape|r” made half as many pages again."""
    _, papers = evening()
    for language, answers in (('zh_CN', '同意|反对|弃权'), ('en', 'For|Against|Abstained')):
        paper = papers['internal', language]
        channel = {'zh_CN': '纸质', 'en': 'paper'}[language]
        rows = [line for lines in paper.pages for line in lines if re.search(rf'\d\.\d\d ({answers}) {channel} \d', line)]
        assert len(rows) == 1100 + 1000, (paper.path.name, len(rows))


def test_a_broken_sum_has_no_hyphen(_):
    for paper in evening()[1].values():
        page = next(number for number, lines in enumerate(paper.pages, 1) if SUM in squeeze(''.join(lines)))
        # Two digits take turns in the sum, so that nothing else on the page looks like it.
        broken = [line for line in drawn_lines(paper.path, page) if len(line) > 20 and len(set(line[-20:-1])) == 2]
        assert len(broken) >= 2, (paper.path.name, page)
        assert all(line[-1] in line[-20:-1] for line in broken), f'{paper.path.name}, page {page}: {broken}'


def test_other_readers_find_nothing_wrong(_):
    for paper in evening()[1].values():
        assert 'No syntax or stream encoding errors' in tool('qpdf', '--check', paper.path)
        fonts = tool('pdffonts', paper.path).splitlines()[2:]
        assert fonts and all(re.search(r' yes +yes +yes +\d', font) for font in fonts), fonts


def test_two_runs_are_one_paper(_):
    cli, papers = evening()
    for (copy, language), paper in papers.items():
        again = Paper(cli, copy, language, 'again.pdf')
        assert again.path.read_bytes() == paper.path.read_bytes() and again.said == paper.said, (copy, language)


if __name__ == '__main__':
    run_module(sys.modules[__name__])
