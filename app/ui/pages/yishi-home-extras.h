/* yishi-home-extras.h - what the page of what comes next shows and no snapshot has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray  *actions;  /* (owned) (nullable) (element-type YishiAction): still open */
  GHashTable *seals;    /* (owned) (nullable) id of a closed meeting → seal */
} YishiHomeExtras;

/* A job on the store's thread; @data: a YishiHomeExtras of zeros. */
gboolean yishi_home_extras_load (YishiDb       *db,
                                 gpointer       data,
                                 GCancellable  *cancellable,
                                 GError       **error);
void     yishi_home_extras_free (gpointer       data);

G_END_DECLS
