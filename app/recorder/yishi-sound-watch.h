/* yishi-sound-watch.h - hears from levels whether it is silent or too loud
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A level is of so much sound, in ns. */
#define YISHI_LEVEL_INTERVAL (G_GINT64_CONSTANT (50) * 1000 * 1000)
/* Below this (dBFS, peak) nothing is heard: a room with people in it is at -50. */
#define YISHI_SILENT_PEAK (-60.0)
/* From this on (dBFS, peak) the sound is cut off. */
#define YISHI_CLIPPING_PEAK (-0.1)

typedef enum
{
  YISHI_SOUND_NOTHING_NEW,
  YISHI_SOUND_SILENCE_BEGAN,
  YISHI_SOUND_SILENCE_ENDED,
  YISHI_SOUND_CLIPPING_BEGAN,
  YISHI_SOUND_CLIPPING_ENDED,
} YishiSoundNews;

typedef struct
{
  gint64   silent_from;    /* -1: it is not silent */
  gboolean is_silent;      /* and this has been said */
  gint64   clipping_from;
  gint64   clipped_at;     /* the last time; -1: never */
  guint    n_clipped;      /* within a second of the first */
  gboolean is_clipping;
} YishiSoundWatch;

void           yishi_sound_watch_init (YishiSoundWatch *self);
/* Sound of YISHI_LEVEL_INTERVAL from @position on has this peak in dBFS. @from, @to: (out): of what
 * is new, ns; @to is -1 for what began. */
YishiSoundNews yishi_sound_watch_hear (YishiSoundWatch *self,
                                       gint64           position,
                                       double           peak,
                                       gint64          *from,
                                       gint64          *to);
/* A byte for a peak: 255 for 0 dBFS, four less for each dB, 0 for silence. */
guint8         yishi_peak_to_byte     (double           peak);
/* From 0 to 1, proportional to the amplitude. */
double         yishi_peak_from_byte   (guint8           byte);

G_END_DECLS
