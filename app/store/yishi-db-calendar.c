/* yishi-db-calendar.c - the days of the record's meetings, its holidays, and what was done in time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-meeting.h"
#include "yishi-db-private.h"
#include "yishi-db-record.h"

#define HOLIDAYS "holidays"
/* Beside the settings: `date:7:filing` has the day on which the committee of meeting 7 was filed. */
#define DONE "date:"

YishiHolidays *
yishi_db_get_holidays (YishiDb  *db,
                       GError  **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *text = yishi_db_get_setting (db, HOLIDAYS, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return yishi_holidays_parse (text != NULL ? text : "", error);
}

gboolean
yishi_db_set_holidays (YishiDb              *db,
                       const YishiHolidays  *holidays,
                       GError              **error)
{
  g_autoptr(YishiHolidays) before = yishi_db_get_holidays (db, error);
  g_autofree char *old = before != NULL ? yishi_holidays_to_text (before) : NULL;
  g_autofree char *text = yishi_holidays_to_text (holidays);

  if (old == NULL)
    return FALSE;

  return strcmp (old, text) == 0 || yishi_db_write_setting (db, HOLIDAYS, text, error);
}

static char *
make_key (gint64        meeting,
          YishiDateKind kind)
{
  return g_strdup_printf (DONE "%" G_GINT64_FORMAT ":%s", meeting, yishi_date_kind_to_string (kind));
}

gboolean
yishi_db_set_date_done (YishiDb        *db,
                        gint64          meeting,
                        YishiDateKind   kind,
                        const char     *day,
                        GError        **error)
{
  g_autoptr(YishiMeeting) of = yishi_db_get_meeting (db, meeting, error);
  g_autofree char *key = make_key (meeting, kind);
  g_autofree char *before = NULL;
  g_autoptr(GError) local_error = NULL;

  if (of == NULL || (*day != '\0' && !yishi_date_check (day, error)))
    return FALSE;
  if (!yishi_date_kind_can_be_done (kind))
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   /* Translators: what a day is for */
                   _("“%s” was not marked as done: the record has it by itself, or nobody does it (see “yishi "
                     "calendar”)"),
                   yishi_date_kind_say (kind));
      return FALSE;
    }

  before = yishi_db_get_setting (db, key, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return g_strcmp0 (before != NULL ? before : "", day) == 0 || yishi_db_write_setting (db, key, day, error);
}

/* Which items of the meeting @what holds for, and whether they were decided: before a
 * vote on them is closed they may be, after it the sealed result says. */
#define DECIDES(what)                                                                              \
  "EXISTS (SELECT 1 FROM item i LEFT JOIN vote v ON v.item = i.id"                                 \
  "  WHERE i.meeting = m.id AND i.withdrawn = '' AND " what                                        \
  "  AND CASE WHEN ifnull(v.closed, '') = '' THEN m.closed = ''"                                   \
  "       ELSE v.result ->> '$.verdict' = 'PASS' OR v.result ->> '$.elected' > 0 END)"
#define VOTE_DAY(which, column)                                                                    \
  "ifnull((SELECT " which "(v." column ") FROM item i JOIN vote v ON v.item = i.id"                \
  "  WHERE i.meeting = m.id AND v." column " <> ''), '')"

enum
{
  COLUMN_ID,
  COLUMN_DATE,
  COLUMN_KIND,
  COLUMN_TITLE,
  COLUMN_PLACE,
  COLUMN_TIME,
  COLUMN_CLOSED,
  COLUMN_POSTED,
  COLUMN_FROM,
  COLUMN_UNTIL,
  COLUMN_DECISION,
  COLUMN_ELECTION,
  COLUMN_DISMISSAL,
};

static sqlite3_stmt *
query_meetings (YishiDb  *db,
                gint64    meeting,
                GError  **error)
{
  return yishi_db_query (db, error,
                         "SELECT m.id, m.date, m.kind, m.title, m.place, m.time, m.closed,"
                         " ifnull((SELECT min(posted_on) FROM notice n WHERE n.meeting = m.id), ''),"
                         VOTE_DAY ("min", "from_day") "," VOTE_DAY ("max", "until_day") ","
                         DECIDES ("i.kind IN ('matter', 'election', 'committee')") ","
                         DECIDES ("i.kind = 'election'") ","
                         DECIDES ("i.kind = 'matter' AND i.matter = 4")
                         " FROM meeting m WHERE ?1 IN (0, m.id) ORDER BY m.date, m.kind",
                         "i", meeting);
}

