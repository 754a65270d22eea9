/* yishi-meeting-actions.c - the commands of the running meeting, for keys, buttons and D-Bus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A state follows what was written: activating a toggle asks for the verb, and
 * the action's state changes when the conductor says that it was done.
 */
#include "config.h"

#include "yishi-meeting-actions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-closing.h"
#include "yishi-refused-keys.h"
#include "yishi-window-keys.h"
#include "yishi-window.h"

#define ONE_MINUTE (60 * (gint64) G_USEC_PER_SEC)

struct _YishiMeetingActions
{
  GObject parent_instance;

  YishiApplication *application;  /* (unowned) */
  YishiConductor   *conductor;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (YishiMeetingActions, yishi_meeting_actions, G_TYPE_OBJECT)

typedef struct
{
  const char *name;
  YishiVerb   verb;
} Plain;

/* What needs nothing but its verb. */
static const Plain plain[] = {
  { "next-item", YISHI_VERB_NEXT_ITEM },
  { "previous-item", YISHI_VERB_PREVIOUS_ITEM },
  { "end-item", YISHI_VERB_END_ITEM },
  { "end-break", YISHI_VERB_END_BREAK },
  { "next-speaker", YISHI_VERB_NEXT_SPEAKER },
  { "extend-speaker", YISHI_VERB_EXTEND_SPEAKER },
  { "stop-speaker", YISHI_VERB_STOP_SPEAKER },
  { "project", YISHI_VERB_PROJECT },
};

/* What is on or off. */
typedef struct
{
  const char *name;
  YishiVerb   on;
  YishiVerb   off;
  gboolean  (*is_on) (const YishiSession *session);
} Toggle;

static gboolean
is_paused (const YishiSession *session)
{
  return session->speaker != NULL && session->running_since == 0;
}

static gboolean
is_blanked (const YishiSession *session)
{
  return session->is_blanked;
}

static gboolean
is_frozen (const YishiSession *session)
{
  return session->is_frozen;
}

static gboolean
is_locked (const YishiSession *session)
{
  return session->is_locked;
}

static gboolean
is_armed (const YishiSession *session)
{
  return session->is_armed;
}

static const Toggle toggles[] = {
  { "pause-speaker", YISHI_VERB_PAUSE_SPEAKER, YISHI_VERB_RESUME_SPEAKER, is_paused },
  { "project-blank", YISHI_VERB_BLANK, YISHI_VERB_UNBLANK, is_blanked },
  { "freeze-wall", YISHI_VERB_FREEZE, YISHI_VERB_UNFREEZE, is_frozen },
  { "lock-wall", YISHI_VERB_LOCK, YISHI_VERB_UNLOCK, is_locked },
  { "arm-clicker", YISHI_VERB_ARM_CLICKER, YISHI_VERB_DISARM_CLICKER, is_armed },
};

/* (nullable) */
static GtkWidget *
find_window (YishiMeetingActions *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    if (YISHI_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static gboolean
can (YishiMeetingActions *self,
     YishiVerb            verb)
{
  return self->conductor != NULL && yishi_conductor_can (self->conductor, verb, 0, NULL);
}

static void
set_enabled (YishiMeetingActions *self,
             const char          *name,
             gboolean             is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->application), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
update_actions (YishiMeetingActions *self)
{
  const YishiSession *session = self->conductor != NULL ? yishi_conductor_get_session (self->conductor) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    set_enabled (self, plain[i].name, can (self, plain[i].verb));
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->application), toggles[i].name);
      gboolean is_on = session != NULL && toggles[i].is_on (session);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), can (self, is_on ? toggles[i].off : toggles[i].on));
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (is_on));
    }
  set_enabled (self, "start-meeting", can (self, YISHI_VERB_START_MEETING));
  set_enabled (self, "close-meeting", can (self, YISHI_VERB_CLOSE_MEETING));
  set_enabled (self, "take-break", can (self, YISHI_VERB_TAKE_BREAK));
  set_enabled (self, "queue-speaker", can (self, YISHI_VERB_QUEUE_SPEAKER));
  set_enabled (self, "read-outcomes", session != NULL && session->phase != YISHI_PHASE_BEFORE);
  set_enabled (self, "note", session != NULL && session->phase != YISHI_PHASE_BEFORE);
}

static void
record_changed_cb (YishiMeetingActions *self,
                   guint                parts)
{
  if (parts & YISHI_PART_MEETING)
    update_actions (self);
}

static void
plain_activated_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  YishiMeetingActions *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (plain[i].name, g_action_get_name (G_ACTION (action))))
      yishi_conductor_do (self->conductor, plain[i].verb, 0);
}

