/* yishi-roll.c - the roll: units and their owners, and what they add up to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-roll.h"

#include <string.h>

#include "yishi-roll-private.h"

/* Owners lie in blocks, so that their addresses hold while units are added. */
#define OWNERS_PER_BLOCK 1024

struct _YishiRoll
{
  GArray       *units;         /* (owned) YishiUnit */
  GHashTable   *by_name;       /* (owned) canonical name → index + 1 */
  GStringChunk *texts;         /* (owned) every text of every unit */
  GPtrArray    *owner_blocks;  /* (owned) arrays of YishiOwner */
  guint         n_in_block;    /* used in the last block */
};

/**
 * yishi_roll_new:
 *
 * Returns: (transfer full): an empty roll
 */
YishiRoll *
yishi_roll_new (void)
{
  YishiRoll *self = g_new0 (YishiRoll, 1);

  self->units = g_array_new (FALSE, FALSE, sizeof (YishiUnit));
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_string_chunk_new (64 * 1024);
  self->owner_blocks = g_ptr_array_new_with_free_func (g_free);
  self->n_in_block = OWNERS_PER_BLOCK;

  return self;
}

void
yishi_roll_free (YishiRoll *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->units);
  g_hash_table_unref (self->by_name);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->owner_blocks);
  g_free (self);
}

/* Keeps a text; units beside each other share the name of their building. What
 * is no UTF-8 is mended, since everything that reads names steps by characters. */
static const char *
keep_text (YishiRoll  *self,
           const char *text,
           const char *neighbour)
{
  if (text == NULL || *text == '\0')
    return "";
  if (neighbour != NULL && strcmp (text, neighbour) == 0)
    return neighbour;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *mended = g_utf8_make_valid (text, -1);

      return g_string_chunk_insert (self->texts, mended);
    }

  return g_string_chunk_insert (self->texts, text);
}

static YishiOwner *
allocate_owners (YishiRoll *self,
                 guint      n)
{
  YishiOwner *block;

  if (n > OWNERS_PER_BLOCK)
    {
      block = g_new (YishiOwner, n);
      g_ptr_array_add (self->owner_blocks, block);
      self->n_in_block = OWNERS_PER_BLOCK;
      return block;
    }
  if (self->n_in_block + n > OWNERS_PER_BLOCK)
    {
      g_ptr_array_add (self->owner_blocks, g_new (YishiOwner, OWNERS_PER_BLOCK));
      self->n_in_block = 0;
    }

  block = g_ptr_array_index (self->owner_blocks, self->owner_blocks->len - 1);
  block += self->n_in_block;
  self->n_in_block += n;
  return block;
}

/* Copies what is said of a unit, its name aside. */
static void
copy_content (YishiRoll       *self,
              YishiUnit       *to,
              const YishiUnit *from)
{
  YishiOwner *owners = from->n_owners > 0 ? allocate_owners (self, from->n_owners) : NULL;

  for (guint i = 0; i < from->n_owners; i++)
    {
      owners[i].name = keep_text (self, from->owners[i].name, NULL);
      owners[i].id_number = keep_text (self, from->owners[i].id_number, NULL);
      owners[i].phone = keep_text (self, from->owners[i].phone, NULL);
    }

  to->area = from->area;
  to->parking_area = from->parking_area;
  to->parking = keep_text (self, from->parking, NULL);
  to->note = keep_text (self, from->note, NULL);
  to->confirmed = keep_text (self, from->confirmed, NULL);
  to->is_developers = from->is_developers;
  to->owners = owners;
  to->n_owners = from->n_owners;
  to->person = -1;
  to->reason = YISHI_MERGE_NONE;
}

/**
 * yishi_roll_add:
 * @unit: a unit with a canonical name that is not in the roll yet; its texts are
 *   copied, and %NULL texts are kept as ""
 */
void
yishi_roll_add (YishiRoll       *self,
                const YishiUnit *unit)
{
  const YishiUnit *last;
  YishiUnit copy = { NULL, };

  g_return_if_fail (self != NULL);
  g_return_if_fail (unit != NULL && unit->unit != NULL);
  g_return_if_fail (!g_hash_table_contains (self->by_name, unit->unit));

  last =
      self->units->len > 0 ? &g_array_index (self->units, YishiUnit, self->units->len - 1) : NULL;
  copy.unit = keep_text (self, unit->unit, NULL);
  copy.building = keep_text (self, unit->building, last != NULL ? last->building : NULL);
  copy.stair = keep_text (self, unit->stair, last != NULL ? last->stair : NULL);
  copy.room = keep_text (self, unit->room, NULL);
  copy_content (self, &copy, unit);

  g_array_append_val (self->units, copy);
  g_hash_table_insert (self->by_name, (char *) copy.unit, GUINT_TO_POINTER (self->units->len));
}

guint
yishi_roll_get_n_units (const YishiRoll *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->units->len;
}

/**
 * yishi_roll_get_unit:
 *
 * Returns: (transfer none): valid until a unit is added or the roll is freed
 */
const YishiUnit *
yishi_roll_get_unit (const YishiRoll *self,
                     guint            index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->units->len, NULL);

  return &g_array_index (self->units, YishiUnit, index);
}

