/* yishi-inhibitor.c - keeps the machine awake while the meeting runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-inhibitor.h"

#include <glib/gi18n-lib.h>

struct _YishiInhibitor
{
  GObject parent_instance;

  GtkApplication *application;  /* (owned) */
  GtkWindow      *window;       /* (unowned) outlives this */
  YishiConductor *conductor;    /* (owned) */
  guint           cookie;       /* 0 while the machine may sleep */
};

G_DEFINE_FINAL_TYPE (YishiInhibitor, yishi_inhibitor, G_TYPE_OBJECT)

static void
set_running (YishiInhibitor *self,
             gboolean        is_running)
{
  if (is_running == (self->cookie != 0))
    return;

  if (!is_running)
    {
      gtk_application_uninhibit (self->application, self->cookie);
      self->cookie = 0;
      return;
    }

  self->cookie = gtk_application_inhibit (self->application, self->window,
                                          GTK_APPLICATION_INHIBIT_LOGOUT | GTK_APPLICATION_INHIBIT_SUSPEND |
                                            GTK_APPLICATION_INHIBIT_IDLE,
                                          _("The meeting is running"));
}

static void
conductor_changed_cb (YishiInhibitor *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);

  set_running (self, session != NULL &&
                       (session->phase == YISHI_PHASE_RUNNING || session->phase == YISHI_PHASE_BREAK));
}

static void
yishi_inhibitor_dispose (GObject *object)
{
  YishiInhibitor *self = YISHI_INHIBITOR (object);

  if (self->application != NULL)
    set_running (self, FALSE);
  g_clear_object (&self->application);
  g_clear_object (&self->conductor);
  G_OBJECT_CLASS (yishi_inhibitor_parent_class)->dispose (object);
}

static void
yishi_inhibitor_class_init (YishiInhibitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_inhibitor_dispose;
}

static void
yishi_inhibitor_init (YishiInhibitor *self)
{
}

YishiInhibitor *
yishi_inhibitor_new (GtkWindow      *window,
                     YishiConductor *conductor)
{
  YishiInhibitor *self = g_object_new (YISHI_TYPE_INHIBITOR, NULL);

  self->application = g_object_ref (gtk_window_get_application (window));
  self->window = window;
  self->conductor = g_object_ref (conductor);
  g_signal_connect_object (conductor, "changed", G_CALLBACK (conductor_changed_cb), self, G_CONNECT_SWAPPED);
  conductor_changed_cb (self);
  return self;
}
