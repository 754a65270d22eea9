/* yishi-reminder-desk.c - what the chair is reminded of while the program runs, and what the answers do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-reminder-desk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-agenda.h"
#include "yishi-db-calendar.h"
#include "yishi-known-records.h"
#include "yishi-live-watch.h"
#include "yishi-notifier.h"

/* Of looking through the record, seconds. */
#define INTERVAL 60

struct _YishiReminderDesk
{
  GObject parent_instance;

  GSettings      *settings;   /* (owned) */
  YishiNotifier  *notifier;   /* (owned) */
  YishiLiveWatch *live;       /* (owned) */
  YishiConductor *conductor;  /* (owned) (nullable) */
  guint           timer;      /* source: every minute, while a record is open */
  guint           soon;       /* source: something has changed */
  gboolean        is_looking; /* a look is under way */
  GPtrArray      *missed;     /* (owned) (element-type utf8) for the window, once all is said */
};

enum
{
  SIGNAL_SAY,
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiReminderDesk, yishi_reminder_desk, G_TYPE_OBJECT)

static YishiRecord *
get_record (YishiReminderDesk *self)
{
  return self->conductor != NULL ? yishi_conductor_get_record (self->conductor) : NULL;
}

static char *
get_today (YishiReminderDesk *self)
{
  return yishi_clock_today (yishi_record_get_clock (get_record (self)));
}

/* Looking through the record */

typedef struct
{
  YishiReminderDesk *desk;  /* (owned) */
  char              *path;  /* (owned) of the record */
  YishiClock        *clock; /* (unowned) outlives the record */
  GPtrArray         *plan;  /* (owned) (nullable) */
} Look;

static void
look_free (gpointer data)
{
  Look *job = data;

  g_object_unref (job->desk);
  g_free (job->path);
  g_clear_pointer (&job->plan, g_ptr_array_unref);
  g_free (job);
}

static gboolean
load (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Look *job = data;

  yishi_known_records_note (job->path);
  job->plan = yishi_db_plan_reminders (db, job->path, job->clock, error);
  return job->plan != NULL;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Look *job = user_data;
  YishiReminderDesk *self = job->desk;
  g_autoptr(GError) error = NULL;

  self->is_looking = FALSE;
  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      g_debug ("Nothing is said: %s", error->message);
    }
  else if (YISHI_RECORD (object) == get_record (self) && self->notifier != NULL)
    {
      g_autofree char *today = get_today (self);

      yishi_notifier_say (self->notifier, job->plan, today);
    }
  look_free (job);
}

static gboolean
is_running (YishiReminderDesk *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);

  return session != NULL && (session->phase == YISHI_PHASE_RUNNING || session->phase == YISHI_PHASE_BREAK);
}

static void
look (YishiReminderDesk *self)
{
  Look *job;

  /* Nobody who runs a meeting wants to read of anything else. */
  if (self->is_looking || get_record (self) == NULL || is_running (self) ||
      !g_settings_get_boolean (self->settings, "reminds"))
    return;

  job = g_new0 (Look, 1);
  job->desk = g_object_ref (self);
  job->path = g_strdup (yishi_record_get_path (get_record (self)));
  job->clock = yishi_record_get_clock (get_record (self));
  self->is_looking = TRUE;
  yishi_record_perform_async (get_record (self), 0, load, job, NULL, NULL, loaded_cb, job);
}

static gboolean
minute_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
soon_cb (gpointer user_data)
{
  YishiReminderDesk *self = user_data;

  self->soon = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* What comes in a row is looked through once. */
static void
changed_cb (YishiReminderDesk *self)
{
  if (self->soon == 0)
    self->soon = g_timeout_add_seconds (1, soon_cb, self);
}

/* Answers */

typedef struct
{
  YishiReminder *reminder;  /* (owned) */
  char          *today;     /* (owned) */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  yishi_reminder_free (answer->reminder);
  g_free (answer->today);
  g_free (answer);
}

static gboolean
write_done (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Answer *answer = data;
  const YishiReminder *reminder = answer->reminder;

  if (reminder->item != 0)
    return yishi_db_settle_action (db, reminder->item, answer->today, "", error);

  return yishi_db_set_date_done (db, reminder->meeting, (YishiDateKind) reminder->date, answer->today, error);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiReminderDesk) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_signal_emit (self, signals[SIGNAL_SAY], 0, error->message);
}

static gboolean
can_be_written (YishiReminderDesk   *self,
                const YishiReminder *reminder)
{
  YishiRecord *record = get_record (self);

  return record != NULL && strcmp (yishi_record_get_path (record), reminder->record) == 0 &&
         (reminder->item != 0 ||
          (reminder->date != YISHI_REMINDER_NO_DATE && yishi_date_kind_can_be_done ((YishiDateKind) reminder->date)));
}

