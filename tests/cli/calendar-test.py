#!/usr/bin/env python3
# calendar-test.py - the days of meetings, holidays, what was done in time, iCalendar
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: calendar-test.py YISHI"""
import json
import pathlib
import subprocess
import sys

from cli import DATE, MATTER, run_module

ELECTION = ('--kind', 'election', '--title', '业委会选举', '--seats', '1', '--candidate', '样例甲', '--candidate', '样例乙')
DISMISSAL = ('--kind', 'matter', '--matter', '4', '--title', '解聘物业服务企业')
ALL_YES = dict.fromkeys(('1-1-101', '1-1-102', '1-1-103', '1-2-101', '2-1-101', '2-1-102'), 'yes')


def days(cli, date=DATE):
    """{kind: its day} of a meeting."""
    document = cli.run('calendar', cli.record, '--meeting', date, '--json').json
    return {entry['date']: entry for entry in document['meetings'][0]['dates']}


def read_ics(raw):
    """What an independent parser makes of a file."""
    reader = pathlib.Path(__file__).resolve().parent / 'read_ics.py'
    done = subprocess.run(['/usr/bin/python3', str(reader)], input=raw, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_the_days_of_a_meeting(cli):
    cli.make_record().make_meeting(MATTER, ELECTION, DISMISSAL, posted=None)
    found = days(cli)
    assert {kind: entry['day'] for kind, entry in found.items()} == {
        'posting': '2026-11-30', 'meeting': '2026-12-15', 'result': '2026-12-18', 'first-meeting': '2026-12-22',
        'filing': '2027-01-14', 'dismissal-notice': '2027-02-15', 'suit': '2027-12-15', 'term-end': '2031-12-15'}, found
    assert found['dismissal-notice']['counted'] == '2027-02-13'
    assert '第九百四十六条' in found['dismissal-notice']['article'] and '第十四条' in found['posting']['article']
    cli.run('calendar', cli.record).holds('2026-11-30', 'in 10 days', 'Post the notice', 'better by 2026-11-29', '第十四条')
    cli.run('calendar', cli.record, '--meeting', '2026-12-16', status=3)


def test_days_in_sentences_are_chinese_for_chinese_readers(cli):
    cli.make_record().make_meeting(MATTER, posted=None)
    for language, day in (('zh_CN', '最好在2026年11月29日以前'), ('zh_TW', '最好在2026年11月29日以前'), ('en', 'better by 2026-11-29')):
        cli.run('calendar', cli.record, env={'LANGUAGE': language}).holds(day)
    text = cli.run('calendar', cli.record, '--ics', '-', env={'LANGUAGE': 'zh_CN'}).text.replace('\r\n ', '')
    assert '2026年12月15日的会议' in text and '2026-12-15' not in text, text


def test_the_voting_period_of_the_pack(cli):
    cli.make_record(pack='hangzhou-2021').make_meeting(MATTER, posted=None)
    found = days(cli)
    assert (found['vote-opening']['from'], found['vote-opening']['day']) == ('2026-10-17', '2026-12-11')
    cli.on_item('ballot', 'open', None, '--from', '2026-12-01', '--until', DATE, now='2026-12-01T09:00:00+08:00')
    found = days(cli)
    assert 'vote-opening' not in found and found['vote-end']['from'] == '2026-12-01'


def test_what_was_not_decided_brings_no_days(cli):
    cli.make_record().make_meeting(DISMISSAL, ELECTION)
    cli.vote(dict.fromkeys(ALL_YES, 'no'), now='2026-12-15T20:00:00+08:00')
    found = days(cli)
    assert 'dismissal-notice' not in found and 'filing' in found, found
    cli.run('meeting', 'start', cli.record, '--meeting', DATE, now='2026-12-15T19:00:00+08:00')
    cli.run('meeting', 'close', cli.record, '--meeting', DATE, now='2026-12-15T21:00:00+08:00')
    assert set(days(cli)) == {'posting', 'meeting', 'result'}


def test_what_was_decided_brings_its_days(cli):
    cli.make_record().make_meeting(DISMISSAL)
    cli.vote(ALL_YES, now='2026-12-15T20:00:00+08:00')
    assert {'dismissal-notice', 'suit'} <= set(days(cli))


def test_what_was_done(cli):
    cli.make_record().make_meeting(ELECTION)
    done = ('deadline', 'done', cli.record, '--meeting', DATE, '--date', 'filing')
    cli.run(*done, '--on', '2027-01-10').holds('2027-01-10')
    assert (days(cli)['filing']['done'], days(cli)['filing']['state']) == ('2027-01-10', 'done')
    cli.run(*done, '--on', '2027-01-15')
    assert days(cli)['filing']['state'] == 'late'
    head = cli.head()
    cli.run(*done, '--on', '2027-01-15')
    assert cli.head() == head, 'the same said twice is written once'
    cli.run(*done, '--undo')
    assert (days(cli)['filing']['done'], days(cli)['filing']['state']) == ('', 'open')
    cli.run('calendar', cli.record, now='2027-01-20T09:00:00+08:00').holds('6 days overdue')
    for kind in ('posting', 'meeting', 'suit'):
        cli.run(*done[:-1], kind, status=3).complains('not marked')
    cli.run(*done[:-1], 'party', status=2).complains('party')
    cli.run('verify', cli.record)


def test_what_is_long_past_is_left_out(cli):
    cli.make_record().make_meeting(MATTER)
    later = '2027-02-19T09:00:00+08:00'
    assert 'Post what' not in cli.run('calendar', cli.record, now=later).text
    cli.run('calendar', cli.record, '--all', now=later).holds('Post what', '63 days overdue')
    cli.run('calendar', cli.record, now='2027-02-16T09:00:00+08:00').holds('60 days overdue')


def test_holidays_move_days(cli):
    cli.make_record().make_meeting(ELECTION, posted=None)
    cli.run('holiday', 'list', cli.record).holds('holiday add')
    cli.run('holiday', 'add', cli.record, '--from', '2026-11-30', '--name', '样例节')
    cli.run('holiday', 'add', cli.record, '--from', '2027-01-14', '--until', '2027-01-15')
    cli.run('holiday', 'add', cli.record, '--from', '2027-01-16', '--work')
    found = days(cli)
    assert (found['posting']['counted'], found['posting']['day'], found['posting']['advised']) == (
        '2026-11-30', '2026-11-29', '2026-11-28')
    assert (found['filing']['counted'], found['filing']['day']) == ('2027-01-14', '2027-01-16')
    cli.run('meeting', 'new', cli.record, '--date', '2026-12-15', '--kind', 'assembly').holds('2026-11-29', '2026-11-28')
    listed = cli.run('holiday', 'list', cli.record, '--json').json['holidays']
    assert [(entry['from'], entry['until'], entry['works'], entry['name']) for entry in listed] == [
        ('2026-11-30', '2026-11-30', False, '样例节'), ('2027-01-14', '2027-01-15', False, ''),
        ('2027-01-16', '2027-01-16', True, '')]
    cli.run('holiday', 'list', cli.record).holds('样例节', 'working weekend')
    cli.run('holiday', 'remove', cli.record, '--on', '2027-01-15').holds('2027-01-15')
    assert days(cli, f'{DATE}/deliberation')['filing']['day'] == '2027-01-14'
    cli.run('verify', cli.record)


def test_wrong_holidays(cli):
    cli.make_record()
    head = cli.head()
    for words in (('--from', '2026-10-07', '--until', '2026-10-01'), ('--from', '2026-10-08', '--work'),
                  ('--from', '2026-10-01', '--name', 'x' * 300), ('--from', '2026-10-01', '--until', '2026-12-01')):
        cli.run('holiday', 'add', cli.record, *words, status=3)
    cli.run('holiday', 'add', cli.record, '--from', '2026-02-30', status=2)
    cli.run('holiday', 'remove', cli.record, '--on', '2026-10-01', status=3).complains('holiday list')
    assert cli.head() == head


def test_icalendar(cli):
    cli.make_record().make_meeting(('--kind', 'matter', '--matter', '5', '--title', '维修'), ELECTION, DISMISSAL)
    title = '第七次业主大会；选举，解聘物业, "续建"电梯\\停车; 以及其他许多许多许多许多许多许多事项'
    cli.run('meeting', 'change', cli.record, '--meeting', DATE, '--title', title, '--time', '19:30', '--place', '社区, 二楼')
    read = read_ics(cli.run('calendar', cli.record, '--ics', '-').raw)
    assert read['version'] == '2.0' and read['name'] == '样例小区'
    assert read['longest_line'] <= 75 and read['bare_line_ends'] == 0
    events = {event['uid'].split('-', 2)[2].removesuffix('@yishi'): event for event in read['events']}
    assert {kind: event['start'] for kind, event in events.items()} == {
        kind: entry['day'] + ('T19:30:00' if kind == 'meeting' else '') for kind, entry in days(cli).items()}
    assert events['meeting']['summary'].startswith(title) and events['meeting']['location'] == '社区, 二楼'
    assert events['filing']['end'] == '2027-01-15' and events['filing']['alarms'] == [-15 * 3600]
    assert events['meeting']['alarms'] == [-86400, -3600]
    assert events['posting']['alarms'] == [], 'what was done rings no more'
    assert '第十六条' in events['filing']['description'] and '\n' in events['filing']['description']
    assert len({event['uid'] for event in read['events']}) == len(read['events'])


def test_events_keep_their_names(cli):
    cli.make_record().make_meeting(MATTER, posted=None)
    before = read_ics(cli.run('calendar', cli.record, '--ics', '-').raw)['events']
    cli.run('meeting', 'change', cli.record, '--meeting', DATE, '--date', '2026-12-16')
    after = read_ics(cli.run('calendar', cli.record, '--ics', '-').raw)['events']
    assert [event['uid'] for event in before] == [event['uid'] for event in after]
    assert all(old['sequence'] < new['sequence'] for old, new in zip(before, after))
    assert [event['start'] for event in before] != [event['start'] for event in after]


def test_icalendar_as_a_file(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('calendar', cli.record, '--ics', '日程.ics').holds('日程.ics')
    raw = (cli.folder / '日程.ics').read_bytes()
    assert len(read_ics(raw)['events']) == len(days(cli))
    cli.run('calendar', cli.record, '--ics', 'nowhere/a.ics', status=3).complains('--ics')
    cli.run('calendar', cli.record, '--ics', 'a.ics', '--json', status=2)


def test_what_is_due_is_listed(cli):
    cli.make_record().make_meeting(MATTER, posted=None)
    cli.run('remind', '--list', cli.record, now='2026-11-28T09:00:00+08:00').holds('Nothing is due')
    cli.run('remind', '--list', cli.record, now='2026-11-29T09:00:00+08:00').holds('Post the notice', '2026-11-30', '样例小区')
    found = cli.run('remind', '--json', cli.record, now='2026-12-14T09:00:00+08:00').json['reminders']
    assert [entry['id'].split('-', 2)[2] for entry in found] == ['tomorrow', 'posting'], found
    for words in (('--list', 'nowhere.yishi'), ('nowhere.yishi',)):
        cli.run('remind', *words, status=3)


def test_the_records_opened_lately_are_known(cli):
    cli.make_record().make_meeting(MATTER, posted=None)
    state = cli.folder / 'state' / 'yishi'
    state.mkdir(parents=True)
    (state / 'records').write_text(f'{cli.folder}/gone.yishi\n{cli.folder / cli.record}\nrelative.yishi\n')
    done = cli.run('remind', '--list', now='2026-11-30T09:00:00+08:00', env={'XDG_STATE_HOME': str(cli.folder / 'state')})
    assert done.text.count('Post the notice') == 1, done


if __name__ == '__main__':
    run_module(sys.modules['__main__'])
