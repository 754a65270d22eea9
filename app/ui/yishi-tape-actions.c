/* yishi-tape-actions.c - the commands of the recording, for keys, buttons and D-Bus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-tape-actions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-confirm.h"
#include "yishi-recording.h"
#include "yishi-refused-keys.h"
#include "yishi-window.h"

struct _YishiTapeActions
{
  GObject parent_instance;

  GApplication *application;  /* (unowned) */
  YishiTape    *tape;         /* (owned) (nullable) */
  gboolean      is_asking;    /* whether it is to end */
};

G_DEFINE_FINAL_TYPE (YishiTapeActions, yishi_tape_actions, G_TYPE_OBJECT)

static const struct
{
  const char    *name;
  YishiTapeVerb  verb;
  gboolean       is_toggle;
} verbs[] = {
  { "start-recording", YISHI_TAPE_START, FALSE },
  { "pause-recording", YISHI_TAPE_PAUSE, TRUE },
  { "stop-recording", YISHI_TAPE_STOP, FALSE },
  { "bookmark", YISHI_TAPE_MARK, FALSE },
};

static void
update_actions (YishiTapeActions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->application), verbs[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   self->tape != NULL && yishi_tape_can (self->tape, verbs[i].verb, NULL));
      if (verbs[i].is_toggle)
        g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                   g_variant_new_boolean (self->tape != NULL &&
                                                          yishi_tape_get_state (self->tape) == YISHI_TAPE_PAUSED));
    }
}

static GtkWidget *
find_window (YishiTapeActions *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    if (YISHI_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static void
stop_answered_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(YishiTapeActions) self = user_data;

  self->is_asking = FALSE;
  if (yishi_confirm_finish (GTK_WIDGET (object), result) && self->tape != NULL)
    yishi_tape_do (self->tape, YISHI_TAPE_STOP);
}

/* What is said after it has ended nobody can bring back. It is recorded on while the question is open. */
static void
ask_to_stop (YishiTapeActions *self)
{
  GtkWidget *window = find_window (self);
  g_autofree char *time = yishi_time_of_sound_format (yishi_tape_get_time (self->tape));
  /* Translators: time of sound, as 00:12:40 */
  g_autofree char *body = g_strdup_printf (_("%s are recorded by now, and all of it is kept. The meeting goes on, and what is "
                                             "said from then on is missing until it is recorded again (Ctrl+R)."), time);

  if (self->is_asking || window == NULL)
    return;

  self->is_asking = TRUE;
  yishi_confirm_async (window, _("End the recording?"), body, _("_End the Recording"), TRUE, stop_answered_cb,
                       g_object_ref (self));
}

static void
do_verb (YishiTapeActions *self,
         YishiTapeVerb     verb)
{
  YishiTapeState state = yishi_tape_get_state (self->tape);

  if (verb == YISHI_TAPE_STOP && (state == YISHI_TAPE_RECORDING || state == YISHI_TAPE_PAUSED))
    ask_to_stop (self);
  else
    yishi_tape_do (self->tape, verb);
}

static void
activated_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  YishiTapeActions *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, g_action_get_name (G_ACTION (action))))
      do_verb (self, verbs[i].verb);
}

/* A YishiRefusedKeyFunc. */
static gboolean
explain (gpointer    explainer,
         GtkWidget  *window,
         const char *detailed_name)
{
  YishiTapeActions *self = explainer;

  for (guint i = 0; i < G_N_ELEMENTS (verbs) && self->tape != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("app.", verbs[i].name, NULL);
      g_autofree char *why_not = NULL;

      if (strcmp (name, detailed_name) != 0 || yishi_tape_can (self->tape, verbs[i].verb, &why_not))
        continue;
      yishi_window_refuse (window, why_not);
      return TRUE;
    }

  return FALSE;
}

static void
yishi_tape_actions_dispose (GObject *object)
{
  g_clear_object (&YISHI_TAPE_ACTIONS (object)->tape);
  G_OBJECT_CLASS (yishi_tape_actions_parent_class)->dispose (object);
}

static void
yishi_tape_actions_class_init (YishiTapeActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_tape_actions_dispose;
}

static void
yishi_tape_actions_init (YishiTapeActions *self)
{
}

YishiTapeActions *
yishi_tape_actions_new (GApplication *application)
{
  YishiTapeActions *self = g_object_new (YISHI_TYPE_TAPE_ACTIONS, NULL);

  self->application = application;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr(GSimpleAction) action =
        verbs[i].is_toggle ? g_simple_action_new_stateful (verbs[i].name, NULL, g_variant_new_boolean (FALSE))
                           : g_simple_action_new (verbs[i].name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (activated_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
    }
  yishi_refused_keys_watch (GTK_APPLICATION (application), explain, self);
  update_actions (self);
  return self;
}

void
yishi_tape_actions_set_tape (YishiTapeActions *self,
                             YishiTape        *tape)
{
  g_return_if_fail (YISHI_IS_TAPE_ACTIONS (self));

  if (tape == self->tape)
    return;

  if (self->tape != NULL)
    g_signal_handlers_disconnect_by_data (self->tape, self);
  g_set_object (&self->tape, tape);
  if (tape != NULL)
    g_signal_connect_object (tape, "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

YishiTape *
yishi_tape_actions_get_tape (YishiTapeActions *self)
{
  g_return_val_if_fail (YISHI_IS_TAPE_ACTIONS (self), NULL);

  return self->tape;
}
