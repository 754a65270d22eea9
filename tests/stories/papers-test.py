#!/usr/bin/python3
# papers-test.py - the minutes go out as PDF before people have gone home, and the record proves them
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: papers-test.py BUILD-DIR [CASE…]"""
import collections
import json
import re
import subprocess
import sys
import threading
import zipfile

import suite
import waiting
from gi.repository import Gio, GLib

sys.path.insert(0, str(suite.SOURCE / 'tests' / 'recorder'))

import looks  # noqa: E402
import recording  # noqa: E402  (after the path is set)
import sample  # noqa: E402

DAY = '2026-12-15'
EVENING = f'{DAY}T21:00:00+08:00'
TITLE, NOTE = '更换三号楼的两部电梯', '业主问电梯用哪个品牌'


class FileManager:
    """A made-up file manager, which keeps what it was asked to show."""

    NAME = 'org.freedesktop.FileManager1'
    INTERFACE = f'''<node><interface name="{NAME}"><method name="ShowItems">
        <arg type="as" direction="in"/><arg type="s" direction="in"/></method></interface></node>'''

    def __init__(self, stage):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(stage.desktop.environment['DBUS_SESSION_BUS_ADDRESS'], flags,
                                                           None, None)
        self.shown = []

    def __enter__(self):
        self.context = GLib.MainContext.new()
        self.loop = GLib.MainLoop.new(self.context, False)
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        waiting.wait_for(lambda: self.ask('NameHasOwner'), 'the file manager')
        return self

    def __exit__(self, *_):
        self.loop.quit()
        self.thread.join()
        self.ask('ReleaseName', '(u)')

    def ask(self, method, gives='(b)', *more):
        return self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method,
                                  GLib.Variant('(su)' if more else '(s)', (self.NAME, *more)), GLib.VariantType(gives),
                                  Gio.DBusCallFlags.NONE, 30_000, None).unpack()[0]

    def run(self):
        self.context.push_thread_default()
        interface = Gio.DBusNodeInfo.new_for_xml(self.INTERFACE).interfaces[0]
        self.bus.register_object('/org/freedesktop/FileManager1', interface, self.called, None, None)
        self.ask('RequestName', '(u)', 0)
        self.loop.run()
        self.context.pop_thread_default()

    def called(self, _connection, _sender, _path, _interface, _method, arguments, invocation):
        self.shown.append(arguments.unpack()[0])
        invocation.return_value(None)


def make_meeting(stage, *verbs):
    """A meeting with an item and a note; the verbs are done on it at 19:00, 20:00 …"""
    stage.cli('new', stage.record, '--name', '样例小区')
    stage.cli('meeting', 'new', stage.record, '--date', DAY)
    stage.cli('item', 'add', stage.record, '--meeting', DAY, '--kind', 'discussion', '--title', TITLE)
    for hour, verb in enumerate(verbs, start=19):
        stage.cli('meeting', verb, stage.record, '--meeting', DAY, now=f'{DAY}T{hour}:00:00+08:00')
        if verb == 'start':
            stage.cli('note', 'add', stage.record, '--meeting', DAY, '--item', '1', '--text', NOTE,
                      now=f'{DAY}T19:10:00+08:00')


def start(stage, **options):
    window = stage.window()
    window.start(stage.record, now=EVENING, **options)
    window.find(window.t('Home'), 'page tab')
    return window


def export(window, path):
    """By keys alone, into a file."""
    window.key('ctrl+e')
    window.find(window.t('Copies'))
    window.key('ctrl+Return')
    window.find(window.t('_Save'), 'push button', where=lambda node: node.is_('sensitive'))
    window.key('ctrl+a')
    window.type(str(path))
    window.key('Return')


def judge(stage, path):
    told = json.loads(stage.cli('verify', stage.record, '--pdf', path, '--json', now=EVENING))
    return told['pdf'], told['ok']


def text_of(path):
    return subprocess.run(['pdftotext', '-layout', str(path), '-'], capture_output=True, text=True, check=True).stdout


def test_both_copies_are_written_and_proven(stage):
    make_meeting(stage, 'start', 'close')
    folder = stage.folder / '文书'
    folder.mkdir()
    (folder / '纪要-公开本.pdf').write_text('precious')
    window = start(stage)
    export(window, folder / '纪要.pdf')
    window.wait(lambda: (folder / '纪要-公开本-2.pdf').exists(), 'the public copy')
    window.wait(lambda: not window.has(window.t('Copies')), 'the dialog to go')
    # Which files, and where; and there they are.
    told = window.wait_text('2 个文件')
    assert str(folder) in told and told.endswith('\n纪要.pdf\n纪要-公开本-2.pdf'), told
    with FileManager(stage) as manager:
        window.press(window.t('_Show in Folder'))
        window.wait(lambda: manager.shown, 'the file manager to be asked')
    assert manager.shown == [[(folder / name).as_uri() for name in ('纪要.pdf', '纪要-公开本-2.pdf')]], manager.shown
    window.close()
    assert (folder / '纪要-公开本.pdf').read_text() == 'precious'
    assert len(list(folder.iterdir())) == 3, list(folder.iterdir())
    for name in ('纪要.pdf', '纪要-公开本-2.pdf'):
        told, ok = judge(stage, folder / name)
        assert ok and told['verdict'] == 'PROVEN', told
        words = text_of(folder / name).replace('\n', '').replace(' ', '')
        assert TITLE in words and NOTE in words, words


def test_before_the_meeting_it_says_why_not(stage):
    make_meeting(stage)
    window = start(stage)
    window.key('ctrl+e')
    window.wait_text(window.t('The meeting has not begun: there is nothing to tell yet.'))
    window.close()


def test_a_full_disk_is_said_and_leaves_nothing(stage):
    make_meeting(stage, 'start')
    with recording.small_disk(1) as disk:
        if disk is None:
            return 'no file system may be mounted here'
        (disk / 'filler').write_bytes(bytes((1 << 20) - (16 << 10)))
        window = start(stage)
        export(window, disk / '纪要.pdf')
        window.wait_text(window.t('“%s” was not written: the disk is full (free some space, or choose another folder)')
                         .partition('%s')[2])
        window.wait(lambda: window.find(window.t('Copies')).is_('sensitive'), 'the dialog to ask again')
        assert [path.name for path in disk.iterdir()] == ['filler'], list(disk.iterdir())
        window.key('Escape')
        window.close()
    return None


def test_the_dialog_is_whole_and_named(stage):
    make_meeting(stage, 'start')
    findings = []
    for name, options in (('light', {}), ('dark', {'dark': True}),
                          ('large-english', {'text_scale': 2, 'language': 'C.UTF-8'})):
        window = start(stage, **options)
        window.key('ctrl+e')
        window.find(window.t('Copies'))
        window.settle()
        window.shoot(f'{name}/export-minutes')
        frame = window.frame()
        findings += [f'{name}: {finding}' for finding in (*looks.clipped(frame), *looks.cut_short(window),
                                                          *looks.nameless(frame),
                                                          *looks.out_of_order(looks.tab_round(window)))]
        window.key('Escape')
        window.settle()
        window.key('ctrl+p')
        window.find(window.t('Before the Meeting'))
        window.settle()
        window.shoot(f'{name}/papers')
        frame = window.frame()
        findings += [f'{name}, papers: {finding}' for finding in (*looks.clipped(frame), *looks.cut_short(window),
                                                                  *looks.nameless(frame),
                                                                  *looks.out_of_order(looks.tab_round(window)))]
        window.key('Escape')
        window.settle()
        window.close()
    assert not findings, '\n'.join(findings)


# Every paper but the addendum, which waits for a seal; what stands in it; and how its file ends.
PAPERS = {'Notice': '议题', 'Ballot papers': '同意', 'Delivery list': '签收', 'Proxy form': '委托', 'Check-in slips': '签到',
          'Sign-in sheet': '签到',
          'Count sheet': '计票', 'Minutes, internal copy': '内部本', 'Minutes, public copy': '公开本', 'Result notice': '结果',
          'Filing cover': '备案'}


def open_papers(stage, record=None, now=f'{sample.DAY}T19:30:00+08:00', **options):
    """The window on the sample, or a record, with the list of papers over it."""
    if record is None:
        sample.make(stage, suite.SOURCE)
    window = stage.window()
    window.start(stage.record, now=now, **options)
    window.find(window.t('Home'), 'page tab')
    window.settle()
    window.key('ctrl+p')
    window.find(window.t('Before the Meeting'))
    return window


def button(window, paper, what='PDF…'):
    return f'{window.t(paper)}：{window.t(what)}'


def save_as(window, path):
    window.find(window.t('_Save'), 'push button', where=lambda node: node.is_('sensitive'))
    window.key('ctrl+a')
    window.type(str(path))
    window.key('Return')


def check_package(stage, package):
    """The record and the papers of the closed meeting are in it, and the record there proves them."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(stage.folder / 'next')
    record, = (stage.folder / 'next').rglob('*.yishi')
    papers = sorted((stage.folder / 'next').rglob('papers/*.pdf'))
    assert [path.name for path in papers] == [f'{DAY}-deliberation-minutes-{copy}.pdf' for copy in ('internal', 'public')], papers
    for path in papers:
        stage.cli('verify', record, '--pdf', path)


