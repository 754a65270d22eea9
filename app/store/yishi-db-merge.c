/* yishi-db-merge.c - units of which the chair has said that they are not one person's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-workspace.h"
#include "yishi-journal.h"
#include "yishi-json.h"

/* As the reducer writes it. */
#define PREFIX "merge-rejected:"
/* Where rejections were kept before. */
#define OLD_KEY "rejected-merges"

static gboolean
check_units (YishiDb            *db,
             const char *const  *units,
             GError            **error)
{
  if (g_strv_length ((char **) units) < 2)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was rejected: two units or more may be one person’s (name them all)"));
      return FALSE;
    }

  for (guint i = 0; units[i] != NULL; i++)
    {
      gint64 n;

      if (!yishi_db_query_int (db, 0, &n, error,
                               "SELECT count(*) FROM unit WHERE unit = ?1 AND last_version IS NULL", "t", units[i]))
        return FALSE;
      if (n > 0)
        continue;

      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("nothing was rejected: the roll has no unit “%s” (look at the possible merges again)"), units[i]);
      return FALSE;
    }

  return TRUE;
}

/* @reason: (nullable): NULL offers them again */
static gboolean
append_entry (YishiDb     *db,
              const char  *names,
              const char  *reason,
              GError     **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_string (body, "units", names);
  if (reason != NULL)
    yishi_json_string (body, "reason", reason);
  yishi_json_end_object (body);
  return yishi_journal_append (db, reason != NULL ? "merge.rejected" : "merge.offered", body, error) != 0;
}

static gboolean
is_rejected (YishiDb     *db,
             const char  *names,
             gboolean    *is,
             GError     **error)
{
  gint64 n;

  if (!yishi_db_query_int (db, 0, &n, error, "SELECT count(*) FROM setting WHERE key = '" PREFIX "' || ?1", "t", names))
    return FALSE;

  *is = n > 0;
  return TRUE;
}

gboolean
yishi_db_reject_merge (YishiDb            *db,
                       const char *const  *units,
                       const char         *reason,
                       GError            **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autofree char *names = g_strjoinv (" ", (char **) units);
  g_autofree char *stripped = reason != NULL ? g_strstrip (g_strdup (reason)) : NULL;
  gboolean is = FALSE;

  if (stripped != NULL && *stripped == '\0')
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was rejected: a reason is missing (say why they are not one person)"));
      return FALSE;
    }
  if (!yishi_transaction_begin (&transaction, db, error) || !is_rejected (db, names, &is, error))
    return FALSE;
  if (stripped == NULL && !is)
    return TRUE;

  return (stripped == NULL || check_units (db, units, error)) && append_entry (db, names, stripped, error) &&
         yishi_transaction_commit (&transaction, error);
}

GHashTable *
yishi_db_list_rejected_merges (YishiDb  *db,
                               GError  **error)
{
  g_autoptr(GHashTable) rejected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT substr(key, length('" PREFIX "') + 1), value"
                                                       " FROM setting WHERE key GLOB '" PREFIX "*'", "");
  int row;

  if (statement == NULL)
    return NULL;

  while ((row = yishi_db_step (db, statement, error)) > 0)
    g_hash_table_insert (rejected, yishi_db_dup (statement, 0), yishi_db_dup (statement, 1));
  return row == 0 ? g_steal_pointer (&rejected) : NULL;
}

gboolean
yishi_db_adopt_rejected_merges (YishiDb  *db,
                                GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(GError) failure = NULL;
  g_autofree char *old = yishi_db_get_workspace (db, OLD_KEY, &failure);
  g_auto(GStrv) lines = g_strsplit (old != NULL ? old : "", "\n", -1);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (old == NULL)
    return TRUE;
  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *tab = strchr (lines[i], '\t');
      g_autofree char *names = tab != NULL ? g_strndup (lines[i], (gsize) (tab - lines[i])) : NULL;

      if (names != NULL && !append_entry (db, names, tab + 1, error))
        return FALSE;
    }

  return yishi_db_set_workspace (db, OLD_KEY, NULL, error) && yishi_transaction_commit (&transaction, error);
}
