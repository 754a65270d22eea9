/* yishi-db-minutes-state.c - brings the minutes of a meeting from draft to seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-minutes-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-agenda.h"
#include "yishi-db-meeting.h"
#include "yishi-db-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"

#define MAX_LINE_BYTES 2000
#define MAX_ADDENDUM_BYTES 80000

static gboolean
refuse (const char  *why,
        GError     **error)
{
  /* Translators: %s says why, and what to do */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the minutes stay as they are: %s"), why);
  return FALSE;
}

static gboolean
load_addenda (YishiDb            *db,
              gint64              meeting,
              YishiMinutesState  *state,
              GError            **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT number, text, reason, by, at, seq FROM addendum WHERE meeting = ?1"
                                            " ORDER BY number",
                                            "i", meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiAddendum *addendum = g_new0 (YishiAddendum, 1);

      addendum->number = sqlite3_column_int (statement, 0);
      addendum->text = yishi_db_dup (statement, 1);
      addendum->reason = yishi_db_dup (statement, 2);
      addendum->by = yishi_db_dup (statement, 3);
      addendum->at = yishi_db_dup (statement, 4);
      addendum->seq = sqlite3_column_int64 (statement, 5);
      g_ptr_array_add (state->addenda, addendum);
    }

  return status == 0;
}

static void
read_state (sqlite3_stmt      *statement,
            YishiMinutesState *state)
{
  char **texts[] = { &state->approved_by, &state->approved_on, &state->approved_time, &state->chair, &state->secretary,
                     &state->supervisor, &state->place, &state->signed_on, &state->signed_time, &state->sealed };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = yishi_db_dup (statement, i);
    }
  state->seq = sqlite3_column_int64 (statement, G_N_ELEMENTS (texts));
  state->stage = YISHI_MINUTES_APPROVED;
  if (*state->signed_on != '\0')
    state->stage = YISHI_MINUTES_SIGNED;
  if (*state->sealed != '\0')
    state->stage = YISHI_MINUTES_SEALED;
}

YishiMinutesState *
yishi_db_load_minutes_state (YishiDb  *db,
                             gint64    meeting,
                             GError  **error)
{
  g_autoptr(YishiMinutesState) state = yishi_minutes_state_new ();
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT approved_by, approved_on, approved_time, chair, secretary, supervisor,"
                                            " place, signed_on, signed_time, sealed, seq FROM minutes WHERE meeting = ?1",
                                            "i", meeting);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;

  if (status < 0)
    return NULL;
  if (status == 0)
    return g_steal_pointer (&state);

  read_state (statement, state);
  sqlite3_reset (statement);
  return load_addenda (db, meeting, state, error) ? g_steal_pointer (&state) : NULL;
}

/* Within the caller's transaction. Returns: (transfer full) (nullable): the state of a
 * closed meeting's minutes, if they stand at one of the stages from @first to @last */
static YishiMinutesState *
need_stage (YishiDb            *db,
            gint64              id,
            YishiMinutesStage   first,
            YishiMinutesStage   last,
            GError            **error)
{
  static const char *const too_early[YISHI_N_MINUTES_STAGES] = {
    [YISHI_MINUTES_DRAFT] = N_("they are not approved yet (read them aloud in the room, and have them approved first)"),
    [YISHI_MINUTES_APPROVED] = N_("they are not signed yet (have the chair and the secretary sign first)"),
    [YISHI_MINUTES_SIGNED] = N_("they are not sealed yet (mend the draft itself, or seal them first)"),
    [YISHI_MINUTES_SEALED] = NULL,
  };
  static const char *const too_late[YISHI_N_MINUTES_STAGES] = {
    [YISHI_MINUTES_DRAFT] = NULL,
    [YISHI_MINUTES_APPROVED] = N_("they are approved already (take the approval back first)"),
    [YISHI_MINUTES_SIGNED] = N_("they are signed already (take the approval back first)"),
    [YISHI_MINUTES_SEALED] = N_("they are sealed (write an addendum)"),
  };
  g_autoptr(YishiMeeting) meeting = yishi_db_get_meeting (db, id, error);
  g_autoptr(YishiMinutesState) state = NULL;

  if (meeting == NULL)
    return NULL;
  if (*meeting->closed == '\0')
    {
      refuse (_("the meeting is not closed (close it first)"), error);
      return NULL;
    }

  state = yishi_db_load_minutes_state (db, id, error);
  if (state == NULL)
    return NULL;
  if (state->stage >= first && state->stage <= last)
    return g_steal_pointer (&state);

  refuse (_(state->stage < first ? too_early[state->stage] : too_late[state->stage]), error);
  return NULL;
}

