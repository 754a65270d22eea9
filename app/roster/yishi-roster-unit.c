/* yishi-roster-unit.c - one unit out of the row, or the rows, that tell of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-roster-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"

#define LONGEST_NAME 100
#define LONGEST_NUMBER 100
#define LONGEST_TEXT 1000
#define MAX_OWNERS 100

static gboolean
refuse (YishiRosterReader         *self,
        const YishiRosterEntry    *entry,
        YishiRosterCode code,
        int             field)
{
  yishi_reader_tell (self, self->roster->refused, code, entry->first, entry->name.text, field,
                     NULL);
  return FALSE;
}

static int
get_room_field (YishiRosterReader *self)
{
  return self->columns.columns[YISHI_FIELD_UNIT] >= 0 ? YISHI_FIELD_UNIT : YISHI_FIELD_ROOM;
}

/* Each cell is looked at by several checks, and fetched once. */
static void
fetch_cells (YishiRosterReader *self,
             YishiRosterEntry  *entry)
{
  for (int field = 0; field <= YISHI_FIELD_CO_OWNER; field++)
    entry->cells[field] = yishi_reader_get_cell (self, entry->first, field);
}

/* Rows below a merged cell of the room tell more of the same unit. */
static guint
find_end (YishiRosterReader *self,
          guint   first)
{
  guint column = (guint) self->columns.columns[get_room_field (self)];
  guint end = first + 1;

  while (end < yishi_table_get_n_rows (self->table) &&
         yishi_table_get_top_row (self->table, end, column) == first)
    end++;

  return end;
}

/* An empty building is that of the row above, and so is an empty stair beside
 * it: people write them once a block. */
static void
fill_down (YishiRosterReader      *self,
           guint        row,
           const char **building,
           const char **stair)
{
  if (**building != '\0')
    {
      g_string_assign (self->building, *building);
      g_string_assign (self->stair, *stair);
      return;
    }
  if (self->building->len == 0)
    return;

  if (!self->is_filling)
    yishi_reader_warn (self, row, NULL, YISHI_ROSTER_FILLED_DOWN, YISHI_FIELD_BUILDING);
  self->is_filling = TRUE;
  *building = self->building->str;
  if (**stair == '\0')
    *stair = self->stair->str;
  else
    g_string_assign (self->stair, *stair);
}

static gboolean
read_name (YishiRosterReader *self,
           YishiRosterEntry  *entry)
{
  const char *building, *stair, *room;
  g_auto(YishiUnitName) whole = { NULL, };

  if (self->columns.columns[YISHI_FIELD_UNIT] >= 0 &&
      self->columns.columns[YISHI_FIELD_BUILDING] < 0 &&
      self->columns.columns[YISHI_FIELD_STAIR] < 0)
    return yishi_unit_name_parse (entry->cells[YISHI_FIELD_UNIT],
                                  &entry->name);

  building = entry->cells[YISHI_FIELD_BUILDING];
  stair = entry->cells[YISHI_FIELD_STAIR];
  room = entry->cells[get_room_field (self)];
  if (*building == '\0' && *stair == '\0' && yishi_unit_name_parse (room, &whole))
    {
      entry->name = whole;
      memset (&whole, 0, sizeof whole);
      return TRUE;
    }

  fill_down (self, entry->first, &building, &stair);
  return yishi_unit_name_from_parts (building, stair, room, &entry->name);
}

static gboolean
check_text (YishiRosterReader      *self,
            const YishiRosterEntry *entry,
            int          field,
            glong        longest)
{
  const char *text = entry->cells[field];

  if (*text == '\0')
    return TRUE;
  if (yishi_text_is_bad (text))
    return refuse (self, entry, YISHI_ROSTER_BAD_TEXT, field);
  if (strlen (text) > (gsize) longest && g_utf8_strlen (text, -1) > longest)
    return refuse (self, entry, YISHI_ROSTER_TEXT_TOO_LONG, field);

  return TRUE;
}

