/* yishi-db-item.c - the items of a meeting and what came of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-item-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-private.h"
#include "yishi-db-record.h"
#include "yishi-db-vote-private.h"
#include "yishi-journal.h"
#include "yishi-unit-name.h"

#define MAX_TITLE_BYTES 2000

/* The bare reason; explain_refusal() says what was not done. */
G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
explain_refusal (GError    *own,
                 gboolean   changing,
                 GError   **error)
{
  if (g_error_matches (own, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED))
    {
      /* Translators: %s says why, and what to do */
      g_set_error (error, own->domain, own->code,
                   changing ? _("the item was not changed: %s") : _("the item was not added: %s"), own->message);
      g_error_free (own);
    }
  else
    {
      g_propagate_error (error, own);
    }

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

gboolean
yishi_item_check (YishiDb          *db,
                  const YishiItem  *item,
                  gboolean          changing,
                  GError          **error)
{
  GError *own = NULL;

  return check_item (db, item, &own) || explain_refusal (own, changing, error);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

void
yishi_item_write (YishiJson       *body,
                  const YishiItem *item)
{
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
  if (item->masks_names)
    yishi_json_int (body, "masks_names", 1);
}

/* What is none is left out; the reducer takes it for that. */
static YishiJson *
write_new_item (gint64           meeting,
                const YishiItem *item)
{
  YishiJson *body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "id", item->id);
  yishi_json_int (body, "meeting", meeting);
  yishi_json_int (body, "number", item->number);
  yishi_item_write (body, item);
  if (item->parent != 0)
    yishi_json_int (body, "parent", item->parent);
  if (item->carried_from != 0)
    yishi_json_int (body, "carried_from", item->carried_from);
  yishi_json_end_object (body);
  return body;
}

gboolean
yishi_items_check_proxies (YishiDb  *db,
                           gint64    meeting,
                           char    **why,
                           GError  **error)
{
  gint64 n;

  *why = NULL;
  if (!yishi_db_query_int (db, 0, &n, error,
                           "SELECT count(*) FROM proxy WHERE meeting = ?1 AND (items <> '' OR instruction <> '')",
                           "i", meeting))
    return FALSE;

  if (n > 0)
    *why = g_strdup (_("proxies name items by their numbers, which therefore stay (add new items at the end)"));
  return TRUE;
}

gboolean
yishi_items_check_move (YishiDb  *db,
                        gint64    meeting,
                        gint64    number,
                        char    **why,
                        GError  **error)
{
  gint64 n_items, voted;

  *why = NULL;
  if (!yishi_db_query_int (db, 0, &n_items, error, "SELECT count(*) FROM item WHERE meeting = ?1 AND number >= ?2",
                           "ii", meeting, number) ||
      !yishi_db_query_int (db, 0, &voted, error,
                           "SELECT i.number FROM item i JOIN vote v ON v.item = i.id"
                           " WHERE i.meeting = ?1 AND i.number >= ?2 ORDER BY i.number LIMIT 1",
                           "ii", meeting, number))
    return FALSE;
  if (voted == 0)
    return n_items == 0 || yishi_items_check_proxies (db, meeting, why, error);

  *why = g_strdup_printf (_("item %d has a vote and keeps its number (leave what comes before it as it is)"),
                          (int) voted);
  return TRUE;
}

/* One level of parts: a part comes right after what it is a part of and the parts
 * that has already. */
static gboolean
place_part (YishiDb    *db,
            gint64      meeting,
            YishiItem  *item,
            GError    **error)
{
  g_autofree char *why = NULL;
  gint64 last;

  if (!yishi_db_query_int (db, 0, &last, error,
                           "SELECT max(number) FROM item WHERE meeting = ?1 AND (id = ?2 OR parent = ?2)"
                           " AND EXISTS (SELECT 1 FROM item WHERE meeting = ?1 AND id = ?2 AND parent = 0)",
                           "ii", meeting, item->parent))
    return FALSE;
  if (last == 0)
    return refuse (error, _("it cannot be a part there (choose an item of the same meeting that is no part itself)"));

  item->number = (int) last + 1;
  return yishi_items_check_move (db, meeting, item->number, &why, error) &&
         (why == NULL || refuse (error, "%s", why));
}

static gboolean
check_source (YishiDb          *db,
              gint64            meeting,
              const YishiItem  *item,
              GError          **error)
{
  gint64 n;

  if (item->carried_from == 0)
    return TRUE;
  if (!yishi_db_query_int (db, 0, &n, error,
                           "SELECT count(*) FROM item i JOIN meeting m ON m.id = i.meeting"
                           " WHERE i.id = ?1 AND m.id <> ?2 AND m.closed <> ''",
                           "ii", item->carried_from, meeting))
    return FALSE;

  return n > 0 || refuse (error, _("what it goes on with belongs to no earlier meeting (close that meeting first)"));
}

static gboolean
place_item (YishiDb    *db,
            gint64      meeting,
            YishiItem  *item,
            GError    **error)
{
  gint64 id, number, n_open;

  if (!yishi_db_query_int (db, 0, &n_open, error, "SELECT count(*) FROM meeting WHERE id = ?1 AND closed = ''", "i",
                           meeting) ||
      !yishi_db_query_int (db, 0, &id, error,
                           "SELECT max(ifnull((SELECT max(id) FROM item), 0),"
                           "  ifnull((SELECT max(id) FROM removed WHERE noun = 'item'), 0))",
                           "") ||
      !yishi_db_query_int (db, 0, &number, error, "SELECT max(number) FROM item WHERE meeting = ?1", "i",
                           meeting))
    return FALSE;
  if (n_open == 0)
    return refuse (error, _("the meeting is closed (add it to another meeting)"));

  item->id = id + 1;
  item->number = (int) number + 1;
  return check_source (db, meeting, item, error) && (item->parent == 0 || place_part (db, meeting, item, error));
}

gboolean
yishi_item_append (YishiDb    *db,
                   gint64      meeting,
                   YishiItem  *item,
                   GError    **error)
{
  g_autoptr(YishiJson) body = NULL;
  GError *own = NULL;

  if (!place_item (db, meeting, item, &own))
    return explain_refusal (own, FALSE, error);

  body = write_new_item (meeting, item);
  return yishi_journal_append (db, "item.added", body, error) != 0;
}

gboolean
yishi_db_add_item (YishiDb    *db,
                   gint64      meeting,
                   YishiItem  *item,
                   GError    **error)
{
  g_auto(YishiTransaction) transaction = { NULL };

  return yishi_item_check (db, item, FALSE, error) && yishi_transaction_begin (&transaction, db, error) &&
         yishi_item_append (db, meeting, item, error) && yishi_transaction_commit (&transaction, error);
}

YishiItem *
yishi_item_read (sqlite3_stmt *statement)
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
  self->masks_names = sqlite3_column_int (statement, 25);
  return self;
}

