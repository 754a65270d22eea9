/* yishi-cli-minutes-state.c - `yishi minutes state`, `approve`, `sign`, `seal`, `reopen` and `addendum`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-db-minutes-state.h"

/* One step, or only a look. */
typedef struct
{
  const char          *meeting;
  const char          *by;
  const char          *on;
  const char          *time;
  const char          *reason;
  const char          *text;
  YishiMinutesSigning  signing;
  int                  number;  /* of the addendum */
  YishiMinutesState   *state;   /* (owned) (nullable) */
  gboolean           (*step) (YishiDb *db, gint64 meeting, void *job, GError **error);
} StateJob;

static void
state_job_clear (StateJob *self)
{
  g_clear_pointer (&self->state, yishi_minutes_state_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StateJob, state_job_clear)

static gboolean
do_step (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  StateJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  if (meeting == NULL || (job->step != NULL && !job->step (db, meeting->id, job, error)))
    return FALSE;

  job->state = yishi_db_load_minutes_state (db, meeting->id, error);
  return job->state != NULL;
}

static int
run_step (YishiCli   *cli,
          const char *record,
          StateJob   *job)
{
  return yishi_cli_perform (cli, record, job->step != NULL ? YISHI_STORE_WRITE : YISHI_STORE_READ, do_step, job);
}

static gboolean
approve (YishiDb  *db,
         gint64    meeting,
         void     *data,
         GError  **error)
{
  const StateJob *job = data;

  return yishi_db_approve_minutes (db, meeting, job->by, job->on, job->time, error);
}

static gboolean
sign (YishiDb  *db,
      gint64    meeting,
      void     *data,
      GError  **error)
{
  return yishi_db_sign_minutes (db, meeting, &((StateJob *) data)->signing, error);
}

static gboolean
seal (YishiDb  *db,
      gint64    meeting,
      void     *data,
      GError  **error)
{
  return yishi_db_seal_minutes (db, meeting, error);
}

static gboolean
reopen (YishiDb  *db,
        gint64    meeting,
        void     *data,
        GError  **error)
{
  return yishi_db_reopen_minutes (db, meeting, ((StateJob *) data)->reason, error);
}

static gboolean
add_addendum (YishiDb  *db,
              gint64    meeting,
              void     *data,
              GError  **error)
{
  StateJob *job = data;

  return yishi_db_add_addendum (db, meeting, job->text, job->reason, job->by, &job->number, error);
}

static void
print_json (YishiCli                *cli,
            const YishiMinutesState *state)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "state", yishi_minutes_stage_to_text (state->stage));
  yishi_json_string (json, "approved_by", state->approved_by);
  yishi_json_string (json, "approved_on", state->approved_on);
  yishi_json_string (json, "approved_time", state->approved_time);
  yishi_json_string (json, "chair", state->chair);
  yishi_json_string (json, "secretary", state->secretary);
  yishi_json_string (json, "supervisor", state->supervisor);
  yishi_json_string (json, "place", state->place);
  yishi_json_string (json, "signed_on", state->signed_on);
  yishi_json_string (json, "signed_time", state->signed_time);
  yishi_json_string (json, "sealed", state->sealed);
  yishi_json_begin_array (json, "addenda");
  for (guint i = 0; i < state->addenda->len; i++)
    {
      const YishiAddendum *addendum = state->addenda->pdata[i];

      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "number", addendum->number);
      yishi_json_string (json, "at", addendum->at);
      yishi_json_string (json, "by", addendum->by);
      yishi_json_string (json, "reason", addendum->reason);
      yishi_json_string (json, "text", addendum->text);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