/* That the notice was posted is recorded with its day and place, on the page. */
static void
acted_cb (YishiReminderDesk   *self,
          const YishiReminder *reminder,
          int                  action)
{
  Answer *answer;

  if (action == YISHI_NOTIFIER_TOMORROW)
    return;
  if (action == YISHI_NOTIFIER_OPEN || !can_be_written (self, reminder))
    {
      g_signal_emit (self, signals[SIGNAL_OPEN], 0, reminder->is_live ? "floor" : "home");
      return;
    }

  answer = g_new0 (Answer, 1);
  answer->reminder = yishi_reminder_copy (reminder);
  answer->today = get_today (self);
  yishi_record_perform_async (get_record (self), YISHI_PART_MEETINGS | YISHI_PART_MEETING, write_done, answer,
                              answer_free, NULL, written_cb, g_object_ref (self));
}

static void
missed_cb (YishiReminderDesk   *self,
           const YishiReminder *reminder)
{
  /* Translators: what somebody is reminded of, and more of it */
  g_ptr_array_add (self->missed, g_strdup_printf (_("%s: %s"), reminder->title, reminder->text));
  if (!reminder->is_live && get_record (self) != NULL)
    {
      g_autofree char *today = get_today (self);

      yishi_notifier_answer (self->notifier, reminder->id, YISHI_NOTIFIER_TOMORROW, today);
    }
}

/* One line, however much there is: the first page has it all. */
static void
said_cb (YishiReminderDesk *self)
{
  guint n = self->missed->len;

  if (n == 1)
    {
      g_signal_emit (self, signals[SIGNAL_SAY], 0, self->missed->pdata[0]);
    }
  else if (n > 1)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", n - 1), n - 1);
      /* Translators: a reminder, and how many more there are */
      g_autofree char *text = g_strdup_printf (_("%s (and %s)"), (char *) self->missed->pdata[0], more);

      g_signal_emit (self, signals[SIGNAL_SAY], 0, text);
    }
  g_ptr_array_set_size (self->missed, 0);
}

/* Of this moment */

static void
live_began_cb (YishiReminderDesk   *self,
               const YishiReminder *reminder)
{
  g_autoptr(GPtrArray) one = NULL;
  g_autofree char *today = NULL;

  if (get_record (self) == NULL || !g_settings_get_boolean (self->settings, "reminds"))
    return;

  one = g_ptr_array_new ();
  today = get_today (self);
  g_ptr_array_add (one, (gpointer) reminder);
  yishi_notifier_say (self->notifier, one, today);
}

static void
live_ended_cb (YishiReminderDesk *self,
               const char        *id)
{
  yishi_notifier_withdraw (self->notifier, id);
}

void
yishi_reminder_desk_set_conductor (YishiReminderDesk *self,
                                   YishiConductor    *conductor)
{
  g_return_if_fail (YISHI_IS_REMINDER_DESK (self));

  if (self->conductor != NULL)
    g_signal_handlers_disconnect_by_data (get_record (self), self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_set_object (&self->conductor, conductor);
  yishi_live_watch_set_conductor (self->live, conductor);
  if (conductor == NULL)
    return;

  g_signal_connect_object (get_record (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (INTERVAL, minute_cb, self);
  changed_cb (self);
}

void
yishi_reminder_desk_set_tape (YishiReminderDesk *self,
                              YishiTape         *tape)
{
  g_return_if_fail (YISHI_IS_REMINDER_DESK (self));

  yishi_live_watch_set_tape (self->live, tape);
}

static void
yishi_reminder_desk_dispose (GObject *object)
{
  YishiReminderDesk *self = YISHI_REMINDER_DESK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->soon, g_source_remove);
  g_clear_object (&self->live);
  if (self->notifier != NULL)
    yishi_notifier_stop (self->notifier);
  g_clear_object (&self->notifier);
  g_clear_object (&self->conductor);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->missed, g_ptr_array_unref);
  G_OBJECT_CLASS (yishi_reminder_desk_parent_class)->dispose (object);
}

static void
yishi_reminder_desk_class_init (YishiReminderDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_reminder_desk_dispose;

  signals[SIGNAL_SAY] = g_signal_new ("say", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yishi_reminder_desk_init (YishiReminderDesk *self)
{
}

YishiReminderDesk *
yishi_reminder_desk_new (GSettings *settings)
{
  YishiReminderDesk *self = g_object_new (YISHI_TYPE_REMINDER_DESK, NULL);
  g_autofree char *memory = yishi_notifier_get_memory_path ();

  self->settings = g_object_ref (settings);
  self->missed = g_ptr_array_new_with_free_func (g_free);
  self->notifier = yishi_notifier_new (memory);
  self->live = yishi_live_watch_new ();
  g_signal_connect_object (self->notifier, "acted", G_CALLBACK (acted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notifier, "missed", G_CALLBACK (missed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notifier, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->live, "began", G_CALLBACK (live_began_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->live, "ended", G_CALLBACK (live_ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::reminds", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
