/* yishi-refused-keys.c - a key whose action may not be done now says why, as a button's tooltip would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-refused-keys.h"

#include "yishi-window.h"

/* Who explains; one for the application, and one for each window. */
typedef struct
{
  GtkApplication      *application;  /* (unowned) */
  YishiRefusedKeyFunc  explain;
  gpointer             explainer;    /* (unowned) */
} Watch;

static void
watch_free (gpointer  data,
            GClosure *closure)
{
  g_free (data);
}

/* A key that nobody took, as its action may not be done. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                gpointer               user_data)
{
  const Watch *watch = user_data;
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  g_autofree char *accel = gtk_accelerator_name (key, modifiers & gtk_accelerator_get_default_mod_mask ());
  g_auto(GStrv) actions = NULL;

  if (!gtk_accelerator_valid (key, 0))
    return FALSE;

  actions = gtk_application_get_actions_for_accel (watch->application, accel);
  for (guint i = 0; actions[i] != NULL; i++)
    if (watch->explain (watch->explainer, window, actions[i]))
      return TRUE;

  return FALSE;
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 gpointer        user_data)
{
  GtkEventController *controller;

  if (!YISHI_IS_WINDOW (window))
    return;

  controller = gtk_event_controller_key_new ();
  g_signal_connect_data (controller, "key-pressed", G_CALLBACK (key_pressed_cb), g_memdup2 (user_data, sizeof (Watch)),
                         watch_free, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

void
yishi_refused_keys_watch (GtkApplication      *application,
                          YishiRefusedKeyFunc  explain,
                          gpointer             explainer)
{
  Watch *watch = g_new0 (Watch, 1);

  g_return_if_fail (GTK_IS_APPLICATION (application));

  watch->application = application;
  watch->explain = explain;
  watch->explainer = explainer;
  g_signal_connect_data (application, "window-added", G_CALLBACK (window_added_cb), watch, watch_free, 0);
}
