/* yishi-db-minutes-state.h - brings the minutes of a meeting from draft to seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stages are those of yishi-minutes-state.h. From the approval on, whatever the minutes
 * tell of the meeting is refused to be changed; guards (yishi-schema-minutes.h) see to it for
 * every function of the store. All set REFUSED where the stage is another, NOT_FOUND for a
 * meeting that there is not.
 */
#pragma once

#include "yishi-minutes-state.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* Who signs, where and when: texts NULL or "" where nobody does, @on and @time NULL for now. */
typedef struct
{
  const char *chair;
  const char *secretary;
  const char *supervisor;
  const char *place;
  const char *on;
  const char *time;
} YishiMinutesSigning;

YishiMinutesState *yishi_db_load_minutes_state (YishiDb                    *db,
                                                gint64                      meeting,
                                                GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Mends a text of a closed meeting, in the draft. @item: 0 for the meeting. @field: title
 * presenter of an item; title place chair secretary of the meeting. The title of an item that
 * stands in a notice, or was voted on, stays: it is what people came for. Writes nothing if
 * nothing is new. */
gboolean           yishi_db_word_minutes       (YishiDb                    *db,
                                                gint64                      meeting,
                                                gint64                      item,
                                                const char                 *field,
                                                const char                 *text,
                                                GError                    **error);
/* @by: who approved of them, read aloud. @on: (nullable) day, @time: (nullable) of day; NULL: now */
gboolean           yishi_db_approve_minutes    (YishiDb                    *db,
                                                gint64                      meeting,
                                                const char                 *by,
                                                const char                 *on,
                                                const char                 *time,
                                                GError                    **error);
/* Back to the draft; what was signed with it is void. */
gboolean           yishi_db_reopen_minutes     (YishiDb                    *db,
                                                gint64                      meeting,
                                                const char                 *reason,
                                                GError                    **error);
/* Chair and secretary must sign. */
gboolean           yishi_db_sign_minutes       (YishiDb                    *db,
                                                gint64                      meeting,
                                                const YishiMinutesSigning  *signing,
                                                GError                    **error);
gboolean           yishi_db_seal_minutes       (YishiDb                    *db,
                                                gint64                      meeting,
                                                GError                    **error);
/* @by: (nullable). @number: (out) (optional) */
gboolean           yishi_db_add_addendum       (YishiDb                    *db,
                                                gint64                      meeting,
                                                const char                 *text,
                                                const char                 *reason,
                                                const char                 *by,
                                                int                        *number,
                                                GError                    **error);

G_END_DECLS
