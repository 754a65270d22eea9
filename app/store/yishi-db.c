/* yishi-db.c - the database connection: statements, transactions, errors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-schema-minutes.h"

static YishiStoreError
get_error_code (sqlite3 *handle)
{
  int system_errno = sqlite3_system_errno (handle);

  switch (sqlite3_errcode (handle) & 0xff)
    {
    case SQLITE_FULL:
      return YISHI_STORE_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return YISHI_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return YISHI_STORE_ERROR_LOCKED;
    case SQLITE_CORRUPT:
      return YISHI_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return YISHI_STORE_ERROR_NOT_A_RECORD;
    case SQLITE_CONSTRAINT:
      return YISHI_STORE_ERROR_REFUSED;
    default:
      if (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG)
        return YISHI_STORE_ERROR_NO_SPACE;
      if (system_errno == EROFS || system_errno == EACCES || system_errno == EPERM)
        return YISHI_STORE_ERROR_READ_ONLY;
      return YISHI_STORE_ERROR_IO;
    }
}

/* What a guard says (yishi-schema-minutes.h), for a person. Returns: (nullable): NULL of others */
static const char *
describe_guard (const char *said)
{
  if (strcmp (said, GUARD_MINUTES_APPROVED) == 0)
    return _("the minutes of this meeting are approved (take the approval back first, or write an addendum to what is "
             "sealed; nothing was changed)");
  if (strcmp (said, GUARD_MINUTES_SEALED) == 0)
    return _("the minutes of this meeting are sealed (write an addendum; nothing was changed)");

  return NULL;
}

static char *
describe_error (YishiStoreError  code,
                sqlite3         *handle)
{
  const char *guard = describe_guard (sqlite3_errmsg (handle));

  if (guard != NULL)
    return g_strdup (guard);

  switch ((int) code)
    {
    case YISHI_STORE_ERROR_NO_SPACE:
      return g_strdup (_("the disk is full (free some space and do it again; nothing was changed)"));
    case YISHI_STORE_ERROR_READ_ONLY:
      return g_strdup (_("the record or its folder cannot be written (copy it to a folder of your own; "
                         "nothing was changed)"));
    case YISHI_STORE_ERROR_LOCKED:
      return g_strdup (_("another window or command is writing to the record (wait until it has ended)"));
    case YISHI_STORE_ERROR_DAMAGED:
      return g_strdup (_("the file is damaged (go on with your last backup, and keep this file)"));
    case YISHI_STORE_ERROR_NOT_A_RECORD:
      return g_strdup (_("the file is not a record of Yishi (choose a file whose name ends in .yishi)"));
    case YISHI_STORE_ERROR_REFUSED:
      return g_strdup (_("it contradicts what the record holds already (look at what is there; nothing was "
                         "changed)"));
    default:
      /* Translators: %s is what the database says, in English */
      return g_strdup_printf (_("the disk or the database failed, “%s” (check the disk and go on with your "
                                "last backup if it happens again)"),
                              sqlite3_errmsg (handle));
    }
}

/**
 * yishi_db_set_error:
 * @what: what was being done, translated: "saving the ballots failed"
 *
 * Turns what SQLite says into a #YishiStoreError that a person understands.
 */
void
yishi_db_set_error (YishiDb     *self,
                    const char  *what,
                    GError     **error)
{
  YishiStoreError code = get_error_code (self->handle);
  g_autofree char *why = describe_error (code, self->handle);

  g_debug ("%s: %s (%d)", what, sqlite3_errmsg (self->handle), sqlite3_extended_errcode (self->handle));
  /* Translators: what failed, and why */
  g_set_error (error, YISHI_STORE_ERROR, code, _("%s: %s"), what, why);
}

static sqlite3_stmt *
prepare (YishiDb     *self,
         const char  *sql,
         GError     **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  g_assert (self->thread == g_thread_self ());

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      return statement;
    }

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      yishi_db_set_error (self, _("reading the record failed"), error);
      return NULL;
    }

  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

static void
bind_arguments (sqlite3_stmt *statement,
                const char   *types,
                va_list       arguments)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        sqlite3_bind_int64 (statement, i + 1, va_arg (arguments, gint64));
        break;
      case 't':
        sqlite3_bind_text (statement, i + 1, va_arg (arguments, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'z':
        {
          const char *text = va_arg (arguments, const char *);

          sqlite3_bind_text64 (statement, i + 1, text, va_arg (arguments, gssize), SQLITE_STATIC,
                               SQLITE_UTF8);
        }
        break;
      default:
        g_assert_not_reached ();
      }
}

