/* yishi-history.h - what was changed on an agenda, to be undone and done again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record has no way back: what is undone is another change, written like any
 * other. So a change here is a value that can be turned round, and the history
 * only knows which one comes next.
 */
#pragma once

#include "yishi-agenda.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_CHANGE_ADDED,      /* after: the items, wholes before their parts */
  YISHI_CHANGE_REMOVED,    /* before: likewise */
  YISHI_CHANGE_EDITED,     /* before, after: one item */
  YISHI_CHANGE_WITHDRAWN,  /* before, after: one item, of which the reason counts */
  YISHI_CHANGE_ORDERED,    /* order_before, order_after */
} YishiChangeKind;

typedef struct
{
  YishiChangeKind  kind;
  GPtrArray       *before;        /* (owned) (element-type YishiItem) */
  GPtrArray       *after;         /* (owned) (element-type YishiItem) */
  YishiOrder      *order_before;  /* (owned) (nullable) of the whole agenda; NULL: as it comes */
  YishiOrder      *order_after;   /* (owned) (nullable) likewise */
  GPtrArray       *attachments;   /* (owned) (element-type YishiAttachment): of items that were removed */
  GPtrArray       *attached;      /* (owned) (element-type YishiAttachment): to the one item that was edited */
  GPtrArray       *detached;      /* (owned) (element-type YishiAttachment): taken away from it */
} YishiChange;

typedef enum
{
  YISHI_UNDO,
  YISHI_REDO,
} YishiDirection;
#define YISHI_N_DIRECTIONS (YISHI_REDO + 1)

typedef struct _YishiHistory YishiHistory;

/* Empty arrays, no orders. */
YishiChange       *yishi_change_new     (YishiChangeKind    kind) G_GNUC_WARN_UNUSED_RESULT;
YishiChange       *yishi_change_copy    (const YishiChange *self) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): what undoes it */
YishiChange       *yishi_change_invert  (const YishiChange *self) G_GNUC_WARN_UNUSED_RESULT;
void               yishi_change_free    (YishiChange       *self);

YishiHistory      *yishi_history_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void               yishi_history_free   (YishiHistory      *self);
/* Something new was done: what could be done again no longer can.
 * @change: (transfer full) */
void               yishi_history_add    (YishiHistory      *self,
                                         YishiChange       *change);
/* Returns: (transfer full) (nullable): the change that is to be written; NULL if
 * there is nothing to go back or forward to */
YishiChange       *yishi_history_peek   (YishiHistory      *self,
                                         YishiDirection     direction) G_GNUC_WARN_UNUSED_RESULT;
/* What was peeked at was written. @written: (nullable): as it was, whose
 * attachments are kept for the way back */
void               yishi_history_turn   (YishiHistory      *self,
                                         YishiDirection     direction,
                                         const YishiChange *written);
/* It cannot be written any more: forgets it. */
void               yishi_history_drop   (YishiHistory      *self,
                                         YishiDirection     direction);
/* What was removed came back under another id. */
void               yishi_history_rename (YishiHistory      *self,
                                         gint64             before,
                                         gint64             after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiChange, yishi_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiHistory, yishi_history_free)

G_END_DECLS
