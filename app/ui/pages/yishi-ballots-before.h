/* yishi-ballots-before.h - a vote before it is opened: its days, and what is to be known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-ballots-panel.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_BEFORE (yishi_ballots_before_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsBefore, yishi_ballots_before, YISHI, BALLOTS_BEFORE, YishiBallotsPanel)

/* Opens the vote with the days that were typed. */
void yishi_ballots_before_open (YishiBallotsBefore *self);

G_END_DECLS
