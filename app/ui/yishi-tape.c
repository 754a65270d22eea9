/* yishi-tape.c - records the running meeting: microphone, record and chair brought together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * idle ──start──> starting ──> recording <──pause, resume──> paused
 *   ^                 │            │                           │
 *   └──the end is in the record────┴──────── stopping <──stop──┘
 */
#include "config.h"

#include "yishi-tape-private.h"

enum
{
  CHANGED,
  LEVEL,
  SAID,
  FAILED,
  MARKED,
  TELL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  PROP_GOES_ON = 1,
  PROP_WAS_CUT_OFF,
  PROP_HAS_WALL,
} YishiTapeProperty;

static GParamSpec *properties[PROP_HAS_WALL + 1];

G_DEFINE_FINAL_TYPE (YishiTape, yishi_tape, G_TYPE_OBJECT)

/* What others are told */

void
yishi_tape_changed (YishiTape *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAS_CUT_OFF]);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
yishi_tape_say (YishiTape  *self,
                const char *text)
{
  g_signal_emit (self, signals[SAID], 0, text);
}

void
yishi_tape_fail (YishiTape  *self,
                 const char *text)
{
  g_signal_emit (self, signals[FAILED], 0, text);
}

void
yishi_tape_set_state (YishiTape      *self,
                      YishiTapeState  state)
{
  gboolean runs = state == YISHI_TAPE_RECORDING || state == YISHI_TAPE_PAUSED;

  self->state = state;
  yishi_tape_watch_clock (self, runs);
  if (state == YISHI_TAPE_IDLE)
    {
      yishi_tape_clear_warnings (self);
      g_clear_pointer (&self->microphone, g_free);
      g_clear_object (&self->starting);
      self->meeting = 0;
      self->has_gap = FALSE;
    }
  yishi_tape_changed (self);
  yishi_tape_check_waiting (self);
}

void
yishi_tape_tell (YishiTape  *self,
                 const char *notice)
{
  g_signal_emit (self, signals[TELL], 0, notice);
}

void
yishi_tape_tell_marked (YishiTape *self,
                        gint64     bookmark,
                        gint64     time)
{
  g_signal_emit (self, signals[MARKED], 0, bookmark, time);
}

static void
level_cb (YishiTape *self,
          double     peak,
          double     rms)
{
  if (self->state == YISHI_TAPE_RECORDING)
    g_signal_emit (self, signals[LEVEL], 0, peak, rms);
}

/* Time */

YishiSync
yishi_tape_to_sync (YishiTape                 *self,
                    const YishiRecorderMoment *moment)
{
  YishiClock *clock = yishi_record_get_clock (yishi_conductor_get_record (self->conductor));

  return (YishiSync) {
    .place = { self->part->number, moment->position },
    .monotonic = moment->monotonic,
    .instant = yishi_clock_now (clock) - (g_get_monotonic_time () - moment->monotonic),
  };
}

YishiSync
yishi_tape_sync_at (YishiTape *self,
                    gint64     position)
{
  YishiRecorderMoment now;
  YishiSync sync;
  gint64 ago;

  /* Never before what was noted: pairs go forward. */
  if (!yishi_recorder_get_moment (self->recorder, &now))
    now = (YishiRecorderMoment) { MAX (position, self->last.place.position), g_get_monotonic_time (), 0 };
  sync = yishi_tape_to_sync (self, &now);
  ago = CLAMP (now.position - position, 0, now.position - self->last.place.position);
  sync.place.position -= ago;
  sync.monotonic -= ago / 1000;
  sync.instant -= ago / 1000;
  return sync;
}

/* What every verb of the record is bookmarked with. */
gboolean
yishi_tape_take_moment (gint64    *meeting,
                        YishiSync *moment,
                        gpointer   user_data)
{
  YishiTape *self = user_data;
  YishiRecorderMoment now;

  if ((self->state != YISHI_TAPE_RECORDING && self->state != YISHI_TAPE_PAUSED) ||
      !yishi_recorder_get_moment (self->recorder, &now))
    return FALSE;

  *meeting = self->meeting;
  *moment = yishi_tape_to_sync (self, &now);
  return TRUE;
}

