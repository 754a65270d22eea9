#!/usr/bin/env python3
# before-test.py - what can be seen and tried before a recording: microphones, levels, five seconds
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: before-test.py BEFORE-HOST"""
import os
import pathlib
import sys
import tempfile

import recording
from recording import SoundServer, Talker
import tap

HOST = str(pathlib.Path(sys.argv[1]).resolve())
FINE, SILENT, CLIPPING = '0', '1', '2'


def with_server(*arguments, **options):
    """A case that is given a fresh folder and a running sound server."""
    def decorate(function):
        def case():
            missing = recording.missing_programs('pulseaudio', 'pactl', 'gst-launch-1.0')
            if missing:
                return f'not installed: {", ".join(missing)}'
            with tempfile.TemporaryDirectory(prefix='yishi-before-') as folder:
                with SoundServer(folder, *arguments, **options) as server:
                    return function(pathlib.Path(folder), server)
        return case
    return decorate


def look(server):
    return Talker(HOST, YISHI_AUDIO_SOURCE='', **server.env)


USB, BUILTIN = r'usbmic\|USB-Microphone', r'builtin\|Built-in-Microphone'


@with_server()
def test_microphones_come_and_go_by_name(folder, server):
    """What only records the loudspeakers is none; the default one is marked."""
    with look(server) as host:
        host.wait_for(rf'microphones 1 {BUILTIN}\|0 {USB}\|1$')
        server.unplug('builtin')
        host.wait_for(rf'microphones 1 {USB}\|1$')
        server.plug_in(SoundServer.BUILTIN)
        host.wait_for(rf'microphones 1 {BUILTIN}\|0 {USB}\|1$', len(host.all(rf'microphones 1 {BUILTIN}\|0 {USB}\|1$')) + 1)
        server.pactl('set-default-source', 'builtin')
        host.wait_for(rf'microphones 1 {BUILTIN}\|1 {USB}\|0$')
        host.quit()


@with_server()
def test_a_server_that_dies_and_comes_back(folder, server):
    with look(server) as host:
        host.wait_for(rf'microphones 1 {BUILTIN}\|0 {USB}\|1$')
        server.kill()
        host.wait_for('microphones 0$')
        before = len(host.all('microphones 1 '))
        server.start()
        while not host.lines[-1].endswith('usbmic|USB-Microphone|1'):
            before += 1
            host.wait_for('microphones 1 ', before)
        host.quit()


@with_server(microphones=(), rooms=())
def test_none_at_all(folder, server):
    with look(server) as host:
        host.wait_for('microphones 1$')
        server.plug_in(SoundServer.ROOMS[0].split()[1:])
        server.plug_in(SoundServer.USB)
        host.wait_for(rf'microphones 1 {USB}\|\d$')
        host.quit()


def test_no_sound_server():
    with tempfile.TemporaryDirectory(prefix='yishi-before-') as folder:
        with Talker(HOST, YISHI_AUDIO_SOURCE='', PULSE_SERVER=f'unix:{folder}/none', HOME=folder,
                    XDG_RUNTIME_DIR=folder) as host:
            host.wait_for('microphones 0$')
            host.send('listen')
            host.wait_for('failed 1 .*sound server')
            host.quit()


@with_server()
def test_a_microphone_that_is_not_there(folder, server):
    with look(server) as host:
        host.send('listen alsa_input.gone')
        host.wait_for('failed 2 .*plug one in')
        host.send('listen builtin')
        host.wait_for('level')
        host.quit()


def try_source(source, verdict, sink=None):
    environment = {'YISHI_AUDIO_SINK': sink or ''}
    with Talker(HOST, YISHI_AUDIO_SOURCE=source, **environment) as host:
        host.wait_for('microphones 1 YISHI_AUDIO_SOURCE')
        host.send('listen')
        host.wait_for('level')
        host.send('record')
        assert host.wait_for(r'recorded (\d)')[1] == verdict, host.lines
        if sink:
            host.send('play')
            host.wait_for('played')
            host.wait_for('level', len(host.all('level')) + 1)  # it listens again
        host.send('close')
        host.quit()


def test_a_voice_is_fine_and_played_back():
    with tempfile.TemporaryDirectory(prefix='yishi-before-') as folder:
        heard = pathlib.Path(folder, 'heard')
        try_source('audiotestsrc is-live=true volume=0.3', FINE,
                   f'capsfilter caps=audio/x-raw,format=S16LE,rate=48000,channels=1 ! filesink location={heard} sync=true')
        assert os.path.getsize(heard) == 5 * 2 * 48000
        samples = recording.array.array('h', heard.read_bytes())
        assert abs(max(samples) / 32768 - 0.3) < 0.01


def test_nobody_to_be_heard_is_silent():
    try_source('audiotestsrc is-live=true wave=white-noise volume=0.001', SILENT)


def test_too_loud_is_clipping():
    try_source('audiotestsrc is-live=true wave=square volume=1', CLIPPING)


if __name__ == '__main__':
    tap.run_cases(tap.cases_of(sys.modules[__name__]))
