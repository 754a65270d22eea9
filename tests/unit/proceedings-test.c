/* proceedings-test.c - what happened in a meeting, where it is to be heard, and what of it goes into an export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-proceedings.h"
#include "yishi-sound-export.h"

#define NS G_GINT64_CONSTANT (1000000000)
#define US G_GINT64_CONSTANT (1000000)
/* 19:00 of the evening; the tests count seconds from here. */
#define T0 (G_GINT64_CONSTANT (1797332400) * US)

static char *
stamp (gint64 second)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (T0 / US + second);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000+00:00");
}

static void
add_item (YishiMeetingState *meeting,
          gint64             id,
          const char        *outcome)
{
  YishiItem *item = g_new0 (YishiItem, 1);

  item->id = id;
  item->number = id;
  item->outcome = g_strdup (outcome);
  item->outcome_text = g_strdup ("示例处理");
  item->title = g_strdup ("示例议题");
  g_ptr_array_add (meeting->items, item);
}

static void
add_progress (YishiMeetingState *meeting,
              gint64             item,
              gint64             began,
              gint64             ended)
{
  YishiProgress *progress = g_new0 (YishiProgress, 1);

  progress->item = item;
  progress->began = stamp (began);
  progress->ended = stamp (ended);
  g_ptr_array_add (meeting->progress, progress);
}

static void
add_speech (YishiMeetingState *meeting,
            gint64             id,
            gint64             item,
            gint64             began,
            gint64             ended)
{
  YishiSpeech *speech = g_new0 (YishiSpeech, 1);

  speech->id = id;
  speech->item = item;
  speech->name = g_strdup ("张示例");
  speech->unit = g_strdup ("");
  speech->party = g_strdup ("owners");
  speech->began = stamp (began);
  speech->ended = stamp (ended);
  g_ptr_array_add (meeting->speeches, speech);
}

static void
add_note (YishiMeetingState *meeting,
          gint64             id,
          gint64             item,
          gint64             at)
{
  YishiNote *note = g_new0 (YishiNote, 1);

  note->id = id;
  note->item = item;
  note->at = stamp (at);
  note->text = g_strdup ("示例笔记");
  g_ptr_array_add (meeting->notes, note);
}

static void
add_vote (YishiMeetingState *meeting,
          gint64             item,
          gint64             opened,
          gint64             closed)
{
  YishiVoteState *vote = g_new0 (YishiVoteState, 1);

  vote->item = item;
  vote->opened = stamp (opened);
  vote->closed = stamp (closed);
  g_ptr_array_add (meeting->votes, vote);
}

static void
add_part (YishiRecording *recording,
          gint64          began,
          gint64          length)
{
  YishiPart *part = g_new0 (YishiPart, 1);
  YishiSync sync = { { recording->parts->len + 1, 0 }, began * US, T0 + began * US };

  part->number = recording->parts->len + 1;
  part->file = yishi_part_make_file (part->number, T0 + began * US);
  part->mirror = g_strdup ("");
  part->device = g_strdup ("");
  part->sha256 = g_strdup ("");
  part->began = T0 + began * US;
  part->monotonic = began * US;
  part->length = length * NS;
  part->end = YISHI_PART_STOPPED;
  g_ptr_array_add (recording->parts, part);
  g_array_append_val (recording->syncs, sync);
}

static void
add_bookmark (YishiRecording    *recording,
              YishiBookmarkKind  kind,
              gint64             item,
              gint64             reference,
              gint64             instant,
              YishiPlace         place)
{
  YishiBookmark *bookmark = g_new0 (YishiBookmark, 1);

  bookmark->id = recording->bookmarks->len + 1;
  bookmark->kind = kind;
  bookmark->item = item;
  bookmark->reference = reference;
  bookmark->text = g_strdup (kind == YISHI_BOOKMARK_MARK ? "示例书签" : "");
  bookmark->instant = T0 + instant * US;
  bookmark->place = (YishiPlace) { place.part, place.position * NS };
  g_ptr_array_add (recording->bookmarks, bookmark);
}

