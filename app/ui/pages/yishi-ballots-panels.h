/* yishi-ballots-panels.h - the panels of the votes in their stack: one a vote, for its stage and kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A panel stays as long as its vote is in that stage, so that nothing typed is lost
 * by looking at another one.
 */
#pragma once

#include "yishi-ballots-panel.h"

G_BEGIN_DECLS

/* Returns: (transfer none) (nullable): the one that is looked at */
YishiBallotsPanel *yishi_ballots_panels_get    (GtkStack            *panels);
/* Shows the panel of the vote that @look is of; the one of its stage before goes, and the
 * keyboard in it to @instead. @is_new: (out): it was made. Returns: (transfer none) */
YishiBallotsPanel *yishi_ballots_panels_raise  (GtkStack            *panels,
                                                const YishiVoteLook *look,
                                                YishiConductor      *conductor,
                                                GtkWidget           *instead,
                                                gboolean            *is_new);
void               yishi_ballots_panels_remove (GtkStack            *panels);

G_END_DECLS