/* Jobs of the record */

typedef struct
{
  YishiTape     *self;    /* (owned) */
  YishiTapeJob  *job;     /* (owned) */
  YishiTapeDone  done;    /* (nullable) */
  YishiTapeDone  failed;  /* (nullable) */
} Submission;

static void
submitted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Submission *submission = user_data;
  YishiTape *self = submission->self;
  g_autoptr(GError) error = NULL;

  self->n_jobs--;
  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_tape_fail (self, error->message);
      if (submission->failed != NULL)
        submission->failed (self, submission->job);
    }
  else if (submission->done != NULL)
    submission->done (self, submission->job);

  yishi_tape_check_waiting (self);
  yishi_tape_job_free (submission->job);
  g_object_unref (self);
  g_free (submission);
}

/* What the pages show of a recording, and the seal of a closed meeting, which has its end. */
static YishiRecordParts
get_parts (YishiTapeJobKind kind)
{
  if (kind == YISHI_TAPE_JOB_END || kind == YISHI_TAPE_JOB_RECOVER)
    return YISHI_PART_MEETING | YISHI_PART_INFO;
  if (kind == YISHI_TAPE_JOB_MARK || kind == YISHI_TAPE_JOB_NAME_MARK)
    return YISHI_PART_MEETING;

  return 0;
}

void
yishi_tape_submit (YishiTape     *self,
                   YishiTapeJob  *job,
                   YishiTapeDone  done,
                   YishiTapeDone  failed)
{
  Submission *submission = g_new0 (Submission, 1);

  submission->self = g_object_ref (self);
  submission->job = job;
  submission->done = done;
  submission->failed = failed;
  self->n_jobs++;
  yishi_record_perform_async (yishi_conductor_get_record (self->conductor), get_parts (job->kind), yishi_tape_job_run,
                              job, NULL, NULL, submitted_cb, submission);
}

/* The meeting */

void
yishi_tape_follow_meeting (YishiTape *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  gboolean is_interrupted = yishi_conductor_is_interrupted (self->conductor, NULL);

  if (session != NULL && session->meeting == self->meeting && session->phase == YISHI_PHASE_CLOSED)
    yishi_tape_stop (self);
  if (session != NULL && session->meeting == self->cut_off && !is_interrupted && !self->is_recovering)
    {
      self->cut_off = 0;
      if (self->goes_on)
        yishi_tape_do (self, YISHI_TAPE_START);
    }
  /* What a crash has left is looked at first. */
  if (self->is_wanted && !self->is_meeting_starting && !self->is_recovering)
    {
      self->is_wanted = FALSE;
      yishi_tape_do (self, YISHI_TAPE_START);
    }
  yishi_tape_changed (self);
}

/* The object */

static void
yishi_tape_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch ((YishiTapeProperty) property_id)
    {
    case PROP_GOES_ON:
      g_value_set_boolean (value, YISHI_TAPE (object)->goes_on);
      break;
    case PROP_WAS_CUT_OFF:
      g_value_set_boolean (value, yishi_tape_was_cut_off (YISHI_TAPE (object)));
      break;
    case PROP_HAS_WALL:
      g_value_set_boolean (value, YISHI_TAPE (object)->has_wall);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_tape_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  switch ((YishiTapeProperty) property_id)
    {
    case PROP_GOES_ON:
      YISHI_TAPE (object)->goes_on = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_HAS_WALL:
      YISHI_TAPE (object)->has_wall = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_WAS_CUT_OFF:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_tape_dispose (GObject *object)
{
  YishiTape *self = YISHI_TAPE (object);

  yishi_tape_watch_clock (self, FALSE);
  if (self->conductor != NULL)
    yishi_record_set_moment_func (yishi_conductor_get_record (self->conductor), NULL, NULL);
  g_clear_object (&self->recorder);
  g_clear_object (&self->settings);
  g_clear_object (&self->conductor);
  g_clear_object (&self->starting);
  G_OBJECT_CLASS (yishi_tape_parent_class)->dispose (object);
}

static void
yishi_tape_finalize (GObject *object)
{
  YishiTape *self = YISHI_TAPE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->warnings); i++)
    g_clear_pointer (&self->warnings[i], yishi_watch_free);
  g_clear_pointer (&self->part, yishi_part_free);
  g_ptr_array_unref (self->waiting);
  g_clear_object (&self->closing);
  g_free (self->microphone);
  g_free (self->told);
  g_free (self->pause_text);
  G_OBJECT_CLASS (yishi_tape_parent_class)->finalize (object);
}

