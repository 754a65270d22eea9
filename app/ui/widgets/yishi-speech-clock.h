/* yishi-speech-clock.h - who has the floor, and how much time is left, for the chair
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_SPEECH_CLOCK (yishi_speech_clock_get_type ())
G_DECLARE_FINAL_TYPE (YishiSpeechClock, yishi_speech_clock, YISHI, SPEECH_CLOCK, AdwBin)

void yishi_speech_clock_show (YishiSpeechClock *self,
                              YishiConductor   *conductor);

G_END_DECLS
