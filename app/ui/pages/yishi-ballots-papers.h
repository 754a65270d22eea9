/* yishi-ballots-papers.h - papers as they come in, sheet by sheet: unit, one key, next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-ballots-panel.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_PAPERS (yishi_ballots_papers_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsPapers, yishi_ballots_papers, YISHI, BALLOTS_PAPERS, YishiBallotsPanel)

G_END_DECLS
