/* yishi-unit-name.c - the name of a unit: building, stair, room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The segments of a name find their places here. Whatever comes out reads back
 * as itself: normalizing twice changes nothing.
 */
#include "config.h"

#include "yishi-unit-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-error.h"
#include "yishi-unit-segments.h"

/* Joins parts that a dash would tear apart when the name is read again. */
#define JOINT "·"

typedef struct
{
  char building[YISHI_SEGMENT_BYTES];
  char stair[YISHI_SEGMENT_BYTES];
  char floor[YISHI_SEGMENT_BYTES];
  char room[YISHI_SEGMENT_BYTES];
} Places;

static void
append (char       *place,
        const char *joint,
        const char *text)
{
  gsize length = strlen (place);

  g_snprintf (place + length, YISHI_SEGMENT_BYTES - length, "%s%s", length > 0 ? joint : "", text);
}

/* Puts an estate's name before the number of the building. */
static void
append_to_building (char       *building,
                    const char *text)
{
  gsize length = strlen (building);
  gboolean clash =
      length > 0 && g_ascii_isalnum (building[length - 1]) && g_ascii_isalnum (text[0]);

  append (building, clash ? JOINT : "", text);
}

/* Cuts “桂花苑501” and “A501” into a name and the number at its end. */
static gboolean
split_number (const char *text,
              char       *name,
              char       *number)
{
  gsize end = strlen (text), start;

  start = end;
  if (start > 0 && g_ascii_isalpha (text[start - 1]))
    start--;
  while (start > 0 && g_ascii_isdigit (text[start - 1]))
    start--;
  if (start == 0 || start == end || !g_ascii_isdigit (text[start]))
    return FALSE;

  memcpy (name, text, start);
  name[start] = '\0';
  g_strlcpy (number, text + start, YISHI_SEGMENT_BYTES);
  return TRUE;
}

/* Takes the segments that name the building: all up to the last one that says
 * so before stair and room, or the first of several without a word. A second
 * building word is a stair where no stair is named (3幢B座501).
 * Returns: the index of the first segment after it */
static guint
place_building (const YishiSegments *segments,
                gboolean        has_stair,
                Places         *places)
{
  guint first = segments->n;

  for (guint i = 0; i < segments->n && first == segments->n; i++)
    if (segments->items[i].kind == YISHI_SEGMENT_BUILDING)
      first = i;

  if (first == segments->n)
    {
      if (segments->n < 2 || segments->items[0].kind != YISHI_SEGMENT_PLAIN)
        return 0;
      g_strlcpy (places->building, segments->items[0].text, YISHI_SEGMENT_BYTES);
      return 1;
    }

  for (guint i = 0; i <= first; i++)
    append_to_building (places->building, segments->items[i].text);
  for (first++; first < segments->n && segments->items[first].kind == YISHI_SEGMENT_BUILDING;
       first++)
    if (!has_stair && *places->stair == '\0')
      g_strlcpy (places->stair, segments->items[first].text, YISHI_SEGMENT_BYTES);
    else
      append (places->building, JOINT, segments->items[first].text);

  return first;
}

static void
place_rest (const YishiSegments *segments,
            guint           i,
            Places         *places)
{
  gboolean has_stair = yishi_segments_has (segments, YISHI_SEGMENT_STAIR) || *places->stair != '\0';

  for (; i < segments->n; i++)
    {
      const YishiSegment *segment = &segments->items[i];

      if (segment->kind == YISHI_SEGMENT_STAIR && *places->stair == '\0')
        g_strlcpy (places->stair, segment->text, YISHI_SEGMENT_BYTES);
      else if (segment->kind == YISHI_SEGMENT_FLOOR)
        append (places->floor, JOINT, segment->text);
      else if (segment->kind == YISHI_SEGMENT_PLAIN && !has_stair && *places->room == '\0' &&
               i + 1 < segments->n && segments->items[i + 1].kind != YISHI_SEGMENT_FLOOR)
        {
          g_strlcpy (places->stair, segment->text, YISHI_SEGMENT_BYTES);
          has_stair = TRUE;
        }
      else
        append (places->room, has_stair ? "-" : JOINT, segment->text);
    }
}

