#!/usr/bin/env python3
# player-test.py - one timeline over many parts: jumps, gaps, speeds, and the picture of it
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: player-test.py PLAYER-HOST OGG-HOST

What would come out of the loudspeaker goes into a file, at the pace of a loudspeaker.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

import recording
from recording import SECOND, Talker, make_part
import tap

PLAYER, OGG = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:3])
TONE = 'wave=sine freq=440 volume=0.5'
PACED = 'fakesink sync=true'


def in_folder(function):
    def case():
        with tempfile.TemporaryDirectory(prefix='yishi-player-') as folder:
            return function(pathlib.Path(folder))
    return case


def play(parts, sink=PACED, **environment):
    """A player that has been given the parts: path, offset and length in seconds."""
    words = [word for path, offset, length in parts for word in (path, int(offset * SECOND), int(length * SECOND))]
    player = Talker(PLAYER, *words, YISHI_AUDIO_SINK=sink or '', **environment)
    player.send('open')
    player.wait_for('opened')
    return player


def into_file(path):
    """A sink that writes what is heard, at the pace of a loudspeaker."""
    return (f'capsfilter caps=audio/x-raw,format=S16LE,rate=48000,channels=1 ! filesink location={path} sync=true '
            'buffer-mode=unbuffered')


def hear(path):
    """What was written, at the rate at which ticks are looked for."""
    samples = recording.array.array('h', path.read_bytes()[:os.path.getsize(path) // 2 * 2])
    return samples[::48000 // recording.RATE]


def where(player):
    player.send('where')
    match = player.wait_for(r'where (-?\d+) (\d)', len(player.all('where ')) + 1)
    return int(match[1]) / SECOND, match[2] == '1'


def jump(player, seconds):
    """Ms until the sound of the new place began."""
    count = len(player.all('sounding ')) + 1
    player.send(f'seek {int(seconds * SECOND)}')
    return int(player.wait_for(r'sounding (\d+)', count)[1])


def jump_about(player, places):
    """Ms of each jump: the quickest of three, for whatever else the machine does can only slow one down."""
    rounds = [[jump(player, seconds) for seconds in places] for _ in range(3)]
    return [min(times) for times in zip(*rounds)]


@in_folder
def test_parts_are_played_one_after_another_and_gaps_skipped(folder):
    parts = [(make_part(folder / 'a.opus', 2), 0, 2), (make_part(folder / 'b.opus', 1), 600, 1),
             (make_part(folder / 'c.opus', 1), 601, 1)]
    with play(parts) as player:
        player.send('play')
        assert int(player.wait_for(r'ended (\d+)')[1]) == 602 * SECOND
        assert where(player) == (602, False)
        positions = [int(match[1]) / SECOND for match in player.all(r'position (\d+)')]
        player.quit()
    assert positions == sorted(positions)
    assert not [position for position in positions if 2.1 < position < 600]
    for start, end in ((0, 2), (600, 601), (601, 602)):
        assert len([position for position in positions if start <= position <= end]) > 12, (start, positions)


@in_folder
def test_a_jump_is_heard_within_a_tenth_of_a_second(folder):
    parts = [(make_part(folder / 'a.opus', 30, TONE), 0, 30), (make_part(folder / 'b.opus', 30, TONE), 100, 30)]
    with play(parts) as player:
        player.send('play')
        player.wait_for('sounding')
        # The first that the disk gives: what comes after it is at hand.
        jump(player, 100)
        jump(player, 0)
        times = jump_about(player, (20, 3, 110.5, 129, 1, 25, 101, 5))
        assert where(player)[1]
        player.quit()
    print(f'# sound after {", ".join(map(str, times))} ms')
    assert max(times) <= 100, times


@in_folder
def test_a_jump_lands_on_the_sample(folder):
    parts = [(make_part(folder / 'a.opus', 10), 0, 10)]
    heard = folder / 'heard'
    with play(parts, sink=into_file(heard)) as player:
        jump(player, 4.7)
        assert abs(where(player)[0] - 4.7) < 0.001
        player.send('play')
        player.wait_for(r'position 5[6-9]\d{8}')
        player.send('pause')
        position, is_playing = where(player)
        player.quit()
    assert not is_playing and 5.5 < position < 7
    ticks = recording.find_ticks(hear(heard))
    assert ticks and abs(ticks[0] - 0.3) < 0.03, ticks


@in_folder
def test_of_many_jumps_only_the_last_is_made(folder):
    parts = [(make_part(folder / 'a.opus', 20, TONE), 0, 20)]
    with play(parts) as player:
        player.send('play')
        player.wait_for('sounding')
        player.send('burst ' + ' '.join(str(int(second * SECOND / 10)) for second in range(180, 20, -1)))
        player.wait_for(r'sounding \d+ 2[01]\d{8}')
        before = len(player.lines)
        player.wait_for(r'position', len(player.all('position')) + 5)
        assert all(int(line.split()[1]) < 4 * SECOND for line in player.lines[before:] if line.startswith('position'))
        player.quit()


@in_folder
def test_five_seconds_on_and_back_leave_gaps_out(folder):
    parts = [(make_part(folder / 'a.opus', 10, TONE), 0, 10), (make_part(folder / 'b.opus', 10, TONE), 1000, 10)]
    with play(parts) as player:
        for position, distance, expected in ((8, 5, 1003), (1003, -5, 8), (2, -5, 0), (1008, 5, 1010), (500, 5, 1005)):
            player.send(f'seek {position * SECOND}')
            player.send(f'skip {distance * SECOND}')
            assert where(player)[0] == expected, (position, distance, where(player))
        player.quit()


def pitch(samples):
    """Hertz, by where the sound goes through zero."""
    crossings = [i for i in range(1, len(samples)) if samples[i - 1] < 0 <= samples[i]]
    return (len(crossings) - 1) * recording.RATE / (crossings[-1] - crossings[0])


@in_folder
def test_speed_leaves_the_pitch_alone(folder):
    parts = [(make_part(folder / 'a.opus', 20, TONE), 0, 20)]
    for rate in (0.75, 1.5, 2):
        heard = folder / f'heard-{rate}'
        with play(parts, sink=into_file(heard)) as player:
            player.send(f'rate {rate}')
            player.send('play')
            player.wait_for(r'position 4\d{9}')
            player.send('pause')
            position, _ = where(player)
            player.quit()
        samples = hear(heard)
        seconds = len(samples) / recording.RATE
        assert abs(position / seconds / rate - 1) < 0.1, f'{position} s in {seconds} s at {rate}'
        assert abs(pitch(samples[recording.RATE // 2:]) - 440) < 9, (rate, pitch(samples))


@in_folder
def test_a_speed_can_be_changed_on_the_way(folder):
    parts = [(make_part(folder / 'a.opus', 20, TONE), 0, 20)]
    with play(parts) as player:
        player.send('play')
        player.wait_for(r'position 1\d{9}')
        player.send('rate 2')
        player.wait_for(r'position 3\d{9}')
        positions = [int(match[1]) / SECOND for match in player.all(r'position (\d+)')]
        player.quit()
    assert max(b - a for a, b in zip(positions, positions[1:])) < 0.5, positions
    assert min(b - a for a, b in zip(positions, positions[1:])) > -0.15, positions


@in_folder
def test_a_part_that_is_gone_or_broken_is_said(folder):
    (folder / 'broken.opus').write_bytes(b'nothing' * 1000)
    for name, code in (('gone.opus', 5), ('broken.opus', 6)):
        with play([(folder / name, 0, 10)]) as player:
            player.send('play')
            player.wait_for(rf'failed {code} .*{name}')
            assert not where(player)[1]
            player.quit()


@in_folder
def test_no_loudspeaker_is_said(folder):
    part = make_part(folder / 'a.opus', 1)
    with play([(part, 0, 1)], sink=None, PULSE_SERVER=f'unix:{folder}/none', HOME=folder,
              XDG_RUNTIME_DIR=folder) as player:
        player.send('play')
        player.wait_for('failed 1 .*sound server')
        player.quit()


@in_folder
def test_the_picture_of_the_timeline(folder):
    loud, quiet = make_part(folder / 'a.opus', 10, TONE), make_part(folder / 'b.opus', 10, 'volume=0.01')
    for path in (loud, quiet):
        with Talker(PLAYER) as player:
            player.send(f'rebuild {path}')
            player.wait_for('rebuilt')
            player.quit()
        assert abs(pathlib.Path(f'{path}.peaks').stat().st_size - 200) <= 1
    with play([(loud, 0, 10), (quiet, 15, 10)]) as player:
        assert player.wait_for(r'opened \d+ (\d+) (\d)').groups() == (str(25 * SECOND), '1')
        found = []
        for start, end in ((0, 10), (4, 4.01), (10, 15), (9, 16), (12, 13), (15, 25), (24, 30)):
            player.send(f'wave {int(start * SECOND)} {int(end * SECOND)}')
            found.append(float(player.wait_for(r'wave (-?[\d.]+)', len(found) + 1)[1]))
        player.quit()
    assert [peak < 0 for peak in found] == [False, False, True, False, True, False, False], found
    # 6 dB and 40 dB below full scale, of 60 that are shown.
    assert abs(found[0] - 0.9) < 0.02 and abs(found[1] - 0.9) < 0.02 and abs(found[3] - 0.9) < 0.02, found
    assert abs(found[5] - 0.33) < 0.03, found
    pathlib.Path(f'{quiet}.peaks').unlink()
    with play([(loud, 0, 10), (quiet, 15, 10)]) as player:
        assert player.wait_for(r'opened \d+ \d+ (\d)')[1] == '0'
        player.quit()


@in_folder
def test_three_hours_with_their_waveform_are_open_in_a_moment(folder):
    piece = make_part(folder / 'piece.opus', 60, 'wave=pink-noise')
    spans = [word for _ in range(180) for word in (piece, 0, -1)]
    whole = folder / 'whole.opus'
    subprocess.run([OGG, 'join', whole, *map(str, spans)], check=True, capture_output=True)
    length = recording.duration(whole)
    assert length > 3 * 3600
    pathlib.Path(f'{whole}.peaks').write_bytes(bytes(range(200)) * int(length / 10))
    times = []
    for _ in range(3):
        with play([(whole, 0, length)]) as player:
            times.append(max(int(player.wait_for(r'opened (\d+)')[1]), int(player.wait_for(r'sounding (\d+)')[1])))
            jumps = jump_about(player, (9000, 60, 5000, 10700))
            player.quit()
    print(f'# open after {times} ms, jumps {jumps} ms')
    assert min(times) < 300, times
    assert max(jumps) <= 100, jumps


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]))
