/* yishi-cli-meeting.c - `yishi meeting` and `yishi notice`: plan, announce, begin and close
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-cli-text.h"
#include "yishi-cli-words.h"
#include "yishi-date.h"
#include "yishi-db-calendar.h"
#include "yishi-db-record.h"

static const char *const meeting_kinds[] = { "deliberation", "assembly", "committee", NULL };

typedef struct
{
  const char *date;
  const char *kind;
  const char *place;
  const char *title;
  YishiDates *dates;  /* (owned) (nullable) of the new meeting */
} NewJob;

static gboolean
add_meeting (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  NewJob *job = data;
  g_autofree char *name = g_strconcat (job->date, "/", job->kind != NULL ? job->kind : "deliberation", NULL);
  g_autoptr(YishiMeeting) made = NULL;

  if (!yishi_db_add_meeting (db, job->date, job->kind, job->place, job->title, error))
    return FALSE;

  made = yishi_db_find_meeting (db, name, error);
  if (made == NULL)
    return FALSE;
  job->dates = yishi_db_load_dates (db, made->id, error);
  return job->dates != NULL;
}

/* The day of posting does not count: a meeting on the 15th is announced on the
 * last day of the month before, and a day earlier to be safe. */
static void
print_deadline (YishiCli     *cli,
                const NewJob *job)
{
  const YishiMeetingDates *meeting = job->dates->meetings->pdata[0];
  const YishiCalendarDate *posting = yishi_calendar_find (meeting->calendar, YISHI_DATE_POSTING);

  if (posting != NULL && g_strcmp0 (job->kind, "committee") != 0)
    yishi_cli_print (cli, _("What owners are to decide must be in a notice posted by %s, better by %s.\n"),
                     posting->day, posting->advised);
}

int
yishi_cli_meeting_new (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_autofree char *date = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *place = NULL;
  g_autofree char *title = NULL;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("The day (default: the next 15th)"), "DATE" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("deliberation (default), assembly or committee"), "KIND" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &place, N_("Where it is held"), "TEXT" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("What it is called"), "TEXT" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  NewJob job;
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--date", date) ||
      !yishi_cli_read_choice (cli, "--kind", kind, meeting_kinds))
    return cli->status;

  if (date == NULL)
    {
      g_autofree char *today = yishi_clock_today (cli->clock);

      date = yishi_date_next_fifteenth (today);
    }
  job = (NewJob) { date, kind, place, title, NULL };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, add_meeting, &job);
  if (status == YISHI_EXIT_DONE)
    {
      yishi_cli_print (cli, _("Planned the meeting of %s.\n"), date);
      print_deadline (cli, &job);
    }

  yishi_dates_free (job.dates);
  return status;
}

static gboolean
list_meetings (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GPtrArray **meetings = data;

  *meetings = yishi_db_list_meetings (db, error);
  return *meetings != NULL;
}

static const char *
get_state (const YishiMeeting *meeting)
{
  if (*meeting->closed != '\0')
    return "closed";

  return *meeting->started != '\0' ? "running" : "planned";
}

static const char *
describe_state (const YishiMeeting *meeting)
{
  if (*meeting->closed != '\0')
    return _("closed");

  return *meeting->started != '\0' ? _("running") : _("planned");
}

static void
print_meetings (YishiCli  *cli,
                GPtrArray *meetings)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lllrlll");

  yishi_text_table_add (table, _("date"), _("kind"), _("state"), _("items"), _("notice posted"), _("place"),
                        _("title"), NULL);
  for (guint i = 0; i < meetings->len; i++)
    {
      const YishiMeeting *meeting = g_ptr_array_index (meetings, i);
      g_autofree char *items = g_strdup_printf ("%" G_GINT64_FORMAT, meeting->n_items);

      yishi_text_table_add (table, meeting->date, yishi_cli_say_kind (meeting->kind), describe_state (meeting), items,
                            *meeting->posted_on != '\0' ? meeting->posted_on : "–", meeting->place,
                            meeting->title, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
print_meetings_json (YishiCli  *cli,
                     GPtrArray *meetings)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "meetings");
  for (guint i = 0; i < meetings->len; i++)
    {
      const YishiMeeting *meeting = g_ptr_array_index (meetings, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "date", meeting->date);
      yishi_json_string (json, "kind", meeting->kind);
      yishi_json_string (json, "state", get_state (meeting));
      yishi_json_int (json, "items", meeting->n_items);
      yishi_json_string (json, "place", meeting->place);
      yishi_json_string (json, "title", meeting->title);
      yishi_json_string (json, "started", meeting->started);
      yishi_json_string (json, "closed", meeting->closed);
      yishi_json_string (json, "posted_on", meeting->posted_on);
      yishi_json_string (json, "posted_where", meeting->posted_where);
      yishi_json_string (json, "time", meeting->time);
      yishi_json_string (json, "chair", meeting->chair);
      yishi_json_string (json, "secretary", meeting->secretary);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_meeting_list (YishiCli  *cli,
                        int        argc,
                        char     **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  g_autoptr(GPtrArray) meetings = NULL;
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_meetings, &meetings);
  if (status != YISHI_EXIT_DONE)
    return status;
  if (json)
    print_meetings_json (cli, meetings);
  else if (meetings->len == 0)
    yishi_cli_print (cli, _("There is no meeting yet: plan one with “yishi meeting new”.\n"));
  else
    print_meetings (cli, meetings);

  return status;
}

typedef struct
{
  const char *meeting;
  const char *on;
  const char *where;
  char       *seal;      /* (owned) (nullable) */
  guint       n_posted;  /* items the notice has fixed */
} MeetingJob;

static gboolean
start_meeting (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  MeetingJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_db_start_meeting (db, meeting->id, error);
}

static gboolean
close_meeting (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  MeetingJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_db_close_meeting (db, meeting->id, &job->seal, error);
}

static gboolean
post_notice (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  MeetingJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);
  g_autoptr(GPtrArray) items = NULL;

  if (meeting == NULL || !yishi_db_post_notice (db, meeting->id, job->on, job->where, error))
    return FALSE;

  items = yishi_db_list_items (db, meeting->id, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (((const YishiItem *) g_ptr_array_index (items, i))->posted)
      job->n_posted++;
  return items != NULL;
}

int
yishi_cli_meeting_start (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  MeetingJob job = { target.meeting };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, start_meeting, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("The meeting of %s has begun.\n"), target.meeting);

  return status;
}

int
yishi_cli_meeting_close (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  MeetingJob job = { target.meeting };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, close_meeting, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("The meeting of %s is closed.\nSeal: %s\n"), target.meeting, job.seal);

  g_free (job.seal);
  return status;
}

int
yishi_cli_notice_post (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *on = NULL;
  g_autofree char *where = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day on which it was posted"), "DATE" },
    { "where", 0, 0, G_OPTION_ARG_STRING, &where, N_("The places where it hangs"), "TEXT" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting on", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  MeetingJob job;
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--on", on))
    return cli->status;

  job = (MeetingJob) { target.meeting, on, where, NULL, 0 };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, post_notice, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, ngettext ("The notice of %s is posted; %u item stands in it.\n",
                                    "The notice of %s is posted; %u items stand in it.\n", job.n_posted),
                     target.meeting, job.n_posted);

  return status;
}
