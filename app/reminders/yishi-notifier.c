/* yishi-notifier.c - says reminders on the desktop, on a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-notifier.h"

#include "yishi-notifier-private.h"

enum
{
  SIGNAL_SHOWN,
  SIGNAL_MISSED,
  SIGNAL_ACTED,
  SIGNAL_CLOSED,
  SIGNAL_SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _YishiNotifier
{
  GObject parent_instance;

  GMainContext       *context;  /* (owned) of whoever made it */
  YishiNotifyThread  *thread;   /* (owned) (nullable) NULL once it was stopped */
};

G_DEFINE_FINAL_TYPE (YishiNotifier, yishi_notifier, G_TYPE_OBJECT)

/* What the thread has to tell, on its way to the main context. */
typedef struct
{
  YishiNotifyHome     *home;      /* (owned) */
  YishiNotifyEvent     event;
  YishiNotifierAction  action;
  YishiReminder       *reminder;  /* (owned) */
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  yishi_notify_home_unref (news->home);
  yishi_reminder_free (news->reminder);
  g_free (news);
}

static gboolean
news_cb (gpointer data)
{
  News *news = data;
  g_autoptr(YishiNotifier) self = g_weak_ref_get (&news->home->notifier);

  if (self == NULL || self->thread == NULL)
    return G_SOURCE_REMOVE;

  if (news->event == YISHI_NOTIFY_ACTED)
    g_signal_emit (self, signals[SIGNAL_ACTED], 0, news->reminder, (int) news->action);
  else if (news->event == YISHI_NOTIFY_SAID)
    g_signal_emit (self, signals[SIGNAL_SAID], 0);
  else
    g_signal_emit (self, signals[news->event], 0, news->reminder);
  return G_SOURCE_REMOVE;
}

G_STATIC_ASSERT ((int) YISHI_NOTIFY_SHOWN == SIGNAL_SHOWN && (int) YISHI_NOTIFY_MISSED == SIGNAL_MISSED &&
                 (int) YISHI_NOTIFY_CLOSED == SIGNAL_CLOSED);

/* Called on the thread. */
static void
tell (YishiNotifyEvent      event,
      const YishiReminder  *reminder,
      YishiNotifierAction   action,
      YishiNotifyHome      *home)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->home = g_atomic_rc_box_acquire (home);
  news->event = event;
  news->action = action;
  news->reminder = reminder != NULL ? yishi_reminder_copy (reminder) : NULL;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, news_cb, news, news_free);
  g_source_attach (source, home->context);
}

static void
yishi_notifier_finalize (GObject *object)
{
  YishiNotifier *self = YISHI_NOTIFIER (object);

  yishi_notifier_stop (self);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (yishi_notifier_parent_class)->finalize (object);
}

static void
yishi_notifier_class_init (YishiNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_notifier_finalize;

  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_MISSED] = g_signal_new ("missed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_ACTED] = g_signal_new ("acted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
yishi_notifier_init (YishiNotifier *self)
{
}

YishiNotifier *
yishi_notifier_new (const char *memory)
{
  YishiNotifier *self = g_object_new (YISHI_TYPE_NOTIFIER, NULL);

  g_return_val_if_fail (memory != NULL, self);

  self->context = g_main_context_ref_thread_default ();
  self->thread = yishi_notify_thread_new (memory, yishi_notify_home_new (G_OBJECT (self), self->context), tell);
  return self;
}

void
yishi_notifier_say (YishiNotifier   *self,
                    const GPtrArray *reminders,
                    const char      *today)
{
  YishiNotifyJob *job;

  g_return_if_fail (YISHI_IS_NOTIFIER (self) && self->thread != NULL);
  g_return_if_fail (reminders != NULL && today != NULL);

  if (reminders->len == 0)
    return;

  job = yishi_notify_job_new (YISHI_NOTIFY_SAY, "", today);
  for (guint i = 0; i < reminders->len; i++)
    g_ptr_array_add (job->reminders, yishi_reminder_copy (reminders->pdata[i]));
  yishi_notify_thread_give (self->thread, job);
}

void
yishi_notifier_withdraw (YishiNotifier *self,
                         const char    *id)
{
  g_return_if_fail (YISHI_IS_NOTIFIER (self) && self->thread != NULL);

  yishi_notify_thread_give (self->thread, yishi_notify_job_new (YISHI_NOTIFY_WITHDRAW, id, ""));
}

void
yishi_notifier_answer (YishiNotifier       *self,
                       const char          *id,
                       YishiNotifierAction  action,
                       const char          *today)
{
  YishiNotifyJob *job;

  g_return_if_fail (YISHI_IS_NOTIFIER (self) && self->thread != NULL);

  job = yishi_notify_job_new (YISHI_NOTIFY_ANSWER, id, today);
  job->action = action;
  yishi_notify_thread_give (self->thread, job);
}

void
yishi_notifier_stop (YishiNotifier *self)
{
  YishiNotifyThread *thread;

  g_return_if_fail (YISHI_IS_NOTIFIER (self));

  thread = g_steal_pointer (&self->thread);
  if (thread != NULL)
    yishi_notify_thread_end (thread);
}

char *
yishi_notifier_get_memory_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "yishi", "reminders", NULL);
}
