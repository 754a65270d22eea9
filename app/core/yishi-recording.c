/* yishi-recording.c - what was recorded of a meeting: its parts, and their one timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-recording.h"

#include <string.h>

#define RECORDINGS "recordings/"
#define NS_PER_SECOND (1000 * (gint64) G_USEC_PER_SEC)

static const char *const part_ends[] = {
  [YISHI_PART_RECORDING] = "recording", [YISHI_PART_STOPPED] = "stopped", [YISHI_PART_CRASHED] = "crashed",
  [YISHI_PART_DISK_FULL] = "disk-full", [YISHI_PART_FAILED] = "failed",   [YISHI_PART_MISSING] = "missing",
};

static const char *const bookmark_kinds[] = {
  [YISHI_BOOKMARK_ITEM_BEGUN] = "item-begun",       [YISHI_BOOKMARK_ITEM_ENDED] = "item-ended",
  [YISHI_BOOKMARK_SPEECH_BEGUN] = "speech-begun",   [YISHI_BOOKMARK_SPEECH_ENDED] = "speech-ended",
  [YISHI_BOOKMARK_BALLOT_OPENED] = "ballot-opened", [YISHI_BOOKMARK_BALLOT_CLOSED] = "ballot-closed",
  [YISHI_BOOKMARK_OUTCOME] = "outcome",             [YISHI_BOOKMARK_NOTE] = "note",
  [YISHI_BOOKMARK_MARK] = "mark",
};

static const char *const sound_gap_reasons[] = {
  [YISHI_SOUND_GAP_PAUSED] = "paused",
  [YISHI_SOUND_GAP_DEVICE_LOST] = "device-lost",
  [YISHI_SOUND_GAP_CRASHED] = "crashed",
  [YISHI_SOUND_GAP_NO_MICROPHONE] = "no-microphone",
  [YISHI_SOUND_GAP_DISK_FULL] = "disk-full",
  [YISHI_SOUND_GAP_SOUND_SERVER] = "sound-server",
  [YISHI_SOUND_GAP_SLEPT] = "slept",
  [YISHI_SOUND_GAP_FAILED] = "failed",
  [YISHI_SOUND_GAP_STOPPED] = "stopped",
  [YISHI_SOUND_GAP_NOT_STARTED] = "not-started",
  [YISHI_SOUND_GAP_QUIT] = "quit",
};

static const char *const told_ways[] = {
  [YISHI_TOLD] = "",
  [YISHI_TOLD_BY_WALL] = "wall",
  [YISHI_TOLD_ALOUD] = "aloud",
  [YISHI_TOLD_BEFORE] = "before",
};

G_STATIC_ASSERT (G_N_ELEMENTS (told_ways) == YISHI_N_TOLD);
G_STATIC_ASSERT (G_N_ELEMENTS (part_ends) == YISHI_N_PART_ENDS);
G_STATIC_ASSERT (G_N_ELEMENTS (bookmark_kinds) == YISHI_N_BOOKMARK_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (sound_gap_reasons) == YISHI_N_SOUND_GAP_REASONS);

/* Where @text stands in the table; -1 if it does not. */
static int
find_text (const char *const *texts,
           int                n,
           const char        *text)
{
  for (int i = 0; i < n; i++)
    if (strcmp (texts[i], text) == 0)
      return i;

  return -1;
}

const char *
yishi_part_end_to_text (YishiPartEnd end)
{
  g_return_val_if_fail ((int) end >= 0 && end < YISHI_N_PART_ENDS, "");

  return part_ends[end];
}

gboolean
yishi_part_end_from_text (const char   *text,
                          YishiPartEnd *end)
{
  int found = find_text (part_ends, YISHI_N_PART_ENDS, text);

  if (found >= 0)
    *end = found;
  return found >= 0;
}

const char *
yishi_bookmark_kind_to_text (YishiBookmarkKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < YISHI_N_BOOKMARK_KINDS, "");

  return bookmark_kinds[kind];
}

gboolean
yishi_bookmark_kind_from_text (const char        *text,
                               YishiBookmarkKind *kind)
{
  int found = find_text (bookmark_kinds, YISHI_N_BOOKMARK_KINDS, text);

  if (found >= 0)
    *kind = found;
  return found >= 0;
}

const char *
yishi_told_to_text (YishiTold told)
{
  g_return_val_if_fail ((int) told >= 0 && told < YISHI_N_TOLD, "");

  return told_ways[told];
}

gboolean
yishi_told_from_text (const char *text,
                      YishiTold  *told)
{
  int found = find_text (told_ways, YISHI_N_TOLD, text);

  if (found >= 0)
    *told = found;
  return found >= 0;
}

const char *
yishi_sound_gap_reason_to_text (YishiSoundGapReason reason)
{
  g_return_val_if_fail ((int) reason >= 0 && reason < YISHI_N_SOUND_GAP_REASONS, "");

  return sound_gap_reasons[reason];
}

gboolean
yishi_sound_gap_reason_from_text (const char          *text,
                                  YishiSoundGapReason *reason)
{
  int found = find_text (sound_gap_reasons, YISHI_N_SOUND_GAP_REASONS, text);

  if (found >= 0)
    *reason = found;
  return found >= 0;
}

void
yishi_part_free (YishiPart *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self->mirror);
  g_free (self->device);
  g_free (self->sha256);
  g_free (self);
}

