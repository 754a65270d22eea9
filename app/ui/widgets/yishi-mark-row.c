/* yishi-mark-row.c - takes the text of the chair's newest bookmark, whenever there is time for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row comes by itself and takes the keyboard only when it is asked to: the
 * chair goes on with what he does. Another bookmark keeps what was typed. A row that
 * nobody writes in goes by itself, or by Escape wherever the keyboard is; asked for, it
 * comes back with the newest bookmark.
 */
#include "config.h"

#include "yishi-mark-row.h"

#include <glib/gi18n-lib.h>

#include "yishi-recording.h"

/* In s: as long as somebody may need who first lets the speaker end his sentence. */
#define STAYS 20

struct _YishiMarkRow
{
  AdwBin parent_instance;

  YishiTape *tape;      /* (owned) (nullable) */
  gint64     bookmark;  /* 0: none */
  GtkWidget *before;    /* (unowned) (nullable) weak: what had the keyboard */
  guint      end;       /* source: the row goes then, unless somebody writes in it */

  /* Template children */
  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkEntry    *entry;
};

G_DEFINE_FINAL_TYPE (YishiMarkRow, yishi_mark_row, ADW_TYPE_BIN)

/* Gives what was typed to its bookmark. */
static void
keep (YishiMarkRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (self->tape != NULL && self->bookmark != 0 && *text != '\0')
    yishi_tape_name_mark (self->tape, self->bookmark, text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->bookmark = 0;
}

static void
leave (YishiMarkRow *self)
{
  GtkWidget *before = self->before;

  g_clear_handle_id (&self->end, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_clear_weak_pointer (&self->before);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
}

static gboolean
has_focus (YishiMarkRow *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
done_cb (YishiMarkRow *self)
{
  keep (self);
  leave (self);
}

/* It had its time; who writes in it takes his own. */
static gboolean
end_cb (gpointer user_data)
{
  YishiMarkRow *self = user_data;

  if (has_focus (self))
    return G_SOURCE_CONTINUE;

  self->end = 0;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    keep (self);
  leave (self);
  return G_SOURCE_REMOVE;
}

/* From anywhere in the window; what was typed is kept. Pop-overs and lists that are over it
 * have taken the key before. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  YishiMarkRow *self = YISHI_MARK_ROW (widget);

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return FALSE;
  if (has_focus (self) || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    keep (self);
  leave (self);
  return TRUE;
}

static void
show (YishiMarkRow *self)
{
  g_clear_handle_id (&self->end, g_source_remove);
  self->end = g_timeout_add_seconds (STAYS, end_cb, self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
marked_cb (YishiMarkRow *self,
           gint64        bookmark,
           gint64        time)
{
  g_autofree char *place = yishi_time_of_sound_format (MAX (time, 0));
  /* Translators: time of sound, as 00:12:40 */
  g_autofree char *text = time != YISHI_UNKNOWN ? g_strdup_printf (_("Bookmark: recording %s"), place)
                                                : g_strdup (_("Bookmark: in a gap of the recording"));

  keep (self);
  self->bookmark = bookmark;
  gtk_label_set_label (self->label, text);
  show (self);
}

static void
tape_changed_cb (YishiMarkRow *self)
{
  if (yishi_tape_get_state (self->tape) == YISHI_TAPE_IDLE && self->bookmark == 0)
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
yishi_mark_row_dispose (GObject *object)
{
  YishiMarkRow *self = YISHI_MARK_ROW (object);

  g_clear_handle_id (&self->end, g_source_remove);
  g_clear_weak_pointer (&self->before);
  g_clear_object (&self->tape);
  /* First: the bin would let go of a child that the template has freed. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_MARK_ROW);
  G_OBJECT_CLASS (yishi_mark_row_parent_class)->dispose (object);
}

static void
yishi_mark_row_class_init (YishiMarkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_mark_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-mark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiMarkRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, YishiMarkRow, label);
  gtk_widget_class_bind_template_child (widget_class, YishiMarkRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
yishi_mark_row_init (YishiMarkRow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
yishi_mark_row_set_tape (YishiMarkRow *self,
                         YishiTape    *tape)
{
  g_return_if_fail (YISHI_IS_MARK_ROW (self));

  keep (self);
  self->bookmark = 0;
  g_clear_handle_id (&self->end, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (self->tape != NULL)
    g_signal_handlers_disconnect_by_data (self->tape, self);
  g_set_object (&self->tape, tape);
  if (tape == NULL)
    return;

  g_signal_connect_object (tape, "marked", G_CALLBACK (marked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tape, "changed", G_CALLBACK (tape_changed_cb), self, G_CONNECT_SWAPPED);
}

gboolean
yishi_mark_row_enter (YishiMarkRow *self)
{
  GtkRoot *root;

  g_return_val_if_fail (YISHI_IS_MARK_ROW (self), FALSE);

  if (self->bookmark == 0)
    return FALSE;

  show (self);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  g_clear_weak_pointer (&self->before);
  if (root != NULL && gtk_root_get_focus (root) != NULL)
    g_set_weak_pointer (&self->before, gtk_root_get_focus (root));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return TRUE;
}
