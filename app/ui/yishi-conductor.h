/* yishi-conductor.h - runs the meeting: one step after another, each written before it is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds the session (core) of the record's meeting at hand. A step is applied to
 * the session as it was written last; steps that come while one is being written
 * wait their turn, so that a slow disk never makes two of one. A meeting that runs
 * goes on where another one is looked at. Main thread only.
 */
#pragma once

#include "yishi-record.h"
#include "yishi-session.h"

G_BEGIN_DECLS

#define YISHI_TYPE_CONDUCTOR (yishi_conductor_get_type ())
G_DECLARE_FINAL_TYPE (YishiConductor, yishi_conductor, YISHI, CONDUCTOR, GObject)

/* Signal "changed": the session is another one, or is interrupted or not.
 * Signal "refused" (const char *text): a step could not be done; for whoever has
 * nobody waiting for its callback. */

YishiConductor     *yishi_conductor_new          (YishiRecord         *record) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) */
YishiRecord        *yishi_conductor_get_record   (YishiConductor      *self);
/* (nullable): NULL while there is no meeting, or it is being loaded. Valid until
 * "changed". */
const YishiSession *yishi_conductor_get_session  (YishiConductor      *self);
/* The session is of a meeting that was running when the program last ended:
 * nothing may be done before yishi_conductor_resume_async(). @since: (out)
 * (optional): when it was last seen running, µs. */
gboolean            yishi_conductor_is_interrupted (YishiConductor    *self,
                                                  gint64              *since);
/* As yishi_session_can(), for the meeting at hand, now. */
gboolean            yishi_conductor_can          (YishiConductor      *self,
                                                  YishiVerb            verb,
                                                  gint64               item,
                                                  char               **why_not);
/* Does @step (copied): checked, written, shown. @callback may be NULL. Errors:
 * YISHI_RULE_ERROR_NOT_ALLOWED, or the store's. */
void                yishi_conductor_step_async   (YishiConductor      *self,
                                                  const YishiStep     *step,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean            yishi_conductor_step_finish  (YishiConductor      *self,
                                                  GAsyncResult        *result,
                                                  GError             **error);
/* A step that needs nothing but its verb and @item. */
void                yishi_conductor_do           (YishiConductor      *self,
                                                  YishiVerb            verb,
                                                  gint64               item);
/* Goes on with an interrupted meeting and notes the gap in the record. */
void                yishi_conductor_resume_async (YishiConductor      *self,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean            yishi_conductor_resume_finish (YishiConductor     *self,
                                                  GAsyncResult        *result,
                                                  GError             **error);
/* Does what is waiting, says in the record that a running meeting was left, and
 * refuses everything from then on: before the record is closed. */
void                yishi_conductor_leave_async  (YishiConductor      *self,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean            yishi_conductor_leave_finish (YishiConductor      *self,
                                                  GAsyncResult        *result,
                                                  GError             **error);
/* The same, then closes the record. @callback is told with the record's result, for
 * yishi_record_close_finish(). */
void                yishi_conductor_close_async  (YishiConductor      *self,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
/* Whether a meeting runs that is not the one at hand: the room goes on with it. */
gboolean            yishi_conductor_runs_elsewhere (YishiConductor    *self);

G_END_DECLS
