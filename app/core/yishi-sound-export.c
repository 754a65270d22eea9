/* yishi-sound-export.c - what goes into a file that a recording is exported to: stretches, chapters, cover text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-sound-export.h"

#include <string.h>

#include "yishi-mask.h"

typedef struct
{
  const YishiMeetingState *meeting;    /* (unowned) as all others */
  const YishiRecording    *recording;
  const GPtrArray         *gaps;
  const GArray            *missing;
  YishiClock              *clock;
  YishiWords               words;
  YishiSoundExport        *made;
} Maker;

static const char *const reasons[YISHI_N_SOUND_GAP_REASONS][YISHI_N_WORDS] = {
  [YISHI_SOUND_GAP_PAUSED] = { "主持人暂停录音", "paused by the chair" },
  [YISHI_SOUND_GAP_DEVICE_LOST] = { "话筒被拔出", "the microphone was pulled out" },
  [YISHI_SOUND_GAP_CRASHED] = { "程序中断或停电", "the program or the power failed" },
  [YISHI_SOUND_GAP_NO_MICROPHONE] = { "没有话筒", "there was no microphone" },
  [YISHI_SOUND_GAP_DISK_FULL] = { "磁盘已满", "the disk was full" },
  [YISHI_SOUND_GAP_SOUND_SERVER] = { "声音服务中断", "the sound server failed" },
  [YISHI_SOUND_GAP_SLEPT] = { "电脑休眠", "the computer slept" },
  [YISHI_SOUND_GAP_FAILED] = { "录音出错", "the recording failed" },
  [YISHI_SOUND_GAP_STOPPED] = { "录音已停止", "the recording was stopped" },
  [YISHI_SOUND_GAP_NOT_STARTED] = { "尚未开始录音", "the recording had not been started" },
  [YISHI_SOUND_GAP_QUIT] = { "程序已退出", "the program was quit" },
};

/* $1 is when it began, $2 when it ended, $3 why. */
static const char *const gap_pattern[YISHI_N_WORDS] = { "$1 至 $2 无录音：$3", "No sound from $1 to $2: $3" };
static const char *const lasting_pattern[YISHI_N_WORDS] = { "$1 起无录音，仍未恢复：$3",
                                                            "No sound from $1 on, still lasting: $3" };
static const char *const left_out[YISHI_N_WORDS] = { "第 $1 段录音缺失，未收入", "Part $1 of the recording is missing and left out" };
static const char *const whole_title[YISHI_N_WORDS] = { "$1 $2 录音", "$1, $2: recording" };
static const char *const item_title[YISHI_N_WORDS] = { "第 $1 项：$2", "Item $1: $2" };
static const char *const meeting_name[YISHI_N_WORDS] = { "会议", "Meeting" };

static void
chapter_free (YishiExportChapter *self)
{
  g_free (self->name);
  g_free (self);
}

void
yishi_sound_export_free (YishiSoundExport *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->stretches);
  g_ptr_array_unref (self->chapters);
  g_free (self->title);
  g_free (self->artist);
  g_free (self->date);
  g_free (self->description);
  g_free (self->name);
  g_free (self);
}

static gboolean
is_missing (const Maker *self,
            int          part)
{
  for (guint i = 0; self->missing != NULL && i < self->missing->len; i++)
    if (g_array_index (self->missing, int, i) == part)
      return TRUE;

  return FALSE;
}

/* Where the first silence behind @from begins and ends that stands for a confidential
 * part: FALSE if there is none before @until. Most are cut, and stand nowhere. */
static gboolean
find_silence (const Maker *self,
              YishiSpan    span,
              YishiSpan   *silence)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const YishiSoundGap *gap = self->gaps->pdata[i];
      gint64 time;

      if (gap->reason != YISHI_SOUND_GAP_PAUSED || gap->silence <= 0 ||
          !yishi_recording_to_timeline (self->recording, gap->place, &time) || time + gap->silence <= span.from ||
          time >= span.until || (found && time >= silence->from))
        continue;
      *silence = (YishiSpan) { time, time + gap->silence };
      found = TRUE;
    }

  return found;
}

/* The parts that lie in @span of the timeline. */
static void
add_parts (Maker     *self,
           YishiSpan  span)
{
  gint64 begin = 0;

  for (guint i = 0; i < self->recording->parts->len; i++)
    {
      const YishiPart *part = self->recording->parts->pdata[i];
      gint64 length = yishi_recording_get_part_length (self->recording, part);
      YishiStretch stretch = { part->number, MAX (span.from - begin, 0), MIN (span.until - begin, length) };

      if (stretch.until > stretch.from && !is_missing (self, part->number))
        {
          g_array_append_val (self->made->stretches, stretch);
          self->made->length += stretch.until - stretch.from;
        }
      begin += length;
    }
}

static void
add_span (Maker     *self,
          YishiSpan  span)
{
  YishiSpan silence;

  while (span.from < span.until && find_silence (self, span, &silence))
    {
      add_parts (self, (YishiSpan) { span.from, MAX (silence.from, span.from) });
      span.from = silence.until;
    }
  add_parts (self, span);
}

/* Whether it was set in a confidential part: such a bookmark stands at its edge. */
static gboolean
is_confidential (const Maker         *self,
                 const YishiBookmark *bookmark)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const YishiSoundGap *gap = self->gaps->pdata[i];

      if (gap->reason == YISHI_SOUND_GAP_PAUSED && bookmark->instant >= gap->from &&
          (gap->until == YISHI_UNKNOWN || bookmark->instant < gap->until))
        return TRUE;
    }

  return FALSE;
}

