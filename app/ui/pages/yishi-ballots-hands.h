/* yishi-ballots-hands.h - hands that are counted, or members who are called by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-ballots-panel.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_HANDS (yishi_ballots_hands_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsHands, yishi_ballots_hands, YISHI, BALLOTS_HANDS, YishiBallotsPanel)

G_END_DECLS
