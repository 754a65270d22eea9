/* yishi-slip-keys.h - hears a scanner that types while the focus is on a button and in no field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its digits would choose answers, and its Enter would press whatever has the focus. So what
 * comes as fast as no hand types it and begins as slips begin is kept from everything else.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*YishiSlipTyped) (GtkWidget  *widget,
                                const char *text);

/* Listens as long as @widget is there; @typed gets a slip's text at its Enter. */
void yishi_slip_keys_attach (GtkWidget      *widget,
                             YishiSlipTyped  typed);

G_END_DECLS
