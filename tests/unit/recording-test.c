/* recording-test.c - one timeline over all parts, three kinds of time, and what is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "yishi-recording.h"

#define NS G_GINT64_CONSTANT (1000000000)
#define US G_GINT64_CONSTANT (1000000)
#define HOUR (3600 * US)
/* The evening: instants are this and so many seconds. */
#define T0 (G_GINT64_CONSTANT (1797332400) * US)

static void
add_part (YishiRecording *recording,
          gint64          began,
          gint64          monotonic,
          gint64          length,
          YishiPartEnd    end)
{
  YishiPart *part = g_new0 (YishiPart, 1);

  part->number = recording->parts->len + 1;
  part->file = yishi_part_make_file (part->number, T0 + began * US);
  part->mirror = g_strdup ("");
  part->device = g_strdup ("Table microphone");
  part->began = T0 + began * US;
  part->monotonic = monotonic * US;
  part->length = length >= 0 ? length * NS : YISHI_UNKNOWN;
  part->bytes = length >= 0 ? length * 4000 : YISHI_UNKNOWN;
  part->sha256 = g_strdup ("");
  part->end = end;
  g_ptr_array_add (recording->parts, part);
}

static void
add_sync (YishiRecording *recording,
          int             part,
          gint64          position,
          gint64          monotonic,
          gint64          instant)
{
  YishiSync sync = { { part, position * NS }, monotonic * US, T0 + instant * US };

  g_array_append_val (recording->syncs, sync);
}

static void
add_bookmark (YishiRecording    *recording,
              YishiBookmarkKind  kind,
              gint64             item,
              int                part,
              gint64             position)
{
  YishiBookmark *bookmark = g_new0 (YishiBookmark, 1);

  bookmark->id = recording->bookmarks->len + 1;
  bookmark->kind = kind;
  bookmark->item = item;
  bookmark->text = g_strdup ("");
  bookmark->place = (YishiPlace) { part, position * NS };
  g_ptr_array_add (recording->bookmarks, bookmark);
}

static void
add_gap (YishiRecording      *recording,
         YishiSoundGapReason  reason,
         int                  part,
         gint64               position,
         gint64               from,
         gint64               until)
{
  YishiSoundGap *gap = g_new0 (YishiSoundGap, 1);

  gap->id = recording->gaps->len + 1;
  gap->reason = reason;
  gap->place = (YishiPlace) { part, position * NS };
  gap->from = T0 + from * US;
  gap->until = until >= 0 ? T0 + until * US : YISHI_UNKNOWN;
  gap->text = g_strdup ("");
  g_ptr_array_add (recording->gaps, gap);
}

/* 600 s from 10 s on, with a pause of 300 s at 200 s; the clock was set back one
 * hour at 400 s; then a crash, a reboot and 120 s more from 1200 s on (by the old
 * time), the last of which records. */
static YishiRecording *
make_evening (void)
{
  YishiRecording *recording = yishi_recording_new ();

  recording->announced = T0;
  add_part (recording, 10, 5000, 600, YISHI_PART_CRASHED);
  add_sync (recording, 1, 0, 5000, 10);
  add_sync (recording, 1, 60, 5060, 70);
  add_sync (recording, 1, 200, 5200, 210);
  add_sync (recording, 1, 200, 5500, 510);
  add_sync (recording, 1, 400, 5700, 710 - 3600);
  add_part (recording, 1200 - 3600, 40, -1, YISHI_PART_RECORDING);
  add_sync (recording, 2, 120, 160, 1320 - 3600);
  add_gap (recording, YISHI_SOUND_GAP_PAUSED, 1, 200, 210, 510);
  return recording;
}

/* Seconds; -1: there is none. */
static const struct
{
  const char *name;
  gint64      time;
  int         part;
  gint64      position;
  gboolean    found;
} timeline[] = {
  { "beginning", 0, 1, 0, TRUE },
  { "first-part", 599, 1, 599, TRUE },
  { "where-two-meet", 600, 2, 0, TRUE },
  { "second-part", 719, 2, 119, TRUE },
  { "end", 720, 2, 120, FALSE },
  { "behind-the-end", 5000, 2, 120, FALSE },
  { "before-the-beginning", -5, 1, 0, TRUE },
};

