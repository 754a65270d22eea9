/* yishi-level-meter.h - how loud it is: a bar from quiet to too loud
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_LEVEL_METER (yishi_level_meter_get_type ())
G_DECLARE_FINAL_TYPE (YishiLevelMeter, yishi_level_meter, YISHI, LEVEL_METER, GtkWidget)

/* @peak: dBFS, 20 times a second; it is drawn anew only where that can be seen. */
void yishi_level_meter_hear  (YishiLevelMeter *self,
                              double           peak);
/* Nothing is heard any more. */
void yishi_level_meter_clear (YishiLevelMeter *self);

G_END_DECLS