static void
toggle_activated_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  YishiMeetingActions *self = user_data;
  g_autoptr(GVariant) state = g_action_get_state (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    if (g_str_equal (toggles[i].name, g_action_get_name (G_ACTION (action))))
      yishi_conductor_do (self->conductor, g_variant_get_boolean (state) ? toggles[i].off : toggles[i].on, 0);
}

/* Home has offered to start, and what had the focus there is gone: the meeting is run on the floor. A recording that was
 * asked for meanwhile begins now. */
static void
started_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiMeetingActions) self = user_data;
  YishiTape *tape = yishi_application_get_tape (self->application);
  GtkWidget *window = find_window (self);
  g_autoptr(GError) error = NULL;

  if (!yishi_conductor_step_finish (YISHI_CONDUCTOR (object), result, &error))
    {
      if (window != NULL)
        yishi_window_report (window, error);
    }
  else if (window != NULL &&
           g_strcmp0 (adw_view_stack_get_visible_child_name (yishi_window_get_pages (YISHI_WINDOW (window))), "home") == 0)
    {
      yishi_window_show_page (YISHI_WINDOW (window), "floor");
    }
  if (tape != NULL)
    yishi_tape_await_meeting (tape, FALSE);
}

/* The speaking time of the preferences is that of each meeting from its start on. */
static void
start_meeting_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  YishiMeetingActions *self = user_data;
  GSettings *settings = yishi_application_get_settings (self->application);
  YishiTape *tape = yishi_application_get_tape (self->application);
  YishiStep start = { .verb = YISHI_VERB_START_MEETING };
  YishiStep time = { .verb = YISHI_VERB_SET_DEFAULT_TIME };

  time.micros = g_settings_get_int (settings, "speech-seconds") * (gint64) G_USEC_PER_SEC;
  if (tape != NULL)
    yishi_tape_await_meeting (tape, TRUE);
  yishi_conductor_step_async (self->conductor, &start, started_cb, g_object_ref (self));
  yishi_conductor_step_async (self->conductor, &time, NULL, NULL);
}

static void
close_meeting_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  YishiMeetingActions *self = user_data;
  GtkWidget *window = find_window (self);

  if (window != NULL)
    yishi_closing_ask (YISHI_WINDOW (window), self->conductor);
}

static void
take_break_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  YishiMeetingActions *self = user_data;
  YishiStep step = { .verb = YISHI_VERB_TAKE_BREAK };
  int minutes = g_variant_get_int32 (parameter);

  if (minutes > 0)
    step.micros = yishi_clock_now (yishi_application_get_clock (self->application)) + minutes * ONE_MINUTE;
  yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
}

/* Goes to the floor page, where the focus is in it then, and to the field there. */
static void
go_to_floor (YishiMeetingActions *self,
             const char          *floor_action)
{
  GtkWidget *window = find_window (self);
  GtkWidget *focus;

  if (window == NULL)
    return;

  yishi_window_show_page (YISHI_WINDOW (window), "floor");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  if (focus != NULL)
    gtk_widget_activate_action (focus, floor_action, NULL);
}

static void
queue_speaker_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  go_to_floor (user_data, "floor.queue-speaker");
}

static void
note_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  go_to_floor (user_data, "floor.note");
}

/* (nullable) */
static const YishiItem *
find_open_vote (YishiMeetingActions *self)
{
  YishiMeetingState *meeting = self->conductor != NULL
                                 ? yishi_record_get_meeting (yishi_conductor_get_record (self->conductor)) : NULL;

  for (guint i = 0; meeting != NULL && i < meeting->votes->len; i++)
    {
      const YishiVoteState *vote = meeting->votes->pdata[i];

      if (strcmp (vote->state, "open") == 0)
        return yishi_meeting_state_find_item (meeting, vote->item);
    }

  return NULL;
}

static void
show_open_vote_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  YishiMeetingActions *self = user_data;
  const YishiItem *item = find_open_vote (self);
  GtkWidget *window = find_window (self);
  GtkWidget *focus;

  if (window == NULL || item == NULL)
    return;

  yishi_window_show_page (YISHI_WINDOW (window), "ballots");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  if (focus != NULL)
    gtk_widget_activate_action (focus, "ballots.choose", "x", item->id);
}

/* So that the room hears and sees what it approves of. */
static void
read_outcomes_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  YishiMeetingActions *self = user_data;
  g_autoptr(YishiSlide) slide = yishi_slide_new (YISHI_SLIDE_OUTCOMES, 0, 0, NULL);
  YishiStep step = { .verb = YISHI_VERB_SHOW, .slide = slide };

  if (self->conductor != NULL)
    yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
}

