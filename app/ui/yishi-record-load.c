/* yishi-record-load.c - takes the snapshots of a record, on the store's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-record-load.h"

#include <string.h>

#include "yishi-db-recording.h"
#include "yishi-db-state.h"

static void
loaded_result_unref (YishiLoadedResult *self)
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
  g_free (version->confirmed);
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


void
yishi_record_verb_free (YishiRecordVerb *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->today);
  g_free (self->name);
  g_free (self->new_pack);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->info, yishi_record_info_free);
  g_clear_pointer (&self->pack, yishi_rule_pack_unref);
  g_free (self->language);
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

YishiLoadedResult *
yishi_loaded_results_find (GPtrArray *results,
                           gint64     item)
{
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      YishiLoadedResult *known = g_ptr_array_index (results, i);

      if (known->item == item)
        return known;
    }

  return NULL;
}

static gboolean
load_results (YishiDb  *db,
              YishiRecordVerb  *verb,
              GError  **error)
{
  verb->results = g_ptr_array_new_with_free_func ((GDestroyNotify) loaded_result_unref);

  for (guint i = 0; i < verb->meeting->votes->len; i++)
    {
      const YishiVoteState *vote = g_ptr_array_index (verb->meeting->votes, i);
      const YishiItem *item = yishi_meeting_state_find_item (verb->meeting, vote->item);
      YishiLoadedResult *loaded = yishi_loaded_results_find (verb->known, vote->item);

      if (item == NULL || *vote->closed == '\0')
        continue;

      if (loaded != NULL)
        g_atomic_ref_count_inc (&loaded->ref_count);
      else
        {
          YishiResult *result = yishi_db_get_result (db, item, error);

          if (result == NULL)
            return FALSE;

          loaded = g_new0 (YishiLoadedResult, 1);
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
           YishiRecordVerb  *verb,
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
              YishiRecordVerb  *verb,
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
load_info (YishiDb  *db,
           YishiRecordVerb  *verb,
           GError  **error)
{
  g_autoptr(GError) local_error = NULL;

  verb->info = yishi_db_get_info (db, error);
  if (verb->info == NULL)
    return FALSE;

  verb->language = yishi_db_get_setting (db, "language", &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  verb->pack = yishi_db_load_pack (db, error);
  return verb->pack != NULL;
}

gboolean
yishi_record_verb_run (YishiDb       *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  YishiRecordVerb *verb = data;

  if (verb->name != NULL && !yishi_db_create_record (db, verb->name, verb->new_pack, error))
    return FALSE;
  yishi_db_set_moment (db, verb->moment_meeting, &verb->moment);
  if (verb->func != NULL && !verb->func (db, verb->data, cancellable, error))
    return FALSE;

  if (verb->parts & YISHI_PART_INFO && !load_info (db, verb, error))
    return FALSE;
  if (verb->parts & (YISHI_PART_MEETINGS | YISHI_PART_MEETING) && !load_meeting (db, verb, error))
    return FALSE;

  return !(verb->parts & YISHI_PART_ROLL) || load_roll (db, verb, error);
}