YishiUnit *
yishi_roll_edit_unit (YishiRoll *self,
                      guint      index)
{
  return &g_array_index (self->units, YishiUnit, index);
}

/**
 * yishi_roll_find_index:
 * @unit: a canonical name
 *
 * Returns: the unit's index, -1 if it is not in the roll
 */
gint64
yishi_roll_find_index (const YishiRoll *self,
                       const char      *unit)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (unit != NULL, -1);

  return (gint64) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, unit)) - 1;
}

/**
 * yishi_roll_find:
 * @unit: a canonical name
 *
 * Returns: (transfer none) (nullable): the unit, as yishi_roll_get_unit()
 */
const YishiUnit *
yishi_roll_find (const YishiRoll *self,
                 const char      *unit)
{
  gint64 index = yishi_roll_find_index (self, unit);

  return index >= 0 ? yishi_roll_get_unit (self, (guint) index) : NULL;
}

/**
 * yishi_roll_replace:
 *
 * Replaces everything but the name of a unit, also the group the chair confirmed
 * it into: whoever brings a new roster keeps that.
 */
void
yishi_roll_replace (YishiRoll       *self,
                    guint            index,
                    const YishiUnit *unit)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->units->len);
  g_return_if_fail (unit != NULL);

  copy_content (self, &g_array_index (self->units, YishiUnit, index), unit);
}

static gboolean
are_equal_texts (const char *a,
                 const char *b)
{
  return strcmp (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/**
 * yishi_unit_equal:
 *
 * Returns: whether the same is said of both units, person and reason aside
 */
gboolean
yishi_unit_equal (const YishiUnit *a,
                  const YishiUnit *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->area != b->area || a->parking_area != b->parking_area || a->n_owners != b->n_owners ||
      a->is_developers != b->is_developers || !are_equal_texts (a->unit, b->unit) ||
      !are_equal_texts (a->parking, b->parking) || !are_equal_texts (a->note, b->note) ||
      !are_equal_texts (a->confirmed, b->confirmed))
    return FALSE;

  for (guint i = 0; i < a->n_owners; i++)
    if (!are_equal_texts (a->owners[i].name, b->owners[i].name) ||
        !are_equal_texts (a->owners[i].id_number, b->owners[i].id_number) ||
        !are_equal_texts (a->owners[i].phone, b->owners[i].phone))
      return FALSE;

  return TRUE;
}

/**
 * yishi_roll_count_persons:
 *
 * Returns: the persons of the whole roll, as yishi_roll_group() found them
 */
gint64
yishi_roll_count_persons (const YishiRoll *self)
{
  gint64 n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->units->len; i++)
    n += g_array_index (self->units, YishiUnit, i).person == i;

  return n;
}

static gboolean
is_in_scope (const YishiUnit *unit,
             const char      *building,
             const char      *stair)
{
  return (building == NULL || *building == '\0' || strcmp (unit->building, building) == 0) &&
         (stair == NULL || *stair == '\0' || strcmp (unit->stair, stair) == 0);
}

/**
 * yishi_roll_total:
 * @building: (nullable): count this building alone; %NULL or "" for all
 * @stair: (nullable): count this stair alone; %NULL or "" for all
 * @with_parking: whether parking counts as exclusive area, as the rule says
 *
 * A person with units inside and outside the scope is one head inside it.
 *
 * Returns: heads, and area in 0.01 m²; the roll must have been grouped
 */
YishiCount
yishi_roll_total (const YishiRoll *self,
                  const char      *building,
                  const char      *stair,
                  gboolean         with_parking)
{
  YishiCount total = { 0, 0 };
  g_autofree guint8 *seen = NULL;

  g_return_val_if_fail (self != NULL, total);

  seen = g_new0 (guint8, self->units->len + 1);
  for (guint i = 0; i < self->units->len; i++)
    {
      const YishiUnit *unit = &g_array_index (self->units, YishiUnit, i);
      gint64 person = unit->person >= 0 ? unit->person : i;

      if (!is_in_scope (unit, building, stair))
        continue;
      total.area += unit->area + (with_parking ? unit->parking_area : 0);
      total.heads += seen[person] == 0;
      seen[person] = 1;
    }

  return total;
}

/**
 * yishi_roll_parking_total:
 *
 * Returns: the area of all parking bays, in 0.01 m²
 */
gint64
yishi_roll_parking_total (const YishiRoll *self)
{
  gint64 total = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->units->len; i++)
    total += g_array_index (self->units, YishiUnit, i).parking_area;

  return total;
}

/**
 * yishi_merge_reason_to_string:
 *
 * Returns: the reason as JSON and the record write it; "" for none
 */
const char *
yishi_merge_reason_to_string (YishiMergeReason reason)
{
  switch (reason)
    {
    case YISHI_MERGE_SAME_BUYER:
      return "same-buyer";
    case YISHI_MERGE_DEVELOPER:
      return "developer";
    case YISHI_MERGE_CONFIRMED:
      return "confirmed";
    case YISHI_MERGE_NONE:
    default:
      return "";
    }
}
