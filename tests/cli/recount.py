"""recount.py - counts a vote anew from the law's words, with nothing of the program in it

SPDX-License-Identifier: GPL-3.0-or-later

Written from the articles alone (Civil Code art. 278; SPC interpretation on
condominium ownership, art. 8 and 9; guidance rules art. 26), in fractions. A
unit is (person, area); ballots are {unit: choice}.
"""
from fractions import Fraction

PARTICIPATION = Fraction(2, 3)
APPROVAL = {'ordinary': Fraction(1, 2), 'special': Fraction(3, 4)}
TAKES_PART = ('yes', 'no', 'abstain', 'follow')


def enough(rule, part, whole):
    """More than half in an ordinary matter, at least three quarters in a special one."""
    return part > APPROVAL[rule] * whole if rule == 'ordinary' else part >= APPROVAL[rule] * whole


def least(test, step):
    """The smallest multiple of step that passes the test; found by halving, not by a formula."""
    low, high = -1, 1
    while not test(high * step):
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if test(middle * step):
            high = middle
        else:
            low = middle
    return high * step


def persons_by_answer(units, ballots):
    """{person: set of answers that take part}."""
    answers = {}
    for unit, choice in ballots.items():
        if choice in TAKES_PART:
            answers.setdefault(units[unit][0], set()).add(choice)
    return answers


def follow_side(units, ballots):
    """The side that signed 随多数 joins: where heads and area agree on it, else none."""
    answers = persons_by_answer(units, ballots)
    lead = []
    for weigh in (lambda side: sum(1 for given in answers.values() if given == {side}),
                  lambda side: sum(units[unit][1] for unit, choice in ballots.items() if choice == side)):
        yes, no = weigh('yes'), weigh('no')
        lead.append('yes' if yes > no else 'no' if no > yes else None)
    return lead[0] if lead[0] == lead[1] else None


def count(rule, units, ballots):
    """The result in the program's keys, with areas as fractions of a square metre."""
    side = follow_side(units, ballots)
    answers = persons_by_answer(units, ballots)
    effective = {person: {side if answer == 'follow' and side else answer for answer in given}
                 for person, given in answers.items()}
    takes_part = [unit for unit, choice in ballots.items() if choice in TAKES_PART]
    heads = {'roll': len({person for person, _ in units.values()}), 'participating': len(answers),
             'approving': sum(1 for given in effective.values() if given == {'yes'})}
    area = {'roll': sum(area for _, area in units.values()),
            'participating': sum(units[unit][1] for unit in takes_part),
            'approving': sum(units[unit][1] for unit in takes_part
                             if ballots[unit] == 'yes' or (ballots[unit] == 'follow' and side == 'yes'))}
    for choice in TAKES_PART:
        heads[choice] = sum(1 for given in answers.values() if given == {choice})
        area[choice] = sum(units[unit][1] for unit in takes_part if ballots[unit] == choice)
    result = {name: (heads[name], area[name]) for name in heads}
    result['split'] = sum(1 for given in answers.values() if len(given) > 1)
    result['verdict'] = judge(rule, heads, area)
    result['needed'] = tuple((least(lambda n: n >= PARTICIPATION * weight['roll'], step),
                              least(lambda n: enough(rule, n, weight['participating']), step))
                             for weight, step in ((heads, 1), (area, Fraction(1, 100))))
    return result


def judge(rule, heads, area):
    """The verdict of art. 278: who took part first, then who agreed; each by persons and by area."""
    if heads['participating'] == 0:
        return 'NOVOTES'
    missing = ''.join(letter for letter, weight in (('H', heads), ('A', area))
                      if weight['participating'] < PARTICIPATION * weight['roll'])
    if missing:
        return 'NOQUORUM_' + missing
    missing = ''.join(letter for letter, weight in (('H', heads), ('A', area))
                      if not enough(rule, weight['approving'], weight['participating']))
    return 'REJECT_' + missing if missing else 'PASS'
