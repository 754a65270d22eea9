#!/usr/bin/python3
# listening-test.py - a meeting that was recorded is listened to: from a note, from a bookmark, by keys
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: listening-test.py BUILD-DIR [CASE…]

What would come out of the loudspeaker goes nowhere, at the pace of a loudspeaker.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import suite
from minutes import begin_export, export, probe, row_of

sys.path.insert(0, str(suite.SOURCE / 'tests' / 'recorder'))

import looks  # noqa: E402
import recording  # noqa: E402  (after the path is set)
import ticks  # noqa: E402

DAY = '2026-12-15'
TODAY = '2026-12-16'
ITEMS = (('discussion', '更换三号楼的两部电梯'), ('straw', '春节联欢放在社区活动室'), ('report', '物业服务季度报告'))
NOTE, PROMISE, SECRET = '业主问电梯用哪个品牌', '样例：物业的承诺', '样例：不得外传的内容'
# Where the sound of each is, in seconds of the timeline: see sound-maker.c.
AT_NOTE, AT_PROMISE, LENGTH = 18, 72, 80
SINK = 'fakesink sync=true'
WHERE = re.compile(r'录音 (\d\d):(\d\d):(\d\d) / 00:01:20')


def make_meeting(stage):
    """A meeting of three items that was recorded in two parts, with a confidential half minute; gives its folder."""
    record = stage.record
    stage.cli('new', record, '--name', '样例小区')
    stage.cli('meeting', 'new', record, '--date', DAY, '--title', '第四季度议事日')
    for kind, title in ITEMS:
        stage.cli('item', 'add', record, '--meeting', DAY, '--kind', kind, '--title', title)
    parts = [recording.make_part(stage.folder / f'{seconds}.opus', seconds) for seconds in (60, 20)]
    subprocess.run([str(stage.build / 'tests' / 'stories' / 'sound-maker'), str(record), '1', *map(str, parts)],
                   check=True, env=dict(os.environ, LC_ALL='C.UTF-8'))
    return pathlib.Path(f'{record}-media') / 'recordings'


def open_minutes(stage, **options):
    """The window on the minutes of that meeting, once its sound is there."""
    stage.desktop.environment['YISHI_AUDIO_SINK'] = SINK
    window = stage.window()
    window.start(stage.record, now='2026-12-16T09:00:00+08:00', **options)
    window.find(window.t('Home'), 'page tab')
    window.key('alt+7')
    window.find(window.t('Timeline of the recording'), 'slider', where=lambda node: node.is_('focused'))
    return window


def second(window):
    """The second of the timeline that is shown."""
    found = next((WHERE.fullmatch(node.name) for node in window.all_(role='label') if WHERE.fullmatch(node.name)), None)
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]) if found else None


def wait_second(window, *seconds):
    window.wait(lambda: second(window) in seconds, f'the sound of {seconds}')


def is_playing(window):
    return window.has(window.t('Pause'), 'push button')


def test_plays_from_what_is_chosen(stage):
    make_meeting(stage)
    window = open_minutes(stage)
    assert second(window) == 0 and not is_playing(window)
    window.click(node=row_of(window, NOTE))
    window.wait(lambda: is_playing(window), 'it to play')
    wait_second(window, AT_NOTE, AT_NOTE + 1, AT_NOTE + 2)
    window.wait(lambda: (second(window) or 0) > AT_NOTE, 'the sound to go on')
    row = row_of(window, PROMISE)
    assert '00:01:12' in row.name, row
    window.key('End', 'Return')
    wait_second(window, AT_PROMISE, AT_PROMISE + 1, AT_PROMISE + 2)
    # To its end, across nothing more: it stands there.
    wait_second(window, LENGTH)
    window.wait(lambda: not is_playing(window), 'it to stop at the end')
    window.close()


def test_whatever_happened_leads_to_its_place(stage):
    """A speaker, a ballot, an outcome and an item, each by its row."""
    make_meeting(stage)
    window = open_minutes(stage)
    pause = window.t('Pause')
    for text, at in (('张样例', 5), ('处理结果', 45), ('开始表决', 30), (f'第 2 项：{ITEMS[1][1]}', 25)):
        row = next(node for node in window.all_(re.compile(re.escape(text)), 'list item') if f'00:00:{at:02}' in node.name)
        window.click(node=row)
        wait_second(window, at, at + 1, at + 2)
        window.find(pause, 'push button')
        window.key('ctrl+space')
        window.wait(lambda: not is_playing(window), 'it to pause')
    window.close()