static void
test_timeline (gconstpointer data)
{
  const typeof (timeline[0]) *row = data;
  g_autoptr(YishiRecording) recording = make_evening ();
  YishiPlace place;
  gint64 time;

  g_assert_cmpint (yishi_recording_get_length (recording), ==, 720 * NS);
  g_assert_cmpint (yishi_recording_from_timeline (recording, row->time * NS, &place), ==, row->found);
  g_assert_cmpint (place.part, ==, row->part);
  g_assert_cmpint (place.position, ==, row->position * NS);
  g_assert_true (yishi_recording_to_timeline (recording, place, &time));
  g_assert_cmpint (time, ==, CLAMP (row->time, 0, 720) * NS);
}

static void
test_no_sound (void)
{
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  YishiPlace place = { 7, 7 };
  gint64 time;

  g_assert_false (yishi_recording_from_timeline (recording, 0, &place));
  g_assert_cmpint (place.part, ==, 0);
  g_assert_false (yishi_recording_find_instant (recording, T0, &place));
  g_assert_cmpint (place.part, ==, 0);
  g_assert_false (yishi_recording_to_timeline (recording, (YishiPlace) { 1, 0 }, &time));
  g_assert_false (yishi_recording_get_instant (recording, (YishiPlace) { 1, 0 }, &time));
  g_assert_false (yishi_recording_get_instant (recording, (YishiPlace) { 0, 0 }, &time));
  g_assert_cmpint (yishi_recording_get_length (recording), ==, 0);
}

/* A place, and what the clocks said there; seconds, the instant from T0. */
static const struct
{
  const char *name;
  int         part;
  gint64      position, monotonic, instant;
} clocks[] = {
  { "beginning", 1, 0, 5000, 10 },
  { "within-a-minute", 1, 45, 5045, 55 },
  { "before-the-pause", 1, 199, 5199, 209 },
  { "after-the-pause", 1, 201, 5501, 511 },
  { "before-the-clock-was-set", 1, 399, 5699, 709 },
  { "after-the-clock-was-set", 1, 401, 5701, 711 - 3600 },
  { "behind-the-last-pair", 1, 590, 5890, 900 - 3600 },
  { "another-run-of-the-machine", 2, 1, 41, 1201 - 3600 },
};

static void
test_clocks (gconstpointer data)
{
  const typeof (clocks[0]) *row = data;
  const YishiPlace place = { row->part, row->position * NS };
  g_autoptr(YishiRecording) recording = make_evening ();
  YishiPlace found;
  gint64 monotonic, instant;

  g_assert_true (yishi_recording_get_monotonic (recording, place, &monotonic));
  g_assert_cmpint (monotonic, ==, row->monotonic * US);
  g_assert_true (yishi_recording_get_instant (recording, place, &instant));
  g_assert_cmpint (instant, ==, T0 + row->instant * US);

  g_assert_true (yishi_recording_find_monotonic (recording, row->part, monotonic, &found));
  g_assert_cmpint (found.position, ==, place.position);
  g_assert_true (yishi_recording_find_instant (recording, instant, &found));
  g_assert_cmpint (found.part, ==, place.part);
  g_assert_cmpint (found.position, ==, place.position);
}

/* Instants at which nothing was recorded, and where the sound goes on. */
static const struct
{
  const char *name;
  gint64      instant;
  int         part;
  gint64      position;
} silent[] = {
  { "before-all", 11 - 2 * 3600, 1, 0 },
  { "just-before", 5, 1, 0 },
  { "paused", 300, 1, 200 },
  { "between-the-parts", 1000 - 3600, 1, 0 },
  { "after-all", 100000, 2, 120 },
};

static void
test_silent (gconstpointer data)
{
  const typeof (silent[0]) *row = data;
  g_autoptr(YishiRecording) recording = make_evening ();
  YishiPlace place;

  g_assert_false (yishi_recording_find_instant (recording, T0 + row->instant * US, &place));
  g_assert_cmpint (place.part, ==, row->part);
  g_assert_cmpint (place.position, ==, row->position * NS);
}

