#!/usr/bin/python3
# scan-test.py - slips before the camera and under a scanner that types: at the door, and on the page of votes
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: scan-test.py BUILD-DIR [CASE…]"""
import contextlib
import json
import re
import sqlite3
import statistics
import sys

import pages
import sample
import suite

sys.path.insert(0, str(suite.SOURCE / 'tests' / 'scanner'))
try:
    import slip_pictures
except ImportError:
    slip_pictures = None

UNIT, OTHER_UNIT = '3-1-501', '3-2-501'
MATTER = 3
# A scanner types a sign in a few milliseconds.
SCANNER_DELAY_MS = 4
FRAME_MS = 1000 / 60


def attendance(stage):
    """The units that were let in, each as often as it was."""
    with contextlib.closing(sqlite3.connect(f'file:{stage.record}?mode=ro', uri=True)) as database:
        return [row[0] for row in database.execute('SELECT unit FROM attendance WHERE meeting = (SELECT id FROM meeting WHERE date = ?)',
                                                   (sample.DAY,))]


def ballots(stage):
    rows = json.loads(stage.cli('ballot', 'list', stage.record, '--meeting', sample.DAY, '--item', MATTER, '--json'))
    return {row['unit']: row['choice'] for row in (rows['ballots'] if isinstance(rows, dict) else rows)}


def print_papers(stage, record, kind, unit, name, *options):
    """The PDF of one unit's slip or ballot; gives its path."""
    path = stage.folder / f'{name}.pdf'
    stage.cli('paper', record, '--meeting', sample.DAY, '--kind', kind, '--unit', unit, '--output', path, *options)
    return path


def code_of(stage, path):
    """The text of the one code of a PDF, as a scanner types it."""
    text = stage.desktop.ask('pdftotext', '-raw', str(path), '-')
    return re.search(r'YISHI1:\S+', text if isinstance(text, str) else text.decode())[0]


def hold(stage, pdf, name, **how):
    """A photo of the slip of a PDF before a camera; gives its path."""
    path = stage.folder / f'{name}.jpg'
    slip_pictures.save(slip_pictures.hold(next(slip_pictures.cut_slips(pdf, stage.folder)), **how), path)
    return path


def other_record(stage, name='别处.yishi'):
    """Another community with the same unit and a meeting on the same day."""
    path = stage.folder / name
    roster = stage.folder / 'roster.csv'
    roster.write_text('building,stair,room,owner,area\n3,1,501,Sample,80.00\n')
    stage.cli('new', path, '--name', '别处小区')
    stage.cli('roll', 'import', path, roster)
    stage.cli('meeting', 'new', path, '--date', sample.DAY)
    return path


def other_meeting(stage):
    """The code of a slip for the next meeting of this community."""
    stage.cli('meeting', 'new', stage.record, '--date', '2027-01-15')
    path = stage.folder / 'next.pdf'
    stage.cli('paper', stage.record, '--meeting', '2027-01-15', '--kind', 'slips', '--unit', UNIT, '--output', path)
    return code_of(stage, path)


def open_at(stage, page, camera=None):
    """The sample's evening on one of its pages, its keyboard in the field."""
    window = pages.open_sample(stage, env={'YISHI_CAMERA_SOURCE': camera} if camera else None)
    window.key({'door': 'alt+4', 'ballots': 'alt+6'}[page])
    field = window.t('Who comes: unit, name or initials' if page == 'door' else 'Unit, name or initials')
    if page == 'ballots':
        window.click(field, 'text')
    window.wait(lambda: window.ask_probe('FocusName') == field, 'the keyboard to be in the field')
    return window


def type_as_scanner(window, text):
    window.desktop.learn(text)
    window.xdotool('type', '--delay', str(SCANNER_DELAY_MS), '--args', '1', text, 'key', 'Return')


def part(window, text):
    """What stands before the first place of a text that is filled in."""
    return re.compile(re.escape(re.split('%', window.t(text))[0]) if not window.t(text).startswith('%')
                      else re.escape(re.split(r'%(?:\d\$)?[sd]', window.t(text))[1]))


