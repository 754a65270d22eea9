/* yishi-record.c - the opened record as the window sees it: snapshots, and verbs that change it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-record.h"

#include <string.h>

#include "yishi-db-state.h"
#include "yishi-date.h"

struct _YishiRecord
{
  GObject parent_instance;

  YishiStore        *store;     /* (owned) */
  YishiClock        *clock;     /* (unowned) outlives the record */
  char              *path;      /* (owned) */

  YishiRecordInfo   *info;      /* (owned) (nullable) */
  YishiRulePack     *pack;      /* (owned) (nullable) */
  GPtrArray         *meetings;  /* (owned) (nullable) */
  YishiMeetingState *meeting;   /* (owned) (nullable) */
  GPtrArray         *results;   /* (owned) (nullable) (element-type LoadedResult): of @meeting */
  YishiLoadedRoll   *roll;      /* (owned) (nullable) */
  gint64             chosen;    /* meeting that was chosen, 0 for what the day suggests */
  guint              n_writing; /* verbs under way that change something */
};

typedef enum
{
  PROP_IS_WRITING = 1,
} YishiRecordProperty;

static GParamSpec *properties[PROP_IS_WRITING + 1];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (YishiRecord, yishi_record, G_TYPE_OBJECT)

/* The result of one closed vote. It never changes, so it is counted once. */
typedef struct
{
  gatomicrefcount  ref_count;
  gint64           item;
  YishiResult     *result;  /* (owned) */
} LoadedResult;

static void
loaded_result_unref (LoadedResult *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  yishi_result_free (self->result);
  g_free (self);
}

YishiLoadedRoll *
yishi_loaded_roll_ref (YishiLoadedRoll *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
free_version (YishiRollVersion *version)
{
  if (version == NULL)
    return;

  g_free (version->at);
  g_free (version->source);
  g_free (version->sha256);
  g_free (version);
}

void
yishi_loaded_roll_unref (YishiLoadedRoll *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->search, yishi_search_unref);
  yishi_roll_free (self->roll);
  free_version (self->version);
  g_free (self);
}

/* One verb, from the main thread to the store's and back. */
typedef struct
{
  YishiRecordParts   parts;
  YishiStoreFunc     func;     /* (nullable) */
  gpointer           data;     /* (owned) by @destroy */
  GDestroyNotify     destroy;  /* (nullable) */
  gint64             chosen;
  char              *today;    /* (owned) */
  char              *name;     /* (owned) (nullable) of a record to be made */
  char              *new_pack; /* (owned) (nullable) */
  GPtrArray         *known;    /* (owned) (nullable) results that need not be counted again */

  /* What was loaded. */
  YishiRecordInfo   *info;     /* (owned) (nullable) */
  YishiRulePack     *pack;     /* (owned) (nullable) */
  GPtrArray         *meetings; /* (owned) (nullable) */
  YishiMeetingState *meeting;  /* (owned) (nullable) */
  GPtrArray         *results;  /* (owned) (nullable) */
  YishiLoadedRoll   *roll;     /* (owned) (nullable) */
} Verb;

static void
verb_free (Verb *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->today);
  g_free (self->name);
  g_free (self->new_pack);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->info, yishi_record_info_free);
  g_clear_pointer (&self->pack, yishi_rule_pack_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->meeting, yishi_meeting_state_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  g_free (self);
}

/* Which meeting is at hand: the chosen one if it is there still, one that is
 * running, else the next that is not over, else the last. 0: there is none. */
static gint64
find_meeting_at_hand (GPtrArray  *meetings,
                      gint64      chosen,
                      const char *today)
{
  const YishiMeeting *found = NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      const YishiMeeting *meeting = g_ptr_array_index (meetings, i);
      gboolean is_running = *meeting->started != '\0' && *meeting->closed == '\0';

      if (chosen != 0 && meeting->id == chosen)
        return chosen;
      if (is_running)
        found = meeting;
    }
  for (guint i = 0; i < meetings->len && found == NULL; i++)
    {
      const YishiMeeting *meeting = g_ptr_array_index (meetings, i);

      if (*meeting->closed == '\0' && strcmp (meeting->date, today) >= 0)
        found = meeting;
    }
  if (found == NULL && meetings->len > 0)
    found = g_ptr_array_index (meetings, meetings->len - 1);

  return found != NULL ? found->id : 0;
}

static LoadedResult *
find_known (GPtrArray *results,
            gint64     item)
{
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      LoadedResult *known = g_ptr_array_index (results, i);

      if (known->item == item)
        return known;
    }

  return NULL;
}

static gboolean
load_results (YishiDb  *db,
              Verb     *verb,
              GError  **error)
{
  verb->results = g_ptr_array_new_with_free_func ((GDestroyNotify) loaded_result_unref);

  for (guint i = 0; i < verb->meeting->votes->len; i++)
    {
      const YishiVoteState *vote = g_ptr_array_index (verb->meeting->votes, i);
      const YishiItem *item = yishi_meeting_state_find_item (verb->meeting, vote->item);
      LoadedResult *loaded = find_known (verb->known, vote->item);

      if (item == NULL || *vote->closed == '\0')
        continue;

      if (loaded != NULL)
        g_atomic_ref_count_inc (&loaded->ref_count);
      else
        {
          YishiResult *result = yishi_db_get_result (db, item, error);

          if (result == NULL)
            return FALSE;

          loaded = g_new0 (LoadedResult, 1);
          g_atomic_ref_count_init (&loaded->ref_count);
          loaded->item = vote->item;
          loaded->result = result;
        }
      g_ptr_array_add (verb->results, loaded);
    }

  return TRUE;
}

