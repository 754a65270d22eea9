/* yishi-search.c - finds units of a roll as somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each way of finding marks units with how well they match; a unit keeps its
 * best mark. The marks are then read off in order, so a unit is found once, and
 * equal ones stand in the order of their names, whatever found them.
 */
#include "config.h"

#include "yishi-search.h"

#include <string.h>

#include "yishi-pinyin.h"
#include "yishi-search-private.h"
#include "yishi-unit-name.h"
#include "yishi-unit-segments.h"

#define NO_RANK 0xff

typedef struct
{
  const YishiSearch *self;  /* (not owned) */
  guint8            *ranks; /* (owned) by place: the best so far, or NO_RANK */
} Marks;

/* Part of an array of keys, whose texts all begin alike; the first of them up to
 * @whole consist of that beginning. */
typedef struct
{
  const YishiSearchKey *start, *whole, *end;
} Range;

static void
mark (Marks        *marks,
      guint         place,
      YishiHitRank  rank)
{
  if (marks->ranks[place] > rank)
    marks->ranks[place] = (guint8) rank;
}

int
yishi_search_compare_begin (const char *text,
                            const char *typed,
                            gboolean    skip_dashes)
{
  for (;; text++, typed++)
    {
      while (skip_dashes && *text == '-')
        text++;
      if (*typed == '\0')
        return 0;
      if (*text != *typed)
        return (guchar) *text - (guchar) *typed;
    }
}

static gboolean
is_whole (const char *text,
          const char *typed,
          gboolean    skip_dashes)
{
  for (; *typed != '\0'; text++, typed++)
    while (skip_dashes && *text == '-')
      text++;

  return *text == '\0';
}

/* Returns: the first key that is not before (@after: that is after) all that begin with @typed */
static guint
find_bound (const YishiSearch     *self,
            const YishiSearchKeys *keys,
            const char            *typed,
            gboolean               skip_dashes,
            gboolean               after)
{
  guint low = 0, high = keys->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = yishi_search_compare_begin (self->texts + keys->keys[middle].text, typed, skip_dashes);

      if (order < 0 || (after && order == 0))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static Range
find_range (const YishiSearch     *self,
            const YishiSearchKeys *keys,
            const char            *typed,
            gboolean               skip_dashes)
{
  Range range;

  range.start = keys->keys + find_bound (self, keys, typed, skip_dashes, FALSE);
  range.end = keys->keys + find_bound (self, keys, typed, skip_dashes, TRUE);
  range.whole = range.start;
  while (range.whole < range.end && is_whole (self->texts + range.whole->text, typed, skip_dashes))
    range.whole++;

  return range;
}

static void
mark_units (Marks      *marks,
            const char *typed)
{
  const YishiSearch *self = marks->self;
  Range range = find_range (self, &self->by_unit, typed, FALSE);

  for (const YishiSearchKey *key = range.start; key < range.whole; key++)
    mark (marks, key->target,
          key->text == self->unit_texts[key->target] ? YISHI_RANK_UNIT : YISHI_RANK_UNIT_SHORT);
  for (const YishiSearchKey *key = range.whole; key < range.end; key++)
    mark (marks, key->target, YISHI_RANK_UNIT_BEGINS);
}

/* 32501 is 3-2-501 and 32-501. */
static void
mark_digits (Marks      *marks,
             const char *typed)
{
  Range range = find_range (marks->self, &marks->self->by_digits, typed, TRUE);

  for (const YishiSearchKey *key = range.start; key < range.whole; key++)
    mark (marks, key->target, YISHI_RANK_UNIT_SHORT);
  for (const YishiSearchKey *key = range.whole; key < range.end; key++)
    mark (marks, key->target, YISHI_RANK_UNIT_BEGINS);
}

static void
mark_rest (Marks      *marks,
           guint       place,
           const char *rest,
           const char *typed,
           gboolean    skip_dashes)
{
  if (yishi_search_compare_begin (rest, typed, skip_dashes) == 0)
    mark (marks, place,
          is_whole (rest, typed, skip_dashes) ? YISHI_RANK_UNIT_SHORT : YISHI_RANK_UNIT_BEGINS);
}

/* 3-501 is room 501 of any stair of building 3, and 3-2501 is 3-2-501. */
static void
mark_in_building (Marks      *marks,
                  const char *building,
                  const char *typed)
{
  const YishiSearch *self = marks->self;
  g_autofree char *begin = g_strconcat (building, "-", NULL);
  Range range = find_range (self, &self->by_unit, begin, FALSE);

  for (const YishiSearchKey *key = range.start; key < range.end; key++)
    {
      const char *rest = self->texts + key->text + strlen (begin);
      const char *room = strchr (rest, '-');

      mark_rest (marks, key->target, rest, typed, TRUE);
      if (room != NULL)
        mark_rest (marks, key->target, room + 1, typed, FALSE);
    }
}

/* What was typed of a unit's name so far, written as canonical names begin: 3幢2 is
 * 3-2, and 3幢 is 3-. */
static char *
begin_name (const YishiSegments *segments)
{
  GString *begin = g_string_new (NULL);

  for (guint i = 0; i < segments->n; i++)
    g_string_append_printf (begin, "%s%s", i > 0 ? "-" : "", segments->items[i].text);
  if (segments->is_closed && segments->items[segments->n - 1].kind != YISHI_SEGMENT_ROOM)
    g_string_append_c (begin, '-');

  return g_string_free (begin, FALSE);
}

/* Whether it is 三 alone, which is rather part of a person's name than building 3. */
static gboolean
is_bare_numeral (const char          *text,
                 const YishiSegments *segments)
{
  if (segments->n != 1 || segments->items[0].kind != YISHI_SEGMENT_PLAIN)
    return FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isdigit (g_utf8_get_char (text)))
      return FALSE;

  return strpbrk (segments->items[0].text, "0123456789") != NULL;
}

