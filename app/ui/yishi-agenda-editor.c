/* yishi-agenda-editor.c - changes the agenda of a record, one change after another, and goes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-agenda-editor.h"

/* What was asked for while something else was being written. */
typedef struct
{
  enum { WISH_MOVE, WISH_DROP, WISH_TURN } kind;
  gint64         item;
  YishiMove      move;
  gsize          position;
  YishiDirection direction;
} Wish;

struct _YishiAgendaEditor
{
  GObject parent_instance;

  YishiRecord *record;     /* (owned) */
  GHashTable  *histories;  /* (owned) from the meeting's id to YishiHistory */
  GQueue       wishes;     /* (owned) (element-type Wish) */
  guint        n_writing;
};

enum
{
  WRITTEN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiAgendaEditor, yishi_agenda_editor, G_TYPE_OBJECT)

static void do_next_wish (YishiAgendaEditor *self);

static YishiHistory *
get_history (YishiAgendaEditor *self,
             gint64             meeting)
{
  YishiHistory *history = g_hash_table_lookup (self->histories, GSIZE_TO_POINTER ((gsize) meeting));

  if (history == NULL)
    {
      history = yishi_history_new ();
      g_hash_table_insert (self->histories, GSIZE_TO_POINTER ((gsize) meeting), history);
    }

  return history;
}

/* Notes what was written, under the ids that the record gave. */
static void
remember (YishiAgendaEditor *self,
          YishiAgendaWrite  *write)
{
  YishiHistory *history = get_history (self, write->meeting);

  if (write->direction < 0)
    {
      yishi_history_add (history, yishi_change_copy (write->change));
      return;
    }

  for (guint i = 0; i < write->names->len; i++)
    {
      const YishiNewName *name = &g_array_index (write->names, YishiNewName, i);

      yishi_history_rename (history, name->before, name->after);
    }
  yishi_history_turn (history, (YishiDirection) write->direction, write->change);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  YishiAgendaEditor *self = g_task_get_source_object (task);
  YishiAgendaWrite *write = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->n_writing--;
  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      remember (self, write);
      g_signal_emit (self, signals[WRITTEN], 0, write);
      if (write->trouble != NULL)
        g_signal_emit (self, signals[FAILED], 0, write->trouble);
      g_task_return_boolean (task, TRUE);
      do_next_wish (self);
      return;
    }

  /* What cannot be undone now never can: the agenda is another one. */
  if (write->direction >= 0)
    yishi_history_drop (get_history (self, write->meeting), (YishiDirection) write->direction);
  g_queue_clear_full (&self->wishes, g_free);
  if (!write->is_heard)
    g_signal_emit (self, signals[FAILED], 0, error);
  g_task_return_error (task, g_steal_pointer (&error));
}

void
yishi_agenda_editor_write_async (YishiAgendaEditor   *self,
                                 YishiAgendaWrite    *write,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (YISHI_IS_AGENDA_EDITOR (self));
  g_return_if_fail (write != NULL);

  write->is_heard = callback != NULL;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, yishi_agenda_editor_write_async);
  g_task_set_task_data (task, write, (GDestroyNotify) yishi_agenda_write_free);
  self->n_writing++;
  yishi_record_perform_async (self->record, YISHI_PART_MEETINGS | YISHI_PART_MEETING, yishi_agenda_write_run, write,
                              NULL, NULL, written_cb, task);
}

