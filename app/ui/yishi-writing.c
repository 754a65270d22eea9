/* yishi-writing.c - what a dialog does while files are written for it: a bar, a stop, and a word at the end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-writing.h"

#include <glib/gi18n-lib.h>

#include "yishi-window.h"

/* How often the bar moves, ms. */
#define LOOK 100

/* Nobody tells how far it is. */
#define UNTOLD -1

struct _YishiWriting
{
  GtkWindow      *dialog;       /* (unowned) (nullable) as all that is in it; NULL once it goes */
  GtkProgressBar *bar;
  const char     *action;
  GPtrArray      *fields;       /* (owned) (element-type GtkWidget) */
  GCancellable   *cancellable;  /* (owned) (nullable) while it writes */
  gint            permille;     /* set by the thread that writes */
  guint           look;         /* id of the source that moves the bar, 0 if there is none */
};

static gboolean
look_cb (gpointer user_data)
{
  YishiWriting *self = user_data;
  gint permille = g_atomic_int_get (&self->permille);

  if (permille == UNTOLD)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, permille / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
set_active (YishiWriting *self,
            gboolean      is_active)
{
  g_clear_handle_id (&self->look, g_source_remove);
  if (is_active)
    self->look = g_timeout_add (LOOK, look_cb, self);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), is_active);
  for (guint i = 0; i < self->fields->len; i++)
    gtk_widget_set_sensitive (self->fields->pdata[i], !is_active);
  gtk_widget_action_set_enabled (GTK_WIDGET (self->dialog), self->action, !is_active);
}

YishiWriting *
yishi_writing_new (GtkWindow      *dialog,
                   GtkProgressBar *bar,
                   const char     *action,
                   ...)
{
  YishiWriting *self = g_new0 (YishiWriting, 1);
  va_list fields;

  self->dialog = dialog;
  self->bar = bar;
  self->action = action;
  self->fields = g_ptr_array_new ();
  va_start (fields, action);
  for (GtkWidget *field = va_arg (fields, GtkWidget *); field != NULL; field = va_arg (fields, GtkWidget *))
    g_ptr_array_add (self->fields, field);
  va_end (fields);
  return self;
}

void
yishi_writing_abandon (YishiWriting *self)
{
  self->dialog = NULL;
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
yishi_writing_free (YishiWriting *self)
{
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

gboolean
yishi_writing_is_active (YishiWriting *self)
{
  return self->cancellable != NULL;
}

GCancellable *
yishi_writing_begin (YishiWriting *self)
{
  g_return_val_if_fail (self->cancellable == NULL, NULL);

  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->permille, UNTOLD);
  set_active (self, TRUE);
  return self->cancellable;
}

gint *
yishi_writing_track (YishiWriting *self)
{
  g_atomic_int_set (&self->permille, 0);
  return &self->permille;
}

void
yishi_writing_end (YishiWriting      *self,
                   const char *const *paths,
                   const GError      *error)
{
  GtkWidget *dialog = GTK_WIDGET (self->dialog);

  g_clear_object (&self->cancellable);
  if (self->dialog == NULL)
    return;

  set_active (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    yishi_window_say (dialog, _("The export was stopped: no file was written"));
  else if (error != NULL)
    yishi_window_report (dialog, error);
  else
    {
      yishi_window_say_written (dialog, paths);
      gtk_window_close (self->dialog);
    }
}

void
yishi_writing_cancel (YishiWriting *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (self->dialog);
}
