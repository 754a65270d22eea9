/* yishi-private-note.c - keeps the chair's private note on an item as it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-private-note.h"

#include "yishi-agenda-write.h"
#include "yishi-db-workspace.h"

#define DELAY_MILLIS 500

struct _YishiPrivateNote
{
  GObject parent_instance;

  YishiRecord   *record;      /* (owned) */
  char          *key;         /* (owned) in the workspace */
  gboolean       is_draft;    /* of an item that the record does not have yet */
  GtkTextBuffer *buffer;      /* (owned) */
  guint          timer;       /* 0 if all is written */
  gboolean       is_reading;  /* what is set now was not typed */
  gboolean       is_changed;
};

G_DEFINE_FINAL_TYPE (YishiPrivateNote, yishi_private_note, G_TYPE_OBJECT)

/* For the store's thread and back. */
typedef struct
{
  char *key;   /* (owned) */
  char *text;  /* (owned) (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->key);
  g_free (job->text);
  g_free (job);
}

static gboolean
read_note (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Job *job = data;
  GError *own = NULL;

  job->text = yishi_db_get_workspace (db, job->key, &own);
  if (own != NULL)
    g_propagate_error (error, own);

  return own == NULL;
}

static gboolean
write_note (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Job *job = data;

  return yishi_db_set_workspace (db, job->key, job->text, error);
}

static void
note_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(YishiPrivateNote) self = user_data;
  g_autoptr(GError) error = NULL;
  Job *job = g_object_get_data (G_OBJECT (self), "job");

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_warning ("Reading a private note: %s", error->message);
  else if (job->text != NULL && !self->is_changed)
    {
      self->is_reading = TRUE;
      gtk_text_buffer_set_text (self->buffer, job->text, -1);
      self->is_reading = FALSE;
      self->is_changed = self->is_draft;
    }

  g_object_set_data (G_OBJECT (self), "job", NULL);
}

static void
note_written_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_warning ("Keeping a private note: %s", error->message);
}

/* @text: (transfer full) (nullable) */
static void
store (YishiPrivateNote *self,
       char             *text)
{
  Job *job = g_new0 (Job, 1);

  g_clear_handle_id (&self->timer, g_source_remove);
  job->key = g_strdup (self->key);
  job->text = text;
  yishi_record_perform_async (self->record, 0, write_note, job, job_free, NULL, note_written_cb, NULL);
}

void
yishi_private_note_flush (YishiPrivateNote *self)
{
  g_return_if_fail (YISHI_IS_PRIVATE_NOTE (self));

  if (self->timer != 0)
    store (self, yishi_private_note_get_text (self));
}

void
yishi_private_note_forget (YishiPrivateNote *self)
{
  g_return_if_fail (YISHI_IS_PRIVATE_NOTE (self));

  if (self->is_draft)
    store (self, NULL);
}

static gboolean
timed_out_cb (gpointer user_data)
{
  yishi_private_note_flush (user_data);
  return G_SOURCE_REMOVE;
}

static void
buffer_changed_cb (YishiPrivateNote *self)
{
  if (self->is_reading)
    return;

  self->is_changed = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (DELAY_MILLIS, timed_out_cb, self);
}

gboolean
yishi_private_note_is_changed (YishiPrivateNote *self)
{
  g_return_val_if_fail (YISHI_IS_PRIVATE_NOTE (self), FALSE);

  return self->is_changed && gtk_text_buffer_get_char_count (self->buffer) > 0;
}

char *
yishi_private_note_get_text (YishiPrivateNote *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (YISHI_IS_PRIVATE_NOTE (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  if (gtk_text_iter_equal (&start, &end))
    return NULL;

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
yishi_private_note_dispose (GObject *object)
{
  YishiPrivateNote *self = YISHI_PRIVATE_NOTE (object);

  if (self->record != NULL)
    yishi_private_note_flush (self);
  g_clear_object (&self->record);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (yishi_private_note_parent_class)->dispose (object);
}

static void
yishi_private_note_finalize (GObject *object)
{
  g_free (YISHI_PRIVATE_NOTE (object)->key);
  G_OBJECT_CLASS (yishi_private_note_parent_class)->finalize (object);
}

static void
yishi_private_note_class_init (YishiPrivateNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_private_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_private_note_finalize;
}

static void
yishi_private_note_init (YishiPrivateNote *self)
{
}

YishiPrivateNote *
yishi_private_note_new (YishiRecord   *record,
                        gint64         item,
                        gint64         meeting,
                        GtkTextBuffer *buffer)
{
  YishiPrivateNote *self = g_object_new (YISHI_TYPE_PRIVATE_NOTE, NULL);
  Job *job;

  self->record = g_object_ref (record);
  self->is_draft = item == 0;
  self->key = item != 0 ? yishi_private_note_key (item)
                        : g_strdup_printf ("draft-item-note:%" G_GINT64_FORMAT, -meeting);
  self->buffer = g_object_ref (buffer);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  job = g_new0 (Job, 1);
  job->key = g_strdup (self->key);
  g_object_set_data_full (G_OBJECT (self), "job", job, job_free);
  yishi_record_perform_async (record, 0, read_note, job, NULL, NULL, note_read_cb, g_object_ref (self));
  return self;
}
