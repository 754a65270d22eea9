/* yishi-clicker.c - the keys of a presenter's clicker, wherever the keyboard is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-clicker.h"

struct _YishiClicker
{
  GObject parent_instance;

  YishiConductor *conductor;  /* (owned) */
};

static guint turn_signal;

G_DEFINE_FINAL_TYPE (YishiClicker, yishi_clicker, G_TYPE_OBJECT)

/* Whether keys are somebody's typing, or choose in a menu or a list of choices. */
static gboolean
is_typed_into (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
                           gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static void
show_next (YishiClicker       *self,
           const YishiSession *session)
{
  if (session->preview != NULL)
    yishi_conductor_do (self->conductor, YISHI_VERB_PROJECT, 0);
  else
    g_signal_emit (self, turn_signal, 0, TRUE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  YishiClicker *self = user_data;
  const YishiSession *session = yishi_conductor_get_session (self->conductor);

  if (session == NULL || !session->is_armed || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      is_typed_into (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      show_next (self, session);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      g_signal_emit (self, turn_signal, 0, FALSE);
      return TRUE;
    case GDK_KEY_b:
    case GDK_KEY_B:
    case GDK_KEY_period:
      yishi_conductor_do (self->conductor, session->is_blanked ? YISHI_VERB_UNBLANK : YISHI_VERB_BLANK, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
yishi_clicker_finalize (GObject *object)
{
  g_clear_object (&YISHI_CLICKER (object)->conductor);
  G_OBJECT_CLASS (yishi_clicker_parent_class)->finalize (object);
}

static void
yishi_clicker_class_init (YishiClickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_clicker_finalize;

  turn_signal = g_signal_new ("turn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                              1, G_TYPE_BOOLEAN);
}

static void
yishi_clicker_init (YishiClicker *self)
{
}

YishiClicker *
yishi_clicker_new (YishiConductor *conductor)
{
  YishiClicker *self = g_object_new (YISHI_TYPE_CLICKER, NULL);

  self->conductor = g_object_ref (conductor);
  return self;
}

GtkEventController *
yishi_clicker_listen (YishiClicker *self,
                      GtkWidget    *window)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_return_val_if_fail (YISHI_IS_CLICKER (self), NULL);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (window, controller);
  return controller;
}
