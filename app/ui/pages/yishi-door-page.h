/* yishi-door-page.h - the door: who comes, who leaves, who is in the room and for whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-page.h"

G_BEGIN_DECLS

#define YISHI_TYPE_DOOR_PAGE (yishi_door_page_get_type ())
G_DECLARE_FINAL_TYPE (YishiDoorPage, yishi_door_page, YISHI, DOOR_PAGE, YishiPage)

G_END_DECLS