/* What @name does now. Returns: FALSE if it is no command of the meeting. */
static gboolean
find_verb (YishiMeetingActions *self,
           const char          *name,
           YishiVerb           *verb)
{
  static const Plain others[] = {
    { "start-meeting", YISHI_VERB_START_MEETING },
    { "close-meeting", YISHI_VERB_CLOSE_MEETING },
    { "take-break", YISHI_VERB_TAKE_BREAK },
    { "queue-speaker", YISHI_VERB_QUEUE_SPEAKER },
  };
  const YishiSession *session = yishi_conductor_get_session (self->conductor);

  for (guint i = 0; i < G_N_ELEMENTS (plain) + G_N_ELEMENTS (others); i++)
    {
      const Plain *one = i < G_N_ELEMENTS (plain) ? &plain[i] : &others[i - G_N_ELEMENTS (plain)];

      *verb = one->verb;
      if (strcmp (one->name, name) == 0)
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      *verb = session != NULL && toggles[i].is_on (session) ? toggles[i].off : toggles[i].on;
      if (strcmp (toggles[i].name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A YishiRefusedKeyFunc: whether it was a command that may not be done now, and was told why. */
static gboolean
explain (gpointer    explainer,
         GtkWidget  *window,
         const char *detailed_name)
{
  YishiMeetingActions *self = explainer;
  g_auto(GStrv) parts = g_strsplit_set (detailed_name, ".(:", 3);
  g_autofree char *why_not = NULL;
  YishiVerb verb;

  if (g_strv_length (parts) < 2)
    return FALSE;
  if (self->conductor == NULL)
    {
      yishi_window_refuse (window, _("No record is open. Open one first (Ctrl+O), or make one (Ctrl+N)."));
      return TRUE;
    }
  if (strcmp (parts[0], "app") != 0)
    return FALSE;
  if (strcmp (parts[1], "note") == 0)
    {
      yishi_window_refuse (window, _("No meeting is running. Start it first (Ctrl+Shift+F2)."));
      return TRUE;
    }
  if (!find_verb (self, parts[1], &verb) || yishi_conductor_can (self->conductor, verb, 0, &why_not) || why_not == NULL)
    return FALSE;

  if (verb == YISHI_VERB_CLOSE_MEETING && find_open_vote (self) != NULL)
    yishi_window_offer (window, why_not, _("_Go to That Vote"), "app.show-open-vote");
  else
    yishi_window_refuse (window, why_not);
  return TRUE;
}

static const GActionEntry special[] = {
  { .name = "show-open-vote", .activate = show_open_vote_cb },
  { .name = "start-meeting", .activate = start_meeting_cb },
  { .name = "close-meeting", .activate = close_meeting_cb },
  { .name = "take-break", .activate = take_break_cb, .parameter_type = "i" },
  { .name = "queue-speaker", .activate = queue_speaker_cb },
  { .name = "note", .activate = note_cb },
  { .name = "read-outcomes", .activate = read_outcomes_cb },
};

void
yishi_meeting_actions_set_conductor (YishiMeetingActions *self,
                                     YishiConductor      *conductor)
{
  g_return_if_fail (YISHI_IS_MEETING_ACTIONS (self));

  if (conductor == self->conductor)
    return;

  if (self->conductor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->conductor, self);
      g_signal_handlers_disconnect_by_data (yishi_conductor_get_record (self->conductor), self);
    }
  g_set_object (&self->conductor, conductor);
  if (conductor != NULL)
    {
      g_signal_connect_object (conductor, "changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (yishi_conductor_get_record (conductor), "changed", G_CALLBACK (record_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  update_actions (self);
}

static void
yishi_meeting_actions_dispose (GObject *object)
{
  YishiMeetingActions *self = YISHI_MEETING_ACTIONS (object);

  g_clear_object (&self->conductor);
  G_OBJECT_CLASS (yishi_meeting_actions_parent_class)->dispose (object);
}

static void
yishi_meeting_actions_class_init (YishiMeetingActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_meeting_actions_dispose;
}

static void
yishi_meeting_actions_init (YishiMeetingActions *self)
{
}

YishiMeetingActions *
yishi_meeting_actions_new (YishiApplication *application)
{
  YishiMeetingActions *self = g_object_new (YISHI_TYPE_MEETING_ACTIONS, NULL);
  GActionMap *map = G_ACTION_MAP (application);

  self->application = application;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (plain[i].name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (plain_activated_cb), self, 0);
      g_action_map_add_action (map, G_ACTION (action));
    }
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (toggles[i].name, NULL,
                                                                      g_variant_new_boolean (FALSE));

      g_signal_connect_object (action, "activate", G_CALLBACK (toggle_activated_cb), self, 0);
      g_action_map_add_action (map, G_ACTION (action));
    }
  yishi_refused_keys_watch (GTK_APPLICATION (application), explain, self);
  g_action_map_add_action_entries (map, special, G_N_ELEMENTS (special), self);
  update_actions (self);
  return self;
}
