/* yishi-recording-json.c - a recording as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time of sound is in seconds: from the beginning of a part (position), or of all
 * parts one after the other (time).
 */
#include <inttypes.h>

#include "yishi-mask.h"
#include "yishi-recording.h"

typedef struct
{
  const YishiRecording *recording;  /* (unowned) */
  const GPtrArray      *gaps;       /* (unowned) */
  YishiJson            *json;       /* (unowned) */
  YishiClock           *clock;      /* (unowned) */
  gboolean              is_public;
} Writer;

/* To the millisecond; null for what is not known. */
static void
write_seconds (const Writer *self,
               const char   *key,
               gint64        ns)
{
  g_autofree char *text = g_strdup_printf ("%" PRId64 ".%03d", ns / 1000000000, (int) (ns / 1000000 % 1000));

  yishi_json_raw (self->json, key, ns >= 0 ? text : NULL);
}

static void
write_instant (const Writer *self,
               const char   *key,
               gint64        instant)
{
  g_autofree char *text = instant >= 0 ? yishi_clock_format (self->clock, instant) : NULL;

  if (text != NULL)
    yishi_json_string (self->json, key, text);
  else
    yishi_json_null (self->json, key);
}

/* Without phones and ID numbers where it is public. */
static void
write_text (const Writer *self,
            const char   *key,
            const char   *text)
{
  g_autofree char *masked = self->is_public ? yishi_mask_numbers (text) : NULL;

  yishi_json_string (self->json, key, masked != NULL ? masked : text);
}

static void
write_place (const Writer *self,
             YishiPlace    place)
{
  gint64 time = 0;

  yishi_recording_to_timeline (self->recording, place, &time);
  yishi_json_int (self->json, "part", place.part);
  write_seconds (self, "position", place.position);
  write_seconds (self, "time", time);
}

static void
write_part (const Writer    *self,
            const YishiPart *part)
{
  yishi_json_begin_object (self->json, NULL);
  yishi_json_int (self->json, "part", part->number);
  yishi_json_string (self->json, "file", part->file);
  write_text (self, "device", part->device);
  write_instant (self, "began", part->began);
  write_seconds (self, "duration", part->length);
  if (part->bytes >= 0)
    yishi_json_int (self->json, "bytes", part->bytes);
  else
    yishi_json_null (self->json, "bytes");
  yishi_json_string (self->json, "sha256", part->sha256);
  yishi_json_string (self->json, "told", yishi_told_to_text (part->told));
  yishi_json_string (self->json, "ended", yishi_part_end_to_text (part->end));
  yishi_json_end_object (self->json);
}

static void
write_bookmark (const Writer        *self,
                const YishiBookmark *bookmark,
                const GPtrArray     *items)
{
  int number = 0;

  for (guint i = 0; i < items->len; i++)
    if (((const YishiItem *) items->pdata[i])->id == bookmark->item)
      number = ((const YishiItem *) items->pdata[i])->number;

  yishi_json_begin_object (self->json, NULL);
  yishi_json_int (self->json, "id", bookmark->id);
  yishi_json_string (self->json, "kind", yishi_bookmark_kind_to_text (bookmark->kind));
  yishi_json_int (self->json, "item", number);
  write_text (self, "text", bookmark->text);
  write_instant (self, "instant", bookmark->instant);
  write_place (self, bookmark->place);
  yishi_json_boolean (self->json, "in_gap", yishi_sound_gaps_find (self->gaps, bookmark->instant) != NULL);
  yishi_json_end_object (self->json);
}

static void
write_gap (const Writer        *self,
           const YishiSoundGap *gap)
{
  yishi_json_begin_object (self->json, NULL);
  yishi_json_string (self->json, "reason", yishi_sound_gap_reason_to_text (gap->reason));
  write_text (self, "text", gap->text);
  write_instant (self, "from", gap->from);
  write_instant (self, "until", gap->until);
  write_seconds (self, "silence", gap->silence);
  write_place (self, gap->place);
  yishi_json_end_object (self->json);
}

void
yishi_recording_write_json (const YishiRecording *self,
                            YishiJson            *json,
                            const GPtrArray      *items,
                            const GPtrArray      *gaps,
                            YishiClock           *clock,
                            gboolean              is_public)
{
  const Writer writer = { self, gaps, json, clock, is_public };

  write_instant (&writer, "announced", self->announced);
  yishi_json_string (json, "told", yishi_told_to_text (self->told));
  write_seconds (&writer, "duration", yishi_recording_get_length (self));
  yishi_json_begin_array (json, "parts");
  for (guint i = 0; i < self->parts->len; i++)
    write_part (&writer, self->parts->pdata[i]);
  yishi_json_end_array (json);
  yishi_json_begin_array (json, "bookmarks");
  for (guint i = 0; i < self->bookmarks->len; i++)
    write_bookmark (&writer, self->bookmarks->pdata[i], items);
  yishi_json_end_array (json);
  yishi_json_begin_array (json, "gaps");
  for (guint i = 0; i < gaps->len; i++)
    write_gap (&writer, gaps->pdata[i]);
  yishi_json_end_array (json);
}
