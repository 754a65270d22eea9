/* yishi-tape-words.h - what the chair is told about the sound, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-recorder.h"
#include "yishi-recording.h"
#include "yishi-tape.h"

G_BEGIN_DECLS

/* What the room is shown before the first second, in the meeting's language: that
 * it is recorded, by whom and what for (Personal Information Protection Law, art.
 * 17). @own: the community's own words, "" for ours. */
char       *yishi_tape_make_notice    (const char       *language,
                                       const char       *community,
                                       const char       *own) G_GNUC_WARN_UNUSED_RESULT;
/* Why a recording is paused, in the words of the record: the meeting's language. @which:
 * "confidential", "break" or "wish". Returns: (transfer none) */
const char *yishi_tape_say_pause      (YishiTape        *tape,
                                       const char       *which);
/* What is wrong while @watch lasts, and what to do. @microphone: (nullable).
 * Returns: (nullable): NULL if it is no warning */
char       *yishi_tape_describe_watch (const YishiWatch *watch,
                                       const char       *microphone) G_GNUC_WARN_UNUSED_RESULT;
/* "● Recording 00:12:40": a word and a symbol beside any colour. */
char       *yishi_tape_describe_state (YishiTape        *tape) G_GNUC_WARN_UNUSED_RESULT;
/* "records", "paused", "mute", "idle": a style class. */
const char *yishi_tape_get_style      (YishiTape        *tape);
/* Why there is no sound where the recorder could not begin. */
YishiSoundGapReason yishi_tape_error_to_reason (const GError *error);

G_END_DECLS