/* Winter time, NTP and somebody who mends the year: by how much the clock was set. */
static const struct
{
  const char *name;
  gint64      lasts, passed, jump;
} jumps[] = {
  { "none", 60 * US, 60 * US, 0 },
  { "ntp", 60 * US, 60 * US + 1500, 1500 },
  { "back-one-hour", 60 * US, 60 * US - HOUR, -HOUR },
  { "summer-time", 60 * US, 60 * US + HOUR, HOUR },
  { "another-year", 60 * US, 60 * US + 8760 * HOUR, 8760 * HOUR },
};

static void
test_jump (gconstpointer data)
{
  const typeof (jumps[0]) *row = data;
  const YishiSync before = { { 1, 0 }, 7 * US, T0 };
  const YishiSync after = { { 1, 60 * NS }, 7 * US + row->lasts, T0 + row->passed };

  g_assert_cmpint (yishi_sync_get_jump (&before, &after), ==, row->jump);
}

/* Where the wall clock stood twice, the first time counts, and the place leads
 * back to the instant from both. */
static void
test_stood_twice (void)
{
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  YishiPlace place;
  gint64 instant;

  add_part (recording, 0, 100, 7200, YISHI_PART_STOPPED);
  add_sync (recording, 1, 3600, 3700, 0);

  g_assert_true (yishi_recording_find_instant (recording, T0 + 30 * US, &place));
  g_assert_cmpint (place.position, ==, 30 * NS);
  g_assert_true (yishi_recording_get_instant (recording, (YishiPlace) { 1, 3630 * NS }, &instant));
  g_assert_cmpint (instant, ==, T0 + 30 * US);
}

/* Set back one hour, or forward, half a minute before anybody noted it. */
static void
test_noted_late (gconstpointer data)
{
  gint64 jump = GPOINTER_TO_INT (data);
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  YishiPlace place;

  add_part (recording, 0, 100, 120, YISHI_PART_STOPPED);
  add_sync (recording, 1, 60, 160, 60 + jump);

  g_assert_true (yishi_recording_find_instant (recording, T0 + 20 * US, &place));
  g_assert_cmpint (place.position, ==, 20 * NS);
  g_assert_true (yishi_recording_find_instant (recording, T0 + (45 + jump) * US, &place));
  g_assert_cmpint (place.position, ==, 45 * NS);
  g_assert_true (yishi_recording_find_instant (recording, T0 + (90 + jump) * US, &place));
  g_assert_cmpint (place.position, ==, 90 * NS);
  g_assert_false (yishi_recording_find_instant (recording, T0 + (jump / 2) * US, &place));
}

/* Parts as "from+length end" in seconds (end: s c d f, r records), gaps noted as
 * "from-until" with P for paused and N for no microphone; the meeting from 0 to
 * 1000, and what is told: reason, from, until. */
static const struct
{
  const char *name, *parts, *noted, *told;
} gaps[] = {
  { "all-recorded", "0+1000s", "", "" },
  { "as-good-as", "0+500s 500+499s", "", "" },
  { "nothing-recorded", "", "", "not-started 0-1000" },
  { "no-microphone", "", "N0-1000", "no-microphone 0-1000" },
  { "late", "100+900s", "", "not-started 0-100" },
  { "still-records", "0+300r", "", "" },
  { "stopped-early", "0+300s", "", "stopped 300-1000" },
  { "paused", "0+700s", "P200-500", "paused 200-500" },
  { "paused-until-now", "0+200r", "P200-", "paused 200-1000" },
  { "crashed-after-the-meeting", "0+1010c", "N1010-", "" },
  { "crashed", "0+300c 340+660s", "", "crashed 300-340" },
  { "crash-noted-in-part", "0+300c 400+600s", "N330-370", "crashed 300-330, no-microphone 330-370, crashed 370-400" },
  { "crash-noted-whole", "0+300c 400+600s", "N300-400", "no-microphone 300-400" },
  { "disk-full", "0+300d", "", "disk-full 300-1000" },
  { "failed-and-stopped", "0+300f 400+100s", "", "failed 300-400, stopped 500-1000" },
};