static gboolean
check_texts (YishiRosterReader      *self,
             const YishiRosterEntry *entry)
{
  static const struct
  {
    int   field;
    glong longest;
  } limits[] = {
    { YISHI_FIELD_BUILDING, LONGEST_NAME },  { YISHI_FIELD_STAIR, LONGEST_NAME },
    { YISHI_FIELD_ROOM, LONGEST_NAME },      { YISHI_FIELD_UNIT, LONGEST_NAME },
    { YISHI_FIELD_OWNER, LONGEST_TEXT },     { YISHI_FIELD_CO_OWNER, LONGEST_TEXT },
    { YISHI_FIELD_PHONE, LONGEST_TEXT },     { YISHI_FIELD_ID_NUMBER, LONGEST_TEXT },
    { YISHI_FIELD_PARKING, LONGEST_TEXT },   { YISHI_FIELD_PARKING_AREA, LONGEST_NUMBER },
    { YISHI_FIELD_STATE, LONGEST_TEXT },     { YISHI_FIELD_NOTE, LONGEST_TEXT },
    { YISHI_FIELD_AREA, LONGEST_TEXT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    if (!check_text (self, entry, limits[i].field, limits[i].longest))
      return FALSE;

  return TRUE;
}

static gboolean
check_formula (YishiRosterReader *self,
               YishiRosterEntry  *entry,
               int     field)
{
  int column = self->columns.columns[field];

  if (column >= 0 && yishi_table_is_empty_formula (self->table, entry->first, (guint) column))
    yishi_reader_warn (self, entry->first, entry->name.text, YISHI_ROSTER_FORMULA_EMPTY, field);

  return TRUE;
}

static gboolean
read_area (YishiRosterReader *self,
           YishiRosterEntry  *entry)
{
  static const YishiRosterCode codes[] = {
    [YISHI_AREA_EMPTY] = YISHI_ROSTER_BAD_AREA,
    [YISHI_AREA_BAD] = YISHI_ROSTER_BAD_AREA,
    [YISHI_AREA_NEGATIVE] = YISHI_ROSTER_NEGATIVE_AREA,
    [YISHI_AREA_TOO_LARGE] = YISHI_ROSTER_AREA_TOO_LARGE,
    [YISHI_AREA_DECIMALS] = YISHI_ROSTER_AREA_DECIMALS,
  };
  YishiAreaStatus status;

  check_formula (self, entry, YISHI_FIELD_AREA);
  status = yishi_area_parse (entry->cells[YISHI_FIELD_AREA],
                             YISHI_AREA_MAX_UNIT, &entry->area);
  if (status != YISHI_AREA_OK)
    return refuse (self, entry, codes[status], YISHI_FIELD_AREA);
  if (entry->area == 0)
    return refuse (self, entry, YISHI_ROSTER_ZERO_AREA, YISHI_FIELD_AREA);

  return TRUE;
}

/* Reads the areas of one cell: one, or several bays' parted as owners are.
 * Returns: FALSE if one of them is none */
static gboolean
add_parking_area (const char *text,
                  gint64     *sum)
{
  g_auto(GStrv) parts = NULL;
  g_autofree char *plain = NULL;
  gint64 area;

  if (*text == '\0' || yishi_area_parse (text, YISHI_AREA_MAX_UNIT, &area) == YISHI_AREA_OK)
    {
      *sum += *text != '\0' ? area : 0;
      return TRUE;
    }

  plain = g_strdup (text);
  for (char *p = strstr (plain, "、"); p != NULL; p = strstr (p, "、"))
    memcpy (p, ";;;", 3);
  parts = g_strsplit_set (plain, ";/+\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (yishi_area_parse (parts[i], YISHI_AREA_MAX_UNIT, &area) != YISHI_AREA_OK)
        return FALSE;
      *sum += area;
    }

  return TRUE;
}

static void
read_parking (YishiRosterReader *self,
              YishiRosterEntry  *entry)
{
  for (guint row = entry->first; row < entry->end; row++)
    {
      gint64 sum = 0;

      if (!add_parking_area (yishi_reader_get_own_cell (self, row, YISHI_FIELD_PARKING_AREA),
                             &sum) ||
          sum < 0 || sum > YISHI_AREA_MAX_UNIT - entry->parking_area)
        yishi_reader_warn (self, row, entry->name.text, YISHI_ROSTER_BAD_PARKING_AREA,
                           YISHI_FIELD_PARKING_AREA);
      else
        entry->parking_area += sum;
    }
}

static gboolean
read_owners (YishiRosterReader *self,
             YishiRosterEntry  *entry)
{
  YishiOwners *owners = &self->owners;
  const char *owner = entry->cells[YISHI_FIELD_OWNER];

  entry->is_developers =
      yishi_text_is_developer (entry->cells[YISHI_FIELD_STATE],
                               FALSE) ||
      yishi_text_is_developer (entry->cells[YISHI_FIELD_NOTE],
                               TRUE) ||
      yishi_text_is_developer (owner, FALSE);

  yishi_owners_reset (owners);
  for (guint row = entry->first; row < entry->end; row++)
    {
      yishi_owners_add (owners, yishi_reader_get_own_cell (self, row, YISHI_FIELD_OWNER),
                        yishi_reader_get_own_cell (self, row, YISHI_FIELD_PHONE),
                        yishi_reader_get_own_cell (self, row, YISHI_FIELD_ID_NUMBER));
      yishi_owners_add (owners, yishi_reader_get_own_cell (self, row, YISHI_FIELD_CO_OWNER), "",
                        "");
    }
  if (owners->names->len == 0 && entry->is_developers)
    yishi_owners_add (owners, "开发商", "", "");
  if (owners->names->len == 0)
    {
      check_formula (self, entry, YISHI_FIELD_OWNER);
      return refuse (self, entry, YISHI_ROSTER_NO_OWNER, YISHI_FIELD_OWNER);
    }

  for (guint i = 0; i < owners->names->len; i++)
    if (g_utf8_strlen (g_ptr_array_index (owners->names, i), -1) > LONGEST_NAME ||
        owners->names->len > MAX_OWNERS)
      return refuse (self, entry, YISHI_ROSTER_TEXT_TOO_LONG, YISHI_FIELD_OWNER);

  yishi_owners_finish (owners);
  if (owners->is_damaged)
    yishi_reader_warn (self, entry->first, entry->name.text, YISHI_ROSTER_DAMAGED_NUMBER, -1);
  if (!owners->is_paired)
    yishi_reader_warn (self, entry->first, entry->name.text, YISHI_ROSTER_NOT_PAIRED, -1);
  return TRUE;
}

/* Returns: the number of the row that named the unit before, 0 if none did */
static guint
find_row_before (YishiRosterReader *self,
                 const char        *unit)
{
  gint64 index = yishi_roll_find_index (self->roster->roll, unit);

  if (index >= 0)
    return g_array_index (self->rows, guint, index);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->refused, unit));
}

