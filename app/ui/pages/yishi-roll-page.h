/* yishi-roll-page.h - the roll: its units, who is one person, its buildings, and its proxies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-page.h"

G_BEGIN_DECLS

#define YISHI_TYPE_ROLL_PAGE (yishi_roll_page_get_type ())
G_DECLARE_FINAL_TYPE (YishiRollPage, yishi_roll_page, YISHI, ROLL_PAGE, YishiPage)

G_END_DECLS
