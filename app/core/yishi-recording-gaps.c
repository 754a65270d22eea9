/* yishi-recording-gaps.c - what of a meeting was not recorded, and what of it is where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-recording.h"

#include <string.h>

/* No gap yet: so long may a part take to begin after another. */
#define LONGEST_JOIN ((gint64) G_USEC_PER_SEC)
/* An end that has not come, later than all that have. */
#define NOT_YET G_MAXINT64

/* In the order of the enumeration; $1 is the item's number, $2 its title, $3 the
 * bookmark's own text. */
static const char *const patterns[YISHI_N_BOOKMARK_KINDS][YISHI_N_WORDS] = {
  [YISHI_BOOKMARK_ITEM_BEGUN] = { "第 $1 项：$2", "Item $1: $2" },
  [YISHI_BOOKMARK_ITEM_ENDED] = { "第 $1 项结束：$2", "End of item $1: $2" },
  [YISHI_BOOKMARK_SPEECH_BEGUN] = { "发言：$3", "Speaker: $3" },
  [YISHI_BOOKMARK_SPEECH_ENDED] = { "发言结束：$3", "End of speech: $3" },
  [YISHI_BOOKMARK_BALLOT_OPENED] = { "第 $1 项开始表决：$2", "Vote opened on item $1: $2" },
  [YISHI_BOOKMARK_BALLOT_CLOSED] = { "第 $1 项表决结束：$2", "Vote closed on item $1: $2" },
  [YISHI_BOOKMARK_OUTCOME] = { "第 $1 项处理结果：$2", "Outcome of item $1: $2" },
  [YISHI_BOOKMARK_NOTE] = { "笔记：$3", "Note: $3" },
  [YISHI_BOOKMARK_MARK] = { "书签：$3", "Bookmark: $3" },
};

/* For a bookmark to which nothing was added. */
static const char *const bare[YISHI_N_BOOKMARK_KINDS][YISHI_N_WORDS] = {
  [YISHI_BOOKMARK_SPEECH_BEGUN] = { "发言", "Speaker" },
  [YISHI_BOOKMARK_SPEECH_ENDED] = { "发言结束", "End of speech" },
  [YISHI_BOOKMARK_NOTE] = { "笔记", "Note" },
  [YISHI_BOOKMARK_MARK] = { "书签", "Bookmark" },
};

static YishiSoundGapReason
get_reason (const YishiPart *before)
{
  switch (before->end)
    {
    case YISHI_PART_CRASHED:
    case YISHI_PART_MISSING:
      return YISHI_SOUND_GAP_CRASHED;
    case YISHI_PART_DISK_FULL:
      return YISHI_SOUND_GAP_DISK_FULL;
    case YISHI_PART_FAILED:
      return YISHI_SOUND_GAP_FAILED;
    case YISHI_PART_RECORDING:
    case YISHI_PART_STOPPED:
    default:
      return YISHI_SOUND_GAP_STOPPED;
    }
}

static void
add_gap (GPtrArray           *gaps,
         YishiSoundGapReason  reason,
         YishiPlace           place,
         gint64               from,
         gint64               until)
{
  YishiSoundGap *gap;

  if (until - from <= LONGEST_JOIN)
    return;

  gap = g_new0 (YishiSoundGap, 1);
  gap->reason = reason;
  gap->place = place;
  gap->from = from;
  gap->until = until != NOT_YET ? until : YISHI_UNKNOWN;
  gap->text = g_strdup ("");
  g_ptr_array_add (gaps, gap);
}

static gint64
get_end (const YishiSoundGap *gap)
{
  return gap->until != YISHI_UNKNOWN ? gap->until : NOT_YET;
}

static gint
compare_begin (gconstpointer a,
               gconstpointer b)
{
  const YishiSoundGap *one = *(YishiSoundGap *const *) a;
  const YishiSoundGap *two = *(YishiSoundGap *const *) b;

  return one->from < two->from ? -1 : one->from > two->from;
}

/* Adds what of @from to @until no gap of @noted (by their beginning) explains. */
static void
add_unexplained (GPtrArray           *gaps,
                 const GPtrArray     *noted,
                 YishiSoundGapReason  reason,
                 YishiPlace           place,
                 gint64               from,
                 gint64               until)
{
  for (guint i = 0; i < noted->len; i++)
    {
      const YishiSoundGap *gap = noted->pdata[i];

      if (get_end (gap) <= from || gap->from >= until)
        continue;
      add_gap (gaps, reason, place, from, MIN (gap->from, until));
      from = MAX (from, get_end (gap));
    }

  add_gap (gaps, reason, place, from, until);
}

/* Before the first part, between the parts and after the last one, where nothing is
 * recorded any more. */
static void
add_between_parts (const YishiRecording *self,
                   const GPtrArray      *noted,
                   gint64                from,
                   gint64                until,
                   GPtrArray            *gaps)
{
  YishiSoundGapReason reason = YISHI_SOUND_GAP_NOT_STARTED;
  YishiPlace place = { 0, 0 };
  gboolean has_begun = from != YISHI_UNKNOWN;
  gboolean records = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const YishiPart *part = self->parts->pdata[i];

      if (from != YISHI_UNKNOWN)
        add_unexplained (gaps, noted, reason, place, from, part->began);
      place = (YishiPlace) { part->number, yishi_recording_get_part_length (self, part) };
      yishi_recording_get_instant (self, place, &from);
      reason = get_reason (part);
      records = part->end == YISHI_PART_RECORDING;
    }

  if (!records && from != YISHI_UNKNOWN && (has_begun || until != YISHI_UNKNOWN))
    add_unexplained (gaps, noted, reason, place, from, until != YISHI_UNKNOWN ? until : NOT_YET);
}

