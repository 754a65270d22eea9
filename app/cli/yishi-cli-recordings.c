/* yishi-cli-recordings.c - `yishi recordings`: what was recorded of a meeting, and what was not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "yishi-cli-text.h"
#include "yishi-cli-words.h"
#include "yishi-db-recording.h"

typedef struct
{
  const YishiCliTarget *target;
  YishiMeeting         *meeting;    /* (owned) (nullable) */
  GPtrArray            *items;      /* (owned) (nullable) */
  YishiRecording       *recording;  /* (owned) (nullable) */
  GPtrArray            *gaps;       /* (owned) (nullable) */
} RecordingsJob;

static void
clear_job (RecordingsJob *self)
{
  g_clear_pointer (&self->meeting, yishi_meeting_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->recording, yishi_recording_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RecordingsJob, clear_job)

static gint64
read_instant (const char *text)
{
  gint64 instant = YISHI_UNKNOWN;

  yishi_instant_parse (text, &instant);
  return instant;
}

static gboolean
load (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  RecordingsJob *job = data;

  job->meeting = yishi_db_find_meeting (db, job->target->meeting, error);
  if (job->meeting != NULL)
    job->items = yishi_db_list_items (db, job->meeting->id, error);
  if (job->items != NULL)
    job->recording = yishi_db_load_recording (db, job->meeting->id, error);
  if (job->recording == NULL)
    return FALSE;

  job->gaps = yishi_recording_list_gaps (job->recording, read_instant (job->meeting->started),
                                         read_instant (job->meeting->closed));
  return TRUE;
}

/* Returns: (transfer none) (nullable): the item of a bookmark */
static const YishiItem *
find_item (const RecordingsJob *job,
           gint64               id)
{
  for (guint i = 0; i < job->items->len; i++)
    if (((const YishiItem *) job->items->pdata[i])->id == id)
      return job->items->pdata[i];

  return NULL;
}

/* Returns: (transfer full): when it was, to the second; "–" while it is not known */
static char *
describe_instant (YishiCli *cli,
                  gint64    instant)
{
  char *stamp = instant >= 0 ? yishi_clock_format (cli->clock, instant) : NULL;

  if (stamp == NULL)
    return g_strdup ("–");

  /* "2026-12-15T19:00:05.123+08:00" */
  stamp[10] = ' ';
  stamp[19] = '\0';
  return stamp;
}

static void
print_parts (YishiCli            *cli,
             const RecordingsJob *job)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rlrrll");

  yishi_text_table_add (table, _("part"), _("began"), _("length"), _("bytes"), C_("recording", "ended"), _("microphone"),
                        NULL);
  for (guint i = 0; i < job->recording->parts->len; i++)
    {
      const YishiPart *part = job->recording->parts->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", part->number);
      g_autofree char *began = describe_instant (cli, part->began);
      g_autofree char *length = yishi_time_of_sound_format (yishi_recording_get_part_length (job->recording, part));
      g_autofree char *bytes = part->bytes >= 0 ? g_strdup_printf ("%" PRId64, part->bytes) : g_strdup ("–");

      yishi_text_table_add (table, number, began, length, bytes,
                            yishi_cli_say_part_end (yishi_part_end_to_text (part->end)), part->device, NULL);
    }
  yishi_text_table_print (table, cli, 2);

  for (guint i = 0; i < job->recording->parts->len; i++)
    {
      const YishiPart *part = job->recording->parts->pdata[i];

      if (*part->sha256 != '\0')
        yishi_cli_print (cli, _("SHA-256 of part %d (%s): %s\n"), part->number, part->file, part->sha256);
    }
}

static void
print_bookmarks (YishiCli            *cli,
                 const RecordingsJob *job)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("rrl");
  YishiWords words = yishi_words_choose (yishi_cli_read_language (cli, NULL));

  yishi_text_table_add (table, _("no."), _("time"), _("bookmark"), NULL);
  for (guint i = 0; i < job->recording->bookmarks->len; i++)
    {
      const YishiBookmark *bookmark = job->recording->bookmarks->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" PRId64, bookmark->id);
      g_autofree char *text = yishi_bookmark_describe (bookmark, find_item (job, bookmark->item), words);
      g_autofree char *when = NULL;
      gint64 time = 0;

      yishi_recording_to_timeline (job->recording, bookmark->place, &time);
      when = yishi_sound_gaps_find (job->gaps, bookmark->instant) != NULL ? g_strdup (C_("bookmark", "in a gap"))
                                                                           : yishi_time_of_sound_format (time);
      yishi_text_table_add (table, id, when, text, NULL);
    }
  yishi_text_table_print (table, cli, 2);
}

