/* yishi-notify-thread.c - the thread that talks to the desktop's notification service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It owns every NotifyNotification and the memory. Its context is the default one of
 * its thread while libnotify makes its proxy, so that the answers come here.
 *
 * The thread is told by the jobs alone when to end, and frees itself: nobody joins
 * it, for a service that does not answer would be waited for.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libnotify/notify.h>
#include <string.h>

#include "yishi-notifier-private.h"

/* How long the end of the program waits for the thread, µs. */
#define LAST_WORDS (G_USEC_PER_SEC / 4)

struct _YishiNotifyThread
{
  gatomicrefcount      ref_count;  /* of the thread and of whoever gives it jobs */
  GMainContext        *context;    /* (owned) the thread's */
  GMainLoop           *loop;       /* (owned) */
  YishiNotifyFunc      func;
  YishiNotifyHome     *home;       /* (owned) */
  GMutex               mutex;
  GCond                ended;
  gboolean             has_ended;  /* under @mutex */
  char                *path;       /* (owned) of the memory */

  /* The thread's own. */
  YishiReminderMemory *memory;     /* (owned) (nullable) while nothing was read */
  GHashTable          *shown;      /* (owned) id → Shown: to be seen now */
  gboolean             is_ready;   /* libnotify was initialised */
};

/* One notification, and what its buttons do. */
typedef struct
{
  YishiNotifyThread  *thread;        /* (unowned) */
  YishiReminder      *reminder;      /* (owned) */
  NotifyNotification *notification;  /* (owned) */
  char               *today;         /* (owned) the day on which it was said */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_signal_handlers_disconnect_by_data (shown->notification, shown);
  g_object_unref (shown->notification);
  yishi_reminder_free (shown->reminder);
  g_free (shown->today);
  g_free (shown);
}

static void
job_free (YishiNotifyJob *job)
{
  g_free (job->id);
  g_free (job->today);
  g_ptr_array_unref (job->reminders);
  g_free (job);
}

YishiNotifyJob *
yishi_notify_job_new (YishiNotifyTask  task,
                      const char      *id,
                      const char      *today)
{
  YishiNotifyJob *job = g_new0 (YishiNotifyJob, 1);

  job->task = task;
  job->id = g_strdup (id);
  job->today = g_strdup (today);
  job->reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_reminder_free);
  return job;
}

static void
unref_thread (YishiNotifyThread *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->memory, yishi_reminder_memory_free);
  g_hash_table_unref (self->shown);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  yishi_notify_home_unref (self->home);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended);
  g_free (self->path);
  g_free (self);
}

/* Memory */

