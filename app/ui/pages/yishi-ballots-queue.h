/* yishi-ballots-queue.h - ballots on their way to the disk: none is lost, and what is refused comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One stack of ballots is written at a time; what is typed meanwhile goes into the
 * next one.
 */
#pragma once

#include "yishi-db-ballot.h"
#include "yishi-record.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_QUEUED_WAITING,
  YISHI_QUEUED_WRITING,
  YISHI_QUEUED_WRITTEN,  /* in the record, and not seen there yet */
  YISHI_QUEUED_REFUSED,
} YishiQueuedState;

typedef struct
{
  YishiQueuedState  state;
  char             *unit;     /* (owned) */
  char             *choice;   /* (owned) or the marks */
  char             *agent;    /* (owned) "" if the owner's own */
  char             *channel;  /* (owned) */
  char             *teller;   /* (owned) "" if not said */
  char             *reason;   /* (owned) "" unless it was refused */
} YishiQueued;

#define YISHI_TYPE_BALLOTS_QUEUE (yishi_ballots_queue_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsQueue, yishi_ballots_queue, YISHI, BALLOTS_QUEUE, GObject)

/* Signal "changed". Signal "refused": at least one ballot came back. */

YishiBallotsQueue *yishi_ballots_queue_new    (YishiRecord       *record,
                                               const YishiItem   *item) G_GNUC_WARN_UNUSED_RESULT;
void               yishi_ballots_queue_add    (YishiBallotsQueue *self,
                                               const char        *unit,
                                               const char        *choice,
                                               const char        *agent,
                                               const char        *channel,
                                               const char        *teller);
/* (transfer none) (element-type YishiQueued): in the order in which they were typed */
GPtrArray         *yishi_ballots_queue_list   (YishiBallotsQueue *self);
/* Those waiting, being written or refused. */
guint              yishi_ballots_queue_count  (YishiBallotsQueue *self);
/* A refused one is taken out. */
void               yishi_ballots_queue_remove (YishiBallotsQueue *self,
                                               YishiQueued       *queued);
/* Those that were written are seen in the record by now. */
void               yishi_ballots_queue_forget_written (YishiBallotsQueue *self);
/* Hands everything that waits to the store at once: before the record is closed. */
void               yishi_ballots_queue_flush  (YishiBallotsQueue *self);

G_END_DECLS
