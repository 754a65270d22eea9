/* yishi-cli-roll-import.c - `yishi roll import`: a roster as it comes becomes the roll
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-roll-import.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "yishi-cli-command.h"

static gpointer
wait_for_interrupt (gpointer data)
{
  g_autoptr(GCancellable) cancellable = data;
  sigset_t interrupts;
  int number;

  sigemptyset (&interrupts);
  sigaddset (&interrupts, SIGINT);
  if (sigwait (&interrupts, &number) == 0)
    g_cancellable_cancel (cancellable);

  return NULL;
}

/* From here on Ctrl-C does not kill, it cancels: a thread of its own waits for
 * the signal, since nothing of GIO may be called from a handler. */
static GCancellable *
make_interruptible (void)
{
  GCancellable *cancellable = g_cancellable_new ();
  sigset_t interrupts;

  sigemptyset (&interrupts);
  sigaddset (&interrupts, SIGINT);
  pthread_sigmask (SIG_BLOCK, &interrupts, NULL);
  g_thread_unref (g_thread_new ("yishi-interrupt", wait_for_interrupt, g_object_ref (cancellable)));
  return cancellable;
}

/**
 * yishi_cli_check_file:
 *
 * A path that cannot be a table is refused before anything is read; that is no
 * failure of the disk.
 *
 * Returns: whether @path is a file that can be read; sets
 *   %YISHI_ROSTER_ERROR_UNREADABLE
 */
gboolean
yishi_cli_check_file (const char *path,
                      GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  struct stat info;

  if (stat (path, &info) != 0 || access (path, R_OK) != 0)
    {
      g_set_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_UNREADABLE,
                   _("“%s” cannot be read: %s (check the name and who may read it)"), shown, g_strerror (errno));
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    {
      g_set_error (error, YISHI_ROSTER_ERROR, YISHI_ROSTER_ERROR_UNREADABLE,
                   _("“%s” cannot be read: it is a folder (name the file in it)"), shown);
      return FALSE;
    }

  return TRUE;
}

static gboolean
import_roster (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  YishiRollImport *import = data;
  g_autofree char *name = g_filename_display_basename (import->file);
  gboolean only_look = import->dry_run || (import->roster->refused->len > 0 && !import->skip_bad);

  return yishi_db_import_roll (db, import->roster->roll, name, import->roster->sha256, only_look,
                               &import->change, error);
}

static gboolean
has_nothing_good (const YishiRollImport *import)
{
  return yishi_roll_get_n_units (import->roster->roll) == 0;
}

static int
fail_import (YishiCli        *cli,
             YishiRollImport *import,
             GError          *error)
{
  import->error = error;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_free (error->message);
      error->message = g_strdup (_("the import was stopped: Ctrl-C was pressed (nothing was changed)"));
    }

  return yishi_cli_fail (cli, error);
}

/* What the file came to, before the record is asked. */
static int
judge (const YishiRollImport *import)
{
  gboolean refused = import->roster->refused->len > 0;

  if (import->dry_run)
    return refused ? YISHI_EXIT_NO : YISHI_EXIT_DONE;
  if (refused && (!import->skip_bad || has_nothing_good (import)))
    return YISHI_EXIT_REFUSED;

  return YISHI_EXIT_DONE;
}

static int
read_and_import (YishiCli                 *cli,
                 const char               *record,
                 const YishiRosterOptions *options,
                 YishiRollImport          *import)
{
  g_autoptr(GCancellable) cancellable = make_interruptible ();
  YishiStore *store = yishi_cli_open (cli, record, import->dry_run ? YISHI_STORE_READ : YISHI_STORE_WRITE);
  g_autoptr(GError) error = NULL;
  int status = YISHI_EXIT_DONE;

  if (store == NULL)
    return cli->status;

  if (yishi_cli_check_file (import->file, &error))
    import->roster = yishi_roster_read (import->file, options, NULL, NULL, cancellable, &error);
  if (import->roster == NULL ||
      g_cancellable_set_error_if_cancelled (cancellable, &error) ||
      !yishi_store_perform (store, import_roster, import, &error))
    status = fail_import (cli, import, g_steal_pointer (&error));

  status = yishi_cli_close (cli, store, status);
  return status != YISHI_EXIT_DONE ? status : judge (import);
}

/* Reads `--column FIELD=HEADER` into @options; @columns keeps the texts. */
static gboolean
read_columns (YishiCli           *cli,
              char              **columns,
              YishiRosterOptions *options)
{
  for (gsize i = 0; columns != NULL && columns[i] != NULL; i++)
    {
      const char *equals = strchr (columns[i], '=');
      gboolean known = FALSE;

      for (guint field = 0; equals != NULL && field < YISHI_N_FIELDS; field++)
        {
          const char *name = yishi_field_to_string (field);

          if (strlen (name) != (gsize) (equals - columns[i]) || !g_str_has_prefix (columns[i], name))
            continue;
          options->columns[field] = equals + 1;
          known = TRUE;
        }
      if (!known)
        {
          yishi_cli_usage (cli, _("--column “%s” names no field (write it as area=建筑面积)"), columns[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_header_row (YishiCli           *cli,
                 const char         *text,
                 YishiRosterOptions *options)
{
  gint64 row = 0;

  if (!yishi_cli_read_number (cli, "--header-row", text, G_MAXINT, &row))
    return FALSE;

  options->header_row = (guint) row;
  return TRUE;
}

int
yishi_cli_roll_import (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  YishiRollImport import = { NULL };
  YishiRosterOptions options = { { NULL } };
  g_autofree char *encoding = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *header_row = NULL;
  g_auto(GStrv) columns = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &import.dry_run, N_("Only say what would be done"), NULL },
    { "skip-bad", 0, 0, G_OPTION_ARG_NONE, &import.skip_bad, N_("Leave bad rows out and take the others"), NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_("Read it as UTF-8, UTF-16LE, UTF-16BE or GB18030"),
      "NAME" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, N_("Read this sheet of the workbook"), "NAME" },
    { "header-row", 0, 0, G_OPTION_ARG_STRING, &header_row, N_("The headers stand in this row"), "N" },
    { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns,
      N_("Take FIELD (building stair room unit owner area phone id_number parking parking_area state note co_owner) from the column HEADER"),
      "FIELD=HEADER" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "", 2, 2, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  int status;

  if (operands == NULL)
    return cli->status;
  if (!read_columns (cli, columns, &options) || !read_header_row (cli, header_row, &options))
    return cli->status;

  options.table = (YishiTableOptions) { encoding, sheet };
  import.file = operands[1];
  status = read_and_import (cli, operands[0], &options, &import);
  yishi_cli_report_import (cli, &import, operands[0], status);

  g_clear_pointer (&import.roster, yishi_roster_free);
  g_clear_error (&import.error);
  return status;
}
