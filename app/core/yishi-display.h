/* yishi-display.h - what the room may see: one slide, ready to be drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An immutable, counted value. yishi_display_new() decides what gets into it, and
 * the wall is given nothing else: what is not in here cannot be shown by
 * mistake. While a vote is open there are no answers in it unless the chair
 * chose so; a masked speaker is a surname; no text has a telephone number.
 */
#pragma once

#include <glib-object.h>

#include "yishi-election.h"
#include "yishi-session.h"
#include "yishi-words.h"

G_BEGIN_DECLS

/* What a colour means; a word and a symbol always say it too. */
typedef enum
{
  YISHI_TONE_PLAIN,
  YISHI_TONE_QUIET,
  YISHI_TONE_NOW,
  YISHI_TONE_GOOD,
  YISHI_TONE_WAIT,
  YISHI_TONE_BAD,
} YishiTone;
#define YISHI_N_TONES (YISHI_TONE_BAD + 1)

typedef enum
{
  YISHI_SYMBOL_NONE,
  YISHI_SYMBOL_CHECK,
  YISHI_SYMBOL_CROSS,
  YISHI_SYMBOL_NOW,    /* a triangle */
  YISHI_SYMBOL_OPEN,   /* a ring: not yet */
  YISHI_SYMBOL_TIE,    /* two bars */
  YISHI_SYMBOL_UP,     /* an arrow: handed on */
  YISHI_SYMBOL_PAUSE,
  YISHI_SYMBOL_WARN,
  YISHI_SYMBOL_DOT,    /* filled: it is being recorded */
} YishiSymbol;
#define YISHI_N_SYMBOLS (YISHI_SYMBOL_DOT + 1)

/* What the room is told of the recording, for as long as it lasts. */
typedef enum
{
  YISHI_DISPLAY_NOT_RECORDED,
  YISHI_DISPLAY_RECORDED,
  YISHI_DISPLAY_RECORDING_PAUSED,
} YishiDisplaySound;

typedef struct
{
  char        *text;  /* (owned) "" if there is none */
  YishiSymbol  symbol;
  YishiTone    tone;
} YishiDisplayTag;

/* A quantity, with what is needed of it. */
typedef struct
{
  char            *label;    /* (owned) "同意人数" */
  char            *value;    /* (owned) "448 人" */
  char            *needed;   /* (owned) "至少 451 人", "" where nothing is needed */
  YishiDisplayTag  tag;      /* "还差 3 人", "已达到" */
  char            *working;  /* (owned) the comparison in products, "" if there is none */
  gint64           part;     /* in one unit: what there is, */
  gint64           mark;     /* what is needed (0: nothing), */
  gint64           base;     /* and what would be all of it */
} YishiDisplayBar;

/* A line of a list. */
typedef struct
{
  char            *number;      /* (owned) "3", "" if it has none */
  char            *text;        /* (owned) */
  char            *detail;      /* (owned) "" if there is none */
  YishiDisplayTag  tag;
  GPtrArray       *bars;        /* (owned) (element-type YishiDisplayBar) */
  gboolean         is_part;     /* of the line before it */
  gboolean         is_current;
} YishiDisplayRow;

typedef enum
{
  YISHI_DISPLAY_NO_CLOCK,
  YISHI_DISPLAY_SPEECH,  /* counts down to 0 and then up */
  YISHI_DISPLAY_BREAK,   /* counts down to @until, or is the time of day */
} YishiDisplayClockKind;

typedef struct
{
  YishiDisplayClockKind kind;
  gint64                allotted;       /* µs */
  gint64                used;           /* µs up to @running_since */
  gint64                running_since;  /* instant, 0 while paused */
  gint64                soon;           /* µs left from which it is time to come to an end */
  gint64                until;          /* instant, 0 if not said */
} YishiDisplayClock;

