/* yishi-notes.c - the notes of an item: one field, and what was noted before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-notes.h"

#include <string.h>

#include "yishi-db-room.h"
#include "yishi-draft.h"
#include "yishi-floor-words.h"
#include "yishi-note-drafts.h"
#include "yishi-note-row.h"
#include "yishi-window.h"

struct _YishiNotes
{
  AdwBin parent_instance;

  YishiRecord *record;   /* (owned) (nullable) */
  gint64       meeting;  /* id */
  gint64       item;     /* id, 0: of the meeting as a whole */
  YishiDraft  *draft;    /* (owned) of the note being typed */
  char        *kept;     /* (owned) (nullable) what it was when it was kept for somebody */

  /* Template children */
  GtkEntry   *entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (YishiNotes, yishi_notes, ADW_TYPE_BIN)

/* A note on its way to the record. */
typedef struct
{
  gint64  meeting;
  gint64  item;
  char   *text;  /* (owned) */
} NewNote;

static void
new_note_free (NewNote *note)
{
  g_free (note->text);
  g_free (note);
}

static gboolean
add_in_store (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  NewNote *note = data;

  return yishi_db_add_note (db, note->meeting, note->item, note->text, NULL, error);
}

/* What is waited for, and where it was typed. */
typedef struct
{
  YishiNotes *self;  /* (owned) */
  gint64      item;
  char       *text;  /* (owned) */
} Waiting;

/* What could not be noted goes back to where it was typed, if nothing else is
 * there by now; it is said in any case. */
static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Waiting *waiting = user_data;
  YishiNotes *self = waiting->self;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (GTK_WIDGET (self), error);
      if (self->entry != NULL && waiting->item == self->item &&
          *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
        gtk_editable_set_text (GTK_EDITABLE (self->entry), waiting->text);
    }
  g_object_unref (waiting->self);
  g_free (waiting->text);
  g_free (waiting);
}

static void
entry_activated_cb (YishiNotes *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  NewNote *note;
  Waiting *waiting;

  if (*text == '\0' || self->record == NULL)
    return;

  note = g_new0 (NewNote, 1);
  note->meeting = self->meeting;
  note->item = self->item;
  note->text = g_strdup (text);
  waiting = g_new0 (Waiting, 1);
  waiting->self = g_object_ref (self);
  waiting->item = self->item;
  waiting->text = g_strdup (text);
  yishi_record_perform_async (self->record, YISHI_PART_MEETING, add_in_store, note, (GDestroyNotify) new_note_free,
                              NULL, added_cb, waiting);
  /* Behind the note in the store's queue: the text is in one place or the other. */
  yishi_draft_settle (self->draft, "");
}

/* (nullable): NULL if no row shows that note */
static YishiNoteRow *
find_row (YishiNotes *self,
          gint64      id)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (YISHI_IS_NOTE_ROW (row) && yishi_note_row_get_id (YISHI_NOTE_ROW (row)) == id)
      return YISHI_NOTE_ROW (row);

  return NULL;
}

static gboolean
is_shown (const YishiMeetingState *meeting,
          gint64                   item,
          gint64                   note)
{
  for (guint i = 0; i < meeting->notes->len; i++)
    {
      const YishiNote *candidate = meeting->notes->pdata[i];

      if (candidate->id == note)
        return candidate->item == item;
    }

  return FALSE;
}

static void
drop_rows (YishiNotes              *self,
           const YishiMeetingState *meeting)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (YISHI_IS_NOTE_ROW (row) && !is_shown (meeting, self->item, yishi_note_row_get_id (YISHI_NOTE_ROW (row))))
        gtk_list_box_remove (self->list, row);
      row = next;
    }
}

/* Rows that stay keep what is being typed in them. The newest is on top, under the
 * field in which it was typed. */
static void
fill (YishiNotes              *self,
      const YishiMeetingState *meeting)
{
  drop_rows (self, meeting);
  for (guint i = 0; i < meeting->notes->len; i++)
    {
      const YishiNote *note = meeting->notes->pdata[i];
      g_autofree char *moment = NULL;
      YishiNoteRow *row;

      if (note->item != self->item)
        continue;

      row = find_row (self, note->id);
      if (row == NULL)
        {
          row = YISHI_NOTE_ROW (yishi_note_row_new (self->record, note->id));
          gtk_list_box_prepend (self->list, GTK_WIDGET (row));
        }
      moment = yishi_describe_moment (meeting->meeting->started, note->at);
      yishi_note_row_show (row, note, moment);
    }
}

void
yishi_notes_show (YishiNotes  *self,
                  YishiRecord *record,
                  gint64       item)
{
  YishiMeetingState *meeting;
  g_autofree char *key = NULL;

  g_return_if_fail (YISHI_IS_NOTES (self));

  meeting = yishi_record_get_meeting (record);
  if (meeting == NULL)
    return;

  g_set_object (&self->record, record);
  self->meeting = meeting->meeting->id;
  self->item = item;
  key = yishi_note_drafts_key (self->meeting, item);
  yishi_draft_follow (self->draft, record, key, "");
  fill (self, meeting);
}

void
yishi_notes_keep (YishiNotes *self,
                  gboolean    is_taken)
{
  g_return_if_fail (YISHI_IS_NOTES (self));

  if (!is_taken)
    {
      yishi_draft_keep (self->draft);
      g_free (self->kept);
      self->kept = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
      return;
    }

  /* What was typed since is another note. */
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->kept) == 0)
    yishi_draft_settle (self->draft, "");
}

/* The usual one ends in grab_focus(), and Shift+Tab would never leave. */
static gboolean
yishi_notes_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static gboolean
yishi_notes_grab_focus (GtkWidget *widget)
{
  YishiNotes *self = YISHI_NOTES (widget);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->entry)))
    return FALSE;

  /* Half a note is gone on with: selected, the next key would replace it. */
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}

static void
yishi_notes_dispose (GObject *object)
{
  YishiNotes *self = YISHI_NOTES (object);

  if (self->draft != NULL)
    yishi_draft_follow (self->draft, NULL, NULL, "");
  g_clear_object (&self->draft);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_NOTES);
  g_clear_object (&self->record);
  g_clear_pointer (&self->kept, g_free);
  G_OBJECT_CLASS (yishi_notes_parent_class)->dispose (object);
}

static void
yishi_notes_class_init (YishiNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_notes_dispose;
  widget_class->focus = yishi_notes_focus;
  widget_class->grab_focus = yishi_notes_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiNotes, entry);
  gtk_widget_class_bind_template_child (widget_class, YishiNotes, list);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
yishi_notes_init (YishiNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->draft = yishi_draft_new (GTK_EDITABLE (self->entry));
  yishi_draft_keep_moment (self->draft);
}