/* Likewise of a meeting that goes on: what has no end lasts. */
static const typeof (gaps[0]) lasting[] = {
  { "records", "0+300r", "", "" },
  { "stopped", "0+300s", "", "stopped 300-" },
  { "full", "0+300d", "", "disk-full 300-" },
  { "paused", "0+200r", "P200-", "paused 200-" },
  { "no-microphone", "0+300s", "N300-", "no-microphone 300-" },
  { "microphone-after-a-stop", "0+300s", "N400-", "stopped 300-400, no-microphone 400-" },
  { "nothing-recorded", "", "", "not-started 0-" },
};

static void
read_evening (YishiRecording *recording,
              const char     *parts,
              const char     *noted)
{
  static const struct { char letter; YishiPartEnd end; } ends[] = {
    { 's', YISHI_PART_STOPPED }, { 'c', YISHI_PART_CRASHED }, { 'd', YISHI_PART_DISK_FULL },
    { 'f', YISHI_PART_FAILED }, { 'r', YISHI_PART_RECORDING },
  };
  g_auto(GStrv) words = g_strsplit (parts, " ", 0);

  for (int i = 0; words[i] != NULL; i++)
    {
      char *rest;
      gint64 began = g_ascii_strtoll (words[i], &rest, 10);
      gint64 length = g_ascii_strtoll (rest + 1, &rest, 10);

      for (gsize j = 0; j < G_N_ELEMENTS (ends); j++)
        if (ends[j].letter == *rest)
          add_part (recording, began, began, length, ends[j].end);
    }

  if (*noted != '\0')
    {
      char *rest;
      gint64 from = g_ascii_strtoll (noted + 1, &rest, 10);
      gint64 until = rest[1] != '\0' ? g_ascii_strtoll (rest + 1, NULL, 10) : -1;
      int part = recording->parts->len > 0 ? 1 : 0;

      add_gap (recording, *noted == 'P' ? YISHI_SOUND_GAP_PAUSED : YISHI_SOUND_GAP_NO_MICROPHONE, part, from, from,
               until);
      if (*noted == 'P' && until >= 0)
        {
          add_sync (recording, 1, from, from, from);
          add_sync (recording, 1, from, until, until);
        }
    }
}

static void
assert_gaps (const typeof (gaps[0]) *row,
             gint64                  until)
{
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GPtrArray) found = NULL;

  read_evening (recording, row->parts, row->noted);
  found = yishi_recording_list_gaps (recording, T0, until);
  for (guint i = 0; i < found->len; i++)
    {
      const YishiSoundGap *gap = found->pdata[i];

      g_string_append_printf (told, "%s%s %d-", i > 0 ? ", " : "", yishi_sound_gap_reason_to_text (gap->reason),
                              (int) ((gap->from - T0) / US));
      if (gap->until != YISHI_UNKNOWN)
        g_string_append_printf (told, "%d", (int) ((gap->until - T0) / US));
    }
  g_assert_cmpstr (told->str, ==, row->told);
}

static void
test_gaps (gconstpointer data)
{
  assert_gaps (data, T0 + 1000 * US);
}

static void
test_lasting_gaps (gconstpointer data)
{
  assert_gaps (data, YISHI_UNKNOWN);
}

