#!/usr/bin/env python3
# make-sample.py - writes the sample meeting: a roster, an attendance list and ballots
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: make-sample.py DIR

Writes the same files each time; those in this folder were written by it. All
of it is made up and looks made up: the owners are called 样例 ("sample") and a
number, and no telephone number begins with 100.

Four buildings of two stairs, six floors and two flats a floor are 96 units. The
developer has four unsold units, 样例1 and 样例2 have further units, and some
units belong to two people.
"""
import csv
import pathlib
import sys

DEVELOPER = '示例置业有限公司'
# Unit: the number of the owner whose second or third unit it is.
SECOND_UNITS = {'2-1-101': 1, '3-2-601': 1, '4-1-302': 2}
UNSOLD = ('4-2-501', '4-2-502', '4-2-601', '4-2-602')


def units():
    """Yields (building, stair, room) of the 96 units."""
    for building in range(1, 5):
        for stair in range(1, 3):
            for floor in range(1, 7):
                for flat in range(1, 3):
                    yield building, stair, 100 * floor + flat


def name(unit):
    return '{}-{}-{}'.format(*unit)


def roster():
    """Rows as a property firm keeps them, the header first."""
    yield ['楼栋', '单元', '房号', '业主姓名', '建筑面积', '联系电话', '车位号', '车位面积', '房屋状态', '备注']
    for number, (building, stair, room) in enumerate(units(), 1):
        unit = name((building, stair, room))
        hundredths = 8900 + 1250 * (room % 100 - 1) + 37 * building + 11 * stair + room // 100
        owner = SECOND_UNITS.get(unit, number)
        owners, phone, state = f'样例{owner}', f'100{owner:08}', '自住'
        if unit in UNSOLD:
            owners, phone, state = DEVELOPER, '', '未售'
        elif number % 12 == 7:
            owners += f'、样例{number}之配偶'
        parking = [f'B1-{number:03}', '12.68'] if number % 3 == 0 else ['', '']
        yield [f'{building}幢', f'{stair}单元', room, owners, f'{hundredths // 100}.{hundredths % 100:02}',
               phone, *parking, state, '']


def attendance():
    """Every second unit came; some left before the end."""
    yield ['unit', 'arrived', 'left', 'proxy_for']
    for number, unit in enumerate(units(), 1):
        if number % 2 == 0 and name(unit) not in UNSOLD:
            yield [name(unit), f'18:{40 + number % 20}', '20:10' if number % 16 == 0 else '', '']


def ballots(item):
    """What the units answered: item 2 carries, item 3 misses three quarters, item 5 is an election."""
    yield ['unit', 'choice']
    for number, unit in enumerate(units(), 1):
        if number % 5 == 0 and name(unit) not in UNSOLD:
            continue  # did not answer
        owner = SECOND_UNITS.get(name(unit), number)
        if item == 5:
            choice = marks(0 if name(unit) in UNSOLD else owner)
        elif name(unit) in UNSOLD:
            choice = '弃权'
        elif item == 2:
            choice = '反对' if owner % 4 == 3 else '弃权' if owner % 17 == 0 else '同意'
        else:
            choice = '反对' if owner % 3 == 1 else '空白' if owner % 23 == 0 else '同意'
        yield [name(unit), choice]


def marks(owner):
    """Up to five of seven candidates; the first ones are the most popular."""
    liked = [candidate for candidate in range(1, 8) if (7 * owner + 3 * candidate) % 10 < 12 - candidate]
    return ','.join(map(str, liked[:5]))


def write(path, rows):
    with path.open('w', encoding='utf-8', newline='') as file:
        csv.writer(file, lineterminator='\n').writerows(rows)


def main(folder):
    write(folder / 'roster.csv', roster())
    write(folder / 'attendance.csv', attendance())
    for item in (2, 3, 5):
        write(folder / f'ballots-{item}.csv', ballots(item))


if __name__ == '__main__':
    main(pathlib.Path(sys.argv[1]))