YishiPart *
yishi_part_copy (const YishiPart *self)
{
  YishiPart *copy = g_memdup2 (self, sizeof *self);

  copy->file = g_strdup (self->file);
  copy->mirror = g_strdup (self->mirror);
  copy->device = g_strdup (self->device);
  copy->sha256 = g_strdup (self->sha256);
  return copy;
}

char *
yishi_part_make_file (int    number,
                      gint64 began)
{
  g_autoptr(GDateTime) second = g_date_time_new_from_unix_utc (began / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (second, "%Y%m%dT%H%M%SZ");

  return g_strdup_printf (RECORDINGS "%s-%d.opus", stamp, number);
}

gboolean
yishi_part_is_ours (const char *file)
{
  const char *name = file + strlen (RECORDINGS);

  if (!g_str_has_prefix (file, RECORDINGS) || !g_ascii_isalnum (*name))
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-._", *p) == NULL)
      return FALSE;

  return TRUE;
}

void
yishi_bookmark_free (YishiBookmark *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

YishiBookmark *
yishi_bookmark_copy (const YishiBookmark *self)
{
  YishiBookmark *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  return copy;
}

void
yishi_sound_gap_free (YishiSoundGap *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

YishiSoundGap *
yishi_sound_gap_copy (const YishiSoundGap *self)
{
  YishiSoundGap *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  return copy;
}

YishiRecording *
yishi_recording_new (void)
{
  YishiRecording *self = g_new0 (YishiRecording, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->announced = YISHI_UNKNOWN;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_part_free);
  self->hashes = g_array_new (FALSE, TRUE, sizeof (YishiMinuteHash));
  self->syncs = g_array_new (FALSE, TRUE, sizeof (YishiSync));
  self->bookmarks = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_bookmark_free);
  self->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_sound_gap_free);

  return self;
}

YishiRecording *
yishi_recording_ref (YishiRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_recording_unref (YishiRecording *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->parts);
  g_array_unref (self->hashes);
  g_array_unref (self->syncs);
  g_ptr_array_unref (self->bookmarks);
  g_ptr_array_unref (self->gaps);
  g_free (self);
}

const YishiPart *
yishi_recording_find_part (const YishiRecording *self,
                           int                   number)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const YishiPart *part = self->parts->pdata[i];

      if (part->number == number)
        return part;
    }

  return NULL;
}

const YishiBookmark *
yishi_recording_find_bookmark (const YishiRecording *self,
                               YishiBookmarkKind     kind,
                               gint64                item,
                               gint64                reference)
{
  for (guint i = self->bookmarks->len; i > 0; i--)
    {
      const YishiBookmark *bookmark = self->bookmarks->pdata[i - 1];

      if (bookmark->kind == kind && (reference != 0 ? bookmark->reference == reference : bookmark->item == item))
        return bookmark;
    }

  return NULL;
}

YishiMayRecord
yishi_recording_may_start (const YishiRecording *self)
{
  if (self->announced == YISHI_UNKNOWN)
    return YISHI_MAY_NOT_RECORD_UNANNOUNCED;

  for (guint i = 0; i < self->parts->len; i++)
    if (((const YishiPart *) self->parts->pdata[i])->end == YISHI_PART_RECORDING)
      return YISHI_MAY_NOT_RECORD_TWICE;

  return YISHI_MAY_RECORD;
}

gint64
yishi_recording_get_part_length (const YishiRecording *self,
                                 const YishiPart      *part)
{
  gint64 known = 0;

  if (part->length != YISHI_UNKNOWN)
    return part->length;

  for (guint i = 0; i < self->syncs->len; i++)
    {
      YishiPlace place = g_array_index (self->syncs, YishiSync, i).place;

      if (place.part == part->number)
        known = MAX (known, place.position);
    }
  for (guint i = 0; i < self->bookmarks->len; i++)
    {
      YishiPlace place = ((const YishiBookmark *) self->bookmarks->pdata[i])->place;

      if (place.part == part->number)
        known = MAX (known, place.position);
    }

  return known;
}

gint64
yishi_recording_get_length (const YishiRecording *self)
{
  gint64 length = 0;

  for (guint i = 0; i < self->parts->len; i++)
    length += yishi_recording_get_part_length (self, self->parts->pdata[i]);

  return length;
}

gboolean
yishi_recording_to_timeline (const YishiRecording *self,
                             YishiPlace            place,
                             gint64               *time)
{
  gint64 begin = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const YishiPart *part = self->parts->pdata[i];
      gint64 length = yishi_recording_get_part_length (self, part);

      if (part->number == place.part)
        {
          *time = begin + CLAMP (place.position, 0, length);
          return TRUE;
        }
      begin += length;
    }

  return FALSE;
}

gboolean
yishi_recording_from_timeline (const YishiRecording *self,
                               gint64                time,
                               YishiPlace           *place)
{
  *place = (YishiPlace) { 0, 0 };
  time = MAX (time, 0);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const YishiPart *part = self->parts->pdata[i];
      gint64 length = yishi_recording_get_part_length (self, part);

      *place = (YishiPlace) { part->number, MIN (time, length) };
      if (time < length)
        return TRUE;
      time -= length;
    }

  return FALSE;
}

char *
yishi_time_of_sound_format (gint64 time)
{
  int seconds = MAX (time, 0) / NS_PER_SECOND;

  return g_strdup_printf ("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

char *
yishi_time_of_sound_describe (YishiWords words,
                              gint64     time)
{
  g_autofree char *text = yishi_time_of_sound_format (time);

  return g_strdup_printf (words == YISHI_WORDS_ZH ? "录音 %s" : "recording %s", text);
}