/* Another program may have written it meanwhile, so it is read before each change. */
static void
read_memory (YishiNotifyThread *self)
{
  g_autofree char *text = NULL;

  g_clear_pointer (&self->memory, yishi_reminder_memory_free);
  if (!g_file_get_contents (self->path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    g_clear_pointer (&text, g_free);
  self->memory = yishi_reminder_memory_parse (text != NULL ? text : "");
}

/* That it cannot be kept costs a repetition, and no more. */
static void
write_memory (YishiNotifyThread *self,
              const char        *today)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *text = yishi_reminder_memory_to_text (self->memory, today);
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("What was said is not kept: %s", error->message);
}

static void
answer (YishiNotifyThread   *self,
        const char          *id,
        YishiNotifierAction  action,
        const char          *today)
{
  read_memory (self);
  if (action == YISHI_NOTIFIER_DONE)
    yishi_reminder_memory_done (self->memory, id, today);
  else
    yishi_reminder_memory_shown (self->memory, id, today);
  write_memory (self, today);
}

/* Notifications */

static const struct
{
  const char *name;
  const char *label;
} buttons[] = {
  [YISHI_NOTIFIER_OPEN] = { "default", N_("Open") },
  [YISHI_NOTIFIER_TOMORROW] = { "tomorrow", N_("Remind Me Tomorrow") },
  [YISHI_NOTIFIER_DONE] = { "done", N_("Done") },
};

static void
acted_cb (NotifyNotification *notification,
          char               *name,
          gpointer            user_data)
{
  Shown *shown = user_data;
  YishiNotifyThread *self = shown->thread;
  YishiNotifierAction action = YISHI_NOTIFIER_OPEN;

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (strcmp (buttons[i].name, name) == 0)
      action = (YishiNotifierAction) i;
  if (!shown->reminder->is_live && action != YISHI_NOTIFIER_OPEN)
    answer (self, shown->reminder->id, action, shown->today);
  self->func (YISHI_NOTIFY_ACTED, shown->reminder, action, self->home);
}

static void
closed_cb (NotifyNotification *notification,
           gpointer            user_data)
{
  Shown *shown = user_data;
  YishiNotifyThread *self = shown->thread;

  self->func (YISHI_NOTIFY_CLOSED, shown->reminder, YISHI_NOTIFIER_OPEN, self->home);
  g_hash_table_remove (self->shown, shown->reminder->id);
}

/* The body is markup where the service says so. */
static char *
write_body (const char *text)
{
  GList *caps = notify_get_server_caps ();
  gboolean is_markup = g_list_find_custom (caps, "body-markup", (GCompareFunc) strcmp) != NULL;

  g_list_free_full (caps, g_free);
  return is_markup ? g_markup_escape_text (text, -1) : g_strdup (text);
}

static void
add_buttons (Shown *shown)
{
  guint n = shown->reminder->is_live ? YISHI_NOTIFIER_OPEN + 1 : G_N_ELEMENTS (buttons);

  for (guint i = 0; i < n; i++)
    notify_notification_add_action (shown->notification, buttons[i].name, _(buttons[i].label), acted_cb, shown, NULL);
}

/* Returns: whether the service has taken it */
static gboolean
show (YishiNotifyThread   *self,
      const YishiReminder *reminder,
      const char          *today)
{
  g_autofree char *body = NULL;
  g_autoptr(GError) error = NULL;
  Shown *shown;

  if (!self->is_ready)
    self->is_ready = notify_init (_("Yishi"));
  if (!self->is_ready || !notify_get_server_info (NULL, NULL, NULL, NULL))
    return FALSE;

  body = write_body (reminder->text);
  shown = g_new0 (Shown, 1);
  shown->thread = self;
  shown->reminder = yishi_reminder_copy (reminder);
  shown->today = g_strdup (today);
  shown->notification = notify_notification_new (reminder->title, body, "io.github.yishi.Yishi");
  notify_notification_set_hint (shown->notification, "desktop-entry", g_variant_new_string ("io.github.yishi.Yishi"));
  notify_notification_set_urgency (shown->notification, reminder->is_urgent ? NOTIFY_URGENCY_CRITICAL
                                                                            : NOTIFY_URGENCY_NORMAL);
  add_buttons (shown);
  g_signal_connect (shown->notification, "closed", G_CALLBACK (closed_cb), shown);
  g_hash_table_replace (self->shown, shown->reminder->id, shown);
  if (notify_notification_show (shown->notification, &error))
    return TRUE;

  g_debug ("Not shown: %s", error->message);
  g_hash_table_remove (self->shown, reminder->id);
  return FALSE;
}

static void
withdraw (YishiNotifyThread *self,
          const char        *id)
{
  Shown *shown = g_hash_table_lookup (self->shown, id);

  if (shown == NULL)
    return;

  notify_notification_close (shown->notification, NULL);
  g_hash_table_remove (self->shown, id);
}

static void
say (YishiNotifyThread *self,
     YishiNotifyJob    *job)
{
  gboolean has_changed = FALSE;

  read_memory (self);
  for (guint i = 0; i < job->reminders->len; i++)
    {
      const YishiReminder *reminder = job->reminders->pdata[i];
      gboolean is_shown;

      if (!reminder->is_live && !yishi_reminder_memory_wants (self->memory, reminder->id, job->today))
        continue;

      /* What nobody has seen is not kept as said: a window may say it yet. */
      is_shown = show (self, reminder, job->today);
      if (is_shown && !reminder->is_live)
        {
          yishi_reminder_memory_shown (self->memory, reminder->id, job->today);
          has_changed = TRUE;
        }
      self->func (is_shown ? YISHI_NOTIFY_SHOWN : YISHI_NOTIFY_MISSED, reminder, YISHI_NOTIFIER_OPEN, self->home);
    }
  if (has_changed)
    write_memory (self, job->today);
  self->func (YISHI_NOTIFY_SAID, NULL, YISHI_NOTIFIER_OPEN, self->home);
}

/* Nobody hears the buttons any more, so all is taken away. What was still to be seen,
 * and neither answered nor put away, is said again next time: first that is kept, for
 * the service may take its time. */
static void
quit (YishiNotifyThread *self)
{
  const char *today = NULL;
  GHashTableIter iter;
  gpointer value;

  read_memory (self);
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!((Shown *) value)->reminder->is_live)
      {
        yishi_reminder_memory_forget (self->memory, ((Shown *) value)->reminder->id);
        today = ((Shown *) value)->today;
      }
  if (today != NULL)
    write_memory (self, today);

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    notify_notification_close (((Shown *) value)->notification, NULL);
  g_hash_table_remove_all (self->shown);
  if (self->is_ready)
    notify_uninit ();
  g_main_loop_quit (self->loop);
}