/* A unit that was named before is refused, also if its first row was: nobody
 * knows which of the two is right. */
static gboolean
check_duplicate (YishiRosterReader *self,
                 YishiRosterEntry  *entry)
{
  guint before = find_row_before (self, entry->name.text);

  if (before == 0)
    return TRUE;

  yishi_reader_tell (self, self->roster->refused, YISHI_ROSTER_DUPLICATE_UNIT, entry->first,
        entry->name.text, get_room_field (self),
        /* Translators: %s is a unit, %u a row */
        g_strdup_printf (_("the unit %s stands in row %u already (keep one of the rows, with "
                           "all owners in it)"),
                         entry->name.text, before));
  return FALSE;
}

/* Rows under a merged room name owners. Another area than the first row's would
 * make them units of their own. */
static gboolean
check_block (YishiRosterReader *self,
             YishiRosterEntry  *entry)
{
  const char *first = entry->cells[YISHI_FIELD_AREA];

  for (guint row = entry->first + 1; row < entry->end; row++)
    {
      const char *area = yishi_reader_get_own_cell (self, row, YISHI_FIELD_AREA);

      if (*area == '\0' || strcmp (area, first) == 0)
        continue;
      yishi_reader_tell (
          self, self->roster->refused, YISHI_ROSTER_DUPLICATE_UNIT, row, entry->name.text,
          YISHI_FIELD_AREA,
          /* Translators: %s is a unit, %u a row */
          g_strdup_printf (_("the unit %s has another area in row %u, with which its cell is "
                             "merged (give each unit "
                             "a row of its own)"),
                           entry->name.text,
                           yishi_table_get_row_number (self->table, entry->first)));
      return FALSE;
    }

  return TRUE;
}

