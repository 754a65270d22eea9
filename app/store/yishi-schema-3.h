/* yishi-schema-3.h - what version 3 of a record added: the recording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* Positions and lengths in ns, instants and the monotonic clock in µs; -1: not
 * known yet. A place is a part of the meeting (0: none) and a position in it. */
#define SCHEMA_3_RECORDING                                                                               \
  "CREATE TABLE recording_notice (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"  \
  "  instant INTEGER NOT NULL, text TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;"                        \
  "CREATE TABLE part (meeting INTEGER NOT NULL REFERENCES meeting, number INTEGER NOT NULL,"             \
  "  file TEXT NOT NULL UNIQUE, mirror TEXT NOT NULL, device TEXT NOT NULL, began INTEGER NOT NULL,"     \
  "  monotonic INTEGER NOT NULL, length INTEGER NOT NULL DEFAULT -1, bytes INTEGER NOT NULL DEFAULT -1," \
  "  sha256 TEXT NOT NULL DEFAULT '', ended TEXT NOT NULL DEFAULT 'recording', seq INTEGER NOT NULL,"    \
  "  PRIMARY KEY (meeting, number)) STRICT, WITHOUT ROWID;"                                              \
  /* Whatever a program does wrong, a meeting has one part that records. */                              \
  "CREATE UNIQUE INDEX part_records ON part (meeting) WHERE ended = 'recording';"                        \
  "CREATE TABLE part_hash (meeting INTEGER NOT NULL, part INTEGER NOT NULL, bytes INTEGER NOT NULL,"     \
  "  position INTEGER NOT NULL, sha256 TEXT NOT NULL, seq INTEGER NOT NULL,"                             \
  "  PRIMARY KEY (meeting, part, bytes), FOREIGN KEY (meeting, part) REFERENCES part)"                   \
  "  STRICT, WITHOUT ROWID;"                                                                             \
  "CREATE TABLE part_sync (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL, part INTEGER NOT NULL,"     \
  "  position INTEGER NOT NULL, monotonic INTEGER NOT NULL, instant INTEGER NOT NULL,"                   \
  "  seq INTEGER NOT NULL, FOREIGN KEY (meeting, part) REFERENCES part) STRICT;"                         \
  "CREATE INDEX part_sync_of_meeting ON part_sync (meeting);"                                            \
  "CREATE TABLE sound_gap (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"         \
  "  reason TEXT NOT NULL, part INTEGER NOT NULL, position INTEGER NOT NULL, silence INTEGER NOT NULL,"  \
  "  from_instant INTEGER NOT NULL, until_instant INTEGER NOT NULL, text TEXT NOT NULL,"                 \
  "  seq INTEGER NOT NULL) STRICT;"                                                                      \
  "CREATE UNIQUE INDEX sound_gap_lasts ON sound_gap (meeting) WHERE until_instant = -1;"                 \
  /* Item 0 is the meeting as a whole. The reference is to a speech or a note. */                        \
  "CREATE TABLE bookmark (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL, kind TEXT NOT NULL,"         \
  "  item INTEGER NOT NULL, reference INTEGER NOT NULL, text TEXT NOT NULL, instant INTEGER NOT NULL,"   \
  "  part INTEGER NOT NULL, position INTEGER NOT NULL, seq INTEGER NOT NULL,"                            \
  "  FOREIGN KEY (meeting, part) REFERENCES part) STRICT;"                                               \
  "CREATE INDEX bookmark_of_meeting ON bookmark (meeting);"
