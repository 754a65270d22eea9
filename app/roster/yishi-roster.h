/* yishi-roster.h - a roster file as a proposed roll, with what was guessed and what is wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "yishi-roll.h"
#include "yishi-table.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_ROSTER_DUPLICATE_UNIT,
  YISHI_ROSTER_NO_ROOM,
  YISHI_ROSTER_NO_OWNER,
  YISHI_ROSTER_BAD_AREA,
  YISHI_ROSTER_NEGATIVE_AREA,
  YISHI_ROSTER_ZERO_AREA,
  YISHI_ROSTER_AREA_TOO_LARGE,
  YISHI_ROSTER_AREA_DECIMALS,
  YISHI_ROSTER_TEXT_TOO_LONG,
  YISHI_ROSTER_BAD_TEXT,
  YISHI_ROSTER_UNREADABLE_FILE,
  YISHI_ROSTER_NO_HEADER,
  YISHI_ROSTER_EMPTY,
  /* warnings only */
  YISHI_ROSTER_TOTAL_DIFFERS,    /* the roster's own total row says something else */
  YISHI_ROSTER_TOTAL_SKIPPED,    /* a total or remark row was left out */
  YISHI_ROSTER_BAD_PARKING_AREA, /* read as none */
  YISHI_ROSTER_FORMULA_EMPTY,    /* a formula without a stored value */
  YISHI_ROSTER_COLUMN_CHOSEN,    /* several columns would do; one was taken */
  YISHI_ROSTER_FILLED_DOWN,      /* empty cells were read as the building above them */
  YISHI_ROSTER_NOT_PAIRED,       /* not as many phones or ID numbers as owners */
  YISHI_ROSTER_DAMAGED_NUMBER,   /* a spreadsheet rounded a phone or ID number: left out */
} YishiRosterCode;

typedef struct
{
  YishiRosterCode  code;
  guint            row;      /* as a person counts in the file */
  char            *unit;     /* (owned) "" if it could not be read */
  char            *column;   /* (owned) header of the column, "" for the whole row */
  char            *message;  /* (owned) a translated sentence; no phone or ID number in it */
} YishiRosterIssue;

typedef enum
{
  YISHI_FIELD_BUILDING,
  YISHI_FIELD_STAIR,
  YISHI_FIELD_ROOM,
  YISHI_FIELD_UNIT,     /* the whole name in one cell */
  YISHI_FIELD_OWNER,
  YISHI_FIELD_AREA,
  YISHI_FIELD_PHONE,
  YISHI_FIELD_ID_NUMBER,
  YISHI_FIELD_PARKING,
  YISHI_FIELD_PARKING_AREA,
  YISHI_FIELD_STATE,
  YISHI_FIELD_NOTE,
  YISHI_FIELD_CO_OWNER, /* a second column of owners, which is read like the first */
} YishiField;
#define YISHI_N_FIELDS (YISHI_FIELD_CO_OWNER + 1)

/* The place of a field that the file does not have. */
#define YISHI_NO_COLUMN (-1)

typedef struct
{
  YishiTableOptions table;
  guint             header_row;  /* as a person counts; 0: find it */
  const char       *columns[YISHI_N_FIELDS];  /* header to take for the field; NULL: find it */
  int               places[YISHI_N_FIELDS];   /* column to take for the field, as a person counts, or
                                               * YISHI_NO_COLUMN; 0: as @columns says */
} YishiRosterOptions;

typedef struct
{
  YishiRoll *roll;      /* (owned) the good rows, grouped into persons by themselves */
  GPtrArray *refused;   /* (owned) YishiRosterIssue */
  GPtrArray *warnings;  /* (owned) YishiRosterIssue */
  char      *format;    /* (owned) */
  char      *encoding;  /* (owned) */
  char      *sheet;     /* (owned) */
  guint      header_row;
  char      *columns[YISHI_N_FIELDS];  /* (owned) (nullable) header that was taken for each field */
  char      *sha256;    /* (owned) of the file */
  int        places[YISHI_N_FIELDS];    /* which column that is, as a person counts; 0: none */
  guint      n_rows;    /* data rows seen */
} YishiRoster;

/* Called now and then from the reading thread with a share from 0 to 1. */
typedef void (*YishiRosterProgress) (double   share,
                                     gpointer user_data);

YishiRoster *yishi_roster_read       (const char               *path,
                                      const YishiRosterOptions *options,
                                      YishiRosterProgress       progress,
                                      gpointer                  progress_data,
                                      GCancellable             *cancellable,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same in two steps, for who shows the table and has guesses corrected: the
 * table is read once, and its rows as often as other columns are chosen. Of a
 * workbook it is the first sheet that has a roster's header, or else the first
 * with anything in it. */
YishiTable  *yishi_roster_open_table (const char               *path,
                                      const YishiRosterOptions *options,
                                      GCancellable             *cancellable,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
/* @options: (nullable); what they say of the table has no effect any more. */
YishiRoster *yishi_roster_read_table (const YishiTable         *table,
                                      const YishiRosterOptions *options,
                                      YishiRosterProgress       progress,
                                      gpointer                  progress_data,
                                      GCancellable             *cancellable,
                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void         yishi_roster_free       (YishiRoster *self);
const char  *yishi_roster_code_to_string (YishiRosterCode code);  /* "DUPLICATE_UNIT" */
const char *
yishi_field_to_string (YishiField field); /* "unit", "area", … as in the JSON "columns" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRoster, yishi_roster_free)

G_END_DECLS
