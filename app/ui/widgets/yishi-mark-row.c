/* yishi-mark-row.c - takes the text of the chair's newest bookmark, whenever there is time for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row comes by itself and takes the keyboard only when it is asked to: the
 * chair goes on with what he does. Another bookmark keeps what was typed.
 */
#include "config.h"

#include "yishi-mark-row.h"

#include <glib/gi18n-lib.h>

#include "yishi-recording.h"

struct _YishiMarkRow
{
  AdwBin parent_instance;

  YishiTape *tape;      /* (owned) (nullable) */
  gint64     bookmark;  /* 0: none */
  GtkWidget *before;    /* (unowned) (nullable) weak: what had the keyboard */

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

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_clear_weak_pointer (&self->before);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
}

static void
done_cb (YishiMarkRow *self)
{
  keep (self);
  leave (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  done_cb (YISHI_MARK_ROW (widget));
  return TRUE;
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
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
yishi_mark_row_init (YishiMarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yishi_mark_row_set_tape (YishiMarkRow *self,
                         YishiTape    *tape)
{
  g_return_if_fail (YISHI_IS_MARK_ROW (self));

  keep (self);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (self->tape != NULL)
    g_signal_handlers_disconnect_by_data (self->tape, self);
  g_set_object (&self->tape, tape);
  if (tape == NULL)
    return;

  g_signal_connect_object (tape, "marked", G_CALLBACK (marked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tape, "changed", G_CALLBACK (tape_changed_cb), self, G_CONNECT_SWAPPED);
}

void
yishi_mark_row_enter (YishiMarkRow *self)
{
  GtkRoot *root;

  g_return_if_fail (YISHI_IS_MARK_ROW (self));

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;

  root = gtk_widget_get_root (GTK_WIDGET (self));
  g_clear_weak_pointer (&self->before);
  if (root != NULL && gtk_root_get_focus (root) != NULL)
    g_set_weak_pointer (&self->before, gtk_root_get_focus (root));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