def test_a_photo_checks_in_its_unit(stage):
    if slip_pictures is None:
        return 'python3-pil is not installed'
    sample.make(stage, suite.SOURCE)
    assert UNIT not in attendance(stage)
    photo = hold(stage, print_papers(stage, stage.record, 'slips', UNIT, 'slip'), 'photo', distance=0.4, degrees=23, noise=8,
                 focus=2.0)
    window = open_at(stage, 'door', slip_pictures.still_of(photo))
    before = len(attendance(stage))
    window.key('F3')
    window.find(re.compile(f'{UNIT} .*{re.escape(window.t("%s is in, %s").split("%s")[1].strip(" ,，"))}'))
    window.find(window.t('What the camera sees'))
    window.wait_text(window.t('Hold the code of a slip before the camera, a forearm’s length away.'))
    # The slip is still held there: typing goes on beside it, and nobody is let in twice.
    window.type('1-1-101')
    window.wait(lambda: window.text_of(window.focused()) == '1-1-101', 'what was typed to stand in the field')
    window.key('Escape')
    assert attendance(stage).count(UNIT) == 1 and len(attendance(stage)) == before + 1
    # Another page, and nobody is looked at any more; back again, and the slip is one that was read before.
    window.key('alt+1')
    window.wait_gone(window.t('What the camera sees'))
    window.key('alt+4')
    window.find(part(window, 'The slip was read before: %s has been in the room since %s'))
    assert attendance(stage).count(UNIT) == 1
    window.do('read-slips')
    window.wait_gone(window.t('What the camera sees'))
    window.close()
    return None


def test_what_a_camera_lacks_is_said_beside_the_field(stage):
    sample.make(stage, suite.SOURCE)
    window = open_at(stage, 'door', 'nosuchsrc')
    window.key('F3')
    window.wait_text(re.compile('nosuchsrc.*YISHI_CAMERA_SOURCE'))
    window.type(OTHER_UNIT)
    window.key('Return')
    window.wait(lambda: OTHER_UNIT in attendance(stage), 'the unit that was typed to be let in')
    window.close()


def test_a_scanner_types_at_the_door(stage):
    sample.make(stage, suite.SOURCE)
    code = code_of(stage, print_papers(stage, stage.record, 'slips', UNIT, 'slip'))
    strange = code_of(stage, print_papers(stage, other_record(stage), 'slips', UNIT, 'strange'))
    ballot = code_of(stage, print_papers(stage, stage.record, 'ballots', UNIT, 'ballot'))
    later = other_meeting(stage)
    window = open_at(stage, 'door')
    before = len(attendance(stage))
    for text, said in ((strange, 'The slip of %s is of another community'),
                       (later, 'The slip of %1$s is of the meeting of %2$s, and not of this one'),
                       (ballot, 'This is the ballot of %s: ballots are read on the page Ballots'),
                       (code[:-1] + ('0' if code[-1] != '0' else '1'), 'The slip was not read whole (show it again, or type the unit)'),
                       (code.replace('YISHI1', 'YISHI2'),
                        'The slip was printed by a newer Yishi (install that one, or type the unit)')):
        type_as_scanner(window, text)
        window.find(part(window, said))
        window.wait(lambda: window.text_of(window.focused()) == '', 'the field to have room for the next')
    assert len(attendance(stage)) == before, 'somebody was let in by a slip that does not belong here'
    # In whatever case it comes.
    type_as_scanner(window, code.lower())
    window.wait(lambda: attendance(stage).count(UNIT) == 1, 'the unit to be let in')
    type_as_scanner(window, code)
    window.find(part(window, 'The slip was read before: %s has been in the room since %s'))
    assert len(attendance(stage)) == before + 1
    window.close()


def test_a_scanner_that_types_on_a_button_presses_nothing(stage):
    sample.make(stage, suite.SOURCE)
    code = code_of(stage, print_papers(stage, stage.record, 'slips', UNIT, 'slip'))
    window = open_at(stage, 'door')
    before = len(attendance(stage))
    window.key('Tab', 'Tab', 'Tab')
    window.wait(lambda: window.ask_probe('FocusName') != window.t('Who comes: unit, name or initials'), 'the keyboard to be on a button')
    type_as_scanner(window, code)
    window.wait(lambda: attendance(stage).count(UNIT) == 1, 'the unit to be let in')
    assert len(attendance(stage)) == before + 1
    window.close()


