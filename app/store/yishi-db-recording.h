/* yishi-db-recording.h - what was recorded of a meeting, in the record: notice, parts, gaps, bookmarks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a job on the store's thread. The sound itself lies in the media folder; who
 * records it says here what it does, and when. A part is known by its meeting and
 * its number. Texts may be typed by anybody and are stored as they are; what is
 * exported has phones and ID numbers masked.
 */
#pragma once

#include "yishi-recording.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* A part whose end the record does not know. */
typedef struct
{
  gint64     meeting;
  YishiPart *part;  /* (owned) */
} YishiCutOff;

void            yishi_cut_off_free          (YishiCutOff            *self);

/* --- before the first second, and part by part --- */

/* Those present are told that they are recorded, and why. @text: what they are
 * shown, or what is read to them. REFUSED without a text and where the meeting is closed. */
gboolean        yishi_db_announce_recording (YishiDb                *db,
                                             gint64                  meeting,
                                             YishiTold               told,
                                             const char             *text,
                                             GError                **error);
/* Likewise for part @part, which is to begin now. */
gboolean        yishi_db_announce_part      (YishiDb                *db,
                                             gint64                  meeting,
                                             int                     part,
                                             YishiTold               told,
                                             const char             *text,
                                             GError                **error);
/* Takes number (one more than there are), file (as yishi_part_make_file() names
 * it), mirror (NULL is ""), device, began and monotonic of @part. Written before the
 * part's file is made; makes the folder for it. REFUSED as
 * yishi_recording_may_start() says, where the meeting is closed, and where the
 * number is not the next. A gap that lasted ends. */
gboolean        yishi_db_start_part         (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiPart        *part,
                                             GError                **error);
/* The sum of the first bytes of the part that records. @at: now */
gboolean        yishi_db_hash_part          (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiMinuteHash  *hash,
                                             const YishiSync        *at,
                                             GError                **error);
/* What the clocks say now: to be written at once when the wall clock was set. */
gboolean        yishi_db_sync_part          (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiSync        *at,
                                             GError                **error);
/* Takes number, length, bytes, sha256 and end of @part: stopped, disk-full or
 * failed; or missing, with a length and size of 0 and no sum, where the recorder
 * could not begin. @at: its end. Also after the meeting was closed. A gap that
 * lasted ends. */
gboolean        yishi_db_end_part           (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiPart        *part,
                                             const YishiSync        *at,
                                             GError                **error);

/* One of two copies of the part that records failed at @at, and the other goes on alone.
 * @path: where it was */
gboolean        yishi_db_note_lost_copy     (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiSync        *at,
                                             const char             *path,
                                             GError                **error);

/* --- after a crash or a power cut --- */

/* The parts of all meetings without an end; none but those that were cut off,
 * where nothing records. Returns: (element-type YishiCutOff) */
GPtrArray      *yishi_db_list_cut_off       (YishiDb                *db,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* The parts of all meetings that ended and have a copy in a second folder. Returns:
 * (element-type YishiCutOff) */
GPtrArray      *yishi_db_list_mirrored      (YishiDb                *db,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* What was found of a part that was cut off. Takes number, end (crashed, or missing with a
 * length and size of 0 and no sum), length, bytes and sha256. A gap begins where
 * its sound ends, unless one lasts already, and ends when the next part begins. */
gboolean        yishi_db_recover_part       (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiPart        *part,
                                             GError                **error);

/* --- where there is no sound --- */

/* From @at on, of which the part may be 0. Ends one that lasts. @text: (nullable).
 * @id: (out) (optional). */
gboolean        yishi_db_begin_sound_gap    (YishiDb                *db,
                                             gint64                  meeting,
                                             YishiSoundGapReason     reason,
                                             const YishiSync        *at,
                                             const char             *text,
                                             gint64                 *id,
                                             GError                **error);
/* Says why, now or later, instead of what was said before. @text: as the chair said it.
 * NOT_FOUND */
gboolean        yishi_db_explain_sound_gap  (YishiDb                *db,
                                             gint64                  gap,
                                             const char             *text,
                                             GError                **error);
/* Ends the one that lasts. @silence: ns that stand for it in the sound. REFUSED if
 * none lasts. */
gboolean        yishi_db_end_sound_gap      (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiSync        *at,
                                             gint64                  silence,
                                             GError                **error);
/* The meeting whose recording was ended last by quitting the program and has not gone on
 * since. @meeting: (out): 0: none */
gboolean        yishi_db_find_quit          (YishiDb                *db,
                                             gint64                 *meeting,
                                             GError                **error);
/* One that is over already when it is noticed. Takes all but the id. */
gboolean        yishi_db_note_sound_gap     (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiSoundGap    *gap,
                                             GError                **error);

/* --- bookmarks --- */

/* What this job does for @meeting from here on is bookmarked at @at, in the same
 * transaction: items and speeches that begin and end, votes that open and close,
 * outcomes, notes. Forgotten when the job ends. @at: (nullable): NULL, or part 0:
 * nothing is recorded */
void            yishi_db_set_moment         (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiSync        *at);
/* Takes all but the id; the part must be there. @id: (out) (optional). Also after
 * the meeting was closed, as notes. */
gboolean        yishi_db_set_bookmark       (YishiDb                *db,
                                             gint64                  meeting,
                                             const YishiBookmark    *bookmark,
                                             gint64                 *id,
                                             GError                **error);
/* Adds a text, or changes it. Writes nothing if it has that text. REFUSED for the
 * bookmark of a note, which has the note's. */
gboolean        yishi_db_change_bookmark    (YishiDb                *db,
                                             gint64                  id,
                                             const char             *text,
                                             GError                **error);

/* Returns: (transfer full): all of it; empty if nothing was recorded */
YishiRecording *yishi_db_load_recording     (YishiDb                *db,
                                             gint64                  meeting,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiCutOff, yishi_cut_off_free)

G_END_DECLS
