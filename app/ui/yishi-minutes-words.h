/* yishi-minutes-words.h - what happened and why there is no sound, in the words of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-sound.h"

G_BEGIN_DECLS

/* (transfer none), translated: “paused by the chair” */
const char *yishi_say_gap_reason  (YishiSoundGapReason       reason);
/* "Vote opened: Item 3, Lifts". @meeting: whose it is */
char       *yishi_say_event       (const YishiEvent        *event,
                                   const YishiMeetingState *meeting,
                                   YishiClock              *clock) G_GNUC_WARN_UNUSED_RESULT;
/* "Note", for who cannot see the icon. (transfer none), translated */
const char *yishi_say_event_kind  (YishiEventKind           kind);
const char *yishi_event_get_icon  (YishiEventKind           kind);
/* "Recorded: 01:12:40 in 2 parts. Missing …", or why nothing was recorded. */
char       *yishi_say_sound       (const YishiSound        *sound) G_GNUC_WARN_UNUSED_RESULT;
/* What is wrong with the files and what to do, in lines; "" if all is well. */
char       *yishi_say_sound_files (const YishiSound        *sound) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
