"""papers.py - a long appendix by the pager, against the same rows drawn by hand

SPDX-License-Identifier: GPL-3.0-or-later

CPU is compared, and not the clock: a paper is made in a thread beside others.
"""
import pathlib
import tempfile

import benches

N_ROWS = 10_000
N_TURNS = 7


def measure(build):
    """10,000 rows of 8 columns with heads, rules, numbers, embedded text and all, and the memory that takes."""
    program = build / 'tests' / 'bench' / 'paper-speed'
    ours, theirs = [], []
    with tempfile.TemporaryDirectory(prefix='papers-') as folder:
        output = pathlib.Path(folder, 'paper.pdf')
        for _ in range(N_TURNS):
            ours.append(benches.run(program, 'ours', N_ROWS, output))
            theirs.append(benches.run(program, 'bare', N_ROWS, output))
    name = f'an appendix of {N_ROWS:,} rows'
    return [benches.compare(f'{name} / by hand: CPU', min(r.cpu for r in ours), min(r.cpu for r in theirs), 1.5),
            benches.cap(f'{name}: peak memory', max(r.memory for r in ours) / 1e6, 200, 'MB')]
