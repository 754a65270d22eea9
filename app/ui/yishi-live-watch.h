/* yishi-live-watch.h - what of the running meeting cannot wait: sound, disk, battery, an item's time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signals “began” (const YishiReminder *reminder) and “ended” (const char *id): each thing
 * is said once when it begins, and taken back when it is over.
 */
#pragma once

#include "yishi-conductor.h"
#include "yishi-reminder.h"
#include "yishi-tape.h"

G_BEGIN_DECLS

#define YISHI_TYPE_LIVE_WATCH (yishi_live_watch_get_type ())
G_DECLARE_FINAL_TYPE (YishiLiveWatch, yishi_live_watch, YISHI, LIVE_WATCH, GObject)

YishiLiveWatch *yishi_live_watch_new           (void) G_GNUC_WARN_UNUSED_RESULT;
/* Both (nullable). */
void            yishi_live_watch_set_conductor (YishiLiveWatch *self,
                                                YishiConductor *conductor);
void            yishi_live_watch_set_tape      (YishiLiveWatch *self,
                                                YishiTape      *tape);

G_END_DECLS
