/* yishi-db-roll.c - changes the roll: each change is a new version of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-roll-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-journal.h"
#include "yishi-unit-name.h"

/* A roll under change: @after starts as what is stored, and @changed says for
 * each unit whether the import touched it. */
typedef struct
{
  YishiStoredRoll *before;   /* (unowned) */
  const YishiRoll *after;    /* (unowned) grouped */
  GArray          *numbers;  /* (owned) gint64, by index of @after */
  GArray          *persons;  /* (owned) gint64: number of the person, by index */
  GArray          *changed;  /* (owned) gboolean, by index */
  GArray          *removed;  /* (owned) gint64: numbers of units that go */
} Change;

static Change *
change_new (YishiStoredRoll *before,
            const YishiRoll *after)
{
  Change *self = g_new0 (Change, 1);

  self->before = before;
  self->after = after;
  self->numbers = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->persons = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->changed = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->removed = g_array_new (FALSE, TRUE, sizeof (gint64));
  return self;
}

static void
change_free (Change *self)
{
  g_array_unref (self->numbers);
  g_array_unref (self->persons);
  g_array_unref (self->changed);
  g_array_unref (self->removed);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

/* Gives each unit of @after its number: the one it has, or the next. */
static gboolean
number_units (YishiDb  *db,
              Change   *change,
              GError  **error)
{
  gint64 next;

  if (!yishi_db_query_int (db, 0, &next, error, "SELECT max(number) FROM unit", ""))
    return FALSE;

  for (guint i = 0; i < yishi_roll_get_n_units (change->after); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (change->after, i);
      gint64 index = yishi_roll_find_index (change->before->roll, unit->unit);
      gint64 number = index >= 0 ? g_array_index (change->before->numbers, gint64, index) : ++next;

      g_array_append_val (change->numbers, number);
    }

  return TRUE;
}

/* Notes whom each unit belongs to; a unit whose person or reason is no longer
 * what is stored has changed too. */
static void
note_persons (Change *change)
{
  for (guint i = 0; i < yishi_roll_get_n_units (change->after); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (change->after, i);
      gint64 person = g_array_index (change->numbers, gint64, unit->person);
      gint64 index = yishi_roll_find_index (change->before->roll, unit->unit);
      gboolean changed = TRUE;

      if (index >= 0)
        {
          const YishiUnit *stored = yishi_roll_get_unit (change->before->roll, index);

          changed = !yishi_unit_equal (unit, stored) || stored->reason != unit->reason ||
                    person != g_array_index (change->before->persons, gint64, index);
        }
      g_array_append_val (change->persons, person);
      g_array_append_val (change->changed, changed);
    }
}

/* What is empty or none, or goes without saying, is left out; the reducer adds it. */
static void
write_text (YishiJson  *body,
            const char *key,
            const char *text)
{
  if (*text != '\0')
    yishi_json_string (body, key, text);
}

static void
write_owner (YishiJson        *body,
             const YishiOwner *owner)
{
  yishi_json_begin_object (body, NULL);
  yishi_json_string (body, "name", owner->name);
  write_text (body, "id", owner->id_number);
  write_text (body, "phone", owner->phone);
  yishi_json_end_object (body);
}

/* Whether building, stair and room are those that the name says by itself. */
static gboolean
is_named_by_parts (const YishiUnit *unit)
{
  const char *said[YISHI_N_PARTS] = { unit->building, unit->stair, unit->room };
  YishiUnitPart parts[YISHI_N_PARTS];

  yishi_unit_name_split (unit->unit, strlen (unit->unit), parts);
  for (int i = 0; i < YISHI_N_PARTS; i++)
    if (strncmp (said[i], parts[i].text, parts[i].length) != 0 || said[i][parts[i].length] != '\0')
      return FALSE;

  return TRUE;
}

static void
write_unit (YishiJson       *body,
            const YishiUnit *unit,
            gint64           number,
            gint64           person)
{
  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "number", number);
  yishi_json_string (body, "unit", unit->unit);
  if (!is_named_by_parts (unit))
    {
      yishi_json_string (body, "building", unit->building);
      write_text (body, "stair", unit->stair);
      yishi_json_string (body, "room", unit->room);
    }
  yishi_json_int (body, "area", unit->area);
  if (unit->parking_area > 0)
    yishi_json_int (body, "parking_area", unit->parking_area);
  write_text (body, "parking", unit->parking);
  write_text (body, "note", unit->note);
  if (unit->is_developers)
    yishi_json_int (body, "is_developers", 1);
  yishi_json_begin_array (body, "owners");
  for (guint i = 0; i < unit->n_owners; i++)
    write_owner (body, &unit->owners[i]);
  yishi_json_end_array (body);
  write_text (body, "confirmed", unit->confirmed);
  if (person != number)
    yishi_json_int (body, "person", person);
  if (unit->reason != YISHI_MERGE_NONE)
    yishi_json_string (body, "reason", yishi_merge_reason_to_string (unit->reason));
  yishi_json_end_object (body);
}

