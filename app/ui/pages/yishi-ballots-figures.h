/* yishi-ballots-figures.h - the figures of a result: tracks with their thresholds, answers, candidates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-db-result.h"

G_BEGIN_DECLS

/* Puts the figures of @result in place of what @box has. */
void yishi_ballots_fill_figures (GtkBox            *box,
                                 const YishiResult *result);

G_END_DECLS
