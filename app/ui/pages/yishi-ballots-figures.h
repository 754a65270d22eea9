/* yishi-ballots-figures.h - the figures of a result: tracks with their thresholds, answers, candidates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-db-result.h"
#include "yishi-track.h"

G_BEGIN_DECLS

/* Puts the figures of @result in place of what @box has. */
void yishi_ballots_fill_figures (GtkBox            *box,
                                 const YishiResult *result);

/* Shows on both tracks how many have taken part, and how many are needed. */
void yishi_ballots_show_participation (YishiTrack        *heads,
                                       YishiTrack        *area,
                                       const YishiResult *result);

G_END_DECLS