typedef struct
{
  gatomicrefcount ref_count;

  YishiSlideKind    kind;
  gint64            item;        /* 0 if it is of none */
  YishiWords        words;
  char             *community;   /* (owned) */
  char             *footer;      /* (owned) which meeting it is */
  char             *heading;     /* (owned) */
  char             *subheading;  /* (owned) */
  YishiDisplayTag   badge;       /* how it stands: the verdict, that a vote is open … */
  char             *notice;      /* (owned) what must be read with it: that it binds nobody */
  GPtrArray        *lines;       /* (owned) (element-type char*) paragraphs */
  GPtrArray        *bars;        /* (owned) (element-type YishiDisplayBar) heads, then area, in pairs if @bars_pair */
  gboolean          bars_pair;
  GPtrArray        *rows;        /* (owned) (element-type YishiDisplayRow) */
  GPtrArray        *remarks;     /* (owned) (element-type YishiDisplayTag) defects and conditions */
  YishiDisplayClock clock;
  char             *picture;     /* (owned) file in the media folder, "" if there is none */
  int               picture_page;  /* of a PDF, from 1; 0 for a picture */
  char             *seal;        /* (owned) in groups of four, "" if there is none */
  char             *message;     /* (owned) over whatever is shown, "" if there is none */
  YishiDisplayTag   sound;       /* in the footer: that the meeting is recorded, or that this rests */
} YishiDisplay;

/* The count of one closed vote. Nothing in it is owned. */
typedef struct
{
  gint64         item;
  YishiTally    *tally;     /* (nullable) a vote by yes and no */
  YishiElection *election;  /* (nullable) a vote on names or options */
} YishiDisplayVote;

/* What a display is made from. Nothing in it is owned or kept. */
typedef struct
{
  const YishiSlide        *slide;      /* (nullable): what @session has on the wall */
  const YishiSession      *session;    /* (nullable) */
  const YishiMeetingState *meeting;
  const char              *community;
  const char              *language;   /* of the meeting: "zh_CN" or "en" */
  YishiTally              *tally;      /* (nullable) of the slide's item, a vote by yes and no */
  YishiElection           *election;   /* (nullable) of the slide's item, a vote on names or options */
  const YishiDisplayVote  *votes;      /* (nullable) the closed ones of the meeting, for the outcomes */
  gsize                    n_votes;
  const GPtrArray         *defects;    /* (nullable) (element-type char*) codes of the slide's item's result */
  gint64                   present;    /* people in the room when hands were counted, -1 if not known */
  const char              *head;       /* (nullable) last hash of the journal, for the seal */
  gboolean                 shows_answers;  /* the chair lets the room see the answers of an open vote */
  gint64                   soon;       /* µs: see YishiDisplayClock */
  YishiDisplaySound        sound;
} YishiDisplayInput;

YishiDisplay *yishi_display_new     (const YishiDisplayInput *input) G_GNUC_WARN_UNUSED_RESULT;
YishiDisplay *yishi_display_ref     (YishiDisplay            *self);
void          yishi_display_unref   (YishiDisplay            *self);
/* The same with another message over it and another word of the recording; @message as it
 * was typed. */
YishiDisplay *yishi_display_with_message (const YishiDisplay *self,
                                     const char              *message,
                                     YishiDisplaySound        sound) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both look the same. Either may be NULL. */
gboolean      yishi_display_equal   (const YishiDisplay      *a,
                                     const YishiDisplay      *b);
/* All that can be read on it, line by line, without the seconds of its clock. */
char         *yishi_display_to_text (const YishiDisplay      *self) G_GNUC_WARN_UNUSED_RESULT;

/* The slide that @session has on the wall: the title while it is blanked. */
const YishiSlide *yishi_display_choose_slide (const YishiSession *session);
/* What came of the closed @vote on @item in one line: "表决：通过"; of a straw poll,
 * its count and that it binds nobody. */
char         *yishi_display_describe_vote (const YishiItem  *item,
                                     const YishiDisplayVote *vote,
                                     YishiWords              words) G_GNUC_WARN_UNUSED_RESULT;
/* "张*": what the room sees of a masked name. */
char         *yishi_display_mask_name (const char            *name) G_GNUC_WARN_UNUSED_RESULT;

/* What a clock shows at one instant. */
typedef struct
{
  char         digits[24];  /* "2:31", "+0:23" */
  const char  *word;        /* (unowned) "剩余时间", "已超时" … */
  YishiSymbol  symbol;
  YishiTone    tone;
  double       left;        /* share of the time that is left, 0 to 1 */
  gint64       next;        /* µs until the digits change; 0: they stand still */
} YishiClockFace;

void          yishi_display_read_clock (const YishiDisplay *self,
                                        gint64              now,
                                        YishiClockFace     *face);

#define YISHI_TYPE_DISPLAY (yishi_display_get_type ())
GType         yishi_display_get_type (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiDisplay, yishi_display_unref)

G_END_DECLS
