#!/usr/bin/env python3
# ticks.py - a microphone whose sound says when it was made: a tick at each second of the monotonic clock
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: ticks.py FIFO…

Writes the same sound into every FIFO, each block of 10 ms when its last sample has
been “heard”, as a sound card would: 48 kHz, mono, 16 bit, until it is killed. A
tick begins at every whole second of CLOCK_MONOTONIC, the clock of the programs
that are tested, and its pitch says which one: name_ticks() reads both again.

A FIFO may come, go and come again, as a microphone that is pulled: what is written
while it is not there is lost.
"""
import array
import math
import os
import sys
import time

RATE = 48000
BLOCK = RATE // 100
# A tick is so long; its pitch is that of the second's number, of which there are so many.
TICK = RATE // 20
N_PITCHES = 16
LOWEST, STEP = 400, 150
NS = 1_000_000_000


def make_tick(second):
    turns = (LOWEST + STEP * (second % N_PITCHES)) * 2 * math.pi / RATE
    return array.array('h', [int(20000 * math.sin(turns * i)) for i in range(TICK)])


def make_second(second):
    """The sound of one second, which begins with its tick."""
    return make_tick(second) + array.array('h', bytes(2 * (RATE - TICK)))


class Fifo:
    """Never waits. As long as nobody has read, it holds the last block alone: a microphone keeps nothing back."""

    def __init__(self, path):
        self.path = path
        self.file = self.inode = None
        self.is_read = self.was_written = False

    def follow(self):
        """Opens the FIFO that is there now."""
        try:
            inode = os.stat(self.path).st_ino
        except FileNotFoundError:
            inode = None
        if inode == self.inode:
            return
        if self.file is not None:
            os.close(self.file)
        self.file = os.open(self.path, os.O_RDWR | os.O_NONBLOCK) if inode is not None else None
        self.inode = inode
        self.is_read = self.was_written = False

    def write(self, block):
        self.follow()
        if self.file is None:
            return
        if not self.is_read:
            try:
                os.read(self.file, 1 << 20)
            except BlockingIOError:
                self.is_read = self.was_written
        try:
            os.write(self.file, block)
            self.was_written = True
        except BlockingIOError:
            self.is_read = False


def tick_forever(fifos):
    """Of each second the blocks, each at its end."""
    second = time.monotonic_ns() // NS + 1
    while True:
        sound = make_second(second)
        for block in range(0, RATE, BLOCK):
            end = second * NS + (block + BLOCK) * NS // RATE
            while (left := end - time.monotonic_ns()) > 0:
                time.sleep(left / NS)
            for fifo in fifos:
                fifo.write(sound[block:block + BLOCK].tobytes())
        second += 1


def name_ticks(samples, rate):
    """The ticks in decoded sound as (seconds from its beginning, number of the second modulo N_PITCHES)."""
    ticks = []
    quiet, length = rate // 5, TICK * rate // RATE
    last = -quiet
    for index, value in enumerate(samples):
        if abs(value) < 5000:
            continue
        if index - last >= quiet and index + length <= len(samples):
            # Its middle half: at either end the encoder rounds it off.
            inner = samples[index + length // 4:index + 3 * length // 4]
            crossings = sum(a < 0 <= b for a, b in zip(inner, inner[1:]))
            ticks.append((index / rate, round((crossings * rate / len(inner) - LOWEST) / STEP) % N_PITCHES))
        last = index
    return ticks


if __name__ == '__main__':
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
    except OSError:
        pass  # it is only more punctual with it
    tick_forever([Fifo(path) for path in sys.argv[1:]])