static void
yishi_tape_class_init (YishiTapeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = yishi_tape_get_property;
  object_class->set_property = yishi_tape_set_property;
  object_class->dispose = yishi_tape_dispose;
  object_class->finalize = yishi_tape_finalize;

  properties[PROP_GOES_ON] = g_param_spec_boolean ("goes-on", NULL, NULL, TRUE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                     G_PARAM_STATIC_STRINGS);
  properties[PROP_WAS_CUT_OFF] = g_param_spec_boolean ("was-cut-off", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                         G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_WALL] = g_param_spec_boolean ("has-wall", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEVEL] = g_signal_new ("level", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                 G_TYPE_DOUBLE);
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
  signals[MARKED] = g_signal_new ("marked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                  G_TYPE_INT64);
  signals[TELL] = g_signal_new ("tell", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yishi_tape_init (YishiTape *self)
{
  self->goes_on = TRUE;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

YishiTape *
yishi_tape_new (YishiConductor *conductor,
                GSettings      *settings)
{
  YishiTape *self = g_object_new (YISHI_TYPE_TAPE, NULL);

  self->conductor = g_object_ref (conductor);
  self->settings = g_object_ref (settings);
  self->recorder = yishi_recorder_new ();
  g_signal_connect_object (self->recorder, "level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  yishi_tape_listen (self);
  g_signal_connect_object (conductor, "changed", G_CALLBACK (yishi_tape_follow_meeting), self, G_CONNECT_SWAPPED);
  yishi_record_set_moment_func (yishi_conductor_get_record (conductor), yishi_tape_take_moment, self);
  yishi_tape_recover (self);
  return self;
}

YishiTapeState
yishi_tape_get_state (YishiTape *self)
{
  g_return_val_if_fail (YISHI_IS_TAPE (self), YISHI_TAPE_IDLE);

  return self->state;
}

gint64
yishi_tape_get_time (YishiTape *self)
{
  g_return_val_if_fail (YISHI_IS_TAPE (self), 0);

  return self->part != NULL ? self->before + MAX (yishi_recorder_get_position (self->recorder), 0) : 0;
}

const char *
yishi_tape_get_microphone (YishiTape *self)
{
  g_return_val_if_fail (YISHI_IS_TAPE (self), NULL);

  return self->microphone;
}

const char *
yishi_tape_get_language (YishiTape *self)
{
  g_return_val_if_fail (YISHI_IS_TAPE (self), "");

  return yishi_record_get_language (yishi_conductor_get_record (self->conductor));
}

gboolean
yishi_tape_is_mute (YishiTape *self)
{
  g_return_val_if_fail (YISHI_IS_TAPE (self), FALSE);

  return self->state == YISHI_TAPE_RECORDING &&
         (self->warnings[YISHI_WATCH_SILENCE] != NULL || self->warnings[YISHI_WATCH_DEVICE_LOST] != NULL);
}

gboolean
yishi_tape_was_cut_off (YishiTape *self)
{
  const YishiSession *session;

  g_return_val_if_fail (YISHI_IS_TAPE (self), FALSE);

  session = self->conductor != NULL ? yishi_conductor_get_session (self->conductor) : NULL;
  return session != NULL && self->cut_off != 0 && session->meeting == self->cut_off &&
         yishi_conductor_is_interrupted (self->conductor, NULL);
}

gboolean
yishi_tape_is_busy (YishiTape *self)
{
  g_return_val_if_fail (YISHI_IS_TAPE (self), FALSE);

  return self->state != YISHI_TAPE_IDLE || yishi_recorder_is_saving (self->recorder);
}
