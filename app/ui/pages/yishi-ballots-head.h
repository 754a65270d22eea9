/* yishi-ballots-head.h - what is frozen with a vote: its title, its rule, its roll, its days, its defects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-ballots-look.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_HEAD (yishi_ballots_head_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsHead, yishi_ballots_head, YISHI, BALLOTS_HEAD, GtkBox)

void yishi_ballots_head_set_look    (YishiBallotsHead    *self,
                                     const YishiVoteLook *look);
/* Why the vote cannot be opened or closed, for the buttons; (nullable) both. */
void yishi_ballots_head_set_reasons (YishiBallotsHead    *self,
                                     const char          *why_not_open,
                                     const char          *why_not_close);

G_END_DECLS
