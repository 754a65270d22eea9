"""office.py - a long appendix by the pager, against the same rows in LibreOffice

SPDX-License-Identifier: GPL-3.0-or-later

Only where soffice is installed: no test and no build needs it (on Debian it is in
libreoffice-writer-nogui). LibreOffice is given a flat document with the very texts that lie
in our PDF, as a table whose head is repeated, in the same type, and converts it without a
window. Its first start, which makes a profile, is not counted; and it is ended once it has
taken 40 times as long, since then the question is answered.

Measured on an idle machine of two cores: ours 2.1 s by the clock; LibreOffice 7.4.7 was not at its
end after 84 s.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
from xml.sax.saxutils import escape

import benches

N_ROWS = 10_000
N_TURNS = 3
TIMES_AS_LONG = 40
HEAD = '''<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-size="10.5pt"
  style:font-size-asian="10.5pt" style:font-name-asian="Noto Serif CJK SC" fo:language="zh" fo:country="CN"/></style:default-style></office:styles>
<office:automatic-styles><style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="21cm"
  fo:page-height="29.7cm" fo:margin="2.7cm"/></style:page-layout>
<style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4"/></office:master-styles>
<office:body><office:text><table:table table:name="t">
'''
TAIL = '</table:table></office:text></office:body></office:document>\n'


def write_row(cells):
    return '<table:table-row>' + ''.join(
        f'<table:table-cell table:style-name="c"><text:p>{escape(cell)}</text:p></table:table-cell>' for cell in cells) + '</table:table-row>\n'


def write_document(text, path):
    """@text: a row a line, cells parted by tabs, as it lies in our file."""
    head, *rows = [line.split('\t') for line in text.splitlines()]
    assert len(rows) == N_ROWS and all(len(row) == len(head) for row in rows), len(rows)
    path.write_text(HEAD + f'<table:table-column table:number-columns-repeated="{len(head)}"/>\n'
                    + f'<table:table-header-rows>{write_row(head)}</table:table-header-rows>\n'
                    + ''.join(map(write_row, rows)) + TAIL, encoding='utf-8')


def convert(command, longest):
    """How many seconds a conversion takes by the clock; longest, if it is not at its end by then."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        status = process.wait(longest)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return longest
    assert status == 0, f'{command}: ended with status {status}'
    return time.perf_counter() - start


def measure(build):
    """Time by the clock of both, from nothing to the PDF; nothing where soffice is not installed."""
    soffice = shutil.which('soffice')
    if soffice is None:
        print('# soffice is not installed: LibreOffice is left out')
        return []

    program = build / 'tests' / 'bench' / 'paper-speed'
    with tempfile.TemporaryDirectory(prefix='office-') as name:
        folder = pathlib.Path(name)
        ours = min(benches.run(program, 'ours', N_ROWS, folder / 'paper.pdf').wall for _ in range(N_TURNS))
        subprocess.run(['pdfdetach', '-savefile', 'content.txt', '-o', folder / 'content.txt', folder / 'paper.pdf'], check=True)
        write_document((folder / 'content.txt').read_text(encoding='utf-8'), folder / 'rows.fodt')
        (folder / 'empty.txt').write_text('x')
        command = (soffice, f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', 'pdf', '--outdir', folder / 'out')
        convert((*command, folder / 'empty.txt'), 300)
        theirs = convert((*command, folder / 'rows.fodt'), TIMES_AS_LONG * ours)
    return [benches.compare(f'an appendix of {N_ROWS:,} rows / LibreOffice: by the clock', ours, theirs, 0.033)]