static YishiJson *
write_change (Change     *change,
              const char *source,
              const char *file_sha256)
{
  YishiJson *body = yishi_json_new ();
  YishiCount total = yishi_roll_total (change->after, NULL, NULL, FALSE);
  g_autofree char *digest = yishi_roll_digest (change->after, change->persons);

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "version", change->before->version + 1);
  yishi_json_string (body, "source", source);
  yishi_json_string (body, "file_sha256", file_sha256);
  yishi_json_string (body, "sha256", digest);
  yishi_json_int (body, "n_units", yishi_roll_get_n_units (change->after));
  yishi_json_int (body, "n_persons", total.heads);
  yishi_json_int (body, "area", total.area);
  yishi_json_int (body, "parking_area", yishi_roll_parking_total (change->after));
  yishi_json_begin_array (body, "units");
  for (guint i = 0; i < change->removed->len; i++)
    {
      yishi_json_begin_object (body, NULL);
      yishi_json_int (body, "number", g_array_index (change->removed, gint64, i));
      yishi_json_end_object (body);
    }
  for (guint i = 0; i < change->changed->len; i++)
    if (g_array_index (change->changed, gboolean, i))
      write_unit (body, yishi_roll_get_unit (change->after, i), g_array_index (change->numbers, gint64, i),
                  g_array_index (change->persons, gint64, i));
  yishi_json_end_array (body);
  yishi_json_end_object (body);
  return body;
}

/* C49: the roll stands still while a vote is open on it. */
static gboolean
check_no_open_vote (YishiDb  *db,
                    GError  **error)
{
  gint64 number;

  if (!yishi_db_query_int (db, 0, &number, error,
                           "SELECT item.number FROM vote JOIN item ON item.id = vote.item"
                           " WHERE closed = '' AND roll_version > 0",
                           ""))
    return FALSE;
  if (number == 0)
    return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("the roll was not changed: the vote on item %d is open and its roll is frozen "
                 "(close that vote first)"),
               (int) number);
  return FALSE;
}

/* Writes the change if there is any. Within the caller's transaction. */
static gboolean
save_change (YishiDb     *db,
             Change      *change,
             const char  *source,
             const char  *file_sha256,
             GError     **error)
{
  g_autoptr(YishiJson) body = NULL;
  gboolean any = change->removed->len > 0;

  for (guint i = 0; i < change->changed->len && !any; i++)
    any = g_array_index (change->changed, gboolean, i);
  if (!any)
    return TRUE;
  if (!check_no_open_vote (db, error))
    return FALSE;

  body = write_change (change, source, file_sha256);
  return yishi_journal_append (db, "roll.changed", body, error) != 0;
}

/* The owners as the file has them; a phone or ID number that it leaves out stays
 * as it was known for the same name, or one person would fall into two. */
static void
complete_owners (YishiUnit       *unit,
                 const YishiUnit *stored,
                 GArray          *owners)
{
  g_array_set_size (owners, 0);
  g_array_append_vals (owners, unit->owners, unit->n_owners);
  for (guint i = 0; i < owners->len; i++)
    {
      YishiOwner *owner = &g_array_index (owners, YishiOwner, i);

      for (guint j = 0; j < stored->n_owners; j++)
        {
          if (strcmp (owner->name, stored->owners[j].name) != 0)
            continue;
          if (*owner->phone == '\0')
            owner->phone = stored->owners[j].phone;
          if (*owner->id_number == '\0')
            owner->id_number = stored->owners[j].id_number;
        }
    }
  unit->owners = (const YishiOwner *) owners->data;
}

