/* yishi-speaker-search.c - finds who may speak as somebody types, those in the room first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-speaker-search.h"

#include <string.h>

#include "yishi-pinyin.h"

/* Units that are looked through for somebody in the room: more of one name, and the
 * chair types the unit. */
#define MOST_UNITS 500

void
yishi_speaker_match_free (YishiSpeakerMatch *self)
{
  g_free (self->name);
  g_free (self->unit);
  g_free (self->party);
  g_free (self->organisation);
  g_free (self);
}

static void
add_match (GPtrArray  *matches,
           const char *name,
           const char *unit,
           const char *party,
           const char *organisation,
           gboolean    is_present)
{
  YishiSpeakerMatch *match;

  for (guint i = 0; i < matches->len; i++)
    {
      match = matches->pdata[i];
      if (strcmp (match->name, name) == 0 && strcmp (match->unit, unit) == 0 && strcmp (match->party, party) == 0)
        {
          match->is_present = match->is_present || is_present;
          return;
        }
    }

  match = g_new0 (YishiSpeakerMatch, 1);
  match->name = g_strdup (name);
  match->unit = g_strdup (unit);
  match->party = g_strdup (party);
  match->organisation = g_strdup (organisation);
  match->is_present = is_present;
  g_ptr_array_add (matches, match);
}

/* @letters: (nullable): @text as pinyin letters, if it can be */
static gboolean
is_called (const char *name,
           const char *text,
           const char *letters)
{
  g_auto(GStrv) readings = NULL;

  if (strstr (name, text) != NULL)
    return TRUE;
  if (letters == NULL)
    return FALSE;

  readings = yishi_pinyin_read (name);
  for (guint i = 0; readings[i] != NULL; i++)
    {
      g_autofree char *initials = yishi_pinyin_initials (readings[i]);
      g_autofree char *whole = yishi_pinyin_letters (readings[i]);

      if (g_str_has_prefix (initials, letters) || g_str_has_prefix (whole, letters))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_present (const YishiMeetingState *meeting,
            const char              *unit)
{
  for (guint i = 0; i < meeting->attendance->len; i++)
    {
      const YishiAttendance *row = meeting->attendance->pdata[i];

      if (*row->left == '\0' && strcmp (row->unit, unit) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_guests (GPtrArray               *matches,
            const YishiMeetingState *meeting,
            const char              *text,
            const char              *letters)
{
  for (guint i = 0; i < meeting->guests->len; i++)
    {
      const YishiGuest *guest = meeting->guests->pdata[i];

      if (is_called (guest->name, text, letters) || strstr (guest->organisation, text) != NULL)
        add_match (matches, guest->name, "", guest->party, guest->organisation, *guest->left == '\0');
    }
}

/* A unit that was found by a name is there for those of that name alone. */
static void
add_owners (GPtrArray               *matches,
            const YishiMeetingState *meeting,
            const YishiUnit         *unit,
            YishiHitKind             kind,
            const char              *text,
            const char              *letters)
{
  gboolean is_by_name = kind == YISHI_HIT_NAME || kind == YISHI_HIT_INITIALS || kind == YISHI_HIT_PINYIN;
  gboolean is_there = is_present (meeting, unit->unit);

  for (guint i = 0; i < unit->n_owners; i++)
    if (!is_by_name || is_called (unit->owners[i].name, text, letters))
      add_match (matches, unit->owners[i].name, unit->unit, "owners", "", is_there);
}

/* Keeps the order among those who are in the room, and among those who are not. */
static GPtrArray *
sort_by_presence (GPtrArray *matches,
                  guint      max)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_speaker_match_free);

  for (int turn = 0; turn < 2; turn++)
    for (guint i = 0; i < matches->len && sorted->len < max; i++)
      {
        YishiSpeakerMatch *match = matches->pdata[i];

        if (match == NULL || match->is_present != (turn == 0))
          continue;
        g_ptr_array_add (sorted, match);
        matches->pdata[i] = NULL;
      }

  return sorted;
}

static void
free_if_left (gpointer match)
{
  if (match != NULL)
    yishi_speaker_match_free (match);
}

GPtrArray *
yishi_speaker_search (const YishiRoll         *roll,
                      const YishiSearch       *search,
                      const YishiMeetingState *meeting,
                      const char              *text,
                      guint                    max)
{
  g_autoptr(GPtrArray) matches = g_ptr_array_new_with_free_func (free_if_left);
  g_autofree char *wanted = NULL;
  g_autofree char *letters = NULL;

  g_return_val_if_fail (meeting != NULL && text != NULL, NULL);

  wanted = g_strstrip (g_strdup (text));
  if (*wanted == '\0')
    return sort_by_presence (matches, 0);

  letters = yishi_pinyin_fold (wanted);
  add_guests (matches, meeting, wanted, letters);
  if (roll != NULL && search != NULL)
    {
      g_autoptr(GArray) hits = yishi_search_query (search, wanted, MOST_UNITS, NULL);

      for (guint i = 0; i < hits->len; i++)
        {
          const YishiHit *hit = &g_array_index (hits, YishiHit, i);

          add_owners (matches, meeting, yishi_roll_get_unit (roll, hit->unit), hit->kind, wanted, letters);
        }
    }

  return sort_by_presence (matches, max);
}
