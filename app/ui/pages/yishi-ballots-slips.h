/* yishi-ballots-slips.h - whether a ballot whose code was read is to be entered now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-ballots-queue.h"
#include "yishi-roll.h"

G_BEGIN_DECLS

/* @item: that is voted on. @queue: what was entered and may not be written yet. @why: (out) (transfer
 * full): set where it is refused. Returns: (transfer none) (nullable): the ballot's unit. A ballot
 * that is in the record already is found by looking there. */
const YishiUnit *yishi_ballots_read_slip (YishiRecord       *record,
                                          const YishiItem   *item,
                                          YishiBallotsQueue *queue,
                                          const char        *text,
                                          char             **why) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
