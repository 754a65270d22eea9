/* yishi-record-on.h - beside “go on”: whether a recording that was cut off goes on, too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-tape.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @check shows and keeps the choice of @tape (nullable), and is to be seen only where there
 * is one. May be called again and again. */
void yishi_record_on_bind (GtkCheckButton *check,
                           YishiTape      *tape);

G_END_DECLS