/* Whether @floor ends with a number above 0, as 5 and B1 do. */
static gboolean
is_numbered (const char *floor)
{
  gsize end = strlen (floor), start = end;

  while (start > 0 && g_ascii_isdigit (floor[start - 1]))
    start--;

  return start < end && floor[start] != '0';
}

/* 5层501 is 501, 5层01 is 501; 5层601 contradicts itself. */
static gboolean
join_floor (Places *places)
{
  gsize length = strlen (places->floor);
  char joined[YISHI_SEGMENT_BYTES];

  if (length == 0)
    return TRUE;
  if (*places->room == '\0')
    return FALSE;
  if (g_str_has_prefix (places->room, places->floor) && strlen (places->room) >= length + 2)
    return TRUE;
  if (!is_numbered (places->floor) || strlen (places->room) > 2 ||
      strspn (places->room, "0123456789") != strlen (places->room))
    return FALSE;

  g_snprintf (joined, sizeof joined, "%s%s%s", places->floor, strlen (places->room) == 1 ? "0" : "",
              places->room);
  g_strlcpy (places->room, joined, YISHI_SEGMENT_BYTES);
  return TRUE;
}

static gboolean
find_places (const YishiSegments *segments,
             Places         *places)
{
  char name[YISHI_SEGMENT_BYTES], number[YISHI_SEGMENT_BYTES];
  guint next;

  places->building[0] = places->stair[0] = places->floor[0] = places->room[0] = '\0';
  next = place_building (segments, yishi_segments_has (segments, YISHI_SEGMENT_STAIR), places);
  place_rest (segments, next, places);
  if (*places->building == '\0' && *places->stair != '\0' &&
      split_number (places->stair, name, number))
    {
      g_strlcpy (places->building, name, YISHI_SEGMENT_BYTES);
      g_strlcpy (places->stair, number, YISHI_SEGMENT_BYTES);
    }
  else if (*places->building == '\0' && *places->stair == '\0' && *places->floor == '\0' &&
           split_number (places->room, name, number))
    {
      g_strlcpy (places->building, name, YISHI_SEGMENT_BYTES);
      g_strlcpy (places->room, number, YISHI_SEGMENT_BYTES);
    }

  return join_floor (places);
}

static char *
join_places (const Places *places)
{
  if (*places->building == '\0' || *places->room == '\0')
    return NULL;
  if (*places->stair == '\0')
    return g_strconcat (places->building, "-", places->room, NULL);

  return g_strconcat (places->building, "-", places->stair, "-", places->room, NULL);
}

/* Digits, capitals and dashes, not longer than can be read: needs no second reading. */
static gboolean
is_simple (const char *text)
{
  guint n = 0, n_parts = 1;

  for (; g_ascii_isdigit (text[n]) || g_ascii_isupper (text[n]) || text[n] == '-'; n++)
    n_parts += text[n] == '-';

  return text[n] == '\0' && n <= YISHI_MAX_NAME_CHARS && n_parts <= YISHI_MAX_SEGMENTS;
}

/* Makes the name and reads it again until it stays as it is, since a name that
 * reads back as another would be two units. What never settles is no name. */
static gboolean
make_name (const Places  *first,
           YishiUnitName *name)
{
  Places places = *first;
  g_autofree char *text = join_places (&places);
  gboolean is_settled = text != NULL && is_simple (text);

  for (guint round = 0; text != NULL && !is_settled && round < 4; round++)
    {
      g_autofree char *before = g_steal_pointer (&text);
      YishiSegments segments;

      if (!yishi_segments_cut (before, &segments) || !find_places (&segments, &places))
        return FALSE;
      text = join_places (&places);
      is_settled = g_strcmp0 (text, before) == 0;
    }
  if (!is_settled)
    return FALSE;

  name->building = g_strdup (places.building);
  name->stair = g_strdup (places.stair);
  name->room = g_strdup (places.room);
  name->text = g_steal_pointer (&text);
  return TRUE;
}