/* What was recorded for a meeting that has not begun: nothing is missing of it. */
static void
test_gaps_before (void)
{
  g_autoptr(YishiRecording) recording = yishi_recording_new ();
  g_autoptr(GPtrArray) found = NULL;

  read_evening (recording, "0+300s", "");
  found = yishi_recording_list_gaps (recording, YISHI_UNKNOWN, YISHI_UNKNOWN);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_chapters (void)
{
  g_autoptr(YishiRecording) recording = make_evening ();
  g_autoptr(GArray) whole = yishi_recording_list_spans (recording, 0);
  g_autoptr(GArray) spans = NULL;
  g_autoptr(GArray) none = NULL;
  g_autoptr(GArray) all = NULL;
  g_autoptr(GArray) chapters = NULL;

  add_bookmark (recording, YISHI_BOOKMARK_ITEM_BEGUN, 7, 1, 100);
  add_bookmark (recording, YISHI_BOOKMARK_MARK, 7, 1, 150);
  add_bookmark (recording, YISHI_BOOKMARK_ITEM_ENDED, 7, 1, 300);
  add_bookmark (recording, YISHI_BOOKMARK_ITEM_BEGUN, 8, 1, 300);
  add_bookmark (recording, YISHI_BOOKMARK_ITEM_ENDED, 8, 1, 580);
  add_bookmark (recording, YISHI_BOOKMARK_ITEM_BEGUN, 7, 1, 590);
  add_bookmark (recording, YISHI_BOOKMARK_OUTCOME, 7, 2, 20);

  all = yishi_recording_list_chapters (recording, whole);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpint (g_array_index (all, YishiChapter, 4).start, ==, 620 * NS);
  g_assert_cmpint (g_array_index (all, YishiChapter, 2).bookmark->item, ==, 8);

  spans = yishi_recording_list_spans (recording, 7);
  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_cmpint (g_array_index (spans, YishiSpan, 1).from, ==, 590 * NS);
  g_assert_cmpint (g_array_index (spans, YishiSpan, 1).until, ==, 720 * NS);
  chapters = yishi_recording_list_chapters (recording, spans);
  g_assert_cmpuint (chapters->len, ==, 4);
  g_assert_cmpint (g_array_index (chapters, YishiChapter, 0).start, ==, 0);
  g_assert_cmpint (g_array_index (chapters, YishiChapter, 1).start, ==, 50 * NS);
  g_assert_cmpint (g_array_index (chapters, YishiChapter, 2).start, ==, 200 * NS);
  g_assert_cmpint (g_array_index (chapters, YishiChapter, 3).start, ==, 230 * NS);
  g_assert_true (g_array_index (chapters, YishiChapter, 3).bookmark ==
                 yishi_recording_find_bookmark (recording, YISHI_BOOKMARK_OUTCOME, 7, 0));

  none = yishi_recording_list_spans (recording, 9);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Nobody is recorded without having been told. */
static void
test_notice (void)
{
  g_autoptr(YishiRecording) recording = yishi_recording_new ();

  g_assert_cmpint (yishi_recording_may_start (recording), ==, YISHI_MAY_NOT_RECORD_UNANNOUNCED);
  /* The clock was set back since: the notice was given all the same. */
  recording->announced = T0 + HOUR;
  g_assert_cmpint (yishi_recording_may_start (recording), ==, YISHI_MAY_RECORD);
  add_part (recording, 0, 0, 60, YISHI_PART_STOPPED);
  g_assert_cmpint (yishi_recording_may_start (recording), ==, YISHI_MAY_RECORD);
  add_part (recording, 60, 60, -1, YISHI_PART_RECORDING);
  g_assert_cmpint (yishi_recording_may_start (recording), ==, YISHI_MAY_NOT_RECORD_TWICE);
}

static const struct
{
  const char *file;
  gboolean    ours;
} files[] = {
  { "recordings/20261215T110512Z-1.opus", TRUE },
  { "recordings/a_b-c.opus.peaks", TRUE },
  { "recordings/", FALSE },
  { "recordings/.hidden", FALSE },
  { "recordings/../x.opus", FALSE },
  { "recordings/a/b.opus", FALSE },
  { "recordings/a b", FALSE },
  { "attachments/1.pdf", FALSE },
  { "/etc/passwd", FALSE },
  { "", FALSE },
};

static void
test_texts (void)
{
  g_autofree char *file = yishi_part_make_file (3, T0);
  g_autofree char *time = yishi_time_of_sound_format (4360 * NS + NS - 1);
  g_autofree char *long_time = yishi_time_of_sound_format (100 * 3600 * NS);
  g_autofree char *zh = yishi_time_of_sound_describe (YISHI_WORDS_ZH, 4360 * NS);
  g_autofree char *en = yishi_time_of_sound_describe (YISHI_WORDS_EN, 4360 * NS);

  g_assert_cmpstr (file, ==, "recordings/20261215T110000Z-3.opus");
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_cmpint (yishi_part_is_ours (files[i].file), ==, files[i].ours);
  g_assert_cmpstr (time, ==, "01:12:40");
  g_assert_cmpstr (long_time, ==, "100:00:00");
  g_assert_cmpstr (zh, ==, "录音 01:12:40");
  g_assert_cmpstr (en, ==, "recording 01:12:40");
}

static void
test_kinds (void)
{
  YishiBookmarkKind kind = 99;
  YishiPartEnd end;
  YishiSoundGapReason reason;

  for (int i = 0; i < YISHI_N_BOOKMARK_KINDS; i++)
    g_assert_true (yishi_bookmark_kind_from_text (yishi_bookmark_kind_to_text (i), &kind) && kind == (guint) i);
  for (int i = 0; i < YISHI_N_PART_ENDS; i++)
    g_assert_true (yishi_part_end_from_text (yishi_part_end_to_text (i), &end) && end == (guint) i);
  for (int i = 0; i < YISHI_N_SOUND_GAP_REASONS; i++)
    g_assert_true (yishi_sound_gap_reason_from_text (yishi_sound_gap_reason_to_text (i), &reason) &&
                   reason == (guint) i);

  kind = YISHI_BOOKMARK_MARK;
  g_assert_false (yishi_bookmark_kind_from_text ("Mark", &kind));
  g_assert_cmpint (kind, ==, YISHI_BOOKMARK_MARK);
}

static const struct
{
  YishiBookmarkKind kind;
  const char       *text, *zh, *en;
} names[] = {
  { YISHI_BOOKMARK_ITEM_BEGUN, "", "第 3 项：电梯", "Item 3: 电梯" },
  { YISHI_BOOKMARK_BALLOT_CLOSED, "", "第 3 项表决结束：电梯", "Vote closed on item 3: 电梯" },
  { YISHI_BOOKMARK_SPEECH_BEGUN, "蔡某", "发言：蔡某", "Speaker: 蔡某" },
  { YISHI_BOOKMARK_MARK, "", "书签", "Bookmark" },
  { YISHI_BOOKMARK_MARK, "$1 加价", "书签：$1 加价", "Bookmark: $1 加价" },
};

static void
test_names (void)
{
  YishiItem item = { .number = 3, .title = (char *) "电梯" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const YishiBookmark bookmark = { .kind = names[i].kind, .text = (char *) names[i].text };
      g_autofree char *zh = yishi_bookmark_describe (&bookmark, &item, YISHI_WORDS_ZH);
      g_autofree char *en = yishi_bookmark_describe (&bookmark, &item, YISHI_WORDS_EN);

      g_assert_cmpstr (zh, ==, names[i].zh);
      g_assert_cmpstr (en, ==, names[i].en);
    }
}

static void
add_rows (const char    *path,
          gconstpointer  rows,
          gsize          size,
          gsize          n,
          GTestDataFunc  test)
{
  for (gsize i = 0; i < n; i++)
    {
      gconstpointer row = (const char *) rows + i * size;
      g_autofree char *name = g_strconcat (path, *(const char *const *) row, NULL);

      g_test_add_data_func (name, row, test);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_rows ("/recording/timeline/", timeline, sizeof timeline[0], G_N_ELEMENTS (timeline), test_timeline);
  g_test_add_func ("/recording/no-sound", test_no_sound);
  add_rows ("/recording/clocks/", clocks, sizeof clocks[0], G_N_ELEMENTS (clocks), test_clocks);
  add_rows ("/recording/silent/", silent, sizeof silent[0], G_N_ELEMENTS (silent), test_silent);
  add_rows ("/recording/jump/", jumps, sizeof jumps[0], G_N_ELEMENTS (jumps), test_jump);
  g_test_add_func ("/recording/stood-twice", test_stood_twice);
  g_test_add_data_func ("/recording/noted-late/back", GINT_TO_POINTER (-3600), test_noted_late);
  g_test_add_data_func ("/recording/noted-late/forward", GINT_TO_POINTER (3600), test_noted_late);
  add_rows ("/recording/gaps/", gaps, sizeof gaps[0], G_N_ELEMENTS (gaps), test_gaps);
  add_rows ("/recording/lasting-gaps/", lasting, sizeof lasting[0], G_N_ELEMENTS (lasting), test_lasting_gaps);
  g_test_add_func ("/recording/gaps-before-the-meeting", test_gaps_before);
  g_test_add_func ("/recording/chapters", test_chapters);
  g_test_add_func ("/recording/notice", test_notice);
  g_test_add_func ("/recording/texts", test_texts);
  g_test_add_func ("/recording/kinds", test_kinds);
  g_test_add_func ("/recording/names", test_names);

  return g_test_run ();
}
