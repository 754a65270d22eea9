#!/usr/bin/env python3
# ogg-test.py - files of sound are looked into, mended and joined, and other players agree
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: ogg-test.py OGG-HOST

Parts are made by GStreamer's own tools, with a tick each second.
"""
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import recording
from recording import SECOND, make_part
import tap

OGG = str(pathlib.Path(sys.argv[1]).resolve())
PRE_SKIP = 312 / 48000


def in_folder(function):
    def case():
        with tempfile.TemporaryDirectory(prefix='yishi-ogg-') as folder:
            return function(pathlib.Path(folder))
    return case


def ogg(*words):
    return subprocess.run([OGG, *map(str, words)], capture_output=True, text=True, check=False).stdout.splitlines()


def scan(path, word='scan'):
    numbers = ogg(word, path)[0].split()
    return (*map(int, numbers[:5]), numbers[5])


def probe(path):
    found = subprocess.run(['ffprobe', '-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json',
                            str(path)], capture_output=True, text=True, check=True)
    return json.loads(found.stdout)


@in_folder
def test_a_whole_file_is_left_as_it_is(folder):
    part = make_part(folder / 'a.opus', 5)
    content = part.read_bytes()
    n_bytes, n_all, length, is_ended, n_damaged, sha256 = scan(part, 'repair')
    assert n_bytes == n_all == len(content) and is_ended and not n_damaged
    assert abs(length - 5 * SECOND) < 1000, length
    assert part.read_bytes() == content and hashlib.sha256(content).hexdigest() == sha256


@in_folder
def test_a_cut_at_any_byte_is_mended(folder):
    content = make_part(folder / 'a.opus', 3).read_bytes()
    cut = folder / 'cut.opus'
    previous = 0
    for size in range(2000, len(content), 197):
        cut.write_bytes(content[:size])
        n_bytes, n_all, length, is_ended, _, _ = scan(cut)
        assert n_all == size and n_bytes <= size and not is_ended
        assert length >= previous and length / SECOND > size / len(content) * 3 - 0.5, (size, length)
        previous = length
        mended = scan(cut, 'repair')
        assert mended[0] == mended[1] == n_bytes and mended[2] == length and mended[3] == 1
        assert cut.read_bytes()[:n_bytes - 1000] == content[:n_bytes - 1000]
    recording.check_opus(cut)
    assert abs(recording.duration(cut) - previous / SECOND) < 0.02


@in_folder
def test_what_holds_no_sound_is_said_and_left_alone(folder):
    content = make_part(folder / 'a.opus', 1).read_bytes()
    for name, wrong in (('empty', b''), ('head', content[:80]), ('text', b'not a sound at all' * 100)):
        path = folder / name
        path.write_bytes(wrong)
        assert ogg('repair', path)[0].startswith('failed 6 '), name
        assert path.read_bytes() == wrong
    assert ogg('scan', folder / 'none')[0].startswith('failed 5 '), ogg('scan', folder / 'none')


@in_folder
def test_a_hole_in_the_middle_keeps_the_places_behind_it(folder):
    part = make_part(folder / 'a.opus', 6)
    content = bytearray(part.read_bytes())
    content[len(content) // 2:len(content) // 2 + 2000] = bytes(2000)
    part.write_bytes(content)
    _, _, length, is_ended, n_damaged, _ = scan(part)
    assert n_damaged == 1 and is_ended and abs(length - 6 * SECOND) < 1000
    (length,) = map(int, ogg('join', folder / 'whole.opus', part, 0, -1))
    assert abs(length - 6 * SECOND) < 1000
    assert scan(folder / 'whole.opus')[2] == length


@in_folder
def test_parts_joined_are_one_file_with_chapters(folder):
    """Ticks of the parts lie in the whole where the chapters say."""
    parts = [make_part(folder / f'{name}.opus', 10) for name in 'abcde']
    spans = [word for part in parts for word in (part, 0, -1)]
    marks = [(span, second) for span in range(5) for second in range(1, 10, 2)]
    chapters = [word for span, second in marks for word in (span, second * SECOND, f'第{span}段{second}秒')]
    whole = folder / 'whole.opus'
    lengths = list(map(int, ogg('join', whole, *spans, '--', *chapters)))
    recording.check_opus(whole)
    assert whole.stat().st_mode & 0o777 == 0o600
    _, _, length, is_ended, _, _ = scan(whole)
    assert length == sum(lengths) and is_ended
    found = probe(whole)
    tags = {**found['format'].get('tags', {}), **found['streams'][0].get('tags', {})}
    tags = {key.upper(): value for key, value in tags.items()}
    assert tags['TITLE'] == '示例会议' and tags['ARTIST'] == '示例小区' and tags['DATE'] == '2026-12-15'
    assert '第二行' in tags.get('DESCRIPTION', tags.get('COMMENT', ''))
    assert [chapter['tags']['title'] for chapter in found['chapters']] == chapters[2::3]
    ticks = recording.find_ticks(recording.decode(whole))
    for chapter in found['chapters']:
        at = float(chapter['start_time'])
        assert min(abs(tick - at) for tick in ticks) < 0.03, f'no tick at {at}: {ticks}'
    # A jump lands where it should, also in the last part.
    at = float(found['chapters'][-1]['start_time'])
    (tick, *_) = recording.find_ticks(recording.decode(whole, at - 0.5))
    assert abs(tick - 0.5) < 0.03, tick


@in_folder
def test_a_stretch_begins_and_ends_with_the_sample(folder):
    part = make_part(folder / 'a.opus', 10)
    piece = folder / 'piece.opus'
    (length,) = map(int, ogg('join', piece, part, 2_503_000_000, 7_211_000_000, '--', 0, 4 * SECOND, 'x'))
    assert abs(length - 4_708_000_000) < 50_000, length
    assert abs(recording.duration(piece) - 4.708) < 0.001 + PRE_SKIP * 15
    recording.check_opus(piece)
    ticks = recording.find_ticks(recording.decode(piece))
    expected = [second - 2.503 for second in (3, 4, 5, 6, 7)]
    assert len(ticks) == 5 and all(abs(a - b) < 0.015 for a, b in zip(ticks, expected)), ticks
    assert abs(float(probe(piece)['chapters'][0]['start_time']) - 1.497) < 0.002


@in_folder
def test_items_from_two_parts_with_what_lies_between_left_out(folder):
    parts = [make_part(folder / f'{name}.opus', 10) for name in 'ab']
    whole = folder / 'whole.opus'
    lengths = list(map(int, ogg('join', whole, parts[0], 3 * SECOND, 6 * SECOND, parts[1], 4 * SECOND, 8_500_000_000,
                                '--', 1, 6 * SECOND, 'x')))
    assert abs(lengths[0] - 3 * SECOND) < 0.021 * SECOND and abs(lengths[1] - 4.5 * SECOND) < 0.021 * SECOND
    assert scan(whole)[2] == sum(lengths)
    ticks = recording.find_ticks(recording.decode(whole))
    at = float(probe(whole)['chapters'][0]['start_time'])
    assert min(abs(tick - at) for tick in ticks) < 0.02, (at, ticks)


@in_folder
def test_a_join_that_fails_leaves_nothing(folder):
    part = make_part(folder / 'a.opus', 1)
    out = folder / 'out'
    out.mkdir()
    assert ogg('join', out / 'whole.opus', part, 0, -1, folder / 'none', 0, -1)[0].startswith('failed 5')
    assert ogg('join', out / 'whole.opus', part, 5 * SECOND, 6 * SECOND)[0].startswith('failed 6')
    assert not list(out.iterdir())
    assert ogg('join', folder / 'none' / 'whole.opus', part, 0, -1)[0].startswith('failed 5')


@in_folder
def test_flac_holds_the_same_sound_and_chapters(folder):
    parts = [make_part(folder / f'{name}.opus', 10) for name in 'ab']
    whole = folder / 'whole.flac'
    said = ogg('flac', whole, parts[0], 0, -1, parts[1], 0, -1, '--', 0, 4 * SECOND, '第一项', 1, 6 * SECOND, '第二项')
    assert len(said) == 1 and int(said[0]) >= 1, said
    found = probe(whole)
    assert found['streams'][0]['codec_name'] == 'flac' and found['streams'][0]['sample_rate'] == '48000'
    tags = {key.upper(): value for key, value in found['format']['tags'].items()}
    assert tags['TITLE'] == '示例会议' and '第二行' in tags.get('DESCRIPTION', tags.get('COMMENT', '')), tags
    assert [chapter['tags']['title'] for chapter in found['chapters']] == ['第一项', '第二项']
    assert abs(recording.duration(whole) - 20.02) < 0.03, recording.duration(whole)
    ticks = recording.find_ticks(recording.decode(whole))
    assert len(ticks) >= 19
    for chapter in found['chapters']:
        assert min(abs(tick - float(chapter['start_time'])) for tick in ticks) < 0.03, ticks
    assert whole.stat().st_mode & 0o777 == 0o600 and len(list(folder.iterdir())) == 3


@in_folder
def test_an_export_that_is_cancelled_leaves_nothing(folder):
    part = make_part(folder / 'a.opus', 120)
    assert ogg('cancel', folder / 'whole.flac', part, 0, -1)[0].startswith('failed 19 ')
    assert list(folder.iterdir()) == [part]


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]))
