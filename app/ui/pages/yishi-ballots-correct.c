/* yishi-ballots-correct.c - finds a unit's ballot, makes it void, and puts another in its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-correct.h"

/* What is asked of the store, and what it answers. */
typedef struct
{
  YishiItem      *item;     /* (owned) */
  char           *unit;     /* (owned) */
  char           *reason;   /* (owned) (nullable) */
  char           *choice;   /* (owned) (nullable) */
  char           *channel;  /* (owned) (nullable) */
  char           *teller;   /* (owned) (nullable) */
  YishiBallotRow *ballot;   /* (owned) (nullable) */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  yishi_item_free (request->item);
  g_free (request->unit);
  g_free (request->reason);
  g_free (request->choice);
  g_free (request->channel);
  g_free (request->teller);
  yishi_ballot_row_free (request->ballot);
  g_free (request);
}

static void
performed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start (YishiRecord         *record,
       YishiRecordParts     parts,
       YishiStoreFunc       func,
       Request             *request,
       gpointer             source_tag,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (record, NULL, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, request, request_free);
  yishi_record_perform_async (record, parts, func, request, NULL, NULL, performed_cb, task);
}

static gboolean
find_ballot (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Request *request = data;
  g_autoptr(GPtrArray) ballots = yishi_db_find_unit_ballots (db, request->item, request->unit, error);

  for (guint i = 0; ballots != NULL && i < ballots->len && request->ballot == NULL; i++)
    {
      const YishiBallotRow *ballot = ballots->pdata[i];

      if (*ballot->void_reason == '\0' && !ballot->late)
        request->ballot = g_ptr_array_steal_index (ballots, i);
    }

  return ballots != NULL;
}

void
yishi_ballots_find_async (YishiRecord         *record,
                          const YishiItem     *item,
                          const char          *unit,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->item = yishi_item_copy (item);
  request->unit = g_strdup (unit);
  start (record, 0, find_ballot, request, yishi_ballots_find_async, callback, user_data);
}

gboolean
yishi_ballots_find_finish (YishiRecord     *record,
                           GAsyncResult    *result,
                           char           **unit,
                           YishiBallotRow **ballot,
                           GError         **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, record), FALSE);

  request = g_task_get_task_data (G_TASK (result));
  *unit = g_strdup (request->unit);
  *ballot = g_steal_pointer (&request->ballot);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
void_ballot (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Request *request = data;

  return yishi_db_void_ballot (db, request->item, request->unit, request->reason, request->choice, request->channel,
                               request->teller, error);
}

void
yishi_ballots_void_async (YishiRecord         *record,
                          const YishiItem     *item,
                          const char          *unit,
                          const char          *reason,
                          const char          *choice,
                          const char          *channel,
                          const char          *teller,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->item = yishi_item_copy (item);
  request->unit = g_strdup (unit);
  request->reason = g_strdup (reason);
  request->choice = g_strdup (choice);
  request->channel = g_strdup (channel);
  request->teller = g_strdup (teller);
  start (record, YISHI_PART_MEETING, void_ballot, request, yishi_ballots_void_async, callback, user_data);
}

gboolean
yishi_ballots_void_finish (YishiRecord   *record,
                           GAsyncResult  *result,
                           char         **unit,
                           char         **reason,
                           GError       **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, record), FALSE);

  request = g_task_get_task_data (G_TASK (result));
  *unit = g_strdup (request->unit);
  *reason = g_strdup (request->reason);
  return g_task_propagate_boolean (G_TASK (result), error);
}
