"""fixtures.py - large made-up rosters and ballots for the benchmarks

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv

ROSTER_HEADER = ['楼栋', '单元', '房号', '业主姓名', '建筑面积', '联系电话', '车位号', '车位面积']


def units(n_units):
    """Yields (building, stair, room): five stairs of 25 floors with four flats in each building."""
    for number in range(n_units):
        building, rest = divmod(number, 500)
        stair, rest = divmod(rest, 100)
        floor, flat = divmod(rest, 4)
        yield building + 1, stair + 1, 100 * (floor + 1) + flat + 1


def write_roster(path, n_units):
    """One owner a unit, but every fortieth unit is its neighbour's second; a third has a parking bay."""
    with path.open('w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(ROSTER_HEADER)
        for number, (building, stair, room) in enumerate(units(n_units)):
            owner = number - 1 if number % 40 == 39 else number
            hundredths = 8000 + number * 37 % 7000
            bay = [f'B1-{number:05}', '12.68'] if number % 3 == 0 else ['', '']
            writer.writerow([building, stair, room, f'样例{owner}', f'{hundredths // 100}.{hundredths % 100:02}',
                             f'100{owner:08}', *bay])


def choice(number):
    """What unit number answers: mostly yes, with every other answer among them."""
    return ('yes', 'no', 'yes', 'yes', 'abstain', 'yes', 'no', 'yes', 'follow', 'yes', 'blank')[number % 11]


def names(n_units):
    """Yields the canonical names of the units."""
    for building, stair, room in units(n_units):
        yield f'{building}-{stair}-{room}'


def write_ballots(path, n_units):
    """A ballot of every unit."""
    with path.open('w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(['unit', 'choice'])
        for number, name in enumerate(names(n_units)):
            writer.writerow([name, choice(number)])
