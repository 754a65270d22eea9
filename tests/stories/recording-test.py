#!/usr/bin/python3
# recording-test.py - a meeting is recorded: notice, bookmarks, pause, power cut, a second part, and the seal over all
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: recording-test.py BUILD-DIR [CASE…]"""
import json
import pathlib
import sys
import time

import suite
from day import DAY, LATER, TICKS, Day, instant

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'recorder'))

import recording  # noqa: E402  (after the path is set)

MONITORS = ('1366x768', '1920x1080')
TONE = 'audiotestsrc is-live=true volume=0.5'
TOLD = '本次会议将录音'
# Of a disk, for sound, in bytes.
ROOM = 96 << 10
# What a bookmark may be away from the moment it names, and what a kill may cost, in seconds.
NEAR = 0.05
LOSS = 0.5
# So long the first sound is waited for, in seconds.
CHECKED = 3


def check_distances(marks):
    """Within one stretch of sound, bookmarks are as far apart as the moments they name."""
    for one, two in zip(marks, marks[1:]):
        apart = instant(two['instant']) - instant(one['instant'])
        assert abs(apart - (two['position'] - one['position'])) < NEAR, (one, two)


def tell_and_record(day):
    day.window.key('F9')
    day.window.wait(day.window.wall, 'the wall')
    day.start_meeting()
    day.window.wait(lambda: day.window.can('start-recording'), 'recording to be possible')
    day.window.key('ctrl+r')
    day.wait_recording(1)
    day.window.wait_wall(TOLD)
    kinds = [kind for kind, _, _ in day.entries() if kind.startswith('recording.')]
    assert kinds[:2] == ['recording.announced', 'recording.started'], kinds
    told = day.entries('recording.announced')[0][2]
    assert TOLD in told['text'] and told['how'] == 'wall', told
    day.window.wait_wall('录音中')


def hold_first_half(day):
    """An item with a speaker and a bookmark by key, and what is confidential unrecorded."""
    window = day.window
    window.key('ctrl+Next')
    day.wait_journal('item.begun')
    window.key('ctrl+l')
    day.hands.wait_focus('Who wants to speak: unit, name or initials')
    window.type('1-1-0101')
    window.key('Return')
    window.wait(lambda: window.can('next-speaker'), 'somebody to be queued')
    window.key('F4')
    day.wait_journal('speech.begun')
    window.key('shift+F4')
    day.wait_journal('speech.ended')
    window.key('alt+5')
    day.hands.wait_focus('New note')
    window.key('ctrl+b')
    day.wait_journal('bookmark.set', 4)
    assert day.hands.focus()[0] == window.t('New note'), 'the bookmark took the keyboard'
    window.key('ctrl+shift+b')
    day.hands.wait_focus('Text of the bookmark')
    window.type('3号桩的位置')
    window.key('Return')
    day.wait_journal('bookmark.changed')
    day.hands.wait_focus('New note')
    window.key('ctrl+shift+p')
    day.wait_journal('recording.paused')
    window.wait_text(window.t('❚❚ Recording paused at %s').partition('%s')[0])
    window.wait_wall('录音暂停')
    assert day.hands.focus()[0] == window.t('New note'), 'the question why took the keyboard'
    window.key('alt+r')
    day.wait_journal('recording.explained')
    day.hands.wait_focus('New note')
    window.key('ctrl+shift+p')
    day.wait_journal('recording.resumed')
    window.wait_wall('录音中')
    check_stop_is_asked(day)


def check_stop_is_asked(day):
    before = day.hands.opens('ctrl+shift+s')
    day.hands.closes(before, lambda: day.window.key('Return'), 'not ending after all')
    assert day.window.can('stop-recording') and not day.entries('recording.ended')


def be_killed(day):
    """As by a power cut; the part is taken up, and the recording goes on in a new one with the meeting."""
    window = day.window
    window.key('ctrl+b')
    day.wait_journal('bookmark.set', 5)
    window.kill()
    day.open(LATER)
    day.wait_journal('recording.recovered')
    day.hands.wait_focus('_Go On')
    window.key('Return')
    day.wait_journal('meeting.interrupted')
    day.wait_recording(2)


def hold_second_half(day):
    """A show of hands, an outcome and a note."""
    window = day.window
    marks = len(day.entries('bookmark.set'))
    window.key('alt+5', 'ctrl+Next')
    day.wait_journal('item.begun', 2)
    window.key('ctrl+shift+o')
    day.wait_journal('vote.opened')
    day.hands.wait_focus('Yes')
    for count in ('7', '2', '1'):
        window.type(count)
        window.key('Return')
    # The door has let nobody in: never more hands than people, so it is asked how many there are.
    day.hands.wait_focus('People in the room')
    window.wait_text('请填写在场人数')
    assert not day.entries('hands.counted'), 'hands were counted among nobody'
    window.type('12')
    window.key('Return')
    day.wait_journal('hands.counted')
    before = day.hands.opens('ctrl+shift+e')
    day.hands.closes(before, lambda: day.hands.answer('C_lose the Vote'), 'closing the vote')
    day.wait_journal('vote.closed')
    window.key('alt+5')
    window.key('ctrl+Next')
    day.wait_journal('item.begun', 3)
    day.hands.tick('Outcome')
    day.hands.tick('_Settled')
    day.hands.fill('What was agreed', '下周开工')
    day.hands.press('Sa_ve the outcome')
    day.wait_journal('outcome.set')
    # The end of item 1, item 2 with its vote, its end, item 3 and its outcome.
    day.wait_journal('bookmark.set', marks + 7)


def check_recording(day):
    whole = day.recordings()
    first, second = whole['parts']
    marks = whole['bookmarks']
    assert (first['ended'], second['ended']) == ('crashed', 'stopped'), whole['parts']
    assert [mark['kind'] for mark in marks] == [
        'item-begun', 'speech-begun', 'speech-ended', 'mark', 'mark', 'item-ended', 'item-begun', 'ballot-opened',
        'ballot-closed', 'item-ended', 'item-begun', 'outcome'], marks
    assert [mark['part'] for mark in marks] == [1] * 5 + [2] * 7, marks
    assert marks[3]['text'] == '3号桩的位置' and marks[3]['item'] == 1, marks[3]
    check_distances(marks[:4])
    check_distances(marks[5:])
    begun = [instant(at) for _, at, _ in day.entries('item.begun')]
    named = [instant(mark['instant']) for mark in marks if mark['kind'] == 'item-begun']
    assert all(abs(one - two) < 1 for one, two in zip(begun, named)), (begun, named)
    # Before the first part the wall showed the notice, and the sign when the second began.
    assert [part['told'] for part in whole['parts']] == ['wall', 'wall'], whole['parts']
    assert first['duration'] >= marks[4]['position'] - LOSS, (first, marks[4])
    reasons = [gap['reason'] for gap in whole['gaps']]
    assert reasons.count('paused') == 1 and reasons.count('crashed') == 1, whole['gaps']
    paused = next(gap for gap in whole['gaps'] if gap['reason'] == 'paused')
    assert paused['text'] == '休息' and whole['told'] == 'wall', whole
    assert marks[3]['position'] <= paused['position'] <= marks[4]['position'] and paused['silence'] == 0, paused


def test_an_evening_is_recorded(stage):
    day = Day(stage)
    day.open()
    tell_and_record(day)
    hold_first_half(day)
    be_killed(day)
    hold_second_half(day)
    day.stop_recording()
    day.close_meeting()
    day.window.close()
    check_recording(day)
    verified = day.verify()
    assert verified['ok'] and verified['recordings_checked'] == 2, verified


def test_closing_ends_the_recording_and_quitting_keeps_it(stage):
    day = Day(stage)
    day.open()
    day.start_meeting()
    day.start_recording()
    day.window.key('ctrl+b')
    day.wait_journal('bookmark.set')
    day.close_meeting()
    kinds = [kind for kind, _, _ in day.entries()]
    assert kinds.index('recording.ended') < kinds.index('meeting.closed'), kinds
    day.window.close()
    assert day.verify()['ok']
    assert [part['ended'] for part in day.recordings()['parts']] == ['stopped']


def test_without_a_wall_the_chair_tells_those_present(stage):
    day = Day(stage)
    day.open()
    day.start_meeting()
    window = day.window
    window.wait(lambda: window.can('start-recording'), 'recording to be possible')
    before = day.hands.opens('ctrl+r')
    window.wait_text(TOLD)
    day.hands.closes(before, lambda: window.key('Escape'), 'not telling')
    window.wait(lambda: window.can('start-recording'), 'the recording to be offered again')
    assert not day.entries('recording.announced')
    day.tell_aloud(lambda: window.key('ctrl+r'))
    day.wait_recording(1)
    told = day.entries('recording.announced')[0][2]
    assert TOLD in told['text'] and told['how'] == 'aloud', told
    # The wall that comes later says that it is recorded, and shows what is at hand.
    window.key('F9')
    window.wait_wall('录音中')
    day.quit_recording()
    assert day.recordings()['told'] == 'aloud'
    assert day.verify()['ok']


def test_closing_says_what_is_recorded_and_takes_half_a_note_in(stage):
    day = Day(stage)
    day.open()
    day.start_meeting()
    day.start_recording()
    window = day.window
    window.key('alt+5')
    day.hands.wait_focus('New note')
    window.key('ctrl+b')
    day.wait_journal('bookmark.set')
    window.type('3号桩没有写完')
    window.key('ctrl+b')
    day.wait_journal('bookmark.set', 2)
    before = day.hands.opens('ctrl+shift+F4')
    window.wait_text('3号桩没有写完')
    window.wait_text(window.t('The recording ends with the meeting, and all of it is kept: %s by now.\n\n').partition('%s')[0])
    day.hands.closes(before, lambda: window.key('Escape'), 'not closing')
    assert not day.entries('note.added')
    day.close_meeting()
    kinds = [kind for kind, _, _ in day.entries()]
    assert kinds.index('note.added') < kinds.index('recording.ended') < kinds.index('meeting.closed'), kinds
    check_late_note(day, '3号桩没有写完')
    before, after, note = (instant(mark['instant']) for mark in day.recordings()['bookmarks'])
    assert before <= note <= after, 'the note is not where it was begun'
    window.close()
    assert day.verify()['ok']


def check_late_note(day, words):
    """Begun before it was entered, which it says of itself."""
    (_, at, body), = day.entries('note.added')
    assert body['text'] == f'{words}（闭会时补记，可能未写完）' and body['entered'] == 'closing', body
    assert instant(body['began']) <= instant(at), (at, body)
    note, = json.loads(day.stage.cli('note', 'list', day.record, '--meeting', DAY, '--json', now=LATER))['notes']
    assert note['at'] == body['began'], (note, body)


def test_a_pause_is_explained_afterwards_and_played_behind(stage):
    day = Day(stage)
    day.open()
    day.start_meeting()
    day.start_recording()
    window = day.window
    before = day.hands.opens('ctrl+question')
    window.wait_text(window.t('Describe the bookmark'))
    day.hands.closes(before, lambda: window.key('Escape'), 'the keys')
    window.key('ctrl+shift+p')
    day.wait_journal('recording.paused')
    window.key('ctrl+shift+p')
    day.wait_journal('recording.resumed')
    day.stop_recording()
    assert not day.entries('recording.explained')
    window.key('alt+7')
    window.wait_text(window.t('Goes on at %s').partition('%s')[0])
    before = day.hands.leads_to_dialog(lambda: window.press(window.t('Say why nothing was recorded')), 'the reason')
    window.type('涉及个人隐私')
    day.hands.closes(before, lambda: window.key('Return'), 'the reason')
    day.wait_journal('recording.explained')
    window.wait_text('涉及个人隐私')
    window.find(window.t('Change the reason why nothing was recorded'))
    gap, = (gap for gap in day.recordings()['gaps'] if gap['reason'] == 'paused')
    assert gap['text'] == '涉及个人隐私', gap
    window.close()
    assert day.verify()['ok']


def test_half_a_note_is_where_it_was_begun_also_after_a_crash(stage):
    day = Day(stage)
    day.open()
    day.start_meeting()
    day.start_recording()
    window = day.window
    day.hands.wait_focus('New note')
    window.type('3号桩没有写完')
    window.wait(lambda: day.workspace('note-draft-began:', 'meeting-note-draft-began:'), 'the draft to be kept')
    window.kill()
    day.open(LATER)
    day.hands.wait_focus('_Go On')
    window.key('Return')
    day.wait_recording(2)
    day.close_meeting()
    check_late_note(day, '3号桩没有写完')
    assert instant(day.entries('note.added')[0][2]['began']) < instant(LATER)
    whole = day.recordings()
    mark, = (mark for mark in whole['bookmarks'] if mark['kind'] == 'note')
    assert mark['part'] == 1, mark
    # No wall, and nobody was told anew: nothing else is claimed of the second part.
    assert [part['told'] for part in whole['parts']] == ['aloud', 'before'], whole['parts']
    assert len(day.entries('recording.announced')) == 1
    window.close()
    assert day.verify()['ok']


def test_quitting_while_it_records_is_asked_and_loses_nothing(stage):
    day = Day(stage)
    day.open()
    day.start_meeting()
    day.start_recording()
    day.window.key('ctrl+b')
    day.wait_journal('bookmark.set')
    before = day.hands.opens('ctrl+q')
    day.hands.closes(before, lambda: day.window.key('Escape'), 'not quitting after all')
    assert day.window.can('stop-recording') and not day.entries('recording.ended')
    day.quit_recording()
    part, = day.recordings()['parts']
    assert part['ended'] == 'stopped' and part['duration'] > 0, part
    verified = day.verify()
    assert verified['ok'] and verified['recordings_checked'] == 1, verified

    day.open(LATER)
    day.hands.wait_focus('_Go on')
    day.window.find(day.window.t('_Record on in a new part'))
    day.window.key('Return')
    day.wait_recording(2)
    day.stop_recording(2)
    day.window.close()
    # That it was stopped before the meeting ends is a gap that lasts. A machine that was too slow for its sound for a
    # moment has the record say so, and that is no fault of quitting.
    gaps = [gap for gap in day.recordings()['gaps'] if gap['reason'] not in ('not-started', 'stopped')]
    assert {gap['reason'] for gap in gaps} <= {'quit', 'sound-server'}, gaps
    gap, = (gap for gap in gaps if gap['reason'] == 'quit')
    assert gap['part'] == 1 and gap['position'] == part['duration'] and gap['until'] is not None, (gap, part)
    assert day.verify()['ok']


def test_a_key_that_can_do_nothing_says_why(stage):
    day = Day(stage)
    day.open()
    window = day.window
    not_running = window.t('No meeting is running. Start it first (Ctrl+Shift+F2).')
    for key in ('ctrl+r', 'ctrl+shift+p', 'ctrl+shift+b'):
        window.key(key)
        window.wait_text(not_running)
        window.wait_gone(not_running)
    window.key('ctrl+r')
    window.wait_text(not_running)
    # At once after the start, which is on its way to the disk.
    day.tell_aloud(lambda: window.key('alt+5', 'ctrl+shift+F2', 'ctrl+r'))
    day.wait_recording(1)
    assert not any(not_running in text for text in window.texts()), 'what is not true any more is still said'
    window.key('ctrl+shift+b')
    window.wait_text(window.t('No bookmark waits for its text. Set one first (Ctrl+B).'))
    window.key('ctrl+shift+p')
    day.wait_journal('recording.paused')
    window.key('ctrl+r')
    window.wait_text(window.t('The recording is paused. Ctrl+Shift+P records on.'))
    assert not day.entries('recording.resumed')
    window.key('ctrl+shift+p')
    day.wait_journal('recording.resumed')
    day.stop_recording()
    window.wait_text(window.translations.ngettext('The recording has ended: %s, in %d part, all of it kept.',
                                                      'The recording has ended: %s, in %d parts, all of it kept.',
                                                      1).partition('%s')[0])
    window.close()
    assert day.verify()['ok']


def test_the_row_of_a_bookmark_goes_by_escape_and_comes_back(stage):
    day = Day(stage)
    day.open()
    window = day.window
    day.start_meeting()
    day.start_recording()
    day.hands.wait_focus('New note')
    window.key('ctrl+b')
    day.wait_journal('bookmark.set')
    window.find(window.t('Text of the bookmark'))
    window.key('Escape')
    window.wait_gone(window.t('Text of the bookmark'))
    assert day.hands.focus()[0] == window.t('New note')
    window.key('ctrl+shift+b')
    day.hands.wait_focus('Text of the bookmark')
    window.type('3号桩的位置')
    window.key('Return')
    day.wait_journal('bookmark.changed')
    window.wait_gone(window.t('Text of the bookmark'))
    day.hands.wait_focus('New note')
    day.quit_recording()


def time_notice(day):
    """Seconds from the key to the notice in the record."""
    day.open()
    day.start_meeting()
    day.window.key('F9')
    day.window.wait(day.window.wall, 'the wall')
    day.window.wait(lambda: day.window.can('start-recording'), 'recording to be possible')
    began = time.monotonic()
    day.window.do('start-recording')
    day.wait_journal('recording.announced')
    return time.monotonic() - began


def test_the_notice_comes_with_the_first_sound(stage):
    """Before anybody is told that he is recorded, the microphone is listened to, for three seconds at most."""
    heard = Day(stage)
    assert time_notice(heard) < CHECKED
    heard.wait_recording(1)
    heard.quit_recording()


def test_a_microphone_that_says_nothing_is_taken_on_trust(stage):
    mute = Day(stage, {'YISHI_AUDIO_SOURCE': 'appsrc is-live=true'})
    assert CHECKED - 0.1 < time_notice(mute)
    mute.wait_recording(1)
    lost = mute.window.t('No sound comes from “%s” any more: plug it in again. Any other microphone is taken by itself; '
                         'what is missing until then is noted in the record.').partition('”')[2]
    mute.window.wait_text(lost)
    mute.quit_recording()
    whole = mute.recordings()
    gap, = (gap for gap in whole['gaps'] if gap['reason'] == 'device-lost')
    part, = whole['parts']
    assert gap['position'] == 0 and abs(gap['silence'] - part['duration']) < 0.1, whole
    assert mute.verify()['ok']


def test_without_sound_the_meeting_runs_and_the_record_says_why(stage):
    day = Day(stage, {'YISHI_AUDIO_SOURCE': 'no-such-element'})
    day.open()
    day.start_meeting()
    day.window.wait(lambda: day.window.can('start-recording'), 'recording to be possible')
    day.window.key('ctrl+r')
    day.wait_journal('recording.paused')
    day.window.key('ctrl+Next')
    day.wait_journal('item.begun')
    day.window.wait(lambda: day.window.can('start-recording'), 'the recording to be offered again')
    assert 'no-such-element' in ' '.join(day.window.texts()), day.window.texts()
    day.close_meeting()
    day.window.close()
    whole = day.recordings()
    assert whole['parts'] == [] and whole['bookmarks'] == [], whole
    assert not day.entries('recording.announced'), 'the room was told of a recording that cannot be'
    assert any('no-such-element' in gap['text'] for gap in whole['gaps']), whole
    assert day.verify()['ok']


def test_a_full_disk_ends_the_recording_and_not_the_meeting(stage):
    with recording.small_disk(18) as disk:
        if disk is None:
            return 'no file system may be mounted here'
        # A few seconds of noise fit beside what is left to the record.
        day = Day(stage, {'YISHI_AUDIO_SOURCE': 'audiotestsrc is-live=true wave=white-noise'})
        (disk / 'media').mkdir()
        (disk / 'filler').write_bytes(bytes((2 << 20) - ROOM))
        day.record.with_name(f'{day.record.name}-media').symlink_to(disk / 'media')
        day.open()
        day.start_meeting()
        day.window.wait(lambda: day.window.can('start-recording'), 'recording to be possible')
        day.tell_aloud(lambda: day.window.key('ctrl+r'))
        day.wait_journal('recording.ended')
        day.window.wait_text(day.window.t('The recording has ended: %s. Everything before it is kept, and the meeting goes '
                                          'on; start the recording again when that is mended.').partition('%s')[0])
        day.window.key('ctrl+m')
        day.hands.wait_focus('New note')
        day.window.type('录音停了')
        day.window.key('Return')
        day.wait_journal('note.added')
        day.close_meeting()
        day.window.close()
        part, = day.recordings()['parts']
        assert part['ended'] == 'disk-full' and part['duration'] > 1, part
        verified = day.verify()
        assert verified['ok'] and verified['recordings_checked'] == 1, verified
    return None


def test_a_clock_that_is_set_back_moves_no_bookmark(stage):
    back = stage.folder / 'back'
    window_probe = stage.build / 'tests' / 'ui' / 'libprobe.so'
    clock = stage.build / 'tests' / 'recorder' / 'slow-disk.so'
    day = Day(stage, {**TICKS, 'CLOCK_BACK': str(back), 'LD_PRELOAD': f'{window_probe}:{clock}'})
    day.open()
    day.start_meeting()
    day.start_recording()
    day.window.key('ctrl+b')
    day.wait_journal('bookmark.set')
    synced = len(day.entries('recording.synced'))
    back.touch()
    day.wait_journal('recording.synced', synced + 1)
    day.window.key('ctrl+b')
    day.wait_journal('bookmark.set', 2)
    day.quit_recording()
    whole = day.recordings()
    one, two = whole['bookmarks']
    assert 0 < two['position'] - one['position'] < 60, whole['bookmarks']
    assert -3600 < instant(two['instant']) - instant(one['instant']) < -3500, whole['bookmarks']
    assert [part['ended'] for part in whole['parts']] == ['stopped'], whole
    assert day.verify()['ok']


def test_an_hour_of_sleep_is_a_gap_of_an_hour(stage):
    """The machine is closed during the meeting, and opened again."""
    slept = stage.folder / 'slept'
    window_probe = stage.build / 'tests' / 'ui' / 'libprobe.so'
    clock = stage.build / 'tests' / 'recorder' / 'slow-disk.so'
    day = Day(stage, {**TICKS, 'CLOCK_SLEPT': str(slept), 'LD_PRELOAD': f'{window_probe}:{clock}'})
    day.open()
    day.start_meeting()
    day.start_recording()
    day.window.key('ctrl+b')
    day.wait_journal('bookmark.set')
    slept.touch()
    day.wait_journal('recording.gap')
    day.window.key('ctrl+b')
    day.wait_journal('bookmark.set', 2)
    day.quit_recording()
    whole = day.recordings()
    one, two = whole['bookmarks']
    assert 0 < two['position'] - one['position'] < 60, whole['bookmarks']
    gap, = (gap for gap in whole['gaps'] if gap['reason'] == 'slept')
    assert abs(instant(gap['until']) - instant(gap['from']) - 3600) < 1 and gap['silence'] == 0, gap
    assert one['position'] <= gap['position'] <= two['position'], (gap, whole['bookmarks'])
    assert instant(one['instant']) <= instant(gap['from']) < instant(gap['until']) <= instant(two['instant']), whole
    assert day.verify()['ok']


def with_server(function):
    """A case with a sound server of its own, in which somebody speaks into two microphones."""
    def case(stage):
        missing = recording.missing_programs('pulseaudio', 'pactl', 'gst-launch-1.0')
        if missing:
            return f'not installed: {", ".join(missing)}'
        with recording.SoundServer(stage.folder) as server, server.ticking(TONE):
            return function(Day(stage, {'PULSE_SERVER': server.env['PULSE_SERVER']}), server)
    return case


@with_server
def test_a_microphone_that_is_pulled_is_named_until_it_is_back(day, server):
    window = day.window
    day.open()
    day.start_meeting()
    day.start_recording()
    lost = window.t('No sound comes from “%s” any more: plug it in again. Any other microphone is taken by itself; '
                    'what is missing until then is noted in the record.').partition('”')[2]
    server.unplug('usbmic')
    window.wait_text(window.t('The meeting is recorded with “%s” now.') % 'Built-in-Microphone')
    server.kill()
    assert 'Built-in-Microphone' in window.wait_text(lost)
    server.start()
    window.wait(lambda: not any(lost in text for text in window.texts()), 'the banner to go')
    day.stop_recording()
    window.close()
    whole = day.recordings()
    assert [gap['reason'] for gap in whole['gaps'] if gap['reason'] != 'not-started'].count('device-lost') >= 1, whole
    assert all(gap['until'] is not None for gap in whole['gaps'] if gap['reason'] != 'stopped'), whole
    assert [part['ended'] for part in whole['parts']] == ['stopped'], whole
    assert day.verify()['ok']


@with_server
def test_the_microphone_is_chosen_and_tried(day, server):
    window = day.window
    day.open()
    before = day.hands.opens('ctrl+shift+m')
    window.find('USB-Microphone', 'label')
    day.hands.tick('Built-in-Microphone')
    window.press(window.t('_Test Five Seconds'))
    window.wait_text(window.t('✓ Good. This is how it sounds…'))
    day.hands.closes(before, lambda: window.key('Escape'), 'the microphones')
    day.start_meeting()
    day.start_recording()
    day.stop_recording()
    window.close()
    assert [part['device'] for part in day.recordings()['parts']] == ['Built-in-Microphone']


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__], MONITORS)
