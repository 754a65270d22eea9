/* yishi-db-meeting.c - meetings: made, found, posted, started and closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-meeting-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-private.h"
#include "yishi-journal.h"
#include "yishi-seal.h"

static gboolean
check_kind (const char  *kind,
            GError     **error)
{
  static const char *const kinds[] = { "deliberation", "assembly", "extraordinary", "committee", NULL };

  if (g_strv_contains (kinds, kind))
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("the meeting was not made: “%s” is no kind of meeting (take deliberation, assembly, "
                 "extraordinary or committee)"),
               kind);
  return FALSE;
}

/* What is empty is left out; the reducer takes it for that. */
static void
write_text (YishiJson  *body,
            const char *key,
            const char *text)
{
  if (text != NULL && *text != '\0')
    yishi_json_string (body, key, text);
}

gboolean
yishi_meeting_append (YishiDb       *db,
                      YishiMeeting  *meeting,
                      GError       **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 n, id;

  if (!yishi_db_query_int (db, 0, &n, error, "SELECT count(*) FROM meeting WHERE date = ?1 AND kind = ?2", "tt",
                           meeting->date, meeting->kind) ||
      !yishi_db_query_int (db, 0, &id, error,
                           "SELECT max(ifnull((SELECT max(id) FROM meeting), 0),"
                           "  ifnull((SELECT max(id) FROM removed WHERE noun = 'meeting'), 0))",
                           ""))
    return FALSE;
  if (n > 0)
    {
      /* Translators: a date and a kind of meeting */
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_EXISTS,
                   _("the meeting was not made: there is one of the kind “%2$s” on %1$s already "
                     "(add to that one, or take another day)"),
                   meeting->date, meeting->kind);
      return FALSE;
    }

  meeting->id = id + 1;
  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", meeting->id);
  yishi_json_string (body, "date", meeting->date);
  yishi_json_string (body, "kind", meeting->kind);
  yishi_json_string (body, "place", meeting->place != NULL ? meeting->place : "");
  yishi_json_string (body, "title", meeting->title != NULL ? meeting->title : "");
  write_text (body, "time", meeting->time);
  write_text (body, "chair", meeting->chair);
  write_text (body, "secretary", meeting->secretary);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "meeting.added", body, error) != 0;
}

gboolean
yishi_db_add_meeting (YishiDb     *db,
                      const char  *date,
                      const char  *kind,
                      const char  *place,
                      const char  *title,
                      GError     **error)
{
  YishiMeeting meeting = {
    .date = (char *) date,
    .kind = (char *) (kind != NULL ? kind : "deliberation"),
    .place = (char *) place,
    .title = (char *) title,
  };
  g_auto(YishiTransaction) transaction = { NULL };

  return yishi_date_check (date, error) && check_kind (meeting.kind, error) &&
         yishi_transaction_begin (&transaction, db, error) && yishi_meeting_append (db, &meeting, error) &&
         yishi_transaction_commit (&transaction, error);
}

#define MEETING_SQL                                                                                  \
  "SELECT m.id, m.date, m.kind, m.place, m.title, m.started, m.closed,"                              \
  "  (SELECT min(posted_on) FROM notice WHERE meeting = m.id),"                                      \
  "  (SELECT place FROM notice WHERE meeting = m.id ORDER BY posted_on, id LIMIT 1),"                \
  "  (SELECT count(*) FROM item WHERE meeting = m.id), m.time, m.chair, m.secretary FROM meeting m"

static YishiMeeting *
read_meeting (sqlite3_stmt *statement)
{
  YishiMeeting *self = g_new0 (YishiMeeting, 1);

  self->id = sqlite3_column_int64 (statement, 0);
  self->date = yishi_db_dup (statement, 1);
  self->kind = yishi_db_dup (statement, 2);
  self->place = yishi_db_dup (statement, 3);
  self->title = yishi_db_dup (statement, 4);
  self->started = yishi_db_dup (statement, 5);
  self->closed = yishi_db_dup (statement, 6);
  self->posted_on = yishi_db_dup (statement, 7);
  self->posted_where = yishi_db_dup (statement, 8);
  self->n_items = sqlite3_column_int64 (statement, 9);
  self->time = yishi_db_dup (statement, 10);
  self->chair = yishi_db_dup (statement, 11);
  self->secretary = yishi_db_dup (statement, 12);
  return self;
}

static GPtrArray *
read_meetings (YishiDb       *db,
               sqlite3_stmt  *statement,
               GError       **error)
{
  g_autoptr(GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_meeting_free);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_ptr_array_add (meetings, read_meeting (statement));

  return status == 0 ? g_steal_pointer (&meetings) : NULL;
}

GPtrArray *
yishi_db_list_meetings (YishiDb  *db,
                        GError  **error)
{
  return read_meetings (db, yishi_db_query (db, error, MEETING_SQL " ORDER BY m.date, m.id", ""), error);
}

YishiMeeting *
yishi_db_get_meeting (YishiDb  *db,
                      gint64    id,
                      GError  **error)
{
  g_autoptr(GPtrArray) found = read_meetings (db, yishi_db_query (db, error, MEETING_SQL " WHERE m.id = ?1", "i", id),
                                              error);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_ptr_array_steal_index (found, 0);

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
               _("there is no such meeting (it was removed)"));
  return NULL;
}

