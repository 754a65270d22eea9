/* yishi-home-page.h - what comes next: the meeting, what is missing before it, what is still open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-page.h"

G_BEGIN_DECLS

#define YISHI_TYPE_HOME_PAGE (yishi_home_page_get_type ())
G_DECLARE_FINAL_TYPE (YishiHomePage, yishi_home_page, YISHI, HOME_PAGE, YishiPage)

G_END_DECLS
