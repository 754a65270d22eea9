/* yishi-proxy-dialog.h - lodges a proxy at the table: who for whom, for what, how, how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_PROXY_DIALOG (yishi_proxy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YishiProxyDialog, yishi_proxy_dialog, YISHI, PROXY_DIALOG, AdwWindow)

/* Asks for what a power of attorney has to say (Civil Code art. 165) and writes it;
 * stays with the reason when it is refused. @principal: (nullable): the unit to
 * begin with. The record has a meeting at hand. */
void yishi_proxy_dialog_present (GtkWidget   *parent,
                                 YishiRecord *record,
                                 const char  *principal);

G_END_DECLS