gboolean
yishi_agenda_editor_write_finish (YishiAgendaEditor  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* @order: (transfer full): which the agenda is to have */
static void
write_order (YishiAgendaEditor       *self,
             const YishiMeetingState *meeting,
             YishiOrder              *before,
             YishiOrder              *order)
{
  YishiChange *change;

  if (order == NULL || yishi_order_equal (before, order) || !yishi_agenda_can_order (meeting, order, NULL))
    {
      yishi_order_free (before);
      yishi_order_free (order);
      return;
    }

  change = yishi_change_new (YISHI_CHANGE_ORDERED);
  change->order_before = before;
  change->order_after = order;
  yishi_agenda_editor_write_async (self, yishi_agenda_write_new (meeting->meeting->id, change), NULL, NULL);
}

static void
turn (YishiAgendaEditor       *self,
      const YishiMeetingState *meeting,
      YishiDirection           direction)
{
  YishiChange *change = yishi_history_peek (get_history (self, meeting->meeting->id), direction);
  YishiAgendaWrite *write;

  if (change == NULL)
    return;

  write = yishi_agenda_write_new (meeting->meeting->id, change);
  write->direction = (int) direction;
  yishi_agenda_editor_write_async (self, write, NULL, NULL);
}

static void
do_wish (YishiAgendaEditor *self,
         const Wish        *wish)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (self->record);
  YishiOrder *before;

  if (meeting == NULL)
    return;
  if (wish->kind == WISH_TURN)
    {
      turn (self, meeting, wish->direction);
      return;
    }
  if (yishi_meeting_state_find_item (meeting, wish->item) == NULL)
    return;

  before = yishi_order_new (meeting->items);
  write_order (self, meeting, before,
               wish->kind == WISH_MOVE ? yishi_order_move (before, wish->item, wish->move, NULL)
                                       : yishi_order_drop (before, wish->item, MIN (wish->position, before->n)));
}

static void
do_next_wish (YishiAgendaEditor *self)
{
  while (self->n_writing == 0 && !g_queue_is_empty (&self->wishes))
    {
      g_autofree Wish *wish = g_queue_pop_head (&self->wishes);

      do_wish (self, wish);
    }
}

static void
queue_wish (YishiAgendaEditor *self,
            Wish               wish)
{
  g_queue_push_tail (&self->wishes, g_memdup2 (&wish, sizeof wish));
  do_next_wish (self);
}

void
yishi_agenda_editor_move (YishiAgendaEditor *self,
                          gint64             item,
                          YishiMove          move)
{
  g_return_if_fail (YISHI_IS_AGENDA_EDITOR (self));

  queue_wish (self, (Wish) { .kind = WISH_MOVE, .item = item, .move = move });
}

void
yishi_agenda_editor_drop (YishiAgendaEditor *self,
                          gint64             item,
                          gsize              position)
{
  g_return_if_fail (YISHI_IS_AGENDA_EDITOR (self));

  queue_wish (self, (Wish) { .kind = WISH_DROP, .item = item, .position = position });
}

void
yishi_agenda_editor_turn (YishiAgendaEditor *self,
                          YishiDirection     direction)
{
  g_return_if_fail (YISHI_IS_AGENDA_EDITOR (self));

  queue_wish (self, (Wish) { .kind = WISH_TURN, .direction = direction });
}

gboolean
yishi_agenda_editor_can_turn (YishiAgendaEditor *self,
                              YishiDirection     direction)
{
  const YishiMeetingState *meeting;
  g_autoptr(YishiChange) change = NULL;

  g_return_val_if_fail (YISHI_IS_AGENDA_EDITOR (self), FALSE);

  meeting = yishi_record_get_meeting (self->record);
  if (!yishi_agenda_can (meeting, YISHI_AGENDA_ADD, 0, NULL))
    return FALSE;

  change = yishi_history_peek (get_history (self, meeting->meeting->id), direction);
  return change != NULL;
}

gboolean
yishi_agenda_editor_is_idle (YishiAgendaEditor *self)
{
  g_return_val_if_fail (YISHI_IS_AGENDA_EDITOR (self), FALSE);

  return self->n_writing == 0 && g_queue_is_empty (&self->wishes);
}

static void
yishi_agenda_editor_finalize (GObject *object)
{
  YishiAgendaEditor *self = YISHI_AGENDA_EDITOR (object);

  g_clear_object (&self->record);
  g_hash_table_unref (self->histories);
  g_queue_clear_full (&self->wishes, g_free);
  G_OBJECT_CLASS (yishi_agenda_editor_parent_class)->finalize (object);
}

static void
yishi_agenda_editor_class_init (YishiAgendaEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_agenda_editor_finalize;

  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
yishi_agenda_editor_init (YishiAgendaEditor *self)
{
  self->histories = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) yishi_history_free);
  g_queue_init (&self->wishes);
}

YishiAgendaEditor *
yishi_agenda_editor_new (YishiRecord *record)
{
  YishiAgendaEditor *self = g_object_new (YISHI_TYPE_AGENDA_EDITOR, NULL);

  self->record = g_object_ref (record);
  return self;
}
