/* yishi-cli-util.c - output, errors and their exit statuses, and the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "yishi-document-error.h"
#include "yishi-error.h"
#include "yishi-table.h"

static gboolean
write_all (int         fd,
           const char *text,
           gsize       length)
{
  while (length > 0)
    {
      gssize written = write (fd, text, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      text += written;
      length -= written;
    }

  return TRUE;
}

/**
 * yishi_cli_print:
 *
 * Adds to what will stand on standard output: UTF-8 in every locale.
 */
void
yishi_cli_print (YishiCli   *cli,
                 const char *format,
                 ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (cli->out, format, args);
  va_end (args);
}

/**
 * yishi_cli_flush:
 *
 * Returns: whether what was printed has reached its reader; @cli keeps why not
 */
gboolean
yishi_cli_flush (YishiCli *cli)
{
  if (!write_all (STDOUT_FILENO, cli->out->str, cli->out->len))
    cli->write_errno = errno;

  g_string_truncate (cli->out, 0);
  return cli->write_errno == 0;
}

static void
complain_va (YishiCli   *cli,
             const char *format,
             va_list     args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);
  g_autofree char *line = g_strdup_printf ("yishi: %s\n", text);

  yishi_cli_flush (cli);
  write_all (STDERR_FILENO, line, strlen (line));
  g_free (cli->error_text);
  cli->error_text = g_steal_pointer (&text);
}

/**
 * yishi_cli_complain:
 * @format: "what happened: why (what to do)"
 *
 * Says it on standard error.
 */
void
yishi_cli_complain (YishiCli   *cli,
                    const char *format,
                    ...)
{
  va_list args;

  va_start (args, format);
  complain_va (cli, format, args);
  va_end (args);
}

/**
 * yishi_cli_usage:
 *
 * Says what is wrong with the words the command was given, and how to use it.
 *
 * Returns: the exit status, which is also in @cli
 */
int
yishi_cli_usage (YishiCli   *cli,
                 const char *format,
                 ...)
{
  g_autofree char *why = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);

  /* Translators: the first %s is the reason, the others are the command */
  yishi_cli_complain (cli, _("wrong usage: %s (see “yishi %s --help”)"), why, cli->command->name);
  g_free (cli->error_code);
  cli->error_code = g_strdup ("USAGE");
  return cli->status = YISHI_EXIT_USAGE;
}

static YishiExit
get_store_status (int code)
{
  switch ((YishiStoreError) code)
    {
    case YISHI_STORE_ERROR_NO_SPACE:
    case YISHI_STORE_ERROR_READ_ONLY:
    case YISHI_STORE_ERROR_DAMAGED:
    case YISHI_STORE_ERROR_IO:
      return YISHI_EXIT_FAILED;

    case YISHI_STORE_ERROR_REFUSED:
    case YISHI_STORE_ERROR_NOT_FOUND:
    case YISHI_STORE_ERROR_EXISTS:
    case YISHI_STORE_ERROR_NOT_A_RECORD:
    case YISHI_STORE_ERROR_TOO_NEW:
    case YISHI_STORE_ERROR_LOCKED:
    default:
      return YISHI_EXIT_REFUSED;
    }
}

/* A path that leads nowhere is refused; a device that fails has failed. */
static YishiExit
get_file_status (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_EXIST) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    return YISHI_EXIT_REFUSED;

  return YISHI_EXIT_FAILED;
}

/**
 * yishi_cli_status_of:
 *
 * Returns: the exit status that stands for @error
 */
int
yishi_cli_status_of (const GError *error)
{
  if (error->domain == YISHI_STORE_ERROR)
    return get_store_status (error->code);
  if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR)
    return get_file_status (error);
  if (g_error_matches (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_IO))
    return YISHI_EXIT_FAILED;

  return YISHI_EXIT_REFUSED;
}

/**
 * yishi_cli_code_of:
 *
 * Returns: (transfer full): a word for programs, such as "NOT_FOUND"
 */
char *
yishi_cli_code_of (const GError *error)
{
  static const char *const store[] = {
    "REFUSED", "NOT_FOUND", "EXISTS", "NOT_A_RECORD", "TOO_NEW",
    "LOCKED", "NO_SPACE", "READ_ONLY", "DAMAGED", "IO",
  };
  static const char *const roster[] = { "UNREADABLE_FILE", "NO_HEADER", "EMPTY", "IO", };
  static const char *const rule[] = { "PACK", "UNKNOWN", "IMPOSSIBLE", "NOT_ALLOWED", "SYNTAX", };
  gsize code = (gsize) error->code;

  if (error->domain == YISHI_STORE_ERROR && code < G_N_ELEMENTS (store))
    return g_strdup (store[code]);
  if (error->domain == YISHI_ROSTER_ERROR && code < G_N_ELEMENTS (roster))
    return g_strdup (roster[code]);
  if (error->domain == YISHI_RULE_ERROR && code < G_N_ELEMENTS (rule))
    return g_strdup (rule[code]);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup ("CANCELLED");
  if (g_error_matches (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_NOTHING))
    return g_strdup ("NOTHING");
  if (g_error_matches (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_TOO_LONG))
    return g_strdup ("TOO_LONG");

  return g_strdup ("IO");
}