/* @text (nullable) as one line without blanks around it. */
static char *
make_line (const char *text)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");

  return yishi_db_strip (g_strdelimit (line, "\r\n\t", ' '));
}

/* @on and @time as given, or now for NULL. */
static gboolean
read_when (YishiDb     *db,
           const char  *on,
           const char  *time,
           char       **day,
           char       **hour,
           GError     **error)
{
  *day = on != NULL && *on != '\0' ? g_strdup (on) : yishi_clock_today (db->clock);
  *hour = yishi_db_read_time (db, time != NULL && *time != '\0' ? time : NULL, error);
  return *hour != NULL && yishi_date_check (*day, error);
}

static gboolean
append (YishiDb           *db,
        YishiTransaction  *transaction,
        const char        *kind,
        YishiJson         *body,
        GError           **error)
{
  yishi_json_end_object (body);
  return yishi_journal_append (db, kind, body, error) != 0 && yishi_transaction_commit (transaction, error);
}

static YishiJson *
begin_body (gint64 meeting)
{
  YishiJson *body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "meeting", meeting);
  return body;
}

/* Words */

/* What stands in @field now. Returns: (transfer full) (nullable) */
static char *
read_field (YishiDb     *db,
            gint64       meeting,
            gint64       id,
            const char  *field,
            GError     **error)
{
  g_autoptr(YishiItem) item = id != 0 ? yishi_db_get_item (db, id, error) : NULL;
  g_autoptr(YishiMeeting) whole = id == 0 ? yishi_db_get_meeting (db, meeting, error) : NULL;

  if (item == NULL && whole == NULL)
    return NULL;
  if (item != NULL && item->meeting != meeting)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("nothing was recorded: the meeting has no such item (look at its agenda)"));
      return NULL;
    }
  if (item != NULL && strcmp (field, "presenter") == 0)
    return g_strdup (item->presenter);
  if (item != NULL && (item->posted || strcmp (item->state, "none") != 0))
    {
      refuse (_("the title stands in the notice, or was voted on (say in a note what it should have been)"), error);
      return NULL;
    }
  if (item != NULL)
    return g_strdup (item->title);

  return g_strdup (strcmp (field, "title") == 0   ? whole->title
                   : strcmp (field, "place") == 0 ? whole->place
                   : strcmp (field, "chair") == 0 ? whole->chair
                                                  : whole->secretary);
}

