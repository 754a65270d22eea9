/* yishi-db-item.c - the items of a meeting and what came of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-private.h"
#include "yishi-db-record.h"
#include "yishi-db-vote-private.h"
#include "yishi-journal.h"
#include "yishi-unit-name.h"

#define MAX_TITLE_BYTES 2000

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %s says why, and what to do */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the item was not added: %s"), why);
  return FALSE;
}

static gboolean
check_texts (const YishiItem  *item,
             GError          **error)
{
  static const char *const kinds[] = { "report", "discussion", "straw",   "matter",  "election", "committee",
                                       "rating", "wish",       "project", "activity", NULL };

  if (item->kind == NULL || !g_strv_contains (kinds, item->kind))
    return refuse (error,
                   _("“%s” is no kind of item (take report, discussion, straw, matter, election, committee, "
                     "rating, wish, project or activity)"),
                   item->kind != NULL ? item->kind : "");
  if (item->title == NULL || *item->title == '\0' || strlen (item->title) > MAX_TITLE_BYTES ||
      !g_utf8_validate (item->title, -1, NULL))
    return refuse (error, _("its title is missing or too long (give 1 to %d characters)"), MAX_TITLE_BYTES / 4);
  if (item->minutes < 0 || item->minutes > 24 * 60)
    return refuse (error, _("it cannot last %d minutes (give 1 to 1440)"), item->minutes);
  if (item->seats < 0 || item->agreed < 0 || item->statutory_min < 0)
    return refuse (error, _("seats cannot be fewer than none (give a number)"));

  return TRUE;
}

/* A name has to survive being written among others on a line of marks, and must
 * not read as anything but a name. */
static gboolean
check_candidate (const char  *name,
                 GError     **error)
{
  static const char *const separators = ",;:>|、，；：＞｜";
  gboolean is_number = TRUE;
  YishiChoice choice;

  if (*name == '\0' || !g_utf8_validate (name, -1, NULL))
    return refuse (error, _("a candidate has no name (write it in full)"));
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        return refuse (error, _("a candidate's name has a sign in it that cannot be printed (type it anew)"));
      if (g_unichar_isspace (c) || g_utf8_strchr (separators, -1, c) != NULL)
        return refuse (error, _("“%s” cannot be a candidate's name (leave out blanks and %s)"), name, separators);
      is_number = is_number && g_unichar_isdigit (c);
    }
  if (is_number || yishi_choice_parse (name, &choice))
    return refuse (error, _("“%s” cannot be a candidate's name: on a ballot it is a number or an answer (write the "
                            "name in full)"),
                   name);

  return TRUE;
}