static gint
compare_place (gconstpointer a,
               gconstpointer b)
{
  const YishiSoundGap *one = *(YishiSoundGap *const *) a;
  const YishiSoundGap *two = *(YishiSoundGap *const *) b;

  if (one->place.part != two->place.part)
    return one->place.part < two->place.part ? -1 : 1;
  if (one->place.position != two->place.position)
    return one->place.position < two->place.position ? -1 : 1;
  return compare_begin (a, b);
}

/* What was noted may lie behind the end of a part that a crash has shortened. */
static void
keep_within_part (const YishiRecording *self,
                  YishiSoundGap        *gap)
{
  const YishiPart *part = yishi_recording_find_part (self, gap->place.part);

  if (part != NULL)
    gap->place.position = CLAMP (gap->place.position, 0, yishi_recording_get_part_length (self, part));
}

GPtrArray *
yishi_recording_list_gaps (const YishiRecording *self,
                           gint64                from,
                           gint64                until)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_sound_gap_free);
  g_autoptr(GPtrArray) noted = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_sound_gap_free);

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const YishiSoundGap *told = self->gaps->pdata[i];
      YishiSoundGap *gap;

      /* A part may be cut off when the meeting is over already. */
      if (told->until == YISHI_UNKNOWN && until != YISHI_UNKNOWN && told->from >= until)
        continue;
      gap = yishi_sound_gap_copy (told);
      if (gap->until == YISHI_UNKNOWN)
        gap->until = until;
      keep_within_part (self, gap);
      g_ptr_array_add (noted, gap);
      g_ptr_array_add (gaps, yishi_sound_gap_copy (gap));
    }

  g_ptr_array_sort (noted, compare_begin);
  add_between_parts (self, noted, from, until, gaps);
  g_ptr_array_sort (gaps, compare_place);
  return gaps;
}

const YishiSoundGap *
yishi_sound_gaps_find (const GPtrArray *gaps,
                       gint64           instant)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      const YishiSoundGap *gap = gaps->pdata[i];

      if (gap->silence == 0 && instant >= gap->from && instant < get_end (gap))
        return gap;
    }

  return NULL;
}

static gboolean
get_time (const YishiRecording *self,
          const YishiBookmark  *bookmark,
          gint64               *time)
{
  return yishi_recording_to_timeline (self, bookmark->place, time);
}

static void
add_span (GArray *spans,
          gint64  from,
          gint64  until)
{
  YishiSpan span = { from, until };

  if (until > from)
    g_array_append_val (spans, span);
}

GArray *
yishi_recording_list_spans (const YishiRecording *self,
                            gint64                item)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (YishiSpan));
  gint64 end = yishi_recording_get_length (self);
  gint64 from = YISHI_UNKNOWN;

  if (item == 0)
    {
      add_span (spans, 0, end);
      return spans;
    }

  for (guint i = 0; i < self->bookmarks->len; i++)
    {
      const YishiBookmark *bookmark = self->bookmarks->pdata[i];
      gint64 time;

      if (bookmark->item != item || !get_time (self, bookmark, &time))
        continue;
      if (bookmark->kind == YISHI_BOOKMARK_ITEM_BEGUN && from == YISHI_UNKNOWN)
        from = time;
      if (bookmark->kind == YISHI_BOOKMARK_ITEM_ENDED && from != YISHI_UNKNOWN)
        {
          add_span (spans, from, time);
          from = YISHI_UNKNOWN;
        }
    }

  if (from != YISHI_UNKNOWN)
    add_span (spans, from, end);
  return spans;
}

static gint
compare_start (gconstpointer a,
               gconstpointer b)
{
  const YishiChapter *one = a, *two = b;

  if (one->start != two->start)
    return one->start < two->start ? -1 : 1;
  return one->bookmark->id < two->bookmark->id ? -1 : one->bookmark->id > two->bookmark->id;
}

GArray *
yishi_recording_list_chapters (const YishiRecording *self,
                               const GArray         *spans)
{
  GArray *chapters = g_array_new (FALSE, FALSE, sizeof (YishiChapter));
  gint64 before = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      YishiSpan span = g_array_index (spans, YishiSpan, i);

      for (guint j = 0; j < self->bookmarks->len; j++)
        {
          YishiChapter chapter = { 0, self->bookmarks->pdata[j] };
          gint64 time;

          if (chapter.bookmark->kind == YISHI_BOOKMARK_ITEM_ENDED ||
              chapter.bookmark->kind == YISHI_BOOKMARK_SPEECH_ENDED || !get_time (self, chapter.bookmark, &time) ||
              time < span.from || time >= span.until)
            continue;
          chapter.start = before + time - span.from;
          g_array_append_val (chapters, chapter);
        }
      before += span.until - span.from;
    }

  g_array_sort (chapters, compare_start);
  return chapters;
}

char *
yishi_bookmark_describe (const YishiBookmark *self,
                         const YishiItem     *item,
                         YishiWords           words)
{
  g_autofree char *number = item != NULL ? yishi_words_number (item->number) : g_strdup ("–");
  const char *pattern = *self->text == '\0' && bare[self->kind][words] != NULL ? bare[self->kind][words]
                                                                              : patterns[self->kind][words];

  return yishi_words_fill (pattern, number, item != NULL ? item->title : "", self->text, NULL);
}
