/* yishi-schema-minutes.h - the minutes of a meeting between draft and seal: their tables, and what guards them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* What SQLite says when a guard stops a change; yishi-db.c makes a sentence of it. */
#define GUARD_MINUTES_APPROVED "the minutes are approved"
#define GUARD_MINUTES_SEALED "the minutes are sealed"

/* A meeting without a row has a draft. */
#define SCHEMA_MINUTES                                                                                   \
  "CREATE TABLE minutes (meeting INTEGER PRIMARY KEY REFERENCES meeting, approved_by TEXT NOT NULL,"     \
  "  approved_on TEXT NOT NULL, approved_time TEXT NOT NULL, chair TEXT NOT NULL DEFAULT '',"            \
  "  secretary TEXT NOT NULL DEFAULT '', supervisor TEXT NOT NULL DEFAULT '',"                           \
  "  place TEXT NOT NULL DEFAULT '', signed_on TEXT NOT NULL DEFAULT '',"                                \
  "  signed_time TEXT NOT NULL DEFAULT '', sealed TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL)"       \
  "  STRICT;"                                                                                            \
  "CREATE TABLE addendum (meeting INTEGER NOT NULL REFERENCES minutes, number INTEGER NOT NULL,"         \
  "  text TEXT NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, seq INTEGER NOT NULL," \
  "  PRIMARY KEY (meeting, number)) STRICT, WITHOUT ROWID;"

#define REFUSE_IF(trigger, event, condition, why)                                                        \
  "CREATE TEMP TRIGGER " trigger " BEFORE " event " WHEN " condition                                     \
  "  BEGIN SELECT raise(ABORT, '" why "'); END;"
#define IF_APPROVED(meeting) "EXISTS (SELECT 1 FROM minutes WHERE meeting = " meeting ")"
#define OF_ITEM(item) "(SELECT meeting FROM item WHERE id = " item ")"

/* Whatever adds to, changes or takes away from @table, which has the column meeting. */
#define GUARD_OF_MEETING(table)                                                                          \
  REFUSE_IF ("approved_" table "_1", "INSERT ON " table, IF_APPROVED ("new.meeting"), GUARD_MINUTES_APPROVED) \
  REFUSE_IF ("approved_" table "_2", "UPDATE ON " table, IF_APPROVED ("old.meeting"), GUARD_MINUTES_APPROVED) \
  REFUSE_IF ("approved_" table "_3", "DELETE ON " table, IF_APPROVED ("old.meeting"), GUARD_MINUTES_APPROVED)

/* What was approved reads as it was read aloud; what was sealed stays. Votes go on after a
 * meeting, and what became of its promises is noted later: neither is held up. */
#define GUARDS_MINUTES                                                                                   \
  GUARD_OF_MEETING ("note")                                                                              \
  GUARD_OF_MEETING ("guest")                                                                             \
  GUARD_OF_MEETING ("attendance")                                                                        \
  GUARD_OF_MEETING ("progress")                                                                          \
  GUARD_OF_MEETING ("speech")                                                                            \
  GUARD_OF_MEETING ("gap")                                                                               \
  REFUSE_IF ("approved_item_1", "INSERT ON item", IF_APPROVED ("new.meeting"), GUARD_MINUTES_APPROVED)   \
  REFUSE_IF ("approved_item_2",                                                                          \
             "UPDATE OF number, kind, title, presenter, outcome, outcome_text, responsible, due,"        \
             " withdrawn ON item", IF_APPROVED ("old.meeting"), GUARD_MINUTES_APPROVED)                  \
  REFUSE_IF ("approved_item_3", "DELETE ON item", IF_APPROVED ("old.meeting"), GUARD_MINUTES_APPROVED)   \
  REFUSE_IF ("approved_statement_1", "INSERT ON statement", IF_APPROVED (OF_ITEM ("new.item")),          \
             GUARD_MINUTES_APPROVED)                                                                     \
  REFUSE_IF ("approved_statement_2", "DELETE ON statement", IF_APPROVED (OF_ITEM ("old.item")),          \
             GUARD_MINUTES_APPROVED)                                                                     \
  REFUSE_IF ("approved_meeting", "UPDATE OF date, time, place, title, chair, secretary ON meeting",      \
             IF_APPROVED ("old.id"), GUARD_MINUTES_APPROVED)                                             \
  REFUSE_IF ("minutes_of_open_meeting", "INSERT ON minutes",                                             \
             "(SELECT closed FROM meeting WHERE id = new.meeting) = ''", "the meeting is not closed")    \
  REFUSE_IF ("sealed_unsigned", "UPDATE ON minutes", "new.sealed <> '' AND old.signed_on = ''",          \
             "the minutes are not signed")                                                               \
  REFUSE_IF ("sealed_minutes_1", "UPDATE ON minutes", "old.sealed <> ''", GUARD_MINUTES_SEALED)          \
  REFUSE_IF ("sealed_minutes_2", "DELETE ON minutes", "old.sealed <> ''", GUARD_MINUTES_SEALED)          \
  REFUSE_IF ("addendum_to_draft", "INSERT ON addendum",                                                  \
             "ifnull((SELECT sealed FROM minutes WHERE meeting = new.meeting), '') = ''",                \
             "the minutes are not sealed")                                                               \
  REFUSE_IF ("addendum_in_order", "INSERT ON addendum",                                                  \
             "new.number <> 1 + (SELECT count(*) FROM addendum WHERE meeting = new.meeting)",            \
             "addenda are numbered one after another")                                                   \
  REFUSE_IF ("kept_addendum_1", "UPDATE ON addendum", "true", GUARD_MINUTES_SEALED)                      \
  REFUSE_IF ("kept_addendum_2", "DELETE ON addendum", "true", GUARD_MINUTES_SEALED)
