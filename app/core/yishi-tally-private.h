/* yishi-tally-private.h - ballots summed up by person, before any rule is applied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-tally.h"

G_BEGIN_DECLS

/* Beside the choices, what the units of one person may have done: kept silent
 * after proved delivery. */
#define YISHI_SILENT YISHI_N_CHOICES
#define YISHI_N_MARKS (YISHI_SILENT + 1)
#define YISHI_N_MASKS (1 << YISHI_N_MARKS)
#define YISHI_BIT(choice) (1u << (choice))

/* All that any reading of the ballots needs: how many persons' units gave just
 * this set of answers, and how much area stands under each answer. So that
 * readings of blank, 随多数 and silence side by side cost no further pass. */
typedef struct
{
  gint64 heads[YISHI_N_MASKS];
  gint64 area[YISHI_N_MARKS];
  gint64 n_silent;
} YishiProfile;

/* One way to read the same ballots. */
typedef struct
{
  YishiBlank blank;
  YishiSide  follow;  /* the side 随多数 stands on; NONE or DIFFERS: on none */
  YishiSide  silent;  /* the same for silence after proved delivery */
  gboolean   counts_silent;
} YishiReading;

YishiTally *yishi_reading_count    (const YishiReading    *self,
                                    YishiRule             *rule,
                                    YishiCount             roll,
                                    gint64                 present,
                                    const YishiProfile    *profile) G_GNUC_WARN_UNUSED_RESULT;

gboolean yishi_profile_add_ballots (YishiProfile          *self,
                                    const YishiTallyInput *input,
                                    GError               **error);
gboolean yishi_profile_add_counts  (YishiProfile          *self,
                                    const YishiCount       answers[YISHI_N_CHOICES],
                                    YishiCount             silent,
                                    GError               **error);
gboolean yishi_profile_has         (const YishiProfile    *self,
                                    guint                  bits);

G_END_DECLS
