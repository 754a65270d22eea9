"""sample.py - a record with something on every page: a roll, past and coming meetings, who is in the room, ballots

SPDX-License-Identifier: GPL-3.0-or-later

Made by the command line from the sample of ./run, once on each desktop. The
meeting of December is under way: some items are done, others are still to come.
"""
import shutil

DAY = '2026-12-15'
CANDIDATES = ('样例1', '样例3', '样例8', '样例11')
ITEMS = (
    ('report', '物业服务季度报告', '--minutes', '15', '--presenter', '样例物业'),
    ('matter', '使用维修资金更换3号楼和5号楼的六部电梯', '--matter', '5', '--minutes', '20'),
    ('matter', '利用共有绿地增设停车位', '--matter', '8', '--minutes', '20'),
    ('straw', '春节联欢放在社区活动室', '--minutes', '10'),
    ('election', '选举业主委员会', '--minutes', '30', '--seats', '3',
     *(word for name in CANDIDATES for word in ('--candidate', name))),
    ('discussion', '电动自行车充电区的位置、收费和消防通道的长期管理办法，以及由谁负责日常巡查和公示', '--minutes', '15'),
)


def make(stage, source):
    """Makes the record of a stage from the files below @source/resources/sample; gives its path."""
    kept = stage.desktop.folder / 'sample.yishi'
    if not kept.exists():
        shutil.copy(make_first(stage, source / 'resources' / 'sample'), kept)
    return shutil.copy(kept, stage.record)


def make_first(stage, sample):
    record = stage.record
    stage.cli('new', record, '--name', '示例小区', '--pack', 'national', now='2026-11-20T09:00:00+08:00')
    stage.cli('roll', 'import', record, sample / 'roster.csv', now='2026-11-20T09:05:00+08:00')
    call(stage, record)
    hold(stage, record, sample)
    return record


def call(stage, record):
    """The agenda, and its posting sixteen days before."""
    stage.cli('meeting', 'new', record, '--date', DAY, '--place', '社区活动室', '--title', '第四季度议事日',
              now='2026-11-28T10:00:00+08:00')
    for minute, (kind, title, *more) in enumerate(ITEMS):
        stage.cli('item', 'add', record, '--meeting', DAY, '--kind', kind, '--title', title, *more,
                  now=f'2026-11-28T10:{minute:02}:00+08:00')
    stage.cli('notice', 'post', record, '--meeting', DAY, '--on', '2026-11-29', '--where', '各单元公告栏',
              now='2026-11-29T08:30:00+08:00')


def hold(stage, record, sample):
    """The evening until half past seven: people came, one vote is closed."""
    stage.cli('attend', 'import', record, '--meeting', DAY, sample / 'attendance.csv', now=f'{DAY}T19:00:00+08:00')
    stage.cli('meeting', 'start', record, '--meeting', DAY, now=f'{DAY}T19:01:00+08:00')
    stage.cli('ballot', 'import', record, '--meeting', DAY, '--item', 2, sample / 'ballots-2.csv', '--channel',
              'onsite', now=f'{DAY}T19:20:00+08:00')
    stage.cli('ballot', 'close', record, '--meeting', DAY, '--item', 2, now=f'{DAY}T19:25:00+08:00')
