/* yishi-sound-test.h - tries a microphone before the meeting: its level, and five seconds played back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of it is written anywhere. For the thread that made it, in whose main
 * context the signals come; nothing here waits.
 *
 * Signals:
 *   level (double peak, double rms)   dBFS, 20 times a second, while it listens
 *   recorded (int verdict)            the five seconds are over: see YishiSoundVerdict
 *   played ()                         they have been played back to the end
 *   failed (GError *)                 it does not listen, or play, any more: NO_PLUGIN, NO_SERVER,
 *                                     NO_MICROPHONE, FAILED
 */
#pragma once

#include <gio/gio.h>

#include "yishi-recorder-error.h"

G_BEGIN_DECLS

/* How much is recorded, in ms. */
#define YISHI_SOUND_TEST_LENGTH 5000

typedef enum
{
  YISHI_SOUND_VERDICT_FINE,
  YISHI_SOUND_VERDICT_SILENT,    /* nobody could be heard */
  YISHI_SOUND_VERDICT_CLIPPING,  /* it was cut off, being too loud */
} YishiSoundVerdict;

#define YISHI_TYPE_SOUND_TEST (yishi_sound_test_get_type ())
G_DECLARE_FINAL_TYPE (YishiSoundTest, yishi_sound_test, YISHI, SOUND_TEST, GObject)

YishiSoundTest *yishi_sound_test_new      (void) G_GNUC_WARN_UNUSED_RESULT;

/* Listens to a microphone instead of to another. @device: (nullable): NULL: the default one */
void            yishi_sound_test_listen   (YishiSoundTest *self,
                                           const char     *device);
/* Keeps the next five seconds in memory, and forgets earlier ones. Only while it listens. */
void            yishi_sound_test_record   (YishiSoundTest *self);
/* Plays what was recorded; listening stops meanwhile, and goes on afterwards. */
void            yishi_sound_test_play     (YishiSoundTest *self);
/* Lets go of microphone and loudspeaker, and forgets what was recorded: the recorder may begin. */
void            yishi_sound_test_close    (YishiSoundTest *self);
/* What @peaks (dBFS, of 50 ms each) sound like. */
YishiSoundVerdict yishi_sound_verdict     (const double   *peaks,
                                           gsize           n_peaks);

G_END_DECLS