def test_every_paper_comes_from_one_place(stage):
    window = open_papers(stage)
    for number, (paper, words) in enumerate(PAPERS.items()):
        path = stage.folder / f'{number}.pdf'
        window.press(button(window, paper))
        save_as(window, path)
        window.wait_text(f'“{path.name}”')
        assert words in text_of(path).replace(' ', ''), f'{paper}: “{words}” is not in it'
        assert judge(stage, path)[0]['verdict'] == 'PROVEN', paper
        window.wait(lambda: window.find(button(window, paper)).is_('sensitive'), 'the next to be possible')
    assert not window.find(button(window, 'Newest addendum')).is_('sensitive')
    window.wait_text(window.t('There is none: only sealed minutes are corrected by one.'))
    package = stage.folder / '移交.zip'
    window.press(button(window, 'Handover package', 'ZIP…'))
    save_as(window, package)
    window.wait_text(f'“{package.name}”')
    assert any(name.endswith('.yishi') for name in zipfile.ZipFile(package).namelist())
    window.close()


def test_the_package_has_the_minutes_and_proves_them(stage):
    make_meeting(stage, 'start', 'close')
    window = open_papers(stage, stage.record, EVENING)
    package = stage.folder / '移交.zip'
    window.press(button(window, 'Handover package', 'ZIP…'))
    save_as(window, package)
    window.wait_text(f'“{package.name}”')
    check_package(stage, package)
    window.close()


