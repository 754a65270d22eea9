/* display-fixtures.h - a meeting with everything that a wall may be asked to show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-display.h"

G_BEGIN_DECLS

/* Ids of items, which are their numbers too. */
enum
{
  FIXTURE_REPORT = 1,
  FIXTURE_DISCUSSION,
  FIXTURE_STRAW,
  FIXTURE_MATTER,
  FIXTURE_ELECTION,
  FIXTURE_COMMITTEE,
  FIXTURE_RATING,
  FIXTURE_WISH,
};

#define FIXTURE_TELEPHONE "00011112222"
#define FIXTURE_PICTURE 9

typedef struct
{
  YishiMeetingState *meeting;    /* (owned) */
  YishiSession       session;    /* its arrays and speaker are owned */
  YishiTally        *straw;      /* (owned) */
  YishiTally        *matter;     /* (owned) */
  YishiTally        *committee;  /* (owned) */
  YishiElection     *election;   /* (owned) */
  YishiElection     *rating;     /* (owned) */
  YishiDisplayInput  input;      /* for yishi_display_new(), all but the slide */
} DisplayFixture;

DisplayFixture *display_fixture_new    (void);
void            display_fixture_free   (DisplayFixture *self);
YishiItem      *display_fixture_item   (DisplayFixture *self,
                                        gint64          item);
YishiVoteState *display_fixture_vote   (DisplayFixture *self,
                                        gint64          item);
/* With the result of @item, whether the room may know it or not. */
YishiDisplay   *display_fixture_show   (DisplayFixture *self,
                                        YishiSlideKind  kind,
                                        gint64          item,
                                        const char     *text);
/* Answers of the matter's vote, by heads and area in m². */
void            display_fixture_count  (DisplayFixture *self,
                                        gint64          yes,
                                        gint64          no,
                                        gint64          abstain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DisplayFixture, display_fixture_free)

G_END_DECLS
