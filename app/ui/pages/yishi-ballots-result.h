/* yishi-ballots-result.h - a closed vote: the verdict, both tracks, the working
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-ballots-panel.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_RESULT (yishi_ballots_result_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsResult, yishi_ballots_result, YISHI, BALLOTS_RESULT, YishiBallotsPanel)

G_END_DECLS
