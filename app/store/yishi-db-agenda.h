/* yishi-db-agenda.h - changes the agenda before, between and after meetings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is one entry of the journal, and can be undone by another. What says "no"
 * leaves everything as it was and sets YISHI_STORE_ERROR_REFUSED with the reason.
 */
#pragma once

#include "yishi-db-meeting.h"

G_BEGIN_DECLS

/* Takes date, time, place, title, chair and secretary; a text that is NULL stays
 * as it is. The day stays once a notice has named it or the meeting has begun;
 * all stays once it is closed. */
gboolean   yishi_db_change_meeting   (YishiDb             *db,
                                      gint64               meeting,
                                      const YishiMeeting  *wanted,
                                      GError             **error);
/* With its items. Only while nothing was posted, begun, voted on or lodged. */
gboolean   yishi_db_remove_meeting   (YishiDb             *db,
                                      gint64               meeting,
                                      GError             **error);
/* @id: of the item, not its number. Sets NOT_FOUND. */
YishiItem *yishi_db_get_item         (YishiDb             *db,
                                      gint64               id,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes what describes the item, from kind to masks_names; a text that is NULL
 * stays as it is, numbers are taken as given. Once a vote was opened, what it is
 * held on stays; the title of a posted item stays, so that what was posted is
 * what is decided. */
gboolean   yishi_db_change_item      (YishiDb             *db,
                                      gint64               item,
                                      const YishiItem     *wanted,
                                      GError             **error);
/* Numbers the items of the meeting anew in the order of @ids, which has each of
 * them once. @parents: (nullable): what each is a part of, or 0; NULL leaves that
 * as it is. A part follows what it is a part of, or another part of it. An item
 * with a vote, or that a proxy names, keeps its number. */
gboolean   yishi_db_order_items      (YishiDb             *db,
                                      gint64               meeting,
                                      const gint64        *ids,
                                      const gint64        *parents,
                                      gsize                n,
                                      GError             **error);
/* With its parts and attachments; those behind it move up. Only while it was
 * neither posted nor voted on nor dealt with. */
gboolean   yishi_db_remove_item      (YishiDb             *db,
                                      gint64               item,
                                      GError             **error);
/* Several at once, in one transaction: all or none. @items (element-type
 * YishiItem): as of yishi_db_add_item(), each with an id that none of the others
 * has; a parent that is the id of an earlier one means that one. The ids become
 * those of the record. @attachments: (nullable) (element-type YishiAttachment): of
 * these items, by the ids that they came with, whose files are in the media
 * folder already: what removed items had. @ids, @parents, @n: (nullable): the
 * order of the agenda afterwards, by the ids that they came with; NULL leaves
 * them where they were added. */
gboolean   yishi_db_add_items        (YishiDb             *db,
                                      gint64               meeting,
                                      GPtrArray           *items,
                                      const GPtrArray     *attachments,
                                      const gint64        *ids,
                                      const gint64        *parents,
                                      gsize                n,
                                      GError             **error);
/* Likewise, each with its parts. */
gboolean   yishi_db_remove_items     (YishiDb             *db,
                                      const gint64        *items,
                                      gsize                n,
                                      GError             **error);
/* Takes an item that was posted off the agenda; it keeps its number. @reason: ""
 * puts it back. */
gboolean   yishi_db_withdraw_item    (YishiDb             *db,
                                      gint64               item,
                                      const char          *reason,
                                      GError             **error);

/* @day: when what the outcome promised (person, escalated, owners) was done, ""
 * if it is open again. @note: (nullable): what was done */
gboolean   yishi_db_settle_action    (YishiDb             *db,
                                      gint64               item,
                                      const char          *day,
                                      const char          *note,
                                      GError             **error);
/* What closed meetings before @before (a day, or NULL for all) left to be done. What was
 * carried over is there once, as it stands in the newest meeting that dealt with
 * it. Returns: (element-type YishiAction): the earliest due first */
GPtrArray *yishi_db_list_open_actions (YishiDb            *db,
                                      const char          *before,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Plans the next meeting after a closed one: of the same kind, at the same time
 * and place, with what stayed open first and then what was withdrawn or never
 * taken up. @made: (out): its id */
gboolean   yishi_db_carry_over       (YishiDb             *db,
                                      gint64               from_meeting,
                                      const char          *date,
                                      gint64              *made,
                                      GError             **error);

G_END_DECLS
