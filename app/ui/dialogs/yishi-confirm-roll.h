/* yishi-confirm-roll.h - asks whether the roll is complete, and records that it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

/* Over the window of @widget; does nothing while there is no roll. */
void yishi_confirm_roll (GtkWidget   *widget,
                         YishiRecord *record);

G_END_DECLS
