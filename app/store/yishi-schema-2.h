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
#define SCHEMA_2_ROOM \
  ""

/* The running meeting: what was at hand when, who spoke how long, and where to go
 * on after a crash. */
#define SCHEMA_2_SESSION \
  ""
