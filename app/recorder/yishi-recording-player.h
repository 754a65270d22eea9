/* yishi-recording-player.h - plays the parts of a meeting as one timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the thread that made it, in whose main context the signals come; nothing
 * here waits, files and sound server have a thread of their own. Positions are ns
 * of the timeline, on which the parts lie with gaps between them. Playing skips
 * the gaps; what they are is for whoever shows the timeline.
 *
 * Signals:
 *   position (gint64 position)  20 times a second while it plays, and after each jump
 *   sounding (gint64 position)  the first sound after a jump, or after playing began, goes to the loudspeaker
 *   ended ()                    the last part is over; it is paused at the end
 *   failed (GError *)           it does not play; it is paused. NO_PLUGIN, NO_SERVER, IO, DAMAGED, FAILED
 *
 * YISHI_AUDIO_SINK in the environment is a GStreamer description of a sink that
 * takes the place of the loudspeaker.
 */
#pragma once

#include <gio/gio.h>

#include "yishi-recorder-error.h"

G_BEGIN_DECLS

/* Outside of these speech is not understood any more. */
#define YISHI_PLAYER_SLOWEST 0.5
#define YISHI_PLAYER_FASTEST 2.0

typedef struct
{
  const char *path;    /* of a file that yishi_ogg_scan() knows how to read; one that is still recorded will do */
  gint64      offset;  /* where it begins on the timeline, ns */
  gint64      length;  /* ns */
} YishiPlayerPart;

#define YISHI_TYPE_RECORDING_PLAYER (yishi_recording_player_get_type ())
G_DECLARE_FINAL_TYPE (YishiRecordingPlayer, yishi_recording_player, YISHI, RECORDING_PLAYER, GObject)

YishiRecordingPlayer *yishi_recording_player_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/* In order and without overlaps; copied. What is played goes on if its part is still among them. */
void                  yishi_recording_player_set_parts    (YishiRecordingPlayer  *self,
                                                           const YishiPlayerPart *parts,
                                                           guint                  n_parts);
/* The end of the last part; 0 if there is none. */
gint64                yishi_recording_player_get_duration (YishiRecordingPlayer  *self);
/* Where it is, or where it was last told to go. */
gint64                yishi_recording_player_get_position (YishiRecordingPlayer  *self);

/* Property “playing”, notified at once. */
gboolean              yishi_recording_player_is_playing   (YishiRecordingPlayer  *self);
void                  yishi_recording_player_play         (YishiRecordingPlayer  *self);
void                  yishi_recording_player_pause        (YishiRecordingPlayer  *self);
/* Goes there, to the sample, and plays or stands as before; in a gap it goes to the part behind it. Of many
 * jumps at once only the last is made. */
void                  yishi_recording_player_seek         (YishiRecordingPlayer  *self,
                                                           gint64                 position);
/* So far on, or back; over gaps as if they were not there. */
void                  yishi_recording_player_skip         (YishiRecordingPlayer  *self,
                                                           gint64                 distance);
/* Voices keep their pitch. @rate is kept between slowest and fastest. Property “rate”. */
void                  yishi_recording_player_set_rate     (YishiRecordingPlayer  *self,
                                                           double                 rate);
double                yishi_recording_player_get_rate     (YishiRecordingPlayer  *self);

G_END_DECLS
