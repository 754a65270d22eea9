/* yishi-course.h - the agenda of a meeting under way, with planned and real times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_COURSE (yishi_course_get_type ())
G_DECLARE_FINAL_TYPE (YishiCourse, yishi_course, YISHI, COURSE, AdwBin)

/* Signal "looked-at" (gint64 item): the chair chose that item to look at. */

/* @looked_at: the item to be marked as chosen, 0 for none. */
void yishi_course_show (YishiCourse    *self,
                        YishiConductor *conductor,
                        gint64          looked_at);

G_END_DECLS
