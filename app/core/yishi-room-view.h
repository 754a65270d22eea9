/* yishi-room-view.h - who is in the room, unit by unit and party by party, as a meeting's state tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Computed once for a state, then asked for every row that is shown. All texts
 * belong to the state, which is kept.
 */
#pragma once

#include "yishi-meeting.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_PRESENCE_NONE,         /* has not come, and nobody is to stand for it */
  YISHI_PRESENCE_LODGED,       /* a proxy is lodged whose agent is not in the room, or is not known by a unit */
  YISHI_PRESENCE_LEFT,         /* came and went */
  YISHI_PRESENCE_REPRESENTED,  /* by an agent who is in the room */
  YISHI_PRESENCE_IN,
} YishiPresenceKind;
#define YISHI_N_PRESENCE_KINDS (YISHI_PRESENCE_IN + 1)

typedef struct
{
  YishiPresenceKind  kind;
  const char        *since;  /* time of day: of coming (IN; of the agent, REPRESENTED) or of leaving; else "" */
  const char        *agent;  /* unit or name (REPRESENTED, LODGED), else "" */
} YishiPresence;

/* One coming of one unit, whoever it also stands for. */
typedef struct
{
  const char *unit;         /* canonical */
  const char *arrived;      /* time of day, or "" */
  const char *left;         /* time of day, or "" while it is in the room */
  GPtrArray  *represented;  /* (owned) (element-type utf8): units that were named at the door */
} YishiVisit;

typedef struct _YishiRoomView YishiRoomView;

YishiRoomView *yishi_room_view_new           (YishiMeetingState   *state) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_room_view_free          (YishiRoomView       *self);
YishiPresence  yishi_room_view_find          (const YishiRoomView *self,
                                              const char          *unit);
/* Returns: (transfer none) (element-type YishiVisit): as they came */
GPtrArray     *yishi_room_view_get_visits    (const YishiRoomView *self);
/* The principals that a unit in the room stands for by the proxies as they stand.
 * Returns: (transfer container) (element-type YishiProxy): lodged for @unit as
 * agent and not suspended */
GPtrArray     *yishi_room_view_list_lodged   (const YishiRoomView *self,
                                              const char          *unit) G_GNUC_WARN_UNUSED_RESULT;

/* The parties of a guest: community branch committee firm grid social other
 * guest, NULL-terminated. The first six make up 1+3+X and are to be there. */
extern const char *const yishi_parties[];
#define YISHI_N_PARTIES 8
#define YISHI_N_EXPECTED_PARTIES 6

/* How many of the party are in the room now. */
guint          yishi_meeting_state_count_party (const YishiMeetingState *self,
                                                const char              *party);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRoomView, yishi_room_view_free)

G_END_DECLS
