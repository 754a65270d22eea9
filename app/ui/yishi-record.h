/* yishi-record.h - the opened record as the window sees it: snapshots, and verbs that change it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record owns the store. What pages show are immutable snapshots, taken on
 * the store's thread after each change and swapped in on the main thread: the
 * window shows what has been written, and nothing else. All functions are for
 * the main thread.
 */
#pragma once

#include <gio/gio.h>

#include "yishi-db-record.h"
#include "yishi-db-result.h"
#include "yishi-db-roll.h"
#include "yishi-meeting.h"
#include "yishi-recording.h"
#include "yishi-search.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* What a change concerns: which snapshots are taken anew. */
typedef enum
{
  YISHI_PART_INFO     = 1 << 0,  /* name, pack, seal */
  YISHI_PART_MEETINGS = 1 << 1,  /* the list of meetings */
  YISHI_PART_MEETING  = 1 << 2,  /* the meeting at hand, its votes and their results */
  YISHI_PART_ROLL     = 1 << 3,  /* units and persons */
} YishiRecordParts;
#define YISHI_PART_ALL (YISHI_PART_INFO | YISHI_PART_MEETINGS | YISHI_PART_MEETING | YISHI_PART_ROLL)

/* The roll at one moment: immutable and counted. */
typedef struct
{
  gatomicrefcount   ref_count;
  YishiRoll        *roll;     /* (owned) grouped */
  YishiSearch      *search;   /* (owned) over @roll */
  YishiRollVersion *version;  /* (owned) (nullable) NULL while there is none */
} YishiLoadedRoll;

YishiLoadedRoll *yishi_loaded_roll_ref   (YishiLoadedRoll *self);
void             yishi_loaded_roll_unref (YishiLoadedRoll *self);

#define YISHI_TYPE_RECORD (yishi_record_get_type ())
G_DECLARE_FINAL_TYPE (YishiRecord, yishi_record, YISHI, RECORD, GObject)

/* Signal "changed" (guint parts): snapshots were swapped; also emitted once after
 * opening, with all parts.
 * Property "is-writing": TRUE while a verb that changes something is under way. */

/* Where the sound is now, and of which meeting it is: FALSE if nothing is recorded. */
typedef gboolean (*YishiMomentFunc) (gint64     *meeting,
                                     YishiSync  *moment,
                                     gpointer    user_data);

/* @clock: (transfer none), outlives the record. */
YishiRecord *yishi_record_new          (const char           *path,
                                        YishiClock           *clock) G_GNUC_WARN_UNUSED_RESULT;
/* @mode: WRITE, or CREATE with @name and @pack. Loads everything but the roll,
 * whose loading goes on by itself ("changed" says when it is there). */
void         yishi_record_open_async   (YishiRecord          *self,
                                        YishiStoreMode        mode,
                                        const char           *name,
                                        const char           *pack,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean     yishi_record_open_finish  (YishiRecord          *self,
                                        GAsyncResult         *result,
                                        GError              **error);
/* Waits for what is under way, then closes the file. Also after a failed open. */
void         yishi_record_close_async  (YishiRecord          *self,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean     yishi_record_close_finish (YishiRecord          *self,
                                        GAsyncResult         *result,
                                        GError              **error);

/* Runs @func in a job on the store's thread and, if it succeeded, takes the
 * snapshots of @parts anew in the same job. "changed" is emitted before
 * @callback. @parts 0: @func only reads. @destroy frees @data when all is over. */
void         yishi_record_perform_async  (YishiRecord          *self,
                                          YishiRecordParts      parts,
                                          YishiStoreFunc        func,
                                          gpointer              data,
                                          GDestroyNotify        destroy,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean     yishi_record_perform_finish (YishiRecord          *self,
                                          GAsyncResult         *result,
                                          GError              **error);

/* Every verb asks @func (nullable) when it is given, and what it journals is bookmarked there
 * (yishi_db_set_moment()): a slow disk moves no bookmark. */
void         yishi_record_set_moment_func (YishiRecord         *self,
                                           YishiMomentFunc      func,
                                           gpointer             user_data);
/* Asks that function. @moment: (out): of part 0 if nothing is recorded */
void         yishi_record_take_moment     (YishiRecord         *self,
                                           gint64              *meeting,
                                           YishiSync           *moment);

const char            *yishi_record_get_path     (YishiRecord *self);
YishiClock            *yishi_record_get_clock    (YishiRecord *self);
/* All (transfer none); NULL before it is opened, and valid until "changed" is
 * emitted next: who keeps one takes a reference. */
const YishiRecordInfo *yishi_record_get_info     (YishiRecord *self);
YishiRulePack         *yishi_record_get_pack     (YishiRecord *self);
/* Of minutes and sealed words: "zh_CN" or "en". */
const char            *yishi_record_get_language (YishiRecord *self);
GPtrArray             *yishi_record_get_meetings (YishiRecord *self);
/* (nullable): NULL if the record has no meeting yet */
YishiMeetingState     *yishi_record_get_meeting  (YishiRecord *self);
/* (nullable): NULL while it is being loaded */
YishiLoadedRoll       *yishi_record_get_roll     (YishiRecord *self);
/* (nullable): what came of the closed vote on @item, in the meeting's language */
char                  *yishi_record_describe_vote (YishiRecord     *self,
                                                  const YishiItem *item) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): the result of a closed vote of the meeting at hand */
YishiResult           *yishi_record_get_result   (YishiRecord *self,
                                                  gint64       item);
/* Makes another meeting the one at hand. @meeting: its id, 0 for the one that the
 * day suggests (running; else the next; else the last). */
void                   yishi_record_select_meeting (YishiRecord *self,
                                                    gint64       meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiLoadedRoll, yishi_loaded_roll_unref)

G_END_DECLS