/* From 0 s item 1 and its speaker, before anything was recorded; the recording runs
 * from 100 s to 400 s and from 500 s to 600 s. Item 2, a note, a vote and an outcome
 * while it runs; item 1 again at 510 s. */
static void
make_evening (YishiMeetingState *meeting,
              YishiRecording    *recording)
{
  meeting->meeting = g_new0 (YishiMeeting, 1);
  meeting->meeting->closed = stamp (700);
  meeting->meeting->date = g_strdup ("2026-12-15");
  meeting->meeting->title = g_strdup ("示例/议事日");
  add_item (meeting, 1, "");
  add_item (meeting, 2, "settled");
  add_item (meeting, 3, "none");
  add_progress (meeting, 1, 0, 110);
  add_progress (meeting, 2, 110, 500);
  add_progress (meeting, 1, 510, 600);
  add_speech (meeting, 1, 1, 10, 105);
  add_speech (meeting, 2, 2, 120, 180);
  add_note (meeting, 1, 2, 200);
  add_note (meeting, 2, 0, 450);
  add_vote (meeting, 2, 210, 300);

  add_part (recording, 100, 300);
  add_part (recording, 500, 100);
  add_bookmark (recording, YISHI_BOOKMARK_SPEECH_ENDED, 1, 1, 105, (YishiPlace) { 1, 5 });
  add_bookmark (recording, YISHI_BOOKMARK_ITEM_BEGUN, 2, 0, 110, (YishiPlace) { 1, 10 });
  add_bookmark (recording, YISHI_BOOKMARK_SPEECH_BEGUN, 2, 0, 120, (YishiPlace) { 1, 20 });
  add_bookmark (recording, YISHI_BOOKMARK_SPEECH_ENDED, 2, 2, 180, (YishiPlace) { 1, 80 });
  /* Typed for a while: it is where it was begun. */
  add_bookmark (recording, YISHI_BOOKMARK_NOTE, 2, 1, 206, (YishiPlace) { 1, 99 });
  add_bookmark (recording, YISHI_BOOKMARK_BALLOT_CLOSED, 2, 0, 300, (YishiPlace) { 1, 200 });
  add_bookmark (recording, YISHI_BOOKMARK_OUTCOME, 2, 0, 350, (YishiPlace) { 1, 250 });
  /* Noted while nothing was recorded: it stands at the end of part 1 and is not heard there. */
  add_bookmark (recording, YISHI_BOOKMARK_NOTE, 0, 2, 450, (YishiPlace) { 1, 300 });
  add_bookmark (recording, YISHI_BOOKMARK_MARK, 1, 0, 520, (YishiPlace) { 2, 20 });
  add_bookmark (recording, YISHI_BOOKMARK_ITEM_BEGUN, 1, 0, 510, (YishiPlace) { 2, 10 });
  add_bookmark (recording, YISHI_BOOKMARK_ITEM_ENDED, 2, 0, 390, (YishiPlace) { 1, 290 });
}

/* Seconds; -1: not known. What happened in a gap is followed by the sound behind that. */
static const struct
{
  YishiEventKind kind;
  gint64         item;
  gint64         instant;
  gint64         time;
  gboolean       in_gap;
} expected[] = {
  { YISHI_EVENT_ITEM, 1, 0, 0, TRUE },
  { YISHI_EVENT_NO_SOUND, 0, 0, 0 },
  { YISHI_EVENT_SPEECH, 1, 10, 0, TRUE },
  { YISHI_EVENT_ITEM, 2, 110, 10 },
  { YISHI_EVENT_SPEECH, 2, 120, 20 },
  { YISHI_EVENT_NOTE, 2, 200, 99 },
  { YISHI_EVENT_BALLOT_OPENED, 2, 210, 110 },
  { YISHI_EVENT_BALLOT_CLOSED, 2, 300, 200 },
  { YISHI_EVENT_OUTCOME, 2, 350, 250 },
  { YISHI_EVENT_NO_SOUND, 0, 400, 300 },
  { YISHI_EVENT_NOTE, 0, 450, 300, TRUE },
  { YISHI_EVENT_ITEM, 1, 510, 310 },
  { YISHI_EVENT_MARK, 1, 520, 320 },
  { YISHI_EVENT_NO_SOUND, 0, 600, 400 },
  { YISHI_EVENT_OUTCOME, 3, -1, -1 },
};

