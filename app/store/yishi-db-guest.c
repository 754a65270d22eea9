/* yishi-db-guest.c - guests, and those who are in the room for a party
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"
#include "yishi-mask.h"

#define MAX_NAME_BYTES 400

GPtrArray *
yishi_db_list_guests (YishiDb  *db,
                      gint64    meeting,
                      GError  **error)
{
  g_autoptr(GPtrArray) guests = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_guest_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT id, name, party, organisation, arrived, left FROM guest"
                                            " WHERE meeting = ?1 ORDER BY id",
                                            "i", meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiGuest *guest = g_new0 (YishiGuest, 1);

      guest->id = sqlite3_column_int64 (statement, 0);
      guest->name = yishi_db_dup (statement, 1);
      guest->party = yishi_db_dup (statement, 2);
      guest->organisation = yishi_db_dup (statement, 3);
      guest->arrived = yishi_db_dup (statement, 4);
      guest->left = yishi_db_dup (statement, 5);
      g_ptr_array_add (guests, guest);
    }

  return status == 0 ? g_steal_pointer (&guests) : NULL;
}

/* One person is not let in twice by two helpers. */
static gboolean
check_outside (YishiDb     *db,
               gint64       meeting,
               const char  *name,
               const char  *party,
               const char  *organisation,
               GError     **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT arrived FROM guest WHERE meeting = ?1 AND name = ?2 AND party = ?3"
                                            " AND organisation = ?4 AND left = ''",
                                            "ittt", meeting, name, party, organisation);
  g_autofree char *shown = NULL;
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;

  if (status <= 0)
    return status == 0;

  shown = yishi_mask_numbers (name);
  /* Translators: a guest's name and a time of day */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_EXISTS,
               _("nothing was recorded: %s has been in the room since %s (add to the name what tells two people apart)"),
               shown, yishi_db_text (statement, 0));
  sqlite3_reset (statement);
  return FALSE;
}

static YishiJson *
write_guest (gint64      id,
             gint64      meeting,
             const char *name,
             const char *party,
             const char *organisation,
             const char *arrived)
{
  YishiJson *body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_string (body, "name", name);
  yishi_json_string (body, "party", party);
  yishi_json_string (body, "organisation", organisation);
  yishi_json_string (body, "arrived", arrived);
  yishi_json_end_object (body);
  return body;
}

gboolean
yishi_db_add_guest (YishiDb           *db,
                    gint64             meeting,
                    const YishiGuest  *guest,
                    gint64            *id,
                    GError           **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autofree char *name = yishi_db_strip (guest->name);
  g_autofree char *organisation = yishi_db_strip (guest->organisation);
  g_autofree char *arrived = NULL;
  g_autoptr(YishiJson) body = NULL;
  gint64 last;

  if (*name == '\0')
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was recorded: the guest has no name (give one)"));
      return FALSE;
    }
  if (!yishi_db_check_text (name, MAX_NAME_BYTES, error) ||
      !yishi_db_check_text (organisation, MAX_NAME_BYTES, error) || !yishi_db_check_party (guest->party, error))
    return FALSE;
  arrived = yishi_db_read_time (db, guest->arrived != NULL && *guest->arrived != '\0' ? guest->arrived : NULL, error);
  if (arrived == NULL || !yishi_transaction_begin (&transaction, db, error) ||
      !yishi_db_check_meeting_open (db, meeting, error) ||
      !check_outside (db, meeting, name, guest->party, organisation, error) ||
      !yishi_db_query_int (db, 0, &last, error, YISHI_LAST_ID ("guest"), ""))
    return FALSE;

  body = write_guest (last + 1, meeting, name, guest->party, organisation, arrived);
  if (yishi_journal_append (db, "guest.arrived", body, error) == 0 || !yishi_transaction_commit (&transaction, error))
    return FALSE;

  if (id != NULL)
    *id = last + 1;
  return TRUE;
}

/* Within the caller's transaction. @arrived: (out) (optional) */
static gboolean
need_guest (YishiDb  *db,
            gint64    id,
            char    **arrived,
            GError  **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT meeting, arrived FROM guest WHERE id = ?1", "i", id);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;
  gint64 meeting;

  if (status < 0)
    return FALSE;
  if (status == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("nothing was recorded: there is no such guest (look at the guests of the meeting)"));
      return FALSE;
    }

  meeting = sqlite3_column_int64 (statement, 0);
  if (arrived != NULL)
    *arrived = yishi_db_dup (statement, 1);
  sqlite3_reset (statement);
  return yishi_db_check_meeting_open (db, meeting, error);
}

gboolean
yishi_db_guest_left (YishiDb     *db,
                     gint64       id,
                     const char  *time,
                     GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_autofree char *left = time != NULL && *time == '\0' ? g_strdup ("") : yishi_db_read_time (db, time, error);
  g_autofree char *arrived = NULL;

  if (left == NULL || !yishi_transaction_begin (&transaction, db, error) || !need_guest (db, id, &arrived, error))
    return FALSE;
  if (*left != '\0' && strcmp (left, arrived) < 0)
    {
      /* Translators: two times of day */
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was recorded: the guest left at %s, before arriving at %s (correct the times)"), left,
                   arrived);
      return FALSE;
    }

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_string (body, "time", left);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "guest.left", body, error) != 0 && yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_remove_guest (YishiDb  *db,
                       gint64    id,
                       GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();

  if (!yishi_transaction_begin (&transaction, db, error) || !need_guest (db, id, NULL, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", id);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "guest.removed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
