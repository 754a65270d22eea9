/* yishi-roll.h - the roll: units, their owners, and which units are one person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roll is a plain value: it crosses threads, and 50,000 units fit into it.
 * Text is kept in one GStringChunk, so a unit costs no allocation of its own.
 */
#pragma once

#include <glib.h>

#include "yishi-tally.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *id_number;  /* "" if not known */
  const char *phone;      /* "" if not known */
} YishiOwner;

/* Why a unit belongs to a person with more than one unit. */
typedef enum
{
  YISHI_MERGE_NONE,
  YISHI_MERGE_SAME_BUYER,  /* the same set of owners (SPC interpretation art. 9) */
  YISHI_MERGE_DEVELOPER,   /* unsold, or sold and not delivered (SPC interpretation art. 9) */
  YISHI_MERGE_CONFIRMED,   /* the chair confirmed a possible merge */
} YishiMergeReason;

typedef struct
{
  const char       *unit;          /* canonical name */
  const char       *building;
  const char       *stair;
  const char       *room;
  gint64            area;          /* 0.01 m² */
  gint64            parking_area;  /* 0.01 m² */
  const char       *parking;       /* names of the bays, "" if none */
  const char       *note;          /* state and remarks, "" if none */
  gboolean          is_developers; /* unsold, or sold and not delivered */
  const YishiOwner *owners;        /* in the order of the certificate */
  guint             n_owners;
  const char       *confirmed;     /* group the chair confirmed it into, "" if none */
  gint64 person; /* index of the person's first unit in the roll; -1 before grouping */
  YishiMergeReason  reason;
} YishiUnit;

typedef struct _YishiRoll YishiRoll;

YishiRoll       *yishi_roll_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void             yishi_roll_free       (YishiRoll       *self);
/* Copies the texts (and the owners) of @unit; @unit->unit must be canonical and
 * not yet there. Returns: the unit in the roll, valid until the roll is freed,
 * but its address changes when further units are added. */
void             yishi_roll_add        (YishiRoll       *self,
                                        const YishiUnit *unit);
guint            yishi_roll_get_n_units (const YishiRoll *self);
const YishiUnit *yishi_roll_get_unit   (const YishiRoll *self,
                                        guint            index);
const YishiUnit *yishi_roll_find       (const YishiRoll *self,
                                        const char      *unit);
gint64           yishi_roll_find_index (const YishiRoll *self,
                                        const char      *unit);
/* Replaces everything but the name of the unit at @index. Person and reason wait
 * for the next yishi_roll_group(). */
void             yishi_roll_replace    (YishiRoll       *self,
                                        guint            index,
                                        const YishiUnit *unit);
/* Whether both say the same; person and reason, which follow from the whole roll,
 * are not compared. */
gboolean         yishi_unit_equal      (const YishiUnit *a,
                                        const YishiUnit *b);

/* Decides who is one person (interfaces: units whose owners are the same set of
 * people are one buyer's; a person is known by ID number where there is one,
 * else by name together with phone; a name alone never merges; the developer's
 * units are one person) and sets person and reason of every unit. */
void             yishi_roll_group      (YishiRoll       *self);
gint64           yishi_roll_count_persons (const YishiRoll *self);
YishiCount       yishi_roll_total      (const YishiRoll *self,
                                        const char      *building,
                                        const char      *stair,
                                        gboolean         with_parking);
gint64           yishi_roll_parking_total (const YishiRoll *self);

/* Units that may be one person's for the chair to confirm: same names without a
 * phone or with different ones, one person's ID missing … Never merged by
 * themselves. */
typedef struct
{
  char      *name;    /* (owned) the owners' names */
  GArray    *units;   /* (owned) guint: indices of units, one of each person concerned */
  char *reason; /* (owned) "same-name", "same-name-other-phone", "same-name-and-phone" (an ID is
                   missing), "same-phone-similar-name" */
} YishiPossibleMerge;

/* Returns: (element-type YishiPossibleMerge): in the order of their first units;
 * the array frees its elements. After yishi_roll_group(). */
GPtrArray       *yishi_roll_possible_merges (const YishiRoll *self) G_GNUC_WARN_UNUSED_RESULT;
const char      *yishi_merge_reason_to_string (YishiMergeReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRoll, yishi_roll_free)

G_END_DECLS
