/* yishi-speakers.h - the floor: who speaks, who waits, and the field to put somebody in the queue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_SPEAKERS (yishi_speakers_get_type ())
G_DECLARE_FINAL_TYPE (YishiSpeakers, yishi_speakers, YISHI, SPEAKERS, AdwBin)

/* Taking the focus puts it into the field. */
void yishi_speakers_show (YishiSpeakers  *self,
                          YishiConductor *conductor);

G_END_DECLS
