/* yishi-course-row.h - one item of a meeting under way: planned, real, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-conductor.h"
#include "yishi-forecast.h"

G_BEGIN_DECLS

#define YISHI_TYPE_COURSE_ROW (yishi_course_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiCourseRow, yishi_course_row, YISHI, COURSE_ROW, GtkListBoxRow)

/* Signal "begin": its item is to be taken up. */

GtkWidget *yishi_course_row_new      (gint64                   item) G_GNUC_WARN_UNUSED_RESULT;
gint64     yishi_course_row_get_item (YishiCourseRow          *self);
/* @forecast: (nullable): NULL if it was withdrawn. */
void       yishi_course_row_show     (YishiCourseRow          *self,
                                      YishiConductor          *conductor,
                                      const YishiItem         *item,
                                      const YishiForecastItem *forecast);

G_END_DECLS
