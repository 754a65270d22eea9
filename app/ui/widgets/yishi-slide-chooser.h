/* yishi-slide-chooser.h - the slides that the wall can show now, to prepare one or show it at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_SLIDE_CHOOSER (yishi_slide_chooser_get_type ())
G_DECLARE_FINAL_TYPE (YishiSlideChooser, yishi_slide_chooser, YISHI, SLIDE_CHOOSER, AdwBin)

/* Signal "chosen": something was prepared or shown. */

/* @item: whose slides are offered, 0: none's. */
void        yishi_slide_chooser_show (YishiSlideChooser *self,
                                      YishiConductor    *conductor,
                                      gint64             item);
/* "Item 3", "Agenda" …, in the window's language. @meeting: (nullable) */
char       *yishi_slide_describe     (const YishiSlide        *slide,
                                      const YishiMeetingState *meeting) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
