/* yishi-worker.h - a thread that runs tasks one after another, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTask's own pool keeps no order and is shared by the whole process; a record
 * needs its jobs done in the order in which they were asked for.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _YishiWorker YishiWorker;

typedef void (*YishiWorkerFunc) (gpointer data);

YishiWorker *yishi_worker_new          (const char          *name) G_GNUC_WARN_UNUSED_RESULT;
void         yishi_worker_push         (YishiWorker         *self,
                                        GTask               *task,
                                        GTaskThreadFunc      func);
void         yishi_worker_call         (YishiWorker         *self,
                                        YishiWorkerFunc      func,
                                        gpointer             data);
void         yishi_worker_stop         (YishiWorker         *self,
                                        GTask               *task,
                                        GTaskThreadFunc      last);
void         yishi_worker_join         (YishiWorker         *self);
gboolean     yishi_worker_is_current   (YishiWorker         *self);

G_END_DECLS
