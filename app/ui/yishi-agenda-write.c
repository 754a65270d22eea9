/* yishi-agenda-write.c - one change of an agenda, from the main thread to the store's and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-agenda-write.h"

#include <string.h>

#include "yishi-db-agenda.h"
#include "yishi-db-attachment.h"
#include "yishi-db-workspace.h"

static void
file_free (gpointer data)
{
  YishiNewFile *self = data;

  g_free (self->path);
  g_free (self);
}

YishiAgendaWrite *
yishi_agenda_write_new (gint64       meeting,
                        YishiChange *change)
{
  YishiAgendaWrite *self = g_new0 (YishiAgendaWrite, 1);

  self->meeting = meeting;
  self->change = change;
  self->direction = -1;
  self->names = g_array_new (FALSE, TRUE, sizeof (YishiNewName));
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->dropped = g_array_new (FALSE, TRUE, sizeof (gint64));
  return self;
}

void
yishi_agenda_write_free (YishiAgendaWrite *self)
{
  if (self == NULL)
    return;

  yishi_change_free (self->change);
  g_array_unref (self->names);
  g_ptr_array_unref (self->files);
  g_array_unref (self->dropped);
  g_free (self->note);
  g_clear_error (&self->trouble);
  g_free (self);
}

void
yishi_agenda_write_attach (YishiAgendaWrite *self,
                           const char       *path,
                           int               page)
{
  YishiNewFile *file = g_new0 (YishiNewFile, 1);

  file->path = g_strdup (path);
  file->page = page;
  g_ptr_array_add (self->files, file);
}

char *
yishi_private_note_key (gint64 item)
{
  return g_strdup_printf ("private-note:%" G_GINT64_FORMAT, item);
}

/* What the chair noted on an item that was removed is his again. */
static gboolean
move_note (YishiDb             *db,
           const YishiNewName  *name,
           GError             **error)
{
  g_autofree char *before = yishi_private_note_key (name->before);
  g_autofree char *after = yishi_private_note_key (name->after);
  g_autoptr(GError) local_error = NULL;
  g_autofree char *note = yishi_db_get_workspace (db, before, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return note == NULL || (yishi_db_set_workspace (db, after, note, error) &&
                          yishi_db_set_workspace (db, before, NULL, error));
}

static gboolean
add (YishiDb           *db,
     YishiAgendaWrite  *self,
     GError           **error)
{
  GPtrArray *items = self->change->after;
  const YishiOrder *order = self->change->order_after;

  g_array_set_size (self->names, items->len);
  for (guint i = 0; i < items->len; i++)
    g_array_index (self->names, YishiNewName, i).before = ((YishiItem *) items->pdata[i])->id;

  if (!yishi_db_add_items (db, self->meeting, items, self->change->attachments, order != NULL ? order->ids : NULL,
                           order != NULL ? order->parents : NULL, order != NULL ? order->n : 0, error))
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      YishiNewName *name = &g_array_index (self->names, YishiNewName, i);

      name->after = ((YishiItem *) items->pdata[i])->id;
      if (!move_note (db, name, error))
        return FALSE;
    }

  return TRUE;
}

static const YishiItem *
find_item (const GPtrArray *items,
           gint64           id)
{
  for (guint i = 0; i < items->len; i++)
    if (((YishiItem *) items->pdata[i])->id == id)
      return items->pdata[i];

  return NULL;
}

/* Keeps what the items that go have attached. */
static gboolean
keep_attachments (YishiDb           *db,
                  YishiAgendaWrite  *self,
                  GError           **error)
{
  g_autoptr(GPtrArray) attachments = yishi_db_list_attachments (db, self->meeting, error);

  if (attachments == NULL)
    return FALSE;

  g_ptr_array_set_size (self->change->attachments, 0);
  for (guint i = 0; i < attachments->len; i++)
    {
      YishiAttachment *attachment = attachments->pdata[i];

      if (find_item (self->change->before, attachment->item) == NULL)
        continue;
      g_ptr_array_add (self->change->attachments, attachment);
      attachments->pdata[i] = g_new0 (YishiAttachment, 1);
    }

  return TRUE;
}

static gboolean
take_away (YishiDb           *db,
           YishiAgendaWrite  *self,
           GError           **error)
{
  const GPtrArray *items = self->change->before;
  g_autoptr(GArray) wholes = g_array_new (FALSE, TRUE, sizeof (gint64));

  /* With an item go its parts. */
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];

      if (item->parent == 0 || find_item (items, item->parent) == NULL)
        g_array_append_val (wholes, item->id);
    }

  return keep_attachments (db, self, error) &&
         yishi_db_remove_items (db, (const gint64 *) (gconstpointer) wholes->data, wholes->len, error);
}

