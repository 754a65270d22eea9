/* yishi-note-row.c - one note of the minutes: when, what, and the means to mend it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-note-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-confirm.h"
#include "yishi-db-room.h"
#include "yishi-draft.h"
#include "yishi-window.h"

struct _YishiNoteRow
{
  GtkListBoxRow parent_instance;

  YishiRecord *record;  /* (owned) */
  gint64       id;
  char        *text;    /* (owned) as it stands in the record */
  YishiDraft  *draft;   /* (owned) of what is being changed */

  /* Template children */
  GtkStack *stack;
  GtkLabel *moment_label;
  GtkLabel *text_label;
  GtkEntry *entry;
  GtkButton *edit_button;
};

G_DEFINE_FINAL_TYPE (YishiNoteRow, yishi_note_row, GTK_TYPE_LIST_BOX_ROW)

/* A note on its way to the record. */
typedef struct
{
  gint64  id;
  char   *text;  /* (owned) (nullable): NULL removes it */
} Change;

static void
change_free (Change *change)
{
  g_free (change->text);
  g_free (change);
}

static gboolean
change_in_store (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Change *change = data;

  return change->text != NULL ? yishi_db_change_note (db, change->id, change->text, error)
                              : yishi_db_remove_note (db, change->id, error);
}

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiNoteRow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (GTK_WIDGET (self), error);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  yishi_draft_settle (self->draft, self->text);
  yishi_draft_follow (self->draft, NULL, NULL, "");
  gtk_stack_set_visible_child_name (self->stack, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->edit_button));
}

static void
perform (YishiNoteRow *self,
         const char   *text)
{
  Change *change = g_new0 (Change, 1);

  change->id = self->id;
  change->text = g_strdup (text);
  yishi_record_perform_async (self->record, YISHI_PART_MEETING, change_in_store, change, (GDestroyNotify) change_free,
                              NULL, changed_cb, g_object_ref (self));
}

static void
edit_clicked_cb (YishiNoteRow *self)
{
  g_autofree char *key = g_strdup_printf ("note-edit:%" G_GINT64_FORMAT, self->id);

  yishi_draft_follow (self->draft, self->record, key, self->text);
  gtk_stack_set_visible_child_name (self->stack, "edit");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
entry_activated_cb (YishiNoteRow *self)
{
  perform (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
cancel_clicked_cb (YishiNoteRow *self)
{
  yishi_draft_settle (self->draft, self->text);
  yishi_draft_follow (self->draft, NULL, NULL, "");
  gtk_stack_set_visible_child_name (self->stack, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->edit_button));
}

static gboolean
escaped_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  cancel_clicked_cb (YISHI_NOTE_ROW (gtk_widget_get_ancestor (widget, YISHI_TYPE_NOTE_ROW)));
  return TRUE;
}

static void
removal_confirmed_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  if (yishi_confirm_finish (GTK_WIDGET (object), result))
    perform (YISHI_NOTE_ROW (object), NULL);
}

static void
remove_clicked_cb (YishiNoteRow *self)
{
  yishi_confirm_async (GTK_WIDGET (self), _("Remove this note?"), self->text, _("_Remove"), TRUE, removal_confirmed_cb,
                       NULL);
}

gint64
yishi_note_row_get_id (YishiNoteRow *self)
{
  g_return_val_if_fail (YISHI_IS_NOTE_ROW (self), 0);

  return self->id;
}

void
yishi_note_row_show (YishiNoteRow    *self,
                     const YishiNote *note,
                     const char      *moment)
{
  g_autofree char *bracketed = NULL;

  g_return_if_fail (YISHI_IS_NOTE_ROW (self));

  bracketed = *moment != '\0' ? g_strdup_printf ("[%s]", moment) : g_strdup ("");
  gtk_label_set_label (self->moment_label, bracketed);
  gtk_label_set_label (self->text_label, note->text);
  if (g_strcmp0 (self->text, note->text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (note->text);
    }
}

static void
yishi_note_row_dispose (GObject *object)
{
  YishiNoteRow *self = YISHI_NOTE_ROW (object);

  if (self->draft != NULL)
    yishi_draft_follow (self->draft, NULL, NULL, "");
  g_clear_object (&self->draft);
  /* The row would let go of it once more. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_NOTE_ROW);
  G_OBJECT_CLASS (yishi_note_row_parent_class)->dispose (object);
}

static void
yishi_note_row_finalize (GObject *object)
{
  YishiNoteRow *self = YISHI_NOTE_ROW (object);

  g_clear_object (&self->record);
  g_free (self->text);
  G_OBJECT_CLASS (yishi_note_row_parent_class)->finalize (object);
}

static void
yishi_note_row_class_init (YishiNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_note_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_note_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiNoteRow, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiNoteRow, moment_label);
  gtk_widget_class_bind_template_child (widget_class, YishiNoteRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, YishiNoteRow, entry);
  gtk_widget_class_bind_template_child (widget_class, YishiNoteRow, edit_button);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
yishi_note_row_init (YishiNoteRow *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->draft = yishi_draft_new (GTK_EDITABLE (self->entry));
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escaped_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

GtkWidget *
yishi_note_row_new (YishiRecord *record,
                    gint64       id)
{
  YishiNoteRow *self = g_object_new (YISHI_TYPE_NOTE_ROW, NULL);

  self->record = g_object_ref (record);
  self->id = id;
  return GTK_WIDGET (self);
}
