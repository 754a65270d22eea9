/* yishi-ballots-queue.c - ballots on their way to the disk: none is lost, and what is refused comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * WAITING --next stack--> WRITING --written--> WRITTEN --seen in the record--> gone
 *                            +----refused----> REFUSED --taken out----> gone
 */
#include "config.h"

#include "yishi-ballots-queue.h"

struct _YishiBallotsQueue
{
  GObject parent_instance;

  YishiRecord *record;   /* (owned) */
  YishiItem   *item;     /* (owned) */
  GPtrArray   *ballots;  /* (owned) (element-type YishiQueued) */
  gboolean     is_busy;  /* a stack is being written */
  gboolean     is_flushed; /* everything was handed to the store: the record is being closed */
};

G_DEFINE_FINAL_TYPE (YishiBallotsQueue, yishi_ballots_queue, G_TYPE_OBJECT)

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void write_next (YishiBallotsQueue *self);

static void
queued_free (gpointer data)
{
  YishiQueued *queued = data;

  g_free (queued->unit);
  g_free (queued->choice);
  g_free (queued->agent);
  g_free (queued->channel);
  g_free (queued->teller);
  g_free (queued->reason);
  g_free (queued);
}

/* A stack on its way: copies, for the store's thread. */
typedef struct
{
  YishiItem *item;      /* (owned) */
  GPtrArray *ballots;   /* (owned) (element-type YishiQueued): copies */
  GPtrArray *originals; /* (owned) (element-type YishiQueued): the queue's own, for the main thread */
  GPtrArray *issues;    /* (owned) (nullable) (element-type YishiBallotIssue) */
} Stack;

static void
stack_free (gpointer data)
{
  Stack *stack = data;

  yishi_item_free (stack->item);
  g_ptr_array_unref (stack->ballots);
  g_ptr_array_unref (stack->originals);
  g_clear_pointer (&stack->issues, g_ptr_array_unref);
  g_free (stack);
}

static gboolean
write_stack (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Stack *stack = data;
  const YishiQueued *first = stack->ballots->pdata[0];
  g_autofree YishiBallotEntry *entries = g_new0 (YishiBallotEntry, stack->ballots->len);

  for (guint i = 0; i < stack->ballots->len; i++)
    {
      const YishiQueued *queued = stack->ballots->pdata[i];

      entries[i].unit = queued->unit;
      entries[i].choice = queued->choice;
      entries[i].agent = *queued->agent != '\0' ? queued->agent : NULL;
      entries[i].row = i + 1;
    }

  return yishi_db_add_ballots (db, stack->item, entries, stack->ballots->len, first->channel, first->teller, TRUE, NULL,
                               &stack->issues, error);
}

static void
refuse (YishiQueued *queued,
        const char  *reason)
{
  queued->state = YISHI_QUEUED_REFUSED;
  g_free (queued->reason);
  queued->reason = g_strdup (reason);
}

static const char *
find_issue (const Stack *stack,
            guint        row)
{
  for (guint i = 0; stack->issues != NULL && i < stack->issues->len; i++)
    {
      const YishiBallotIssue *issue = stack->issues->pdata[i];

      if (issue->row == row)
        return issue->message;
    }

  return NULL;
}

typedef struct
{
  YishiBallotsQueue *self;   /* (owned) */
  Stack             *stack;  /* (unowned) the job's, until its callback returns */
} Writing;

static void
stack_written_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autofree Writing *writing = user_data;
  g_autoptr(YishiBallotsQueue) self = writing->self;
  g_autoptr(GError) error = NULL;
  gboolean is_written = yishi_record_perform_finish (YISHI_RECORD (object), result, &error);
  gboolean has_refused = FALSE;

  for (guint i = 0; i < writing->stack->originals->len; i++)
    {
      YishiQueued *queued = writing->stack->originals->pdata[i];
      const char *reason = is_written ? find_issue (writing->stack, i + 1) : error->message;

      queued->state = YISHI_QUEUED_WRITTEN;
      if (reason != NULL)
        refuse (queued, reason);
      has_refused = has_refused || reason != NULL;
    }

  self->is_busy = FALSE;
  if (!self->is_flushed)
    write_next (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (has_refused)
    g_signal_emit (self, signals[REFUSED], 0);
}

static YishiQueued *
queued_new (const char *unit,
            const char *choice,
            const char *agent,
            const char *channel,
            const char *teller)
{
  YishiQueued *queued = g_new0 (YishiQueued, 1);

  queued->unit = g_strdup (unit);
  queued->choice = g_strdup (choice);
  queued->agent = g_strdup (agent);
  queued->channel = g_strdup (channel);
  queued->teller = g_strdup (teller);
  queued->reason = g_strdup ("");
  return queued;
}

/* Takes those that wait and came by the same channel and teller as the first of
 * them; a unit twice in one stack would be a fault of the list and not a second ballot. */
