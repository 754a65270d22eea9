/* yishi-speech-times.h - how long who has spoken, and how long one may
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_SPEECH_TIMES (yishi_speech_times_get_type ())
G_DECLARE_FINAL_TYPE (YishiSpeechTimes, yishi_speech_times, YISHI, SPEECH_TIMES, AdwBin)

void yishi_speech_times_show (YishiSpeechTimes *self,
                              YishiConductor   *conductor);

G_END_DECLS
