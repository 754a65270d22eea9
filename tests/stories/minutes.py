"""minutes.py - the page on which a recording is listened to, and what is exported from it

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import subprocess


def row_of(window, text):
    """The row that tells of it."""
    return window.find(re.compile(re.escape(text)), 'list item')


def probe(path):
    """What ffprobe says of a file: its length in seconds, its chapters as (seconds, name), and its tags."""
    found = subprocess.run(['ffprobe', '-v', 'error', '-show_entries', 'format=duration:format_tags:stream_tags',
                            '-show_chapters', '-of', 'json', str(path)], capture_output=True, text=True, check=True)
    told = json.loads(found.stdout)
    tags = {**told['format'].get('tags', {}), **told.get('streams', [{}])[0].get('tags', {})}
    return (float(told['format']['duration']), [(float(chapter['start_time']), chapter['tags']['title']) for chapter in told['chapters']],
            {name.lower(): text for name, text in tags.items()})


def begin_export(window, path, n_down=0, is_flac=False):
    """Has what is chosen exported into a file."""
    window.press(window.t('_Export the Recording…'))
    window.find(window.t('What'))
    if n_down:
        window.key('space', *['Down'] * n_down, 'Return')
        window.wait_text('00:00:23')
    if is_flac:
        window.key('Tab', 'space', 'Down', 'Return')
    window.key('ctrl+Return')
    window.find(window.t('_Save'), 'push button', where=lambda node: node.is_('sensitive'))
    window.key('ctrl+a')
    window.type(str(path))
    window.key('Return')


def export(window, path, **options):
    """The same, and waits until the dialog has gone."""
    begin_export(window, path, **options)
    window.wait_text(f'：\n{path.name}')
    window.settle()
