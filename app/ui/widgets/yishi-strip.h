/* yishi-strip.h - the line below every page: who is here against what is needed, the item, the sound, the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"
#include "yishi-tape.h"

G_BEGIN_DECLS

#define YISHI_TYPE_STRIP (yishi_strip_get_type ())
G_DECLARE_FINAL_TYPE (YishiStrip, yishi_strip, YISHI, STRIP, GtkBox)

GtkWidget *yishi_strip_new (YishiConductor *conductor,
                            YishiTape      *tape) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