/* An election needs names and seats, and names are there once. */
static gboolean
check_candidates (const YishiItem  *item,
                  YishiRule        *rule,
                  GError          **error)
{
  guint n = item->candidates != NULL ? g_strv_length (item->candidates) : 0;

  if (rule == NULL || !yishi_rule_is_election (rule))
    return TRUE;
  if (n == 0)
    return refuse (error, _("there is nobody to be voted on (name the candidates, one --candidate each)"));
  for (guint i = 0; i < n; i++)
    {
      if (!check_candidate (item->candidates[i], error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (strcmp (item->candidates[i], item->candidates[j]) == 0)
          return refuse (error, _("“%s” is named twice (add to the name what tells them apart)"),
                         item->candidates[i]);
    }

  return TRUE;
}

static gboolean
check_item (YishiDb          *db,
            const YishiItem  *item,
            GError          **error)
{
  g_autoptr(YishiRulePack) pack = NULL;
  g_autoptr(YishiRule) rule = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;

  if (!check_texts (item, error))
    return FALSE;
  if (item->scope != NULL && *item->scope != '\0' && !yishi_scope_parse (item->scope, &building, &stair, error))
    return FALSE;

  pack = yishi_db_load_pack (db, error);
  if (pack == NULL)
    return FALSE;
  if (item->matter != 0 && yishi_rule_pack_rule_for_matter (pack, item->matter) == NULL)
    return refuse (error, _("the rule pack “%s” has no matter %d (“yishi packs” lists them)"),
                   yishi_rule_pack_get_id (pack), item->matter);

  rule = yishi_item_find_rule (item, pack, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return check_candidates (item, rule, error);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static YishiJson *
write_item (gint64           meeting,
            const YishiItem *item)
{
  YishiJson *body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", item->id);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_int (body, "number", item->number);
  yishi_json_string (body, "kind", item->kind);
  yishi_json_string (body, "title", item->title);
  yishi_json_int (body, "matter", item->matter);
  yishi_json_string (body, "rule", or_empty (item->rule));
  yishi_json_string (body, "scope", or_empty (item->scope));
  yishi_json_int (body, "minutes", item->minutes);
  yishi_json_string (body, "presenter", or_empty (item->presenter));
  yishi_json_begin_array (body, "candidates");
  for (char **name = item->candidates; name != NULL && *name != NULL; name++)
    yishi_json_string (body, NULL, *name);
  yishi_json_end_array (body);
  yishi_json_int (body, "seats", item->seats);
  yishi_json_int (body, "agreed", item->agreed);
  yishi_json_int (body, "statutory_min", item->statutory_min);
  yishi_json_end_object (body);
  return body;
}

gboolean
yishi_db_add_item (YishiDb    *db,
                   gint64      meeting,
                   YishiItem  *item,
                   GError    **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = NULL;
  gint64 id, number, closed;

  if (!check_item (db, item, error) || !yishi_transaction_begin (&transaction, db, error) ||
      !yishi_db_query_int (db, 0, &closed, error, "SELECT count(*) FROM meeting WHERE id = ?1 AND closed <> ''",
                           "i", meeting) ||
      !yishi_db_query_int (db, 0, &id, error, "SELECT max(id) FROM item", "") ||
      !yishi_db_query_int (db, 0, &number, error, "SELECT max(number) FROM item WHERE meeting = ?1", "i",
                           meeting))
    return FALSE;
  if (closed > 0)
    return refuse (error, _("the meeting is closed (add it to another meeting)"));

  item->id = id + 1;
  item->number = number + 1;
  body = write_item (meeting, item);
  return yishi_journal_append (db, "item.added", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

#define ITEM_SQL                                                                                       \
  "SELECT i.id, i.meeting, i.number, i.kind, i.title, i.matter, i.rule, i.scope, i.minutes, i.presenter," \
  "  (SELECT group_concat(value, char(10)) FROM json_each(i.candidates)), i.seats, i.agreed,"          \
  "  i.statutory_min, i.outcome, i.outcome_text, i.responsible, i.due,"                                \
  "  EXISTS (SELECT 1 FROM notice_topic WHERE item = i.id),"                                           \
  "  CASE WHEN v.item IS NULL THEN 'none' WHEN v.closed = '' THEN 'open' ELSE 'closed' END,"           \
  "  i.parent, i.withdrawn, i.carried_from, i.done, i.done_note"                                       \
  " FROM item i LEFT JOIN vote v ON v.item = i.id"

static YishiItem *
read_item (sqlite3_stmt *statement)
{
  YishiItem *self = g_new0 (YishiItem, 1);

  self->id = sqlite3_column_int64 (statement, 0);
  self->meeting = sqlite3_column_int64 (statement, 1);
  self->number = sqlite3_column_int (statement, 2);
  self->kind = yishi_db_dup (statement, 3);
  self->title = yishi_db_dup (statement, 4);
  self->matter = sqlite3_column_int (statement, 5);
  self->rule = yishi_db_dup (statement, 6);
  self->scope = yishi_db_dup (statement, 7);
  self->minutes = sqlite3_column_int (statement, 8);
  self->presenter = yishi_db_dup (statement, 9);
  self->candidates = g_strsplit (yishi_db_text (statement, 10), "\n", -1);
  self->seats = sqlite3_column_int (statement, 11);
  self->agreed = sqlite3_column_int (statement, 12);
  self->statutory_min = sqlite3_column_int (statement, 13);
  self->outcome = yishi_db_dup (statement, 14);
  self->outcome_text = yishi_db_dup (statement, 15);
  self->responsible = yishi_db_dup (statement, 16);
  self->due = yishi_db_dup (statement, 17);
  self->posted = sqlite3_column_int (statement, 18);
  self->state = yishi_db_dup (statement, 19);
  self->parent = sqlite3_column_int64 (statement, 20);
  self->withdrawn = yishi_db_dup (statement, 21);
  self->carried_from = sqlite3_column_int64 (statement, 22);
  self->done = yishi_db_dup (statement, 23);
  self->done_note = yishi_db_dup (statement, 24);
  return self;
}

GPtrArray *
yishi_db_list_items (YishiDb  *db,
                     gint64    meeting,
                     GError  **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_item_free);
  sqlite3_stmt *statement = yishi_db_query (db, error, ITEM_SQL " WHERE i.meeting = ?1 ORDER BY i.number", "i",
                                            meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_ptr_array_add (items, read_item (statement));

  return status == 0 ? g_steal_pointer (&items) : NULL;
}

YishiItem *
yishi_db_find_item (YishiDb  *db,
                    gint64    meeting,
                    int       number,
                    GError  **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, ITEM_SQL " WHERE i.meeting = ?1 AND i.number = ?2", "ii",
                                            meeting, (gint64) number);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;
  YishiItem *item;

  if (status < 0)
    return NULL;
  if (status == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("the meeting has no item %d (“yishi item list” shows those there are)"), number);
      return NULL;
    }

  item = read_item (statement);
  sqlite3_reset (statement);
  return item;
}

/* Seed row 9: each item ends in one of five ways, and two of them need more. */
static gboolean
check_outcome (const char  *outcome,
               const char  *text,
               const char  *responsible,
               const char  *due,
               GError     **error)
{
  static const char *const outcomes[] = { "settled", "person", "escalated", "owners", "none", NULL };
  const char *why = NULL;

  if (!g_strv_contains (outcomes, outcome))
    why = _("it is not one of the five (take settled, person, escalated, owners or none)");
  else if (strcmp (outcome, "person") == 0 && (*or_empty (responsible) == '\0' || *or_empty (due) == '\0'))
    why = _("a person and a day are missing (give --responsible and --due)");
  else if (strcmp (outcome, "none") == 0 && *or_empty (text) == '\0')
    why = _("the reason is missing (give --text)");
  if (why == NULL)
    return *or_empty (due) == '\0' || yishi_date_check (due, error);

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the outcome was not recorded: %s"), why);
  return FALSE;
}

gboolean
yishi_db_set_outcome (YishiDb          *db,
                      const YishiItem  *item,
                      const char       *outcome,
                      const char       *text,
                      const char       *responsible,
                      const char       *due,
                      GError          **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(YishiJson) body = yishi_json_new ();

  if (!check_outcome (outcome, text, responsible, due, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_string (body, "outcome", outcome);
  yishi_json_string (body, "text", or_empty (text));
  yishi_json_string (body, "responsible", or_empty (responsible));
  yishi_json_string (body, "due", or_empty (due));
  yishi_json_end_object (body);

  return yishi_transaction_begin (&transaction, db, error) &&
         yishi_journal_append (db, "outcome.set", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
