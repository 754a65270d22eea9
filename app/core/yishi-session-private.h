/* yishi-session-private.h - a session while a verb changes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-session.h"

G_BEGIN_DECLS

/* No speech, extension or limit is longer: sums of them stay far within 64 bits. */
#define YISHI_LONGEST_TIME (24 * 3600 * (gint64) G_USEC_PER_SEC)
/* No instant is later (the year 5138) or before 1970: differences stay within 64 bits. */
#define YISHI_LAST_INSTANT G_GINT64_CONSTANT (100000000000000000)

/* One verb being looked at or done. */
typedef struct
{
  YishiSession            *session;   /* (unowned) a copy that may be changed; while looking, the original */
  const YishiStep         *step;
  const YishiMeetingState *meeting;
  gint64                   now;
  GPtrArray               *effects;   /* (unowned) (nullable) NULL while looking */
  gboolean                 is_probe;  /* whether a control is sensitive: what the verb is about need not be given */
} YishiChange;

/* Why the verb cannot be done; NULL if it can. The caller frees the text. */
typedef char *(*YishiRefuseFunc) (const YishiChange *self);
typedef void (*YishiDoFunc) (YishiChange *self);

YishiEffect *yishi_change_add_effect     (YishiChange       *self,
                                          const char        *kind);
char        *yishi_change_refuse_running (const YishiChange *self);
/* Has the live slide follow the meeting to where it stands now. */
void         yishi_change_follow         (YishiChange       *self);
void         yishi_change_follow_to      (YishiChange       *self,
                                          YishiSlideKind     kind,
                                          gint64             item);

char        *yishi_refuse_begin_item     (const YishiChange *self);
char        *yishi_refuse_end_item       (const YishiChange *self);
char        *yishi_refuse_next_item      (const YishiChange *self);
char        *yishi_refuse_previous_item  (const YishiChange *self);
void         yishi_do_begin_item         (YishiChange       *self);
void         yishi_do_end_item           (YishiChange       *self);
void         yishi_do_next_item          (YishiChange       *self);
void         yishi_do_previous_item      (YishiChange       *self);
/* Ends the item at hand and the speech to it, if any. */
void         yishi_change_leave_item     (YishiChange       *self);

char        *yishi_refuse_queue_speaker  (const YishiChange *self);
char        *yishi_refuse_drop_speaker   (const YishiChange *self);
char        *yishi_refuse_mask_speaker   (const YishiChange *self);
char        *yishi_refuse_start_speaker  (const YishiChange *self);
char        *yishi_refuse_next_speaker   (const YishiChange *self);
char        *yishi_refuse_pause_speaker  (const YishiChange *self);
char        *yishi_refuse_resume_speaker (const YishiChange *self);
char        *yishi_refuse_extend_speaker (const YishiChange *self);
char        *yishi_refuse_stop_speaker   (const YishiChange *self);
char        *yishi_refuse_default_time   (const YishiChange *self);
char        *yishi_refuse_budget         (const YishiChange *self);
void         yishi_do_queue_speaker      (YishiChange       *self);
void         yishi_do_drop_speaker       (YishiChange       *self);
void         yishi_do_move_speaker       (YishiChange       *self);
void         yishi_do_mask_speaker       (YishiChange       *self);
void         yishi_do_start_speaker      (YishiChange       *self);
void         yishi_do_next_speaker       (YishiChange       *self);
void         yishi_do_pause_speaker      (YishiChange       *self);
void         yishi_do_resume_speaker     (YishiChange       *self);
void         yishi_do_extend_speaker     (YishiChange       *self);
void         yishi_do_stop_speaker       (YishiChange       *self);
void         yishi_do_default_time       (YishiChange       *self);
void         yishi_do_budget             (YishiChange       *self);
/* The queue goes with the item: puts what waits aside, and takes up what waits
 * for @item, the item at hand from now on (0: none). */
void         yishi_change_swap_queue     (YishiChange       *self,
                                          gint64             item);

char        *yishi_refuse_preview        (const YishiChange *self);
char        *yishi_refuse_lock           (const YishiChange *self);
char        *yishi_refuse_unlock         (const YishiChange *self);
char        *yishi_refuse_project        (const YishiChange *self);
char        *yishi_refuse_show           (const YishiChange *self);
char        *yishi_refuse_blank          (const YishiChange *self);
char        *yishi_refuse_freeze         (const YishiChange *self);
char        *yishi_refuse_message        (const YishiChange *self);
char        *yishi_refuse_arm            (const YishiChange *self);
void         yishi_do_preview            (YishiChange       *self);
void         yishi_do_lock               (YishiChange       *self);
void         yishi_do_unlock             (YishiChange       *self);
void         yishi_do_project            (YishiChange       *self);
void         yishi_do_show               (YishiChange       *self);
void         yishi_do_blank              (YishiChange       *self);
void         yishi_do_freeze             (YishiChange       *self);
void         yishi_do_message            (YishiChange       *self);
void         yishi_do_arm                (YishiChange       *self);

YishiSpeaker *yishi_speaker_copy         (const YishiSpeaker *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean     yishi_speaker_equal         (const YishiSpeaker *a,
                                          const YishiSpeaker *b);
gboolean     yishi_speaker_is            (const YishiSpeaker *self,
                                          const char         *name,
                                          const char         *unit,
                                          const char         *party);
YishiSession *yishi_session_alloc        (void) G_GNUC_WARN_UNUSED_RESULT;
YishiSession *yishi_session_copy         (const YishiSession *self) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the invariants at the head of yishi-session.c hold. */
gboolean     yishi_session_is_sound      (const YishiSession *self);

/* The plain members, under the names that they have in the workspace. */
typedef struct
{
  const char *key;
  gsize       offset;  /* of a gint64 or a gboolean in YishiSession */
} YishiSessionField;
extern const YishiSessionField yishi_session_numbers[];   /* a NULL key after the last */
extern const YishiSessionField yishi_session_flags[];

G_END_DECLS
