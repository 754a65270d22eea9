#!/usr/bin/env python3
# scanner-test.py - real slips before a camera: read in a row, askew, out of focus, in the dark, and once
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: scanner-test.py YISHI SCANNER_HOST"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / 'static')]

from PIL import Image

import slip_pictures
import tap

DATE = '2026-12-15'
MOST_SLIPS = 300
# Pictures of each slip in the row: as long as the least round of the reader's two ways.
PICTURES_OF_ONE = 2


class Bench:
    """Slips as the program prints them, and a folder for pictures of them."""

    def __init__(self, yishi, host, folder):
        self.yishi, self.host, self.folder = yishi, host, pathlib.Path(folder)
        self.units, self.slips = [], []

    def run(self, *words):
        done = subprocess.run([self.yishi, *words], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def print_slips(self):
        rows = [f'{building},1,{floor}0{room}' for building in range(1, 16) for floor in range(1, 6) for room in range(1, 5)]
        (self.folder / 'roster.csv').write_text(
            'building,stair,room,owner,area\n' + ''.join(f'{row},Sample {n},80.00\n' for n, row in enumerate(rows)))
        self.run('new', 'r.yishi', '--name', '样例小区')
        self.run('roll', 'import', 'r.yishi', 'roster.csv')
        self.run('meeting', 'new', 'r.yishi', '--date', DATE, '--place', '示例活动室')
        self.run('paper', 'r.yishi', '--meeting', DATE, '--kind', 'slips', '--output', 'slips.pdf', '--language', 'zh_CN')
        self.slips = list(slip_pictures.cut_slips(self.folder / 'slips.pdf', self.folder))
        # Piles: the place on the page counts before the page.
        n_pages = (len(rows) + 7) // 8
        order = sorted(range(len(rows)), key=lambda n: (n % n_pages, n // n_pages))
        self.units = [rows[n].replace(',', '-') for n in order]
        assert len(self.slips) == len(self.units) == MOST_SLIPS, len(self.slips)

    def show(self, pictures, rate=12):
        """Writes the pictures, lets the host look at them, and returns its lines."""
        for path in self.folder.glob('*.jpg'):
            path.unlink()
        for number, picture in enumerate(pictures):
            slip_pictures.save(picture, self.folder / f'{number:04}.jpg')
        return self.look(slip_pictures.source_of(self.folder, rate=rate))

    def look(self, source, *words, **more):
        environment = {**os.environ, 'YISHI_CAMERA_SOURCE': source, 'LC_ALL': 'C.UTF-8', **more}
        done = subprocess.run([self.host, *words], env=environment, capture_output=True, text=True, timeout=900, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()


BENCH = None


def units_of(lines):
    return [line.split(':')[4] for line in lines if line.startswith('read YISHI1:C:')]


def number_of(lines, word):
    return float(next(line.split()[1] for line in lines if line.startswith(word + ' ')))


def test_300_slips_in_a_row_without_a_miss():
    def pictures():
        for number, slip in enumerate(BENCH.slips):
            how = slip_pictures.jitter(number)
            for again in range(PICTURES_OF_ONE):
                x, y = how['shift']
                yield slip_pictures.hold(slip, **{**how, 'shift': (x + 3 * again, y - 2 * again), 'seed': 2 * number + again})
    before = os.times()
    lines = BENCH.show(pictures())
    found = units_of(lines)
    missed = [unit for unit in BENCH.units if unit not in found]
    seconds = number_of(lines, 'seconds')
    print(f'# {len(found)} slips in {seconds:.1f} s: {len(found) / seconds:.1f} a second, '
          f'{MOST_SLIPS * PICTURES_OF_ONE / seconds:.1f} pictures a second; '
          f'{os.times().children_user - before.children_user:.1f} s of a processor; '
          f'the main loop was away for {number_of(lines, "stall"):.0f} ms at most')
    assert not missed, missed
    assert found == BENCH.units, 'one is read twice, or not in the order in which they were shown'


def test_a_photo_noisy_askew_and_out_of_focus():
    for distance, degrees, noise in ((0.3, 23, 12), (0.4, -38, 10), (0.45, 141, 8), (0.35, 90, 10)):
        blur = slip_pictures.blur_of(distance, 2.0)
        assert blur > 3, 'a lens that is focused at two metres is out of focus here'
        lines = BENCH.show([slip_pictures.hold(BENCH.slips[7], distance=distance, degrees=degrees, noise=noise, seed=n)
                            for n in range(6)])
        assert units_of(lines) == [BENCH.units[7]], (distance, degrees, noise, lines)


def test_a_slip_that_is_held_is_one_reading():
    held = slip_pictures.hold(BENCH.slips[3], distance=0.35, degrees=4, noise=4)
    assert units_of(BENCH.show([held] * 36)) == [BENCH.units[3]]


def test_a_slip_that_was_away_is_another_reading():
    held = slip_pictures.hold(BENCH.slips[3], distance=0.35, noise=0)
    empty = slip_pictures.hold(BENCH.slips[3], distance=0.35, noise=0, shift=(5000, 0))
    assert units_of(BENCH.show([held] * 4 + [empty] * 16 + [held] * 4, rate=4)) == [BENCH.units[3]] * 2


def test_two_slips_side_by_side_are_both_read():
    picture = slip_pictures.hold(BENCH.slips[10], distance=0.4, noise=0, shift=(-300, 0))
    other = slip_pictures.hold(BENCH.slips[11], distance=0.4, noise=0, shift=(300, 0))
    picture.paste(other.crop((640, 0, 1280, 720)), (640, 0))
    assert sorted(units_of(BENCH.show([picture] * 4))) == sorted(BENCH.units[10:12])


def test_other_codes_are_told_as_they_are():
    path = BENCH.folder / 'other.png'
    subprocess.run(['qrencode', '-s', '8', '-o', str(path), 'https://example.org/pay'], check=True)
    with Image.open(path) as code:
        paper = Image.new('RGBA', code.size, 'white')
        paper.alpha_composite(code.convert('RGBA'))
    picture = slip_pictures.hold(paper.convert('L'), degrees=7)
    assert 'read https://example.org/pay' in BENCH.show([picture] * 4)


def test_an_empty_room_reads_nothing():
    empty = slip_pictures.hold(BENCH.slips[0], shift=(5000, 0))
    lines = BENCH.show([empty] * 4)
    assert not [line for line in lines if line.startswith('read')], lines
    assert 'started' in lines and any(line.startswith('picture 480 270') for line in lines), lines


def test_it_can_be_switched_on_again():
    lines = BENCH.look('videotestsrc num-buffers=5 ! video/x-raw,width=320,height=240', 'again')
    assert lines.count('started') == 2 and sum(line.startswith('failed 3') for line in lines) == 2, lines


def test_a_source_that_is_not_understood_is_named():
    lines = BENCH.look('nosuchsrc')
    assert any(line.startswith('failed 4') and 'nosuchsrc' in line and 'YISHI_CAMERA_SOURCE' in line for line in lines), lines


def test_no_camera_says_what_to_do():
    if list(pathlib.Path('/dev').glob('video*')):
        return 'this machine has a camera'
    lines = BENCH.look('')
    assert 'cameras 0' in lines, lines
    assert any(line.startswith('failed 1 no camera was found: plug one in') for line in lines), lines
    return None


def test_a_missing_part_names_its_package():
    plugins = pathlib.Path(subprocess.run(['pkg-config', '--variable=pluginsdir', 'gstreamer-1.0'], capture_output=True, text=True,
                                          check=True).stdout.strip())
    some = BENCH.folder / 'plugins'
    some.mkdir()
    for name in ('coreelements', 'videoconvertscale', 'videorate', 'videotestsrc'):
        (some / f'libgst{name}.so').symlink_to(plugins / f'libgst{name}.so')
    lines = BENCH.look('videotestsrc', GST_PLUGIN_SYSTEM_PATH_1_0=str(some), GST_REGISTRY_1_0=str(BENCH.folder / 'registry'))
    assert any(line.startswith('failed 0') and '“zbar”' in line and 'gstreamer1.0-plugins-bad' in line for line in lines), lines


def main():
    global BENCH
    with tempfile.TemporaryDirectory() as folder:
        BENCH = Bench(*(str(pathlib.Path(word).resolve()) for word in sys.argv[1:3]), folder)
        begun = time.monotonic()
        BENCH.print_slips()
        print(f'# {len(BENCH.slips)} slips printed and cut in {time.monotonic() - begun:.1f} s', flush=True)
        tap.run_cases(tap.cases_of(sys.modules[__name__]))


if __name__ == '__main__':
    main()