/**
 * yishi_unit_name_parse:
 * @text: a unit's name as people write it
 * @name: (out caller-allocates): the name; cleared with yishi_unit_name_clear()
 *
 * Reads `3-2-501`, `3幢2单元501室`, `３栋 2单元 0501`, `3号楼501`, `B座1201` … Estate
 * names stay in the building (`桂花苑3`), letters after a number in the room
 * (`501A`). Two names that differ in anything but spelling stay two.
 *
 * Returns: %FALSE, with @name empty, if building or room is missing
 */
gboolean
yishi_unit_name_parse (const char    *text,
                       YishiUnitName *name)
{
  YishiSegments segments;
  Places places;

  g_return_val_if_fail (name != NULL, FALSE);

  memset (name, 0, sizeof *name);
  return text != NULL && yishi_segments_cut (text, &segments) && find_places (&segments, &places) &&
         make_name (&places, name);
}

/* The room's cell may repeat what the columns before it say; that is dropped
 * from @room, and what contradicts them is refused. */
static gboolean
drop_repeated (YishiSegments   *room,
               const char *building,
               const char *stair)
{
  guint drop = 0;

  if (room->n >= 3 && room->items[0].kind == YISHI_SEGMENT_PLAIN &&
      !yishi_segments_has (room, YISHI_SEGMENT_STAIR))
    {
      if (strcmp (room->items[0].text, building) != 0)
        return *stair != '\0' && strcmp (room->items[0].text, stair) != 0;
      drop = 1;
    }
  if (*stair != '\0' && room->n >= drop + 2 &&
      (room->items[drop].kind == YISHI_SEGMENT_STAIR ||
       room->items[drop].kind == YISHI_SEGMENT_PLAIN))
    {
      if (strcmp (room->items[drop].text, stair) == 0)
        drop++;
      else if (room->items[drop].kind == YISHI_SEGMENT_STAIR)
        return FALSE;
    }

  room->n -= drop;
  memmove (room->items, room->items + drop, room->n * sizeof room->items[0]);
  return TRUE;
}

/* A room's cell that names the building, beside a column that does so too: they
 * agree, or one of them adds the estate's name. */
static gboolean
merge_buildings (Places     *whole,
                 const char *building,
                 const char *stair)
{
  char joined[YISHI_SEGMENT_BYTES];

  if (*whole->stair == '\0')
    g_strlcpy (whole->stair, stair, YISHI_SEGMENT_BYTES);
  else if (*stair != '\0' && strcmp (whole->stair, stair) != 0)
    return FALSE;
  if (g_str_has_suffix (whole->building, building))
    return TRUE;
  if (!g_str_has_suffix (building, whole->building) && strpbrk (building, "0123456789") != NULL)
    return FALSE;

  g_strlcpy (joined, building, YISHI_SEGMENT_BYTES);
  if (!g_str_has_suffix (building, whole->building))
    append_to_building (joined, whole->building);
  g_strlcpy (whole->building, joined, YISHI_SEGMENT_BYTES);
  return TRUE;
}

/* Reads the columns of building and stair. @places gets both. */
static gboolean
place_columns (const char *building,
               const char *stair,
               Places     *places)
{
  YishiSegments segments;

  places->building[0] = places->stair[0] = places->floor[0] = places->room[0] = '\0';
  if (!yishi_segments_cut (building, &segments))
    return FALSE;
  for (guint i = 0; i < segments.n; i++)
    if (segments.items[i].kind == YISHI_SEGMENT_STAIR)
      g_strlcpy (places->stair, segments.items[i].text, YISHI_SEGMENT_BYTES);
    else
      append (places->building, JOINT, segments.items[i].text);

  if (!yishi_segments_cut (stair, &segments))
    return FALSE;
  if (segments.n > 0 && segments.items[0].kind == YISHI_SEGMENT_BUILDING && segments.n > 1)
    {
      if (*places->building == '\0')
        g_strlcpy (places->building, segments.items[0].text, YISHI_SEGMENT_BYTES);
      segments.n--;
      memmove (segments.items, segments.items + 1, segments.n * sizeof segments.items[0]);
    }
  if (segments.n > 0)
    places->stair[0] = '\0';
  for (guint i = 0; i < segments.n; i++)
    append (places->stair, JOINT, segments.items[i].text);

  return TRUE;
}