static gboolean
load_roll (YishiDb  *db,
           Verb     *verb,
           GError  **error)
{
  g_autoptr(GPtrArray) versions = NULL;
  YishiRoll *roll = yishi_db_load_roll (db, 0, error);

  if (roll == NULL)
    return FALSE;

  verb->roll = g_new0 (YishiLoadedRoll, 1);
  g_atomic_ref_count_init (&verb->roll->ref_count);
  verb->roll->roll = roll;
  verb->roll->search = yishi_search_new (roll);

  versions = yishi_db_list_roll_versions (db, error);
  if (versions == NULL)
    return FALSE;

  if (versions->len > 0)
    verb->roll->version = g_ptr_array_steal_index (versions, versions->len - 1);

  return TRUE;
}

static gboolean
load_meeting (YishiDb  *db,
              Verb     *verb,
              GError  **error)
{
  g_autoptr(GPtrArray) meetings = yishi_db_list_meetings (db, error);
  gint64 id;

  if (meetings == NULL)
    return FALSE;

  id = find_meeting_at_hand (meetings, verb->chosen, verb->today);
  verb->meetings = g_steal_pointer (&meetings);
  if (id == 0)
    return TRUE;

  verb->meeting = yishi_db_load_meeting_state (db, id, error);
  return verb->meeting != NULL && load_results (db, verb, error);
}

static gboolean
run_verb (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Verb *verb = data;

  if (verb->name != NULL && !yishi_db_create_record (db, verb->name, verb->new_pack, error))
    return FALSE;
  if (verb->func != NULL && !verb->func (db, verb->data, cancellable, error))
    return FALSE;

  if (verb->parts & YISHI_PART_INFO)
    {
      verb->info = yishi_db_get_info (db, error);
      verb->pack = verb->info != NULL ? yishi_db_load_pack (db, error) : NULL;
      if (verb->pack == NULL)
        return FALSE;
    }
  if (verb->parts & (YISHI_PART_MEETINGS | YISHI_PART_MEETING) && !load_meeting (db, verb, error))
    return FALSE;

  return !(verb->parts & YISHI_PART_ROLL) || load_roll (db, verb, error);
}

/* Puts what was loaded in place of what there was. */
static void
take_snapshots (YishiRecord *self,
                Verb        *verb)
{
  if (verb->info != NULL)
    {
      g_clear_pointer (&self->info, yishi_record_info_free);
      g_clear_pointer (&self->pack, yishi_rule_pack_unref);
      self->info = g_steal_pointer (&verb->info);
      self->pack = g_steal_pointer (&verb->pack);
    }
  if (verb->meetings != NULL)
    {
      g_clear_pointer (&self->meetings, g_ptr_array_unref);
      g_clear_pointer (&self->meeting, yishi_meeting_state_unref);
      g_clear_pointer (&self->results, g_ptr_array_unref);
      self->meetings = g_steal_pointer (&verb->meetings);
      self->meeting = g_steal_pointer (&verb->meeting);
      self->results = g_steal_pointer (&verb->results);
    }
  if (verb->roll != NULL)
    {
      g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
      self->roll = g_steal_pointer (&verb->roll);
    }
}

static Verb *
make_verb (YishiRecord      *self,
           YishiRecordParts  parts)
{
  Verb *verb = g_new0 (Verb, 1);

  /* A change of the meeting may have changed the list of meetings, too: one is not loaded without the other. */
  verb->parts = parts;
  verb->chosen = self->chosen;
  verb->today = yishi_clock_today (self->clock);
  verb->known = self->results != NULL ? g_ptr_array_ref (self->results) : NULL;
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
  Verb *verb = g_task_get_task_data (task);
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
  Verb *verb;

  g_return_if_fail (YISHI_IS_RECORD (self));

  verb = make_verb (self, parts);
  verb->func = func;
  verb->data = data;
  verb->destroy = destroy;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, yishi_record_perform_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, verb, (GDestroyNotify) verb_free);

  if (parts != 0)
    set_writing (self, 1);
  yishi_store_perform_async (self->store, run_verb, verb, NULL, cancellable, verb_performed_cb, task);
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
  Verb *verb = g_task_get_task_data (task);

  if (!yishi_store_open_finish (YISHI_STORE (object), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  yishi_store_perform_async (YISHI_STORE (object), run_verb, verb, NULL, NULL, first_loaded_cb,
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
  Verb *verb;

  g_return_if_fail (YISHI_IS_RECORD (self));
  g_return_if_fail ((mode == YISHI_STORE_CREATE) == (name != NULL));

  verb = make_verb (self, YISHI_PART_ALL & ~YISHI_PART_ROLL);
  verb->name = g_strdup (name);
  verb->new_pack = g_strdup (pack);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, yishi_record_open_async);
  g_task_set_task_data (task, verb, (GDestroyNotify) verb_free);
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
  LoadedResult *known;

  g_return_val_if_fail (YISHI_IS_RECORD (self), NULL);

  known = find_known (self->results, item);
  return known != NULL ? known->result : NULL;
}

void
yishi_record_select_meeting (YishiRecord *self,
                             gint64       meeting)
{
  g_return_if_fail (YISHI_IS_RECORD (self));

  self->chosen = meeting;
  yishi_record_perform_async (self, YISHI_PART_MEETING, NULL, NULL, NULL, NULL, NULL, NULL);
}