/* Adds @proposed to @after, or replaces; what the chair confirmed stays. */
static void
put_units (YishiRoll       *after,
           const YishiRoll *proposed,
           YishiRollChange *change)
{
  g_autoptr(GArray) owners = g_array_new (FALSE, FALSE, sizeof (YishiOwner));

  for (guint i = 0; i < yishi_roll_get_n_units (proposed); i++)
    {
      YishiUnit unit = *yishi_roll_get_unit (proposed, i);
      gint64 index = yishi_roll_find_index (after, unit.unit);
      const YishiUnit *stored = index >= 0 ? yishi_roll_get_unit (after, index) : NULL;

      if (stored == NULL)
        {
          yishi_roll_add (after, &unit);
          change->added++;
          continue;
        }

      unit.confirmed = stored->confirmed;
      complete_owners (&unit, stored, owners);
      if (yishi_unit_equal (&unit, stored))
        {
          change->unchanged++;
          continue;
        }

      yishi_roll_replace (after, index, &unit);
      change->updated++;
    }
}

static YishiRoll *
copy_roll (const YishiRoll *roll,
           const char      *without)
{
  YishiRoll *copy = yishi_roll_new ();

  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    if (without == NULL || strcmp (yishi_roll_get_unit (roll, i)->unit, without) != 0)
      yishi_roll_add (copy, yishi_roll_get_unit (roll, i));

  return copy;
}

/* Runs beside the writing, in a thread of its own: it only reads the roll. */
static gpointer
count_possible_merges (gpointer data)
{
  g_autoptr(GPtrArray) possible = yishi_roll_possible_merges (data);

  return GUINT_TO_POINTER (possible->len);
}

/* Writes @after, grouped, as the new version. Within the caller's transaction. */
static gboolean
save_import (YishiDb          *db,
             YishiStoredRoll  *before,
             const YishiRoll  *after,
             const char       *file_name,
             const char       *file_sha256,
             GError          **error)
{
  g_autoptr(Change) change = change_new (before, after);

  if (!number_units (db, change, error))
    return FALSE;
  note_persons (change);

  return save_change (db, change, file_name, file_sha256, error);
}

gboolean
yishi_db_import_roll (YishiDb          *db,
                      const YishiRoll  *proposed,
                      const char       *file_name,
                      const char       *file_sha256,
                      gboolean          dry_run,
                      YishiRollChange  *change,
                      GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiStoredRoll) before = NULL;
  g_autoptr(YishiRoll) after = NULL;
  GThread *counting;
  gboolean saved;

  g_return_val_if_fail (db != NULL && proposed != NULL && change != NULL, FALSE);

  *change = (YishiRollChange) { 0 };
  if (!dry_run && !yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  before = yishi_db_load_stored_roll (db, 0, error);
  if (before == NULL)
    return FALSE;

  if (before->version > 0)
    {
      after = copy_roll (before->roll, NULL);
      put_units (after, proposed, change);
      yishi_roll_group (after);
    }
  else
    {
      change->added = yishi_roll_get_n_units (proposed);
    }
  counting = g_thread_new ("yishi-merges", count_possible_merges,
                           (gpointer) (after != NULL ? after : proposed));
  saved = dry_run || (save_import (db, before, after != NULL ? after : proposed, file_name, file_sha256, error) &&
                      yishi_transaction_commit (&transaction, error));
  change->n_possible = GPOINTER_TO_UINT (g_thread_join (counting));
  return saved;
}

/* Finds the unit a person wrote; sets NOT_FOUND. */
static gint64
find_unit (const YishiRoll  *roll,
           const char       *text,
           GError          **error)
{
  g_autofree char *name = yishi_unit_name_normalize (text);
  gint64 index = name != NULL ? yishi_roll_find_index (roll, name) : -1;

  if (index < 0)
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("the roll was not changed: it has no unit “%s” (write it as 3-2-501)"), text);
  return index;
}

gboolean
yishi_db_remove_unit (YishiDb     *db,
                      const char  *unit,
                      const char  *reason,
                      GError     **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiStoredRoll) before = NULL;
  g_autoptr(YishiRoll) after = NULL;
  g_autoptr(Change) change = NULL;
  g_autofree char *source = NULL;
  gint64 index;

  if (reason == NULL || *reason == '\0')
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("the unit was not removed: a reason is missing (give it with --reason)"));
      return FALSE;
    }
  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  before = yishi_db_load_stored_roll (db, 0, error);
  index = before != NULL ? find_unit (before->roll, unit, error) : -1;
  if (index < 0)
    return FALSE;

  source = g_strdup_printf ("- %s: %s", yishi_roll_get_unit (before->roll, index)->unit, reason);
  after = copy_roll (before->roll, yishi_roll_get_unit (before->roll, index)->unit);
  yishi_roll_group (after);
  change = change_new (before, after);
  g_array_append_val (change->removed, g_array_index (before->numbers, gint64, index));
  if (!number_units (db, change, error))
    return FALSE;
  note_persons (change);

  return save_change (db, change, source, "", error) && yishi_transaction_commit (&transaction, error);
}