/* A job, and the thread for which it is. */
typedef struct
{
  YishiNotifyThread *thread;  /* (owned) */
  YishiNotifyJob    *job;     /* (owned) */
} Given;

static void
given_free (gpointer data)
{
  Given *given = data;

  job_free (given->job);
  unref_thread (given->thread);
  g_free (given);
}

static gboolean
job_cb (gpointer data)
{
  Given *given = data;
  YishiNotifyThread *self = given->thread;

  switch (given->job->task)
    {
    case YISHI_NOTIFY_SAY:
      say (self, given->job);
      break;
    case YISHI_NOTIFY_WITHDRAW:
      withdraw (self, given->job->id);
      break;
    case YISHI_NOTIFY_ANSWER:
      answer (self, given->job->id, given->job->action, given->job->today);
      withdraw (self, given->job->id);
      break;
    case YISHI_NOTIFY_QUIT:
    default:
      quit (self);
    }

  return G_SOURCE_REMOVE;
}

void
yishi_notify_thread_give (YishiNotifyThread *self,
                          YishiNotifyJob    *job)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  Given *given = g_new0 (Given, 1);

  g_atomic_ref_count_inc (&self->ref_count);
  given->thread = self;
  given->job = job;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, job_cb, given, given_free);
  g_source_attach (source, self->context);
}

static gpointer
run (gpointer data)
{
  YishiNotifyThread *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  /* What libnotify's proxy has left to be freed. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_mutex_lock (&self->mutex);
  self->has_ended = TRUE;
  g_cond_broadcast (&self->ended);
  g_mutex_unlock (&self->mutex);
  unref_thread (self);
  return NULL;
}

YishiNotifyHome *
yishi_notify_home_new (GObject      *notifier,
                       GMainContext *context)
{
  YishiNotifyHome *self = g_atomic_rc_box_new0 (YishiNotifyHome);

  g_weak_ref_init (&self->notifier, notifier);
  self->context = g_main_context_ref (context);
  return self;
}

static void
clear_home (gpointer data)
{
  YishiNotifyHome *self = data;

  g_weak_ref_clear (&self->notifier);
  g_main_context_unref (self->context);
}

void
yishi_notify_home_unref (YishiNotifyHome *self)
{
  g_atomic_rc_box_release_full (self, clear_home);
}

YishiNotifyThread *
yishi_notify_thread_new (const char      *memory,
                         YishiNotifyHome *home,
                         YishiNotifyFunc  func)
{
  YishiNotifyThread *self = g_new0 (YishiNotifyThread, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_atomic_ref_count_inc (&self->ref_count);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->func = func;
  self->home = home;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  self->path = g_strdup (memory);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, shown_free);
  g_thread_unref (g_thread_new ("yishi-notify", run, self));
  return self;
}

void
yishi_notify_thread_end (YishiNotifyThread *self)
{
  gint64 until = g_get_monotonic_time () + LAST_WORDS;

  yishi_notify_thread_give (self, yishi_notify_job_new (YISHI_NOTIFY_QUIT, "", ""));
  g_mutex_lock (&self->mutex);
  while (!self->has_ended && g_cond_wait_until (&self->ended, &self->mutex, until))
    ;
  g_mutex_unlock (&self->mutex);
  unref_thread (self);
}
