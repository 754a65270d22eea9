/* yishi-store.c - one record, opened: its thread, and how work is handed to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NEW --open--> OPEN or FAILED --close--> CLOSED
 *
 * 1. The thread runs from NEW until CLOSED, so a failed opening is closed too.
 * 2. The connection is touched in the thread alone.
 */
#include "config.h"

#include "yishi-store.h"

#include <glib/gi18n-lib.h>

#include "yishi-db-private.h"
#include "yishi-db-recording.h"
#include "yishi-worker.h"

struct _YishiStore
{
  GObject      parent_instance;

  char        *path;    /* (owned) */
  YishiClock  *clock;   /* (unowned) outlives the store */
  YishiWorker *worker;  /* (owned) (nullable) NULL once it is closed */
  YishiDb     *db;      /* (owned) (nullable) touched in the worker's thread only */
  gboolean     is_closing;
};

G_DEFINE_FINAL_TYPE (YishiStore, yishi_store, G_TYPE_OBJECT)

typedef struct
{
  YishiStoreFunc func;
  gpointer       data;     /* (owned) by way of @destroy */
  GDestroyNotify destroy;  /* (nullable) */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job);
}

static void
open_in_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  YishiStore *self = source_object;
  GError *error = NULL;

  g_assert (yishi_worker_is_current (self->worker));
  g_assert (self->db == NULL);

  self->db = yishi_db_open (self->path, GPOINTER_TO_INT (task_data), self->clock, &error);
  if (self->db == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
close_in_worker (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  YishiStore *self = source_object;

  g_assert (yishi_worker_is_current (self->worker));

  g_clear_pointer (&self->db, yishi_db_close);
  g_task_return_boolean (task, TRUE);
}

static gboolean
do_job (YishiStore    *self,
        const Job     *job,
        GCancellable  *cancellable,
        GError       **error)
{
  gboolean done;

  g_assert (yishi_worker_is_current (self->worker));
  g_assert (self->db != NULL);

  done = job->func (self->db, job->data, cancellable, error);
  yishi_db_set_moment (self->db, 0, NULL);
  return done;
}

static void
perform_in_worker (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  YishiStore *self = source_object;
  Job *job = task_data;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (do_job (self, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
yishi_store_finalize (GObject *object)
{
  YishiStore *self = YISHI_STORE (object);

  g_assert (self->worker == NULL);
  g_free (self->path);

  G_OBJECT_CLASS (yishi_store_parent_class)->finalize (object);
}

static void
yishi_store_class_init (YishiStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_store_finalize;
}

static void
yishi_store_init (YishiStore *self)
{
  self->worker = yishi_worker_new ("yishi-store");
}

/**
 * yishi_store_new:
 * @path: the record's file; it is not touched yet
 * @clock: stamps what is written; must outlive the store
 *
 * Returns: (transfer full): a store, to be opened and in any case closed
 */
YishiStore *
yishi_store_new (const char *path,
                 YishiClock *clock)
{
  YishiStore *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (YISHI_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->clock = clock;
  return self;
}

static GTask *
make_task (YishiStore          *self,
           gpointer             source_tag,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  return task;
}

static gboolean
finish_task (YishiStore    *self,
             GAsyncResult  *result,
             gpointer       source_tag,
             GError       **error)
{
  g_return_val_if_fail (YISHI_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == source_tag, FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
yishi_store_open_async (YishiStore          *self,
                        YishiStoreMode       mode,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (YISHI_IS_STORE (self));
  g_return_if_fail (self->worker != NULL);

  task = make_task (self, yishi_store_open_async, cancellable, callback, user_data);
  g_task_set_task_data (task, GINT_TO_POINTER (mode), NULL);
  yishi_worker_push (self->worker, task, open_in_worker);
}

gboolean
yishi_store_open_finish (YishiStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return finish_task (self, result, yishi_store_open_async, error);
}

void
yishi_store_close_async (YishiStore          *self,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (YISHI_IS_STORE (self));
  g_return_if_fail (self->worker != NULL);

  self->is_closing = TRUE;
  task = make_task (self, yishi_store_close_async, NULL, callback, user_data);
  yishi_worker_stop (self->worker, task, close_in_worker);
}

gboolean
yishi_store_close_finish (YishiStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  gboolean closed = finish_task (self, result, yishi_store_close_async, error);

  g_clear_pointer (&self->worker, yishi_worker_join);
  return closed;
}

static void
set_closed_error (GError **error)
{
  g_set_error_literal (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                       _("nothing was done: the record is closed (open it again)"));
}

/**
 * yishi_store_perform_async:
 * @func: the job
 * @data: (transfer full) (nullable): for @func; freed with @destroy in
 *   whichever thread lets the task go
 *
 * The store must be open. Once it is being closed, the job is refused and @callback
 * told so: whoever holds on to a record may ask for something at any time.
 */
void
yishi_store_perform_async (YishiStore          *self,
                           YishiStoreFunc       func,
                           gpointer             data,
                           GDestroyNotify       destroy,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (YISHI_IS_STORE (self));

  job = g_new (Job, 1);
  *job = (Job) { func, data, destroy };
  task = make_task (self, yishi_store_perform_async, cancellable, callback, user_data);
  g_task_set_task_data (task, job, free_job);
  if (self->is_closing)
    {
      GError *error = NULL;

      set_closed_error (&error);
      g_task_return_error (task, error);
      return;
    }

  yishi_worker_push (self->worker, task, perform_in_worker);
}

gboolean
yishi_store_perform_finish (YishiStore    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return finish_task (self, result, yishi_store_perform_async, error);
}

/* Waiting: a context of its own is turned until the task is back. */
typedef struct
{
  GMainContext *context;  /* (owned) */
  GAsyncResult *result;   /* (owned) (nullable) */
} Wait;

static void
task_returned_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
}

static void
start_wait (Wait *wait)
{
  *wait = (Wait) { g_main_context_new (), NULL };
  g_main_context_push_thread_default (wait->context);
}

static GAsyncResult *
end_wait (Wait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (wait->context, TRUE);

  g_main_context_pop_thread_default (wait->context);
  g_main_context_unref (wait->context);
  return wait->result;
}

gboolean
yishi_store_open (YishiStore      *self,
                  YishiStoreMode   mode,
                  GError         **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  Wait wait;

  start_wait (&wait);
  yishi_store_open_async (self, mode, NULL, task_returned_cb, &wait);
  result = end_wait (&wait);
  return yishi_store_open_finish (self, result, error);
}

/* A job whose caller waits. */
typedef struct
{
  YishiStore  *store;
  Job          job;
  GError     **error;
  gboolean     is_done;
} Visit;

static void
visit_worker (gpointer data)
{
  Visit *visit = data;

  visit->is_done = do_job (visit->store, &visit->job, NULL, visit->error);
}

gboolean
yishi_store_perform (YishiStore      *self,
                     YishiStoreFunc   func,
                     gpointer         data,
                     GError         **error)
{
  Visit visit = { self, { func, data, NULL }, error, FALSE };

  g_return_val_if_fail (YISHI_IS_STORE (self), FALSE);

  if (self->is_closing)
    {
      set_closed_error (error);
      return FALSE;
    }

  yishi_worker_call (self->worker, visit_worker, &visit);
  return visit.is_done;
}

gboolean
yishi_store_close (YishiStore  *self,
                   GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  Wait wait;

  start_wait (&wait);
  yishi_store_close_async (self, task_returned_cb, &wait);
  result = end_wait (&wait);
  return yishi_store_close_finish (self, result, error);
}