static void
add_chapter (Maker               *self,
             const YishiBookmark *bookmark)
{
  g_autofree char *name =
      yishi_bookmark_describe (bookmark, yishi_meeting_state_find_item (self->meeting, bookmark->item), self->words);

  for (guint i = 0; i < self->made->stretches->len; i++)
    {
      const YishiStretch *stretch = &g_array_index (self->made->stretches, YishiStretch, i);
      YishiExportChapter *chapter;

      if (stretch->part != bookmark->place.part || bookmark->place.position < stretch->from ||
          bookmark->place.position >= stretch->until)
        continue;
      chapter = g_new0 (YishiExportChapter, 1);
      chapter->stretch = i;
      chapter->position = bookmark->place.position;
      chapter->name = yishi_mask_numbers (name);
      g_ptr_array_add (self->made->chapters, chapter);
      return;
    }
}

static void
add_chapters (Maker        *self,
              const GArray *spans)
{
  g_autoptr(GArray) chapters = yishi_recording_list_chapters (self->recording, spans);

  for (guint i = 0; i < chapters->len; i++)
    {
      const YishiBookmark *bookmark = g_array_index (chapters, YishiChapter, i).bookmark;

      if (!is_confidential (self, bookmark))
        add_chapter (self, bookmark);
    }
}

/* "19:40:12", or "–" */
static char *
say_time (const Maker *self,
          gint64       instant)
{
  g_autofree char *stamp = instant >= 0 ? yishi_clock_format (self->clock, instant) : NULL;

  return stamp != NULL ? g_strndup (stamp + strlen ("2026-12-15T"), strlen ("19:40:12")) : g_strdup ("–");
}

/* Whether something of what is exported lies on both sides of the gap, or at it. */
static gboolean
concerns (const Maker         *self,
          const YishiSoundGap *gap,
          const GArray        *spans)
{
  gint64 time = 0;

  yishi_recording_to_timeline (self->recording, gap->place, &time);
  for (guint i = 0; i < spans->len; i++)
    {
      YishiSpan span = g_array_index (spans, YishiSpan, i);

      if (time >= span.from && time <= span.until)
        return TRUE;
    }

  return FALSE;
}

static void
write_cover (Maker        *self,
             const GArray *spans,
             const char   *heading)
{
  g_autoptr(GString) text = g_string_new (heading);

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const YishiSoundGap *gap = self->gaps->pdata[i];
      g_autofree char *from = say_time (self, gap->from);
      g_autofree char *until = say_time (self, gap->until);
      const char *pattern = gap->until != YISHI_UNKNOWN ? gap_pattern[self->words] : lasting_pattern[self->words];
      g_autofree char *line = yishi_words_fill (pattern, from, until, reasons[gap->reason][self->words], NULL);

      if (concerns (self, gap, spans))
        g_string_append_printf (text, "\n%s", line);
    }
  for (guint i = 0; self->missing != NULL && i < self->missing->len; i++)
    {
      g_autofree char *number = yishi_words_number (g_array_index (self->missing, int, i));
      g_autofree char *line = yishi_words_fill (left_out[self->words], number, NULL);

      g_string_append_printf (text, "\n%s", line);
    }

  self->made->description = yishi_mask_numbers (text->str);
}

/* Without what a file system of a stick does not take. */
static char *
make_name (const char *text)
{
  return g_strdelimit (g_strdup (text), "/\\:*?\"<>|\n\t", '_');
}

static void
write_texts (Maker        *self,
             const GArray *spans,
             gint64        item_id,
             const char   *community)
{
  const YishiMeeting *meeting = self->meeting->meeting;
  const YishiItem *item = yishi_meeting_state_find_item (self->meeting, item_id);
  const char *kind = *meeting->title != '\0' ? meeting->title : meeting_name[self->words];
  g_autofree char *number = item != NULL ? yishi_words_number (item->number) : NULL;
  g_autofree char *whole = yishi_words_fill (whole_title[self->words], meeting->date, kind, NULL);
  g_autofree char *title = item != NULL ? yishi_words_fill (item_title[self->words], number, item->title, NULL)
                                        : g_strdup (whole);
  g_autofree char *heading = item != NULL ? g_strdup_printf ("%s · %s\n%s", community, whole, title)
                                          : g_strdup_printf ("%s · %s", community, whole);
  g_autofree char *name = item != NULL ? g_strdup_printf ("%s-%s", meeting->date, number)
                                       : g_strdup_printf ("%s-%s", meeting->date, kind);

  self->made->title = yishi_mask_numbers (title);
  self->made->artist = yishi_mask_numbers (community);
  self->made->date = g_strdup (meeting->date);
  self->made->name = make_name (name);
  write_cover (self, spans, heading);
}

YishiSoundExport *
yishi_sound_export_new (const YishiMeetingState *meeting,
                        const YishiRecording    *recording,
                        const GPtrArray         *gaps,
                        const GArray            *missing,
                        gint64                   item,
                        const char              *community,
                        YishiClock              *clock,
                        YishiWords               words)
{
  g_autoptr(GArray) spans = yishi_recording_list_spans (recording, item);
  YishiSoundExport *made = g_new0 (YishiSoundExport, 1);
  Maker self = { meeting, recording, gaps, missing, clock, words, made };

  made->stretches = g_array_new (FALSE, FALSE, sizeof (YishiStretch));
  made->chapters = g_ptr_array_new_with_free_func ((GDestroyNotify) chapter_free);
  for (guint i = 0; i < spans->len; i++)
    add_span (&self, g_array_index (spans, YishiSpan, i));
  add_chapters (&self, spans);
  write_texts (&self, spans, item, community);
  return made;
}
