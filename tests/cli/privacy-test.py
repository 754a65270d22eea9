#!/usr/bin/env python3
# privacy-test.py - nothing that leaves the house tells a telephone, an ID number or a name of the roll
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: privacy-test.py YISHI SLIDES

A record of 1,224 units in which everybody is spoken of in every text that somebody can
type. Public papers, the calendar, an owner's answer and the wall are searched for every
telephone and ID number, full name and unit of the roll; an export, which is the committee's
own, for every number. Two kinds of names are public: candidates, whom the law has posted,
and whoever is named by the chair on the wall (a presenter, a title), which is his to choose.
"""
import functools
import pathlib
import re
import subprocess
import sys
import tempfile

from cli import DATE, MATTER, Cli
import tap

AT = ('--meeting', DATE)
ROSTER = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'rosters' / 'longyue-city.xlsx'
PUBLIC = ('notice', 'result')
LANGUAGES = ('zh_CN', 'en')


def tool(*words):
    found = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, (words, found.stderr)
    return found.stdout


class Roll:
    """What of a roll must not be told."""

    def __init__(self, units):
        people = [(unit['unit'], person) for unit in units for person in unit['contacts']]
        self.units = [unit['unit'] for unit in units]
        self.names = {person['name'] for _, person in people if len(person['name']) >= 2}
        self.numbers = {number for _, person in people for number in (person['phone'], person['id_number']) if len(number) >= 7}
        self.masked = people[-1][1]['name']
        self.spoken = [f'{person["name"]}（{unit}，电话{person["phone"]}，身份证{person["id_number"]}）' for unit, person in people]

    def find(self, text, names=True, units=True, but=()):
        """What of it stands in a text, whose lines may be broken anywhere."""
        squeezed = re.sub(r'\s', '', text)
        lengths = {len(number) for number in self.numbers}
        found = {run[i:i + n] for run in re.findall('[0-9X]{7,}', squeezed) for n in lengths for i in range(len(run) - n + 1)} & self.numbers
        if names:
            found |= {name for name in self.names - set(but) if name in squeezed}
        if units:
            # A day has a year before its month, and a sum letters before its digits.
            found |= (set(re.findall(r'(?<![0-9a-z-])\d+-\d+-\d+(?![0-9a-z-])', text)) & set(self.units)) - set(but)
        return sorted(found)


def make_roll(cli):
    """The roster of a community of 1,224 units, to which every owner's ID number is added."""
    cli.run('new', 'bare.yishi', '--name', '示例小区')
    cli.run('roll', 'import', 'bare.yishi', ROSTER)
    units = cli.run('roll', 'show', 'bare.yishi', '--units', '--contacts', '--json').json['units_list']
    lines = ['楼栋,单元,房号,业主姓名,建筑面积,联系电话,身份证号']
    for number, unit in enumerate(units):
        person = unit['contacts'][0]
        lines.append(f'{unit["building"]},{unit["stair"]},{unit["room"]},{person["name"]},{unit["area"]},{person["phone"]},'
                     f'000000{19000101 + number:08}{number:04}')
    cli.run('new', cli.record, '--name', '示例小区')
    cli.run('roll', 'import', cli.record, cli.write('roster.csv', '\n'.join(lines) + '\n'))
    return Roll(cli.run('roll', 'show', cli.record, '--units', '--contacts', '--json').json['units_list'])


