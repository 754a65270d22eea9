/* yishi-search.h - finds units of a roll as somebody types: by unit, owner, initials or phone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An index is immutable and counted: it is built on one thread and asked on
 * another. It copies what it needs and does not keep the roll.
 */
#pragma once

#include <glib.h>

#include "yishi-roll.h"

G_BEGIN_DECLS

typedef struct _YishiSearch YishiSearch;

/* By what a unit was found. */
typedef enum
{
  YISHI_HIT_UNIT,      /* its name or the beginning of it: 3-2-501, 3幢2单元, 32501 */
  YISHI_HIT_NAME,      /* part of an owner's name */
  YISHI_HIT_INITIALS,  /* the beginning of an owner's initials: zw */
  YISHI_HIT_PINYIN,    /* the beginning of an owner's name in pinyin: zhangw */
  YISHI_HIT_PHONE,     /* the last four digits of an owner's phone: for the chair alone */
} YishiHitKind;

/* How well it matches, from the best; each belongs to one kind. */
typedef enum
{
  YISHI_RANK_UNIT,            /* the very name */
  YISHI_RANK_UNIT_SHORT,      /* the whole name without its dashes, stair or estate */
  YISHI_RANK_UNIT_BEGINS,
  YISHI_RANK_NAME,            /* a whole name */
  YISHI_RANK_NAME_BEGINS,     /* with the surname */
  YISHI_RANK_NAME_PART,
  YISHI_RANK_INITIALS,
  YISHI_RANK_INITIALS_BEGIN,
  YISHI_RANK_PINYIN,
  YISHI_RANK_PINYIN_BEGINS,
  YISHI_RANK_PHONE,
} YishiHitRank;

#define YISHI_N_RANKS (YISHI_RANK_PHONE + 1)

/* Carries nothing of whom it found: who may see the unit looks it up in the roll. */
typedef struct
{
  guint        unit;  /* index in the roll */
  YishiHitKind kind;
  YishiHitRank rank;
} YishiHit;

YishiSearch *yishi_search_new      (const YishiRoll   *roll) G_GNUC_WARN_UNUSED_RESULT;
YishiSearch *yishi_search_ref      (YishiSearch       *self);
void         yishi_search_unref    (YishiSearch       *self);
gsize        yishi_search_get_size (const YishiSearch *self);
GArray      *yishi_search_query    (const YishiSearch *self,
                                    const char        *text,
                                    guint              max,
                                    guint             *n_total) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSearch, yishi_search_unref)

G_END_DECLS
