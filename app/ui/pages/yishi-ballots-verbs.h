/* yishi-ballots-verbs.h - opens and closes a vote: asked where it must be, written, then shown on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-ballots-look.h"
#include "yishi-conductor.h"

G_BEGIN_DECLS

/* Opens the vote of @look; where something is wrong with the procedure, it is
 * said before, and asked. @from and @until: (nullable): days. */
void yishi_ballots_open_vote  (GtkWidget           *widget,
                               YishiConductor      *conductor,
                               const YishiVoteLook *look,
                               const char          *from,
                               const char          *until);
/* Asks, and closes the vote of @look. */
void yishi_ballots_close_vote (GtkWidget           *widget,
                               YishiConductor      *conductor,
                               const YishiVoteLook *look);
/* Returns: (transfer none) (nullable): why the vote of @look cannot be opened, translated. @look: (nullable): there is
 * nothing to vote on */
const char *yishi_ballots_why_not_open (const YishiVoteLook *look);

G_END_DECLS