YishiMeeting *
yishi_db_find_meeting (YishiDb     *db,
                       const char  *name,
                       GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (name, "/", 2);
  g_autoptr(GPtrArray) found = NULL;
  const char *kind = parts[0] != NULL ? parts[1] : NULL;

  if (!yishi_date_check (parts[0] != NULL ? parts[0] : "", error))
    return NULL;

  found = read_meetings (db,
                         yishi_db_query (db, error,
                                         MEETING_SQL " WHERE m.date = ?1 AND (?2 IS NULL OR m.kind = ?2)"
                                                     " ORDER BY m.id",
                                         "tt", parts[0], kind),
                         error);
  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_ptr_array_steal_index (found, 0);

  if (found->len == 0)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("there is no meeting on %s (“yishi meeting list” shows those there are)"), name);
  else
    /* Translators: a date twice, then a kind of meeting */
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("there are several meetings on %s (say which, as %s/%s)"), name, parts[0],
                 ((YishiMeeting *) found->pdata[0])->kind);
  return NULL;
}

static gboolean
append_of_meeting (YishiDb     *db,
                   gint64       meeting,
                   const char  *kind,
                   GError     **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_end_object (body);
  return yishi_journal_append (db, kind, body, error) != 0;
}

gboolean
yishi_meeting_append_start (YishiDb  *db,
                            gint64    meeting,
                            GError  **error)
{
  gint64 n;

  if (!yishi_db_query_int (db, 0, &n, error, "SELECT count(*) FROM meeting WHERE id = ?1 AND started <> ''", "i",
                           meeting))
    return FALSE;
  if (n > 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("the meeting was not started: it has been started already (go on with it)"));
      return FALSE;
    }

  return append_of_meeting (db, meeting, "meeting.started", error);
}

gboolean
yishi_db_start_meeting (YishiDb  *db,
                        gint64    meeting,
                        GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  return yishi_transaction_begin (&transaction, db, error) && yishi_meeting_append_start (db, meeting, error) &&
         yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_meeting_append_close (YishiDb  *db,
                            gint64    meeting,
                            GError  **error)
{
  gint64 open_item, closed;

  if (!yishi_db_query_int (db, 0, &closed, error, "SELECT count(*) FROM meeting WHERE id = ?1 AND closed <> ''",
                           "i", meeting) ||
      !yishi_db_query_int (db, 0, &open_item, error,
                           "SELECT item.number FROM vote JOIN item ON item.id = vote.item"
                           " WHERE item.meeting = ?1 AND vote.closed = ''",
                           "i", meeting))
    return FALSE;
  if (closed > 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("the meeting was not closed: it has been closed already (“yishi verify” shows its record)"));
      return FALSE;
    }
  if (open_item > 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("the meeting was not closed: the vote on item %d is still open (close that vote first)"),
                   (int) open_item);
      return FALSE;
    }

  return append_of_meeting (db, meeting, "meeting.closed", error);
}

gboolean
yishi_db_close_meeting (YishiDb  *db,
                        gint64    meeting,
                        char    **seal,
                        GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autofree char *head = NULL;
  gint64 seq;

  if (!yishi_transaction_begin (&transaction, db, error) || !yishi_meeting_append_close (db, meeting, error) ||
      !yishi_journal_get_head (db, &seq, &head, error) || !yishi_transaction_commit (&transaction, error))
    return FALSE;

  *seal = yishi_seal_from_head (head);
  return TRUE;
}

gboolean
yishi_db_check_meeting_open (YishiDb  *db,
                             gint64    meeting,
                             GError  **error)
{
  gint64 closed;

  if (!yishi_db_query_int (db, 0, &closed, error, "SELECT count(*) FROM meeting WHERE id = ?1 AND closed <> ''", "i",
                           meeting))
    return FALSE;
  if (closed == 0)
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was recorded: the meeting is closed (its notices, attendance and proxies stand as they are)"));
  return FALSE;
}

/* Writes the items of the meeting that no notice has named yet. */
static gboolean
write_topics (YishiDb    *db,
              YishiJson  *body,
              gint64      meeting,
              gint64     *n_topics,
              GError    **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT id, number, title FROM item WHERE meeting = ?1"
                                            " AND id NOT IN (SELECT item FROM notice_topic)"
                                            " AND id NOT IN (SELECT item FROM vote WHERE closed <> '')"
                                            " AND withdrawn = ''"
                                            " ORDER BY number",
                                            "i", meeting);
  int status = -1;

  *n_topics = 0;
  yishi_json_begin_array (body, "topics");
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      yishi_json_begin_object (body, NULL);
      yishi_json_int (body, "item", sqlite3_column_int64 (statement, 0));
      yishi_json_int (body, "number", sqlite3_column_int64 (statement, 1));
      yishi_json_string (body, "title", yishi_db_text (statement, 2));
      yishi_json_end_object (body);
      (*n_topics)++;
    }
  yishi_json_end_array (body);
  return status == 0;
}

gboolean
yishi_db_post_notice (YishiDb     *db,
                      gint64       meeting,
                      const char  *on,
                      const char  *where,
                      GError     **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_auto(YishiTransaction) transaction = { NULL };
  gint64 id, n_topics;

  if (!yishi_date_check (on, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !yishi_db_check_meeting_open (db, meeting, error) ||
      !yishi_db_query_int (db, 0, &id, error, "SELECT max(id) FROM notice", ""))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id + 1);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "on", on);
  yishi_json_string (body, "where", where != NULL ? where : "");
  if (!write_topics (db, body, meeting, &n_topics, error))
    return FALSE;
  yishi_json_end_object (body);

  if (n_topics == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("the notice was not recorded: there is no item it could name "
                     "(add the items first, with “yishi item add”)"));
      return FALSE;
    }

  return yishi_journal_append (db, "notice.posted", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
