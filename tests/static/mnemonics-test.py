#!/usr/bin/env python3
# mnemonics-test.py - in a dialog no button shares its letter with the one that cancels
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: mnemonics-test.py SOURCE-DIR

With a letter that two buttons have, Alt goes from one to the other and presses neither.
"""
import gettext
import pathlib
import re
import subprocess
import sys
import tempfile

import tap

SOURCE = pathlib.Path(sys.argv[1]).resolve()
CANCEL = '_Cancel'
# What opens a dialog with a button to cancel and the ones that are given.
CALL = re.compile(r'\byishi_(?:(?:confirm|ask|reason)_async|form_new) \((.*?)\);', re.S)
TEXT = re.compile(r'_\("((?:[^"\\]|\\.)*)"\)')
LABEL = re.compile(r'<property name="label" translatable="yes">([^<]*)</property>')


def letter_of(text):
    """The letter behind the underscore of a label; None if it has none."""
    found = re.search(r'_(\w)', text)
    return found and found[1].lower()


def find_groups():
    """(file, texts) of every dialog that can be cancelled: the labels of its other buttons."""
    for path in sorted((SOURCE / 'app' / 'ui').rglob('*.c')):
        for call in CALL.findall(path.read_text(encoding='utf-8')):
            texts = [text for text in TEXT.findall(call) if letter_of(text)]
            if texts:
                yield path, texts
    for path in sorted((SOURCE / 'resources' / 'ui' / 'dialogs').glob('*.ui')):
        labels = [label for label in LABEL.findall(path.read_text(encoding='utf-8')) if letter_of(label)]
        if CANCEL in labels:
            yield path, [label for label in labels if label != CANCEL]


def find_clashes(groups, translate):
    """Findings: labels with the letter that cancels, as a language says them."""
    cancelling = letter_of(translate(CANCEL))
    for path, texts in groups:
        for text in texts:
            if letter_of(translate(text)) == cancelling:
                yield f'{path.name}: “{translate(text)}” has the letter of “{translate(CANCEL)}”'


def make_case(groups, translate):
    def case():
        tap.fail_on(find_clashes(groups, translate))
    return case


def make_self_test(groups):
    """Dialogs are found of both kinds, and a clash is one in either way of writing a letter."""
    def case():
        kinds = {path.suffix for path, _ in groups}
        assert kinds == {'.c', '.ui'} and sum(path.suffix == '.c' for path, _ in groups) >= 10, groups
        sample = [(pathlib.Path('sample.c'), ['_Close', 'C_lose'])]
        chinese = {CANCEL: '取消(_C)', '_Close': '结束(_C)', 'C_lose': '结束(_L)'}
        for translate in (str, chinese.get):
            assert len(list(find_clashes(sample, translate))) == 1
    return case


def translations(language):
    """What gives the text of a language for one of the source."""
    with tempfile.TemporaryDirectory() as folder:
        compiled = pathlib.Path(folder, 'yishi.mo')
        subprocess.run(['msgfmt', '-o', compiled, SOURCE / 'po' / f'{language}.po'], check=True)
        with compiled.open('rb') as file:
            return gettext.GNUTranslations(file).gettext


def main():
    groups = list(find_groups())
    languages = (SOURCE / 'po' / 'LINGUAS').read_text(encoding='utf-8').split()
    tap.run_cases([('a-clash-is-found', make_self_test(groups)), ('source', make_case(groups, str))]
                  + [(language, make_case(groups, translations(language))) for language in languages])


if __name__ == '__main__':
    main()
