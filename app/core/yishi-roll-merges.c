/* yishi-roll-merges.c - units that may be one person's, for the chair to confirm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster that lacks phones or ID numbers, or has old ones, makes two persons
 * of one. The chair knows them; the program only points at them.
 */
#include "yishi-roll.h"

#include <string.h>

#include "yishi-roll-private.h"

/* One unit under the key that it may share with others. */
typedef struct
{
  guint32 key;     /* index of the first unit with that key */
  guint32 person;
  guint32 unit;
} Candidate;

static void
free_merge (gpointer data)
{
  YishiPossibleMerge *merge = data;

  g_free (merge->name);
  g_array_unref (merge->units);
  g_free (merge->reason);
  g_free (merge);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *p = a, *q = b;

  if (p->key != q->key)
    return p->key < q->key ? -1 : 1;
  if (p->person != q->person)
    return p->person < q->person ? -1 : 1;

  return p->unit < q->unit ? -1 : p->unit > q->unit;
}

/* Returns: FALSE if a name is missing */
static gboolean
make_names_key (GString         *key,
                const YishiUnit *unit)
{
  g_autoptr(GPtrArray) names = NULL;

  g_string_truncate (key, 0);
  if (unit->n_owners == 0)
    return FALSE;
  if (unit->n_owners == 1)
    return yishi_owner_append_name (key, &unit->owners[0]);

  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < unit->n_owners; i++)
    {
      g_string_truncate (key, 0);
      if (!yishi_owner_append_name (key, &unit->owners[i]))
        return FALSE;
      g_ptr_array_add (names, g_strdup (key->str));
    }
  g_ptr_array_sort (names, compare_texts);

  g_string_truncate (key, 0);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (key, "%s\x1f", (const char *) g_ptr_array_index (names, i));

  return TRUE;
}

static gboolean
make_phone_key (GString         *key,
                const YishiUnit *unit)
{
  g_string_truncate (key, 0);
  return unit->n_owners == 1 && yishi_owner_append_phone (key, &unit->owners[0]);
}

static gboolean
has_id_numbers (const YishiUnit *unit)
{
  g_autoptr(GString) key = g_string_new (NULL);

  for (guint i = 0; i < unit->n_owners; i++)
    if (!yishi_owner_append_id_number (key, &unit->owners[i]))
      return FALSE;

  return TRUE;
}

/* Adds @unit, whose key @first had before it, and @first itself: that is dropped
 * again as often as it is added more than once. */
static void
add_candidates (GArray          *found,
                const YishiRoll *roll,
                guint32          first,
                guint32          unit)
{
  const Candidate candidates[] = {
    { first, (guint32) yishi_roll_get_unit (roll, first)->person, first },
    { first, (guint32) yishi_roll_get_unit (roll, unit)->person, unit },
  };

  g_array_append_vals (found, candidates, G_N_ELEMENTS (candidates));
}

/* Of the units that share their key with another, leaves one of each person under
 * each key, sorted by key. Who stands in a unit that is sold and not delivered
 * owns it not yet. */
static GArray *
collect_candidates (const YishiRoll *roll,
                    gboolean       (*make_key) (GString *, const YishiUnit *))
{
  g_autoptr(GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  GStringChunk *keys = g_string_chunk_new (64 * 1024);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr(GString) key = g_string_new (NULL);
  guint kept = 0;

  for (guint32 i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);
      guint known;

      if (unit->is_developers || !make_key (key, unit))
        continue;
      known = GPOINTER_TO_UINT (g_hash_table_lookup (first, key->str));
      if (known > 0)
        add_candidates (found, roll, known - 1, i);
      else
        g_hash_table_insert (first, g_string_chunk_insert_len (keys, key->str, key->len),
                             GUINT_TO_POINTER (i + 1));
    }
  g_string_chunk_free (keys);

  g_array_sort (found, compare_candidates);
  for (guint i = 0; i < found->len; i++)
    {
      const Candidate *this = &g_array_index (found, Candidate, i);
      const Candidate *last = kept > 0 ? &g_array_index (found, Candidate, kept - 1) : NULL;

      if (last == NULL || last->key != this->key || last->person != this->person)
        g_array_index (found, Candidate, kept++) = *this;
    }
  g_array_set_size (found, kept);

  return found;
}

static guint
find_end_of_key (GArray *candidates,
                 guint   start)
{
  guint end = start;

  while (end < candidates->len && g_array_index (candidates, Candidate, end).key ==
                                      g_array_index (candidates, Candidate, start).key)
    end++;

  return end;
}

static char *
join_names (const YishiUnit *unit)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < unit->n_owners; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", unit->owners[i].name);

  return g_string_free (names, FALSE);
}

static void
add_merge (GPtrArray       *merges,
           const YishiRoll *roll,
           const guint32   *units,
           guint            n_units,
           const char      *reason)
{
  YishiPossibleMerge *merge = g_new0 (YishiPossibleMerge, 1);

  merge->units = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_units);
  for (guint i = 0; i < n_units; i++)
    {
      guint unit = units[i];

      g_array_append_val (merge->units, unit);
    }
  merge->name = join_names (yishi_roll_get_unit (roll, units[0]));
  merge->reason = g_strdup (reason);
  g_ptr_array_add (merges, merge);
}

/* Persons with the same names. Who all have different ID numbers are different
 * people, and nothing is offered. Returns: (nullable): the reason */
