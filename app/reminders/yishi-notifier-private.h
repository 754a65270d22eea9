/* yishi-notifier-private.h - the thread of the notifier, and what it is given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-notifier.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_NOTIFY_SAY,
  YISHI_NOTIFY_WITHDRAW,
  YISHI_NOTIFY_ANSWER,
  YISHI_NOTIFY_QUIT,
} YishiNotifyTask;

/* In the order of the signals. */
typedef enum
{
  YISHI_NOTIFY_SHOWN,
  YISHI_NOTIFY_MISSED,
  YISHI_NOTIFY_ACTED,
  YISHI_NOTIFY_CLOSED,
  YISHI_NOTIFY_SAID,  /* without a reminder */
} YishiNotifyEvent;

typedef struct
{
  YishiNotifyTask      task;
  char                *id;         /* (owned) */
  char                *today;      /* (owned) */
  YishiNotifierAction  action;
  GPtrArray           *reminders;  /* (owned) (element-type YishiReminder) */
} YishiNotifyJob;

/* Where news go: the notifier, and the context in which it lives. An atomic box of
 * GLib. The notifier is looked for in its own context alone, so that it never ends
 * on the thread. */
typedef struct
{
  GWeakRef      notifier;
  GMainContext *context;  /* (owned) */
} YishiNotifyHome;

/* Called on the thread. */
typedef void (*YishiNotifyFunc) (YishiNotifyEvent      event,
                                 const YishiReminder  *reminder,
                                 YishiNotifierAction   action,
                                 YishiNotifyHome      *home);

YishiNotifyHome   *yishi_notify_home_new    (GObject            *notifier,
                                             GMainContext       *context) G_GNUC_WARN_UNUSED_RESULT;
void               yishi_notify_home_unref  (YishiNotifyHome    *self);

typedef struct _YishiNotifyThread YishiNotifyThread;

YishiNotifyJob    *yishi_notify_job_new     (YishiNotifyTask     task,
                                             const char         *id,
                                             const char         *today) G_GNUC_WARN_UNUSED_RESULT;
/* @home: (transfer full) */
YishiNotifyThread *yishi_notify_thread_new  (const char         *memory,
                                             YishiNotifyHome    *home,
                                             YishiNotifyFunc     func) G_GNUC_WARN_UNUSED_RESULT;
/* @job: (transfer full) */
void               yishi_notify_thread_give (YishiNotifyThread  *self,
                                             YishiNotifyJob     *job);
/* @self: (transfer full). Waits for it a moment, so that what is of the moment is taken
 * away, and not for a service that does not answer. */
void               yishi_notify_thread_end  (YishiNotifyThread  *self);

G_END_DECLS
