/* yishi-room-words.h - people and slides in the words of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-roll.h"
#include "yishi-room-view.h"
#include "yishi-slide.h"

G_BEGIN_DECLS

const char *yishi_slide_kind_to_label  (YishiSlideKind    kind);
/* The owners' names. @unit: (nullable): NULL for one
 * that the roll does not have. */
char       *yishi_describe_owners      (const YishiUnit  *unit) G_GNUC_WARN_UNUSED_RESULT;
/* “in the room since 19:02” …; "" where there is nothing to say. */
char       *yishi_describe_presence    (YishiPresence     presence) G_GNUC_WARN_UNUSED_RESULT;
/* Which parties of 1+3+X are still missing, or that all are there. */
char       *yishi_describe_missing_parties (YishiMeetingState *state) G_GNUC_WARN_UNUSED_RESULT;
/* @units joined to one text. (element-type utf8) */
char       *yishi_join_units           (const GPtrArray  *units) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
