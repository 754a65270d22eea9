/* yishi-minutes.c - everything that the minutes of one meeting tell, at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes.h"

#include <string.h>

void
yishi_minutes_ballot_free (YishiMinutesBallot *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->choice);
  g_free (self->marks);
  g_free (self->channel);
  g_free (self->agent);
  g_free (self->received);
  g_free (self->void_reason);
  g_free (self);
}

void
yishi_minutes_vote_free (YishiMinutesVote *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rule, yishi_rule_unref);
  g_clear_pointer (&self->tally, yishi_tally_free);
  g_clear_pointer (&self->election, yishi_election_free);
  g_strfreev (self->defects);
  g_free (self->roll_sha256);
  g_clear_pointer (&self->ballots, g_ptr_array_unref);
  g_clear_pointer (&self->roll_call, g_ptr_array_unref);
  g_free (self);
}

void
yishi_minutes_presence_free (YishiMinutesPresence *self)
{
  if (self == NULL)
    return;

  g_free (self->time);
  g_free (self);
}

YishiMinutes *
yishi_minutes_new (void)
{
  YishiMinutes *self = g_new0 (YishiMinutes, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->votes = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_minutes_vote_free);
  self->state = yishi_minutes_state_new ();
  self->presence = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_minutes_presence_free);
  return self;
}

YishiMinutes *
yishi_minutes_ref (YishiMinutes *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_minutes_unref (YishiMinutes *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->community);
  g_free (self->language);
  g_free (self->record);
  g_free (self->head);
  g_free (self->at);
  g_free (self->seal);
  g_clear_pointer (&self->state, yishi_minutes_state_free);
  g_clear_pointer (&self->meeting, yishi_meeting_state_unref);
  g_clear_pointer (&self->recording, yishi_recording_unref);
  g_clear_pointer (&self->sound_gaps, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->votes, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->presence, g_ptr_array_unref);
  g_clear_pointer (&self->roll, yishi_roll_free);
  g_free (self);
}

const YishiMinutesVote *
yishi_minutes_find_vote (const YishiMinutes *self,
                         gint64              item)
{
  for (guint i = 0; i < self->votes->len; i++)
    {
      const YishiMinutesVote *vote = self->votes->pdata[i];

      if (vote->item == item)
        return vote;
    }

  return NULL;
}

/* What has not been noted is from the beginning, or until the end. */
static gboolean
is_there (const char *arrived,
          const char *left,
          const char *time)
{
  return strcmp (arrived, time) <= 0 && (*left == '\0' || strcmp (left, time) > 0);
}

/* A person with several units counts once, with the area of those that are there. */
static void
count_unit (const YishiMinutes   *self,
            YishiMinutesPresence *presence,
            GHashTable           *units,
            GHashTable           *persons,
            const char           *name)
{
  const YishiUnit *unit = yishi_roll_find (self->roll, name);

  if (unit == NULL || !g_hash_table_add (units, (char *) unit->unit))
    return;
  presence->n_units++;
  presence->present.area += unit->area;
  if (g_hash_table_add (persons, GSIZE_TO_POINTER ((gsize) unit->person + 1)))
    presence->present.heads++;
}

/* Who came, and not for whom: an owner of several units is one person. */
static void
count_visitor (const YishiMinutes   *self,
               YishiMinutesPresence *presence,
               GHashTable           *people,
               const char           *name)
{
  const YishiUnit *unit = yishi_roll_find (self->roll, name);

  if (unit != NULL && unit->person >= 0)
    presence->n_people += g_hash_table_add (people, g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) unit->person));
  else
    presence->n_people += g_hash_table_add (people, g_strdup (name));
}

static void
add_presence (YishiMinutes *self,
              const char   *time)
{
  g_autoptr(GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) persons = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  YishiMinutesPresence *presence = g_new0 (YishiMinutesPresence, 1);

  presence->time = g_strdup (time);
  for (guint i = 0; i < self->meeting->attendance->len; i++)
    {
      const YishiAttendance *row = self->meeting->attendance->pdata[i];

      if (!is_there (row->arrived, row->left, time))
        continue;
      count_visitor (self, presence, people, row->unit);
      count_unit (self, presence, units, persons, *row->proxy_for != '\0' ? row->proxy_for : row->unit);
    }
  for (guint i = 0; i < self->meeting->guests->len; i++)
    {
      const YishiGuest *guest = self->meeting->guests->pdata[i];

      presence->n_people += is_there (guest->arrived, guest->left, time);
    }
  g_ptr_array_add (self->presence, presence);
}

static gint
compare_times (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "19:05" of an instant. Returns: (transfer full) (nullable) */
static char *
get_time (const char *instant)
{
  return strlen (instant) >= strlen ("2026-12-15T19:05") ? g_strndup (instant + strlen ("2026-12-15T"), 5) : NULL;
}

static void
add_time (GPtrArray  *times,
          const char *instant)
{
  char *time = get_time (instant);

  if (time != NULL)
    g_ptr_array_add (times, time);
}

/* When somebody first came, unless it is known when the meeting began, and when all were
 * there: without a running meeting nothing else is known. */
static void
add_door_times (const YishiMinutes *self,
                GPtrArray          *times)
{
  const char *first = NULL, *last = NULL;

  for (guint i = 0; i < self->meeting->attendance->len; i++)
    {
      const YishiAttendance *row = self->meeting->attendance->pdata[i];

      if (*row->arrived == '\0')
        continue;
      if (first == NULL || strcmp (row->arrived, first) < 0)
        first = row->arrived;
      if (last == NULL || strcmp (row->arrived, last) > 0)
        last = row->arrived;
    }
  if (first != NULL)
    g_ptr_array_add (times, g_strdup (first));
  if (last != NULL)
    g_ptr_array_add (times, g_strdup (last));
}

void
yishi_minutes_count_presence (YishiMinutes *self)
{
  g_autoptr(GPtrArray) times = g_ptr_array_new_with_free_func (g_free);
  const YishiMeeting *meeting = self->meeting->meeting;
  const char *before = NULL;

  g_ptr_array_set_size (self->presence, 0);
  if (self->meeting->attendance->len + self->meeting->guests->len == 0)
    return;

  for (guint i = 0; i < self->meeting->progress->len; i++)
    add_time (times, ((YishiProgress *) self->meeting->progress->pdata[i])->began);
  for (guint i = 0; i < self->meeting->votes->len; i++)
    {
      const YishiVoteState *vote = self->meeting->votes->pdata[i];

      /* Papers may have been handed out weeks before. */
      if (g_str_has_prefix (vote->opened, meeting->date))
        add_time (times, vote->opened);
    }
  if (times->len == 0)
    add_door_times (self, times);
  if (g_str_has_prefix (meeting->started, meeting->date))
    add_time (times, meeting->started);
  if (g_str_has_prefix (meeting->closed, meeting->date))
    add_time (times, meeting->closed);

  g_ptr_array_sort (times, compare_times);
  for (guint i = 0; i < times->len; i++)
    {
      const char *time = times->pdata[i];

      if (before == NULL || strcmp (time, before) != 0)
        add_presence (self, time);
      before = time;
    }
}
