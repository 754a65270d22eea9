/* yishi-recording-times.c - from the time of sound to the machine's clocks, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between two pairs of one part the sound and the monotonic clock run alike, or
 * the sound stands still (a pause). The wall clock runs with the monotonic one
 * from each pair on; where it was set in between, the next pair says so, and holds
 * backwards for what the clock said since.
 */
#include "yishi-recording.h"

/* From one pair to the next, or to the part's end. */
typedef struct
{
  int    part;
  gint64 position, length;  /* ns */
  gint64 monotonic;         /* µs */
  gint64 instant;           /* µs */
  gint64 lasts;             /* µs, of which there is sound for @length */
} Stretch;

gint64
yishi_sync_get_jump (const YishiSync *before,
                     const YishiSync *after)
{
  return (after->instant - before->instant) - (after->monotonic - before->monotonic);
}

/* The stretch that begins with @from. @to: (nullable): the next pair; NULL if the
 * part goes on until @length */
static Stretch
make_stretch (const YishiSync *from,
              const YishiSync *to,
              gint64           length)
{
  gint64 sound = MAX ((to != NULL ? to->place.position : length) - from->place.position, 0);

  return (Stretch) {
    .part = from->place.part,
    .position = from->place.position,
    .length = sound,
    .monotonic = from->monotonic,
    .instant = from->instant,
    .lasts = to != NULL ? MAX (to->monotonic - from->monotonic, 0) : sound / 1000,
  };
}

static void
add_part (const YishiRecording *self,
          const YishiPart      *part,
          GArray               *stretches)
{
  gint64 length = yishi_recording_get_part_length (self, part);
  YishiSync last = { { part->number, 0 }, part->monotonic, part->began };
  Stretch stretch;

  for (guint i = 0; i < self->syncs->len; i++)
    {
      const YishiSync *sync = &g_array_index (self->syncs, YishiSync, i);

      if (sync->place.part != part->number)
        continue;
      stretch = make_stretch (&last, sync, length);
      if (stretch.lasts > 0)
        g_array_append_val (stretches, stretch);
      last = *sync;
    }

  stretch = make_stretch (&last, NULL, length);
  g_array_append_val (stretches, stretch);
}

/* Returns: (element-type Stretch): of @part, or of all parts if it is 0 */
static GArray *
list_stretches (const YishiRecording *self,
                int                   part)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint i = 0; i < self->parts->len; i++)
    {
      const YishiPart *candidate = self->parts->pdata[i];

      if (part == 0 || candidate->number == part)
        add_part (self, candidate, stretches);
    }

  return stretches;
}

/* The last stretch that begins at the place or before it: after a pause, the one
 * that goes on. */
static gboolean
find_stretch (const YishiRecording *self,
              YishiPlace            place,
              Stretch              *found)
{
  g_autoptr(GArray) stretches = NULL;

  if (place.part == 0)
    return FALSE;

  stretches = list_stretches (self, place.part);
  for (guint i = stretches->len; i > 0; i--)
    {
      *found = g_array_index (stretches, Stretch, i - 1);
      if (found->position <= MAX (place.position, 0))
        return TRUE;
    }

  return FALSE;
}

gboolean
yishi_recording_get_instant (const YishiRecording *self,
                             YishiPlace            place,
                             gint64               *instant)
{
  Stretch stretch;

  if (!find_stretch (self, place, &stretch))
    return FALSE;

  *instant = stretch.instant + (MAX (place.position, 0) - stretch.position) / 1000;
  return TRUE;
}

gboolean
yishi_recording_get_monotonic (const YishiRecording *self,
                               YishiPlace            place,
                               gint64               *monotonic)
{
  Stretch stretch;

  if (!find_stretch (self, place, &stretch))
    return FALSE;

  *monotonic = stretch.monotonic + (MAX (place.position, 0) - stretch.position) / 1000;
  return TRUE;
}

/* µs from the stretch's beginning, by one clock or the other */
static gint64
get_elapsed (const Stretch *stretch,
             gint64         time,
             gboolean       is_wall)
{
  return time - (is_wall ? stretch->instant : stretch->monotonic);
}

/* Where @stretch goes on with the sound of @before, and the wall clock was set in
 * between: the sound of an instant after that and before the pair was noted. */
static gboolean
find_backwards (const Stretch *before,
                const Stretch *stretch,
                gint64         instant,
                YishiPlace    *place)
{
  gint64 elapsed = instant - stretch->instant;
  gint64 sound = before->length / 1000;

  if (before->part != stretch->part || before->position + before->length != stretch->position || elapsed >= 0 ||
      elapsed < -sound)
    return FALSE;

  *place = (YishiPlace) { stretch->part, stretch->position + elapsed * 1000 };
  return TRUE;
}

/* The first stretch that has sound at @time; or else the one that stands still
 * then, or the first that comes later, or the last. */
static gboolean
find_time (const YishiRecording *self,
           int                   part,
           gint64                time,
           gboolean              is_wall,
           YishiPlace           *place)
{
  g_autoptr(GArray) stretches = list_stretches (self, part);
  const Stretch *later = NULL;

  *place = (YishiPlace) { 0, 0 };
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      gint64 elapsed = get_elapsed (stretch, time, is_wall);

      *place = (YishiPlace) { stretch->part, stretch->position + CLAMP (elapsed, 0, stretch->length / 1000) * 1000 };
      if (elapsed >= 0 && elapsed < stretch->length / 1000)
        return TRUE;
      if (later == NULL && elapsed < 0 && stretch->length > 0)
        later = stretch;
    }

  for (guint i = 1; is_wall && i < stretches->len; i++)
    if (find_backwards (&g_array_index (stretches, Stretch, i - 1), &g_array_index (stretches, Stretch, i), time,
                        place))
      return TRUE;

  /* After the last sound, its end; that is where the loop has left @place, unless
   * the clock was set back. */
  if (later != NULL)
    *place = (YishiPlace) { later->part, later->position };
  return FALSE;
}

gboolean
yishi_recording_find_instant (const YishiRecording *self,
                              gint64                instant,
                              YishiPlace           *place)
{
  return find_time (self, 0, instant, TRUE, place);
}

gboolean
yishi_recording_find_monotonic (const YishiRecording *self,
                                int                   part,
                                gint64                monotonic,
                                YishiPlace           *place)
{
  return find_time (self, part, monotonic, FALSE, place);
}
