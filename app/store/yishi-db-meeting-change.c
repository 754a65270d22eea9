/* yishi-db-meeting-change.c - changes a planned meeting, or takes it away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-agenda.h"
#include "yishi-db-private.h"
#include "yishi-journal.h"

#define MAX_TEXT_BYTES 2000

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %s says why, and what to do */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the meeting was not changed: %s"), why);
  return FALSE;
}

/* @before with the texts of @wanted that are not NULL; none is owned. */
static YishiMeeting
merge_meeting (const YishiMeeting *before,
               const YishiMeeting *wanted)
{
  YishiMeeting after = *before;

  after.date = wanted->date != NULL ? wanted->date : before->date;
  after.time = wanted->time != NULL ? wanted->time : before->time;
  after.place = wanted->place != NULL ? wanted->place : before->place;
  after.title = wanted->title != NULL ? wanted->title : before->title;
  after.chair = wanted->chair != NULL ? wanted->chair : before->chair;
  after.secretary = wanted->secretary != NULL ? wanted->secretary : before->secretary;
  return after;
}

static gboolean
check_texts (const YishiMeeting  *meeting,
             GError             **error)
{
  const char *texts[] = { meeting->place, meeting->title, meeting->chair, meeting->secretary };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strlen (texts[i]) > MAX_TEXT_BYTES || !g_utf8_validate (texts[i], -1, NULL))
      return refuse (error, _("a text is too long (give at most %d characters)"), MAX_TEXT_BYTES / 4);
  if (*meeting->time != '\0' && !yishi_time_check (meeting->time))
    return refuse (error, _("“%s” is not a time of day (write it as 19:05)"), meeting->time);

  return yishi_date_check (meeting->date, error);
}

/* Who has read the notice comes on the day that stands there. */
static gboolean
check_date (YishiDb             *db,
            const YishiMeeting  *before,
            const YishiMeeting  *after,
            GError             **error)
{
  gint64 n;

  if (strcmp (before->date, after->date) == 0)
    return TRUE;
  if (*before->posted_on != '\0')
    return refuse (error, _("a notice has announced it for %s (plan another meeting for the other day)"),
                   before->date);
  if (*before->started != '\0')
    return refuse (error, _("it has begun, and its day stays %s (plan another meeting for the other day)"),
                   before->date);
  if (!yishi_db_query_int (db, 0, &n, error, "SELECT count(*) FROM meeting WHERE date = ?1 AND kind = ?2", "tt",
                           after->date, after->kind))
    return FALSE;
  if (n == 0)
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_EXISTS,
               _("the meeting was not changed: there is another of its kind on %s already (take another day)"),
               after->date);
  return FALSE;
}

static gboolean
is_alike (const YishiMeeting *a,
          const YishiMeeting *b)
{
  return strcmp (a->date, b->date) == 0 && strcmp (a->time, b->time) == 0 && strcmp (a->place, b->place) == 0 &&
         strcmp (a->title, b->title) == 0 && strcmp (a->chair, b->chair) == 0 &&
         strcmp (a->secretary, b->secretary) == 0;
}

gboolean
yishi_db_change_meeting (YishiDb             *db,
                         gint64               meeting,
                         const YishiMeeting  *wanted,
                         GError             **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiMeeting) before = NULL;
  YishiMeeting after;

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  before = yishi_db_get_meeting (db, meeting, error);
  if (before == NULL)
    return FALSE;
  if (*before->closed != '\0')
    return refuse (error, _("it is closed (its record stands as it is)"));

  after = merge_meeting (before, wanted);
  if (!check_texts (&after, error) || !check_date (db, before, &after, error))
    return FALSE;
  if (is_alike (before, &after))
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "date", after.date);
  yishi_json_string (body, "time", after.time);
  yishi_json_string (body, "place", after.place);
  yishi_json_string (body, "title", after.title);
  yishi_json_string (body, "chair", after.chair);
  yishi_json_string (body, "secretary", after.secretary);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "meeting.changed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

/* What stands in the record because of the meeting, and for which its number must
 * go on to mean it. */
static gboolean
check_untouched (YishiDb             *db,
                 const YishiMeeting  *meeting,
                 GError             **error)
{
  gint64 n;

  if (*meeting->posted_on != '\0')
    return refuse (error, _("its notice was posted (close it without business, and plan another)"));
  if (*meeting->started != '\0' || *meeting->closed != '\0')
    return refuse (error, _("it has begun (its record stays)"));
  if (!yishi_db_query_int (db, 0, &n, error,
                           "SELECT (SELECT count(*) FROM item i WHERE i.meeting = ?1 AND"
                           "   (i.outcome <> '' OR EXISTS (SELECT 1 FROM vote v WHERE v.item = i.id)))"
                           " + (SELECT count(*) FROM attendance WHERE meeting = ?1)"
                           " + (SELECT count(*) FROM proxy WHERE meeting = ?1)"
                           " + (SELECT count(*) FROM guest WHERE meeting = ?1)"
                           " + (SELECT count(*) FROM note WHERE meeting = ?1)"
                           " + (SELECT count(*) FROM recording_notice WHERE meeting = ?1)"
                           " + (SELECT count(*) FROM sound_gap WHERE meeting = ?1)"
                           " + (SELECT count(*) FROM statement s JOIN item i ON i.id = s.item WHERE i.meeting = ?1)",
                           "i", meeting->id))
    return FALSE;

  return n == 0 || refuse (error, _("there are votes, outcomes, proxies, attendance, guests, notes, statements or recordings "
                                    "(they belong to the record)"));
}

gboolean
yishi_db_remove_meeting (YishiDb  *db,
                         gint64    meeting,
                         GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autoptr(YishiMeeting) before = NULL;

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  before = yishi_db_get_meeting (db, meeting, error);
  if (before == NULL || !check_untouched (db, before, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "meeting.removed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