static void
print_text (YishiCli                *cli,
            const YishiMinutesState *state)
{
  if (state->stage == YISHI_MINUTES_DRAFT)
    yishi_cli_print (cli, "%s\n", _("The minutes are a draft."));
  else
    /* Translators: a day, a time of day and who approved */
    yishi_cli_print (cli, _("Read aloud and approved on %s at %s by %s.\n"), state->approved_on, state->approved_time,
                     state->approved_by);
  if (state->stage >= YISHI_MINUTES_SIGNED)
    /* Translators: a day, a time of day, the chair’s name and the secretary’s */
    yishi_cli_print (cli, _("Signed on %s at %s by %s and %s.\n"), state->signed_on, state->signed_time, state->chair,
                     state->secretary);
  if (state->stage == YISHI_MINUTES_SEALED)
    yishi_cli_print (cli, _("Sealed at %s.\n"), state->sealed);
  for (guint i = 0; i < state->addenda->len; i++)
    {
      const YishiAddendum *addendum = state->addenda->pdata[i];

      /* Translators: its number, and the reason for it */
      yishi_cli_print (cli, _("Addendum %d: %s\n"), addendum->number, addendum->reason);
    }
}

int
yishi_cli_minutes_state (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(StateJob) job = { target.meeting };
  int status;

  if (operands == NULL)
    return cli->status;

  status = run_step (cli, operands[0], &job);
  if (status == YISHI_EXIT_DONE && json)
    print_json (cli, job.state);
  else if (status == YISHI_EXIT_DONE)
    print_text (cli, job.state);
  return status;
}

int
yishi_cli_minutes_approve (YishiCli  *cli,
                           int        argc,
                           char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *by = NULL, *on = NULL, *time = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_("Who approved of them, such as everybody in the room"), "TEXT" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day (default: today)"), "DATE" },
    { "time", 0, 0, G_OPTION_ARG_STRING, &time, N_("The time of day (default: now)"), "HH:MM" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting by", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(StateJob) job = { target.meeting, by, on, time, .step = approve };

  if (operands == NULL || !yishi_cli_read_date (cli, "--on", on))
    return cli->status;

  return run_step (cli, operands[0], &job);
}

int
yishi_cli_minutes_sign (YishiCli  *cli,
                        int        argc,
                        char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *chair = NULL, *secretary = NULL, *supervisor = NULL, *place = NULL, *on = NULL, *time = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "chair", 0, 0, G_OPTION_ARG_STRING, &chair, N_("Who signed as chair"), "NAME" },
    { "secretary", 0, 0, G_OPTION_ARG_STRING, &secretary, N_("Who signed as secretary"), "NAME" },
    { "supervisor", 0, 0, G_OPTION_ARG_STRING, &supervisor, N_("Who signed for the residents’ committee"), "NAME" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &place, N_("Where they signed"), "TEXT" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day (default: today)"), "DATE" },
    { "time", 0, 0, G_OPTION_ARG_STRING, &time, N_("The time of day (default: now)"), "HH:MM" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting chair secretary", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(StateJob) job = { target.meeting, .signing = { chair, secretary, supervisor, place, on, time }, .step = sign };

  if (operands == NULL || !yishi_cli_read_date (cli, "--on", on))
    return cli->status;

  return run_step (cli, operands[0], &job);
}

int
yishi_cli_minutes_seal (YishiCli  *cli,
                        int        argc,
                        char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(StateJob) job = { target.meeting, .step = seal };

  return operands != NULL ? run_step (cli, operands[0], &job) : cli->status;
}

int
yishi_cli_minutes_reopen (YishiCli  *cli,
                          int        argc,
                          char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("What is to be mended"), "TEXT" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting reason", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(StateJob) job = { target.meeting, .reason = reason, .step = reopen };

  return operands != NULL ? run_step (cli, operands[0], &job) : cli->status;
}

int
yishi_cli_minutes_addendum (YishiCli  *cli,
                            int        argc,
                            char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *text = NULL, *reason = NULL, *by = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_("What is added or corrected"), "TEXT" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why"), "TEXT" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_("Who decided on it"), "TEXT" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting text reason", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(StateJob) job = { target.meeting, by, .reason = reason, .text = text, .step = add_addendum };
  int status;

  if (operands == NULL)
    return cli->status;

  status = run_step (cli, operands[0], &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Addendum %d was added.\n"), job.number);
  return status;
}
