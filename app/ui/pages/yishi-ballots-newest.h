/* yishi-ballots-newest.h - the last ballots in sight: being written, refused, or in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-ballots-look.h"
#include "yishi-ballots-queue.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_NEWEST (yishi_ballots_newest_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsNewest, yishi_ballots_newest, YISHI, BALLOTS_NEWEST, AdwBin)

/* Signal "correct" (YishiBallotRow *): a ballot in the record is to be corrected.
 * Signal "again" (YishiQueued *): a refused one is to be entered again. */

/* @queue: (nullable). @roll: (nullable): whose owners are named beside their units */
void yishi_ballots_newest_show (YishiBallotsNewest  *self,
                                const YishiVoteLook *look,
                                YishiBallotsQueue   *queue,
                                const YishiRoll     *roll,
                                const char          *today);

G_END_DECLS
