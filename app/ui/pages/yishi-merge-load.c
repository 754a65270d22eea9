/* yishi-merge-load.c - finds the units that may be one person's, without those the chair has rejected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-merge-load.h"

#include <string.h>

#include "yishi-db-merge.h"

typedef struct
{
  YishiLoadedRoll *roll;      /* (owned) */
  GHashTable      *rejected;  /* (owned) (nullable) reasons by the names of the units */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  yishi_loaded_roll_unref (search->roll);
  g_clear_pointer (&search->rejected, g_hash_table_unref);
  g_free (search);
}

void
yishi_merges_free (YishiMerges *self)
{
  if (self == NULL)
    return;

  yishi_loaded_roll_unref (self->roll);
  g_clear_pointer (&self->merges, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self);
}

char **
yishi_merge_list_units (const YishiRoll          *roll,
                        const YishiPossibleMerge *merge)
{
  char **names = g_new0 (char *, merge->units->len + 1);

  for (guint i = 0; i < merge->units->len; i++)
    names[i] = g_strdup (yishi_roll_get_unit (roll, g_array_index (merge->units, guint, i))->unit);

  return names;
}

static char *
join_units (const YishiRoll          *roll,
            const YishiPossibleMerge *merge)
{
  g_auto(GStrv) names = yishi_merge_list_units (roll, merge);

  return g_strjoinv (" ", names);
}

static void
find_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Search *search = task_data;
  g_autoptr(GPtrArray) found = yishi_roll_possible_merges (search->roll->roll);
  YishiMerges *merges = g_new0 (YishiMerges, 1);
  g_autoptr(GPtrArray) set_aside = g_ptr_array_new ();

  merges->roll = yishi_loaded_roll_ref (search->roll);
  merges->reasons = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < found->len; i++)
    {
      YishiPossibleMerge *merge = g_ptr_array_index (found, i);
      g_autofree char *key = join_units (search->roll->roll, merge);
      const char *reason = g_hash_table_lookup (search->rejected, key);

      if (reason == NULL)
        {
          found->pdata[merges->n_open++] = merge;
          continue;
        }
      g_ptr_array_add (set_aside, merge);
      g_ptr_array_add (merges->reasons, g_strdup (reason));
    }
  if (set_aside->len > 0)
    memcpy (found->pdata + merges->n_open, set_aside->pdata, set_aside->len * sizeof (gpointer));
  merges->merges = g_steal_pointer (&found);
  g_task_return_pointer (task, merges, (GDestroyNotify) yishi_merges_free);
}

static gboolean
load_rejected (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Search *search = data;

  if (!yishi_db_adopt_rejected_merges (db, error))
    return FALSE;

  search->rejected = yishi_db_list_rejected_merges (db, error);
  return search->rejected != NULL;
}

static void
rejected_loaded_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, find_in_thread);
}

void
yishi_merges_load_async (YishiRecord         *record,
                         YishiLoadedRoll     *roll,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (record, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->roll = yishi_loaded_roll_ref (roll);
  g_task_set_source_tag (task, yishi_merges_load_async);
  g_task_set_task_data (task, search, search_free);
  yishi_record_perform_async (record, 0, load_rejected, search, NULL, cancellable, rejected_loaded_cb, task);
}

YishiMerges *
yishi_merges_load_finish (YishiRecord   *record,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, record), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What the chair decided. */
typedef struct
{
  char     **units;    /* (owned) */
  gboolean   confirm;
  char      *reason;   /* (owned) (nullable) NULL: it is offered again */
} Decision;

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_strfreev (decision->units);
  g_free (decision->reason);
  g_free (decision);
}

static Decision *
decision_new (const char *const *units,
              gboolean           confirm,
              const char        *reason)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->units = g_strdupv ((char **) units);
  decision->confirm = confirm;
  decision->reason = reason != NULL ? g_strdelimit (g_strdup (reason), "\r\n\t", ' ') : NULL;
  return decision;
}

static gboolean
store_rejection (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Decision *decision = data;

  return yishi_db_reject_merge (db, (const char *const *) decision->units, decision->reason, error);
}

void
yishi_merges_reject_async (YishiRecord         *record,
                           const char *const   *units,
                           const char          *reason,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  /* The seal is another one; the roll is not. */
  yishi_record_perform_async (record, YISHI_PART_INFO | YISHI_PART_MEETING, store_rejection,
                              decision_new (units, FALSE, reason), decision_free, NULL, callback, user_data);
}

static gboolean
store_decision (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Decision *decision = data;

  return yishi_db_merge_units (db, (const char *const *) decision->units, decision->confirm, decision->reason, error);
}

void
yishi_merges_decide_async (YishiRecord         *record,
                           const char *const   *units,
                           gboolean             confirm,
                           const char          *reason,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  yishi_record_perform_async (record, YISHI_PART_ALL, store_decision, decision_new (units, confirm, reason),
                              decision_free, NULL, callback, user_data);
}

gboolean
yishi_merges_store_finish (YishiRecord   *record,
                           GAsyncResult  *result,
                           GError       **error)
{
  return yishi_record_perform_finish (record, result, error);
}