def test_ballots_fill_in_their_units(stage):
    sample.make(stage, suite.SOURCE)
    stage.cli('ballot', 'open', stage.record, '--meeting', sample.DAY, '--item', MATTER, now=pages.NOW)
    code = code_of(stage, print_papers(stage, stage.record, 'ballots', UNIT, 'ballot'))
    following = code_of(stage, print_papers(stage, stage.record, 'ballots', OTHER_UNIT, 'next'))
    of_other_item = code_of(stage, print_papers(stage, stage.record, 'ballots', UNIT, 'item', '--item', '2'))
    slip = code_of(stage, print_papers(stage, stage.record, 'slips', UNIT, 'slip'))
    window = open_at(stage, 'ballots')
    field = window.t('Unit, name or initials')
    for text, said in ((of_other_item, 'The ballot of %1$s is for item %2$d, “%3$s”, and not for this one'),
                       (slip, 'This is the check-in slip of %s, and no ballot')):
        type_as_scanner(window, text)
        window.find(part(window, said))
    assert not ballots(stage)
    type_as_scanner(window, code)
    window.wait(lambda: UNIT in window.ask_probe('FocusName'), f'the answer of {UNIT}')
    # The same once more, and the next one too early: their digits choose nothing.
    type_as_scanner(window, code)
    type_as_scanner(window, following)
    window.find(part(window, '%1$s is next: first the answer of %2$s'))
    assert not ballots(stage)
    window.key('2')
    window.wait(lambda: OTHER_UNIT in window.ask_probe('FocusName'), f'the answer of {OTHER_UNIT}, which was read meanwhile')
    window.key('1')
    window.wait(lambda: window.ask_probe('FocusName') == field, 'the field to be asked for the next')
    window.wait(lambda: ballots(stage) == {UNIT: 'no', OTHER_UNIT: 'yes'}, 'the ballots to be written')
    type_as_scanner(window, code)
    window.wait_text(re.compile(f'{UNIT}.*{re.escape(window.t("%1$s has voted already: %2$s").split("$s")[1].split(":")[0].strip("%12 :："))}'
                                f'|{part(window, "The ballot of %s has been entered already").pattern}'))
    assert len(ballots(stage)) == 2
    window.close()


def test_a_ballot_before_the_camera_fills_in_its_unit(stage):
    if slip_pictures is None:
        return 'python3-pil is not installed'
    sample.make(stage, suite.SOURCE)
    stage.cli('ballot', 'open', stage.record, '--meeting', sample.DAY, '--item', MATTER, now=pages.NOW)
    pdf = print_papers(stage, stage.record, 'ballots', UNIT, 'ballot', '--per-page', '4')
    photo = stage.folder / 'ballot.jpg'
    slip_pictures.save(slip_pictures.hold(slip_pictures.cut_ballot(pdf, stage.folder), distance=0.17, focus=0.2, degrees=-8,
                                          shift=(0, 240)), photo)
    window = open_at(stage, 'ballots', slip_pictures.still_of(photo))
    window.do('read-slips')
    window.wait(lambda: UNIT in window.ask_probe('FocusName'), f'the answer of {UNIT}')
    window.key('1')
    window.wait(lambda: ballots(stage) == {UNIT: 'yes'}, 'the ballot to be written')
    window.close()
    return None


def test_keys_do_not_wait_for_the_camera(stage):
    if slip_pictures is None:
        return 'python3-pil is not installed'
    sample.make(stage, suite.SOURCE)
    photo = hold(stage, print_papers(stage, stage.record, 'slips', UNIT, 'slip'), 'photo')
    window = open_at(stage, 'door', slip_pictures.still_of(photo))
    window.ask_probe('WatchTimes')
    before = typing_turns(window, '4-2-501')
    window.key('Escape', 'F3')
    window.wait_text(re.compile(f'{UNIT} '))
    during = typing_turns(window, '4-2-501')
    said = f'{", ".join(f"{turn:.1f}" for turn in before)} ms without the camera, ' \
           f'{", ".join(f"{turn:.1f}" for turn in during)} ms while it reads'
    print(f'# longest turns: {said}')
    # Reading takes a processor, and never the window's turn.
    assert statistics.median(during) <= statistics.median(before) + FRAME_MS, said
    window.close()
    return None


def typing_turns(window, text):
    """Types a text; for each of its signs, ms of the longest turn of the main loop until it is answered by a picture,
    without what others took from it: a machine that is busy with something else does not make it longer."""
    turns = []
    for sign in text:
        n_answered = 0

        def is_answered():
            nonlocal n_answered
            n_answered += len(window.ask_probe('TakeTimes')[0])
            return n_answered > 0
        window.ask_probe('TakeTimes')
        window.ask_probe('TakeTurn')
        window.xdotool('type', sign)
        window.wait(is_answered, f'“{sign}” of “{text}” to be answered')
        turns.append(window.ask_probe('TakeTurn'))
    return turns


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
