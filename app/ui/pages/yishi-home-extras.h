/* yishi-home-extras.h - what the page of what comes next shows and no snapshot has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-calendar.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray  *actions;  /* (owned) (nullable) (element-type YishiAction): still open */
  GHashTable *seals;    /* (owned) (nullable) id of a closed meeting → seal */
  YishiDates *dates;    /* (owned) (nullable) of all meetings */
} YishiHomeExtras;

/* A job on the store's thread; @data: a YishiHomeExtras of zeros. */
gboolean yishi_home_extras_load (YishiDb       *db,
                                 gpointer       data,
                                 GCancellable  *cancellable,
                                 GError       **error);
void     yishi_home_extras_free (gpointer       data);
/* The day on which the community meets next, after @last (a day, "" if none).
 * @settings: (nullable) */
char    *yishi_home_find_next_day (GSettings    *settings,
                                 const char    *today,
                                 const char    *last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
