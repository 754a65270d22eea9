/* yishi-ballots-record.c - writes counted hands, a roll call or the chair's casting vote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-record.h"

#include "yishi-ballots-look.h"
#include "yishi-db-record.h"
#include "yishi-db-workspace.h"

typedef struct
{
  YishiItem  *item;      /* (owned) */
  gint64      members;
  gint64      present;
  char      **names;     /* (owned) (nullable) */
  gint64     *counts;    /* (owned) (nullable) */
  char      **choices;   /* (owned) (nullable) */
  char       *everybody; /* (owned) (nullable) names, one a line */
  char       *casting;   /* (owned) (nullable) */
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  yishi_item_free (count->item);
  g_strfreev (count->names);
  g_free (count->counts);
  g_strfreev (count->choices);
  g_free (count->everybody);
  g_free (count->casting);
  g_free (count);
}

/* How many members there are is said once and kept. */
static gboolean
keep_members (YishiDb      *db,
              const Count  *count,
              GError      **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new = g_strdup_printf ("%" G_GINT64_FORMAT, count->members);

  if (count->members <= 0)
    return TRUE;

  old = yishi_db_get_setting (db, "members", &local_error);
  if (local_error == NULL)
    return g_strcmp0 (old, new) == 0 || yishi_db_set_setting (db, "members", new, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
write_counts (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Count *count = data;

  return yishi_db_record_counts (db, count->item, count->members, count->present, (const char *const *) count->names,
                                 count->counts, g_strv_length (count->names), error) &&
         keep_members (db, count, error);
}

static gboolean
write_call (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Count *count = data;

  return yishi_db_record_roll_call (db, count->item, count->members, (const char *const *) count->names,
                                    (const char *const *) count->choices, error) &&
         keep_members (db, count, error) &&
         (count->everybody == NULL || yishi_db_set_workspace (db, YISHI_MEMBERS_KEY, count->everybody, error));
}

static gboolean
write_casting (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Count *count = data;

  return yishi_db_give_casting_vote (db, count->item, count->casting, error);
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

static Count *
count_new (const YishiItem *item)
{
  Count *count = g_new0 (Count, 1);

  count->item = yishi_item_copy (item);
  return count;
}

static void
start (YishiRecord         *record,
       YishiStoreFunc       func,
       Count               *count,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (record, NULL, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, count, count_free);
  yishi_record_perform_async (record, YISHI_PART_MEETING, func, count, NULL, NULL, performed_cb, task);
}

void
yishi_ballots_record_counts_async (YishiRecord         *record,
                                   const YishiItem     *item,
                                   gint64               members,
                                   gint64               present,
                                   const char *const   *names,
                                   const gint64        *counts,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Count *count = count_new (item);

  count->members = members;
  count->present = present;
  count->names = g_strdupv ((char **) names);
  count->counts = g_memdup2 (counts, g_strv_length ((char **) names) * sizeof (gint64));
  start (record, write_counts, count, callback, user_data);
}

void
yishi_ballots_record_call_async (YishiRecord         *record,
                                 const YishiItem     *item,
                                 gint64               members,
                                 const char *const   *names,
                                 const char *const   *choices,
                                 const char *const   *everybody,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Count *count = count_new (item);

  count->members = members;
  count->names = g_strdupv ((char **) names);
  count->choices = g_strdupv ((char **) choices);
  count->everybody = everybody != NULL ? g_strjoinv ("\n", (char **) everybody) : NULL;
  start (record, write_call, count, callback, user_data);
}

void
yishi_ballots_give_casting_async (YishiRecord         *record,
                                  const YishiItem     *item,
                                  const char          *choice,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Count *count = count_new (item);

  count->casting = g_strdup (choice);
  start (record, write_casting, count, callback, user_data);
}

gboolean
yishi_ballots_record_finish (YishiRecord   *record,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, record), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
