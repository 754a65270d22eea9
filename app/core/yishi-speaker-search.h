/* yishi-speaker-search.h - finds who may speak as somebody types, those in the room first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-meeting.h"
#include "yishi-search.h"

G_BEGIN_DECLS

typedef struct
{
  char     *name;          /* (owned) */
  char     *unit;          /* (owned) canonical, "" for guests */
  char     *party;         /* (owned) "owners", or as of a guest */
  char     *organisation;  /* (owned) of a guest, "" if not said */
  gboolean  is_present;
} YishiSpeakerMatch;

void       yishi_speaker_match_free (YishiSpeakerMatch       *self);
/* @text: a unit, a name, initials, or the last digits of a phone. @roll and
 * @search: (nullable): NULL while there is no roll. Returns: (element-type
 * YishiSpeakerMatch): who is in the room first, guests before owners, and
 * owners in the order in which the search has their units; @max at most */
GPtrArray *yishi_speaker_search     (const YishiRoll         *roll,
                                     const YishiSearch       *search,
                                     const YishiMeetingState *meeting,
                                     const char              *text,
                                     guint                    max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
