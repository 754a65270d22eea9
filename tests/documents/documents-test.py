#!/usr/bin/env python3
# documents-test.py - papers as other programs read them: pages, text, fonts, outline, bytes
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: documents-test.py DOCUMENT-HOST"""
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'static'))
import tap  # noqa: E402

HOST = str(pathlib.Path(sys.argv[1]).resolve())
FOLDER = tempfile.TemporaryDirectory(prefix='yishi-documents-')
SEEDS = range(1, 13)
HEADER = re.compile(r'^\s*悦城小区\s+2026年12月15日\s*$|^\s*(悦城小区|2026年12月15日)\s*$')
NUMBER = re.compile(r'^\s*— (\d+) —\s*$')
TABLE_HEAD = '序号房屋意见面积（平方米）'


def tool(*words):
    found = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, (words, found.stdout, found.stderr)
    return found.stdout


class Paper:
    """A file that the host wrote, and what it said of it."""

    def __init__(self, kind, seed=1, name=None):
        self.path = pathlib.Path(FOLDER.name) / (name or f'{kind}-{seed}.pdf')
        lines = tool(HOST, kind, self.path, seed).splitlines()
        self.n_pages, self.sha256, self.digest = int(lines[0]), lines[1], lines[2]
        self.warnings = lines[3:]

    def pages(self, *options):
        """The text of each page as lines, without what stands above and below it."""
        pages = tool('pdftotext', *options, self.path, '-').split('\f')[:-1]
        return [[line for line in page.splitlines() if line.strip() and not HEADER.match(line) and
                 not NUMBER.match(line)] for page in pages]

    def embedded(self, name):
        target = self.path.with_suffix('.' + name)
        tool('pdfdetach', '-savefile', name, '-o', target, self.path)
        return target.read_bytes()


BREAKS = [Paper('breaks', seed) for seed in SEEDS]


def squeeze(text):
    return re.sub(r'\s', '', text).replace(TABLE_HEAD, '')


def test_no_heading_is_last_on_a_page():
    for paper in BREAKS:
        pages = paper.pages('-layout')
        assert len(pages) == paper.n_pages > 5, (len(pages), paper.n_pages)
        for number, lines in enumerate(pages[:-1], 1):
            assert not re.match(r'\s*题\d', lines[-1]), f'{paper.path.name}, page {number} ends with {lines[-1]}'


def test_no_row_is_parted_and_no_group_of_signatures():
    n_rows = 0
    for paper in BREAKS:
        for number, lines in enumerate(paper.pages('-raw'), 1):
            begun = re.findall(r'⟦([\ds]+)', '\n'.join(lines))
            ended = re.findall(r'([\ds]+)⟧', '\n'.join(lines))
            assert begun == ended, f'{paper.path.name}, page {number}: {begun} begin and {ended} end'
            n_rows += len(begun)
    assert n_rows > 500, n_rows


def test_heads_of_tables_are_repeated():
    paper = Paper('appendix')
    pages = paper.pages('-raw')
    assert len(pages) > 20
    for number, lines in enumerate(pages, 1):
        assert squeeze(''.join(lines)) != re.sub(r'\s', '', ''.join(lines)), f'page {number} has no head'


def test_no_page_is_wasted():
    for paper in BREAKS:
        for number, lines in enumerate(paper.pages('-layout')[:-1], 1):
            assert len(lines) >= 8, f'{paper.path.name}, page {number} has {len(lines)} lines'


def test_pages_are_numbered_outside():
    paper = BREAKS[0]
    for number, page in enumerate(tool('pdftotext', '-bbox', paper.path, '-').split('<page ')[1:], 1):
        words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</word>', page)
        left = [float(x) for x, y, text in words if float(y) > 750 and text == str(number)]
        assert len(left) == 1, (number, words[-4:])
        assert (left[0] > 300) == (number % 2 == 1), (number, left)


def test_the_text_is_what_was_written():
    for paper in [*BREAKS[:4], Paper('appendix')]:
        written = squeeze(paper.embedded('content.txt').decode())
        read = squeeze(''.join(line for lines in paper.pages('-raw') for line in lines))
        assert read == written, f'{paper.path.name}: ' + next(
            f'{read[i - 20:i + 20]} instead of {written[i - 20:i + 20]}' for i in range(len(written))
            if read[i:i + 1] != written[i])


def test_no_character_is_of_the_radicals():
    for paper in BREAKS:
        found = re.findall('[\u2e80-\u2fdf]', ''.join(map(''.join, paper.pages())))
        assert not found, found


def test_sums_are_what_others_compute():
    paper = Paper('whole')
    assert paper.sha256 == hashlib.sha256(paper.path.read_bytes()).hexdigest()
    text = paper.embedded('content.txt')
    assert paper.digest == hashlib.sha256(text).hexdigest()
    assert '不计入摘要' not in text.decode() and '3FA2-9C01-77B0-D41E' in text.decode()
    assert json.loads(paper.embedded('yishi.json')) == {'content': paper.digest}


def test_two_runs_give_the_same_bytes():
    for kind in ('whole', 'breaks', 'appendix'):
        assert Paper(kind).sha256 == Paper(kind, name='again.pdf').sha256, kind
    assert Paper('breaks', 1).sha256 != Paper('breaks', 2).sha256


def test_other_readers_find_nothing_wrong():
    for paper in [*BREAKS, Paper('whole'), Paper('hostile'), Paper('appendix')]:
        assert 'No syntax or stream encoding errors' in tool('qpdf', '--check', paper.path)
        fonts = tool('pdffonts', paper.path).splitlines()[2:]
        assert fonts and all(re.search(r' yes +yes +yes +\d', font) for font in fonts), fonts


def test_the_file_says_what_it_is():
    paper = Paper('whole')
    info = tool('pdfinfo', '-isodates', paper.path)
    for line in ('Title:           悦城小区会议纪要', 'Author:          悦城小区业主委员会', 'Metadata Stream: yes',
                 'Tagged:          yes', '2026-12-15T21:30:00+08'):
        assert line in info, (line, info)
    meta = tool('pdfinfo', '-meta', paper.path)
    assert '<rdf:li>zh-CN</rdf:li>' in meta and '悦城小区会议纪要' in meta, meta
    catalog = tool('qpdf', '--show-object=trailer', paper.path)
    root = re.search(r'/Root (\d+) 0 R', catalog)[1]
    assert '/ID [' in catalog
    catalog = tool('qpdf', f'--show-object={root}', paper.path)
    assert 'DisplayDocTitle true' in catalog and '/Lang' in catalog and '/AF [' in catalog, catalog


def outline(entries):
    return [(entry['title'], outline(entry['kids'])) for entry in entries]


def test_outline_and_links_lead_somewhere():
    paper = Paper('whole')
    found = json.loads(tool('qpdf', '--json', '--json-key=outlines', paper.path))['outlines']
    assert outline(found) == [('一、更换电梯', [('（一）发言', [])]), ('附件1 名单', [])], outline(found)
    plain = paper.path.with_suffix('.qdf')
    tool('qpdf', '--qdf', '--object-streams=disable', paper.path, plain)
    content = plain.read_bytes()
    assert content.count(b'/Subtype /Link') == 2
    for name in (b'(item-1)', b'(appendix-1)'):
        assert content.count(name) >= 2, name


def test_what_is_read_out_has_structure():
    text = tool('pdfinfo', '-struct-text', Paper('whole').path)
    for tag in ('Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'):
        assert re.search(rf'^\s*{tag}\b', text, re.M), tag
    assert '"更换电梯' in text.replace('一、', '') and text.index('更换电梯') < text.index('名单')


def test_hostile_content_comes_to_an_end():
    paper = Paper('hostile')
    assert paper.n_pages < 60, paper.n_pages
    text = squeeze(paper.embedded('content.txt').decode())
    assert squeeze(''.join(map(''.join, paper.pages('-raw')))).count('x') == text.count('x') == 4000
    assert any('1 character cannot be printed' in warning for warning in paper.warnings), paper.warnings


def test_missing_faces_are_named():
    installed = tool('fc-list', ':', 'family')
    warnings = '\n'.join(Paper('whole').warnings)
    for family, shown in (('FangSong', '仿宋'), ('KaiTi', '楷体')):
        if not re.search(rf'\b{family}', installed):
            assert shown in warnings and 'Noto Serif CJK SC' in warnings, warnings


def test_the_code_can_be_read():
    paper = Paper('whole')
    picture = paper.path.with_suffix('')
    tool('pdftoppm', '-r', '150', '-gray', '-f', paper.n_pages, '-singlefile', paper.path, picture)
    assert tool('zbarimg', '-q', '--raw', picture.with_suffix('.pgm')).strip() == 'YISHI 3FA2-9C01-77B0-D41E'


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]))
