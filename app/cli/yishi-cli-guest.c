/* yishi-cli-guest.c - `yishi guest`: who is in the room without a unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-text.h"
#include "yishi-cli-words.h"
#include "yishi-db-room.h"

typedef struct
{
  const char       *meeting;
  const YishiGuest *guest;   /* (unowned) (nullable) to add */
  gint64            id;      /* of the guest added or who leaves */
  const char       *time;    /* (nullable) at which he leaves */
  GPtrArray        *guests;  /* (owned) (nullable) those there are */
} GuestJob;

static gboolean
add_guest (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  GuestJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_db_add_guest (db, meeting->id, job->guest, &job->id, error);
}

int
yishi_cli_guest_add (YishiCli  *cli,
                     int        argc,
                     char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *name = NULL;
  g_autofree char *party = NULL;
  g_autofree char *organisation = NULL;
  g_autofree char *arrived = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("The guest’s name"), "NAME" },
    { "party", 0, 0, G_OPTION_ARG_STRING, &party,
      N_("community, branch, committee, firm, grid, social, other or guest"), "PARTY" },
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &organisation, N_("For whom the guest is there"), "TEXT" },
    { "arrived", 0, 0, G_OPTION_ARG_STRING, &arrived, N_("When, as 19:05; now if not given"), "TIME" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting name", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  YishiGuest guest = { 0, name, party != NULL ? party : (char *) "guest", organisation, arrived, NULL };
  GuestJob job = { target.meeting, &guest, 0, NULL, NULL };
  int status;

  if (operands == NULL || !yishi_cli_read_choice (cli, "--party", party, yishi_cli_parties))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, add_guest, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Guest %d is in the room.\n"), (int) job.id);

  return status;
}

/* A guest of another meeting is not let out by a mistyped number. */
static gboolean
let_out (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  GuestJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);
  g_autoptr(GPtrArray) guests = meeting != NULL ? yishi_db_list_guests (db, meeting->id, error) : NULL;
  gboolean is_here = FALSE;

  for (guint i = 0; guests != NULL && i < guests->len; i++)
    is_here = is_here || ((YishiGuest *) guests->pdata[i])->id == job->id;
  if (guests == NULL)
    return FALSE;

  return yishi_db_guest_left (db, is_here ? job->id : 0, job->time, error);
}

int
yishi_cli_guest_leave (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *number = NULL;
  g_autofree char *left = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "guest", 0, 0, G_OPTION_ARG_STRING, &number, N_("The guest’s number in the list"), "N" },
    { "time", 0, 0, G_OPTION_ARG_STRING, &left, N_("When, as 19:05; now if not given, “” if the guest came back"),
      "TIME" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting guest", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  GuestJob job = { target.meeting, NULL, 0, left, NULL };

  if (operands == NULL || !yishi_cli_read_number (cli, "--guest", number, G_MAXINT, &job.id))
    return cli->status;

  return yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, let_out, &job);
}

static gboolean
list_guests (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  GuestJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  if (meeting != NULL)
    job->guests = yishi_db_list_guests (db, meeting->id, error);

  return job->guests != NULL;
}

static void
print_guests (YishiCli        *cli,
              const GPtrArray *guests)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rlllll");

  yishi_text_table_add (table, _("no."), _("name"), _("party"), _("organisation"), _("arrived"), _("left"), NULL);
  for (guint i = 0; i < guests->len; i++)
    {
      const YishiGuest *guest = guests->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, guest->id);

      yishi_text_table_add (table, id, guest->name, yishi_cli_say_party (guest->party), guest->organisation,
                            guest->arrived, guest->left, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
print_guests_json (YishiCli        *cli,
                   const GPtrArray *guests)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "guests");
  for (guint i = 0; i < guests->len; i++)
    {
      const YishiGuest *guest = guests->pdata[i];

      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "id", guest->id);
      yishi_json_string (json, "name", guest->name);
      yishi_json_string (json, "party", guest->party);
      yishi_json_string (json, "organisation", guest->organisation);
      yishi_json_string (json, "arrived", guest->arrived);
      yishi_json_string (json, "left", guest->left);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_guest_list (YishiCli  *cli,
                      int        argc,
                      char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  GuestJob job = { target.meeting, NULL, 0, NULL, NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_guests, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_guests_json (cli, job.guests);
  else if (status == YISHI_EXIT_DONE)
    print_guests (cli, job.guests);

  g_clear_pointer (&job.guests, g_ptr_array_unref);
  return status;
}
