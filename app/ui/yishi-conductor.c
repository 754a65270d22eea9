/* yishi-conductor.c - runs the meeting: one step after another, each written before it is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-conductor.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#include "yishi-conductor-job.h"
#include "yishi-error.h"

/* How often a running meeting leaves a sign of life, seconds. */
#define HEARTBEAT_SECONDS 10

/* A machine's clock that moves by more than this was set, µs. */
#define CLOCK_TOLERANCE (2 * G_USEC_PER_SEC)

/* The same moment on three clocks, µs: of the day, since the machine was started,
 * and the same without the time for which it slept. */
typedef struct
{
  gint64 day;
  gint64 boot;
  gint64 awake;
} Moment;

struct _YishiConductor
{
  GObject parent_instance;

  YishiRecord  *record;    /* (owned) */
  YishiSession *session;   /* (owned) (nullable) as it was written last; halted while it is interrupted */
  YishiSession *kept;      /* (owned) (nullable) an interrupted one as it was written */
  gint64        meeting;   /* whose session was asked for, 0: none */
  gint64        alive;     /* when an interrupted meeting was last seen running, µs; 0: it is not interrupted */
  gboolean      was_left;  /* the program was ended then, as it should be */
  GArray       *ours;      /* (owned) (element-type gint64): meetings that run in this program, at hand or not */
  GQueue        waiting;   /* (element-type GTask): steps in the order in which they came */
  gboolean      is_busy;   /* a step is being written */
  gboolean      has_left;  /* the record is being closed, and nothing more is done */
  guint         heartbeat; /* source */
  Moment        last_beat;
};

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiConductor, yishi_conductor, G_TYPE_OBJECT)

static void do_next_step (YishiConductor *self);

/* Whether the meeting runs in this program, at hand or not. Returns: its index, -1 */
static int
find_ours (YishiConductor *self,
           gint64          meeting)
{
  for (guint i = 0; i < self->ours->len; i++)
    if (g_array_index (self->ours, gint64, i) == meeting)
      return i;

  return -1;
}

static gboolean
runs_at_hand (YishiConductor *self)
{
  return yishi_conductor_runs (self->session) && self->alive == 0;
}

static Moment
take_moment (YishiConductor *self)
{
  struct timespec boot;

  clock_gettime (CLOCK_BOOTTIME, &boot);
  return (Moment) {
    .day = yishi_clock_now (yishi_record_get_clock (self->record)),
    .boot = boot.tv_sec * (gint64) G_USEC_PER_SEC + boot.tv_nsec / 1000,
    .awake = g_get_monotonic_time (),
  };
}

static void queue_move (YishiConductor *self, YishiConductorMove *move, gboolean is_heard, gpointer source_tag,
                        GAsyncReadyCallback callback, gpointer user_data);

/* Where the machine slept or its clock was set, everything that is counted from
 * goes along, so that nobody's time is longer or shorter for it. */
static void
follow_clock (YishiConductor *self)
{
  Moment now = take_moment (self);
  gint64 shift = (now.day - self->last_beat.day) - (now.awake - self->last_beat.awake);
  gint64 slept = (now.boot - self->last_beat.boot) - (now.awake - self->last_beat.awake);
  YishiConductorMove *move;

  self->last_beat = now;
  if (ABS (shift) < CLOCK_TOLERANCE)
    return;

  move = g_new0 (YishiConductorMove, 1);
  move->shift = shift;
  move->slept = slept >= CLOCK_TOLERANCE ? slept : 0;
  move->now = now.day;
  queue_move (self, move, FALSE, follow_clock, NULL, NULL);
}

/* Leaves a sign of life in the record; it tells a later start from when on the
 * program did not run. */
static gboolean
beat_cb (gpointer user_data)
{
  YishiConductor *self = user_data;

  if (runs_at_hand (self))
    follow_clock (self);

  yishi_record_perform_async (self->record, 0, yishi_conductor_touch, g_array_copy (self->ours),
                              (GDestroyNotify) g_array_unref, NULL, NULL, NULL);
  return G_SOURCE_CONTINUE;
}

