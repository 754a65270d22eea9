#!/usr/bin/python3
# read_ics.py - an iCalendar file on standard input, as an independent parser reads it, as JSON
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's python3 has the parser (python3-icalendar); the one that runs the tests may be another."""
import json
import sys

import icalendar


def read_event(event):
    """What the tests ask of one event."""
    # A property that could not be read is left out by the parser, and named here.
    assert not event.errors, event.errors
    return {
        'uid': str(event['UID']),
        'start': event['DTSTART'].dt.isoformat(),
        'end': event['DTEND'].dt.isoformat() if 'DTEND' in event else '',
        'summary': str(event['SUMMARY']),
        'description': str(event['DESCRIPTION']),
        'location': str(event.get('LOCATION', '')),
        'sequence': int(event['SEQUENCE']),
        'stamp': event['DTSTAMP'].dt.isoformat(),
        'alarms': [alarm['TRIGGER'].dt.total_seconds() for alarm in event.walk('VALARM')],
    }


raw = sys.stdin.buffer.read()
calendar = icalendar.Calendar.from_ical(raw)
assert not calendar.errors, calendar.errors
json.dump({
    'version': str(calendar['VERSION']),
    'producer': str(calendar['PRODID']),
    'name': str(calendar['X-WR-CALNAME']),
    'events': [read_event(event) for event in calendar.walk('VEVENT')],
    # The parser is lenient about these two, so they are looked at here.
    'longest_line': max(len(line) for line in raw.split(b'\r\n')),
    'bare_line_ends': raw.replace(b'\r\n', b'').count(b'\n') + raw.replace(b'\r\n', b'').count(b'\r'),
}, sys.stdout)