static const char *
judge_same_names (const YishiRoll *roll,
                  const guint32   *units,
                  guint            n_units)
{
  g_autoptr(GHashTable) phones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean all_have_ids = TRUE, all_have_phones = TRUE, share_phone = FALSE;

  for (guint i = 0; i < n_units; i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, units[i]);
      g_autoptr(GString) key = g_string_new (NULL);

      all_have_ids = all_have_ids && has_id_numbers (unit);
      for (guint k = 0; k < unit->n_owners; k++)
        all_have_phones = yishi_owner_append_phone (key, &unit->owners[k]) && all_have_phones;
      if (key->len > 0 && !g_hash_table_add (phones, g_strdup (key->str)))
        share_phone = TRUE;
    }

  if (all_have_ids)
    return NULL;
  if (share_phone)
    return "same-name-and-phone";
  return all_have_phones ? "same-name-other-phone" : "same-name";
}

static void
add_same_names (GPtrArray       *merges,
                const YishiRoll *roll)
{
  g_autoptr(GArray) candidates = collect_candidates (roll, make_names_key);
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint start = 0, end; start < candidates->len; start = end)
    {
      const char *reason;

      end = find_end_of_key (candidates, start);
      if (end - start < 2)
        continue;
      g_array_set_size (units, 0);
      for (guint i = start; i < end; i++)
        g_array_append_val (units, g_array_index (candidates, Candidate, i).unit);
      reason = judge_same_names (roll, (const guint32 *) (gpointer) units->data, units->len);
      if (reason != NULL)
        add_merge (merges, roll, (const guint32 *) (gpointer) units->data, units->len, reason);
    }
}

/* 张伟 and 张伟（王芳）, or 欧阳平凯 and 欧阳平恺: one contains the other, or one
 * character of three or more differs. Two-character names of one family differ
 * by one character as a rule. */
static gboolean
are_similar (const char *a,
             const char *b)
{
  glong n = g_utf8_strlen (a, -1);
  guint differing = 0;

  if (strcmp (a, b) == 0)
    return FALSE;
  if (strstr (a, b) != NULL || strstr (b, a) != NULL)
    return TRUE;
  if (n < 3 || n != g_utf8_strlen (b, -1))
    return FALSE;

  for (; *a != '\0'; a = g_utf8_next_char (a), b = g_utf8_next_char (b))
    differing += g_utf8_get_char (a) != g_utf8_get_char (b);

  return differing == 1;
}

static int
compare_by_name (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const YishiRoll *roll = user_data;
  guint32 p = *(const guint32 *) a, q = *(const guint32 *) b;
  int order = strcmp (yishi_roll_get_unit (roll, p)->owners[0].name,
                      yishi_roll_get_unit (roll, q)->owners[0].name);

  return order != 0 ? order : (p < q ? -1 : p > q);
}

/* Of the units with one phone, adds each chain of similar names that stand
 * beside each other in order. Comparing neighbours alone keeps it quick when an
 * agency's phone stands at thousands of units. */
static void
add_similar_names (GPtrArray       *merges,
                   const YishiRoll *roll,
                   GArray          *units)
{
  const guint32 *all = (const guint32 *) (gpointer) units->data;
  guint start = 0;

  g_array_sort_with_data (units, compare_by_name, (gpointer) roll);
  for (guint i = 1; i <= units->len; i++)
    {
      const YishiUnit *last = yishi_roll_get_unit (roll, all[i - 1]);
      const YishiUnit *this = i < units->len ? yishi_roll_get_unit (roll, all[i]) : NULL;

      if (this != NULL && are_similar (last->owners[0].name, this->owners[0].name) &&
          !(has_id_numbers (last) && has_id_numbers (this)))
        continue;
      if (i - start > 1)
        add_merge (merges, roll, all + start, i - start, "same-phone-similar-name");
      start = i;
    }
}

static void
add_same_phones (GPtrArray       *merges,
                 const YishiRoll *roll)
{
  g_autoptr(GArray) candidates = collect_candidates (roll, make_phone_key);
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint start = 0, end; start < candidates->len; start = end)
    {
      end = find_end_of_key (candidates, start);
      g_array_set_size (units, 0);
      for (guint i = start; i < end; i++)
        g_array_append_val (units, g_array_index (candidates, Candidate, i).unit);
      add_similar_names (merges, roll, units);
    }
}

static int
compare_merges (gconstpointer a,
                gconstpointer b)
{
  const YishiPossibleMerge *p = *(const YishiPossibleMerge *const *) a;
  const YishiPossibleMerge *q = *(const YishiPossibleMerge *const *) b;
  guint i = g_array_index (p->units, guint, 0), k = g_array_index (q->units, guint, 0);

  return i != k ? (i < k ? -1 : 1) : strcmp (p->reason, q->reason);
}

/**
 * yishi_roll_possible_merges:
 *
 * Finds persons with the same names, and single owners with one phone and
 * similar names, each person once in an entry. It takes O(n log n).
 *
 * Returns: (transfer full) (element-type YishiPossibleMerge): sorted by the
 *   first unit; the roll must have been grouped
 */
GPtrArray *
yishi_roll_possible_merges (const YishiRoll *self)
{
  GPtrArray *merges;

  g_return_val_if_fail (self != NULL, NULL);

  merges = g_ptr_array_new_with_free_func (free_merge);
  add_same_names (merges, self);
  add_same_phones (merges, self);
  g_ptr_array_sort (merges, compare_merges);

  return merges;
}