static gboolean
write_change (YishiDb           *db,
              YishiAgendaWrite  *self,
              GError           **error)
{
  const YishiChange *change = self->change;
  const YishiItem *item = change->after->len > 0 ? change->after->pdata[0] : NULL;

  switch (change->kind)
    {
    case YISHI_CHANGE_ADDED:
      return add (db, self, error);
    case YISHI_CHANGE_REMOVED:
      return take_away (db, self, error);
    case YISHI_CHANGE_EDITED:
      return yishi_db_change_item (db, item->id, item, error);
    case YISHI_CHANGE_WITHDRAWN:
      return yishi_db_withdraw_item (db, item->id, item->withdrawn, error);
    case YISHI_CHANGE_ORDERED:
      return yishi_db_order_items (db, self->meeting, change->order_after->ids, change->order_after->parents,
                                   change->order_after->n, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Returns: (transfer full) (nullable) (element-type YishiAttachment): those of one item */
static GPtrArray *
list_of_item (YishiDb           *db,
              YishiAgendaWrite  *self,
              gint64             item,
              GError           **error)
{
  GPtrArray *attachments = yishi_db_list_attachments (db, self->meeting, error);

  for (guint i = attachments != NULL ? attachments->len : 0; i > 0; i--)
    if (((YishiAttachment *) attachments->pdata[i - 1])->item != item)
      g_ptr_array_remove_index (attachments, i - 1);

  return attachments;
}

static gboolean
is_same_page (gconstpointer a,
              gconstpointer b)
{
  const YishiAttachment *one = a, *other = b;

  return one->page == other->page && strcmp (one->file, other->file) == 0;
}

/* Takes out of @from, and adds to @to, what @others do not have. */
static void
move_missing (GPtrArray *to,
              GPtrArray *from,
              GPtrArray *others)
{
  for (guint i = 0; i < from->len;)
    if (g_ptr_array_find_with_equal_func (others, from->pdata[i], is_same_page, NULL))
      i++;
    else
      g_ptr_array_add (to, g_ptr_array_steal_index (from, i));
}

/* Attaches and takes away what the chair asked for. */
static gboolean
change_files (YishiDb           *db,
              YishiAgendaWrite  *self,
              gint64             item,
              GError           **error)
{
  for (guint i = 0; i < self->dropped->len; i++)
    if (!yishi_db_remove_attachment (db, g_array_index (self->dropped, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < self->files->len; i++)
    {
      const YishiNewFile *file = self->files->pdata[i];

      if (!yishi_db_add_attachment (db, item, file->path, file->page, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* The same, for the first time, and notes what was done, as far as it was, for the way back. */
static void
change_files_first (YishiDb          *db,
                    YishiAgendaWrite *self,
                    gint64            item)
{
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GError) error = NULL;

  if (self->dropped->len == 0 && self->files->len == 0)
    return;

  before = list_of_item (db, self, item, &self->trouble);
  if (before == NULL)
    return;

  change_files (db, self, item, &self->trouble);
  after = list_of_item (db, self, item, self->trouble == NULL ? &self->trouble : &error);
  if (after == NULL || self->change->kind != YISHI_CHANGE_EDITED)
    return;

  move_missing (self->change->detached, before, after);
  move_missing (self->change->attached, after, before);
}

/* Undone and done again, it is known which ones; they have other ids by now. One
 * that is there, or gone, already, stays so. */
static void
change_files_again (YishiDb          *db,
                    YishiAgendaWrite *self,
                    gint64            item)
{
  const YishiChange *change = self->change;
  g_autoptr(GPtrArray) there = NULL;
  guint position;

  if (change->attached->len == 0 && change->detached->len == 0)
    return;

  there = list_of_item (db, self, item, &self->trouble);
  for (guint i = 0; there != NULL && i < change->detached->len; i++)
    if (g_ptr_array_find_with_equal_func (there, change->detached->pdata[i], is_same_page, &position) &&
        !yishi_db_remove_attachment (db, ((YishiAttachment *) there->pdata[position])->id, &self->trouble))
      return;
  for (guint i = 0; there != NULL && i < change->attached->len; i++)
    if (!g_ptr_array_find_with_equal_func (there, change->attached->pdata[i], is_same_page, NULL) &&
        !yishi_db_restore_attachment (db, change->attached->pdata[i], &self->trouble))
      return;
}

/* What belongs to the item besides. It stands in the record by now, so that what
 * fails here is told and does not undo it. */
static void
write_rest (YishiDb          *db,
            YishiAgendaWrite *self)
{
  const YishiItem *item = self->change->after->len > 0 ? self->change->after->pdata[0] : NULL;
  g_autofree char *key = item != NULL ? yishi_private_note_key (item->id) : NULL;

  if (self->note != NULL && !yishi_db_set_workspace (db, key, self->note, &self->trouble))
    return;
  if (item != NULL && self->direction < 0)
    change_files_first (db, self, item->id);
  else if (item != NULL && self->change->kind == YISHI_CHANGE_EDITED)
    change_files_again (db, self, item->id);
}

gboolean
yishi_agenda_write_run (YishiDb       *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  YishiAgendaWrite *self = data;

  if (!write_change (db, self, error))
    return FALSE;

  write_rest (db, self);
  return TRUE;
}
