/* yishi-papers-ballot-private.h - what stands on the ballots of one meeting, and how one is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "yishi-papers-private.h"
#include "yishi-typeface.h"

G_BEGIN_DECLS

#define YISHI_MOST_ANSWERS 4
#define YISHI_MOST_QUESTIONS 60

/* Before a candidate, with a blank that does not break; and between two of them. */
#define YISHI_BALLOT_BOX "□\302\240"
#define YISHI_BALLOT_GAP "　　"

/* One thing that is asked. */
typedef struct
{
  char *number;  /* (owned) of the item on the agenda */
  char *text;    /* (owned) and by which rule */
  char *names;   /* (owned) (nullable) of an election: a box before each */
} YishiQuestion;

/* The paper of one unit. */
typedef struct
{
  char    *unit;   /* (owned) as people say it */
  char    *name;   /* (owned) canonical */
  char    *owner;  /* (owned) with what stands before it, as the next one */
  char    *area;   /* (owned) */
  char    *code;   /* (owned) yishi-slip.h */
  guint64  asked;  /* a bit for each question */
} YishiBallotPaper;

/* All of them: counted atomically, never changed once it is made. */
typedef struct
{
  YishiTypeface *typeface;   /* (owned) */
  PangoLanguage *language;   /* (unowned) */
  gboolean       is_chinese; /* quotation marks are as wide as characters */
  char          *title;      /* (owned) */
  char          *day;        /* (owned) */
  char          *head;       /* (owned) of the column of questions */
  char         **answers;    /* (owned) NULL-terminated */
  char          *notes;      /* (owned) */
  char          *signature;  /* (owned) */
  char          *agent_how;  /* (owned) */
  char          *sign_agent; /* (owned) */
  char          *date;       /* (owned) to be filled in */
  GPtrArray     *questions;  /* (owned) (element-type YishiQuestion) */
  GPtrArray     *papers;     /* (owned) (element-type YishiBallotPaper) */
  guint          per_page;
  double         scale;      /* of type */
} YishiBallotSet;

void   yishi_ballot_set_unref   (YishiBallotSet         *self);
/* Draws the ballot into the rectangle of @width × @height pt at 0, 0. @cr: (nullable): NULL
 * only measures. Returns: the height it asks for */
double yishi_ballot_set_draw    (const YishiBallotSet   *self,
                                 const YishiBallotPaper *paper,
                                 cairo_t                *cr,
                                 PangoContext           *context,
                                 double                  width,
                                 double                  height);

G_END_DECLS
