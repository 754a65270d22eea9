/* yishi-floor-page.h - the running meeting on one screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-page.h"

G_BEGIN_DECLS

#define YISHI_TYPE_FLOOR_PAGE (yishi_floor_page_get_type ())
G_DECLARE_FINAL_TYPE (YishiFloorPage, yishi_floor_page, YISHI, FLOOR_PAGE, YishiPage)

G_END_DECLS
