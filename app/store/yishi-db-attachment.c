/* yishi-db-attachment.c - pictures and documents that belong to an item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-attachment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-item-private.h"
#include "yishi-db-private.h"
#include "yishi-journal.h"
#include "yishi-media.h"

#define MAX_PAGE 9999
#define MAX_NAME_BYTES 1000

char *
yishi_db_get_media_path (YishiDb *db)
{
  return yishi_media_path (db->path);
}

static gboolean
check_new (YishiDb           *db,
           const YishiItem   *item,
           const char        *name,
           const char        *sha256,
           int                page,
           GError           **error)
{
  gint64 n;

  if (!yishi_db_check_meeting_open (db, item->meeting, error) ||
      !yishi_db_query_int (db, 0, &n, error,
                           "SELECT count(*) FROM attachment WHERE item = ?1 AND sha256 = ?2 AND page = ?3", "iti",
                           item->id, sha256, (gint64) page))
    return FALSE;
  if (n == 0)
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_EXISTS,
               _("“%s” was not attached: the item has it already (choose another)"), name);
  return FALSE;
}

gboolean
yishi_attachment_append (YishiDb          *db,
                         YishiAttachment  *attachment,
                         GError          **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 id;

  if (!yishi_db_query_int (db, 0, &id, error,
                           "SELECT max(ifnull((SELECT max(id) FROM attachment), 0),"
                           "  ifnull((SELECT max(id) FROM removed WHERE noun = 'attachment'), 0))",
                           ""))
    return FALSE;

  attachment->id = id + 1;
  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", attachment->id);
  yishi_json_int (body, "item", attachment->item);
  yishi_json_string (body, "name", attachment->name);
  yishi_json_string (body, "file", attachment->file);
  yishi_json_string (body, "sha256", attachment->sha256);
  yishi_json_int (body, "page", attachment->page);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "attachment.added", body, error) != 0;
}

/* The name as it was chosen, cut where it would be endless. */
static char *
get_name (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  gsize length = strlen (name);
  const char *start = length > MAX_NAME_BYTES ? g_utf8_find_next_char (name + length - MAX_NAME_BYTES, NULL) : name;

  return g_strdup (start);
}

gboolean
yishi_db_add_attachment (YishiDb     *db,
                         gint64       item,
                         const char  *path,
                         int          page,
                         gint64      *made,
                         GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiItem) of = yishi_db_get_item (db, item, error);
  g_autofree char *name = get_name (path);
  g_autofree char *file = NULL;
  char sha256[YISHI_SHA256_TEXT];
  YishiAttachment attachment;

  g_return_val_if_fail (page >= 0 && page <= MAX_PAGE, FALSE);

  /* The file comes before the entry that names it. One that no entry names, where
   * the disk was full in between, does no harm. */
  if (of == NULL || !yishi_db_check_meeting_open (db, of->meeting, error) ||
      !yishi_media_add (db->path, path, &file, sha256, error) ||
      !yishi_transaction_begin (&transaction, db, error) || !check_new (db, of, name, sha256, page, error))
    return FALSE;

  attachment = (YishiAttachment) { 0, item, name, file, sha256, page };
  if (!yishi_attachment_append (db, &attachment, error) || !yishi_transaction_commit (&transaction, error))
    return FALSE;

  if (made != NULL)
    *made = attachment.id;
  return TRUE;
}

gboolean
yishi_db_restore_attachment (YishiDb                *db,
                             const YishiAttachment  *attachment,
                             GError                **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiItem) of = yishi_db_get_item (db, attachment->item, error);
  YishiAttachment again = *attachment;

  return of != NULL && yishi_transaction_begin (&transaction, db, error) &&
         check_new (db, of, again.name, again.sha256, again.page, error) &&
         yishi_attachment_append (db, &again, error) && yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_remove_attachment (YishiDb  *db,
                            gint64    attachment,
                            GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 meeting;

  if (!yishi_transaction_begin (&transaction, db, error) ||
      !yishi_db_query_int (db, 0, &meeting, error,
                           "SELECT i.meeting FROM attachment a JOIN item i ON i.id = a.item WHERE a.id = ?1", "i",
                           attachment))
    return FALSE;
  if (meeting == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("there is no such attachment (it was taken away already)"));
      return FALSE;
    }
  if (!yishi_db_check_meeting_open (db, meeting, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", attachment);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "attachment.removed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

GPtrArray *
yishi_db_list_attachments (YishiDb  *db,
                           gint64    meeting,
                           GError  **error)
{
  g_autoptr(GPtrArray) attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attachment_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT a.id, a.item, a.name, a.file, a.sha256, a.page"
                                            " FROM item i JOIN attachment a ON a.item = i.id WHERE i.meeting = ?1"
                                            " ORDER BY i.number, a.id",
                                            "i", meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiAttachment *attachment = g_new0 (YishiAttachment, 1);

      attachment->id = sqlite3_column_int64 (statement, 0);
      attachment->item = sqlite3_column_int64 (statement, 1);
      attachment->name = yishi_db_dup (statement, 2);
      attachment->file = yishi_db_dup (statement, 3);
      if (!yishi_media_is_ours (attachment->file))
        *attachment->file = '\0';
      attachment->sha256 = yishi_db_dup (statement, 4);
      attachment->page = sqlite3_column_int (statement, 5);
      g_ptr_array_add (attachments, attachment);
    }

  return status == 0 ? g_steal_pointer (&attachments) : NULL;
}
