/* yishi-cli-agenda.c - `yishi item list` and `yishi outcome`: the agenda, and what each item ended in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-text.h"
#include "yishi-cli-words.h"

static const char *const outcomes[] = { "settled", "person", "escalated", "owners", "none", NULL };

typedef struct
{
  const char *meeting;
  GPtrArray  *items;  /* (owned) */
} ListJob;

static gboolean
list_items (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  ListJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  if (meeting != NULL)
    job->items = yishi_db_list_items (db, meeting->id, error);

  return job->items != NULL;
}

static void
print_items (YishiCli  *cli,
             GPtrArray *items)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rlllll");

  yishi_text_table_add (table, _("no."), _("kind"), _("posted"), _("vote"), _("outcome"), _("title"), NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = g_ptr_array_index (items, i);
      g_autofree char *number = g_strdup_printf ("%d", item->number);

      yishi_text_table_add (table, number, yishi_cli_say_kind (item->kind), item->posted ? _("yes") : _("no"),
                            yishi_cli_say_state (item->state),
                            *item->withdrawn != '\0' ? _("withdrawn") : yishi_cli_say_outcome (item->outcome),
                            item->title, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
write_item (YishiJson       *json,
            const YishiItem *item,
            int              part_of)
{
  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "item", item->number);
  yishi_json_string (json, "kind", item->kind);
  yishi_json_string (json, "title", item->title);
  yishi_json_int (json, "matter", item->matter);
  yishi_json_string (json, "rule", item->rule);
  yishi_json_string (json, "scope", item->scope);
  yishi_json_int (json, "minutes", item->minutes);
  yishi_json_string (json, "presenter", item->presenter);
  yishi_json_begin_array (json, "candidates");
  for (gsize i = 0; item->candidates != NULL && item->candidates[i] != NULL; i++)
    yishi_json_string (json, NULL, item->candidates[i]);
  yishi_json_end_array (json);
  yishi_json_int (json, "seats", item->seats);
  yishi_json_boolean (json, "mask_names", item->masks_names);
  yishi_json_boolean (json, "posted", item->posted);
  yishi_json_string (json, "state", item->state);
  yishi_json_string (json, "outcome", item->outcome);
  yishi_json_string (json, "outcome_text", item->outcome_text);
  yishi_json_string (json, "responsible", item->responsible);
  yishi_json_string (json, "due", item->due);
  yishi_json_int (json, "part_of", part_of);
  yishi_json_string (json, "withdrawn", item->withdrawn);
  yishi_json_string (json, "done", item->done);
  yishi_json_string (json, "done_note", item->done_note);
  yishi_json_end_object (json);
}

/* The number of what the item is a part of, 0 if of nothing. */
static int
find_whole (const GPtrArray *items,
            const YishiItem *item)
{
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *other = g_ptr_array_index (items, i);

      if (other->id == item->parent)
        return other->number;
    }

  return 0;
}

static void
print_items_json (YishiCli  *cli,
                  GPtrArray *items)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "items");
  for (guint i = 0; i < items->len; i++)
    write_item (json, g_ptr_array_index (items, i), find_whole (items, g_ptr_array_index (items, i)));
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_item_list (YishiCli  *cli,
                     int        argc,
                     char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ListJob job = { target.meeting, NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_items, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_items_json (cli, job.items);
  else if (status == YISHI_EXIT_DONE && job.items->len == 0)
    yishi_cli_print (cli, _("The agenda is empty: add to it with “yishi item add”.\n"));
  else if (status == YISHI_EXIT_DONE)
    print_items (cli, job.items);

  g_clear_pointer (&job.items, g_ptr_array_unref);
  return status;
}

typedef struct
{
  const YishiCliTarget *target;
  const char           *outcome;
  const char           *text;
  const char           *responsible;
  const char           *due;
} OutcomeJob;

static gboolean
set_outcome (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  OutcomeJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  return item != NULL &&
         yishi_db_set_outcome (db, item, job->outcome, job->text, job->responsible, job->due, error);
}

int
yishi_cli_outcome (YishiCli  *cli,
                   int        argc,
                   char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *outcome = NULL;
  g_autofree char *text = NULL;
  g_autofree char *responsible = NULL;
  g_autofree char *due = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &outcome,
      N_("settled (on the spot), person (with a deadline), escalated, owners (to vote), none (with the reason)"),
      "OUTCOME" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_("What was agreed, or why nothing"), "TEXT" },
    { "responsible", 0, 0, G_OPTION_ARG_STRING, &responsible, N_("Who does it"), "NAME" },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_("By when"), "DATE" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item outcome", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  OutcomeJob job;
  int status;

  if (operands == NULL || !yishi_cli_read_choice (cli, "--outcome", outcome, outcomes) ||
      !yishi_cli_read_date (cli, "--due", due))
    return cli->status;

  job = (OutcomeJob) { &target, outcome, text, responsible, due };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, set_outcome, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Item %d: %s\n"), target.number, yishi_cli_say_outcome (outcome));

  return status;
}