/**
 * yishi_cli_fail:
 *
 * Says @error on standard error.
 *
 * Returns: the exit status, which is also in @cli
 */
int
yishi_cli_fail (YishiCli     *cli,
                const GError *error)
{
  yishi_cli_complain (cli, "%s", error->message);
  g_free (cli->error_code);
  cli->error_code = yishi_cli_code_of (error);
  return cli->status = yishi_cli_status_of (error);
}

/**
 * yishi_cli_print_json:
 * @json: (transfer full): the whole document
 *
 * Prints the one document there is.
 */
void
yishi_cli_print_json (YishiCli  *cli,
                      YishiJson *json)
{
  g_autofree char *text = yishi_json_free_to_text (json);

  g_return_if_fail (!cli->wrote_json);

  g_string_append (cli->out, text);
  g_string_append_c (cli->out, '\n');
  cli->wrote_json = TRUE;
}

static void
print_error_document (YishiCli *cli)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_object (json, "error");
  yishi_json_string (json, "code", cli->error_code != NULL ? cli->error_code : "REFUSED");
  yishi_json_string (json, "message", cli->error_text != NULL ? cli->error_text : "");
  yishi_json_end_object (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

/**
 * yishi_cli_finish:
 * @status: what the command gave back
 *
 * Sees to it that --json prints a document also when something failed, and that
 * a full disk behind standard output does not go unnoticed. A reader that went
 * away (`| head`) is no failure.
 *
 * Returns: the exit status of the program
 */
int
yishi_cli_finish (YishiCli *cli,
                  int       status)
{
  if (cli->json && !cli->wrote_json && status != YISHI_EXIT_DONE)
    print_error_document (cli);
  if (!yishi_cli_flush (cli) && cli->write_errno != EPIPE)
    {
      yishi_cli_complain (cli, _("the output could not be written: %s (make room, or send it elsewhere)"),
                          g_strerror (cli->write_errno));
      return YISHI_EXIT_FAILED;
    }

  return status;
}

/**
 * yishi_cli_open:
 *
 * Returns: (transfer full) (nullable): the open record; %NULL if it could not
 *   be opened, said, with the exit status in @cli
 */
YishiStore *
yishi_cli_open (YishiCli       *cli,
                const char     *record,
                YishiStoreMode  mode)
{
  g_autoptr(YishiStore) store = yishi_store_new (record, cli->clock);
  g_autoptr(GError) error = NULL;

  if (yishi_store_open (store, mode, &error))
    return g_steal_pointer (&store);

  yishi_cli_fail (cli, error);
  if (!yishi_store_close (store, NULL))
    g_debug ("closing what did not open failed as well");
  return NULL;
}

/**
 * yishi_cli_close:
 * @store: (transfer full): the record
 * @status: what was done with it
 *
 * Returns: @status, or that closing failed
 */
int
yishi_cli_close (YishiCli   *cli,
                 YishiStore *store,
                 int         status)
{
  g_autoptr(YishiStore) owned = store;
  g_autoptr(GError) error = NULL;

  if (!yishi_store_close (owned, &error) && status == YISHI_EXIT_DONE)
    return yishi_cli_fail (cli, error);

  return status;
}

/**
 * yishi_cli_perform:
 *
 * Opens the record, lets @func run with @data, closes it; says what failed.
 *
 * Returns: the exit status
 */
int
yishi_cli_perform (YishiCli       *cli,
                   const char     *record,
                   YishiStoreMode  mode,
                   YishiStoreFunc  func,
                   gpointer        data)
{
  YishiStore *store = yishi_cli_open (cli, record, mode);
  g_autoptr(GError) error = NULL;
  int status = YISHI_EXIT_DONE;

  if (store == NULL)
    return cli->status;
  if (!yishi_store_perform (store, func, data, &error))
    status = yishi_cli_fail (cli, error);

  return yishi_cli_close (cli, store, status);
}

/**
 * yishi_cli_find_item:
 *
 * To be called in a job.
 *
 * Returns: (transfer full) (nullable): the item that @target names
 */
YishiItem *
yishi_cli_find_item (YishiDb              *db,
                     const YishiCliTarget *target,
                     GError              **error)
{
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, target->meeting, error);

  if (meeting == NULL)
    return NULL;

  return yishi_db_find_item (db, meeting->id, target->number, error);
}
