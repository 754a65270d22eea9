/* yishi-schema-thanks.h - the table of what was given, and who is thanked for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#define SCHEMA_THANKS                                                                                    \
  "CREATE TABLE thanks (id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting,"            \
  "  donor TEXT NOT NULL, named INTEGER NOT NULL, gift TEXT NOT NULL, purpose TEXT NOT NULL,"            \
  "  seq INTEGER NOT NULL) STRICT;"                                                                      \
  "CREATE INDEX thanks_of_meeting ON thanks (meeting);"
