#!/usr/bin/python3
# minutes-seal-test.py - the minutes from draft to seal, by keys, and what the record and the wall hold then
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: minutes-seal-test.py BUILD-DIR [CASE…]"""
import contextlib
import json
import sqlite3
import sys

import hands
import looks
import suite

DAY = '2026-12-15'
EVENING = f'{DAY}T21:00:00+08:00'
TITLE, NOTE, MENDED = '更换三号楼的两部电梯', '业主问电梯用那个品牌', '业主问电梯用哪个品牌'


# What is lower cuts a line of text in two.
LINE_HEIGHT = 30


def hold(stage, *verbs, without_outcome=None, kind='deliberation'):
    """A meeting with an item, a note, a statement and an outcome; the verbs are done on it at 19:00, 20:00 …"""
    stage.cli('new', stage.record, '--name', '样例小区')
    stage.cli('meeting', 'new', stage.record, '--date', DAY, '--kind', kind)
    stage.cli('meeting', 'change', stage.record, '--meeting', DAY, '--chair', '主持某', '--secretary', '书记员')
    stage.cli('item', 'add', stage.record, '--meeting', DAY, '--kind', 'discussion', '--title', TITLE)
    if without_outcome is not None:
        stage.cli('item', 'add', stage.record, '--meeting', DAY, '--kind', 'discussion', '--title', without_outcome)
    for hour, verb in enumerate(verbs, start=19):
        stage.cli('meeting', verb, stage.record, '--meeting', DAY, now=f'{DAY}T{hour}:00:00+08:00')
        if verb == 'start':
            at = {'now': f'{DAY}T19:10:00+08:00'}
            on = ('--meeting', DAY, '--item', '1')
            stage.cli('note', 'add', stage.record, *on, '--text', NOTE, **at)
            stage.cli('statement', 'set', stage.record, *on, '--party', 'firm', '--position', 'agree', '--text', '愿意配合', **at)
            stage.cli('outcome', stage.record, *on, '--outcome', 'person', '--text', '询价三家', '--responsible', '王工',
                      '--due', '2027-01-10', **at)


def start(stage, **options):
    window = stage.window()
    window.start(stage.record, now=EVENING, **options)
    window.find(window.t('Home'), 'page tab')
    window.settle()
    return window


def open_draft(window):
    window.key('ctrl+d')
    window.find(window.t('Minutes: Draft to Seal'))


def state(stage):
    return json.loads(stage.cli('minutes', 'state', stage.record, '--meeting', DAY, '--json'))


def notes(stage):
    return [note['text'] for note in json.loads(stage.cli('note', 'list', stage.record, '--meeting', DAY, '--json'))['notes']]


def mend(window, name, text):
    """Goes to a field with Tab, as who has no mouse, and writes it anew."""
    window.go_to(name, 'text')
    window.key('ctrl+a')
    window.type(text)
    window.key('ctrl+Return')


def answer(window, button):
    """Accepts the form over the draft as it is filled in."""
    window.find(window.t(button), 'push button', where=lambda node: node.is_('sensitive'))
    window.key('Return')


def wait_state(window, stage, wanted):
    window.wait(lambda: state(stage)['state'] == wanted, f'the minutes to be {wanted}')


def height(window, name):
    return window.find(name, where=lambda node: node.is_('focusable')).extents[3]


def test_from_draft_to_signature_by_keys(stage):
    hold(stage, 'start', 'close')
    window = start(stage)
    open_draft(window)
    window.wait_text(window.t('Draft'))
    window.wait(lambda: height(window, window.t('Place')) > LINE_HEIGHT, 'the place to be readable')
    mend(window, window.t('Place'), '社区大厅')
    mend(window, f'{window.t("Note, %s") % "19:10"}', MENDED)
    window.wait(lambda: notes(stage) == [MENDED], 'the note to be mended')
    told = json.loads(stage.cli('meeting', 'list', stage.record, '--json'))['meetings'][0]
    assert told['place'] == '社区大厅', told

    window.key('alt+a')
    window.find(window.t('Approved by'))
    answer(window, '_Approve')
    wait_state(window, stage, 'approved')
    window.wait_text(window.t('everybody in the room'))
    assert state(stage)['approved_on'] == DAY

    window.key('alt+s')
    window.find(window.t('Supervisor of the residents’ committee'))
    answer(window, '_Sign')
    wait_state(window, stage, 'signed')
    told = state(stage)
    assert (told['chair'], told['secretary'], told['place']) == ('主持某', '书记员', '社区大厅'), told

    window.wait(lambda: window.has(window.t('_Seal…'), 'push button'), 'the next step to be the seal')
    window.close()
    assert json.loads(stage.cli('verify', stage.record, '--json'))['ok']


def ask_for_the_seal(stage):
    """The window with the question before the seal of signed minutes that lack an outcome."""
    hold(stage, 'start', 'close', without_outcome='门禁卡补办')
    stage.cli('minutes', 'approve', stage.record, '--meeting', DAY, '--by', '全体到会人员', now=EVENING)
    stage.cli('minutes', 'sign', stage.record, '--meeting', DAY, '--chair', '主持某', '--secretary', '书记员', now=EVENING)
    window = start(stage)
    open_draft(window)
    window.wait(lambda: window.has(window.t('_Seal…'), 'push button'), 'the next step to be the seal')
    window.key('alt+s')
    window.find(window.t('Seal the minutes?'))
    window.wait_text(window.t('Item %d has no outcome: %s') % (2, '门禁卡补办'))
    window.settle()
    return window


def test_from_signature_to_addendum_by_keys(stage):
    window = ask_for_the_seal(stage)
    window.key('Return')
    window.wait_gone(window.t('Seal the minutes?'))
    assert state(stage)['state'] == 'signed', 'Enter sealed them'
    window.key('alt+s')
    window.find(window.t('Seal the minutes?'))
    window.settle()
    window.key('alt+s')
    wait_state(window, stage, 'sealed')

    window.wait(lambda: window.has(window.t('Add an _Addendum…'), 'push button'), 'the next step to be an addendum')
    window.key('alt+a')
    window.find(window.t('What is added or corrected'))
    window.type('责任人应为李工')
    window.key('Return')
    window.type('期限不变')
    window.key('Tab')
    window.type('笔误')
    window.key('Return')
    window.wait(lambda: len(state(stage)['addenda']) == 1, 'the addendum')
    assert (state(stage)['addenda'][0]['reason'], state(stage)['addenda'][0]['text']) == ('笔误', '责任人应为李工\n期限不变')
    window.wait_gone(window.t('What is added or corrected'))
    window.wait_text('责任人应为李工')
    window.close()
    assert json.loads(stage.cli('verify', stage.record, '--json'))['ok']


def test_an_assembly_without_a_witness_is_said_before_the_seal(stage):
    for supervisor in ('', '居委会某'):
        stage.record = stage.folder / f'样例{supervisor}.yishi'
        hold(stage, 'start', 'close', kind='assembly')
        stage.cli('minutes', 'approve', stage.record, '--meeting', DAY, '--by', '全体到会人员', now=EVENING)
        stage.cli('minutes', 'sign', stage.record, '--meeting', DAY, '--chair', '主持某', '--secretary', '书记员',
                  *(('--supervisor', supervisor) if supervisor else ()), now=EVENING)
        window = start(stage)
        open_draft(window)
        window.wait(lambda: window.has(window.t('_Seal…'), 'push button'), 'the next step to be the seal')
        window.key('alt+s')
        window.find(window.t('Seal the minutes?'))
        window.wait_text(window.t('Sealed minutes are never changed; what turns out to be wrong is corrected by an addendum.'))
        missing = window.t('Nobody of the residents’ committee signed as a witness.')
        assert any(missing in text for text in window.texts()) == (not supervisor), window.texts()
        window.key('Escape')
        window.wait_gone(window.t('Seal the minutes?'))
        window.close()


def test_approving_shows_the_outcomes_on_the_wall(stage):
    hold(stage, 'start', 'close')
    window = start(stage)
    window.key('F9')
    window.wait(lambda: '样例小区' in window.wall_text() or TITLE in window.wall_text(), 'the wall')
    window.do('mend-minutes')
    window.find(window.t('Minutes: Draft to Seal'))
    window.press(window.t('Read Aloud and _Approve…'))
    window.find(window.t('Approved by'))
    window.wait(lambda: '询价三家' in window.wall_text(), 'the outcomes on the wall')
    assert state(stage)['state'] == 'draft'
    window.kill()


def seal_of(stage):
    """The first digits of the hash that the end of the meeting has in the journal; None before."""
    with contextlib.closing(sqlite3.connect(f'file:{stage.record}?mode=ro', uri=True)) as database:
        row = database.execute("SELECT hash FROM journal WHERE kind = 'meeting.closed'").fetchone()
    return row and row[0][:16]


def test_closing_leads_to_the_seal_on_the_wall(stage):
    hold(stage)
    window = start(stage)
    worker = hands.Both(window)
    window.key('F9')
    window.wait(lambda: '样例小区' in window.wall_text() or TITLE in window.wall_text(), 'the wall')
    window.key('ctrl+shift+F2')
    window.wait(lambda: window.can('next-item'), 'the meeting to run')
    before = worker.opens('ctrl+shift+F4')
    worker.closes(before, lambda: worker.answer('C_lose the Meeting'), 'closing the meeting')
    window.wait(lambda: seal_of(stage), 'the meeting to be closed')
    # As it is written everywhere.
    seal = '-'.join(seal_of(stage)[place:place + 4].upper() for place in range(0, 16, 4))
    window.wait_wall(seal)
    assert '今天的处理结果' in window.wall_text(), window.wall_text()
    window.key('F5')
    window.wait_wall('请拍照留存')
    assert seal in window.wall_text(), window.wall_text()
    assert json.loads(stage.cli('verify', stage.record, '--seal', seal, '--json'))['ok']
    window.close()


def test_an_approval_is_taken_back_with_a_reason(stage):
    hold(stage, 'start', 'close')
    stage.cli('minutes', 'approve', stage.record, '--meeting', DAY, '--by', '全体到会人员', now=EVENING)
    window = start(stage)
    open_draft(window)
    window.wait_text('全体到会人员')
    window.wait_text(NOTE)
    assert not window.has(role='text'), 'approved words can be typed into'
    window.key('alt+b')
    window.find(window.t('Take the approval back?'))
    window.type('错字')
    window.key('Return')
    wait_state(window, stage, 'draft')
    window.find(window.t('Place'), 'text')
    window.key('Escape')
    window.close()


def test_the_question_before_the_seal_leads_to_what_is_missing(stage):
    window = ask_for_the_seal(stage)
    window.key('alt+b')
    window.find(window.t('Take the approval back?'))
    window.type('漏了结论')
    window.key('Return')
    wait_state(window, stage, 'draft')
    window.close()


def test_what_was_typed_is_kept_when_the_dialog_goes(stage):
    hold(stage, 'start', 'close')
    window = start(stage)
    open_draft(window)
    window.go_to(f'{window.t("Note, %s") % "19:10"}', 'text')
    window.key('ctrl+a')
    window.type(MENDED)
    window.key('Escape')
    window.wait(lambda: notes(stage) == [MENDED], 'the note to be mended')
    window.close()


def thanks(stage):
    return json.loads(stage.cli('thanks', 'list', stage.record, '--meeting', DAY, '--json'))['thanks']


def test_gifts_are_added_changed_and_removed(stage):
    hold(stage, 'start', 'close')
    window = start(stage)
    open_draft(window)
    keyboard = hands.Hands(window)
    draft = keyboard.leads_to_dialog(lambda: window.press(window.t('Add a _Gift…')), 'adding a gift')
    window.find(window.t('Add a Gift'))
    window.settle()
    window.type('饮用水二十箱')
    window.key('Tab')
    window.type('样例超市')
    keyboard.closes(draft, lambda: window.key('Return'), 'the gift')
    window.wait(lambda: [gift['gift'] for gift in thanks(stage)] == ['饮用水二十箱'], 'the gift')
    keyboard.leads_to_dialog(lambda: window.press(f'饮用水二十箱：{window.t("Change…")}'), 'changing the gift')
    window.find(window.t('Change a Gift'))
    window.settle()
    window.key('ctrl+a')
    window.type('饮用水三十箱')
    keyboard.closes(draft, lambda: window.key('Return'), 'the change')
    window.wait(lambda: [gift['gift'] for gift in thanks(stage)] == ['饮用水三十箱'], 'the gift to be changed')
    assert thanks(stage)[0]['donor'] == '样例超市'
    window.press(f'饮用水三十箱：{window.t("Remove")}')
    window.wait(lambda: not thanks(stage), 'the gift to be removed')
    window.key('Escape')
    window.close()


def test_an_emptied_note_is_refused_in_place(stage):
    hold(stage, 'start', 'close')
    window = start(stage)
    open_draft(window)
    window.go_to(f'{window.t("Note, %s") % "19:10"}', 'text')
    window.key('ctrl+a', 'BackSpace', 'ctrl+Return')
    window.wait_text(window.t('nothing was recorded: the note has no text (write one, or remove the note)'))
    assert notes(stage) == [NOTE]
    window.key('Escape')
    window.close()


def test_the_dialog_is_whole_and_named(stage):
    hold(stage, 'start', 'close')
    findings = []
    for name, options in (('light', {}), ('dark', {'dark': True}), ('large-english', {'text_scale': 2, 'language': 'C.UTF-8'})):
        window = start(stage, **options)
        open_draft(window)
        window.wait_text(window.t('Draft'))
        window.settle()
        window.shoot(f'{name}/mend')
        frame = window.frame()
        findings += [f'{name}: {finding}' for finding in (*looks.clipped(frame), *looks.cut_short(window),
                                                          *looks.nameless(frame),
                                                          *looks.out_of_order(looks.tab_round(window)))]
        window.key('Escape')
        window.wait_gone(window.t('Minutes: Draft to Seal'))
        window.close()
    assert not findings, '\n'.join(findings)


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
