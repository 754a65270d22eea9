/* yishi-cli-action.c - `yishi action list` and `action done`: what meetings left to be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-text.h"
#include "yishi-cli-words.h"
#include "yishi-db-agenda.h"

typedef struct
{
  const char *before;   /* (nullable) */
  GPtrArray  *actions;  /* (owned) */
} ListJob;

static gboolean
list_actions (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  ListJob *job = data;

  job->actions = yishi_db_list_open_actions (db, job->before, error);
  return job->actions != NULL;
}

static void
print_actions (YishiCli  *cli,
               GPtrArray *actions)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lrllll");

  yishi_text_table_add (table, _("meeting"), _("no."), _("by"), _("who"), _("outcome"), _("title"), NULL);
  for (guint i = 0; i < actions->len; i++)
    {
      const YishiAction *action = g_ptr_array_index (actions, i);
      const YishiItem *item = action->item;
      g_autofree char *number = g_strdup_printf ("%d", item->number);

      yishi_text_table_add (table, action->date, number, *item->due != '\0' ? item->due : "–",
                            *item->responsible != '\0' ? item->responsible : "–",
                            yishi_cli_say_outcome (item->outcome), item->title, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
print_actions_json (YishiCli  *cli,
                    GPtrArray *actions)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "actions");
  for (guint i = 0; i < actions->len; i++)
    {
      const YishiAction *action = g_ptr_array_index (actions, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "meeting", action->date);
      yishi_json_string (json, "meeting_kind", action->meeting_kind);
      yishi_json_int (json, "item", action->item->number);
      yishi_json_string (json, "title", action->item->title);
      yishi_json_string (json, "outcome", action->item->outcome);
      yishi_json_string (json, "outcome_text", action->item->outcome_text);
      yishi_json_string (json, "responsible", action->item->responsible);
      yishi_json_string (json, "due", action->item->due);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_action_list (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_autofree char *before = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &before, N_("Only of meetings before this day"), "DATE" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  ListJob job;
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--before", before))
    return cli->status;

  job = (ListJob) { before, NULL };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_actions, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_actions_json (cli, job.actions);
  else if (status == YISHI_EXIT_DONE && job.actions->len == 0)
    yishi_cli_print (cli, _("Closed meetings have left nothing to be done.\n"));
  else if (status == YISHI_EXIT_DONE)
    print_actions (cli, job.actions);

  g_clear_pointer (&job.actions, g_ptr_array_unref);
  return status;
}

typedef struct
{
  const YishiCliTarget *target;
  const char           *day;   /* "" if it is open again */
  const char           *note;
} DoneJob;

static gboolean
settle_action (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const DoneJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  return item != NULL && yishi_db_settle_action (db, item->id, job->day, job->note, error);
}

int
yishi_cli_action_done (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *on = NULL;
  g_autofree char *note = NULL;
  gboolean undo = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day on which it was done (default: today)"), "DATE" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_("What was done, and what proves it"), "TEXT" },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_("It is open again"), NULL },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  DoneJob job;
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--on", on))
    return cli->status;

  if (on == NULL)
    on = yishi_clock_today (cli->clock);
  job = (DoneJob) { &target, undo ? "" : on, note };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, settle_action, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, undo ? _("Item %d is open again.\n") : _("Item %d is done.\n"), target.number);

  return status;
}