def test_keys_go_back_and_on(stage):
    make_meeting(stage)
    window = open_minutes(stage)
    window.key('ctrl+Right')
    wait_second(window, 5)
    window.key('Right')
    wait_second(window, 10)
    window.key('ctrl+Left')
    wait_second(window, 5)
    window.key('space')
    window.wait(lambda: is_playing(window), 'space on the timeline to play')
    window.key('ctrl+space')
    window.wait(lambda: not is_playing(window), 'Ctrl+Space to pause')
    window.key('End')
    wait_second(window, LENGTH)
    window.key('Home')
    wait_second(window, 0)
    # The screen reader says at which speed it is played.
    window.go_to(f"{window.t('Speed')}：1×")
    # The list begins at the speed at hand.
    for keys, speed in (('Return',), '1'), (('Down', 'Return'), '1.25'), (('Down', 'Return'), '1.5'), (('Up', 'Return'), '1.25'):
        window.key('space')
        window.find('0.75×', 'label')
        window.key(*keys)
        window.wait_gone('0.75×', 'label')
        window.find(f"{window.t('Speed')}：{speed}×")
    window.close()


def test_what_is_cut_is_told_and_not_heard(stage):
    make_meeting(stage)
    window = open_minutes(stage)
    gap = row_of(window, window.translations.pgettext('gap', 'paused by the chair'))
    assert '讨论个人情况' in gap.name, gap
    assert re.search(r'\d\d:\d\d:\d\d 至 \d\d:\d\d:\d\d', gap.name), gap
    # It is marked as cut, and leads to what is heard next.
    row = row_of(window, SECRET)
    assert '00:00:50' not in row.name and window.translations.pgettext('bookmark', 'in a gap') in row.name, row
    window.click(node=row)
    window.wait(lambda: is_playing(window), 'the sound after it to play')
    wait_second(window, 50, 51, 52)
    window.close()


def test_one_item_is_exported(stage):
    make_meeting(stage)
    window = open_minutes(stage)
    export(window, stage.folder / 'item.opus', n_down=1)
    seconds, chapters, tags = probe(stage.folder / 'item.opus')
    # FFmpeg tells the length with what a decoder throws away at the beginning.
    assert abs(seconds - 23) < 0.1, seconds
    assert abs(len(recording.decode(stage.folder / 'item.opus')) / recording.RATE - 23) < 0.01
    assert [name for _, name in chapters] == [f'第 1 项：{ITEMS[0][1]}', '发言：张样例', f'笔记：{NOTE}', '书签'], chapters
    assert tags['title'] == f'第 1 项：{ITEMS[0][1]}' and tags['artist'] == '样例小区' and tags['date'] == DAY, tags
    recording.check_opus(stage.folder / 'item.opus')
    window.close()


def test_the_whole_is_exported_without_what_is_confidential(stage):
    make_meeting(stage)
    window = open_minutes(stage)
    export(window, stage.folder / 'whole.flac', is_flac=True)
    seconds, chapters, tags = probe(stage.folder / 'whole.flac')
    assert abs(seconds - LENGTH) < 0.1, seconds
    assert f'书签：{PROMISE}' in [name for _, name in chapters] and len(chapters) == 10, chapters
    assert tags['title'] and tags['artist'] == '样例小区' and tags['date'] == DAY, tags
    assert SECRET not in json.dumps([chapters, tags], ensure_ascii=False)
    cover = tags.get('description') or tags['comment']  # as FFmpeg calls it in FLAC
    assert '主持人暂停录音' in cover and '讨论个人情况' not in cover, tags
    window.close()


