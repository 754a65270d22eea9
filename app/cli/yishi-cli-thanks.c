/* yishi-cli-thanks.c - `yishi thanks`: what was given, and who is thanked for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-text.h"
#include "yishi-db-room.h"

typedef struct
{
  const char  *meeting;
  YishiThanks  thanks;  /* its texts are those of the options; NULL: as they are */
  int          named;   /* -1: as it is */
  GPtrArray   *all;     /* (owned) (nullable) those there are */
} ThanksJob;

static gboolean
add_thanks (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  ThanksJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  job->thanks.is_named = job->named > 0;
  return meeting != NULL && yishi_db_add_thanks (db, meeting->id, &job->thanks, &job->thanks.id, error);
}

static gboolean
read_named (YishiCli   *cli,
            const char *text,
            int        *named)
{
  static const char *const answers[] = { "yes", "no", NULL };

  if (!yishi_cli_read_choice (cli, "--named", text, answers))
    return FALSE;

  *named = text != NULL ? *text == 'y' : -1;
  return TRUE;
}

int
yishi_cli_thanks_add (YishiCli  *cli,
                      int        argc,
                      char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *donor = NULL, *gift = NULL, *purpose = NULL, *named = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "donor", 0, 0, G_OPTION_ARG_STRING, &donor, N_("Who gave it"), "NAME" },
    { "gift", 0, 0, G_OPTION_ARG_STRING, &gift, N_("What was given"), "TEXT" },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &purpose, N_("What it is for"), "TEXT" },
    { "named", 0, 0, G_OPTION_ARG_STRING, &named, N_("Whether the donor wishes to be named in public (default: no)"),
      "yes|no" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting donor gift", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ThanksJob job = { target.meeting, { 0, donor, FALSE, gift, purpose }, -1, NULL };
  int status;

  if (operands == NULL || !read_named (cli, named, &job.named))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, add_thanks, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Gift %d was noted.\n"), (int) job.thanks.id);

  return status;
}

/* What is not given stays as it is. */
static gboolean
change_thanks (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  ThanksJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);
  YishiThanks wanted = job->thanks;

  if (meeting != NULL)
    job->all = yishi_db_list_thanks (db, meeting->id, error);
  if (job->all == NULL)
    return FALSE;

  for (guint i = 0; i < job->all->len; i++)
    {
      const YishiThanks *now = job->all->pdata[i];

      if (now->id != wanted.id)
        continue;
      wanted.donor = wanted.donor != NULL ? wanted.donor : now->donor;
      wanted.gift = wanted.gift != NULL ? wanted.gift : now->gift;
      wanted.purpose = wanted.purpose != NULL ? wanted.purpose : now->purpose;
      wanted.is_named = job->named >= 0 ? job->named : now->is_named;
      return yishi_db_change_thanks (db, meeting->id, &wanted, error);
    }

  /* Sets NOT_FOUND. */
  return yishi_db_remove_thanks (db, meeting->id, 0, error);
}

static gboolean
remove_thanks (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  ThanksJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_db_remove_thanks (db, meeting->id, job->thanks.id, error);
}

int
yishi_cli_thanks_change (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *number = NULL, *donor = NULL, *gift = NULL, *purpose = NULL, *named = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "number", 0, 0, G_OPTION_ARG_STRING, &number, N_("The gift’s number in the list"), "N" },
    { "donor", 0, 0, G_OPTION_ARG_STRING, &donor, N_("Who gave it"), "NAME" },
    { "gift", 0, 0, G_OPTION_ARG_STRING, &gift, N_("What was given"), "TEXT" },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &purpose, N_("What it is for"), "TEXT" },
    { "named", 0, 0, G_OPTION_ARG_STRING, &named, N_("Whether the donor wishes to be named in public"), "yes|no" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting number", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ThanksJob job = { target.meeting, { 0, donor, FALSE, gift, purpose }, -1, NULL };
  int status;

  if (operands == NULL || !yishi_cli_read_number (cli, "--number", number, G_MAXINT, &job.thanks.id) ||
      !read_named (cli, named, &job.named))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, change_thanks, &job);
  g_clear_pointer (&job.all, g_ptr_array_unref);
  return status;
}

int
yishi_cli_thanks_remove (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *number = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "number", 0, 0, G_OPTION_ARG_STRING, &number, N_("The gift’s number in the list"), "N" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting number", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ThanksJob job = { target.meeting, { 0 }, -1, NULL };

  if (operands == NULL || !yishi_cli_read_number (cli, "--number", number, G_MAXINT, &job.thanks.id))
    return cli->status;

  return yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, remove_thanks, &job);
}

static gboolean
list_thanks (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  ThanksJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  if (meeting != NULL)
    job->all = yishi_db_list_thanks (db, meeting->id, error);
  return job->all != NULL;
}

static void
print_thanks (YishiCli        *cli,
              const GPtrArray *all)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rllll");

  yishi_text_table_add (table, _("no."), _("donor"), _("named"), _("gift"), _("for"), NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const YishiThanks *thanks = all->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, thanks->id);

      yishi_text_table_add (table, id, thanks->donor, thanks->is_named ? _("yes") : _("no"), thanks->gift,
                            thanks->purpose, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
print_thanks_json (YishiCli        *cli,
                   const GPtrArray *all)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "thanks");
  for (guint i = 0; i < all->len; i++)
    {
      const YishiThanks *thanks = all->pdata[i];

      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "id", thanks->id);
      yishi_json_string (json, "donor", thanks->donor);
      yishi_json_boolean (json, "named", thanks->is_named);
      yishi_json_string (json, "gift", thanks->gift);
      yishi_json_string (json, "purpose", thanks->purpose);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_thanks_list (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ThanksJob job = { target.meeting, { 0 }, -1, NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_thanks, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_thanks_json (cli, job.all);
  else if (status == YISHI_EXIT_DONE)
    print_thanks (cli, job.all);

  g_clear_pointer (&job.all, g_ptr_array_unref);
  return status;
}
