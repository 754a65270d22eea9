#!/usr/bin/env python3
# desktop-test.py - what the desktop is told of the program is valid, translated and true
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: desktop-test.py SOURCE-DIR"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import tap

SOURCE = pathlib.Path(sys.argv[1])
DATA = SOURCE / 'data'
ID = 'io.github.yishi.Yishi'
LANGUAGES = (SOURCE / 'po' / 'LINGUAS').read_text().split()


def merge(kind, template, folder):
    """The file that the build makes of a template and the translations."""
    made = pathlib.Path(folder) / template.removesuffix('.in')
    rules = {'GETTEXTDATADIRS': str(DATA)} if kind == '--xml' else {}
    subprocess.run(['msgfmt', kind, f'--template={DATA / template}', '-d', SOURCE / 'po', '-o', made], check=True,
                   env={**rules, 'PATH': '/usr/bin:/bin'})
    return made


def run_checker(*words):
    if shutil.which(words[0]) is None:
        return f'{words[0]} is not installed'
    result = subprocess.run(words, capture_output=True, text=True)
    return tap.fail_on([] if result.returncode == 0 else (result.stdout + result.stderr).splitlines() or ['failed'])


def test_the_desktop_file_is_valid_and_translated():
    with tempfile.TemporaryDirectory() as folder:
        made = merge('--desktop', f'{ID}.desktop.in', folder)
        text = made.read_text()
        tap.fail_on(f'{key}[{language}] is missing' for language in LANGUAGES
                    for key in ('Name', 'GenericName', 'Comment', 'Keywords') if f'\n{key}[{language}]=' not in text)
        return run_checker('desktop-file-validate', made)


def test_the_reminders_start_by_themselves():
    with tempfile.TemporaryDirectory() as folder:
        made = merge('--desktop', f'{ID}.Remind.desktop.in', folder)
        text = made.read_text()
        tap.fail_on(f'{key}[{language}] is missing' for language in LANGUAGES for key in ('Name', 'Comment')
                    if f'\n{key}[{language}]=' not in text)
        assert '\nExec=yishi remind\n' in text
        assert '\nExecStart=@bindir@/yishi remind\n' in (DATA / 'yishi-remind.service.in').read_text()
        timer = (DATA / 'yishi-remind.timer').read_text()
        # The hour before a meeting holds one of its moments, whenever the meeting begins.
        assert '\nOnCalendar=hourly\n' in timer and '\nWantedBy=timers.target\n' in timer
        return run_checker('desktop-file-validate', made)


def test_the_metainfo_is_valid_and_translated():
    with tempfile.TemporaryDirectory() as folder:
        made = merge('--xml', f'{ID}.metainfo.xml.in', folder)
        text = made.read_text()
        tap.fail_on(f'<{tag}> in {language} is missing' for language in LANGUAGES for tag in ('name', 'summary', 'p')
                    if f'<{tag} xml:lang="{language}">' not in text)
        return run_checker('appstreamcli', 'validate', '--no-net', made)


def test_the_kind_of_file_is_known_by_name_and_content():
    if shutil.which('update-mime-database') is None:
        return 'update-mime-database is not installed'
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder) / 'packages'
        packages.mkdir()
        merge('--xml', f'{ID}.xml.in', packages)
        subprocess.run(['update-mime-database', folder], check=True, capture_output=True)
        assert 'application/x-yishi:*.yishi' in (pathlib.Path(folder) / 'globs').read_text()
        magic = (pathlib.Path(folder) / 'magic').read_bytes()
        assert b':application/x-yishi]' in magic and b'YISH' in magic


def test_the_desktop_opens_what_the_kind_names():
    desktop = (DATA / f'{ID}.desktop.in').read_text()
    kind = ElementTree.parse(DATA / f'{ID}.xml.in').getroot()[0].get('type')
    assert f'\nMimeType={kind};\n' in desktop


def test_each_icon_is_a_picture():
    icons = list((DATA / 'icons').rglob('*.svg')) + list((SOURCE / 'resources' / 'icons').rglob('*.svg'))
    assert {f'{ID}.svg', f'{ID}-symbolic.svg'} <= {path.name for path in icons}
    findings = []
    for path in icons:
        root = ElementTree.parse(path).getroot()
        width, height = root.get('width'), root.get('height')
        if width != height or root.get('viewBox') != f'0 0 {width} {height}':
            findings.append(f'{path.name}: is not square, or has no viewBox')
    tap.fail_on(findings)


def test_each_setting_that_is_read_is_in_the_schema():
    keys = {key.get('name') for key in ElementTree.parse(DATA / f'{ID}.gschema.xml').getroot().iter('key')}
    findings = []
    for path in (SOURCE / 'app' / 'ui').rglob('*.c'):
        used = re.findall(r'g_settings_(?:get|set|bind|reset)\w* \([^",]*, "([a-z-]+)"', path.read_text())
        findings += [f'{path.name}: “{key}”' for key in used if key not in keys]
    tap.fail_on(findings)


def test_the_shortcuts_window_shows_each_key_of_the_table():
    source = (SOURCE / 'app' / 'ui' / 'yishi-application.c').read_text()
    table = source[source.index('} accels[] = {'):]
    table = table[:table.index('};')]
    with_keys = set(re.findall(r'{ "((?:app|win)\.[^"]+)", { "', table))
    overlay = ElementTree.parse(SOURCE / 'resources' / 'gtk' / 'help-overlay.ui').getroot()
    shown = {child.text for child in overlay.iter('property') if child.get('name') == 'action-name'}
    assert with_keys, 'the table was not found'
    tap.fail_on([f'{action} has a key and is not shown' for action in sorted(with_keys - shown)]
                + [f'{action} is shown and has no key' for action in sorted(shown - with_keys)])


def test_the_shortcuts_window_is_in_the_order_of_the_work():
    overlay = ElementTree.parse(SOURCE / 'resources' / 'gtk' / 'help-overlay.ui').getroot()
    titles = [group.find("property[@name='title']").text for group in overlay.iter('object')
              if group.get('class') == 'GtkShortcutsGroup']
    work = ['Records', 'Agenda', 'At the door', 'The meeting', 'Speakers', 'The recording', 'Ballots', 'The wall',
            'Minutes', 'Pages', 'General']
    assert [title for title in titles if title in work] == work, titles
    assert titles[0] == 'Records' and titles[-1] == 'General', titles


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]))
