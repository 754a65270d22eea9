/* yishi-verifier-media.c - whether the attachments are there and as they were
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-media.h"
#include "yishi-verifier-private.h"

/* A file that the journal names, with the entry that first did. */
typedef struct
{
  char   *name;    /* (owned) as it was chosen */
  char   *file;    /* (owned) */
  char   *sha256;  /* (owned) */
  gint64  seq;
} Named;

static void
free_named (gpointer data)
{
  Named *self = data;

  g_free (self->name);
  g_free (self->file);
  g_free (self->sha256);
  g_free (self);
}

static gboolean
check_file (YishiDb            *db,
            const Named        *named,
            YishiVerification  *verification,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autoptr(GError) own = NULL;
  char sha256[YISHI_SHA256_TEXT];

  if (yishi_media_sum (db->path, named->file, sha256, cancellable, &own))
    {
      if (strcmp (sha256, named->sha256) != 0)
        yishi_verification_add (verification, named->seq, "ATTACHMENT",
                                g_strdup_printf (_("the attachment “%s” was changed after it was added"),
                                                 named->name));
      return TRUE;
    }
  if (g_error_matches (own, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }

  yishi_verification_add (verification, named->seq, "ATTACHMENT",
                          g_strdup_printf (_("the attachment “%s” is missing from the media folder, or cannot be "
                                             "read"),
                                           named->name));
  return TRUE;
}

gboolean
yishi_verify_attachments (YishiDb            *db,
                          YishiDb            *replay,
                          YishiVerification  *verification,
                          GCancellable       *cancellable,
                          GError            **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (free_named);
  sqlite3_stmt *statement = yishi_db_query (replay, error,
                                            "SELECT name, file, sha256, min(seq) FROM attachment GROUP BY file, sha256"
                                            " ORDER BY 4",
                                            "");
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (replay, statement, error)) > 0)
    {
      Named *named = g_new0 (Named, 1);

      named->name = yishi_db_dup (statement, 0);
      named->file = yishi_db_dup (statement, 1);
      named->sha256 = yishi_db_dup (statement, 2);
      named->seq = sqlite3_column_int64 (statement, 3);
      g_ptr_array_add (files, named);
    }
  if (status != 0)
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    if (!check_file (db, files->pdata[i], verification, cancellable, error))
      return FALSE;

  return TRUE;
}
