/* yishi-slide.h - what the wall is asked to show, as a small value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what is chosen: what the room then reads on it is made from the meeting
 * when it is drawn.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  YISHI_SLIDE_TITLE,
  YISHI_SLIDE_AGENDA,
  YISHI_SLIDE_ITEM,      /* item */
  YISHI_SLIDE_SPEAKER,   /* the one who has the floor, with his clock */
  YISHI_SLIDE_QUORUM,
  YISHI_SLIDE_BALLOT,    /* item: its vote is open */
  YISHI_SLIDE_RESULT,    /* item: its vote is closed */
  YISHI_SLIDE_OUTCOMES,
  YISHI_SLIDE_MESSAGE,   /* text */
  YISHI_SLIDE_BREAK,
  YISHI_SLIDE_PICTURE,   /* item and attachment */
  YISHI_SLIDE_THANKS,    /* text */
  YISHI_SLIDE_SEAL,      /* only once the meeting is closed */
  YISHI_SLIDE_TESTCARD,
} YishiSlideKind;
#define YISHI_N_SLIDE_KINDS (YISHI_SLIDE_TESTCARD + 1)

typedef struct
{
  YishiSlideKind  kind;
  gint64          item;        /* 0 if it is of none */
  gint64          attachment;  /* 0 if it is no picture */
  char           *text;        /* (owned) "" where there is nothing to say */
} YishiSlide;

YishiSlide     *yishi_slide_new         (YishiSlideKind    kind,
                                         gint64            item,
                                         gint64            attachment,
                                         const char       *text) G_GNUC_WARN_UNUSED_RESULT;
YishiSlide     *yishi_slide_copy        (const YishiSlide *self) G_GNUC_WARN_UNUSED_RESULT;
void            yishi_slide_free        (YishiSlide       *self);
/* Either may be NULL, which is equal to NULL alone. */
gboolean        yishi_slide_equal       (const YishiSlide *a,
                                         const YishiSlide *b);
/* "item", "testcard" …: in the workspace, and for what must name a kind. */
const char     *yishi_slide_kind_to_name (YishiSlideKind   kind);
gboolean        yishi_slide_kind_from_name (const char     *name,
                                         YishiSlideKind   *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSlide, yishi_slide_free)

G_END_DECLS