def test_an_addendum_goes_out_in_both_copies(stage):
    make_meeting(stage, 'start', 'close')
    on = ('--meeting', DAY)
    stage.cli('minutes', 'approve', stage.record, *on, '--by', '全体到会人员', now=EVENING)
    stage.cli('minutes', 'sign', stage.record, *on, '--chair', '主持某', '--secretary', '书记员', now=EVENING)
    stage.cli('minutes', 'seal', stage.record, *on, now=EVENING)
    window = open_papers(stage, stage.record, EVENING)
    window.wait_text(window.t('There is none yet: what is wrong in the sealed minutes is corrected there (Ctrl+D).'))
    papers = ('Newest addendum', 'Newest addendum, public copy')
    assert not any(window.find(button(window, paper)).is_('sensitive') for paper in papers)
    window.key('Escape')
    window.close()
    stage.cli('minutes', 'addendum', stage.record, *on, '--text', '责任人应为李工', '--reason', '笔误', now=EVENING)
    window = open_papers(stage, stage.record, EVENING)
    for number, (paper, copy) in enumerate(zip(papers, ('内部本', '公开本'))):
        path = stage.folder / f'{number}.pdf'
        window.wait(lambda: window.find(button(window, paper)).is_('sensitive'), 'the addendum to be possible')
        window.press(button(window, paper))
        save_as(window, path)
        window.wait_text(f'“{path.name}”')
        text = text_of(path).replace(' ', '')
        assert '责任人应为李工' in text and copy in text, text
        assert judge(stage, path)[0]['verdict'] == 'PROVEN', paper
    window.close()


def test_an_owner_who_asks_is_answered(stage):
    window = open_papers(stage)
    path = stage.folder / '答复.pdf'
    unit = '1-1-101'
    owners = collections.defaultdict(list)
    rows = json.loads(stage.cli('roll', 'show', stage.record, '--units', '--json'))['units_list']
    for row in rows:
        for owner in row['owners']:
            owners[owner].append(row['unit'])
    several = next(name for name, units in owners.items() if len(units) > 1)
    shared = {owner for row in rows if len(row['owners']) > 1 for owner in row['owners']}
    alone, unit = next((name, units[0]) for name, units in owners.items() if len(units) == 1 and name not in shared)
    refused = {'99-9-999': window.t('The roll has neither a unit nor an owner “%s”: write the unit as 3-2-501, or the '
                                    'owner’s full name.') % '99-9-999',
               several: (window.t('Several units have an owner “%s”: %s. Write the unit that is to be answered for.') %
                         (several, ', '.join(owners[several][:8]))).partition(owners[several][0])[0] + owners[several][0]}
    for typed in (*refused, alone):
        window.wait(lambda: window.find(button(window, 'Answer to an owner')).is_('sensitive'), 'the answer to be possible')
        window.press(button(window, 'Answer to an owner'))
        window.find(window.t('Unit, as 3-2-501, or owner’s full name'))
        window.settle()
        window.type(typed)
        window.key('Return')
        if typed in refused:
            window.wait_text(refused[typed])
    save_as(window, path)
    window.wait_text(f'“{path.name}”')
    assert judge(stage, path)[0]['verdict'] == 'PROVEN'
    text = text_of(path).replace(' ', '').replace('\n', '')
    building, stair, room = unit.split('-')
    assert sample.ITEMS[1][1][:10] in text and f'{building}幢{stair}单元{room}室业主{alone}' in text, text
    window.close()