static void
print_gaps (YishiCli            *cli,
            const RecordingsJob *job)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("llll");

  yishi_text_table_add (table, _("from"), _("until"), _("why there is no sound"), "", NULL);
  for (guint i = 0; i < job->gaps->len; i++)
    {
      const YishiSoundGap *gap = job->gaps->pdata[i];
      g_autofree char *from = describe_instant (cli, gap->from);
      g_autofree char *until = gap->until != YISHI_UNKNOWN ? describe_instant (cli, gap->until)
                                                           : g_strdup (C_("gap", "still lasts"));

      yishi_text_table_add (table, from, until, yishi_cli_say_gap (yishi_sound_gap_reason_to_text (gap->reason)),
                            gap->text, NULL);
    }
  yishi_text_table_print (table, cli, 2);
}

static void
print_told (YishiCli   *cli,
            YishiTold   told,
            const char *when)
{
  switch (told)
    {
    case YISHI_TOLD_BY_WALL:
      yishi_cli_print (cli, _("Those present were told on the wall that they are recorded: %s.\n"), when);
      return;
    case YISHI_TOLD_ALOUD:
      yishi_cli_print (cli, _("The chair told those present aloud that they are recorded: %s.\n"), when);
      return;
    case YISHI_TOLD:
    case YISHI_TOLD_BEFORE:
    default:
      yishi_cli_print (cli, _("Those present were told that they are recorded: %s.\n"), when);
    }
}

/* Nothing is claimed of a part that began without a word. */
static void
print_told_of_parts (YishiCli            *cli,
                     const RecordingsJob *job)
{
  for (guint i = 1; i < job->recording->parts->len; i++)
    {
      const YishiPart *part = job->recording->parts->pdata[i];

      if (part->told == YISHI_TOLD_BY_WALL)
        yishi_cli_print (cli, _("Part %d: the wall showed that it is recorded.\n"), part->number);
      else
        yishi_cli_print (cli, _("Part %d: not told anew, as that notice was for the whole meeting.\n"), part->number);
    }
}

static void
print_text (YishiCli            *cli,
            const RecordingsJob *job)
{
  g_autofree char *told = describe_instant (cli, job->recording->announced);
  g_autofree char *length = yishi_time_of_sound_format (yishi_recording_get_length (job->recording));
  guint n = job->recording->parts->len;

  if (n == 0)
    yishi_cli_print (cli, _("Nothing was recorded of the meeting of %s.\n"), job->meeting->date);
  else
    yishi_cli_print (cli,
                     ngettext ("The recording of %s has %u part, %s long.\n", "The recording of %s has %u parts, %s long.\n",
                               n),
                     job->meeting->date, n, length);
  if (job->recording->announced != YISHI_UNKNOWN)
    {
      print_told (cli, job->recording->told, told);
      print_told_of_parts (cli, job);
    }

  if (n > 0)
    print_parts (cli, job);
  if (job->recording->bookmarks->len > 0)
    {
      yishi_cli_print (cli, "\n");
      print_bookmarks (cli, job);
    }
  if (job->gaps->len > 0)
    {
      yishi_cli_print (cli, "\n");
      print_gaps (cli, job);
    }
}

static void
print_json (YishiCli            *cli,
            const RecordingsJob *job)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "meeting", job->meeting->date);
  yishi_recording_write_json (job->recording, json, job->items, job->gaps, cli->clock, FALSE);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_recordings (YishiCli  *cli,
                      int        argc,
                      char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_auto(RecordingsJob) job = { &target, NULL, NULL, NULL, NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, load, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_json (cli, &job);
  else if (status == YISHI_EXIT_DONE)
    print_text (cli, &job);

  return status;
}
