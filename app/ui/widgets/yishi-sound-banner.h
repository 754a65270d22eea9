/* yishi-sound-banner.h - what is wrong with the sound, until it is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-tape.h"

G_BEGIN_DECLS

#define YISHI_TYPE_SOUND_BANNER (yishi_sound_banner_get_type ())
G_DECLARE_FINAL_TYPE (YishiSoundBanner, yishi_sound_banner, YISHI, SOUND_BANNER, AdwBin)

/* @tape: (nullable): whose warnings it shows from now on */
void yishi_sound_banner_set_tape (YishiSoundBanner *self,
                                  YishiTape        *tape);

G_END_DECLS
