/* yishi-display-private.h - the parts of the builder of displays, and its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-display.h"

G_BEGIN_DECLS

typedef enum
{
  SAY_TITLE_OF_DELIBERATION,
  SAY_TITLE_OF_ASSEMBLY,
  SAY_TITLE_OF_COMMITTEE,
  SAY_PLACE,
  SAY_CHAIR,
  SAY_TIME,
  SAY_AGENDA,
  SAY_N_ITEMS,
  SAY_ITEM,
  SAY_MINUTES,
  SAY_PRESENTER,
  SAY_CANDIDATES,
  SAY_N_SEATS,
  SAY_NOT_POSTED,
  SAY_STATE_DONE,
  SAY_STATE_NOW,
  SAY_STATE_NEXT,
  SAY_STATE_WAITING,
  SAY_STATE_WITHDRAWN,
  SAY_STATE_PUT_OFF,
  SAY_VOTE_OPEN,
  SAY_VOTE_CLOSED,
  SAY_HANDS_OPEN,
  SAY_STRAW,
  SAY_PAPERS,
  SAY_PAPERS_VALUE,
  SAY_HANDS,
  SAY_PART_HEADS,
  SAY_PART_AREA,
  SAY_YES_HEADS,
  SAY_YES_AREA,
  SAY_NO_HEADS,
  SAY_NO_AREA,
  SAY_YES,
  SAY_NO,
  SAY_ABSTAIN,
  SAY_AT_LEAST,
  SAY_OF_ALL,
  SAY_MISSING,
  SAY_REACHED,
  SAY_NOT_REACHED,
  SAY_WITHOUT_EFFECT,
  SAY_SO_FAR,
  SAY_ANSWERS_LATER,
  SAY_NOBODY_VOTED,
  SAY_RESULT,
  SAY_STRAW_RESULT,
  SAY_RATING_RESULT,
  SAY_BLANK_OTHER,
  SAY_WITH_CLAUSE,
  SAY_CASTING_YES,
  SAY_CASTING_NO,
  SAY_FOLLOW,
  SAY_ELECTED,
  SAY_NOT_ELECTED,
  SAY_TIED,
  SAY_ALTERNATE,
  SAY_RUNOFF,
  SAY_PASSES,
  SAY_FAILS,
  SAY_VOTES,
  SAY_VOTES_HEADS,
  SAY_VOTES_AREA,
  SAY_POINTS,
  SAY_N_ELECTED,
  SAY_ESTABLISHED,
  SAY_NOT_ESTABLISHED,
  SAY_VALID_PAPERS,
  SAY_NEEDED_EACH,
  SAY_BY_LOT,
  SAY_UNPOSTED_TOPIC,
  SAY_SHORT_NOTICE,
  SAY_OUT_OF_WINDOW,
  SAY_DEFECT,
  SAY_QUORUM,
  SAY_PEOPLE,
  SAY_UNITS,
  SAY_ROOM_HEADS,
  SAY_ROOM_AREA,
  SAY_OUTCOMES,
  SAY_NO_OUTCOMES,
  SAY_VOTED,
  SAY_STRAW_VOTED,
  SAY_NO_DECISION,
  SAY_RESPONSIBLE,
  SAY_DUE,
  SAY_SETTLED,
  SAY_PERSON,
  SAY_ESCALATED,
  SAY_OWNERS,
  SAY_NONE,
  SAY_MESSAGE,
  SAY_BREAK,
  SAY_BREAK_UNTIL,
  SAY_BREAK_OPEN,
  SAY_BREAK_LEFT,
  SAY_BREAK_OVER,
  SAY_TIME_OF_DAY,
  SAY_SPEAKER,
  SAY_BUILDING,
  SAY_NOBODY_SPEAKS,
  SAY_ALLOTTED,
  SAY_QUEUE,
  SAY_LEFT,
  SAY_SOON,
  SAY_OVER,
  SAY_PAUSED,
  SAY_THANKS,
  SAY_SEALED,
  SAY_SEAL_WHAT,
  SAY_SEAL_WHY,
  SAY_TESTCARD,
  SAY_TESTCARD_EDGES,
  SAY_TESTCARD_LEGIBLE,
  SAY_TESTCARD_COLOURS,
  SAY_TEST_GOOD,
  SAY_TEST_WAIT,
  SAY_TEST_BAD,
  SAY_RECORDED,
  SAY_RECORDING_PAUSED,
  N_SAY,
} YishiSay;

/* A display under construction. */
typedef struct
{
  const YishiDisplayInput *input;
  const YishiSlide        *slide;
  const YishiItem         *item;  /* (unowned) (nullable) the slide's */
  const YishiVoteState    *vote;  /* (unowned) (nullable) its vote */
  YishiDisplay            *display;
} YishiBuilder;

const char      *yishi_say                (YishiWords           words,
                                           YishiSay             say);
/* "讨论", "discussion" */
const char      *yishi_say_kind           (YishiWords           words,
                                           const char          *kind);
const char      *yishi_say_party          (YishiWords           words,
                                           const char          *party);

/* All of these take over what is (transfer full) and put it into the display. */
const char      *yishi_builder_say        (const YishiBuilder  *self,
                                           YishiSay             say);
void             yishi_builder_add_line   (YishiBuilder        *self,
                                           char                *line);
void             yishi_builder_add_remark (YishiBuilder        *self,
                                           char                *text,
                                           YishiSymbol          symbol,
                                           YishiTone            tone);
YishiDisplayRow *yishi_builder_add_row    (YishiBuilder        *self,
                                           char                *number,
                                           char                *text,
                                           char                *detail);
YishiDisplayBar *yishi_builder_add_bar    (YishiBuilder        *self,
                                           GPtrArray           *bars,
                                           YishiSay             label,
                                           gint64               part,
                                           gint64               mark,
                                           gint64               base,
                                           gboolean             is_area);
void             yishi_display_set_tag    (YishiDisplayTag     *tag,
                                           char                *text,
                                           YishiSymbol          symbol,
                                           YishiTone            tone);
/* Of a display under construction. */
void             yishi_display_set_sound  (YishiDisplay        *self,
                                           YishiDisplaySound    sound);
void             yishi_display_set_text   (char               **place,
                                           char                *text);
/* Digits of people's telephones and papers left out. Returns: (transfer full) */
char            *yishi_display_clean      (const char          *text);
/* A name on the wall, cleaned, and masked where @item (nullable) or the chair says
 * so. Returns: (transfer full) */
char            *yishi_builder_show_name  (const YishiItem     *item,
                                           gboolean             is_masked,
                                           const char          *name);
/* "3. 更换门禁" */
char            *yishi_builder_name_item  (const YishiBuilder  *self);

/* "2026年12月15日 星期二". Returns: (transfer full) */
char            *yishi_builder_say_day    (const YishiBuilder  *self,
                                           const char          *day,
                                           gboolean             has_weekday);

void             yishi_builder_make_agenda   (YishiBuilder *self);
void             yishi_builder_make_outcomes (YishiBuilder *self);
void             yishi_builder_make_speaker  (YishiBuilder *self);
void             yishi_builder_make_quorum   (YishiBuilder *self);
void             yishi_builder_make_ballot   (YishiBuilder *self);
void             yishi_builder_make_result   (YishiBuilder *self);
void             yishi_builder_make_election (YishiBuilder *self);

/* Lines of what was given, as its donors wish to be named. */
void yishi_builder_add_thanks (YishiBuilder *self);

G_END_DECLS