def hold(cli):
    """A meeting at which, and of which, everybody is talked about."""
    roll = make_roll(cli)
    cli.run('setting', 'set', cli.record, 'language', 'zh_CN')
    said = iter(roll.spoken * 2)
    cli.run('meeting', 'new', cli.record, '--date', DATE, '--title', f'谈{next(said)}', '--place', f'在{next(said)}')
    cli.run('meeting', 'change', cli.record, *AT, '--chair', next(said), '--secretary', next(said))
    cli.run('item', 'add', cli.record, *AT, *MATTER[:-1], '更换电梯', '--presenter', '王工')
    cli.run('item', 'add', cli.record, *AT, '--kind', 'straw', '--title', '联欢放在哪一天')
    cli.run('item', 'add', cli.record, *AT, '--kind', 'discussion', '--title', f'商量{next(said)}', '--presenter', next(said))
    cli.run('item', 'add', cli.record, *AT, '--kind', 'wish', '--mask-names=yes', '--title', '借一把椅子', '--presenter', roll.masked)
    cli.run('notice', 'post', cli.record, *AT, '--on', '2026-11-29', '--where', f'门口{next(said)}', now='2026-11-30T08:00:00+08:00')
    cli.now = '2026-12-15T19:00:00+08:00'
    cli.run('proxy', 'add', cli.record, *AT, '--principal', roll.units[1], '--agent', next(said))
    cli.run('meeting', 'start', cli.record, *AT)
    cli.run('attend', 'import', cli.record, *AT, cli.write('door.csv', 'unit,arrived,left,proxy_for\n' + ''.join(
        f'{unit},19:00,,\n' for unit in roll.units[:300])))
    cli.run('guest', 'add', cli.record, *AT, '--name', next(said), '--organisation', next(said))
    # Everybody else in notes, a hundred in one.
    people = [next(said) for _ in range(len(roll.spoken))]
    for start in range(0, len(people), 100):
        cli.on_item('note', 'add', None, '--text', '；'.join(people[start:start + 100]), item=start // 100 % 3 + 1)
    cli.on_item('statement', 'set', None, '--party', 'firm', '--position', 'agree', '--text', next(said))
    cli.vote({unit: 'yes' for unit in roll.units}, close=False)
    cli.on_item('ballot', 'void', None, '--unit', roll.units[0], '--reason', next(said))
    cli.on_item('ballot', 'close')
    cli.on_item('count', None, '--yes', 2, '--no', 1, '--abstain', 0, '--present', 300, item=2)
    cli.on_item('ballot', 'close', item=2)
    for item in (1, 2, 3):
        cli.on_item('outcome', None, '--outcome', 'person', '--text', f'问{next(said)}', '--responsible', next(said), '--due', '2027-01-10', item=item)
    return roll


@functools.lru_cache(maxsize=None)
def held():
    """One record for all tests, closed; nothing is written into it but papers."""
    folder = tempfile.TemporaryDirectory(prefix='yishi-privacy-')
    cli = Cli(sys.argv[1], folder.name)
    roll = hold(cli)
    cli.run('meeting', 'close', cli.record, *AT)
    return cli, roll, folder


def read_pdf(path):
    """All that is in it: what is seen, the files within, and what it says of itself."""
    with tempfile.TemporaryDirectory() as folder:
        tool('pdfdetach', '-saveall', '-o', folder, path)
        inside = ''.join(file.read_text(encoding='utf-8') for file in sorted(pathlib.Path(folder).iterdir()))
    return '\n'.join((tool('pdftotext', '-raw', path, '-'), inside, tool('pdfinfo', path), tool('pdfinfo', '-meta', path),
                      tool('strings', '-n', '7', path)))


def test_the_search_finds_what_is_there():
    """The internal copy has nearly all of it: so what is not found elsewhere is not there."""
    cli, roll, _ = held()
    assert len(roll.units) == 1224 and len(roll.names) > 1000 and len(roll.numbers) > 2000, (len(roll.names), len(roll.numbers))
    cli.run('minutes', cli.record, *AT, '--output', 'internal.pdf')
    text = read_pdf(cli.folder / 'internal.pdf')
    assert len(roll.find(text, units=False)) >= len(roll.names) + len(roll.numbers) - 20, len(roll.find(text, units=False))
    assert len(roll.find(text, names=False)) > len(roll.numbers) + 1000


def test_public_minutes():
    cli, roll, _ = held()
    for language in LANGUAGES:
        cli.run('minutes', cli.record, *AT, '--output', 'm.pdf', '--public', '--language', language)
        text = read_pdf(cli.folder / 'm.pdf')
        assert '***' in text and not roll.find(text), (language, roll.find(text)[:9])


def test_public_papers():
    cli, roll, _ = held()
    for kind in PUBLIC:
        for language in LANGUAGES:
            made = cli.run('paper', cli.record, *AT, '--kind', kind, '--output', f'{kind}.pdf', '--language', language, '--json').json
            text = read_pdf(cli.folder / f'{kind}.pdf')
            assert made['copy'] == 'public' and '更换电梯' in re.sub(r'\s', '', text)
            assert not roll.find(text), (kind, language, roll.find(text)[:9])


def test_every_public_kind_is_searched():
    """A kind that becomes public one day is to be searched too."""
    cli, _, _ = held()
    usage = cli.run('paper', '--help').text
    kinds = re.search(r'--kind=KIND\s+(.*)', usage)[1].replace(' or ', ', ').split(', ')
    assert set(PUBLIC) <= set(kinds) and len(kinds) >= 8, kinds
    for kind in set(kinds) - set(PUBLIC):
        done = cli.run_any('paper', cli.record, *AT, '--kind', kind, '--output', 'k.pdf', '--json')
        assert done.status == 3 or done.json['copy'] != 'public', kind


def test_an_owners_answer():
    cli, roll, _ = held()
    own = roll.units[5]
    contacts = {unit['unit']: unit for unit in cli.run('roll', 'show', cli.record, '--units', '--contacts', '--json').json['units_list']}[own]
    but = {own, *(person['name'] for person in contacts['contacts'])}
    for language in LANGUAGES:
        cli.run('answer', cli.record, '--unit', own, '--output', 'a.pdf', '--language', language)
        text = read_pdf(cli.folder / 'a.pdf')
        assert all(name in re.sub(r'\s', '', text) for name in but - {own})
        assert not roll.find(text, but=but), (language, roll.find(text, but=but)[:9])


def test_the_calendar():
    cli, roll, _ = held()
    # Long lines are folded.
    text = cli.run('calendar', cli.record, '--ics', '-').text.replace('\r\n ', '')
    assert 'SUMMARY:谈' in text and 'LOCATION:在' in text
    assert not roll.find(text), roll.find(text)[:9]


def test_the_wall():
    """What is typed for it stands there, without numbers; nobody who came or voted does."""
    cli, roll, _ = held()
    text = tool(sys.argv[2], cli.folder / cli.record, DATE)
    assert int(re.search(r'(\d+) slides', text)[1]) >= 5 * 2 * 14
    assert '更换电梯' in text and '问' in text and 'seal' in text
    assert not roll.find(text, names=False, units=False), roll.find(text, names=False, units=False)
    typed = ''.join(line for words in (('item', 'list', '--json'), ('meeting', 'list', '--json'))
                    for line in cli.run(*words[:2], cli.record, *(AT if words[0] == 'item' else ()), *words[2:]).text)
    shown = set(roll.find(text))
    assert shown <= set(roll.find(typed)), shown - set(roll.find(typed))
    # The presenter of a small wish, whom nothing else on the wall names.
    assert roll.masked not in re.sub(r'\s', '', text) and f'{roll.masked[0]}*' in text


def test_an_export_has_no_numbers():
    cli, roll, _ = held()
    cli.run('export', cli.record, *AT, '--output', 'out')
    files = sorted((cli.folder / 'out').iterdir())
    assert {file.suffix for file in files} == {'.csv', '.json'} and len(files) > 10
    for file in files:
        found = roll.find(file.read_text(encoding='utf-8-sig'), names=False, units=False)
        assert not found, (file.name, found[:9])


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]))
