/* yishi-agenda-details.h - what an agenda shows that the snapshot of its meeting does not have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-meeting.h"
#include "yishi-store.h"

G_BEGIN_DECLS

typedef struct
{
  GArray     *items;    /* (owned) (element-type gint64) to be looked up */
  GArray     *sources;  /* (owned) (element-type gint64) what each goes on with, 0 if with nothing */
  GHashTable *carried;  /* (owned) from the item's id to the day of the meeting that it comes from */
  GHashTable *notes;    /* (owned) ids of the items on which the chair has a private note */
} YishiAgendaDetails;

YishiAgendaDetails *yishi_agenda_details_new  (const YishiMeetingState *meeting) G_GNUC_WARN_UNUSED_RESULT;
void                yishi_agenda_details_free (YishiAgendaDetails      *self);
/* The job, which only reads. @data: a YishiAgendaDetails. */
gboolean            yishi_agenda_details_run  (YishiDb                 *db,
                                               gpointer                 data,
                                               GCancellable            *cancellable,
                                               GError                 **error);

G_END_DECLS
