/* yishi-reducers-private.h - reducers that are not plain SQL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

gboolean yishi_reduce_ballots (YishiDb     *db,
                               gint64       seq,
                               const char  *at,
                               const char  *body,
                               gsize        length,
                               GError     **error);
gboolean yishi_reduce_roll    (YishiDb     *db,
                               gint64       seq,
                               const char  *at,
                               const char  *body,
                               gsize        length,
                               GError     **error);

G_END_DECLS
