/* yishi-event-row.h - one line of the minutes: when it was, what happened, and where it is to be heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-proceedings.h"

G_BEGIN_DECLS

#define YISHI_TYPE_EVENT_ROW (yishi_event_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiEventRow, yishi_event_row, YISHI, EVENT_ROW, GtkListBoxRow)

/* Signal "edit": the text of the bookmark, or the reason of the gap, is to be changed. */

GtkWidget *yishi_event_row_new         (void) G_GNUC_WARN_UNUSED_RESULT;
/* @moment: time of day, "" if nobody noted it. @text: what happened. */
void       yishi_event_row_show        (YishiEventRow    *self,
                                        const YishiEvent *event,
                                        const char       *moment,
                                        const char       *text);
/* What it plays from, ns: of a gap, from the first sound after it. YISHI_UNKNOWN if there is no sound of it. */
gint64     yishi_event_row_get_time    (YishiEventRow    *self);
YishiEventKind yishi_event_row_get_kind (YishiEventRow  *self);
/* Whether there is something to change. */
gboolean   yishi_event_row_can_edit    (YishiEventRow    *self);
/* The bookmark, note, speech or gap that it shows. */
gint64     yishi_event_row_get_reference (YishiEventRow  *self);
void       yishi_event_row_set_heard   (YishiEventRow    *self,
                                        gboolean          is_heard);

G_END_DECLS
