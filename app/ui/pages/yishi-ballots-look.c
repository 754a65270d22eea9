/* yishi-ballots-look.c - what the page of votes has to know of one item: asked for in one job
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-look.h"

#include <string.h>

#include "yishi-db-record.h"
#include "yishi-db-workspace.h"

YishiVoteLook *
yishi_vote_look_new (const YishiItem *item)
{
  YishiVoteLook *self = g_new0 (YishiVoteLook, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->item = yishi_item_copy (item);
  return self;
}

YishiVoteLook *
yishi_vote_look_ref (YishiVoteLook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_vote_look_unref (YishiVoteLook *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  yishi_item_free (self->item);
  g_clear_pointer (&self->result, yishi_result_free);
  g_free (self->refusal);
  g_clear_pointer (&self->newest, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self->members);
  g_free (self);
}

/* Whether it could be opened is an answer and no failure. */
static gboolean
load_result (YishiDb        *db,
             YishiVoteLook  *self,
             GError        **error)
{
  g_autoptr(GError) local_error = NULL;

  if (strcmp (self->item->state, "none") != 0)
    {
      self->result = yishi_db_get_result (db, self->item, error);
      return self->result != NULL;
    }

  self->result = yishi_db_foresee_vote (db, self->item, NULL, NULL, &local_error);
  if (local_error == NULL)
    return TRUE;

  self->refusal = g_strdup (local_error->message);
  return TRUE;
}

static gboolean
load_members (YishiDb        *db,
              YishiVoteLook  *self,
              GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *number = yishi_db_get_setting (db, "members", &local_error);
  char *names;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  self->n_members = number != NULL ? g_ascii_strtoll (number, NULL, 10) : 0;
  names = yishi_db_get_workspace (db, YISHI_MEMBERS_KEY, &local_error);
  self->members = names != NULL ? names : g_strdup ("");
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
yishi_vote_look_load (YishiDb       *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  YishiVoteLook *self = data;

  if (!load_result (db, self, error) || !load_members (db, self, error) ||
      !yishi_db_count_people_then (db, self->item->meeting, &self->n_people, error))
    return FALSE;

  self->newest = yishi_db_list_last_ballots (db, self->item, YISHI_BALLOTS_IN_SIGHT, error);
  self->answers = self->newest != NULL ? yishi_db_list_roll_call (db, self->item->id, error) : NULL;
  return self->answers != NULL;
}

YishiRule *
yishi_vote_look_get_rule (const YishiVoteLook *self)
{
  return self->result != NULL ? self->result->rule : NULL;
}

gboolean
yishi_vote_look_is_open (const YishiVoteLook *self)
{
  return strcmp (self->item->state, "open") == 0;
}

gboolean
yishi_vote_look_counts_hands (const YishiVoteLook *self)
{
  static const char *const kinds[] = { "straw", "committee", "rating", NULL };
  YishiRule *rule = yishi_vote_look_get_rule (self);

  return g_strv_contains (kinds, self->item->kind) && self->newest->len == 0 && (rule == NULL || !rule->by_area);
}
