/* yishi-sound-watch.c - hears from levels whether it is silent or too loud
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-sound-watch.h"

#include <math.h>

#define SECOND (G_GINT64_CONSTANT (1000) * 1000 * 1000)
#define SILENCE (10 * SECOND)
/* Too loud: so many levels within a second, and over after so long without one. One
 * bang on the table is not worth a word. */
#define N_CLIPPED 4
#define CLIPPING_OVER (5 * SECOND)

void
yishi_sound_watch_init (YishiSoundWatch *self)
{
  *self = (YishiSoundWatch) { .silent_from = -1, .clipping_from = -1, .clipped_at = -1 };
}

static YishiSoundNews
hear_silence (YishiSoundWatch *self,
              gint64           position,
              double           peak,
              gint64          *from,
              gint64          *to)
{
  if (peak < YISHI_SILENT_PEAK)
    {
      if (self->silent_from < 0)
        self->silent_from = position;
      if (self->is_silent || position + YISHI_LEVEL_INTERVAL - self->silent_from < SILENCE)
        return YISHI_SOUND_NOTHING_NEW;

      self->is_silent = TRUE;
      *from = self->silent_from;
      *to = -1;
      return YISHI_SOUND_SILENCE_BEGAN;
    }

  *from = self->silent_from;
  *to = position;
  self->silent_from = -1;
  if (!self->is_silent)
    return YISHI_SOUND_NOTHING_NEW;
  self->is_silent = FALSE;
  return YISHI_SOUND_SILENCE_ENDED;
}

static YishiSoundNews
hear_clipping (YishiSoundWatch *self,
               gint64           position,
               double           peak,
               gint64          *from,
               gint64          *to)
{
  if (peak >= YISHI_CLIPPING_PEAK)
    {
      if (!self->is_clipping && (self->n_clipped == 0 || position - self->clipping_from > SECOND))
        {
          self->clipping_from = position;
          self->n_clipped = 0;
        }
      self->n_clipped++;
      self->clipped_at = position;
      if (self->is_clipping || self->n_clipped < N_CLIPPED)
        return YISHI_SOUND_NOTHING_NEW;

      self->is_clipping = TRUE;
      *from = self->clipping_from;
      *to = -1;
      return YISHI_SOUND_CLIPPING_BEGAN;
    }

  if (!self->is_clipping || position - self->clipped_at < CLIPPING_OVER)
    return YISHI_SOUND_NOTHING_NEW;
  self->is_clipping = FALSE;
  self->n_clipped = 0;
  *from = self->clipping_from;
  *to = self->clipped_at + YISHI_LEVEL_INTERVAL;
  return YISHI_SOUND_CLIPPING_ENDED;
}

YishiSoundNews
yishi_sound_watch_hear (YishiSoundWatch *self,
                        gint64           position,
                        double           peak,
                        gint64          *from,
                        gint64          *to)
{
  YishiSoundNews news = hear_silence (self, position, peak, from, to);

  /* Never both at once: what is silent was not loud within the last seconds. */
  return news != YISHI_SOUND_NOTHING_NEW ? news : hear_clipping (self, position, peak, from, to);
}

guint8
yishi_peak_to_byte (double peak)
{
  double byte = 255 + 4 * peak;

  if (!(byte > 0))
    return 0;
  return byte >= 255 ? 255 : (guint8) lrint (byte);
}

double
yishi_peak_from_byte (guint8 byte)
{
  return byte == 0 ? 0 : pow (10, (byte - 255) / 4.0 / 20);
}
