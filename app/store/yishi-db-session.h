/* yishi-db-session.h - the running meeting in the record, and where to go on after a crash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a job on the store's thread.
 */
#pragma once

#include "yishi-session.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* Journals @effects (element-type YishiEffect) in order and keeps @session_json
 * as the place to go on at, in one transaction. @seal: (out) (optional) (nullable):
 * the seal, where the meeting was closed by it. Sets REFUSED as
 * yishi_db_start_meeting() and yishi_db_close_meeting() do, and where the record
 * does not stand where the effects come from (changed by a command meanwhile). */
gboolean yishi_db_apply_session (YishiDb            *db,
                                 gint64              meeting,
                                 const GPtrArray    *effects,
                                 const char         *session_json,
                                 char              **seal,
                                 GError            **error);
/* @json: (out) (nullable): NULL if none was kept. @alive: (out): the instant, in
 * µs, at which the program was last seen running the meeting; 0 if never. @was_left:
 * (out): whether the program was ended then, as it should be. */
gboolean yishi_db_load_session  (YishiDb            *db,
                                 gint64              meeting,
                                 char              **json,
                                 gint64             *alive,
                                 gboolean           *was_left,
                                 GError            **error);
/* Says that the meeting runs in the program now; not journalled. */
gboolean yishi_db_touch_session (YishiDb            *db,
                                 gint64              meeting,
                                 GError            **error);
/* Says that the program ends now and leaves the meeting running; not journalled. */
gboolean yishi_db_leave_session (YishiDb            *db,
                                 gint64              meeting,
                                 GError            **error);
/* Journals a gap as yishi_db_note_gap() does, and keeps @session_json as the place
 * that the program goes on at, in one transaction. */
gboolean yishi_db_resume_session (YishiDb           *db,
                                 gint64              meeting,
                                 gint64              from,
                                 gint64              until,
                                 const char         *reason,
                                 const char         *session_json,
                                 GError            **error);
/* Journals that the program did not run from @from until @until (instants, µs).
 * @reason: crash, closed or sleep. */
gboolean yishi_db_note_gap      (YishiDb            *db,
                                 gint64              meeting,
                                 gint64              from,
                                 gint64              until,
                                 const char         *reason,
                                 GError            **error);
/* Fills progress, speeches and gaps of @state, whose meeting is set. */
gboolean yishi_db_fill_session  (YishiDb            *db,
                                 YishiMeetingState  *state,
                                 GError            **error);

G_END_DECLS
