"""sounds.py - what recording costs, against GStreamer's own tool with the same elements

SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import shutil
import sys
import tempfile

import benches

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'recorder'))
import recording  # noqa: E402

MINUTES = 10
N_TURNS = 3
SOURCE = f'audiotestsrc wave=pink-noise samplesperbuffer=480 num-buffers={MINUTES * 6000}'
SAME = (f'{SOURCE} ! queue ! audioconvert ! audioresample ! audio/x-raw,format=S16LE,rate=48000,channels=1 '
        '! audiorate ! level interval=50000000 ! queue ! opusenc bitrate=32000 audio-type=voice '
        '! oggmux max-delay=200000000 max-page-delay=200000000 ! filesink buffer-mode=unbuffered location=')


def record(host, folder, number):
    """CPU seconds that recorder-host takes, with its peaks, sums and syncs."""
    with recording.Host(host, folder / 'media', name=f'{number}.opus', source=SOURCE) as recorder:
        recorder.send('stop at the end')
        recorder.wait_for('stopped', seconds=600)
        recorder.wait_for('idle')
        recorder.send('cpu')
        return float(recorder.wait_for(r'cpu ([\d.]+)')[1])


def measure(build):
    """Lines of the table, as the fields of a Result."""
    host = build / 'tests' / 'recorder' / 'recorder-host'
    if shutil.which('gst-launch-1.0') is None or not host.exists():
        return []
    ours, theirs = [], []
    with tempfile.TemporaryDirectory(prefix='bench-', dir=build) as name:
        folder = pathlib.Path(name)
        for number in range(N_TURNS):
            ours.append(record(host, folder, number))
            theirs.append(benches.run('gst-launch-1.0', '-q', *f'{SAME}{folder}/{number}.ogg'.split()).cpu)
    return [vars(benches.compare(f'CPU of {MINUTES} minutes of sound / gst-launch', min(ours), min(theirs), 1.2))]


if __name__ == '__main__':
    for line in measure(pathlib.Path(sys.argv[1]).resolve()):
        print(line)
        sys.exit(0 if line['is_within'] else 1)
