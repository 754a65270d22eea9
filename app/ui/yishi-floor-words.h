/* yishi-floor-words.h - times, parties, kinds and outcomes as the window names them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-clock.h"
#include "yishi-session.h"

G_BEGIN_DECLS

/* What may stand in a list of choices; the last one is NULL. */
extern const char *const yishi_outcome_names[];
extern const char *const yishi_position_names[];

/* "12:40", from an hour on "1:02:40"; below 0 with a sign. @micros: µs. */
char       *yishi_format_span        (gint64      micros) G_GNUC_WARN_UNUSED_RESULT;
/* "meeting 00:12:40": how long after @start @instant is, which is not the time of sound; "" where either cannot be
 * read. */
char       *yishi_describe_moment    (const char *start,
                                      const char *instant) G_GNUC_WARN_UNUSED_RESULT;
/* "19:23" in the clock's time zone. @instant: µs. */
char       *yishi_format_time_of_day (YishiClock *clock,
                                      gint64      instant) G_GNUC_WARN_UNUSED_RESULT;
/* "19:23:05", where a minute is too much. */
char       *yishi_format_second_of_day (YishiClock *clock,
                                      gint64      instant) G_GNUC_WARN_UNUSED_RESULT;

/* "1  Lifts, at hand, planned 19:00": what a screen reader says of several parts.
 * Those that are empty are left out, with their comma. Ends with NULL. */
char       *yishi_join_spoken        (const char *first,
                                      ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* "3-2-501" of an owner, "Owners’ committee · 3-2-501" of who speaks for a party, which
 * is all that is known of a guest. */
char       *yishi_describe_speaker   (const char *unit,
                                      const char *party) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the wall hides the name: the chair says so, or the item that is spoken to. */
gboolean    yishi_speaker_is_hidden  (const YishiSpeaker      *speaker,
                                      const YishiMeetingState *meeting);

/* All translated; what is not known comes back as it is. */
const char *yishi_party_to_label     (const char *party);
const char *yishi_item_kind_to_label (const char *kind);
const char *yishi_outcome_to_label   (const char *outcome);
const char *yishi_position_to_label  (const char *position);

G_END_DECLS
