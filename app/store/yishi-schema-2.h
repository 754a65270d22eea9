/* yishi-schema-2.h - what version 2 of a record added: the agenda's life, the room, the running meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* The agenda before, between and after meetings. */
#define SCHEMA_2_AGENDA                                                                                  \
  "ALTER TABLE meeting ADD COLUMN time TEXT NOT NULL DEFAULT '';"                                        \
  "ALTER TABLE meeting ADD COLUMN chair TEXT NOT NULL DEFAULT '';"                                       \
  "ALTER TABLE meeting ADD COLUMN secretary TEXT NOT NULL DEFAULT '';"                                   \
  "ALTER TABLE item ADD COLUMN parent INTEGER NOT NULL DEFAULT 0;"                                       \
  "ALTER TABLE item ADD COLUMN withdrawn TEXT NOT NULL DEFAULT '';"                                      \
  "ALTER TABLE item ADD COLUMN carried_from INTEGER NOT NULL DEFAULT 0;"                                 \
  "ALTER TABLE item ADD COLUMN done TEXT NOT NULL DEFAULT '';"                                           \
  "ALTER TABLE item ADD COLUMN done_note TEXT NOT NULL DEFAULT '';"                                      \
  "ALTER TABLE item ADD COLUMN masks_names INTEGER NOT NULL DEFAULT 0;"                                  \
  "CREATE INDEX item_carried ON item (carried_from) WHERE carried_from <> 0;"                            \
  "CREATE TABLE attachment (id INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES item,"              \
  "  name TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, page INTEGER NOT NULL,"               \
  "  seq INTEGER NOT NULL, UNIQUE (item, sha256, page)) STRICT;"                                         \
  /* A number that was given to something is never given again. */                                       \
  "CREATE TABLE removed (noun TEXT NOT NULL, id INTEGER NOT NULL, seq INTEGER NOT NULL,"                 \
  "  PRIMARY KEY (noun, id)) STRICT, WITHOUT ROWID;"                                                     \
  "CREATE TABLE roll_confirmed (version INTEGER PRIMARY KEY REFERENCES roll_version, at TEXT NOT NULL,"  \
  "  seq INTEGER NOT NULL) STRICT;"                                                                      \
  /* What decides nothing and no entry writes: drafts, private notes, where to go on. */                 \
  "CREATE TABLE workspace (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

/* Who else is in the room, and what was said and noted. */
#define SCHEMA_2_ROOM                                                                                    \
  "CREATE TABLE guest (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"             \
  "  name TEXT NOT NULL, party TEXT NOT NULL, organisation TEXT NOT NULL, arrived TEXT NOT NULL,"        \
  "  left TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL) STRICT;"                                       \
  /* Item 0 is the meeting as a whole. */                                                                \
  "CREATE TABLE note (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"              \
  "  item INTEGER NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;"         \
  "CREATE TABLE statement (item INTEGER NOT NULL REFERENCES item, party TEXT NOT NULL,"                  \
  "  position TEXT NOT NULL, text TEXT NOT NULL, due TEXT NOT NULL, seq INTEGER NOT NULL,"               \
  "  PRIMARY KEY (item, party)) STRICT, WITHOUT ROWID;"                                                  \
  "CREATE TABLE rollcall (item INTEGER NOT NULL REFERENCES vote, number INTEGER NOT NULL,"               \
  "  name TEXT NOT NULL, choice TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (item, number),"        \
  "  UNIQUE (item, name)) STRICT, WITHOUT ROWID;"

/* The running meeting: what was at hand when, who spoke how long, and where to go
 * on after a crash. */
#define SCHEMA_2_SESSION                                                                                 \
  "CREATE TABLE progress (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"          \
  "  item INTEGER NOT NULL, began TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL)"  \
  "  STRICT;"                                                                                            \
  /* Whatever a program does wrong, a meeting has one item at hand. */                                   \
  "CREATE UNIQUE INDEX progress_at_hand ON progress (meeting) WHERE ended = '';"                         \
  "CREATE INDEX progress_of_meeting ON progress (meeting);"                                              \
  /* Item 0 is between items. Times in µs. */                                                            \
  "CREATE TABLE speech (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"            \
  "  item INTEGER NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, party TEXT NOT NULL,"                \
  "  began TEXT NOT NULL, ended TEXT NOT NULL, allotted INTEGER NOT NULL, used INTEGER NOT NULL,"        \
  "  seq INTEGER NOT NULL) STRICT;"                                                                      \
  "CREATE INDEX speech_of_meeting ON speech (meeting);"                                                  \
  "CREATE TABLE gap (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"               \
  "  from_time TEXT NOT NULL, until_time TEXT NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL)"     \
  "  STRICT;"
