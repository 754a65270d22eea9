/* yishi-conductor-job.h - what the conductor has done on the store's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-conductor.h"

G_BEGIN_DECLS

/* One step, on its way through the store. */
typedef struct
{
  YishiStep     step;     /* its texts and slide are owned here */
  gint64        meeting;
  GPtrArray    *effects;  /* (owned) (nullable) */
  YishiSession *next;     /* (owned) (nullable) */
  char         *json;     /* (owned) (nullable) */
  GArray       *left;     /* (owned) (nullable) (element-type gint64): the program ends while these meetings run */
  gint64        alive;    /* resuming: since when it was interrupted, µs; else 0 */
  gboolean      was_left; /* resuming: the program had been ended */
  gint64        now;      /* when it goes on, µs: resuming, or after a sleep */
  gint64        shift;    /* µs by which the day's clock went ahead of what was spent; else 0 */
  gint64        sound_meeting;
  YishiSync     sound;    /* where the sound was when the step was taken; of part 0 if nothing was recorded */
  gint64        slept;    /* µs of it for which the machine slept */
} YishiConductorMove;

/* What was kept of a meeting, on its way from the store. */
typedef struct
{
  YishiConductor *self;   /* (owned) */
  gint64          meeting;
  char           *json;   /* (owned) (nullable) */
  gint64          alive;
  gboolean        was_left;
} YishiConductorKept;

/* Whether the meeting has begun and is not over; a break counts. @session: (nullable) */
gboolean      yishi_conductor_runs      (const YishiSession       *session);

void          yishi_conductor_move_free (YishiConductorMove       *self);
/* The job of a YishiConductorMove. */
gboolean      yishi_conductor_write     (YishiDb                  *db,
                                         gpointer                  data,
                                         GCancellable             *cancellable,
                                         GError                  **error);
/* The job that leaves a sign of life of the meetings in a GArray of gint64. */
gboolean      yishi_conductor_touch     (YishiDb                  *db,
                                         gpointer                  data,
                                         GCancellable             *cancellable,
                                         GError                  **error);

void          yishi_conductor_kept_free (YishiConductorKept       *kept);
/* The job of a YishiConductorKept. */
gboolean      yishi_conductor_load      (YishiDb                  *db,
                                         gpointer                  data,
                                         GCancellable             *cancellable,
                                         GError                  **error);
/* Returns: (transfer full) (nullable): the session that was kept, if it still
 * tells the same as the record */
YishiSession *yishi_conductor_revive    (const YishiConductorKept *kept,
                                         const YishiMeetingState  *meeting) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiConductorKept, yishi_conductor_kept_free)

G_END_DECLS
