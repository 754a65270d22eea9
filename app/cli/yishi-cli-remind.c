/* yishi-cli-remind.c - `yishi remind`: what is due now, on the desktop or as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "yishi-known-records.h"

typedef struct
{
  const char *path;
  YishiClock *clock;
  GPtrArray  *plan;  /* (owned) */
} RemindJob;

static gboolean
plan (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  RemindJob *job = data;

  job->plan = yishi_db_plan_reminders (db, job->path, job->clock, error);
  return job->plan != NULL;
}

static void
write_json (YishiCli  *cli,
            GPtrArray *due)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "reminders");
  for (guint i = 0; i < due->len; i++)
    {
      const YishiReminder *reminder = due->pdata[i];

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "id", reminder->id);
      yishi_json_string (json, "record", reminder->record);
      yishi_json_string (json, "title", reminder->title);
      yishi_json_string (json, "text", reminder->text);
      yishi_json_boolean (json, "urgent", reminder->is_urgent);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

/* Becomes the program that talks to the desktop: the one beside this, as it is built, else
 * the installed one. Returns only if there is none. */
static int
become_reminder (YishiCli  *cli,
                 char     **records)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "yishi-remind", NULL) : NULL;
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (words, (gpointer) "yishi-remind");
  for (gsize i = 0; records[i] != NULL; i++)
    g_ptr_array_add (words, records[i]);
  g_ptr_array_add (words, NULL);
  if (beside != NULL)
    execv (beside, (char **) words->pdata);
  execv (YISHI_LIBEXECDIR "/yishi-remind", (char **) words->pdata);

  yishi_cli_complain (cli, _("nobody was reminded: the program for it was not found: %s (install Yishi anew, or use "
                             "--list)"), g_strerror (errno));
  return YISHI_EXIT_FAILED;
}

/* What is due in all of @records; those that cannot be read are said and left out. */
static int
list_due (YishiCli  *cli,
          char     **records,
          GPtrArray *due)
{
  int status = YISHI_EXIT_DONE;

  for (gsize i = 0; records[i] != NULL; i++)
    {
      RemindJob job = { records[i], cli->clock, NULL };
      int own = yishi_cli_perform (cli, records[i], YISHI_STORE_READ, plan, &job);

      status = MAX (status, own);
      if (job.plan != NULL)
        g_ptr_array_extend_and_steal (due, job.plan);
    }

  return status;
}

int
yishi_cli_remind (YishiCli  *cli,
                  int        argc,
                  char     **argv)
{
  gboolean lists = FALSE;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &lists, N_("Only list what is due, whatever was said of it before"), NULL },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "", 0, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_auto(GStrv) known = NULL;
  g_autoptr(GPtrArray) due = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_reminder_free);
  int status;

  if (operands == NULL)
    return cli->status;
  if (!lists && !json)
    {
      /* A wrong name is refused here, where the exit statuses are. */
      status = list_due (cli, operands, due);
      return status == YISHI_EXIT_DONE ? become_reminder (cli, operands) : status;
    }

  known = operands[0] == NULL ? yishi_known_records_list () : NULL;
  status = list_due (cli, known != NULL ? known : operands, due);
  if (json && status == YISHI_EXIT_DONE)
    write_json (cli, due);
  for (guint i = 0; !json && i < due->len; i++)
    {
      const YishiReminder *reminder = due->pdata[i];

      yishi_cli_print (cli, "%s: %s\n", reminder->title, reminder->text);
    }
  if (!json && due->len == 0 && status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Nothing is due.\n"));

  return status;
}
