/* yishi-persons.c - which units belong to each person with several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-persons.h"

struct _YishiPersons
{
  guint *units;   /* (owned) person after person */
  guint *starts;  /* (owned) of each person in @units, and the end of the last */
  guint  n;
};

/* Returns: (transfer full): how many units stand under each index of a first unit */
static guint *
count_units (const YishiRoll *roll)
{
  guint n = yishi_roll_get_n_units (roll);
  guint *counts = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      gint64 person = yishi_roll_get_unit (roll, i)->person;

      if (person >= 0 && person < n)
        counts[person]++;
    }

  return counts;
}

/**
 * yishi_persons_new:
 *
 * It takes linear time.
 *
 * Returns: (transfer full): the persons of @roll that have several units
 */
YishiPersons *
yishi_persons_new (const YishiRoll *roll)
{
  g_autofree guint *counts = NULL;
  g_autofree guint *next = NULL;
  YishiPersons *self;
  guint n, total = 0;

  g_return_val_if_fail (roll != NULL, NULL);

  n = yishi_roll_get_n_units (roll);
  counts = count_units (roll);
  next = g_new0 (guint, n + 1);
  self = g_new0 (YishiPersons, 1);
  for (guint i = 0; i < n; i++)
    self->n += counts[i] > 1 ? 1 : 0;

  self->starts = g_new0 (guint, self->n + 1);
  self->n = 0;
  for (guint i = 0; i < n; i++)
    if (counts[i] > 1)
      {
        self->starts[self->n++] = next[i] = total;
        total += counts[i];
      }
  self->starts[self->n] = total;

  self->units = g_new0 (guint, total + 1);
  for (guint i = 0; i < n; i++)
    {
      gint64 person = yishi_roll_get_unit (roll, i)->person;

      if (person >= 0 && person < n && counts[person] > 1)
        self->units[next[person]++] = i;
    }

  return self;
}

void
yishi_persons_free (YishiPersons *self)
{
  if (self == NULL)
    return;

  g_free (self->units);
  g_free (self->starts);
  g_free (self);
}

guint
yishi_persons_get_n (const YishiPersons *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

const guint *
yishi_persons_get_units (const YishiPersons *self,
                         guint               person,
                         guint              *n)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (person < self->n, NULL);

  *n = self->starts[person + 1] - self->starts[person];
  return self->units + self->starts[person];
}

/**
 * yishi_persons_find:
 *
 * The persons stand in the order of their first units, so this is a search by
 * halves.
 */
gint64
yishi_persons_find (const YishiPersons *self,
                    gint64              first)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, -1);

  high = self->n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 here = self->units[self->starts[middle]];

      if (here == first)
        return middle;
      if (here < first)
        low = middle + 1;
      else
        high = middle;
    }

  return -1;
}