/* Reads "101" or "0101", as most columns have it, without its leading zeros.
 * Returns: (nullable): where it begins; %NULL if it is anything but a number from
 *   1 to 99999 */
static const char *
read_plain_number (const char *text)
{
  gsize n;

  if (text == NULL)
    return NULL;
  while (*text == '0')
    text++;
  n = strspn (text, "0123456789");

  return n > 0 && n <= 5 && text[n] == '\0' ? text : NULL;
}

/* The names that need no looking into: three columns of digits. */
static gboolean
make_plain_name (const char    *building,
                 const char    *stair,
                 const char    *room,
                 YishiUnitName *name)
{
  const char *plain_building = read_plain_number (building), *plain_stair = read_plain_number (stair);
  const char *plain_room = read_plain_number (room);

  if (plain_building == NULL || plain_stair == NULL || plain_room == NULL)
    return FALSE;

  name->building = g_strdup (plain_building);
  name->stair = g_strdup (plain_stair);
  name->room = g_strdup (plain_room);
  name->text = g_strjoin ("-", plain_building, plain_stair, plain_room, NULL);
  return TRUE;
}

/**
 * yishi_unit_name_from_parts:
 * @building: (nullable): the building's cell, `3幢`
 * @stair: (nullable): the stair's cell, `2单元`
 * @room: the room's cell, which may hold the whole name
 * @name: (out caller-allocates): the name; cleared with yishi_unit_name_clear()
 *
 * Returns: %FALSE, with @name empty, if building or room is missing, or if the
 *   cells contradict each other
 */
gboolean
yishi_unit_name_from_parts (const char    *building,
                            const char    *stair,
                            const char    *room,
                            YishiUnitName *name)
{
  YishiSegments segments;
  Places columns, places;

  g_return_val_if_fail (name != NULL, FALSE);

  memset (name, 0, sizeof *name);
  if (make_plain_name (building, stair, room, name))
    return TRUE;
  if (room == NULL || !place_columns (building, stair, &columns) ||
      !yishi_segments_cut (room, &segments))
    return FALSE;

  if (yishi_segments_has (&segments, YISHI_SEGMENT_BUILDING) || *columns.building == '\0')
    {
      if (!find_places (&segments, &places) ||
          !merge_buildings (&places, columns.building, columns.stair))
        return FALSE;
      return make_name (&places, name);
    }

  if (!drop_repeated (&segments, columns.building, columns.stair))
    return FALSE;
  places = columns;
  place_rest (&segments, 0, &places);
  return join_floor (&places) && make_name (&places, name);
}

void
yishi_unit_name_clear (YishiUnitName *name)
{
  g_return_if_fail (name != NULL);

  g_clear_pointer (&name->building, g_free);
  g_clear_pointer (&name->stair, g_free);
  g_clear_pointer (&name->room, g_free);
  g_clear_pointer (&name->text, g_free);
}

/**
 * yishi_unit_name_normalize:
 *
 * Returns: (transfer full) (nullable): the canonical name, as `3-2-501`
 */
char *
yishi_unit_name_normalize (const char *text)
{
  g_auto(YishiUnitName) name = { NULL, };

  return yishi_unit_name_parse (text, &name) ? g_steal_pointer (&name.text) : NULL;
}

