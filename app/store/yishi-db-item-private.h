/* yishi-db-item-private.h - items as the files that change the agenda share them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "yishi-db-agenda.h"
#include "yishi-json.h"

G_BEGIN_DECLS

/* What yishi_item_read() reads; a WHERE may follow, in which i is the item. */
#define YISHI_ITEM_SQL                                                                                 \
  "SELECT i.id, i.meeting, i.number, i.kind, i.title, i.matter, i.rule, i.scope, i.minutes, i.presenter," \
  "  (SELECT group_concat(value, char(10)) FROM json_each(i.candidates)), i.seats, i.agreed,"          \
  "  i.statutory_min, i.outcome, i.outcome_text, i.responsible, i.due,"                                \
  "  EXISTS (SELECT 1 FROM notice_topic WHERE item = i.id),"                                           \
  "  CASE WHEN v.item IS NULL THEN 'none' WHEN v.closed = '' THEN 'open' ELSE 'closed' END,"           \
  "  i.parent, i.withdrawn, i.carried_from, i.done, i.done_note, i.masks_names"                        \
  " FROM item i LEFT JOIN vote v ON v.item = i.id"
#define YISHI_N_ITEM_COLUMNS 26

YishiItem *yishi_item_read         (sqlite3_stmt     *statement) G_GNUC_WARN_UNUSED_RESULT;
/* Kind, title, matter, scope, rule and candidates. @changing: whether the error
 * says that it was not changed, or not added */
gboolean   yishi_item_check        (YishiDb          *db,
                                    const YishiItem  *item,
                                    gboolean          changing,
                                    GError          **error);
/* Gives the item its id and its number and writes it; within the caller's
 * transaction. */
gboolean   yishi_item_append       (YishiDb          *db,
                                    gint64            meeting,
                                    YishiItem        *item,
                                    GError          **error);
/* Kind to masks_names, into the object that @body has open. */
void       yishi_item_write        (YishiJson        *body,
                                    const YishiItem  *item);
/* Why the numbers of the items from @number on must stay: a vote is known by its
 * item's number, and so is what a proxy is for. @why: (out) (nullable) (transfer
 * full): NULL if they may change. FALSE with @error set if the record cannot be
 * read. */
gboolean   yishi_items_check_move  (YishiDb          *db,
                                    gint64            meeting,
                                    gint64            number,
                                    char            **why,
                                    GError          **error);
/* The same where but the proxies matter. */
gboolean   yishi_items_check_proxies (YishiDb        *db,
                                    gint64            meeting,
                                    char            **why,
                                    GError          **error);
/* As yishi_db_order_items() and yishi_db_remove_item(), within the caller's
 * transaction. */
gboolean   yishi_items_order       (YishiDb          *db,
                                    gint64            meeting,
                                    const gint64     *ids,
                                    const gint64     *parents,
                                    gsize             n,
                                    GError          **error);
gboolean   yishi_item_remove       (YishiDb          *db,
                                    gint64            item,
                                    GError          **error);
/* Notes an attachment whose file lies in the media folder; likewise. Gives it its id. */
gboolean   yishi_attachment_append (YishiDb          *db,
                                    YishiAttachment  *attachment,
                                    GError          **error);

G_END_DECLS
