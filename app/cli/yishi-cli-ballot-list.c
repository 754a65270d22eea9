/* yishi-cli-ballot-list.c - `yishi ballot list`: every ballot, void ones too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-ballot.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "yishi-cli-command.h"
#include "yishi-cli-text.h"
#include "yishi-cli-words.h"
#include "yishi-date.h"

typedef struct
{
  const YishiCliTarget *target;
  GPtrArray            *ballots;  /* (owned) (nullable) */
  YishiBallotLedger     ledger;
} ListJob;

static gboolean
list_ballots (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  ListJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  if (item == NULL || !yishi_db_get_ledger (db, item, -1, &job->ledger, error))
    return FALSE;

  job->ballots = yishi_db_list_ballots (db, item, error);
  return job->ballots != NULL;
}

static char *
describe_state (const YishiBallotRow *ballot)
{
  if (*ballot->void_reason != '\0' && ballot->replaced_by > 0)
    return g_strdup_printf (_("void: %s (now no. %" PRId64 ")"), ballot->void_reason, ballot->replaced_by);
  if (*ballot->void_reason != '\0')
    return g_strdup_printf (_("void: %s"), ballot->void_reason);

  return g_strdup (ballot->late ? _("late, not counted") : "");
}

static void
print_ballots (YishiCli  *cli,
               GPtrArray *ballots)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rlllllll");

  yishi_text_table_add (table, _("no."), _("unit"), _("choice"), _("channel"), _("received"), _("agent"),
                        _("teller"), "", NULL);
  for (guint i = 0; i < ballots->len; i++)
    {
      const YishiBallotRow *ballot = g_ptr_array_index (ballots, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, ballot->id);
      g_autofree char *state = describe_state (ballot);
      g_autofree char *received = yishi_instant_describe (ballot->received);
      const char *choice = *ballot->marks != '\0' ? ballot->marks : yishi_cli_say_choice (ballot->choice);

      yishi_text_table_add (table, number, ballot->unit, choice, yishi_cli_say_channel (ballot->channel), received,
                            ballot->agent, ballot->teller, state, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
write_ballot (YishiJson            *json,
              const YishiBallotRow *ballot)
{
  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "id", ballot->id);
  yishi_json_string (json, "unit", ballot->unit);
  yishi_json_string (json, "choice", ballot->choice);
  yishi_json_string (json, "marks", ballot->marks);
  yishi_json_string (json, "channel", ballot->channel);
  yishi_json_string (json, "agent", ballot->agent);
  yishi_json_string (json, "teller", ballot->teller);
  yishi_json_string (json, "received", ballot->received);
  yishi_json_area (json, "area", ballot->area);
  yishi_json_boolean (json, "late", ballot->late);
  yishi_json_string (json, "void_reason", ballot->void_reason);
  if (ballot->replaced_by > 0)
    yishi_json_int (json, "replaced_by", ballot->replaced_by);
  else
    yishi_json_null (json, "replaced_by");
  yishi_json_end_object (json);
}

static void
print_ballots_json (YishiCli      *cli,
                    const ListJob *job)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "issued", job->ledger.issued);
  yishi_json_int (json, "delivered", job->ledger.delivered);
  yishi_json_int (json, "returned", job->ledger.returned);
  yishi_json_int (json, "void", job->ledger.voided);
  yishi_json_int (json, "late", job->ledger.late);
  yishi_json_begin_array (json, "ballots");
  for (guint i = 0; i < job->ballots->len; i++)
    write_ballot (json, g_ptr_array_index (job->ballots, i));
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_ballot_list (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ListJob job = { &target, NULL, { 0 } };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_ballots, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_ballots_json (cli, &job);
  else if (status == YISHI_EXIT_DONE)
    print_ballots (cli, job.ballots);

  g_clear_pointer (&job.ballots, g_ptr_array_unref);
  return status;
}
