/* yishi-unit-segments.h - a unit's name cut where its parts end (used by yishi-unit-name and yishi-search)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define YISHI_SEGMENT_BYTES 384
#define YISHI_MAX_SEGMENTS 8
/* How many characters a name may have. */
#define YISHI_MAX_NAME_CHARS 64

typedef enum
{
  YISHI_SEGMENT_PLAIN,  /* ended by a dash or by the end */
  YISHI_SEGMENT_BUILDING,
  YISHI_SEGMENT_STAIR,
  YISHI_SEGMENT_FLOOR,
  YISHI_SEGMENT_ROOM,
} YishiSegmentKind;

typedef struct
{
  YishiSegmentKind kind;
  char             text[YISHI_SEGMENT_BYTES];
} YishiSegment;

typedef struct
{
  guint        n;
  gboolean     is_closed;  /* a dash or a word ends the last one, or there is none */
  YishiSegment items[YISHI_MAX_SEGMENTS];
} YishiSegments;

gboolean yishi_segments_cut (const char    *text,
                             YishiSegments *segments);
gboolean yishi_segments_has (const YishiSegments *segments,
                             YishiSegmentKind     kind);

G_END_DECLS