static void
set_group (YishiRoll  *roll,
           guint       index,
           const char *group)
{
  YishiUnit unit = *yishi_roll_get_unit (roll, index);

  unit.confirmed = group;
  yishi_roll_replace (roll, index, &unit);
}

/* Moves all of the group @old to @group. */
static void
move_group (YishiRoll  *roll,
            const char *old,
            const char *group)
{
  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    if (strcmp (yishi_roll_get_unit (roll, i)->confirmed, old) == 0)
      set_group (roll, i, group);
}

/* Who is left alone in the group that another unit was taken out of is in none. */
static void
dissolve_if_alone (YishiRoll  *roll,
                   const char *group)
{
  guint n_members = 0;

  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    n_members += strcmp (yishi_roll_get_unit (roll, i)->confirmed, group) == 0 ? 1 : 0;
  if (n_members == 1)
    move_group (roll, group, "");
}

/* Puts the units of @units, and those already grouped with them, into one group;
 * or takes them out of their groups. A new group has a name that none had before:
 * its first unit may have left one that goes on without it. */
static gboolean
confirm_units (YishiRoll          *roll,
               gint64              version,
               const char *const  *units,
               gboolean            confirm,
               GError            **error)
{
  g_autofree char *group = NULL;

  for (guint i = 0; units[i] != NULL; i++)
    {
      gint64 index = find_unit (roll, units[i], error);
      g_autofree char *old = NULL;

      if (index < 0)
        return FALSE;

      old = g_strdup (yishi_roll_get_unit (roll, index)->confirmed);
      if (group == NULL)
        group = *old != '\0' ? g_strdup (old)
                             : g_strdup_printf ("%s@%" G_GINT64_FORMAT, yishi_roll_get_unit (roll, index)->unit, version);
      if (confirm && *old != '\0')
        move_group (roll, old, group);
      set_group (roll, index, confirm ? group : "");
      if (!confirm && *old != '\0')
        dissolve_if_alone (roll, old);
    }

  return TRUE;
}

gboolean
yishi_db_merge_units (YishiDb            *db,
                      const char *const  *units,
                      gboolean            confirm,
                      const char         *reason,
                      GError            **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiStoredRoll) before = NULL;
  g_autoptr(YishiRoll) after = NULL;
  g_autoptr(Change) change = NULL;
  g_autofree char *names = g_strjoinv (" ", (char **) units);
  g_autofree char *source = g_strdup_printf ("%s %s: %s", confirm ? "=" : "≠", names, reason != NULL ? reason : "");

  if (g_strv_length ((char **) units) < (confirm ? 2 : 1))
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("nothing was merged: two units or more make one person (name them all)"));
      return FALSE;
    }
  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  before = yishi_db_load_stored_roll (db, 0, error);
  if (before == NULL)
    return FALSE;

  after = copy_roll (before->roll, NULL);
  if (!confirm_units (after, before->version + 1, units, confirm, error))
    return FALSE;
  yishi_roll_group (after);
  change = change_new (before, after);
  if (!number_units (db, change, error))
    return FALSE;
  note_persons (change);

  return save_change (db, change, source, "", error) && yishi_transaction_commit (&transaction, error);
}

gboolean
yishi_db_confirm_roll (YishiDb  *db,
                       GError  **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();
  gint64 version, n_confirmed;

  if (!yishi_transaction_begin (&transaction, db, error) || !yishi_db_newest_roll (db, &version, error) ||
      !yishi_db_query_int (db, 0, &n_confirmed, error, "SELECT count(*) FROM roll_confirmed WHERE version = ?1", "i",
                           version))
    return FALSE;
  if (version == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("the roll was not confirmed: there is none yet (import it first)"));
      return FALSE;
    }
  if (n_confirmed > 0)
    return TRUE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "version", version);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "roll.confirmed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