static void
search_units (Marks      *marks,
              const char *text)
{
  g_autofree char *begin = NULL;
  g_autofree char *canonical = NULL;
  YishiSegments segments;

  if (!yishi_segments_cut (text, &segments) || segments.n == 0 || is_bare_numeral (text, &segments))
    return;

  begin = begin_name (&segments);
  canonical = yishi_unit_name_normalize (text);
  mark_units (marks, begin);
  if (canonical != NULL && strcmp (canonical, begin) != 0)
    mark_units (marks, canonical);
  if (segments.n == 1 && !segments.is_closed)
    mark_digits (marks, begin);
  if (segments.n == 2 && segments.items[1].kind != YISHI_SEGMENT_STAIR &&
      segments.items[0].kind != YISHI_SEGMENT_STAIR && begin[strlen (begin) - 1] != '-')
    mark_in_building (marks, segments.items[0].text, segments.items[1].text);
}

static void
mark_name (Marks        *marks,
           guint         name,
           YishiHitRank  rank)
{
  const YishiSearch *self = marks->self;

  for (guint32 i = self->name_starts[name]; i < self->name_starts[name + 1]; i++)
    mark (marks, self->name_places[i], rank);
}

static void
search_names (Marks      *marks,
              const char *text)
{
  const YishiSearch *self = marks->self;
  g_autoptr(GString) folded = g_string_new (NULL);
  Range range;

  yishi_search_fold_name (text, folded);
  if (folded->len == 0)
    return;

  range = find_range (self, &self->by_name, folded->str, FALSE);
  for (const YishiSearchKey *key = range.start; key < range.end; key++)
    {
      gboolean is_begin = key->text == self->name_texts[key->target];

      mark_name (marks, key->target,
                 !is_begin           ? YISHI_RANK_NAME_PART
                 : key < range.whole ? YISHI_RANK_NAME
                                     : YISHI_RANK_NAME_BEGINS);
    }
}

static void
search_readings (Marks                 *marks,
                 const YishiSearchKeys *keys,
                 const char            *letters,
                 YishiHitRank           whole,
                 YishiHitRank           begins)
{
  Range range = find_range (marks->self, keys, letters, FALSE);

  for (const YishiSearchKey *key = range.start; key < range.end; key++)
    mark_name (marks, key->target, key < range.whole ? whole : begins);
}