static Stack *
take_stack (YishiBallotsQueue *self)
{
  g_autoptr(GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  const YishiQueued *first = NULL;
  Stack *stack = NULL;

  for (guint i = 0; i < self->ballots->len; i++)
    {
      YishiQueued *queued = self->ballots->pdata[i];

      if (queued->state != YISHI_QUEUED_WAITING)
        continue;
      if (first == NULL)
        {
          first = queued;
          stack = g_new0 (Stack, 1);
          stack->item = yishi_item_copy (self->item);
          stack->ballots = g_ptr_array_new_with_free_func (queued_free);
          stack->originals = g_ptr_array_new ();
        }
      if (!g_str_equal (queued->channel, first->channel) || !g_str_equal (queued->teller, first->teller) ||
          !g_hash_table_add (units, queued->unit))
        break;

      queued->state = YISHI_QUEUED_WRITING;
      g_ptr_array_add (stack->originals, queued);
      g_ptr_array_add (stack->ballots, queued_new (queued->unit, queued->choice, queued->agent, queued->channel,
                                                   queued->teller));
    }

  return stack;
}

static void
write_stack_async (YishiBallotsQueue *self,
                   Stack             *stack)
{
  Writing *writing = g_new0 (Writing, 1);

  self->is_busy = TRUE;
  writing->self = g_object_ref (self);
  writing->stack = stack;
  yishi_record_perform_async (self->record, YISHI_PART_MEETING, write_stack, stack, stack_free, NULL, stack_written_cb,
                              writing);
}

static void
write_next (YishiBallotsQueue *self)
{
  Stack *stack = self->is_busy ? NULL : take_stack (self);

  if (stack != NULL)
    write_stack_async (self, stack);
}

void
yishi_ballots_queue_flush (YishiBallotsQueue *self)
{
  Stack *stack;

  g_return_if_fail (YISHI_IS_BALLOTS_QUEUE (self));

  self->is_flushed = TRUE;
  while ((stack = take_stack (self)) != NULL)
    write_stack_async (self, stack);
}

static void
yishi_ballots_queue_finalize (GObject *object)
{
  YishiBallotsQueue *self = YISHI_BALLOTS_QUEUE (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->item, yishi_item_free);
  g_clear_pointer (&self->ballots, g_ptr_array_unref);
  G_OBJECT_CLASS (yishi_ballots_queue_parent_class)->finalize (object);
}

static void
yishi_ballots_queue_class_init (YishiBallotsQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_ballots_queue_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
yishi_ballots_queue_init (YishiBallotsQueue *self)
{
  self->ballots = g_ptr_array_new_with_free_func (queued_free);
}

YishiBallotsQueue *
yishi_ballots_queue_new (YishiRecord     *record,
                         const YishiItem *item)
{
  YishiBallotsQueue *self = g_object_new (YISHI_TYPE_BALLOTS_QUEUE, NULL);

  self->record = g_object_ref (record);
  self->item = yishi_item_copy (item);
  return self;
}

void
yishi_ballots_queue_add (YishiBallotsQueue *self,
                         const char        *unit,
                         const char        *choice,
                         const char        *agent,
                         const char        *channel,
                         const char        *teller)
{
  g_return_if_fail (YISHI_IS_BALLOTS_QUEUE (self));

  g_ptr_array_add (self->ballots, queued_new (unit, choice, agent, channel, teller));
  write_next (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

GPtrArray *
yishi_ballots_queue_list (YishiBallotsQueue *self)
{
  g_return_val_if_fail (YISHI_IS_BALLOTS_QUEUE (self), NULL);

  return self->ballots;
}

guint
yishi_ballots_queue_count (YishiBallotsQueue *self)
{
  guint n = 0;

  g_return_val_if_fail (YISHI_IS_BALLOTS_QUEUE (self), 0);

  for (guint i = 0; i < self->ballots->len; i++)
    n += ((YishiQueued *) self->ballots->pdata[i])->state != YISHI_QUEUED_WRITTEN;
  return n;
}

void
yishi_ballots_queue_remove (YishiBallotsQueue *self,
                            YishiQueued       *queued)
{
  g_return_if_fail (YISHI_IS_BALLOTS_QUEUE (self));
  g_return_if_fail (queued->state == YISHI_QUEUED_REFUSED);

  g_ptr_array_remove (self->ballots, queued);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
yishi_ballots_queue_forget_written (YishiBallotsQueue *self)
{
  g_return_if_fail (YISHI_IS_BALLOTS_QUEUE (self));

  for (guint i = self->ballots->len; i-- > 0;)
    if (((YishiQueued *) self->ballots->pdata[i])->state == YISHI_QUEUED_WRITTEN)
      g_ptr_array_remove_index (self->ballots, i);
}
