/* yishi-worker.c - a thread that runs tasks one after another, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-worker.h"

struct _YishiWorker
{
  GAsyncQueue *jobs;    /* (owned) of Job */
  GThread     *thread;  /* (owned) (nullable) until it is joined */
};

typedef struct
{
  GTask           *task;     /* (owned) */
  GTaskThreadFunc  func;
  gboolean         is_last;  /* the thread ends after it */
} Job;

/* The queue of the worker whose thread this is; set by the thread itself, since
 * g_thread_new() may return later than the thread starts. */
static GPrivate current_jobs;

static void
run_job (Job *job)
{
  job->func (job->task,
             g_task_get_source_object (job->task),
             g_task_get_task_data (job->task),
             g_task_get_cancellable (job->task));
  g_object_unref (job->task);
}

static gpointer
run_jobs (gpointer data)
{
  g_autoptr(GAsyncQueue) jobs = data;
  gboolean is_last = FALSE;

  g_private_set (&current_jobs, jobs);

  while (!is_last)
    {
      g_autofree Job *job = g_async_queue_pop (jobs);

      is_last = job->is_last;
      run_job (job);
    }

  return NULL;
}

/**
 * yishi_worker_new:
 * @name: of the thread, for debuggers
 *
 * Returns: (transfer full): a running worker; end it with yishi_worker_stop()
 *   and, when its last task has returned, yishi_worker_join()
 */
YishiWorker *
yishi_worker_new (const char *name)
{
  YishiWorker *self = g_new0 (YishiWorker, 1);

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, run_jobs, g_async_queue_ref (self->jobs));
  return self;
}

static void
push_job (YishiWorker     *self,
          GTask           *task,
          GTaskThreadFunc  func,
          gboolean         is_last)
{
  Job *job = g_new (Job, 1);

  job->task = g_object_ref (task);
  job->func = func;
  job->is_last = is_last;
  g_async_queue_push (self->jobs, job);
}

/**
 * yishi_worker_push:
 * @func: runs in the worker's thread after all that was pushed before, and
 *   returns @task
 */
void
yishi_worker_push (YishiWorker     *self,
                   GTask           *task,
                   GTaskThreadFunc  func)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_TASK (task));

  push_job (self, task, func, FALSE);
}

/**
 * yishi_worker_stop:
 * @last: the last job; nothing may be pushed after it
 */
void
yishi_worker_stop (YishiWorker     *self,
                   GTask           *task,
                   GTaskThreadFunc  last)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_TASK (task));

  push_job (self, task, last, TRUE);
}

/**
 * yishi_worker_join:
 *
 * Waits for the thread, which has its last job behind it, and frees the worker.
 */
void
yishi_worker_join (YishiWorker *self)
{
  g_return_if_fail (self != NULL);

  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/**
 * yishi_worker_is_current:
 *
 * Returns: whether the caller runs in the worker's thread
 */
gboolean
yishi_worker_is_current (YishiWorker *self)
{
  return g_private_get (&current_jobs) == self->jobs;
}