/**
 * yishi_unit_name_split:
 * @parts: (out): where building, stair and room lie in @text
 *
 * The building ends at the first dash and the stair at the second; what follows
 * is the room's, also with further dashes. With one dash there is no stair.
 */
void
yishi_unit_name_split (const char    *text,
                       gsize          length,
                       YishiUnitPart  parts[YISHI_N_PARTS])
{
  const char *end = text + length, *p = text;

  for (int i = 0; i < YISHI_N_PARTS; i++)
    {
      const char *dash = i < 2 ? memchr (p, '-', end - p) : NULL;

      if (i == 1 && dash == NULL)
        {
          parts[i] = (YishiUnitPart) { p, 0 };
          continue;
        }
      parts[i] = (YishiUnitPart) { p, (dash != NULL ? dash : end) - p };
      p = dash != NULL ? dash + 1 : end;
    }
}

/**
 * yishi_unit_name_compare:
 *
 * Orders names as people do: numbers by their value, the rest by its bytes.
 *
 * Returns: below, equal to or above 0, and 0 only for equal names
 */
int
yishi_unit_name_compare (const char *a,
                         const char *b)
{
  const char *p = a, *q = b;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  while (*p != '\0' && *q != '\0')
    {
      gsize m = strspn (p, "0123456789"), n = strspn (q, "0123456789");
      int order = m == 0 || n == 0 ? (guchar) *p - (guchar) *q
                : m != n           ? (m < n ? -1 : 1)
                                   : strncmp (p, q, m);

      if (order != 0)
        return order;
      p += MAX (m, 1);
      q += MAX (n, 1);
    }

  return (guchar) *p - (guchar) *q;
}

/* One value of a scope: what a building's or stair's cell would hold. */
static char *
read_scope_value (const char *text,
                  gboolean    is_building)
{
  Places places;

  if (!place_columns (is_building ? text : NULL, is_building ? NULL : text, &places))
    return NULL;
  if (is_building)
    return *places.building != '\0' && *places.stair == '\0' ? g_strdup (places.building) : NULL;

  return *places.stair != '\0' && *places.building == '\0' ? g_strdup (places.stair) : NULL;
}

static gboolean
read_scope (const char *text,
            char      **building,
            char      **stair)
{
  g_auto(GStrv) pairs = g_strsplit (text, ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *pair = g_strstrip (pairs[i]);
      const char *value = strchr (pair, '=');
      gboolean is_building = g_str_has_prefix (pair, "building=");
      char **place = is_building ? building : stair;

      if (value == NULL || *place != NULL || (!is_building && !g_str_has_prefix (pair, "unit=")))
        return FALSE;
      *place = read_scope_value (value + 1, is_building);
      if (*place == NULL)
        return FALSE;
    }

  return *building != NULL;
}

/**
 * yishi_scope_parse:
 * @text: (nullable): `building=3`, `building=3,unit=1`, or nothing for the whole roll
 * @building: (out) (transfer full) (nullable): the building, %NULL for all
 * @stair: (out) (transfer full) (nullable): the stair, %NULL for all
 *
 * Returns: %FALSE if it is no scope; sets %YISHI_RULE_ERROR_SYNTAX
 */
gboolean
yishi_scope_parse (const char *text,
                   char      **building,
                   char      **stair,
                   GError    **error)
{
  g_autofree char *the_building = NULL, *the_stair = NULL;

  g_return_val_if_fail (building != NULL && stair != NULL, FALSE);

  *building = NULL;
  *stair = NULL;
  if (text == NULL || *text == '\0')
    return TRUE;
  if (!read_scope (text, &the_building, &the_stair))
    {
      g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX,
                   /* Translators: %s is what was given as the part of the community that votes */
                   _("the scope was not understood: “%s” names no building (write building=3 or "
                     "building=3,unit=1)"),
                   text);
      return FALSE;
    }

  *building = g_steal_pointer (&the_building);
  *stair = g_steal_pointer (&the_stair);
  return TRUE;
}
