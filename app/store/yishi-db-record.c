/* yishi-db-record.c - what a record says of itself: community, pack, settings, seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-journal.h"

/* The longest text that is stored as a name or setting, in bytes. */
#define MAX_TEXT 4000

/**
 * yishi_db_create_record:
 * @name: of the community
 * @pack: id of a rule pack that is installed
 *
 * Writes the first entry of a new record.
 */
gboolean
yishi_db_create_record (YishiDb     *db,
                        const char  *name,
                        const char  *pack,
                        GError     **error)
{
  g_autoptr(YishiRulePack) rules = NULL;
  g_autoptr(YishiJson) body = NULL;
  g_auto(YishiTransaction) transaction = { NULL };

  g_return_val_if_fail (db->mode == YISHI_STORE_CREATE, FALSE);

  if (*name == '\0' || strlen (name) > MAX_TEXT || !g_utf8_validate (name, -1, NULL))
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
                   _("the record was not made: the community needs a name of 1 to %d characters "
                     "(give it with --name)"),
                   MAX_TEXT / 4);
      return FALSE;
    }
  rules = yishi_rule_pack_find (pack, error);
  if (rules == NULL)
    return FALSE;

  body = yishi_json_new ();
  yishi_json_begin_object (body, NULL);
  yishi_json_string (body, "name", name);
  yishi_json_string (body, "pack", pack);
  yishi_json_end_object (body);

  return yishi_transaction_begin (&transaction, db, error) &&
         yishi_journal_append (db, "record.created", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

/* Returns: (transfer full): "" in a record without entries, or with @error set */
static char *
get_id (YishiDb  *db,
        GError  **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT hash FROM journal WHERE seq = 1", "");
  char *id = statement != NULL && yishi_db_step (db, statement, error) > 0 ? yishi_db_dup (statement, 0) : g_strdup ("");

  if (statement != NULL)
    sqlite3_reset (statement);
  return id;
}

/**
 * yishi_db_get_info:
 *
 * Returns: (transfer full) (nullable): what the record says of itself
 */
YishiRecordInfo *
yishi_db_get_info (YishiDb  *db,
                   GError  **error)
{
  g_autofree char *name = NULL;
  g_autofree char *pack = NULL;
  g_autofree char *clause = NULL;
  g_autofree char *head = NULL;
  g_autofree char *id = NULL;
  g_autoptr(GError) local_error = NULL;
  YishiRecordInfo *self;
  gint64 seq;

  name = yishi_db_get_setting (db, "name", &local_error);
  if (local_error == NULL)
    pack = yishi_db_get_setting (db, "pack", &local_error);
  if (local_error == NULL)
    clause = yishi_db_get_setting (db, "silence-clause", &local_error);
  if (local_error == NULL)
    yishi_journal_get_head (db, &seq, &head, &local_error);
  if (local_error == NULL)
    id = get_id (db, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  self = g_new0 (YishiRecordInfo, 1);
  self->name = name != NULL ? g_steal_pointer (&name) : g_strdup ("");
  self->pack = pack != NULL ? g_steal_pointer (&pack) : g_strdup ("national");
  self->silence_clause = clause != NULL ? g_steal_pointer (&clause) : g_strdup ("");
  self->id = g_steal_pointer (&id);
  self->n_entries = seq;
  self->head = g_steal_pointer (&head);
  return self;
}

void
yishi_record_info_free (YishiRecordInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->pack);
  g_free (self->silence_clause);
  g_free (self->id);
  g_free (self->head);
  g_free (self);
}

YishiRulePack *
yishi_db_load_pack (YishiDb  *db,
                    GError  **error)
{
  g_autoptr(YishiRecordInfo) info = yishi_db_get_info (db, error);

  return info != NULL ? yishi_rule_pack_find (info->pack, error) : NULL;
}

/* "on", "off" and the like: neither an article nor its absence. */
static gboolean
is_bare_word (const char *value)
{
  static const char *const words[] = { "on", "off",  "yes", "no", "true", "false", "0",    "1",  "maybe", "none",
                                       "开", "关",   "是",  "否", "有",   "无",    "启用", "停用", NULL };
  g_autofree char *folded = g_utf8_strdown (value, -1);

  return g_strv_contains (words, g_strstrip (folded));
}

/* Whether @value may stand under @key. */
static gboolean
check_setting (const char  *key,
               const char  *value,
               GError     **error)
{
  static const char *const keys[] = { "silence-clause", "pack", "name", "members", "language", NULL };
  const char *wanted = NULL;

  if (!g_strv_contains (keys, key))
    {
      g_autofree char *known = g_strjoinv (" ", (char **) keys);

      /* Translators: a setting's key, and the list of known keys */
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                   _("nothing was set: there is no setting “%s” (take one of: %s)"), key, known);
      return FALSE;
    }

  if (strcmp (key, "pack") == 0)
    {
      g_autoptr(YishiRulePack) pack = yishi_rule_pack_find (value, error);

      return pack != NULL;
    }

  if (strcmp (key, "silence-clause") == 0 && is_bare_word (value))
    wanted = _("the article of the estate's own rules that allows it, or “” to switch it off");
  else if (strlen (value) > MAX_TEXT || !g_utf8_validate (value, -1, NULL))
    wanted = _("a text of at most 1,000 characters");
  else if (strcmp (key, "name") == 0 && *value == '\0')
    wanted = _("a name");
  else if (strcmp (key, "members") == 0 && !g_ascii_string_to_unsigned (value, 10, 1, 999, NULL, NULL))
    wanted = _("a number from 1 to 999");
  else if (strcmp (key, "language") == 0 && strcmp (value, "zh_CN") != 0 && strcmp (value, "en") != 0)
    wanted = "zh_CN, en";
  if (wanted == NULL)
    return TRUE;

  /* Translators: a setting's key, and what its value must be */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED,
               _("nothing was set: “%s” needs another value (%s)"), key, wanted);
  return FALSE;
}

gboolean
yishi_db_set_setting (YishiDb     *db,
                      const char  *key,
                      const char  *value,
                      GError     **error)
{
  return check_setting (key, value, error) && yishi_db_write_setting (db, key, value, error);
}

/* For settings that have functions of their own, and checks with them. */
gboolean
yishi_db_write_setting (YishiDb     *db,
                        const char  *key,
                        const char  *value,
                        GError     **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();
  g_auto(YishiTransaction) transaction = { NULL };

  yishi_json_begin_object (body, NULL);
  yishi_json_string (body, "key", key);
  yishi_json_string (body, "value", value);
  yishi_json_end_object (body);

  return yishi_transaction_begin (&transaction, db, error) &&
         yishi_journal_append (db, "setting.changed", body, error) != 0 &&
         yishi_transaction_commit (&transaction, error);
}

char *
yishi_db_get_setting (YishiDb     *db,
                      const char  *key,
                      GError     **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT value FROM setting WHERE key = ?1", "t", key);
  char *value;

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return NULL;

  value = yishi_db_dup (statement, 0);
  sqlite3_reset (statement);
  return value;
}
