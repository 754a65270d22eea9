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

/* A call whose caller waits for it. */
typedef struct
{
  YishiWorkerFunc  func;
  gpointer         data;
  GMutex           lock;     /* of the rest */
  GCond            done;
  gboolean         is_done;
} Call;

typedef struct
{
  GTask           *task;     /* (owned) (nullable) */
  GTaskThreadFunc  func;
  Call            *call;     /* (nullable) the caller's own, in place of a task */
  gboolean         is_last;  /* the thread ends after it */
} Job;

/* The queue of the worker whose thread this is; set by the thread itself, since
 * g_thread_new() may return later than the thread starts. */
static GPrivate current_jobs;

static void
run_call (Call *call)
{
  call->func (call->data);

  g_mutex_lock (&call->lock);
  call->is_done = TRUE;
  g_cond_signal (&call->done);
  g_mutex_unlock (&call->lock);
}

static void
run_job (Job *job)
{
  if (job->call != NULL)
    {
      run_call (job->call);
      return;
    }

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

  *job = (Job) { g_object_ref (task), func, NULL, is_last };
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
 * yishi_worker_call:
 * @func: runs in the worker's thread after all that was pushed before
 *
 * Waits until @func has returned, without a task and a context turned for it: this
 * is for a clerk who enters ballots one by one.
 */
void
yishi_worker_call (YishiWorker     *self,
                   YishiWorkerFunc  func,
                   gpointer         data)
{
  Call call = { .func = func, .data = data };
  Job *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);
  g_return_if_fail (!yishi_worker_is_current (self));

  g_mutex_init (&call.lock);
  g_cond_init (&call.done);
  job = g_new (Job, 1);
  *job = (Job) { .call = &call };
  g_async_queue_push (self->jobs, job);

  g_mutex_lock (&call.lock);
  while (!call.is_done)
    g_cond_wait (&call.done, &call.lock);
  g_mutex_unlock (&call.lock);

  g_cond_clear (&call.done);
  g_mutex_clear (&call.lock);
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
