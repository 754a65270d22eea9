/* yishi-sample-private.h - what the parts of the made-up community share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-meeting.h"
#include "yishi-roll.h"

G_BEGIN_DECLS

/* Grouped. */
YishiRoll *yishi_sample_make_roll  (void) G_GNUC_WARN_UNUSED_RESULT;
/* The number of the owner of the unit @number (from 1), 0 for the developer. */
int        yishi_sample_get_owner  (int               number);

/* Every @step-th unit comes to the door between 18:40 and 19:10, and guests do. */
gboolean   yishi_sample_check_in   (YishiDb          *db,
                                    gint64            meeting,
                                    const YishiRoll  *roll,
                                    guint             step,
                                    GError          **error);
/* A show of hands, or one of grades: @counts beside the item's options, or beside
 * yes, no, abstain. */
gboolean   yishi_sample_count      (YishiDb          *db,
                                    const YishiItem  *item,
                                    gint64            present,
                                    const gint64     *counts,
                                    GError          **error);
/* Papers of five units in six; of @n_of owners (counted round) @n_no are against.
 * The vote is open, and stays so. */
gboolean   yishi_sample_vote       (YishiDb          *db,
                                    const YishiItem  *item,
                                    const YishiRoll  *roll,
                                    int               n_no,
                                    int               n_of,
                                    GError          **error);

G_END_DECLS
