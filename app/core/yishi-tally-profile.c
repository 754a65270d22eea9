/* yishi-tally-profile.c - sums ballots up by person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-tally-private.h"

#include <glib/gi18n-lib.h>

#include "yishi-area.h"
#include "yishi-error.h"

typedef struct
{
  gint64 person;
  guint  mask;   /* 0: the place is free */
} Place;

/* Open addressing with room for twice as many persons as can come. */
typedef struct
{
  Place *places;  /* (owned) */
  gsize  last;    /* number of places less one; a power of two less one */
} Persons;

static void
set_impossible (GError    **error,
                const char *why)
{
  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_IMPOSSIBLE,
               _("The ballots cannot be counted: %s (check the roll and the ballots)"), why);
}

/* Spreads neighbouring numbers over the table (the finalizer of SplitMix64). */
static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static void
mark_person (Persons *persons,
             gint64   person,
             guint    mark)
{
  gsize i = (gsize) mix ((guint64) person) & persons->last;

  while (persons->places[i].mask != 0 && persons->places[i].person != person)
    i = (i + 1) & persons->last;

  persons->places[i].person = person;
  persons->places[i].mask |= YISHI_BIT (mark);
}

static gboolean
add_area (YishiProfile *self,
          guint         mark,
          gint64        area,
          GError      **error)
{
  if (area < 0 || area > YISHI_AREA_MAX_TOTAL ||
      self->area[mark] > YISHI_AREA_MAX_TOTAL - area)
    {
      set_impossible (error, _("an area is negative or too large"));
      return FALSE;
    }

  self->area[mark] += area;
  return TRUE;
}

static gboolean
add_units (YishiProfile          *self,
           Persons               *persons,
           const YishiTallyInput *input,
           GError               **error)
{
  for (gsize i = 0; i < input->n_ballots; i++)
    {
      const YishiBallot *ballot = &input->ballots[i];

      if ((guint) ballot->choice >= YISHI_N_CHOICES)
        {
          set_impossible (error, _("a ballot has no answer that there is"));
          return FALSE;
        }
      if (!add_area (self, ballot->choice, ballot->area, error))
        return FALSE;
      mark_person (persons, ballot->person, ballot->choice);
    }

  for (gsize i = 0; i < input->n_silent; i++)
    {
      if (!add_area (self, YISHI_SILENT, input->silent[i].area, error))
        return FALSE;
      mark_person (persons, input->silent[i].person, YISHI_SILENT);
    }

  self->n_silent += (gint64) input->n_silent;
  return TRUE;
}

/* Adds the ballots and the silent units of @input, in one pass and with one
 * allocation however many there are. Order plays no part. */
gboolean
yishi_profile_add_ballots (YishiProfile          *self,
                           const YishiTallyInput *input,
                           GError               **error)
{
  g_autofree Place *places = NULL;
  Persons persons;
  gsize size = 16;

  while (size < 2 * (input->n_ballots + input->n_silent))
    size *= 2;
  places = g_new0 (Place, size);
  persons.places = places;
  persons.last = size - 1;

  if (!add_units (self, &persons, input, error))
    return FALSE;

  for (gsize i = 0; i < size; i++)
    self->heads[places[i].mask]++;
  self->heads[0] = 0;

  return TRUE;
}

static gboolean
add_count (YishiProfile *self,
           guint         mark,
           YishiCount    count,
           GError      **error)
{
  if (count.heads < 0 || count.heads > YISHI_AREA_MAX_TOTAL)
    {
      set_impossible (error, _("a number of persons is negative or too large"));
      return FALSE;
    }

  self->heads[YISHI_BIT (mark)] += count.heads;
  return add_area (self, mark, count.area, error);
}

/* Adds persons who answered alike with all their units. */
gboolean
yishi_profile_add_counts (YishiProfile    *self,
                          const YishiCount answers[YISHI_N_CHOICES],
                          YishiCount       silent,
                          GError         **error)
{
  for (guint choice = 0; choice < YISHI_N_CHOICES; choice++)
    if (!add_count (self, choice, answers[choice], error))
      return FALSE;

  self->n_silent += silent.heads;
  return add_count (self, YISHI_SILENT, silent, error);
}

/* Returns: whether anybody's units did one of @bits */
gboolean
yishi_profile_has (const YishiProfile *self,
                   guint               bits)
{
  for (guint mask = 1; mask < YISHI_N_MASKS; mask++)
    if ((mask & bits) != 0 && self->heads[mask] > 0)
      return TRUE;

  return FALSE;
}
