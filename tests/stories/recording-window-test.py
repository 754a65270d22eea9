#!/usr/bin/python3
# recording-window-test.py - what the window says and shows of the recording: clocks, keys, toasts, and why there is no sound
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: recording-window-test.py BUILD-DIR [CASE…]"""
import re
import subprocess
import sys

import suite
from day import DAY, LATER, Day

sys.path.insert(0, str(suite.SOURCE / 'tests' / 'recorder'))

import recording  # noqa: E402  (after the path is set)

MONITORS = ('1366x768', '1920x1080')
TONE = 'audiotestsrc is-live=true volume=0.3'
WHISPER = 'audiotestsrc is-live=true wave=white-noise volume=0.001'
# Of each section of the keys, one that no other has.
SECTIONS = {'before': 'Move the item up or down', 'floor': 'Read slips by the camera', 'recording': 'End the recording',
            'votes': 'Choose the answer', 'minutes': 'Listen from there', 'general': 'Main menu'}
PAGES = (('alt+1', 'before'), ('alt+2', 'before'), ('alt+3', 'before'), ('alt+4', 'floor'), ('alt+5', 'floor'),
         ('alt+6', 'votes'), ('alt+7', 'minutes'))


def begin(stage, env=None):
    day = Day(stage, env)
    day.open()
    day.start_meeting()
    day.start_recording()
    return day


def test_quitting_while_it_is_paused_says_that_it_is_paused(stage):
    day = begin(stage)
    window = day.window
    before = day.hands.opens('ctrl+q')
    window.find(window.t('The meeting is being recorded'), 'label')
    day.hands.closes(before, lambda: window.key('Escape'), 'not quitting')
    window.key('ctrl+shift+p')
    day.wait_journal('recording.paused')
    before = day.hands.opens('ctrl+q')
    window.find(window.t('The recording is paused'), 'label')
    assert not window.has(window.t('The meeting is being recorded'), 'label')
    day.hands.closes(before, lambda: window.key('Escape'), 'not quitting')
    day.quit_recording()
    assert day.verify()['ok']


def test_pausing_leaves_the_buttons_where_they_are(stage):
    day = begin(stage)
    window = day.window
    window.key('alt+5')
    before = window.find(window.t('Pause the recording'), 'push button')
    window.click(node=before)
    day.wait_journal('recording.paused')
    window.settle()
    after = window.find(window.t('Pause the recording'), 'push button')
    assert after.extents == before.extents and window.position(after) == window.position(before), (before.extents, after)
    day.quit_recording()


def clocks(window):
    """The seconds on every clock of the recording that is to be seen."""
    told = re.compile(re.escape(window.t('● Recording %s')).replace('%s', r'(\d\d):(\d\d):(\d\d)'))
    found = [told.fullmatch(text) for text in window.texts()]
    return [int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3]) for match in found if match]


def test_the_clock_is_right_at_once_after_another_page(stage):
    day = begin(stage)
    window = day.window
    window.key('alt+5')
    window.wait(lambda: len(clocks(window)) == 2, 'the clocks of page and strip')
    for _ in range(3):
        window.key('alt+2')
        window.wait(lambda: len(clocks(window)) == 1, 'the strip’s clock alone')
        left, = clocks(window)
        window.wait(lambda: clocks(window)[0] >= left + 3, 'three seconds to go by')
        window.key('alt+5')
        first = window.wait(lambda: len(clocks(window)) == 2 and clocks(window), 'both clocks again')
        assert abs(first[0] - first[1]) <= 1, first
    day.quit_recording()


def check_section(day, name):
    window = day.window
    before = day.hands.opens('ctrl+question')
    window.find(window.t(SECTIONS[name]), 'label')
    others = [title for title in SECTIONS.values() if title != SECTIONS[name] and window.has(window.t(title), 'label')]
    assert not others, (name, others)
    day.hands.closes(before, lambda: window.key('Escape'), 'the keys')


def test_the_keys_open_at_what_is_seen(stage):
    day = Day(stage)
    day.open()
    window = day.window
    for key, section in PAGES:
        window.key(key)
        window.find(role='page tab', where=lambda tab, index=int(key[-1]): tab.is_('selected') and
                    tab.name == [one.name for one in window.all_(role='page tab')][index - 1])
        check_section(day, section)
    day.start_meeting()
    day.start_recording()
    check_section(day, 'recording')
    day.quit_recording()


def test_a_toast_covers_neither_strip_nor_rows(stage):
    day = begin(stage)
    window = day.window
    window.key('alt+5', 'ctrl+shift+b')
    refusal = window.t('No bookmark waits for its text. Set one first (Ctrl+B).')
    toast = window.find(refusal, 'label')
    sound = window.all_(re.compile(re.escape(window.t('● Recording %s').partition('%s')[0])), 'label')
    strip = max(sound, key=lambda node: node.extents[1])
    window.wait(lambda: window.find(refusal, 'label').extents[3] > 0, 'the toast to be in its place')
    bottom = toast.extents[1] + toast.extents[3]
    assert bottom < strip.extents[1], (toast.extents, strip.extents)
    # A bookmark's row for its text is above the strip, and the toast above that.
    window.key('ctrl+b')
    day.wait_journal('bookmark.set')
    field = window.find(window.t('Text of the bookmark'))
    window.key('ctrl+r')
    window.settle()
    said = window.find(window.t('The meeting is recorded already.'), 'label')
    assert said.extents[1] + said.extents[3] < field.extents[1] < strip.extents[1], (said.extents, field.extents)
    day.quit_recording()


def try_microphone(stage, source):
    """What the test of a microphone says where nothing can be played."""
    day = Day(stage, {'YISHI_AUDIO_SOURCE': source, 'YISHI_AUDIO_SINK': '', 'PULSE_SERVER': f'unix:{stage.folder}/none'})
    day.open()
    window = day.window
    before = day.hands.opens('ctrl+shift+m')
    window.press(window.t('_Test Five Seconds'))
    said = window.wait_text(window.t('It could not be played back: look at the loudspeaker and its volume.'))
    # It can be tried again, which it could not if the microphone were given up.
    window.find(window.t('_Test Five Seconds'), 'push button', where=lambda node: node.is_('sensitive'))
    assert not any(window.t('Nothing can be heard from this microphone.') in text for text in window.texts())
    day.hands.closes(before, lambda: window.key('Escape'), 'the microphones')
    return day, said


def test_a_loudspeaker_that_fails_is_not_blamed_on_the_microphone(stage):
    day, said = try_microphone(stage, TONE)
    assert said.startswith(day.window.t('✓ The microphone is good.')) and '⚠' not in said, said


def test_a_silent_microphone_is_not_praised_where_the_loudspeaker_fails(stage):
    day, said = try_microphone(stage, WHISPER)
    assert said.startswith(day.window.t('⚠ Nobody could be heard: is it switched on, near enough and the right one?')), said
    assert '✓' not in said, said


def test_the_second_folder_is_named_and_goes_again(stage):
    stick = stage.folder / '备份盘'
    stick.mkdir()
    day = Day(stage)
    day.open()
    window = day.window
    before = day.hands.opens('ctrl+shift+m')
    none = window.t('None: a stick, or another disk, goes on alone if this one fails')
    window.wait_text(none)
    dialog = day.hands.leads_to_dialog(lambda: window.press(window.t('C_hoose…')), 'the folder')
    window.find(window.t('Folder for a Second Copy'))
    window.type(f'{stick}/')
    day.hands.closes(dialog, lambda: window.key('Return'), 'the folder')
    window.wait_text(str(stick))
    day.hands.closes(before, lambda: window.key('Escape'), 'the microphones')
    day.start_meeting()
    day.start_recording()
    window.key('ctrl+b')
    day.wait_journal('bookmark.set')
    day.stop_recording()
    part, = day.recordings()['parts']
    copy, = stick.glob('*.opus')
    beside = day.record.with_name(f'{day.record.name}-media') / part['file']
    assert copy.read_bytes() == beside.read_bytes() != b'', (copy, beside)
    before = day.hands.opens('ctrl+shift+m')
    window.wait_text(str(stick))
    window.press(window.t('No second copy'))
    window.wait_text(none)
    day.hands.closes(before, lambda: window.key('Escape'), 'the microphones')
    window.close()


def hold_without_sound(stage, env, sentence):
    """The window says why with what to do, the meeting is held all the same, and its minutes say it, too."""
    day = Day(stage, {'YISHI_AUDIO_SOURCE': '', **env})
    day.open()
    window = day.window
    day.start_meeting()
    window.wait(lambda: window.can('start-recording'), 'recording to be possible')
    window.do('start-recording')
    day.wait_journal('recording.paused')
    window.wait_text(window.t(sentence))
    window.key('ctrl+Next')
    day.wait_journal('item.begun')
    window.wait(lambda: window.can('start-recording'), 'the recording to be offered again')
    day.close_meeting()
    window.close()
    whole = day.recordings()
    assert whole['parts'] == [] and not whole['told'] and not whole['announced'], whole
    paper = stage.folder / '纪要.pdf'
    stage.cli('minutes', day.record, '--meeting', DAY, '--output', paper, now=LATER)
    read = subprocess.run(['pdftotext', '-raw', str(paper), '-'], check=True, capture_output=True, text=True).stdout
    assert day.verify()['ok']
    return re.sub(r'\s+', '', read), whole


def test_without_a_sound_server_it_is_said_and_the_meeting_runs(stage):
    paper, whole = hold_without_sound(
        stage, {'PULSE_SERVER': f'unix:{stage.folder}/none'},
        'no usable microphone was found: plug one in, or look at the computer’s sound settings (the sound server, '
        'PulseAudio or PipeWire, does not answer)')
    assert '录音没有录音' in paper, paper
    assert 'sound-server' in [gap['reason'] for gap in whole['gaps']], whole


def test_without_any_microphone_it_is_said_and_the_meeting_runs(stage):
    missing = recording.missing_programs('pulseaudio', 'pactl')
    if missing:
        return f'not installed: {", ".join(missing)}'
    with recording.SoundServer(stage.folder, microphones=(), rooms=()) as server:
        paper, whole = hold_without_sound(
            stage, {'PULSE_SERVER': server.env['PULSE_SERVER']},
            'no usable microphone was found: plug one in, or look at the computer’s sound settings')
    assert '录音没有录音' in paper, paper
    assert 'no-microphone' in [gap['reason'] for gap in whole['gaps']], whole
    return None


def test_a_missing_plugin_is_named_with_its_package(stage):
    none = stage.folder / 'none'
    none.mkdir()
    paper, whole = hold_without_sound(
        stage, {'GST_PLUGIN_SYSTEM_PATH_1_0': str(none), 'GST_PLUGIN_PATH_1_0': '',
                'GST_REGISTRY_1_0': str(stage.folder / 'registry'), 'GST_REGISTRY_FORK': 'no'}, 'gstreamer1.0-plugins-')
    assert '录音没有录音' in paper, paper
    assert any('gstreamer1.0-plugins-' in gap['text'] for gap in whole['gaps']), whole


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__], MONITORS)
