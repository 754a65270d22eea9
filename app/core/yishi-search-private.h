/* yishi-search-private.h - the index's tables (used by yishi-search alone)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units have places: their order as people count them. What is found by its
 * beginning stands in sorted arrays of keys; a key is where its text begins in
 * one block of texts, so that the end of a text is a key without being copied.
 */
#pragma once

#include <glib.h>

#include "yishi-search.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 text;    /* offset in the texts; of phones, the four digits as a number */
  guint32 target;  /* a place; of names, a name */
} YishiSearchKey;

typedef struct
{
  YishiSearchKey *keys;  /* (owned) sorted by their texts */
  guint           n;
} YishiSearchKeys;

struct _YishiSearch
{
  gatomicrefcount ref_count;
  guint           n_units;
  guint           n_names;      /* different ones */
  char           *texts;        /* (owned) */
  gsize           n_bytes;      /* of @texts */
  guint32        *units;        /* (owned) by place: the index in the roll */
  guint32        *unit_texts;   /* (owned) by place: the canonical name */
  guint32        *name_texts;   /* (owned) by name: as folded */
  guint32        *name_starts;  /* (owned) by name: where its places begin in @name_places; one more at the end */
  guint32        *name_places;  /* (owned) */
  YishiSearchKeys by_unit;      /* canonical names, and the same without the estate */
  YishiSearchKeys by_digits;    /* the same, sorted as if they had no dashes */
  YishiSearchKeys by_name;      /* each end of each name */
  YishiSearchKeys by_initials;
  YishiSearchKeys by_pinyin;
  YishiSearchKeys by_phone;
};

/* Compares a key's text with what was typed, dashes in the text left out if
 * @skip_dashes. Returns: 0 if the text begins with it */
int  yishi_search_compare_begin (const char *text,
                                 const char *typed,
                                 gboolean    skip_dashes);
/* Appends @name as it is compared: compatibility forms and capitals made one,
 * blanks, dots and brackets left out. */
void yishi_search_fold_name     (const char *name,
                                 GString    *folded);

G_END_DECLS