/* Notes whether the meeting at hand runs in this program; while one does, beats. */
static void
note_ours (YishiConductor *self)
{
  int index = find_ours (self, self->meeting);

  if (runs_at_hand (self) && index < 0)
    {
      if (self->ours->len == 0)
        self->last_beat = take_moment (self);
      g_array_append_val (self->ours, self->meeting);
    }
  else if (self->session != NULL && !runs_at_hand (self) && index >= 0)
    {
      g_array_remove_index (self->ours, index);
    }

  if (self->ours->len > 0 && self->heartbeat == 0 && !self->has_left)
    self->heartbeat = g_timeout_add_seconds (HEARTBEAT_SECONDS, beat_cb, self);
  else if (self->ours->len == 0)
    g_clear_handle_id (&self->heartbeat, g_source_remove);
}

static void
take_session (YishiConductor *self,
              YishiSession   *session)
{
  g_clear_pointer (&self->session, yishi_session_unref);
  self->session = session;
  note_ours (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* @session: (transfer full): a meeting that ran when the program ended last */
static void
interrupt (YishiConductor *self,
           const YishiConductorKept     *kept,
           YishiSession   *session)
{
  self->alive = MAX (kept->alive, session->stamp);
  self->was_left = kept->was_left;
  self->kept = session;
  take_session (self, yishi_session_halt (session, self->alive));
}

static void
kept_loaded_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(YishiConductorKept) kept = user_data;
  YishiConductor *self = kept->self;
  YishiMeetingState *meeting = yishi_record_get_meeting (self->record);
  g_autoptr(GError) error = NULL;
  YishiSession *session;

  if (!yishi_record_perform_finish (self->record, result, &error))
    {
      g_signal_emit (self, signals[REFUSED], 0, error->message);
      return;
    }
  if (meeting == NULL || meeting->meeting->id != kept->meeting || self->meeting != kept->meeting)
    return;

  session = yishi_conductor_revive (kept, meeting);
  if (session == NULL)
    take_session (self, yishi_session_new (meeting, yishi_clock_now (yishi_record_get_clock (self->record))));
  else if (yishi_conductor_runs (session) && find_ours (self, kept->meeting) < 0)
    interrupt (self, kept, session);
  else
    take_session (self, session);

  /* While another meeting was looked at, the machine may have slept. */
  if (runs_at_hand (self))
    follow_clock (self);
}

/* Another meeting is at hand: its session is looked up. */
static void
record_changed_cb (YishiConductor *self,
                   guint           parts)
{
  YishiMeetingState *meeting = yishi_record_get_meeting (self->record);
  gint64 id = meeting != NULL ? meeting->meeting->id : 0;
  YishiConductorKept *kept;

  if (!(parts & (YISHI_PART_MEETING | YISHI_PART_MEETINGS)) || id == self->meeting)
    return;

  self->meeting = id;
  self->alive = 0;
  g_clear_pointer (&self->kept, yishi_session_unref);
  take_session (self, NULL);
  if (id == 0)
    return;

  kept = g_new0 (YishiConductorKept, 1);
  kept->self = g_object_ref (self);
  kept->meeting = id;
  yishi_record_perform_async (self->record, 0, yishi_conductor_load, kept, NULL, NULL, kept_loaded_cb, kept);
}

static void
end_step (YishiConductor *self,
          GTask          *task,
          GError         *error)
{
  self->is_busy = FALSE;
  if (error != NULL)
    {
      if (g_object_get_data (G_OBJECT (task), "unheard") != NULL &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[REFUSED], 0, error->message);
      g_task_return_error (task, error);
    }
  else
    g_task_return_boolean (task, TRUE);
  do_next_step (self);
}

static void
move_written_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  YishiConductor *self = g_task_get_source_object (task);
  YishiConductorMove *move = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (yishi_record_perform_finish (self->record, result, &error) && self->meeting == move->meeting &&
      move->next != NULL)
    {
      if (move->alive != 0)
        {
          self->alive = 0;
          g_clear_pointer (&self->kept, yishi_session_unref);
        }
      take_session (self, g_steal_pointer (&move->next));
    }
  end_step (self, task, g_steal_pointer (&error));
}

