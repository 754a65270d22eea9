#!/usr/bin/env python3
# translations-test.py - every text of the program has its translation, and none is out of date
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: translations-test.py SOURCE-DIR

The texts are taken from the sources anew, so that a text that was changed after
the translation is found too.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import tap

PO = pathlib.Path(sys.argv[1]).resolve() / 'po'
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
FORMATS = ('g_strdup_printf:1:c-format', 'g_string_append_printf:2:c-format', 'g_set_error:4:c-format',
           'g_prefix_error:2:c-format', 'yishi_cli_print:2:c-format', 'yishi_cli_complain:2:c-format',
           'yishi_cli_usage:2:c-format')


def run(*command):
    """Runs a program of gettext; gives what it says."""
    result = subprocess.run([str(word) for word in command], cwd=PO.parent, capture_output=True, text=True,
                            stdin=subprocess.DEVNULL)
    assert result.returncode == 0, result.stderr
    return result.stderr


def find_gaps(template, translation):
    """Findings for one language: what msgfmt complains of, and texts without a finished translation."""
    with tempfile.TemporaryDirectory() as folder:
        merged = pathlib.Path(folder, 'merged.po')
        run('msgmerge', '--quiet', '--no-fuzzy-matching', '-o', merged, translation, template)
        numbers = run('msgfmt', '--check', '--statistics', '-o', '/dev/null', merged)
        for count, what in re.findall(r'(\d+) (untranslated|fuzzy)', numbers):
            listing = pathlib.Path(folder, what)
            run('msgattrib', f'--{what}' if what == 'untranslated' else '--only-fuzzy', '--no-obsolete', '--no-wrap',
                '-o', listing, merged)
            yield f'{translation.name}: {count} {what}'
            yield from re.findall(r'^msgid ".+"$', listing.read_text(encoding='utf-8'), re.M)


def find_cut_texts(template):
    """Findings for texts that xgettext could not read to the end: it knows PRId64, but not G_GINT64_FORMAT."""
    text = re.sub(r'"\n"', '', template.read_text(encoding='utf-8'))
    yield from re.findall(r'^msgid(?:_plural)? "(?:.*[^%])?%"$', text, re.M)


def make_cut_case(template):
    return lambda: tap.fail_on(find_cut_texts(template))


def make_cut_self_test(folder):
    """A text that ends with a lone per cent sign was cut off; one that ends with two was not."""
    def case():
        sample = folder / 'cut.pot'
        sample.write_text('msgid "%"\n\nmsgid ""\n"entry "\n"%"\n\nmsgid "all of 100 %%"\n', encoding='utf-8')
        assert len(list(find_cut_texts(sample))) == 2
    return case


def make_case(template, translation):
    return lambda: tap.fail_on(find_gaps(template, translation))


def make_self_test(template, folder):
    """A translation of nothing has gaps."""
    def case():
        empty = folder / 'empty.po'
        empty.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
                         '"Language: zh_CN\\nPlural-Forms: nplurals=1; plural=0;\\n"\n', encoding='utf-8')
        assert list(find_gaps(template, empty)), 'an empty translation passed'
    return case


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        template = folder / 'yishi.pot'
        run('xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES', '--directory=.',
            *(f'--keyword={keyword}' for keyword in KEYWORDS), *(f'--flag={flag}' for flag in FORMATS), '-o', template)
        languages = (PO / 'LINGUAS').read_text(encoding='utf-8').split()
        tap.run_cases([('a-gap-is-found', make_self_test(template, folder)),
                       ('a-cut-is-found', make_cut_self_test(folder)), ('no-text-is-cut', make_cut_case(template))]
                      + [(language, make_case(template, PO / f'{language}.po')) for language in languages])


if __name__ == '__main__':
    main()
