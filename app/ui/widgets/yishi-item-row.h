/* yishi-item-row.h - one item of the agenda in its list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-clock.h"
#include "yishi-forecast.h"
#include "yishi-meeting.h"
#include "yishi-rule.h"

G_BEGIN_DECLS

#define YISHI_TYPE_ITEM_ROW (yishi_item_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiItemRow, yishi_item_row, YISHI, ITEM_ROW, GtkListBoxRow)

/* What a row says beside the item itself. Nothing in it is owned. */
typedef struct
{
  const YishiMeetingState *meeting;
  YishiRulePack           *pack;
  YishiClock              *clock;
  const YishiForecastItem *times;          /* (nullable) of a withdrawn item */
  gboolean                 is_begin_known; /* otherwise times are counted from 0:00 */
  gint64                   begins;         /* instant */
  const char              *carried_date;   /* (nullable) of the meeting that it comes from */
  gboolean                 has_note;       /* a private one of the chair */
} YishiItemContext;

GtkWidget *yishi_item_row_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       yishi_item_row_show     (YishiItemRow           *self,
                                    const YishiItem        *item,
                                    const YishiItemContext *context);
/* 0 before it was shown. */
gint64     yishi_item_row_get_item (YishiItemRow           *self);

G_END_DECLS