sqlite3_stmt *
yishi_db_query (YishiDb     *self,
                GError     **error,
                const char  *sql,
                const char  *types,
                ...)
{
  sqlite3_stmt *statement = prepare (self, sql, error);
  va_list arguments;

  if (statement == NULL)
    return NULL;

  va_start (arguments, types);
  bind_arguments (statement, types, arguments);
  va_end (arguments);
  return statement;
}

int
yishi_db_step (YishiDb       *self,
               sqlite3_stmt  *statement,
               GError       **error)
{
  int status = sqlite3_step (statement);

  if (status == SQLITE_ROW)
    return 1;
  if (status != SQLITE_DONE)
    yishi_db_set_error (self, sqlite3_stmt_readonly (statement) ? _("reading the record failed")
                                                                : _("saving to the record failed"),
                        error);
  sqlite3_reset (statement);
  return status == SQLITE_DONE ? 0 : -1;
}

gboolean
yishi_db_run (YishiDb     *self,
              GError     **error,
              const char  *sql,
              const char  *types,
              ...)
{
  sqlite3_stmt *statement = prepare (self, sql, error);
  va_list arguments;
  int status;

  if (statement == NULL)
    return FALSE;

  va_start (arguments, types);
  bind_arguments (statement, types, arguments);
  va_end (arguments);

  while ((status = yishi_db_step (self, statement, error)) > 0)
    ;
  return status == 0;
}

gboolean
yishi_db_query_int (YishiDb     *self,
                    gint64       fallback,
                    gint64      *value,
                    GError     **error,
                    const char  *sql,
                    const char  *types,
                    ...)
{
  sqlite3_stmt *statement = prepare (self, sql, error);
  va_list arguments;
  int status;

  if (statement == NULL)
    return FALSE;

  va_start (arguments, types);
  bind_arguments (statement, types, arguments);
  va_end (arguments);

  status = yishi_db_step (self, statement, error);
  *value = status > 0 && sqlite3_column_type (statement, 0) != SQLITE_NULL
             ? sqlite3_column_int64 (statement, 0)
             : fallback;
  sqlite3_reset (statement);
  return status >= 0;
}

/* Runs statements that are not kept, such as a schema. */
gboolean
yishi_db_exec (YishiDb     *self,
               const char  *sql,
               GError     **error)
{
  g_assert (self->thread == g_thread_self ());

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  yishi_db_set_error (self, _("saving to the record failed"), error);
  return FALSE;
}

/* Returns: (transfer none): the text of a column until the next step; never NULL */
const char *
yishi_db_text (sqlite3_stmt *statement,
               int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

char *
yishi_db_dup (sqlite3_stmt *statement,
              int           column)
{
  return g_strdup (yishi_db_text (statement, column));
}

/**
 * yishi_transaction_begin:
 *
 * Takes the write lock at once, so that what is checked inside still holds when
 * it is written.
 */
gboolean
yishi_transaction_begin (YishiTransaction  *self,
                         YishiDb           *db,
                         GError           **error)
{
  if (!yishi_db_run (db, error, "BEGIN IMMEDIATE", ""))
    return FALSE;

  self->db = db;
  return TRUE;
}

/**
 * yishi_transaction_commit:
 *
 * Returns: %TRUE when everything is on the disk; on %FALSE nothing was changed
 */
gboolean
yishi_transaction_commit (YishiTransaction  *self,
                          GError           **error)
{
  g_return_val_if_fail (self->db != NULL, FALSE);

  if (self->db->slowness > 0)
    g_usleep (self->db->slowness);
  if (!yishi_db_run (self->db, error, "COMMIT", ""))
    return FALSE;

  self->db = NULL;
  return TRUE;
}

void
yishi_transaction_clear (YishiTransaction *self)
{
  if (self->db == NULL)
    return;

  /* A full disk has rolled back by itself; then there is nothing left to do. */
  if (!sqlite3_get_autocommit (self->db->handle))
    sqlite3_exec (self->db->handle, "ROLLBACK", NULL, NULL, NULL);
  self->db = NULL;
}
