/* yishi-agenda.h - the order of an agenda, and what may be done with its items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure: what a list of items would become, and whether the record would take it.
 * The store checks again; what is found out here is what a control says that
 * cannot be used.
 */
#pragma once

#include "yishi-meeting.h"
#include "yishi-rule.h"

G_BEGIN_DECLS

/* Items in their order, parts behind what they are parts of; one level. */
typedef struct
{
  gint64 *ids;      /* (owned) */
  gint64 *parents;  /* (owned) 0: an item of its own */
  gsize   n;
} YishiOrder;

typedef enum
{
  YISHI_MOVE_UP,    /* with its parts, over the one before it; a part stays among the parts */
  YISHI_MOVE_DOWN,
  YISHI_MOVE_IN,    /* becomes the last part of the item before it */
  YISHI_MOVE_OUT,   /* becomes an item of its own, behind the parts of what it was a part of */
} YishiMove;

typedef enum
{
  YISHI_AGENDA_ADD,       /* item: what the new one is a part of, or 0 */
  YISHI_AGENDA_CHANGE,
  YISHI_AGENDA_REMOVE,    /* with its parts */
  YISHI_AGENDA_WITHDRAW,
  YISHI_AGENDA_PUT_BACK,
} YishiAgendaVerb;

YishiOrder *yishi_order_new     (const GPtrArray  *items) G_GNUC_WARN_UNUSED_RESULT;
YishiOrder *yishi_order_copy    (const YishiOrder *self) G_GNUC_WARN_UNUSED_RESULT;
void        yishi_order_free    (YishiOrder       *self);
gboolean    yishi_order_equal   (const YishiOrder *a,
                                 const YishiOrder *b);
/* Items of the same names in the new order, or NULL with @why_not: (out)
 * (optional) (transfer full), translated. */
YishiOrder *yishi_order_move    (const YishiOrder *self,
                                 gint64            item,
                                 YishiMove         move,
                                 char            **why_not) G_GNUC_WARN_UNUSED_RESULT;
/* @position: before which one, by today's order; self->n: to the end. Among the
 * parts of another item it becomes one of them, unless it has parts itself: then
 * it comes behind them. */
YishiOrder *yishi_order_drop    (const YishiOrder *self,
                                 gint64            item,
                                 gsize             position) G_GNUC_WARN_UNUSED_RESULT;
/* An item is known by another id from now on. */
void        yishi_order_rename  (YishiOrder       *self,
                                 gint64            before,
                                 gint64            after);

/* @why_not: (out) (optional) (transfer full): why not and what to do, translated */
gboolean    yishi_agenda_can    (const YishiMeetingState *meeting,
                                 YishiAgendaVerb          verb,
                                 gint64                   item,
                                 char                   **why_not);
gboolean    yishi_agenda_can_order (const YishiMeetingState *meeting,
                                 const YishiOrder        *order,
                                 char                   **why_not);
/* What the item is decided by. Returns: (transfer none) (nullable): NULL where
 * its kind has no vote, or the pack lacks the rule */
YishiRule  *yishi_agenda_find_rule (const YishiItem      *item,
                                 YishiRulePack           *pack);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiOrder, yishi_order_free)

G_END_DECLS