def test_an_export_that_is_stopped_leaves_no_file(stage):
    """On a disk that takes its time."""
    make_meeting(stage)
    slow = f'{stage.build / "tests" / "ui" / "libprobe.so"}:{stage.build / "tests" / "recorder" / "slow-disk.so"}'
    window = open_minutes(stage, env={'LD_PRELOAD': slow, 'SLOW_SYNC_MS': '3000'})
    folder = stage.folder / 'exports'
    folder.mkdir()
    for number, is_flac in enumerate((False, True), 1):
        begin_export(window, folder / 'whole', is_flac=is_flac)
        window.find(role='progress bar')
        window.wait(lambda: list(folder.iterdir()), 'something to be written')
        window.key('Escape')
        window.wait_text(window.t('The export was stopped: no file was written'))
        assert list(folder.iterdir()) == [], list(folder.iterdir())
        # The dialog asks again.
        window.find(window.t('_Export…'), 'push button', where=lambda node: node.is_('sensitive'))
        window.key('Escape')
        window.wait(lambda: not window.has(window.t('What')), 'the dialog to go')
        if number == 1:
            window.wait(lambda: not window.has(window.t('The export was stopped: no file was written')),
                        'the word to go')
    window.close()


def listen_beside(server, path):
    """What comes out of the loudspeaker, until it is killed."""
    with open(path, 'wb') as file:
        return subprocess.Popen(['parec', '--device=room2.monitor', '--rate=8000', '--channels=1', '--format=s16le'],
                                stdout=file, env={**os.environ, **server.env})


def record_another(window, begun):
    """Starts the meeting of today, and its recording."""
    window.key('alt+5', 'ctrl+shift+F2')
    window.wait(lambda: window.can('start-recording'), 'recording to be possible')
    window.do('start-recording')
    window.press(window.t('Read Aloud, _Record'))
    window.wait(lambda: window.can('bookmark'), 'the recording to run')
    window.key('ctrl+b')
    window.wait(lambda: begun()['bookmarks'], 'the bookmark to be set')


