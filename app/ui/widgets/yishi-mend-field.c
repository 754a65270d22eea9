/* yishi-mend-field.c - one text of a draft, in which words are mended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-mend-field.h"

#include <string.h>

/* So many frames after it is shown. */
#define N_MEASURED 5

struct _YishiMendField
{
  GtkBox parent_instance;

  YishiRecord   *record;   /* (owned) */
  gint64         meeting;
  YishiMendText *text;     /* (owned) as it stands in the record */
  char          *sent;     /* (owned) (nullable) what is on its way there */
  GtkWidget     *view;     /* (unowned) a text view */
  GtkWidget     *refusal;  /* (unowned) a label */
  guint          n_measured;
};

G_DEFINE_FINAL_TYPE (YishiMendField, yishi_mend_field, GTK_TYPE_BOX)

static char *
read_text (YishiMendField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(YishiMendField) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *sent = g_steal_pointer (&self->sent);

  if (yishi_mend_save_finish (YISHI_RECORD (object), result, &error))
    {
      g_free (self->text->text);
      self->text->text = g_steal_pointer (&sent);
      gtk_widget_set_visible (self->refusal, FALSE);
      /* What was typed meanwhile. */
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && !gtk_widget_has_focus (self->view))
        yishi_mend_field_save (self);
      return;
    }

  gtk_label_set_label (GTK_LABEL (self->refusal), error->message);
  gtk_widget_set_visible (self->refusal, TRUE);
}

void
yishi_mend_field_save (YishiMendField *self)
{
  g_autofree char *text = read_text (self);

  g_return_if_fail (YISHI_IS_MEND_FIELD (self));

  if (self->sent != NULL || strcmp (text, self->text->text) == 0)
    return;

  self->sent = g_steal_pointer (&text);
  yishi_mend_save_async (self->record, self->meeting, self->text, self->sent, saved_cb, g_object_ref (self));
}

static gboolean
save_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  yishi_mend_field_save (user_data);
  return TRUE;
}

static void
watch_keys (YishiMendField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (yishi_mend_field_save), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, focus);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (save_cb, self, NULL)));
  gtk_widget_add_controller (self->view, keys);
}

static void
yishi_mend_field_finalize (GObject *object)
{
  YishiMendField *self = YISHI_MEND_FIELD (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->text, yishi_mend_text_free);
  g_free (self->sent);
  G_OBJECT_CLASS (yishi_mend_field_parent_class)->finalize (object);
}

static void
yishi_mend_field_class_init (YishiMendFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_mend_field_finalize;
}

/* A text finds out how high it is while it is given its place, when it is too late to ask for another: so it asks
 * again in the frames after. */
static gboolean
measured_cb (GtkWidget     *view,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  YishiMendField *self = user_data;

  gtk_widget_queue_resize (view);
  return ++self->n_measured < N_MEASURED ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static GtkWidget *
make_label (const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class_name);
  return label;
}

static void
yishi_mend_field_init (YishiMendField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 10);
  gtk_widget_add_css_class (self->view, "mend");
  gtk_widget_add_tick_callback (self->view, measured_cb, self, NULL);
  watch_keys (self);
}

GtkWidget *
yishi_mend_field_new (YishiRecord   *record,
                      gint64         meeting,
                      YishiMendText *text)
{
  YishiMendField *self = g_object_new (YISHI_TYPE_MEND_FIELD, NULL);
  GtkWidget *caption = make_label ("dim-label");

  self->record = g_object_ref (record);
  self->meeting = meeting;
  self->text = text;
  self->refusal = make_label ("error");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (self->refusal, "caption");
  gtk_label_set_label (GTK_LABEL (caption), text->caption);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text->text, -1);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, text->caption, -1);
  gtk_widget_set_visible (self->refusal, FALSE);
  gtk_box_append (GTK_BOX (self), caption);
  gtk_box_append (GTK_BOX (self), self->view);
  gtk_box_append (GTK_BOX (self), self->refusal);
  return GTK_WIDGET (self);
}
