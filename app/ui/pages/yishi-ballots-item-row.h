/* yishi-ballots-item-row.h - one item that is voted on, in the list of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-meeting.h"
#include "yishi-session.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_ITEM_ROW (yishi_ballots_item_row_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsItemRow, yishi_ballots_item_row, YISHI, BALLOTS_ITEM_ROW, GtkListBoxRow)

GtkWidget *yishi_ballots_item_row_new      (void) G_GNUC_WARN_UNUSED_RESULT;
/* @vote: (nullable): NULL while it is not open */
void       yishi_ballots_item_row_set      (YishiBallotsItemRow  *self,
                                            const YishiItem      *item,
                                            const YishiVoteState *vote);
gint64     yishi_ballots_item_row_get_item (YishiBallotsItemRow  *self);

/* Whether @item has a vote, which stands in the list. */
gboolean   yishi_ballots_is_voted_on       (const YishiItem      *item);

/* A list of them: the items of @meeting that are voted on, in the order of its
 * agenda. Rows are kept and shown anew: what has the focus keeps it. */
void           yishi_ballots_rows_fill     (GtkListBox              *list,
                                            const YishiMeetingState *meeting);
/* Returns: (transfer none) (nullable): the row of the item with this id */
GtkListBoxRow *yishi_ballots_rows_find     (GtkListBox              *list,
                                            gint64                   item);
/* Returns: which item is looked at first: the one at hand, else one whose vote is open, else the first of them; 0 if
 * there is none. @session: (nullable) */
gint64         yishi_ballots_rows_find_first (GtkListBox              *list,
                                              const YishiMeetingState *meeting,
                                              const YishiSession      *session);

G_END_DECLS