def test_is_heard_while_another_meeting_is_recorded(stage):
    """The microphone hears a tick each second, and not the loudspeaker."""
    missing = recording.missing_programs('pulseaudio', 'pactl', 'parec')
    if missing:
        return f'not installed: {", ".join(missing)}'
    make_meeting(stage)
    stage.cli('meeting', 'new', stage.record, '--date', TODAY, '--kind', 'deliberation')
    def told():
        return json.loads(stage.cli('recordings', stage.record, '--meeting', TODAY, '--json', now=f'{TODAY}T20:00:00+08:00'))
    heard = stage.folder / 'heard.raw'
    window = stage.window()
    with recording.Ticker(stage.folder) as ticker:
        server = ticker.server
        server.pactl('set-default-sink', 'room2')
        window.start(stage.record, now=f'{TODAY}T19:00:00+08:00',
                     env={'PULSE_SERVER': server.env['PULSE_SERVER'], 'YISHI_AUDIO_SOURCE': '', 'YISHI_AUDIO_SINK': ''})
        window.find(window.t('Home'), 'page tab')
        record_another(window, told)
        window.click(node=window.find(TODAY, 'push button'))
        window.find(re.compile(f'{DAY} ·'), 'label')
        window.key('Down', 'Return')
        window.find(DAY, 'push button')
        window.key('alt+7')
        beside = listen_beside(server, heard)
        window.click(node=row_of(window, NOTE))
        window.wait(lambda: is_playing(window), 'it to play')
        window.wait(lambda: (second(window) or 0) >= AT_NOTE + 4, 'four seconds to be heard')
        window.key('ctrl+space')
        window.wait(lambda: not is_playing(window), 'it to pause')
        beside.kill()
        beside.wait()
        # The strip tells how long the other meeting has been recorded.
        window.wait_text(re.compile(re.escape(window.t('● Recording %s').partition('%s')[0]) + '00:00:(0[5-9]|[1-5])'))
        window.key('ctrl+b')
        window.wait(lambda: len(told()['bookmarks']) == 2, 'the second bookmark to be set')
        window.do('quit')
        window.press(window.t('End Recording and _Quit'))
        window.ended()
    samples = recording.array.array('h', heard.read_bytes()[:heard.stat().st_size // 2 * 2])
    assert len(recording.find_ticks(samples, level=3000)) >= 3, 'the loudspeaker was silent'
    check_recorded(stage, told())
    return None


def check_recorded(stage, whole):
    """Between its bookmarks every tick is there, unless a gap was said."""
    part, = whole['parts']
    first, last = (mark['position'] for mark in whole['bookmarks'])
    gaps = [(gap['position'] - 0.1, gap['position'] + gap['silence'] + 0.1) for gap in whole['gaps'] if gap['part'] == 1]
    heard = ticks.name_ticks(recording.decode(pathlib.Path(f'{stage.record}-media') / part['file']), recording.RATE)
    heard = [(at, number) for at, number in heard if first < at < last]
    assert part['ended'] == 'stopped' and len(heard) >= 3, (heard, whole)
    for (at, number), (next_at, next_number) in zip(heard, heard[1:]):
        follows = abs(next_at - at - 1) < 0.05 and next_number == (number + 1) % ticks.N_PITCHES
        assert follows or any(start < next_at and at < end for start, end in gaps), (at, next_at, heard, gaps)


def test_a_bookmark_gets_its_text(stage):
    make_meeting(stage)
    window = open_minutes(stage)
    row_of(window, window.t('Bookmark without a text'))
    window.click(node=window.find(window.t('Change the text of the bookmark'), 'push button'))
    window.find(window.t('What is said there'))
    window.type('样例：谁来出钱')
    window.key('Return')
    row_of(window, '样例：谁来出钱')
    marks = json.loads(stage.cli('recordings', stage.record, '--meeting', DAY, '--json'))['bookmarks']
    assert [mark['text'] for mark in marks if mark['kind'] == 'mark'] == ['样例：谁来出钱', PROMISE], marks
    window.close()


def test_a_file_that_is_not_there_is_named(stage):
    folder = make_meeting(stage)
    first, last = sorted(path for path in folder.iterdir() if path.suffix == '.opus')
    first.unlink()
    # As many bytes as before, and others.
    last.write_bytes(last.read_bytes()[:-9] + b'changed!!')
    window = open_minutes(stage)
    window.wait_text(re.compile(re.escape(first.name)))
    window.wait_text(re.compile(re.escape(last.name)))
    window.click(node=row_of(window, NOTE))
    window.wait_text(window.t('That part of the recording is missing'))
    assert not is_playing(window)
    # What is left is heard.
    window.key('End', 'Return')
    window.wait(lambda: is_playing(window), 'it to play')
    wait_second(window, AT_PROMISE, AT_PROMISE + 1, AT_PROMISE + 2)
    window.close()


def test_a_lost_picture_is_made_anew(stage):
    lost = next(path for path in make_meeting(stage).iterdir() if path.suffix == '.peaks')
    before = lost.read_bytes()
    lost.unlink()
    window = open_minutes(stage)
    window.wait(lambda: lost.exists() and lost.read_bytes() == before, f'{lost.name} to be made anew')
    window.close()


def test_a_meeting_without_sound_says_why(stage):
    stage.cli('new', stage.record, '--name', '样例小区')
    stage.cli('meeting', 'new', stage.record, '--date', DAY)
    for verb, hour in (('start', 19), ('close', 20)):
        stage.cli('meeting', verb, stage.record, '--meeting', DAY, now=f'{DAY}T{hour}:00:00+08:00')
    window = stage.window()
    window.start(stage.record, now='2026-12-16T09:00:00+08:00')
    window.find(window.t('Home'), 'page tab')
    window.key('alt+7')
    reason = window.translations.pgettext('gap', 'the recording had not been started')
    window.wait_text(window.t('There is no sound of this meeting: %s.').replace('%s', reason))
    assert not window.has(window.t('Timeline of the recording'), 'slider')
    export_button = window.find(window.t('_Export the Recording…'), 'push button')
    assert not export_button.is_('sensitive'), export_button
    window.close()


def find_flaws(window, name):
    """What is wrong with what is to be seen: cut off, without a name, or out of order for Tab."""
    window.shoot(name)
    frame = window.frame()
    return [f'{name}: {finding}' for finding in (*looks.clipped(frame), *looks.cut_short(window), *looks.nameless(frame),
                                                 *looks.out_of_order(looks.tab_round(window)))]


def test_page_and_dialog_are_whole_and_named(stage):
    make_meeting(stage)
    findings = []
    for name, options in (('light', {}), ('large-english', {'text_scale': 2, 'language': 'C.UTF-8'})):
        window = open_minutes(stage, **options)
        findings += find_flaws(window, f'{name}/minutes')
        window.press(window.t('_Export the Recording…'))
        window.find(window.t('What'))
        findings += find_flaws(window, f'{name}/export')
        window.key('Escape')
        window.settle()
        window.close()
    assert not findings, '\n'.join(findings)


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