/* What the session becomes by @move. */
static YishiSession *
foresee (YishiConductor  *self,
         YishiConductorMove *move,
         GError         **error)
{
  YishiMeetingState *meeting = yishi_record_get_meeting (self->record);

  /* It was meant for the meeting that was at hand then. */
  if (self->has_left || move->meeting != self->meeting)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _("nothing was done: another meeting is at hand by now (choose that one again)"));
      return NULL;
    }
  if (self->session == NULL || meeting == NULL)
    {
      g_set_error_literal (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED,
                           _("nothing was done: there is no meeting yet (make one on the page “Home”)"));
      return NULL;
    }
  if (move->alive != 0 && self->kept != NULL)
    {
      move->effects = g_ptr_array_new ();
      return yishi_session_resume (self->kept, move->alive, move->now);
    }
  if (self->alive != 0)
    {
      g_set_error_literal (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED,
                           _("nothing was done: the meeting was interrupted (go on with it first)"));
      return NULL;
    }

  if (move->shift != 0)
    {
      move->effects = g_ptr_array_new ();
      return yishi_session_shift (self->session, move->shift);
    }

  return yishi_session_apply (self->session, &move->step, meeting,
                              yishi_clock_now (yishi_record_get_clock (self->record)), &move->effects, error);
}

/* Says in the record that the program ends while meetings run. */
static void
leave (YishiConductor *self,
       GTask          *task)
{
  YishiConductorMove *move = g_task_get_task_data (task);

  self->has_left = TRUE;
  g_clear_handle_id (&self->heartbeat, g_source_remove);
  g_array_append_vals (move->left, self->ours->data, self->ours->len);
  if (move->left->len > 0)
    yishi_record_perform_async (self->record, 0, yishi_conductor_write, move, NULL, NULL, move_written_cb,
                                g_object_ref (task));
  else
    end_step (self, task, NULL);
}

static void
do_next_step (YishiConductor *self)
{
  g_autoptr(GTask) task = NULL;
  gboolean changes_meeting;
  GError *error = NULL;
  YishiConductorMove *move;

  if (self->is_busy)
    return;
  task = g_queue_pop_head (&self->waiting);
  if (task == NULL)
    return;

  self->is_busy = TRUE;
  move = g_task_get_task_data (task);
  if (move->left != NULL)
    {
      leave (self, task);
      return;
    }
  move->next = foresee (self, move, &error);
  if (move->next == NULL)
    {
      end_step (self, task, error);
      return;
    }

  move->json = yishi_session_to_json (move->next);
  changes_meeting = move->effects->len > 0 || move->alive != 0 || move->slept != 0;
  yishi_record_perform_async (self->record, changes_meeting ? YISHI_PART_MEETING : 0, yishi_conductor_write, move, NULL, NULL,
                              move_written_cb, g_object_ref (task));
}

static void
queue_move (YishiConductor      *self,
            YishiConductorMove *move,
            gboolean             is_heard,
            gpointer             source_tag,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  move->meeting = self->meeting;
  yishi_record_take_moment (self->record, &move->sound_meeting, &move->sound);
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, move, (GDestroyNotify) yishi_conductor_move_free);
  if (!is_heard)
    g_object_set_data (G_OBJECT (task), "unheard", GINT_TO_POINTER (TRUE));
  g_queue_push_tail (&self->waiting, task);
  do_next_step (self);
}

void
yishi_conductor_step_async (YishiConductor      *self,
                            const YishiStep     *step,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  YishiConductorMove *move;

  g_return_if_fail (YISHI_IS_CONDUCTOR (self));
  g_return_if_fail (step != NULL);

  /* The machine may have slept since the last beat: what the step ends was no longer for it. */
  if (self->heartbeat != 0 && runs_at_hand (self))
    follow_clock (self);
  move = g_new0 (YishiConductorMove, 1);
  move->step = *step;
  move->step.name = g_strdup (step->name);
  move->step.unit = g_strdup (step->unit);
  move->step.party = g_strdup (step->party);
  move->step.text = g_strdup (step->text);
  move->step.slide = step->slide != NULL ? yishi_slide_copy (step->slide) : NULL;
  queue_move (self, move, callback != NULL, yishi_conductor_step_async, callback, user_data);
}

