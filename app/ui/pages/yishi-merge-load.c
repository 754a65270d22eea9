/* yishi-merge-load.c - finds the units that may be one person's, without those the chair has rejected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The workspace keeps a line for each rejection: the names of the units, parted
 * by blanks, a tab, the reason.
 */
#include "yishi-merge-load.h"

#include <string.h>

#include "yishi-db-workspace.h"

#define KEY "rejected-merges"

typedef struct
{
  YishiLoadedRoll *roll;      /* (owned) */
  char            *rejected;  /* (owned) (nullable) what the workspace keeps */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  yishi_loaded_roll_unref (search->roll);
  g_free (search->rejected);
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

/* Returns: (transfer full): the texts of rejections by the names of their units */
static GHashTable *
read_rejected (const char *text)
{
  GHashTable *rejected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *tab = strchr (lines[i], '\t');

      if (tab != NULL)
        g_hash_table_insert (rejected, g_strndup (lines[i], (gsize) (tab - lines[i])), g_strdup (tab + 1));
    }

  return rejected;
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
  g_autoptr(GHashTable) rejected = read_rejected (search->rejected);
  g_autoptr(GPtrArray) found = yishi_roll_possible_merges (search->roll->roll);
  YishiMerges *merges = g_new0 (YishiMerges, 1);
  g_autoptr(GPtrArray) set_aside = g_ptr_array_new ();

  merges->roll = yishi_loaded_roll_ref (search->roll);
  merges->reasons = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < found->len; i++)
    {
      YishiPossibleMerge *merge = g_ptr_array_index (found, i);
      g_autofree char *key = join_units (search->roll->roll, merge);
      const char *reason = g_hash_table_lookup (rejected, key);

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
  g_autoptr(GError) local_error = NULL;

  search->rejected = yishi_db_get_workspace (db, KEY, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
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
  g_autoptr(GError) local_error = NULL;
  g_autofree char *before = yishi_db_get_workspace (db, KEY, &local_error);
  g_auto(GStrv) lines = NULL;
  g_autoptr(GString) after = g_string_new (NULL);
  g_autofree char *units = g_strjoinv (" ", decision->units);
  g_autofree char *begin = g_strconcat (units, "\t", NULL);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  lines = g_strsplit (before != NULL ? before : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], begin))
      g_string_append_printf (after, "%s\n", lines[i]);
  if (decision->reason != NULL)
    g_string_append_printf (after, "%s%s\n", begin, decision->reason);

  return yishi_db_set_workspace (db, KEY, after->len > 0 ? after->str : NULL, error);
}

void
yishi_merges_reject_async (YishiRecord         *record,
                           const char *const   *units,
                           const char          *reason,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  yishi_record_perform_async (record, 0, store_rejection, decision_new (units, FALSE, reason), decision_free, NULL,
                              callback, user_data);
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
