/* yishi-record-load.h - takes the snapshots of a record, on the store's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-record.h"

G_BEGIN_DECLS

/* The result of one closed vote. It never changes, so it is counted once. */
typedef struct
{
  gatomicrefcount  ref_count;
  gint64           item;
  YishiResult     *result;  /* (owned) */
} YishiLoadedResult;

/* One verb, from the main thread to the store's and back. */
typedef struct
{
  YishiRecordParts   parts;
  YishiStoreFunc     func;     /* (nullable) */
  gpointer           data;     /* (owned) by @destroy */
  GDestroyNotify     destroy;  /* (nullable) */
  gint64             chosen;
  char              *today;    /* (owned) */
  char              *name;     /* (owned) (nullable) of a record to be made */
  char              *new_pack; /* (owned) (nullable) */
  gint64             moment_meeting;
  YishiSync          moment;   /* when the verb was given; of part 0 if nothing was recorded */
  GPtrArray         *known;    /* (owned) (nullable) results that need not be counted again */

  /* What was loaded. */
  YishiRecordInfo   *info;     /* (owned) (nullable) */
  YishiRulePack     *pack;     /* (owned) (nullable) */
  char              *language; /* (owned) (nullable) */
  GPtrArray         *meetings; /* (owned) (nullable) */
  YishiMeetingState *meeting;  /* (owned) (nullable) */
  GPtrArray         *results;  /* (owned) (nullable) */
  YishiLoadedRoll   *roll;     /* (owned) (nullable) */
} YishiRecordVerb;

void               yishi_record_verb_free     (YishiRecordVerb  *self);
/* The job: does what the verb is for, then takes the snapshots of its parts.
 * @data: a YishiRecordVerb. */
gboolean           yishi_record_verb_run      (YishiDb          *db,
                                               gpointer          data,
                                               GCancellable     *cancellable,
                                               GError          **error);
/* (element-type YishiLoadedResult). Returns: (transfer none) (nullable) */
YishiLoadedResult *yishi_loaded_results_find  (GPtrArray        *results,
                                               gint64            item);

G_END_DECLS
