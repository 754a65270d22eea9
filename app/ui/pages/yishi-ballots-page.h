/* yishi-ballots-page.h - the votes of the meeting: opened, entered, closed, and their results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-page.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_PAGE (yishi_ballots_page_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsPage, yishi_ballots_page, YISHI, BALLOTS_PAGE, YishiPage)

/* Actions "ballots.open" and "ballots.close": the chosen vote; "ballots.try-open" and
 * "ballots.try-close" do the same, or say why not. "ballots.choose-at-hand": the
 * item at hand, if it is voted on. */

G_END_DECLS
