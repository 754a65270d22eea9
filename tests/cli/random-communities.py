#!/usr/bin/env python3
# random-communities.py - random communities vote through the real commands, and an independent recount agrees
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: random-communities.py YISHI [SEED]

Owners of many units, co-owners, people of the same name, a developer, parking;
ordinary and special matters; areas and answers drawn so that most votes end
within a person or 0.01 m² of a threshold, on either side. YISHI_COMMUNITIES
says how many there are (default 200).
"""
import collections
import concurrent.futures
import os
import pathlib
import random
import sys
import tempfile
from fractions import Fraction

from cli import DATE, Cli

import recount
import tap

HEADER = '楼栋,单元,房号,业主姓名,联系电话,身份证号,建筑面积,车位面积,房屋状态'
CENT = Fraction(1, 100)
MATTERS = {'ordinary': (1, 2, 3, 4, 5, 9), 'special': (6, 7, 8)}
CHUNKS = 10
# Not the disk is tried here; in memory a commit costs nothing.
MEMORY = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None


class Community:
    """A made-up community: its units, who is one person, and how they answer."""

    def __init__(self, random_):
        self.random = random_
        self.rule = random_.choice(('ordinary', 'special'))
        self.owners = {}  # person -> [(name, phone, id number)]
        self.names = []
        self.areas = {}
        self.people = {}  # unit -> person
        self.make_units()
        self.make_owners()
        self.ballots = self.make_ballots()
        self.tune_areas()

    def make_units(self):
        """Some houses with some stairs; rooms are numbered as they are in China."""
        for building in range(1, self.random.randint(1, 4) + 1):
            for stair in range(1, self.random.randint(1, 2) + 1):
                for floor in range(1, self.random.randint(1, 5) + 1):
                    self.names += [f'{building}-{stair}-{floor}{room:02}'
                                   for room in range(1, self.random.randint(1, 3) + 1)]
        for unit in self.names:
            self.areas[unit] = self.random.randint(3000, 20000) * CENT

    def make_person(self, number):
        """One buyer: one owner or a couple, each known by ID number, or by name with phone."""
        known_by_id = self.random.random() < 0.3
        # Few names, so that many people share one.
        names = self.random.sample('甲乙丙丁戊己庚辛壬癸', 1 if self.random.random() < 0.7 else 2)
        return [(f'样例{name}', '' if known_by_id else f'100{number:05}{offset:03}',
                 f'100000{number:08}{offset + 1:04}' if known_by_id else '') for offset, name in enumerate(names)]

    def make_owners(self):
        """Shares the units out: some have several, the developer has what is not sold."""
        has_developer = self.random.random() < 0.5
        for unit in self.names:
            fate = self.random.random()
            if has_developer and fate < 0.12:
                person = 'developer'
            elif self.owners and fate < 0.35:
                person = self.random.choice(list(self.owners))
            else:
                person = len(self.owners)
                self.owners[person] = self.make_person(person)
            self.people[unit] = person

    def units(self):
        return {unit: (self.people[unit], self.areas[unit]) for unit in self.names}

    def draw(self, persons, base, numerator, denominator):
        """The first persons of a list, about so many as the threshold asks for."""
        wanted = -(-base * numerator // denominator) + self.random.choice((-1, -1, 0, 0, 0, 1, 2, 5))
        return persons[:max(0, min(len(persons), wanted))]

    def make_ballots(self):
        """Answers by person; some persons answer differently for each of their units."""
        persons = list(dict.fromkeys(self.people.values()))
        self.random.shuffle(persons)
        if self.random.random() < 0.02:
            return {}
        present = persons[:self.random.randint(len(persons) * 3 // 4, len(persons))]
        if self.random.random() < 0.4:
            present = self.draw(persons, len(persons), 2, 3)
        agreeing = self.draw(present, len(present), *((1, 2) if self.rule == 'ordinary' else (3, 4)))
        answers = {person: 'yes' for person in agreeing}
        for person in present[len(agreeing):]:
            answers[person] = self.random.choice(('no', 'no', 'no', 'abstain', 'follow'))
        ballots = {}
        for unit in self.names:
            answer = answers.get(self.people[unit])
            if answer and self.random.random() < 0.05:
                answer = self.random.choice(('yes', 'no', 'abstain', 'follow', 'blank', 'invalid'))
            elif not answer and self.random.random() < 0.1:
                answer = self.random.choice(('blank', 'invalid'))
            if answer and self.random.random() < 0.97:
                ballots[unit] = answer
        return ballots

    def tune_areas(self):
        """Sets the area of one unit so that an area threshold is met, or missed, by 0.01 m² or exactly."""
        candidates = self.find_decisive_areas('yes', 'no', 'abstain') if self.random.random() < 0.65 else []
        candidates = candidates or self.find_decisive_areas(None)
        if candidates:
            unit, area = self.random.choice(candidates)
            self.areas[unit] = (area // CENT + self.random.choice((-1, 0, 0, 1, 2))) * CENT

    def find_decisive_areas(self, *answers):
        """(unit, area) for each unit of these answers (None: without a ballot) that can decide by its area."""
        result = recount.count(self.rule, self.units(), self.ballots)
        roll, took_part, approving = (result[name][1] for name in ('roll', 'participating', 'approving'))
        share = recount.APPROVAL[self.rule]
        found = []
        for unit in self.names:
            own, answer = self.areas[unit], self.ballots.get(unit)
            if answer not in answers:
                continue
            if answer is None:
                area = took_part / recount.PARTICIPATION - (roll - own)
            elif answer == 'yes':
                area = (share * (took_part - own) - (approving - own)) / (1 - share)
            else:
                area = approving / share - (took_part - own)
            if 2 * CENT <= area <= 9999:
                found.append((unit, area))
        return found

    def roster(self):
        """The units as a roster has them, in no order, co-owners' names in any order."""
        lines = []
        for unit in self.names:
            building, stair, room = unit.split('-')
            person = self.people[unit]
            owners = list(self.owners.get(person, [('样例置业有限公司', '', '')]))
            self.random.shuffle(owners)
            cells = ['、'.join(cell) if any(cell) else '' for cell in zip(*owners)]
            parking = decimal(self.random.randint(1000, 2000) * CENT) if self.random.random() < 0.2 else ''
            lines.append(','.join((f'{building}幢', f'{stair}单元', room, *cells, decimal(self.areas[unit]), parking,
                                   '未售' if person == 'developer' else '自住')))
        self.random.shuffle(lines)
        return '\n'.join([HEADER, *lines]) + '\n'

    def ballot_list(self):
        lines = [f'{unit},{choice}' for unit, choice in self.ballots.items()]
        self.random.shuffle(lines)
        return '\n'.join(['unit,choice', *lines]) + '\n'