/* What the roster says of the unit, without a text twice. */
static char *
join_note (const YishiRosterEntry *entry)
{
  const char *state = entry->cells[YISHI_FIELD_STATE], *note = entry->cells[YISHI_FIELD_NOTE];
  g_autofree char *joined = NULL;

  if (*state == '\0' || *note == '\0' || strcmp (state, note) == 0)
    return yishi_reader_dup_line (*state != '\0' ? state : note);

  joined = g_strconcat (state, "；", note, NULL);
  return yishi_reader_dup_line (joined);
}

static void
add_unit (YishiRosterReader *self,
          YishiRosterEntry  *entry)
{
  guint number = yishi_table_get_row_number (self->table, entry->first);
  g_autofree char *parking =
      yishi_reader_dup_line (entry->cells[YISHI_FIELD_PARKING]);
  g_autofree char *note = join_note (entry);
  YishiUnit unit = { NULL, };

  for (guint row = entry->first + 1; row < entry->end; row++)
    {
      const char *more = yishi_reader_get_own_cell (self, row, YISHI_FIELD_PARKING);
      g_autofree char *before = NULL;

      if (*more == '\0')
        continue;
      before = g_steal_pointer (&parking);
      parking =
          *before != '\0' ? g_strconcat (before, "、", more, NULL) : yishi_reader_dup_line (more);
    }

  unit.unit = entry->name.text;
  unit.building = entry->name.building;
  unit.stair = entry->name.stair;
  unit.room = entry->name.room;
  unit.area = entry->area;
  unit.parking_area = entry->parking_area;
  unit.parking = parking;
  unit.note = note;
  unit.is_developers = entry->is_developers;
  unit.owners = (const YishiOwner *) (gpointer) self->owners.owners->data;
  unit.n_owners = self->owners.owners->len;
  yishi_roll_add (self->roster->roll, &unit);
  g_array_append_val (self->rows, number);

  self->total += unit.area;
  self->since_total += unit.area;
  self->parking_total += unit.parking_area;
  self->parking_since_total += unit.parking_area;
}

/* Reads what a row says of the unit that it names first. */
static void
read_content (YishiRosterReader *self,
              YishiRosterEntry  *entry)
{
  if (check_block (self, entry) && read_area (self, entry) && read_owners (self, entry))
    {
      read_parking (self, entry);
      add_unit (self, entry);
    }
  else
    {
      g_hash_table_insert (self->refused, g_strdup (entry->name.text),
                           GUINT_TO_POINTER (yishi_table_get_row_number (self->table, entry->first)));
    }
}

/* Reads one unit. Returns: the row after it */
guint
yishi_reader_read_entry (YishiRosterReader *self,
            guint   row)
{
  YishiRosterEntry entry = { row, row + 1 };

  if (yishi_reader_skip_row (self, row))
    return row + 1;

  self->roster->n_rows++;
  entry.end = find_end (self, row);
  fetch_cells (self, &entry);
  if (!check_texts (self, &entry))
    return entry.end;
  if (!read_name (self, &entry))
    {
      check_formula (self, &entry, get_room_field (self));
      refuse (self, &entry, YISHI_ROSTER_NO_ROOM, get_room_field (self));
    }
  else if (check_duplicate (self, &entry))
    {
      read_content (self, &entry);
    }
  yishi_unit_name_clear (&entry.name);

  return entry.end;
}
