/* yishi-agenda-details.c - what an agenda shows that the snapshot of its meeting does not have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-agenda-details.h"

#include "yishi-agenda-write.h"
#include "yishi-db-agenda.h"
#include "yishi-db-workspace.h"

YishiAgendaDetails *
yishi_agenda_details_new (const YishiMeetingState *meeting)
{
  YishiAgendaDetails *self = g_new0 (YishiAgendaDetails, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->sources = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->carried = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->notes = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; meeting != NULL && i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      g_array_append_val (self->items, item->id);
      g_array_append_val (self->sources, item->carried_from);
    }

  return self;
}

void
yishi_agenda_details_free (YishiAgendaDetails *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->items);
  g_array_unref (self->sources);
  g_hash_table_unref (self->carried);
  g_hash_table_unref (self->notes);
  g_free (self);
}

static gboolean
read_source (YishiDb             *db,
             YishiAgendaDetails  *self,
             gint64               item,
             gint64               source,
             GError             **error)
{
  g_autoptr(YishiItem) before = NULL;
  g_autoptr(YishiMeeting) meeting = NULL;

  if (source == 0)
    return TRUE;
  before = yishi_db_get_item (db, source, error);
  meeting = before != NULL ? yishi_db_get_meeting (db, before->meeting, error) : NULL;
  if (meeting == NULL)
    return FALSE;

  g_hash_table_insert (self->carried, GSIZE_TO_POINTER ((gsize) item), g_strdup (meeting->date));
  return TRUE;
}

static gboolean
read_note (YishiDb             *db,
           YishiAgendaDetails  *self,
           gint64               item,
           GError             **error)
{
  g_autofree char *key = yishi_private_note_key (item);
  g_autoptr(GError) local_error = NULL;
  g_autofree char *note = yishi_db_get_workspace (db, key, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (note != NULL && *note != '\0')
    g_hash_table_add (self->notes, GSIZE_TO_POINTER ((gsize) item));
  return TRUE;
}

gboolean
yishi_agenda_details_run (YishiDb       *db,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  YishiAgendaDetails *self = data;

  for (guint i = 0; i < self->items->len; i++)
    {
      gint64 item = g_array_index (self->items, gint64, i);

      if (!read_source (db, self, item, g_array_index (self->sources, gint64, i), error) ||
          !read_note (db, self, item, error))
        return FALSE;
    }

  return TRUE;
}
