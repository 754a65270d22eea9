/* yishi-explain.h - a control of a verb that may not be done is insensitive and says why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

/* @plain: (nullable): the tooltip while it may be done. The sensitivity of a
 * control that has an action stays the action's. Returns: whether it may. */
gboolean yishi_explain (GtkWidget      *control,
                        YishiConductor *conductor,
                        YishiVerb       verb,
                        gint64          item,
                        const char     *plain);

G_END_DECLS
