/* yishi-new-record.h - asks for what a new record needs: community, rules, where it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-window.h"

G_BEGIN_DECLS

/* Over @window, which then makes the record and opens it. */
void yishi_new_record_show (YishiWindow *window);

G_END_DECLS