def test_the_answer_to_an_owner_is_printed(stage):
    window = open_papers(stage)
    window.press(button(window, 'Answer to an owner', 'Print…'))
    window.find(window.t('Unit, as 3-2-501, or owner’s full name'))
    window.settle()
    window.type('1-1-101')
    window.key('Return')
    window.find('打印到文件')
    window.key('Escape')
    window.wait(lambda: not window.has('打印到文件'), 'the question to go')
    window.close()


def test_by_keys_alone(stage):
    window = open_papers(stage)
    path = stage.folder / '公告.pdf'
    window.key('Return')
    save_as(window, path)
    window.wait_text('“公告.pdf”')
    assert sample.ITEMS[1][1] in text_of(path).replace('\n', '').replace(' ', '')
    assert window.focused().name == button(window, 'Notice'), 'the keyboard is not where it was'
    window.key('Escape')
    window.wait_gone(re.compile('“公告.pdf”'))
    window.key('Escape')
    window.wait_gone(button(window, 'Notice'))
    window.close()


def test_what_cannot_be_made_says_why(stage):
    make_meeting(stage)
    window = open_papers(stage, stage.record, EVENING)
    for paper, why in (('Ballot papers', 'No item is decided by the owners’ ballots: add one on the agenda.'),
                       ('Sign-in sheet', 'There is no roll yet: import it on the roll’s page.'),
                       ('Minutes, public copy', 'The meeting has not begun.'),
                       ('Result notice', 'No vote that decides something is closed yet.')):
        window.wait_text(window.t(why))
        assert not window.find(button(window, paper)).is_('sensitive'), paper
    assert window.find(button(window, 'Notice')).is_('sensitive')
    window.key('Escape')
    window.close()


def make_large(stage):
    """A meeting of 1,224 units that vote on a matter."""
    stage.make_record()
    stage.cli('meeting', 'new', stage.record, '--date', DAY)
    stage.cli('item', 'add', stage.record, '--meeting', DAY, '--kind', 'matter', '--matter', '5', '--title', TITLE)


def test_many_ballots_never_hold_up_the_window(stage):
    make_large(stage)
    window = open_papers(stage, stage.record, EVENING)
    path = stage.folder / '表决票.pdf'
    window.press(button(window, 'Ballot papers'))
    save_as(window, path)
    longest = window.longest_turn(path.exists, 'the ballots')
    window.wait_text('“表决票.pdf”')
    assert longest < 250, f'the main loop was away for {longest:.0f} ms'
    told = subprocess.run(['pdfinfo', str(path)], capture_output=True, text=True, check=True).stdout
    assert int(re.search(r'Pages:\s+(\d+)', told)[1]) == 612, told
    window.close()


def test_making_can_be_stopped(stage):
    make_large(stage)
    window = open_papers(stage, stage.record, EVENING)
    path = stage.folder / '表决票.pdf'
    window.press(button(window, 'Ballot papers'))
    save_as(window, path)
    window.press(window.t('_Stop'))
    window.wait_text(window.t('Stopped: no paper was made'))
    assert not path.exists()
    assert window.find(button(window, 'Ballot papers')).is_('sensitive')
    window.key('Escape')
    window.close()


def test_a_printer_is_asked_for(stage):
    window = open_papers(stage)
    window.press(button(window, 'Notice', 'Print…'))
    window.find('打印到文件')
    window.key('Escape')
    window.wait(lambda: not window.has('打印到文件'), 'the question to go')
    assert window.find(button(window, 'Notice', 'Print…')).is_('sensitive')
    window.key('Escape')
    window.close()


if __name__ == '__main__':
    suite.run_module(sys.modules[__name__])