static YishiMeetingDates *
read_meeting (sqlite3_stmt *row)
{
  YishiMeetingDates *meeting = g_new0 (YishiMeetingDates, 1);

  meeting->id = sqlite3_column_int64 (row, COLUMN_ID);
  meeting->date = yishi_db_dup (row, COLUMN_DATE);
  meeting->kind = yishi_db_dup (row, COLUMN_KIND);
  meeting->title = yishi_db_dup (row, COLUMN_TITLE);
  meeting->place = yishi_db_dup (row, COLUMN_PLACE);
  meeting->time = yishi_db_dup (row, COLUMN_TIME);
  meeting->is_closed = *yishi_db_text (row, COLUMN_CLOSED) != '\0';
  return meeting;
}

/* What was done of @meeting. @done: (out): texts that @settings owns, NULL for what was not */
static void
find_done (GHashTable   *settings,
           gint64        meeting,
           const char  **done)
{
  for (guint i = 0; i < YISHI_N_DATES; i++)
    {
      g_autofree char *key = make_key (meeting, (YishiDateKind) i);

      done[i] = g_hash_table_lookup (settings, key);
    }
}

static GHashTable *
load_done (YishiDb  *db,
           GError  **error)
{
  g_autoptr(GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT key, value FROM setting WHERE key GLOB '" DONE "*'", "");
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_hash_table_insert (settings, yishi_db_dup (statement, 0), yishi_db_dup (statement, 1));

  return status == 0 ? g_steal_pointer (&settings) : NULL;
}

static gboolean
load_meetings (YishiDb        *db,
               gint64          meeting,
               YishiRulePack  *pack,
               YishiDates     *dates,
               GError        **error)
{
  g_autoptr(GHashTable) settings = load_done (db, error);
  sqlite3_stmt *row = settings != NULL ? query_meetings (db, meeting, error) : NULL;
  int status = -1;

  while (row != NULL && (status = yishi_db_step (db, row, error)) > 0)
    {
      YishiMeetingDates *made = read_meeting (row);
      YishiCalendarFacts facts = {
        .date = made->date,
        .kind = made->kind,
        .posted_on = yishi_db_text (row, COLUMN_POSTED),
        .vote_from = yishi_db_text (row, COLUMN_FROM),
        .vote_until = yishi_db_text (row, COLUMN_UNTIL),
        .is_closed = made->is_closed,
        .has_decision = sqlite3_column_int (row, COLUMN_DECISION) != 0,
        .has_election = sqlite3_column_int (row, COLUMN_ELECTION) != 0,
        .has_dismissal = sqlite3_column_int (row, COLUMN_DISMISSAL) != 0,
      };

      find_done (settings, made->id, facts.done);
      made->calendar = yishi_calendar_new (&facts, pack, dates->holidays);
      g_ptr_array_add (dates->meetings, made);
    }

  return status == 0;
}

YishiDates *
yishi_db_load_dates (YishiDb  *db,
                     gint64    meeting,
                     GError  **error)
{
  g_autoptr(YishiRecordInfo) info = yishi_db_get_info (db, error);
  g_autoptr(YishiRulePack) pack = info != NULL ? yishi_db_load_pack (db, error) : NULL;
  g_autoptr(YishiHolidays) holidays = pack != NULL ? yishi_db_get_holidays (db, error) : NULL;
  g_autoptr(YishiDates) self = NULL;
  sqlite3_stmt *first;

  if (holidays == NULL)
    return NULL;

  self = g_new0 (YishiDates, 1);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_meeting_dates_free);
  self->community = g_strdup (info->name);
  self->version = info->n_entries;
  self->holidays = g_steal_pointer (&holidays);
  /* The hash of the first entry, which has the moment in which the record was made. */
  first = yishi_db_query (db, error, "SELECT substr(hash, 1, 16) FROM journal WHERE seq = 1", "");
  if (first == NULL || yishi_db_step (db, first, error) < 0)
    return NULL;
  self->id = yishi_db_dup (first, 0);
  sqlite3_reset (first);

  if (!load_meetings (db, meeting, pack, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
yishi_dates_free (YishiDates *self)
{
  if (self == NULL)
    return;

  g_free (self->community);
  g_free (self->id);
  g_clear_pointer (&self->holidays, yishi_holidays_free);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_free (self);
}
