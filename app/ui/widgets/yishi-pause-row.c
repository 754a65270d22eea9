/* yishi-pause-row.c - asks why the recording is paused, after it has been
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing waits for the answer: the pause is in the record already, and the row takes no
 * keyboard away. Unanswered it goes with the pause, which then has no other reason than
 * that the chair made it.
 */
#include "config.h"

#include "yishi-pause-row.h"

#include "yishi-tape-words.h"
#include "yishi-wrap-layout.h"

struct _YishiPauseRow
{
  AdwBin parent_instance;

  YishiTape      *tape;   /* (owned) (nullable) */
  YishiTapeState  state;  /* as it was when last looked */

  /* Template children */
  GtkRevealer *revealer;
  GtkEntry    *entry;
};

G_DEFINE_FINAL_TYPE (YishiPauseRow, yishi_pause_row, ADW_TYPE_BIN)

static void
answer (YishiPauseRow *self,
        const char    *text)
{
  if (self->tape != NULL && *text != '\0')
    yishi_tape_explain_pause (self->tape, text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/* The keyboard goes back to where the chair goes on. */
static void
give_way (YishiPauseRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.note", NULL);
}

static void
chosen_cb (YishiPauseRow *self,
           GtkWidget     *button)
{
  give_way (self);
  answer (self, yishi_tape_say_pause (self->tape, gtk_widget_get_name (button)));
}

static void
entered_cb (YishiPauseRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*text == '\0')
    return;

  give_way (self);
  answer (self, text);
}

/* What was typed and not entered is kept when the pause ends. */
static void
tape_changed_cb (YishiPauseRow *self)
{
  YishiTapeState state = yishi_tape_get_state (self->tape);

  if (state == self->state)
    return;

  if (state == YISHI_TAPE_PAUSED)
    gtk_revealer_set_reveal_child (self->revealer, TRUE);
  else if (self->state == YISHI_TAPE_PAUSED)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

      give_way (self);
      answer (self, text);
    }
  self->state = state;
}

static void
yishi_pause_row_dispose (GObject *object)
{
  g_clear_object (&YISHI_PAUSE_ROW (object)->tape);
  /* First: the bin would let go of a child that the template has freed. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_PAUSE_ROW);
  G_OBJECT_CLASS (yishi_pause_row_parent_class)->dispose (object);
}

static void
yishi_pause_row_class_init (YishiPauseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_pause_row_dispose;
  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-pause-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiPauseRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, YishiPauseRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
yishi_pause_row_init (YishiPauseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yishi_pause_row_set_tape (YishiPauseRow *self,
                          YishiTape     *tape)
{
  g_return_if_fail (YISHI_IS_PAUSE_ROW (self));

  if (self->tape != NULL)
    g_signal_handlers_disconnect_by_data (self->tape, self);
  g_set_object (&self->tape, tape);
  self->state = YISHI_TAPE_IDLE;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (tape == NULL)
    return;

  g_signal_connect_object (tape, "changed", G_CALLBACK (tape_changed_cb), self, G_CONNECT_SWAPPED);
  tape_changed_cb (self);
}
