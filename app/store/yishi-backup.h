/* yishi-backup.h - a consistent copy of a record with its media, and an export to spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-meeting.h"

G_BEGIN_DECLS

/* Copies the record to @destination (a new file, or a folder in which it gets
 * the record's name), whole and checked before it has its name, also while
 * another process writes. EXISTS if there is a file. @made: (out) (optional):
 * where it is. */
gboolean yishi_db_backup (YishiDb     *db,
                          const char  *destination,
                          char       **made,
                          GError     **error);
/* Writes roll.csv, attendance.csv, items.csv, ballots-N.csv, result-N.json,
 * meeting.json, journal.csv … of the meeting into the new or empty folder @directory.
 * CSV: UTF-8 with BOM, and no cell that a spreadsheet would run as a formula.
 * Phones and ID numbers are left out, also those in notes and other free text.
 * All is read at one moment; if anything fails, nothing stays behind. */
gboolean yishi_db_export (YishiDb            *db,
                          const YishiMeeting *meeting,
                          const char         *directory,
                          GError            **error);

G_END_DECLS
