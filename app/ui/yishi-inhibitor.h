/* yishi-inhibitor.h - keeps the machine awake while the meeting runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_INHIBITOR (yishi_inhibitor_get_type ())
G_DECLARE_FINAL_TYPE (YishiInhibitor, yishi_inhibitor, YISHI, INHIBITOR, GObject)

/* While the meeting of @conductor runs, the machine neither sleeps nor blanks nor
 * lets anybody log out without a question. @window: (transfer none), in an
 * application; the inhibitor must not outlive it. */
YishiInhibitor *yishi_inhibitor_new (GtkWindow      *window,
                                     YishiConductor *conductor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
