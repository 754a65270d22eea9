/* yishi-door-queue.h - who is being let in or out: written one after another, none lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * However slow the disk, the next can be typed at once: what is under way is
 * named until it is written, and what was refused stays, with its reason and
 * what was typed, until it is dismissed.
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_DOOR_QUEUE (yishi_door_queue_get_type ())
G_DECLARE_FINAL_TYPE (YishiDoorQueue, yishi_door_queue, YISHI, DOOR_QUEUE, GtkBox)

typedef enum
{
  YISHI_ORDER_COME,
  YISHI_ORDER_LEAVE,
  YISHI_ORDER_TAKE_BACK,
} YishiOrderKind;

/* Signal "changed": something has been handed over, was written or was refused.
 * Signal "said" (const char *text): what a person who does not look should hear.
 * Signal "returned" (const char *text): what was typed is wanted back in the field. */

GtkWidget  *yishi_door_queue_new        (YishiRecord        *record) G_GNUC_WARN_UNUSED_RESULT;
/* @typed: what stood in the field. @owners: how the unit is called besides its
 * name. @represented: (nullable): units, NULL-terminated. The time is now.
 * @callback: (nullable): a refusal goes to it, and not into the list of them. */
void        yishi_door_queue_submit     (YishiDoorQueue     *self,
                                         YishiOrderKind      kind,
                                         const char         *typed,
                                         const char         *unit,
                                         const char         *owners,
                                         const char *const  *represented,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean    yishi_door_queue_submit_finish (YishiDoorQueue  *self,
                                         GAsyncResult       *result,
                                         GError            **error);
gboolean    yishi_door_queue_is_pending (YishiDoorQueue     *self,
                                         const char         *unit);
/* (nullable): the unit that was let in last and can be taken back */
const char *yishi_door_queue_get_last   (YishiDoorQueue     *self);
void        yishi_door_queue_undo       (YishiDoorQueue     *self);
/* Says something that did not come to be handed over. @is_refusal: it was not done. */
void        yishi_door_queue_say        (YishiDoorQueue     *self,
                                         const char         *text,
                                         gboolean            is_refusal);
/* A refusal that was said has been read: somebody types on. */
void        yishi_door_queue_hush       (YishiDoorQueue     *self);

G_END_DECLS
