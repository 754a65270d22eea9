/* yishi-proxy-list.h - the proxies lodged for the meeting at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"
#include "yishi-room-view.h"

G_BEGIN_DECLS

#define YISHI_TYPE_PROXY_LIST (yishi_proxy_list_get_type ())
G_DECLARE_FINAL_TYPE (YishiProxyList, yishi_proxy_list, YISHI, PROXY_LIST, GtkBox)

/* Lodges and withdraws by itself. */

void yishi_proxy_list_set_record (YishiProxyList  *self,
                                  YishiRecord     *record);
/* Shows the meeting at hand. @can_change: whether its record may still be added to. */
void yishi_proxy_list_show       (YishiProxyList  *self,
                                  gboolean         can_change);

G_END_DECLS