gboolean
yishi_db_word_minutes (YishiDb     *db,
                       gint64       meeting,
                       gint64       item,
                       const char  *field,
                       const char  *text,
                       GError     **error)
{
  static const char *const of_item[] = { "title", "presenter", NULL };
  static const char *const of_meeting[] = { "title", "place", "chair", "secretary", NULL };
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = begin_body (meeting);
  g_autoptr(YishiMinutesState) state = NULL;
  g_autofree char *line = make_line (text);
  g_autofree char *now = NULL;

  g_return_val_if_fail (g_strv_contains (item != 0 ? of_item : of_meeting, field), FALSE);

  if (!yishi_db_check_text (line, MAX_LINE_BYTES, error) || !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  state = need_stage (db, meeting, YISHI_MINUTES_DRAFT, YISHI_MINUTES_DRAFT, error);
  now = state != NULL ? read_field (db, meeting, item, field, error) : NULL;
  if (now == NULL)
    return FALSE;
  if (strcmp (now, line) == 0)
    return TRUE;
  if (item != 0 && *line == '\0' && strcmp (field, "title") == 0)
    return refuse (_("an item needs a title (write one)"), error);

  yishi_json_int (body, "item", item);
  yishi_json_string (body, "field", field);
  yishi_json_string (body, "text", line);
  return append (db, &transaction, "minutes.worded", body, error);
}

/* Stages */

gboolean
yishi_db_approve_minutes (YishiDb     *db,
                          gint64       meeting,
                          const char  *by,
                          const char  *on,
                          const char  *time,
                          GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = begin_body (meeting);
  g_autoptr(YishiMinutesState) state = NULL;
  g_autofree char *who = make_line (by);
  g_autofree char *day = NULL;
  g_autofree char *hour = NULL;

  if (!yishi_db_check_text (who, MAX_LINE_BYTES, error) || !read_when (db, on, time, &day, &hour, error) ||
      !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  state = need_stage (db, meeting, YISHI_MINUTES_DRAFT, YISHI_MINUTES_DRAFT, error);
  if (state == NULL)
    return FALSE;
  if (*who == '\0')
    return refuse (_("it is not said who approved of them (name them, such as “everybody in the room”)"), error);

  yishi_json_string (body, "by", who);
  yishi_json_string (body, "on", day);
  yishi_json_string (body, "time", hour);
  return append (db, &transaction, "minutes.approved", body, error);
}

gboolean
yishi_db_reopen_minutes (YishiDb     *db,
                         gint64       meeting,
                         const char  *reason,
                         GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = begin_body (meeting);
  g_autoptr(YishiMinutesState) state = NULL;
  g_autofree char *why = make_line (reason);

  if (!yishi_db_check_text (why, MAX_LINE_BYTES, error) || !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  state = need_stage (db, meeting, YISHI_MINUTES_APPROVED, YISHI_MINUTES_SIGNED, error);
  if (state == NULL)
    return FALSE;
  if (*why == '\0')
    return refuse (_("the reason is missing (say what is to be mended)"), error);

  yishi_json_string (body, "reason", why);
  return append (db, &transaction, "minutes.reopened", body, error);
}

gboolean
yishi_db_sign_minutes (YishiDb                    *db,
                       gint64                      meeting,
                       const YishiMinutesSigning  *signing,
                       GError                    **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = begin_body (meeting);
  g_autoptr(YishiMinutesState) state = NULL;
  g_autofree char *chair = make_line (signing->chair);
  g_autofree char *secretary = make_line (signing->secretary);
  g_autofree char *supervisor = make_line (signing->supervisor);
  g_autofree char *place = make_line (signing->place);
  g_autofree char *day = NULL;
  g_autofree char *hour = NULL;

  if (!yishi_db_check_text (chair, MAX_LINE_BYTES, error) || !yishi_db_check_text (secretary, MAX_LINE_BYTES, error) ||
      !yishi_db_check_text (supervisor, MAX_LINE_BYTES, error) || !yishi_db_check_text (place, MAX_LINE_BYTES, error) ||
      !read_when (db, signing->on, signing->time, &day, &hour, error) ||
      !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  state = need_stage (db, meeting, YISHI_MINUTES_APPROVED, YISHI_MINUTES_APPROVED, error);
  if (state == NULL)
    return FALSE;
  if (*chair == '\0' || *secretary == '\0')
    return refuse (_("a signature is missing (the chair and the secretary sign)"), error);
  if (strcmp (day, state->approved_on) < 0)
    return refuse (_("they were signed before they were approved (check the day)"), error);

  yishi_json_string (body, "chair", chair);
  yishi_json_string (body, "secretary", secretary);
  yishi_json_string (body, "supervisor", supervisor);
  yishi_json_string (body, "place", place);
  yishi_json_string (body, "on", day);
  yishi_json_string (body, "time", hour);
  return append (db, &transaction, "minutes.signed", body, error);
}

gboolean
yishi_db_seal_minutes (YishiDb  *db,
                       gint64    meeting,
                       GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = begin_body (meeting);
  g_autoptr(YishiMinutesState) state = NULL;

  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  state = need_stage (db, meeting, YISHI_MINUTES_SIGNED, YISHI_MINUTES_SIGNED, error);
  return state != NULL && append (db, &transaction, "minutes.sealed", body, error);
}

gboolean
yishi_db_add_addendum (YishiDb     *db,
                       gint64       meeting,
                       const char  *text,
                       const char  *reason,
                       const char  *by,
                       int         *number,
                       GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = begin_body (meeting);
  g_autoptr(YishiMinutesState) state = NULL;
  g_autofree char *said = yishi_db_strip (text);
  g_autofree char *why = make_line (reason);
  g_autofree char *who = make_line (by);

  if (!yishi_db_check_text (said, MAX_ADDENDUM_BYTES, error) || !yishi_db_check_text (why, MAX_LINE_BYTES, error) ||
      !yishi_db_check_text (who, MAX_LINE_BYTES, error) || !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  state = need_stage (db, meeting, YISHI_MINUTES_SEALED, YISHI_MINUTES_SEALED, error);
  if (state == NULL)
    return FALSE;
  if (*said == '\0' || *why == '\0')
    return refuse (_("an addendum needs its text and the reason for it (write both)"), error);

  yishi_json_int (body, "number", state->addenda->len + 1);
  yishi_json_string (body, "text", said);
  yishi_json_string (body, "reason", why);
  yishi_json_string (body, "by", who);
  if (!append (db, &transaction, "minutes.addendum", body, error))
    return FALSE;

  if (number != NULL)
    *number = state->addenda->len + 1;
  return TRUE;
}