gboolean
yishi_conductor_step_finish (YishiConductor  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
yishi_conductor_do (YishiConductor *self,
                    YishiVerb       verb,
                    gint64          item)
{
  YishiStep step = { .verb = verb, .item = item };

  yishi_conductor_step_async (self, &step, NULL, NULL);
}

void
yishi_conductor_resume_async (YishiConductor      *self,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  YishiConductorMove *move;

  g_return_if_fail (YISHI_IS_CONDUCTOR (self));
  g_return_if_fail (self->alive != 0);

  move = g_new0 (YishiConductorMove, 1);
  move->alive = self->alive;
  move->was_left = self->was_left;
  move->now = yishi_clock_now (yishi_record_get_clock (self->record));
  queue_move (self, move, callback != NULL, yishi_conductor_resume_async, callback, user_data);
}

gboolean
yishi_conductor_resume_finish (YishiConductor  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
yishi_conductor_leave_async (YishiConductor      *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  YishiConductorMove *move;

  g_return_if_fail (YISHI_IS_CONDUCTOR (self));

  move = g_new0 (YishiConductorMove, 1);
  move->left = g_array_new (FALSE, FALSE, sizeof (gint64));
  queue_move (self, move, TRUE, yishi_conductor_leave_async, callback, user_data);
}

gboolean
yishi_conductor_leave_finish (YishiConductor  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
yishi_conductor_runs_elsewhere (YishiConductor *self)
{
  g_return_val_if_fail (YISHI_IS_CONDUCTOR (self), FALSE);

  return self->ours->len > 0 && !runs_at_hand (self);
}

YishiRecord *
yishi_conductor_get_record (YishiConductor *self)
{
  g_return_val_if_fail (YISHI_IS_CONDUCTOR (self), NULL);

  return self->record;
}

const YishiSession *
yishi_conductor_get_session (YishiConductor *self)
{
  g_return_val_if_fail (YISHI_IS_CONDUCTOR (self), NULL);

  return self->session;
}

gboolean
yishi_conductor_is_interrupted (YishiConductor *self,
                                gint64         *since)
{
  g_return_val_if_fail (YISHI_IS_CONDUCTOR (self), FALSE);

  if (since != NULL)
    *since = self->alive;
  return self->alive != 0;
}

gboolean
yishi_conductor_can (YishiConductor  *self,
                     YishiVerb        verb,
                     gint64           item,
                     char           **why_not)
{
  YishiMeetingState *meeting;

  g_return_val_if_fail (YISHI_IS_CONDUCTOR (self), FALSE);

  meeting = yishi_record_get_meeting (self->record);
  if (self->session == NULL || meeting == NULL || self->alive != 0)
    {
      if (why_not != NULL)
        *why_not = g_strdup (self->alive != 0 ? _("The meeting was interrupted: go on with it first.")
                                              : _("There is no meeting yet."));
      return FALSE;
    }

  return yishi_session_can (self->session, verb, item, meeting, why_not);
}

static void
yishi_conductor_dispose (GObject *object)
{
  YishiConductor *self = YISHI_CONDUCTOR (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_handle_id (&self->heartbeat, g_source_remove);
  g_queue_clear_full (&self->waiting, g_object_unref);
  G_OBJECT_CLASS (yishi_conductor_parent_class)->dispose (object);
}

static void
yishi_conductor_finalize (GObject *object)
{
  YishiConductor *self = YISHI_CONDUCTOR (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->session, yishi_session_unref);
  g_clear_pointer (&self->kept, yishi_session_unref);
  g_array_unref (self->ours);
  G_OBJECT_CLASS (yishi_conductor_parent_class)->finalize (object);
}

static void
yishi_conductor_class_init (YishiConductorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_conductor_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_conductor_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yishi_conductor_init (YishiConductor *self)
{
  g_queue_init (&self->waiting);
  self->ours = g_array_new (FALSE, FALSE, sizeof (gint64));
}

YishiConductor *
yishi_conductor_new (YishiRecord *record)
{
  YishiConductor *self = g_object_new (YISHI_TYPE_CONDUCTOR, NULL);

  self->record = g_object_ref (record);
  g_signal_connect_object (record, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  record_changed_cb (self, YISHI_PART_ALL);
  return self;
}
