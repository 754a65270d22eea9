/* yishi-record.c - the opened record as the window sees it: snapshots, and verbs that change it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-record.h"

#include "yishi-display.h"
#include "yishi-record-load.h"

struct _YishiRecord
{
  GObject parent_instance;

  YishiStore        *store;     /* (owned) */
  YishiClock        *clock;     /* (unowned) outlives the record */
  char              *path;      /* (owned) */

  YishiRecordInfo   *info;      /* (owned) (nullable) */
  YishiRulePack     *pack;      /* (owned) (nullable) */
  char              *language;  /* (owned) (nullable) of the meetings, NULL if not set */
  GPtrArray         *meetings;  /* (owned) (nullable) */
  YishiMeetingState *meeting;   /* (owned) (nullable) */
  GPtrArray         *results;   /* (owned) (nullable) (element-type YishiLoadedResult): of @meeting */
  YishiLoadedRoll   *roll;      /* (owned) (nullable) */
  gint64             chosen;    /* meeting that was chosen or has begun, 0 for what the day suggests */
  guint              n_writing; /* verbs under way that change something */
  YishiMomentFunc    moment;    /* (nullable) */
  gpointer           moment_data;
};

typedef enum
{
  PROP_IS_WRITING = 1,
} YishiRecordProperty;

static GParamSpec *properties[PROP_IS_WRITING + 1];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (YishiRecord, yishi_record, G_TYPE_OBJECT)

/* A meeting that has begun stays at hand when it is closed: its outcomes are read
 * back then, and its seal is shown, whatever the day would suggest next. */
static void
hold_running (YishiRecord *self)
{
  const YishiMeeting *meeting = self->meeting != NULL ? self->meeting->meeting : NULL;

  if (self->chosen == 0 && meeting != NULL && *meeting->started != '\0' && *meeting->closed == '\0')
    self->chosen = meeting->id;
}

/* Puts what was loaded in place of what there was. */
static void
take_snapshots (YishiRecord *self,
                YishiRecordVerb        *verb)
{
  if (verb->info != NULL)
    {
      g_clear_pointer (&self->info, yishi_record_info_free);
      g_clear_pointer (&self->pack, yishi_rule_pack_unref);
      self->info = g_steal_pointer (&verb->info);
      self->pack = g_steal_pointer (&verb->pack);
      g_free (self->language);
      self->language = g_steal_pointer (&verb->language);
    }
  if (verb->meetings != NULL)
    {
      g_clear_pointer (&self->meetings, g_ptr_array_unref);
      g_clear_pointer (&self->meeting, yishi_meeting_state_unref);
      g_clear_pointer (&self->results, g_ptr_array_unref);
      self->meetings = g_steal_pointer (&verb->meetings);
      self->meeting = g_steal_pointer (&verb->meeting);
      hold_running (self);
      self->results = g_steal_pointer (&verb->results);
    }
  if (verb->roll != NULL)
    {
      g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
      self->roll = g_steal_pointer (&verb->roll);
    }
}

/* A verb that takes the snapshots of @parts. A change of the meeting may have
 * changed the list of meetings, too: one is not loaded without the other. */
static YishiRecordVerb *
make_verb (YishiRecord      *self,
           YishiRecordParts  parts)
{
  YishiRecordVerb *verb = g_new0 (YishiRecordVerb, 1);

  verb->parts = parts;
  verb->chosen = self->chosen;
  verb->today = yishi_clock_today (self->clock);
  verb->known = self->results != NULL ? g_ptr_array_ref (self->results) : NULL;
  yishi_record_take_moment (self, &verb->moment_meeting, &verb->moment);
  return verb;
}

static void
set_writing (YishiRecord *self,
             int          difference)
{
  gboolean was_writing = self->n_writing > 0;

  self->n_writing += difference;
  if (was_writing != (self->n_writing > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_WRITING]);
}

static void
verb_performed_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  YishiRecord *self = g_task_get_source_object (task);
  YishiRecordVerb *verb = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (verb->parts != 0)
    set_writing (self, -1);

  if (!yishi_store_perform_finish (YISHI_STORE (object), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (verb->parts != 0)
    {
      take_snapshots (self, verb);
      g_signal_emit (self, changed_signal, 0, (guint) verb->parts);
    }
  g_task_return_boolean (task, TRUE);
}

void
yishi_record_perform_async (YishiRecord         *self,
                            YishiRecordParts     parts,
                            YishiStoreFunc       func,
                            gpointer             data,
                            GDestroyNotify       destroy,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;
  YishiRecordVerb *verb;

  g_return_if_fail (YISHI_IS_RECORD (self));

  verb = make_verb (self, parts);
  verb->func = func;
  verb->data = data;
  verb->destroy = destroy;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, yishi_record_perform_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, verb, (GDestroyNotify) yishi_record_verb_free);

  if (parts != 0)
    set_writing (self, 1);
  yishi_store_perform_async (self->store, yishi_record_verb_run, verb, NULL, cancellable, verb_performed_cb, task);
}

