/* yishi-cli-note.c - `yishi note` and `yishi statement`: what was said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-text.h"
#include "yishi-cli-words.h"
#include "yishi-date.h"
#include "yishi-db-room.h"

typedef struct
{
  const YishiCliTarget *target;
  const char           *text;   /* (nullable) to add */
  gint64                id;     /* of the note added */
  GPtrArray            *notes;  /* (owned) (nullable) those there are */
  GPtrArray            *items;  /* (owned) (nullable) beside them */
} NoteJob;

static gboolean
add_note (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  NoteJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->target->meeting, error);
  g_autoptr(YishiItem) item = NULL;

  if (meeting == NULL)
    return FALSE;
  if (job->target->number != 0)
    {
      item = yishi_db_find_item (db, meeting->id, job->target->number, error);
      if (item == NULL)
        return FALSE;
    }

  return yishi_db_add_note (db, meeting->id, item != NULL ? item->id : 0, job->text, &job->id, error);
}

int
yishi_cli_note_add (YishiCli  *cli,
                    int        argc,
                    char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_("What was said"), "TEXT" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting text", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  NoteJob job = { &target, text, 0, NULL, NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, add_note, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Note %d was written down.\n"), (int) job.id);

  return status;
}

static gboolean
list_notes (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  NoteJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->target->meeting, error);

  if (meeting != NULL)
    job->items = yishi_db_list_items (db, meeting->id, error);
  if (job->items != NULL)
    job->notes = yishi_db_list_notes (db, meeting->id, error);

  return job->notes != NULL;
}

/* Returns: the number of the note's item, 0 for the meeting as a whole */
static int
find_number (const GPtrArray *items,
             const YishiNote *note)
{
  for (guint i = 0; i < items->len; i++)
    if (((YishiItem *) items->pdata[i])->id == note->item)
      return ((YishiItem *) items->pdata[i])->number;

  return 0;
}

static void
print_notes (YishiCli      *cli,
             const NoteJob *job)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rrll");

  yishi_text_table_add (table, _("no."), _("item"), _("at"), _("text"), NULL);
  for (guint i = 0; i < job->notes->len; i++)
    {
      const YishiNote *note = job->notes->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, note->id);
      g_autofree char *number = g_strdup_printf ("%d", find_number (job->items, note));
      g_autofree char *at = yishi_instant_describe (note->at);

      yishi_text_table_add (table, id, note->item != 0 ? number : "", at, note->text, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
print_notes_json (YishiCli      *cli,
                  const NoteJob *job)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "notes");
  for (guint i = 0; i < job->notes->len; i++)
    {
      const YishiNote *note = job->notes->pdata[i];

      yishi_json_begin_object (json, NULL);
      yishi_json_int (json, "id", note->id);
      yishi_json_int (json, "item", find_number (job->items, note));
      yishi_json_string (json, "at", note->at);
      yishi_json_string (json, "text", note->text);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_note_list (YishiCli  *cli,
                     int        argc,
                     char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  NoteJob job = { &target, NULL, 0, NULL, NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_notes, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_notes_json (cli, &job);
  else if (status == YISHI_EXIT_DONE)
    print_notes (cli, &job);

  g_clear_pointer (&job.notes, g_ptr_array_unref);
  g_clear_pointer (&job.items, g_ptr_array_unref);
  return status;
}

typedef struct
{
  const YishiCliTarget *target;
  YishiStatement        statement;
} StatementJob;

static gboolean
set_statement (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  StatementJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  if (item == NULL)
    return FALSE;

  job->statement.item = item->id;
  return yishi_db_set_statement (db, &job->statement, error);
}

int
yishi_cli_statement_set (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  static const char *const positions[] = { "agree", "promise", "reserve", "oppose", NULL };
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *party = NULL;
  g_autofree char *position = NULL;
  g_autofree char *text = NULL;
  g_autofree char *due = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "party", 0, 0, G_OPTION_ARG_STRING, &party,
      N_("community, branch, committee, firm, grid, social, other or guest"), "PARTY" },
    { "position", 0, 0, G_OPTION_ARG_STRING, &position,
      N_("agree, promise, reserve or oppose; with neither this nor a text, the statement is taken away"),
      "POSITION" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_("In its own words"), "TEXT" },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_("By when it promises"), "DATE" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item party", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  StatementJob job = { &target, { 0, party, position, text, due } };

  if (operands == NULL || !yishi_cli_read_choice (cli, "--party", party, yishi_cli_parties) ||
      !yishi_cli_read_choice (cli, "--position", position, positions) || !yishi_cli_read_date (cli, "--due", due))
    return cli->status;

  return yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, set_statement, &job);
}
