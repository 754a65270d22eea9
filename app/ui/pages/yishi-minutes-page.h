/* yishi-minutes-page.h - what happened in the meeting, and its recording to listen to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-page.h"

G_BEGIN_DECLS

#define YISHI_TYPE_MINUTES_PAGE (yishi_minutes_page_get_type ())
G_DECLARE_FINAL_TYPE (YishiMinutesPage, yishi_minutes_page, YISHI, MINUTES_PAGE, YishiPage)

G_END_DECLS