/* Exactly four digits, which may be full-width, and blanks around them. */
static gboolean
read_four_digits (const char *text,
                  guint      *number)
{
  guint n = 0;

  *number = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) && (n == 0 || n == 4))
        continue;
      if (c >= 0xff10 && c <= 0xff19)
        c -= 0xfee0;
      if (c < '0' || c > '9' || n == 4)
        return FALSE;
      *number = *number * 10 + (c - '0');
      n++;
    }

  return n == 4;
}

static void
search_phones (Marks *marks,
               guint  number)
{
  const YishiSearchKeys *keys = &marks->self->by_phone;
  guint low = 0, high = keys->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (keys->keys[middle].text < number)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < keys->n && keys->keys[low].text == number; low++)
    mark (marks, keys->keys[low].target, YISHI_RANK_PHONE);
}

static YishiHitKind
get_kind (YishiHitRank rank)
{
  return rank <= YISHI_RANK_UNIT_BEGINS    ? YISHI_HIT_UNIT
       : rank <= YISHI_RANK_NAME_PART      ? YISHI_HIT_NAME
       : rank <= YISHI_RANK_INITIALS_BEGIN ? YISHI_HIT_INITIALS
       : rank <= YISHI_RANK_PINYIN_BEGINS  ? YISHI_HIT_PINYIN
                                           : YISHI_HIT_PHONE;
}

/* Reads the marks off: by rank, then by place. */
static GArray *
collect_hits (const Marks *marks,
              guint        max,
              guint       *n_total)
{
  const YishiSearch *self = marks->self;
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (YishiHit));
  guint next[YISHI_N_RANKS + 1] = { 0 };

  for (guint place = 0; place < self->n_units; place++)
    if (marks->ranks[place] != NO_RANK)
      next[marks->ranks[place] + 1]++;
  for (guint rank = 0; rank < YISHI_N_RANKS; rank++)
    next[rank + 1] += next[rank];

  *n_total = next[YISHI_N_RANKS];
  g_array_set_size (hits, MIN (*n_total, max));
  for (guint place = 0; place < self->n_units; place++)
    if (marks->ranks[place] != NO_RANK)
      {
        YishiHitRank rank = marks->ranks[place];
        guint i = next[rank]++;

        if (i < hits->len)
          g_array_index (hits, YishiHit, i) = (YishiHit){ self->units[place], get_kind (rank), rank };
      }

  return hits;
}

/**
 * yishi_search_query:
 * @text: what was typed so far
 * @max: how many hits are wanted at most
 * @n_total: (out) (optional): how many units were found altogether
 *
 * A unit is found once, by what matches best: its name, its owners' names, their
 * initials, their names in pinyin, the last four digits of a phone. Equally good
 * ones stand in the order of their names. May be called on any thread.
 *
 * Returns: (transfer full) (element-type YishiHit): the best first
 */
GArray *
yishi_search_query (const YishiSearch *self,
                    const char        *text,
                    guint              max,
                    guint             *n_total)
{
  g_autofree guint8 *ranks = NULL;
  g_autofree char *letters = NULL;
  Marks marks;
  guint number, total = 0;
  GArray *hits;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  ranks = g_malloc (self->n_units + 1);
  memset (ranks, NO_RANK, self->n_units + 1);
  marks = (Marks){ self, ranks };
  if (g_utf8_validate (text, -1, NULL))
    {
      search_units (&marks, text);
      search_names (&marks, text);
      letters = yishi_pinyin_fold (text);
      if (letters != NULL)
        {
          search_readings (&marks, &self->by_initials, letters, YISHI_RANK_INITIALS, YISHI_RANK_INITIALS_BEGIN);
          search_readings (&marks, &self->by_pinyin, letters, YISHI_RANK_PINYIN, YISHI_RANK_PINYIN_BEGINS);
        }
      if (read_four_digits (text, &number))
        search_phones (&marks, number);
    }

  hits = collect_hits (&marks, max, &total);
  if (n_total != NULL)
    *n_total = total;

  return hits;
}