static void
test_order (void)
{
  g_autoptr(YishiMeetingState) meeting = yishi_meeting_state_new ();
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  g_autoptr(GPtrArray) gaps = NULL;
  g_autoptr(GPtrArray) events = NULL;

  make_evening (meeting, recording);
  gaps = yishi_recording_list_gaps (recording, T0, T0 + 700 * US);
  events = yishi_proceedings_list (meeting, recording, gaps);

  for (guint i = 0; i < MIN (events->len, G_N_ELEMENTS (expected)); i++)
    {
      const YishiEvent *event = events->pdata[i];

      g_test_message ("event %u", i);
      g_assert_cmpint (event->kind, ==, expected[i].kind);
      g_assert_cmpint (event->item, ==, expected[i].item);
      g_assert_cmpint (event->instant, ==, expected[i].instant < 0 ? YISHI_UNKNOWN : T0 + expected[i].instant * US);
      g_assert_cmpint (event->time, ==, expected[i].time < 0 ? YISHI_UNKNOWN : expected[i].time * NS);
      g_assert_cmpint (event->in_gap, ==, expected[i].in_gap);
    }
  g_assert_cmpuint (events->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpstr (((YishiEvent *) events->pdata[12])->text, ==, "示例书签");
  g_assert_cmpint (((YishiEvent *) events->pdata[12])->reference, ==, 9);
}

/* Time in seconds, and which of the events above is heard then; -1: none. */
static const struct
{
  gint64 time;
  int    event;
} heard[] = { { 0, 0 }, { 9, 0 }, { 10, 3 }, { 98, 4 }, { 99, 5 }, { 305, 8 }, { 320, 12 }, { 5000, 12 } };

static void
test_heard (void)
{
  g_autoptr(YishiMeetingState) meeting = yishi_meeting_state_new ();
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  g_autoptr(GPtrArray) gaps = NULL;
  g_autoptr(GPtrArray) events = NULL;

  make_evening (meeting, recording);
  gaps = yishi_recording_list_gaps (recording, T0, T0 + 700 * US);
  events = yishi_proceedings_list (meeting, recording, gaps);
  for (guint i = 0; i < G_N_ELEMENTS (heard); i++)
    g_assert_true (yishi_proceedings_find (events, heard[i].time * NS) ==
                   (heard[i].event >= 0 ? events->pdata[heard[i].event] : NULL));
}

/* A meeting of which nothing was recorded: all that happened is told, nothing is to be heard. */
static void
test_without_sound (void)
{
  g_autoptr(YishiMeetingState) meeting = yishi_meeting_state_new ();
  g_autoptr(YishiRecording) recorded = yishi_recording_new ();
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  g_autoptr(GPtrArray) gaps = NULL;
  g_autoptr(GPtrArray) events = NULL;

  make_evening (meeting, recorded);
  gaps = yishi_recording_list_gaps (recording, T0, T0 + 700 * US);
  events = yishi_proceedings_list (meeting, recording, gaps);
  g_assert_cmpuint (events->len, ==, 12);
  for (guint i = 0; i < events->len; i++)
    g_assert_cmpint (((const YishiEvent *) events->pdata[i])->time, ==, YISHI_UNKNOWN);
}

/* A bookmark that is set while the recording is paused and goes on being so has no sound, nor any after it. */
static void
test_mark_in_lasting_gap (void)
{
  g_autoptr(YishiMeetingState) meeting = yishi_meeting_state_new ();
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  g_autoptr(GPtrArray) gaps = NULL;
  g_autoptr(GPtrArray) events = NULL;
  YishiSoundGap *gap = g_new0 (YishiSoundGap, 1);
  const YishiEvent *mark;

  meeting->meeting = g_new0 (YishiMeeting, 1);
  meeting->meeting->closed = g_strdup ("");
  add_part (recording, 0, 60);
  gap->reason = YISHI_SOUND_GAP_PAUSED;
  gap->place = (YishiPlace) { 1, 60 * NS };
  gap->from = T0 + 60 * US;
  gap->until = YISHI_UNKNOWN;
  gap->text = g_strdup ("");
  g_ptr_array_add (recording->gaps, gap);
  add_bookmark (recording, YISHI_BOOKMARK_MARK, 0, 0, 75, (YishiPlace) { 1, 60 });
  gaps = yishi_recording_list_gaps (recording, T0, YISHI_UNKNOWN);
  events = yishi_proceedings_list (meeting, recording, gaps);
  mark = events->pdata[events->len - 1];
  g_assert_cmpint (mark->kind, ==, YISHI_EVENT_MARK);
  g_assert_true (mark->in_gap);
  g_assert_cmpint (mark->time, ==, YISHI_UNKNOWN);
}

/* Who speaks now has no speech in the record yet. */
static void
test_running_speech (void)
{
  g_autoptr(YishiMeetingState) meeting = yishi_meeting_state_new ();
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  g_autoptr(GPtrArray) gaps = g_ptr_array_new ();
  g_autoptr(GPtrArray) events = NULL;
  const YishiEvent *last;

  make_evening (meeting, recording);
  g_free (meeting->meeting->closed);
  meeting->meeting->closed = g_strdup ("");
  add_bookmark (recording, YISHI_BOOKMARK_SPEECH_BEGUN, 1, 0, 530, (YishiPlace) { 2, 30 });
  events = yishi_proceedings_list (meeting, recording, gaps);
  last = events->pdata[events->len - 2];
  g_assert_cmpint (last->kind, ==, YISHI_EVENT_SPEECH);
  g_assert_cmpint (last->time, ==, 330 * NS);
  g_assert_cmpint (last->until, ==, YISHI_UNKNOWN);
}

/* What is exported of that evening, in which a confidential part from 199 s to 250 s
 * stands as so many seconds of silence. */
static const struct
{
  const char   *name;
  gint64        item;
  int           missing;   /* a part, 0 if all are there */
  gint64        silence;   /* seconds; -1: there was no confidential part */
  guint         n_stretches;
  YishiStretch  stretches[3];  /* seconds */
  guint         n_chapters;
  const char   *first;     /* chapter */
  const char   *cover;     /* something that its text says */
} exports[] = {
  { "one-item", 2, 0, -1, 1, { { 1, 10, 290 } }, 5, "第 2 项：示例议题", "示例小区 · 2026-12-15" },
  { "whole", 0, 0, -1, 2, { { 1, 0, 300 }, { 2, 0, 100 } }, 7, "第 2 项：示例议题", "无录音：录音已停止" },
  { "taken-up-again", 1, 0, -1, 1, { { 2, 10, 100 } }, 2, "第 1 项：示例议题", "第 1 项" },
  { "not-recorded", 3, 0, -1, 0, { { 0 } }, 0, NULL, "第 3 项" },
  { "a-part-is-missing", 0, 1, -1, 1, { { 2, 0, 100 } }, 2, "第 1 项：示例议题", "第 1 段录音缺失" },
  { "confidential-and-cut", 2, 0, 0, 1, { { 1, 10, 290 } }, 4, "第 2 项：示例议题", "主持人暂停录音" },
  { "confidential-silence", 2, 0, 20, 2, { { 1, 10, 98 }, { 1, 118, 290 } }, 4, "第 2 项：示例议题", "19:03:19" },
};

static void
add_confidential (YishiRecording *recording,
                  gint64          silence)
{
  YishiSoundGap *gap = g_new0 (YishiSoundGap, 1);

  gap->reason = YISHI_SOUND_GAP_PAUSED;
  gap->place = (YishiPlace) { 1, 98 * NS };
  gap->silence = silence * NS;
  gap->from = T0 + 199 * US;
  gap->until = T0 + 250 * US;
  gap->text = g_strdup ("示例保密");
  g_ptr_array_add (recording->gaps, gap);
}

static void
test_export (gconstpointer data)
{
  const typeof (exports[0]) *row = data;
  g_autoptr(YishiMeetingState) meeting = yishi_meeting_state_new ();
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  g_autoptr(GArray) missing = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(YishiClock) clock = yishi_clock_new_at ("2026-12-15T19:00:00+08:00", NULL);
  g_autoptr(GPtrArray) gaps = NULL;
  g_autoptr(YishiSoundExport) made = NULL;

  make_evening (meeting, recording);
  if (row->silence >= 0)
    add_confidential (recording, row->silence);
  if (row->missing != 0)
    g_array_append_val (missing, row->missing);
  gaps = yishi_recording_list_gaps (recording, T0, T0 + 700 * US);
  made = yishi_sound_export_new (meeting, recording, gaps, missing, row->item, "示例小区", clock, YISHI_WORDS_ZH);

  g_assert_cmpuint (made->stretches->len, ==, row->n_stretches);
  for (guint i = 0; i < made->stretches->len; i++)
    {
      const YishiStretch *stretch = &g_array_index (made->stretches, YishiStretch, i);

      g_assert_cmpint (stretch->part, ==, row->stretches[i].part);
      g_assert_cmpint (stretch->from, ==, row->stretches[i].from * NS);
      g_assert_cmpint (stretch->until, ==, row->stretches[i].until * NS);
    }
  g_assert_cmpuint (made->chapters->len, ==, row->n_chapters);
  if (row->first != NULL)
    g_assert_cmpstr (((const YishiExportChapter *) made->chapters->pdata[0])->name, ==, row->first);
  g_assert_nonnull (strstr (made->description, row->cover));
  g_assert_null (strstr (made->description, "示例保密"));
  g_assert_null (strchr (made->name, '/'));
  g_assert_cmpstr (made->artist, ==, "示例小区");
}

/* What somebody typed leaves the house without phones. */
static void
test_export_is_masked (void)
{
  g_autoptr(YishiMeetingState) meeting = yishi_meeting_state_new ();
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  g_autoptr(YishiClock) clock = yishi_clock_new_at ("2026-12-15T19:00:00+08:00", NULL);
  g_autoptr(GPtrArray) gaps = g_ptr_array_new ();
  g_autoptr(YishiSoundExport) made = NULL;

  make_evening (meeting, recording);
  for (guint i = 0; i < recording->bookmarks->len; i++)
    {
      YishiBookmark *bookmark = recording->bookmarks->pdata[i];

      g_free (bookmark->text);
      bookmark->text = g_strdup ("示例电话13800001111");
    }
  made = yishi_sound_export_new (meeting, recording, gaps, NULL, 0, "示例小区13800001111", clock, YISHI_WORDS_EN);
  g_assert_null (strstr (made->artist, "13800001111"));
  g_assert_null (strstr (made->description, "13800001111"));
  g_assert_cmpuint (made->chapters->len, >, 3);
  for (guint i = 0; i < made->chapters->len; i++)
    g_assert_null (strstr (((const YishiExportChapter *) made->chapters->pdata[i])->name, "13800001111"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proceedings/in-order", test_order);
  g_test_add_func ("/proceedings/what-is-heard", test_heard);
  g_test_add_func ("/proceedings/without-sound", test_without_sound);
  g_test_add_func ("/proceedings/mark-in-lasting-gap", test_mark_in_lasting_gap);
  g_test_add_func ("/proceedings/running-speech", test_running_speech);
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sound-export/%s", exports[i].name);

      g_test_add_data_func (path, &exports[i], test_export);
    }
  g_test_add_func ("/sound-export/masked", test_export_is_masked);

  return g_test_run ();
}
