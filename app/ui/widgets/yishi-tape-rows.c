/* yishi-tape-rows.c - what of the recording the whole window asks: a bookmark's text, a pause's reason
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-tape-rows.h"

#include "yishi-aloud-dialog.h"
#include "yishi-pause-row.h"
#include "yishi-window.h"

struct _YishiTapeRows
{
  GtkBox parent_instance;

  YishiTape     *tape;   /* (owned) (nullable) */
  YishiMarkRow  *mark;   /* (unowned) a child */
  YishiPauseRow *pause;  /* (unowned) a child */
  AdwToast      *said;   /* (unowned) (nullable) weak: what was said last */
};

G_DEFINE_FINAL_TYPE (YishiTapeRows, yishi_tape_rows, GTK_TYPE_BOX)

static void
said_cb (YishiTapeRows *self,
         const char    *text)
{
  g_set_weak_pointer (&self->said, yishi_window_say (GTK_WIDGET (self), text));
}

/* That a recording has ended is not to be read beside one that begins. */
static void
tape_changed_cb (YishiTapeRows *self)
{
  if (self->said != NULL && yishi_tape_get_state (self->tape) == YISHI_TAPE_STARTING)
    adw_toast_dismiss (self->said);
}

static void
yishi_tape_rows_dispose (GObject *object)
{
  g_clear_weak_pointer (&YISHI_TAPE_ROWS (object)->said);
  g_clear_object (&YISHI_TAPE_ROWS (object)->tape);
  G_OBJECT_CLASS (yishi_tape_rows_parent_class)->dispose (object);
}

static void
yishi_tape_rows_class_init (YishiTapeRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_tape_rows_dispose;
}

static void
yishi_tape_rows_init (YishiTapeRows *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->mark = g_object_new (YISHI_TYPE_MARK_ROW, NULL);
  self->pause = g_object_new (YISHI_TYPE_PAUSE_ROW, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->pause));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->mark));
}

void
yishi_tape_rows_set_tape (YishiTapeRows *self,
                          YishiTape     *tape)
{
  g_return_if_fail (YISHI_IS_TAPE_ROWS (self));

  yishi_mark_row_set_tape (self->mark, tape);
  yishi_pause_row_set_tape (self->pause, tape);
  if (self->tape != NULL)
    g_signal_handlers_disconnect_by_data (self->tape, self);
  g_set_object (&self->tape, tape);
  if (tape == NULL)
    return;

  g_signal_connect_object (tape, "changed", G_CALLBACK (tape_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tape, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  yishi_aloud_dialog_serve (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), tape);
}

YishiMarkRow *
yishi_tape_rows_get_mark (YishiTapeRows *self)
{
  g_return_val_if_fail (YISHI_IS_TAPE_ROWS (self), NULL);

  return self->mark;
}
