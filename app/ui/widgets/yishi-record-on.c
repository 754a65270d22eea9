/* yishi-record-on.c - beside “go on”: whether a recording that was cut off goes on, too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-record-on.h"

void
yishi_record_on_bind (GtkCheckButton *check,
                      YishiTape      *tape)
{
  g_return_if_fail (GTK_IS_CHECK_BUTTON (check));

  if (tape == NULL || g_object_get_data (G_OBJECT (check), "tape") == tape)
    return;

  g_object_set_data (G_OBJECT (check), "tape", tape);
  g_object_bind_property (tape, "goes-on", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (tape, "was-cut-off", check, "visible", G_BINDING_SYNC_CREATE);
}
