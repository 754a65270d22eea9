/* yishi-chime.h - a soft sound when a speaker's time nears its end, and when it is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_CHIME (yishi_chime_get_type ())
G_DECLARE_FINAL_TYPE (YishiChime, yishi_chime, YISHI, CHIME, GObject)

typedef enum
{
  YISHI_CHIME_SOON,
  YISHI_CHIME_OVER,
} YishiChimeKind;

/* Signal "rung" (YishiChimeKind as int): the moment has come, whether or not it is
 * to be heard. */

/* @settings: those of the application: warning-seconds, plays-sounds. */
YishiChime *yishi_chime_new (YishiConductor *conductor,
                             GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