def decimal(area):
    """A fraction of a square metre with two places, as the program writes it."""
    cents = area / CENT
    assert cents.denominator == 1
    return f'{cents.numerator // 100}.{cents.numerator % 100:02}'


def hold(cli, community):
    """Takes the community through the commands; returns its result as JSON."""
    imported = community.roster()
    cli.run('new', cli.record, '--name', '样例小区')
    cli.run('roll', 'import', cli.record, cli.write('roster.csv', imported))
    cli.run('meeting', 'new', cli.record, '--date', DATE)
    matter = community.random.choice(MATTERS[community.rule])
    cli.run('item', 'add', cli.record, '--meeting', DATE, '--kind', 'matter', '--matter', matter, '--title', '样例事项')
    if community.ballots:
        name = cli.write('ballots.csv', community.ballot_list())
        cli.on_item('ballot', 'import', None, name)
    else:
        cli.on_item('ballot', 'open')
    closed = cli.on_item('ballot', 'close', None, '--json').json
    result = cli.on_item('result', None, '--json').json
    assert closed == result, 'closing and asking give different results'
    cli.run('verify', cli.record)
    return result


def compare(community, result):
    """Findings where the program and the recount differ."""
    wanted = recount.count(community.rule, community.units(), community.ballots)
    for name in ('roll', 'participating', 'approving', *recount.TAKES_PART):
        found = (result[name]['heads'], result[name]['area'])
        if found != (wanted[name][0], decimal(wanted[name][1])):
            yield f'{name}: {found}, recounted {wanted[name][0]}, {decimal(wanted[name][1])}'
    if result['split']['heads'] != wanted['split']:
        yield f'split: {result["split"]}, recounted {wanted["split"]}'
    if result['rule'] != community.rule or result['verdict'] != wanted['verdict']:
        yield f'verdict: {result["rule"]} {result["verdict"]}, recounted {community.rule} {wanted["verdict"]}'
    if wanted['verdict'] == 'NOVOTES':
        return
    for part, heads, area in zip(('participation', 'approval'), *wanted['needed']):
        found = (result['needed'][part]['heads'], result['needed'][part]['area'])
        if found != (heads, decimal(area)):
            yield f'needed for {part}: {found}, recounted {heads}, {decimal(area)}'
        have = wanted['participating' if part == 'participation' else 'approving']
        gap = (result['gap'][part]['heads'], result['gap'][part]['area'])
        if gap != (max(0, heads - have[0]), decimal(max(Fraction(0), area - have[1]))):
            yield f'gap of {part}: {gap}'


def try_community(program, seed, number):
    """Returns the verdict and the findings of one community."""
    community = Community(random.Random(f'{seed}/{number}'))
    with tempfile.TemporaryDirectory(prefix='yishi-cli-', dir=MEMORY) as folder:
        result = hold(Cli(program, pathlib.Path(folder)), community)
    return result['verdict'], [f'community {number}: {finding}' for finding in compare(community, result)]


def main():
    program = sys.argv[1]
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10 ** 9)
    total = int(os.environ.get('YISHI_COMMUNITIES', '200'))
    verdicts = collections.Counter()
    print(f'# seed {seed}', flush=True)

    def make_case(numbers):
        def case():
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                done = list(pool.map(lambda number: try_community(program, seed, number), numbers))
            verdicts.update(verdict for verdict, _ in done)
            tap.fail_on(finding for _, findings in done for finding in findings)
        return case

    def test_both_sides_were_met():
        print(f'# {total} communities, the program and the recount agree: '
              + ', '.join(f'{n} {verdict}' for verdict, n in sorted(verdicts.items())))
        missing = {'PASS', 'REJECT_H', 'REJECT_A', 'NOQUORUM_H', 'NOQUORUM_A'} - set(verdicts)
        if total >= 100:
            assert not missing, f'no community ended in {missing}'

    cases = [(f'communities-{numbers[0] + 1}-to-{numbers[-1] + 1}', make_case(numbers))
             for numbers in (range(total)[start:start + -(-total // CHUNKS)]
                             for start in range(0, total, -(-total // CHUNKS)))]
    tap.run_cases([*cases, ('both-sides-were-met', test_both_sides_were_met)])


if __name__ == '__main__':
    main()
