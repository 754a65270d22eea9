/* session-fixture.h - a small meeting without a record, for the tests of its course
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-session.h"

G_BEGIN_DECLS

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
/* 2026-12-15T19:00:00+08:00 */
#define BEGINS (1797332400 * (gint64) G_USEC_PER_SEC)

/* Items of 10 minutes with the ids 101, 102 … and the numbers 1, 2 … */
YishiMeetingState *make_meeting   (int                n_items);
YishiItem         *get_item       (YishiMeetingState *meeting,
                                   int                number);
/* @state: "open", "closed", or "none" for none */
void               set_vote       (YishiMeetingState *meeting,
                                   gint64             item,
                                   const char        *state);
/* What the record does with what a verb has it hold. Fails the test where an
 * entry does not follow from those before it. */
void               replay_effects (YishiMeetingState *meeting,
                                   const GPtrArray   *effects);

G_END_DECLS