gboolean
yishi_record_perform_finish (YishiRecord   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
first_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  YishiRecord *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (!yishi_store_perform_finish (YISHI_STORE (object), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  take_snapshots (self, g_task_get_task_data (task));
  g_signal_emit (self, changed_signal, 0, (guint) YISHI_PART_ALL & ~YISHI_PART_ROLL);
  /* The first look does not wait for a roll of thousands. */
  yishi_record_perform_async (self, YISHI_PART_ROLL, NULL, NULL, NULL, NULL, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
store_opened_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  YishiRecordVerb *verb = g_task_get_task_data (task);

  if (!yishi_store_open_finish (YISHI_STORE (object), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  yishi_store_perform_async (YISHI_STORE (object), yishi_record_verb_run, verb, NULL, NULL, first_loaded_cb,
                             g_steal_pointer (&task));
}

void
yishi_record_open_async (YishiRecord         *self,
                         YishiStoreMode       mode,
                         const char          *name,
                         const char          *pack,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;
  YishiRecordVerb *verb;

  g_return_if_fail (YISHI_IS_RECORD (self));
  g_return_if_fail ((mode == YISHI_STORE_CREATE) == (name != NULL));

  verb = make_verb (self, YISHI_PART_ALL & ~YISHI_PART_ROLL);
  verb->name = g_strdup (name);
  verb->new_pack = g_strdup (pack);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, yishi_record_open_async);
  g_task_set_task_data (task, verb, (GDestroyNotify) yishi_record_verb_free);
  yishi_store_open_async (self->store, mode, cancellable, store_opened_cb, task);
}

gboolean
yishi_record_open_finish (YishiRecord   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
store_closed_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_store_close_finish (YISHI_STORE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
yishi_record_close_async (YishiRecord         *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (YISHI_IS_RECORD (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, yishi_record_close_async);
  yishi_store_close_async (self->store, store_closed_cb, task);
}

gboolean
yishi_record_close_finish (YishiRecord   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
yishi_record_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  YishiRecord *self = YISHI_RECORD (object);

  switch ((YishiRecordProperty) property_id)
    {
    case PROP_IS_WRITING:
      g_value_set_boolean (value, self->n_writing > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_record_finalize (GObject *object)
{
  YishiRecord *self = YISHI_RECORD (object);

  g_clear_object (&self->store);
  g_free (self->path);
  g_clear_pointer (&self->info, yishi_record_info_free);
  g_clear_pointer (&self->pack, yishi_rule_pack_unref);
  g_free (self->language);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->meeting, yishi_meeting_state_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  G_OBJECT_CLASS (yishi_record_parent_class)->finalize (object);
}

static void
yishi_record_class_init (YishiRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = yishi_record_get_property;
  object_class->finalize = yishi_record_finalize;

  properties[PROP_IS_WRITING] =
    g_param_spec_boolean ("is-writing", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
yishi_record_init (YishiRecord *self)
{
}

YishiRecord *
yishi_record_new (const char *path,
                  YishiClock *clock)
{
  YishiRecord *self = g_object_new (YISHI_TYPE_RECORD, NULL);

  self->path = g_strdup (path);
  self->clock = clock;
  self->store = yishi_store_new (path, clock);
  return self;
}

void
yishi_record_set_moment_func (YishiRecord     *self,
                              YishiMomentFunc  func,
                              gpointer         user_data)
{
  g_return_if_fail (YISHI_IS_RECORD (self));

  self->moment = func;
  self->moment_data = user_data;
}

void
yishi_record_take_moment (YishiRecord *self,
                          gint64      *meeting,
                          YishiSync   *moment)
{
  g_return_if_fail (YISHI_IS_RECORD (self));

  *meeting = 0;
  *moment = (YishiSync) { .place = { 0, 0 } };
  if (self->moment != NULL && !self->moment (meeting, moment, self->moment_data))
    moment->place.part = 0;
}

const char *
yishi_record_get_path (YishiRecord *self)
{
  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  return self->path;
}

YishiClock *
yishi_record_get_clock (YishiRecord *self)
{
  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  return self->clock;
}

const YishiRecordInfo *
yishi_record_get_info (YishiRecord *self)
{
  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  return self->info;
}

YishiRulePack *
yishi_record_get_pack (YishiRecord *self)
{
  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  return self->pack;
}

const char *
yishi_record_get_language (YishiRecord *self)
{
  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  return self->language != NULL && *self->language != '\0' ? self->language : "zh_CN";
}

GPtrArray *
yishi_record_get_meetings (YishiRecord *self)
{
  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  return self->meetings;
}

YishiMeetingState *
yishi_record_get_meeting (YishiRecord *self)
{
  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  return self->meeting;
}

YishiLoadedRoll *
yishi_record_get_roll (YishiRecord *self)
{
  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  return self->roll;
}

YishiResult *
yishi_record_get_result (YishiRecord *self,
                         gint64       item)
{
  YishiLoadedResult *known;

  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  known = yishi_loaded_results_find (self->results, item);
  return known != NULL ? known->result : NULL;
}

char *
yishi_record_describe_vote (YishiRecord     *self,
                            const YishiItem *item)
{
  YishiResult *result = yishi_record_get_result (self, item->id);
  YishiDisplayVote vote = { item->id };

  if (result == NULL)
    return NULL;

  vote.tally = result->tally;
  vote.election = result->election;
  return yishi_display_describe_vote (item, &vote, yishi_words_choose (yishi_record_get_language (self)));
}

void
yishi_record_select_meeting (YishiRecord *self,
                             gint64       meeting)
{
  g_return_if_fail (YISHI_IS_RECORD (self));

  self->chosen = meeting;
  yishi_record_perform_async (self, YISHI_PART_MEETING, NULL, NULL, NULL, NULL, NULL, NULL);
}
