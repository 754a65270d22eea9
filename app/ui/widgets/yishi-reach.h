/* yishi-reach.h - how far each unit is: here, represented, voted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gdk/gdk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_REACH_NONE,         /* neither here nor voted */
  YISHI_REACH_PRESENT,
  YISHI_REACH_REPRESENTED,
  YISHI_REACH_VOTED,
  YISHI_REACH_APART,        /* not asked: out of the vote's scope */
} YishiReach;
#define YISHI_N_REACHES (YISHI_REACH_APART + 1)

/* Both (transfer none). */
const char *yishi_reach_get_word    (YishiReach           reach);
const char *yishi_reach_get_sign    (YishiReach           reach);
/* The colour behind its word, light or dark as the window is. */
GdkRGBA     yishi_reach_get_color   (YishiReach           reach);

/* @item: (nullable): one that units vote on; NULL for who is in the room of @meeting. */
void        yishi_reach_load_async  (YishiRecord         *record,
                                     YishiLoadedRoll     *roll,
                                     gint64               meeting,
                                     const YishiItem     *item,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
/* Returns: (transfer full) (nullable): a YishiReach in a byte for each unit of the roll */
GBytes     *yishi_reach_load_finish (YishiRecord         *record,
                                     GAsyncResult        *result,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
