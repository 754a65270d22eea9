/* yishi-thanks-list.h - what was given to the community, to add to, change and remove
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

/* Of the meeting at hand, and follows it. @is_draft: it may be changed; else it is only shown. */
GtkWidget *yishi_thanks_list_new (YishiRecord *record,
                                  gboolean     is_draft) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