GPtrArray *
yishi_db_list_items (YishiDb  *db,
                     gint64    meeting,
                     GError  **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_item_free);
  sqlite3_stmt *statement = yishi_db_query (db, error, YISHI_ITEM_SQL " WHERE i.meeting = ?1 ORDER BY i.number", "i",
                                            meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_ptr_array_add (items, yishi_item_read (statement));

  return status == 0 ? g_steal_pointer (&items) : NULL;
}

YishiItem *
yishi_db_find_item (YishiDb  *db,
                    gint64    meeting,
                    int       number,
                    GError  **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, YISHI_ITEM_SQL " WHERE i.meeting = ?1 AND i.number = ?2", "ii",
                                            meeting, (gint64) number);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;
  YishiItem *item;

  if (status < 0)
    return NULL;
  if (status == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("the meeting has no item %d (look at its agenda)"), number);
      return NULL;
    }

  item = yishi_item_read (statement);
  sqlite3_reset (statement);
  return item;
}

YishiItem *
yishi_db_get_item (YishiDb  *db,
                   gint64    id,
                   GError  **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, YISHI_ITEM_SQL " WHERE i.id = ?1", "i", id);
  int status = statement != NULL ? yishi_db_step (db, statement, error) : -1;
  YishiItem *item;

  if (status < 0)
    return NULL;
  if (status == 0)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("there is no such item (it was taken off the agenda)"));
      return NULL;
    }

  item = yishi_item_read (statement);
  sqlite3_reset (statement);
  return item;
}

/* Seed row 9: each item ends in one of five ways, and two of them need more. */
static gboolean
check_outcome (const YishiItem  *item,
               const char       *outcome,
               const char       *text,
               const char       *responsible,
               const char       *due,
               GError          **error)
{
  static const char *const outcomes[] = { "settled", "person", "escalated", "owners", "none", NULL };
  const char *why = NULL;

  if (*or_empty (item->withdrawn) != '\0')
    why = _("the item was withdrawn (put it back on the agenda first)");
  else if (!g_strv_contains (outcomes, outcome))
    why = _("it is not one of the five (take settled, person, escalated, owners or none)");
  else if (strcmp (outcome, "person") == 0 && (*or_empty (responsible) == '\0' || *or_empty (due) == '\0'))
    why = _("a person and a day are missing (say who does it and until which day)");
  else if (strcmp (outcome, "none") == 0 && *or_empty (text) == '\0')
    why = _("the reason is missing (say why there is no outcome)");
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
  g_autoptr(YishiItem) current = NULL;

  /* It may have been withdrawn or removed since the caller looked. */
  if (!yishi_transaction_begin (&transaction, db, error))
    return FALSE;
  current = yishi_db_get_item (db, item->id, error);
  if (current == NULL || !check_outcome (current, outcome, text, responsible, due, error))
    return FALSE;

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_string (body, "outcome", outcome);
  yishi_json_string (body, "text", or_empty (text));
  yishi_json_string (body, "responsible", or_empty (responsible));
  yishi_json_string (body, "due", or_empty (due));
  yishi_json_end_object (body);

  return yishi_journal_append (db, "outcome.set", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}
